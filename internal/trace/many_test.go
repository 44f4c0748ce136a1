//go:build unix

package trace

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
	"unsafe"

	"hearsay/internal/lang/en"
	"hearsay/internal/news"
	"hearsay/internal/perf/corpus"
	"hearsay/internal/read/segment"
	"hearsay/internal/trace/provenance"
	"hearsay/internal/trace/reuse"
)

var (
	many = flag.Int("many", 0, "TestMany: how many articles")
	held = flag.Bool("held", false, "TestMany: tokens and words are held in memory")
	from = flag.String("from", "", "TestMany: the articles, JSON lines as of make_lineage.py, in place of made-up ones")
)

// TestMany finds who copied whom in very many made-up articles, as BenchmarkLineage does,
// with their texts and words in files: bodies are mapped into memory, tokens made again
// whenever they are wanted, words spilled. It says what that took.
//
//	go test ./internal/trace -run TestMany -many 1000000 -timeout 60m -v
//	go test ./internal/trace -run TestMany -many 100000 -from articles.jsonl -timeout 60m -v
func TestMany(t *testing.T) {
	n := *many
	if n == 0 {
		t.Skip("-many N: takes minutes and gigabytes")
	}
	debug.SetMemoryLimit(5600 << 20)
	peak := watch(t)
	start := time.Now()
	s := mappedSet(t, n)
	n = len(s.Articles)
	t.Logf("%d articles made in %v", n, time.Since(start).Round(time.Second))
	segments := en.Language().Segment
	docs := make([]reuse.Doc, len(s.Texts))
	for i := range docs {
		body := s.Texts[i].Body
		docs[i] = reuse.Doc{Text: s.Texts[i].ID, Body: body, Rank: len(s.Articles), Load: func() ([]news.Span, []news.Quotation) {
			var a news.Analysis
			segment.Run(body, &a, segments)
			return a.Tokens, nil
		}}
	}
	rank(docs, s)
	o := Options{Workers: runtime.GOMAXPROCS(0)}
	if *held {
		for i := range docs {
			docs[i].Tokens, docs[i].Quotations = docs[i].Load()
			docs[i].Load = nil
		}
	} else {
		spill, err := os.Create(filepath.Join(t.TempDir(), "words"))
		if err != nil {
			t.Fatal(err)
		}
		defer spill.Close()
		o.Spill = spill
	}
	runtime.GC()
	at, cpu, begin := time.Now(), processor(), time.Now()
	lap := func(what string, found int) {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		t.Logf("%-10s %8d  %6.1f s, %6.1f s of processor, %5.0f µs an article; heap %4d MB, peak %5d MB", what, found, time.Since(at).Seconds(),
			(processor() - cpu).Seconds(), float64((processor()-cpu).Microseconds())/float64(n), m.HeapAlloc>>20, peak()>>20)
		at, cpu = time.Now(), processor()
	}
	ps, err := passages(docs, o)
	if err != nil {
		t.Fatal(err)
	}
	docs = nil
	lap("passages", len(ps))
	es := provenance.Edges(s, ps)
	lap("edges", len(es))
	ls := provenance.Lineages(s, es, ps)
	lap("lineages", len(ls))
	t.Logf("all of it in %v", time.Since(begin).Round(time.Second))
	if len(ps) < n/10 || len(ls) != len(s.Articles) {
		t.Errorf("only %d passages and %d lineages", len(ps), len(ls))
	}
}

// watch notes every half second how much memory this process has, without what is mapped
// from files, which the system can take back at any time. What it returns gives the most,
// in bytes.
func watch(t *testing.T) (most func() int64) {
	var peak atomic.Int64
	done := make(chan struct{})
	t.Cleanup(func() { close(done) })
	go func() {
		for {
			if n := anonymous(); n > peak.Load() {
				peak.Store(n)
			}
			select {
			case <-done:
				return
			case <-time.After(500 * time.Millisecond):
			}
		}
	}()
	return peak.Load
}

// anonymous is how many bytes this process has in memory that are in no file.
func anonymous() int64 {
	b, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(b)) {
		if rest, ok := strings.CutPrefix(line, "RssAnon:"); ok {
			var kb int64
			fmt.Sscan(rest, &kb)
			return kb << 10
		}
	}
	return 0
}

// article is one of the articles that are held against each other.
type article struct{ ID, URL, Outlet, Published, Text string }

// maker gives one article after another, n in all: those of the file -from, or made-up ones.
func maker(t *testing.T, n int) iter.Seq[article] {
	return func(yield func(article) bool) {
		if *from == "" {
			m, err := corpus.NewMaker(1)
			if err != nil {
				t.Fatal(err)
			}
			for range n {
				if c := m.Next(); !yield(article{c.ID, c.URL, c.Outlet, c.Published, c.Text}) {
					return
				}
			}
			return
		}
		f, err := os.Open(*from)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		lines := json.NewDecoder(f)
		for range n {
			var a article
			if err := lines.Decode(&a); err == io.EOF {
				return
			} else if err != nil {
				t.Fatal(err)
			}
			if !yield(a) {
				return
			}
		}
	}
}

// mappedSet is a set of articles whose bodies are in a file that is mapped into memory,
// without any analysis.
func mappedSet(t *testing.T, n int) *news.Set {
	f, err := os.Create(filepath.Join(t.TempDir(), "bodies"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	articles := make([]news.Article, 0, n)
	texts := make([]news.Text, 0, n)
	at := make([]int, 1, n+1)
	var buf []byte
	flush := func() {
		if _, err := f.Write(buf); err != nil {
			t.Fatal(err)
		}
		buf = buf[:0]
	}
	had := map[news.TextID]bool{}
	for c := range maker(t, n) {
		a := news.Article{Text: news.TextIDOf(c.Text), Given: c.ID, Outlet: c.Outlet, URL: c.URL, Lang: "en"}
		if when, err := time.Parse(time.RFC3339, c.Published); err == nil {
			a.Published = news.Stamp{Time: when, Origin: news.Declared, Confidence: 1}
		}
		a.ID = news.ArticleID(&a)
		articles = append(articles, a)
		if had[a.Text] {
			continue
		}
		had[a.Text] = true
		texts = append(texts, news.Text{ID: a.Text, Lang: "en"})
		buf = append(buf, c.Text...)
		at = append(at, at[len(at)-1]+len(c.Text))
		if len(buf) > 1<<20 {
			flush()
		}
	}
	flush()
	all, err := syscall.Mmap(int(f.Fd()), 0, at[len(texts)], syscall.PROT_READ, syscall.MAP_SHARED)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = syscall.Munmap(all) })
	for i := range texts {
		texts[i].Body = unsafe.String(&all[at[i]], at[i+1]-at[i])
	}
	s := news.NewSet(articles, texts)
	none := &news.Analysis{}
	for i := range s.Analyses {
		s.Analyses[i] = none
	}
	return s
}
