package main

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hearsay/internal/casefile"
	"hearsay/internal/export/document"
	"hearsay/internal/read"
)

// TestRelativesSayWhatTraceSays adds the sample an article at a time, the last first, and
// compares what relatives and trace say of each, in JSON.
func TestRelativesSayWhatTraceSays(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("..", "..", "examples", "harbour", "*"))
	if err != nil || len(files) < 8 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	slices.Reverse(files)
	path := filepath.Join(t.TempDir(), "story.hearsay")
	for n, f := range files {
		answer(t, exitOK, "add", "--quiet", "--case", path, f)
		if n%4 != 0 && n+1 != len(files) {
			continue
		}
		var traced document.Trace
		if err := json.Unmarshal([]byte(said(t, "trace", "--json", "--case", path)), &traced); err != nil {
			t.Fatal(err)
		}
		for i, a := range traced.Articles {
			want := document.Relatives{
				Schema: document.SchemaRelatives, Version: traced.Version, Article: a.ID,
				Passages: []document.Passage{}, Edges: []document.Edge{}, Lineage: &traced.Lineages[i], Problems: []document.Problem{},
			}
			for _, p := range traced.Passages {
				if p.A.Text == a.Text || p.B.Text == a.Text {
					want.Passages = append(want.Passages, p)
				}
			}
			for _, e := range traced.Edges {
				if e.From == a.ID || e.To == a.ID {
					want.Edges = append(want.Edges, e)
				}
			}
			var got document.Relatives
			if err := json.Unmarshal([]byte(said(t, "relatives", "--json", "--case", path, string(a.ID))), &got); err != nil {
				t.Fatal(err)
			}
			got.Articles = nil
			g, _ := json.Marshal(got)
			w, _ := json.Marshal(want)
			if !bytes.Equal(g, w) {
				t.Errorf("%d articles, %s:\n%s\nwant\n%s", n+1, a.Outlet, g, w)
			}
		}
	}
}

// said is what a command prints.
func said(t *testing.T, args ...string) string {
	t.Helper()
	out, _ := answer(t, exitOK, args...)
	return out
}

// entriesIn lists the index of a case.
func entriesIn(t *testing.T, path string) (out []string) {
	t.Helper()
	k, err := casefile.Open(context.Background(), path, casefile.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer k.Close()
	l, err := k.Lookup(context.Background(), read.Version)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if err := l.Scan([]byte{0}, []byte{0xff}, false, 0, func(key, value []byte) bool {
		out = append(out, fmt.Sprintf("%x=%x", key, value))
		return true
	}); err != nil {
		t.Fatal(err)
	}
	return out
}

// TestIndexIsTheSame: an index that grew with the case is the one that is made anew.
func TestIndexIsTheSame(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join("..", "..", "examples", "harbour", "*"))
	slices.Reverse(files)
	path := filepath.Join(t.TempDir(), "story.hearsay")
	for _, f := range files {
		answer(t, exitOK, "add", "--quiet", "--case", path, f)
	}
	grown := entriesIn(t, path)
	answer(t, exitOK, "index", "--case", path)
	if made := entriesIn(t, path); len(made) < 500 || !slices.Equal(grown, made) {
		t.Errorf("%d entries grew, and %d were made, or different ones", len(grown), len(made))
	}
}

// change runs SQL on a case.
func change(t *testing.T, path, statement string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(statement); err != nil {
		t.Fatal(err)
	}
}

// TestIndexIsMended damages an index, and takes it away.
func TestIndexIsMended(t *testing.T) {
	sample := filepath.Join("..", "..", "examples", "harbour")
	path := filepath.Join(t.TempDir(), "story.hearsay")
	answer(t, exitOK, "add", "--quiet", "--case", path, sample)
	draft := filepath.Join(sample, "04-selvarran-examiner.html")
	want := said(t, "relatives", "--case", path, draft)

	change(t, path, `UPDATE entries SET v = x'00' WHERE substr(k, 1, 1) = x'72'`) // the texts by rank
	var stdout, stderr bytes.Buffer
	code := run(context.Background(), []string{"relatives", "--case", path, draft}, strings.NewReader(""), &stdout, &stderr)
	for _, say := range []string{path, "the index is damaged", "hearsay index --case"} {
		if code != exitFail || !strings.Contains(stderr.String(), say) {
			t.Errorf("exit %d, and it does not say %q: %s", code, say, stderr.String())
		}
	}
	answer(t, exitOK, "index", "--quiet", "--case", path)
	if got := said(t, "relatives", "--case", path, draft); got != want {
		t.Errorf("mended, it says:\n%s\nwant\n%s", got, want)
	}

	// One that was made by another version, and one that was never finished.
	for _, version := range []string{"another", "being made"} {
		change(t, path, `UPDATE indexed SET version = '`+version+`'`)
		if got := said(t, "relatives", "--case", path, draft); got != want {
			t.Errorf("after an index of version %q, it says:\n%s\nwant\n%s", version, got, want)
		}
	}
	if _, err := os.Stat(path + "-wal"); err == nil {
		t.Error("the case was not closed")
	}
}
