package eval

import (
	"encoding/json"
	"errors"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"hearsay/internal/news"
)

func upTo(x float64) *float64 { return &x }

// TestScoreQuantities: five quantities, one of each way to be right or wrong, and two
// traps.
func TestScoreQuantities(t *testing.T) {
	gold := []QuantityItem{
		{File: "f", ID: "a", Span: Range{0, 4}, Min: 2, Max: upTo(2), Counts: []Range{{5, 19}}, Head: []Range{{15, 19}}},
		{File: "f", ID: "a", Span: Range{20, 24}, Min: 20, Counts: []Range{{25, 30}}, Head: []Range{{25, 30}}},
		{File: "f", ID: "a", Span: Range{40, 44}, Min: 7, Max: upTo(7)},
		{File: "f", ID: "a", Span: Range{50, 54}, Min: 8, Max: upTo(8), Counts: []Range{{55, 60}}, Head: []Range{{55, 60}}},
		{File: "f", ID: "b", Span: Range{0, 1}, Min: 9, Max: upTo(9)},
		{File: "f", ID: "a", Span: Range{60, 64}, None: true},
		{File: "f", ID: "a", Span: Range{70, 74}, None: true},
	}
	got := ScoreQuantities(gold, []QuantitiesPrediction{{ID: "a", Quantities: []FoundQuantity{
		{Span: Range{0, 4}, Min: 2, Max: upTo(2), Unit: []Range{{12, 19}}},
		{Span: Range{22, 24}, Min: 20, Max: upTo(20), Unit: []Range{{25, 30}}},
		{Span: Range{40, 44}, Min: 7 + 1e-12, Max: upTo(7), Unit: []Range{{45, 49}}},
		{Span: Range{50, 54}, Min: 8, Max: upTo(8), Unit: []Range{{54, 60}}},
		{Span: Range{60, 62}},
	}}})
	want := QuantitiesScore{
		Items: 7, Traps: 2, Found: rounded(80, 2), Extent: rounded(60, 2), Value: rounded(60, 2),
		Unit: rounded(40, 2), Right: rounded(20, 2), Left: rounded(50, 2),
	}
	if d := cmp.Diff(want, got, cmp.AllowUnexported(Figure{})); d != "" {
		t.Error(d)
	}
	if none := ScoreQuantities(gold, nil); none.Found.value != 0 || none.Left.value != 100 {
		t.Errorf("nothing found scores %+v", none)
	}
}

func TestQuantitiesReaders(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{`{"file": "f", "span": [0, 1]}`, `f:1: no "id"`},
		{`{"id": "a", "file": "../f", "span": [0, 1]}`, "not a file below the data"},
		{`{"id": "a", "file": "f"}`, "without words"},
		{`{"id": "a", "file": "f", "span": [0, 1], "min": 2, "max": 1}`, "before it begins"},
		{`{"id": "a", "file": "f", "span": [0, 1], "counts": [[2, 4]], "head": [[3, 5]]}`, "the head is no part"},
		{`{"id": "a", "file": "f", "span": [0, 1], "counts": [[2, 4]]}`, "the head is no part"},
		{"", "no records"},
	} {
		if _, err := ReadQuantitiesGold("f", strings.NewReader(c.in)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v, want %q in it", c.in, err, c.want)
		}
	}
	for _, c := range []struct{ in, want string }{
		{`{"quantities": []}`, `f:1: no "id"`},
		{`{"id": "a", "quantities": [{"span": [2, 1]}]}`, "quantity 1: the range [2, 1]"},
	} {
		if _, err := ReadQuantitiesPredictions("f", strings.NewReader(c.in)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v, want %q in it", c.in, err, c.want)
		}
	}
}

// TestQuantitiesGold: the gold keeps what docs/gold-quantities.md promises: standoff
// only, no item twice, both halves large enough, and traps in both.
func TestQuantitiesGold(t *testing.T) {
	d := json.NewDecoder(strings.NewReader(string(quantitiesGold)))
	d.DisallowUnknownFields()
	for d.More() {
		var g QuantityItem
		if err := d.Decode(&g); err != nil {
			t.Fatal(err)
		}
	}
	for split, least := range map[string]int{"": 300, "dev-half": 150, "report-half": 150} {
		keep, err := splitNamed(split)
		if err != nil {
			t.Fatal(err)
		}
		items, err := quantityItems(keep)
		if err != nil {
			t.Fatal(err)
		}
		seen, traps := map[string]bool{}, 0
		for i := range items {
			traps += one(items[i].None)
			at := items[i].ID + mustJSON(t, items[i].Span)
			if seen[at] {
				t.Errorf("twice: %s", at)
			}
			seen[at] = true
		}
		if share := over(traps, len(items)); len(items) < least || share < 0.3 || share > 0.5 {
			t.Errorf("%q: %d items, %d of them traps", split, len(items), traps)
		}
	}
}

// TestQuantitiesGoldFitsItsTexts: every range begins and ends with something to be
// read, and a gold that is predicted as it stands scores full marks.
func TestQuantitiesGoldFitsItsTexts(t *testing.T) {
	data := filepath.Join(sharedDir(t), "data")
	items, err := quantityItems(func(string) bool { return true })
	if err != nil {
		t.Fatal(err)
	}
	texts, err := readItemTexts("quantities", data, each(items, func(g QuantityItem) itemEnd { return itemEnd{g.File, g.ID, lastOf(g.ranges())} }))
	if err != nil {
		t.Fatal(err)
	}
	points := map[string][]rune{}
	var order []*QuantitiesPrediction
	byID := map[string]*QuantitiesPrediction{}
	for _, x := range texts {
		points[x.ID] = []rune(x.Text)
		byID[x.ID] = &QuantitiesPrediction{ID: x.ID}
		order = append(order, byID[x.ID])
	}
	for i := range items {
		g := &items[i]
		for _, r := range g.ranges() {
			if x := points[g.ID]; r[1] > len(x) || r[0] == r[1] || unicode.IsSpace(x[r[0]]) || unicode.IsSpace(x[r[1]-1]) {
				t.Errorf("%s: [%d, %d] is no stretch of words", g.ID, r[0], r[1])
			}
		}
		if p := byID[g.ID]; !g.None {
			p.Quantities = append(p.Quantities, FoundQuantity{Span: g.Span, Min: g.Min, Max: g.Max, Unit: g.Counts})
		}
	}
	r, err := Run(t.Context(), "quantities", Options{Gold: []string{data}, Score: jsonFile(t, "quantities.jsonl", order)})
	if err != nil {
		t.Fatal(err)
	}
	if s, ok := r.Score.(QuantitiesScore); !ok || s.Right.value != 100 || s.Extent.value != 100 || s.Left.value != 100 || r.Unpredicted != 0 {
		t.Errorf("the gold itself scores %+v, %d texts without predictions", s, r.Unpredicted)
	}
}

func TestRunQuantitiesWithoutTexts(t *testing.T) {
	if _, err := Run(t.Context(), "quantities", Options{Gold: []string{t.TempDir()}}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no texts: %v", err)
	}
	if _, err := Run(t.Context(), "quantities", Options{Gold: []string{"a", "b"}}); err == nil {
		t.Error("two folders: no error")
	}
}

func TestPredictQuantities(t *testing.T) {
	e := &Engine{Analyse: func(body, _ string) *news.Analysis {
		q := news.Quantity{Span: spansOf(body, "Ilse")[0], Min: 3, Max: math.MaxFloat64, Unit: spansOf(body, "said")[0]}
		return &news.Analysis{Quantities: []news.Quantity{q, {Span: q.Span, Max: 4}}}
	}}
	got, err := e.predictQuantities(t.Context(), []itemText{{ID: "1", Text: awkward}})
	if err != nil {
		t.Fatal(err)
	}
	at := pointsOf(awkward, "Ilse")[0]
	want := []QuantitiesPrediction{{ID: "1", Quantities: []FoundQuantity{
		{Span: at, Min: 3, Unit: pointsOf(awkward, "said")}, {Span: at, Max: upTo(4), Unit: []Range{}},
	}}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}
