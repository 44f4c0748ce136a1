package html

import (
	"strings"
	"testing"

	"hearsay/internal/news"
)

// TestUntied: a denial that stands beside no claim is on the page, with who denies and a way
// to the words; what is left out is counted.
func TestUntied(t *testing.T) {
	r := newSample(t)
	a := &r.Set.Articles[0]
	words := news.Ref{Text: a.Text, Span: news.MakeSpan(0, 4)}
	for range maxUntied + 2 {
		r.Findings.Untied = append(r.Findings.Untied, news.Denial{Article: a.ID, Voice: "Skua <Board>", Words: words, Articles: 3})
	}
	page := write(t, r)
	for _, want := range []string{`href="#untied"`, "Skua &lt;Board&gt;", " and 2 more: ", "more denials are", r.Set.Words(words) + "</bdi></q></a>"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not have %q", want)
		}
	}
}
