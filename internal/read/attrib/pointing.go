package attrib

import (
	"slices"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// This file reads who tells a thing where a piece of the sentence, or the next sentence, says that
// and nothing else, whatever its words are (tellpart.go): behind what is told ("The ferry sank. That is
// how Voss put it to the Post", "… – so Voss told the Post"), before it ("What Voss described to the Post
// was this: …"), or around it ("The claim that the ferry sank was attributed by the Post to Voss").

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

// pointsBack reports whether a sentence means what stands before it, by what it begins with or by what
// somebody in it tells.
func (r *reader) pointsBack(p *part) bool {
	both := p.src[1] > 0 && p.relay[1] > 0
	if p.account < 0 && p.verb < 0 && !both || p.src[1] == 0 && !p.conveys && !p.hears {
		return false // "That made Voss | late", "The full story is in the Post"
	}
	switch {
	case r.has(p.lo, lang.Thing):
		return p.src[0] == p.lo+2 // "It was | Voss | who"
	case r.has(p.lo+1, lang.AuxBe) && p.src[0] == p.lo+2 && p.src[1] > 0:
		return false // "This is | Voss | reporting for the Post"
	case r.isTell(p.lo, lang.Pointing), r.definiteAccount(p, p.lo) > 0:
		return p.src[1] > 0 || r.namedOutlet(p)
	case p.src[0] != p.lo && p.relay[0] != p.lo && !r.has(p.lo, lang.FirstPerson):
		return false
	case p.src[0] == p.lo && p.src[1] > 0 && !p.tells && !(r.has(p.src[1], lang.AuxBe) && p.account > 0 && p.account <= p.src[1]+2 && r.has(p.account, lang.UnnamedNoun)):
		return false // "Voss heard this", "Voss had the story"
	}
	for i := p.lo; i < p.hi; i++ {
		if r.taken(p, i) {
			continue
		}
		account := r.definiteAccount(p, i)
		if account > 0 && r.isTell(account, lang.AboutOf) && r.isTell(i, lang.Pointing) {
			return false // "Voss sent | this report |", which is what one reads
		}
		if r.isTell(i, lang.Pointed) && (!r.has(i, lang.Thing) || p.src[1] == 0) || account > 0 {
			return true
		}
	}
	return false
}

// namedOutlet reports whether a piece has the name of an outlet, or a word for the one that prints it.
func (r *reader) namedOutlet(p *part) bool {
	lo, hi := p.relay[0], p.relay[1]
	return hi > lo && (r.ownOutlet(lo, hi) || r.surelyOutlet(lo, hi) && !r.publication(lo, hi) && !r.anyOf(lo, hi, lang.Possessive))
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
	s := r.span(m.words[0], m.words[1])
	lo, hi := r.draftsNear(s)
	for i := lo; i < hi; i++ {
		e := &r.drafts[i]
		if len(e.Source) > 0 && len(e.Cue) > 0 && s.Overlaps(e.Cue[0]) && 2*news.CoverAll(e.Content).Intersect(s).Len() > s.Len() && !(e.alone && !e.listed) && !r.dismissesSomebody(e) {
			return true
		}
	}
	return false
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
		if !r.comma(i) && !r.is(i, '-') && !r.is(i, ';') && !r.is(i, ':') {
			continue
		}
		tries++
		from := i + 1
		if r.has(from, lang.Conjunction) && !r.has(from, lang.Contrast) {
			from++
		}
		p, ok := r.tellPart(from, u.end)
		if !ok || !r.pointsFrom(&p, r.comma(i)) {
			continue
		}
		if r.comma(i) && r.widerSide(u, lo, i) {
			continue // "…, the Post reports, | on the word of Voss"
		}
		p.lo = i + 1
		m := p.asFramed([2]int{lo, i})
		return m, m.wordy() && !r.wordsOnly(&part{lo: lo, hi: i}) && (r.aClause(lo, i) || r.phraseRight(lo, i) < i) && !r.tellsAlready(&m)
	}
	return framed{}, false
}

// widerSide reports whether the end of a sentence from the comma before token i on is such a piece, too.
func (r *reader) widerSide(u *unit, lo, i int) bool {
	for k := i - 1; k > max(lo+minWords, i-maxAlongside); k-- {
		if r.comma(k) {
			p, ok := r.tellPart(k+1, u.end)
			return ok && p.src[1] > 0 && p.relay[1] > 0
		}
	}
	return false
}

// pointsFrom reports whether such an end of a sentence means what stands before it: by its first word, or
// since it says on whose account that stands.
func (r *reader) pointsFrom(p *part, comma bool) bool {
	t := &r.toks[p.lo]
	both := p.src[1] > 0 && p.relay[1] > 0
	switch {
	case p.src[1] == 0 && !r.namedOutlet(p):
		return false
	case comma && both && p.relay[0] == p.lo: // "the Post reported, and named Voss as its source"
		k := p.src[0] - 1
		return r.partVerb(p.relay[1]) && (p.account >= 0 || p.hears && !r.cueTakes(k, lang.TakesPerson) && !r.isTell(k, lang.Conveys) || r.nameClass(k, k+1).Has(lang.Quotes))
	case comma && both && p.relay[0] < p.src[0] && r.isCue(p.lo, lang.SayCue): // "says a report in the Post that quotes Voss"
		return true
	case comma && both && p.relay[0] == p.lo+1 && t.has(lang.Preposition): // "per the Post, which spoke to Voss"
		return p.account >= 0 || p.hears && !r.toks[p.src[0]-1].tell.Has(lang.Conveys) || r.nameClass(p.src[0]-1, p.src[0]).Has(lang.Quotes)
	case comma && both && p.src[0] == p.lo && r.partVerb(p.src[1]): // "Voss disclosed to the Post"
		return p.tells && r.passesTo(p.relay[0]-1)
	case p.src[0] == p.lo || p.relay[0] == p.lo:
		return false
	case t.tell.Has(lang.Pointing) && (!comma || r.partVerb(p.lo+1) || r.toks[p.lo-1].has(lang.Conjunction)):
		return (p.account >= 0 || p.verb >= 0 || both) && (!comma || r.asWhat(p) || r.toks[p.lo-1].has(lang.Conjunction))
	case r.fits(p, lang.As):
		return (p.tells || r.has(p.hi-2, lang.AuxHave)) && (p.src[1] == 0 || p.src[0] == p.lo+1) && r.pointedLast(p)
	}
	return p.src[1] > 0 && p.account >= 0 && p.account < p.src[0] && (r.word(p.lo) == "on" || r.word(p.lo) == "by" || r.word(p.lo) == "in" || r.word(p.lo) == "from") && r.has(p.src[0]-1, lang.Genitive|lang.RelayBy) && !r.passiveBefore(p.lo)
}

// asWhat reports whether a piece has "what" or "how" behind its first verb: "which is | what | Voss says".
func (r *reader) asWhat(p *part) bool {
	return r.has(p.lo+2, lang.Question)
}

// fits reports whether a piece begins with a word of a class of words of denying.
func (r *reader) fits(p *part, c lang.DenialWord) bool { return r.isDenial(p.lo, c) }

// pointedLast reports whether a piece ends by meaning what stands before: "as Voss tells | it".
func (r *reader) pointedLast(p *part) bool {
	return p.hi-1 >= max(p.src[1], p.relay[1]) && r.has(p.hi-1, lang.Thing)
}

// passiveBefore reports whether what stands before token i waits for who did it.
func (r *reader) passiveBefore(i int) bool { return r.has(i, lang.RelayBy) && !r.comma(i-1) }

// toldBefore reads what stands before "that" or a colon: "Information passed to the Post by Voss indicated
// that …", "Voss put it simply: …".
func (r *reader) toldBefore(n int) (framed, bool) {
	u := &r.units[n]
	lo := r.leftStart(u)
	for i, tries := lo+2, 0; i < min(u.end-1, lo+maxPart) && tries < maxThats; i++ {
		if r.quoted(i) {
			return framed{}, false
		}
		colon, as := r.is(i, ':'), r.nameClass(i, i+2).Has(lang.AsSaying)
		if !colon && !as && (!r.has(i, lang.That) || r.has(i+1, auxiliary|lang.Thing) || r.finite(i+1) && r.toks[i+1].cue > 0) {
			continue
		}
		tries++
		p, ok := r.tellPart(lo, i)
		if !ok || colon && !r.announces(&p) || as && !r.quotesHim(&p) || !colon && !as && !r.saysThat(&p) || r.quoted(i+1) {
			if colon {
				return framed{}, false
			}
			continue
		}
		from := i
		switch {
		case colon:
			from++
		case as:
			from, p.cue = i+2, append(p.cue, [2]int{i, i + 2})
			if r.has(from, lang.That) {
				from++
			}
		}
		m := p.asFramed([2]int{})
		r.wordsFrom(u, from, &m)
		m.lo, m.hi = lo, i
		return m, m.wordy() && m.words[1] == u.end && (!colon || r.pointsOn(&p) || p.account >= 0 && p.conveys || r.aClause(from, u.end))
	}
	return framed{}, false
}

// quotesHim reports whether a piece before "as saying" says which outlet quotes whom: "It was the Post that
// first quoted Voss".
func (r *reader) quotesHim(p *part) bool {
	return p.src[1] == p.hi && p.relay[1] > 0 && p.relay[1] <= p.src[0] && p.conveys
}

// announces reports whether a piece before a colon announces what somebody tells.
func (r *reader) announces(p *part) bool {
	if p.src[1] == 0 {
		return p.account >= 0 && r.namedOutlet(p) && r.partVerb(p.hi-1)
	}
	bare := p.src[0] == p.lo && p.src[1] == p.account && p.hi == p.account+1 // "Good | news"
	if bare || p.account >= 0 {
		return !bare
	}
	plain := r.has(p.hi-1, lang.AdverbWord) || r.pointsOn(p) // "put it | simply", "put it | this way", and not "put it all on one thing"
	return p.tells && plain && (p.verb < 1 || !r.has(p.verb-1, lang.ToWord) || r.pointsOn(p))
}

// pointsOn reports whether a word of a piece means what comes: "had | this | to say".
func (r *reader) pointsOn(p *part) bool {
	for _, c := range p.cue {
		if r.toks[c[0]].tell.Has(lang.Pointed) && !r.has(c[0], lang.Thing) || r.has(c[0], lang.Question) {
			return true
		}
	}
	return false
}

// saysThat reports whether a piece before "that" is a subject with its verb, or ends in a noun for what
// somebody in it tells.
func (r *reader) saysThat(p *part) bool {
	last := p.hi - 1
	for last > p.lo && r.has(last, lang.AdverbWord) {
		last--
	}
	cleft := r.has(p.lo, lang.Thing) && r.has(p.lo+1, lang.AuxBe)
	opens := p.account >= 0 && p.account <= p.lo+2 && !r.taken(p, p.lo) || r.has(p.lo, lang.Question)
	verb := r.has(last, lang.AuxBe) || r.isCue(last, lang.SayCue) || r.hinting(last)
	switch {
	case p.src[1] == 0 && !r.namedOutlet(p):
		return false
	case cleft:
		return p.relay[1] > 0 && (verb || p.hears || p.conveys)
	case r.taken(p, last):
		return r.endsInName(p, last, opens)
	case r.nameClass(p.lo, p.lo+1).Has(lang.Quotes) && last == p.verb: // "Citing Voss, the Post reported that"
		return p.relay[1] > 0 && p.src[1] > 0
	case opens && verb:
		return !r.has(p.lo, lang.Question) || p.conveys || p.tells
	case r.isTell(last, lang.Claiming): // not "gave the Post | the story | that won the prize"
		return p.conveys && (p.src[1] == 0 || p.relay[1] > 0 || p.src[0] == p.lo && p.tells)
	case p.src[1] == 0 || p.relay[1] == 0 || last != p.verb || !p.hears && !p.conveys:
		return false
	case p.relay[0] == p.lo: // "The Post spoke to Voss, who said", "The Post, citing Voss, said"
		return r.has(last-1, lang.Relative) || r.comma(last-1) && r.comma(p.relay[1])
	}
	return p.src[0] == p.lo && r.comma(last-1) && (r.comma(p.src[1]) || r.comma(p.src[1]-1)) // "Voss, whom the Post reached by telephone, said"
}

// endsInName reports whether a piece before "that" which ends in a name, its last word, is whole without what is
// told: "Voss was the first to tell the Post that", "The Post reported, on the authority of Voss, that", "Word
// reached the Post from Voss that".
func (r *reader) endsInName(p *part, last int, opens bool) bool {
	switch {
	case p.src[1] == 0 || p.relay[1] == 0:
		return false
	case p.relay[1] > last:
		return p.src[0] == p.lo && p.tells && r.passesTo(p.relay[0]-1)
	case p.relay[0] == p.lo:
		return r.partVerb(p.relay[1]) || p.hears
	}
	return opens && r.nameClass(p.src[0]-1, p.src[0]).Has(lang.From) && slices.ContainsFunc(p.cue, func(c [2]int) bool {
		return c[0] > p.account && r.toks[c[0]].tell.Has(lang.Conveys) && !r.toks[c[0]].tell.Has(lang.Account)
	})
}

// passesTo reports whether token i, before an outlet, makes it one that is told, where no rule for plain verbs
// sees that: "the first to | tell | the Post that", "intimated | to | the Post that".
func (r *reader) passesTo(i int) bool {
	return r.cueTakes(i, lang.TakesPerson) && r.has(i-1, lang.ToWord) || r.has(i, lang.ToWord) && i > 0 && r.isTell(i-1, lang.Tells)
}

// hinting reports whether token i is a verb that says no more than that a thing seems so: "suggests".
func (r *reader) hinting(i int) bool { return r.isCue(i, lang.HedgeCue) }

// toldAhead reads what stands before a comma: "According to Voss, quoted by the Post, | the ferry sank".
func (r *reader) toldAhead(n int) (framed, bool) {
	u := &r.units[n]
	lo := r.leftStart(u)
	if !r.has(lo, lang.Preposition|lang.RelayBy) && !(r.isTell(lo, lang.BehindIt) && !r.endsPast(lo)) {
		return framed{}, false // "Based on information from Voss, the firm will be sold"
	}
	for i, tries := lo+3, 0; i < min(u.end-minWords, lo+maxPart) && tries < maxThats+1 && !r.quoted(i); i++ {
		if !r.comma(i) {
			continue
		}
		if r.saidIn(i+1, u.end) {
			return framed{}, false
		}
		tries++
		p, ok := r.tellPart(lo, i)
		if !ok || p.src[1] == 0 || p.relay[1] == 0 || r.inTalk(&p) || r.quoted(i+1) || r.partVerb(i+1) || !r.has(i+1, lang.Determiner|lang.Pronoun) && !r.toks[i+1].capital && !r.number(i+1) {
			continue
		}
		m := p.asFramed([2]int{i + 1, u.end})
		m.lo, m.hi = lo, i+1
		return m, m.wordy() && r.aClause(i+1, u.end)
	}
	return framed{}, false
}

// inTalk reports whether a piece says where somebody speaks and not that a thing is his: "In an interview with Voss of
// the Post, | the mayor was rude".
func (r *reader) inTalk(p *part) bool {
	return p.account >= 0 && r.has(p.account, lang.MediumNoun) && r.nameClass(p.account+1, p.account+2).Has(lang.Partner)
}

// saidIn reports whether a stretch begins with somebody and a verb of saying: "the Post reported that".
func (r *reader) saidIn(lo, hi int) bool {
	for k := lo + 1; k < min(hi, lo+maxBeforeWho); k++ {
		if r.isCue(k, lang.SayCue) && r.finite(k) {
			return true
		}
	}
	return false
}

// toldAround reads a sentence that says of a clause behind "that" whose it is, in its end: "The claim that
// the ferry sank | came from Voss", "That the ferry sank | was first reported by the Post".
func (r *reader) toldAround(n int) (framed, bool) {
	u := &r.units[n]
	lo := r.leftStart(u)
	that := lo
	for that < min(u.end, lo+maxAny) && !r.has(that, lang.That) {
		if r.quoted(that) || r.toks[that].punct {
			return framed{}, false
		}
		that++
	}
	head := part{lo: lo, hi: that, verb: -1, account: -1, loose: true}
	if that >= u.end || !r.has(that, lang.That) || that > lo && (!r.wordsOnly(&head) && !r.partFrom(lo, &head) || head.account < 0 || !r.isTell(that-1, lang.Claiming) || head.src[1] > 0) {
		return framed{}, false
	}
	for at := max(that+1+minWords, u.end-maxPart); at < u.end-1; at++ {
		if r.quoted(at) {
			return framed{}, false
		}
		if r.has(at+1, lang.That) && !r.has(at+2, lang.Genitive) || !r.has(at, lang.AuxBe|lang.AuxHave) && !(that > lo && r.isTell(at, lang.Conveys|lang.BehindIt) && !r.toks[at].capital) {
			continue
		}
		p := part{lo: at, hi: u.end, verb: -1, account: -1, loose: true}
		if !r.partFrom(at, &p) || !r.partOrder(&p) || p.src[0] == at || p.relay[0] == at || p.src[1] == 0 && !r.namedOutlet(&p) || !p.conveys && p.account < 0 && head.account < 0 && p.verb < 0 {
			continue
		}
		if head.relay[1] > 0 && p.relay[1] == 0 {
			p.relay = head.relay
		}
		p.lo, p.cue = lo, append(head.cue, p.cue...)
		m := p.asFramed([2]int{that, at})
		return m, m.wordy() && r.aClause(that+1, at) && !r.has(that+1, auxiliary) && !r.looksPast(that+1) // not "the report | that was lost |"
	}
	return framed{}, false
}

// wordsOnly reads a piece that names nobody: "The source for the claim".
func (r *reader) wordsOnly(p *part) bool {
	q := part{lo: p.lo, hi: p.hi, verb: -1, account: -1}
	for i := p.lo; i < p.hi; i++ {
		if !r.partWord(i, &q) {
			return false
		}
		r.addWord(i, &q)
	}
	*p = q
	return true
}

// accountsOf finds who is meant where what somebody tells is given as who says it: "Remarks by | Voss |,
// published by the Post, suggest that".
func (r *reader) accountsOf() {
	for i := range r.drafts {
		d := &r.drafts[i]
		lo, hi := d.src[0], d.src[1]
		if hi-lo < 3 || r.quoted(lo) || d.relay[1] > d.relay[0] || len(d.Source) != 1 || d.Kind == news.Direct {
			continue
		}
		p := part{lo: lo, hi: hi, verb: -1, account: -1, loose: true}
		ok := hi-lo <= maxPart && r.partFrom(lo, &p) && r.partOrder(&p)
		if ok && p.src[0] == lo && p.relay[1] > 0 && (p.conveys || p.hears) && r.comma(p.src[1]) && r.has(p.src[1]+1, lang.Relative) {
			d.src = p.src // "Voss, | whose account was carried by the Post"
			continue
		}
		for k := lo; k < lo+3 && ok && p.account < 0; k++ {
			if r.has(k, lang.MediumNoun|lang.DocumentNoun) {
				p.account = k
			}
		}
		if !ok || p.account < 0 || p.account > lo+2 || r.taken(&p, lo) {
			continue
		}
		doc := r.has(p.account, lang.DocumentNoun) || r.has(r.partHead(lo, hi), lang.DocumentNoun)
		switch {
		case p.src[1] > 0 && (p.relay[1] > 0 || !doc):
			d.src = p.src
			if p.relay[1] > 0 {
				m := p.asFramed([2]int{})
				d.relay, d.relayAt, d.spare = p.relay, m.relaying(), true
			}
		case r.namedOutlet(&p) && !doc && !r.has(p.account, lang.MediumNoun):
			d.src, d.paper = p.relay, true
		}
	}
}
