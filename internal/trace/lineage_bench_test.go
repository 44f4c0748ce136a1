package trace

import (
	"flag"
	"fmt"
	"runtime"
	"testing"
	"time"

	"hearsay/internal/lang/en"
	"hearsay/internal/news"
	"hearsay/internal/perf/corpus"
	"hearsay/internal/read/segment"
	"hearsay/internal/trace/provenance"
)

var large = flag.Bool("large", false, "BenchmarkLineage: 100,000 articles, too")

// segmentedSet is a set of made-up articles with no more found in them than lineage
// needs: where their words and sentences are.
func segmentedSet(tb testing.TB, n int) *news.Set {
	return segmentsOf(n, newMaker(tb).Next)
}

// newMaker makes articles up.
func newMaker(tb testing.TB) *corpus.Maker {
	m, err := corpus.NewMaker(1)
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

// segmentsOf does so for articles that next gives.
func segmentsOf(n int, next func() corpus.Article) *news.Set {
	var articles []news.Article
	var texts []news.Text
	for range n {
		c := next()
		a := news.Article{Text: news.TextIDOf(c.Text), Given: c.ID, Outlet: c.Outlet, URL: c.URL, Lang: "en"}
		if at, err := time.Parse(time.RFC3339, c.Published); err == nil {
			a.Published = news.Stamp{Time: at, Origin: news.Declared, Confidence: 1}
		}
		a.ID = news.ArticleID(&a)
		texts = append(texts, news.Text{ID: a.Text, Lang: "en", Body: c.Text})
		articles = append(articles, a)
	}
	s := news.NewSet(articles, texts)
	s.Analyses = make([]*news.Analysis, len(s.Texts))
	for i := range s.Texts {
		s.Analyses[i] = &news.Analysis{}
		segment.Run(s.Texts[i].Body, s.Analyses[i], en.Language().Segment)
	}
	return s
}

// BenchmarkLineage shows how long it takes to find who copied whom in many articles,
// read already: passages, edges and lineages, on all processors, for each article, and
// how the time grows with their number.
func BenchmarkLineage(b *testing.B) {
	sizes := []int{1_000, 10_000}
	if *large {
		sizes = append(sizes, 100_000)
	}
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := segmentedSet(b, n)
			b.ReportAllocs()
			var passed, used [3]time.Duration
			for b.Loop() {
				at, cpu := time.Now(), processor()
				lap := func(i int) {
					passed[i] += time.Since(at)
					used[i] += processor() - cpu
					at, cpu = time.Now(), processor()
				}
				ps, err := passages(documents(s), Options{Workers: runtime.GOMAXPROCS(0)})
				if err != nil {
					b.Fatal(err)
				}
				lap(0)
				es := provenance.Edges(s, ps)
				lap(1)
				provenance.Lineages(s, es, ps)
				lap(2)
			}
			for i, name := range []string{"passages", "edges", "lineages"} {
				b.ReportMetric(float64(passed[i].Microseconds())/float64(b.N*n), name+"-µs/article")
				b.ReportMetric(float64(used[i].Microseconds())/float64(b.N*n), name+"-cpu-µs/article")
			}
		})
	}
}
