package eval

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestCases scores the cases in testdata/cases, each a file of gold, predictions
// and what the reference prints. Anyone can add one: name it TASK-what.txtar.
// Where the reference scorers are at hand, they are asked whether that is still
// what they print.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/cases/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases: ", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			task, _, _ := strings.Cut(filepath.Base(file), "-")
			dir, want := unpack(t, file)
			gold, predictions := caseFiles(task, dir)
			r, err := Run(t.Context(), task, Options{Gold: []string{gold}, Score: predictions})
			if err != nil {
				t.Fatal(err)
			}
			var got bytes.Buffer
			if err := WriteScore(&got, r.Score); err != nil {
				t.Fatal(err)
			}
			if got.String() != want {
				t.Errorf("got:\n%s\nwant:\n%s", got.String(), want)
			}
			switch {
			case t.Failed():
			case task == "extraction":
				if ref := runPython(t, "-c", benchmarkMeasure, filepath.Join(gold, "ground-truth.json"), noNulls(t, predictions)); ref != want {
					t.Errorf("the measure written in Python says otherwise:\n%s", ref)
				}
			default:
				agrees(t, task, gold, predictions)
			}
		})
	}
}

// unpack lays a case's files in a folder.
func unpack(t *testing.T, file string) (dir, want string) {
	t.Helper()
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	dir = t.TempDir()
	for _, f := range a.Files {
		name := f.Name
		if name == "want.json" {
			want = string(f.Data)
			continue
		}
		if name == "gold.json" {
			name = "ground-truth.json"
		}
		if err := os.WriteFile(filepath.Join(dir, name), f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want == "" {
		t.Fatalf("%s has no want.json", file)
	}
	return dir, want
}

func caseFiles(task, dir string) (gold, predictions string) {
	switch task {
	case "lineage", "extraction":
		return dir, filepath.Join(dir, "predictions.json")
	}
	return filepath.Join(dir, "gold.jsonl"), filepath.Join(dir, "predictions.jsonl")
}

// noNulls rewrites extraction predictions with "" for null, which the original
// takes for the same.
func noNulls(t *testing.T, path string) string {
	p, err := readFile(path, ReadExtraction)
	if err != nil {
		t.Fatal(err)
	}
	return tempFile(t, "p.json", func(w io.Writer) error { return WriteExtraction(w, p) })
}
