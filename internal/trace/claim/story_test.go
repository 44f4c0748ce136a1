package claim

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

const (
	sunk   = "The ferry sank in the harbour in a storm.\nForty workers of the mill drowned.\nThe company was blamed by the minister."
	sunkTo = "Odd Farrow: the vessel foundered in the port in a gale\nThe mill is closed until Tuesday.\nThe ferry company was accused by the minister."
	other  = "Bread is dearer than ever at Tolvane market.\nBakers have no flour, and mills stand idle since spring."
)

func TestStoriesOfPairs(t *testing.T) {
	set := makeSet(sunk, sunkTo, other)
	g := graphOf(set)
	of := map[string]int32{}
	for i := range set.Texts {
		of[set.Texts[i].Body] = int32(i)
	}
	a, b := min(of[sunk], of[sunkTo]), max(of[sunk], of[sunkTo])
	s := g.stories([]pair{{a, b, .5}})
	if s.of[a] == nil || s.of[a] != s.of[b] || s.of[of[other]] != nil || s.words[of[other]] != nil {
		t.Fatalf("stories %v", s.of)
	}
	if got := s.of[a].texts; !slices.Equal(got, []int32{a, b}) {
		t.Errorf("texts %v", got)
	}
	// A word has one number in both texts, and is the rarer the fewer stretches have it.
	words := func(t int32) (out []int32) {
		for i, tok := range set.Analyses[t].Tokens {
			if strings.EqualFold(tok.Of(set.Texts[t].Body), "ferry") {
				out = append(out, s.words[t][i])
			}
		}
		return out
	}
	x, y := words(a), words(b)
	if len(x) != 1 || len(y) != 1 || x[0] != y[0] {
		t.Errorf("ferry is %v and %v", x, y)
	}
}

// TestNearAgainstSlow holds near against what it stands for.
func TestNearAgainstSlow(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		const n, words = 24, 60
		keys := make([][]key, n)
		rank := make([]int32, n)
		for i := range keys {
			rank[i] = int32(r.IntN(n))
			for _, w := range r.Perm(words)[:12] {
				keys[i] = append(keys[i], key{int32(w), float32(.15 + .3*r.Float64())})
			}
		}
		far := func(a, b int32) bool { return (a+b)%7 == 0 }
		var want []pair
		for a := range int32(n) {
			var best []pair
			for b := range int32(n) {
				var sum float32
				k := 0
				ws := slices.Clone(keys[a])
				slices.SortFunc(ws, func(x, y key) int { return cmp.Compare(x.word, y.word) })
				for _, x := range ws {
					for _, y := range keys[b] {
						if x.word == y.word {
							sum += float32(x.weight * y.weight)
							k++
						}
					}
				}
				if a != b && k >= minKeys && sum >= minNear && !far(a, b) {
					best = append(best, pair{a, b, sum})
				}
			}
			slices.SortFunc(best, func(x, y pair) int { return cmp.Or(-cmp.Compare(x.near, y.near), cmp.Compare(x.b, y.b)) })
			for _, p := range best[:min(len(best), maxTexts)] {
				want = append(want, pair{min(p.a, p.b), max(p.a, p.b), p.near})
			}
		}
		slices.SortFunc(want, func(x, y pair) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
		want = slices.Compact(want)
		// Of twelve words in sixty, 24 texts have one five times: all lie in the window.
		if got := near(keys, words, rank, far, inTurn); !slices.Equal(got, want) {
			t.Fatalf("got  %v\nwant %v", got, want)
		}
	}
}

// TestNearIsBounded: however many texts tell one story, each is held against few.
func TestNearIsBounded(t *testing.T) {
	const n = 4000
	keys, rank := make([][]key, n), make([]int32, n)
	for i := range keys {
		rank[i] = int32(i)
		for w := range int32(maxKeys) {
			keys[i] = append(keys[i], key{w, .15})
		}
	}
	got := near(keys, maxKeys, rank, func(a, b int32) bool { return false }, inTurn)
	if len(got) > n*maxTexts || len(got) < n {
		t.Errorf("%d pairs of %d texts", len(got), n)
	}
	for _, p := range got {
		if p.b-p.a > keyWindow {
			t.Fatalf("%v are not published near each other", p)
		}
	}
}

// TestFormulas: what a thousand articles that share little else have word for word is no
// claim, and costs no more than their number.
func TestFormulas(t *testing.T) {
	const formula = "All rights are reserved by the ferry company of Tolvane harbour."
	r := rand.New(rand.NewPCG(3, 4))
	var bodies []string
	for i := range 1000 {
		bodies = append(bodies, storyOf(r, i, i, 12)+formula+"\n")
	}
	twice := "Nine lanterns were seen over Dunlin Quay before dawn.\n"
	bodies[1] = twice + bodies[0] // two texts of one story
	g := graphOf(makeSet(bodies...))
	keys := g.keys()
	pairs := near(keys, g.read.stems, g.ranks(), func(a, b int32) bool { return false }, inTurn)
	if len(pairs) > 1000*maxTexts {
		t.Errorf("%d pairs", len(pairs))
	}
	g.markFormulas(keys, pairs)
	marked := 0
	for n := range g.nodes {
		nd := &g.nodes[n]
		is := strings.Contains(nd.words.Of(g.set.Texts[nd.text].Body), "rights")
		if nd.formula != is {
			t.Fatalf("%q: %v", nd.words.Of(g.set.Texts[nd.text].Body), nd.formula)
		}
		if is {
			marked++
		}
	}
	if marked != 1000 {
		t.Errorf("%d are marked", marked)
	}
	for _, c := range told(g.set, Options{Lexicon: oneLexicon(), Each: inTurn}) {
		if strings.Contains(c, "rights") {
			t.Errorf("a formula is a claim: %.80s", c)
		}
	}
}

// BenchmarkStory shows that the cost grows with the number of articles of one story, copies
// of one text with a word in twelve changed, and with that of stories.
func BenchmarkStory(b *testing.B) {
	for _, c := range []struct{ kinds, copies int }{{1, 1000}, {1, 4000}, {500, 2}, {2000, 2}} {
		b.Run(fmt.Sprintf("stories=%d/copies=%d", c.kinds, c.copies), func(b *testing.B) {
			set := makeSet(storiesOf(c.kinds, c.copies)...)
			o := Options{Lexicon: oneLexicon(), Each: inTurn}
			b.ReportAllocs()
			for b.Loop() {
				Group(set, nil, nil, o)
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(set.Articles)), "µs/article")
		})
	}
}

func BenchmarkRead(b *testing.B) {
	set := makeSet(storiesOf(50, 4)...)
	l := oneLexicon()
	b.ReportAllocs()
	for b.Loop() {
		read(set, l, inTurn)
	}
}
