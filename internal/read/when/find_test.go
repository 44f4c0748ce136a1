package when

import (
	"bufio"
	"os"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"hearsay/internal/lang/en"
	"hearsay/internal/news"
)

// sentences makes an analysis whose sentences end in ". ": what these tests need,
// and no more, of another package's work.
func sentences(body string) *news.Analysis {
	a := &news.Analysis{}
	start := 0
	for i := 1; i < len(body); i++ {
		if body[i] == ' ' && body[i-1] == '.' && i+1 < len(body) && 'A' <= body[i+1] && body[i+1] <= 'Z' && !strings.HasSuffix(body[:i], "Sen.") {
			a.Sentences = append(a.Sentences, news.MakeSpan(start, i))
			start = i + 1
		}
	}
	if start < len(body) {
		a.Sentences = append(a.Sentences, news.MakeSpan(start, len(body)))
	}
	return a
}

// testCase is one text of a file and the mentions in it, as lines.
type testCase struct {
	line      int
	text      string
	published news.Stamp
	want      []string
}

// readCases reads a file of annotated texts; testdata/dates.txt says how.
func readCases(tb testing.TB, name string) []testCase {
	tb.Helper()
	f, err := os.Open(name)
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	published := news.Stamp{Time: day(2017, 9, 13), Day: true}
	var cases []testCase
	in := bufio.NewScanner(f)
	for n := 1; in.Scan(); n++ {
		line := in.Text()
		switch date, ok := strings.CutPrefix(line, "published "); {
		case line == "" || line[0] == '#':
		case ok:
			published = news.Stamp{}
			if t, err := time.Parse(time.DateOnly, date); err == nil {
				published = news.Stamp{Time: t, Day: true}
			}
		case line[0] == ' ' && len(cases) > 0:
			c := &cases[len(cases)-1]
			c.want = append(c.want, strings.TrimSpace(line))
		default:
			cases = append(cases, testCase{line: n, text: line, published: published})
		}
	}
	return cases
}

// mentions are the mentions found in a case's text, as its file writes them.
func mentions(c testCase) []string {
	a := sentences(c.text)
	Find(c.text, a, en.Language().When)
	var got []string
	for i, v := range Resolve(a.Dates, c.published) {
		d := a.Dates[i]
		s := d.Span.Of(c.text) + " | " + d.Type.String() + " | " + v.Value
		if v.Mod != "" {
			s += " | " + v.Mod
		}
		got = append(got, s)
	}
	return got
}

func TestCases(t *testing.T) {
	cases := readCases(t, "testdata/dates.txt")
	if len(cases) < 100 {
		t.Fatalf("only %d cases", len(cases))
	}
	for _, c := range cases {
		if got, want := strings.Join(mentions(c), "\n  "), strings.Join(c.want, "\n  "); got != want || want == "" {
			t.Errorf("dates.txt:%d: %s\n got:\n  %s\n want:\n  %s", c.line, c.text, got, want)
		}
	}
}

func TestTraps(t *testing.T) {
	cases := readCases(t, "testdata/traps.txt")
	if len(cases) < 100 {
		t.Fatalf("only %d traps", len(cases))
	}
	for _, c := range cases {
		if got := mentions(c); len(got) > 0 {
			t.Errorf("traps.txt:%d: %s\n found %q", c.line, c.text, got)
		}
	}
}

func TestIntervals(t *testing.T) {
	for _, c := range []struct{ text, from, to string }{
		{"It fell on 26 August 2017.", "2017-08-26T00:00", "2017-08-27T00:00"},
		{"It fell in August 2017.", "2017-08-01T00:00", "2017-09-01T00:00"},
		{"It fell in 2016.", "2016-01-01T00:00", "2017-01-01T00:00"},
		{"It fell in the 1990s.", "1990-01-01T00:00", "2000-01-01T00:00"},
		{"It fell last week.", "2017-09-04T00:00", "2017-09-11T00:00"},
		{"It fell in the first half of 2016.", "2016-01-01T00:00", "2016-07-01T00:00"},
		{"It fell at noon.", "2017-09-13T12:00", "2017-09-13T12:01"},
		{"It fell last night.", "2017-09-12T18:00", "2017-09-13T06:00"},
		{"It lasted two days.", "0001-01-01T00:00", "0001-01-01T00:00"},
	} {
		a := sentences(c.text)
		Find(c.text, a, en.Language().When)
		v := Resolve(a.Dates, news.Stamp{Time: day(2017, 9, 13), Day: true})
		if len(v) != 1 {
			t.Errorf("%s: %d mentions", c.text, len(v))
			continue
		}
		const layout = "2006-01-02T15:04"
		if from, to := v[0].From.Format(layout), v[0].To.Format(layout); from != c.from || to != c.to {
			t.Errorf("%s: %s to %s, want %s to %s", c.text, from, to, c.from, c.to)
		}
	}
}

func TestNoLanguage(t *testing.T) {
	a := sentences("It fell on 26 August 2017.")
	Find("It fell on 26 August 2017.", a, nil)
	if len(a.Dates) != 0 {
		t.Errorf("found %v without a language", a.Dates)
	}
}

// check holds what must be true of any text.
func check(t *testing.T, body string, a *news.Analysis) {
	t.Helper()
	end := uint32(0)
	for _, d := range a.Dates {
		if d.Span.Start < end || d.Span.Empty() || int(d.Span.End) > len(body) {
			t.Fatalf("span %v: out of order, empty, or beyond %d bytes", d.Span, len(body))
		}
		end = d.Span.End
		if s := d.Span.Of(body); !utf8.ValidString(s) || int(end) < len(body) && !utf8.RuneStart(body[end]) {
			t.Fatalf("span %v cuts a character: %q", d.Span, s)
		}
	}
	for _, p := range []news.Stamp{{}, {Time: day(2016, 2, 29), Day: true}, {Time: day(1, 1, 1).Add(time.Hour)}, {Time: day(9999, 12, 31)}} {
		for i, v := range Resolve(a.Dates, p) {
			if v.Known() && !v.From.Before(v.To) {
				t.Fatalf("%+v: %v is not before %v", a.Dates[i], v.From, v.To)
			}
			if v.Value == "" {
				t.Fatalf("%+v: no value", a.Dates[i])
			}
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, name := range []string{"testdata/dates.txt", "testdata/traps.txt"} {
		for _, c := range readCases(f, name) {
			f.Add(c.text)
		}
	}
	f.Add("’80s–’90s ﬁrst ½ of 1914–18; 99999999999 years ago, 2 1/2 1/2 years, a\u00adday, Feb. 29")
	f.Fuzz(func(t *testing.T, body string) {
		if !utf8.ValidString(body) {
			t.Skip()
		}
		a := sentences(body)
		n := len(body)
		a.Quotations = []news.Quotation{{Outer: news.MakeSpan(n/4, n/2), Speech: true}}
		a.Statements = []news.Statement{
			{Cue: []news.Span{news.MakeSpan(n/2, n/2+n/8)}, Content: []news.Span{news.MakeSpan(0, n/2)}},
			{Source: []news.Span{news.MakeSpan(n/2, n/2)}, Cue: []news.Span{news.MakeSpan(0, n/8)}, Content: []news.Span{news.MakeSpan(n/3, n)}},
			{},
		}
		Find(body, a, en.Language().When)
		check(t, body, a)
	})
}

func BenchmarkFind(b *testing.B) {
	var text strings.Builder
	for _, name := range []string{"testdata/dates.txt", "testdata/traps.txt"} {
		for _, c := range readCases(b, name) {
			text.WriteString(c.text + " ")
		}
	}
	const plain = "The harbour master of Port Ellery told a meeting of the fishing crews that nobody had seen the boat leave the quay. "
	body := text.String() + strings.Repeat(plain, 200)
	a := sentences(body)
	l := en.Language().When
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		Find(body, a, l)
	}
}

func BenchmarkResolve(b *testing.B) {
	var text strings.Builder
	for _, c := range readCases(b, "testdata/dates.txt") {
		text.WriteString(c.text + " ")
	}
	a := sentences(text.String())
	Find(text.String(), a, en.Language().When)
	b.ReportAllocs()
	for b.Loop() {
		Resolve(a.Dates, news.Stamp{Time: day(2017, 9, 13), Day: true})
	}
}
