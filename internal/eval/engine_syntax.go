package eval

import (
	"context"
	"fmt"

	"hearsay/internal/news"
)

// SyntaxNode is what the engine found of one token.
type SyntaxNode struct {
	Tag, Fine string
	Head      int32 // index of a token, or -1
	Rel       string
}

func runSyntax(ctx context.Context, o *Options) (*Result, error) {
	files, err := treebankFiles(o.Gold)
	if err != nil {
		return nil, err
	}
	with := *o
	with.Gold = files
	return lineTask[SyntaxGold, SyntaxPrediction]{
		ReadSyntaxGold, ReadSyntaxPredictions,
		func(g *SyntaxGold) string { return g.ID }, func(p *SyntaxPrediction) string { return p.ID },
		o.Engine.Analyse != nil && o.Engine.Syntax != nil, o.Engine.PredictSyntax,
		func(g []SyntaxGold, p []SyntaxPrediction) any { return ScoreSyntax(g, p) },
	}.run(ctx, &with)
}

// PredictSyntax tags and parses each document of the gold twice: in the gold's
// words and sentences, and as the engine cuts the text itself.
func (e *Engine) PredictSyntax(ctx context.Context, gold []SyntaxGold) ([]SyntaxPrediction, error) {
	out := make([]SyntaxPrediction, 0, len(gold))
	for i := range gold {
		g := &gold[i]
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		t := newGoldText(g.Text)
		given := &news.Analysis{}
		for _, w := range g.Words {
			given.Tokens = append(given.Tokens, t.bytes(w.Range))
		}
		for _, s := range g.Sentences {
			given.Sentences = append(given.Sentences, given.Tokens[s[0]].Cover(given.Tokens[s[1]-1]))
		}
		own := e.Analyse(t.body, english)
		p := SyntaxPrediction{ID: g.ID}
		var err error
		if p.Gold, err = e.syntaxWords(g.ID, t, given); err == nil {
			p.Own, err = e.syntaxWords(g.ID, t, own)
		}
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, nil
}

// bytes is a range of a text that is normalised already, in bytes.
func (t *goldText) bytes(r Range) news.Span {
	return news.MakeSpan(t.points.ByteOfPoint(r[0]), t.points.ByteOfPoint(r[1]))
}

func (e *Engine) syntaxWords(id string, t *goldText, a *news.Analysis) ([]SyntaxWord, error) {
	if err := t.fits(id, a.Tokens...); err != nil {
		return nil, err
	}
	nodes := e.Syntax(t.body, english, a)
	if len(nodes) != len(a.Tokens) {
		return nil, fmt.Errorf("the engine parsed %d of the %d tokens of %s", len(nodes), len(a.Tokens), id)
	}
	words := make([]SyntaxWord, len(nodes))
	for i, n := range nodes {
		words[i] = SyntaxWord{Range: t.span(a.Tokens[i]), Tag: n.Tag, Fine: n.Fine, Head: int(n.Head), Rel: n.Rel}
	}
	if err := checkWords("own", words); err != nil {
		return nil, fmt.Errorf("%s: %w", id, err)
	}
	return words, nil
}
