package attrib

import (
	"slices"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// This file reads whom an outlet quotes in the passive: "VOICE was quoted by OUTLET as saying …",
// "…, VOICE was quoted as saying by OUTLET", "VOICE is quoted in OUTLET on Monday as saying". The
// network takes the outlet for the source there as often as not.

// quotedPassive is where the parts of such a sentence stand, as tokens.
type quotedPassive struct {
	voice, paper [2]int // no paper: equal
	at           int    // of "quoted"
	by           int    // of the word before the paper
	saying       [2]int
	end          int
}

// wasQuoted gives what somebody is quoted as saying to him, and takes out of it what the drafts
// around made of the rest of the clause. spent notes those.
func (r *reader) wasQuoted(i int, spent []bool) bool {
	q, ok := r.findQuotedPassive(&r.drafts[i])
	if !ok {
		return false
	}
	d := &r.drafts[i]
	clause := r.span(q.voice[0], q.end)
	content := r.without(d.Content, q.voice[0], q.end)
	for k := max(0, i-1); k < min(len(r.drafts), i+3); k++ {
		e := &r.drafts[k]
		if k == i || spent[k] || e.unit != d.unit || !overlap(e.Cue, []news.Span{clause}) {
			continue
		}
		for _, c := range r.without(e.Content, q.voice[0], q.end) {
			if !overlap(content, []news.Span{c}) {
				content = append(content, c)
			}
		}
		spent[k] = true
	}
	if len(content) == 0 {
		first, end := r.leftStart(&r.units[d.unit]), q.voice[0]
		if !r.comma(end-1) || end-1 <= first {
			return false
		}
		content = []news.Span{r.span(first, end-1)} // "The bridge is shut, | Voss was quoted …"
	}
	slices.SortFunc(content, func(a, b news.Span) int { return int(a.Start) - int(b.Start) })
	d.Content, d.Kind = content, r.kindOf(content)
	if q.paper[1] > q.paper[0] {
		d.relay, d.relayAt = q.paper, [2]int{q.by, q.paper[1]}
	}
	r.give(d, q.voice[0], q.voice[1])
	d.Cue = []news.Span{r.span(q.at-1, q.at+1), r.span(q.saying[0], q.saying[1])}
	if q.saying[0] == q.at+1 {
		d.Cue = []news.Span{r.span(q.at-1, q.saying[1])}
	}
	return true
}

// findQuotedPassive looks for the parts around a draft's cue.
func (r *reader) findQuotedPassive(d *draft) (q quotedPassive, ok bool) {
	lo, hi := news.Within(r.spans, news.CoverAll(d.Cue))
	u := &r.units[r.unitOf(lo)]
	for q.at = min(hi, u.end) - 1; q.at > max(u.lo, lo-2*maxQuoted) && !(r.has(q.at-1, lang.AuxBe) && !r.quoted(q.at) && r.nameClass(q.at, q.at+1).Has(lang.Quotes)); {
		q.at--
	}
	if q.at <= max(u.lo, lo-2*maxQuoted) || !r.sayingBehind(&q, u.end) || q.end <= lo {
		return q, false
	}
	end := q.at - 1
	for end > u.lo && r.has(end-1, lang.AdverbWord) {
		end--
	}
	start := r.phraseLeft(u.lo, end)
	if first := r.leftStart(u); start == end { // "Voss, one of the stars of “The Bridge,” | was quoted"
		if name := r.bareNameEnd(first, min(end, first+maxPhrase)); r.comma(name) {
			start, end = first, name
		}
	}
	if start >= end || !r.speaks(start, end) {
		return q, false
	}
	if d.src[0] == start && d.src[1] > end && d.src[1] < q.at {
		end = d.src[1] // with its aside
	}
	q.voice = [2]int{start, end}
	return q, true
}

// sayingBehind finds "as saying" behind "quoted", and the outlet before or behind that.
func (r *reader) sayingBehind(q *quotedPassive, end int) bool {
	as := q.at + 1
	for as < min(end, q.at+maxQuoted) && !r.nameClass(as, as+2).Has(lang.AsSaying) && !(r.toks[as].form == lang.IngForm && r.cueTakes(as, lang.TakesClause)) {
		if r.quoted(as) || r.toks[as].punct && !r.comma(as) {
			return false
		}
		as++
	}
	if as >= min(end, q.at+maxQuoted) {
		return false
	}
	q.saying = [2]int{as, as + 1}
	if r.nameClass(as, as+2).Has(lang.AsSaying) {
		q.saying[1]++
	}
	q.end = q.saying[1]
	names := func(i int) bool { return r.has(i, lang.RelayBy) || r.nameClass(i, i+1).Has(lang.Locative) }
	switch at := q.saying[1]; {
	case as > q.at+2 && names(q.at+1):
		q.by, q.paper = q.at+1, [2]int{q.at + 2, r.beforeWhen(q.at+2, as)}
	case as > q.at+1:
		return false
	case at < end && r.has(at, lang.RelayBy):
		if to := r.beforeWhen(at+1, r.coreRight(at+1, end)); to > at+1 {
			q.by, q.paper, q.end = at, [2]int{at + 1, to}, to
		}
	}
	return true
}
