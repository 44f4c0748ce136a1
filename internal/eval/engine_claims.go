package eval

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"hearsay/internal/news"
)

// FoundClaims is what was found in one event: a line of predictions.
type FoundClaims struct {
	Event  string       `json:"event"`
	Claims []FoundClaim `json:"claims"`
}

// FoundClaim is one claim of the engine's.
type FoundClaim struct {
	Tellings []FoundTelling `json:"tellings"`
	Min      int            `json:"origins_min"`
	Max      int            `json:"origins_max"`
	Drifts   []ClaimDrift   `json:"drifts"`
	Denials  []FoundDenial  `json:"denials"`
	Answers  []FoundAnswer  `json:"answers"`
}

// FoundTelling is where an article tells a claim.
type FoundTelling struct {
	Article string  `json:"article"`
	Span    Range   `json:"span"`
	Alike   float64 `json:"alike"` // see news.Telling
}

// FoundDenial is a denial of a claim, in the first article that prints it.
type FoundDenial struct {
	Article  string `json:"article"`
	Span     Range  `json:"span"`
	Articles int    `json:"articles"` // that print it
}

// PredictClaims traces each event by itself.
func (e *Engine) PredictClaims(ctx context.Context, events []ClaimsEvent) ([]FoundClaims, error) {
	out := make([]FoundClaims, 0, len(events))
	for i := range events {
		found, err := e.claimsOf(ctx, events[i].Articles)
		if err != nil {
			return nil, fmt.Errorf("event %s: %w", events[i].Event, err)
		}
		out = append(out, FoundClaims{events[i].Event, found})
	}
	return out, nil
}

// claimsOf traces articles and puts the claims in the terms of the gold.
func (e *Engine) claimsOf(ctx context.Context, articles []CaseArticle) ([]FoundClaim, error) {
	set, names, err := e.caseSet(ctx, articles)
	if err != nil {
		return nil, err
	}
	f, err := e.Trace(ctx, set)
	if err != nil {
		return nil, fmt.Errorf("tracing %d articles: %w", len(articles), err)
	}
	out := make([]FoundClaim, 0, len(f.Claims))
	for i := range f.Claims {
		c, err := names.claim(&f.Claims[i])
		if err != nil {
			return nil, fmt.Errorf("the engine's claim %s: %w", f.Claims[i].ID, err)
		}
		out = append(out, c)
	}
	for i := range f.Claims {
		for k := range f.Claims[i].Parts {
			c, err := names.part(&f.Claims[i], &f.Claims[i].Parts[k])
			if err != nil {
				return nil, fmt.Errorf("a part of the engine's claim %s: %w", f.Claims[i].ID, err)
			}
			out = append(out, c)
		}
	}
	return out, nil
}

// part puts a part of a claim in the terms of the gold: the gold counts what is told within
// a claim as a claim.
func (n *caseNames) part(c *news.Claim, p *news.ClaimPart) (FoundClaim, error) {
	x := news.Claim{Min: p.Min, Max: p.Max}
	for _, t := range p.Tellings {
		of := &c.Tellings[t.Telling]
		x.Tellings = append(x.Tellings, news.Telling{Article: of.Article, Words: news.Ref{Text: of.Words.Text, Span: t.Span}, Alike: of.Alike})
	}
	return n.claim(&x)
}

// claim puts one claim in the terms of the gold.
func (n *caseNames) claim(c *news.Claim) (FoundClaim, error) {
	out := FoundClaim{Min: c.Min, Max: c.Max, Tellings: []FoundTelling{}, Drifts: []ClaimDrift{}, Denials: []FoundDenial{}, Answers: []FoundAnswer{}}
	var problem error
	words := func(article news.ID, r news.Ref) (string, Range) {
		t, id := n.text[r.Text], n.id[article]
		if t == nil || id == "" {
			problem = errors.New("its words are in no article of the case")
			return "", Range{}
		}
		if err := t.fits(id, r.Span); err != nil {
			problem = err
			return "", Range{}
		}
		return id, t.span(r.Span)
	}
	for i := range c.Tellings {
		t := &c.Tellings[i]
		id, span := words(t.Article, t.Words)
		out.Tellings = append(out.Tellings, FoundTelling{id, span, t.Alike})
		for _, d := range t.Drift {
			var x ClaimDrift
			x.From.Article, x.From.Span = words(d.Of, d.From)
			x.To.Article, x.To.Span = words(t.Article, d.To)
			x.Kind = goldKind(d.Kind)
			out.Drifts = append(out.Drifts, x)
		}
	}
	for i := range c.Denials {
		d := &c.Denials[i]
		id, span := words(d.Article, d.Words)
		out.Denials = append(out.Denials, FoundDenial{id, span, d.Articles})
	}
	for i := range c.Responses {
		r := &c.Responses[i]
		id, span := words(r.Article, r.Words)
		out.Answers = append(out.Answers, FoundAnswer{id, span, string(r.Stance)})
	}
	return out, problem
}

// goldKind is what the gold calls a kind of the engine's.
func goldKind(k news.DriftKind) string {
	switch k {
	case news.RelayDrift, news.SourceDrift:
		return replacedDrift
	case news.AttributionDrift:
		return "attribution-lost"
	case news.NameDrift: // of a place or of somebody
		return wordsDrift
	case news.HedgeDrift:
		return "hedge-lost"
	case news.QuotationDrift:
		return "quotation-altered"
	case news.InflationDrift:
		return inflatedDrift
	case news.DenialDrift:
		return "denial-left-out"
	}
	return string(k)
}

// ReadClaimsPredictions reads predictions, JSON lines.
func ReadClaimsPredictions(name string, r io.Reader) ([]FoundClaims, error) {
	return readLines(name, r, func(p *FoundClaims) error {
		if p.Event == "" {
			return errors.New(`no "event"`)
		}
		for i := range p.Claims {
			for _, t := range p.Claims[i].Tellings {
				if err := t.Span.ordered(); err != nil {
					return fmt.Errorf("claim %d: %w", i+1, err)
				}
			}
		}
		return nil
	})
}

func runClaims(ctx context.Context, o *Options) (*Result, error) {
	able := o.Engine.Analyse != nil && o.Engine.Trace != nil
	if o.Together {
		if !able {
			return nil, ErrEngine
		}
		if o.Split != "" {
			return nil, errors.New("all events are traced together, not a split of them")
		}
		events, err := readEvents(o.Gold)
		if err != nil {
			return nil, err
		}
		return o.Engine.together(ctx, events)
	}
	events, err := ReadClaimsGold(o.Gold, o.Split)
	if err != nil {
		return nil, err
	}
	r, err := lineTask[ClaimsEvent, FoundClaims]{
		readPredictions: ReadClaimsPredictions,
		goldID:          func(g *ClaimsEvent) string { return g.Event }, predictionID: func(p *FoundClaims) string { return p.Event },
		able: able, predict: o.Engine.PredictClaims,
		score: func(g []ClaimsEvent, p []FoundClaims) any {
			return ScoreClaims(g, p, slices.Contains(lookedAt, o.Split))
		},
	}.measure(ctx, o, events)
	if err != nil {
		return nil, err
	}
	r.Texts = 0
	for i := range events {
		r.Texts += len(events[i].Articles)
	}
	return r, nil
}

// TogetherScore says how well events are kept apart.
type TogetherScore struct {
	Events   int    `json:"events"`
	Articles int    `json:"articles"`
	Claims   int    `json:"claims"`
	Across   int    `json:"across"`       // claims told by articles of two events and more
	Share    Figure `json:"across_share"` // of all claims, in per cent
}

// together traces all events as one set and counts the claims that join two.
func (e *Engine) together(ctx context.Context, events []ClaimsEvent) (*Result, error) {
	var all []CaseArticle
	of := map[string]string{}
	for i := range events {
		for _, a := range events[i].Articles {
			if was, ok := of[a.ID]; ok {
				return nil, fmt.Errorf("article %s is in two events, %s and %s", a.ID, was, events[i].Event)
			}
			of[a.ID] = events[i].Event
			all = append(all, a)
		}
	}
	start := time.Now()
	found, err := e.claimsOf(ctx, all)
	if err != nil {
		return nil, err
	}
	s := TogetherScore{Events: len(events), Articles: len(all), Claims: len(found)}
	for i := range found {
		ts := found[i].Tellings
		across := false
		for j := range ts {
			across = across || of[ts[j].Article] != of[ts[0].Article]
		}
		s.Across += one(across)
	}
	s.Share = rounded(100*over(s.Across, s.Claims), 2)
	return &Result{Score: s, Texts: len(all), Took: time.Since(start)}, nil
}
