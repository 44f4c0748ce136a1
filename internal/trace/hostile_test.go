package trace

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode"

	"hearsay/internal/news"
	"hearsay/internal/trace/provenance"
)

// Sets made to cost much. Texts are not analysed but cut into words and sentences: what
// is measured is how they are held against each other.

// cutUp is an analysis of words and sentences alone.
func cutUp(t news.Text) *news.Analysis {
	a := &news.Analysis{Text: t.ID, Version: "test"}
	from, sentence := -1, 0
	end := func(i int) {
		if from >= 0 {
			a.Tokens = append(a.Tokens, news.MakeSpan(from, i))
			from = -1
		}
	}
	for i, r := range t.Body {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if from < 0 {
				from = i
			}
			continue
		case r == '.' || r == '\n':
			a.Sentences = append(a.Sentences, news.MakeSpan(sentence, i+1))
			sentence = i + 1
		}
		end(i)
	}
	end(len(t.Body))
	return a
}

// hostileSet makes n articles.
func hostileSet(n int, make func(i int) (news.Article, string)) *news.Set {
	var articles []news.Article
	var texts []news.Text
	for i := range n {
		a, body := make(i)
		t := news.Text{ID: news.TextIDOf(body), Lang: "en", Body: body}
		a.Text, a.Given = t.ID, fmt.Sprint(i)
		a.ID = news.ArticleID(&a)
		articles, texts = append(articles, a), append(texts, t)
	}
	s := news.NewSet(articles, texts)
	for i, t := range s.Texts {
		s.Analyses[i] = cutUp(t)
	}
	return s
}

func minute(i int) news.Stamp {
	return news.Stamp{Time: time.Date(2031, 3, 2, 6, i, 0, 0, time.UTC), Origin: news.Declared, Confidence: 1}
}

const dawn = "The ferry Corvina ran aground on the Hessel bar at dawn on Sunday with two hundred passengers aboard, the coast guard said. Tugs were sent from Marrow Bay and a diver went down to look at the hull. The harbour master of Hessel closed the eastern channel until the tide had turned."

func TestHostileSets(t *testing.T) {
	numbered := func(i int) string { return fmt.Sprintf("%s\n\nAmended %d times by the desk.", dawn, i) }
	for _, c := range []struct {
		name  string
		set   *news.Set
		edges int // at most
	}{
		{"two thousand articles with one text", hostileSet(2000, func(i int) (news.Article, string) {
			return news.Article{Outlet: fmt.Sprint("Outlet ", i), Published: minute(i)}, dawn
		}), 1999},
		{"two thousand articles with one text and no date", hostileSet(2000, func(i int) (news.Article, string) {
			return news.Article{Outlet: fmt.Sprint("Outlet ", i)}, dawn
		}), 1999},
		{"two thousand copies, each another", hostileSet(2000, func(i int) (news.Article, string) {
			return news.Article{Outlet: fmt.Sprint("Outlet ", i), Published: minute(i)}, numbered(i)
		}), 12 * 2000},
		{"two thousand versions of one page", hostileSet(2000, func(i int) (news.Article, string) {
			return news.Article{Outlet: "Wire", URL: "https://wire.example/live", Published: minute(i)}, numbered(i)
		}), 1999},
		{"one page captured ten thousand times", hostileSet(10_000, func(i int) (news.Article, string) {
			return news.Article{Outlet: "Wire", URL: "https://wire.example/live", Published: minute(i)}, dawn
		}), 9999},
		{"one page captured four thousand times, and a copy", hostileSet(4001, func(i int) (news.Article, string) {
			if i == 4000 {
				return news.Article{Outlet: "Courier", URL: "https://courier.example/dawn", Published: minute(i)}, dawn
			}
			return news.Article{Outlet: "Wire", URL: "https://wire.example/live", Published: minute(i)}, dawn
		}), 4000},
		{"ten thousand lines at one address, each with a link to it", hostileSet(10_000, func(i int) (news.Article, string) {
			return news.Article{
				Outlet: "Wire", URL: "https://wire.example/live", Links: []news.Link{{Span: news.MakeSpan(0, 4), URL: "https://wire.example/live"}, {Span: news.MakeSpan(0, 4), URL: "https://wire.example/live?"}},
			}, fmt.Sprintf("Line %d of the ticker.", i)
		}), 50_000},
		{"a thousand articles that name and link to each other", hostileSet(1000, func(i int) (news.Article, string) {
			a := news.Article{Outlet: fmt.Sprintf("Outlet No %d Post", i), URL: fmt.Sprintf("https://wire.example/%d", i)}
			body := dawn
			for k := range 40 {
				body += fmt.Sprintf("\n\nAs the Outlet No %d Post has said, ", (i+k*k)%1000)
				a.Links = append(a.Links, news.Link{Span: news.MakeSpan(0, 4), URL: fmt.Sprintf("https://wire.example/%d", (i+7*k)%1000)})
			}
			return a, body
		}), 52_000},
		{"an article copied into itself a thousand times", hostileSet(3, func(i int) (news.Article, string) {
			return news.Article{Outlet: fmt.Sprint("Outlet ", i), Published: minute(i)}, strings.Repeat(dawn+"\n\n", 1+500*i)
		}), 3},
		{"a hundred thousand one-line articles", hostileSet(100_000, func(i int) (news.Article, string) {
			return news.Article{Outlet: fmt.Sprint("Outlet ", i%500), Published: minute(i)}, fmt.Sprintf("Ship %d came in at berth %d.", i, i*i%977)
		}), 0},
		{"two texts of twenty thousand passages", hostileSet(2, func(i int) (news.Article, string) {
			return news.Article{Outlet: fmt.Sprint("Outlet ", i), Published: minute(i)}, alternating(i, 20_000)
		}), 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			start := time.Now()
			f, err := Trace(context.Background(), c.set, Options{Workers: 1})
			took := time.Since(start)
			if err != nil {
				t.Fatal(err)
			}
			t.Logf("%d articles, %d passages, %d edges, %d revisions in %v", len(c.set.Articles), len(f.Passages), len(f.Edges), len(f.Revisions), took.Round(time.Millisecond))
			if len(f.Edges) > c.edges {
				t.Errorf("%d edges, at most %d are wanted", len(f.Edges), c.edges)
			}
			if took > 40*time.Second {
				t.Errorf("took %v", took)
			}
			start = time.Now()
			if _, err := Compare(c.set, f, c.set.Articles[0].ID, c.set.Articles[len(c.set.Articles)-1].ID); err != nil || time.Since(start) > 20*time.Second {
				t.Errorf("two of them were compared in %v: %v", time.Since(start), err)
			}
			checkAcyclic(t, f)
		})
	}
}

// alternating is n sentences, every other one of which is in the text of any i, in
// another order.
func alternating(i, n int) string {
	var b strings.Builder
	for k := range n {
		m := k
		if i == 1 {
			m = k * 7919 % n
		}
		if m%2 == 0 {
			fmt.Fprintf(&b, "Ship%d of Marrow%d brought herring%d and salt%d to Hessel%d on Sunday%d, said Farrow%d. ", m, m, m, m, m, m, m)
		} else {
			fmt.Fprintf(&b, "Own%d %d words%d %d of%d %d this%d %d one%d %d text%d alone. ", i, m, i, m, i, m, i, m, i, m, i)
		}
	}
	return b.String()
}

// checkAcyclic checks that no credits go in a circle undetected: that each decided
// edge which rests on them leads out of what can be reached from its end.
func checkAcyclic(t *testing.T, f *news.Findings) {
	t.Helper()
	next := map[news.ID][]news.ID{}
	for _, e := range f.Edges {
		if e.Decided && (e.Why == "names it" || e.Why == "links to it") {
			next[e.From] = append(next[e.From], e.To)
		}
	}
	state := map[news.ID]int{}
	var visit func(id news.ID)
	visit = func(id news.ID) {
		state[id] = 1
		for _, to := range next[id] {
			if state[to] == 1 {
				t.Fatalf("%s and %s have their words from each other", id, to)
			}
			if state[to] == 0 {
				visit(to)
			}
		}
		state[id] = 2
	}
	for id := range next {
		if state[id] == 0 {
			visit(id)
		}
	}
}

// TestCirclesOfCredits: however many articles name the next in a circle, none of them
// is said to have its words from another on that ground alone.
func TestCirclesOfCredits(t *testing.T) {
	for _, n := range []int{2, 3, 5, 12} {
		set := hostileSet(n, func(i int) (news.Article, string) {
			return news.Article{Outlet: fmt.Sprintf("Outlet No %d Post", i)}, fmt.Sprintf("%s So the Outlet No %d Post reported.", dawn, (i+1)%n)
		})
		ps, err := passages(documents(set), Options{Workers: 1})
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range provenance.Edges(set, ps) {
			if e.Decided {
				t.Errorf("of %d, %s is said to have its words from %s: %s", n, e.To, e.From, e.Why)
			}
		}
	}
}
