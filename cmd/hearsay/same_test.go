package main

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// TestSameForAnyWorkers checks that the answer is the same, byte for byte,
// whatever the number of workers.
func TestSameForAnyWorkers(t *testing.T) {
	t.Run("sample case", func(t *testing.T) { checkSame(t, sampleCase) })
	t.Run("251 real articles", func(t *testing.T) {
		if testing.Short() {
			t.Skip("-short: the real articles are left out")
		}
		checkSame(t, shared(t, "data/news/clusters/dev.jsonl"))
	})
}

func checkSame(t *testing.T, articles string) {
	page := filepath.Join(t.TempDir(), "page.html")
	var wantJSON, wantHTML string
	for _, workers := range []int{1, 2, 8} {
		json, _ := answer(t, exitOK, "trace", articles, "--json", "--html", page, fmt.Sprint("--workers=", workers))
		b, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		if wantJSON == "" {
			wantJSON, wantHTML = json, string(b)
		}
		if json != wantJSON {
			t.Errorf("--json with %d workers is not that with 1: %s", workers, difference(json, wantJSON))
		}
		if string(b) != wantHTML {
			t.Errorf("--html with %d workers is not that with 1: %s", workers, difference(string(b), wantHTML))
		}
	}
}

// shared finds a file of the data that lies beside the project, or skips the
// test: it is not ours to give away, so not everybody has it.
func shared(t *testing.T, name string) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		path := filepath.Join(dir, "shared", filepath.FromSlash(name))
		if _, err := os.Stat(path); err == nil {
			return path
		}
		up := filepath.Dir(dir)
		if up == dir {
			t.Skipf("there is no shared/%s in a folder above: real articles are not tried", name)
		}
		dir = up
	}
}
