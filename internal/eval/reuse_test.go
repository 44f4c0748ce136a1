package eval

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/internal/news"
)

// quays is a gold of six articles: a family of three, one of two, and one article
// that is nobody's.
var quays = &ReuseGold{
	Articles: make([]CaseArticle, 6),
	Judged: []JudgedPair{
		{"a", "b", "near", true},
		{"a", "c", "far", true},
		{"b", "c", "far", true},
		{"d", "e", "near", true},
		{"a", "d", "near", false},
		{"a", "f", "none", false},
	},
	Families: [][]string{{"a", "b", "c"}, {"d", "e"}},
}

func TestScoreReuse(t *testing.T) {
	got := ScoreReuse(quays, []ReusePrediction{
		{A: "b", B: "a"},
		{A: "a", B: "b"}, // said twice: found once
		{A: "d", B: "e"},
		{A: "d", B: "a"},
		{A: "e", B: "f"}, // nobody judged it
	})
	want := ReuseScore{
		Articles: 6, Pairs: 6, Related: 4,
		All:      Extents{rounded(66.67, 2), rounded(50, 2), rounded(57.14, 2)},
		ByKind:   []ReuseKind{{"near", 2, rounded(100, 2)}, {"far", 2, rounded(0, 2)}},
		Families: rounded(66.67, 2), // a third of one family, all of the other
		Wrong:    [][2]string{{"a", "d"}},
	}
	if d := cmp.Diff(want, got, cmp.AllowUnexported(Figure{})); d != "" {
		t.Error(d)
	}
	none := ScoreReuse(&ReuseGold{Judged: quays.Judged}, nil)
	if none.All.F1.value != 0 || none.Families != missing() {
		t.Errorf("nothing found, no families: %+v", none)
	}
}

func TestReadReusePredictions(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{`{"a": "x"}`, `f:1: "x" and "" are not a pair`},
		{`{"a": "x", "b": "x"}`, "are not a pair"},
		{`{"a": "x", "b": "y", "passages": [[[0, 4], [4, 3]]]}`, "the range [4, 3]"},
	} {
		if _, err := ReadReusePredictions("f", strings.NewReader(c.in)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v, want %q in it", c.in, err, c.want)
		}
	}
}

// folder writes files into a folder of their own.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, body := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(body), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestReadRevisions(t *testing.T) {
	g, err := ReadRevisions(folder(t, map[string]string{
		revisionFile:     "File,Task,Category\none.txt,a,heavy\ntwo.txt,a,non\nthree.txt,b,cut\norig_taska.txt,a,orig\n",
		"one.txt":        "The quay caf\xe9 burned.", // Latin-1
		"two.txt":        "Nothing burned.",
		"orig_taska.txt": "The café on the quay burned.",
	}))
	if err != nil {
		t.Fatal(err)
	}
	want := []JudgedPair{{"one.txt", "orig_taska.txt", "heavy", true}, {"two.txt", "orig_taska.txt", "non", false}}
	if d := cmp.Diff(want, g.Judged); d != "" {
		t.Error(d)
	}
	if len(g.Articles) != 3 || g.Articles[0].Text != "The quay café burned." {
		t.Errorf("read %q", g.Articles)
	}
}

func TestReadRevisionsRefuses(t *testing.T) {
	const head = "File,Task,Category\n"
	for _, c := range []struct {
		list, want string
	}{
		{head + "one.txt,a\n", "wrong number of fields"},
		{"File,Task\none.txt,a\n", "2 columns, not 3"},
		{head + "one.txt,a,copied\n", `there is no class "copied"`},
		{head + "../one.txt,a,cut\n", "is not a file of the corpus"},
		{head + "one.txt,/../../x,cut\n", "is not a file of the corpus"},
		{head + "gone.txt,a,cut\n", "none of its answers is there"},
		{head + "one.txt,a,cut\n", "orig_taska.txt"},
		{head + "long.txt,a,cut\n", "longer than"},
	} {
		dir := folder(t, map[string]string{revisionFile: c.list, "one.txt": "x", "long.txt": strings.Repeat("x", maxAnswer+1)})
		if _, err := ReadRevisions(dir); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v, want %q in it", c.list, err, c.want)
		}
	}
	if _, err := ReadRevisions(t.TempDir()); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a folder without the list: %v", err)
	}
}

func TestReprintPairs(t *testing.T) {
	articles := []CaseArticle{
		{ID: "1", Outlet: "Gazette", Text: "Ships."},
		{ID: "2", Outlet: "Courant", Text: "Ships."},
		{ID: "3", Outlet: "Gazette", Text: "Grain."},
		{ID: "4", Outlet: "Gazette", Text: "Wool."},
	}
	whole := func(ids ...string) []ReprintMember {
		var ms []ReprintMember
		for _, id := range ids {
			ms = append(ms, ReprintMember{ID: id, At: Range{0, 5}})
		}
		return ms
	}
	g, err := reprintPairs(articles, []ReprintFamily{{Members: whole("2", "1")}, {Unsure: true, Members: whole("3", "4")}})
	if err != nil {
		t.Fatal(err)
	}
	want := []JudgedPair{
		{"1", "2", betweenPapers, true},
		{"1", "3", withinPaper, false},
		{"2", "3", betweenPapers, false},
		{"1", "4", withinPaper, false},
		{"2", "4", betweenPapers, false},
	}
	if d := cmp.Diff(want, g.Judged); d != "" {
		t.Error(d)
	}
	for _, c := range []struct {
		f    ReprintFamily
		want string
	}{
		{ReprintFamily{Members: whole("1", "9")}, "the article 9 of the gold of reprints is missing"},
		{ReprintFamily{Members: append(whole("1"), ReprintMember{"2", Range{2, 7}})}, "character 7 of the 6 of article 2"},
	} {
		if _, err := reprintPairs(articles, []ReprintFamily{c.f}); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v, want %q in it", err, c.want)
		}
	}
	for _, in := range []string{`{"members": [{"id": "1", "at": [0, 1]}]}`, `{"members": [{"at": [0, 1]}, {"id": "2", "at": [0, 1]}]}`, `{"members": [{"id": "1", "at": [3, 1]}, {"id": "2", "at": [0, 1]}]}`, ""} {
		if _, err := readReprints("f", strings.NewReader(in)); err == nil {
			t.Errorf("%q was read", in)
		}
	}
}

// TestPredictReuse: articles of one text are pairs, each with each, and so are the
// articles of two texts that share a passage.
func TestPredictReuse(t *testing.T) {
	const fire, rain = "The quay burned.", "It rained. The quay burned."
	a, b := news.TextIDOf(fire), news.TextIDOf(rain)
	e := &Engine{
		Analyse: func(string, string) *news.Analysis { return &news.Analysis{} },
		Trace: func(context.Context, *news.Set) (*news.Findings, error) {
			return &news.Findings{Passages: []news.Passage{{
				A: news.Ref{Text: a, Span: news.MakeSpan(0, 16)}, B: news.Ref{Text: b, Span: news.MakeSpan(11, 27)},
			}}}, nil
		},
	}
	got, err := e.PredictReuse(t.Context(), []CaseArticle{
		{ID: "z", Outlet: "Gazette", Text: fire}, {ID: "y", Outlet: "Courant", Text: fire}, {ID: "x", Outlet: "Herald", Text: rain},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []ReusePrediction{
		{"x", "y", [][2]Range{{{11, 27}, {0, 16}}}},
		{"x", "z", [][2]Range{{{11, 27}, {0, 16}}}},
		{"y", "z", [][2]Range{{{0, 16}, {0, 16}}}},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// TestReprintsGold: the gold is what docs/gold-reprints.md says: standoff only, of
// the size that stands there, and it scores full marks itself.
func TestReprintsGold(t *testing.T) {
	d := json.NewDecoder(strings.NewReader(string(reprintsGold)))
	d.DisallowUnknownFields()
	for d.More() {
		if err := d.Decode(&ReprintFamily{}); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(sharedDir(t), "data", "reuse", "scissors-and-paste", "TEISAP.xml")
	g, err := ReadReprints(path)
	if err != nil {
		t.Fatal(err)
	}
	var all []ReusePrediction
	for _, p := range g.Judged {
		if p.Related {
			all = append(all, ReusePrediction{A: p.A, B: p.B})
		}
	}
	if len(g.Articles) != 389 || len(g.Families) != 11 || len(all) != 40 || len(g.Judged) != 389*388/2-2 {
		t.Errorf("%d articles, %d families, %d of %d pairs", len(g.Articles), len(g.Families), len(all), len(g.Judged))
	}
	r, err := Run(t.Context(), "reuse", Options{Gold: []string{path}, Score: jsonFile(t, "reuse.jsonl", all)})
	if err != nil {
		t.Fatal(err)
	}
	if s := r.Score.(ReuseScore); s.All.F1.value != 100 || s.Families.value != 100 {
		t.Errorf("the gold scores %+v", s)
	}
}
