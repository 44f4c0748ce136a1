package attrib

import (
	"strings"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// nearTokens is how many words back, at most.
const nearTokens = 200

// nearUnits is how many sentences back a body is looked for that a phrase says no more of than what it is.
const nearUnits = 2

// nearBody is the one body that the words right before a phrase name, whether it has spoken or not, where
// the phrase says what sort of body it is: "Ten boats of Dunmore Ferries were lost. | The company | said".
// The sentence that names one last counts; of two there, the one that has the word in its name.
func (x *resolver) nearBody(s *source) int32 {
	r := x.r
	if !s.definite || s.plural || s.hi != s.core || s.core-s.lo > 3 {
		return news.NoVoice
	}
	if s.core-s.lo == 3 && strings.Contains(r.word(s.lo+1), "-") && r.toks[s.lo+1].capital && s.kind == news.Organisation {
		return x.basedThere(s)
	}
	if !r.sortOfBody(s) {
		return news.NoVoice
	}
	u, head := r.unitOf(s.lo), r.fold(s.head)
	before, called := x.sorts[head]
	if !called {
		before = news.NoVoice
	}
	for k := u; k >= max(0, u-nearUnits); k-- {
		at, several := x.bodyOfSort(s, &r.units[k])
		switch {
		case several, r.otherOfSort(s, max(at[1], r.units[k].lo, s.lo-nearTokens)):
			return before
		case at[1] <= at[0]:
		case called && !r.sortNamed(s.head, at) && !r.nameClass(s.head, s.head+1).Has(lang.AnyBody):
			return before // "the airline" is the one that was called so
		default:
			id := x.nowNear(s, at)
			if id == news.NoVoice {
				return before
			}
			if x.sorts == nil {
				x.sorts = map[string]int32{}
			}
			x.sorts[head] = id
			return id
		}
	}
	return before
}

// bodyOfSort is the body of a phrase's sort that a sentence names before the phrase, of two the one that has the word for
// its sort in its name; several: there are others. Equal: it names none.
func (x *resolver) bodyOfSort(s *source, u *unit) (at [2]int, several bool) {
	r := x.r
	for _, b := range x.bodiesIn(max(u.lo, s.lo-nearTokens), min(s.lo, u.hi)) {
		switch {
		case !x.sortFits(s.head, b), at[1] > at[0] && x.oneBody(at, b):
		case !x.toldOf(u, b):
			several = true // another, by the way
		case at[1] <= at[0], r.sortNamed(s.head, b) && !r.sortNamed(s.head, at):
			at, several = b, false
		case r.sortNamed(s.head, at):
		default:
			several = true
		}
	}
	return at, several
}

// basedThere is the body before whose name the text has the word with a hyphen that a phrase calls it by:
// "Dunmore-based Albrin", and then "the | Dunmore-based | firm".
func (x *resolver) basedThere(s *source) int32 {
	r := x.r
	word := r.fold(s.lo + 1)
	for i := s.lo - 1; i >= max(0, s.lo-calledBack); i-- {
		if !r.toks[i].capital || r.fold(i) != word {
			continue
		}
		end := min(r.capitals(i+1, s.lo), i+1+maxPhrase)
		if ids := x.v.byKey[r.foldRange(i+1, end)]; end > i+1 && len(ids) > 0 && x.v.list[ids[len(ids)-1]].Kind == news.Organisation {
			return ids[len(ids)-1]
		}
	}
	return news.NoVoice
}

// nowNear is the voice of the body that a phrase means by the name at, if it is one's, and no other body
// has just spoken of which the phrase may be.
func (x *resolver) nowNear(s *source, at [2]int) int32 {
	r := x.r
	if last := x.last; last != news.NoVoice && x.v.list[last].Kind == news.Organisation && r.unitOf(s.lo)-r.unitOf(x.lastAt) <= nearUnits && !r.sortNamed(s.head, at) {
		v := &x.v.list[last]
		if v.name[1] <= v.name[0] || !x.oneBody(at, v.name) {
			return news.NoVoice
		}
		return last
	}
	if b := r.describe(at[0], at[1]); b.kind != news.Organisation || !b.named() {
		return news.NoVoice
	}
	return x.voiceOf(at[0], at[1])
}

// otherOfSort reports whether another body of the sort of a phrase is told of between token i and it: "the
// ferry | group for | Dunmore".
func (r *reader) otherOfSort(s *source, i int) bool {
	for ; i < s.lo; i++ {
		if r.fold(i) == r.fold(s.head) && !r.toks[i].capital && r.has(i+1, lang.Postmodifier) {
			return true
		}
	}
	return false
}

// nearOutlet is the one outlet that the words right before have as a voice, where a phrase says no more than
// that it is one: "the paper".
func (x *resolver) nearOutlet(s *source) int32 {
	r := x.r
	if !s.definite || s.plural || s.kind != news.Outlet || s.hi != s.core || s.core-s.lo != 2 || r.toks[s.head].capital {
		return news.NoVoice
	}
	from := r.spans[r.units[max(0, r.unitOf(s.lo)-nearUnits)].lo].Start
	found := int32(news.NoVoice)
	for k := len(x.v.list) - 1; k >= max(0, len(x.v.list)-voicesBack); k-- {
		v := &x.v.list[k]
		if v.Kind != news.Outlet || v.name[1] <= v.name[0] || len(v.Mentions) == 0 || v.Mentions[len(v.Mentions)-1].Start < from {
			continue
		}
		if found != news.NoVoice {
			return news.NoVoice
		}
		found = int32(k)
	}
	return found
}

// sortOfBody reports whether a phrase says but what sort of body it is about, and none that a state has many
// of: "the ferry company".
func (r *reader) sortOfBody(s *source) bool {
	for i := s.lo + 1; i < s.core; i++ {
		if r.toks[i].capital {
			return false
		}
	}
	c := r.nameClass(s.head, s.head+1)
	return (r.has(s.head, lang.OrgNoun) || c.Has(lang.AnyBody|lang.Trade)) && !c.Has(lang.StateBody) && !r.has(s.head, lang.GroupNoun|lang.Metonym|lang.OutletNoun)
}

// toldOf reports whether a sentence is about the body of a name: it speaks, it is the subject, or something is of it, "ten
// boats of | Dunmore Ferries", "| Dunmore Ferries' boats".
func (x *resolver) toldOf(u *unit, b [2]int) bool {
	r := x.r
	if len(x.v.byKey[r.foldRange(b[0], b[1])]) > 0 {
		return true // it has spoken
	}
	at := b[0] // of its article
	if at > 0 && r.has(at-1, lang.Definite) {
		at--
	}
	if at > 1 && (r.toks[at-1].cue > 0 || r.has(at-1, lang.ToWord) && r.toks[at-2].cue > 0) {
		return true // "said | Dunmore Ferries", "according to | Dunmore Ferries"
	}
	if at > 1 && r.has(at-1, lang.RelayBy) && r.has(at-2, lang.DocumentNoun|lang.ReportNoun|lang.MediumNoun) {
		return true // "a report by | Dunmore Ferries"
	}
	if r.has(b[1], lang.Possessive) || b[0] > 0 && r.has(b[0]-1, lang.Genitive) || b[0] > 1 && r.has(b[0]-1, lang.Definite) && r.has(b[0]-2, lang.Genitive) {
		return true
	}
	if b[0] <= r.leftStart(u)+1 {
		return b[1] >= len(r.toks) || r.toks[b[1]].capital || !r.nounLike(b[1]) || r.toks[b[1]].cue > 0 || r.pastVerb(b[0], b[1])
	}
	return false
}

// bodiesIn are the names of bodies in [lo, hi), outside quotation marks.
func (x *resolver) bodiesIn(lo, hi int) (found [][2]int) {
	r := x.r
	for i := lo; i < hi; i++ {
		if t := &r.toks[i]; !t.capital || t.punct || r.quoted(i) {
			continue
		}
		end := min(r.capitals(i, hi), i+maxPhrase)
		start := i
		for start < end-1 && r.has(start, lang.Definite|lang.Preposition|lang.Subordinator) {
			start++
		}
		i = max(i, end-1)
		if x.isBody(start, end) && !r.placed(start) {
			found = append(found, [2]int{start, end})
		}
	}
	return found
}

// placed reports whether the name at token i but says where something is, or to whom or through what it
// was said: "at | Dunmore University", "told | Dunmore Cable", "on her | Dunmore Link profile".
func (r *reader) placed(i int) bool {
	if i > 0 && r.has(i-1, lang.Possessive) && r.has(i-1, lang.Determiner) {
		return true
	}
	if i > 0 && r.has(i-1, lang.Definite) {
		i--
	}
	return i > 0 && (r.nameClass(i-1, i).Has(lang.Locative|lang.ByWay|lang.Airs) || r.cueTakes(i-1, lang.TakesPerson))
}

// isBody reports whether the text, or all the world, has [lo, hi) for the name of a body that is no
// outlet, no place and no part of a state.
func (x *resolver) isBody(lo, hi int) bool {
	r := x.r
	c := r.nameClass(lo, hi)
	if r.is(hi, '/') || hi-lo == 1 && r.toks[lo].upper && !c.Has(lang.KnownBody) && !x.shortFor(lo) { // "Harbour Images/Ida Voss", "DTV7"
		return false
	}
	if c.Has(lang.PlaceName|lang.Demonym|lang.KnownOutlet) || r.has(hi-1, lang.OutletNoun|lang.OutletName|lang.TimeWord|lang.Role|lang.Metonym) || r.agency(lo, hi) {
		return false
	}
	for k := x.nameFrom(max(0, lo-1)); k < len(x.names) && x.names[k].lo < hi; k++ {
		if n := &x.names[k]; n.sure && n.lo < hi && n.hi > lo {
			return false
		}
	}
	for i := lo; i < hi; i++ {
		if r.nameClass(i, i+1).Has(lang.StateBody) || r.has(i, lang.Title) {
			return false
		}
	}
	if c.Has(lang.KnownBody) {
		return true
	}
	for _, id := range x.v.byKey[r.foldRange(lo, hi)] {
		if v := &x.v.list[id]; v.Kind == news.Organisation && !v.doubt {
			return true
		}
	}
	if hi-lo > 1 {
		return r.has(hi-1, lang.OrgNoun) || r.nameClass(hi-1, hi).Has(lang.LegalForm)
	}
	return r.toks[lo].class == 0 && !x.onlyBegins(lo) && x.bySurname[r.fold(lo)] == nil && !c.Has(lang.GivenName) && x.isThing(lo)
}

// shortFor reports whether the word at token i is the letters of a body of several words that has spoken.
func (x *resolver) shortFor(i int) bool {
	for _, id := range x.v.byKey[x.r.fold(i)] {
		if v := &x.v.list[id]; v.Kind == news.Organisation && v.name[1]-v.name[0] > 1 {
			return true
		}
	}
	return false
}

// sortFits reports whether a body of the name b may be called by the noun at token head: its name has no
// word for another sort of body, unless any body may be called by the noun.
func (x *resolver) sortFits(head int, b [2]int) bool {
	r := x.r
	public := false
	for i := b[0]; i < b[1]; i++ {
		public = public || r.nameClass(i, i+1).Has(lang.PublicBody)
	}
	if public != r.nameClass(head, head+1).Has(lang.PublicBody) {
		return r.sortNamed(head, b)
	}
	if r.nameClass(head, head+1).Has(lang.AnyBody) || r.sortNamed(head, b) {
		return true
	}
	for i := b[0]; i < b[1]; i++ {
		if r.has(i, lang.OrgNoun) {
			return false
		}
	}
	return r.nameClass(head, head+1).Has(lang.Trade)
}

// kinWord is how many letters two words for firms of one trade begin with in common: "airline", "airways".
const kinWord = 3

// sortNamed reports whether a name has the noun at token head, or a word for the same trade.
func (r *reader) sortNamed(head int, b [2]int) bool {
	w := r.fold(head)
	for i := b[0]; i < b[1]; i++ {
		v := r.fold(i)
		trade := r.nameClass(i, i+1).Has(lang.Trade) && r.nameClass(head, head+1).Has(lang.Trade)
		if v == w || strings.TrimSuffix(v, r.l.PluralSuffix) == w || trade && len(w) > kinWord && strings.HasPrefix(v, w[:kinWord]) {
			return true
		}
	}
	return false
}

// oneBody reports whether two names are one body's: one is the other's beginning or end.
func (x *resolver) oneBody(a, b [2]int) bool {
	v, w := x.r.foldRange(a[0], a[1]), x.r.foldRange(b[0], b[1])
	if len(v) < len(w) {
		v, w = w, v
	}
	return v == w || strings.HasPrefix(v, w+" ") || strings.HasSuffix(v, " "+w) || x.r.acronym(a[0], a[1]) == w || x.r.acronym(b[0], b[1]) == w
}
