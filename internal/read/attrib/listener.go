package attrib

import (
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// This file takes whom something was told to out of what was said, where the network took the
// one for the other.

// maxToListener is how many words may stand between whom a thing was told to and its "that": "over
// tea at a stall".
const maxToListener = 14

// minBefore is how many words before who says a thing are a clause, at least.
const minBefore = 4

// toListener reads "revealed | to the Post over tea that …" and "…, VOICE revealed to | the Post in
// a letter": a name behind "to" and a verb of saying is whom it was told to, and what is said begins
// with the "that", or is what stands before the voice.
func (r *reader) toListener(d *draft) {
	if d.class != lang.SayCue || len(d.Content) != 1 || len(d.Cue) == 0 {
		return
	}
	lo, hi := news.Within(r.spans, d.Content[0])
	if lo > 0 && r.has(lo, lang.That) && r.has(lo-1, lang.MediumNoun) && !r.within(d.Cue, lo-1) && r.before(d, lo) {
		d.Content[0] = r.span(r.leftStart(&r.units[r.unitOf(lo)]), d.src[0]-1) // "…, told the Post in a talk | that lasted"
		return
	}
	if d.listener[1] > d.listener[0] {
		return
	}
	at := lo // of the name
	if lo < hi && r.has(lo, lang.ToWord) {
		at++
	} else if lo == 0 || !r.has(lo-1, lang.ToWord) {
		return
	}
	if at < 2 || r.quoted(at) || r.toks[at-2].cue == 0 {
		return
	}
	name := at
	if r.has(name, lang.Definite) {
		name++
	}
	end := r.bareNameEnd(name, hi)
	if end == name {
		return
	}
	that := end
	for that < min(hi, end+maxToListener) && !r.has(that, lang.That) && !r.quoted(that) && !r.toks[that].punct {
		that++
	}
	switch {
	case that+1 < hi && r.has(that, lang.That) && !r.has(that-1, lang.MediumNoun): // not "in a talk | that lasted"
		d.listener = [2]int{at - 1, end}
		d.Content[0].Start = r.spans[that].Start
	case r.before(d, at):
		d.listener = [2]int{at - 1, end}
		d.Content[0] = r.span(r.leftStart(&r.units[r.unitOf(at)]), d.src[0]-1)
	}
}

// before reports whether a clause stands before whoever says a thing, in the unit of token at: "The
// ferry is late, | Voss told".
func (r *reader) before(d *draft, at int) bool {
	first := r.leftStart(&r.units[r.unitOf(at)])
	return d.src[1] > d.src[0] && d.src[1] <= at && d.src[0] > first+minBefore && r.comma(d.src[0]-1) && !r.quoted(first) && !r.has(first, lang.Preposition|lang.Subordinator|lang.TimeWord)
}

// leadIn takes out of what is said a piece of the words that open the sentence and say who asked:
// "Asked by the Post | what had happened, | Voss replied that …".
func (r *reader) leadIn(d *draft) {
	lo, hi := news.Within(r.spans, d.Content[0])
	u := &r.units[r.unitOf(lo)]
	if len(d.Content) > 1 && lo > u.lo && d.src[0] >= hi && d.src[0] <= hi+1 && !r.quoted(lo) && r.nameClass(u.lo, u.lo+1).Has(lang.Passed) && r.has(u.lo+1, lang.RelayBy) {
		d.Content = d.Content[1:]
	}
}
