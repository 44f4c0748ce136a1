package attrib

import (
	"slices"
	"strings"

	"hearsay/internal/lang"
)

// This file reads who is named in a piece of a sentence that says who tells a thing (tellpart.go): "the Post", "a clerk
// with the information", "Voss, a night watchman".

// maxBeforeWho is how many words stand up to the noun for somebody without a name, at most: "one of the most senior
// and best informed | officials".
const maxBeforeWho = 7

// partName reads somebody at token i, an outlet or somebody else, each once, and what is left of
// the piece behind them. An outlet has the shortest name, somebody all that is said of him.
func (r *reader) partName(i int, p *part) bool {
	ends := r.nameEnds(i, p)
	outlet := (r.toks[i].capital || r.has(i, lang.Determiner|lang.FirstPerson)) && !r.has(i, lang.That|lang.Relative)
	for k := 0; k < len(ends) && outlet && !p.hasPasser(); k++ {
		name := [2]int{i, r.withoutCommas(i, ends[k])}
		if r.partOutlet(name, p) && r.withName(p, &p.relay, name, ends[k]) {
			return true
		}
	}
	for k := len(ends) - 1; k >= 0 && !p.hasTeller(); k-- {
		name := [2]int{i, r.withoutCommas(i, ends[k])}
		if r.partSource(name[0], name[1], p) && r.withName(p, &p.src, name, ends[k]) {
			return true
		}
	}
	return false
}

// withName puts a name in its place in a piece, and reads what is left of the piece from token end on. Where that
// cannot be read, the piece is as it was.
func (r *reader) withName(p *part, place *[2]int, name [2]int, end int) bool {
	was := *p
	*place = name
	if r.partFrom(end, p) {
		return true
	}
	p.restore(was)
	return false
}

// partOutlet reports whether a name in a piece is that of an outlet, or of the one that prints it.
func (r *reader) partOutlet(name [2]int, p *part) bool {
	lo, hi := name[0], name[1]
	if r.commaIn(lo, hi) {
		return false
	}
	return r.ownOutlet(lo, hi) && r.toUs(p, lo) || r.surelyOutlet(lo, hi)
}

// commaIn reports whether a comma stands in [lo, hi), be it within a quotation.
func (r *reader) commaIn(lo, hi int) bool {
	return slices.ContainsFunc(r.toks[lo:hi], func(t token) bool { return t.punct && t.first == ',' })
}

// toUs reports whether token i, where it is "us" or "we", stands behind a verb or a preposition.
func (r *reader) toUs(p *part, i int) bool {
	switch {
	case !r.has(i, lang.FirstPerson):
		return true
	case i <= p.lo:
		return false
	}
	preposition := r.has(i-1, lang.ToWord|lang.RelayBy|lang.Preposition) || r.nameClass(i-1, i).Has(lang.Partner)
	return preposition || r.cueTakes(i-1, lang.TakesPerson) || r.isTell(i-1, lang.Tells)
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
		if r.endsBefore(e) {
			ends = append(ends, e)
		}
	}
	for e := i + 1; e <= min(hi, i+maxOwn); e++ {
		if r.ownOutlet(i, e) {
			ends = append(ends, e)
		}
	}
	slices.Sort(ends)
	ends = slices.Compact(ends)
	return slices.DeleteFunc(ends, func(e int) bool { return e <= i })
}

// endsBefore reports whether a phrase for somebody may end before token i: "Voss, a clerk |, who told", "a clerk |
// with the information".
func (r *reader) endsBefore(i int) bool {
	t := &r.toks[i]
	if r.comma(i) || t.has(auxiliary|lang.Preposition|lang.Postmodifier|lang.ToWord|lang.RelayBy) {
		return true
	}
	return !t.capital && (t.tell.Has(lang.Tells|lang.Conveys) || t.cue > 0 && !t.has(lang.UnnamedNoun))
}

// whoNoun is the noun for somebody without a name in the phrase at token i, before what belongs to it: "an
// informed | source", "a handful of | villagers"; -1 if there is none.
func (r *reader) whoNoun(i, hi int) int {
	const goesOn = auxiliary | lang.Preposition | lang.Postmodifier | lang.ToWord | lang.RelayBy | lang.Relative | lang.That | lang.Negation
	who := -1
	for k := i; k < min(hi, i+maxBeforeWho); k++ {
		t := &r.toks[k]
		share := k > i && t.has(lang.Genitive) && r.nameClass(k-1, k).Has(lang.ShareNoun)        // "a handful | of"
		another := k > i && t.has(lang.Determiner) && !r.has(k-1, lang.Determiner|lang.Genitive) // "the account | a clerk gave"
		if t.punct || another || k > i && r.goingOn(k) || t.has(goesOn) && !share {
			break
		}
		pronoun := k == i && t.has(lang.Pronoun) && !t.has(lang.Determiner)
		trade := k > i && r.has(i, lang.Determiner) && !t.capital && r.nameClass(k, k+1).Has(lang.Occupation) // "a | baker"
		if pronoun || trade || r.somebody(k, k+1) || t.tell.Has(lang.Teller) || r.ofTrade(k) {
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

// modifierEnds is where what says how somebody knows, or why he has no name, may end behind the noun for him at
// token who: "a source | familiar with the events", "a person | not authorised to speak publicly".
func (r *reader) modifierEnds(who int, p *part) []int {
	ends := []int{who + 1}
	k := who + 1
	if k >= p.hi || !r.modifies(k, p) {
		return ends
	}
	relative := r.has(k, lang.Relative)
	for k++; k < p.hi && !r.toks[k].punct && k-who < maxPhrase; k++ {
		t := &r.toks[k]
		tells := r.partVerb(k) && !t.has(auxiliary) || t.tell.Has(lang.Conveys)
		verb := tells && !t.capital && !r.has(k-1, lang.ToWord)
		if verb && (!relative || k > who+2) || t.has(auxiliary) && !relative {
			return append(ends, r.withoutVerbsAdverb(k))
		}
		if t.has(lang.Preposition | lang.Postmodifier | lang.RelayBy | lang.That | lang.Relative) {
			ends = append(ends, k)
		}
	}
	return append(ends, k)
}

// modifies reports whether what says more of somebody begins at token k, behind the noun for him. In "It was a clerk |
// who told the Post", that is no more than the verb's subject, unless another "who" follows.
func (r *reader) modifies(k int, p *part) bool {
	if r.has(k, lang.Relative) && r.has(p.lo, lang.Thing) {
		return slices.ContainsFunc(r.toks[k+1:p.hi], func(t token) bool { return t.has(lang.Relative) }) // "It was a man | who said he was there | who"
	}
	if r.has(k, lang.Relative) {
		return true
	}
	return r.has(k, lang.Postmodifier|lang.Preposition|lang.Negation) || r.doneTo(k)
}

// doneTo reports whether token k says of somebody before it what was done to him: "briefed | on", and not
// "arrested | ten men".
func (r *reader) doneTo(k int) bool {
	if !r.endsPast(k) || r.partVerb(k) || r.isTell(k, lang.Conveys) {
		return false
	}
	return r.has(k+1, lang.Preposition|lang.Postmodifier|lang.ToWord|lang.RelayBy|lang.AdverbWord)
}

// withoutVerbsAdverb is where what stands before the verb at token k ends, without the adverb of the verb: "to brief the
// media | exclusively told", and not "to speak publicly | told", "was there | told".
func (r *reader) withoutVerbsAdverb(k int) int {
	if r.has(k-1, lang.AdverbWord) && !r.has(k-3, lang.ToWord) && !r.has(k-2, lang.AuxBe) {
		return k - 1
	}
	return k
}

// tellers reports whether a phrase has a noun for those who tell things.
func (r *reader) tellers(lo, hi int) bool {
	return slices.ContainsFunc(r.toks[lo:max(lo, hi)], func(t token) bool { return t.tell.Has(lang.Teller) })
}

// partSource reports whether a phrase can be who tells a thing: somebody, not what he tells.
func (r *reader) partSource(lo, hi int, p *part) bool {
	if hi <= lo || r.quoted(lo) || r.endsOpen(lo, hi) || r.nobodyAt(lo, hi) || r.outletWithin(lo, hi) {
		return false
	}
	if who := r.whoNoun(lo, hi); who >= 0 {
		return !r.journalistsAt(who) && !r.nameClass(lo, lo+1).Has(lang.Reflexive) && slices.Contains(r.modifierEnds(who, p), hi)
	}
	head := r.partHead(lo, hi)
	for k := head + 1; k < hi; k++ {
		if !r.toks[k].capital && r.isTell(k, lang.Account|lang.Conveys) {
			return false // "Voss, whose comments were | carried"
		}
	}
	verbBehind := head+1 < hi && r.has(head+1, auxiliary|lang.Determiner|lang.ToWord|lang.RelayBy)
	if verbBehind || !r.nounPhrase(lo, head+1) || r.headOfTelling(head) {
		return false // "investors | seem | to"
	}
	return r.speaks(lo, hi) || r.somebody(lo, head+1) || r.isTell(head, lang.Teller) || r.agent(lo, head)
}

// endsOpen reports whether a phrase ends in a word that something must follow: "Voss | and", "a clerk | told", "Voss,
// who | spoke".
func (r *reader) endsOpen(lo, hi int) bool {
	last := hi - 1
	switch {
	case r.has(last, lang.Possessive|lang.Relative|lang.That|lang.Conjunction|lang.Preposition|lang.Postmodifier|lang.ToWord):
		return true
	case last > lo && !r.toks[last].capital && (r.isCue(last, lang.SayCue) || r.has(last, lang.Definite) && !r.has(last, lang.Pronoun)):
		return true
	}
	return last-1 > lo && r.has(last-1, lang.Relative)
}

// nobodyAt reports whether a phrase is none for somebody by its first word, or is an outlet or a place: "which",
// "we", "this | report", "when".
func (r *reader) nobodyAt(lo, hi int) bool {
	alone := hi == lo+1
	if r.has(lo, lang.Subordinator) || alone && r.has(lo, lang.Relative|lang.FirstPerson|lang.Thing) {
		return true
	}
	if r.isTell(lo, lang.Pointing|lang.Pointed) && (alone || r.toks[lo+1].capital || r.has(lo+1, lang.Determiner) || !r.has(lo, lang.Definite|lang.SuchWord)) {
		return true // "that | Voss", "so | the clerk", "so | officials"
	}
	return r.nameClass(lo, hi).Has(lang.PlaceName) || r.surelyOutlet(lo, hi)
}

// outletWithin reports whether a phrase holds the name of an outlet: "a clerk in an interview with | the Post".
func (r *reader) outletWithin(lo, hi int) bool {
	for k := lo; k < hi; k++ {
		if r.toks[k].capital && r.surelyOutlet(k, r.bareNameEnd(k, hi)) {
			return true
		}
	}
	return false
}

// headOfTelling reports whether the noun of a phrase, token head, is for what is told, for where, or for those who only
// pass it on: "the claim", "an interview", "reporters".
func (r *reader) headOfTelling(head int) bool {
	w := &r.toks[head]
	if !w.capital && (w.tell&^lang.Teller != 0 && !w.has(lang.UnnamedNoun) || r.has(head, lang.DocumentNoun|lang.MediumNoun|lang.OutletNoun)) {
		return true
	}
	return r.journalistsAt(head)
}

// agent reports whether one of whom nothing else is known stands behind "by" or "from": "by | a publican".
func (r *reader) agent(lo, head int) bool {
	if head <= lo || lo == 0 || !r.has(lo, lang.Determiner) || r.has(lo, lang.Definite|lang.Possessive) {
		return false
	}
	behind := r.has(lo-1, lang.RelayBy) || r.nameClass(lo-1, lo).Has(lang.From)
	return behind && !r.has(head, lang.Thing|lang.TimeWord) && !r.plural(head)
}

// nounPhrase reports whether [lo, hi) can be a noun phrase by itself: nothing in it looks like a verb behind a
// name, and what stands before a name says what he is.
func (r *reader) nounPhrase(lo, hi int) bool {
	for i := lo + 1; i < hi; i++ {
		verbPlace := r.toks[i-1].capital || i == hi-1
		if !r.toks[i].capital && verbPlace && (r.looksPast(i) || r.finite(i)) {
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
	counted := r.nounEnd(lo, hi)
	if r.nameClass(counted, counted+1).Has(lang.ShareNoun) && counted+2 < hi && r.has(counted+1, lang.Genitive) {
		lo = counted + 2 // "a handful of | villagers"
	}
	return r.nounEnd(lo, hi)
}

// nounEnd is the last noun of the phrase [lo, hi) before what belongs to it.
func (r *reader) nounEnd(lo, hi int) int {
	const belongs = auxiliary | lang.Determiner | lang.Postmodifier | lang.Preposition | lang.Relative | lang.RelayBy | lang.ToWord | lang.Negation
	head := lo
	for next := lo + 1; next < hi; next++ {
		t := &r.toks[next]
		if t.punct || r.has(next, belongs) || !t.capital && t.tell.Has(lang.Conveys|lang.Tells) {
			break
		}
		head = next
	}
	return head
}
