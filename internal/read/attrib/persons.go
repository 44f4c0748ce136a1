package attrib

import (
	"slices"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// antecedent resolves "who" to the phrase before it.
func (x *resolver) antecedent(at int) int32 {
	r := x.r
	end := at
	if r.comma(end - 1) {
		end--
	}
	start := r.coreLeft(max(0, end-maxPhrase), end)
	for i := start; i < end; i++ {
		if r.according(i, end) {
			start = i + len(r.l.According)
		}
	}
	if start >= end || r.quoted(start) {
		return news.NoVoice
	}
	if r.comma(start-1) && r.has(start, lang.Determiner) && r.appositive(start) {
		// "Voss, a lawyer who": of her it is told.
		if lo := r.coreLeft(max(0, start-1-maxPhrase), start-1); lo < start-1 && r.toks[start-2].capital && !r.has(start-2, lang.TimeWord) && !r.quoted(lo) && (r.hasRole(start, end) || !r.anyOf(start, end, lang.Preposition)) {
			if s := r.describe(lo, start-1); s.named() && s.kind == news.Person {
				return x.voiceOf(lo, start-1)
			}
		}
	}
	for i := end - 1; i > start; i-- {
		if r.pastVerb(start, i) {
			start = r.afterPreposition(i+1, end) // "the plan drew anger from | unions, which"
			break
		}
	}
	if start >= end {
		return news.NoVoice // "who was heard by the man | told, who": a verb and nobody
	}
	for i := end - 2; i > start; i-- {
		if r.has(i, lang.ToWord) && r.toks[i-1].form == lang.IngForm || r.has(i, lang.ToWord) && r.endsIng(i-1) {
			start = i + 1 // "isn’t bowing to | Karl Brandt, who"
			break
		}
	}
	if start = x.nearest(start, end); r.has(end-1, lang.Determiner) {
		start = end - 1 // "reach out to | those who"
	}
	if k := r.unitOf(start); !r.plural(end-1) && !r.speaks(start, end) && x.last != news.NoVoice && x.lastAt >= r.units[k].lo && x.lastAt < start && !r.toks[end-1].has(lang.DocumentNoun|lang.ReportNoun) {
		return x.last // "Voss proposed a plan, which calls for …"
	}
	return x.voiceOf(start, end)
}

// afterPreposition is where the last phrase of [lo, hi) begins that a preposition stands
// before, "of" left out; lo if there is none.
func (r *reader) afterPreposition(lo, hi int) int {
	for i := hi - 2; i >= lo; i-- {
		if r.has(i, lang.Preposition) && !r.has(i, lang.Genitive) {
			return i + 1
		}
	}
	return lo
}

// anyOf reports whether a token of [lo, hi) stands outside quotations and is in a class of c.
func (r *reader) anyOf(lo, hi int, c lang.WordClass) bool {
	for i := lo; i < hi; i++ {
		if r.has(i, c) {
			return true
		}
	}
	return false
}

// nearest is where the name begins that a relative after token end goes on from,
// within the phrase that begins at start: "rejected by | Kelland, which", "wrong
// with | Voss, who".
func (x *resolver) nearest(start, end int) int {
	r := x.r
	for i := end - 2; i > start; i-- {
		if r.has(i, lang.RelayBy) {
			return i + 1
		}
	}
	for i := end - 2; i > start && r.plural(end-1); i-- {
		if r.has(i, lang.Preposition) && !r.has(i, lang.Genitive) && r.speaks(i+1, end) {
			return i + 1 // "faces anger from | politicians, who"
		}
	}
	lo := r.capitalsLeft(start, end)
	if lo > start && lo < end && r.has(lo-1, lang.Preposition) && !r.has(start, lang.Determiner) && !r.toks[start].capital && x.bySurname[r.surname(end-1)] != nil {
		return lo
	}
	return start
}

// person finds or makes a named person.
func (x *resolver) person(s *source) int32 {
	r := x.r
	key, given := r.parts(s.name[0], s.name[1])
	name, role := r.span(s.name[0], s.name[1]), r.span(s.role[0], s.role[1])
	if given == "" {
		if k := x.ofFamily(key, s); k >= 0 {
			given = x.names[k].first
		}
	}
	if id := x.personCalled(key, given, s.gender); id != news.NoVoice {
		if p := &x.v.list[id]; p.given == "" {
			p.given = given
		}
		x.learn(id, s)
		x.v.mention(id, r.span(s.lo, s.hi), name, role)
		return id
	}
	if s.gender == unknownGender {
		s.gender = r.givenGender(s.name[0], s.name[1])
	}
	if given == "" && !x.surnameBefore(key, s.lo) {
		if k := x.wholeName(key, s.lo); k >= 0 {
			id := x.named(k)
			x.learn(id, s)
			x.v.mention(id, r.span(s.lo, s.hi), news.Span{}, role)
			return id
		}
	}
	id := x.v.add(x.newPerson(s, key, given))
	x.learn(id, s)
	x.v.mention(id, r.span(s.lo, s.hi), name, role)
	return id
}

// personCalled is the person who was called last by a surname, with the first name and of the gender given, if any is.
func (x *resolver) personCalled(key, given string, g gender) int32 {
	ids := x.v.byKey[key]
	for k := len(ids) - 1; k >= max(0, len(ids)-namesakes); k-- {
		p := &x.v.list[ids[k]]
		other := given != "" && p.given != "" && !sameGiven(given, p.given)
		if p.Kind == news.Person && !other && p.gender.fits(g) {
			return ids[k]
		}
	}
	return news.NoVoice
}

// namesakes is how many people of one surname are looked at, and how often each of them may be named.
const namesakes = 8 * namesBack

// wholeName is the place among the names of whom a single word means that is none's surname so far: a first name, or
// where the family's name stands first. -1: there is none.
func (x *resolver) wholeName(key string, at int) int {
	k := x.byGiven(key, at)
	if k < 0 && x.bySurname[key] == nil {
		k = x.familyFirst(key, at)
	}
	return k
}

// newPerson is the voice of a person who is called by a surname for the first time, with what the text knows of him by
// his fullest name.
func (x *resolver) newPerson(s *source, key, given string) voice {
	r := x.r
	v := voice{key: key, given: given, gender: s.gender}
	v.Kind = news.Person
	full := x.fullest(key, given, s.gender)
	if full >= 0 && given == "" && x.names[full].lo > s.lo && r.unitOf(x.names[full].lo) > r.unitOf(s.lo)+namedWithin {
		full = -1 // far below, it is the father who has the full name
	}
	noRole := r.span(s.role[0], s.role[1]).Empty()
	switch {
	case full >= 0:
		f := &x.names[full]
		if v.given == "" {
			v.given = f.first
		}
		if v.gender == unknownGender {
			v.gender = f.gender
		}
		v.Name = r.span(f.lo, f.hi)
		if !f.title.Empty() && noRole {
			v.Role = f.title
		}
	case given == "" && noRole && x.sentenceStart(s.lo) && r.plural(s.name[0]):
		v.Kind, v.plural = news.Group, true // "Hackers said": a capital for beginning the sentence
	}
	return v
}

// ofFamily is the place among the names of whom a surname alone means where several of that name
// have spoken: whoever the text named first, and not the daughter whom it calls by her whole name,
// unless this sentence or the one before is about her. -1: nobody, or one of them, has spoken.
func (x *resolver) ofFamily(key string, s *source) int {
	r := x.r
	first, last, several := -1, -1, false
	for n, k := range x.bySurname[key] {
		f := &x.names[k]
		if f.lo >= s.lo || n > namesBack {
			break
		}
		if f.first == "" || !f.gender.fits(s.gender) || !x.hasSpoken(key, f.first) {
			continue
		}
		if last = int(k); first < 0 {
			first = last
		}
		several = several || !sameGiven(x.names[first].first, f.first)
	}
	if !several {
		return -1
	}
	if f := &x.names[last]; f.start && r.unitOf(s.lo)-r.unitOf(f.lo) <= 1 || r.paragraphOf(f.lo) == r.paragraphOf(s.lo) {
		return last
	}
	return first
}

// hasSpoken reports whether a person of a surname and a first name is a voice already.
func (x *resolver) hasSpoken(key, given string) bool {
	ids := x.v.byKey[key]
	return slices.ContainsFunc(ids[:min(len(ids), namesBack)], func(id int32) bool {
		p := &x.v.list[id]
		return p.Kind == news.Person && p.given == given
	})
}

func (x *resolver) sentenceStart(i int) bool {
	return x.r.units[x.r.unitOf(i)].lo == i
}

// learn keeps the words that a person has been described with.
func (x *resolver) learn(id int32, s *source) {
	v := &x.v.list[id]
	if s.gender != unknownGender && v.gender == unknownGender {
		v.gender = s.gender
	}
	if len(v.noun) > 2*maxPhrase {
		return
	}
	for i := s.lo; i < s.hi; i++ {
		if x.r.has(i, lang.Role|lang.PersonNoun|lang.UnnamedNoun|lang.Title) || !x.r.toks[i].punct && i >= s.core {
			v.noun = append(v.noun, i)
		}
	}
}

// surnameBefore reports whether a word is the last of a full name before token at.
func (x *resolver) surnameBefore(key string, at int) bool {
	for i, k := range x.bySurname[key] {
		if n := &x.names[k]; n.lo >= at || i > namesBack {
			break
		} else if n.hi-n.lo > 1 || !n.title.Empty() {
			return true
		}
	}
	return !x.r.l.Names[key].Has(lang.GivenName) && x.bySurname[key] != nil
}

// sameGiven reports whether two first names may be the same: equal, or one the
// other's initial or beginning.
func sameGiven(a, b string) bool {
	if a == b {
		return true
	}
	initial := func(s string) bool { return len(s) == 1 || len(s) == 2 && s[1] == '.' }
	short := min(len(a), len(b)) // "Ken" for "Kenneth"
	return a[0] == b[0] && (initial(a) || initial(b)) || short >= 3 && a[:short] == b[:short]
}

// fullest is the longest name with a surname that fits a first name, or -1: if there is one, of a gender, since
// "Mrs. Voss" is not Karl.
func (x *resolver) fullest(key, given string, g gender) int {
	best, fits := -1, false
	for n, k := range x.bySurname[key] {
		if n > 64 {
			break
		}
		f := &x.names[k]
		if given != "" && f.first != "" && !sameGiven(given, f.first) {
			continue
		}
		if of := f.first != "" && f.gender.fits(g); best < 0 || of && !fits || of == fits && f.hi-f.lo > x.names[best].hi-x.names[best].lo {
			best, fits = int(k), of
		}
	}
	return best
}

// knownPerson is the person who was called last by a surname, if any is.
func (x *resolver) knownPerson(key string) int32 { return x.personCalled(key, "", unknownGender) }

// knownAs is the voice of whom a name means where somebody of a gender is asked for: of several of one family, who has
// the first name, or whoever is of that gender. It may be of the other, where nobody else has the name.
func (x *resolver) knownAs(n *name, g gender) int32 {
	if n.first != "" {
		return x.personCalled(n.key, n.first, unknownGender)
	}
	given := ""
	if len(x.v.byKey[n.key]) > 1 {
		if k := x.ofFamily(n.key, &source{lo: n.lo, gender: g}); k >= 0 {
			given = x.names[k].first
		}
	}
	if id := x.personCalled(n.key, given, g); id != news.NoVoice {
		return id
	}
	return x.knownPerson(n.key)
}

// personBefore is the person that "he" or "she" at token at means: the subject
// of a sentence since the last statement, else the voice of that statement, else
// the last name.
func (x *resolver) personBefore(at int, g gender) int32 {
	fits := func(v *voice) bool {
		return !v.plural && (v.Kind == news.Person || v.Kind == news.Unnamed && !v.thing) && v.gender.fits(g)
	}
	if d := x.question(at); d != nil && x.v.list[d.Voice].Kind == news.Unnamed && x.asksOf(d, g) {
		any := fits
		fits = func(v *voice) bool { return any(v) && v != &x.v.list[d.Voice] }
	}
	if x.last != news.NoVoice && fits(&x.v.list[x.last]) && x.speaksAgain(at) && !x.nobodySince() {
		return x.last
	}
	if k := x.resumed(at, g); k >= 0 {
		return x.named(k)
	}
	last, lastAt := x.lastWho(fits)
	if k := x.namedSince(last, lastAt, at, g); k >= 0 {
		return x.named(k)
	}
	k, any, again := x.lastNamed(at, g, fits, last, lastAt)
	switch {
	case k >= 0:
		return x.named(k)
	case last != news.NoVoice && again:
		return last
	case any >= 0:
		return x.named(any)
	}
	if x.last != news.NoVoice && x.v.list[x.last].doubt {
		v := &x.v.list[x.last]
		v.Kind, v.doubt, v.gender = news.Person, false, g // "Voss said …": who is he?
		return x.last
	}
	if k := x.nameFrom(at) - 1; k >= 0 && x.unheard(&x.names[k], g) {
		return x.named(k)
	}
	return x.lastOf(fits)
}

// lastNamed looks through the names before token at for whom "he" or "she" means, back to where the last one who fits,
// last, spoke: k is the place among them of whom a sentence is about, any of the last who can be meant at all, -1 where
// there is none; again: last himself is meant.
func (x *resolver) lastNamed(at int, g gender, fits func(*voice) bool, last int32, lastAt int) (k, any int, again bool) {
	r := x.r
	hi := x.nameFrom(at)
	any = -1
	again = last == x.last && !x.nobodySince() || last != news.NoVoice && r.unitOf(at)-r.unitOf(lastAt) <= 1
	for k = hi - 1; k >= max(0, hi-namesBack); k-- {
		n := &x.names[k]
		if !n.gender.fits(g) || r.quoted(n.lo) || n.aside {
			continue
		}
		known := x.knownAs(n, g)
		if known != news.NoVoice && !fits(&x.v.list[known]) || known == news.NoVoice && !n.sure {
			continue
		}
		if any < 0 {
			any = k
		}
		if n.lo < lastAt && last != news.NoVoice {
			break
		}
		here := n.lo > lastAt && last != x.last && r.unitOf(n.lo) == r.unitOf(at)
		if n.start || known != news.NoVoice && x.v.list[known].gender == g && here {
			return k, any, again
		}
		again = again || known == last && last != news.NoVoice && r.unitOf(n.lo) > r.unitOf(lastAt)
	}
	return -1, any, again
}

// unheard reports whether a name that a sentence is about is of nobody who has spoken, and of a gender.
func (x *resolver) unheard(n *name, g gender) bool {
	return n.start && !n.aside && !x.r.quoted(n.lo) && x.knownAs(n, g) == news.NoVoice && n.gender.fits(g)
}

// resumed is the place among the names of whom a sentence is about that somebody tells of him in its
// middle: "When Voss could talk again, King said, | she | revealed …". -1: it is none.
func (x *resolver) resumed(at int, g gender) int {
	r := x.r
	u := &r.units[r.unitOf(at)]
	if x.last == news.NoVoice || x.lastAt <= u.lo || x.lastAt >= at || at-x.lastAt > maxInserted || !r.has(u.lo, lang.Subordinator) || !r.comma(at-1) || !r.comma(x.lastAt-1) {
		return -1
	}
	k := x.nameFrom(u.lo + 1)
	if k == len(x.names) || x.names[k].lo > u.lo+2 || !x.names[k].gender.fits(g) {
		return -1
	}
	return k
}

// maxInserted is how many words stand at most from who tells it to where the sentence goes on.
const maxInserted = 6

// namedSince is the place among the names of the one of a gender whom a sentence begins with since
// somebody spoke of whom nothing tells the gender: "the judge wrote. For Ida Voss it is wrong, yet |
// she | agrees". -1: there is none.
func (x *resolver) namedSince(last int32, lastAt, at int, g gender) int {
	r := x.r
	if last == news.NoVoice || x.v.list[last].Kind != news.Unnamed || x.v.list[last].gender != unknownGender {
		return -1
	}
	hi := x.nameFrom(at)
	for k := hi - 1; k >= max(0, hi-namesBack) && r.unitOf(x.names[k].lo) > r.unitOf(lastAt); k-- {
		n := &x.names[k]
		if r.quoted(n.lo) || !n.gender.fits(g) || n.aside {
			continue
		}
		if u := &r.units[r.unitOf(n.lo)]; n.sure && n.gender == g && (n.lo == u.lo || n.lo == u.lo+1 && r.has(u.lo, lang.Preposition)) {
			return k
		}
		break
	}
	return -1
}

// lastWho is the last few voices' last that fits, and where it spoke.
func (x *resolver) lastWho(fits func(*voice) bool) (id int32, at int) {
	for k := len(x.spoke) - 1; k >= max(0, len(x.spoke)-4); k-- {
		if s := x.spoke[k]; fits(&x.v.list[s.id]) {
			return s.id, s.at
		}
	}
	return news.NoVoice, 0
}

// named is the voice of a person whose name stands at names[k].
func (x *resolver) named(k int) int32 {
	n := &x.names[k]
	s := source{lo: n.lo, hi: n.hi, core: n.hi, name: [2]int{n.lo, n.hi}, kind: news.Person, gender: n.gender}
	return x.person(&s)
}

// beginsName reports whether a word is the first of a person's name before token at, as
// names are in Korea.
func (x *resolver) beginsName(word string, at int) bool { return x.familyFirst(word, at) >= 0 }

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

// namesBefore are the first names of a text that begin before token at, at most a number of them:
// that bounds the time for a text of nothing but names.
func (x *resolver) namesBefore(at, most int) []name {
	hi := x.nameFrom(at)
	return x.names[:min(hi, most)]
}

// byGiven is the name of whom a text calls by the first name alone at token at, or
// -1: there must be one person of that first name before it, or in the text where that begins so.
func (x *resolver) byGiven(given string, at int) int {
	found := -1
	if !x.r.l.Names[given].Has(lang.GivenName) {
		return found
	}
	all := x.namesBefore(at+1, 8*namesBack)
	if x.r.unitOf(at) < leadUnits && !x.r.l.Names[given].Has(lang.EitherName) {
		all = x.names[:min(len(x.names), 8*namesBack)] // a title may call somebody so whom the text names in full, but Kim is a family
	}
	for k := range all {
		n := &x.names[k]
		if !n.sure || n.lo == at || n.first != given { // "| Ida | Vows" is no Ida Vows
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

// takeMentions adds the names of persons that stand elsewhere than in a source.
func (x *resolver) takeMentions() {
	for id := range x.v.list {
		v := &x.v.list[id]
		if v.Kind != news.Person {
			continue
		}
		of := x.bySurname[v.key]
		if len(x.v.byKey[v.key]) > 1 {
			of = of[:min(len(of), namesakes)] // a text of nothing but one family shall cost no square
		}
		for _, k := range of {
			n := &x.names[k]
			if n.first != "" && v.given != "" && !sameGiven(v.given, n.first) || !n.gender.fits(v.gender) || len(x.v.byKey[v.key]) > 1 && n.first == "" {
				continue
			}
			x.v.mention(int32(id), x.r.span(n.lo, n.hi), x.r.span(n.lo, n.hi), n.title)
			if v.Role.Empty() && n.sure {
				v.Role = x.r.roleBeside(n)
			}
		}
	}
}
