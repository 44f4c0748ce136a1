package eval

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"hearsay/internal/news"
)

func stance(s news.Stance) *news.Stance { return &s }

// harbour is a gold of five items, four of which a statement is found of.
var harbour = []StanceItem{
	{File: "f", ID: "a", Content: []Range{{20, 30}}, Cue: []Range{{10, 16}}, Denial: true, Stance: stance(news.Denies), Denies: &Range{0, 8}},
	{File: "f", ID: "a", Content: []Range{{50, 60}}, Cue: []Range{{40, 46}}, Denial: true, Stance: stance(news.Denies), Denies: &Range{0, 8}},
	{File: "f", ID: "a", Content: []Range{{80, 90}}, Cue: []Range{{70, 76}}, Stance: stance(news.Asserts)},
	{File: "f", ID: "b", Content: []Range{{5, 9}}, Cue: []Range{{1, 4}}}, // "was denied bail"
	{File: "f", ID: "b", Content: []Range{{30, 40}}, Stance: stance(news.Asks)},
}

func TestScoreStances(t *testing.T) {
	got := ScoreStances(harbour, []StancePrediction{
		{ID: "a", Statements: []StanceStatement{
			{Content: []Range{{0, 100}}, Stance: news.Asserts}, // more of the words, but another cue
			{Content: []Range{{20, 25}}, Cue: []Range{{12, 16}}, Stance: news.Denies, Denied: []Range{{2, 3}}},
			{Content: []Range{{50, 60}}, Cue: []Range{{40, 46}}, Stance: news.Denies, Denied: []Range{{8, 9}}},
			{Content: []Range{{80, 89}}, Cue: []Range{{69, 70}}, Stance: news.Denies},
		}},
		{ID: "b", Statements: []StanceStatement{{Content: []Range{{5, 9}}, Cue: []Range{{1, 4}}, Stance: news.Denies}}},
		{ID: "c", Statements: []StanceStatement{{Content: []Range{{30, 40}}, Stance: news.Asks}}},
	})
	want := StanceScore{
		Items: 5, Denials: 2, Found: rounded(75, 2),
		All:     Extents{rounded(50, 2), rounded(100, 2), rounded(66.67, 2)},
		OfFound: Extents{rounded(50, 2), rounded(100, 2), rounded(66.67, 2)},
		Stances: StanceShare{rounded(50, 2), rounded(66.67, 2)},
		Targets: Extents{rounded(50, 2), rounded(50, 2), rounded(50, 2)},
		ByName: StanceNames{
			{news.Asserts, 1, 1, 0},
			{news.Denies, 2, 2, 2},
			{news.Hedges, 0, 0, 0},
			{news.Asks, 1, 0, 0},
			{news.Wants, 0, 0, 0},
			{news.Declines, 0, 0, 0},
		},
	}
	if d := cmp.Diff(want, got, cmp.AllowUnexported(Figure{})); d != "" {
		t.Error(d)
	}
	none := ScoreStances(harbour, nil)
	if none.All.R.value != 0 || none.OfFound.F1.value != 0 || none.Found.value != 0 || none.Stances.OfFound.value != 0 {
		t.Errorf("nothing found scores %+v", none)
	}
}

func TestStanceReaders(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{`{"file": "f", "content": [[0, 1]]}`, `f:1: no "id"`},
		{`{"id": "a", "file": "../f", "content": [[0, 1]]}`, "not a file below the data"},
		{`{"id": "a", "file": "f"}`, "neither content nor cue"},
		{`{"id": "a", "file": "f", "content": [[0, 1]], "denial": true, "stance": "asks"}`, "contradict"},
		{`{"id": "a", "file": "f", "content": [[0, 1]], "stance": "denies"}`, "contradict"},
		{`{"id": "a", "file": "f", "content": [[0, 1]], "stance": "mumbles"}`, "mumbles"},
		{`{"id": "a", "file": "f", "content": [[0, 1]], "denies": [3, 2]}`, "the range [3, 2]"},
		{"", "no records"},
	} {
		if _, err := ReadStanceGold("f", strings.NewReader(c.in)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v, want %q in it", c.in, err, c.want)
		}
	}
	for _, c := range []struct{ in, want string }{
		{`{"statements": []}`, `f:1: no "id"`},
		{`{"id": "a", "statements": [{"denied": [[-1, 2]]}]}`, "statement 1: the range [-1, 2]"},
	} {
		if _, err := ReadStancePredictions("f", strings.NewReader(c.in)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v, want %q in it", c.in, err, c.want)
		}
	}
}

// TestStanceGold: the gold keeps what docs/gold-stance.md promises: standoff
// only, no item twice, in order, both halves large enough and balanced.
func TestStanceGold(t *testing.T) {
	d := json.NewDecoder(strings.NewReader(string(stanceGold) + string(stanceMoreGold)))
	d.DisallowUnknownFields()
	for d.More() {
		var g StanceItem
		if err := d.Decode(&g); err != nil {
			t.Fatal(err)
		}
	}
	for split, least := range map[string]int{"": 150, "dev-half": 60, "report-half": 60, stanceMore: 200} {
		items, err := stanceItems(split)
		if err != nil {
			t.Fatal(err)
		}
		seen, denials := map[string]bool{}, 0
		for i := range items {
			denials += one(items[i].Denial)
			at := items[i].ID + mustJSON(t, items[i].Content) + mustJSON(t, items[i].Cue)
			if seen[at] {
				t.Errorf("twice: %s", at)
			}
			seen[at] = true
		}
		if share := over(denials, len(items)); len(items) < least || share < 0.4 || share > 0.6 {
			t.Errorf("%q: %d items, %d denials", split, len(items), denials)
		}
	}
}

// TestStanceGoldFitsItsTexts: every range begins and ends with something to be
// read, and a gold that is predicted as it stands scores full marks.
func TestStanceGoldFitsItsTexts(t *testing.T) {
	for _, split := range []string{"", stanceMore} {
		t.Run(split, func(t *testing.T) { fitsItsTexts(t, split) })
	}
}

func fitsItsTexts(t *testing.T, split string) {
	data := filepath.Join(sharedDir(t), "data")
	items, err := stanceItems(split)
	if err != nil {
		t.Fatal(err)
	}
	texts, err := readItemTexts("stances", data, each(items, func(g StanceItem) itemEnd { return g.end() }))
	if err != nil {
		t.Fatal(err)
	}
	points := map[string][]rune{}
	for _, x := range texts {
		points[x.ID] = []rune(x.Text)
	}
	byID := map[string]*StancePrediction{}
	var order []*StancePrediction
	for i := range items {
		g := &items[i]
		ranges := slices.Concat(g.Content, g.Cue, g.Source)
		p := byID[g.ID]
		if p == nil {
			p = &StancePrediction{ID: g.ID}
			byID[g.ID], order = p, append(order, p)
		}
		s := StanceStatement{Content: g.Content, Cue: g.Cue, Denied: []Range{}}
		if g.Denies != nil {
			ranges = append(ranges, *g.Denies)
			s.Denied = []Range{*g.Denies}
		}
		if g.Stance != nil {
			s.Stance = *g.Stance
		}
		p.Statements = append(p.Statements, s)
		for _, r := range ranges {
			x := points[g.ID]
			if r[1] > len(x) || r[0] == r[1] || unicode.IsSpace(x[r[0]]) || unicode.IsSpace(x[r[1]-1]) {
				t.Errorf("%s: [%d, %d] is no stretch of words", g.ID, r[0], r[1])
			}
		}
	}
	predictions := jsonFile(t, "stance.jsonl", order)
	r, err := Run(t.Context(), "stance", Options{Gold: []string{data}, Split: split, Score: predictions})
	if err != nil {
		t.Fatal(err)
	}
	s, ok := r.Score.(StanceScore)
	if !ok || s.All.F1.value != 100 || s.Targets.F1.value != 100 || s.Stances.All.value != 100 || r.Unpredicted != 0 {
		t.Errorf("the gold itself scores %+v, %d texts without predictions", s, r.Unpredicted)
	}
}

func TestRunStanceWithoutTexts(t *testing.T) {
	if _, err := Run(t.Context(), "stance", Options{Gold: []string{t.TempDir()}}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no texts: %v", err)
	}
	if _, err := Run(t.Context(), "stance", Options{Gold: []string{"a", "b"}}); err == nil {
		t.Error("two folders: no error")
	}
}

func TestPredictStances(t *testing.T) {
	denied := int32(0)
	e := &Engine{Analyse: func(body, _ string) *news.Analysis {
		return &news.Analysis{Statements: []news.Statement{
			{Content: spansOf(body, "went on"), Denied: -1}, // unattributed
			{Cue: spansOf(body, "said"), Content: spansOf(body, "the quay is “closed”"), Kind: news.Mixed, Stance: news.Denies, Denied: denied},
		}}
	}}
	texts := []itemText{{ID: "1", Text: awkward}}
	got, err := e.predictStances(t.Context(), texts)
	if err != nil {
		t.Fatal(err)
	}
	want := []StancePrediction{{ID: "1", Statements: []StanceStatement{{
		Content: pointsOf(awkward, "the quay is “clo\u0000sed”"), Cue: pointsOf(awkward, "said"), Stance: news.Denies, Denied: pointsOf(awkward, "went on"),
	}}}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	denied = 2
	if _, err := e.predictStances(t.Context(), texts); err == nil {
		t.Error("a statement that is not there is denied, and no error")
	}
}
