package eval

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestScoreFactuality(t *testing.T) {
	gold := []FactualityGold{
		{Index: 1, Targets: []FactualityTarget{{Label: 3}, {Label: -1}}},
		{Index: 2, Targets: []FactualityTarget{{Label: 1}}},
	}
	got := ScoreFactuality(gold, []FactualityPrediction{{"1", []float64{3, 1}}, {"2", []float64{2}}})
	want := FactualityScore{Events: 3, MAE: rounded(1, 4), R: rounded(1, 4), All3: rounded(2, 4)}
	if d := cmp.Diff(want, got, cmp.AllowUnexported(Figure{})); d != "" {
		t.Error(d)
	}
	// What has no value counts as certain.
	if got := ScoreFactuality(gold, nil); got.MAE != got.All3 || got.R != missing() {
		t.Errorf("without values: %+v", got)
	}
}

func TestFactualityReaders(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{`{"text": "It rained", "targets": [{"span1": [1, 3], "label": 3}]}`, "f:1: the tokens [1 3] of 2"},
		{`{"text": "It rained", "targets": [{"span1": [1, 2], "label": 4}]}`, "between -3 and 3"},
		{"{\"text\": \"a\", \"idx\": 1}\n{\"text\": \"b\", \"idx\": 1}", "f:2: the index 1 stands twice"},
	} {
		if _, err := ReadFactualityGold("f", strings.NewReader(c.in)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v, want %q in it", c.in, err, c.want)
		}
	}
	if _, err := ReadFactualityPredictions("f", strings.NewReader(`{"values": [1]}`)); err == nil {
		t.Error("a prediction without an id is read")
	}
}

func TestFactualityTask(t *testing.T) {
	path := filepath.Join(t.TempDir(), "gold.jsonl")
	if err := os.WriteFile(path, []byte(`{"text": "It may rain", "idx": 0, "targets": [{"span1": [2, 3], "label": 0.5}]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := Run(context.Background(), "factuality", Options{Gold: []string{path}, Engine: &Engine{
		Factuality: func(words []string, at int, lang string) float64 {
			if words[at] != "rain" || lang != "en" {
				t.Errorf("the engine is given %v %d %s", words, at, lang)
			}
			return 1
		},
	}})
	if err != nil {
		t.Fatal(err)
	}
	if s := r.Score.(FactualityScore); s.MAE != rounded(0.5, 4) || s.All3 != rounded(2.5, 4) {
		t.Errorf("%+v", s)
	}
	rows := r.Rows("x", "")
	if len(rows) != 3 || !rows[0].Lower || rows[1].Lower {
		t.Errorf("%+v", rows)
	}
}
