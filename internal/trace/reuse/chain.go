package reuse

import (
	"cmp"
	"slices"
)

const (
	// reach is how many words on either side may lie between two runs of one
	// chain: a dropped sentence or two.
	reach = 60
	// lookback is how many runs before it a run may be chained to. It bounds the
	// cost of texts that repeat themselves.
	lookback = 64
)

// chains orders runs into chains, best first: each run follows the one before it
// on both sides, without overlap and at most reach words on. A run is in one
// chain at most. Runs are sorted and cut in place.
//
// A chain is worth its words less a tenth of a word for every word in its gaps
// and a fifth for every word by which the two sides of a gap differ, so that the
// straight way is taken where there are several.
func chains(runs []Run) [][]Run {
	slices.SortFunc(runs, func(r, s Run) int {
		return cmp.Or(cmp.Compare(r.A, s.A), cmp.Compare(r.B, s.B))
	})
	score := make([]int, len(runs)) // in tenths of a word
	prev := make([]int, len(runs))
	for i, r := range runs {
		score[i], prev[i] = 10*r.N, -1
		for j := i - 1; j >= max(0, i-lookback); j-- {
			cut, ok := follow(runs[j], r)
			if !ok {
				continue
			}
			gapA, gapB := r.A+cut-runs[j].endA(), r.B+cut-runs[j].endB()
			s := score[j] + 10*(r.N-cut) - max(gapA, gapB) - 2*abs(gapA-gapB)
			if s > score[i] {
				score[i], prev[i] = s, j
			}
		}
	}
	order := make([]int, len(runs))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(score[j], score[i]) })
	var out [][]Run
	taken := make([]bool, len(runs))
	for _, i := range order {
		var c []Run
		for ; i >= 0 && !taken[i]; i = prev[i] {
			taken[i] = true
			c = append(c, runs[i])
		}
		if len(c) > 0 {
			slices.Reverse(c)
			out = append(out, abut(c))
		}
	}
	return out
}

// follow reports whether s can follow r in a chain, and how many words must be
// cut off its front so that the two do not overlap on either side.
func follow(r, s Run) (cut int, ok bool) {
	if s.A <= r.A || s.B <= r.B {
		return 0, false
	}
	cut = overhang(r, s)
	return cut, cut < s.N && s.A+cut-r.endA() <= reach && s.B+cut-r.endB() <= reach
}

// overhang is how many words of s lie before the end of r on either side.
func overhang(r, s Run) int { return max(0, r.endA()-s.A, r.endB()-s.B) }

// abut cuts the overlaps out of a chain. Cutting a run's front leaves its end, so
// that each is cut by what follow said; but its beginning may then lie behind that
// of the next one, of which follow would say that it cannot follow.
func abut(c []Run) []Run {
	for i := 1; i < len(c); i++ {
		cut := overhang(c[i-1], c[i])
		c[i] = Run{c[i].A + cut, c[i].B + cut, c[i].N - cut}
	}
	return c
}
