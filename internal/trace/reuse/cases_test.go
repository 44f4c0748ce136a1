package reuse

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"hearsay/internal/news"
)

// testCase is a case of testdata/cases.txt.
type testCase struct {
	name  string
	docs  []Doc
	marks []map[string]news.Span // of each text
	want  map[string]string      // by number: words and edits
}

var brace = regexp.MustCompile(`\{\d:|:\d\}`)

// unmark takes the braces out of a text and returns the spans they stood around.
func unmark(marked string) (string, map[string]news.Span) {
	var body strings.Builder
	spans := map[string]news.Span{}
	last := 0
	for _, m := range brace.FindAllStringIndex(marked, -1) {
		body.WriteString(marked[last:m[0]])
		last = m[1]
		if tag := marked[m[0]:m[1]]; tag[0] == '{' {
			spans[tag[1:2]] = news.MakeSpan(body.Len(), 0)
		} else {
			s := spans[tag[1:2]]
			spans[tag[1:2]] = news.MakeSpan(int(s.Start), body.Len())
		}
	}
	body.WriteString(marked[last:])
	return body.String(), spans
}

func readCases(t *testing.T) []testCase {
	t.Helper()
	raw, err := os.ReadFile("testdata/cases.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []testCase
	for _, section := range strings.Split("\n"+string(raw), "\n=== ")[1:] {
		parts := strings.Split(section, "\n--- ")
		c := testCase{name: strings.TrimSpace(parts[0]), want: map[string]string{}}
		for _, p := range parts[1:] {
			head, text, _ := strings.Cut(p, "\n")
			if head == "passages" {
				for _, line := range strings.Split(strings.TrimSpace(text), "\n") {
					c.want[line[:1]] = strings.TrimSpace(line[2:])
				}
				continue
			}
			body, spans := unmark(strings.TrimSpace(text))
			d := docOf(body)
			d.Rank = len(c.docs)
			_, d.Outlet, _ = strings.Cut(head, " ")
			c.docs = append(c.docs, d)
			c.marks = append(c.marks, spans)
		}
		out = append(out, c)
	}
	return out
}

// wanted lists the passages that a case wants, as show shows them.
func (c *testCase) wanted() []string {
	var out []string
	for i := range c.docs {
		for j := i + 1; j < len(c.docs); j++ {
			for n, a := range c.marks[i] {
				if b, ok := c.marks[j][n]; ok {
					out = append(out, fmt.Sprintf("%q %q %s", a.Of(c.docs[i].Body), b.Of(c.docs[j].Body), c.want[n]))
				}
			}
		}
	}
	slices.Sort(out)
	return out
}

// show shows a passage with the text that is listed first on the left.
func (c *testCase) show(p news.Passage) string {
	index := func(id news.TextID) int {
		return slices.IndexFunc(c.docs, func(d Doc) bool { return d.Text == id })
	}
	i, j := index(p.A.Text), index(p.B.Text)
	turned := i > j
	if turned {
		i, j, p.A, p.B = j, i, p.B, p.A
	}
	a, b := c.docs[i].Body, c.docs[j].Body
	var edits []string
	for _, e := range p.Edits {
		if turned {
			e.A, e.B = e.B, e.A
		}
		edits = append(edits, e.A.Of(a)+"|"+e.B.Of(b))
	}
	return strings.TrimSpace(fmt.Sprintf("%q %q %d %s", p.A.Span.Of(a), p.B.Span.Of(b), p.Words, strings.Join(edits, "; ")))
}

func TestCases(t *testing.T) {
	for _, c := range readCases(t) {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, p := range Passages(c.docs, Options{}) {
				got = append(got, c.show(p))
			}
			slices.Sort(got)
			if want := c.wanted(); !slices.Equal(got, want) {
				t.Errorf("found\n%s\nwanted\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		})
	}
}
