package eval

import (
	"slices"
	"strings"
)

// drifted counts drifts. Those of the gold of one claim and kind that have the same words
// on both sides are one: from which of several copies it is told does not matter. One of
// the engine's is judged if it is of a claim that the gold has.
func (s *claimScorer) drifted(m *claimMatch) {
	gold := m.goldDrifts()
	for i := range gold {
		s.kinds[gold[i].Kind].gold++
		s.scenario(&m.gold[gold[i].claim]).Drifts++
	}
	told := make([]bool, len(gold)) // matched
	for c := range m.found {
		touched := m.touched(c)
		if len(touched) == 0 {
			continue
		}
		for _, d := range m.found[c].Drifts {
			g, again := m.driftOf(d, gold, touched, told)
			switch {
			case g >= 0:
				told[g] = true
				k := s.kinds[gold[g].Kind]
				k.predicted++
				k.right++
				s.scenario(&m.gold[gold[g].claim]).Drifted++
			case !again:
				k := s.kinds[d.Kind]
				if k == nil {
					k = s.kinds[wordsDrift]
				}
				k.predicted++
				s.scenario(&m.gold[touched[0]]).False++
				s.miss(m, touched[0], "false drift, %s: “%s” → “%s”", d.Kind, m.words(d.From.Article, d.From.Span), m.words(d.To.Article, d.To.Span))
			}
		}
	}
	for i, d := range gold {
		if !told[i] {
			s.miss(m, d.claim, "drift not found, %s: “%s” → “%s”", d.Kind, m.words(d.From.Article, d.From.Span), m.words(d.To.Article, d.To.Span))
		}
	}
}

// goldDrift is a drift of a claim of the gold.
type goldDrift struct {
	ClaimDrift
	claim int
}

func (m *claimMatch) goldDrifts() []goldDrift {
	var out []goldDrift
	for g := range m.gold {
		for _, d := range m.gold[g].Drifts {
			if !slices.ContainsFunc(out, func(x goldDrift) bool {
				return x.claim == g && x.Kind == d.Kind && m.sameWords(x.From, d.From) && m.sameWords(x.To, d.To)
			}) {
				out = append(out, goldDrift{d, g})
			}
		}
	}
	return out
}

// driftOf is the drift of the gold that d is: of one of the claims, of its kind or a
// looser one, with its words on both sides. One of just that kind goes before. again says
// that it is one that was told already.
func (m *claimMatch) driftOf(d ClaimDrift, gold []goldDrift, claims []int, told []bool) (i int, again bool) {
	loose := -1
	for i := range gold {
		g := &gold[i]
		if !slices.Contains(claims, g.claim) || !sameDrift(d.Kind, g.Kind) {
			continue
		}
		if forth, back := m.sameEnd(d.From, g.From) && m.sameEnd(d.To, g.To), m.sameEnd(d.From, g.To) && m.sameEnd(d.To, g.From); !forth && !(back && m.undecided(g)) {
			continue
		}
		switch {
		case told[i]:
			again = true
		case d.Kind == g.Kind:
			return i, false
		case loose < 0:
			loose = i
		}
	}
	return loose, again
}

// undecided reports whether the dates of a drift's articles do not tell which way it went.
func (m *claimMatch) undecided(g *goldDrift) bool {
	a, b := m.date[g.From.Article], m.date[g.To.Article]
	return a == "" || b == "" || a == b
}

// sameDrift reports whether a drift of kind found may be one of kind gold. What the engine
// calls other words may be what it does not tell apart further; a source replaced by
// another and one made more of shade into each other.
func sameDrift(found, gold string) bool {
	switch gold {
	case "means", "date", "place", "actor":
		return found == gold || found == wordsDrift
	case replacedDrift, inflatedDrift:
		return found == replacedDrift || found == inflatedDrift
	case "quotation-altered": // a number in quotation marks is both
		return found == gold || found == "number"
	}
	return found == gold
}

// sameEnd reports whether the words at one end of a drift that was found are those of the
// gold's: they overlap, or another article has the gold's words there.
func (m *claimMatch) sameEnd(found, gold DriftEnd) bool {
	if found.Article == gold.Article {
		return inCommon([]Range{found.Span}, []Range{gold.Span}) > 0
	}
	a, b := wordsOf(m.words(found.Article, found.Span)), wordsOf(m.words(gold.Article, gold.Span))
	return len(a) > 0 && len(b) > 0 && (inOnePiece(a, b) || inOnePiece(b, a))
}

// sameWords reports whether two ends have the same words.
func (m *claimMatch) sameWords(a, b DriftEnd) bool {
	return a == b || slices.Equal(wordsOf(m.words(a.Article, a.Span)), wordsOf(m.words(b.Article, b.Span)))
}

// inOnePiece reports whether the words of a stand in b in one piece.
func inOnePiece(a, b []string) bool {
	return strings.Contains(" "+strings.Join(b, " ")+" ", " "+strings.Join(a, " ")+" ")
}
