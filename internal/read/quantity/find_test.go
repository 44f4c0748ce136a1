package quantity

import (
	"bufio"
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"hearsay/internal/lang/en"
	"hearsay/internal/news"
)

// testCase is one text of testdata/quantities.txt, which says how it is written.
type testCase struct {
	line int
	text string
	want []string
}

func readCases(tb testing.TB) []testCase {
	tb.Helper()
	f, err := os.Open("testdata/quantities.txt")
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	var cases []testCase
	in := bufio.NewScanner(f)
	for n := 1; in.Scan(); n++ {
		switch line := in.Text(); {
		case line == "" || line[0] == '#':
		case line[0] == ' ' && len(cases) > 0:
			c := &cases[len(cases)-1]
			c.want = append(c.want, normal(tb, n, line))
		default:
			cases = append(cases, testCase{line: n, text: line})
		}
	}
	return cases
}

// normal writes an expected quantity as show does.
func normal(tb testing.TB, n int, line string) string {
	tb.Helper()
	parts := strings.Split(line, "|")
	if len(parts) != 4 {
		tb.Fatalf("quantities.txt:%d: want four columns", n)
	}
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	lo, err := strconv.ParseFloat(parts[1], 64)
	if err != nil {
		tb.Fatalf("quantities.txt:%d: %v", n, err)
	}
	hi := math.MaxFloat64
	if parts[2] != "inf" {
		if hi, err = strconv.ParseFloat(parts[2], 64); err != nil {
			tb.Fatalf("quantities.txt:%d: %v", n, err)
		}
	}
	return show(parts[0], lo, hi, parts[3])
}

func show(words string, lo, hi float64, unit string) string {
	return fmt.Sprintf("%s | %.10g | %.10g | %s", words, lo, hi, unit)
}

// analysis makes the layers before this one of a text with its dates marked.
func analysis(marked string) (string, *news.Analysis) {
	a := &news.Analysis{}
	var body strings.Builder
	for {
		before, rest, ok := strings.Cut(marked, "⟦")
		body.WriteString(before)
		if !ok {
			break
		}
		date, after, _ := strings.Cut(rest, "⟧")
		a.Dates = append(a.Dates, news.Date{Span: news.MakeSpan(body.Len(), body.Len()+len(date))})
		body.WriteString(date)
		marked = after
	}
	a.Sentences = []news.Span{news.MakeSpan(0, body.Len())}
	return body.String(), a
}

func TestCases(t *testing.T) {
	cases := readCases(t)
	if len(cases) < 60 {
		t.Fatalf("only %d cases", len(cases))
	}
	for _, c := range cases {
		body, a := analysis(c.text)
		Find(body, a, en.Language().Quantity)
		var got []string
		for _, q := range a.Quantities {
			got = append(got, show(q.Span.Of(body), q.Min, q.Max, q.Unit.Of(body)))
		}
		if g, w := strings.Join(got, "\n  "), strings.Join(c.want, "\n  "); g != w {
			t.Errorf("quantities.txt:%d: %s\n got:\n  %s\n want:\n  %s", c.line, c.text, g, w)
		}
	}
}

func TestNoLanguage(t *testing.T) {
	body, a := analysis("They saw 2 boats.")
	Find(body, a, nil)
	if len(a.Quantities) != 0 {
		t.Errorf("found %v without a language", a.Quantities)
	}
}

// check holds what must be true of any text.
func check(t *testing.T, body string, a *news.Analysis) {
	t.Helper()
	end := uint32(0)
	for _, q := range a.Quantities {
		if q.Span.Start < end || q.Span.Empty() || int(q.Span.End) > len(body) || int(q.Unit.End) > len(body) {
			t.Fatalf("%+v: out of order, empty, or beyond %d bytes", q, len(body))
		}
		end = q.Span.End
		if !utf8.ValidString(q.Span.Of(body)) || !utf8.ValidString(q.Unit.Of(body)) {
			t.Fatalf("%+v cuts a character", q)
		}
		if !(q.Min <= q.Max) || q.Min < 0 || q.Max > math.MaxFloat64 {
			t.Fatalf("%+v is no interval", q)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, c := range readCases(f) {
		f.Add(c.text)
	}
	f.Add(" 0A")
	f.Add("$1,000,000,000.5bn–$2 trillion trillion trillion million of % per cent, half a half a dozen dozen")
	f.Fuzz(func(t *testing.T, marked string) {
		if !utf8.ValidString(marked) {
			t.Skip()
		}
		body, a := analysis(marked)
		Find(body, a, en.Language().Quantity)
		check(t, body, a)
	})
}

func BenchmarkFind(b *testing.B) {
	var text strings.Builder
	for _, c := range readCases(b) {
		text.WriteString(c.text + " ")
	}
	text.WriteString(strings.Repeat("The harbour master of Port Ellery told a meeting of the fishing crews that nobody had seen the boat leave the quay. ", 100))
	body, a := analysis(text.String())
	l := en.Language().Quantity
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		Find(body, a, l)
	}
}
