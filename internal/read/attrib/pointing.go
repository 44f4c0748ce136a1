package attrib

import (
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// This file reads who tells a thing where a piece of the sentence, or the next sentence, says that
// and nothing else, whatever its words are (tellpart.go), and stands behind what is told: "The ferry sank.
// That is how Voss put it to the Post", "… – so Voss told the Post". pointingon.go has the pieces that
// stand before or around it.

// told looks for such pieces of unit n.
func (r *reader) told(n int) (framed, bool) {
	u := &r.units[n]
	if lo := r.leftStart(u); lo >= u.end || r.quoted(lo) {
		return framed{}, false
	}
	for _, read := range [...]func(int) (framed, bool){r.toldBack, r.toldAround, r.toldBefore, r.toldAhead, r.toldBehind} {
		if m, ok := read(n); ok {
			return m, true
		}
	}
	return framed{}, false
}

// asFramed is a piece with what is told.
func (p *part) asFramed(words [2]int) framed {
	return framed{lo: p.lo, hi: p.hi, src: p.src, relay: p.relay, words: words, cue: p.cue, verb: p.verb}
}

// toldBack reads a sentence that points back to the one before: "That, at least, was the account of Voss."
func (r *reader) toldBack(n int) (framed, bool) {
	u := &r.units[n]
	lo := r.leftStart(u)
	if u.end >= len(r.toks) || !r.is(u.end, '.') || u.end-lo > maxPart {
		return framed{}, false
	}
	p, ok := r.tellPart(lo, u.end)
	if !ok {
		p, ok = r.partWithTail(lo, u.end)
	}
	if !ok || !r.pointsBack(&p) {
		return framed{}, false
	}
	m := p.asFramed([2]int{})
	if !r.prior(n, &m) || r.tellsAlready(&m) {
		return framed{}, false
	}
	if r.definiteAccount(&p, p.lo) > 0 && r.accountIn(m.words[0], m.words[1]) {
		return framed{}, false // "a report on parking. | The report was published by the Post"
	}
	return m, m.wordy()
}

// partWithTail reads a sentence as such a piece up to a comma, behind which stands how or when he who tells it knows:
// "Confirmation came from Voss, | after checks of her own".
func (r *reader) partWithTail(lo, hi int) (part, bool) {
	for i, tries := lo+3, 0; i+1 < hi && tries < maxThats && !r.quoted(i); i++ {
		if !r.comma(i) {
			continue
		}
		tries++
		if !r.has(i+1, lang.Preposition|lang.Subordinator|lang.Relative) {
			continue
		}
		if p, ok := r.tellPart(lo, i); ok && p.src[1] == i {
			return p, true
		}
	}
	return part{}, false
}

// pointsBack reports whether a sentence means what stands before it, by what it begins with or by what
// somebody in it tells.
func (r *reader) pointsBack(p *part) bool {
	account := r.isTell(p.lo, lang.Pointing) && r.has(p.lo+1, lang.AuxBe) && p.account > 0  // "That was the report in the Post"
	account = account || p.hasPasser() && r.standsForAccount(p, r.wordBefore(p, p.relay)-1) // "The report is that of the Post"
	if !p.ofTelling() || !p.hasTeller() && !p.conveys && !p.hears && !account {
		return false // "That made Voss | late", "The full story is in the Post"
	}
	switch {
	case r.isTell(p.lo, lang.Confirming): // "Confirmation came from Voss"
		k := p.src[0] - 1
		return p.hasTeller() && p.conveys && (r.has(k, lang.RelayBy) || r.nameClass(k, k+1).Has(lang.From))
	case r.has(p.lo, lang.Thing):
		return p.src[0] == p.lo+2 // "It was | Voss | who"
	case r.has(p.lo+1, lang.AuxBe) && p.src[0] == p.lo+2 && p.hasTeller():
		return false // "This is | Voss | reporting for the Post"
	case r.isTell(p.lo, lang.Pointing), r.definiteAccount(p, p.lo) > 0:
		return p.hasTeller() || r.namedOutlet(p)
	case !p.opensWithWho() && !r.has(p.lo, lang.FirstPerson):
		return false
	case p.src[0] == p.lo && p.hasTeller() && !p.tells && !r.isItsSource(p):
		return false // "Voss heard this", "Voss had the story"
	}
	return r.pointsWithin(p)
}

// isItsSource reports whether a piece that begins with somebody says that he is where a thing comes from, by
// a noun that is one for people, too: "Voss | was the source | of this".
func (r *reader) isItsSource(p *part) bool {
	behind := p.account > 0 && p.account <= p.src[1]+2
	return r.has(p.src[1], lang.AuxBe) && behind && r.has(p.account, lang.UnnamedNoun)
}

// pointsWithin reports whether a word of a piece, behind its beginning, means what stands before the piece:
// "Voss told the Post | so", "Voss gave | that account | to the Post". What one reads is not meant: "Voss sent |
// this report |".
func (r *reader) pointsWithin(p *part) bool {
	for i := p.lo; i < p.hi; i++ {
		if r.taken(p, i) {
			continue
		}
		account := r.definiteAccount(p, i)
		if account > 0 && r.isTell(account, lang.AboutOf) && r.isTell(i, lang.Pointing) {
			return false
		}
		pointed := r.isTell(i, lang.Pointed) && (!r.has(i, lang.Thing) || !p.hasTeller())
		if pointed || account > 0 {
			return true
		}
	}
	return false
}

// namedOutlet reports whether a piece has the name of an outlet, or a word for the one that prints it.
func (r *reader) namedOutlet(p *part) bool {
	lo, hi := p.relay[0], p.relay[1]
	if hi <= lo {
		return false
	}
	return r.ownOutlet(lo, hi) || r.surelyOutlet(lo, hi) && !r.publication(lo, hi) && !r.anyOf(lo, hi, lang.Possessive)
}

// taken reports whether token i is part of who is named in a piece.
func (r *reader) taken(p *part, i int) bool {
	return i >= p.src[0] && i < p.src[1] || i >= p.relay[0] && i < p.relay[1]
}

// definiteAccount is the noun for what is told behind "the", "that" or "its" at token i; 0: there is none.
func (r *reader) definiteAccount(p *part, i int) int {
	if !r.has(i, lang.Definite|lang.Possessive) || r.taken(p, i) {
		return 0
	}
	for k := i + 1; k < min(p.hi, i+3); k++ {
		if r.isTell(k, lang.Account) {
			return k
		}
	}
	return 0
}

// accountIn reports whether a stretch has a noun for what is told: another may be meant.
func (r *reader) accountIn(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if r.isTell(i, lang.Account) || r.has(i, lang.DocumentNoun) {
			return true
		}
	}
	return false
}

// aClause reports whether a stretch has a verb, so that it tells something.
func (r *reader) aClause(lo, hi int) bool {
	for i := lo + 1; i < hi; i++ {
		t := &r.toks[i]
		if t.has(auxiliary) || !t.capital && (r.looksPast(i) || t.cue > 0 && r.finite(i)) {
			return true
		}
	}
	return false
}

// tellsAlready reports whether somebody is found already who says what a piece tells, in the words that
// it would take, or with them.
func (r *reader) tellsAlready(m *framed) bool {
	words := r.span(m.words[0], m.words[1])
	return r.anyNear(words, func(e *draft) bool {
		if len(e.Source) == 0 || len(e.Cue) == 0 {
			return false
		}
		saidThere := words.Overlaps(e.Cue[0]) && 2*news.CoverAll(e.Content).Intersect(words).Len() > words.Len()
		guessed := e.alone && !e.listed
		return saidThere && !guessed && !r.dismissesSomebody(e)
	})
}

// toldBehind reads the end of a sentence behind a dash, a semicolon, a colon or a comma: "… – that, at any
// rate, is what Voss said to the Post", "…, by the account of Voss".
func (r *reader) toldBehind(n int) (framed, bool) {
	u := &r.units[n]
	lo := r.leftStart(u)
	for i, tries := u.end-3, 0; i > max(lo+minWords-1, u.end-maxPart) && tries < maxThats+2; i-- {
		if r.quoted(i) {
			return framed{}, false
		}
		comma := r.comma(i)
		if !comma && !r.is(i, '-') && !r.is(i, ';') && !r.is(i, ':') {
			continue
		}
		tries++
		from := i + 1
		if r.has(from, lang.Conjunction) && !r.has(from, lang.Contrast) {
			from++
		}
		p, ok := r.tellPart(from, u.end)
		if !ok || !r.pointsFrom(&p, comma) {
			continue
		}
		if comma && r.widerSide(u, lo, i) {
			continue // "…, the Post reports, | on the word of Voss"
		}
		p.lo = i + 1
		m := p.asFramed([2]int{lo, i})
		return m, m.wordy() && r.canBeTold(lo, i) && !r.tellsAlready(&m)
	}
	return framed{}, false
}

// canBeTold reports whether the stretch [lo, hi) is more than one phrase or more words of telling.
func (r *reader) canBeTold(lo, hi int) bool {
	return !r.wordsOnly(&part{lo: lo, hi: hi}) && (r.aClause(lo, hi) || r.phraseRight(lo, hi) < hi)
}

// widerSide reports whether the end of a sentence from the comma before token i on is such a piece, too.
func (r *reader) widerSide(u *unit, lo, i int) bool {
	for k := i - 1; k > max(lo+minWords, i-maxAlongside); k-- {
		if r.comma(k) {
			p, ok := r.tellPart(k+1, u.end)
			return ok && p.hasBoth()
		}
	}
	return false
}

// pointsFrom reports whether such an end of a sentence means what stands before it: by its first word, or
// since it says on whose account that stands. Behind a comma more is asked of it than behind a dash, since
// most of what stands there only goes on with the sentence.
func (r *reader) pointsFrom(p *part, comma bool) bool {
	joined := r.hasClass(p.lo-1, lang.Conjunction)
	switch {
	case !p.hasTeller() && !r.namedOutlet(p):
		return false
	case comma && p.hasBoth() && r.opensWithPasser(p):
		return r.heardThere(p)
	case comma && p.hasBoth() && p.src[0] == p.lo && r.partVerb(p.src[1]): // "Voss disclosed to the Post"
		return p.tells && r.passesTo(p.relay[0]-1)
	case p.opensWithWho():
		return false
	case r.isTell(p.lo, lang.Pointing) && (!comma || joined || r.partVerb(p.lo+1)):
		return p.ofTelling() && (!comma || joined || r.asWhat(p))
	case r.isDenial(p.lo, lang.As):
		return r.asTold(p)
	case !comma && p.hasTeller() && r.definiteAccount(p, p.lo) > 0: // "… – the words are those of Voss"
		return r.ofOwner(p)
	}
	return r.onHisAccount(p)
}

// opensWithPasser reports whether a piece behind a comma begins with who passes a thing on, or with a verb or a
// preposition before him: "the Post reported", "says a report in the Post", "per the Post".
func (r *reader) opensWithPasser(p *part) bool {
	switch {
	case p.relay[0] == p.lo:
		return true
	case p.relay[0] < p.src[0] && r.isCue(p.lo, lang.SayCue):
		return true
	}
	return p.relay[0] == p.lo+1 && r.has(p.lo, lang.Preposition)
}

// heardThere reports whether a piece that begins with who passes a thing on says that he has it from somebody,
// not that he told him something: "the Post reported, and named Voss as its source", "says a report in the Post
// that quotes Voss", "per the Post, which spoke to Voss".
func (r *reader) heardThere(p *part) bool {
	k := p.src[0] - 1
	quotes := r.nameClass(k, k+1).Has(lang.Quotes)
	heard := p.hears && !r.isTell(k, lang.Conveys)
	switch {
	case p.relay[0] == p.lo:
		return r.partVerb(p.relay[1]) && (p.account >= 0 || heard && !r.cueTakes(k, lang.TakesPerson) || quotes)
	case p.relay[0] < p.src[0] && r.isCue(p.lo, lang.SayCue):
		return true
	}
	return p.account >= 0 || heard || quotes
}

// asTold reports whether a piece that begins with "as" ends by meaning what stands before: "as Voss tells it",
// "as the Post has it".
func (r *reader) asTold(p *part) bool {
	told := p.tells || r.has(p.hi-2, lang.AuxHave)
	return told && (!p.hasTeller() || p.src[0] == p.lo+1) && r.pointedLast(p)
}

// onHisAccount reports whether a piece gives somebody's account for what stands before it to rest on: "on
// the word of Voss", "in an account by Voss", and not "…, written | by a friend of Voss".
func (r *reader) onHisAccount(p *part) bool {
	if !p.hasTeller() || p.account < 0 || p.account >= p.src[0] {
		return false
	}
	return r.isTell(p.lo, lang.Bears) && r.has(p.src[0]-1, lang.Genitive|lang.RelayBy) && !r.passiveBefore(p.lo)
}

// ofOwner reports whether a piece that begins with a noun for what is told says no more than whose that is: "the words |
// are those of | Voss", "the words of | Voss".
func (r *reader) ofOwner(p *part) bool {
	for i := p.lo + 1; i < p.src[0]; i++ {
		const joins = lang.AuxBe | lang.Genitive | lang.RelayBy | lang.Definite | lang.Anaphor | lang.AdverbWord
		if !r.has(i, joins) && !r.isTell(i, lang.Account|lang.Conveys|lang.Manner) && !r.nameClass(i, i+1).Has(lang.From) {
			return false
		}
	}
	return true
}

// asWhat reports whether a piece has "what" or "how" behind its first verb: "which is | what | Voss says".
func (r *reader) asWhat(p *part) bool {
	return r.has(p.lo+2, lang.Question)
}

// pointedLast reports whether a piece ends by meaning what stands before: "as Voss tells | it".
func (r *reader) pointedLast(p *part) bool {
	return p.hi-1 >= max(p.src[1], p.relay[1]) && r.has(p.hi-1, lang.Thing)
}

// passiveBefore reports whether what stands before token i waits for who did it.
func (r *reader) passiveBefore(i int) bool { return r.has(i, lang.RelayBy) && !r.comma(i-1) }
