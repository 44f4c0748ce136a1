package claim

import (
	"cmp"
	"slices"

	"hearsay/internal/news"
	"hearsay/internal/text"
)

const (
	// maxSaid is how many statements of one voice in one article are held against one of its
	// tellings, the first; maxCompared how many words of each, the cost being their product.
	maxSaid     = 24
	maxCompared = 80
	// maxSwapped is how many words may stand in the place of others to be the same thing told
	// otherwise (of two, mostly another way to say it), and minFlank how many words on either side must be the same.
	maxSwapped = 1
	minFlank   = 2
	// minSaid is how many words the two must have in common in all.
	minSaid = 5
)

// itself finds where an article disagrees with itself: one voice tells the same thing there
// twice, and in the same words on both sides stands another ("a US plane had evacuated", "a US
// helicopter had evacuated").
func (d *drifter) itself(t *news.Telling) {
	i := d.set.TextIndex(t.Words.Text)
	st := d.statement(i, t)
	if st == nil || st.Voice < 0 {
		return
	}
	a := d.set.Analyses[i]
	said := 0
	var x, y folded // the words of both
	for k := range a.Statements {
		o := &a.Statements[k]
		if k == int(t.Index) || o.Voice != st.Voice || o.Stance == news.Denies || news.CoverAll(o.Content).Overlaps(t.Words.Span) {
			continue
		}
		if said++; said > maxSaid {
			return
		}
		if x.words == nil {
			x.read(d, i, t.Words.Span, maxCompared)
		}
		y.read(d, i, news.CoverAll(o.Content), maxCompared)
		if x.alike(&y) < minSaid {
			continue
		}
		for _, e := range swapped(x.words, y.words) {
			from, to := x.spans[e.a].Cover(x.spans[e.aEnd-1]), y.spans[e.b].Cover(y.spans[e.bEnd-1])
			if kind := d.changed(i, from, i, to); kind != "" {
				t.Drift = append(t.Drift, news.Drift{Kind: kind, Of: t.Article, From: ref(t, from), To: ref(t, to)})
			}
		}
	}
}

// folded is the words of a stretch, by the hashes of their folded forms, and where they stand.
type folded struct {
	words  []uint64
	sorted []uint64
	spans  []news.Span
}

// read reads the words of a span of a text, the first most of them.
func (f *folded) read(d *drifter, t int, s news.Span, most int) {
	a, body := d.set.Analyses[t], d.set.Texts[t].Body
	f.words, f.sorted, f.spans = f.words[:0], f.sorted[:0], f.spans[:0]
	lo, hi := news.Within(a.Tokens, s)
	var buf [64]byte
	for _, tok := range a.Tokens[lo:hi] {
		if w := tok.Of(body); hasWord(w) && len(f.words) < most {
			f.words, f.spans = append(f.words, fnv(text.Fold(buf[:0], w))), append(f.spans, tok)
		}
	}
	f.sorted = append(f.sorted, f.words...)
	slices.Sort(f.sorted)
}

// alike counts the words that two stretches have in common, in whatever order.
func (f *folded) alike(g *folded) int { return inBoth(f.sorted, g.sorted) }

// inBoth counts what two sorted lists have in common.
func inBoth[T cmp.Ordered](a, b []T) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch x, y := a[i], b[j]; {
		case x < y:
			i++
		case y < x:
			j++
		default:
			i, j, n = i+1, j+1, n+1
		}
	}
	return n
}

// swap is a few words in whose place others stand: places in two lists of words.
type swap struct{ a, aEnd, b, bEnd int }

// swapped lays two lists of words on each other, by their longest common subsequence, and
// finds the swaps that stand between words which are the same on both sides.
func swapped(x, y []uint64) []swap {
	common := make([][]int16, len(x)+1) // of the rests of both
	for i := range common {
		common[i] = make([]int16, len(y)+1)
	}
	for i := len(x) - 1; i >= 0; i-- {
		for j := len(y) - 1; j >= 0; j-- {
			if x[i] == y[j] {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	if common[0][0] < minSaid {
		return nil
	}
	var out []swap
	run := 0 // words that were the same just before
	for i, j := 0, 0; i < len(x) && j < len(y); {
		if x[i] == y[j] {
			i, j, run = i+1, j+1, run+1
			continue
		}
		s := swap{i, i, j, j}
		for i < len(x) && j < len(y) && x[i] != y[j] {
			if common[i+1][j] >= common[i][j+1] {
				i++
			} else {
				j++
			}
		}
		s.aEnd, s.bEnd = i, j
		after := 0
		for i+after < len(x) && j+after < len(y) && x[i+after] == y[j+after] {
			after++
		}
		few := func(n int) bool { return n > 0 && n <= maxSwapped }
		if run >= minFlank && after >= minFlank && few(s.aEnd-s.a) && few(s.bEnd-s.b) {
			out = append(out, s)
		}
		run = 0
	}
	return out
}
