package attrib

import (
	"strings"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// A content often runs on into what is the author's own, or somebody else's. Some signs of
// where it ends do not depend on what stands in it.

// boundWithin is how many words of a content are looked at: many statements may share one.
const boundWithin = 60

// bound cuts a statement's words where they surely end.
func (r *reader) bound(d *draft) {
	if len(d.Cue) == 0 || d.Carried {
		return
	}
	r.withoutAdverb(d)
	lo, hi := news.Within(r.spans, d.Cue[0])
	if r.quoted(lo) {
		return
	}
	if end := r.bracketEnd(lo); end > hi {
		r.endAt(d, end)
	}
	if end := r.quotationOver(d); end > 0 {
		r.endAt(d, end)
	}
	if end := r.goesOnTo(d, hi); end > 0 {
		r.endAt(d, end)
	}
	if end := r.remark(d); end > 0 {
		r.endAt(d, end)
	}
	if end := r.onlyIt(d, hi); end > 0 {
		r.endAt(d, end)
	}
	if end := r.authorsRemark(d, hi); end > 0 {
		r.endAt(d, end)
	}
	r.beforeMainVerb(d)
	r.withoutDateline(d)
	r.withoutSayer(d)
	r.withoutTopic(d, hi)
	r.withoutAddressee(d)
	r.withoutFirstHalf(d, hi)
	r.withoutEarlier(d, lo, hi)
	r.wholeMain(d, hi)
	r.wholeThat(d)
	r.toldTail(d)
}

// withoutFirstHalf takes from a content the half of its sentence that stands before who speaks and is
// no part of what is said: "While some welcomed the vote, | others warned of | trouble", "Of his years
// at sea, | Voss said, | “It was one of …”".
func (r *reader) withoutFirstHalf(d *draft, hi int) {
	if len(d.Content) < 2 || d.src[1] <= d.src[0] || d.src[1] > hi || !r.comma(d.src[0]-1) {
		return
	}
	lo, end := news.Within(r.spans, d.Content[0])
	if u := &r.units[r.unitOf(lo)]; lo > u.lo+1 || end > d.src[0] || r.quoted(lo) {
		return
	}
	next, last := news.Within(r.spans, d.Content[1])
	half := lo > 0 && r.has(lo-1, lang.Subordinator) && next == hi
	topic := r.has(lo, lang.Genitive) && r.quoted(next) && last-next >= minWhole
	if half || topic || last-next >= minWhole && r.scene(lo, end) && r.quoted(next) && r.toks[next+1].capital {
		d.Content = d.Content[1:]
		d.Kind = r.kindOf(d.Content)
	}
}

// withoutEarlier takes from a content what was said with an earlier verb of its sentence, where each begins with "that":
// "told the judge | that he was clean, but then | offered | that he was not".
func (r *reader) withoutEarlier(d *draft, lo, hi int) {
	if len(d.Content) < 2 {
		return
	}
	first, end := news.Within(r.spans, d.Content[0])
	if next, _ := news.Within(r.spans, d.Content[1]); end <= lo && next == hi && r.has(first, lang.That) && r.has(next, lang.That) && first > r.units[r.unitOf(lo)].lo {
		d.Content = d.Content[1:]
		d.Kind = r.kindOf(d.Content)
	}
}

// scene reports whether the tokens [lo, hi) that open a sentence only say when or how something was said, before the
// words themselves: "Taking it in, | Voss said, “…”".
func (r *reader) scene(lo, hi int) bool {
	if hi-lo > maxTopic {
		return false
	}
	for i := lo + 1; i < hi; i++ {
		if r.quoted(i) || r.has(i, auxiliary) {
			return false
		}
	}
	return r.endsIng(lo) && !r.has(lo, lang.NotVerb|lang.Determiner) && hi-lo > 1
}

// wholeMain gives a content its main clause, where who says it stands between that and the first:
// "When she could talk again, | Voss said, | she told of the fire".
func (r *reader) wholeMain(d *draft, hi int) {
	if d.Kind != news.Indirect || len(d.Content) != 1 || d.src[1] <= d.src[0] || d.src[1] > hi || !r.comma(hi) || !r.comma(d.src[0]-1) {
		return
	}
	lo, end := news.Within(r.spans, d.Content[0])
	u := &r.units[r.unitOf(lo)]
	if lo != r.leftStart(u) || !r.has(lo, lang.Subordinator) || end >= d.src[0] || hi+minMain > u.end || r.quoted(hi+1) || r.toks[hi+1].form == lang.IngForm {
		return
	}
	d.Content = append(d.Content, r.span(hi+1, u.end))
	d.Kind = r.kindOf(d.Content)
}

// wholeThat gives a content that stops behind the words that open its clause the clause: "recalled |
// that in its early days, | the line sold maps".
func (r *reader) wholeThat(d *draft) {
	if d.Kind == news.Direct || len(d.Content) != 1 {
		return
	}
	lo, hi := news.Within(r.spans, d.Content[0])
	u := &r.units[r.unitOf(lo)]
	if !r.has(lo, lang.That) || hi-lo > maxOpening || hi+minMain > u.end || !r.comma(hi) || r.has(lo+1, lang.Genitive) || !r.has(lo+1, lang.Preposition|lang.Subordinator|lang.TimeWord) {
		return
	}
	for i := lo + 1; i < hi; i++ {
		if r.has(i, auxiliary) || r.toks[i].punct {
			return
		}
	}
	d.Content[0].End = r.spans[u.end-1].End
	d.Kind = r.kindOf(d.Content)
}

// maxOpening is how many words may stand before the subject of such a clause.
const maxOpening = 16

// minMain is how many words a main clause has at least.
const minMain = 4

// withoutAddressee takes from a content to whom it was said: "admitted | to a court | that he lied".
func (r *reader) withoutAddressee(d *draft) {
	if d.cue == nil || d.cue.Takes&(lang.TakesClause|lang.TakesThat) == 0 {
		return
	}
	lo, hi := news.Within(r.spans, d.Content[0])
	for i := lo; i < min(hi-1, lo+maxAddressee) && (r.has(i, lang.TimeWord) || i == lo && r.has(i, lang.Determiner) && r.has(i+1, lang.TimeWord)); i++ {
		if r.has(i+1, lang.That) {
			d.Content[0].Start = r.spans[i+1].Start // "announced | this fall | that"
			return
		}
	}
	if lo >= hi || !r.has(lo, lang.ToWord) && !r.has(lo-1, lang.ToWord) {
		return
	}
	if r.has(lo, lang.ToWord) {
		lo++
	}
	if lo >= hi || !r.has(lo, lang.Determiner) && !r.toks[lo].capital {
		return // "to hear cases | that"
	}
	for i := lo + 1; i < min(hi-1, lo+maxAddressee); i++ {
		if r.has(i, lang.That) {
			if r.speaks(lo, i) {
				d.Content[0].Start = r.spans[i].Start
			}
			return
		}
		if !r.nounLike(i) {
			return
		}
	}
}

// maxAddressee is how many words may say to whom a thing was said.
const maxAddressee = 6

// remark is where words end before what the author says of them: "said it would wait, | echoing
// the party's words". 0: nothing is said of them.
func (r *reader) remark(d *draft) int {
	if d.Kind == news.Direct {
		return 0
	}
	for _, c := range d.Content {
		lo, hi := news.Within(r.spans, c)
		for i := lo + 2; i+2 < min(hi, lo+boundWithin); i++ {
			if !r.quoted(i+1) && r.nameClass(i+1, i+2).Has(lang.Remarking) {
				switch {
				case r.comma(i):
					return i
				case r.closes(i) && r.toks[i-1].punct && r.toks[i-1].first == ',':
					return i + 1 // “… defeat them fast,” | referring to the rebels
				}
			}
		}
	}
	return 0
}

// onlyIt is where a content ends that is but "it", before what the author goes on with: "had expected | it |, but the
// ferry sank". 0: it is more.
func (r *reader) onlyIt(d *draft, hi int) int {
	lo, end := news.Within(r.spans, d.Content[0])
	if lo == hi && lo+2 < end && r.has(lo, lang.Thing) && r.comma(lo+1) && r.has(lo+2, lang.Contrast) && !r.has(lo+2, lang.Subordinator) {
		return lo + 1
	}
	return 0
}

// authorsRemark is where what the author adds to a thing that somebody told of begins, no clause but a
// noun with what belongs to it: "announced his retirement, | leaving the team without a coach",
// "revealed the delay | - which now appears to be over". 0: nothing is added.
func (r *reader) authorsRemark(d *draft, hi int) int {
	if len(d.Content) == 2 && d.Kind == news.Indirect {
		_, end := news.Within(r.spans, d.Content[0])
		if next, _ := news.Within(r.spans, d.Content[1]); next == end+1 && r.is(end, '-') && r.has(next, lang.Relative) {
			return end
		}
	}
	if d.Kind != news.Indirect || d.class != lang.SayCue || d.cue == nil || d.cue.Takes&lang.TakesObject == 0 || len(d.Content) != 1 {
		return 0
	}
	lo, end := news.Within(r.spans, d.Content[0])
	if lo < hi || lo+2 >= end || r.has(lo, lang.That|lang.Question|lang.ToWord) {
		return 0
	}
	for i := lo; i+2 < min(end, lo+boundWithin); i++ {
		t := &r.toks[i]
		switch next := i + 1; {
		case r.comma(i) && r.endsIng(next) && !r.toks[next].capital && !r.nameClass(next, next+1).Has(lang.Includes) && (r.toks[next+1].capital || r.has(next+1, lang.Determiner|lang.Pronoun|lang.Possessive|lang.Preposition)):
			return i
		case r.is(i, '-') && r.has(next, lang.Relative) && r.spans[i].Start > r.spans[i-1].End:
			return i
		case t.has(auxiliary | lang.That | lang.Relative | lang.Conjunction), r.looksPast(i), t.punct:
			return 0
		}
	}
	return 0
}

// withoutSayer takes from what is told according to one who says so: "It is late, according to files, |
// said Voss".
func (r *reader) withoutSayer(d *draft) {
	n := len(d.Content) - 1
	if d.verb >= 0 || n < 1 || d.src[1] <= d.src[0] || d.Content[n].Start < d.Source[0].End {
		return
	}
	lo, hi := news.Within(r.spans, d.Content[n])
	says := r.toks[lo].form == lang.PastForm && r.isCue(lo, lang.SayCue)
	what := r.has(lo, lang.Determiner) && !r.has(lo, lang.Definite|lang.Pronoun) && hi >= r.units[r.unitOf(lo)].end && r.comma(lo-1) // "…, according to Voss of the Guild, | a club of sailors"
	cue := r.tokenAt(d.Cue[0].Start)
	if says || what && d.Kind == news.Indirect && d.Content[0].End <= d.Cue[0].Start && r.comma(cue-1) {
		d.Content = d.Content[:n]
		d.Kind = r.kindOf(d.Content)
	}
}

// withoutTopic takes from a content what it is about, where the words themselves are quoted: "said of
// | the plan: | “It is late”", "an apology for | her words – | “I was wrong”".
func (r *reader) withoutTopic(d *draft, hi int) {
	if d.Kind != news.Mixed || !r.has(hi-1, lang.Preposition|lang.Postmodifier) || d.class != lang.SayCue && d.class != lang.ThinkCue {
		return
	}
	r.topicWithColon(d)
	if len(d.Content) < 2 {
		return
	}
	first, last := d.Content[0], d.Content[len(d.Content)-1]
	lo, end := news.Within(r.spans, first)
	if lo != hi || end-lo > maxTopic {
		return
	}
	for i := lo; i < end; i++ {
		if r.quoted(i) || r.toks[i].form == lang.IngForm || r.has(i, auxiliary) {
			return
		}
	}
	if from, to := news.Within(r.spans, last); to-from >= minWhole && r.quoted(from) && r.quoted(to-1) {
		d.Content = d.Content[1:]
		d.Kind = r.kindOf(d.Content)
	}
}

// topicWithColon sets what a content begins with apart from the words, where a colon stands between: "said at | a meeting
// in Dunmore | : | “It is late”".
func (r *reader) topicWithColon(d *draft) {
	lo, end := news.Within(r.spans, d.Content[0])
	for i := lo + 1; i+1 < min(end, lo+maxTopic+1) && !r.quoted(i); i++ {
		if r.is(i, ':') && r.quoted(i+1) {
			d.Content = append([]news.Span{r.span(lo, i), r.span(i+1, end)}, d.Content[1:]...)
			return
		}
	}
}

// maxTopic is how many words may say what a quotation is about, and minWhole how many a quotation
// has at least that stands by itself.
const (
	maxTopic = 12
	minWhole = 7
)

// endAt takes from a content what stands from token end on, if something is left.
func (r *reader) endAt(d *draft, end int) {
	var kept []news.Span
	for _, c := range d.Content {
		from, to := news.Within(r.spans, c)
		if to = min(to, end); from < to {
			kept = append(kept, r.span(from, to))
		}
	}
	if len(kept) > 0 {
		d.Content, d.Kind = kept, r.kindOf(kept)
	}
}

// withoutAdverb takes from a source's end the adverb of its verb: "Ida Voss | reportedly", "a
// minister | allegedly".
func (r *reader) withoutAdverb(d *draft) {
	if lo, _ := news.Within(r.spans, d.Cue[0]); len(d.Source) != 1 || d.src[1]-d.src[0] < 2 || d.src[1] != lo || r.l.AdverbSuffix == "" {
		return
	}
	i := d.src[1] - 1
	t := &r.toks[i]
	if t.punct || t.capital || !t.has(lang.AdverbWord) && !strings.HasSuffix(r.word(i), r.l.AdverbSuffix) {
		return
	}
	if !t.has(lang.HedgeWord) && !(t.has(lang.AdverbWord) && r.toks[i-1].capital) && (r.has(d.src[0], lang.Determiner) || r.nounLike(i) && t.class != 0 && !t.has(lang.AdverbWord) || !r.toks[i-1].capital) {
		return
	}
	d.src[1] = i
	d.Source[0] = r.span(d.src[0], i)
}

// maxBracket is how many words may stand between a bracket and a verb of saying in it.
const maxBracket = 12

// bracketEnd is where the bracket closes that the cue at token lo stands in; 0: it stands in none.
func (r *reader) bracketEnd(lo int) int {
	u := &r.units[r.unitOf(lo)]
	for i := lo - 1; i >= max(u.lo, lo-maxBracket); i-- {
		if r.is(i, ')') {
			return 0
		}
		if !r.is(i, '(') {
			continue
		}
		for k := lo; k < min(u.hi, lo+boundWithin); k++ {
			if r.is(k, ')') {
				return k
			}
		}
		return 0
	}
	return 0
}

// quotationOver is where the quotation ends that a content begins with, where what stands behind
// is of another occasion or another speaker: “It is late,” | when asked why; “Thank you,” | to
// which Voss says. 0: the content goes on.
func (r *reader) quotationOver(d *draft) int {
	lo, hi := news.Within(r.spans, d.Content[0])
	if lo >= hi || !r.quoted(lo) {
		return 0
	}
	end := r.after(lo)
	if end >= hi {
		return 0
	}
	switch {
	case r.has(end, lang.Subordinator) && r.isCue(end+1, lang.AskCue):
		return end
	case r.has(end, lang.Preposition|lang.ToWord) && r.has(end+1, lang.Relative):
		return end
	}
	return 0
}

// goesOnTo is where a content ends that is a thing alone, before another verb of its speaker:
// "blamed a storm | but later admitted". 0: there is none.
func (r *reader) goesOnTo(d *draft, hi int) int {
	if d.Kind != news.Indirect || d.cue == nil || d.cue.Takes&lang.TakesObject == 0 || len(d.Content) != 1 {
		return 0
	}
	lo, end := news.Within(r.spans, d.Content[0])
	if lo < hi || r.has(lo, lang.That) {
		return 0
	}
	for i := lo; i+1 < min(end, lo+boundWithin); i++ {
		t := &r.toks[i]
		if t.has(auxiliary|lang.That|lang.Relative|lang.Question) || t.punct && t.first != ',' {
			return 0
		}
		if !t.has(lang.Contrast) || i == lo {
			continue
		}
		k := i + 1
		for k+1 < end && r.has(k, lang.AdverbWord|lang.TimeWord) {
			k++
		}
		if r.looksPast(k) {
			if r.comma(i - 1) {
				i--
			}
			return i
		}
	}
	return 0
}
