package news

import (
	"cmp"
	"slices"
)

// Branch is the place of one telling in the family tree of its claim.
type Branch struct {
	Telling int  // index into Claim.Tellings
	From    int  // place in the tree of the telling that it hangs from; -1: it is a root
	Depth   int  // how many tellings it hangs from, one after the other; 0: it is a root
	Size    int  // tellings in its branch, with its own
	Circle  bool // it is a root because its parents lead back to it, and the circle was cut here
}

// Tree is the family tree of a claim's tellings: under each telling those that were
// taken from it, or that share its words and may have been (Telling.Decided says
// which). Each telling is in it once. Those whose parent is not among the tellings are
// roots; so is, of a circle, the telling that stands first in the claim.
//
// A telling is followed by its whole branch: the first that hangs from place i is at
// i+1, and what comes after its branch at i+Size. Tellings that hang from one are in
// the order of the claim, which is by time, then by id; the roots of one origin stand
// together, in the order of Claim.Origins. The cost grows with the number of tellings,
// whatever is in them.
func Tree(c *Claim) []Branch {
	up, circle := parents(c.Tellings)
	below := make([][]int, len(up)) // of each telling, those that hang from it
	var roots []int
	for i, p := range up {
		if p < 0 {
			roots = append(roots, i)
		} else {
			below[p] = append(below[p], i)
		}
	}
	origin := func(i int) int {
		if o := c.Tellings[i].Origin; o >= 0 && o < len(c.Origins) {
			return o
		}
		return len(c.Origins)
	}
	slices.SortStableFunc(roots, func(a, b int) int { return cmp.Compare(origin(a), origin(b)) })

	tree := make([]Branch, 0, len(up))
	place := make([]int, len(up))
	slices.Reverse(roots)
	for next := roots; len(next) > 0; {
		i := next[len(next)-1]
		next = next[:len(next)-1]
		b := Branch{Telling: i, From: -1, Size: 1, Circle: circle[i]}
		if up[i] >= 0 {
			b.From = place[up[i]]
			b.Depth = tree[b.From].Depth + 1
		}
		place[i] = len(tree)
		tree = append(tree, b)
		for _, j := range slices.Backward(below[i]) {
			next = append(next, j)
		}
	}
	for _, b := range slices.Backward(tree) {
		if b.From >= 0 {
			tree[b.From].Size += b.Size
		}
	}
	return tree
}

// parents finds, for each telling, the place of its parent among them, or -1. Of a
// circle the first telling has none, and is marked.
func parents(tellings []Telling) (up []int, circle []bool) {
	at := make(map[ID]int, len(tellings))
	for i := range tellings {
		if _, ok := at[tellings[i].Article]; !ok {
			at[tellings[i].Article] = i
		}
	}
	up, circle = make([]int, len(tellings)), make([]bool, len(tellings))
	for i := range tellings {
		up[i] = -1
		if p, ok := at[tellings[i].Parent]; ok && tellings[i].Parent != "" {
			up[i] = p
		}
	}
	walk := make([]int, len(tellings)) // the walk that came by, counted from 1
	for i := range tellings {
		j := i
		for j >= 0 && walk[j] == 0 {
			walk[j] = i + 1
			j = up[j]
		}
		if j < 0 || walk[j] != i+1 {
			continue
		}
		first := j
		for k := up[j]; k != j; k = up[k] {
			first = min(first, k)
		}
		up[first], circle[first] = -1, true
	}
	return up, circle
}
