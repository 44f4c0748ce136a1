package claim

import (
	"maps"
	"slices"

	"hearsay/internal/news"
)

const (
	// contraWords is how many words what somebody says with a "not" must have in common with what it
	// denies, at least, and contraWeight what part of its own words, by how rare they are.
	contraWords  = 4
	contraWeight = 0.9
)

// contradict finds who says with a "not" what a claim says without one, in nearly its words: "no
// miners were brought out", "twelve miners were brought out". It adds them to the denials of the
// claim.
func (g *graph) contradict(out map[int32][]denial, told []int32) {
	said := g.withNot()
	for _, t := range slices.Sorted(maps.Keys(said)) {
		for _, m := range said[t] {
			best, widest := int32(-1), int32(0)
			g.vocab.nearTo(m.node, 0, int32(len(g.nodes)), func(b int32) {
				if g.find(b) == g.find(m.node) || g.denies(b) || !g.tells(b) || g.ownWords(m.node, b) && (g.nodes[b].text == t || proper(g.voice(m.node))) || g.hasNot(b) {
					return
				}
				l := g.vocab.common(m.node, b)
				if l.words < contraWords || l.first < contraWeight || g.nodes[b].text != t && !g.nearEach(t, g.nodes[b].text) && !g.tellOneThing(t, g.nodes[b].text) {
					return
				}
				if wide := told[g.find(b)]; wide > widest {
					best, widest = b, wide
				}
			})
			if best >= 0 {
				to := g.find(best)
				out[to] = append(out[to], denial{m.node, "says with a “not” what it says"})
			}
		}
	}
}

// negates reports whether token i of text t says that something is not so, with what stands before
// it, not before lo.
func (g *graph) negates(t int32, i, lo int) bool {
	is := g.read.form(t, i).marks
	return is&noMark != 0 && (is&falseMark == 0 || g.before(t, i, lo, linkMark, linkReach))
}

// hasNot reports whether a node has a word anywhere that says that something is not so.
func (g *graph) hasNot(n int32) bool {
	nd := &g.nodes[n]
	for _, p := range nd.pieces {
		lo, hi := news.Within(g.set.Analyses[nd.text].Tokens, p)
		for i := lo; i < hi; i++ {
			if g.negates(nd.text, i, lo) {
				return true
			}
		}
	}
	return false
}
