package attrib

import (
	"slices"

	"hearsay/internal/lang"
)

// This file reads the pieces of sentences of pointing.go that stand before what is told ("What Voss described to
// the Post was this: …", "According to Voss, quoted by the Post, …"), or around it ("The claim that the ferry
// sank was attributed by the Post to Voss").

// joint is what stands between such a piece and what is told behind it.
type joint uint8

const (
	noJoint    joint = iota
	thatJoint        // "Voss, speaking to the Post, said | that | …"
	colonJoint       // "Voss put it simply | : | …"
	asJoint          // "It was the Post that first quoted Voss | as saying | …"
)

// jointAt is the joint that begins at token i of a sentence.
func (r *reader) jointAt(i int) joint {
	switch {
	case r.is(i, ':'):
		return colonJoint
	case r.nameClass(i, i+2).Has(lang.AsSaying):
		return asJoint
	case !r.has(i, lang.That) || r.has(i+1, auxiliary|lang.Thing):
		return noJoint // "that | was"
	}
	verb := i + 1
	for r.has(verb, lang.AdverbWord) || r.nameClass(verb, verb+1).Has(lang.First) {
		verb++
	}
	if verb < len(r.toks) && r.finite(verb) && r.toks[verb].cue > 0 {
		return noJoint // "that | says", "that | first reported"
	}
	return thatJoint
}

// toldBefore reads what stands before "that" or a colon: "Information passed to the Post by Voss indicated
// that …", "Voss put it simply: …".
func (r *reader) toldBefore(n int) (framed, bool) {
	u := &r.units[n]
	lo := r.leftStart(u)
	for i, tries := lo+2, 0; i < min(u.end-1, lo+maxPart) && tries < maxThats; i++ {
		if r.quoted(i) {
			return framed{}, false
		}
		j := r.jointAt(i)
		if j == noJoint {
			continue
		}
		tries++
		if p, ok := r.tellPart(lo, i); ok && r.leadsTo(&p, j) && !r.quoted(i+1) {
			return r.toldFrom(u, &p, j)
		}
		if j == colonJoint {
			return framed{}, false
		}
	}
	return framed{}, false
}

// leadsTo reports whether a piece before a joint says who tells what stands behind that.
func (r *reader) leadsTo(p *part, j joint) bool {
	switch j {
	case colonJoint:
		return r.announces(p)
	case asJoint:
		return r.quotesHim(p)
	}
	return r.saysThat(p)
}

// toldFrom takes what stands behind the joint at the end of a piece for what is told, to the end of the sentence.
func (r *reader) toldFrom(u *unit, p *part, j joint) (framed, bool) {
	i := p.hi
	from := i
	switch j {
	case colonJoint:
		from++
	case asJoint:
		from, p.cue = i+2, append(p.cue, [2]int{i, i + 2})
		if r.has(from, lang.That) {
			from++
		}
	}
	m := p.asFramed([2]int{})
	r.wordsFrom(u, from, &m)
	m.lo, m.hi = p.lo, i
	if j == colonJoint && !p.hasTeller() && r.saidIn(from, u.end) {
		return framed{}, false // "The Post had the story: | Voss told its reporter"
	}
	tells := j != colonJoint || r.pointsOn(p) || p.account >= 0 && p.conveys || r.aClause(from, u.end)
	return m, m.wordy() && m.words[1] == u.end && tells
}

// quotesHim reports whether a piece before "as saying" says which outlet quotes whom: "It was the Post that
// first quoted Voss".
func (r *reader) quotesHim(p *part) bool {
	return p.src[1] == p.hi && p.hasPasser() && p.relay[1] <= p.src[0] && p.conveys
}

// announces reports whether a piece before a colon announces what somebody tells.
func (r *reader) announces(p *part) bool {
	if !p.hasTeller() {
		return p.account >= 0 && r.namedOutlet(p) && (r.partVerb(p.hi-1) || r.broke(p))
	}
	bare := p.src[0] == p.lo && p.src[1] == p.account && p.hi == p.account+1 // "Good | news"
	if p.account >= 0 {
		return !bare
	}
	on := r.pointsOn(p)
	plain := r.has(p.hi-1, lang.AdverbWord) || on // "put it | simply", "put it | this way", and not "put it all on one thing"
	wants := p.verb >= 1 && r.has(p.verb-1, lang.ToWord)
	return p.tells && plain && (!wants || on)
}

// broke reports whether a piece that names an outlet alone says that it had the news: "The Post broke the news", "It was the
// Post that had the story", "First with the news was the Post".
func (r *reader) broke(p *part) bool {
	last := p.hi - 1
	if r.taken(p, last) {
		return p.account == p.relay[0]-2 && r.has(p.relay[0]-1, lang.AuxBe) && !r.has(p.lo, lang.Determiner)
	}
	verb := p.relay[1]
	if r.has(verb, lang.That|lang.Relative) {
		verb++
	}
	for r.has(verb, lang.AdverbWord) {
		verb++
	}
	cleft := r.has(p.lo, lang.Thing) && p.relay[0] == p.lo+2
	return p.account == last && (p.relay[0] == p.lo || cleft) && (r.isTell(verb, lang.Conveys) || r.has(verb, lang.AuxHave))
}

// pointsOn reports whether a word of a piece means what comes: "had | this | to say".
func (r *reader) pointsOn(p *part) bool {
	for _, c := range p.cue {
		if r.isTell(c[0], lang.Pointed) && !r.has(c[0], lang.Thing) || r.has(c[0], lang.Question) {
			return true
		}
	}
	return false
}

// saysThat reports whether a piece before "that" is a subject with its verb, or ends in a noun for what
// somebody in it tells.
func (r *reader) saysThat(p *part) bool {
	last := r.withoutAdverbs(p.lo, p.hi-1)
	asks := r.has(p.lo, lang.Question)
	opens := p.account >= 0 && p.account <= p.lo+2 && !r.taken(p, p.lo) || asks // "The report |", "What |"
	opens = opens && (p.hasPasser() || !r.has(p.lo, lang.Preposition))          // "Through his announcement Voss is saying |"
	verb := r.has(last, lang.AuxBe) || r.isCue(last, lang.SayCue) || r.hinting(last)
	cleft := r.has(p.lo, lang.Thing) && r.has(p.lo+1, lang.AuxBe) // "It was Voss who"
	switch {
	case !p.hasTeller() && !r.namedOutlet(p):
		return false
	case cleft:
		return p.hasPasser() && (verb || p.hears || p.conveys) || r.hisAccount(p) && r.opensClause(p.hi+1)
	case r.accountFrom(p):
		return r.opensClause(p.hi + 1)
	case r.taken(p, last):
		return r.endsInName(p, last, opens)
	case r.nameClass(p.lo, p.lo+1).Has(lang.Quotes) && last == p.verb: // "Citing Voss, the Post reported that"
		return p.hasBoth()
	case opens && verb:
		return !asks || p.conveys || p.tells
	case r.isTell(last, lang.Claiming): // not "gave the Post | the story | that won the prize"
		hisOwn := p.src[0] == p.lo && p.tells
		return p.conveys && (!p.hasTeller() || p.hasPasser() || hisOwn)
	}
	return p.hasBoth() && last == p.verb && (p.hears || p.conveys) && r.saysLast(p, last)
}

// saysLast reports whether the verb that a piece ends in, token last, has one of those in it for its subject, and
// the other stands in an aside: "The Post spoke to Voss, who said", "The Post, citing Voss, said", "Voss, whom the
// Post reached by telephone, said".
func (r *reader) saysLast(p *part, last int) bool {
	if p.relay[0] == p.lo {
		return r.has(last-1, lang.Relative) || r.comma(last-1) && r.comma(p.relay[1])
	}
	aside := r.comma(p.src[1]) || r.comma(p.src[1]-1)
	return p.src[0] == p.lo && aside && r.comma(last-1)
}

// endsInName reports whether a piece before "that" which ends in a name, its last word, is whole without what is
// told: "Voss was the first to tell the Post that", "The Post reported, on the authority of Voss, that", "Word
// reached the Post from Voss that".
func (r *reader) endsInName(p *part, last int, opens bool) bool {
	from := opens && r.nameClass(p.src[0]-1, p.src[0]).Has(lang.From) && r.conveysAccount(p)
	switch {
	case !p.hasBoth():
		return from && p.hasTeller() && r.isTell(p.account, lang.Claiming) // "Confirmation came from Voss that"
	case p.relay[1] > last:
		return p.src[0] == p.lo && p.tells && r.passesTo(p.relay[0]-1)
	case p.relay[0] == p.lo:
		return r.partVerb(p.relay[1]) || p.hears
	}
	return from
}

// hisAccount reports whether a piece ends in whose the noun for what is told is: "It was the contention of Voss", "There
// was confirmation from Voss".
func (r *reader) hisAccount(p *part) bool {
	if !p.hasTeller() || p.hasPasser() || p.src[1] != p.hi && r.withoutCommas(p.lo, p.hi) != p.src[1] {
		return false
	}
	k := p.src[0] - 1
	of := r.has(k, lang.Genitive|lang.RelayBy) || r.nameClass(k, k+1).Has(lang.From)
	return of && k-1 == p.account && r.onesOwn(p.account)
}

// onesOwn reports whether token i is a noun for what somebody tells that is of him and of nothing that it is about.
func (r *reader) onesOwn(i int) bool {
	return r.isTell(i, lang.Claiming) || r.isTell(i, lang.Account) && !r.isTell(i, lang.AboutOf)
}

// minHis is how many words what somebody tells has at least behind whose account it is; fewer say what else was done with
// it: "the testimony of Voss that | the jury believed".
const minHis = 5

// accountFrom reports whether a piece says first from whom what is told comes, and ends in a noun for that, or that there is
// such a thing from him: "From Voss came the assurance", "There was confirmation from Voss".
func (r *reader) accountFrom(p *part) bool {
	if !p.hasTeller() || p.account < 0 {
		return false
	}
	if r.nameClass(p.lo, p.lo+1).Has(lang.From) && p.src[0] == p.lo+1 {
		verb := p.src[1]
		for verb < p.hi && (r.comma(verb) || r.has(verb, lang.AdverbWord)) {
			verb++
		}
		return r.onesOwn(p.hi-1) && r.isTell(verb, lang.Conveys)
	}
	return r.has(p.lo, lang.AdverbWord) && r.has(p.lo+1, lang.AuxBe) && r.hisAccount(p)
}

// opensClause reports whether a clause begins at token i, and no verb goes on there, of which "that" before it would be the
// subject: "the claim of Voss that | led to war".
func (r *reader) opensClause(i int) bool {
	if i >= len(r.toks) || r.quoted(i) || r.toks[i].punct {
		return false
	}
	long := r.units[r.unitOf(i)].end-i >= minHis
	return long && !r.partVerb(i) && !r.has(i, auxiliary) && !r.looksPast(i) && !r.finite(i)
}

// conveysAccount reports whether a verb behind the account in a piece brings it from one to the other: "Word | reached | the
// Post".
func (r *reader) conveysAccount(p *part) bool {
	return slices.ContainsFunc(p.cue, func(c [2]int) bool {
		return c[0] > p.account && r.isTell(c[0], lang.Conveys) && !r.isTell(c[0], lang.Account)
	})
}

// passesTo reports whether token i, before an outlet, makes it one that is told, where no rule for plain verbs
// sees that: "the first to | tell | the Post that", "intimated | to | the Post that".
func (r *reader) passesTo(i int) bool {
	toTell := r.cueTakes(i, lang.TakesPerson) && r.has(i-1, lang.ToWord)
	return toTell || r.has(i, lang.ToWord) && r.isTell(i-1, lang.Tells)
}

// hinting reports whether token i is a verb that says no more than that a thing seems so: "suggests".
func (r *reader) hinting(i int) bool { return r.isCue(i, lang.HedgeCue) }

// toldAhead reads what stands before a comma: "According to Voss, quoted by the Post, | the ferry sank".
func (r *reader) toldAhead(n int) (framed, bool) {
	u := &r.units[n]
	lo := r.leftStart(u)
	if !r.restsOn(lo) {
		return framed{}, false
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
		if !ok || !p.hasBoth() || r.inTalk(&p) || !r.subjectAt(i+1) {
			continue
		}
		m := p.asFramed([2]int{i + 1, u.end})
		m.lo, m.hi = lo, i+1
		return m, m.wordy() && r.aClause(i+1, u.end)
	}
	return framed{}, false
}

// restsOn reports whether a sentence begins at token i as one does that says first whom it has from: "According
// to", "Quoting", and not "Based on information from Voss, the firm will be sold".
func (r *reader) restsOn(i int) bool {
	return r.has(i, lang.Preposition|lang.RelayBy) || r.isTell(i, lang.BehindIt) && !r.endsPast(i)
}

// subjectAt reports whether the subject of a clause can begin at token i, and no verb goes on there.
func (r *reader) subjectAt(i int) bool {
	if i >= len(r.toks) || r.quoted(i) || r.partVerb(i) {
		return false
	}
	return r.has(i, lang.Determiner|lang.Pronoun) || r.toks[i].capital || r.number(i)
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
	that := r.openingThat(u, lo)
	if that < 0 {
		return framed{}, false
	}
	head := loosePart(lo, that)
	if that > lo && !r.headsThat(&head) {
		return framed{}, false
	}
	for at := max(that+1+minWords, u.end-maxPart); at < u.end-1; at++ {
		if r.quoted(at) {
			return framed{}, false
		}
		if !r.whoseFrom(at, that > lo) {
			continue
		}
		p, ok := r.looseTellPart(at, u.end)
		if !ok || !r.saysWhose(&p, &head) {
			continue
		}
		if head.hasPasser() && !p.hasPasser() {
			p.relay = head.relay
		}
		p.lo, p.cue = lo, append(head.cue, p.cue...)
		m := p.asFramed([2]int{that, at})
		relative := r.has(that+1, auxiliary) || r.looksPast(that+1) // "the report | that was lost |"
		return m, m.wordy() && r.aClause(that+1, at) && !relative
	}
	return framed{}, false
}

// openingThat is the first "that" of a sentence which begins at token lo, without a mark before it; -1 if there is
// none near.
func (r *reader) openingThat(u *unit, lo int) int {
	for i := lo; i < min(u.end, lo+maxAny+1); i++ {
		switch {
		case r.has(i, lang.That):
			return i
		case r.quoted(i) || r.toks[i].punct:
			return -1
		}
	}
	return -1
}

// headsThat reads a piece that ends before "that" and reports whether it is a noun for what is told, with nobody
// who tells it: "The claim |", "The report in the Post |".
func (r *reader) headsThat(head *part) bool {
	if !r.wordsOnly(head) && !r.partFrom(head.lo, head) {
		return false
	}
	return head.account >= 0 && r.isTell(head.hi-1, lang.Claiming) && !head.hasTeller()
}

// whoseFrom reports whether at token i the end of a sentence can begin that says whose the clause before it is: with
// "was" or "has", or behind a noun for the clause with what came of that, too: "The claim that the ferry sank |
// came | from Voss".
func (r *reader) whoseFrom(i int, noun bool) bool {
	if r.has(i+1, lang.That) && !r.has(i+2, lang.Genitive) {
		return false
	}
	return r.has(i, lang.AuxBe|lang.AuxHave) || noun && r.isTell(i, lang.Conveys|lang.BehindIt) && !r.toks[i].capital
}

// saysWhose reports whether the end of a sentence names somebody behind its verb, and it or the noun before "that"
// says that something is told.
func (r *reader) saysWhose(p, head *part) bool {
	if p.opensWithWho() || !p.hasTeller() && !r.namedOutlet(p) {
		return false
	}
	return p.conveys || p.account >= 0 || head.account >= 0 || p.verb >= 0
}

// wordsOnly reads a piece that names nobody: "The source for the claim".
func (r *reader) wordsOnly(p *part) bool {
	q := newPart(p.lo, p.hi)
	for i := p.lo; i < p.hi; i++ {
		if !r.partWord(i, &q) {
			return false
		}
		r.addWord(i, &q)
	}
	*p = q
	return true
}
