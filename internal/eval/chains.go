package eval

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"slices"
)

// chainsGold is our own gold of chains and of what looks like them; see
// docs/gold-chains.md. It holds no text: its items point into texts of the shared
// folder.
//
//go:embed testdata/gold/chains.jsonl
var chainsGold []byte

// ChainItem is a line of the gold of chains: a statement, and through whom it came,
// if through anybody.
type ChainItem struct {
	File    string     `json:"file"` // below the folder of the data
	ID      string     `json:"id"`   // of the text in it
	Content []Range    `json:"content"`
	Cue     []Range    `json:"cue"`
	Source  []Range    `json:"source"`
	Chain   []GoldLink `json:"chain"` // from the voice outwards; empty: no relay
}

// GoldLink is somebody who passes a statement on.
type GoldLink struct {
	Via   string  `json:"via"`   // one of linkKinds
	Span  Range   `json:"span"`  // the words that say so
	Names []Range `json:"names"` // who it is, in these words; any of them does
}

// linkKinds are the ways in which a link is put into words: "told the Post"; "in an
// interview with the Post", "wrote in the Post"; "the Post quoted him", "cited by the
// Post"; "she said, the Post reported"; and people and papers that are no outlet.
var linkKinds = []string{"told", "medium", "cited", "reported", "other"}

// ChainStatement is a statement that the engine found, with its chain.
type ChainStatement struct {
	Content []Range     `json:"content"`
	Cue     []Range     `json:"cue"`
	Chain   []FoundLink `json:"chain"`
}

// FoundLink is a link of it: the words that say so, and every place where the voice
// that passes it on is named.
type FoundLink struct {
	Span  Range   `json:"span"`
	Names []Range `json:"names"`
}

// ChainPrediction is what was found in one text: a line of predictions.
type ChainPrediction struct {
	ID         string           `json:"id"`
	Statements []ChainStatement `json:"statements"`
}

// ChainsScore says how well those who pass statements on are found, in per cent to
// two decimals.
type ChainsScore struct {
	Items   int         `json:"items"`
	Links   int         `json:"links"`     // in the gold
	Guesses int         `json:"predicted"` // by the engine, on the items
	Found   Figure      `json:"found"`     // items of which a statement was found
	All     Extents     `json:"all"`       // links
	OfFound Extents     `json:"of_found"`  // the same, without the items that no statement was found of
	Left    Figure      `json:"left"`      // items without a relay that are given none
	ByKind  []LinkCount `json:"by_kind"`
}

// LinkCount is how many of the links of one kind are found.
type LinkCount struct {
	Kind  string `json:"kind"`
	Gold  int    `json:"gold"`
	Right int    `json:"right"`
}

// ReadChainsGold reads the gold of chains, JSON lines. name stands for r in errors.
func ReadChainsGold(name string, r io.Reader) ([]ChainItem, error) {
	return readGold(name, r, func(g *ChainItem) error {
		if err := pointsAt(g.ID, g.File, g.Content, g.Cue); err != nil {
			return err
		}
		for _, l := range g.Chain {
			switch {
			case !slices.Contains(linkKinds, l.Via):
				return fmt.Errorf("%q is not one of %v", l.Via, linkKinds)
			case len(l.Names) == 0:
				return errors.New("a link without a name")
			}
		}
		return allOrdered(g.ranges())
	})
}

// ranges are all that an item points to.
func (g *ChainItem) ranges() []Range {
	out := slices.Concat(g.Content, g.Cue, g.Source)
	for _, l := range g.Chain {
		out = append(append(out, l.Span), l.Names...)
	}
	return out
}

// end is how far into its text an item points.
func (g *ChainItem) end() itemEnd { return itemEnd{g.File, g.ID, lastOf(g.ranges())} }

// ReadChainPredictions reads predictions, JSON lines.
func ReadChainPredictions(name string, r io.Reader) ([]ChainPrediction, error) {
	return readLines(name, r, func(p *ChainPrediction) error {
		if p.ID == "" {
			return errNoID
		}
		for i := range p.Statements {
			s := &p.Statements[i]
			ranges := slices.Concat(s.Content, s.Cue)
			for _, l := range s.Chain {
				ranges = append(append(ranges, l.Span), l.Names...)
			}
			if err := allOrdered(ranges); err != nil {
				return fmt.Errorf("statement %d: %w", i+1, err)
			}
		}
		return nil
	})
}

// ScoreChains holds each item against the statement that is most like it, as
// ScoreStances does. A link is right if the voice that passes the statement on is
// named where the gold names it; a link of an item without a relay is wrong. Order
// does not count.
func ScoreChains(gold []ChainItem, predicted []ChainPrediction) ChainsScore {
	byID := make(map[string][]ChainStatement, len(predicted))
	for i := range predicted {
		byID[predicted[i].ID] = predicted[i].Statements
	}
	s := ChainsScore{Items: len(gold)}
	for _, k := range linkKinds {
		s.ByKind = append(s.ByKind, LinkCount{Kind: k})
	}
	var all, of hits
	found, without, left := 0, 0, 0
	for i := range gold {
		g := &gold[i]
		p := chainLike(g, byID[g.ID])
		h := hits{gold: len(g.Chain)}
		if p != nil {
			h.predicted = len(p.Chain)
			for k, ok := range linksRight(g.Chain, p.Chain) {
				n := &s.ByKind[slices.Index(linkKinds, g.Chain[k].Via)]
				n.Right, h.right = n.Right+one(ok), h.right+one(ok)
			}
			of.plus(h)
		}
		for _, l := range g.Chain {
			s.ByKind[slices.Index(linkKinds, l.Via)].Gold++
		}
		all.plus(h)
		found += one(p != nil)
		without += one(len(g.Chain) == 0)
		left += one(len(g.Chain) == 0 && h.predicted == 0)
	}
	s.Links, s.Guesses = all.gold, all.predicted
	s.Found, s.Left = rounded(100*over(found, len(gold)), 2), rounded(100*over(left, without), 2)
	s.All, s.OfFound = all.figures(), of.figures()
	return s
}

func (h *hits) plus(x hits) {
	h.gold, h.predicted, h.right = h.gold+x.gold, h.predicted+x.predicted, h.right+x.right
}

// linksRight says of each link of the gold whether it was found; a link that was
// found counts once.
func linksRight(gold []GoldLink, found []FoundLink) []bool {
	out, used := make([]bool, len(gold)), make([]bool, len(found))
	for i := range gold {
		for k := range found {
			if !used[k] && inCommon(found[k].Names, gold[i].Names) > 0 {
				out[i], used[k] = true, true
				break
			}
		}
	}
	return out
}

// chainLike is the statement that is most like an item, or nil.
func chainLike(g *ChainItem, statements []ChainStatement) *ChainStatement {
	plain := each(statements, func(s ChainStatement) StanceStatement { return StanceStatement{Content: s.Content, Cue: s.Cue} })
	best := mostLike(&StanceItem{Content: g.Content, Cue: g.Cue}, plain)
	for i := range plain {
		if best == &plain[i] {
			return &statements[i]
		}
	}
	return nil
}

// chainItems is the project's gold, or the part of it that a split keeps, in order of
// file and id.
func chainItems(keep func(id string) bool) ([]ChainItem, error) {
	items, err := ReadChainsGold("testdata/gold/chains.jsonl", bytes.NewReader(chainsGold))
	if err != nil {
		return nil, err
	}
	return kept(items, keep, (*ChainItem).end), nil
}
