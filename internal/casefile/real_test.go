package casefile

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"hearsay/internal/news"
	"hearsay/internal/text"
)

// shared finds a file of the folder that is shared between projects, or skips
// the test.
func shared(t *testing.T, path string) string {
	t.Helper()
	for dir := "."; ; dir = filepath.Join(dir, "..") {
		if _, err := os.Stat(filepath.Join(dir, "shared", "README.md")); err == nil {
			return filepath.Join(dir, "shared", path)
		}
		if abs, err := filepath.Abs(dir); err != nil || abs == filepath.Dir(abs) {
			t.Skip("there is no ../shared here: real articles are not tested")
		}
	}
}

// TestRealArticles keeps real articles, each line of a JSON Lines file as a
// capture of its own, and says how much room they take.
func TestRealArticles(t *testing.T) {
	path := shared(t, "data/news/clusters/dev.jsonl")
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var batch []Entry
	var analyses []*news.Analysis
	rawBytes, textBytes := 0, 0
	lines := bufio.NewScanner(bytes.NewReader(file))
	lines.Buffer(nil, 10<<20)
	for i := 1; lines.Scan(); i++ {
		raw := bytes.Clone(lines.Bytes())
		var record struct{ ID, URL, Outlet, Title, Text string }
		if err := json.Unmarshal(raw, &record); err != nil {
			t.Fatal(err)
		}
		body, _ := text.Normalise(record.Text)
		e := Entry{
			Raw:     raw,
			Capture: news.Capture{ID: news.CaptureIDOf(raw), Name: fmt.Sprintf("dev.jsonl#%d", i), Media: "application/json", Size: int64(len(raw))},
			Text:    news.Text{ID: news.TextIDOf(body), Lang: "en", Body: body},
		}
		e.Article = news.Article{Capture: e.Capture.ID, Text: e.Text.ID, Given: record.ID, Title: record.Title, Outlet: record.Outlet, URL: record.URL, Lang: "en"}
		e.Article.ID = news.ArticleID(&e.Article)
		batch = append(batch, e)
		analyses = append(analyses, sampleAnalysis(e.Text))
		rawBytes, textBytes = rawBytes+len(raw), textBytes+len(body)
	}
	dir, ctx := t.TempDir(), context.Background()
	casePath := filepath.Join(dir, "real.hearsay")
	c, err := Open(ctx, casePath, Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	added, known, err := c.Add(ctx, batch)
	if err != nil || added+known != len(batch) {
		t.Fatalf("Add = %d, %d, %v; want %d in all", added, known, err, len(batch))
	}
	t.Logf("%d articles added, %d known, in %v", added, known, time.Since(began))
	began = time.Now()
	if err := c.PutAnalyses(ctx, analyses); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d analyses kept in %v", count(t, c, "layers"), time.Since(began))
	for _, e := range batch {
		raw, err := c.Raw(ctx, e.Capture.ID)
		if err != nil || !bytes.Equal(raw, e.Raw) {
			t.Errorf("%s comes back otherwise: %v", e.Capture.Name, err)
		}
		if text, err := c.Text(ctx, e.Text.ID); err != nil || text.Body != e.Text.Body {
			t.Errorf("the text of %s comes back otherwise: %v", e.Capture.Name, err)
		}
	}
	if added, _, err := c.Add(ctx, batch); added != 0 || err != nil {
		t.Errorf("the second time adds %d, %v", added, err)
	}
	if ids, err := c.Search(ctx, `missile "north korea"`, 1000); len(ids) == 0 || err != nil {
		t.Errorf("a search finds nothing, %v", err)
	} else {
		t.Logf(`missile "north korea": %d articles`, len(ids))
	}
	if err := c.Check(ctx); err != nil {
		t.Error(err)
	}
	for _, table := range []string{"captures", "texts", "articles", "layers", "layer_names", "words_%"} {
		var n int
		if err := c.write.QueryRow(`SELECT sum(pgsize) FROM dbstat WHERE name LIKE ?`, table).Scan(&n); err == nil {
			t.Logf("%12s %8d bytes", table, n)
		}
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(casePath)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d bytes of captures, %d of texts: a file of %d", rawBytes, textBytes, info.Size())
	if info.Size() > 3*int64(rawBytes) {
		t.Errorf("the file is %d times as large as what is in it", info.Size()/int64(rawBytes))
	}
}
