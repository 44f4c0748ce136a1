package reuse

import (
	"cmp"
	"slices"
	"strings"

	"hearsay/internal/news"
)

// Row is a stretch of one text beside one of another, in words: either a passage
// or a part of one, or what is in none, of one text or of both.
type Row struct {
	Change
	Passage int   // place among the passages; -1: the row is in none
	Runs    []Run // the equal words, in order
	Moved   bool  // the passage stands in another order in the two texts
	Again   bool  // the words do stand in the other text, but beside another row
}

// fringe is how many words at either end of a passage, up to the borders of its
// sentence, are set beside each other: a passage begins and ends with equal words,
// so that of "Three boats …" and "Thirteen boats …" the first word lies outside.
const fringe = 8

// Beside lays two texts side by side by the passages that they share. Every word is
// in one row at most, the rows are in the order of b, and what only a has follows
// the row that it follows in a. Of passages that overlap, the longest has the words.
// sentA and sentB are the sentences, sorted. Time is near-linear in the words of
// texts and passages.
func Beside(a, b *Words, ps []*news.Passage, sentA, sentB []news.Span) []Row {
	l := layout{a: a, b: b, ofA: newSide(a, sentA), ofB: newSide(b, sentB)}
	l.match(ps)
	rows := l.rows()
	markMoved(rows)
	l.fringes(rows)
	l.refine(rows)
	return l.fill(rows)
}

// layout is two texts while they are laid side by side.
type layout struct {
	a, b     *Words
	ofA, ofB *side
}

// side is what is known of each word of a text.
type side struct {
	w         *Words
	sentences []news.Span
	beside    []int32 // the word of the other text that it stands beside, or -1
	passage   []int32 // and by which passage
	shared    []bool  // it is an equal word of some passage
	rowed     []bool  // it is in a row
}

func newSide(w *Words, sentences []news.Span) *side {
	n := w.Len()
	s := &side{w: w, sentences: sentences, beside: make([]int32, n), passage: make([]int32, n), shared: make([]bool, n), rowed: make([]bool, n)}
	for i := range n {
		s.beside[i] = -1
	}
	return s
}

// match finds for each word of a the word of b that it stands beside.
func (l *layout) match(ps []*news.Passage) {
	order := make([]int, len(ps))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		return cmp.Or(cmp.Compare(ps[j].Words, ps[i].Words), compareSpan(ps[i].A.Span, ps[j].A.Span), compareSpan(ps[i].B.Span, ps[j].B.Span))
	})
	for _, k := range order {
		for _, r := range runsOf(l.a, l.b, ps[k]) {
			for n := range r.N {
				i, j := r.A+n, r.B+n
				l.ofA.shared[i], l.ofB.shared[j] = true, true
				if l.ofA.beside[i] < 0 && l.ofB.beside[j] < 0 {
					l.ofA.beside[i], l.ofB.beside[j] = int32(j), int32(i)
					l.ofA.passage[i], l.ofB.passage[j] = int32(k), int32(k)
				}
			}
		}
	}
}

// runsOf are the equal words of a passage, whichever of its sides is which.
func runsOf(a, b *Words, p *news.Passage) []Run {
	x, y := p.Side(a.Text)
	if y.Text != b.Text {
		return nil
	}
	fromA := p.A.Text == a.Text
	i, endA := news.Within(a.Span, x.Span)
	j, endB := news.Within(b.Span, y.Span)
	var runs []Run
	add := func(toA, toB int) {
		// The two are equal unless the words are not those that the passage was made
		// of; then the rest of it is left out.
		if n := min(toA-i, toB-j); n > 0 && slices.Equal(a.Hash[i:i+n], b.Hash[j:j+n]) {
			runs = append(runs, Run{i, j, n})
		}
	}
	for _, e := range p.Edits {
		if !fromA {
			e.A, e.B = e.B, e.A
		}
		a0, a1 := wordsIn(a, e.A)
		b0, b1 := wordsIn(b, e.B)
		add(a0, b0)
		i, j = a1, b1
	}
	add(endA, endB)
	return runs
}

// wordsIn is the words of an edit's side; for an empty one none, behind the word
// that it marks.
func wordsIn(w *Words, s news.Span) (lo, hi int) {
	if !s.Empty() {
		return news.Within(w.Span, s)
	}
	lo, _ = slices.BinarySearchFunc(w.Span, s.Start, func(x news.Span, at uint32) int {
		if x.End <= at {
			return -1
		}
		return 1
	})
	return lo, lo
}

// rows gathers the matched words into rows, in the order of b: words of one passage
// with none of another between them on either side.
func (l *layout) rows() []Row {
	before := make([]int32, l.a.Len()+1) // how many of a's first words are matched
	for i, j := range l.ofA.beside {
		before[i+1] = before[i]
		if j >= 0 {
			before[i+1]++
		}
	}
	var rows []Row
	for j, i32 := range l.ofB.beside {
		if i32 < 0 {
			continue
		}
		i := int(i32)
		if n := len(rows); n > 0 {
			r := &rows[n-1]
			last := &r.Runs[len(r.Runs)-1]
			if r.Passage == int(l.ofB.passage[j]) && i >= r.A1 && before[i] == before[r.A1] {
				if i == last.endA() && j == last.endB() {
					last.N++
				} else {
					r.Runs = append(r.Runs, Run{i, j, 1})
				}
				r.A1, r.B1 = i+1, j+1
				continue
			}
		}
		rows = append(rows, Row{Change: Change{i, i + 1, j, j + 1}, Passage: int(l.ofB.passage[j]), Runs: []Run{{i, j, 1}}})
	}
	for _, r := range rows {
		fill(l.ofA.rowed[r.A0:r.A1])
		fill(l.ofB.rowed[r.B0:r.B1])
	}
	return rows
}

// markMoved marks the rows, sorted by b, that are not among the most that are in
// the same order in a.
func markMoved(rows []Row) {
	ps := make([]pair, len(rows))
	for k, r := range rows {
		ps[k] = pair{A: r.B0, B: r.A0}
	}
	kept := increasing(ps)
	for k := range rows {
		if len(kept) > 0 && kept[0].A == rows[k].B0 {
			kept = kept[1:]
			continue
		}
		rows[k].Moved = true
	}
}

// fringes takes the ends of a passage's sentences into its row, where they are
// short on both sides, with the words in them that are equal.
func (l *layout) fringes(rows []Row) {
	var d differ
	for k := range rows {
		r := &rows[k]
		x, y := l.ofA.upTo(r.A0), l.ofB.upTo(r.B0)
		if x <= fringe && y <= fringe {
			r.Runs = append(l.equal(&d, Change{r.A0 - x, r.A0, r.B0 - y, r.B0}), r.Runs...)
			r.A0, r.B0 = r.A0-x, r.B0-y
		}
		x, y = l.ofA.from(r.A1), l.ofB.from(r.B1)
		if x <= fringe && y <= fringe {
			r.Runs = append(r.Runs, l.equal(&d, Change{r.A1, r.A1 + x, r.B1, r.B1 + y})...)
			r.A1, r.B1 = r.A1+x, r.B1+y
		}
		fill(l.ofA.rowed[r.A0:r.A1])
		fill(l.ofB.rowed[r.B0:r.B1])
	}
}

// refine finds equal words inside of what a passage takes for changed: it goes on over
// small changes without looking into them.
func (l *layout) refine(rows []Row) {
	var d differ
	for k := range rows {
		r := &rows[k]
		changes := r.Changes()
		var runs []Run
		for _, c := range changes {
			if c.A0 < c.A1 && c.B0 < c.B1 {
				runs = append(runs, l.equal(&d, c)...)
			}
		}
		if len(runs) > 0 {
			r.Runs = append(r.Runs, runs...)
			slices.SortFunc(r.Runs, func(x, y Run) int { return cmp.Compare(x.A, y.A) })
		}
	}
}

// equal are the equal words of a stretch of both texts.
func (l *layout) equal(d *differ, in Change) []Run {
	var runs []Run
	i, j := in.A0, in.B0
	a, b := l.a.Hash[in.A0:in.A1], l.b.Hash[in.B0:in.B1]
	for _, c := range append(d.changes(a, b), Change{len(a), len(a), len(b), len(b)}) {
		if n := in.A0 + c.A0 - i; n > 0 {
			runs = append(runs, Run{i, j, n})
		}
		i, j = in.A0+c.A1, in.B0+c.B1
	}
	return runs
}

// upTo is how many words before word i belong to its sentence and to no row, counted
// no further than to fringe and one. A dash begins anew: what stands before it may be
// a dateline.
func (s *side) upTo(i int) int {
	at := news.Find(s.sentences, s.w.Span[i].Start)
	n := 0
	for at >= 0 && n <= fringe && i-n > 0 && !s.rowed[i-n-1] && s.w.Span[i-n-1].Start >= s.sentences[at].Start {
		if strings.ContainsAny(s.w.Body[s.w.Span[i-n-1].End:s.w.Span[i-n].Start], "—–") {
			break
		}
		n++
	}
	return n
}

// from is the same for the words from i on, which belong to the sentence of the one
// before it.
func (s *side) from(i int) int {
	at := news.Find(s.sentences, s.w.Span[i-1].Start)
	n := 0
	for at >= 0 && n <= fringe && i+n < s.w.Len() && !s.rowed[i+n] && s.w.Span[i+n].End <= s.sentences[at].End {
		n++
	}
	return n
}

// fill puts what is in no row into rows of its own.
func (l *layout) fill(rows []Row) []Row {
	behind := map[int][]Row{} // what only a has, by the word that follows a row
	for _, c := range l.ofA.rest() {
		behind[c.follows] = append(behind[c.follows], Row{Change: Change{A0: c.from, A1: c.to}, Passage: -1, Again: c.again})
	}
	only := l.ofB.rest()
	var out []Row
	flush := func(at, endB int) { // what stands in a from word at on, and in b before word endB
		x := behind[at]
		var y []Row
		for len(only) > 0 && only[0].from < endB {
			y = append(y, Row{Change: Change{B0: only[0].from, B1: only[0].to}, Passage: -1, Again: only[0].again})
			only = only[1:]
		}
		if len(x) == 1 && len(y) == 1 && !x[0].Again && !y[0].Again {
			x[0].B0, x[0].B1 = y[0].B0, y[0].B1
			y = nil
		}
		for _, r := range append(x, y...) {
			out = append(out, placed(r, out))
		}
		delete(behind, at)
	}
	first := l.b.Len()
	if len(rows) > 0 {
		first = rows[0].B0
	}
	flush(0, first)
	for k, r := range rows {
		out = append(out, r)
		next := l.b.Len()
		if k+1 < len(rows) {
			next = rows[k+1].B0
		}
		flush(r.A1, next)
	}
	return out
}

// placed gives the absent side of a row the place behind the row before it.
func placed(r Row, before []Row) Row {
	if len(before) == 0 {
		return r
	}
	last := before[len(before)-1]
	if r.A0 == r.A1 {
		r.A0, r.A1 = last.A1, last.A1
	}
	if r.B0 == r.B1 {
		r.B0, r.B1 = last.B1, last.B1
	}
	return r
}

// stretch is words that are in no row.
type stretch struct {
	from, to int
	follows  int  // the first of the words in no row of which these are a part
	again    bool // they stand in the other text, beside another row
}

// rest are the words in no row, parted where words begin or end that the other text
// has beside another row.
func (s *side) rest() []stretch {
	var out []stretch
	for i := 0; i < s.w.Len(); {
		if s.rowed[i] {
			i++
			continue
		}
		for follows := i; i < s.w.Len() && !s.rowed[i]; {
			n := s.level(i)
			again := s.shared[i] && n >= leastAgain
			if k := len(out) - 1; k >= 0 && out[k].follows == follows && out[k].again == again {
				out[k].to += n
			} else {
				out = append(out, stretch{i, i + n, follows, again})
			}
			i += n
		}
	}
	return out
}

// leastAgain is how many words in a row must stand in the other text to be told
// apart from the unshared words around them.
const leastAgain = 5

// level is how many words from i on are in no row and alike in being shared or not.
func (s *side) level(i int) int {
	n := 1
	for i+n < s.w.Len() && !s.rowed[i+n] && s.shared[i+n] == s.shared[i] {
		n++
	}
	return n
}

// Changes are the differences inside a row, in order.
func (r *Row) Changes() []Change {
	var out []Change
	i, j := r.A0, r.B0
	for _, x := range append(slices.Clip(r.Runs), Run{r.A1, r.B1, 0}) {
		if x.A > i || x.B > j {
			out = append(out, Change{i, x.A, j, x.B})
		}
		i, j = x.endA(), x.endB()
	}
	return out
}

// Edit gives a change between two texts its spans. An empty side marks the place
// behind the word before it.
func (c Change) Edit(a, b *Words) news.Edit { return edit(a, b, c) }

// Name reports whether one of the words [lo, hi) looks like a name: it has a capital
// and begins no sentence.
func (w *Words) Name(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if w.flag[i]&name != 0 && w.Span[i].Len() > 1 && ascii[w.Body[w.Span[i].Start]].class != digit { // and is no "I"
			return true
		}
	}
	return false
}
