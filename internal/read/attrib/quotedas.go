package attrib

import (
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// quotedAs goes over the statements whose verb says that words are passed on, and gives
// them to whom they are from: "the Post quoted Voss as saying", "Voss was quoted by the
// Post as saying". Whoever quotes has passed them on.
func (r *reader) quotedAs() {
	for i := range r.drafts {
		d := &r.drafts[i]
		if len(d.Cue) == 0 {
			continue
		}
		lo, hi := news.Within(r.spans, news.CoverAll(d.Cue))
		for v := lo; v < hi; v++ {
			if r.has(v, lang.CarriedVerb) {
				r.turnAround(d, v, i)
				break
			}
		}
	}
}

// turnAround gives statement d, whose verb of passing on is token v, to whom it is from,
// if the sentence says "as saying".
func (r *reader) turnAround(d *draft, v, at int) {
	u := &r.units[r.unitOf(v)]
	as := r.asSaying(v+1, u.end)
	if as < 0 {
		return
	}
	lo, passive := v, false
	for lo > u.lo && r.has(lo-1, auxiliary|lang.AdverbWord) {
		lo--
		passive = passive || r.has(lo, lang.AuxBe)
	}
	subject := r.phraseLeft(u.lo, r.beforeTime(u.lo, lo))
	before := [2]int{subject, lo}
	if subject == lo || r.quoted(subject) {
		// "Voss, star of “The Quay,” was quoted": the sentence begins with its subject.
		if end := r.bareNameEnd(u.lo, lo); end > u.lo {
			subject, before = u.lo, [2]int{u.lo, end}
		}
	}
	object := [2]int{v + 1, as}
	end := as + 2
	speaker, teller := object, before
	if passive {
		speaker, teller = before, [2]int{}
		switch {
		case r.has(v+1, lang.RelayBy):
			teller = [2]int{v + 2, as}
		case r.has(end, lang.RelayBy):
			teller = [2]int{end + 1, r.coreRight(end+1, u.end)}
			end = teller[1]
		}
	}
	if speaker[1] <= speaker[0] || r.quoted(speaker[0]) {
		return
	}
	content := r.without(d.Content, subject, end)
	if len(content) == 0 {
		// What was said may have been taken for a statement of "saying" alone.
		for k := max(0, at-2); k < min(len(r.drafts), at+3); k++ {
			if e := &r.drafts[k]; k != at && len(e.Cue) > 0 && e.Cue[0].Start == r.spans[as+1].Start {
				content, e.Content = e.Content, nil
			}
		}
		if len(content) == 0 {
			return
		}
	}
	d.Content = content
	d.src, d.Source = speaker, []news.Span{r.span(speaker[0], speaker[1])}
	d.Cue = []news.Span{r.span(lo, v+1), r.span(as, as+2)}
	d.relay, d.relayAt = [2]int{}, [2]int{}
	if teller[1] > teller[0] {
		d.relay, d.relayAt = teller, [2]int{min(teller[0], lo), max(teller[1], v+1)}
	}
}

// asSaying is where "as saying" stands in [lo, hi), with nothing but a phrase before it,
// or -1.
func (r *reader) asSaying(lo, hi int) int {
	for i := lo; i+1 < min(hi, lo+maxPhrase) && !r.quoted(i); i++ {
		t := &r.toks[i+1]
		if r.has(i, lang.Preposition) && t.form == lang.IngForm && t.cue > 0 && r.l.Cues[t.cue-1].Takes&(lang.TakesClause|lang.TakesQuote) != 0 {
			return i
		}
		if r.toks[i].punct && !r.comma(i) {
			break
		}
	}
	return -1
}

// without is what spans hold outside the tokens [lo, hi).
func (r *reader) without(spans []news.Span, lo, hi int) []news.Span {
	var out []news.Span
	add := func(from, to int) {
		for to > from && r.comma(to-1) {
			to--
		}
		for to > from && r.comma(from) {
			from++
		}
		if to > from {
			out = append(out, r.span(from, to))
		}
	}
	for _, s := range spans {
		from, to := news.Within(r.spans, s)
		add(from, min(to, lo))
		add(max(from, hi), to)
	}
	return out
}
