package casefile

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"hearsay/internal/news"
)

// story makes an article of the size of a real one: some 4 kB of text in 15 kB of
// page, with words as unequally used as in a language.
func story(i int) Entry {
	r := rand.New(rand.NewPCG(uint64(i), 7))
	words := rand.NewZipf(r, 1.2, 4, 20_000)
	var b strings.Builder
	for b.Len() < 4000 {
		for range 12 {
			fmt.Fprintf(&b, "w%x ", words.Uint64())
		}
		b.WriteString("said Ida Torrn.\n")
	}
	e := entry(fmt.Sprintf("%d.html", i), fmt.Sprintf("Ferry %d is late", i), b.String())
	e.Raw = append(e.Raw, strings.Repeat(fmt.Sprintf("<div class=c%d>", i%90), 700)...)
	e.Capture.ID, e.Capture.Size = news.CaptureIDOf(e.Raw), int64(len(e.Raw))
	e.Article.Capture = e.Capture.ID
	for l := range 8 {
		e.Article.Links = append(e.Article.Links, news.Link{Span: news.MakeSpan(l, l+9), URL: fmt.Sprintf("https://courier.example/2031/%d/%d", i, l)})
	}
	return e
}

const benchBatch = 100

func stories(n int) (all []Entry) {
	for i := range n {
		all = append(all, story(i))
	}
	return all
}

// BenchmarkAdd adds a batch of a hundred new articles: one transaction, one fsync.
func BenchmarkAdd(b *testing.B) {
	c := newCase(b)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		b.StopTimer()
		batch := make([]Entry, benchBatch)
		for j := range batch {
			batch[j] = story(i*benchBatch + j)
		}
		b.StartTimer()
		mustAdd(b, c, batch...)
	}
	b.ReportMetric(float64(benchBatch*b.N)/b.Elapsed().Seconds(), "articles/s")
}

// BenchmarkAddKnown adds the same hundred again and again.
func BenchmarkAddKnown(b *testing.B) {
	c, batch := newCase(b), stories(benchBatch)
	b.ReportAllocs()
	for b.Loop() {
		mustAdd(b, c, batch...)
	}
	b.ReportMetric(float64(benchBatch*b.N)/b.Elapsed().Seconds(), "articles/s")
}

// BenchmarkAnalyses reads the analyses of a thousand texts.
func BenchmarkAnalyses(b *testing.B) {
	const n = 1000
	c, ctx := newCase(b), context.Background()
	batch := stories(n)
	mustAdd(b, c, batch...)
	var analyses []*news.Analysis
	for _, e := range batch {
		analyses = append(analyses, sampleAnalysis(e.Text))
	}
	if err := c.PutAnalyses(ctx, analyses); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if got := len(collect(b, c.Analyses(ctx, "1"))); got != n {
			b.Fatal(got)
		}
	}
	b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "analyses/s")
}

// BenchmarkDecodeAnalysis compares the encoding of analyses with plain JSON.
func BenchmarkDecodeAnalysis(b *testing.B) {
	a := sampleAnalysis(story(1).Text)
	packed, err := encodeAnalysis(a)
	if err != nil {
		b.Fatal(err)
	}
	plain, err := json.Marshal(a)
	if err != nil {
		b.Fatal(err)
	}
	for _, way := range []struct {
		name   string
		bytes  []byte
		decode func([]byte) error
	}{
		{"packed", packed, func(b []byte) error { _, err := decodeAnalysis(b); return err }},
		{"json", plain, func(b []byte) error { return json.Unmarshal(b, new(news.Analysis)) }},
	} {
		b.Run(way.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := way.decode(way.bytes); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(len(way.bytes)), "plain-bytes")
		})
	}
}

// BenchmarkArticles reads a thousand articles, and says what one takes in memory.
func BenchmarkArticles(b *testing.B) {
	const n = 1000
	c, ctx := newCase(b), context.Background()
	mustAdd(b, c, stories(n)...)
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	kept, err := c.Articles(ctx)
	if err != nil {
		b.Fatal(err)
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	held := float64(after.HeapAlloc-before.HeapAlloc) / n
	runtime.KeepAlive(kept)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := c.Articles(ctx); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(held, "held-bytes/article")
	b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "articles/s")
}

// BenchmarkSearch looks for two words in a thousand articles.
func BenchmarkSearch(b *testing.B) {
	c, ctx := newCase(b), context.Background()
	mustAdd(b, c, stories(1000)...)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := c.Search(ctx, "w3f torrn", 20); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkOpen opens a case that is there.
func BenchmarkOpen(b *testing.B) {
	path, ctx := filepath.Join(b.TempDir(), "story.hearsay"), context.Background()
	c, err := Open(ctx, path, Options{Create: true})
	if err != nil {
		b.Fatal(err)
	}
	mustAdd(b, c, stories(benchBatch)...)
	if err := c.Close(); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		c, err := Open(ctx, path, Options{})
		if err != nil {
			b.Fatal(err)
		}
		if err := c.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
