package eval

import (
	"context"
	"errors"
	"fmt"

	"hearsay/internal/news"
)

// PredictVoices reads each article of the gold. Unattributed statements are the
// author's and are left out.
func (e *Engine) PredictVoices(ctx context.Context, gold []VoicesGold) ([]VoicesPrediction, error) {
	out := make([]VoicesPrediction, 0, len(gold))
	for i := range gold {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		p, err := e.predictVoices(gold[i].ID, gold[i].Text)
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, nil
}

// predictVoices reads one article, which id stands for.
func (e *Engine) predictVoices(id, text string) (VoicesPrediction, error) {
	t := newGoldText(text)
	a := e.Analyse(t.body, english)
	p := VoicesPrediction{ID: id, Voices: []FoundVoice{}, Statements: []VoiceStatement{}}
	for i := range a.Voices {
		v := &a.Voices[i]
		if err := errors.Join(t.fits(id, v.Name), t.fits(id, v.Mentions...)); err != nil {
			return p, err
		}
		p.Voices = append(p.Voices, FoundVoice{Kind: v.Kind, Name: t.spans([]news.Span{v.Name}), Mentions: t.spans(v.Mentions)})
	}
	exists := func(voice int32) error {
		if int(voice) < len(a.Voices) {
			return nil
		}
		return fmt.Errorf("a statement of %s has the voice %d of %d", id, voice, len(a.Voices))
	}
	for i := range a.Statements {
		s := &a.Statements[i]
		if s.Kind == news.Unattributed {
			continue
		}
		if err := errors.Join(exists(s.Voice), t.fits(id, s.Cue...), t.fits(id, s.Content...)); err != nil {
			return p, err
		}
		x := VoiceStatement{Content: t.spans(s.Content), Cue: t.spans(s.Cue), Voice: int(s.Voice), Chain: []VoiceLink{}}
		for _, l := range s.Chain {
			if err := errors.Join(exists(l.Voice), t.fits(id, l.Span)); err != nil {
				return p, err
			}
			x.Chain = append(x.Chain, VoiceLink{Voice: int(l.Voice), Span: t.span(l.Span)})
		}
		p.Statements = append(p.Statements, x)
	}
	return p, nil
}

// runVoices scores voices on the project's own gold; the one gold that is given is
// the file with the articles.
func runVoices(ctx context.Context, o *Options) (*Result, error) {
	if err := ownGold(o, "file that has the articles"); err != nil {
		return nil, err
	}
	items, err := voicesItems(o.Gold[0], o.Split)
	if err != nil {
		return nil, err
	}
	if len(items) == 0 {
		return nil, fmt.Errorf("split %q: %w", o.Split, errNoRecords)
	}
	return lineTask[VoicesGold, VoicesPrediction]{
		readPredictions: ReadVoicesPredictions,
		goldID:          func(g *VoicesGold) string { return g.ID }, predictionID: func(p *VoicesPrediction) string { return p.ID },
		able: o.Engine.Analyse != nil, predict: o.Engine.PredictVoices,
		score: func(g []VoicesGold, p []VoicesPrediction) any { return ScoreVoices(g, p) },
	}.measure(ctx, o, items)
}
