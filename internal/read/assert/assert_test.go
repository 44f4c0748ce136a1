package assert

import (
	"os"
	"strings"
	"testing"
	"time"

	"hearsay/internal/lang/en"
	"hearsay/internal/news"
	"hearsay/internal/read/attrib"
	"hearsay/internal/read/segment"
)

func analyse(body string) *news.Analysis {
	l := en.Language()
	a := &news.Analysis{}
	segment.Run(body, a, l.Segment)
	attrib.Find(body, a, l.Attrib)
	Find(body, a, l.Attrib, l.Assert)
	return a
}

func words(body string, spans []news.Span) string {
	var parts []string
	for _, s := range spans {
		parts = append(parts, s.Of(body))
	}
	return strings.Join(parts, " + ")
}

// TestCases reads testdata/assertions.txt, whose head says how it is written.
func TestCases(t *testing.T) {
	for _, c := range readCases(t) {
		var got []string
		for _, s := range analyse(c.body).Assertions {
			kind := "fact"
			if s.Opinion {
				kind = "opinion: " + words(c.body, s.Marks)
			}
			got = append(got, strings.TrimSpace(words(c.body, s.Spans)+" | "+kind+" | "+words(c.body, s.Hedges)))
		}
		if g := strings.Join(got, "\n"); g != c.want {
			t.Errorf("%s: %s\n got\n%s\nwant\n%s", c.name, c.body, g, c.want)
		}
	}
}

type testCase struct{ name, body, want string }

func readCases(tb testing.TB) (list []testCase) {
	tb.Helper()
	raw, err := os.ReadFile("testdata/assertions.txt")
	if err != nil {
		tb.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(raw), "=== ")
	for _, c := range strings.Split(rest, "\n=== ") {
		name, c, _ := strings.Cut(strings.TrimSpace(c), "\n")
		body, want, _ := strings.Cut(c, "\n---")
		list = append(list, testCase{name, strings.TrimSpace(body), strings.TrimSpace(want)})
	}
	return list
}

// TestNoLanguage: without a language nothing is found, and the layer is there.
func TestNoLanguage(t *testing.T) {
	a := &news.Analysis{}
	if Find("The bridge fell.", a, nil, nil); a.Assertions == nil || len(a.Assertions) > 0 {
		t.Errorf("without a language: %v", a.Assertions)
	}
}

// TestTimeIsLinear: ten times the text takes no more than some thirty times as long.
func TestTimeIsLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("left out: it measures time")
	}
	l := en.Language()
	took := func(n int) time.Duration {
		body := strings.Repeat("The bridge fell on Sunday, the mayor said, and “nobody” may have seen it. It was a dreadful night! ", n)
		a := &news.Analysis{}
		segment.Run(body, a, l.Segment)
		attrib.Find(body, a, l.Attrib)
		best := time.Hour
		for range 5 {
			start := time.Now()
			Find(body, a, l.Attrib, l.Assert)
			best = min(best, time.Since(start))
		}
		return best
	}
	if small, large := took(200), took(2000); large > 30*small+time.Second {
		t.Errorf("200 lines take %v, 2000 take %v", small, large)
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"The bridge fell.", "“It fell,” he said, and left! [x] (@y) —", "", "May may should\n\n“"} {
		f.Add(s)
	}
	all := ""
	for _, c := range readCases(f) {
		f.Add(c.body)
		all += c.body + "\n\n"
	}
	f.Add(all) // what meets there does not in short texts
	f.Fuzz(func(t *testing.T, body string) {
		body = strings.ToValidUTF8(body, "")
		a := analyse(body)
		last := uint32(0)
		for _, s := range a.Assertions {
			if len(s.Spans) == 0 || s.Opinion != (len(s.Marks) > 0) {
				t.Fatalf("%+v", s)
			}
			for _, x := range s.Spans {
				if x.Empty() || x.Start < last || int(x.End) > len(body) {
					t.Fatalf("%v of %d bytes after %d", x, len(body), last)
				}
				last = x.End
			}
		}
	})
}
