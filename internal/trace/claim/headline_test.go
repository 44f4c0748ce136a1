package claim

import (
	"testing"

	"hearsay/internal/news"
)

func TestPoor(t *testing.T) {
	body := "She saw it, which the old miller of Oster had not expected. Done."
	a := &news.Analysis{Sentences: []news.Span{news.MakeSpan(0, 59), news.MakeSpan(60, 65)}}
	for at, i := 0, 0; i <= len(body); i++ {
		if i == len(body) || body[i] == ' ' {
			a.Tokens = append(a.Tokens, news.MakeSpan(at, i))
			at = i + 1
		}
	}
	x := news.Text{ID: news.TextIDOf(body), Lang: "en", Body: body}
	s := news.NewSet([]news.Article{{ID: "a", Text: x.ID}}, []news.Text{x})
	s.Analyses[0] = a
	l := &Lexicon{Leans: map[string]bool{"she": true, "which": true}, Small: map[string]bool{"it,": true, "the": true, "of": true, "had": true}}
	for _, c := range []struct {
		from, to, want int
		why            string
	}{
		{0, 59, pointing, "a whole sentence that leans"},
		{12, 59, partOnly + pointing, "a clause that leans"},
		{18, 59, partOnly, "a clause"},
		{60, 65, fewWords, "too few words"},
	} {
		got := poor(s, &news.Telling{Index: -1, Words: news.Ref{Text: x.ID, Span: news.MakeSpan(c.from, c.to)}}, func(string) *Lexicon { return l })
		if got != c.want {
			t.Errorf("%s: %d, want %d", c.why, got, c.want)
		}
	}
}

func TestBracketed(t *testing.T) {
	body := "we asked [the airline] to open it"
	for _, c := range []struct {
		from, to int
		want     bool
	}{{9, 22, true}, {10, 21, true}, {10, 13, false}, {0, 2, false}, {len(body), len(body), false}} {
		if got := bracketed(body, news.MakeSpan(c.from, c.to)); got != c.want {
			t.Errorf("%q: %v", body[c.from:c.to], got)
		}
	}
}
