package reuse

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"hearsay/internal/news"
	"hearsay/internal/read/segment"
	"hearsay/internal/text"
)

// predicted is a passage as lineage.py reads it: offsets in code points.
type predicted struct {
	A      string `json:"a"`
	AStart int    `json:"a_start"`
	AEnd   int    `json:"a_end"`
	B      string `json:"b"`
	BStart int    `json:"b_start"`
	BEnd   int    `json:"b_end"`
}

// docsOf makes Docs of articles, and returns the articles that have each text.
func docsOf(rs []record) ([]Doc, map[news.TextID][]record) {
	slices.SortStableFunc(rs, func(a, b record) int { // unknown dates last
		if (a.Published == "") != (b.Published == "") {
			return len(b.Published) - len(a.Published)
		}
		return strings.Compare(a.Published, b.Published)
	})
	byText := map[news.TextID][]record{}
	var docs []Doc
	var b segment.Buffers
	for i, r := range rs {
		d := docOf(r.Text)
		segment.Segment(r.Text, nil, &b)
		d.Tokens = slices.Clone(b.Tokens)
		d.Rank, d.Outlet = i, r.Outlet
		if byText[d.Text] = append(byText[d.Text], r); len(byText[d.Text]) == 1 {
			docs = append(docs, d)
		}
	}
	return docs, byText
}

// predict writes passages between texts as passages between articles. Articles
// with the same text are joined to the first of them.
func predict(ps []news.Passage, byText map[news.TextID][]record) []predicted {
	out := []predicted{}
	mappers := map[news.TextID]*text.Mapper{}
	for id, rs := range byText {
		mappers[id] = text.NewMapper(rs[0].Text)
		n := mappers[id].PointOfByte(len(rs[0].Text))
		for _, r := range rs[1:] {
			out = append(out, predicted{rs[0].ID, 0, n, r.ID, 0, n})
		}
	}
	for _, p := range ps {
		a, b := mappers[p.A.Text], mappers[p.B.Text]
		out = append(out, predicted{
			byText[p.A.Text][0].ID, a.PointOfByte(int(p.A.Span.Start)), a.PointOfByte(int(p.A.Span.End)),
			byText[p.B.Text][0].ID, b.PointOfByte(int(p.B.Span.Start)), b.PointOfByte(int(p.B.Span.End)),
		})
	}
	return out
}

// TestConstructedLineage measures on constructed cases, with the project's own
// scorer, and holds the figures above a floor.
func TestConstructedLineage(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: makes and scores cases with Python, about 10 s")
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("skipped: there is no python3 to make the cases with")
	}
	maker, scorer := sharedFile(t, "score/make_lineage.py"), sharedFile(t, "score/lineage.py")
	for _, c := range []struct{ source, seed string }{
		{"data/attribution/train.jsonl", "1"},
		{"data/news/clusters/dev.jsonl", "2"},
	} {
		t.Run(filepath.Base(c.source)+"-"+c.seed, func(t *testing.T) {
			dir := t.TempDir()
			made, err := exec.Command(python, maker, sharedFile(t, c.source), dir,
				"--seed", c.seed, "--stories", "12", "--syndicated", "60").CombinedOutput()
			if err != nil {
				t.Fatalf("making the case: %v\n%s", err, made)
			}
			docs, byText := docsOf(records(t, filepath.Join(dir, "articles.jsonl")))
			start := time.Now()
			ps := Passages(docs, Options{})
			t.Logf("%s; %d texts, %d passages in %v", strings.TrimSpace(string(made)), len(docs), len(ps), time.Since(start).Round(time.Millisecond))
			got := score(t, python, scorer, dir, predict(ps, byText))
			if got.Precision < 0.95 || got.Recall < 0.95 {
				t.Errorf("precision %.4f, recall %.4f: both were above .95", got.Precision, got.Recall)
			}
			for kind, floor := range map[string]float64{"verbatim": 0.98, "cut": 0.98, "reorder": 0.98, "light": 0.95} {
				if r, ok := got.ByKind[kind]; ok && r < floor {
					t.Errorf("recall of %s copies %.4f, below %.2f", kind, r, floor)
				}
			}
		})
	}
}

// figures are the scorer's, for passages.
type figures struct {
	Precision, Recall, F1 float64
	Aside                 int                `json:"set_aside"`
	ByKind                map[string]float64 `json:"recall_by_kind"`
}

func score(t *testing.T, python, scorer, dir string, ps []predicted) figures {
	t.Helper()
	raw, err := json.Marshal(map[string]any{"passages": ps, "edges": []int{}, "origins": map[string]int{}})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "predictions.json")
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(python, scorer, dir, path).Output()
	if err != nil {
		t.Fatalf("scoring: %v", err)
	}
	var got struct{ Passages figures }
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatalf("%v in %s", err, out)
	}
	t.Logf("%+v", got.Passages)
	return got.Passages
}
