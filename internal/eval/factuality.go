package eval

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

// FactualityGold is a line of the gold of factuality: a sentence in tokens with
// spaces between, and how sure readers were that each of some events happened, from
// 3 (it did) to -3 (it did not).
type FactualityGold struct {
	Text    string             `json:"text"`
	Index   int                `json:"idx"` // of the sentence in its file
	Targets []FactualityTarget `json:"targets"`
}

// FactualityTarget is one event: its tokens, and the mean of what readers said.
type FactualityTarget struct {
	Span  [2]int  `json:"span1"`
	Label float64 `json:"label"`
}

// FactualityPrediction is what was found for one sentence: a value for each of its
// targets.
type FactualityPrediction struct {
	ID     string    `json:"id"`
	Values []float64 `json:"values"`
}

// FactualityScore says how near the values are to the readers'.
type FactualityScore struct {
	Events int    `json:"events"`
	MAE    Figure `json:"mae"`       // the mean of the absolute errors
	R      Figure `json:"pearson_r"` // null where nothing varies
	All3   Figure `json:"mae_all_3"` // the error of calling every event certain
}

const mostFactual = 3

func (g *FactualityGold) id() string { return strconv.Itoa(g.Index) }

// ReadFactualityGold reads the gold of factuality, JSON lines. name stands for r in
// errors.
func ReadFactualityGold(name string, r io.Reader) ([]FactualityGold, error) {
	seen := map[int]bool{}
	return readLines(name, r, func(g *FactualityGold) error {
		words := len(strings.Fields(g.Text))
		for _, t := range g.Targets {
			if t.Span[0] < 0 || t.Span[1] <= t.Span[0] || t.Span[1] > words {
				return fmt.Errorf("the tokens %v of %d", t.Span, words)
			}
			if math.Abs(t.Label) > mostFactual {
				return fmt.Errorf("the label %g is not between -3 and 3", t.Label)
			}
		}
		if seen[g.Index] {
			return fmt.Errorf("the index %d stands twice", g.Index)
		}
		seen[g.Index] = true
		return nil
	})
}

// ReadFactualityPredictions reads predictions, JSON lines.
func ReadFactualityPredictions(name string, r io.Reader) ([]FactualityPrediction, error) {
	return readLines(name, r, func(p *FactualityPrediction) error {
		if p.ID == "" {
			return errNoID
		}
		return nil
	})
}

// ScoreFactuality holds the values against the gold. An event without a value
// counts as certain.
func ScoreFactuality(gold []FactualityGold, predicted []FactualityPrediction) FactualityScore {
	byID := make(map[string][]float64, len(predicted))
	for i := range predicted {
		byID[predicted[i].ID] = predicted[i].Values
	}
	var xs, ys []float64
	var wrong, all3 float64
	for i := range gold {
		values := byID[gold[i].id()]
		for k, t := range gold[i].Targets {
			v := float64(mostFactual)
			if k < len(values) {
				v = values[k]
			}
			xs, ys = append(xs, v), append(ys, t.Label)
			wrong += math.Abs(v - t.Label)
			all3 += mostFactual - t.Label
		}
	}
	s := FactualityScore{Events: len(xs), MAE: missing(), R: missing(), All3: missing()}
	if len(xs) == 0 {
		return s
	}
	n := float64(len(xs))
	s.MAE, s.All3 = rounded(wrong/n, 4), rounded(all3/n, 4)
	if r, ok := pearson(xs, ys); ok {
		s.R = rounded(r, 4)
	}
	return s
}

// pearson is the correlation of two lists; none where one of them does not vary.
func pearson(xs, ys []float64) (r float64, ok bool) {
	mx, my := exactMean(xs), exactMean(ys)
	var xx, yy, xy float64
	for i := range xs {
		x, y := xs[i]-mx, ys[i]-my
		xx, yy, xy = xx+x*x, yy+y*y, xy+x*y
	}
	if xx == 0 || yy == 0 {
		return 0, false
	}
	return xy / math.Sqrt(xx*yy), true
}

// PredictFactuality gives each event of the gold its value.
func (e *Engine) PredictFactuality(ctx context.Context, gold []FactualityGold) ([]FactualityPrediction, error) {
	out := make([]FactualityPrediction, 0, len(gold))
	for i := range gold {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		p := FactualityPrediction{ID: gold[i].id(), Values: []float64{}}
		words := strings.Fields(gold[i].Text)
		for _, t := range gold[i].Targets {
			p.Values = append(p.Values, e.Factuality(words, t.Span[0], english))
		}
		out = append(out, p)
	}
	return out, nil
}

func runFactuality(ctx context.Context, o *Options) (*Result, error) {
	if o.Split != "" {
		return nil, errors.New("this gold is not split")
	}
	return lineTask[FactualityGold, FactualityPrediction]{
		ReadFactualityGold, ReadFactualityPredictions,
		func(g *FactualityGold) string { return g.id() }, func(p *FactualityPrediction) string { return p.ID },
		o.Engine.Factuality != nil, o.Engine.PredictFactuality,
		func(g []FactualityGold, p []FactualityPrediction) any { return ScoreFactuality(g, p) },
	}.run(ctx, o)
}
