package eval

import (
	"context"

	"hearsay/internal/news"
)

// predictQuantities reads each of the texts.
func (e *Engine) predictQuantities(ctx context.Context, texts []itemText) ([]QuantitiesPrediction, error) {
	out := make([]QuantitiesPrediction, 0, len(texts))
	for i := range texts {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		t := newGoldText(texts[i].Text)
		p := QuantitiesPrediction{ID: texts[i].ID, Quantities: []FoundQuantity{}}
		for _, q := range e.Analyse(t.body, english).Quantities {
			if err := t.fits(p.ID, q.Span, q.Unit); err != nil {
				return nil, err
			}
			f := FoundQuantity{Span: t.span(q.Span), Min: q.Min, Unit: t.spans([]news.Span{q.Unit})}
			if !q.Open() {
				f.Max = &q.Max
			}
			p.Quantities = append(p.Quantities, f)
		}
		out = append(out, p)
	}
	return out, nil
}

// runQuantities scores quantities on the project's own gold; the one gold that is
// given is the folder of the shared data, with the texts.
func runQuantities(ctx context.Context, o *Options) (*Result, error) {
	keep, err := splitNamed(o.Split)
	if err != nil {
		return nil, err
	}
	items, err := quantityItems(keep)
	if err != nil {
		return nil, err
	}
	return measureItems(ctx, o, "quantities", items, (*QuantityItem).end, lineTask[itemText, QuantitiesPrediction]{
		readPredictions: ReadQuantitiesPredictions, predictionID: func(p *QuantitiesPrediction) string { return p.ID },
		predict: o.Engine.predictQuantities,
		score:   func(_ []itemText, p []QuantitiesPrediction) any { return ScoreQuantities(items, p) },
	})
}
