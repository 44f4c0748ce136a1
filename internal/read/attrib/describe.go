package attrib

import (
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// source is what the words of a source say about whom it means.
type source struct {
	lo, hi   int
	core     int    // end of the phrase without asides
	name     [2]int // tokens of the name; equal: none
	role     [2]int
	head     int // the noun that the phrase is about, where there is no name
	kind     news.VoiceKind
	plural   bool
	definite bool
	pronoun  bool
	another  bool // "a second official"
	gender   gender
}

func (s *source) named() bool { return s.name[1] > s.name[0] }

// describe reads a source's noun phrase.
func (r *reader) describe(lo, hi int) source {
	for hi > lo+1 && r.toks[hi-1].has(lang.Possessive) && !r.toks[hi-1].has(lang.Determiner|lang.Relative) {
		hi-- // "Voss’s | view"
	}
	for hi > lo+1 && r.nameClass(hi-1, hi).Has(lang.Reflexive) {
		hi-- // "Voss | herself"
	}
	if hi > lo+1 && hi < len(r.toks) && r.toks[hi-1].capital && r.toks[hi-1].has(lang.AdverbWord) && r.toks[hi].capital && r.toks[hi].cue > 0 {
		hi-- // a headline: "Voss | Just Said"
	}
	s := source{lo: lo, hi: hi, core: hi, head: hi - 1}
	if hi == lo+1 && (r.toks[lo].has(lang.Pronoun|lang.FirstPerson) || r.toks[lo].has(lang.Possessive) && r.toks[lo].has(lang.Determiner) || r.object(lo)) && !r.toks[lo].has(lang.Relative) {
		s.pronoun = true
		s.gender = r.genderOf(lo, hi)
		s.plural = r.toks[lo].has(lang.Plural)
		return s
	}
	if r.siteName(&s) {
		return s
	}
	if r.mark(lo).Has(lang.Whoever) {
		s.head, s.kind = lo, news.Unnamed // "whoever | took the picture"
		return s
	}
	list := r.nameList(lo, hi)
	for i := lo + 1; i < hi && !list; i++ {
		if r.comma(i) || r.is(i, '(') || r.has(i, lang.Relative) {
			s.core = i
			break
		}
	}
	s.gender = r.genderOf(lo, hi)
	s.definite = r.toks[lo].has(lang.Definite)
	for i := lo; i < s.core; i++ {
		s.another = s.another || r.toks[i].has(lang.Another)
	}
	r.findHead(&s)
	s.role = r.trimRole(s.role)
	return s
}

// object reports whether token i is a pronoun in the case of objects: a word of which
// nothing is known but its gender, "him".
func (r *reader) object(i int) bool {
	c := r.toks[i].class
	return !r.toks[i].capital && c != 0 && c&^(lang.Masculine|lang.Feminine) == 0
}

// findHead splits the phrase at its first "of", "for", "at": what stands before
// it ends in a name or in the noun that the phrase is about.
func (r *reader) findHead(s *source) {
	if r.bodySpokesman(s) {
		return
	}
	if at := r.spokesmanNamed(s.lo, s.core); at < s.core {
		s.name, s.kind, s.role = [2]int{at, s.core}, news.Person, [2]int{s.lo, at}
		return
	}
	head := r.headEnd(s)
	if r.officeAside(s, head) {
		return
	}
	if lo, hi := r.officeHolder(s, head); hi > lo {
		s.name, s.kind, s.role = [2]int{lo, hi}, news.Person, [2]int{s.lo, lo}
		if r.toks[s.lo].has(lang.Determiner) {
			s.role[0]++
		}
		return
	}
	if r.joined(s.lo, head) {
		s.kind, s.plural, s.head = news.Group, true, head-1
		if t := &r.toks[head-1]; t.has(lang.Metonym) || r.nameClass(head-1, head).Has(lang.PlaceName) || r.nameClass(head-2, head).Has(lang.PlaceName) {
			s.kind = news.Organisation // "Japan and South Korea": their governments
		}
		return
	}
	from := r.headName(s, head)
	s.head = head - 1
	named := r.asideName(s)
	aside := named[1] > named[0]
	if !(aside && from == head) && r.spokesman(s, head, from) {
		return
	}
	if from == head {
		r.commonHead(s)
		switch {
		case aside && s.kind == news.Document:
			s.hi = s.core // "According to the report, | Ida Voss left"
		case aside && !s.plural:
			r.nameFromAside(s, named)
		}
		return
	}
	r.readName(s, from, head)
}

// officeAside reads a name in an aside behind an office that is named with small words, before which head ends the
// phrase: "the Centre | for Safe Ships director, Ida Voss".
func (r *reader) officeAside(s *source, head int) bool {
	last := s.core - 1
	if head > last || last < s.lo+2 || !r.comma(s.core) || !r.has(last, lang.Role) || r.toks[last].capital || r.plural(last) || !r.nameAside(s.lo, s.core+1) {
		return false
	}
	name := r.asideName(s)
	if name[1] < s.hi-1 || name[1] == s.hi-1 && !r.comma(name[1]) {
		return false
	}
	s.head, s.kind = last, news.Unnamed
	r.nameFromAside(s, name)
	return true
}

// headName is where the name begins that what stands before token head of a phrase ends in; head: it ends in a common
// noun, or in a name for what people are, "the 46-year-old Norwegian", "the Kelland Democrat".
func (r *reader) headName(s *source, head int) int {
	from := head
	for from > s.lo && (r.nameWord(from-1, s.lo) || r.insideName(from-1, head)) {
		from--
	}
	people := from > s.lo && r.nameClass(from, head).Has(lang.Demonym) || r.callsByRole(from, head)
	one := r.has(s.lo, lang.Determiner) && (!s.definite || from == head-1)
	if people || one && r.memberOf(head-1) && !r.asideOutlet(s) {
		return head
	}
	return from
}

// asideOutlet reports whether the aside behind a phrase says that it is an outlet's name: "The Republican, | a newspaper,".
func (r *reader) asideOutlet(s *source) bool {
	lo, hi := r.asideHead(s)
	return hi > lo && r.toks[hi-1].has(lang.OutletNoun) && !r.hasRole(lo, hi)
}

// headEnd is where the part of a phrase ends that its name or its noun ends: before what says whose, where from or
// through what.
func (r *reader) headEnd(s *source) int {
	for i := s.lo + 1; i < s.core; i++ {
		switch {
		case r.nameClass(i, i+1).Has(lang.ByWay) && !r.toks[i].capital && r.bareName(s.lo, i):
			s.core = i
			return i // "the Post | via a public records request"
		case i > s.lo+1 && r.has(i, lang.Definite|lang.Possessive) && r.has(i, lang.Determiner) && r.has(i-1, lang.DocumentNoun) && !r.ownerNamed(s, i):
			return i // "a statement | the couple provided"
		case r.has(i, lang.Postmodifier) || r.participle(i, s.core) || r.has(i, lang.Preposition) && (!r.toks[i-1].capital || i-1 == s.lo && r.has(i-1, lang.GroupNoun)) && r.plural(i-1):
			return i
		}
	}
	return s.core
}

// ownerNamed reports whether who made a document is named in the clause at token i that tells of it: "a statement | the
// Kelland Board issued", "an email | his lawyer, Ida Voss, sent". Then that is who speaks.
func (r *reader) ownerNamed(s *source, i int) bool {
	for k := i + 1; k < s.core && !r.has(k, lang.Preposition|lang.Postmodifier); k++ {
		if r.toks[k].capital {
			return true
		}
	}
	return r.comma(s.core) && s.core+1 < len(r.toks) && r.toks[s.core+1].capital
}

// readName reads the name in [from, head) of a phrase, what stands before it as somebody's role, and
// how far it goes on: "Ministry of Defence", "University of Kelland".
func (r *reader) readName(s *source, from, head int) {
	end := head
	if r.toks[head-1].has(lang.OrgNoun) || r.toks[head-1].has(lang.OutletNoun|lang.DocumentNoun) {
		for j := head + 1; j < s.core && (r.toks[j].capital || r.has(j, lang.Genitive|lang.Definite|lang.Conjunction|lang.Postmodifier)); j++ {
			if r.toks[j].capital {
				end = j + 1
			}
		}
	}
	if to := r.nameFor(from, head, s.core); to > head {
		s.name, s.kind = [2]int{from, to}, news.Organisation
		return
	}
	name := r.personStart(from, head)
	if end == head && !r.bodyWords(name, end) {
		end = r.withoutSuffix(name, end)
	}
	s.name = [2]int{name, end}
	s.role = [2]int{s.lo, name}
	if r.toks[s.lo].has(lang.Determiner) && name > s.lo {
		s.role[0]++
	}
	s.kind = r.kindOfName(s, from)
	if s.kind == news.Organisation && r.bodyWords(name, end) && name > s.role[0]+1 && r.toks[name-2].capital && r.has(name-1, lang.Possessive) && !r.has(name-1, lang.Determiner) {
		s.name[0], s.role = s.role[0], [2]int{} // "Kelland’s Foreign Ministry", "the Prime Minister’s Bureau"
	}
	if !r.hasRole(s.role[0], s.role[1]) && !(s.kind == news.Person && s.role[1] > s.role[0] && r.nameClass(s.role[1]-1, s.role[1]).Has(lang.Occupation)) {
		s.role = r.asideRole(s)
	}
	if s.kind == news.Group {
		s.plural = true
	}
	if r.onlyHonorifics(s.role[0], s.role[1]) {
		s.role = r.asideRole(s)
	}
	if s.role[1] == s.role[0]+1 && r.has(s.role[0], lang.Title) {
		if aside := r.asideRole(s); aside[1] > aside[0]+1 {
			s.role = aside // "Rabbi Ida Voss, | president of the board": what somebody is says more than a title
		}
	}
}

// nameFor is where the name of a body ends that says for whom or what it is, and that begins with one
// word that is nobody's name: "Transport for Kelland". It is head where there is none.
func (r *reader) nameFor(from, head, core int) int {
	if head != from+1 || head+1 >= core || !r.toks[head+1].capital || !r.nameClass(head, head+1).Has(lang.NameFor) || r.ofSomebody(from) {
		return head
	}
	return r.capitals(head+1, core)
}

// ofSomebody reports whether the word at token i is somebody's or a place's name, or says what people or bodies are, so that
// no body is called by it alone.
func (r *reader) ofSomebody(i int) bool {
	t := &r.toks[i]
	if t.upper || t.has(lang.OrgNoun|lang.GroupNoun) || r.plural(i) || r.hasRole(i, i+1) {
		return true
	}
	return r.nameClass(i, i+1).Has(lang.GivenName|lang.PlaceName|lang.Demonym|lang.Occupation) || r.knownName(i, i+1)
}

// personStart is where a person's name begins in the run of capitals [lo, hi) of a
// source: after titles and roles, and after the body that the person has an office in
// ("House Speaker | Ida Voss"). The name of a body is left whole.
func (r *reader) personStart(lo, hi int) int {
	start := r.nameStart(lo, hi)
	if !r.bodyWords(start, hi) {
		start = r.firstNameStart(start, hi)
		if hi-start == 2 && !r.toks[start+1].upper && r.fullNamed[r.fold(hi-1)] && r.stray(start) {
			start++ // "Debating | Voss", who is Ida Voss
		}
		return start
	}
	for i := max(start+1, hi-3); i < hi-1; i++ {
		if r.nameClass(i, i+1).Has(lang.GivenName) && r.bodyWords(start, i) && !r.bodyWords(i, hi) {
			return i
		}
	}
	for start > lo && start < hi-1 && r.hasClass(start-1, lang.Role) && !r.hasClass(start-1, lang.Title) && r.hasClass(hi-1, lang.OrgNoun) {
		start-- // "Democrat | National Committee"
	}
	if start > lo && start == hi-1 && r.hasClass(start, lang.OrgNoun) && r.hasClass(start-1, lang.Title) {
		start-- // "Justice | Department"
	}
	return start
}

// asideName is where the name stands in "the mayor, Ida Voss" and "his wife, longtime
// aide Ida Voss"; equal: there is none.
func (r *reader) asideName(s *source) [2]int {
	lo := s.core + 1
	if lo >= s.hi || !r.comma(s.core) {
		return [2]int{}
	}
	hi := lo
	for hi < s.hi && !r.toks[hi].punct {
		hi++
	}
	if r.nameAside(s.lo, lo) {
		hi = r.capitals(lo, s.hi)
		return [2]int{r.nameStart(lo, hi), hi}
	}
	if hi == lo+1 && hi < s.hi && r.has(s.head, lang.PersonNoun) && s.head < s.core && r.nameClass(lo, hi).Has(lang.GivenName) && r.toks[lo].capital {
		return [2]int{lo, hi} // "his wife, Ida,"
	}
	if end := r.capitals(lo, hi); end > lo+1 && end < hi && r.has(end, lang.Postmodifier) && r.hasRole(s.lo, s.core) && !r.bodyWords(lo, end) {
		return [2]int{r.nameStart(lo, end), end} // "the mayor, Ida Voss | of the Harbour Party"
	}
	name := hi
	for name > lo && r.toks[name-1].capital {
		name--
	}
	if name == lo || hi-name < 2 || !r.hasRole(name-1, name) || r.quoted(name-1) || r.bodyWords(name, hi) || !r.hasRole(s.head, s.head+1) {
		return [2]int{}
	}
	return [2]int{name, hi}
}

// capitals is where the run of capitalised words ends that begins at token lo, not behind hi; small
// words of names are of it: "Abu Karl | al-Voss".
func (r *reader) capitals(lo, hi int) int {
	for from := lo; lo < hi && (r.toks[lo].capital || lo > from && r.namePart(lo)); {
		lo++
	}
	return lo
}

// nameFromAside takes the name of "the mayor, Ida Voss".
func (r *reader) nameFromAside(s *source, name [2]int) {
	s.role, s.name = [2]int{s.lo, s.core}, name
	if r.has(s.lo, lang.Determiner) {
		s.role[0]++
	}
	switch s.kind {
	case news.Unnamed, news.Group:
		s.kind = news.Person
	}
}

// joined reports whether a phrase names several.
func (r *reader) joined(lo, hi int) bool {
	for i := lo + 1; i < hi-1; i++ {
		if r.has(i, lang.Conjunction) && r.toks[i-1].capital && r.toks[i+1].capital && !r.toks[hi-1].has(lang.OrgNoun) && !r.twoOffices(lo, i, hi) {
			return true
		}
	}
	return false
}

// twoOffices reports whether the phrase [lo, hi) tells two offices of one person, one on either side of
// the conjunction at i, before the name: "Albrin CEO and Sund Rail founder | Ida Voss".
func (r *reader) twoOffices(lo, i, hi int) bool {
	if i-1 == lo || !r.hasRole(i-1, i) {
		return false
	}
	for j := i + 2; j < hi-1; j++ {
		if r.toks[j].has(lang.Role) && !r.toks[j].capital && r.allCapital(j+1, hi) && !r.anyOf(j+1, hi, lang.OrgNoun) {
			return true
		}
	}
	return false
}

// nameWord reports whether token i can be a word of a name: with a capital, and
// not only for beginning the sentence.
func (r *reader) nameWord(i, lo int) bool {
	t := &r.toks[i]
	if !t.capital || t.punct {
		return false
	}
	if i == lo && r.determinerInName(i) {
		return true
	}
	if i == lo && (r.collective(i) || r.commonFirst(i)) {
		return false // "Staff | for the committee", "Half | of the crew"
	}
	if i == lo && t.has(lang.Determiner|lang.Preposition|lang.GroupNoun|lang.UnnamedNoun|lang.Role|lang.OrgNoun|lang.DocumentNoun|lang.AdverbWord|lang.Possessive) {
		return i+1 < len(r.toks) && r.toks[i+1].capital && (t.has(lang.OrgNoun|lang.Role) || t.has(lang.DocumentNoun) && r.numeral(i+1))
	}
	return true
}

// determinerInName reports whether token i, "All" or the like, has its capital for being in a name: "told | All | Kelland
// Airways".
func (r *reader) determinerInName(i int) bool {
	t := &r.toks[i]
	if !t.has(lang.Determiner) || t.has(lang.Definite|lang.Possessive) || len(r.word(i)) <= 2 || i <= r.units[r.unitOf(i)].lo {
		return false
	}
	if r.toks[i-1].punct && !r.comma(i-1) || i+1 >= len(r.toks) {
		return false
	}
	next := &r.toks[i+1]
	return next.capital && next.class == 0
}

// commonFirst reports whether the word at token i, at the beginning of a sentence and before one in small
// letters, has its capital for that alone: "Half | of the crew", "Nobody | in the town", "Anchor | of".
func (r *reader) commonFirst(i int) bool {
	const common = lang.ShareNoun | lang.SomeOf | lang.Journalist | lang.Publication | lang.Written | lang.Nobody
	class := r.nameClass(i, i+1)
	if r.toks[i].upper || !class.Has(common) && !r.mark(i).Has(lang.AnyOne) || class.Has(lang.GivenName) || r.knownName(i, i+1) {
		return false
	}
	alone := i+1 >= len(r.toks) || !r.toks[i+1].capital
	return alone && i == r.leftStart(&r.units[r.unitOf(i)])
}

// collective reports whether token i is a word for people together, and no part of a name.
func (r *reader) collective(i int) bool {
	return !r.toks[i].upper && r.nameClass(i, i+1).Has(lang.Collective) && (i+1 >= len(r.toks) || !r.toks[i+1].capital) && (!r.toks[i].capital || !r.knownName(i, i+1))
}

// numeral reports whether token i is a number in words that is part of a name: "Page | Six".
func (r *reader) numeral(i int) bool {
	t := &r.toks[i]
	return t.capital && t.has(lang.Determiner) && !t.has(lang.Definite|lang.Possessive|lang.Pronoun|lang.Another|lang.Conjunction) && len(r.word(i)) > 2
}

// insideName reports whether token i joins words of an organisation's name:
// "Rocket and Space Corporation"; or of a person's: "Karl de Voss".
func (r *reader) insideName(i, head int) bool {
	if i+1 < head && r.namePart(i) {
		return true
	}
	return i > 0 && i+1 < head && r.has(i, lang.Conjunction) && r.toks[i-1].capital && r.toks[i+1].capital && r.toks[head-1].has(lang.OrgNoun)
}

// bodySpokesman reads those who speak for a body whose name has a small word in it: "a Transport
// for Kelland spokesman".
func (r *reader) bodySpokesman(s *source) bool {
	last := s.core - 1
	if !r.toks[last].has(lang.Spokesman) || r.toks[last].capital || r.plural(last) {
		return false
	}
	lo := s.lo
	if r.toks[lo].has(lang.Determiner) {
		lo++
	}
	joins := false
	for i := lo; i < last; i++ {
		if !r.toks[i].capital && !(r.has(i, lang.Postmodifier) && i > lo && i+1 < last) {
			return false
		}
		joins = joins || !r.toks[i].capital
	}
	if !joins || !r.toks[last-1].capital {
		return false
	}
	s.name, s.role, s.kind, s.head = [2]int{lo, last}, [2]int{last, last + 1}, news.Organisation, last-1
	return true
}

// namePart reports whether token i is a small word inside a name, or begins with one: "Karl | van der |
// Voss", "Abu Omar | al-Dunmori".
func (r *reader) namePart(i int) bool {
	if _, ok := r.afterParticle(i); ok && i > 0 {
		return r.toks[i-1].capital && !r.toks[i-1].punct && r.personal(i-1)
	}
	if r.toks[i].capital || !r.nameClass(i, i+1).Has(lang.NamePart) {
		return false
	}
	lo, hi := i, i
	for lo > 0 && i-lo < 2 && !r.toks[lo].capital && r.nameClass(lo, lo+1).Has(lang.NamePart) {
		lo--
	}
	for hi+1 < len(r.toks) && hi-i < 2 && !r.toks[hi].capital && r.nameClass(hi, hi+1).Has(lang.NamePart) {
		hi++
	}
	return lo < i && hi > i && r.toks[lo].capital && !r.toks[lo].punct && r.toks[hi].capital && !r.toks[hi].punct && r.personal(lo)
}

// personal reports whether a word with a capital may be a person's first name: it is none of a place,
// a body or a title ("Mayor de Voss" is Voss all the same, and "Paris de nuit" nobody).
func (r *reader) personal(i int) bool {
	return r.nameClass(i, i+1).Has(lang.GivenName) || !r.toks[i].has(notPerson) && !r.nameClass(i, i+1).Has(lang.PlaceName)
}

// spokesman reads those who speak for an organisation and are not named: the
// voice is the organisation's.
func (r *reader) spokesman(s *source, head, from int) bool {
	if !r.toks[head-1].has(lang.Spokesman) || head-from > 1 {
		return false
	}
	s.role = [2]int{s.lo, head}
	s.kind = news.Organisation
	lo, hi := head+1, s.core
	if head >= s.core {
		lo, hi = s.lo, head-1           // "a ministry spokesman", "Kelland’s press office"
		s.role = [2]int{head - 1, head} // not the body once more
	}
	if lo < hi && r.toks[lo].has(lang.Determiner) && !r.nameWord(lo, lo) { // "a spokesman for | All Kelland Airways"
		lo++
	}
	for lo < hi && r.toks[hi-1].has(lang.Possessive) {
		hi--
	}
	if lo >= hi {
		s.kind = news.Unnamed
		return true
	}
	for lo+1 < hi && (r.toks[lo].has(lang.Honorific) || r.is(lo, '.')) {
		lo++ // "a spokesman for Mr. | Voss"
	}
	if r.has(hi-1, lang.Role|lang.Title) && !r.has(hi-1, lang.OrgNoun) && r.capitals(lo, hi) == lo {
		s.kind, s.role = news.Unnamed, [2]int{} // "the prime minister’s spokesman": an office is no body
		return true
	}
	s.name = [2]int{lo, hi}
	s.head = hi - 1
	return true
}
