package provenance

import "hearsay/internal/news"

// breakCircles leaves undecided the edges that rest on credits and links and lie on a
// circle of decided ones: each of three papers names the next. One of the credits is
// wrong, or credits something else, and we cannot tell which. Times alone make no
// circle. Time is linear in the number of edges.
func (f *finder) breakCircles(edges []news.Edge) {
	next := make([][]int, len(f.set.Articles))
	for i := range edges {
		if e := &edges[i]; e.Decided {
			from := f.index[e.From]
			next[from] = append(next[from], f.index[e.To])
		}
	}
	circle := components(next)
	for i := range edges {
		e := &edges[i]
		if MayCircle(e) && circle[f.index[e.From]] == circle[f.index[e.To]] {
			e.Decided, e.Why = false, news.WhyCircle
			if e.To < e.From {
				Turn(f.set, e)
			}
		}
	}
}

// MayCircle reports whether an edge is undecided if it lies on a circle of decided ones.
func MayCircle(e *news.Edge) bool { return e.Decided && (e.Why == whyNames || e.Why == whyLinks) }

// Circular reports whether decided edges along which words are handed on run in a circle.
// Then which of them Lineages leaves out depends on all articles of a set.
func Circular(set *news.Set, edges []news.Edge) bool {
	index := make(map[news.ID]int, len(set.Articles))
	for i := range set.Articles {
		index[set.Articles[i].ID] = i
	}
	next := make([][]int, len(set.Articles))
	for i := range edges {
		if e := &edges[i]; handsOn(e) {
			next[index[e.From]] = append(next[index[e.From]], index[e.To])
		}
	}
	in := components(next)
	for i := range edges {
		if e := &edges[i]; handsOn(e) && in[index[e.From]] == in[index[e.To]] {
			return true
		}
	}
	return false
}

// handsOn reports whether words went along an edge, for all that is known.
func handsOn(e *news.Edge) bool {
	return e.Decided && (e.Kind == news.Copies || e.Kind == news.Quotes || e.Kind == news.Revises)
}

// Turn changes the ends of an edge, and what is said of them.
func Turn(set *news.Set, e *news.Edge) {
	e.From, e.To = e.To, e.From
	if e.Share == 0 {
		return
	}
	to := -1
	var spans []news.Span
	for i := len(e.Evidence) % 2; i+1 < len(e.Evidence); i += 2 { // behind the words that name the other, if there are any
		x := e.Evidence[i : i+2]
		x[0], x[1] = x[1], x[0]
		spans, to = append(spans, x[1].Span), set.TextIndex(x[1].Text)
	}
	if to >= 0 {
		e.Share = ratio(news.CoveredLen(spans), len(set.Texts[to].Body))
	}
}

// components numbers the strongly connected components of a graph: nodes have one
// number if each can be reached from the other (Tarjan, "Depth-first search and linear
// graph algorithms", 1972, without recursion).
func components(next [][]int) []int {
	type frame struct{ node, edge int }
	out, low, seen := make([]int, len(next)), make([]int, len(next)), make([]int, len(next)) // seen counts from 1
	var open []int
	var calls []frame
	on := make([]bool, len(next))
	count, component := 0, 0
	enter := func(n int) {
		count++
		seen[n], low[n], on[n] = count, count, true
		open = append(open, n)
		calls = append(calls, frame{n, 0})
	}
	leave := func(n int) {
		if low[n] != seen[n] {
			return
		}
		for component++; ; {
			m := open[len(open)-1]
			open, on[m], out[m] = open[:len(open)-1], false, component
			if m == n {
				return
			}
		}
	}
	for n := range next {
		if seen[n] == 0 {
			enter(n)
		}
		for len(calls) > 0 {
			c := &calls[len(calls)-1]
			if c.edge < len(next[c.node]) {
				m := next[c.node][c.edge]
				c.edge++
				if seen[m] == 0 {
					enter(m)
				} else if on[m] {
					low[c.node] = min(low[c.node], seen[m])
				}
				continue
			}
			done := c.node
			calls = calls[:len(calls)-1]
			leave(done)
			if len(calls) > 0 {
				up := calls[len(calls)-1].node
				low[up] = min(low[up], low[done])
			}
		}
	}
	return out
}
