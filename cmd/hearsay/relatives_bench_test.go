package main

import (
	"context"
	"errors"
	"flag"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"hearsay/internal/casefile"
	"hearsay/internal/lang/en"
	"hearsay/internal/news"
	"hearsay/internal/perf/corpus"
	"hearsay/internal/read"
	"hearsay/internal/read/segment"
	"hearsay/internal/trace"
)

var (
	benchCase     = flag.String("relatives.case", "", "BenchmarkRelatives: where to keep the case, to be used again")
	benchArticles = flag.Int("relatives.articles", 10_000, "BenchmarkRelatives: how many articles the case has")
	benchFresh    = flag.Int("relatives.fresh", 100, "BenchmarkRelatives: how many are added and asked for; 0 only makes the case")
	benchOld      = flag.Bool("relatives.old", false, "BenchmarkRelatives: they are cuts of articles of all ages that are in the case")
)

// madeUp makes an entry of an article of a corpus, and an analysis with no more in
// it than relatives need.
func madeUp(c corpus.Article) (casefile.Entry, *news.Analysis) {
	raw := []byte(c.ID) // the bytes of the page are not what is measured
	e := casefile.Entry{
		Raw:     raw,
		Capture: news.Capture{ID: news.CaptureIDOf(raw), Name: c.ID, Media: "text/plain", Size: int64(len(raw))},
		Text:    news.Text{ID: news.TextIDOf(c.Text), Lang: "en", Body: c.Text},
	}
	a := news.Article{Capture: e.Capture.ID, Text: e.Text.ID, Given: c.ID, Title: c.Title, Outlet: c.Outlet, URL: c.URL, Lang: "en"}
	if at, err := time.Parse(time.RFC3339, c.Published); err == nil {
		a.Published = news.Stamp{Time: at, Origin: news.Declared, Confidence: 1}
	} else if at, err := time.Parse(time.DateOnly, c.Published); err == nil {
		a.Published = news.Stamp{Time: at, Day: true, Origin: news.Declared, Confidence: 1}
	}
	a.ID = news.ArticleID(&a)
	e.Article = a
	an := &news.Analysis{Text: e.Text.ID, Lang: "en", Version: read.Version}
	segment.Run(c.Text, an, en.Language().Segment)
	return e, an
}

// BenchmarkRelatives adds fresh articles to a large case, one by one, and asks for the
// relatives of each.
func BenchmarkRelatives(b *testing.B) {
	ctx := context.Background()
	path := *benchCase
	if path == "" {
		path = filepath.Join(b.TempDir(), "large.hearsay")
	}
	_, err := os.Stat(path)
	fresh := errors.Is(err, fs.ErrNotExist)
	a := &app{stdin: nil, stdout: io.Discard, stderr: io.Discard, quiet: true}
	k, err := a.openCase(ctx, path, casefile.Options{Create: true})
	if err != nil {
		b.Fatal(err)
	}
	defer k.Close()
	must := func(err error) {
		b.Helper()
		if err != nil {
			b.Fatal(err)
		}
	}
	m, err := corpus.NewMaker(1)
	must(err)
	n := *benchArticles
	var old []string // texts of all ages
	next := func(i int) corpus.Article {
		c := m.Next()
		if i%max(1, n/max(1, *benchFresh)) == 0 {
			old = append(old, c.Text)
		}
		return c
	}
	if fresh {
		start := time.Now()
		var batch []casefile.Entry
		var analyses []*news.Analysis
		for i := range n {
			e, an := madeUp(next(i))
			batch, analyses = append(batch, e), append(analyses, an)
			if len(batch) == 1024 || i+1 == n {
				_, _, err := k.Add(ctx, batch)
				must(errors.Join(err, k.PutAnalyses(ctx, analyses)))
				batch, analyses = batch[:0], analyses[:0]
			}
		}
		b.Logf("filled in %v", time.Since(start).Round(time.Millisecond))
	} else {
		for i := range n {
			next(i)
		}
	}
	size := func() int64 {
		info, err := os.Stat(path)
		must(err)
		return info.Size()
	}
	before, start, used := size(), time.Now(), processor()
	done, err := a.indexCase(ctx, k)
	must(err)
	took := time.Since(start)
	if done > 0 {
		var mem runtime.MemStats
		runtime.ReadMemStats(&mem)
		b.Logf("indexed %d in %v; %d MB of Go memory", done, took.Round(time.Millisecond), mem.Sys>>20)
		b.ReportMetric(float64(took.Microseconds())/float64(done), "index-µs/article")
		b.ReportMetric(float64((processor()-used).Microseconds())/float64(done), "index-cpu-µs/article")
		b.ReportMetric(float64(size()-before)/float64(done), "index-B/article")
	}
	var adding, finding, processing []time.Duration
	unsettled, edges := 0, 0
	for i := range *benchFresh {
		c := m.Next()
		if *benchOld {
			c.Text = old[i][:strings.LastIndex(old[i], "\n\n")]
		}
		e, an := madeUp(c)
		start, used := time.Now(), processor()
		_, _, err := k.Add(ctx, []casefile.Entry{e})
		must(errors.Join(err, k.PutAnalyses(ctx, []*news.Analysis{an})))
		_, err = a.indexCase(ctx, k)
		must(err)
		added := time.Now()
		in, err := k.Lookup(ctx, read.Version)
		must(err)
		_, found, err := trace.Relatives(in, e.Article.ID)
		must(errors.Join(err, in.Close()))
		adding, finding, processing = append(adding, added.Sub(start)), append(finding, time.Since(added)), append(processing, processor()-used)
		edges += len(found.Edges)
		if found.Unsettled != "" {
			unsettled++
		}
	}
	if len(adding) == 0 {
		return
	}
	both := make([]time.Duration, len(adding))
	for i := range both {
		both[i] = adding[i] + finding[i]
	}
	for _, x := range []struct {
		name string
		d    []time.Duration
	}{{"add", adding}, {"find", finding}, {"both", both}, {"cpu", processing}} {
		slices.Sort(x.d)
		b.ReportMetric(float64(x.d[len(x.d)/2].Microseconds())/1000, x.name+"-ms-median")
		b.ReportMetric(float64(x.d[len(x.d)*95/100].Microseconds())/1000, x.name+"-ms-p95")
	}
	b.ReportMetric(100*float64(unsettled)/float64(len(adding)), "unsettled-%")
	b.ReportMetric(float64(edges)/float64(len(adding)), "edges/article")
	b.Logf("slowest %v", both[len(both)-1].Round(time.Millisecond))
}
