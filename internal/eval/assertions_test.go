package eval

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/internal/news"
)

// quay is a gold of five sentences: two facts, one of them beside a statement, an
// opinion, a hedged fact, and one that is nobody's assertion.
var quay = []AssertionsGold{{ID: "a", Sentences: []GoldSentence{
	{At: Range{0, 10}, Asserts: true},
	{At: Range{11, 20}, Asserts: true, Part: true},
	{At: Range{21, 30}, Asserts: true, Opinion: true},
	{At: Range{31, 40}, Asserts: true, Hedges: []Range{{33, 36}}},
	{At: Range{41, 50}},
}}}

func TestScoreAssertions(t *testing.T) {
	got := ScoreAssertions(quay, []AssertionsPrediction{{ID: "a", Assertions: []FoundAssertion{
		{Spans: []Range{{0, 10}}, Opinion: true},
		{Spans: []Range{{21, 25}, {28, 30}}, Opinion: true},
		{Spans: []Range{{31, 40}}, Hedges: []Range{{32, 34}, {35, 36}}},
		{Spans: []Range{{45, 50}}},
		{Spans: []Range{{60, 70}}, Opinion: true}, // in no sentence of the gold
	}}})
	want := AssertionsScore{
		Sentences: 5, Found: Extents{rounded(75, 2), rounded(75, 2), rounded(75, 2)}, Part: rounded(0, 2),
		Opinions: Extents{rounded(50, 2), rounded(100, 2), rounded(66.67, 2)}, Right: rounded(66.67, 2),
		Hedges: Extents{rounded(50, 2), rounded(100, 2), rounded(66.67, 2)},
	}
	if d := cmp.Diff(want, got, cmp.AllowUnexported(Figure{})); d != "" {
		t.Error(d)
	}
	if none := ScoreAssertions(quay, nil); none.Found.R.value != 0 || none.Opinions.F1.value != 0 || none.Right != missing() {
		t.Errorf("nothing found scores %+v", none)
	}
}

func TestAssertionsReaders(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{`{"sentences": []}`, `f:1: no "id"`},
		{`{"id": "a", "sentences": [{"at": [2, 1]}]}`, "the range [2, 1]"},
		{`{"id": "a", "sentences": [{"at": [0, 5]}, {"at": [4, 9]}]}`, "sentence 1: it begins before"},
		{`{"id": "a", "sentences": [{"at": [0, 5], "opinion": true}]}`, "it asserts nothing"},
		{`{"id": "a", "sentences": [{"at": [0, 5], "asserts": true, "hedges": [[4, 6]]}]}`, "a hedge stands outside"},
		{"", "no records"},
	} {
		if _, err := ReadAssertionsGold("f", strings.NewReader(c.in)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v, want %q in it", c.in, err, c.want)
		}
	}
	for _, c := range []struct{ in, want string }{
		{`{"assertions": []}`, `f:1: no "id"`},
		{`{"id": "a", "assertions": [{"spans": [[-1, 2]]}]}`, "assertion 1: the range [-1, 2]"},
	} {
		if _, err := ReadAssertionsPredictions("f", strings.NewReader(c.in)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v, want %q in it", c.in, err, c.want)
		}
	}
}

// TestAssertionsGold: the gold is what docs/gold-assertions.md says: standoff only,
// in order of id, of the size that stands there, and it scores full marks itself.
func TestAssertionsGold(t *testing.T) {
	d := json.NewDecoder(strings.NewReader(string(assertionsGold)))
	d.DisallowUnknownFields()
	last := ""
	for d.More() {
		var g AssertionsGold
		if err := d.Decode(&g); err != nil {
			t.Fatal(err)
		}
		if g.ID <= last {
			t.Errorf("%s stands after %s", g.ID, last)
		}
		last = g.ID
	}
	articles := filepath.Join(sharedDir(t), "data", "news", "clusters", "dev.jsonl")
	items, err := assertionsItems(articles, func(string) bool { return true })
	if err != nil {
		t.Fatal(err)
	}
	var all []AssertionsPrediction
	sentences := 0
	for i := range items {
		p := AssertionsPrediction{ID: items[i].ID}
		for _, s := range items[i].Sentences {
			sentences++
			if s.Asserts {
				p.Assertions = append(p.Assertions, FoundAssertion{[]Range{s.At}, s.Opinion, s.Hedges})
			}
		}
		all = append(all, p)
	}
	if len(items) != 32 || sentences != 340 {
		t.Errorf("%d articles, %d sentences", len(items), sentences)
	}
	r, err := Run(t.Context(), "assertions", Options{Gold: []string{articles}, Score: jsonFile(t, "assertions.jsonl", all)})
	if err != nil {
		t.Fatal(err)
	}
	if s, ok := r.Score.(AssertionsScore); !ok || s.Found.F1.value != 100 || s.Right.value != 100 || s.Hedges.F1.value != 100 || s.Part.value != 100 {
		t.Errorf("the gold itself scores %+v", r.Score)
	}
	if _, err := Run(t.Context(), "assertions", Options{Gold: []string{articles + "x"}}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("without the articles: %v", err)
	}
}

func TestPredictAssertions(t *testing.T) {
	span := news.Span{}
	e := &Engine{Analyse: func(body, _ string) *news.Analysis {
		if span == (news.Span{}) {
			span = spansOf(body, "went on")[0]
		}
		return &news.Analysis{Assertions: []news.Assertion{{Spans: []news.Span{span}, Opinion: true}}}
	}}
	gold := []AssertionsGold{{ID: "1", Text: awkward}}
	got, err := e.PredictAssertions(t.Context(), gold)
	if err != nil {
		t.Fatal(err)
	}
	want := []AssertionsPrediction{{ID: "1", Assertions: []FoundAssertion{{pointsOf(awkward, "went on"), true, []Range{}}}}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	span.End = 10_000
	if _, err := e.PredictAssertions(t.Context(), gold); err == nil {
		t.Error("a span outside the text, and no error")
	}
}
