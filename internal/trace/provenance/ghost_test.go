package provenance

import (
	"strings"
	"testing"

	"hearsay/internal/news"
)

func TestGhosts(t *testing.T) {
	var articles []news.Article
	var texts []news.Text
	analyses := map[news.TextID]*news.Analysis{}
	add := func(outlet, body, named string) news.ID {
		text := news.TextIDOf(body)
		a := news.Article{Text: text, Outlet: outlet}
		a.ID = news.ArticleID(&a)
		at := strings.Index(body, named)
		span := news.MakeSpan(at, at+len(named))
		analyses[text] = &news.Analysis{
			Voices:     []news.Voice{{Kind: news.Unnamed}, {Kind: news.Outlet, Name: span}},
			Statements: []news.Statement{{Voice: 0, Chain: []news.Relay{{Voice: 1, Span: span}}}, {Voice: 1, Source: []news.Span{span}}},
		}
		articles, texts = append(articles, a), append(texts, news.Text{ID: text, Body: body})
		return a.ID
	}
	wire := add("Tarn Wire", "A port official told us so.", "us")
	add("The Gull", "A port official told Tarn Wire so.", "Tarn Wire")
	joined := add("The Tern", "The port official told Tarn Wire so, too.", "Tarn Wire")
	add("The Tolvane Lantern", "She told the Lantern that she saw it.", "Lantern")
	add("www.rt.example", "He told RT that.", "RT")
	add("The Skerry Post", "They told Skua News in a gale, and Tarn Wire.", "Skua News")
	add("The Ness Mail", "They told the Skua News, he said.", "Skua News")
	add("The Bar Mail", "They told a regional paper.", "a regional paper")
	set := news.NewSet(articles, texts)
	for i := range set.Texts {
		set.Analyses[i] = analyses[set.Texts[i].ID]
	}
	edges := []news.Edge{{From: wire, To: joined, Kind: news.Copies}}
	var got []string
	for _, g := range Ghosts(set, edges, func(string) *Words { return nil }) {
		here := ""
		if g.Here {
			here = " here"
		}
		got = append(got, g.Name+here+strings.Repeat("+", len(g.Citing)))
		for _, c := range g.Citing {
			if w := set.Words(c.Words); w != g.Name {
				t.Errorf("%s is cited in the words %q", g.Name, w)
			}
		}
	}
	if s := strings.Join(got, ", "); s != "Skua News++, Tarn Wire here+" {
		t.Errorf("cited and not here: %s", s)
	}
}
