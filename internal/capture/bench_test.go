package capture

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// BenchmarkHTML reads real pages where they are, else one of our own.
func BenchmarkHTML(b *testing.B) {
	pages := [][]byte{[]byte(pageStart + prose(40))}
	b.Run("own", func(b *testing.B) { benchPages(b, pages) })
	b.Run("real", func(b *testing.B) {
		files, _ := filepath.Glob(filepath.Join(shared(b, "data/extraction"), "html", "*.gz"))
		pages = nil
		for _, f := range files {
			pages = append(pages, unzip(b, f))
		}
		benchPages(b, pages)
	})
}

func benchPages(b *testing.B, pages [][]byte) {
	size := 0
	for _, p := range pages {
		size += len(p)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, p := range pages {
			_, _ = Extract(p, "", "")
		}
	}
	b.ReportMetric(float64(len(pages)*b.N)/b.Elapsed().Seconds(), "pages/s")
}

// BenchmarkJSONL reads records of 4 KB.
func BenchmarkJSONL(b *testing.B) {
	var lines strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&lines, `{"id":"%d","url":"https://post.example/%d","outlet":"Harbour Post","published":"2024-03-01T09:30:00Z","title":"T","lang":"en","text":"%s"}`+"\n",
			i, i, strings.Repeat("The harbour office said that the ferry, “Merriweather”, had been refused. ", 50))
	}
	b.SetBytes(int64(lines.Len()))
	b.ReportAllocs()
	for b.Loop() {
		_, err := Read(context.Background(), []string{"-"}, Options{Stdin: strings.NewReader(lines.String())}, func(*Item) error { return nil })
		if err != nil {
			b.Fatal(err)
		}
	}
}
