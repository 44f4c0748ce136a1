package attrib

import (
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
	if first >= leadUnits || !r.describesOne(s) {
		return news.NoVoice
	}
	from := x.nameFrom(s.hi)
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

// describesOne reports whether a phrase brings one person up by what he is, as one whom its reader does not know yet:
// "a Kelland woman", "a rabbi". A source or a spokesman stays without a name.
func (r *reader) describesOne(s *source) bool {
	if s.pronoun || s.plural || s.definite || s.named() || s.kind != news.Unnamed && s.kind != news.Person {
		return false
	}
	if u := &r.units[r.unitOf(s.lo)]; r.ownClaimEnd(u, s.core) > 0 || r.namelessEnd(u, s.core) > 0 {
		return false // "a man who said he was there", "a woman who asked not to be named"
	}
	if r.quoted(s.lo) || !r.has(s.lo, lang.Determiner) || r.has(s.lo, lang.Possessive|lang.Another) || s.head <= s.lo {
		return false
	}
	return r.has(s.head, lang.PersonNoun|lang.Role) && !r.has(s.head, lang.UnnamedNoun|lang.Spokesman)
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

// nowNamed makes the person whom a source names of the one voice that spoke before without a name
// and is called so: "a friend said …", and then "the friend, Ida Voss, said".
func (x *resolver) nowNamed(s *source) {
	r := x.r
	if !s.named() || s.kind != news.Person || s.plural || s.name[0] < s.core || !r.has(s.lo, lang.Definite) || s.name[1] == s.name[0]+1 || s.core-s.lo != 2 {
		return
	}
	key, given := r.parts(s.name[0], s.name[1])
	head, found := r.fold(s.core-1), int32(news.NoVoice)
	if x.knownPerson(key) != news.NoVoice {
		return
	}
	for k := len(x.v.list) - 1; k >= max(0, len(x.v.list)-voicesBack); k-- {
		v := &x.v.list[k]
		if v.head != head || v.Kind != news.Unnamed || v.plural {
			continue
		}
		if found != news.NoVoice || v.other || !v.gender.fits(s.gender) {
			return // which of them, nobody knows
		}
		found = int32(k)
	}
	if found == news.NoVoice {
		return
	}
	v := &x.v.list[found]
	v.Kind, v.key, v.given, v.Name = news.Person, key, given, news.Span{}
	if v.gender == unknownGender {
		v.gender = r.givenGender(s.name[0], s.name[1])
	}
	x.v.also(found, key)
}
