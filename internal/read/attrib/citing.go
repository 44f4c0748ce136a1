package attrib

import (
	"slices"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// This file turns around what an outlet says that somebody else says, while it is a
// draft: the one who is quoted makes the statement, and the outlet passes it on.

// maxQuoted is how many words those who are quoted may be called by.
const maxQuoted = 14

// turnCitations turns citations around, each as it comes; what it spends is dropped.
func (r *reader) turnCitations() {
	spent := make([]bool, len(r.drafts))
	for i := range r.drafts {
		d := &r.drafts[i]
		if len(d.Cue) == 0 || len(d.Content) == 0 || spent[i] {
			continue
		}
		var before *draft
		if i > 0 && r.drafts[i-1].unit == d.unit && !spent[i-1] {
			before = &r.drafts[i-1]
		}
		switch {
		case r.quotedAs(d, before):
		case before != nil && r.quotedBy(before, d):
			spent[i-1] = true
		case before != nil && r.citedAfter(before, d):
			spent[i] = true
		default:
			r.citedInside(d)
		}
	}
	kept := r.drafts[:0]
	for i := range r.drafts {
		if !spent[i] {
			kept = append(kept, r.drafts[i])
		}
	}
	r.drafts = kept
	r.sortDrafts()
}

// quotesAt is the token of a verb of quoting in a draft's cue, or -1.
func (r *reader) quotesAt(d *draft) int {
	lo, hi := news.Within(r.spans, news.CoverAll(d.Cue))
	for i := lo; i < hi; i++ {
		if r.nameClass(i, i+1).Has(lang.Quotes) && !r.quoted(i) {
			return i
		}
	}
	return -1
}

// quotedAs reads "SOMEBODY quoted VOICE as saying …", also after "…, the paper said,".
func (r *reader) quotedAs(d, before *draft) bool {
	q := r.quotesAt(d)
	lo, hi := news.Within(r.spans, d.Content[0])
	if q < 0 || lo != q+1 {
		return false
	}
	as := -1
	for i := lo + 1; i < min(hi, lo+maxQuoted); i++ {
		if r.quoted(i) || r.toks[i].punct && !r.comma(i) {
			return false
		}
		if r.nameClass(i, i+2).Has(lang.AsSaying) || r.nameClass(i, i+3).Has(lang.AsSaying) {
			as = i
			break
		}
	}
	if as < 0 || !r.speaks(lo, as) && !r.objectPronoun(lo, as) {
		return false
	}
	rest := as + 2
	if r.nameClass(as, as+3).Has(lang.AsSaying) {
		rest++
	}
	words := rest
	if words < hi && (r.comma(words) || r.is(words, ':')) {
		words++
	}
	if words >= hi {
		return false
	}
	by := d.src
	if by[1] <= by[0] && before != nil {
		by = before.src
	}
	if by[1] <= by[0] {
		return false
	}
	d.relay, d.relayAt = by, [2]int{min(by[0], q), max(by[1], q+1)}
	r.give(d, lo, as)
	d.Cue = []news.Span{r.span(q, q+1), r.span(as, rest)}
	d.Content[0].Start = r.spans[words].Start
	d.Kind = r.kindOf(d.Content)
	return true
}

// objectPronoun reports whether [lo, hi) is "him", "her" or "them".
func (r *reader) objectPronoun(lo, hi int) bool {
	return hi == lo+1 && r.has(lo, lang.Masculine|lang.Feminine|lang.Plural) && !r.toks[lo].capital &&
		!r.has(lo, lang.PersonNoun|lang.Role|lang.Title|lang.Determiner|lang.GroupNoun|lang.Anaphor)
}

// give makes [lo, hi) a draft's source.
func (r *reader) give(d *draft, lo, hi int) {
	d.src, d.Source, d.Carried = [2]int{lo, hi}, []news.Span{r.span(lo, hi)}, false
}

// quotedBy reads "VOICE was quoted by the paper (as) saying …" where the paper was taken
// for the source and the voice for the content: a is that, b what is said.
func (r *reader) quotedBy(a, b *draft) bool {
	q := r.quotesAt(a)
	if q < 0 || !r.has(q+1, lang.RelayBy) || a.src[0] != q+2 || len(a.Content) != 1 {
		return false
	}
	lo, hi := news.Within(r.spans, a.Content[0])
	first, _ := news.Within(r.spans, a.Cue[0])
	at := r.tokenAt(b.Cue[0].Start)
	if hi != first || !r.speaks(lo, hi) || len(b.Source) > 0 || at < a.src[1] || at > a.src[1]+1 {
		return false
	}
	b.relay, b.relayAt = a.src, [2]int{q, a.src[1]}
	r.give(b, lo, hi)
	b.Cue = append([]news.Span{r.span(first, q+1)}, b.Cue...)
	return true
}

// citedAfter reads "…, the paper reported, citing VOICE" and "…, according to the paper,
// citing VOICE": b is taken for a statement, and is whom a is from.
func (r *reader) citedAfter(a, b *draft) bool {
	q := r.quotesAt(b)
	if q < 0 || len(b.Source) > 0 || len(a.Cue) == 0 || !r.comma(q-1) || a.src[1] <= a.src[0] || a.relay[1] > a.relay[0] {
		return false
	}
	from := r.tokenAt(max(a.Cue[len(a.Cue)-1].End, news.CoverAll(a.Source).End))
	for i := from; i < q-1; i++ {
		if !r.has(i, lang.TimeWord|lang.Preposition|lang.Determiner) {
			return false
		}
	}
	lo, hi := news.Within(r.spans, b.Content[0])
	if from > q || lo != q+1 || !r.reports(a.src, a.verb < 0) || !r.citable(lo, hi) {
		return false
	}
	r.cite(a, lo, hi, q, [2]int{min(a.src[0], r.tokenAt(a.Cue[0].Start)), q + 1})
	return true
}

// citedInside reads "The paper, citing VOICE, reported …".
func (r *reader) citedInside(d *draft) {
	lo, hi := d.src[0], d.src[1]
	if hi <= lo || d.relay[1] > d.relay[0] {
		return
	}
	core := lo
	for core < hi && !r.comma(core) {
		core++
	}
	q := core + 1
	if !r.comma(core) || q >= len(r.toks) || !r.nameClass(q, q+1).Has(lang.Quotes) || r.toks[q].form != lang.IngForm && !r.has(q, lang.CitingVerb) {
		return
	}
	end := q + 1
	for end < min(len(r.toks), q+maxQuoted) && !r.toks[end].punct {
		end++
	}
	if r.comma(end) && r.reports([2]int{lo, core}, false) && r.citable(q+1, end) && !r.within(d.Content, q) {
		r.cite(d, q+1, end, q, [2]int{lo, q + 1})
	}
}

// cite gives a statement to those who are cited for it at token q.
func (r *reader) cite(d *draft, lo, hi, q int, says [2]int) {
	d.relay, d.relayAt = d.src, says
	r.give(d, lo, hi)
	d.Cue = append(slices.Clone(d.Cue), r.span(q, q+1))
	slices.SortFunc(d.Cue, func(a, b news.Span) int { return int(a.Start) - int(b.Start) })
}

// reports reports whether a source passes on what others say by trade: an outlet, a
// journalist, or a name that something is "according to".
func (r *reader) reports(src [2]int, according bool) bool {
	lo, hi := src[0], src[1]
	if r.surelyOutlet(lo, hi) || r.outlet(lo, hi) {
		return true
	}
	for i := lo; i < hi; i++ {
		if r.journalist(i) > 0 {
			return true
		}
	}
	s := r.describe(lo, hi)
	return according && s.named() && s.kind == news.Organisation
}

// citable reports whether a phrase can be whom something is cited from: people, bodies
// and documents, and not the reasons for it.
func (r *reader) citable(lo, hi int) bool {
	for hi > lo && r.toks[hi-1].punct {
		hi--
	}
	if hi <= lo {
		return false
	}
	s := r.describe(lo, hi)
	return r.speaks(lo, hi) || r.has(s.head, lang.DocumentNoun|lang.UnnamedNoun|lang.GroupNoun|lang.OrgNoun) || r.plural(s.head) && r.has(s.head, lang.PersonNoun|lang.Role)
}
