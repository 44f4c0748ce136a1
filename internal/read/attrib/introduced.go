package attrib

import (
	"sort"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

const (
	// leadUnits is in which sentences of a text, the first, somebody is met without a name who is
	// named soon after, and introducedWithin how many sentences on.
	leadUnits        = 3
	introducedWithin = 4
)

// introduced is the person whom a lead describes and the sentences after it name: "A Kelland
// woman says that …", and then "Ida Voss said". Whoever is named first must be of the
// description's gender, or be called as it is ("A rabbi says", "Rabbi Voss"), and nobody else may be.
func (x *resolver) introduced(s *source) int32 {
	r := x.r
	first := r.unitOf(s.lo)
	if s.pronoun || s.plural || s.definite || s.named() || s.kind != news.Unnamed && s.kind != news.Person || first >= leadUnits || r.quoted(s.lo) ||
		!r.has(s.lo, lang.Determiner) || r.has(s.lo, lang.Possessive|lang.Another) || s.head <= s.lo ||
		!r.has(s.head, lang.PersonNoun|lang.Role) || r.has(s.head, lang.UnnamedNoun|lang.Spokesman) {
		return news.NoVoice
	}
	from := sort.Search(len(x.names), func(k int) bool { return x.names[k].lo >= s.hi })
	found := -1
	for k := from; k < len(x.names) && r.unitOf(x.names[k].lo) <= first+introducedWithin; k++ {
		n := &x.names[k]
		switch {
		case found >= 0 && n.key == x.names[found].key:
		case !n.sure || r.quoted(n.lo):
		case n.hi-n.lo < 2, found >= 0, len(x.bySurname[n.key]) > 0 && int(x.bySurname[n.key][0]) < from:
			return news.NoVoice // somebody else, or one who was named before
		case !x.fitsLead(s, n):
			return news.NoVoice
		default:
			found = k
		}
	}
	if found < 0 {
		return news.NoVoice
	}
	return x.named(found)
}

// fitsLead reports whether a name can be that of whom a description means.
func (x *resolver) fitsLead(s *source, n *name) bool {
	r := x.r
	if s.gender != unknownGender && n.gender != unknownGender {
		return s.gender == n.gender
	}
	for i := max(0, n.lo-3); i < n.lo; i++ {
		if r.fold(i) == r.fold(s.head) {
			return true
		}
	}
	return false
}
