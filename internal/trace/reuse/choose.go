package reuse

import (
	"cmp"
	"slices"
)

// near is how far apart, in words, two seeds may lie to support each other, and
// drift by how much their distances on the two sides may differ.
const (
	near  = 40
	drift = 10
)

// promising reports whether a candidate's seeds make a passage likely enough to
// be worth aligning. By far most pairs share a gram by chance and nothing else,
// and this decides on them without reading the texts.
func promising(a, b *Words, seeds []Seed, o Options) bool {
	for _, s := range seeds {
		n := extent(a.Hash, b.Hash, int(s.A), int(s.B))
		if n < o.Words {
			n += beyond(a.Hash, b.Hash, int(s.A), int(s.B))
		}
		if n >= o.Words || n >= o.Gram && (a.flag[s.A]&b.flag[s.B]&quoted) != 0 {
			return true
		}
	}
	for i, s := range seeds {
		covered := o.Gram
		end := int(s.A) + o.Gram
		for _, t := range seeds[i+1 : min(len(seeds), i+near)] {
			if int(t.A) > end+near {
				break
			}
			if t.B <= s.B || abs((int(t.A)-int(s.A))-(int(t.B)-int(s.B))) > drift {
				continue
			}
			covered += min(o.Gram, max(0, int(t.A)+o.Gram-end))
			end = max(end, int(t.A)+o.Gram)
			if covered >= o.Words {
				return true
			}
		}
	}
	return false
}

// extent is the length of the run of equal words around a[i] and b[j], counted no
// further than 32 words either way; 0 if the two differ.
func extent(a, b []uint32, i, j int) int {
	const far = 32
	n := 0
	for n < far && i+n < len(a) && j+n < len(b) && a[i+n] == b[j+n] {
		n++
	}
	if n == 0 {
		return 0
	}
	back := 0
	for back < far && i-back > 0 && j-back > 0 && a[i-back-1] == b[j-back-1] {
		back++
	}
	return n + back
}

// beyond is how many equal words more there are behind the runs before and after
// a[i] and b[j], over a change of at most stepOver words: stepOnto on each side,
// or none.
func beyond(a, b []uint32, i, j int) int {
	n := 0
	hop := func(i, j, way int) {
		at := func(i, j int) bool {
			return i >= 0 && j >= 0 && i < len(a) && j < len(b) && a[i] == b[j]
		}
		for at(i, j) {
			i, j = i+way, j+way
		}
		for x := range stepOver + 1 {
			for y := range stepOver + 1 {
				k := 0
				for k < stepOnto && at(i+way*(x+k), j+way*(y+k)) {
					k++
				}
				if k == stepOnto {
					n += k
					return
				}
			}
		}
	}
	hop(i, j, 1)
	hop(i, j, -1)
	return n
}

// choose keeps at most n candidates: first, one after the other, the one that
// accounts for most of what those before it leave open, so that all sources of a
// merged text are among them; then those that share most. The earlier text wins
// a tie. The result is sorted by text.
func choose(cs []Candidate, n int) []Candidate {
	if len(cs) <= n {
		return cs
	}
	// worth is the fewest seeds that make a candidate a source of its own.
	const worth = 2
	taken := make([]bool, len(cs))
	last := uint32(0)
	for _, c := range cs {
		last = max(last, c.Seeds[len(c.Seeds)-1].A)
	}
	open := make([]bool, last+1) // the words of A whose seeds no candidate accounts for yet
	for _, c := range cs {
		for _, s := range c.Seeds {
			open[s.A] = true
		}
	}
	var out []Candidate
	for len(out) < n {
		best, gain := -1, worth-1
		for i, c := range cs {
			if taken[i] || len(c.Seeds) <= gain {
				continue
			}
			if g := countOpen(c.Seeds, open); g > gain {
				best, gain = i, g
			}
		}
		if best < 0 {
			break
		}
		taken[best] = true
		out = append(out, cs[best])
		for _, s := range cs[best].Seeds {
			open[s.A] = false
		}
	}
	rest := make([]Candidate, 0, len(cs))
	for i, c := range cs {
		if !taken[i] {
			rest = append(rest, c)
		}
	}
	slices.SortStableFunc(rest, func(a, b Candidate) int { return cmp.Compare(len(b.Seeds), len(a.Seeds)) })
	out = append(out, rest[:min(len(rest), n-len(out))]...)
	slices.SortFunc(out, func(a, b Candidate) int { return cmp.Compare(a.Text, b.Text) })
	return out
}

// countOpen counts the distinct places of A among seeds, sorted by A, that are open.
func countOpen(seeds []Seed, open []bool) int {
	n := 0
	for i, s := range seeds {
		if (i == 0 || seeds[i-1].A != s.A) && open[s.A] {
			n++
		}
	}
	return n
}

func abs(i int) int { return max(i, -i) }
