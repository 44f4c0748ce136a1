package html

import (
	"strings"
	"testing"

	"hearsay/internal/news"
)

func TestGhosts(t *testing.T) {
	r := newSample(t)
	a := &r.Set.Articles[0]
	words := news.Ref{Text: a.Text, Span: news.MakeSpan(0, 4)}
	r.Findings.Ghosts = []news.Ghost{{Name: "Petrel", Citing: []news.Citation{{Article: a.ID, Words: words}}}, {Name: "Skua <News>", Here: true, Citing: []news.Citation{{Article: a.ID, Words: words}}}}
	page := write(t, r)
	for _, want := range []string{`href="#ghosts"`, "Skua &lt;News&gt;", "Here, but not in these words</h3>", "Not among these articles</h3>", ">the words</a>"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not have %q", want)
		}
	}
}
