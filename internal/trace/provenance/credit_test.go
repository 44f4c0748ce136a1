package provenance

import (
	"fmt"
	"testing"
	"time"

	"hearsay/internal/news"
)

// creditSet is n articles by n papers, of which number i says that paper next(i) reports
// the claim; where next(i) is i, a witness of that name tells it.
func creditSet(n int, next func(i int) int) (*news.Set, []news.Claim) {
	var articles []news.Article
	var texts []news.Text
	analyses := map[news.TextID]*news.Analysis{}
	for i := range n {
		name, kind := fmt.Sprintf("Paper %06d", next(i)), news.Outlet
		if next(i) == i {
			name, kind = []string{"Ada Bellum", "Ivo Quorne"}[i%2], news.Person
		}
		body := fmt.Sprintf("%s says that it rains on number %d.", name, i)
		t := news.Text{ID: news.TextIDOf(body), Lang: "en", Body: body}
		a := news.Article{Text: t.ID, Outlet: fmt.Sprintf("The Paper %06d", i), Given: fmt.Sprint(i)}
		a.Published = news.Stamp{Time: time.Date(2031, 3, 2, 6, 0, 0, 0, time.UTC), Day: true}
		a.ID = news.ArticleID(&a)
		at := news.MakeSpan(0, len(name))
		analyses[t.ID] = &news.Analysis{
			Voices:     []news.Voice{{Kind: kind, Name: at}},
			Statements: []news.Statement{{Source: []news.Span{at}, Content: []news.Span{news.MakeSpan(len(name)+6, len(body))}}},
		}
		articles, texts = append(articles, a), append(texts, t)
	}
	s := news.NewSet(articles, texts)
	c := news.Claim{}
	for i, t := range s.Texts {
		s.Analyses[i] = analyses[t.ID]
	}
	for i := range s.Articles {
		t := s.Articles[i].Text
		st := analyses[t].Statements[0]
		c.Tellings = append(c.Tellings, news.Telling{Article: s.Articles[i].ID, Words: news.Ref{Text: t, Span: st.Content[0]}, Origin: -1})
	}
	return s, []news.Claim{c}
}

// TestCredits follows papers that credit each other: to a witness, round in a circle, to
// two witnesses.
func TestCredits(t *testing.T) {
	const n = 4000
	for _, c := range []struct {
		name     string
		next     func(i int) int
		min, max int
	}{
		{"a chain to a witness", func(i int) int { return max(i-1, 0) }, 1, 1},
		{"a circle", func(i int) int { return (i + 1) % n }, 1, 1},
		{"two that circle, and all that credit them", func(i int) int { return []int{1, 0}[i%2] }, 1, 1},
		{"two chains to two witnesses", func(i int) int { return max(i-2, i%2) }, 2, 2},
		{"a report that is not there", func(int) int { return n + 1 }, 1, 1},
	} {
		set, claims := creditSet(n, c.next)
		start := time.Now()
		Stand(set, nil, nil, claims, noWords, inTurn)
		if got := &claims[0]; got.Min != c.min || got.Max != c.max {
			t.Errorf("%s: %d to %d origins, not %d to %d", c.name, got.Min, got.Max, c.min, c.max)
		}
		for _, x := range claims[0].Tellings {
			if x.Origin < 0 || x.Origin >= len(claims[0].Origins) {
				t.Fatalf("%s: a telling rests on origin %d", c.name, x.Origin)
			}
		}
		if took := time.Since(start); took > 20*time.Second {
			t.Errorf("%s: took %v", c.name, took)
		}
	}
}

// TestCreditOfALaterReport checks that a paper rests on nothing that is surely later than
// it, and that a named voice stands for itself.
func TestCreditOfALaterReport(t *testing.T) {
	set, claims := creditSet(2, func(i int) int { return []int{1, 1}[i] })
	for i := range set.Articles {
		if set.Articles[i].Given == "1" {
			set.Articles[i].Published.Time = set.Articles[i].Published.Time.AddDate(0, 0, 3)
		}
	}
	Stand(set, nil, nil, claims, noWords, inTurn)
	if len(claims[0].Origins) != 2 {
		t.Errorf("the origins are %+v", claims[0].Origins)
	}
}

func noWords(string) *Words { return nil }

func inTurn(n int, f func(i int)) {
	for i := range n {
		f(i)
	}
}
