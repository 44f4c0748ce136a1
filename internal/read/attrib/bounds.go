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
	r.withoutTopic(d, hi)
	r.withoutAddressee(d)
}

// withoutAddressee takes from a content to whom it was said: "admitted | to a court | that he lied".
func (r *reader) withoutAddressee(d *draft) {
	if d.cue == nil || d.cue.Takes&(lang.TakesClause|lang.TakesThat) == 0 {
		return
	}
	lo, hi := news.Within(r.spans, d.Content[0])
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
			if r.comma(i) && !r.quoted(i+1) && r.nameClass(i+1, i+2).Has(lang.Remarking) {
				return i
			}
		}
	}
	return 0
}

// withoutTopic takes from a content what it is about, where the words themselves are quoted: "said of
// | the plan: | “It is late”", "an apology for | her words – | “I was wrong”".
func (r *reader) withoutTopic(d *draft, hi int) {
	if len(d.Content) < 2 || d.Kind != news.Mixed || !r.has(hi-1, lang.Preposition|lang.Postmodifier) || d.class != lang.SayCue && d.class != lang.ThinkCue {
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
	if t.punct || t.capital || !strings.HasSuffix(r.word(i), r.l.AdverbSuffix) {
		return
	}
	if !t.has(lang.HedgeWord) && (r.has(d.src[0], lang.Determiner) || r.nounLike(i) && t.class != 0 && !t.has(lang.AdverbWord) || !r.toks[i-1].capital) {
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
