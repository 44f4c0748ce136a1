package attrib

import (
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// This file reads through whom a thing was said from what stands behind all of it, "…, in remarks first published by the
// Post", and whose reporter was told it, "told its reporter that".

// toldTail takes from a content what stands behind its last comma and says only to whom, or through whom, it was said.
func (r *reader) toldTail(d *draft) {
	if d.Kind == news.Direct || d.src[1] <= d.src[0] || d.class != lang.SayCue && d.class != lang.ThinkCue {
		return
	}
	last := len(d.Content) - 1
	lo, hi := news.Within(r.spans, d.Content[last])
	if hi <= lo || d.src[0] >= lo || r.surelyOutlet(d.src[0], d.src[1]) {
		return
	}
	if u := &r.units[r.unitOf(lo)]; hi != u.end {
		return
	}
	for i, tries := hi-3, 0; i > max(lo+minWords, hi-maxAlongside) && tries < maxThats && !r.quoted(i); i-- {
		if !r.comma(i) {
			continue
		}
		tries++
		if relay, words := r.tailOutlet(i+1, hi); relay[1] > relay[0] {
			r.endAt(d, i)
			d.relay, d.relayAt, d.spare = relay, [2]int{words, relay[1]}, true
			return
		}
	}
}

// tailOutlet is the outlet in the end of a sentence [lo, hi) that says to whom, or through whom, what stands before was
// said, and where the words begin that join it to that: "speaking | to the Post", "in remarks published | by the Post", "as |
// the Post first reported".
func (r *reader) tailOutlet(lo, hi int) (relay [2]int, words int) {
	if r.isDenial(lo, lang.As) {
		end := r.bareNameEnd(lo+1+r.determiners(lo+1), hi)
		verb := end
		for r.has(verb, lang.AdverbWord) {
			verb++
		}
		if verb == hi-1 && r.isCue(verb, lang.SayCue) && r.finite(verb) && r.surelyOutlet(lo+1, end) {
			return [2]int{lo + 1, end}, lo
		}
		return relay, 0
	}
	speaking := r.goingOn(lo) && r.nameClass(lo, lo+1).Has(lang.Passed)
	remarks := r.has(lo, lang.Preposition) && r.nameClass(lo, lo+1).Has(lang.Locative) && !r.toks[lo+1].capital
	if !speaking && !remarks {
		return relay, 0
	}
	return r.alongsideOf(lo, hi)
}

// itsReporter is the outlet that stands last before a phrase [lo, hi) which is for one who works for it: "The Post had the
// story: Voss told | its reporter | that".
func (r *reader) itsReporter(lo, hi int) [2]int {
	var at [2]int
	if hi-lo < 2 || !r.has(lo, lang.Possessive) || r.has(lo, lang.FirstPerson|lang.Masculine|lang.Feminine|lang.Addressee) || !r.journalistsAt(hi-1) {
		return at
	}
	n := r.unitOf(lo)
	from := r.units[n].lo
	if n > 0 && r.units[n-1].paragraph == r.units[n].paragraph {
		from = r.units[n-1].lo
	}
	for i := max(from, lo-2*maxPhrase); i < lo; i++ {
		if !r.toks[i].capital || r.quoted(i) {
			continue
		}
		end := r.bareNameEnd(i, lo)
		if end > i && r.surelyOutlet(i, end) {
			at = [2]int{i, end}
		}
		i = max(i, end-1)
	}
	return at
}
