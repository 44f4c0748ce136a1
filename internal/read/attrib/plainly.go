package attrib

import (
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// This file says what is a statement by the build of its sentence, however little the network has seen the
// like: what stands behind "according to", a judgement with what is judged and as what ("cast the vote as a
// farce"), a quotation right behind a verb of saying.

// plainly reports whether a draft is a statement by its build.
func (r *reader) plainly(d *draft) bool {
	if len(d.Cue) != 1 || len(d.Content) == 0 {
		return false
	}
	lo, hi := news.Within(r.spans, d.Cue[0])
	if hi <= lo || r.quoted(lo) {
		return false
	}
	return r.byAccount(d, lo, hi) || r.judgesAs(d, lo, hi) || r.byAgent(d, lo, hi) || r.quotesBehind(d, lo, hi) || r.directs(d, lo, hi) || r.goesOnSaying(d, lo, hi) || r.cites(d, lo, hi) || r.pollGives(d, lo, hi) || r.impersonal(d, lo, hi)
}

// byAccount reports whether somebody, or a document, stands behind "according to", whose words are in
// the rest of the sentence: "| According to | early results of a study made for the board |, …".
func (r *reader) byAccount(d *draft, lo, hi int) bool {
	return r.according(lo, hi) && d.src[1] > d.src[0] && d.src[0] >= hi && !r.madeBy(d.src[0], d.src[1]) && !r.saidByOther(d)
}

// saidByOther reports whether the cue of a draft stands in what somebody else says: "Voss said the boat was
// old, | according to | files".
func (r *reader) saidByOther(d *draft) bool {
	return r.anyNear(d.Extent(), func(e *draft) bool { return e.Cue != nil && !overlap(e.Cue, d.Cue) && overlap(e.Content, d.Cue) })
}

// madeBy reports whether a phrase is of a thing that has whose it is behind it without a "that", who would be taken
// for it: "a complaint | Voss filed".
func (r *reader) madeBy(lo, hi int) bool {
	for i := lo + 2; i+1 < hi && r.has(lo, lang.Determiner) && !r.toks[i-1].capital; i++ {
		if r.toks[i].capital && r.nounLike(i-1) {
			end := r.bareNameEnd(i, hi)
			return end < hi && r.pastVerb(i, end)
		}
	}
	return false
}

// maxJudged is how many words what is judged has, at most, before "as".
const maxJudged = 12

// judgesAs reports whether somebody takes or gives something for something: "cast | the vote as a farce",
// "see | the quay as a danger". It was done if that is a clause: "saw | the crane sway as the wind rose".
func (r *reader) judgesAs(d *draft, lo, hi int) bool {
	if !r.hasSubject(d, lo) || r.whichThing(d) || !r.finiteJudge(lo, hi) {
		return false
	}
	first, end := news.Within(r.spans, d.Content[0])
	if first != hi {
		return false
	}
	as := r.asBehind(first, end)
	return as > first && as+1 < end && !r.doneAs(as+1, end)
}

// whichThing reports whether the source of a draft is but a relative pronoun behind what has no name:
// "the fuel | that | was seen", "a film, | which | paints her as".
func (r *reader) whichThing(d *draft) bool {
	i := d.src[0]
	return d.src[1] == i+1 && r.has(i, lang.Relative) && (i < 2 || !r.comma(i-1) || !r.toks[i-2].capital)
}

// finiteJudge reports whether tokens [lo, hi) are a verb of taking something for something, done and not only
// to be done: "has long cast", "sees".
func (r *reader) finiteJudge(lo, hi int) bool {
	verb := hi - 1
	if !r.mark(verb).Has(lang.TakesFor) || r.beBefore(lo, verb) {
		return false
	}
	return !r.anyOf(lo, verb, lang.Negation|lang.Modal|lang.ToWord)
}

// asBehind is where "as" stands behind what is judged, which begins at token first; first if nowhere.
func (r *reader) asBehind(first, end int) int {
	for i := first + 1; i < min(end, first+maxJudged); i++ {
		switch {
		case r.mark(i).Has(lang.AsName) && !r.quoted(i):
			return i
		case r.quoted(i):
			i = r.after(i) - 1
		case r.toks[i].punct && !r.has(i, lang.Possessive), r.has(i, auxiliary|lang.Relative|lang.That|lang.ToWord):
			return first
		}
	}
	return first
}

// doneAs reports whether a clause begins at token i, and so "as" before it says when or why something was done.
func (r *reader) doneAs(i, end int) bool {
	for k := i + 1; k < min(end, i+maxJudged/2) && !r.quoted(k); k++ {
		switch {
		case k == i+1 && r.toks[i].class == 0 && r.plural(i) && r.toks[k].class == 0 && !r.toks[k].punct:
			return true // "as | questions nag"
		case r.toks[k].punct, r.has(k, lang.Preposition|lang.Postmodifier|lang.Relative|lang.That|lang.Conjunction):
			return false
		case r.has(k, auxiliary), r.pastVerb(i, k):
			return true
		}
	}
	return r.has(i, lang.Pronoun) && !r.has(i, lang.Determiner)
}

// hasSubject reports whether it is said who does what a verb at token lo says: before it, or at the beginning of
// its sentence, where it goes on with what somebody does ("Voss left, | and cast").
func (r *reader) hasSubject(d *draft, lo int) bool {
	ing := r.toks[lo].form == lang.IngForm || r.endsIng(lo)
	if d.src[1] > d.src[0] {
		return d.src[1] <= lo && (!ing || r.comma(lo-1))
	}
	u := &r.units[r.unitOf(lo)]
	if len(d.Source) > 0 || ing || !r.has(lo-1, lang.Conjunction) || r.toks[lo].form == lang.BaseForm || r.has(u.lo, lang.Preposition|lang.Subordinator) {
		return false
	}
	from, to := r.firstSubject(u, d, lo)
	return to > from
}

// byAgent reports whether a passive names who says it: "was accused by | the ministry | of theft".
func (r *reader) byAgent(d *draft, lo, hi int) bool {
	by := d.src[0] - 1
	if d.src[1] <= d.src[0] || by <= lo || !r.has(by, lang.RelayBy) || !r.speakers(d.src[0], d.src[1]) {
		return false
	}
	verb := by - 1
	if !r.pastOrDone(verb) || !r.beBefore(lo, verb) || r.anyOf(lo, verb, lang.Negation|lang.Modal) {
		return false
	}
	if first, end := news.Within(r.spans, d.Content[0]); len(d.Content) == 1 && end == first+1 {
		return false // "| he | was accused by the police", and nothing of what
	}
	c := r.l.Cues[max(0, int(r.toks[verb].cue)-1)]
	return r.toks[verb].cue > 0 && (c.Class == lang.SayCue && c.Takes&(lang.TakesQuote|lang.TakesClause) != lang.TakesQuote || c.Class == lang.JudgeCue) && c.Takes&lang.TakesObject != 0
}

// quotesBehind reports whether a quotation stands right behind a verb of saying: "…, saying, | “It sank.”".
func (r *reader) quotesBehind(d *draft, lo, hi int) bool {
	if d.Kind != news.Direct || !d.listed || d.class != lang.SayCue || d.cue == nil || d.cue.Takes&lang.TakesQuote == 0 || d.negated || r.has(lo-1, lang.ToWord) {
		return false
	}
	first, end := news.Within(r.spans, d.Content[0])
	if first < hi || first > hi+maxListener || !r.quoted(first) || r.isTitle(first, end) {
		return false
	}
	return first == hi || r.comma(first-1) || r.is(first-1, ':')
}

// maxListener is how many words may stand between a verb and what is quoted, at most: "telling the crowd,".
const maxListener = 5

// directs reports whether somebody tells somebody to do something: "told | residents to stay indoors".
func (r *reader) directs(d *draft, lo, hi int) bool {
	if !d.listed || d.cue == nil || d.class != lang.WantCue && d.cue.Takes&lang.TakesPerson == 0 || !r.hasSubject(d, lo) {
		return false
	}
	if d.modal || d.negated || r.beBefore(lo, hi) || r.has(lo-1, lang.ToWord) || r.toks[hi-1].cue == 0 {
		return false
	}
	return r.tellsTo(d, hi)
}

// tellsTo reports whether what stands behind a cue, which ends before token hi, is somebody and what he is to do:
// "| residents | to stay indoors".
func (r *reader) tellsTo(d *draft, hi int) bool {
	first, _ := news.Within(r.spans, d.Content[0])
	if first != hi || d.Kind != news.Indirect || !r.toDo(d) {
		return false
	}
	end := first
	for !r.has(end, lang.ToWord) && end < first+maxPhrase {
		if r.has(end, lang.Preposition) && !r.toks[min(end+1, len(r.toks)-1)].capital {
			return false // "reminded | crews of her plan to stay"
		}
		end++
	}
	if r.has(end-1, lang.Negation) {
		end-- // "him | not | to speak"
	}
	return end == first+1 && r.has(first, lang.Pronoun) || r.speaks(first, end)
}

// orders reports whether what a verb of saying tells somebody is to do something: "told | residents to stay indoors".
func (r *reader) orders(d *draft) bool {
	if d.cue == nil || d.cue.Takes&lang.TakesPerson == 0 || len(d.Cue) != 1 {
		return false
	}
	_, hi := news.Within(r.spans, d.Cue[0])
	return r.tellsTo(d, hi)
}

// goesOnSaying reports whether a verb of saying is the second of its sentence, with a clause behind it: "She backs
// him, but | concedes | that".
func (r *reader) goesOnSaying(d *draft, lo, hi int) bool {
	if !d.listed || d.class != lang.SayCue || d.cue == nil || d.negated || d.modal || len(d.Source) > 0 || !r.finite(hi-1) {
		return false
	}
	noun := d.cue.Takes&lang.NounToo != 0 && r.toks[hi-1].form == lang.PresentForm
	return !noun && d.cue.Takes&(lang.TakesClause|lang.TakesThat) != 0 && r.has(r.tokenAt(d.Content[0].Start), lang.That) && r.hasSubject(d, lo)
}

// cites reports whether somebody gives something for a reason or an example: "cited | several factors".
func (r *reader) cites(d *draft, lo, hi int) bool {
	if !r.mark(hi-1).Has(lang.Cites) || d.src[1] <= d.src[0] || d.src[1] > lo || r.endsIng(hi-1) || r.margin(d) < sureMargin {
		return false
	}
	if r.anyOf(lo, hi, lang.Negation|lang.Modal|lang.ToWord|lang.AuxBe) {
		return false
	}
	first, end := news.Within(r.spans, d.Content[0])
	return first == hi && end > first && !r.has(first, lang.NoSuch|lang.Preposition|lang.Postmodifier)
}

// impersonal reports whether nobody is named who says what a clause behind the verb tells: "it | is claimed | the
// pier fell".
func (r *reader) impersonal(d *draft, lo, hi int) bool {
	verb := hi - 1
	if !d.listed || d.class != lang.SayCue && d.class != lang.HedgeCue || len(d.Source) > 0 || d.negated || d.modal || d.Kind != news.Indirect {
		return false
	}
	if r.toks[verb].form != lang.PastForm || !r.beBefore(lo, verb) || !r.cueTakes(verb, lang.TakesClause|lang.TakesThat) || lo == 0 || !r.has(lo-1, lang.Thing) {
		return false
	}
	first, end := news.Within(r.spans, d.Content[0])
	return len(d.Content) == 1 && first == hi && end-first >= minWords && !r.has(first, lang.ToWord|lang.Preposition|lang.Negation)
}
