package news

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// tellings are made from "article" or "article<parent", and "/1" after it for origin 1.
func tellings(s string) *Claim {
	c := &Claim{Origins: make([]ClaimOrigin, 3)}
	for _, w := range strings.Fields(s) {
		var t Telling
		w, o, _ := strings.Cut(w, "/")
		fmt.Sscan(o, &t.Origin)
		a, p, _ := strings.Cut(w, "<")
		t.Article, t.Parent = ID(a), ID(p)
		c.Tellings = append(c.Tellings, t)
	}
	return c
}

// drawn writes a tree as "a(b(c) d) e".
func drawn(c *Claim, tree []Branch) string {
	var b strings.Builder
	var draw func(from, to int)
	draw = func(from, to int) {
		for i := from; i < to; i += tree[i].Size {
			if i > from {
				b.WriteByte(' ')
			}
			b.WriteString(string(c.Tellings[tree[i].Telling].Article))
			if tree[i].Circle {
				b.WriteByte('*')
			}
			if tree[i].Size > 1 {
				b.WriteByte('(')
				draw(i+1, i+tree[i].Size)
				b.WriteByte(')')
			}
		}
	}
	draw(0, len(tree))
	return b.String()
}

func TestTree(t *testing.T) {
	for _, c := range []struct{ name, tellings, want string }{
		{"nothing", "", ""},
		{"one", "a", "a"},
		{"copies", "a b<a c<a", "a(b c)"},
		{"copies of copies, in the order of the claim", "a b<a c<b d<a e<b", "a(b(c e) d)"},
		{"a copy that stands before its parent", "b<a a", "a(b)"},
		{"two roots", "a b c<b d<a", "a(d) b(c)"},
		{"roots of one origin stand together", "a/0 b/1 c/0 d<b/1", "a c b(d)"},
		{"an origin that is not there", "a/9 b/-1 c/2", "c a b"},
		{"a parent that is not there", "a b<x c<b", "a b(c)"},
		{"its own parent", "a<a b<a", "a*(b)"},
		{"two that have it from each other", "a<b b<a c<b", "a*(b(c))"},
		{"a circle, and who leads into it", "d<c a<c b<a c<b", "a*(b(c(d)))"},
		{"two circles", "a<b b<a c<d d<c", "a*(b) c*(d)"},
		{"an article that is there twice", "a a b<a", "a(b) a"},
	} {
		t.Run(c.name, func(t *testing.T) {
			claim := tellings(c.tellings)
			if got := drawn(claim, Tree(claim)); got != c.want {
				t.Errorf("%s is %s, want %s", c.tellings, got, c.want)
			}
		})
	}
}

// TestTreeHoldsEachTellingOnce checks, whatever the parents, that every telling has
// its place, below its parent or at the top, and that the sizes add up.
func TestTreeHoldsEachTellingOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 40).Draw(t, "n")
		c := &Claim{Origins: make([]ClaimOrigin, 2)}
		for i := range n {
			x := Telling{Article: ID(fmt.Sprint(i)), Origin: rapid.IntRange(-1, 2).Draw(t, "origin")}
			if p := rapid.IntRange(-1, n).Draw(t, "parent"); p >= 0 {
				x.Parent = ID(fmt.Sprint(p))
			}
			c.Tellings = append(c.Tellings, x)
		}
		tree := Tree(c)
		seen, below := make([]bool, n), make([]int, len(tree))
		for i, b := range tree {
			if seen[b.Telling] {
				t.Fatalf("telling %d is there twice", b.Telling)
			}
			seen[b.Telling] = true
			x := c.Tellings[b.Telling]
			switch {
			case b.From >= 0 && (b.Circle || x.Parent != c.Tellings[tree[b.From].Telling].Article || b.Depth != tree[b.From].Depth+1):
				t.Fatalf("telling %d hangs from %d", b.Telling, tree[b.From].Telling)
			case b.From >= 0 && (i <= b.From || i >= b.From+tree[b.From].Size):
				t.Fatalf("place %d is outside the branch %d that it hangs from", i, b.From)
			case b.From < 0 && b.Depth != 0:
				t.Fatalf("a root is %d deep", b.Depth)
			}
			for k := i; k >= 0; k = tree[k].From {
				below[k]++
			}
		}
		if len(tree) != n {
			t.Fatalf("%d of %d tellings are in the tree", len(tree), n)
		}
		for i, b := range tree {
			if b.Size != below[i] {
				t.Fatalf("the branch at %d has %d tellings, and says %d", i, below[i], b.Size)
			}
		}
	})
}

// chain is a claim of n tellings, each taken from the one before.
func chain(n int) *Claim {
	c := &Claim{Origins: make([]ClaimOrigin, 1)}
	for i := range n {
		t := Telling{Article: ID(fmt.Sprintf("%06d", i))}
		if i > 0 {
			t.Parent = c.Tellings[i-1].Article
		}
		c.Tellings = append(c.Tellings, t)
	}
	return c
}

// BenchmarkTree shows that the cost of a telling does not grow with their number.
func BenchmarkTree(b *testing.B) {
	for _, n := range []int{100, 1000, 10000} {
		deep := chain(n)
		wide, round := chain(n), chain(n)
		for i := 1; i < n; i++ {
			wide.Tellings[i].Parent = wide.Tellings[0].Article
		}
		round.Tellings[0].Parent = round.Tellings[n-1].Article
		for _, x := range []struct {
			name string
			c    *Claim
		}{{"wide", wide}, {"deep", deep}, {"circle", round}} {
			b.Run(fmt.Sprintf("%s/%d", x.name, n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					Tree(x.c)
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/telling")
			})
		}
	}
}
