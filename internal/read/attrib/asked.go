package attrib

import (
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// This file takes out of what is said who asked for it, or whom it was said to, where that stands behind
// the verb: "…, Voss said | when contacted by the Post", "…, Voss said, | speaking to the Post".

// askedFor looks for that in every draft.
func (r *reader) askedFor() {
	for i := range r.drafts {
		d := &r.drafts[i]
		whole := len(d.Content) > 0 && len(d.Cue) > 0 && d.src[1] > d.src[0]
		if whole && d.class == lang.SayCue && d.relay[1] <= d.relay[0] && !r.quoted(d.src[0]) {
			r.askedForIn(d)
		}
	}
}

// askedForIn takes the last piece of what a draft says out of it, where that says but who asked for it.
func (r *reader) askedForIn(d *draft) {
	last := len(d.Content) - 1
	lo, hi := news.Within(r.spans, d.Content[last])
	relay := r.askedBy(lo, hi)
	if relay[1] == relay[0] {
		return
	}
	rest := d.Content[:last:last]
	if last == 0 {
		if rest = r.beforeSayer(d); rest == nil {
			return
		}
	}
	d.Content, d.Kind = rest, r.kindOf(rest)
	d.relay, d.relayAt, d.spare = relay, [2]int{lo, relay[1]}, true
	r.withoutAsking(d, lo)
	d.Stance = r.stanceOf(d)
}

// askedBy is the outlet in [lo, hi), which ends its sentence and holds but who asked somebody, or whom he
// spoke to: "when contacted by | the Post", "when | the Post | asked", "speaking to | the Post".
func (r *reader) askedBy(lo, hi int) (relay [2]int) {
	u := &r.units[r.unitOf(lo)]
	when := r.has(lo, lang.Subordinator) && !r.has(lo, lang.That)
	if when && hi < u.end && u.end-lo <= maxAlongside {
		hi = u.end // "when asked | by the Post"
	}
	if hi < u.end || hi-lo > maxAlongside || r.quoted(lo) {
		return relay
	}
	if when {
		lo++
		if end := r.askerEnd(lo, hi); end > lo {
			return [2]int{lo, end}
		}
	}
	if r.asks(lo) {
		relay, _ = r.alongsideOf(lo, hi)
	}
	return relay
}

// askerEnd is where an outlet ends that begins at token lo and asks, with which verb the piece ends: "when | the Post |
// asked", and not "when the Post asked | him about the ferry". 0: no such outlet stands there.
func (r *reader) askerEnd(lo, hi int) int {
	end := r.coreRight(lo, hi)
	for end > lo+1 && r.asks(end-1) {
		end--
	}
	if r.asks(end) && end+1 >= hi && r.surelyOutlet(lo, end) {
		return end
	}
	return 0
}

// asks reports whether token i is a word for asking somebody, or for speaking to him: "contacted", "speaking".
func (r *reader) asks(i int) bool {
	return i < len(r.toks) && (r.nameClass(i, i+1).Has(lang.Passed) || r.isCue(i, lang.AskCue))
}

// beforeSayer is what stands before who says a thing, behind whom nothing but the verb stands; nil if that is
// no clause.
func (r *reader) beforeSayer(d *draft) []news.Span {
	from, to := d.src[0], d.src[1]
	cue, _ := news.Within(r.spans, d.Cue[0])
	u := &r.units[r.unitOf(from)]
	sayer := min(from, cue)
	at, lo := r.withoutCommas(u.lo, sayer), r.leftStart(u)
	if at == sayer || to > u.end || at-lo < minWords || r.quoted(at-1) {
		return nil
	}
	if r.has(lo, lang.Preposition|lang.Subordinator) && !r.aClause(lo, at) {
		return nil // "After the storm, | Voss said"
	}
	return []news.Span{r.span(lo, at)}
}

// withoutAsking takes from who says a thing what stands from token lo on.
func (r *reader) withoutAsking(d *draft, lo int) {
	if d.src[0] < lo && lo < d.src[1] {
		d.src[1] = r.withoutCommas(d.src[0]+1, lo)
		d.Source = []news.Span{r.span(d.src[0], d.src[1])}
	}
}
