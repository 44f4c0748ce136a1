package attrib

import (
	"slices"
	"strings"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// This file finds out who is called by a word for an office or a kind of person.

// holder is the person who is called by a word beside the name: "the director" is
// "director Ida Voss", or "Voss, the director,". Of several it is the one named last
// before the phrase.
func (x *resolver) holder(s *source, word string) int32 {
	id, _ := x.holders(s, word)
	return id
}

// holders is holder, and how many are called so.
func (x *resolver) holders(s *source, word string) (id int32, n int) {
	r, g := x.r, s.gender
	holders := map[string]int{} // by surname: where they are called so
	first := -1
	for k := range min(len(x.names), 4*namesBack) {
		n := &x.names[k]
		if !n.gender.fits(g) || !n.sure && n.hi-n.lo < 2 || !x.calledBeside(n, s, word) {
			continue
		}
		if _, ok := holders[n.key]; !ok {
			holders[n.key] = k
		}
		if first < 0 {
			first = k
		}
	}
	if first < 0 {
		return news.NoVoice, 0
	}
	hi := x.nameFrom(s.lo)
	for k := hi - 1; k >= max(0, hi-4*namesBack); k-- {
		if h, ok := holders[x.names[k].key]; ok && !r.quoted(x.names[k].lo) {
			return x.named(h), len(holders)
		}
	}
	return x.named(first), len(holders)
}

// justCalled is who is called so where the sentence before begins with the name, of whom nobody has heard yet: "Ida
// Voss, a student living in Arvik, was watching. | The student | said so".
func (x *resolver) justCalled(s *source, word string) int32 {
	r := x.r
	if !s.definite || s.plural || s.core-s.lo != 2 || !r.has(s.head, lang.Role|lang.PersonNoun) || r.has(s.head, lang.Title) { // "the president" may be the country’s
		return news.NoVoice
	}
	for k := x.nameFrom(s.lo) - 1; k >= 0 && r.unitOf(s.lo)-r.unitOf(x.names[k].lo) <= 1; k-- {
		n := &x.names[k]
		if n.start && n.sure && !n.aside && !r.quoted(n.lo) && n.gender.fits(s.gender) && x.knownPerson(n.key) == news.NoVoice && x.calledBeside(n, s, word) {
			return x.named(k)
		}
	}
	return news.NoVoice
}

// hisOwn is who is called so by whose he is, "his brother", where the text has one person with a name
// who is called so.
func (x *resolver) hisOwn(s *source, word string) int32 {
	r := x.r
	if s.plural || s.head != s.lo+1 || s.core != s.head+1 || !r.has(s.lo, lang.Possessive) || !r.has(s.lo, lang.Masculine|lang.Feminine) ||
		!r.has(s.head, lang.Role|lang.PersonNoun) || r.has(s.head, lang.UnnamedNoun|lang.Spokesman) {
		return news.NoVoice
	}
	t := *s
	t.gender = unknownGender // "his" says of whom he is, and not what he is
	id, n := x.holders(&t, word)
	if n != 1 || id == news.NoVoice || !x.saidToBe(id, s) {
		return news.NoVoice
	}
	return id
}

// saidToBe reports whether the text says what a person is with the same word for whose as a phrase: "his brother,
// Karl", and "his brother". "Anna Voss's lawyer" may be another's.
func (x *resolver) saidToBe(id int32, s *source) bool {
	r := x.r
	role := x.v.list[id].Role
	if role.Empty() {
		return false
	}
	lo, hi := news.Within(r.spans, role)
	for i := max(0, lo-1); i < hi; i++ {
		if r.has(i, lang.Possessive) {
			return r.has(i, lang.Masculine|lang.Feminine) && r.fold(i) == r.fold(s.lo)
		}
	}
	return false
}

// calledBeside reports whether a word, in the sense that a phrase has it, stands before or
// behind a name.
func (x *resolver) calledBeside(n *name, s *source, word string) bool {
	r := x.r
	same := func(i int) bool {
		return !r.otherWhose(s.lo, i-1) && r.sameCapitals(s.lo+1, s.core, i) || r.owned(s) && !r.nameClass(i-1, i).Has(lang.Demonym|lang.PlaceName)
	}
	for i := n.lo - 1; i >= max(0, n.lo-4) && r.nounLike(i) && !r.pastVerb(max(0, i-2), i) && !r.finiteCue(i); i-- {
		if r.has(i, lang.Role|lang.PersonNoun|lang.Title) && r.calls(i, word) && same(i) && !r.standsIn(i, s.head) {
			return true
		}
	}
	for i := n.hi + 1; n.sure && r.comma(n.hi) && i+1 < min(n.hi+6, len(r.toks)) && (r.nounLike(i) || r.has(i, lang.Determiner)); i++ {
		if r.has(i, lang.Role|lang.PersonNoun) && r.fold(i) == word && same(i) && !r.standsIn(i, s.head) && (r.toks[i+1].punct || r.has(i+1, lang.Postmodifier|lang.Relative) || r.toks[i+1].cue == 0 && (r.endsIng(i+1) || r.looksPast(i+1))) {
			return true // "Voss, a student | living in Arvik,", and not "of Voss, the student | said"
		}
	}
	return false
}

// otherWhose reports whether tokens i and j both say whose somebody is, and are of two genders: "her |
// friend" is not "his | friend Karl".
func (r *reader) otherWhose(i, j int) bool {
	both := lang.Masculine | lang.Feminine
	return r.has(i, lang.Possessive) && j >= 0 && r.has(j, lang.Possessive) && r.toks[i].class&both != 0 && r.toks[j].class&both != 0 && r.toks[i].class&both != r.toks[j].class&both
}

// describedAs reports whether a person has been called by a word of the phrase
// [lo, hi): "the retired officer" is she who was "a retired colonel".
func (x *resolver) describedAs(v *voice, lo, hi int) bool {
	for w := lo; w < min(hi, lo+6); w++ {
		if x.r.toks[w].punct || x.r.has(w, lang.Determiner|lang.Preposition|lang.AdverbWord|lang.Possessive) || x.r.has(w, lang.Title) && !x.r.has(w, lang.Role) {
			continue
		}
		word := x.r.fold(w)
		for _, i := range v.noun {
			if x.r.calls(i, word) && !x.r.once(i) && !x.r.standsIn(i, w) && x.r.sameCapitals(lo, hi, i) {
				return true
			}
		}
	}
	return false
}

// owned reports whether a phrase says whose office it is about: "Kelland's president".
func (r *reader) owned(s *source) bool {
	return s.head >= s.lo+2 && r.has(s.head-1, lang.Possessive) && r.toks[s.lo].capital && r.has(s.head, lang.Role)
}

// sameCapitals reports whether the words with capitals in [lo, hi) stand about token i,
// too: "the Kelland president" is not "the president of Dunmore".
func (r *reader) sameCapitals(lo, hi, i int) bool {
	for w := lo; w < hi; w++ {
		if !r.toks[w].capital || r.toks[w].punct || r.has(w, lang.Title|lang.Role) {
			continue
		}
		found := false
		for k := max(0, i-4); k < min(len(r.toks), i+7) && !found; k++ {
			found = (k < lo || k >= hi) && r.fold(k) == r.fold(w)
		}
		if !found {
			return false
		}
	}
	return true
}

// once reports whether token i says what somebody was and is no more: "the former
// Kelland | governor".
func (r *reader) once(i int) bool {
	for k := i - 1; k >= max(0, i-3) && !r.toks[k].punct; k-- {
		if r.nameClass(k, k+1).Has(lang.Former) {
			return true
		}
	}
	return false
}

// standsIn reports whether token i is the office of whoever stands in for its holder, and token w is not: "Vice | President"
// is not "the former | president".
func (r *reader) standsIn(i, w int) bool {
	return r.mark(i-1).Has(lang.Second) && !r.mark(w-1).Has(lang.Second)
}

// formerly is who is called by what he was, right behind a sentence that is about him, where nobody has spoken since:
// "Ida Voss joined in on Monday. “…,” | the former mayor | said".
func (x *resolver) formerly(s *source) int32 {
	r := x.r
	if !s.definite || s.plural || s.core-s.lo < 3 || !r.nameClass(s.lo+1, s.lo+2).Has(lang.Former) || !r.has(s.head, lang.Role|lang.PersonNoun) {
		return news.NoVoice
	}
	u := &r.units[max(0, r.unitOf(s.lo)-1)]
	if u.paragraph != r.paragraphOf(s.lo) || x.last != news.NoVoice && x.lastAt >= u.lo {
		return news.NoVoice
	}
	for k := x.nameFrom(u.lo); k < len(x.names) && x.names[k].lo < u.hi; k++ {
		if n := &x.names[k]; n.start && n.sure && !r.quoted(n.lo) && n.gender.fits(s.gender) {
			return x.named(k)
		}
	}
	return news.NoVoice
}

// calls reports whether token i is a word, folded, or a title that is short for it:
// "Gov." is "the governor".
func (r *reader) calls(i int, word string) bool {
	w := r.fold(i)
	return w == word || slices.Contains(r.l.LongTitles[strings.TrimSuffix(w, ".")], word)
}

// onePerson reports whether the text before token at has named one person at most:
// among several, a role that none of them was given could be anybody's.
func (x *resolver) onePerson(at int) bool {
	key := ""
	for k := range x.namesBefore(at, 4*namesBack) {
		n := &x.names[k]
		if !n.sure {
			continue
		}
		if key != "" && key != n.key {
			return false
		}
		key = n.key
	}
	people := 0
	for k := range min(len(x.v.list), voicesBack) {
		if v := &x.v.list[k]; v.Kind == news.Person {
			people++
			if key != "" && v.key != "" && v.key != key {
				return false // one was named, and another has spoken
			}
		}
	}
	return people <= 1
}

// onlyOf is the person of a gender whom the text before token at has named, if it is one alone:
// "the actress" is Ida Voss where men and she were named.
func (x *resolver) onlyOf(at int, g gender) int32 {
	only := -1
	for k := range x.namesBefore(at, 4*namesBack) {
		n := &x.names[k]
		switch {
		case !n.sure || n.gender != g:
		case only >= 0 && x.names[only].key != n.key:
			return news.NoVoice
		case only < 0:
			only = k
		}
	}
	if only < 0 {
		return news.NoVoice
	}
	return x.named(only)
}

// about is the person whom the text before token at has been about: the one named
// most often, if more than once.
func (x *resolver) about(at int, g gender) int32 {
	best, most := -1, 1
	count := map[string]int{}
	for k := range x.namesBefore(at, 4*namesBack) {
		n := &x.names[k]
		if !n.gender.fits(g) || !n.sure {
			continue
		}
		if count[n.key]++; count[n.key] > most {
			best, most = k, count[n.key]
		}
	}
	if best < 0 {
		return news.NoVoice
	}
	return x.named(best)
}
