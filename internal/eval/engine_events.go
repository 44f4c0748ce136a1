package eval

import (
	"context"
	"fmt"
	"time"

	"hearsay/internal/news"
)

// predictEvents finds the main event of each article.
func (e *Engine) predictEvents(ctx context.Context, gold []FiveW) ([]FoundEvent, error) {
	out := make([]FoundEvent, 0, len(gold))
	for i := range gold {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		p, err := e.eventOf(&gold[i])
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, nil
}

func (e *Engine) eventOf(g *FiveW) (FoundEvent, error) {
	p := FoundEvent{ID: g.ID}
	published, err := stampOf(g.Day)
	if err != nil {
		return p, fmt.Errorf("%s: %w", g.ID, err)
	}
	title, t := newGoldText(g.Title), newGoldText(g.Text)
	a := e.Analyse(t.body, english)
	m := e.MainEvent(title.body, t.body, english, a)
	of := func(w news.Words) *goldText {
		if w.Title {
			return title
		}
		return t
	}
	for _, w := range [...]news.Words{m.Who, m.What, m.Where} {
		if err := of(w).fits(g.ID, w.Span); err != nil {
			return p, err
		}
	}
	words := func(w news.Words) FoundWords { return FoundWords{w.Title, of(w).span(w.Span)} }
	p.Who, p.What = words(m.Who), words(m.What)
	p.Where = m.Where.Span.Of(of(m.Where).body)
	values := e.Resolve(a.Dates, published)
	if int(m.When) >= len(values) {
		return p, fmt.Errorf("the main event of %s has the date %d of %d", g.ID, m.When, len(values))
	}
	p.Days = []string{}
	for i, v := range values {
		if len(v) < len(time.DateOnly) {
			continue
		}
		p.Days = append(p.Days, v[:len(time.DateOnly)])
		if int32(i) == m.When {
			p.When = v[:len(time.DateOnly)]
		}
	}
	return p, nil
}

// runEvents scores main events on the folder of Giveme5W1H's gold, and who and what on
// the judgements that the project has of them.
func runEvents(ctx context.Context, o *Options) (*Result, error) {
	if len(o.Gold) > 1 {
		return nil, errOneFolder
	}
	keep, err := splitNamed(o.Split)
	if err != nil {
		return nil, err
	}
	gold, err := fiveWs(o.Gold[0], keep)
	if err != nil {
		return nil, err
	}
	judged, err := judgements()
	if err != nil {
		return nil, err
	}
	return lineTask[FiveW, FoundEvent]{
		readPredictions: ReadFoundEvents,
		goldID:          func(g *FiveW) string { return g.ID }, predictionID: func(p *FoundEvent) string { return p.ID },
		able: o.Engine.Analyse != nil && o.Engine.Resolve != nil && o.Engine.MainEvent != nil, predict: o.Engine.predictEvents,
		score: func(g []FiveW, p []FoundEvent) any { return ScoreEvents(g, p, judged) },
	}.measure(ctx, o, gold)
}
