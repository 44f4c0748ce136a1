package attrib

import (
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// tailWithin is how many words stand at most between who said something and "according to".
const tailWithin = 12

// saidWithin reads "“…,” VOICE said at the meeting, according to B", of which all was taken for what B says:
// the voice says the quoted words, and B passes them on.
func (r *reader) saidWithin(d *draft) bool {
	if d.verb >= 0 || len(d.Cue) != 1 || d.src[1] <= d.src[0] || d.relay[1] > d.relay[0] || d.Content[0].End > d.Source[0].Start {
		return false
	}
	lo, hi := news.Within(r.spans, d.Content[0])
	at, _ := news.Within(r.spans, d.Cue[0])
	if !r.quoted(lo) || r.isName(r.regionOf(lo)) || !r.according(at, d.src[0]) {
		return false
	}
	first := r.after(lo)
	src, verb := r.saysAfter(first, hi)
	if verb < 0 {
		return false
	}
	for i := max(src[1], verb+1); i < hi; i++ {
		if r.quoted(i) || i-first > tailWithin || r.hasClass(i, lang.That|lang.Subordinator) && !r.has(i, lang.Preposition) {
			return false
		}
	}
	d.relay, d.relayAt = d.src, [2]int{at, d.src[1]}
	r.give(d, src[0], src[1])
	d.verb, d.cue = verb, &r.l.Cues[r.toks[verb].cue-1]
	d.class, d.spare, d.paper = d.cue.Class, false, false
	d.Cue = []news.Span{r.span(verb, verb+1)}
	d.Content[0].End = r.spans[first-1].End
	for k := 1; k < len(d.Content); k++ {
		if !r.quoted(r.tokenAt(d.Content[k].Start)) {
			d.Content = d.Content[:k] // "…, referring to the mayor"
		}
	}
	d.Kind = r.kindOf(d.Content)
	d.Stance = r.stanceOf(d)
	return true
}

// saidBoth reads the same where the voice's words were found, too: a is that, d all of it.
func (r *reader) saidBoth(a, d *draft) bool {
	sourced := a.src[1] > a.src[0] && d.src[1] > d.src[0] && a.relay[1] <= a.relay[0]
	if d.verb >= 0 || a.verb < 0 || a.Kind != news.Direct || len(d.Cue) != 1 || !sourced || a.Content[0].Start > a.Source[0].Start {
		return false
	}
	at, _ := news.Within(r.spans, d.Cue[0])
	whole := d.Content[0]
	if !r.according(at, d.src[0]) || whole.Start != a.Content[0].Start || !whole.Contains(a.Source[0]) || !whole.Contains(a.Cue[0]) {
		return false
	}
	a.relay, a.relayAt = d.src, [2]int{at, d.src[1]}
	return true
}

// saysAfter is who says what is quoted right before token i, and the verb: "“…,” | Voss said", "“…,” | said
// Voss"; the verb is -1 where nobody does.
func (r *reader) saysAfter(i, hi int) (src [2]int, verb int) {
	if end := r.coreRight(i, hi); end > i && end < hi && r.saidAt(end) && r.speaks(i, end) {
		return [2]int{i, end}, end
	}
	if i < hi && r.saidAt(i) {
		if end := r.coreRight(i+1, hi); end > i+1 && r.speaks(i+1, end) {
			return [2]int{i + 1, end}, i
		}
	}
	return [2]int{}, -1
}

// saidAt reports whether a verb of saying in the past or the present stands at token i.
func (r *reader) saidAt(i int) bool {
	f := r.toks[i].form
	return r.isCue(i, lang.SayCue) && r.cueTakes(i, lang.TakesQuote) && (f == lang.PastForm || f == lang.PresentForm)
}
