package eval

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
)

// quantitiesGold is our own gold of quantities and of what looks like them; see
// docs/gold-quantities.md. It holds no text: its items point into texts of the shared
// folder.
//
//go:embed testdata/gold/quantities.jsonl
var quantitiesGold []byte

// QuantityItem is a line of the gold of quantities: a number and what it counts, or
// a number that counts nothing.
type QuantityItem struct {
	File   string   `json:"file"` // below the folder of the data
	ID     string   `json:"id"`   // of the text in it
	Span   Range    `json:"span"` // the number with its qualifiers
	None   bool     `json:"none"` // it is no quantity: nothing may be found there
	Min    float64  `json:"min"`
	Max    *float64 `json:"max"`    // null: no upper end
	Counts []Range  `json:"counts"` // what is counted, with all that may belong to it; empty: the text does not say it there
	Head   []Range  `json:"head"`   // the word of it that must be found
}

// FoundQuantity is a quantity that the engine found.
type FoundQuantity struct {
	Span Range    `json:"span"`
	Min  float64  `json:"min"`
	Max  *float64 `json:"max"` // null: no upper end
	Unit []Range  `json:"unit"`
}

// QuantitiesPrediction is what was found in one text: a line of predictions.
type QuantitiesPrediction struct {
	ID         string          `json:"id"`
	Quantities []FoundQuantity `json:"quantities"`
}

// QuantitiesScore says how well quantities are read, in per cent to two decimals. All
// but Left is of the items that are quantities, found or not.
type QuantitiesScore struct {
	Items  int    `json:"items"`
	Traps  int    `json:"traps"`  // items that are no quantity
	Found  Figure `json:"found"`  // something is found there
	Extent Figure `json:"extent"` // its span is the gold's to the character
	Value  Figure `json:"value"`  // its interval is the gold's
	Unit   Figure `json:"unit"`   // it counts what the gold's counts
	Right  Figure `json:"right"`  // interval and what is counted
	Left   Figure `json:"left"`   // traps that nothing is found at
}

// ReadQuantitiesGold reads the gold of quantities, JSON lines. name stands for r in
// errors.
func ReadQuantitiesGold(name string, r io.Reader) ([]QuantityItem, error) {
	return readGold(name, r, func(g *QuantityItem) error {
		if err := pointsAt(g.ID, g.File, []Range{g.Span}, nil); err != nil {
			return err
		}
		switch {
		case g.Span[0] >= g.Span[1]:
			return errors.New("an item without words")
		case g.Max != nil && *g.Max < g.Min:
			return fmt.Errorf("the interval ends at %v, before it begins at %v", *g.Max, g.Min)
		case len(g.Head) != len(g.Counts) || length(g.Head) > inCommon(g.Head, g.Counts):
			return errors.New("the head is no part of what is counted")
		}
		return allOrdered(g.ranges())
	})
}

func (g *QuantityItem) ranges() []Range {
	return append(slices.Concat(g.Counts, g.Head), g.Span)
}

// end is how far into its text an item points.
func (g *QuantityItem) end() itemEnd { return itemEnd{g.File, g.ID, lastOf(g.ranges())} }

// ReadQuantitiesPredictions reads predictions, JSON lines.
func ReadQuantitiesPredictions(name string, r io.Reader) ([]QuantitiesPrediction, error) {
	return readLines(name, r, func(p *QuantitiesPrediction) error {
		if p.ID == "" {
			return errNoID
		}
		for i := range p.Quantities {
			if err := allOrdered(append(slices.Clone(p.Quantities[i].Unit), p.Quantities[i].Span)); err != nil {
				return fmt.Errorf("quantity %d: %w", i+1, err)
			}
		}
		return nil
	})
}

// ScoreQuantities holds each item against the quantity that shares most characters
// with it.
func ScoreQuantities(gold []QuantityItem, predicted []QuantitiesPrediction) QuantitiesScore {
	byID := make(map[string][]FoundQuantity, len(predicted))
	for i := range predicted {
		byID[predicted[i].ID] = predicted[i].Quantities
	}
	s := QuantitiesScore{Items: len(gold)}
	found, extent, value, unit, right, left := 0, 0, 0, 0, 0, 0
	for i := range gold {
		g := &gold[i]
		p := quantityAt(g, byID[g.ID])
		if g.None {
			s.Traps++
			left += one(p == nil)
			continue
		}
		if p == nil {
			continue
		}
		v, u := sameInterval(g, p), sameUnit(g, p)
		found, extent = found+1, extent+one(p.Span == g.Span)
		value, unit, right = value+one(v), unit+one(u), right+one(v && u)
	}
	of := func(n, all int) Figure { return rounded(100*over(n, all), 2) }
	n := s.Items - s.Traps
	s.Found, s.Extent, s.Value, s.Unit, s.Right, s.Left = of(found, n), of(extent, n), of(value, n), of(unit, n), of(right, n), of(left, s.Traps)
	return s
}

// quantityAt is the quantity that shares most characters with an item, or nil.
func quantityAt(g *QuantityItem, found []FoundQuantity) *FoundQuantity {
	var best *FoundQuantity
	most := 0
	for i := range found {
		if n := inCommon([]Range{found[i].Span}, []Range{g.Span}); n > most {
			best, most = &found[i], n
		}
	}
	return best
}

// sameInterval reports whether both ends are the gold's, but for what a computer's
// fractions are out by.
func sameInterval(g *QuantityItem, p *FoundQuantity) bool {
	same := func(a, b float64) bool { return math.Abs(a-b) <= 1e-9*max(math.Abs(a), math.Abs(b)) }
	return same(g.Min, p.Min) && (g.Max == nil) == (p.Max == nil) && (g.Max == nil || same(*g.Max, *p.Max))
}

// sameUnit reports whether what is found to be counted has the gold's head and
// nothing that does not belong to it.
func sameUnit(g *QuantityItem, p *FoundQuantity) bool {
	if len(g.Counts) == 0 {
		return length(p.Unit) == 0
	}
	return inCommon(p.Unit, g.Head) == length(g.Head) && inCommon(p.Unit, g.Counts) == length(p.Unit)
}

// quantityItems is the project's gold, or the part of it that a split keeps, in order
// of file and id.
func quantityItems(keep func(id string) bool) ([]QuantityItem, error) {
	items, err := ReadQuantitiesGold("testdata/gold/quantities.jsonl", bytes.NewReader(quantitiesGold))
	if err != nil {
		return nil, err
	}
	return kept(items, keep, (*QuantityItem).end), nil
}
