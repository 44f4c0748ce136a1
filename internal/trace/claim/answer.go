package claim

import (
	"slices"

	"hearsay/internal/news"
)

// answer finds, for each denial that says nothing of what it denies ("denied the report") and
// follows nothing in its own text, what was told most widely before in the texts that are
// near to its own.
func (s *stories) answer(pairs []pair, ranks []int32) {
	g := s.g
	var pointing []int32
	for t := range s.words {
		if s.words[t] == nil {
			continue
		}
		for n := g.first[t]; n < g.last(int32(t)); n++ {
			if st := g.statement(n); g.denies(n) && st.Denied < 0 && st.Meant.Empty() && g.nodes[n].whole < 0 && s.few(n) {
				pointing = append(pointing, n)
			}
		}
	}
	if len(pointing) == 0 {
		return
	}
	next := s.neighbours(pairs, sureNear)
	size := make([]int32, len(g.nodes)) // of a root
	for t := range s.words {
		if s.words[t] != nil {
			for n := g.first[t]; n < g.last(int32(t)); n++ {
				size[g.find(n)]++
			}
		}
	}
	for _, n := range pointing {
		t := g.nodes[n].text
		g.nodes[n].answers = s.widest(t, next[t], ranks, size)
	}
}

// neighbours are, of each text, those that it may tell one thing with and that are as near to
// it at least.
func (s *stories) neighbours(pairs []pair, least float32) [][]int32 {
	next := make([][]int32, len(s.words))
	for _, p := range pairs {
		if p.near >= least {
			next[p.a], next[p.b] = append(next[p.a], p.b), append(next[p.b], p.a)
		}
	}
	return next
}

// few reports whether a node has so few words that it only points at something.
func (s *stories) few(n int32) bool {
	g := s.g
	t := g.nodes[n].text
	var words []int32
	for _, p := range g.nodes[n].pieces {
		lo, hi := news.Within(g.set.Analyses[t].Tokens, p)
		for i := lo; i < min(hi, lo+maxStretch); i++ {
			if w := s.words[t][i]; g.read.form(t, i).marks&sayMark != 0 && !slices.Contains(words, w) {
				if words = append(words, w); len(words) > maxPointer {
					return false
				}
			}
		}
	}
	return true
}

// widest is the claim that most texts tell of those near to text t that are not known to be
// later, if it is told by two at least and no other is told as widely; or -1. A node of it
// stands for it. size is how many nodes a claim has, by its root.
func (s *stories) widest(t int32, texts, ranks, size []int32) int32 {
	g := s.g
	told := map[int32]int{}
	for _, u := range texts {
		if ranks[t] < ranks[u] {
			continue
		}
		seen := map[int32]bool{}
		for n := g.first[u]; n < g.last(u); n++ {
			r := g.find(n)
			if g.nodes[n].whole < 0 && g.tells(n) && !seen[r] && size[r] > 1 {
				seen[r] = true
				told[r]++
			}
		}
	}
	best, most, next := int32(-1), 1, 0
	for r, n := range told {
		switch {
		case n > most:
			best, most, next = r, n, most
		default:
			next = max(next, n)
		}
	}
	if next == most {
		return -1
	}
	return best
}
