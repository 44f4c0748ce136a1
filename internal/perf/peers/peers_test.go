package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"hearsay/internal/eval"
	"hearsay/internal/perf/corpus"
	wing "hearsay/internal/trace"
)

// articles are made-up ones, among them copies.
func articles(t *testing.T, n int) []eval.CaseArticle {
	m, err := corpus.NewMaker(1)
	if err != nil {
		t.Fatal(err)
	}
	var out []eval.CaseArticle
	for range n {
		a := m.Next()
		out = append(out, eval.CaseArticle{ID: a.ID, URL: a.URL, Outlet: a.Outlet, Published: a.Published, Text: a.Text})
	}
	return out
}

// TestMeasuresWhatShips fails if what is timed here is not what trace does.
func TestMeasuresWhatShips(t *testing.T) {
	k := cost{Seconds: make(map[string]float64)}
	s := read(articles(t, 150), &k)
	got, err := trace(s, &k)
	if err != nil {
		t.Fatal(err)
	}
	want, err := wing.Trace(context.Background(), s, wing.Options{Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Passages) == 0 || !reflect.DeepEqual(got.Passages, want.Passages) {
		t.Errorf("%d passages, trace finds %d", len(got.Passages), len(want.Passages))
	}
	if len(got.Lineages) != len(want.Lineages) || len(got.Edges) != len(want.Edges) {
		t.Errorf("%d lineages of %d edges, trace finds %d of %d", len(got.Lineages), len(got.Edges), len(want.Lineages), len(want.Edges))
	}
}

func TestRun(t *testing.T) {
	dir := t.TempDir()
	var lines []string
	for _, a := range articles(t, 60) {
		b, err := json.Marshal(a)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, string(b))
	}
	path := filepath.Join(dir, "articles.jsonl")
	if err := os.WriteFile(path, []byte(strings.Join(lines, "\n")), 0o600); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	predictions := filepath.Join(dir, "predictions.json")
	if err := run(dir, predictions, &out); err != nil {
		t.Fatal(err)
	}
	var k cost
	if err := json.Unmarshal(out.Bytes(), &k); err != nil {
		t.Fatal(err)
	}
	for _, stage := range []string{"normalise", "segment", "passages", "edges", "lineages"} {
		if _, ok := k.Seconds[stage]; !ok {
			t.Errorf("no time for %s in %s", stage, out.String())
		}
	}
	f, err := os.Open(predictions)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	p, err := eval.ReadLineagePrediction(predictions, f)
	if err != nil {
		t.Fatal(err)
	}
	if k.Articles != 60 || k.Passages == 0 || len(p.Passages) < k.Passages {
		t.Errorf("%d passages written for %s", len(p.Passages), out.String())
	}
	if err := run(filepath.Join(dir, "none"), "", &out); err == nil {
		t.Error("no error for a folder that is not there")
	}
	if err := os.WriteFile(path, []byte("{\"id\": \n}"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := run(dir, "", &out); err == nil || !strings.Contains(err.Error(), "article 1") {
		t.Errorf("a broken line gives %v", err)
	}
}
