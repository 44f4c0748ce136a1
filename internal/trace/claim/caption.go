package claim

import (
	"hearsay/internal/news"
)

// captionReach is how many words into a sentence the word for a picture stands at most:
// "In this undated photo".
const captionReach = 4

// markCaptions marks the nodes of sentences that say what a picture shows. They tell what
// every picture of an event shows, whatever is told beside it, and would join all of it.
func (g *graph) markCaptions() {
	blocks(len(g.first), maxBlocks, minBlock, g.each, func(lo, hi int) {
		for t := lo; t < hi; t++ {
			if g.read.lexicon[t] == nil || !g.read.has(int32(t), captionMark) {
				continue
			}
			a := g.set.Analyses[t]
			last, is := -1, false // the sentence that was looked at last
			for n := g.first[t]; n < g.end[t]; n++ {
				nd := &g.nodes[n]
				if nd.whole >= 0 {
					nd.caption = g.nodes[nd.whole].caption
					continue
				}
				at := nd.words.Start
				if st := g.statement(n); st != nil {
					at = st.Extent().Start
				}
				if s := news.Find(a.Sentences, at); s != last && s >= 0 {
					last, is = s, g.caption(int32(t), a.Sentences[s])
				}
				nd.caption = last >= 0 && is
			}
		}
	})
}

// caption reports whether a sentence says what a picture shows: it begins with the word for
// one, or points at one ("this photo", "in this picture").
func (g *graph) caption(t int32, s news.Span) bool {
	lo, hi := news.Within(g.set.Analyses[t].Tokens, s)
	points := false
	for i := lo; i < min(hi, lo+captionReach); i++ {
		is := g.read.form(t, i).marks
		if is&captionMark != 0 && (i == lo || points) {
			return true
		}
		points = points || is&thisMark != 0
	}
	return false
}
