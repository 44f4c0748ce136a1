package eval

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
)

// DatesGold is one article and its dates: a line of data/time/*.jsonl.
type DatesGold struct {
	ID      string  `json:"id"`
	Created string  `json:"created"` // publication date, YYYY-MM-DD
	Text    string  `json:"text"`
	Timexes []Timex `json:"timexes"`
}

// Timex is a temporal expression in code points of a text, with its type and
// value in TimeML's TIMEX3.
type Timex struct {
	Start int     `json:"start"`
	End   int     `json:"end"`
	Type  *string `json:"type"`  // DATE, TIME, DURATION or SET
	Value *string `json:"value"` // nil: not known, never right
	Mod   string  `json:"mod,omitempty"`

	// Plain is the value that the engine gives when every mention counts from
	// publication; nil in gold, and where it was not asked.
	Plain *string `json:"-"`
}

// DatesPrediction is what was found in one article: a line of predictions.
type DatesPrediction struct {
	ID      string  `json:"id"`
	Timexes []Timex `json:"timexes"`
}

func checkTimexes(ts []Timex, gold bool) error {
	if ts == nil {
		return errors.New(`no "timexes"`)
	}
	for i, t := range ts {
		err := Range{t.Start, t.End}.ordered()
		if err == nil && gold && (t.Type == nil || t.Value == nil) {
			err = errors.New("no type or no value")
		}
		if err != nil {
			return fmt.Errorf("timex %d: %w", i+1, err)
		}
	}
	return nil
}

// ReadDatesGold reads gold, JSON lines. name stands for r in errors.
func ReadDatesGold(name string, r io.Reader) ([]DatesGold, error) {
	return readGold(name, r, func(g *DatesGold) error {
		if g.ID == "" {
			return errNoID
		}
		return checkTimexes(g.Timexes, true)
	})
}

// ReadDatesPredictions reads predictions, JSON lines.
func ReadDatesPredictions(name string, r io.Reader) ([]DatesPrediction, error) {
	return readLines(name, r, func(p *DatesPrediction) error {
		if p.ID == "" {
			return errNoID
		}
		return checkTimexes(p.Timexes, false)
	})
}

// DatesScore is the measure of score/dates.py, in percent to two decimals.
type DatesScore struct {
	Gold      int         `json:"gold"`
	Predicted int         `json:"predicted"`
	Strict    Extents     `json:"strict"`  // same extent
	Relaxed   Extents     `json:"relaxed"` // extents that overlap
	Type      TypeScore   `json:"type"`
	Value     ValuesScore `json:"value"`

	// PublicationOnly is Value of the same engine with the publication date alone;
	// nil for predictions that were read from a file. The reference has no such thing.
	PublicationOnly *ValuesScore `json:"publication_only,omitempty"`
}

// Extents is how well extents were found.
type Extents struct {
	P  Figure `json:"p"`
	R  Figure `json:"r"`
	F1 Figure `json:"f1"`
}

// TypeScore is relaxed F1 times the share of its matches with the right type.
type TypeScore struct {
	F1 Figure `json:"f1"`
}

// ValuesScore is the same for values, and that share by itself.
type ValuesScore struct {
	F1       Figure `json:"f1"`
	Accuracy Figure `json:"accuracy"`
}

// ScoreDates scores temporal expressions by the measures of TempEval-3's task A
// (UzZaman et al. 2013). A gold expression is matched with the free prediction
// of the same extent, or else with the first free one that overlaps it.
func ScoreDates(gold []DatesGold, predicted []DatesPrediction) DatesScore {
	byID := make(map[string][]Timex, len(predicted))
	for i := range predicted {
		byID[predicted[i].ID] = predicted[i].Timexes
	}
	var n dateCounts
	for i := range gold {
		n.match(byStart(gold[i].Timexes), byStart(byID[gold[i].ID]))
	}
	prf := func(tp int) Extents {
		p, r := over(tp, n.predicted), over(tp, n.gold)
		e := Extents{rounded(100*p, 2), rounded(100*r, 2), integer(0)}
		if n.predicted == 0 {
			e.P = integer(0)
		}
		if n.gold == 0 {
			e.R = integer(0)
		}
		if p+r != 0 {
			e.F1 = rounded(200*p*r/(p+r), 2)
		}
		return e
	}
	s := DatesScore{Gold: n.gold, Predicted: n.predicted, Strict: prf(n.strict), Relaxed: prf(n.relaxed)}
	s.Type.F1, s.Value.F1, s.Value.Accuracy = integer(0), integer(0), integer(0)
	if n.relaxed > 0 {
		m := float64(n.relaxed)
		s.Type.F1 = rounded(s.Relaxed.F1.value*float64(n.types)/m, 2)
		s.Value.F1 = rounded(s.Relaxed.F1.value*float64(n.values)/m, 2)
		s.Value.Accuracy = rounded(float64(100*n.values)/m, 2)
		if n.asked {
			s.PublicationOnly = &ValuesScore{rounded(s.Relaxed.F1.value*float64(n.plain)/m, 2), rounded(float64(100*n.plain)/m, 2)}
		}
	}
	return s
}

type dateCounts struct {
	gold, predicted, strict, relaxed, types, values int
	plain                                           int  // values right by publication alone,
	asked                                           bool // if the engine was asked for them
}

func byStart(ts []Timex) []Timex {
	ts = slices.Clone(ts)
	slices.SortStableFunc(ts, func(a, b Timex) int { return cmp.Compare(a.Start, b.Start) })
	return ts
}

// match pairs the expressions of one text; both sides are sorted by start.
func (n *dateCounts) match(gold, predicted []Timex) {
	n.gold += len(gold)
	n.predicted += len(predicted)
	used := make([]bool, len(predicted))
	from := 0 // what stands before is used, or ends before every gold one to come
	for _, g := range gold {
		for from < len(predicted) && (used[from] || predicted[from].End <= g.Start && predicted[from].Start < g.Start) {
			from++
		}
		hit, same := -1, false
		for i := from; i < len(predicted) && predicted[i].Start <= g.End && !same; i++ {
			p := &predicted[i]
			if used[i] {
				continue
			}
			same = p.Start == g.Start && p.End == g.End
			if same || hit < 0 && p.Start < g.End && g.Start < p.End {
				hit = i
			}
		}
		if hit < 0 {
			continue
		}
		used[hit] = true
		n.relaxed++
		n.strict += one(same)
		n.types += one(equal(predicted[hit].Type, g.Type))
		n.values += one(equal(predicted[hit].Value, g.Value))
		n.plain += one(equal(predicted[hit].Plain, g.Value))
		n.asked = n.asked || predicted[hit].Plain != nil
	}
}

func equal(a, b *string) bool { return a != nil && b != nil && *a == *b }

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}
