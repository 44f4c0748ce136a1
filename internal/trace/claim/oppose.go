package claim

import (
	"slices"

	"hearsay/internal/news"
)

const (
	// minOpposed is how alike a denial, with who denies, must be to what it denies, where it
	// has less of its words than is asked of it else.
	minOpposed = 0.55
	// maxOpposing is how many denials of one text are looked at, the first: each is held against
	// all that the texts near to its own tell.
	maxOpposing = 16
)

// oppose finds, for each denial that nothing in its own text is known to be meant by, what it
// is most like of what its text and those near to it tell: whom it is by is taken for one of
// its words, since who denies is mostly who is accused ("Voss denied theft", “Voss robbed the
// bank”).
func (s *stories) oppose(pairs []pair) {
	g := s.g
	next := s.neighbours(pairs, 0)
	blocks(len(s.words), maxBlocks, minBlock, g.each, func(lo, hi int) {
		var m sheet
		for t := int32(lo); t < int32(hi); t++ {
			if s.words[t] == nil {
				continue
			}
			left := maxOpposing
			for n := g.first[t]; n < g.last(t) && left > 0; n++ {
				if st := g.statement(n); g.nodes[n].whole < 0 && g.denies(n) && st.Denied < 0 && st.Meant.Empty() && proper(g.voice(n)) {
					left--
					m.start(s, s.of[t])
					g.nodes[n].opposes = s.opposed(&m, n, next[t])
				}
			}
		}
	})
}

// opposed is the node of the texts that denial n is most like, or -1. The sheet is empty.
func (s *stories) opposed(m *sheet, n int32, near []int32) int32 {
	g, t := s.g, s.g.nodes[n].text
	mine := m.read(n, s.spoken(n), noMark|reportMark)
	if words, _ := m.said(mine); len(words) < 2 || len(g.stems(n)) == 0 { // "denied it" has but who does
		return -1
	}
	best, most := int32(-1), float32(minOpposed)
	for _, u := range append([]int32{t}, near...) {
		for b := g.first[u]; b < g.last(u); b++ {
			if !g.tells(b) || g.nodes[b].aside != 0 || g.ownWords(n, b) || u == t && g.nodes[b].words.Overlaps(g.nodes[n].words) {
				continue
			}
			i := m.add(b)
			if words, _ := m.said(i); !m.rows[i].no && len(words) >= minTelling {
				if like := m.alike(mine, i); like > most {
					best, most = b, like
				}
			}
			m.cut(i)
		}
	}
	return best
}

// spoken is what a node says; before it, of a denial, who does.
func (s *stories) spoken(n int32) []news.Span {
	pieces := s.g.nodes[n].pieces
	if v := s.g.voice(n); v != nil && s.g.denies(n) {
		return slices.Concat([]news.Span{v.Name}, s.g.statement(n).Cue, pieces)
	}
	return pieces
}
