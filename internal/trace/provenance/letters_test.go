package provenance

import (
	"testing"

	"hearsay/internal/news"
)

func TestLettersOf(t *testing.T) {
	set := func(bodies ...string) *news.Set {
		var articles []news.Article
		var texts []news.Text
		for _, b := range bodies {
			x := news.Text{ID: news.TextIDOf(b), Body: b}
			articles, texts = append(articles, news.Article{ID: news.ID(b), Text: x.ID}), append(texts, x)
		}
		return news.NewSet(articles, texts)
	}
	for _, c := range []struct{ body, letters, want string }{
		{"On Monday Coral Coast Airways (CCA) said so.", "CCA", "Coral Coast Airways"},
		{"Coral Coast Airways (CCB) said so.", "CCB", ""},
		{"(CCA) said so.", "CCA", ""},
		{"Airways (A) said so.", "A", ""},
		{"Órlin Bridge (ÓB", "ÓB", ""},
		{"Órlin Bridge (ÓB)", "ÓB", "Órlin Bridge"},
		{"(((((", "", ""},
	} {
		if got := lettersOf(set(c.body))[c.letters]; got != c.want {
			t.Errorf("%q: %q stands for %q, want %q", c.body, c.letters, got, c.want)
		}
	}
	if got := lettersOf(set("Coral Coast Airways (CCA)", "Cold Cider Alliance (CCA)"))["CCA"]; got != "" {
		t.Errorf("letters of two names stand for %q", got)
	}
}
