package attrib

import (
	"slices"
	"strings"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// name is a person's name where it stands, whoever speaks: pronouns and surnames
// may point to people who are no source of a statement.
type name struct {
	lo, hi int    // tokens, without titles
	start  bool   // in the subject that its unit begins with
	sure   bool   // a person's for certain: by a first name, a title, or the surname alone elsewhere
	key    string // what he is found again by: a surname
	first  string // his first name, or what else tells those of one family apart; empty if it is not given
	title  news.Span
	gender gender
	aside  bool // in the caption of a picture: the text does not go on of him
}

// notPerson are classes of words that no person's name holds.
const notPerson = lang.OrgNoun | lang.OutletNoun | lang.OutletName | lang.Metonym | lang.TimeWord |
	lang.DocumentNoun | lang.GroupNoun | lang.Determiner | lang.Preposition | lang.Pronoun | lang.Subordinator |
	lang.Conjunction | lang.AuxBe | lang.AuxHave | lang.AuxDo | lang.UnnamedNoun | lang.Negation

// nameStart is where a name begins in a run of words with capitals: after its
// titles and roles.
func (r *reader) nameStart(lo, hi int) int {
	start := lo
	for i := lo; i < hi-1; i++ {
		if r.toks[i].has(lang.Title|lang.Role) || r.compound(i) || r.office(lo, i, hi) {
			start = i + 1
			if r.word(start) == "." && start+1 < hi {
				start++
			}
		}
	}
	return start
}

// office reports whether the word at token i, in the run of capitals [lo, hi), is an office's and not
// yet the name: "CEO", and "Quarterback" before two words more.
func (r *reader) office(lo, i, hi int) bool {
	c := r.nameClass(i, i+1)
	return c.Has(lang.Occupation) && (r.toks[i].upper || hi-i > 2 && (!c.Has(lang.GivenName) || r.bodyWords(lo, i)))
}

// compound reports whether the word at token i says of what follows where it is from:
// "Dunmore-based".
func (r *reader) compound(i int) bool {
	w := r.word(i)
	k := strings.LastIndexByte(w, '-')
	return k > 0 && strings.HasSuffix(w, r.l.PastSuffix) && w[k+1] >= 'a'
}

// genderOf reads a gender from the words around a name, or from a pronoun alone: "her
// lawyer" may be a man.
func (r *reader) genderOf(lo, hi int) gender {
	g := unknownGender
	for i := lo; i < hi; i++ {
		switch {
		case hi > lo+1 && (r.toks[i].has(lang.Pronoun|lang.Possessive) || r.object(i)):
		case r.toks[i].has(lang.Feminine):
			g = feminine
		case r.toks[i].has(lang.Masculine):
			g = masculine
		}
	}
	return g
}

// collectNames finds the names of persons: two or three words with capitals, one
// after a title, or one that is the last word of such a name elsewhere.
func (r *reader) collectNames() (names []name, bySurname map[string][]int32) {
	var singles []name
	seen := map[string]bool{} // names of one word so far
	things, credits := r.theNames(), r.loneCredits()
	n, paragraph, caption := 0, -1, false
	for i := 0; i < len(r.toks); {
		if !r.toks[i].capital || r.toks[i].punct {
			i++
			continue
		}
		for n < len(r.units)-1 && r.units[n].hi <= i {
			n++
		}
		if n < len(r.units) && r.units[n].teaser {
			i++ // of people in other stories
			continue
		}
		lo := i
		i = r.runOfCapitals(lo)
		if credits[lo] {
			continue
		}
		if n < len(r.units) && r.units[n].paragraph != paragraph {
			paragraph, caption = r.units[n].paragraph, r.creditedCaption(n)
		}
		lo = r.withoutOpening(lo, i)
		f, ok := r.nameIn(lo, i, n, seen)
		f.aside = caption
		switch {
		case !ok || !r.canBePerson(&f, things):
		case f.whole() || r.hisRelative(&f):
			names = append(names, f.name)
		default:
			singles = append(singles, f.name)
		}
	}
	bySurname = r.byFamily(names, singles)
	r.onlySurnames(names, bySurname)
	return r.mergeNames(names, singles, bySurname)
}

// byFamily gives names what people are found again by, as the text calls them, and lists their places by that.
func (r *reader) byFamily(names, singles []name) map[string][]int32 {
	r.learnFamilies(names, singles)
	by := map[string][]int32{}
	for i := range names {
		n := &names[i]
		n.key, n.first = r.parts(n.lo, n.hi)
		by[n.key] = append(by[n.key], int32(i))
	}
	return by
}

// runOfCapitals is where the words with capitals end that begin at token lo, with what joins them in a name.
func (r *reader) runOfCapitals(lo int) int {
	i := lo
	for i < len(r.toks) && (r.toks[i].capital || i > lo && r.namePart(i)) && !r.toks[i].punct && i-lo < maxPhrase {
		if i++; i < len(r.toks) && r.apart(i) {
			break
		}
	}
	return i
}

// withoutOpening is where [lo, hi) begins without the words that have a capital only for beginning a sentence: "| Yet |
// Voss", and not a first name that is such a word, too.
func (r *reader) withoutOpening(lo, hi int) int {
	const opening = lang.Determiner | lang.Preposition | lang.Pronoun | lang.Subordinator | lang.Conjunction | lang.AdverbWord | lang.TimeWord
	for lo < hi && r.toks[lo].has(opening) && !(lo+1 < hi && r.nameClass(lo, lo+1).Has(lang.GivenName)) {
		lo++
	}
	return lo
}

// found is a name where it was found.
type found struct {
	name
	titled bool // behind a title or a role
	given  bool // its first word is a first name
}

// whole reports whether it is more than a word by itself.
func (f *found) whole() bool { return f.hi-f.lo > 1 || f.titled }

// nameIn reads the name in a run of words with capitals, [lo, hi), in unit n; ok: there is one. Of names of one word, seen
// gets their words.
func (r *reader) nameIn(lo, hi, n int, seen map[string]bool) (f found, ok bool) {
	end := r.withoutSuffix(lo, hi)
	from := r.firstNameStart(r.nameStart(lo, end), end)
	if from >= end || r.longName(from, end, n) || r.credited(from, end) {
		return f, false
	}
	f.name = name{lo: from, hi: end, key: r.surname(end - 1), gender: r.genderOf(lo, from)}
	f.start = len(r.units) > 0 && (r.inSubject(r.units[n].lo, lo) || r.isTopic(&r.units[n], lo, end))
	if f.gender == unknownGender {
		f.gender = r.givenGender(from, end)
	}
	f.titled = r.titled(lo, from)
	if f.titled && !r.onlyHonorifics(lo, from) {
		f.title = r.span(lo, from)
	}
	f.given = r.nameClass(from, from+1).Has(lang.GivenName)
	if end-from == 2 && !f.given && r.units[n].lo == from && from == lo && seen[f.key] {
		f.lo++ // "Current | Albrin": its second word alone was a name before
	}
	long := end-f.lo > 1
	f.sure = f.titled || f.given && long || f.lo > 0 && r.has(f.lo-1, lang.Role|lang.Title) || f.start && long && (r.bareNoun(f.lo-1) || r.calledFirst(&r.units[n], lo, end))
	seen[f.key] = seen[f.key] || !long
	return f, true
}

// longName reports whether [lo, hi), in unit u, has more words than a person's name has, initials aside: three; behind a first
// name small words do not count, nor a fourth one but in a headline, where verbs have capitals, too.
func (r *reader) longName(lo, hi, u int) bool {
	n := hi - lo - r.initials(lo, hi)
	if n > 3 && r.nameClass(lo, lo+1).Has(lang.GivenName) {
		for i := lo + 1; i < hi-1; i++ {
			if !r.toks[i].capital {
				n--
			}
		}
		if u > 0 {
			n--
		}
	}
	return n > 3
}

// canBePerson reports whether a name can be a person's: things are the words that the text gives "the".
func (r *reader) canBePerson(f *found, things map[string]bool) bool {
	switch {
	case !r.personWords(f.lo, f.hi):
		return false
	case f.titled:
		return true
	case r.mark(f.lo).Has(lang.Saint) && f.lo+1 < f.hi && r.has(f.hi, lang.Possessive): // "St. Ida | ’s hospital"
		return false
	case f.hi-f.lo > 1 && r.nameClass(f.lo, f.hi).Has(lang.KnownBody):
		return false
	case !f.given && f.hi < len(r.toks) && !r.toks[f.hi].capital && r.nameClass(f.hi, f.hi+1).Has(lang.Trade):
		return false // "the Kelland Regency | hotel"
	}
	return f.given || !things[f.key] && !things[r.foldRange(f.lo, f.hi)]
}

// hisRelative reports whether a first name by itself is that of one who is somebody's: "his wife | Ida |". It is sure
// then, and of the gender of what she is to him.
func (r *reader) hisRelative(f *found) bool {
	if !f.given || f.lo == 0 || !r.has(f.lo-1, lang.PersonNoun) || r.toks[f.lo-1].capital {
		return false
	}
	f.sure = true
	if g := r.genderOf(f.lo-1, f.lo); g != unknownGender {
		f.gender = g
	}
	return true
}

// onlySurnames takes from names the word before the surname that is no first name, where a text
// gives the person one elsewhere: in headlines verbs and places have capitals, too ("Calls | Trump
// a friend", "after the Wisconsin | Trump rally").
func (r *reader) onlySurnames(names []name, bySurname map[string][]int32) {
	r.fullNamed = map[string]bool{}
	for _, list := range bySurname {
		firsts := map[string]bool{} // words before the surname, so far
		given := slices.ContainsFunc(list[:min(len(list), namesBack)], func(k int32) bool {
			x := &names[k]
			if x.hi-x.lo < 2 || r.nameClass(x.lo, x.lo+1).Has(lang.GivenName) {
				return x.hi-x.lo > 1
			}
			again := firsts[r.fold(x.lo)] && !r.stray(x.lo) && r.toks[x.hi-1].class == 0 && !r.toks[x.hi-1].upper && r.nameClass(x.hi-1, x.hi) == 0
			firsts[r.fold(x.lo)] = true
			return again
		})
		if !given {
			continue
		}
		r.fullNamed[names[list[0]].key] = true
		for _, k := range list {
			if x := &names[k]; x.hi-x.lo == 2 && !r.toks[x.lo+1].upper && r.stray(x.lo) {
				x.lo, x.first, x.sure = x.hi-1, "", true
			}
		}
	}
}

// stray reports whether the word with a capital at token i is no first name: a verb, a place, a word
// that speech is made of, an office, or one that the text has in small letters, too.
func (r *reader) stray(i int) bool {
	t, c := &r.toks[i], r.nameClass(i, i+1)
	switch {
	case c.Has(lang.GivenName):
		return false
	case r.halfSmall(i) && c == 0:
		return true // "Harbour-area | Voss"
	case c.Has(lang.PlaceName | lang.Occupation | lang.Former), t.cue > 0 && t.form == lang.PresentForm, t.has(strayWords):
		return true
	}
	if r.small == nil {
		r.small = map[string]bool{}
		for k := range r.toks {
			if t := &r.toks[k]; !t.capital && !t.punct {
				r.small[r.fold(k)] = true
			}
		}
	}
	return r.small[r.fold(i)]
}

// halfSmall reports whether a word goes on behind a hyphen in small letters.
func (r *reader) halfSmall(i int) bool {
	_, after, found := strings.Cut(r.word(i), "-")
	return found && after >= "a" && len(after) > 3
}

// strayWords are classes of words that are nobody's first name.
const strayWords = lang.Determiner | lang.Preposition | lang.Pronoun | lang.Subordinator | lang.Conjunction | lang.AdverbWord | lang.Negation |
	lang.AuxBe | lang.AuxHave | lang.AuxDo | lang.Role | lang.OrgNoun | lang.GroupNoun | lang.UnnamedNoun | lang.DocumentNoun

// theNames are the names, and their last words, that stand behind an article at least once in
// three times and never behind a first name or a title: "the Dunmore Gulls", "the
// Roadster".
func (r *reader) theNames() map[string]bool {
	count, all := map[string]int{}, map[string]int{}
	things, people := map[string]bool{}, map[string]bool{}
	for i := 0; i < len(r.toks); {
		if !r.toks[i].capital || r.toks[i].punct || r.has(i, lang.Determiner) {
			i++
			continue
		}
		lo := i
		for i < len(r.toks) && r.toks[i].capital && !r.toks[i].punct && (i == lo || !r.apart(i)) {
			i++
		}
		key, whole := r.fold(i-1), r.foldRange(lo, i)
		all[key]++
		if whole != key {
			all[whole]++
		}
		switch {
		case r.nameStart(lo, i) > lo || r.nameClass(lo, lo+1).Has(lang.GivenName) && i-lo > 1 || lo > 0 && r.hasClass(lo-1, lang.Title|lang.Role):
			people[key], people[whole] = true, true
		case lo > 0 && r.hasClass(lo-1, lang.Definite) && !(i < len(r.toks) && r.hasClass(i, lang.Possessive)):
			count[key]++
			if whole != key {
				count[whole]++
			}
		}
	}
	for key, n := range count {
		things[key] = !people[key] && 3*n >= all[key]
	}
	return things
}

// withoutSuffix is where a name in [lo, hi) ends that has "Jr" behind it.
func (r *reader) withoutSuffix(lo, hi int) int {
	for hi > lo+1 && r.nameClass(hi-1, hi).Has(lang.NameSuffix) {
		hi--
	}
	return hi
}

// initials is how many words of [lo, hi) are but a letter, as in "Ida R. Voss".
func (r *reader) initials(lo, hi int) int {
	n := 0
	for i := lo + 1; i < hi-1; i++ {
		if w := r.word(i); len(w) == 1 || len(w) == 2 && w[1] == '.' {
			n++
		}
	}
	return n
}

// initialsOnly reports whether a word is two capitals and more, each with a full stop: "T.J.".
func initialsOnly(w string) bool {
	for i := 0; i+1 < len(w); i += 2 {
		if w[i] < 'A' || w[i] > 'Z' || w[i+1] != '.' {
			return false
		}
	}
	return len(w) >= 4 && len(w)%2 == 0
}

// personWords reports whether a run of words can be a person's name.
func (r *reader) personWords(lo, hi int) bool {
	if c := r.nameClass(lo, hi); c.Has(lang.PlaceName) && !c.Has(lang.GivenName) {
		return false
	}
	if r.nameClass(hi-1, hi).Has(lang.Demonym|lang.PlaceNoun|lang.PeopleName) && !r.nameClass(lo, lo+1).Has(lang.GivenName) {
		return false // "South African", "Kelland County", "Young Latinos"
	}
	if hi-lo > 1 && r.mark(hi-1).Has(lang.FirmTail) && !r.nameClass(lo, lo+1).Has(lang.GivenName) {
		return false // "Kelland Energy"
	}
	if hi-lo > 1 && r.toks[hi-1].has(lang.Role) && r.toks[lo].upper {
		return false // "NFL Coach"
	}
	for i := lo; i < hi; i++ {
		if i == lo && hi-lo > 1 && r.nameClass(lo, lo+1).Has(lang.GivenName) {
			continue // "Bill", "Will", "April"
		}
		if t := &r.toks[i]; t.has(notPerson) || hi-lo == 1 && t.upper && len(r.word(i)) <= 5 || t.cue > 0 && hi-lo == 1 {
			return false
		}
	}
	return true
}

// mergeNames puts the single words that are somebody's surname in their place.
func (r *reader) mergeNames(full, singles []name, known map[string][]int32) ([]name, map[string][]int32) {
	out := make([]name, 0, len(full)+len(singles))
	bySurname := make(map[string][]int32, len(known))
	put := func(x name) {
		bySurname[x.key] = append(bySurname[x.key], int32(len(out)))
		out = append(out, x)
	}
	r.beSure(full, singles, known)
	s := 0
	for _, f := range full {
		for s < len(singles) && singles[s].lo < f.lo {
			if known[singles[s].key] != nil {
				put(singles[s])
			}
			s++
		}
		put(f)
	}
	for ; s < len(singles); s++ {
		if known[singles[s].key] != nil {
			put(singles[s])
		}
	}
	return out, bySurname
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

// plural reports whether a noun looks like one in the plural.
func (r *reader) plural(i int) bool {
	t := &r.toks[i]
	if t.has(lang.Plural) {
		return true
	}
	w := r.word(i)
	suffix := r.l.PluralSuffix
	return strings.HasSuffix(w, suffix) && !strings.HasSuffix(w, suffix+suffix) && len(w) > 3
}

// pluralOf reports whether token i is the plural of a word in a class of c.
func (r *reader) pluralOf(i int, c lang.WordClass) bool {
	w, plural := strings.CutSuffix(r.fold(i), r.l.PluralSuffix)
	return plural && r.l.Words[w].Class.Has(c)
}
