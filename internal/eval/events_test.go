package eval

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/internal/news"
)

func TestReadFiveW(t *testing.T) {
	in := `{"dId": "a", "date_publish": "2016-11-09 00:00:00", "title": "T", "description": "Seven boats sank.", "text": "A storm came.",
		"fiveWoneH": {"when": {"annotated": [{"text": null, "parsed": "2016-11-08"}, {"text": "soon"}]}, "where": {"annotated": [{"text": "Osk"}, {}]}}}`
	got, err := readFiveW("f", strings.NewReader(in))
	if err != nil {
		t.Fatal(err)
	}
	want := FiveW{ID: "a", Title: "T", Text: "Seven boats sank.\n\nA storm came.", Day: "2016-11-09", When: []string{"2016-11-08"}, Where: []string{"Osk"}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if got, err := readFiveW("f", strings.NewReader(`{"dId": "a", "date_publish": "None", "description": "A storm", "text": "A storm came."}`)); err != nil || got.Day != "" || got.Text != "A storm came." {
		t.Errorf("%+v, %v: a text begins with its description, and has no day", got, err)
	}
	for _, bad := range []string{`{"title": "T"}`, `[]`, ``} {
		if _, err := readFiveW("f", strings.NewReader(bad)); err == nil || !strings.HasPrefix(err.Error(), "f: ") {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestScoreEvents(t *testing.T) {
	gold := []FiveW{
		{ID: "a", Day: "2016-11-09", When: []string{"2016-11-08"}, Where: []string{"the Ellery stop in Osk"}},
		{ID: "b", Day: "2016-11-09", When: []string{"2016-11-09", "2016-11-07"}, Where: []string{"Osk"}},
		{ID: "c", Day: "2016-11-09", When: []string{"2016-11-01"}},
		{ID: "d", Where: []string{"Osk"}},
	}
	who := FoundWords{Title: true, Span: Range{0, 4}}
	got := ScoreEvents(gold, []FoundEvent{
		{ID: "a", When: "2016-11-08", Where: "Osk", Who: who, What: who},
		{ID: "b", Where: "northern Osk, Northmark", Who: who, What: FoundWords{Span: Range{1, 2}}},
		{ID: "c", When: "2016-11-02", Where: "Osk", Days: []string{"2016-11-02", "2016-11-01"}},
		{ID: "d", Where: "the quay"},
	}, []Judgement{{ID: "a", Part: "who", Words: who, Marks: 2}, {ID: "a", Part: "what", Words: who, Marks: 1}, {ID: "b", Part: "who", Words: who, Marks: 1}, {ID: "b", Part: "what", Words: who, Marks: 2}})
	want := EventsScore{
		Articles: 4, When: rounded(66.67, 2), WhenTold: rounded(50, 2), Published: rounded(33.33, 2), Possible: rounded(66.67, 2), Where: rounded(66.67, 2),
		Who: rounded(75, 2), WhoRight: rounded(50, 2), What: rounded(50, 2), WhatRight: rounded(0, 2), Judged: 3, Unjudged: 5,
	}
	if d := cmp.Diff(want, got, cmp.AllowUnexported(Figure{})); d != "" {
		t.Error(d)
	}
}

func TestSamePlace(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Osk", "in Osk, south Northmark", true},
		{"Port Ellery", "Ellery", true},
		{"Osk", "Oskar", false},
		{"the quay", "the quay", false}, // no name
		{"", "Osk", false},
		{"Osk, Northmark", "Ellery, Northmark", false},
	} {
		if got := samePlace(c.a, c.b); got != c.want || samePlace(c.b, c.a) != got {
			t.Errorf("%q and %q: %v", c.a, c.b, got)
		}
	}
}

func TestEventsReaders(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{`{"part": "who"}`, `f:1: no "id"`},
		{`{"id": "a", "part": "why"}`, "neither who nor what"},
		{`{"id": "a", "part": "who", "marks": 3}`, "3 marks"},
		{`{"id": "a", "part": "who", "words": {"span": [2, 1]}}`, "the range [2, 1]"},
	} {
		if _, err := ReadJudgements("f", strings.NewReader(c.in)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v, want %q in it", c.in, err, c.want)
		}
	}
	for _, c := range []struct{ in, want string }{
		{`{"when": ""}`, `f:1: no "id"`},
		{`{"id": "a", "what": {"span": [2, 1]}}`, "the range [2, 1]"},
	} {
		if _, err := ReadFoundEvents("f", strings.NewReader(c.in)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v, want %q in it", c.in, err, c.want)
		}
	}
}

// TestJudgements: each article of the gold is judged, who and what once, and every
// judgement points at words.
func TestJudgements(t *testing.T) {
	judged, err := judgements()
	if err != nil {
		t.Fatal(err)
	}
	all, err := fiveWs(filepath.Join(sharedDir(t), "data", "event", "fivew"), func(string) bool { return true })
	if err != nil {
		t.Fatal(err)
	}
	articles := map[string]*FiveW{}
	for i := range all {
		articles[all[i].ID] = &all[i]
	}
	seen := map[string]bool{}
	for _, j := range judged {
		g := articles[j.ID]
		if g == nil || seen[j.ID+j.Part] {
			t.Errorf("%s: %s is judged of an article that is not there, or twice", j.ID, j.Part)
			continue
		}
		seen[j.ID+j.Part] = true
		n := len([]rune(g.Text))
		if j.Words.Title {
			n = len([]rune(g.Title))
		}
		if j.Words.Span[1] > n {
			t.Errorf("%s: %v of %d characters", j.ID, j.Words.Span, n)
		}
	}
	if len(seen) != 2*len(all) {
		t.Errorf("%d judgements of %d articles", len(seen), len(all))
	}
}

func TestRunEvents(t *testing.T) {
	dir := t.TempDir()
	if _, err := Run(t.Context(), "events", Options{Gold: []string{dir}}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no gold: %v", err)
	}
	if _, err := Run(t.Context(), "events", Options{Gold: []string{"a", "b"}}); err == nil {
		t.Error("two folders: no error")
	}
	file := `{"dId": "a", "date_publish": "2016-11-09 00:00:00", "title": "Ellery ferry sinks", "text": "The ferry sank on Sunday."}`
	if err := os.WriteFile(filepath.Join(dir, "a.json"), []byte(file), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Run(t.Context(), "events", Options{Gold: []string{dir}}); !errors.Is(err, ErrEngine) {
		t.Errorf("without an engine: %v", err)
	}
	m := news.MainEvent{When: 1, Who: news.Words{Title: true, Span: news.MakeSpan(7, 12)}, What: news.Words{Span: news.MakeSpan(10, 14)}}
	e := &Engine{
		Analyse:   func(string, string) *news.Analysis { return &news.Analysis{Dates: make([]news.Date, 2)} },
		Resolve:   func([]news.Date, news.Stamp) []string { return []string{"P3Y", "2016-11-06TMO"} },
		MainEvent: func(string, string, string, *news.Analysis) news.MainEvent { return m },
	}
	got, err := e.predictEvents(t.Context(), []FiveW{{ID: "a", Title: "Ellery ferry sinks", Text: "The ferry sank on Sunday.", Day: "2016-11-09"}})
	want := []FoundEvent{{ID: "a", When: "2016-11-06", Days: []string{"2016-11-06"}, Who: FoundWords{true, Range{7, 12}}, What: FoundWords{false, Range{10, 14}}}}
	if d := cmp.Diff(want, got); err != nil || d != "" {
		t.Error(err, d)
	}
	m.When = 2
	if _, err := e.predictEvents(t.Context(), []FiveW{{ID: "a"}}); err == nil {
		t.Error("a date that is not there, and no error")
	}
	m.When, m.Where.Span.End = -1, 999
	if _, err := e.predictEvents(t.Context(), []FiveW{{ID: "a"}}); err == nil {
		t.Error("a span beyond the text, and no error")
	}
}
