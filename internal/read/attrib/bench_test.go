package attrib

import (
	"os"
	"strings"
	"testing"

	"hearsay/internal/lang/en"
	"hearsay/internal/news"
	"hearsay/internal/read/segment"
)

// BenchmarkFind reads one made-up article of about 4 KB, already segmented.
func BenchmarkFind(b *testing.B) {
	raw, err := os.ReadFile("testdata/statements.txt")
	if err != nil {
		b.Fatal(err)
	}
	var lines []string
	for line := range strings.SplitSeq(string(raw), "\n") {
		if !strings.Contains(line, " | ") && !strings.HasPrefix(line, "===") && line != "---" {
			lines = append(lines, line)
		}
	}
	body := strings.Join(lines, "\n")
	body = body[:strings.LastIndexByte(body[:min(len(body), 4096)], '\n')]
	l := en.Language()
	var a news.Analysis
	segment.Run(body, &a, l.Segment)
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		Find(body, &a, l.Attrib)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "articles/s")
}

// BenchmarkGold reads the articles of the attribution gold's dev file, one after
// the other, segmenting left out.
func BenchmarkGold(b *testing.B) {
	recs := readRecords(b, sharedFile(b, "data", "attribution", "dev.jsonl"))
	l := en.Language()
	as := make([]news.Analysis, len(recs))
	bytes := 0
	for i, r := range recs {
		segment.Run(r.Text, &as[i], l.Segment)
		bytes += len(r.Text)
	}
	b.SetBytes(int64(bytes / len(recs)))
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		Find(recs[i].Text, &as[i], l.Attrib)
		i = (i + 1) % len(recs)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "articles/s")
}
