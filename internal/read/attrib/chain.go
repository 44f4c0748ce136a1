package attrib

import (
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// chain finds through whom a statement came: "told the Harbour Post", "told us",
// "in a letter published by the Post", and an outlet's report that cites a source.
func (x *resolver) chain(d *draft) {
	r := x.r
	if !d.spare {
		x.relayed(d)
	}
	if d.listener[1] <= d.listener[0] {
		r.findListener(d)
	}
	x.spokesman(d)
	x.told(d)
	x.passedOn(d)
	x.inMedium(d)
	x.handedTo(d)
	x.saidAfter(d)
	if d.spare && len(d.Chain) == 0 {
		x.relayed(d)
	}
	x.alongside(d)
	x.goesOnTelling(d)
}

// goesOnTelling takes whom a thing was told to from the statement before, in the same sentence, that
// this one goes on with: "“…,” Voss told the Post, | adding that the ferry sank".
func (x *resolver) goesOnTelling(d *draft) {
	r := x.r
	if x.at == 0 || len(d.Chain) > 0 || len(d.Cue) == 0 {
		return
	}
	e := &r.drafts[x.at-1]
	at := r.tokenAt(d.Cue[0].Start)
	if d.class != lang.SayCue || r.toks[at].form != lang.IngForm || !r.comma(at-1) {
		return
	}
	same := e.Voice == d.Voice && e.unit == d.unit && (d.src[1] <= d.src[0] || d.src == e.src)
	if !same || len(e.Chain) == 0 || e.src[1] <= e.src[0] {
		return
	}
	if told := e.Chain[0]; e.listener[1] > e.listener[0] && told.Span.Start >= r.spans[e.listener[0]].Start && told.Span.End <= r.spans[at].Start {
		d.Chain = append(d.Chain, told)
	}
}

// relayed takes who passes a draft on from what was found of it when it was made.
func (x *resolver) relayed(d *draft) {
	r := x.r
	if d.relay[1] <= d.relay[0] {
		return
	}
	id := int32(news.NoVoice)
	if called := r.calledOutlet(d.relay[0], d.relay[1]); called[1] > called[0] {
		id = x.outlet(d.relay[0], d.relay[1])
	} else {
		id = x.relayVoice(d.relay[0], d.relay[1])
	}
	if id != news.NoVoice && id == d.Voice && r.objectPronoun(d.src[0], d.src[1]) {
		x.v.forget(id, r.span(d.src[0], d.src[1])) // "a friend recalled him saying": not the friend
		d.Voice = news.NoVoice
	}
	x.relay(d, id, r.span(d.relayAt[0], d.relayAt[1]))
}

// told reads whom a statement was told to, as far as they pass words on.
func (x *resolver) told(d *draft) {
	r := x.r
	lo, hi := d.listener[0]+1, d.listener[1]
	if hi <= lo {
		return
	}
	stop := r.stop(d, lo)
	for end := hi; end <= max(hi, min(stop, lo+maxOwn)); end++ {
		if r.ownOutlet(lo, end) {
			x.relay(d, x.relayVoice(lo, end), r.span(lo-1, end))
			return
		}
	}
	if at := r.itsReporter(lo, hi); at[1] > at[0] {
		x.relay(d, x.outlet(at[0], at[1]), r.span(d.listener[0], hi))
		return
	}
	if r.within(d.Content, lo) {
		stop = hi // the network took the listener for a part of what was said
	}
	if id, end := x.passer(lo, stop); id != news.NoVoice {
		x.relay(d, id, r.span(d.listener[0], end))
	}
}

// relayVoice is the voice of those who pass words on: the article's own, where they are of its
// outlet.
func (x *resolver) relayVoice(lo, hi int) int32 {
	if !x.r.ownOutlet(lo, hi) {
		return x.voiceOf(lo, hi)
	}
	id := x.v.theAuthor()
	return x.v.meant(id, x.r.span(lo, hi))
}

// maxOwn is how many words an outlet calls itself or its people by, at most.
const maxOwn = 5

// ownOutlet reports whether a phrase means the outlet that it stands in, or its people: "us",
// "this newspaper", "our correspondent", "one of our reporters".
func (r *reader) ownOutlet(lo, hi int) bool {
	if hi == lo+1 && r.has(lo, lang.FirstPerson) || r.here(lo, hi) {
		return true
	}
	if hi-lo < 2 || hi-lo > maxOwn || !r.journalistsAt(hi-1) && !(r.nameClass(hi-1, hi)|r.nameClass(hi-2, hi)).Has(lang.Publication) && !r.has(hi-1, lang.OutletNoun) {
		return false
	}
	for i := lo; i < hi-1; i++ {
		if r.nameClass(i, i+1).Has(lang.Mine) {
			return true
		}
	}
	return false
}

// stop is where a phrase that begins at token lo has to end: at the statement's content
// and at the end of its unit.
func (r *reader) stop(d *draft, lo int) int {
	end := r.units[r.unitOf(lo)].end
	for i := lo + 1; i < min(end, lo+maxPhrase); i++ {
		if r.within(d.Content, i) {
			return i
		}
	}
	return end
}

func (x *resolver) relay(d *draft, id int32, words news.Span) {
	if id == news.NoVoice || id == d.Voice || len(d.Chain) >= 4 {
		return
	}
	for _, l := range d.Chain {
		if l.Voice == id {
			return
		}
	}
	d.Chain = append(d.Chain, news.Relay{Voice: id, Span: words})
}

// findListener reads whom a thing was told to behind a cue that can be told to
// somebody, where that has not been read yet.
func (r *reader) findListener(d *draft) {
	if len(d.Cue) == 0 || d.unit >= len(r.units) {
		return
	}
	c := d.Cue[0]
	for i := r.tokenAt(c.Start); i < len(r.toks) && r.spans[i].Start < c.End; i++ {
		if !r.anyCueTakes(i, lang.TakesPerson) || r.quoted(i) || i+1 >= r.units[d.unit].end || r.quoted(i+1) {
			continue
		}
		end := i + 2
		if !r.has(i+1, lang.FirstPerson) {
			end = r.coreRight(i+1, r.units[d.unit].end)
		}
		if end > i+1 && !r.within(d.Content, i+1) && !r.within(d.Source, i+1) {
			d.listener = [2]int{i, end}
		}
		return
	}
}

// within reports whether token i is part of spans.
func (r *reader) within(spans []news.Span, i int) bool {
	for _, s := range spans {
		if s.Contains(r.spans[i]) {
			return true
		}
	}
	return false
}

// cueAt is the first token of a draft's cue and the unit that it is in; nil without one.
func (r *reader) cueAt(d *draft) (int, *unit) {
	if len(d.Cue) == 0 {
		return 0, nil
	}
	at := r.tokenAt(d.Cue[0].Start)
	if at >= len(r.toks) {
		return 0, nil
	}
	return at, &r.units[r.unitOf(at)]
}

// inMedium reads "in an interview with SOURCE", "in a SOURCE interview", "wrote in
// SOURCE", "said on SOURCE" and "said to SOURCE" in the sentence of a statement,
// outside its content.
func (x *resolver) inMedium(d *draft) {
	r := x.r
	at, u := r.cueAt(d)
	if u == nil {
		return
	}
	for i := max(u.lo, at-maxPhrase); i < min(u.end, at+maxPhrase); i++ {
		if r.quoted(i) || r.within(d.Content, i) || r.within(d.Source, i) {
			continue
		}
		switch {
		case r.has(i, lang.MediumNoun) && !r.toks[i].capital: // not the Harbour Post
			x.medium(d, u, i)
		case i == u.lo && r.nameClass(i, i+1).Has(lang.Airs),
			i > at && i <= at+4 && r.onlyWhen(at, i) && (r.has(i, lang.ToWord) || r.nameClass(i, i+1).Has(lang.Airs|lang.Locative)):
			x.aired(d, i)
		}
	}
}

// onlyWhen reports whether nothing but the verb and when stands in [lo, hi).
func (r *reader) onlyWhen(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if r.toks[i].cue == 0 && !r.has(i, lang.TimeWord|lang.AdverbWord|lang.Determiner|lang.AuxHave|lang.AuxBe) {
			return false
		}
	}
	return true
}

// medium reads the outlet that a noun for a medium at token i is joined to, before or
// behind it.
func (x *resolver) medium(d *draft, u *unit, i int) {
	r := x.r
	at := r.behindDay(i+1, u.end) // "an interview | on Friday | with"
	if r.has(at, lang.Postmodifier) || r.nameClass(at, at+1).Has(lang.Partner|lang.Airs) {
		given := r.nameClass(i, i+1).Has(lang.Interview) && r.nameClass(at, at+1).Has(lang.Partner)
		lo := at + 1
		stop := r.stop(d, lo)
		if end := r.coreRight(lo, stop); end > lo && given && r.bareName(lo, end) && r.outletInside(lo, end) == [2]int{} && !x.isJournalist(lo, end) {
			id := int32(news.NoVoice)
			if x.interviewer(lo, end) {
				id = x.voiceOf(lo, end)
			} else {
				id = x.outlet(lo, end)
			}
			x.relay(d, id, r.span(i, end))
			return
		}
		if id, end := x.passer(lo, stop); id != news.NoVoice && (given || r.surelyOutlet(lo, end)) {
			x.relay(d, id, r.span(i, end))
			return
		}
	}
	lo := i
	for lo > u.lo && r.toks[lo-1].capital && !r.toks[lo-1].punct && !r.quoted(lo-1) && !r.has(lo-1, lang.Determiner|lang.Preposition) {
		lo--
	}
	for lo < i && r.has(lo, lang.TimeWord) && !r.has(lo, lang.OutletName) {
		lo++ // "in an October | Harbour News interview"
	}
	from := lo
	for from > u.lo && r.has(from-1, lang.Determiner|lang.TimeWord) && !r.quoted(from-1) {
		from--
	}
	// "As recently as an …", "during an …"; what is no interview may be what it is about.
	given := r.nameClass(i, i+1).Has(lang.Interview) && r.has(from-1, lang.Preposition|lang.Subordinator)
	if lo == i || from == lo || !given && !r.nameClass(from-1, from).Has(lang.Locative) {
		return
	}
	if r.has(lo-1, lang.Definite) {
		lo--
	}
	if r.outletNamed(lo, i) || r.nameClass(i, i+1).Has(lang.Interview) && r.outlet(lo, i) || r.nameClass(i, i+1).Has(lang.Piece) && x.onlyPasses(lo, i) {
		x.relay(d, x.outlet(lo, i), r.span(lo, i+1))
	}
}

// interviewer reports whether a name is of a person who asked, whom the text names elsewhere, and of no outlet that
// happens to end like somebody's: "Rolling Stone", "La Repubblica".
func (x *resolver) interviewer(lo, hi int) bool {
	r := x.r
	if hi-lo > 1 && !r.nameClass(lo, lo+1).Has(lang.GivenName) || r.nameClass(lo, hi).Has(lang.KnownOutlet) || r.surelyOutlet(lo, hi) {
		return false
	}
	return x.surnameElsewhere(hi - 1)
}

// behindDay is the first token from i on, before hi, behind the time that stands there: "on Friday", "last
// week". It is i where none does, or nothing else is told of an interview behind it than who it was with.
func (r *reader) behindDay(i, hi int) int {
	at, day := i, false
	for at < hi && at < i+4 && (r.has(at, lang.TimeWord|lang.Determiner) || at == i && r.nameClass(at, at+1).Has(lang.Airs)) {
		day = day || r.has(at, lang.TimeWord)
		at++
	}
	if !day || at >= hi || !r.nameClass(at, at+1).Has(lang.Partner) {
		return i
	}
	return at
}

// aired reads "on SOURCE", "in SOURCE" and "to SOURCE" behind a cue. What can be said of
// many things must be named as an outlet here.
func (x *resolver) aired(d *draft, i int) {
	r := x.r
	lo := i + 1
	end := r.coreRight(lo, r.stop(d, lo))
	if end == lo || r.has(lo, lang.TimeWord) {
		return // "On Tuesday Tarn Wire reported"
	}
	if at := r.outletInside(lo, end); at[1] > at[0] {
		x.relay(d, x.outlet(at[0], at[1]), r.span(i, end))
		return
	}
	if s := r.describe(lo, end); s.named() && s.kind == news.Outlet && s.role[1] <= s.role[0] {
		x.relay(d, x.outlet(lo, end), r.span(i, end))
	} else if r.publication(lo, end) && r.has(lo, lang.Definite) && !r.has(i, lang.ToWord) {
		x.relay(d, x.publication(lo, end), r.span(i, end))
	}
}

// handedTo reads "obtained by SOURCE", "sent to SOURCE" and "who spoke to SOURCE" behind
// the words for who says a thing, and behind a medium.
func (x *resolver) handedTo(d *draft) {
	r := x.r
	at, u := r.cueAt(d)
	if u == nil {
		return
	}
	for i := max(u.lo, at-maxPhrase); i < min(u.end-2, at+maxPhrase); i++ {
		if r.quoted(i) || r.within(d.Content, i) {
			continue
		}
		passed := r.nameClass(i, i+1).Has(lang.Passed) || r.mark(i).Has(lang.SeenBy) || r.has(i, lang.CarriedVerb) && i < d.src[0]
		if !passed || !r.besideSpeaker(d, i) && !r.opensSentence(u, d, i) {
			continue
		}
		if !r.has(i+1, lang.RelayBy|lang.ToWord) && !r.nameClass(i+1, i+2).Has(lang.Partner|lang.Airs) {
			continue
		}
		if id, end := x.passer(i+2, r.stop(d, i+2)); id != news.NoVoice && r.surelyOutlet(i+2, end) && !(r.mark(i).Has(lang.SeenBy) && r.thoughtOf(i, end)) {
			x.relay(d, id, r.span(i, end))
		}
	}
}

// thoughtOf reports whether what somebody has seen goes on at token end, behind who saw it, as what he takes it for:
// "viewed by the Post | as a threat"; or, where it begins a sentence, in any way.
func (r *reader) thoughtOf(i, end int) bool {
	return r.mark(end).Has(lang.AsName) || i == r.leftStart(&r.units[r.unitOf(i)]) && !r.comma(end)
}

// opensSentence reports whether the first word of a sentence, at token i, opens what stands before
// who says a thing: "Speaking to CNN on Thursday, | Voss said".
func (r *reader) opensSentence(u *unit, d *draft, i int) bool {
	return i == u.lo && d.src[1] > d.src[0] && d.src[0] > i+2 && d.src[0] <= i+maxMeans && r.comma(d.src[0]-1)
}

// saidAfter reads "…, SOURCE reported" at the end of a sentence, behind all of somebody
// else's statement.
func (x *resolver) saidAfter(d *draft) {
	r := x.r
	if len(d.Cue) == 0 || len(d.Source) == 0 {
		return
	}
	at := r.tokenAt(d.Extent().End - 1)
	if at+3 >= len(r.toks) || d.src[1] > at {
		return
	}
	u := &r.units[r.unitOf(at)]
	lo := at + 1
	if r.comma(lo) {
		lo++
	} else if at >= len(r.toks) || !r.toks[at].punct || !r.comma(at) && !(r.quoted(at) && r.toks[at-1].punct && r.toks[at-1].first == ',') {
		return
	}
	end := r.coreRight(lo, u.end)
	if end > lo+1 && !r.toks[end-1].capital && r.cueTakes(end-1, lang.TakesClause) {
		end-- // "the Tarn Wire | reports"
	}
	if end == lo || end >= u.end || !r.cueTakes(end, lang.TakesClause) || !r.finite(end) || r.describe(lo, end).pronoun || !r.speaks(lo, end) || !r.tailOnly(end+1, u.end) {
		return
	}
	id := int32(news.NoVoice)
	if r.outlet(lo, end) {
		id = x.outlet(lo, end)
	} else {
		id = x.voiceOf(lo, end)
	}
	x.relay(d, id, r.span(lo, end+1))
}

// maxTail bounds how many words say when and where something was said.
const maxTail = 12

// tailOnly reports whether nothing but when, where and to whom something was said stands
// in [lo, hi), or whom it is cited from.
func (r *reader) tailOnly(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if r.comma(i) && r.nameClass(i+1, i+2).Has(lang.Quotes) {
			return true
		}
		if i > lo+maxTail || !r.has(i, lang.TimeWord|lang.Preposition|lang.Determiner|lang.ToWord) && (!r.nounLike(i) || i > lo+4) {
			return false
		}
	}
	return true
}

// finite reports whether token i is a verb in the past or the present.
func (r *reader) finite(i int) bool {
	return r.toks[i].form == lang.PastForm || r.toks[i].form == lang.PresentForm
}

// besideSpeaker reports whether token i stands in the source of a statement, next to it,
// or directly behind a medium.
func (r *reader) besideSpeaker(d *draft, i int) bool {
	if r.within(d.Source, i) || r.has(i-1, lang.MediumNoun) || r.comma(i-1) && r.has(i-2, lang.MediumNoun) {
		return true
	}
	for k := i - 1; k >= max(0, i-3); k-- {
		if r.within(d.Source, k) {
			return true
		}
		if !r.has(k, lang.Relative|lang.AdverbWord|lang.AuxBe) && !r.comma(k) {
			return false
		}
	}
	return false
}

// bareName reports whether a phrase is nothing but words with capitals.
func (r *reader) bareName(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if !r.toks[i].capital || r.toks[i].punct || r.toks[i].has(lang.TimeWord|lang.Metonym) {
			return false
		}
	}
	return hi > lo
}

// outlet resolves the name of an outlet that is no source itself.
func (x *resolver) outlet(lo, hi int) int32 {
	s := x.r.describe(lo, hi)
	if called := x.r.calledOutlet(lo, hi); called[1] > called[0] {
		s.name, s.role = called, [2]int{}
	}
	if !s.named() {
		return news.NoVoice
	}
	s.kind = news.Outlet
	return x.body(&s)
}

// outlet reports whether a noun phrase names an outlet: by a name that is one, by
// a word that such names end in, or by "the" before a name that is nothing else.
func (r *reader) outlet(lo, hi int) bool {
	s := r.describe(lo, hi)
	if !s.named() || s.kind == news.Person && !s.definite {
		return false
	}
	if s.kind == news.Outlet {
		return true
	}
	for i := s.lo; i < s.hi; i++ {
		if r.toks[i].has(lang.OrgNoun | lang.Metonym | lang.GroupNoun | lang.Role | lang.Conjunction) {
			return false
		}
	}
	return s.definite && s.kind == news.Organisation && !r.toks[s.name[1]-1].upper
}

// passedOn reads "…, quoted by SOURCE" and "in a statement carried by SOURCE"
// behind a statement's source, cue and listener.
func (x *resolver) passedOn(d *draft) {
	r := x.r
	if len(d.Cue) == 0 {
		return
	}
	from := r.tokenAt(d.Cue[len(d.Cue)-1].Start)
	if from >= len(r.toks) {
		return
	}
	end := min(r.units[r.unitOf(from)].end, max(from, d.src[1])+14)
	for i := from; i+2 < end+1 && i+1 < len(r.toks); i++ {
		if r.quoted(i) {
			return
		}
		in := r.nameClass(i, i+1).Has(lang.Quotes) && r.nameClass(i+1, i+2).Has(lang.Locative) // "cited in the Post"
		if !r.has(i, lang.CarriedVerb) || !r.has(i+1, lang.RelayBy) && !in || r.within(d.Content, i) {
			continue
		}
		if id, stop := x.passer(i+2, r.stop(d, i+2)); id != news.NoVoice && (!in && !r.mark(i).Has(lang.Issues) || r.surelyOutlet(i+2, stop)) {
			x.relay(d, id, r.span(i, stop))
		}
		return
	}
}
