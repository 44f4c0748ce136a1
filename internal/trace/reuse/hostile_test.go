package reuse

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

// Texts made to cost much, and to be joined where nothing is shared. Each takes a
// second or two on a machine that does nothing else; the tests allow for a busy one,
// and would still see a cost that is quadratic.

// docsIn makes Docs of bodies, in that order.
func docsIn(bodies ...string) []Doc {
	out := make([]Doc, len(bodies))
	for i, b := range bodies {
		out[i] = docOf(b)
		out[i].Rank = i
	}
	return out
}

func TestHostileTexts(t *testing.T) {
	w := newWorld(8)
	story := strings.Join(w.article(), "\n\n")
	times := func(n int, f func(i int) string) []string {
		out := make([]string, n)
		for i := range out {
			out[i] = f(i)
		}
		return out
	}
	long := strings.Join(times(1500, func(int) string { return strings.Join(w.article(), "\n\n") }), "\n\n") // 5 MB
	for _, c := range []struct {
		name string
		docs []Doc
		some bool // there must be passages
	}{
		{"nothing", nil, false},
		{"empty texts", docsIn("", " ", "\n\n", "…"), false},
		{"one word over and over", docsIn(strings.Repeat("harbour ", 1_000_000), strings.Repeat("harbour ", 900_000)), true},
		{"two words over and over", docsIn(strings.Repeat("the harbour ", 300_000), strings.Repeat("harbour the ", 200_000)), true},
		{"a story copied into itself a thousand times", docsIn(strings.Repeat(story+"\n\n", 1000), story, strings.Repeat(story+"\n\n", 500)), true},
		{"two thousand copies that differ in the end", docsIn(times(2000, func(i int) string { return fmt.Sprint(story, "\n\nPrinted as number ", i) })...), true},
		{"a long text, its copy and a story out of it", docsIn(long, "Again. "+long, story+"\n\n"+long[len(long)/2:len(long)/2+3000]), true},
		{"every other sentence of a long text, in another order", docsIn(interleaved(w, 20_000)...), true},
		{"many one-line texts", docsIn(times(100_000, func(i int) string { return w.sentence(3 + i%9) })...), false},
		{"two letters at random", docsIn(times(20, func(i int) string { return drawn(uint64(i), 20_000, "a", "b") })...), false},
		{"ten words at random", docsIn(times(100, func(i int) string {
			return drawn(uint64(i), 3000, strings.Fields("the harbour office of quay seven at night was closed")...)
		})...), false},
		{"the same blocks of five words in another order", docsIn(times(60, func(i int) string { return blocks(w, uint64(i), 1000) })...), false},
		{"one gram in every text, many times", docsIn(times(5_000, func(i int) string {
			return strings.Repeat("a red boat came in "+w.sentence(2)+" ", 10)
		})...), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			start := time.Now()
			ps := Passages(c.docs, Options{})
			took := time.Since(start)
			t.Logf("%d passages in %v, %.1f MB", len(ps), took.Round(time.Millisecond), float64(bytesOf(c.docs))/1e6)
			if c.some && len(ps) == 0 {
				t.Error("no passage")
			}
			if took > 30*time.Second {
				t.Errorf("took %v", took)
			}
			if len(ps) < 100_000 && len(c.docs) < 1000 {
				checkPassages(t, c.docs, ps)
			}
		})
	}
}

// TestBlocksAreNoPassages: texts that have all of their five-word stretches in common,
// and never two of them in the same order, share no passage.
func TestBlocksAreNoPassages(t *testing.T) {
	w := newWorld(12)
	ps := Passages(docsIn(blocks(w, 1, 400), blocks(w, 2, 400)), Options{})
	for _, p := range ps {
		if p.Words < 9 {
			t.Errorf("a passage of %d words", p.Words)
		}
	}
	if len(ps) > 10 { // some blocks follow each other in both by chance
		t.Errorf("%d passages", len(ps))
	}
}

// drawn is n words drawn at random.
func drawn(seed uint64, n int, words ...string) string {
	rng := rand.New(rand.NewPCG(seed, 3))
	var b strings.Builder
	for range n {
		b.WriteString(words[rng.IntN(len(words))])
		b.WriteByte(' ')
	}
	return b.String()
}

// blocks is the same n stretches of five words for all seeds, in another order.
func blocks(w *world, seed uint64, n int) string {
	rng := rand.New(rand.NewPCG(seed, 4))
	var b strings.Builder
	for _, i := range rng.Perm(n) {
		for k := range 5 {
			b.WriteString(w.word[5000+5*i+k] + " ")
		}
	}
	return b.String()
}

// interleaved are two texts of n sentences of which every other one is in both, in
// reverse.
func interleaved(w *world, n int) []string {
	a, b := make([]string, 0, n), make([]string, n)
	for i := range n {
		s := w.sentence(18)
		a = append(a, s)
		if b[n-1-i] = s; i%2 == 1 {
			b[n-1-i] = w.sentence(18)
		}
	}
	return []string{strings.Join(a, " "), strings.Join(b, " ")}
}

// TestCostIsLinear makes sets that are made to cost much four times as large, and holds
// the times against each other.
func TestCostIsLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: timing takes long")
	}
	for _, c := range []struct {
		name string
		docs func(w *world, n int) []Doc
		n    int
	}{
		{"a story copied into itself", func(w *world, n int) []Doc {
			story := strings.Join(w.article(), "\n\n")
			return docsIn(strings.Repeat(story+"\n\n", n), story, strings.Repeat(story+"\n\n", n/2))
		}, 250},
		{"one-line texts", func(w *world, n int) []Doc {
			var bodies []string
			for i := range n {
				bodies = append(bodies, w.sentence(3+i%9))
			}
			return docsIn(bodies...)
		}, 25_000},
		{"sentences in reverse", func(w *world, n int) []Doc { return docsIn(interleaved(w, n)...) }, 5_000},
		{"blocks in another order", func(w *world, n int) []Doc {
			var bodies []string
			for i := range n {
				bodies = append(bodies, blocks(w, uint64(i), 500))
			}
			return docsIn(bodies...)
		}, 40},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(13)
			measure := func(n int) time.Duration {
				docs := c.docs(w, n)
				best := time.Hour
				for range 2 {
					start := time.Now()
					Passages(docs, Options{})
					best = min(best, time.Since(start))
				}
				return best
			}
			one, four := measure(c.n), measure(4*c.n)
			t.Logf("%v, four times as much %v", one.Round(time.Millisecond), four.Round(time.Millisecond))
			if four > 9*one+500*time.Millisecond { // 4 is linear, 16 the square; the machine may be busy
				t.Errorf("four times as much takes %.1f times as long", float64(four)/float64(one))
			}
		})
	}
}

// BenchmarkLong is one text of 50 MB beside a copy of it with one word in sixteen
// changed.
func BenchmarkLong(b *testing.B) {
	w := newWorld(14)
	var one, two []string
	for size := 0; size < 50_000_000; {
		a := w.article()
		one, two = append(one, a...), append(two, w.edited(a)...)
		for _, p := range a {
			size += len(p) + 2
		}
	}
	docs := docsIn(strings.Join(one, "\n\n"), strings.Join(two, "\n\n"))
	b.SetBytes(bytesOf(docs))
	b.ReportAllocs()
	for b.Loop() {
		Passages(docs, Options{})
	}
}
