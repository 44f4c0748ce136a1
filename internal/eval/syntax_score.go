package eval

import "strings"

// SyntaxScore is how well words are tagged and put into trees, in per cent to two
// decimals. Punctuation counts like every word, and relations are compared without
// their subtypes, as in the CoNLL 2018 shared task; where it says so, with them.
type SyntaxScore struct {
	Words int          `json:"words"` // of the gold
	Gold  SyntaxShares `json:"gold"`  // on the gold's words and sentences: shares of the words
	Own   SyntaxShares `json:"own"`   // on raw text, with tokens and sentences of our own: F1
}

// SyntaxShares are the figures of one way to measure.
type SyntaxShares struct {
	Tokens   Figure `json:"tokens"` // found
	Tags     Figure `json:"tags"`   // parts of speech
	Fine     Figure `json:"fine"`
	Heads    Figure `json:"uas"`
	Rels     Figure `json:"las"`
	Subtypes Figure `json:"las_subtypes"`
}

// ScoreSyntax scores documents: words of the prediction are held against those of
// the gold with the same extent.
func ScoreSyntax(gold []SyntaxGold, predicted []SyntaxPrediction) SyntaxScore {
	byID := make(map[string]*SyntaxPrediction, len(predicted))
	for i := range predicted {
		byID[predicted[i].ID] = &predicted[i]
	}
	var words, own syntaxCounts
	for i := range gold {
		p := byID[gold[i].ID]
		if p == nil {
			p = &SyntaxPrediction{}
		}
		words.add(gold[i].Words, p.Gold)
		own.add(gold[i].Words, p.Own)
	}
	return SyntaxScore{Words: words.gold, Gold: words.shares(), Own: own.shares()}
}

type syntaxCounts struct {
	gold, predicted                          int
	found, tags, fine, heads, rels, subtypes int
}

func (n *syntaxCounts) add(gold, predicted []SyntaxWord) {
	n.gold += len(gold)
	n.predicted += len(predicted)
	at := make(map[Range]int, len(predicted))
	for i := range predicted {
		at[predicted[i].Range] = i
	}
	for i := range gold {
		g := &gold[i]
		k, ok := at[g.Range]
		if !ok {
			continue
		}
		p := &predicted[k]
		n.found++
		n.tags += one(g.Tag == p.Tag)
		n.fine += one(g.Fine == p.Fine)
		if (g.Head < 0) != (p.Head < 0) || g.Head >= 0 && gold[g.Head].Range != predicted[p.Head].Range {
			continue
		}
		n.heads++
		n.rels += one(universal(g.Rel) == universal(p.Rel))
		n.subtypes += one(g.Rel == p.Rel)
	}
}

// universal is a relation without its subtype.
func universal(rel string) string {
	u, _, _ := strings.Cut(rel, ":")
	return u
}

// shares are F1 of each count; where the words are the gold's own, they are the
// shares of the words.
func (n *syntaxCounts) shares() SyntaxShares {
	f := func(right int) Figure { return rounded(100*over(2*right, n.gold+n.predicted), 2) }
	return SyntaxShares{f(n.found), f(n.tags), f(n.fine), f(n.heads), f(n.rels), f(n.subtypes)}
}
