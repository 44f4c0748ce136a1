package attrib

import (
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// This file finds out whom pronouns mean; persons.go, which person before them.

// pronoun resolves "he", "she", "they", "it".
func (x *resolver) pronoun(s *source) int32 {
	r := x.r
	at := s.lo
	id := x.issuer(s)
	switch {
	case id != news.NoVoice:
	case s.gender != unknownGender:
		if id = x.asked(at, s.gender); id == news.NoVoice {
			id = x.personBefore(at, s.gender)
		}
	case s.plural && r.nameClass(at, at+1).Has(lang.SomeOf):
		// "some", "others": not those who spoke last, and known by nothing else.
		return x.knownByNothing(s, voice{Voice: news.Voice{Kind: news.Group}, plural: true})
	case s.plural && x.bodySpoke(at):
		id = x.last
	case s.plural:
		id = x.severalBefore(at)
	case r.has(at, lang.Thing) && x.ofNobody(at):
		return news.NoVoice
	case r.has(at, lang.Thing):
		if id = x.bodyBefore(at); id != news.NoVoice {
			break
		}
		id = x.lastOf(func(v *voice) bool {
			return !v.plural && !v.loose && (v.Kind == news.Organisation || v.Kind == news.Document || v.Kind == news.Outlet)
		})
	}
	if id == news.NoVoice && s.gender != unknownGender {
		id = x.nounBefore(at, s.gender)
	}
	if id == news.NoVoice && s.gender == unknownGender && !r.has(at, lang.Thing|lang.Addressee) {
		// "They keep saying", "one said": somebody of whom nothing else is said.
		return x.knownByNothing(s, voice{Voice: news.Voice{Kind: news.Unnamed}, plural: s.plural, thing: r.has(at, lang.That|lang.Anaphor)})
	}
	if id != news.NoVoice {
		if v := &x.v.list[id]; v.gender == unknownGender {
			v.gender = s.gender
		}
		x.v.meant(id, r.span(s.lo, s.hi))
	}
	return id
}

// issuer is whose statement, letter or the like the words stand in, where the sentence opens with that: "In a
// statement from the Harbour Board, | they | said".
func (x *resolver) issuer(s *source) int32 {
	r := x.r
	lo := r.units[r.unitOf(s.lo)].lo
	if !r.comma(s.lo-1) || s.lo-lo > maxPhrase || r.has(s.lo, lang.FirstPerson|lang.Addressee) {
		return news.NoVoice
	}
	from := s.lo - 2
	for from > lo && !r.nameClass(from, from+1).Has(lang.From) && !r.has(from, lang.RelayBy) {
		if r.toks[from].punct || r.quoted(from) {
			return news.NoVoice
		}
		from--
	}
	if from <= lo+1 || !r.has(from-1, lang.MediumNoun|lang.DocumentNoun) || !r.toks[s.lo-2].capital {
		return news.NoVoice
	}
	who := r.describe(from+1, s.lo-1)
	if !who.named() || !who.gender.fits(s.gender) || s.gender != unknownGender && who.kind != news.Person {
		return news.NoVoice
	}
	return x.voiceOf(from+1, s.lo-1)
}

// knownByNothing makes a voice of which nothing is known but a pronoun.
func (x *resolver) knownByNothing(s *source, v voice) int32 {
	whole := x.r.span(s.lo, s.hi)
	v.words = x.r.fold(s.lo)
	id := x.v.add(v)
	x.v.mention(id, whole, whole, news.Span{})
	return id
}

// severalBefore is whom "they" at token at means: a body that the paragraph above is about, the subject of their own
// sentence, as in "Researchers have found rings that | they | think", of the one before in its paragraph, or those of many
// who spoke last.
func (x *resolver) severalBefore(at int) int32 {
	r := x.r
	if id := x.bodyAbove(at); id != news.NoVoice {
		return id
	}
	n := r.unitOf(at)
	for k := n; k >= max(0, n-1) && !r.has(at, lang.Determiner) && !x.saidBeforeSource(); k-- { // "both" are two that were named
		u := &r.units[k]
		if k < n && (r.units[n].first || x.last != news.NoVoice && x.lastAt >= u.lo) {
			continue
		}
		if lo, hi := r.severalIn(u, min(u.end, at)); hi > lo {
			if id := x.voiceOf(lo, hi); id != news.NoVoice {
				return id
			}
		}
	}
	return x.lastOf(func(v *voice) bool { return (v.plural || v.Kind == news.Group) && !v.loose })
}

// severalIn is the subject of a sentence, before token stop, where that is several people: "Ida and Karl Voss", "his
// friends and family".
func (r *reader) severalIn(u *unit, stop int) (lo, hi int) {
	lo = r.subjectStart(u, stop)
	if r.quoted(lo) {
		return 0, 0
	}
	hi = r.subjectEnd(lo, stop)
	if hi >= stop || hi == lo+1 && r.has(lo, lang.Pronoun) || !r.speaks(lo, hi) || !r.describe(lo, hi).plural {
		return 0, 0
	}
	return lo, hi
}

// saidBeforeSource reports whether what the statement at hand says stands before who says it: "The quay is dry, | they |
// say". They are who spoke before.
func (x *resolver) saidBeforeSource() bool {
	if x.at >= len(x.r.drafts) {
		return false
	}
	d := &x.r.drafts[x.at]
	return len(d.Content) > 0 && len(d.Source) > 0 && d.Content[0].Start < d.Source[0].Start
}

// ofNobody reports whether "it" at token at only stands before a passive in place of what is said behind
// it: "| It | is not known whether".
func (x *resolver) ofNobody(at int) bool {
	r := x.r
	if x.at >= len(r.drafts) {
		return false
	}
	d := &r.drafts[x.at]
	if d.src != [2]int{at, at + 1} || len(d.Cue) != 1 || len(d.Content) == 0 {
		return false
	}
	lo, hi := news.Within(r.spans, d.Cue[0])
	from, _ := news.Within(r.spans, d.Content[0])
	return lo == at+1 && from == hi && r.passive(lo, hi) && r.has(from, lang.That|lang.Question|lang.Subordinator)
}

// nobodySince reports whether the statement before is said by nobody, behind whoever spoke last: "It is
// assumed that Voss | will go".
func (x *resolver) nobodySince() bool {
	if x.at == 0 || x.at >= len(x.r.drafts) {
		return false
	}
	d := &x.r.drafts[x.at-1]
	return d.Voice == news.NoVoice && d.src[1] > d.src[0] && d.src[0] > x.lastAt
}

// quotersBack is how many statements on either side are looked at for one that quotes
// a word.
const quotersBack = 8

// quoter is whose words the token at i, in a quotation, is a part of: the voice of the
// statement that holds it, or else whoever spoke last.
func (x *resolver) quoter(i int) int32 {
	r := x.r
	for k := max(0, x.at-quotersBack); k < min(len(r.drafts), x.at+quotersBack); k++ {
		d := &r.drafts[k]
		if k == x.at || d.src[1] <= d.src[0] || r.quoted(d.src[0]) || !r.within(d.Content, i) {
			continue
		}
		if id := x.voiceOf(d.src[0], d.src[1]); id != news.NoVoice {
			return id
		}
	}
	return x.last
}

// bodySpoke reports whether "they" at token at can be the body that spoke last: people
// speak for it, and no others have become the subject since.
func (x *resolver) bodySpoke(at int) bool {
	r := x.r
	if x.last == news.NoVoice || x.v.list[x.last].Kind != news.Organisation || x.v.list[x.last].doubt || r.quoted(at) || r.unitOf(at)-r.unitOf(x.lastAt) > 2 {
		return false
	}
	for k := r.unitOf(x.lastAt) + 1; k <= r.unitOf(at); k++ {
		u := &r.units[k]
		if u.lo >= at {
			break
		}
		end := r.coreRight(u.lo, min(u.end, at))
		if end == u.lo || r.quoted(u.lo) || r.has(u.lo, lang.Pronoun) && end == u.lo+1 {
			continue
		}
		if s := r.describe(u.lo, end); s.plural {
			return false
		}
	}
	return true
}

// bodyAbove is the body that "they" at token at means, where it begins a sentence and the one
// before in its paragraph is about a body that has spoken: "On Monday the ferry line closed. |
// They | said". Of two sentences about it, and of several bodies, nothing is known.
func (x *resolver) bodyAbove(at int) int32 {
	r := x.r
	n := r.unitOf(at)
	if n == 0 || r.units[n].lo != at || r.units[n].first || r.quoted(at) {
		return news.NoVoice
	}
	u := &r.units[n-1]
	start := r.subjectStart(u, u.end)
	end := r.coreRight(start, u.end)
	if end == start || r.quoted(start) {
		return news.NoVoice
	}
	s := r.describe(start, end)
	if !s.named() || s.plural || s.kind == news.Group {
		return news.NoVoice
	}
	for _, id := range x.v.byKey[r.foldRange(s.name[0], s.name[1])] {
		if v := &x.v.list[id]; v.Kind == news.Organisation && !v.doubt && !v.plural {
			return id
		}
	}
	return news.NoVoice
}

// bodyBefore is the organisation that "it" at token at means where a sentence since
// the last statement begins with one.
func (x *resolver) bodyBefore(at int) int32 {
	r := x.r
	k := r.unitOf(at) + 1
	for n := 0; n < 4 && k > 0; n++ {
		k--
		if r.units[k].lo >= at {
			continue
		}
		u := &r.units[k]
		if u.hi <= x.lastAt && x.last != news.NoVoice || r.quoted(u.lo) {
			return news.NoVoice
		}
		if lo := r.afterSubordinator(u); u.hi > at && lo > u.lo { // "When the company saw it, | it"
			if end := r.subjectEnd(lo, at); end > lo+1 && r.has(lo, lang.Definite) && r.has(end-1, lang.OrgNoun) && !r.plural(end-1) {
				return x.voiceOf(lo, end)
			}
		}
		end := r.subjectEnd(u.lo, min(u.end, at))
		if end == u.lo || u.lo+1 == end && r.has(u.lo, lang.Pronoun) {
			continue
		}
		s := r.describe(u.lo, end)
		switch {
		case s.plural:
		case s.named() && s.kind == news.Person && s.name[1] == s.name[0]+1 && s.name[0] == s.lo && x.bodyName(s.name[0]),
			s.named() && s.kind == news.Organisation && (x.v.byKey[r.foldRange(s.name[0], s.name[1])] != nil || r.nameClass(s.name[0], s.name[1]).Has(lang.KnownBody)),
			s.named() && s.kind == news.Organisation && r.units[k].hi > at,                                                                            // in its own sentence
			s.named() && s.kind == news.Organisation && n == 1 && s.name[0] == u.lo && s.name[1] == end && r.nameClass(u.lo, end).Has(lang.PlaceName), // "Kelland “forcefully” condemned it. | It"
			s.named() && s.kind == news.Organisation && n == 1 && s.name[1] == end && end < u.end && r.pastVerb(u.lo, end),                            // "The Harbour Board closed the quay. | It"
			s.named() && s.kind == news.Outlet:
			return x.voiceOf(u.lo, end)
		}
	}
	return news.NoVoice
}

// afterSubordinator is where the clause begins that a word like "when" opens a unit with; u.lo: none does.
func (r *reader) afterSubordinator(u *unit) int {
	i := u.lo
	if r.has(i, lang.Conjunction) && !r.has(i, lang.Subordinator) {
		i++
	}
	if i < u.end && r.has(i, lang.Subordinator) {
		return i + 1
	}
	return u.lo
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

// asked is who answers a question with the pronoun at token at: not who asked it in the
// statement before, but who was asked ("A guard asked Voss whether …").
func (x *resolver) asked(at int, g gender) int32 {
	d := x.question(at)
	if d == nil {
		return news.NoVoice
	}
	r := x.r
	cue, asker := r.tokenAt(d.Cue[0].End), x.v.list[d.Voice].key
	k := x.nameFrom(cue)
	if k == len(x.names) {
		return news.NoVoice
	}
	n := &x.names[k]
	listens := n.lo == cue || n.lo < cue+maxLabel && r.allCapital(cue, n.lo)
	if listens && n.key != asker && !r.quoted(n.lo) && n.gender.fits(g) {
		return x.named(k)
	}
	return news.NoVoice
}

// question is the question that whoever spoke last asked in the statement before the one
// with its source at token at, or nil.
func (x *resolver) question(at int) *draft {
	if x.at == 0 || x.at >= len(x.r.drafts) {
		return nil
	}
	d := &x.r.drafts[x.at-1]
	if d.class != lang.AskCue || d.Voice == news.NoVoice || d.Voice != x.last || len(d.Cue) == 0 || x.r.unitOf(at)-d.unit > 1 {
		return nil
	}
	return d
}

// asksOf reports whether a question is about somebody of a gender who has been named
// before: "a voter asked if she might come".
func (x *resolver) asksOf(d *draft, g gender) bool {
	for _, c := range d.Content {
		lo, hi := news.Within(x.r.spans, c)
		for i := lo; i < min(hi, lo+maxPhrase); i++ {
			if x.r.has(i, lang.Pronoun) && x.r.genderOf(i, i+1) == g {
				return true
			}
		}
	}
	return false
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

// speaksAgain reports whether what stands around the pronoun at token at says that
// its speaker goes on: "she also said", "he added".
func (x *resolver) speaksAgain(at int) bool {
	k := x.r.unitOf(at)
	if k > 0 && x.lastAt < x.r.units[k-1].lo {
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
