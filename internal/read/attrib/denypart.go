package attrib

import (
	"slices"

	"hearsay/internal/lang"
)

// This file reads sentences in which a clause is told, behind "the claim that" or "whether", and what stands before
// and behind it says that somebody denies it and nothing else, whatever its words are: "From the Board came a flat
// denial of | the claim that the ferry sank", "The claim that the ferry sank | drew a rebuttal from the Board", "Asked
// whether the ferry sank, | the Board answered with a plain no". denyorder.go asks whether those words stand to each
// other as in a denial.

const (
	// maxDenySteps bounds how often the words around a clause are tried as names and as words.
	maxDenySteps = 300
	// maxDenyPart is how many tokens stand before such a clause, and behind it, at most.
	maxDenyPart = 22
	// maxLikened is how many words nobody knows stand before a noun for a denial: "a tight-lipped denial".
	maxLikened = 2
)

// noKind is how a word in such a piece denies.
type noKind uint8

const (
	noNone   noKind = iota
	noNoun          // "a flat | denial"
	noLabel         // "called it | baseless"
	noAnswer        // "answered with a plain | no"
	noVerb          // "poured scorn on", "rejected"
)

// denyPart is what stands before a clause and behind it, read in this order.
type denyPart struct {
	runs  [][2]int // the stretches, the one behind the other
	src   [2]int   // who denies
	cue   [][2]int
	no    int // the first word that denies, where it ends, and how
	noEnd int
	kind  noKind
	calls int  // a verb of calling or a noun for what a thing is called, or -1
	asks  bool // a word asks
	back  bool // no clause is told: what is denied stands before
	steps int
}

// denied looks for such a clause of unit n.
func (r *reader) denied(n int) (framed, bool) {
	u := &r.units[n]
	lo := r.leftStart(u)
	for i := lo; i < min(u.end-minWords, lo+maxDenyPart); i++ {
		head, ok := r.clauseHead(lo, i)
		if !ok {
			continue
		}
		if m, ok := r.deniedClause(u, lo, head, i); ok {
			return m, true
		}
		if r.has(i, lang.That) {
			break // what is said ends nowhere that is known
		}
	}
	return framed{}, false
}

// clauseHead is where the phrase begins that a clause at token i belongs to: "| the claim | that", "| that", "|
// whether".
func (r *reader) clauseHead(lo, i int) (int, bool) {
	switch {
	case r.quoted(i):
		return i, false
	case r.isWhether(i):
		return i, true
	case !r.has(i, lang.That) || r.has(i+1, auxiliary|lang.Genitive) || r.toks[i].capital:
		return i, false
	case i > lo && r.asserts(i-1) || r.isDenial(i-1, lang.Asserted|lang.Talk) || r.has(i-1, lang.IdeaNoun):
		head := r.coreLeft(lo, i)
		for k := i - 1; k > head; k-- {
			if r.has(k-1, lang.Preposition|lang.ToWord|lang.RelayBy) || r.leadsIn(k-1) {
				return k, true // "a denial of | the claim that"
			}
		}
		return head, true
	case r.isDenial(i-1, lang.DenialNoun):
		return i, true
	}
	for k := lo; k < i; k++ {
		if r.isDenial(k, lang.Asking) {
			return i, true // "When it was put to the Board that"
		}
	}
	return i, false
}

// leadsIn reports whether token i is a verb, or ends a pair of words, behind which stands what is denied: "labelled | reports that".
func (r *reader) leadsIn(i int) bool {
	verb := r.isDenial(i, lang.Making|lang.Meeting|lang.Scorning|lang.Calling) && (r.endsPast(i) || !r.has(i-1, lang.Determiner|lang.Possessive))
	return verb || r.denyVerb(i) || r.pair(i-1, lang.Scorning) || r.pair(i-1, lang.Label|lang.Untruth)
}

// isWhether reports whether token i begins a clause that asks whether a thing is so.
func (r *reader) isWhether(i int) bool {
	supposes := r.has(i, lang.Subordinator) && r.nameClass(i, i+1).Has(lang.Supposes) // not "when"
	return supposes && (r.isDenial(i-1, lang.Asking) || r.isDenial(i-2, lang.Asking) || r.has(i, lang.Question))
}

// deniedClause reads what stands around the clause that begins at token at, with its noun at token head.
func (r *reader) deniedClause(u *unit, lo, head, at int) (framed, bool) {
	if !r.deniesAnywhere(lo, head) && !r.deniesAnywhere(at, u.end) {
		return framed{}, false
	}
	before := [2]int{lo, head}
	p := newDenyPart(before)
	if lo < head && r.denyFrom(lo, 0, &p) {
		if p.kind == noVerb && r.plainVerb(&p) {
			return framed{}, false
		}
		r.cutsOf(u)
		m := p.asFramed()
		m.words, m.lo, m.hi = [2]int{at, r.denialEnd(u, at)}, lo, at
		return m, m.wordy() && !r.deniesAlready(&m)
	}
	from, p, ok := r.deniedBehind(u, before, at)
	if !ok {
		return framed{}, false
	}
	for r.adverbial(from-1) || r.has(from-1, auxiliary) {
		from--
	}
	m := p.asFramed()
	m.words, m.lo, m.hi = [2]int{at, r.withoutCommas(at, from)}, lo, u.end
	return m, m.wordy() && r.aClause(at, m.words[1]) && !r.deniesAlready(&m)
}

// deniedBehind is where the end of a sentence begins that says, with what stands before the clause at token at, that
// somebody denies it: as little of the sentence as it can be, but all from a comma on.
func (r *reader) deniedBehind(u *unit, before [2]int, at int) (int, denyPart, bool) {
	found, best := -1, denyPart{}
	for end := u.end - 1; end > max(at+minWords, u.end-maxDenyPart); end-- {
		if found >= 0 && !r.comma(end-1) || !r.maySetIn(end) {
			continue
		}
		p := newDenyPart(before, [2]int{end, u.end})
		if before[0] == before[1] {
			p = newDenyPart([2]int{end, u.end})
		}
		if !r.denyFrom(p.runs[0][0], 0, &p) {
			continue
		}
		found, best = end, p
		if !r.comma(end - 1) {
			break
		}
	}
	return found, best, found >= 0
}

// plainVerb reports whether the words before a clause are but a subject and a plain verb of denying, which other rules
// read: "the Board | rejected | the claim that".
func (r *reader) plainVerb(p *denyPart) bool {
	return r.denyVerb(p.no) && p.src[1] > p.src[0] && p.src[1] <= p.no && p.no-p.src[1] <= maxLikened
}

// maySetIn reports whether what stands behind a clause can begin at token i: "| with a denial", "| was rejected", ", |
// the Board answered", "| untrue".
func (r *reader) maySetIn(i int) bool {
	switch {
	case r.quoted(i):
		return false
	case r.comma(i-1) || r.is(i, ':'):
		return true
	case r.has(i, lang.AuxBe|lang.AuxHave), r.isDenial(i, lang.As|lang.Meeting), r.nameClass(i, i+1).Has(lang.Partner), r.has(i, lang.ToWord) && r.has(i+1, lang.AuxBe):
		return !r.has(i-1, auxiliary)
	}
	kind, _ := r.noAt(i, len(r.toks))
	return kind == noLabel || kind == noVerb
}

func newDenyPart(runs ...[2]int) denyPart {
	return denyPart{runs: runs, no: -1, calls: -1}
}

// asFramed is what is read around a clause, without the clause.
func (p *denyPart) asFramed() framed {
	m := framed{class: lang.DenyCue, src: p.src, cue: p.cue, verb: -1}
	if p.kind == noAnswer {
		m.answer = [2]int{p.no, p.noEnd}
	}
	return m
}

// denyFrom reads what is left of a piece from token i of stretch k on.
func (r *reader) denyFrom(i, k int, p *denyPart) bool {
	hi := p.runs[k][1]
	if i >= hi {
		if k+1 < len(p.runs) {
			return r.denyFrom(p.runs[k+1][0], k+1, p)
		}
		return r.denyWhole(p)
	}
	if p.steps++; p.steps > maxDenySteps {
		return false
	}
	t := &r.toks[i]
	if kind, end := r.noAt(i, hi); kind != noNone {
		was := *p
		if p.kind == noNone || p.kind == noLabel && kind != noLabel {
			p.no, p.noEnd, p.kind = i, end, kind
		}
		p.cue = append(p.cue, [2]int{i, end})
		if r.denyFrom(end, k, p) {
			return true
		}
		p.undo(was)
		if kind != noVerb {
			return false
		}
	}
	if r.quoted(i) {
		return false
	}
	if r.comma(i) || r.is(i, '-') || r.is(i, ':') {
		return r.denyFrom(i+1, k, p)
	}
	if p.src[1] == 0 && r.denyName(i, k, p) {
		return true
	}
	if t.punct || !r.denyWord(i, hi) {
		return false
	}
	was := *p
	p.asks = p.asks || r.isDenial(i, lang.Asking)
	if r.isCue(i, lang.JudgeCue) || r.isCue(i, lang.SayCue) || r.isDenial(i, lang.Calling) || r.isDenial(i, lang.Denying) && r.isTell(i, lang.Account) {
		p.calls = i
	}
	p.cue = append(p.cue, [2]int{i, i + 1})
	if r.denyFrom(i+1, k, p) {
		return true
	}
	p.undo(was)
	return false
}

// undo makes a piece what it was before something was tried, which stays counted.
func (p *denyPart) undo(was denyPart) {
	was.steps = p.steps
	*p = was
}

// noAt is how the words at token i, before hi, deny, and where they end.
func (r *reader) noAt(i, hi int) (noKind, int) {
	if r.quoted(i) {
		switch end := min(r.after(i), hi); {
		case r.labels(i, end):
			return noLabel, end
		case r.refutes(i, end):
			return noAnswer, end
		}
		return noNone, i
	}
	t := &r.toks[i]
	switch {
	case r.isDenial(i, lang.DenialNoun|lang.Rebuttal):
		return noNoun, i + 1
	case i+1 < hi && r.pair(i, lang.Scorning|lang.Differing):
		return noVerb, i + 2
	case r.isDenial(i, lang.Scorning), r.denyVerb(i):
		return noVerb, i + 1
	case i+3 == hi && t.has(lang.Pronoun|lang.Thing|lang.Anaphor) && r.has(i+1, auxiliary) && r.has(i+2, lang.Negation):
		return noAnswer, hi // "said | it was not"
	case i+1 < hi && r.pair(i, lang.Label|lang.Untruth):
		return noLabel, i + 2
	case t.has(lang.Falsehood | lang.Doubtful), r.isDenial(i, lang.Untruth|lang.Label|lang.Hollow|lang.Incorrect):
		return noLabel, i + 1
	case r.isDenial(i, lang.Answer) && !r.isDenial(i, lang.Never) && (i+1 >= hi || r.toks[i+1].punct):
		return noAnswer, i + 1
	}
	return noNone, i
}

// denyVerb reports whether token i is a verb of denying that cannot be a noun.
func (r *reader) denyVerb(i int) bool {
	if !r.isCue(i, lang.DenyCue) || r.toks[i].capital || r.has(i+1, lang.ToWord) { // not "refused to"
		return false
	}
	return r.toks[i].form == lang.PastForm || r.toks[i].form == lang.BaseForm && r.has(i-1, lang.ToWord)
}

// labels reports whether the words in the marks [lo, hi) are what a thing is called that is false: “hoax”.
func (r *reader) labels(lo, hi int) bool {
	found := false
	for i := lo; i < hi && i < lo+maxAnswer; i++ {
		switch kind, end := r.noAtBare(i); {
		case kind == noLabel:
			found = true
			i = end - 1
		case !r.toks[i].punct && !r.adverbial(i) && !r.isDenial(i, lang.Denying):
			return false
		}
	}
	return found && hi <= lo+maxAnswer
}

// noAtBare is noAt within quotation marks.
func (r *reader) noAtBare(i int) (noKind, int) {
	switch {
	case r.pair(i, lang.Label|lang.Untruth):
		return noLabel, i + 2
	case r.isDenial(i, lang.Untruth|lang.Label|lang.Hollow|lang.Incorrect):
		return noLabel, i + 1
	}
	return noNone, i
}

// denyWord reports whether token i can be a word of such a piece, before hi: one of denying or of how it is done, or one
// that nobody knows before a noun for a denial.
func (r *reader) denyWord(i, hi int) bool {
	const small = lang.Preposition | lang.Determiner | lang.AuxBe | lang.AuxHave | lang.AdverbWord | lang.TimeWord | lang.MediumNoun |
		lang.ToWord | lang.RelayBy | lang.Relative | lang.That | lang.Thing | lang.Postmodifier | lang.Possessive
	t := &r.toks[i]
	switch {
	case t.has(lang.Negation|lang.Title) || r.isDenial(i, lang.Nought|lang.Yet) || r.somebody(i, i+1):
		return false
	case t.has(lang.Modal):
		return r.pair(i+2, lang.Scorning) // "would have | none of"
	case t.has(lang.Determiner|lang.Possessive) && i+1 < hi && r.toks[i+1].capital:
		return false
	case t.has(small), r.isDenial(i, lang.Making|lang.Meeting|lang.Denying|lang.Asking|lang.Calling|lang.Going|lang.As), r.isCue(i, lang.JudgeCue), r.isCue(i, lang.SayCue), t.tell.Has(lang.Account | lang.Conveys), r.adverbial(i):
		return !t.capital || r.opens(i)
	case t.has(lang.Question), t.has(lang.Pronoun) && r.has(i-1, lang.Question):
		return true // "how the Board described", "what they called"
	}
	for k := i + 1; k <= min(hi-1, i+maxLikened) && !t.capital && !t.punct; k++ {
		if kind, _ := r.noAt(k, hi); kind == noNoun || kind == noAnswer {
			return r.has(i-1, lang.Determiner) || r.has(i-2, lang.Determiner) || i == 0
		}
	}
	return false
}

// denyName reads who denies at token i of stretch k, and what is left of the piece behind him.
func (r *reader) denyName(i, k int, p *denyPart) bool {
	hi := p.runs[k][1]
	if !r.toks[i].capital && !r.has(i, lang.Determiner) && !r.somebody(i, i+1) && !r.nounLike(i) {
		return false
	}
	ends := []int{min(hi, r.phraseRight(i, hi)), min(hi, r.coreRight(i, hi)), r.bareNameEnd(i+r.determiners(i), hi)}
	for e := i + 1; e < min(hi, i+maxPhrase) && !r.quoted(e); e++ {
		if r.comma(e) || r.has(e, auxiliary|lang.RelayBy|lang.Preposition|lang.ToWord) || r.isDenial(e, lang.Making|lang.Meeting|lang.Scorning|lang.Calling|lang.Going) || r.denyVerb(e) || r.toks[e].cue > 0 || r.pair(e, lang.Scorning) {
			ends = append(ends, e)
		}
	}
	slices.Sort(ends)
	ends = slices.Compact(ends)
	for j := len(ends) - 1; j >= 0; j-- {
		e := ends[j]
		var m framed
		if e <= i || !r.denierAt(i, e) || !r.frameSlot(i, e, lang.FrameSource, &m) {
			continue
		}
		was := *p
		p.src = m.src
		if r.denyFrom(e, k, p) {
			return true
		}
		p.undo(was)
	}
	return false
}

// denierAt reports whether a phrase can be whoever denies: no noun for what is asserted or denied stands in it.
func (r *reader) denierAt(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		verb := r.has(i, auxiliary) || !r.toks[i].capital && r.toks[i].cue > 0 && r.toks[i].form != lang.IngForm && !r.somebody(i, i+1)
		if i > lo && (verb && !r.anyOf(lo, i, lang.Relative) || r.comma(i) && r.has(i+1, lang.Conjunction)) {
			return false // "The Board refused | to", "The candidates met, | and their rivals"
		}
		if r.isDenial(i, lang.DenialNoun|lang.Rebuttal) || r.toks[i].has(lang.That|lang.ReportNoun) && !r.toks[i].capital || r.isDenial(i, lang.Answer) || r.denyVerb(i) || r.quoted(i) {
			return false
		}
	}
	return !r.endsOpen(lo, hi) && (!r.has(lo, lang.Thing|lang.Relative) || hi > lo+1)
}
