package read

import (
	"context"
	"fmt"
	"testing"

	"hearsay/internal/lang/en"
	"hearsay/internal/news"
	"hearsay/internal/perf/corpus"
)

// benchTexts are made-up articles, and how many bytes they have.
func benchTexts(tb testing.TB, n int) (texts []news.Text, size int64) {
	m, err := corpus.NewMaker(1)
	if err != nil {
		tb.Fatal(err)
	}
	for range n {
		body := m.Next().Text
		texts = append(texts, news.Text{ID: news.TextIDOf(body), Lang: "en", Body: body})
		size += int64(len(body))
	}
	return texts, size
}

// BenchmarkRead is the whole wing, an article at a time.
func BenchmarkRead(b *testing.B) {
	texts, size := benchTexts(b, 100)
	b.SetBytes(size / int64(len(texts)))
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		Read(texts[i%len(texts)])
		i++
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "articles/s")
}

// BenchmarkStage is each stage by itself, on what those before it found.
func BenchmarkStage(b *testing.B) {
	texts, size := benchTexts(b, 100)
	l := en.Language()
	done := make([]news.Analysis, len(texts))
	for _, s := range stages {
		b.Run(s.name, func(b *testing.B) {
			b.SetBytes(size / int64(len(texts)))
			b.ReportAllocs()
			i := 0
			for b.Loop() {
				a := done[i%len(texts)]
				s.run(texts[i%len(texts)].Body, &a, l)
				i++
			}
		})
		for i := range texts {
			s.run(texts[i].Body, &done[i], l)
		}
	}
}

func BenchmarkAll(b *testing.B) {
	texts, size := benchTexts(b, 200)
	for _, workers := range []int{1, 2} {
		b.Run(fmt.Sprintf("workers=%d", workers), func(b *testing.B) {
			b.SetBytes(size)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := All(context.Background(), texts, workers, nil); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.N*len(texts))/b.Elapsed().Seconds(), "articles/s")
		})
	}
}
