package claim

import (
	"cmp"
	"slices"

	"hearsay/internal/news"
)

// A group of clauses that tells nothing which the group of their wholes does not tell with
// more, in each of its texts, is no claim by itself but a part of that one (news.ClaimPart):
// "the boat sank, and four were saved" is told by five, "four were saved" by three of them.

// wholes are the groups that the wholes of the clauses of a group are in, each once.
func (g *graph) wholes(nodes []int32) []int32 {
	var out []int32
	for _, n := range nodes {
		if w := g.nodes[n].whole; w >= 0 {
			if r := g.find(w); !slices.Contains(out, r) && len(out) < maxOthers {
				out = append(out, r)
			}
		}
	}
	return out
}

// tops are, of each group, the one that it is a part of in the end: itself, if no other among
// those that are claims tells all of it and more. Of groups that tell each other in a circle
// the first in the list stands for all. claims are the roots of those that may be claims, and
// apart tells of one that it is none's part.
func (g *graph) tops(claims []int32, all *groups, apart func(root int32) bool) []int32 {
	top := make([]int32, len(g.nodes))
	for r := range top {
		top[r] = -1
	}
	for _, r := range claims {
		top[r] = r
	}
	over := make([]int32, len(g.nodes)) // the group that tells it and more, as far as one step goes
	blocks(len(claims), maxBlocks, minBlock, g.each, func(lo, hi int) {
		for _, r := range claims[lo:hi] {
			over[r] = r
			if apart(r) {
				continue
			}
			for _, w := range g.wholes(all.of(r)) {
				if top[w] >= 0 && w != r && g.tellsAll(all.of(r), all.of(w)) {
					over[r] = w
					break
				}
			}
		}
	})
	seen := make([]int32, len(g.nodes)) // by which of the claims, counted from 1, the way up came by
	for k, r := range claims {
		at := r
		for over[at] != at && seen[at] != int32(k+1) {
			seen[at] = int32(k + 1)
			at = over[at]
		}
		if over[at] != at { // a circle
			over[r], at = r, r
		}
		top[r] = at
	}
	return top
}

// tellsAll reports whether each node of a group stands in what another has of its text.
func (g *graph) tellsAll(nodes, whole []int32) bool {
	return !slices.ContainsFunc(nodes, func(n int32) bool { return !g.covered(n, whole) })
}

// covered reports whether one of the nodes of a group overlaps node n.
func (g *graph) covered(n int32, nodes []int32) bool {
	t := g.nodes[n].text
	i, _ := slices.BinarySearchFunc(nodes, t, func(m, t int32) int { return cmp.Compare(g.nodes[m].text, t) })
	for ; i < len(nodes) && g.nodes[nodes[i]].text == t; i++ {
		if g.nodes[nodes[i]].words.Overlaps(g.nodes[n].words) {
			return true
		}
	}
	return false
}

// part makes a part of a claim of the nodes that tell it. The claim has tellings by
// their articles, in the order of the set.
func (w *writer) part(c *news.Claim, nodes []int32) news.ClaimPart {
	g := w.g
	var p news.ClaimPart
	k := 0
	for _, x := range w.tellers(g.thatTell(nodes)) {
		id := g.set.Articles[x.article].ID
		i := slices.IndexFunc(c.Tellings[k:], func(t news.Telling) bool { return t.Article == id })
		if i < 0 {
			continue // what it has of that text only speaks about it
		}
		k += i
		p.Tellings = append(p.Tellings, news.PartTelling{Telling: int32(k), Span: g.nodes[x.node].words})
		if c.Tellings[k].Revises == "" {
			p.Articles++
		}
	}
	return p
}

// parts gives claims their parts: of each part, the claim's place among them and the part's
// root. Each claim has those that most articles tell first.
func (w *writer) parts(claims []news.Claim, of [][2]int32, all *groups) {
	slices.SortFunc(of, func(a, b [2]int32) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	found := make([]news.ClaimPart, len(of))
	blocks(len(of), maxBlocks, minBlock, w.g.each, func(lo, hi int) {
		for i := lo; i < hi; i++ {
			if c := &claims[of[i][0]]; len(c.Tellings) > 0 {
				found[i] = w.part(c, all.of(of[i][1]))
			}
		}
	})
	for i := range found {
		if found[i].Articles > 1 {
			c := &claims[of[i][0]]
			c.Parts = append(c.Parts, found[i])
		}
	}
	for i := range claims {
		slices.SortFunc(claims[i].Parts, func(a, b news.ClaimPart) int {
			x, y := a.Tellings[0], b.Tellings[0]
			return cmp.Or(-cmp.Compare(a.Articles, b.Articles), cmp.Compare(x.Telling, y.Telling), cmp.Compare(x.Span.Start, y.Span.Start), cmp.Compare(x.Span.End, y.Span.End))
		})
	}
}
