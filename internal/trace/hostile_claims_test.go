package trace

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"hearsay/internal/news"
	"hearsay/internal/read"
)

// madeSet is a set of read articles: bodies, each by its outlet, a day apart; undated if asked.
func madeSet(t *testing.T, bodies, outlets []string, dated bool) *news.Set {
	t.Helper()
	var articles []news.Article
	var texts []news.Text
	for i, b := range bodies {
		x := news.Text{ID: news.TextIDOf(b), Lang: "en", Body: b}
		a := news.Article{Text: x.ID, Outlet: outlets[i%len(outlets)], Given: fmt.Sprint(i), Lang: "en"}
		if dated {
			a.Published = news.Stamp{Time: time.Date(2031, 3, 1+i%5, 0, i%60, 0, 0, time.UTC), Origin: news.Declared, Confidence: 1}
		}
		a.ID = news.ArticleID(&a)
		articles, texts = append(articles, a), append(texts, x)
	}
	s := news.NewSet(articles, texts)
	var err error
	if s.Analyses, err = read.All(context.Background(), s.Texts, 0, nil); err != nil {
		t.Fatal(err)
	}
	return s
}

// gibberish is sentences of words that nobody else has.
func gibberish(seed, sentences int) string {
	r := rand.New(rand.NewPCG(uint64(seed), 1))
	var b strings.Builder
	for range sentences {
		for w := range 9 {
			for k := range 3 {
				c, v := "bdfgklmnprstvz"[r.IntN(14)], "aeiou"[r.IntN(5)]
				if w == 0 && k == 0 {
					c -= 'a' - 'A'
				}
				b.WriteByte(c)
				b.WriteByte(v)
			}
			b.WriteByte(" ."[w/8])
		}
		b.WriteByte(' ')
	}
	return strings.TrimSpace(b.String())
}

// TestFormulaIsNoClaim: a sentence that very many unrelated articles have word for word is
// nobody's claim, and does not join what stands beside it.
func TestFormulaIsNoClaim(t *testing.T) {
	const formula = "This material may not be published, rewritten or handed on without leave."
	var bodies []string
	for i := range 1000 {
		bodies = append(bodies, gibberish(i, 4)+"\n\n"+formula)
	}
	start := time.Now()
	f := foundIn(t, madeSet(t, bodies, []string{"Wire", "Post", "Herald", "Courier"}, true))
	for i := range f.Claims {
		c := &f.Claims[i]
		if c.Articles > 3 {
			t.Errorf("%d articles tell one claim", c.Articles)
			break
		}
	}
	if took := time.Since(start); took > 2*time.Minute {
		t.Errorf("it took %v", took)
	}
}

// TestModestAnswers: one article, no dates, one outlet: a true, modest answer.
func TestModestAnswers(t *testing.T) {
	const told = "A grey truck carried seven crates of machine parts across the Orlin bridge, a clerk told the Wire.\n\nThe bridge was closed for repairs until Sunday."
	if f := foundIn(t, madeSet(t, []string{told}, []string{"Wire"}, true)); len(f.Claims) != 0 {
		t.Errorf("one article alone tells %d claims that others do", len(f.Claims))
	}
	bodies := []string{told, told + "\n\nNobody else saw it.", strings.Replace(told, "seven", "nine", 1)}
	f := foundIn(t, madeSet(t, bodies, []string{"Wire", "Post", "Herald"}, false))
	if len(f.Claims) == 0 {
		t.Fatal("without dates nothing is joined")
	}
	for i := range f.Edges {
		if e := &f.Edges[i]; e.Decided && e.Kind == news.Copies && e.Why == "published earlier" {
			t.Errorf("without dates, %s is said to be the earlier", e.From)
		}
	}
	f = foundIn(t, madeSet(t, bodies, []string{"Wire"}, true))
	for i := range f.Claims {
		if c := &f.Claims[i]; c.Outlets != 1 || c.Min != 1 {
			t.Errorf("one outlet alone: %d outlets, %d origins at least", c.Outlets, c.Min)
		}
	}
}

// TestTracesWhatWasNotReadToItsEnd: an article of which reading stopped (news.Stop), at whatever
// stage, is traced with what there is of it, and costs the others nothing but itself.
func TestTracesWhatWasNotReadToItsEnd(t *testing.T) {
	const told = "The old bridge at Orlin fell into the river on Sunday night, the mayor said. “Nobody was on it,” he told the Wire. The police denied that a lorry had hit it."
	bodies := []string{told + "\n\nIt was built in 1911.", told + "\n\nThe road to Marn is closed.", told + "\n\nBoats bring the post."}
	whole := madeSet(t, bodies, []string{"Wire", "Post", "Herald"}, true)
	layers := []func(a *news.Analysis){
		func(a *news.Analysis) { a.Events = nil },
		func(a *news.Analysis) { a.Places = nil },
		func(a *news.Analysis) { a.Quantities = nil },
		func(a *news.Analysis) { a.Dates = nil },
		func(a *news.Analysis) { a.Assertions = nil },
		func(a *news.Analysis) {
			a.Statements, a.Nested, a.Unsure, a.Voices, a.Quotations = nil, nil, nil, nil, nil
		},
		func(a *news.Analysis) { a.Paragraphs, a.Sentences, a.Tokens = nil, nil, nil },
	}
	for i := range whole.Analyses {
		s := *whole
		s.Analyses = slices.Clone(whole.Analyses)
		part := *whole.Analyses[i]
		part.Stopped = &news.Stop{Stage: "some stage", Why: "an error"}
		s.Analyses[i] = &part
		for n, without := range layers {
			without(&part)
			found := false
			for _, c := range foundIn(t, &s).Claims {
				found = found || c.Articles >= 2 && strings.Contains(s.Words(c.Headline), "fell into the river")
			}
			if !found {
				t.Errorf("article %d without the last %d layers: what the other two tell is no claim", i, n+1)
			}
		}
	}
}
