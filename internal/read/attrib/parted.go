package attrib

import (
	"strings"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// maxAside is how many words may be put between who says a thing and the verb, or between that
// and its "that".
const maxAside = 24

// parted reads a plain statement that has something put between its parts, where token i is the
// verb: "Voss, pausing to look at a notebook, | said that …", "Voss | said, after a day of
// silence, that …".
func (r *reader) parted(n, i int) (framed, bool) {
	u := &r.units[n]
	if r.toks[i].cue == 0 || !r.cueTakes(i, lang.TakesClause|lang.TakesThat) || !r.finite(i) {
		return framed{}, false
	}
	m := framed{verb: i}
	lo, that := r.leftStart(u), i+1
	if r.comma(i + 1) {
		that = r.asideRight(u, i+2)
	}
	if that >= u.end || r.comma(i+1) == r.comma(i-1) {
		return m, false
	}
	m.cue = [][2]int{{i, i + 1}}
	end := i
	if r.comma(i - 1) {
		if end = r.asideLeft(lo, i-1); end == i-1 {
			return m, false
		}
		if by := r.contacted(end + 1); by > 0 {
			r.frameSlot(by, r.coreRight(by, i), lang.FrameRelay, &m)
			m.cue = append(m.cue, [2]int{by - 2, by})
		}
	}
	if !r.has(that, lang.That) && (m.relay[1] <= m.relay[0] || r.quoted(that) || r.toks[that].punct) {
		return m, false
	}
	start := r.subjectLeft(lo, end)
	if start >= end || start > lo && !r.comma(start-1) || !r.frameSlot(start, end, lang.FrameSource, &m) {
		return m, false
	}
	r.wordsFrom(u, that, &m)
	m.lo = start
	return m, m.wordy()
}

// asideRight is the token behind an aside that begins at token i, behind a comma, and ends with
// one; i, if none does.
func (r *reader) asideRight(u *unit, i int) int {
	if !r.has(i, lang.Preposition|lang.Subordinator) && !r.goingOn(i) {
		return i
	}
	for k := i + 1; k < min(u.end, i+maxAside) && !r.quoted(k); k++ {
		if r.comma(k) {
			return k + 1
		}
	}
	return i
}

// asideLeft is the comma before an aside that ends before the comma at token i: a participle with
// what hangs on it; i, if there is none.
func (r *reader) asideLeft(lo, i int) int {
	for k := i - 1; k > max(lo, i-maxAside) && !r.quoted(k); k-- {
		if r.comma(k) && (r.goingOn(k+1) || r.contacted(k+1) > 0) {
			return k
		}
	}
	return i
}

// unclosedAside gives a name that stands before who he is, with no comma behind that, to the source: "the
// ferry sank, | Ida Voss, head of the port | said".
func (r *reader) unclosedAside(d *draft) {
	lo := d.src[0]
	if d.src[1] <= lo || len(d.Content) == 0 || !r.comma(lo-1) || r.toks[lo].capital || !r.has(lo, lang.Role) {
		return
	}
	u := &r.units[r.unitOf(lo)]
	start := r.capitalsLeft(max(u.lo, lo-1-maxAsideName), lo-1)
	last := len(d.Content) - 1
	from, to := news.Within(r.spans, d.Content[last])
	if lo-1-start < 2 || start < u.lo+minWords || !r.comma(start-1) || to != lo-1 || from >= start-1 || r.quoted(start) || r.describe(start, lo-1).kind != news.Person {
		return
	}
	d.Content[last] = r.span(from, start-1)
	d.src[0] = start
	d.Source = []news.Span{r.span(start, d.src[1])}
}

// maxAsideName is how many words such a name has, at most.
const maxAsideName = 5

// contacted is where those stand by whom somebody was heard, if token i begins to say so: "contacted by
// | the Post", "when reached by | this newspaper"; 0 if it does not.
func (r *reader) contacted(i int) int {
	if r.has(i, lang.Subordinator) {
		i++
	}
	if r.nameClass(i, i+1).Has(lang.Passed) && r.has(i+1, lang.RelayBy) {
		return i + 2
	}
	return 0
}

// goingOn reports whether token i is the form of a verb in -ing.
func (r *reader) goingOn(i int) bool {
	if i >= len(r.toks) {
		return false
	}
	t := &r.toks[i]
	if t.punct || t.capital || r.quoted(i) || t.has(lang.NotVerb|lang.Preposition) {
		return false
	}
	w := r.word(i)
	return t.form == lang.IngForm || len(w) > 5 && strings.HasSuffix(w, r.l.IngSuffix) && t.class == 0
}
