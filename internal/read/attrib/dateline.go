package attrib

import "hearsay/internal/news"

// maxDateline is how many tokens a dateline has at most, with its dash.
const maxDateline = 14

// datelineEnd is the first token of a unit behind its dateline, which is no part of what is said there: "DUNMORE, Kelland
// — | The ferry sank", "LISMERE, Dec. 3 (Tarn Wire) - | A jury".
func (r *reader) datelineEnd(u *unit) int {
	lo := u.lo
	if lo >= u.end || r.quoted(lo) || !r.toks[lo].upper && !r.bracketed(lo, u.end) {
		return lo
	}
	for i := lo + 1; i < min(lo+maxDateline, u.end-1) && !r.quoted(i); i++ {
		switch {
		case r.is(i, '-') && r.spans[i].Start > r.spans[i-1].End:
			return i + 1
		case !r.toks[i].capital && !r.toks[i].punct && !r.number(i):
			return lo
		}
	}
	return lo
}

// withoutDateline takes from a content what stands before its sentence: "(CNN) | A small plane", "DUNMORE — | The ferry".
func (r *reader) withoutDateline(d *draft) {
	lo, hi := news.Within(r.spans, d.Content[0])
	if lo >= hi {
		return
	}
	u := &r.units[r.unitOf(lo)]
	if from := r.datelineEnd(u); lo < from && from < hi {
		d.Content[0].Start = r.spans[from].Start
		return
	}
	if lo > u.lo+1 || u.lo+3 >= hi || !r.is(u.lo, '(') || !r.toks[u.lo+1].capital {
		return
	}
	for i := u.lo + 2; i < min(hi-1, u.lo+maxTopic/2); i++ {
		if r.is(i, ')') {
			if r.is(i+1, '-') && i+2 < hi {
				i++
			}
			d.Content[0].Start = r.spans[i+1].Start
			return
		}
	}
}

// bracketed reports whether a place with a capital stands at token i, or nothing, and then somebody in brackets before a
// dash: "Dunmore (Tarn Wire) –".
func (r *reader) bracketed(i, hi int) bool {
	for stop := min(hi, i+maxDateline); i < stop && r.toks[i].capital && !r.quoted(i); { // a text of nothing but capitals has no end
		i++
	}
	if !r.is(i, '(') {
		return false
	}
	for k := i + 1; k < min(i+maxDateline/2, hi-1); k++ {
		if r.is(k, ')') {
			return r.is(k+1, '-')
		}
	}
	return false
}
