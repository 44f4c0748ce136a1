package attrib

import (
	"sort"
	"strings"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// maxPlace is how many words the name of a place may have.
const maxPlace = 4

// nameClass is what the language knows of the words [lo, hi) as a name.
func (r *reader) nameClass(lo, hi int) lang.NameClass {
	if lo < 0 || lo >= hi || hi > len(r.toks) || hi-lo > maxPlace {
		return 0
	}
	return r.l.Names[r.foldRange(lo, hi)]
}

// maxAgency is how many words behind a stroke may name whom a picture was taken for.
const maxAgency = 4

// credited reports whether a name is that of whose picture it is, whom no story is about:
// "Photo: Ida Voss", "Ida Voss/Tarn Wire".
func (r *reader) credited(lo, hi int) bool {
	if lo >= 2 && (r.is(lo-1, ':') || r.has(lo-1, lang.RelayBy)) && r.nameClass(lo-2, lo-1).Has(lang.Credit) {
		return true
	}
	if !r.is(hi, '/') || hi+1 >= len(r.toks) || !r.toks[hi+1].capital {
		return false
	}
	for i := hi + 1; i < min(len(r.toks), hi+1+maxAgency); i++ {
		if r.toks[i].capital && (r.has(i, lang.OutletName|lang.OutletNoun) || r.nameClass(i, i+1).Has(lang.Credit)) {
			return true
		}
	}
	return false
}

// givenGender is the gender that a name's first word tells.
func (r *reader) givenGender(lo, hi int) gender {
	if hi-lo < 1 {
		return unknownGender
	}
	switch c := r.nameClass(lo, lo+1); {
	case c.Has(lang.EitherName), c.Has(lang.MasculineName) && c.Has(lang.FeminineName):
		return unknownGender
	case c.Has(lang.MasculineName):
		return masculine
	case c.Has(lang.FeminineName):
		return feminine
	}
	return unknownGender
}

// apart reports whether token i stands on another line than the one before it, or
// on the other side of a quotation mark: no name runs over either.
func (r *reader) apart(i int) bool {
	return strings.ContainsRune(r.body[r.spans[i-1].End:r.spans[i].Start], '\n') || r.toks[i].region != r.toks[i-1].region
}

// titled reports whether a title or a role stands in [lo, hi).
func (r *reader) titled(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if r.toks[i].has(lang.Title | lang.Role) {
			return true
		}
	}
	return false
}

// firstNameStart is where a person's name begins in the run of capitals [lo, hi):
// after the office ("Secretary of | State | Rex Tillerson"), the place, the people or the
// acronym ("PA | Martin Bamford") that stand before it.
func (r *reader) firstNameStart(lo, hi int) int {
	if lo >= 2 && lo < hi && r.has(lo-1, lang.Genitive) && r.hasClass(lo-2, lang.Title|lang.Role) && hi-lo > 1 && !r.nameClass(lo, hi).Has(lang.PlaceName) {
		lo = max(lo+1, hi-2)
	}
	for lo < hi-1 && !r.nameClass(lo, lo+1).Has(lang.GivenName) {
		n := r.beforeName(lo, hi)
		if n == 0 {
			break
		}
		lo += n
	}
	if hi-lo < 3 || r.nameClass(lo, lo+1).Has(lang.GivenName) {
		return lo
	}
	for i := lo + 1; i < hi-1; i++ {
		if r.nameClass(i, i+1).Has(lang.GivenName) {
			return i // "Chief Constable | Adrian Hanstock"
		}
	}
	return lo
}

// bodyWords reports whether a word of [lo, hi) makes it the name of a body.
func (r *reader) bodyWords(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if r.toks[i].has(lang.OrgNoun | lang.OutletNoun | lang.OutletName | lang.DocumentNoun | lang.GroupNoun) {
			return true
		}
	}
	return false
}

// officeHolder is where the name begins in "the Secretary of State Rex Tillerson",
// whose office ends before token of, and where it ends; equal: no such name.
func (r *reader) officeHolder(s *source, of int) (lo, hi int) {
	if of >= s.core || !r.hasClass(of-1, lang.Title|lang.Role) {
		return 0, 0
	}
	for lo, hi = s.core, s.core; lo > of+1 && r.toks[lo-1].capital && !r.toks[lo-1].punct; {
		lo--
	}
	if start := r.firstNameStart(r.nameStart(lo, hi), hi); hi-start > 1 && !r.has(start-1, lang.Postmodifier|lang.Determiner|lang.Conjunction) &&
		(start > lo || !r.has(lo-1, lang.Preposition)) && r.nameClass(start, start+1).Has(lang.GivenName) && !r.bodyWords(start, hi) {
		return start, hi // "the Vice President for news | Ida Voss"
	}
	for i := s.core - 3; i > of && i >= s.core-4; i-- {
		if r.has(i, lang.OrgNoun) && r.toks[i].capital && r.allCapital(i+1, s.core) && !r.bodyWords(i+1, s.core) {
			return i + 1, s.core // "deputy chairman of the Defence Committee | Karl Voss"
		}
	}
	if lo != of+1 || !r.has(of, lang.Genitive) || hi-lo < 2 || r.bodyWords(lo, hi) || r.nameClass(lo, hi).Has(lang.PlaceName) {
		return 0, 0
	}
	for i := lo + 1; i < hi-1; i++ {
		if r.nameClass(i, i+1).Has(lang.GivenName) {
			return i, hi
		}
	}
	if r.known[r.fold(hi-1)] != nil {
		return max(lo+1, hi-2), hi
	}
	return 0, 0
}

// allCapital reports whether every word of [lo, hi) begins with a capital.
func (r *reader) allCapital(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if !r.toks[i].capital || r.toks[i].punct {
			return false
		}
	}
	return hi > lo
}

// bareNoun reports whether token i is a noun in small letters that says of the name
// after it what it is of a person: "the model | Ida Voss".
func (r *reader) bareNoun(i int) bool {
	return i >= 0 && !r.toks[i].capital && !r.toks[i].punct && r.nounLike(i) && !r.plural(i) && r.toks[i].cue == 0 &&
		!r.toks[i].has(notPerson|lang.Possessive|lang.AdverbWord) && !strings.HasSuffix(r.word(i), r.l.PastSuffix)
}

// participle reports whether token i is one that goes on with the noun before it, in
// a phrase that ends at token end: "a poll | released Thursday".
func (r *reader) participle(i, end int) bool {
	t := &r.toks[i]
	if t.capital || t.punct || t.region >= 0 || t.has(lang.NotVerb) || !r.nounLike(i-1) || r.has(i-1, lang.Determiner|lang.AdverbWord|lang.Possessive) ||
		!strings.HasSuffix(r.word(i), r.l.PastSuffix) && t.form != lang.ParticipleForm {
		return false
	}
	return i+1 >= end || r.has(i+1, lang.TimeWord|lang.Preposition)
}

// callsByRole reports whether a run of capitals ends in what somebody is and is no
// name: "Kelland Democrat", and not "Ida King".
func (r *reader) callsByRole(lo, hi int) bool {
	if hi-lo < 2 || !r.toks[hi-1].has(lang.Role) || r.known[r.fold(hi-1)] != nil {
		return false
	}
	for i := lo; i < hi-1; i++ {
		if r.nameClass(i, i+1).Has(lang.GivenName) {
			return false
		}
	}
	return !r.toks[hi-1].has(lang.OrgNoun | lang.OutletNoun | lang.DocumentNoun)
}

// pluralOf reports whether token i is the plural of a word in a class of c.
func (r *reader) pluralOf(i int, c lang.WordClass) bool {
	w, plural := strings.CutSuffix(r.fold(i), r.l.PluralSuffix)
	return plural && r.l.Words[w].Class.Has(c)
}

// beforeName is how many words at token lo say where somebody is from and are no
// part of the name, which ends at hi; 0: none.
func (r *reader) beforeName(lo, hi int) int {
	w := r.word(lo)
	if hi-lo == 2 && initialsOnly(w) && r.toks[lo].class == 0 && r.nameClass(lo, lo+1) == 0 {
		return 0 // "T.J. | Watt"
	}
	if r.toks[lo].upper && hi-lo > 2 && len(w) <= 5 || strings.IndexByte(w, '.') > 0 && len(w) > 2 {
		return 1
	}
	for n := min(maxPlace, hi-lo-2); n > 0; n-- {
		if r.nameClass(lo, lo+n).Has(lang.PlaceName | lang.Demonym) {
			return n
		}
	}
	return 0
}

// inSubject reports whether token i belongs to what the unit that begins at token lo
// is about: no verb and no preposition stands between, unless before a comma ("On
// Tuesday, Voss").
func (r *reader) inSubject(lo, i int) bool {
	if i-lo > maxPhrase/2 {
		return false
	}
	if r.has(lo, lang.Preposition|lang.TimeWord|lang.AdverbWord|lang.Subordinator) {
		for k := i - 1; k > lo; k-- {
			if r.comma(k) {
				lo = k + 1
				break
			}
		}
	}
	if r.has(i-1, lang.Genitive) {
		return false // "the rise of | Voss"
	}
	for k := lo; k < i; k++ {
		if !r.nounLike(k) && !r.has(k, lang.Conjunction|lang.Determiner|lang.Genitive) || r.finiteCue(k) || k > lo && r.pastVerb(lo, k) {
			return false
		}
	}
	return true
}

// looksPast reports whether token k has the form of a verb in the past.
func (r *reader) looksPast(k int) bool {
	t := &r.toks[k]
	return !t.capital && !t.has(lang.NotVerb) && (strings.HasSuffix(r.word(k), r.l.PastSuffix) || r.nameClass(k, k+1).Has(lang.PastVerb))
}

// pastVerb reports whether token k, after the first of its clause at lo, looks like a
// verb in the past: "Voss also | attacked", and not "the | attacked ship".
func (r *reader) pastVerb(lo, k int) bool {
	if !r.looksPast(k) {
		return false
	}
	before := k - 1
	for before > lo && r.has(before, lang.AdverbWord) {
		before--
	}
	return !r.has(before, lang.Determiner|lang.Possessive|lang.Conjunction)
}

// beSure marks the names whose last word stands alone elsewhere, as surnames do, and
// gives such a single name the gender that its full name tells.
func (r *reader) beSure(full, singles []name, known map[string][]int32) {
	for i := range singles {
		s := &singles[i]
		for n, k := range known[s.key] {
			if n > namesBack {
				break
			}
			full[k].sure = true
			s.sure = true
		}
		if s.gender == unknownGender {
			s.gender = oneGender(full, known[s.key])
		}
	}
}

// oneGender is the gender of names if they do not differ in it.
func oneGender(full []name, of []int32) gender {
	g := unknownGender
	for n, k := range of {
		if n > namesBack {
			break
		}
		switch h := full[k].gender; {
		case h == unknownGender || h == g:
		case g == unknownGender:
			g = h
		default:
			return unknownGender
		}
	}
	return g
}

// bodyName reports whether a word that is nobody's name is used as that of a body or
// a place: after "in" or "at", before a noun for bodies, or by being a place's.
func (x *resolver) bodyName(i int) bool {
	r := x.r
	c := r.nameClass(i, i+1)
	key := r.fold(i)
	if x.bySurname[key] != nil || c.Has(lang.GivenName) {
		return false
	}
	if c.Has(lang.PlaceName|lang.Demonym) || x.isThing(i) {
		return true
	}
	if x.bodies == nil {
		x.bodies = r.bodyNames()
	}
	return x.bodies[key]
}

// doubtful reports whether the name of one word at token i is a body's for all that the
// text says: it gives nobody of that surname a first name, and calls it neither he nor she.
func (x *resolver) doubtful(i int) bool {
	key := x.r.fold(i)
	return !x.r.has(i, lang.TimeWord) && !x.onlyBegins(i) && !x.beginsName(key, i) && x.bySurname[key] == nil && !x.r.nameClass(i, i+1).Has(lang.GivenName) && !x.isThing(i) && x.things[key] == 0
}

// onlyBegins reports whether the word at token i has a capital for beginning a sentence,
// as far as the text says.
func (x *resolver) onlyBegins(i int) bool {
	r := x.r
	if !x.sentenceStart(i) {
		return false
	}
	if x.inside == nil {
		x.inside = map[string]bool{}
		for k := 1; k < len(r.toks); k++ {
			if t := &r.toks[k]; t.capital && !t.punct && !r.toks[k-1].punct && !r.apart(k) {
				x.inside[r.fold(k)] = true
			}
		}
	}
	return !x.inside[r.fold(i)]
}

// beginsName reports whether a word is the first of a person's name before token at, as
// names are in Korea.
func (x *resolver) beginsName(word string, at int) bool { return x.familyFirst(word, at) >= 0 }

// namesBefore are the first names of a text that begin before token at, at most a number of them:
// that bounds the time for a text of nothing but names.
func (x *resolver) namesBefore(at, most int) []name {
	hi := sort.Search(len(x.names), func(k int) bool { return x.names[k].lo >= at })
	return x.names[:min(hi, most)]
}

// familyFirst is the last person's name before token at that begins with a word, or -1.
func (x *resolver) familyFirst(word string, at int) int {
	found := -1
	for k := range x.namesBefore(at, 8*namesBack) {
		n := &x.names[k]
		if n.hi-n.lo > 1 && n.sure && x.r.fold(n.lo) == word {
			found = k
		}
	}
	return found
}

// firm reports whether a voice that was taken for a person may as well be a firm: it has
// no first name that is known, no office, and nobody called it he or she.
func (x *resolver) firm(v *voice) bool {
	for _, i := range v.noun {
		if !x.r.toks[i].capital {
			return false
		}
	}
	return v.gender == unknownGender && v.Role.Empty() && !x.r.l.Names[v.given].Has(lang.GivenName) && v.given != ""
}

// isThing reports whether the name at token i is spoken of as "it" rather than as "he"
// or "she", as far as the text says: the pronouns that follow it in its sentences,
// before another name, are counted once for each name.
func (x *resolver) isThing(i int) bool {
	r := x.r
	if x.things == nil {
		x.things = map[string]int{}
		for k := range r.toks {
			if t := &r.toks[k]; t.capital && !t.punct && t.region < 0 {
				x.things[r.fold(k)] += r.thingAfter(k)
			}
		}
	}
	return x.things[r.fold(i)] > 0
}

// thingAfter is 1 where the next pronoun after the name at token k says that it is a
// thing, -1 where it says that it is a person, and 0 where there is none near.
func (r *reader) thingAfter(k int) int {
	for i := k + 1; i < min(k+maxPhrase, len(r.toks)); i++ {
		t := &r.toks[i]
		switch {
		case t.punct && (t.first == '.' || t.first == ';'), t.capital && !t.has(lang.TimeWord), t.region >= 0:
			return 0
		case t.has(lang.Thing):
			return 1
		case t.has(lang.Masculine|lang.Feminine) && t.has(lang.Pronoun|lang.Possessive):
			return -1
		}
	}
	return 0
}

// bodyNames are the words with capitals that stand where names of bodies stand.
func (r *reader) bodyNames() map[string]bool {
	out := map[string]bool{}
	for i := range r.toks {
		t := &r.toks[i]
		if !t.capital || t.punct {
			continue
		}
		org := i+1 < len(r.toks) && r.toks[i+1].capital && r.toks[i+1].has(lang.OrgNoun|lang.OutletNoun) && !r.apart(i+1)
		alone := i+1 >= len(r.toks) || !r.toks[i+1].capital || r.apart(i+1)
		spoken := alone && i+2 < len(r.toks) && r.has(i+1, lang.Role|lang.OrgNoun) && !r.toks[i+1].capital // "the Albrin spokesman"
		if org || spoken || alone && i > 0 && r.nameClass(i-1, i).Has(lang.Locative) {
			out[r.fold(i)] = true
		}
	}
	return out
}

// speaksAgain reports whether what stands around the pronoun at token at says that
// its speaker goes on: "she also said", "he added".
func (x *resolver) speaksAgain(at int) bool {
	k := sort.Search(len(x.r.units), func(k int) bool { return x.r.units[k].hi > at })
	if k > 0 && k < len(x.r.units) && x.lastAt < x.r.units[k-1].lo {
		for i := x.r.units[k-1].lo; i < x.r.units[k-1].hi; i++ {
			if x.r.quoted(i) {
				return false // somebody else may have spoken since
			}
		}
	}
	for i := max(0, at-1); i < min(at+3, len(x.r.toks)); i++ {
		if i != at && !x.r.quoted(i) && x.r.nameClass(i, i+1).Has(lang.SpeaksAgain) {
			return true
		}
	}
	return false
}

// holder is the person who is called by a word beside the name: "the director" is
// "director Ida Voss", or "Voss, the director,". Of several it is the one named last
// before the phrase.
func (x *resolver) holder(s *source, word string) int32 {
	r, g := x.r, s.gender
	holders := map[string]int{} // by surname: where they are called so
	first := -1
	for k := range min(len(x.names), 4*namesBack) {
		n := &x.names[k]
		if g != unknownGender && n.gender != unknownGender && n.gender != g || !n.sure && n.hi-n.lo < 2 || !x.calledBeside(n, s, word) {
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
		return news.NoVoice
	}
	hi := sort.Search(len(x.names), func(k int) bool { return x.names[k].lo >= s.lo })
	for k := hi - 1; k >= max(0, hi-4*namesBack); k-- {
		if h, ok := holders[x.names[k].key]; ok && !r.quoted(x.names[k].lo) {
			return x.named(h)
		}
	}
	return x.named(first)
}

// calledBeside reports whether a word, in the sense that a phrase has it, stands before or
// behind a name.
func (x *resolver) calledBeside(n *name, s *source, word string) bool {
	r := x.r
	same := func(i int) bool {
		return r.sameCapitals(s.lo+1, s.core, i) || r.owned(s) && !r.nameClass(i-1, i).Has(lang.Demonym|lang.PlaceName)
	}
	for i := n.lo - 1; i >= max(0, n.lo-4) && r.nounLike(i) && !r.pastVerb(max(0, i-2), i) && !r.finiteCue(i); i-- {
		if r.has(i, lang.Role|lang.PersonNoun|lang.Title) && r.calls(i, word) && same(i) {
			return true
		}
	}
	for i := n.hi + 1; n.sure && r.comma(n.hi) && i+1 < min(n.hi+6, len(r.toks)) && (r.nounLike(i) || r.has(i, lang.Determiner)); i++ {
		if r.has(i, lang.Role|lang.PersonNoun) && r.fold(i) == word && same(i) && (r.toks[i+1].punct || r.has(i+1, lang.Postmodifier)) {
			return true
		}
	}
	return false
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
		if g != unknownGender && n.gender != unknownGender && n.gender != g || !n.sure {
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

// byGiven is the name of whom a text calls by the first name alone at token at, or
// -1: there must be one person of that first name before it.
func (x *resolver) byGiven(given string, at int) int {
	found := -1
	if !x.r.l.Names[given].Has(lang.GivenName) {
		return found
	}
	for k := range x.namesBefore(at+1, 8*namesBack) {
		n := &x.names[k]
		if n.hi-n.lo < 2 || !n.sure || x.r.fold(n.lo) != given {
			continue
		}
		if found >= 0 && x.names[found].key != n.key {
			return -1
		}
		if found < 0 {
			found = k
		}
	}
	return found
}

// nounBefore is whoever was last called by a noun for a person of a gender: "one
// woman on Rope Street".
func (x *resolver) nounBefore(at int, g gender) int32 {
	r := x.r
	for i := at - 1; i > max(0, at-2*maxPhrase); i-- {
		if !r.has(i, lang.PersonNoun) || r.genderOf(i, i+1) != g || r.plural(i) {
			continue
		}
		lo := i
		for lo > 0 && i-lo < 4 && r.nounLike(lo-1) && !r.has(lo-1, lang.Possessive) {
			lo--
			if r.has(lo, lang.Determiner) {
				break
			}
		}
		if !r.has(lo, lang.Determiner) {
			return news.NoVoice
		}
		return x.voiceOf(lo, i+1)
	}
	return news.NoVoice
}
