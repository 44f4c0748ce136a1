package eval

import (
	"context"
	"fmt"

	"hearsay/internal/news"
)

// predictStances reads each of the texts. Unattributed statements are nobody's
// denials and are left out.
func (e *Engine) predictStances(ctx context.Context, texts []itemText) ([]StancePrediction, error) {
	out := make([]StancePrediction, 0, len(texts))
	for i := range texts {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		t := newGoldText(texts[i].Text)
		p := StancePrediction{ID: texts[i].ID, Statements: []StanceStatement{}}
		found := e.Analyse(t.body, english).Statements
		for j := range found {
			s := &found[j]
			for _, ss := range [][]news.Span{s.Cue, s.Content, {s.Meant}} {
				if err := t.fits(p.ID, ss...); err != nil {
					return nil, err
				}
			}
			if int(s.Denied) >= len(found) {
				return nil, fmt.Errorf("a statement of %s denies the one numbered %d of %d", p.ID, s.Denied, len(found))
			}
			if s.Kind == news.Unattributed {
				continue
			}
			st := StanceStatement{Content: t.spans(s.Content), Cue: t.spans(s.Cue), Stance: s.Stance, Denied: []Range{}}
			if s.Denied >= 0 && s.Stance == news.Denies {
				st.Denied = t.spans(found[s.Denied].Content)
			} else if s.Stance == news.Denies {
				st.Denied = t.spans([]news.Span{s.Meant})
			}
			p.Statements = append(p.Statements, st)
		}
		out = append(out, p)
	}
	return out, nil
}

// runStance scores stances on the project's own gold; the one gold that is given
// is the folder of the shared data, with the texts.
func runStance(ctx context.Context, o *Options) (*Result, error) {
	items, err := stanceItems(o.Split)
	if err != nil {
		return nil, err
	}
	return measureItems(ctx, o, "stances", items, (*StanceItem).end, lineTask[itemText, StancePrediction]{
		readPredictions: ReadStancePredictions, predictionID: func(p *StancePrediction) string { return p.ID },
		predict: o.Engine.predictStances,
		score:   func(_ []itemText, p []StancePrediction) any { return ScoreStances(items, p) },
	})
}
