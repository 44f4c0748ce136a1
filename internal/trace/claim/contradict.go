package claim

import (
	"cmp"
	"maps"
	"slices"

	"hearsay/internal/news"
	"hearsay/internal/text"
)

const (
	// contraWords is how many words what somebody says with a "not" must have in common with what it
	// denies, at least, and contraWeight what part of its own words, by how rare they are.
	contraWords  = 4
	contraWeight = 0.9
)

// contradict finds who says with a "not" what a claim says without one, in nearly its words: "no
// trams were broken up", "a firm broke up twelve trams". It adds them to the denials of the claim.
func (g *graph) contradict(out map[int32][]denial, told []int32) {
	said := g.withNot()
	for _, t := range slices.Sorted(maps.Keys(said)) {
		for _, m := range said[t] {
			best, widest := int32(-1), int32(0)
			bases := g.bases(m.node)
			if len(bases) < contraWords {
				continue
			}
			g.vocab.nearTo(m.node, 0, int32(len(g.nodes)), func(b int32) {
				if g.find(b) == g.find(m.node) || g.denies(b) || !g.tells(b) || g.ownWords(m.node, b) && (g.nodes[b].text == t || proper(g.voice(m.node))) || g.hasNot(b) {
					return
				}
				if g.nodes[b].text != t && !g.nearEach(t, g.nodes[b].text) && !g.tellOneThing(t, g.nodes[b].text) {
					return
				}
				if words, part := covered(bases, g.bases(b)); words < contraWords || part < contraWeight {
					return
				}
				if wide := told[g.find(b)]; wide > widest {
					best, widest = b, wide
				}
			})
			if best >= 0 {
				to := g.find(best)
				out[to] = append(out[to], denial{m.node, news.TiedByNot})
			}
		}
	}
}

// base is a word that says something, by what its forms have in common, and how rare it is.
type base struct {
	word   uint64
	rarity float32
}

// bases are the words of a node that say something, each once, in the order of their hashes.
func (g *graph) bases(n int32) []base {
	nd := &g.nodes[n]
	a, body, l := g.set.Analyses[nd.text], g.set.Texts[nd.text].Body, g.read.lexicon[nd.text]
	var out []base
	for _, p := range nd.pieces {
		lo, hi := news.Within(a.Tokens, p)
		for i := lo; i < min(hi, lo+maxStretch); i++ {
			if f := g.read.form(nd.text, i); f.marks&sayMark != 0 {
				out = append(out, base{fnv(l.base(text.Fold(nil, a.Tokens[i].Of(body)))), f.rarity})
			}
		}
	}
	slices.SortFunc(out, func(x, y base) int { return cmp.Or(cmp.Compare(x.word, y.word), cmp.Compare(x.rarity, y.rarity)) })
	return slices.CompactFunc(out, func(x, y base) bool { return x.word == y.word })
}

// covered is how many of the words x are among y, and what part of the weight of x they make up, by
// how rare they are.
func covered(x, y []base) (words int, part float32) {
	var all, both float32
	for _, w := range x {
		all += w.rarity
		if _, ok := slices.BinarySearchFunc(y, w, func(b, w base) int { return cmp.Compare(b.word, w.word) }); ok {
			words++
			both += w.rarity
		}
	}
	if all == 0 {
		return words, 0
	}
	return words, both / all
}

// negates reports whether token i of text t says that something is not so, with what stands before
// it, not before lo. "No doubt" and "not only" do not.
func (g *graph) negates(t int32, i, lo int) bool {
	is := g.read.form(t, i).marks
	if is&noMark == 0 || i+1 < len(g.read.tokens[t]) && g.read.form(t, i+1).marks&(doubtMark|grantMark) != 0 {
		return false
	}
	return is&falseMark == 0 || g.before(t, i, lo, linkMark, linkReach)
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
