package eval

import (
	"fmt"
	"io"
	"slices"
)

// ReuseGold is a corpus of articles of which it is known, pair by pair, whether one
// has text of the other.
type ReuseGold struct {
	Articles []CaseArticle
	Judged   []JudgedPair // those that are scored; a pair that is not among them is not
	Families [][]string   // ids of articles that all share text with each other; may be none
}

// JudgedPair is a pair of articles that has been looked at.
type JudgedPair struct {
	A, B    string
	Kind    string // of what they share, or of what they do not
	Related bool
}

// ReusePrediction is a pair of articles in which shared passages were found: a line
// of predictions.
type ReusePrediction struct {
	A        string     `json:"a"`
	B        string     `json:"b"`
	Passages [][2]Range `json:"passages"` // in a and in b; may be missing
}

// ReuseScore says how well pairs of articles that share text are told from those
// that share none, in per cent to two decimals.
type ReuseScore struct {
	Articles int         `json:"articles"`
	Pairs    int         `json:"pairs"`   // judged
	Related  int         `json:"related"` // of these
	All      Extents     `json:"all"`
	ByKind   []ReuseKind `json:"recall_by_kind"`     // of related pairs, in order of the gold
	Families Figure      `json:"recall_by_families"` // the mean over families, whatever their sizes; null without any
	Wrong    [][2]string `json:"wrong"`              // pairs found that are not related
}

// ReuseKind is how many of the related pairs of one kind were found.
type ReuseKind struct {
	Kind   string `json:"kind"`
	Pairs  int    `json:"pairs"`
	Recall Figure `json:"recall"`
}

// ReadReusePredictions reads predictions, JSON lines.
func ReadReusePredictions(name string, r io.Reader) ([]ReusePrediction, error) {
	return readLines(name, r, func(p *ReusePrediction) error {
		if p.A == "" || p.B == "" || p.A == p.B {
			return fmt.Errorf("%q and %q are not a pair", p.A, p.B)
		}
		for _, s := range p.Passages {
			if err := allOrdered(s[:]); err != nil {
				return err
			}
		}
		return nil
	})
}

// pairOf is a pair in an order of its own.
func pairOf(a, b string) [2]string {
	if b < a {
		a, b = b, a
	}
	return [2]string{a, b}
}

// ScoreReuse holds the pairs found against those judged.
func ScoreReuse(g *ReuseGold, predicted []ReusePrediction) ReuseScore {
	found := make(map[[2]string]bool, len(predicted))
	for i := range predicted {
		found[pairOf(predicted[i].A, predicted[i].B)] = true
	}
	s := ReuseScore{Articles: len(g.Articles), Pairs: len(g.Judged), Wrong: [][2]string{}}
	var all hits
	kinds := distinct(g.Judged, func(p JudgedPair) string { return p.Kind })
	byKind := make([]hits, len(kinds))
	for i := range g.Judged {
		p := &g.Judged[i]
		pair := pairOf(p.A, p.B)
		all.add(p.Related, found[pair])
		byKind[slices.Index(kinds, p.Kind)].add(p.Related, found[pair])
		if found[pair] && !p.Related {
			s.Wrong = append(s.Wrong, pair)
		}
	}
	s.Related = all.gold
	s.All = all.figures()
	for i, k := range kinds {
		if h := &byKind[i]; h.gold > 0 {
			s.ByKind = append(s.ByKind, ReuseKind{k, h.gold, h.figures().R})
		}
	}
	s.Families = missing()
	if len(g.Families) > 0 {
		s.Families = familiesFound(g.Families, found)
	}
	return s
}

// familiesFound is the mean, over families, of the share of a family's pairs that
// were found, in per cent: a family of eight has 28 pairs and would outweigh all
// the others.
func familiesFound(families [][]string, found map[[2]string]bool) Figure {
	shares := make([]float64, len(families))
	for i, ids := range families {
		var h hits
		for j, a := range ids {
			for _, b := range ids[:j] {
				h.add(true, found[pairOf(a, b)])
			}
		}
		shares[i] = 100 * over(h.right, h.gold)
	}
	return rounded(exactMean(shares), 2)
}
