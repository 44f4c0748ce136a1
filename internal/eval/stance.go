package eval

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"slices"

	"hearsay/internal/news"
)

// stanceGold is our own gold of denials and what looks like them; see
// docs/gold-stance.md. It holds no text: its items point into texts of the shared
// folder.
//
//go:embed testdata/gold/stance.jsonl
var stanceGold []byte

// stanceMoreGold is a second set of the same kind, labelled when the first one's
// half for development was worn out: the split stanceMore.
//
//go:embed testdata/gold/stance-more.jsonl
var stanceMoreGold []byte

const stanceMore = "dev-more"

// StanceItem is a line of the gold of stances: words in a text that deny
// something, or look as if they did.
type StanceItem struct {
	File    string       `json:"file"` // below the folder of the data
	ID      string       `json:"id"`   // of the text in it
	Content []Range      `json:"content"`
	Cue     []Range      `json:"cue"`
	Source  []Range      `json:"source"`
	Denial  bool         `json:"denial"`
	Stance  *news.Stance `json:"stance"` // nil: nobody says anything there ("was denied bail")
	Denies  *Range       `json:"denies"` // what is denied, where it stands in the text
}

// StanceStatement is what the engine found: a statement with its stance.
type StanceStatement struct {
	Content []Range     `json:"content"`
	Cue     []Range     `json:"cue"`
	Stance  news.Stance `json:"stance"`
	Denied  []Range     `json:"denied"` // what it denies: the content of a statement, or other words
}

// StancePrediction is what was found in one text: a line of predictions.
type StancePrediction struct {
	ID         string            `json:"id"`
	Statements []StanceStatement `json:"statements"`
}

// StanceScore says how well denials are told from what looks like them, in per
// cent to two decimals.
type StanceScore struct {
	Items   int         `json:"items"`
	Denials int         `json:"denials"`
	Found   Figure      `json:"found"`     // items of which a statement was found, of those where somebody says something
	All     Extents     `json:"all"`       // denials; an item without a statement is not taken for one
	OfFound Extents     `json:"of_found"`  // the same, without the items that no statement was found of
	Stances StanceShare `json:"stances"`   // the right one of the six
	Targets Extents     `json:"targets"`   // what a denial denies, of those where it is marked in the gold
	ByName  StanceNames `json:"by_stance"` // how many of each stance are right
}

// StanceShare is how many items have the right stance.
type StanceShare struct {
	All     Figure `json:"all"` // an item without a statement has none
	OfFound Figure `json:"of_found"`
}

// StanceNames counts items by their stance in the gold, in the order of the
// stances.
type StanceNames []StanceCount

// StanceCount is one of them.
type StanceCount struct {
	Stance news.Stance `json:"stance"`
	Gold   int         `json:"gold"`
	Found  int         `json:"found"`
	Right  int         `json:"right"`
}

// ReadStanceGold reads the gold of stances, JSON lines. name stands for r in
// errors.
func ReadStanceGold(name string, r io.Reader) ([]StanceItem, error) {
	return readGold(name, r, func(g *StanceItem) error {
		if err := pointsAt(g.ID, g.File, g.Content, g.Cue); err != nil {
			return err
		}
		if g.Denial != (g.Stance != nil && *g.Stance == news.Denies) {
			return errors.New("denial and stance contradict each other")
		}
		ranges := slices.Concat(g.Content, g.Cue, g.Source)
		if g.Denies != nil {
			ranges = append(ranges, *g.Denies)
		}
		return allOrdered(ranges)
	})
}

// ReadStancePredictions reads predictions, JSON lines.
func ReadStancePredictions(name string, r io.Reader) ([]StancePrediction, error) {
	return readLines(name, r, func(p *StancePrediction) error {
		if p.ID == "" {
			return errNoID
		}
		for i := range p.Statements {
			s := &p.Statements[i]
			if err := allOrdered(slices.Concat(s.Content, s.Cue, s.Denied)); err != nil {
				return fmt.Errorf("statement %d: %w", i+1, err)
			}
		}
		return nil
	})
}

func allOrdered(ranges []Range) error {
	for _, r := range ranges {
		if err := r.ordered(); err != nil {
			return err
		}
	}
	return nil
}

// end is how far into its text an item points.
func (g *StanceItem) end() itemEnd {
	return itemEnd{g.File, g.ID, lastOf(slices.Concat(g.Content, g.Cue, g.Source))}
}

// ScoreStances holds each item against the statement that is most like it: one
// that shares its cue before one that does not, then the one whose content is
// the most alike.
func ScoreStances(gold []StanceItem, predicted []StancePrediction) StanceScore {
	byID := make(map[string][]StanceStatement, len(predicted))
	for i := range predicted {
		byID[predicted[i].ID] = predicted[i].Statements
	}
	s := StanceScore{Items: len(gold), ByName: make(StanceNames, int(news.Declines)+1)}
	for i := range s.ByName {
		s.ByName[i].Stance = news.Stance(i)
	}
	var all, found, targets hits
	var said, saidFound, right int
	for i := range gold {
		g := &gold[i]
		p := mostLike(g, byID[g.ID])
		denies := p != nil && p.Stance == news.Denies
		all.add(g.Denial, denies)
		if p != nil {
			found.add(g.Denial, denies)
		}
		s.Denials += one(g.Denial)
		if g.Denial && g.Denies != nil {
			pointed := denies && len(p.Denied) > 0
			targets.gold++
			targets.predicted += one(pointed)
			targets.right += one(pointed && inCommon(p.Denied, []Range{*g.Denies}) > 0)
		}
		if g.Stance == nil {
			continue
		}
		n := &s.ByName[*g.Stance]
		ok := p != nil && p.Stance == *g.Stance
		n.Gold, n.Found, n.Right = n.Gold+1, n.Found+one(p != nil), n.Right+one(ok)
		said, saidFound, right = said+1, saidFound+one(p != nil), right+one(ok)
	}
	s.Found = rounded(100*over(saidFound, said), 2)
	s.All, s.OfFound, s.Targets = all.figures(), found.figures(), targets.figures()
	s.Stances = StanceShare{rounded(100*over(right, said), 2), rounded(100*over(right, saidFound), 2)}
	return s
}

// hits counts what was to be found, what was found, and what is both.
type hits struct{ gold, predicted, right int }

func (h *hits) add(gold, predicted bool) {
	h.gold += one(gold)
	h.predicted += one(predicted)
	h.right += one(gold && predicted)
}

func (h *hits) figures() Extents {
	p, r := over(h.right, h.predicted), over(h.right, h.gold)
	e := Extents{P: rounded(100*p, 2), R: rounded(100*r, 2)}
	if p+r > 0 {
		e.F1 = rounded(200*p*r/(p+r), 2)
	}
	return e
}

// mostLike is the statement that is most like an item, or nil if none shares a
// character with its cue or its content.
func mostLike(g *StanceItem, statements []StanceStatement) *StanceStatement {
	var best *StanceStatement
	var rank [2]float64
	for i := range statements {
		p := &statements[i]
		same := float64(inCommon(g.Content, p.Content))
		if n := length(g.Content) + length(p.Content); n > 0 {
			same = 2 * same / float64(n)
		}
		r := [2]float64{float64(one(inCommon(g.Cue, p.Cue) > 0)), same}
		if slices.Compare(r[:], rank[:]) > 0 {
			best, rank = p, r
		}
	}
	return best
}

// inCommon is how many characters two lists of ranges have in common; the ranges of
// a list do not overlap.
func inCommon(a, b []Range) int {
	n := 0
	for _, x := range a {
		for _, y := range b {
			n += max(0, min(x[1], y[1])-max(x[0], y[0]))
		}
	}
	return n
}

func length(rs []Range) int {
	n := 0
	for _, r := range rs {
		n += r[1] - r[0]
	}
	return n
}

// stanceItems is the project's gold of a split, in order of file and id. All of
// it is the first set alone, so that what was reported of it stays comparable.
func stanceItems(split string) ([]StanceItem, error) {
	name, gold, keep := "testdata/gold/stance.jsonl", stanceGold, func(string) bool { return true }
	if split == stanceMore {
		name, gold = "testdata/gold/stance-more.jsonl", stanceMoreGold
	} else {
		var err error
		if keep, err = splitNamed(split); err != nil {
			return nil, err
		}
	}
	items, err := ReadStanceGold(name, bytes.NewReader(gold))
	if err != nil {
		return nil, err
	}
	return kept(items, keep, (*StanceItem).end), nil
}
