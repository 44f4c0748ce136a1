package trace

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"hearsay/internal/news"
	"hearsay/internal/trace/reuse"
)

// TestUnsettledRelativesAreTrue: where a question is given up, what is said all the same
// is what a full trace says.
func TestUnsettledRelativesAreTrue(t *testing.T) {
	unsettled, edges := 0, 0
	for seed := range uint64(4) {
		n := newNewsroom(100 + seed)
		for range 40 {
			n.next()
		}
		s := newShelf()
		s.add(t, n.articles, n.texts)
		set := s.set()
		f := traced(set)
		rng := rand.New(rand.NewPCG(seed, 1))
		for j := range set.Articles {
			x := &set.Articles[j]
			_, got, err := relatives(s, x.ID, limits{2 + rng.IntN(40), 3 + rng.IntN(60), 2000 + rng.IntN(40_000), 1 + rng.IntN(40)})
			if errors.Is(err, reuse.ErrTooMuch) {
				continue // not even its passages with earlier texts
			} else if err != nil {
				t.Fatal(err)
			}
			want := part(set, f, x)
			if got.Unsettled == "" {
				if g, w := asJSON(t, got), asJSON(t, want); g != w {
					t.Fatalf("room %d, article %s: %s", seed, x.Given, diffLines(g, w))
				}
				continue
			}
			unsettled++
			if got.Lineage != nil {
				t.Errorf("a lineage that is not settled is told")
			}
			full := map[news.ID]string{}
			for i := range want.Passages {
				full[want.Passages[i].ID] = asJSON(t, want.Passages[i])
			}
			for i := range want.Edges {
				full[want.Edges[i].ID] = asJSON(t, want.Edges[i])
			}
			for i := range got.Passages {
				if full[got.Passages[i].ID] != asJSON(t, got.Passages[i]) {
					t.Errorf("room %d, article %s: a passage is told that a trace does not find", seed, x.Given)
				}
			}
			for i := range got.Edges {
				edges++
				if g, w := asJSON(t, got.Edges[i]), full[got.Edges[i].ID]; g != w {
					t.Errorf("room %d, article %s: an edge is told that a trace does not find:\n%s", seed, x.Given, diffLines(g, w))
				}
			}
		}
	}
	t.Logf("%d unsettled, with %d edges", unsettled, edges)
	if unsettled < 20 || edges < 20 {
		t.Error("these are too few to show anything")
	}
}

// shelved is an archive of n articles.
func shelved(tb testing.TB, n int, make func(i int) (news.Article, string)) *shelf {
	s := newShelf()
	var articles []news.Article
	var texts []news.Text
	for i := range n {
		a, body := make(i)
		t := news.Text{ID: news.TextIDOf(body), Lang: "en", Body: body}
		a.Text, a.Given = t.ID, fmt.Sprint(i)
		a.ID = news.ArticleID(&a)
		articles, texts = append(articles, a), append(texts, t)
	}
	s.add(tb, articles, texts)
	return s
}

// TestHostileRelatives asks in archives that are made to cost much, or hold next to
// nothing.
func TestHostileRelatives(t *testing.T) {
	copies := 3000
	if testing.Short() {
		copies = 500
	}
	for _, c := range []struct {
		name string
		s    *shelf
	}{
		{"empty texts", shelved(t, 20, func(i int) (news.Article, string) {
			return news.Article{Outlet: fmt.Sprint("Outlet ", i), Published: minute(i)}, ""
		})},
		{"one line each", shelved(t, 200, func(i int) (news.Article, string) {
			return news.Article{Outlet: "One", Published: minute(i)}, fmt.Sprint("Line ", i)
		})},
		{"copies", shelved(t, copies, func(i int) (news.Article, string) {
			return news.Article{Outlet: fmt.Sprint("Outlet ", i%50), Published: minute(i)}, fmt.Sprintf("%s\n\nAmended %d times by the desk.", dawn, i)
		})},
		{"copies without a date", shelved(t, copies/5, func(i int) (news.Article, string) {
			return news.Article{Outlet: fmt.Sprint("Outlet ", i%50)}, fmt.Sprintf("%s\n\nAmended %d times by the desk.", dawn, i)
		})},
		{"one text under many outlets", shelved(t, copies, func(i int) (news.Article, string) {
			return news.Article{Outlet: fmt.Sprint("Outlet ", i), Published: minute(i)}, dawn
		})},
		{"one address", shelved(t, copies/5, func(i int) (news.Article, string) {
			return news.Article{Outlet: "One", URL: "https://one.example/front", Published: minute(i)}, fmt.Sprintf("%s\n\nAmended %d times by the desk.", dawn, i)
		})},
		{"an article copied into itself", shelved(t, 5, func(i int) (news.Article, string) {
			return news.Article{Outlet: "One", Published: minute(i)}, strings.Repeat(dawn+"\n\n", 200+i)
		})},
		{"links in all directions", shelved(t, 300, func(i int) (news.Article, string) {
			a := news.Article{Outlet: "One", URL: fmt.Sprintf("https://one.example/%d", i), Published: minute(i)}
			for k := range 300 {
				a.Links = append(a.Links, news.Link{URL: fmt.Sprintf("https://one.example/%d", k)})
			}
			return a, fmt.Sprint("Number ", i)
		})},
	} {
		t.Run(c.name, func(t *testing.T) {
			asked := 0
			for id := range c.s.articles {
				if asked++; asked > 3 {
					break
				}
				start := time.Now()
				_, got, err := Relatives(c.s, id)
				if err != nil {
					t.Fatal(err)
				}
				if took := time.Since(start); took > 20*time.Second {
					t.Errorf("it took %v", took)
				}
				if asked == 1 {
					t.Logf("%v: %d passages, %d edges; %s", time.Since(start).Round(time.Millisecond), len(got.Passages), len(got.Edges), got.Unsettled)
				}
			}
		})
	}
}

// TestDamagedIndex changes entries of an index: it is told, or nothing is, but nothing
// panics.
func TestDamagedIndex(t *testing.T) {
	n := newNewsroom(7)
	for range 20 {
		n.next()
	}
	rng := rand.New(rand.NewPCG(3, 3))
	told := 0
	for range 150 {
		s := newShelf()
		s.add(t, n.articles, n.texts)
		var all []reuse.Entry
		_ = s.Scan([]byte{0}, []byte{0xff}, false, 0, func(k, v []byte) bool {
			all = append(all, reuse.Entry{Key: append([]byte(nil), k...), Value: append([]byte(nil), v...)})
			return true
		})
		var gone [][]byte
		var put []reuse.Entry
		for range 200 {
			e := all[rng.IntN(len(all))]
			gone = append(gone, e.Key)
			k, v := append([]byte(nil), e.Key...), append([]byte(nil), e.Value...)
			switch rng.IntN(5) {
			case 0:
				k = k[:1+rng.IntN(len(k)-1)]
			case 1:
				k[1+rng.IntN(len(k)-1)] ^= byte(1 + rng.IntN(255))
			case 2:
				v = v[:rng.IntN(len(v)+1)]
			case 3:
				if len(v) > 0 {
					v[rng.IntN(len(v))] ^= byte(1 + rng.IntN(255))
				}
			case 4:
				continue // lost
			}
			put = append(put, reuse.Entry{Key: k, Value: v})
		}
		s.Put(put, gone)
		_, _, err := Relatives(s, n.articles[rng.IntN(len(n.articles))].ID)
		if errors.Is(err, ErrIndex) || errors.Is(err, errGone) {
			told++
		} else if err != nil {
			t.Errorf("damage gives %v", err)
		}
	}
	if told < 100 {
		t.Errorf("only %d of 150 damaged indexes were found to be so", told)
	}
}
