package attrib

import (
	"slices"
	"sort"
	"strings"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// How far back what points back may point: in voices, and in names of persons.
const (
	aRun       = 3 // statements of one voice after which a new description is taken to be its own
	voicesBack = 40
	namesBack  = 40
)

// resolver turns the sources of statements into voices, in the order of the text.
type resolver struct {
	r         *reader
	v         *voices
	names     []name
	bySurname map[string][]int32
	at        int              // the draft that is looked at
	seen      map[[2]int]int32 // sources resolved already: a participle shares its clause's
	last      int32            // the voice of the statement before
	lastAt    int              // and where its source stands
	spoke     []spoken         // everybody who spoke so far, and where
	lastOrg   int32
	run       int // how many statements before had one voice, and which
	runOf     int32
	firstAt   map[string]int     // where each word first stands; made when first asked for
	forces    map[string]int32   // voices of armed forces by whose they are
	things    map[string]int     // names by whether they are spoken of as things; made when first asked for
	inside    map[string]bool    // words with a capital inside sentences; made when first asked for
	bodies    map[string]bool    // words used as names of bodies; made when first asked for
	capitals  map[string][]int32 // where words with a capital stand; made when first asked for

	asksSeen    bool // who answers questions was looked for
	interviewee int  // and is this one of the names, or -1
	answers     []answer
}

// spoken is a voice where it is the source of a statement.
type spoken struct {
	id int32
	at int
}

func newResolver(r *reader) *resolver {
	names, by := r.collectNames()
	r.known = by
	return &resolver{r: r, v: newVoices(r), names: names, bySurname: by, seen: map[[2]int]int32{}, last: news.NoVoice, runOf: news.NoVoice, lastOrg: news.NoVoice}
}

// resolve gives every draft its voice, its chain and, to a denial, its target.
func (x *resolver) resolve() {
	for i := range x.r.drafts {
		d := &x.r.drafts[i]
		x.at = i
		if d.reply {
			d.Voice = x.answerer(i)
		} else if d.paper && d.src[1] > d.src[0] {
			d.Voice = x.outlet(d.src[0], d.src[1])
		} else if d.src[1] > d.src[0] {
			d.Voice = x.voiceOf(d.src[0], d.src[1])
		} else {
			d.Voice = x.sourceless(i)
		}
		switch d.Voice {
		case news.NoVoice:
		case x.runOf:
			x.run++
		default:
			x.run, x.runOf = 1, d.Voice
		}
		x.through(d)
	}
	x.r.denyByNegation()
	x.r.tieDenials()
	x.joinDeniers()
	x.takeMentions()
	x.r.voices = x.v.finish(x.r.drafts)
}

// through finds through whom a statement came. To pass words on is not to speak: where a speaker
// is known, "she" goes on from her, and not from the columnist whom she told.
func (x *resolver) through(d *draft) {
	last, at, org, n := x.last, x.lastAt, x.lastOrg, len(x.spoke)
	x.chain(d)
	if d.Voice != news.NoVoice {
		x.last, x.lastAt, x.lastOrg, x.spoke = last, at, org, x.spoke[:n]
	}
}

// voiceOf resolves one source.
func (x *resolver) voiceOf(lo, hi int) int32 {
	if id, ok := x.seen[[2]int{lo, hi}]; ok {
		return id
	}
	id := x.find(lo, hi)
	x.seen[[2]int{lo, hi}] = id
	if id != news.NoVoice {
		if k := x.v.list[id].Kind; k != news.Author {
			x.last, x.lastAt = id, lo
			x.spoke = append(x.spoke, spoken{id, lo})
			if k == news.Organisation {
				x.lastOrg = id
			}
		}
	}
	return id
}

func (x *resolver) find(lo, hi int) int32 {
	r := x.r
	if hi > lo+1 && r.has(hi-1, lang.Relative) {
		hi-- // "officials | who"
	}
	switch {
	case !r.has(lo, lang.Relative):
	case hi > lo+1 && (r.has(lo+1, lang.Determiner|lang.Possessive) || r.coreRight(lo+1, hi) == hi && r.speaks(lo+1, hi)):
		lo++ // "which | an assistant said"
	default:
		return x.antecedent(lo) // "who", "who heads the union"
	}
	if n := len(r.l.According); lo+n < hi && r.according(lo, hi) {
		lo += n // "according to | Voss, …"
	}
	if r.noSpeaker(lo, hi) || hi == lo+1 && r.hasClass(lo, lang.Anaphor|lang.That) && !r.has(lo, lang.Thing|lang.Plural) {
		return news.NoVoice // "that", "this": nobody can tell whom that means
	}
	for hi > lo+1 && r.toks[hi-1].punct && r.toks[hi-1].first == '"' {
		hi--
	}
	hi = r.beforeWhen(lo, hi)
	s := r.describe(lo, hi)
	if !s.named() && s.head >= s.lo && r.nameClass(s.head, s.head+1).Has(lang.Nobody) {
		return news.NoVoice // "rumours", "the photo": whose, nothing says
	}
	if s.kind == news.Document || r.workOf(&s) {
		if at := r.reportOf(lo, hi); at[1] > at[0] {
			return x.outlet(at[0], at[1])
		}
	}
	if s.named() && s.kind == news.Organisation && s.name[1] == s.name[0]+1 && x.bySurname[r.fold(s.name[0])] != nil && !s.plural && x.onlyAge(&s) {
		s.kind = news.Person // "the 58-year-old Voss"
	}
	if hi == lo+1 && s.kind != news.Person && r.toks[lo].capital && x.surnameElsewhere(lo) {
		s.name, s.role, s.kind, s.plural = [2]int{lo, hi}, [2]int{}, news.Person, false // "Cousins said", who is Karl Cousins
	}
	id := x.namedLater(&s)
	if id == news.NoVoice {
		id = x.introduced(&s)
	}
	if id != news.NoVoice {
		x.v.mention(id, r.span(lo, hi), news.Span{}, news.Span{})
		return id
	}
	switch {
	case r.quoted(lo) && hi == lo+1 && (s.pronoun && r.hasClass(lo, lang.FirstPerson) || r.nameClass(lo, hi).Has(lang.Mine)):
		id := x.quoter(lo) // "I said", "my thinking is", in somebody's words
		if id != news.NoVoice {
			x.v.mention(id, r.span(lo, hi), news.Span{}, news.Span{})
		}
		return id
	case s.pronoun && r.has(lo, lang.FirstPerson):
		id := x.answering(lo)
		if id == news.NoVoice {
			id = x.v.theAuthor()
		}
		x.v.mention(id, r.span(lo, hi), news.Span{}, news.Span{})
		return id
	case s.pronoun:
		return x.pronoun(&s)
	case s.named() && s.kind == news.Person:
		if s.name[1] == s.name[0]+1 && s.role[1] <= s.role[0] && x.v.byKey[r.fold(s.name[0])] == nil {
			surely := x.bodyName(s.name[0])
			if surely || x.doubtful(s.name[0]) {
				s.kind = news.Organisation
				id := x.body(&s)
				x.v.list[id].doubt = !surely
				return id
			}
		}
		if k, ok := x.bodyCalled(&s); ok {
			s.kind = k
			return x.body(&s)
		}
		return x.person(&s)
	case s.named():
		return x.body(&s)
	}
	return x.described(&s)
}

// beforeWhen is where a source ends without the time behind it: "Kelland | this month",
// "the Post | on Tuesday".
func (r *reader) beforeWhen(lo, hi int) int {
	i := hi
	for i > lo+1 && r.has(i-1, lang.TimeWord|lang.Determiner|lang.Preposition) && !r.has(i-1, lang.Possessive) {
		i--
	}
	if i == hi || !r.has(hi-1, lang.TimeWord) || r.toks[i].capital || !r.has(i, lang.Determiner|lang.Preposition) || r.has(i, lang.Genitive) {
		return hi
	}
	return i
}

// surnameElsewhere reports whether a word is the last of a person's full name in the text.
func (x *resolver) surnameElsewhere(i int) bool {
	for n, k := range x.bySurname[x.r.fold(i)] {
		if f := &x.names[k]; f.hi-f.lo > 1 && f.sure {
			return true
		}
		if n > namesBack {
			break
		}
	}
	return false
}

// onlyAge reports whether nothing but a number stands between the article and the name
// of a phrase.
func (x *resolver) onlyAge(s *source) bool {
	return s.name[0] == s.lo+2 && x.r.number(s.lo+1)
}

// body finds or makes a named organisation, outlet, document or group: by its
// whole name, by the end of a longer one, by its acronym.
func (x *resolver) body(s *source) int32 {
	r := x.r
	if k := x.spokenFor(s); k >= 0 {
		id := x.named(k)
		x.v.mention(id, r.span(s.lo, s.hi), news.Span{}, news.Span{})
		return id
	}
	if s.kind == news.Organisation && s.name[1] == s.name[0]+1 {
		// "the Voss" said by a slip of the pen is Voss.
		if id := x.knownPerson(r.fold(s.name[0])); id != news.NoVoice {
			x.v.mention(id, r.span(s.lo, s.hi), news.Span{}, news.Span{})
			return id
		}
	}
	name := r.span(s.name[0], s.name[1])
	role := r.span(s.role[0], s.role[1])
	if s.kind != news.Organisation {
		role = news.Span{}
	} else if s.role[1] <= s.role[0] || !r.hasRole(s.role[0], s.role[1]) {
		role = news.Span{}
	}
	for lo := s.name[0]; lo < s.name[1]; lo++ {
		if lo > s.name[0] && s.name[1]-lo < 2 {
			break
		}
		key := r.foldRange(lo, s.name[1])
		if ids := x.v.byKey[key]; len(ids) > 0 {
			id := ids[len(ids)-1]
			x.v.mention(id, r.span(s.lo, s.hi), name, role)
			return id
		}
	}
	if id := x.armedForces(s.name[0], s.name[1]); id != news.NoVoice {
		x.v.mention(id, r.span(s.lo, s.hi), name, role)
		return id
	}
	v := voice{key: r.foldRange(s.name[0], s.name[1]), plural: s.plural, head: r.fold(s.name[1] - 1), name: s.name}
	v.Kind = s.kind
	id := x.v.add(v)
	x.keepForces(id, s.name[0], s.name[1])
	if s.name[1]-s.name[0] > 1 {
		x.v.also(id, r.acronym(s.name[0], s.name[1]))
		for lo := s.name[0] + 1; lo < s.name[1]-1; lo++ {
			x.v.also(id, r.foldRange(lo, s.name[1]))
		}
	}
	x.v.mention(id, r.span(s.lo, s.hi), name, role)
	return id
}

// described finds or makes a voice without a name: "the official", "a second
// official", "residents".
func (x *resolver) described(s *source) int32 {
	r := x.r
	head := ""
	if s.head >= s.lo {
		head = r.fold(s.head)
	}
	whole := r.span(s.lo, s.hi)
	if r.hisSpokesman(s) || s.kind == news.Document && r.has(s.lo, lang.Possessive) && r.has(s.lo, lang.Masculine|lang.Feminine) {
		// "According to his data", "his spokeswoman": whose they are says it.
		if id := x.personBefore(s.lo, r.genderOf(s.lo, s.lo+1)); id != news.NoVoice {
			x.v.mention(id, r.span(s.lo, s.lo+1), news.Span{}, news.Span{})
			return id
		}
	}
	if !s.another || s.definite {
		id := int32(news.NoVoice)
		if id = x.ofSeveral(s, head); id == news.NoVoice && !s.another {
			id = x.same(s, head)
		}
		if id != news.NoVoice {
			x.learn(id, s)
			x.v.mention(id, whole, news.Span{}, news.Span{})
			if k := x.v.list[id].Kind; k == news.Unnamed || k == news.Group {
				x.v.mention(id, whole, whole, news.Span{})
			}
			return id
		}
	}
	v := voice{head: head, words: r.foldRange(s.lo, s.core), plural: s.plural, gender: s.gender, other: s.another}
	v.Kind = s.kind
	v.thing = head != "" && !r.toks[s.head].has(lang.Role|lang.PersonNoun|lang.UnnamedNoun|lang.Spokesman|lang.Title) && s.gender == unknownGender && !r.nameClass(s.head, s.head+1).Has(lang.Demonym)
	id := x.v.add(v)
	x.keepForces(id, s.lo, s.core)
	x.learn(id, s)
	x.v.mention(id, whole, whole, news.Span{})
	return id
}

// same is the voice that a description points back to. "The official" may be any
// official before it; "a military source" is one that was described in the same
// words.
func (x *resolver) same(s *source, head string) int32 {
	r := x.r
	if id := x.ownStatement(s); id != news.NoVoice {
		return id
	}
	for _, of := range [...]func(*source) int32{x.aged, x.ofBody} {
		if id := of(s); id != news.NoVoice {
			return id
		}
	}
	words := r.foldRange(s.lo, s.core)
	called := int32(news.NoVoice)
	for k := len(x.v.list) - 1; k >= max(0, len(x.v.list)-voicesBack); k-- {
		v := &x.v.list[k]
		if v.Kind == news.Author || v.plural != s.plural && v.Kind != news.Organisation || s.gender != unknownGender && v.gender != unknownGender && v.gender != s.gender {
			continue
		}
		switch {
		case !s.definite:
			if v.head == head && head != "" && v.Kind == s.kind && v.words == words {
				return int32(k)
			}
		case v.head == head && head != "" && !x.otherName(s, v) && !x.otherOwner(s, v) && !(s.kind == news.Organisation && v.Kind == news.Unnamed && s.head > s.lo+1):
			return int32(k)
		case called == news.NoVoice && v.Kind == news.Person && (s.kind == news.Person || s.kind == news.Unnamed) && x.describedAs(v, s.lo+1, s.core):
			called = int32(k)
		}
	}
	if called != news.NoVoice {
		return called
	}
	if id := x.bareBody(s); id != news.NoVoice {
		return id
	}
	if id := x.armedForces(s.lo, s.core); id != news.NoVoice && s.definite {
		return id
	}
	holds := s.kind != news.Organisation && (s.definite || r.owned(s)) && !s.plural && s.core-s.lo <= 4 && head != "" && r.has(s.head, lang.Role|lang.PersonNoun) && !r.has(s.head, lang.UnnamedNoun|lang.Spokesman)
	if holds {
		if id := x.holder(s, head); id != news.NoVoice {
			return id
		}
	}
	if id := x.epithet(s, head); id != news.NoVoice {
		return id
	}
	if s.kind == news.Unnamed && !s.plural && r.has(s.head, lang.Spokesman) {
		return x.lastOrg
	}
	if holds && x.onePerson(s.lo) {
		return x.about(s.lo, s.gender)
	}
	if holds && s.gender != unknownGender && !x.saidBefore(head, s.lo) && !x.elsewhere(s) {
		return x.onlyOf(s.lo, s.gender)
	}
	return news.NoVoice
}

// bareBody is the body named last, where a phrase says no more than what kind of
// body it is: "the company". The name must not say that it is of another kind.
func (x *resolver) bareBody(s *source) int32 {
	r := x.r
	if !s.definite || s.core-s.lo != 2 || !r.has(s.head, lang.OrgNoun) || r.has(s.head, lang.GroupNoun|lang.Metonym) || r.toks[s.head].capital {
		return news.NoVoice
	}
	for k := len(x.v.list) - 1; k >= max(0, len(x.v.list)-voicesBack); k-- {
		v := &x.v.list[k]
		if int32(k) == x.last && (v.doubt || v.Kind == news.Person && x.firm(v)) {
			v.Kind, v.doubt = news.Organisation, false
			return int32(k)
		}
		if v.Kind != news.Organisation || v.name[1] <= v.name[0] || v.doubt {
			continue
		}
		lo, hi := v.name[0], v.name[1]
		c := r.nameClass(lo, hi)
		if !r.bodyWords(lo, hi) && !r.toks[hi-1].has(lang.Metonym) && !c.Has(lang.PlaceName|lang.Demonym) {
			return int32(k)
		}
		return news.NoVoice
	}
	return news.NoVoice
}

// owned reports whether a phrase says whose office it is about: "Kelland's president".
func (r *reader) owned(s *source) bool {
	return s.head >= s.lo+2 && r.has(s.head-1, lang.Possessive) && r.toks[s.lo].capital && r.has(s.head, lang.Role)
}

// otherName reports whether a description holds a word with a capital that a voice
// without a name was not described with: "the Dunmore office" is not "Kelland's office".
func (x *resolver) otherName(s *source, v *voice) bool {
	if v.words == "" {
		return false
	}
	for i := s.lo + 1; i < s.core; i++ {
		if t := &x.r.toks[i]; t.capital && !t.punct && !strings.Contains(" "+v.words+" ", " "+x.r.fold(i)+" ") && !(t.upper && strings.Contains(initialsOf(v.words), x.r.fold(i))) {
			return true
		}
	}
	return false
}

// initialsOf is the first letters of words: "the harbour board member" is "thbm".
func initialsOf(words string) string {
	var b []byte
	for w := range strings.FieldsSeq(words) {
		b = append(b, w[0])
	}
	return string(b)
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

// calls reports whether token i is a word, folded, or a title that is short for it:
// "Gov." is "the governor".
func (r *reader) calls(i int, word string) bool {
	w := r.fold(i)
	return w == word || slices.Contains(r.l.LongTitles[strings.TrimSuffix(w, ".")], word)
}

// saidBefore reports whether a word stands in the text before token at: "the
// official" then means whoever was called so there, voice or not, and not just
// anybody who spoke last.
func (x *resolver) saidBefore(word string, at int) bool {
	if x.firstAt == nil {
		x.firstAt = make(map[string]int, len(x.r.toks))
		for i := len(x.r.toks) - 1; i >= 0; i-- {
			if !x.r.toks[i].punct {
				x.firstAt[x.r.fold(i)] = i
			}
		}
	}
	first, ok := x.firstAt[word]
	return ok && first < at
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
			if x.r.calls(i, word) && !x.r.once(i) && x.r.sameCapitals(lo, hi, i) {
				return true
			}
		}
	}
	return false
}

// pronoun resolves "he", "she", "they", "it".
func (x *resolver) pronoun(s *source) int32 {
	r := x.r
	at := s.lo
	id := int32(news.NoVoice)
	switch {
	case s.gender != unknownGender:
		if id = x.asked(at, s.gender); id == news.NoVoice {
			id = x.personBefore(at, s.gender)
		}
	case s.plural && r.nameClass(at, at+1).Has(lang.SomeOf):
		// "some", "others": not those who spoke last, and known by nothing else.
		id = x.v.add(voice{Voice: news.Voice{Kind: news.Group}, plural: true, words: r.fold(at)})
		x.v.mention(id, r.span(s.lo, s.hi), r.span(s.lo, s.hi), news.Span{})
		return id
	case s.plural && x.bodySpoke(at):
		id = x.last
	case s.plural:
		if id = x.bodyAbove(at); id == news.NoVoice {
			id = x.lastOf(func(v *voice) bool { return v.plural || v.Kind == news.Group })
		}
	case r.has(at, lang.Thing):
		if id = x.bodyBefore(at); id != news.NoVoice {
			break
		}
		id = x.lastOf(func(v *voice) bool {
			return !v.plural && (v.Kind == news.Organisation || v.Kind == news.Document || v.Kind == news.Outlet)
		})
	}
	if id == news.NoVoice && s.gender != unknownGender {
		id = x.nounBefore(at, s.gender)
	}
	if id == news.NoVoice && s.gender == unknownGender && !r.has(at, lang.Thing|lang.Addressee) {
		// "They keep saying", "one said": somebody of whom nothing else is said.
		id = x.v.add(voice{Voice: news.Voice{Kind: news.Unnamed}, plural: s.plural, words: r.fold(at), thing: r.has(at, lang.That|lang.Anaphor)})
		x.v.mention(id, r.span(s.lo, s.hi), r.span(s.lo, s.hi), news.Span{})
		return id
	}
	if id != news.NoVoice {
		if v := &x.v.list[id]; v.gender == unknownGender {
			v.gender = s.gender
		}
		x.v.mention(id, r.span(s.lo, s.hi), news.Span{}, news.Span{})
	}
	return id
}

// bodyBefore is the organisation that "it" at token at means where a sentence since
// the last statement begins with one.
func (x *resolver) bodyBefore(at int) int32 {
	r := x.r
	k := sort.Search(len(r.units), func(k int) bool { return r.units[k].hi > at }) + 1
	for n := 0; n < 4 && k > 0; n++ {
		k--
		if k >= len(r.units) || r.units[k].lo >= at {
			continue
		}
		u := &r.units[k]
		if u.hi <= x.lastAt && x.last != news.NoVoice || r.quoted(u.lo) {
			return news.NoVoice
		}
		end := r.coreRight(u.lo, min(u.end, at))
		if end == u.lo || u.lo+1 == end && r.has(u.lo, lang.Pronoun) {
			continue
		}
		s := r.describe(u.lo, end)
		switch {
		case s.plural:
		case s.named() && s.kind == news.Person && s.name[1] == s.name[0]+1 && s.name[0] == s.lo && x.bodyName(s.name[0]),
			s.named() && s.kind == news.Organisation && x.v.byKey[r.foldRange(s.name[0], s.name[1])] != nil,
			s.named() && s.kind == news.Outlet:
			return x.voiceOf(u.lo, end)
		}
	}
	return news.NoVoice
}

func (x *resolver) lastOf(fits func(*voice) bool) int32 {
	if x.last != news.NoVoice && fits(&x.v.list[x.last]) {
		return x.last
	}
	for k := len(x.v.list) - 1; k >= max(0, len(x.v.list)-voicesBack); k-- {
		if fits(&x.v.list[k]) {
			return int32(k)
		}
	}
	return news.NoVoice
}
