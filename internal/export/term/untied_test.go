package term

import (
	"bytes"
	"strings"
	"testing"

	"hearsay/internal/news"
)

// TestUntied: denials that stand beside no claim are set with who denies, in the words of the
// text, and those left out are counted.
func TestUntied(t *testing.T) {
	set, f := lampCase()
	a := &set.Articles[0]
	words := news.Ref{Text: a.Text, Span: news.MakeSpan(0, 4)}
	for range mostUntied + 2 {
		f.Untied = append(f.Untied, news.Denial{Article: a.ID, Voice: "Skua\x1b[31m Board", Words: words, Articles: 3})
	}
	var b bytes.Buffer
	if err := Trace(&b, set, f, TraceOptions{Style: Style{Width: 100}, Top: 7}); err != nil {
		t.Fatal(err)
	}
	page := b.String()
	_, section, ok := strings.Cut(page, "DENIED, AND NOT TIED TO A CLAIM\n")
	if !ok {
		t.Fatalf("no such section in\n%s", page)
	}
	for _, want := range []string{"; in 2 more): “" + Clean(set.Words(words)) + "”", "… and 2 more denials (--all)"} {
		if !strings.Contains(section, want) {
			t.Errorf("%q is not in\n%s", want, section)
		}
	}
	if strings.Contains(section, "\x1b") {
		t.Error("what an article says reached the terminal raw")
	}
}
