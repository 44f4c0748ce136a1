package trace

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hearsay/internal/news"
	"hearsay/internal/read"
)

// TestCaseZero holds what is found in the article of case zero against "What a reader should
// be told at a glance" in its expected.md. Nothing of it is in the code.
func TestCaseZero(t *testing.T) {
	raw, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "seed", "article.txt"))
	if err != nil {
		t.Skip("skipped: there is no case zero beside the project: ", err)
	}
	s := caseZero(t, map[string]string{"Later Post": string(raw)})
	f := foundIn(t, s)
	if len(f.Claims) == 0 || !strings.Contains(s.Words(f.Claims[0].Headline), "had evacuated") {
		t.Fatal("the claim of the evacuation does not stand first")
	}
	c := &f.Claims[0]
	if c.Min != 1 || c.Max != 1 || c.Origins[0].Kind != news.Unnamed || strings.Join(c.Origins[0].Through, "") != "Sputnik" {
		t.Errorf("%d to %d origins: %+v; want one unnamed source through Sputnik", c.Min, c.Max, c.Origins)
	}
	if len(c.Denials) != 2 || c.Denials[0].Voice != c.Denials[1].Voice {
		t.Errorf("the denials are %+v; want two, by one voice", c.Denials)
	}
	both := false
	for _, d := range c.Tellings[0].Drift {
		both = both || d.Of == c.Tellings[0].Article && s.Words(d.From) == "plane" && s.Words(d.To) == "helicopter"
	}
	if !both {
		t.Error("the article tells of a plane and of a helicopter, which is not found")
	}

	upstream := strings.ReplaceAll(string(raw), "told us", "told Sputnik")
	s = caseZero(t, map[string]string{"Later Post": string(raw), "Sputnik": upstream})
	for _, c := range foundIn(t, s).Claims {
		for _, x := range c.Tellings {
			for _, d := range x.Drift {
				if d.Kind == news.RelayDrift && s.Words(d.From) == "told Sputnik" && s.Words(d.To) == "told us" {
					return
				}
			}
		}
	}
	t.Error("beside an upstream copy, “told Sputnik” has become “told us”, which is not found")
}

// caseZero is articles by their outlets, that called Sputnik a day before the other.
func caseZero(t *testing.T, bodies map[string]string) *news.Set {
	var articles []news.Article
	var texts []news.Text
	for outlet, body := range bodies {
		day := 10
		if outlet == "Sputnik" {
			day = 9
		}
		x := news.Text{ID: news.TextIDOf(body), Lang: "en", Body: body}
		a := news.Article{Text: x.ID, Outlet: outlet, Lang: "en", Published: news.Stamp{Time: time.Date(2017, 9, day, 0, 0, 0, 0, time.UTC), Day: true, Origin: news.Given, Confidence: 1}}
		a.ID = news.ArticleID(&a)
		articles, texts = append(articles, a), append(texts, x)
	}
	s := news.NewSet(articles, texts)
	var err error
	if s.Analyses, err = read.All(context.Background(), s.Texts, 1, nil); err != nil {
		t.Fatal(err)
	}
	return s
}

func foundIn(t *testing.T, s *news.Set) *news.Findings {
	t.Helper()
	f, err := Trace(context.Background(), s, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return f
}
