package eval

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"hearsay/internal/news"
)

// predictChains reads each of the texts. Statements inside statements count, too:
// whoever makes the outer one passes the inner one on.
func (e *Engine) predictChains(ctx context.Context, texts []itemText) ([]ChainPrediction, error) {
	out := make([]ChainPrediction, 0, len(texts))
	for i := range texts {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		p, err := e.chainsOf(&texts[i])
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, nil
}

func (e *Engine) chainsOf(text *itemText) (ChainPrediction, error) {
	t := newGoldText(text.Text)
	a := e.Analyse(t.body, english)
	p := ChainPrediction{ID: text.ID, Statements: []ChainStatement{}}
	add := func(s *news.Statement, chain []news.Relay) error {
		x := ChainStatement{Content: t.spans(s.Content), Cue: t.spans(s.Cue), Chain: []FoundLink{}}
		if err := errors.Join(t.fits(p.ID, s.Content...), t.fits(p.ID, s.Cue...)); err != nil {
			return err
		}
		for _, l := range chain {
			if l.Voice < 0 || int(l.Voice) >= len(a.Voices) {
				return fmt.Errorf("a statement of %s came through the voice %d of %d", p.ID, l.Voice, len(a.Voices))
			}
			v := &a.Voices[l.Voice]
			names := append([]news.Span{l.Span}, v.Mentions...)
			if err := t.fits(p.ID, names...); err != nil {
				return err
			}
			x.Chain = append(x.Chain, FoundLink{Span: t.span(l.Span), Names: t.spans(v.Mentions)})
		}
		p.Statements = append(p.Statements, x)
		return nil
	}
	for i := range a.Statements {
		s := &a.Statements[i]
		if s.Kind == news.Unattributed {
			continue
		}
		if err := add(s, s.Chain); err != nil {
			return p, err
		}
	}
	for i := range a.Nested {
		if err := add(&a.Nested[i].Statement, nestedChain(a, i)); err != nil {
			return p, err
		}
	}
	return p, nil
}

// nestedChain is through whom a statement inside another came: its own relays, then
// those who make the statements around it and theirs. Nobody passes on his own words.
func nestedChain(a *news.Analysis, i int) []news.Relay {
	n := &a.Nested[i]
	chain := slices.Clone(n.Chain)
	add := func(s *news.Statement) {
		if s.Voice >= 0 && s.Voice != n.Voice {
			chain = append(chain, news.Relay{Voice: s.Voice, Span: news.CoverAll(slices.Concat(s.Source, s.Cue))})
		}
		chain = append(chain, s.Chain...)
	}
	for at := n; ; at = &a.Nested[at.Parent] {
		if at != n {
			add(&at.Statement)
		}
		if at.Parent < 0 || int(at.Parent) >= i {
			break
		}
	}
	if k := int(n.Within) - 1; k >= 0 && k < len(a.Statements) {
		add(&a.Statements[k])
	}
	return chain
}

// runChains scores chains on the project's own gold; the one gold that is given is
// the folder of the shared data, with the texts.
func runChains(ctx context.Context, o *Options) (*Result, error) {
	keep, err := splitNamed(o.Split)
	if err != nil {
		return nil, err
	}
	items, err := chainItems(keep)
	if err != nil {
		return nil, err
	}
	return measureItems(ctx, o, "chains", items, (*ChainItem).end, lineTask[itemText, ChainPrediction]{
		readPredictions: ReadChainPredictions, predictionID: func(p *ChainPrediction) string { return p.ID },
		predict: o.Engine.predictChains,
		score:   func(_ []itemText, p []ChainPrediction) any { return ScoreChains(items, p) },
	})
}
