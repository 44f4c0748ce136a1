package eval

import (
	"context"
	"fmt"
)

// predictStatements reads each article of the gold. What is set aside as unsure is not
// shown as a statement, and is left out, like what nobody says but the author.
func (e *Engine) predictStatements(ctx context.Context, gold []StatementsGold) ([]VoicesPrediction, error) {
	out := make([]VoicesPrediction, 0, len(gold))
	for i := range gold {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		p, err := e.predictVoices(gold[i].Hash, gold[i].Body)
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, nil
}

// runStatements scores statements on the project's own gold; the one gold that is given
// is the folder of the shared data, with the texts.
func runStatements(ctx context.Context, o *Options) (*Result, error) {
	if err := ownGold(o, "folder that has the texts"); err != nil {
		return nil, err
	}
	items, err := statementsItems(o.Gold[0], o.Split)
	if err != nil {
		return nil, err
	}
	if len(items) == 0 {
		return nil, fmt.Errorf("split %q: %w", o.Split, errNoRecords)
	}
	return lineTask[StatementsGold, VoicesPrediction]{
		readPredictions: ReadVoicesPredictions,
		goldID:          func(g *StatementsGold) string { return g.Hash }, predictionID: func(p *VoicesPrediction) string { return p.ID },
		able: o.Engine.Analyse != nil, predict: o.Engine.predictStatements,
		score: func(g []StatementsGold, p []VoicesPrediction) any { return ScoreStatements(g, p) },
	}.measure(ctx, o, items)
}
