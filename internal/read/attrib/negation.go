package attrib

import (
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// negation is what was read of the first clause of a content that has one.
type negation struct {
	lo, hi  int // the clause's tokens
	no      int // the negation
	never   bool
	insists bool // the cue holds it against others: "insisted"
}

// clauseLimit is how many tokens of a clause are looked at.
const clauseLimit = stanceWindow / 3

// denyByNegation calls denials those statements that say of something that it is
// not, or never was, so that it answers what somebody says. It runs when voices
// are known.
func (r *reader) denyByNegation() {
	for i := range r.drafts {
		d := &r.drafts[i]
		if d.Stance != news.Asserts || d.class != lang.SayCue || d.negated {
			continue
		}
		if n, ok := r.negationOf(d); ok && r.answers(i, &n) || !ok && r.callsWrong(i) || r.againstReports(d) {
			d.Stance = news.Denies
		}
	}
}

// negationOf reads the first clause of a statement's content.
func (r *reader) negationOf(d *draft) (negation, bool) {
	n := negation{lo: r.tokenAt(d.Content[0].Start), no: -1, insists: r.insists(d)}
	end := d.Content[0].End
	for n.lo < len(r.toks) && r.toks[n.lo].punct {
		n.lo++
	}
	n.lo = r.pastContrary(n.lo, end)
	n.hi = n.lo
	for ; r.inside(n.hi, end) && n.hi < n.lo+clauseLimit; n.hi++ {
		t := &r.toks[n.hi]
		if t.punct && t.first != '"' && t.first != '\'' || n.hi > n.lo && t.has(lang.Subordinator) && !t.has(lang.That) {
			break
		}
		if n.no < 0 && (t.has(lang.Negation) || r.isDenial(n.hi, lang.Nought)) && (n.hi == n.lo || !r.toks[n.hi-1].has(lang.Conjunction)) {
			n.no = n.hi
		}
	}
	n.never = n.no >= 0 && r.isDenial(n.no, lang.Never)
	return n, n.no >= 0 && n.no <= n.lo+2*headWindow && (!r.toks[n.lo].has(lang.Subordinator|lang.Question) || r.toks[n.lo].has(lang.That))
}

// pastContrary skips "(that) contrary to the claims of …," at token i.
func (r *reader) pastContrary(i int, end uint32) int {
	j := i
	for r.hasClass(j, lang.That) || j > i && r.inside(j, end) && r.toks[j].punct {
		j++
	}
	if !r.isDenial(j, lang.Contrary) {
		return i
	}
	for j++; r.inside(j, end) && j < i+2*headWindow; j++ {
		if r.toks[j].punct && r.toks[j].first == ',' {
			return j + 1
		}
	}
	return i
}

// insists reports whether a statement's cue has a word for holding something
// against others.
func (r *reader) insists(d *draft) bool {
	for _, c := range d.Cue {
		for i := r.tokenAt(c.Start); r.inside(i, c.End); i++ {
			if r.isDenial(i, lang.Insisting) {
				return true
			}
		}
	}
	return false
}

// answers reports whether a statement's first clause is negated so that it
// answers somebody: by its wording ("he never said that", "there never was"), or
// since the contrary stands in the article.
func (r *reader) answers(i int, n *negation) bool {
	d, no := &r.drafts[i], n.no
	if no > n.lo && r.toks[no-1].has(lang.AuxHave) && r.toks[n.lo].has(lang.FirstPerson) && !r.neverSaid(n) && !r.neverDid(d, n) {
		return false // "I've never seen so many": of the speaker's life
	}
	if r.neverHappened(n) {
		d.back = true
		return true
	}
	if r.neverSaid(n) || r.noPart(d, n) || r.didNothing(n) || r.notWhat(n) || r.atNoTime(n) || r.neverDid(d, n) || r.contraryTo(d, n) {
		return true
	}
	plain := no > n.lo && !r.toks[no-1].has(auxiliary|lang.ToWord|lang.Negation)
	if n.never && plain && r.hasClass(no+1, lang.AuxBe) {
		return true // "there never was", not "it has never been"
	}
	if no > 0 && r.toks[no-1].has(lang.Modal|lang.ToWord) || r.hasClass(no+1, lang.ToWord) || r.mark(no+1).Has(lang.ToCome) && r.hasClass(no+2, lang.ToWord) {
		return false // "would not go": of what is to come, and no answer to what was said
	}
	return (n.never || n.insists) && r.toks[no].has(lang.Negation) && r.contradicted(d, n) ||
		r.flatly(d, n) || r.repeats(i, n) || r.contradicts(i, n) || r.deniedBeside(i, n)
}

// thinks reports whether what is negated is a verb of thinking or wanting: it
// says how somebody feels, and answers nobody.
func (r *reader) thinks(n *negation) bool {
	for j := n.no + 1; j < min(n.no+4, n.hi); j++ {
		if t := &r.toks[j]; t.cue > 0 {
			switch r.l.Cues[t.cue-1].Class {
			case lang.ThinkCue, lang.HedgeCue, lang.WantCue:
				return true
			}
		}
	}
	return false
}

// accused reports whether one of the sentences around unit n says that somebody
// accuses.
func (r *reader) accused(n int) bool {
	for u := max(0, n-2); u <= min(n+1, len(r.units)-1); u++ {
		if u != n && r.accuses(u) {
			return true
		}
	}
	return false
}

// deniedBeside reports whether the same voice denies something right before: "The
// mayor denied the claims. “There was no leak,” she said."
func (r *reader) deniedBeside(i int, n *negation) bool {
	d := &r.drafts[i]
	if d.src[1] == d.src[0] || r.thinks(n) {
		return false
	}
	for j := n.lo + 1; j < n.no; j++ {
		if r.toks[j].has(lang.Contrast) {
			return false // "knew the book but had not seen the film"
		}
	}
	for k := i - 1; k >= max(0, i-3); k-- {
		e := &r.drafts[k]
		if e.Stance == news.Denies && !e.answered && e.unit >= d.unit-2 && (e.Voice == d.Voice && d.Voice != news.NoVoice) {
			return true
		}
	}
	return false
}

// contradicted reports whether a sentence without a negation has most of the
// clause's words.
func (r *reader) contradicted(d *draft, n *negation) bool {
	by, words := r.alike(r.stems(), n.lo, n.hi)
	for u, same := range by {
		if same >= 2 && 5*same >= 3*words && u != d.unit && r.contrary(u) {
			return true
		}
	}
	return false
}

// neverSaid reads "he never said", "he had never suggested".
func (r *reader) neverSaid(n *negation) bool {
	if !n.never || n.no == n.lo || r.toks[n.no-1].has(auxiliary&^lang.AuxHave|lang.ToWord|lang.Negation) {
		return false
	}
	for j := n.no + 1; j < min(n.no+4, n.hi); j++ {
		t := &r.toks[j]
		if t.cue > 0 && t.form == lang.PastForm {
			c := &r.l.Cues[t.cue-1]
			return (c.Class == lang.SayCue || c.Class == lang.HedgeCue) && c.Takes&(lang.NeedsParticle|lang.TakesPerson) == 0 &&
				!r.hasClass(j+1, lang.Question) && !r.hasClass(j+2, lang.Question)
		}
		if !t.has(lang.AdverbWord) {
			break
		}
	}
	return false
}

// noPart reads "had nothing to do with it", "played no role in": somebody or
// something is said to have no part in what is in question.
func (r *reader) noPart(d *draft, n *negation) bool {
	if n.no == n.lo || r.toks[n.no-1].has(lang.Modal) {
		return false
	}
	if r.hasClass(n.no+1, lang.ToWord) && r.hasClass(n.no+2, lang.AuxDo) && r.hasClass(n.no+3, lang.Preposition) {
		return r.isDenial(n.no, lang.Nought)
	}
	lo := n.no + 1
	if r.toks[n.no].has(lang.Negation) {
		if !r.hasClass(lo, lang.AuxHave) {
			return false // "did not see a link"
		}
		lo++ // "did not have any contact with"
	}
	for j := lo; j < min(lo+3, n.hi) && !r.toks[j].punct; j++ {
		switch {
		case r.isDenial(j, lang.Part):
			return r.hasClass(j+1, lang.Preposition) && !r.hasClass(j+1, lang.Genitive) && r.accusable(d, n)
		case !r.isDenial(j, lang.Relation):
		case r.hasClass(j+1, lang.ToWord): // "no ties to the harbour", but not "no part to play"
			return r.accused(d.unit) && (r.hasClass(j+2, lang.Determiner|lang.Possessive|lang.Anaphor) || j+2 < n.hi && r.toks[j+2].capital)
		default:
			return r.accused(d.unit) && r.hasClass(j+1, lang.Preposition) && !r.hasClass(j+1, lang.Genitive)
		}
	}
	return false
}

// accusable reports whether who is said to have no part in something may have
// been accused of it: somebody, and not "there is no part of".
func (r *reader) accusable(d *draft, n *negation) bool {
	return !r.toks[n.lo].has(lang.AdverbWord) || r.accused(d.unit)
}

// didNothing reads "did nothing wrong", and "I did not do it", "did not say that".
func (r *reader) didNothing(n *negation) bool {
	no := n.no
	if no > n.lo && r.isDenial(no, lang.Nought) && (r.toks[no-1].has(lang.AuxDo) && r.hasClass(no+1, lang.SuchWord) || r.ofTheSort(no+1)) {
		return true // "did no such thing", "did nothing of the kind"
	}
	if r.isDenial(no, lang.Nought) && r.isDenial(no+1, lang.Misdeed) && no > n.lo {
		return r.toks[no-1].has(lang.AuxDo) && !r.toks[no-1].has(lang.Possessive|lang.AuxBe) || r.isDenial(no-1, lang.Done) // not "there is nothing wrong"
	}
	if no == n.lo || !r.isDenial(no-1, lang.Past) || !r.toks[no-1].has(lang.AuxDo) || !r.hasClass(no+1, lang.AuxDo) && !(no+1 < n.hi && r.isCue(no+1, lang.SayCue)) {
		return false
	}
	return no+2 < len(r.toks) && r.toks[no+2].has(lang.Anaphor) && (no+3 >= n.hi || r.toks[no+3].punct)
}

// ofTheSort reports whether "of the kind" begins at token i.
func (r *reader) ofTheSort(i int) bool {
	return r.hasClass(i, lang.Genitive) && r.isDenial(i+2, lang.Sort)
}

// neverHappened reads "that never happened", "it did not happen", "nothing of the kind
// happened".
func (r *reader) neverHappened(n *negation) bool {
	if n.no == n.lo && r.isDenial(n.no, lang.Nought) && r.ofTheSort(n.no+1) {
		at := n.no + 4
		if r.isDenial(at, lang.Any) {
			at++ // "ever"
		}
		return at < n.hi && r.happened(at) // not "had happened before"
	}
	if n.no == n.lo && r.has(n.no, lang.NoSuch) && r.has(n.no+1, lang.SuchWord) {
		return n.no+3 < n.hi && r.happened(n.no+3) // "no such thing happened"
	}
	if !r.anaphor(n.lo) && !(r.toks[n.lo].has(lang.Anaphor) && n.no == n.lo+1) || n.no > n.lo+3 || r.toks[n.no-1].has(lang.Modal) {
		return false
	}
	for j := n.no + 1; j < min(n.no+3, n.hi); j++ {
		if r.happened(j) {
			return true
		}
	}
	return false
}

// happened reports whether a word at token i says that something was: "happened", "took place".
func (r *reader) happened(i int) bool {
	return r.isDenial(i, lang.Happening) || r.pair(i, lang.Happening)
}

// notWhat reads "that is not what happened", "it's not what she said".
func (r *reader) notWhat(n *negation) bool {
	no := n.no
	if no == n.lo || !r.toks[no-1].has(lang.AuxBe|lang.Possessive) || !r.hasClass(n.lo, lang.Anaphor) || !r.hasClass(no+1, lang.Question) {
		return false
	}
	return r.isDenial(no+2, lang.Happening) || r.hasClass(no+2, lang.Pronoun|lang.FirstPerson) && no+3 < len(r.toks) && r.isCue(no+3, lang.SayCue)
}

// atNoTime reads "at no time did she …", and "there was never any".
func (r *reader) atNoTime(n *negation) bool {
	no := n.no
	if n.never && no > n.lo && r.isDenial(no-1, lang.Past) && r.toks[no-1].has(lang.AuxBe) && r.isDenial(no+1, lang.Any) {
		return true
	}
	return no == n.lo+1 && r.isDenial(no, lang.Nought) && r.toks[n.lo].has(lang.Preposition) && no+2 < n.hi && r.isDenial(no+2, lang.Past)
}

// neverDid reads "I never took it", of somebody who insists or is accused.
func (r *reader) neverDid(d *draft, n *negation) bool {
	no := n.no
	if !n.never || no == n.lo || r.thinks(n) || !n.insists && !r.accused(d.unit) {
		return false
	}
	p := no - 1
	if r.toks[p].has(lang.AuxHave) && p > n.lo {
		p--
	}
	if r.anyDenial(no+1, min(no+3, n.hi), lang.Seeing) {
		return false // "has never seen such a bill"
	}
	return r.toks[p].has(lang.Pronoun|lang.FirstPerson) && !r.toks[p].has(lang.Thing)
}

// contraryTo reads "contrary to the claims of …, he is not", before the clause or
// before its voice.
func (r *reader) contraryTo(d *draft, n *negation) bool {
	u := &r.units[d.unit]
	for i := u.lo; i < n.no; i++ {
		if !r.isDenial(i, lang.Contrary) || !r.hasClass(i+1, lang.Preposition|lang.ToWord) {
			continue
		}
		asserted := false
		for j := i + 2; j < n.no && !r.comma(j); j++ {
			asserted = asserted || r.asserts(j)
			for _, c := range d.Cue {
				if c.Start <= r.spans[j].Start && r.spans[j].Start < c.End {
					return false // "contrary to his claim that it is not"
				}
			}
		}
		return asserted
	}
	return false
}

// againstReports reports whether what somebody says begins by saying that it is contrary to what others have reported,
// whether or not it has a "not": "contrary to what has been published, | the Board said, | the crane stands still".
func (r *reader) againstReports(d *draft) bool {
	i := r.tokenAt(d.Content[0].Start)
	if !r.isDenial(i, lang.Contrary) || !r.hasClass(i+1, lang.ToWord|lang.Preposition) || len(d.Source) == 0 {
		return false
	}
	for j := i + 2; j < min(len(r.toks), i+2*headWindow); j++ {
		switch t := &r.toks[j]; {
		case t.has(lang.Possessive), t.has(lang.Determiner) && !t.has(lang.Definite|lang.Question):
			return false // "contrary to his claim", "to a report"
		case r.comma(j):
			return r.reportedThere(i+2, j)
		case t.punct:
			return false
		}
	}
	return false
}

// reportedThere reports whether [lo, hi) is what others have reported: "reports", "what has been published".
func (r *reader) reportedThere(lo, hi int) bool {
	what := r.has(lo, lang.Question)
	for i := lo; i < hi; i++ {
		if r.toks[i].has(lang.ReportNoun) && !what || what && i > lo+1 && (r.has(i, lang.CarriedVerb) || r.isCue(i, lang.SayCue)) {
			return true
		}
	}
	return false
}

// flatly reads a past that somebody denies whole of himself, where he insists or
// its words stand in the article: "(I) did not send any", "(it) was not hiding anything".
func (r *reader) flatly(d *draft, n *negation) bool {
	if n.no < 2 || !r.isDenial(n.no-1, lang.Past) || !r.toks[n.no].has(lang.Negation) || r.thinks(n) ||
		!n.insists && !r.toks[n.no-2].has(lang.Pronoun|lang.Thing) {
		return false
	}
	for j := n.no + 1; j < min(n.no+6, n.hi); j++ {
		if r.isDenial(j, lang.Any) {
			return n.insists || r.echoes(d, n, 2)
		}
	}
	return false
}

// echoes reports whether a sentence without a negation shares some of the clause's
// stems.
func (r *reader) echoes(d *draft, n *negation, least int) bool {
	by, _ := r.alike(r.stems(), n.lo, n.hi)
	for u, same := range by {
		if same >= least && u != d.unit && r.contrary(u) {
			return true
		}
	}
	return false
}

// saidBefore is the last statement before statement i that another voice makes in
// its sentence or the one before, or -1.
func (r *reader) saidBefore(i int) int {
	d := &r.drafts[i]
	for k := i - 1; k >= max(0, i-4) && r.drafts[k].unit >= d.unit-1; k-- {
		e := &r.drafts[k]
		if e.unit < d.unit && e.Voice != d.Voice && e.class == lang.SayCue && e.Stance != news.Denies && r.deniable(e) && !r.negative(e.Content) && !e.Extent().Overlaps(d.Extent()) {
			return k
		}
	}
	return -1
}

// contradicts reports whether a clause only negates what another voice said right
// before: "Voss says he took the money. He says he did not."
func (r *reader) contradicts(i int, n *negation) bool {
	k := r.saidBefore(i)
	if k < 0 || r.thinks(n) || !r.isDenial(n.no-1, lang.Past) && !r.hasClass(n.no-1, lang.AuxBe) && !n.never {
		return false
	}
	said := map[string]bool{}
	for _, c := range r.drafts[k].Content {
		for j := r.tokenAt(c.Start); r.inside(j, c.End); j++ {
			said[r.stem(j)] = true
		}
	}
	words, same := 0, 0
	for j := n.no + 1; j < n.hi; j++ {
		if w := r.stem(j); w != "" && !r.toks[j].capital {
			words++
			if said[w] {
				same++
			}
		}
	}
	short := n.hi == n.no+1 && n.no > n.lo+1 && r.toks[n.no-2].has(lang.Pronoun) && (n.hi >= len(r.toks) || r.toks[n.hi].punct) // "he did not"
	if short || words > 1 && same == words {
		r.drafts[i].Denied = int32(k)
		return true
	}
	return false
}

// callsWrong reports whether a statement says no more than that who spoke right
// before is wrong: “They're wrong,”.
func (r *reader) callsWrong(i int) bool {
	d := &r.drafts[i]
	lo, hi := news.Within(r.spans, d.Content[0])
	words := 0
	for j := lo; j < hi; j++ {
		t := &r.toks[j]
		switch {
		case t.punct, t.has(lang.AdverbWord | lang.AuxBe | lang.Possessive | lang.That):
		case t.has(lang.Pronoun) && !t.has(lang.FirstPerson|lang.Thing|lang.Anaphor):
			words++
		case words == 1 && r.isDenial(j, lang.Astray):
			return (j+1 >= hi || r.toks[j+1].punct) && r.saidBefore(i) >= 0
		default:
			return false
		}
	}
	return false
}

// repeats reports whether another voice just said what a clause says that
// something is not: "Critics called it sexist. “It is not sexist,” he said."
func (r *reader) repeats(i int, n *negation) bool {
	d := &r.drafts[i]
	if n.no == 0 || !r.toks[n.no].has(lang.Negation) || !r.toks[n.no-1].has(lang.AuxBe|lang.Possessive) {
		return false
	}
	if k := n.no - 2; r.hasClass(k, lang.AdverbWord) || k > n.lo && r.hasClass(k, lang.That|lang.Relative) {
		return false
	}
	head := -1
	for j := n.no + 1; j < min(n.no+1+headWindow/2, n.hi); j++ {
		t := &r.toks[j]
		if t.punct || t.has(lang.Preposition|lang.Conjunction|lang.Relative|lang.That|lang.Subordinator|lang.ToWord|auxiliary) {
			break
		}
		if r.stem(j) != "" {
			head = j
		}
	}
	if head < 0 {
		return false
	}
	for k := i - 1; k >= max(0, i-4); k-- {
		e := &r.drafts[k]
		if e.unit < d.unit-2 || e.unit >= d.unit || e.Voice == d.Voice || !r.deniable(e) || !r.contrary(e.unit) {
			continue
		}
		for _, c := range e.Content {
			for j := r.tokenAt(c.Start); r.inside(j, c.End); j++ {
				if r.fold(j) == r.fold(head) {
					return true
				}
			}
		}
	}
	return false
}

// contrary reports whether a unit has no negation, and so may be the contrary of
// one that has.
func (r *reader) contrary(n int) bool {
	u := &r.units[n]
	for i := u.lo; i < u.hi && i < u.lo+stanceWindow; i++ {
		if r.toks[i].has(lang.Negation|lang.NoSuch) || r.isDenial(i, lang.Nought) {
			return false
		}
	}
	return true
}
