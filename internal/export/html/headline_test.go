package html

import (
	"strings"
	"testing"

	"hearsay/internal/news"
)

// TestCutQuotation: a headline that is a part of a quotation has both marks, the one that it
// lacks before what leads to it, where that is of the quotation, too.
func TestCutQuotation(t *testing.T) {
	const body = "“It was dark. The mill burned down,” a miller said. “Nobody slept. We all watched.”"
	at := func(words string) news.Span {
		i := strings.Index(body, words)
		if i < 0 {
			t.Fatalf("the text has no %q", words)
		}
		return news.MakeSpan(i, i+len(words))
	}
	for _, c := range []struct{ headline, context, speaker, before, after string }{
		{"“It was dark.", "", "", "", "”"},
		{"The mill burned down", "", "", "“", ",” a miller said."},
		{"The mill burned down", "“It was dark.", "", "“It was dark. ", ",” a miller said."},
		{"We all watched.”", "", "a miller", "a miller: “", ""},
		{"We all watched.”", "“Nobody slept.", "", "“Nobody slept. ", ""},
		{"a miller said", "", "", "“The mill burned down,” ", ""},
	} {
		x := news.Text{ID: news.TextIDOf(body), Body: body}
		set := news.NewSet([]news.Article{{ID: "a", Text: x.ID}}, []news.Text{x})
		set.Analyses[0] = &news.Analysis{
			Sentences: []news.Span{at("“It was dark."), at("The mill burned down,” a miller said."), at("“Nobody slept."), at("We all watched.”")},
			Quotations: []news.Quotation{
				{Pieces: []news.Span{at("It was dark. The mill burned down,")}, Outer: at("“It was dark. The mill burned down,”"), Closed: true},
				{Pieces: []news.Span{at("Nobody slept. We all watched.")}, Outer: at("“Nobody slept. We all watched.”"), Closed: true},
			},
		}
		src := &news.Claim{ID: "c000000000001", Headline: news.Ref{Text: x.ID, Span: at(c.headline)}, Articles: 1, Outlets: 1}
		if c.context != "" {
			src.Context = news.Ref{Text: x.ID, Span: at(c.context)}
		}
		if c.speaker != "" {
			src.Speaker = news.Ref{Text: x.ID, Span: at(c.speaker)}
		}
		b, err := newBook(set)
		if err != nil {
			t.Fatal(err)
		}
		got := b.claim(src, "1")
		if got.Before != c.before || got.Headline != c.headline || got.After != c.after {
			t.Errorf("%q [%s] %q, want %q [%s] %q", got.Before, got.Headline, got.After, c.before, c.headline, c.after)
		}
	}
}
