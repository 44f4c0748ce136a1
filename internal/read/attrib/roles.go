package attrib

import (
	"strings"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// This file reads what people are: the words beside their names.

// onlyHonorifics reports whether [lo, hi) says nothing about a person but how to
// address them: "Mr".
func (r *reader) onlyHonorifics(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if !r.toks[i].punct && !r.toks[i].has(lang.Honorific) {
			return false
		}
	}
	return true
}

// hasRole reports whether a word of [lo, hi) says what somebody is.
func (r *reader) hasRole(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if r.toks[i].has(lang.Role|lang.Title|lang.PersonNoun) || (!r.toks[i].capital || r.toks[i].upper) && r.nameClass(i, i+1).Has(lang.Occupation) {
			return true
		}
	}
	return false
}

// asideHead is the noun that an aside is about: "a surgeon | at the clinic".
func (r *reader) asideHead(s *source) (lo, hi int) {
	if s.core >= s.hi || !r.comma(s.core) {
		return 0, 0
	}
	lo = s.core + 1
	if lo < s.hi && r.ageOnly(lo, lo+1) && r.comma(lo+1) {
		lo += 2
	}
	hi = lo
	for hi < s.hi && !r.toks[hi].punct && !r.has(hi, lang.Relative) && !(hi > lo && r.has(hi, lang.Preposition)) {
		hi++
	}
	return lo, hi
}

// asideRole is the aside that says what a person is, as a role.
func (r *reader) asideRole(s *source) [2]int {
	lo, _ := r.asideHead(s)
	if lo == 0 || s.kind != news.Person || !r.hasRole(lo, s.hi) || r.has(lo, lang.Relative) {
		return [2]int{}
	}
	adverb := r.has(lo, lang.AdverbWord) && !r.nameClass(lo, lo+1).Has(lang.Former)
	pronoun := r.hasClass(lo, lang.Pronoun) && !r.hasClass(lo, lang.Determiner)
	if adverb || pronoun {
		return [2]int{}
	}
	hi := s.hi
	for i := lo; i < s.hi; i++ {
		if r.comma(i) || r.has(i, lang.Relative) {
			hi = i
			break
		}
	}
	if hi > lo+1 && r.toks[lo].has(lang.Determiner) {
		lo++
	}
	return [2]int{lo, hi}
}

// trimRole takes from a role how its bearer is addressed ("neurosurgeon | Dr"), and what goes on
// about works with titles ("producer of films | including “The Quay” and “The").
func (r *reader) trimRole(role [2]int) [2]int {
	lo, hi := role[0], role[1]
	for end := hi; end > lo+1 && (r.toks[end-1].punct || r.toks[end-1].has(lang.Honorific)); {
		if end--; !r.toks[end].punct && r.hasRole(lo, end) {
			hi = end
		}
	}
	for i := lo + 1; i < hi; i++ {
		if !r.quoted(i) {
			continue
		}
		first := hi // of those behind which a role only goes on: "of", "for"
		for end := lo + 1; end < i; end++ {
			switch {
			case !r.has(end, lang.Preposition) || !r.hasRole(lo, end):
			case !r.has(end, lang.Postmodifier) || r.quoted(end+1):
				return [2]int{lo, end}
			default:
				first = min(first, end)
			}
		}
		return [2]int{lo, first}
	}
	return [2]int{lo, hi}
}

// maxRole is of how many words the longest role is that is read where its bearer says nothing.
const maxRole = 12

// inRole reports whether token i can be a word of what somebody is, before its noun: "the | Harbour Post | columnist".
func (r *reader) inRole(i int) bool {
	if !r.nounLike(i) || r.quoted(i) || r.has(i, lang.Determiner|lang.AdverbWord|lang.TimeWord|lang.Possessive) {
		return false
	}
	verb := r.toks[i].cue > 0 && !r.toks[i].capital
	did := r.looksPast(i) && !strings.Contains(r.word(i), "-") // and not "award-winning"
	return !verb && !did
}

// noRoleBehind reports whether what begins at token lo is another's, or a verb: "her | columnist", "it | appears mogul Karl
// Voss".
func (r *reader) noRoleBehind(lo int) bool {
	const before = lang.Possessive | lang.AuxBe | lang.AuxDo | lang.AuxHave | lang.Modal | lang.ToWord | lang.Relative | lang.Negation
	pronoun := r.has(lo-1, lang.Pronoun) && !r.has(lo-1, lang.Determiner)
	return pronoun || r.has(lo-1, before) || r.object(lo-1) || r.object(lo)
}

// roleBeside is what the words beside a name say that its bearer is, wherever it stands: "the
// Harbour Post columnist | Ida Voss", "Ida Voss, | a host in Dunmore,".
func (r *reader) roleBeside(n *name) news.Span {
	if n.hi-n.lo < 2 || r.quoted(n.lo) {
		return news.Span{}
	}
	u := &r.units[r.unitOf(n.lo)]
	if i := n.lo - 1; i >= u.lo && !r.toks[i].capital && r.hasRole(i, i+1) && !r.plural(i) && !r.quoted(i) {
		lo := i
		for lo > u.lo && i-lo < maxRole/2 && r.inRole(lo-1) {
			lo--
		}
		if lo > u.lo && r.noRoleBehind(lo) {
			return news.Span{}
		}
		return r.span(lo, n.lo)
	}
	if !r.comma(n.hi) {
		return news.Span{}
	}
	lo, hi := n.hi+1, n.hi+1
	for hi < u.end && hi-lo < maxRole && !r.toks[hi].punct {
		if r.toks[hi].cue > 0 && !r.hasRole(hi, hi+1) && !r.toks[hi].capital || r.has(hi, lang.Relative|lang.AuxBe|lang.AuxHave|lang.AuxDo|lang.Modal|lang.Conjunction|lang.Subordinator) || r.looksPast(hi) {
			return news.Span{}
		}
		hi++
	}
	if hi-lo < 2 || !r.has(lo, lang.Determiner) || r.has(lo, lang.Possessive) || hi < u.end && !r.comma(hi) || r.has(hi+1, lang.Conjunction) {
		return news.Span{}
	}
	end := lo
	for end < hi && !r.has(end, lang.Preposition) {
		end++
	}
	if end < lo+2 || !r.hasRole(end-1, end) || r.plural(end-1) {
		return news.Span{}
	}
	return r.span(lo+1, hi)
}
