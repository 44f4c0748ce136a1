package attrib

import (
	"sort"

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
	spokeFor  map[string]int32   // the last body that one without a name spoke for, by what that one is called
	forces    map[string]int32   // voices of armed forces by whose they are
	owned     map[string]int32   // voices of bodies by the surname of whose they are
	things    map[string]int     // names by whether they are spoken of as things; made when first asked for
	inside    map[string]bool    // words with a capital inside sentences; made when first asked for
	bodies    map[string]bool    // words used as names of bodies; made when first asked for
	runs      map[string]runs    // names in full by what they are called for short; made when first asked for
	capitals  map[string][]int32 // where words with a capital stand; made when first asked for

	sorts      map[string]int32 // the body that was last meant by a word for its sort: "the airline"
	selfCalled map[string]int32 // who calls himself so in his own words: “I’m the director”

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
	clear(r.outlets) // of which people may say otherwise
	return &resolver{r: r, v: newVoices(r), names: names, bySurname: by, seen: map[[2]int]int32{}, last: news.NoVoice, runOf: news.NoVoice, lastOrg: news.NoVoice}
}

// resolve gives every draft its voice, its chain and, to a denial, its target.
func (x *resolver) resolve() {
	for i := range x.r.drafts {
		d := &x.r.drafts[i]
		x.at = i
		if d.reply {
			d.Voice = x.answerer(i)
		} else if id := x.toldWithin(i); id != news.NoVoice {
			d.Voice = id
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
		x.noteSelf(d)
		x.through(d)
	}
	x.r.denyByNegation()
	x.r.tieDenials()
	x.joinDeniers()
	x.nameOwners()
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

// find is whom the phrase [lo, hi) means that stands as a source.
func (x *resolver) find(lo, hi int) int32 {
	r := x.r
	if hi > lo+1 && r.has(hi-1, lang.Relative|lang.That) {
		hi-- // "officials | who", "a report | that"
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
	hi = r.beforeIssued(lo, x.withoutVerb(lo, r.beforeWhen(lo, hi)))
	s := r.describe(lo, hi)
	if !s.named() && s.head >= s.lo && r.nameClass(s.head, s.head+1).Has(lang.Nobody) {
		return news.NoVoice // "rumours", "the photo": whose, nothing says
	}
	if s.kind == news.Document || r.workOf(&s) {
		if at := r.reportOf(lo, hi); at[1] > at[0] {
			return x.outlet(at[0], at[1])
		}
	}
	if s.named() && s.kind == news.Organisation && !s.plural && x.agedSurname(&s) {
		s.kind = news.Person
	}
	if hi == lo+1 && s.kind != news.Person && r.toks[lo].capital && x.surnameElsewhere(lo) {
		s.name, s.role, s.kind, s.plural = [2]int{lo, hi}, [2]int{}, news.Person, false // "Cousins said", who is Karl Cousins
	}
	x.nowNamed(&s)
	for _, of := range [...]func(*source) int32{x.namedLater, x.introduced} {
		if id := of(&s); id != news.NoVoice {
			return x.v.meant(id, r.span(lo, hi))
		}
	}
	return x.means(&s, lo, hi)
}

// agedSurname reports whether a phrase is a surname behind how old somebody is: "the 58-year-old Voss".
func (x *resolver) agedSurname(s *source) bool {
	return s.name[1] == s.name[0]+1 && x.bySurname[x.r.surname(s.name[0])] != nil && x.onlyAge(s)
}

// means is whom the phrase [lo, hi) means, as described, where the text does not name him later.
func (x *resolver) means(s *source, lo, hi int) int32 {
	r := x.r
	switch {
	case r.quoted(lo) && hi == lo+1 && (s.pronoun && r.hasClass(lo, lang.FirstPerson) || r.nameClass(lo, hi).Has(lang.Mine)):
		id := x.quoter(lo) // "I said", "my thinking is", in somebody's words
		if id != news.NoVoice {
			x.v.meant(id, r.span(lo, hi))
		}
		return id
	case s.pronoun && r.has(lo, lang.FirstPerson):
		id := x.answering(lo)
		if id == news.NoVoice {
			id = x.v.theAuthor()
		}
		return x.v.meant(id, r.span(lo, hi))
	case s.pronoun:
		return x.pronoun(s)
	case s.named() && s.kind == news.Person:
		if s.name[1] == s.name[0]+1 && s.role[1] <= s.role[0] && x.v.byKey[r.surname(s.name[0])] == nil {
			if id := x.firmCalled(s.name[0]); id != news.NoVoice {
				return x.v.meant(id, r.span(s.lo, s.hi))
			}
			if id := x.misspelt(s.name[0]); id != news.NoVoice {
				return x.v.meant(id, r.span(s.lo, s.hi))
			}
			surely := x.bodyName(s.name[0])
			if surely || x.doubtful(s.name[0]) {
				s.kind = news.Organisation
				id := x.body(s)
				x.v.list[id].doubt = !surely
				return id
			}
		}
		if k, ok := x.bodyCalled(s); ok {
			s.kind = k
			return x.body(s)
		}
		return x.person(s)
	case s.named():
		id := x.body(s)
		x.keepSpokesman(s, id)
		return id
	}
	return x.described(s)
}

// beforeWhen is where a source ends without the time behind it: "Kelland | this month",
// "the Post | on Tuesday".
func (r *reader) beforeWhen(lo, hi int) int {
	i := hi
	for i > lo+1 && r.has(i-1, lang.TimeWord|lang.Determiner|lang.Preposition) && !r.has(i-1, lang.Possessive) {
		i--
	}
	if i == hi-1 && i > lo+2 && r.mark(i-1).Has(lang.Issues) && !r.has(i-2, lang.AuxBe) {
		return i - 1 // "a poll | out Monday"
	}
	if i == hi || !r.has(hi-1, lang.TimeWord) || r.toks[i].capital || !r.has(i, lang.Determiner|lang.Preposition) || r.has(i, lang.Genitive) {
		return hi
	}
	return i
}

// beforeIssued is where a source ends that is a document, without the word that says that it came out: "a poll | out",
// "results | tallied", of which the time behind it was taken off.
func (r *reader) beforeIssued(lo, hi int) int {
	i := hi - 1
	if i <= lo+1 || r.toks[i].capital || !r.has(hi, lang.TimeWord|lang.Preposition) || !r.has(i-1, lang.DocumentNoun|lang.ReportNoun) {
		return hi
	}
	if r.mark(i).Has(lang.Issues) || r.endsPast(i) && !r.has(i, lang.NotVerb) {
		return i
	}
	return hi
}

// withoutVerb is where a source ends that is a person's name, without a verb that was taken for a part of it: "Voss | hit |
// back, saying". Behind the last word of a source its cue would stand.
func (x *resolver) withoutVerb(lo, hi int) int {
	r := x.r
	i := hi - 1
	if i <= lo || hi+1 >= len(r.toks) || r.toks[i].capital || r.toks[i].class != 0 || r.plural(i) || !r.has(hi, lang.AdverbWord) || r.toks[hi+1].cue > 0 || !r.allCapital(lo, i) || !r.knownName(i-1, i) {
		return hi
	}
	return i
}

// nameFrom is the place among the names of the first that begins at token at or behind it.
func (x *resolver) nameFrom(at int) int {
	return sort.Search(len(x.names), func(k int) bool { return x.names[k].lo >= at })
}

// surnameElsewhere reports whether a word is the last of a person's full name in the text.
func (x *resolver) surnameElsewhere(i int) bool {
	for n, k := range x.bySurname[x.r.surname(i)] {
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
