package provenance

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"hearsay/internal/news"
)

// tiny is a set of articles with one text each, of n bytes, and passages between the
// halves of texts: half 0 of a is half 1 of b.
func tiny(n int, edges ...[2]int) (*news.Set, []news.Edge, []news.Passage) {
	const size = 400
	var articles []news.Article
	var texts []news.Text
	for i := range n {
		body := strings.Repeat(fmt.Sprintf("%03d ", i), size/4)
		t := news.Text{ID: news.TextIDOf(body), Lang: "en", Body: body}
		texts = append(texts, t)
		a := news.Article{Text: t.ID, Given: fmt.Sprint(i), Outlet: fmt.Sprint("Outlet", i)}
		a.Published = news.Stamp{Time: time.Unix(int64(i)*3600, 0), Origin: news.Declared, Confidence: 1}
		a.ID = news.ArticleID(&a)
		articles = append(articles, a)
	}
	set := news.NewSet(articles, texts)
	by := map[string]*news.Article{}
	for i := range set.Articles {
		by[set.Articles[i].Given] = &set.Articles[i]
	}
	var es []news.Edge
	var ps []news.Passage
	for k, e := range edges {
		from, to := by[fmt.Sprint(e[0])], by[fmt.Sprint(e[1])]
		a, b := news.Ref{Text: from.Text, Span: news.MakeSpan(0, size/2)}, news.Ref{Text: to.Text, Span: news.MakeSpan(size/2, size)}
		p := news.Passage{ID: news.ID(fmt.Sprint("p", k)), A: a, B: b, Words: 50, Same: 1}
		if set.TextIndex(b.Text) < set.TextIndex(a.Text) {
			p.A, p.B = b, a
		}
		ps = append(ps, p)
		es = append(es, news.Edge{ID: news.ID(fmt.Sprint("e", k)), From: from.ID, To: to.ID, Kind: news.Copies, Decided: true, Passages: []news.ID{p.ID}})
	}
	return set, es, ps
}

func describe(set *news.Set, ls []news.Lineage) string {
	given := map[news.ID]string{}
	for _, a := range set.Articles {
		given[a.ID] = a.Given
	}
	var out []string
	for _, l := range ls {
		s := given[l.Article] + ":"
		for _, r := range l.Roots {
			s += fmt.Sprintf(" %s %.2f", given[r.Article], r.Share)
		}
		out = append(out, fmt.Sprintf("%s own %.2f", s, l.Own))
	}
	return strings.Join(out, "; ")
}

func TestLineagesFollowTheWords(t *testing.T) {
	// The second half of 1 is the first half of 0; the second half of 2 is the first,
	// own, half of 1: nothing of 0 reached 2.
	set, edges, passages := tiny(3, [2]int{0, 1}, [2]int{1, 2})
	want := "0: own 1.00; 1: 0 0.50 own 0.50; 2: 1 0.50 own 0.50"
	if got := describe(set, Lineages(set, edges, passages)); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func TestLineagesOfACircle(t *testing.T) {
	set, edges, passages := tiny(3, [2]int{0, 1}, [2]int{1, 2}, [2]int{2, 0})
	for _, l := range Lineages(set, edges, passages) {
		if l.Article == "" || l.Own < 0 || l.Own > 1 {
			t.Errorf("%+v", l)
		}
	}
}

// TestLineagesAreDeep follows a chain of copies that would be too deep for a stack of
// calls, in time linear in its length.
func TestLineagesAreDeep(t *testing.T) {
	const n = 20_000
	var chain [][2]int
	for i := range n - 1 {
		chain = append(chain, [2]int{n - 1 - i, n - 2 - i}) // against the order of the set
	}
	set, edges, passages := tiny(n, chain...)
	start := time.Now()
	ls := Lineages(set, edges, passages)
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("a chain of %d took %v", n, took)
	}
	if len(ls) != n || len(ls[0].Parents) != 1 {
		t.Errorf("%d lineages, the first %+v", len(ls), ls[0])
	}
}
