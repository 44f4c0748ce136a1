package attrib

import (
	"slices"
	"strings"

	"hearsay/internal/lang"
)

// This file reads a piece of a sentence in which nothing stands but who tells a thing, through
// whom, and words of telling: "That, at least, is what | Voss | said to | the Post", "Remarks by
// | Voss |, published by | the Post |, suggest". pointing.go says where such pieces stand, and
// what they tell of.

const (
	// maxPart is how many tokens such a piece has, at most.
	maxPart = 34
	// maxPartSteps bounds how often its words are tried as names and as words.
	maxPartSteps = 400
)

// part is such a piece.
type part struct {
	lo, hi  int
	src     [2]int
	relay   [2]int
	cue     [][2]int // the other words, but for commas
	verb    int      // of saying, the last, or -1
	account int      // the first noun for what is told, or -1
	conveys bool     // a verb says that it is told, or passed on
	tells   bool     // … by who tells it himself
	hears   bool     // … by who hears it
	steps   int
	loose   bool // it may be no whole piece
}

// tellPart reads [lo, hi) as such a piece.
func (r *reader) tellPart(lo, hi int) (part, bool) {
	p := part{lo: lo, hi: hi, verb: -1, account: -1}
	return p, hi-lo >= 2 && hi-lo <= maxPart && r.partFrom(lo, &p)
}

// partWhole reports whether a piece that has been read says who tells a thing.
func (r *reader) partWhole(p *part) bool {
	return p.loose || r.partOrder(p) && (p.account >= 0 || p.conveys || p.hears && p.src[1] > 0 && p.relay[1] > 0)
}

// partFrom reads what is left of a piece from token i on.
func (r *reader) partFrom(i int, p *part) bool {
	if i >= p.hi {
		return r.partWhole(p)
	}
	if p.steps++; p.steps > maxPartSteps || r.quoted(i) {
		return false
	}
	t := &r.toks[i]
	if r.comma(i) {
		return r.partFrom(i+1, p)
	}
	if t.punct && !t.has(lang.Possessive) {
		return false
	}
	word := r.partWord(i, p)
	was := *p
	if (!word || t.has(lang.Determiner|lang.FirstPerson|lang.UnnamedNoun) || r.has(i+1, lang.UnnamedNoun)) && r.partName(i, p) {
		return true
	}
	if *p = was; !word {
		p.steps++
		return false
	}
	r.addWord(i, p)
	if r.partFrom(i+1, p) {
		return true
	}
	steps := p.steps
	*p = was
	p.steps = steps
	return false
}

// addWord notes what token i, a word of such a piece, says of the telling.
func (r *reader) addWord(i int, p *part) {
	t := &r.toks[i]
	p.cue = append(p.cue, [2]int{i, i + 1})
	if p.account < 0 && t.tell.Has(lang.Account) {
		p.account = i
	}
	p.conveys = p.conveys || t.has(lang.Thing) && i > p.lo && r.has(i-1, lang.AuxHave) // "as the Post has it"
	aux := t.has(auxiliary)
	if t.tell.Has(lang.Account) && i > p.lo && r.has(i-1, lang.Determiner|lang.Possessive) {
		return // "Voss’s | claim" is no verb
	}
	says := r.cueTakes(i, lang.TakesClause|lang.TakesThat)
	p.conveys = p.conveys || says || !aux && t.tell.Has(lang.Conveys|lang.Tells) || r.nameClass(i, i+1).Has(lang.Quotes)
	p.tells = p.tells || says || t.tell.Has(lang.Tells)
	p.hears = p.hears || r.nameClass(i, i+1).Has(lang.Hearing|lang.Passed)
	if says {
		p.verb = i
	}
}

// partWord reports whether token i can be a word of such a piece, and no part of a name.
func (r *reader) partWord(i int, p *part) bool {
	t := &r.toks[i]
	if t.tell.Has(lang.Apart) || t.capital && i > p.lo || t.has(lang.Negation|lang.Modal|lang.Title) || r.isDenial(i, lang.Nought) || t.punct && !t.has(lang.Possessive) {
		return false
	}
	if t.has(lang.Conjunction) && !t.has(lang.Contrast|lang.Negation) && i > p.lo && i+1 < p.hi && r.isTell(i+1, lang.Tells|lang.Conveys) {
		return true // "reported, | and | named"
	}
	if t.has(lang.Determiner|lang.Possessive) && t.tell == 0 {
		return i+1 < p.hi && !r.toks[i+1].capital && r.partWord(i+1, p) // "the | report", not "the mayor"
	}
	if i == p.hi-1 && t.tell == 0 && t.has(lang.AdverbWord) && r.has(i-1, lang.AuxBe|lang.AdverbWord) {
		return false // "said that is highly | unlikely"
	}
	if t.tell == 0 && t.cue > 0 && !r.anyCueTakes(i, lang.TakesClause|lang.TakesThat|lang.TakesPerson) && !r.hinting(i) && !t.has(passingOn) {
		return false // "was welcomed by"
	}
	return t.tell&^lang.Teller != 0 || i == p.hi-1 && r.hinting(i) || t.has(lang.FirstPerson) || !t.capital && r.passWord(i, p.hi) || t.capital && t.has(passingOn)
}

// partName reads somebody at token i, an outlet or somebody else, each once, and what is left of
// the piece behind them.
func (r *reader) partName(i int, p *part) bool {
	ends := r.nameEnds(i, p)
	try := func(end int, slot *[2]int, hi int) bool {
		was := *p
		*slot = [2]int{i, hi}
		if r.partFrom(end, p) {
			return true
		}
		steps := p.steps
		*p = was
		p.steps = steps
		return false
	}
	withoutComma := func(end int) int {
		end = r.withoutCommas(i, end)
		return end
	}
	outlet := (r.toks[i].capital || r.has(i, lang.Determiner|lang.FirstPerson)) && !r.has(i, lang.That|lang.Relative)
	for _, end := range ends { // an outlet has the shortest name, somebody all that is said of him
		if hi := withoutComma(end); p.relay[1] == 0 && outlet && !r.commaIn(i, hi) && (r.ownOutlet(i, hi) && r.toUs(p, i) || r.surelyOutlet(i, hi)) && try(end, &p.relay, hi) {
			return true
		}
	}
	for k := len(ends) - 1; k >= 0 && p.src[1] == 0; k-- {
		if hi := withoutComma(ends[k]); r.partSource(i, hi, p) && try(ends[k], &p.src, hi) {
			return true
		}
	}
	return false
}

// commaIn reports whether a comma stands in [lo, hi).
func (r *reader) commaIn(lo, hi int) bool {
	return slices.ContainsFunc(r.toks[lo:hi], func(t token) bool { return t.punct && t.first == ',' })
}

// toUs reports whether token i, where it is "us" or "we", stands behind a verb or a preposition.
func (r *reader) toUs(p *part, i int) bool {
	return !r.has(i, lang.FirstPerson) || i > p.lo && (r.has(i-1, lang.ToWord|lang.RelayBy|lang.Preposition) || r.nameClass(i-1, i).Has(lang.Partner) || r.cueTakes(i-1, lang.TakesPerson) || r.isTell(i-1, lang.Tells))
}

// nameEnds is where a phrase may end that begins at token i, the nearest first.
func (r *reader) nameEnds(i int, p *part) []int {
	hi, at := p.hi, i+r.determiners(i)
	ends := []int{r.bareNameEnd(at, hi), min(r.coreRight(i, hi), hi), min(r.unnamedEnd(i, hi), hi), min(r.phraseRight(i, hi), hi)}
	who := r.whoNoun(i, hi)
	if name := ends[0]; who < 0 && name > at && r.comma(name) && r.has(name+1, lang.Determiner) {
		who = r.whoNoun(name+1, hi) // "Voss, a night watchman"
	}
	if who >= 0 {
		ends = append(ends, r.modifierEnds(who, p)...)
	}
	last := slices.Max(ends)
	for e := i + 2; e < last; e++ {
		t := &r.toks[e]
		if r.comma(e) || t.has(auxiliary|lang.Preposition|lang.Postmodifier|lang.ToWord|lang.RelayBy) || !t.capital && (t.tell.Has(lang.Tells|lang.Conveys) || t.cue > 0 && !t.has(lang.UnnamedNoun)) {
			ends = append(ends, e) // "Voss, a clerk |, who told", "a clerk | with the information"
		}
	}
	for e := i + 1; e <= min(hi, i+maxOwn); e++ {
		if r.ownOutlet(i, e) {
			ends = append(ends, e)
		}
	}
	slices.Sort(ends)
	ends = slices.Compact(ends)
	return slices.DeleteFunc(ends, func(e int) bool { return e <= at && e <= i })
}

// whoNoun is the noun for somebody without a name in the phrase at token i, before what belongs to it: "an
// informed | source", "a handful of | villagers"; -1 if there is none.
func (r *reader) whoNoun(i, hi int) int {
	who := -1
	for k := i; k < min(hi, i+maxBeforeWho); k++ {
		t := &r.toks[k]
		share := t.has(lang.Genitive) && k > i && r.nameClass(k-1, k).Has(lang.ShareNoun)
		if t.punct || k > i && r.goingOn(k) || !share && t.has(auxiliary|lang.Preposition|lang.Postmodifier|lang.ToWord|lang.RelayBy|lang.Relative|lang.That|lang.Negation) {
			break
		}
		if r.somebody(k, k+1) || t.tell.Has(lang.Teller) || r.ofTrade(k) || t.has(lang.Pronoun) && !t.has(lang.Determiner) && k == i {
			who = k
		}
	}
	return who
}

// ofTrade reports whether token k says what several are by trade: "shopkeepers".
func (r *reader) ofTrade(k int) bool {
	w, plural := strings.CutSuffix(r.fold(k), r.l.PluralSuffix)
	return plural && !r.toks[k].capital && r.l.Names[w].Has(lang.Occupation)
}

// maxBeforeWho is how many words stand up to such a noun, at most.
const maxBeforeWho = 7

// modifierEnds is where what says how somebody knows, or why he has no name, may end behind the noun for him at
// token who: "a source | familiar with the events", "a person | not authorised to speak publicly".
func (r *reader) modifierEnds(who int, p *part) []int {
	ends := []int{who + 1}
	k := who + 1
	if k >= p.hi || r.has(k, lang.Relative) && r.has(p.lo, lang.Thing) || !r.has(k, lang.Relative|lang.Postmodifier|lang.Preposition|lang.Negation) && !r.doneTo(k) {
		return ends
	}
	relative := r.has(k, lang.Relative)
	for k++; k < p.hi && !r.toks[k].punct && k-who < maxPhrase; k++ {
		t := &r.toks[k]
		verb := !t.capital && !r.has(k-1, lang.ToWord) && (r.partVerb(k) && !t.has(auxiliary) || t.tell.Has(lang.Conveys))
		if verb && (!relative || k > who+2) || t.has(auxiliary) && !relative {
			return append(ends, r.withoutVerbsAdverb(k))
		}
		if t.has(lang.Preposition | lang.Postmodifier | lang.RelayBy | lang.That) {
			ends = append(ends, k)
		}
	}
	return append(ends, k)
}

// doneTo reports whether token k says of somebody before it what was done to him: "briefed | on", and not
// "arrested | ten men".
func (r *reader) doneTo(k int) bool {
	return r.endsPast(k) && !r.partVerb(k) && !r.isTell(k, lang.Conveys) && r.has(k+1, lang.Preposition|lang.Postmodifier|lang.ToWord|lang.RelayBy|lang.AdverbWord)
}

// withoutVerbsAdverb is where what stands before the verb at token k ends, without the adverb of the verb: "to brief the
// media | exclusively told", and not "to speak publicly | told".
func (r *reader) withoutVerbsAdverb(k int) int {
	if r.has(k-1, lang.AdverbWord) && !r.has(k-3, lang.ToWord) {
		return k - 1
	}
	return k
}

// tellers reports whether a phrase has a noun for those who tell things.
func (r *reader) tellers(lo, hi int) bool {
	return slices.ContainsFunc(r.toks[lo:max(lo, hi)], func(t token) bool { return t.tell.Has(lang.Teller) })
}

// partVerb reports whether token i can be the verb behind who tells a thing.
func (r *reader) partVerb(i int) bool {
	return i < len(r.toks) && (r.has(i, auxiliary) || r.isTell(i, lang.Tells) || r.isCue(i, lang.SayCue)) && !r.has(i, lang.ToWord)
}

// partSource reports whether a phrase can be who tells a thing: somebody, not what he tells.
func (r *reader) partSource(lo, hi int, p *part) bool {
	if hi <= lo || r.quoted(lo) || r.has(hi-1, lang.Possessive|lang.Relative|lang.That|lang.Conjunction|lang.Preposition|lang.Postmodifier|lang.ToWord) || hi > lo+1 && r.isCue(hi-1, lang.SayCue) && !r.toks[hi-1].capital || hi == lo+1 && r.has(lo, lang.Relative|lang.FirstPerson|lang.Thing) || r.surelyOutlet(lo, hi) || r.nameClass(lo, hi).Has(lang.PlaceName) {
		return false
	}
	for k := lo; k < hi; k++ {
		if r.toks[k].capital && r.surelyOutlet(k, r.bareNameEnd(k, hi)) {
			return false // "a clerk in an interview with | the Post"
		}
	}
	if r.isTell(lo, lang.Pointing|lang.Pointed) && (hi == lo+1 || r.toks[lo+1].capital || r.has(lo+1, lang.Determiner)) || r.has(lo, lang.Subordinator) {
		return false
	}
	if hi-2 > lo && r.has(hi-2, lang.Relative) {
		return false // "Voss, who spoke | to"
	}
	head := r.partHead(lo, hi)
	if who := r.whoNoun(lo, hi); who >= 0 {
		return !r.journalistsAt(who) && !r.nameClass(lo, lo+1).Has(lang.Reflexive) && slices.Contains(r.modifierEnds(who, p), hi)
	}
	for k := head + 1; k < hi; k++ {
		if !r.toks[k].capital && r.isTell(k, lang.Account|lang.Conveys) {
			return false // "Voss, whose comments were | carried"
		}
	}
	if head+1 < hi && r.has(head+1, auxiliary|lang.Determiner|lang.ToWord|lang.RelayBy) || !r.nounPhrase(lo, head+1) {
		return false // "investors | seem | to"
	}
	if w := r.toks[head]; !w.capital && w.tell&^lang.Teller != 0 && !w.has(lang.UnnamedNoun) || r.has(head, lang.DocumentNoun|lang.MediumNoun|lang.OutletNoun) && !r.toks[head].capital || r.journalistsAt(head) {
		return false
	}
	return r.speaks(lo, hi) || r.somebody(lo, head+1) || r.isTell(head, lang.Teller) || r.agent(lo, head)
}

// agent reports whether one of whom nothing else is known stands behind "by" or "from": "by | a publican".
func (r *reader) agent(lo, head int) bool {
	return head > lo && lo > 0 && r.has(lo, lang.Determiner) && !r.has(lo, lang.Definite|lang.Possessive) && (r.has(lo-1, lang.RelayBy) || r.nameClass(lo-1, lo).Has(lang.From)) && !r.has(head, lang.Thing|lang.TimeWord) && !r.plural(head)
}

// nounPhrase reports whether [lo, hi) can be a noun phrase by itself: nothing in it looks like a verb behind a
// name, and what stands before a name says what he is.
func (r *reader) nounPhrase(lo, hi int) bool {
	for i := lo + 1; i < hi; i++ {
		if !r.toks[i].capital && (r.toks[i-1].capital || i == hi-1) && (r.looksPast(i) || r.finite(i)) {
			return false // "Voss | stepped | all over"
		}
	}
	name := lo
	for name < hi && !r.toks[name].capital {
		name++
	}
	if name > lo && name < hi && !r.has(name-1, lang.Determiner|lang.Possessive) && !r.somebody(name-1, name) {
		return false // "most haunts | Voss"
	}
	return r.toks[lo].capital || r.has(lo, lang.Determiner|lang.Possessive|lang.Pronoun) || r.somebody(lo, hi) || r.tellers(lo, hi)
}

// partHead is the noun of the phrase [lo, hi), before what belongs to it.
func (r *reader) partHead(lo, hi int) int {
	if counted := r.nounEnd(lo, hi); r.nameClass(counted, counted+1).Has(lang.ShareNoun) && counted+2 < hi && r.has(counted+1, lang.Genitive) {
		lo = counted + 2 // "a handful of | villagers"
	}
	return r.nounEnd(lo, hi)
}

// nounEnd is the last noun of the phrase [lo, hi) before what belongs to it.
func (r *reader) nounEnd(lo, hi int) int {
	head := lo
	for head+1 < hi && !r.toks[head+1].punct && !r.has(head+1, auxiliary|lang.Determiner|lang.Postmodifier|lang.Preposition|lang.Relative|lang.RelayBy|lang.ToWord|lang.Negation) &&
		(r.toks[head+1].capital || !r.isTell(head+1, lang.Conveys|lang.Tells)) {
		head++
	}
	return head
}

// partOrder reports whether those named in a piece stand where who tells a thing, and who passes
// it on, can stand.
func (r *reader) partOrder(p *part) bool {
	if p.src[1] == 0 && p.relay[1] == 0 {
		return false
	}
	before := func(at int) int { return r.withoutCommas(p.lo, at) - 1 } // the word before a phrase
	if p.src[1] > 0 && !r.tellerBehind(p, before(p.src[0])) {
		return false
	}
	if p.relay[1] > 0 && !r.passerBehind(p, before(p.relay[0])) {
		return false
	}
	if p.src[1] == 0 {
		k := before(p.relay[0])
		return k < p.lo || (!r.has(k, lang.ToWord) || r.behindIt(p, k)) && !r.cueTakes(k, lang.TakesPerson) && !(r.nameClass(k, k+1).Has(lang.Partner) && !r.has(k, lang.RelayBy)) && !r.isTell(k, lang.Tells)
	}
	if p.relay[1] == 0 {
		return true
	}
	if p.src[0] > p.relay[0] { // not "the Post told Voss so"
		k := before(p.src[0])
		p.conveys = p.conveys || r.nameClass(k, k+1).Has(lang.From) // "the Post has it from Voss"
		if k == p.relay[1] || k == p.relay[1]+1 && r.has(p.relay[1], lang.AuxHave|lang.Relative|lang.That) {
			return !r.cueTakes(k, lang.TakesPerson) && !r.isTell(k, lang.Tells) || r.nameClass(k, k+1).Has(lang.Quotes) || p.account > p.src[1]
		}
		return true
	}
	k := before(p.relay[0])
	if r.nameClass(k, k+1).Has(lang.From) {
		return false // "Voss has it from the Post"
	}
	return !r.has(k, lang.RelayBy) || !r.has(p.src[1], lang.AuxBe) || !r.cueTakes(k-1, lang.TakesPerson) // not "Voss was told by the Post"
}

// maxBehindIt is how many words stand between a word that joins an account to whose it is and "to", at most.
const maxBehindIt = 4

// behindIt reports whether token k belongs to a word that joins an account to whose it is: "attributed | to",
// "attributed the report | to".
func (r *reader) behindIt(p *part, k int) bool {
	for i, n := k-1, 0; i >= p.lo && n <= maxBehindIt && (i == k-1 || r.has(k, lang.ToWord)); i-- {
		switch {
		case r.taken(p, i):
			continue
		case r.isTell(i, lang.BehindIt):
			return true
		}
		n++
	}
	return false
}

// passerBehind reports whether who passes a thing on can stand behind token k of a piece.
func (r *reader) passerBehind(p *part, k int) bool {
	if k < p.lo {
		return true
	}
	t := &r.toks[k]
	switch {
	case t.punct, t.has(lang.RelayBy | lang.ToWord | lang.AuxBe | lang.That | lang.Relative | lang.Question | lang.Preposition | lang.Postmodifier), r.nameClass(k, k+1).Has(lang.From | lang.Partner | lang.Airs):
		return true
	}
	return t.tell.Has(lang.Tells|lang.Pointed|lang.Manner) || r.nameClass(k, k+1).Has(lang.Passed) || r.cueTakes(k, lang.TakesPerson|lang.TakesClause)
}

// tellerBehind reports whether who tells a thing can stand behind token k of a piece.
func (r *reader) tellerBehind(p *part, k int) bool {
	if k < p.lo {
		return true
	}
	t := &r.toks[k]
	if t.tell.Has(lang.Pointed|lang.Pointing|lang.Manner|lang.Account) || t.has(lang.AdverbWord) {
		at := p.src[1]
		for r.comma(at) {
			at++
		}
		if at < p.hi && r.partVerb(at) {
			return true
		}
	}
	switch {
	case t.punct:
		return t.has(lang.Possessive)
	case t.has(lang.RelayBy), r.nameClass(k, k+1).Has(lang.From | lang.Quotes), t.has(lang.AuxBe | lang.That | lang.Relative | lang.Question):
		return true
	case t.has(lang.Genitive):
		return k > p.lo && !r.isTell(k-1, lang.AboutOf) && !r.number(k-1) && !r.has(k-1, lang.Pronoun) // "quoted one of | his advisers"
	case t.has(lang.ToWord), t.has(lang.Preposition | lang.Postmodifier), r.nameClass(k, k+1).Has(lang.Partner):
		return k > p.lo && (r.behindIt(p, k) || r.has(k-1, lang.MediumNoun) && r.nameClass(k, k+1).Has(lang.Partner) && !t.has(lang.ToWord) || p.relay[1] == k-1 && t.has(lang.ToWord) || r.nameClass(k-1, k).Has(lang.Passed) && p.relay[1] > 0 && p.relay[0] < k)
	}
	return p.relay[1] > 0 && r.cueTakes(k, lang.TakesPerson) || r.isCue(k, lang.SayCue) && !r.cueTakes(k, lang.TakesPerson) || r.nameClass(k, k+1).Has(lang.Quotes)
}
