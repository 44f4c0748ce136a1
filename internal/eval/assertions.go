package eval

import (
	"bytes"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io"

	"hearsay/internal/news"
)

// assertionsGold is our own gold of authors' assertions; see
// docs/gold-assertions.md. It holds no text: its spans point into the articles of
// the news clusters.
//
//go:embed testdata/gold/assertions.jsonl
var assertionsGold []byte

// AssertionsGold is a line of the gold of assertions: some sentences of one article.
type AssertionsGold struct {
	ID        string         `json:"id"`
	Text      string         `json:"-"`        // read from the news clusters
	Enriched  bool           `json:"enriched"` // chosen for being likely to hold opinions
	Sentences []GoldSentence `json:"sentences"`
}

// GoldSentence is a sentence of the gold.
type GoldSentence struct {
	At      Range   `json:"at"`
	Asserts bool    `json:"asserts"` // the author asserts something in it
	Part    bool    `json:"part"`    // beside somebody's statement
	Opinion bool    `json:"opinion"`
	Hedges  []Range `json:"hedges"`
}

// AssertionsPrediction is what was found in one text: a line of predictions.
type AssertionsPrediction struct {
	ID         string           `json:"id"`
	Assertions []FoundAssertion `json:"assertions"`
}

// FoundAssertion is an assertion that the engine found.
type FoundAssertion struct {
	Spans   []Range `json:"spans"`
	Opinion bool    `json:"opinion"`
	Hedges  []Range `json:"hedges"`
}

// AssertionsScore says how well an author's assertions are found, sentence by
// sentence, in per cent to two decimals.
type AssertionsScore struct {
	Sentences int     `json:"sentences"`
	Found     Extents `json:"found"`    // sentences in which the author asserts something
	Part      Figure  `json:"part"`     // of those in which he does so beside a statement, how many are found
	Opinions  Extents `json:"opinions"` // sentences with an opinion; one that is not found has none
	Right     Figure  `json:"right"`    // fact or opinion, of the sentences found rightly
	Hedges    Extents `json:"hedges"`   // words that hedge; the same where they share a character
}

// ReadAssertionsGold reads the gold of assertions, JSON lines. name stands for r in
// errors.
func ReadAssertionsGold(name string, r io.Reader) ([]AssertionsGold, error) {
	return readGold(name, r, func(g *AssertionsGold) error {
		if g.ID == "" {
			return errNoID
		}
		last := 0
		for i := range g.Sentences {
			s := &g.Sentences[i]
			err := errors.Join(s.At.ordered(), allOrdered(s.Hedges))
			switch {
			case err != nil:
			case s.At[0] < last:
				err = errors.New("it begins before the one before it ends")
			case !s.Asserts && (s.Part || s.Opinion || len(s.Hedges) > 0):
				err = errors.New("it asserts nothing, and yet something is said of what it asserts")
			}
			for _, h := range s.Hedges {
				if h[0] < s.At[0] || h[1] > s.At[1] {
					err = errors.New("a hedge stands outside it")
				}
			}
			if err != nil {
				return fmt.Errorf("sentence %d: %w", i, err)
			}
			last = s.At[1]
		}
		return nil
	})
}

// ReadAssertionsPredictions reads predictions, JSON lines.
func ReadAssertionsPredictions(name string, r io.Reader) ([]AssertionsPrediction, error) {
	return readLines(name, r, func(p *AssertionsPrediction) error {
		if p.ID == "" {
			return errNoID
		}
		for i := range p.Assertions {
			if err := errors.Join(allOrdered(p.Assertions[i].Spans), allOrdered(p.Assertions[i].Hedges)); err != nil {
				return fmt.Errorf("assertion %d: %w", i+1, err)
			}
		}
		return nil
	})
}

// ScoreAssertions holds each sentence of the gold against what was found in it.
// What was found elsewhere is not looked at.
func ScoreAssertions(gold []AssertionsGold, predicted []AssertionsPrediction) AssertionsScore {
	byID := make(map[string][]FoundAssertion, len(predicted))
	for i := range predicted {
		byID[predicted[i].ID] = predicted[i].Assertions
	}
	var s AssertionsScore
	var found, opinions, hedges hits
	var parts, partsFound, kinds int
	for i := range gold {
		for j := range gold[i].Sentences {
			g := &gold[i].Sentences[j]
			p, has := within(g.At, byID[gold[i].ID])
			s.Sentences++
			found.add(g.Asserts, has)
			opinions.add(g.Opinion, p.Opinion)
			parts += one(g.Part)
			partsFound += one(g.Part && has)
			kinds += one(g.Asserts && has && g.Opinion == p.Opinion)
			hedges.gold += len(g.Hedges)
			hedges.predicted += len(p.Hedges)
			hedges.right += touching(g.Hedges, p.Hedges)
		}
	}
	s.Found, s.Opinions, s.Hedges = found.figures(), opinions.figures(), hedges.figures()
	s.Part, s.Right = missing(), missing()
	if parts > 0 {
		s.Part = rounded(100*over(partsFound, parts), 2)
	}
	if found.right > 0 {
		s.Right = rounded(100*over(kinds, found.right), 2)
	}
	return s
}

// within joins what was found in a sentence.
func within(at Range, all []FoundAssertion) (joined FoundAssertion, any bool) {
	for i := range all {
		if inCommon([]Range{at}, all[i].Spans) == 0 {
			continue
		}
		any = true
		joined.Opinion = joined.Opinion || all[i].Opinion
		for _, h := range all[i].Hedges {
			if at[0] <= h[0] && h[1] <= at[1] {
				joined.Hedges = append(joined.Hedges, h)
			}
		}
	}
	return joined, any
}

// touching counts the ranges of gold that have one in predicted to themselves which
// shares a character with them.
func touching(gold, predicted []Range) int {
	used := make([]bool, len(predicted))
	n := 0
	for _, g := range gold {
		for i, p := range predicted {
			if !used[i] && inCommon([]Range{g}, []Range{p}) > 0 {
				used[i] = true
				n++
				break
			}
		}
	}
	return n
}

// assertionsItems is the project's gold, or the part of it that a split keeps, each
// line with its text from the file of articles.
func assertionsItems(articles string, keep func(id string) bool) ([]AssertionsGold, error) {
	items, err := ReadAssertionsGold("testdata/gold/assertions.jsonl", bytes.NewReader(assertionsGold))
	if err != nil {
		return nil, err
	}
	items = filter(items, func(g AssertionsGold) bool { return keep(g.ID) })
	err = withTexts("assertions", articles, items, func(g *AssertionsGold) (string, *string, int) {
		return g.ID, &g.Text, g.Sentences[len(g.Sentences)-1].At[1]
	})
	return items, err
}

// PredictAssertions reads each article of the gold.
func (e *Engine) PredictAssertions(ctx context.Context, gold []AssertionsGold) ([]AssertionsPrediction, error) {
	out := make([]AssertionsPrediction, 0, len(gold))
	for i := range gold {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		t := newGoldText(gold[i].Text)
		p := AssertionsPrediction{ID: gold[i].ID, Assertions: []FoundAssertion{}}
		found := e.Analyse(t.body, english).Assertions
		for j := range found {
			for _, ss := range [][]news.Span{found[j].Spans, found[j].Hedges} {
				if err := t.fits(p.ID, ss...); err != nil {
					return nil, err
				}
			}
			p.Assertions = append(p.Assertions, FoundAssertion{t.spans(found[j].Spans), found[j].Opinion, t.spans(found[j].Hedges)})
		}
		out = append(out, p)
	}
	return out, nil
}

// runAssertions scores assertions on the project's own gold; the one gold that is
// given is the file with the articles.
func runAssertions(ctx context.Context, o *Options) (*Result, error) {
	if err := ownGold(o, "file that has the articles"); err != nil {
		return nil, err
	}
	keep, err := splitNamed(o.Split)
	if err != nil {
		return nil, err
	}
	items, err := assertionsItems(o.Gold[0], keep)
	if err != nil {
		return nil, err
	}
	if len(items) == 0 {
		return nil, fmt.Errorf("split %q: %w", o.Split, errNoRecords)
	}
	return lineTask[AssertionsGold, AssertionsPrediction]{
		readPredictions: ReadAssertionsPredictions,
		goldID:          func(g *AssertionsGold) string { return g.ID }, predictionID: func(p *AssertionsPrediction) string { return p.ID },
		able: o.Engine.Analyse != nil, predict: o.Engine.PredictAssertions,
		score: func(g []AssertionsGold, p []AssertionsPrediction) any { return ScoreAssertions(g, p) },
	}.measure(ctx, o, items)
}
