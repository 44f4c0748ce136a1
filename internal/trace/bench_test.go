package trace

import (
	"context"
	"fmt"
	"testing"
	"time"

	"hearsay/internal/news"
	"hearsay/internal/perf/corpus"
	"hearsay/internal/read"
)

// benchSet is a set of made-up articles, analysed.
func benchSet(tb testing.TB, next func() corpus.Article, n int) *news.Set {
	var articles []news.Article
	var texts []news.Text
	for range n {
		c := next()
		id := news.TextIDOf(c.Text)
		texts = append(texts, news.Text{ID: id, Lang: "en", Body: c.Text})
		a := news.Article{Text: id, Given: c.ID, Title: c.Title, Outlet: c.Outlet, URL: c.URL, Lang: "en"}
		at, err := time.Parse(time.RFC3339, c.Published)
		if err != nil {
			if at, err = time.Parse(time.DateOnly, c.Published); err != nil {
				tb.Fatal(err)
			}
			a.Published.Day = true
		}
		a.Published.Time, a.Published.Origin, a.Published.Confidence = at, news.Declared, 1
		a.ID = news.ArticleID(&a)
		articles = append(articles, a)
	}
	s := news.NewSet(articles, texts)
	var err error
	if s.Analyses, err = read.All(context.Background(), s.Texts, 0, nil); err != nil {
		tb.Fatal(err)
	}
	return s
}

// BenchmarkTrace shows how each stage grows: with the number of articles, and
// with the number of copies of one story.
func BenchmarkTrace(b *testing.B) {
	for _, c := range []struct {
		name string
		next func(*corpus.Maker) func() corpus.Article
		n    []int
	}{
		{"news", func(m *corpus.Maker) func() corpus.Article { return m.Next }, []int{500, 2_000}},
		{"copies", (*corpus.Maker).Copies, []int{200, 800}},
	} {
		for _, n := range c.n {
			b.Run(fmt.Sprintf("%s=%d", c.name, n), func(b *testing.B) {
				m, err := corpus.NewMaker(1)
				if err != nil {
					b.Fatal(err)
				}
				benchStages(b, benchSet(b, c.next(m), n))
			})
		}
	}
}

// benchStages runs the stages one after the other with one worker, and reports
// the time of each for an article.
func benchStages(b *testing.B, s *news.Set) {
	took := make([]time.Duration, len(stages))
	b.ReportAllocs()
	for b.Loop() {
		f := &news.Findings{Version: Version}
		for i, st := range stages {
			start := time.Now()
			if err := st.run(s, f, Options{Workers: 1}); err != nil {
				b.Fatal(err)
			}
			took[i] += time.Since(start)
		}
	}
	for i, st := range stages {
		b.ReportMetric(float64(took[i].Microseconds())/float64(b.N*len(s.Articles)), st.name+"-µs/article")
	}
}
