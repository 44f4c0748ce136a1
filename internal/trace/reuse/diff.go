package reuse

import (
	"cmp"
	"slices"
	"sort"

	"hearsay/internal/news"
)

// Change is a difference between two sequences of words: words [A0, A1) of one
// stand where words [B0, B1) of the other do.
type Change struct{ A0, A1, B0, B1 int }

// Diff returns the differences between two texts, from their first words to
// their last, in order and with at least one equal word between any two. Short
// texts and similar ones get a shortest script; otherwise words that stand once
// in each text are lined up first, and what is left without any is one change.
// Time is n log n in the words, and at most maxEdits·n.
func Diff(a, b *Words) []news.Edit {
	var d differ
	changes := d.changes(a.Hash, b.Hash)
	edits := make([]news.Edit, len(changes))
	for i, c := range changes {
		edits[i] = edit(a, b, c)
	}
	return edits
}

// edit gives a change its spans. An empty side marks the place after the word
// before it.
func edit(a, b *Words, c Change) news.Edit {
	side := func(w *Words, lo, hi int) news.Span {
		switch {
		case lo < hi:
			return news.Span{Start: w.Span[lo].Start, End: w.Span[hi-1].End}
		case lo > 0:
			return news.Span{Start: w.Span[lo-1].End, End: w.Span[lo-1].End}
		}
		return news.Span{}
	}
	return news.Edit{A: side(a, c.A0, c.A1), B: side(b, c.B0, c.B1)}
}

// maxEdits is how many words may be dropped and added before the shortest script
// is given up, and levels how often what is left is divided again.
const (
	maxEdits = 128
	levels   = 6
)

// changes returns the changes that lead from a to b. They are valid until the
// next call.
func (d *differ) changes(a, b []uint32) []Change {
	d.a, d.b, d.out = a, b, d.out[:0]
	d.compare(0, len(a), 0, len(b), levels)
	d.out = merge(d.out)
	return d.out
}

// merge joins changes that touch.
func merge(cs []Change) []Change {
	out := cs[:0]
	for _, c := range cs {
		if n := len(out); n > 0 && out[n-1].A1 == c.A0 && out[n-1].B1 == c.B0 {
			out[n-1].A1, out[n-1].B1 = c.A1, c.B1
			continue
		}
		out = append(out, c)
	}
	return out
}

// differ compares two sequences. It holds buffers.
type differ struct {
	a, b []uint32
	out  []Change
	far  []int32 // see shortest
}

func (d *differ) compare(a0, a1, b0, b1, levels int) {
	for a0 < a1 && b0 < b1 && d.a[a0] == d.b[b0] {
		a0, b0 = a0+1, b0+1
	}
	for a0 < a1 && b0 < b1 && d.a[a1-1] == d.b[b1-1] {
		a1, b1 = a1-1, b1-1
	}
	if a0 == a1 && b0 == b1 {
		return
	}
	if a0 == a1 || b0 == b1 || a1-a0 == 1 && b1-b0 == 1 {
		d.out = append(d.out, Change{a0, a1, b0, b1})
		return
	}
	if d.shortest(a0, a1, b0, b1) {
		return
	}
	if levels > 0 {
		if at := d.anchors(a0, a1, b0, b1); len(at) > 0 {
			for _, p := range at {
				d.compare(a0, p.A, b0, p.B, levels-1)
				a0, b0 = p.A, p.B
			}
			d.compare(a0, a1, b0, b1, levels-1)
			return
		}
	}
	d.out = append(d.out, Change{a0, a1, b0, b1})
}

// shortest appends a shortest script (Myers, "An O(ND) difference algorithm",
// 1986) if it has at most maxEdits words.
func (d *differ) shortest(a0, a1, b0, b1 int) bool {
	a, b := d.a[a0:a1], d.b[b0:b1]
	if abs(len(a)-len(b)) > maxEdits {
		return false
	}
	// Row e of far begins at e² and has, for each diagonal k from -e to e, the
	// furthest word of a that e edits reach on it.
	d.far = d.far[:0]
	var last []int32
	for e := 0; e <= min(maxEdits, len(a)+len(b)); e++ {
		d.far = slices.Grow(d.far, 2*e+1)[:(e+1)*(e+1)]
		row := d.far[e*e:]
		for k := -e; k <= e; k += 2 {
			x := 0
			if e > 0 {
				x, _ = furthest(last, e, k)
			}
			y := x - k
			for x < len(a) && y < len(b) && a[x] == b[y] {
				x, y = x+1, y+1
			}
			row[k+e] = int32(x)
			if x == len(a) && y == len(b) {
				d.retrace(e, k, a0, b0)
				return true
			}
		}
		last = row
	}
	return false
}

// furthest is where e edits begin on diagonal k, given the row of e-1: with a word
// of b added, from the diagonal above, or with a word of a dropped, from the one
// below.
func furthest(row []int32, e, k int) (x int, added bool) {
	above, below := k+1+e-1, k-1+e-1
	if k == -e || k != e && row[below] < row[above] {
		return int(row[above]), true
	}
	return int(row[below]) + 1, false
}

// retrace walks back from the end, reached with e edits on diagonal k, and appends
// the changes in order.
func (d *differ) retrace(e, k, a0, b0 int) {
	start := len(d.out)
	for ; e > 0; e-- {
		x, added := furthest(d.far[(e-1)*(e-1):e*e], e, k)
		x, y := a0+x, b0+x-k
		if added {
			d.out = append(d.out, Change{x, x, y - 1, y})
			k++
		} else {
			d.out = append(d.out, Change{x - 1, x, y, y})
			k--
		}
	}
	slices.Reverse(d.out[start:])
}

// anchors are the words that stand once in each of two ranges, those of them that
// are in the same order in both (the longest increasing subsequence: patience
// sorting).
func (d *differ) anchors(a0, a1, b0, b1 int) []pair {
	type count struct{ inA, inB, atA, atB int }
	words := map[uint32]count{}
	for i := a0; i < a1; i++ {
		c := words[d.a[i]]
		words[d.a[i]] = count{c.inA + 1, c.inB, i, c.atB}
	}
	for j := b0; j < b1; j++ {
		if c, ok := words[d.b[j]]; ok {
			words[d.b[j]] = count{c.inA, c.inB + 1, c.atA, j}
		}
	}
	var once []pair
	for _, c := range words {
		if c.inA == 1 && c.inB == 1 {
			once = append(once, pair{c.atA, c.atB})
		}
	}
	slices.SortFunc(once, func(p, q pair) int { return cmp.Compare(p.A, q.A) })
	return increasing(once)
}

// pair is a word of each side.
type pair struct{ A, B int }

// increasing is a longest subsequence of ps, sorted by A, that increases in B.
func increasing(ps []pair) []pair {
	var tails []int // index of the least end of a subsequence of each length
	prev := make([]int, len(ps))
	for i, p := range ps {
		n := sort.Search(len(tails), func(n int) bool { return ps[tails[n]].B >= p.B })
		prev[i] = -1
		if n > 0 {
			prev[i] = tails[n-1]
		}
		if n == len(tails) {
			tails = append(tails, i)
		} else {
			tails[n] = i
		}
	}
	if len(tails) == 0 {
		return nil
	}
	var out []pair
	for i := tails[len(tails)-1]; i >= 0; i = prev[i] {
		out = append(out, ps[i])
	}
	slices.Reverse(out)
	return out
}
