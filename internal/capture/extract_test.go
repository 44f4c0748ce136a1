package capture

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestExtractionBenchmark measures Extract as article-extraction-benchmark's
// evaluate.py does (Zyte, MIT; https://github.com/scrapinghub/article-extraction-benchmark):
// shingles of four words, counts normalised a page, precision and recall the
// means over the pages.
func TestExtractionBenchmark(t *testing.T) {
	dir := shared(t, "data/extraction")
	var gold map[string]struct{ ArticleBody, URL string }
	b, err := os.ReadFile(filepath.Join(dir, "ground-truth.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &gold); err != nil {
		t.Fatal(err)
	}
	var precision, recall float64
	withPrecision, withRecall := 0, 0
	for id, g := range gold {
		p, err := Extract(unzip(t, filepath.Join(dir, "html", id+".html.gz")), "text/html; charset=utf-8", g.URL)
		if err != nil {
			t.Logf("%s: %v", id, err)
		}
		got := strings.ReplaceAll(p.Body, "\u00ad", "") // as the benchmark's runner for go-trafilatura does
		tp, fp, fn := matching(shingles(g.ArticleBody), shingles(got))
		if tp+fp > 0 {
			precision += tp / (tp + fp)
			withPrecision++
		}
		if tp+fn > 0 {
			recall += tp / (tp + fn)
			withRecall++
		}
		if os.Getenv("HEARSAY_PAGES") != "" {
			t.Logf("%s p %.3f r %.3f %s", id[:8], tp/(tp+fp+1e-9), tp/(tp+fn+1e-9), g.URL)
		}
	}
	p, r := precision/float64(withPrecision), recall/float64(withRecall)
	f1 := 2 * p * r / (p + r)
	t.Logf("%d pages: precision %.4f recall %.4f F1 %.4f", len(gold), p, r, f1)
	if f1 < .955 {
		t.Errorf("F1 = %.4f, want at least .955", f1)
	}
}

var wordPattern = regexp.MustCompile(`[\pL\pN\pM_]+`)

func shingles(s string) map[string]int {
	words := wordPattern.FindAllString(s, -1)
	counts := map[string]int{}
	for i := range max(1, len(words)-3) {
		if sh := words[i:min(i+4, len(words))]; len(sh) > 0 {
			counts[strings.Join(sh, " ")]++
		}
	}
	return counts
}

func matching(want, got map[string]int) (tp, fp, fn float64) {
	for s, n := range want {
		tp += float64(min(n, got[s]))
		fn += float64(max(0, n-got[s]))
	}
	for s, n := range got {
		fp += float64(max(0, n-want[s]))
	}
	if sum := tp + fp + fn; sum > 0 {
		return tp / sum, fp / sum, fn / sum
	}
	return 0, 0, 0
}

func unzip(t testing.TB, path string) []byte {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// shared is the path of something in the folder shared beside the project, which
// a fresh machine does not have.
func shared(t testing.TB, path string) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "shared", "README.md")); err == nil {
			break
		}
		up := filepath.Dir(dir)
		if up == dir {
			t.Skipf("left out: there is no shared/%s beside the project", path)
		}
		dir = up
	}
	full := filepath.Join(dir, "shared", path)
	if _, err := os.Stat(full); err != nil {
		t.Skipf("left out: there is no %s", full)
	}
	return full
}
