package trace

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"hearsay/internal/lang/en"
	"hearsay/internal/news"
	"hearsay/internal/perf/corpus"
	"hearsay/internal/read/segment"
	"hearsay/internal/trace/provenance"
	"hearsay/internal/trace/reuse"
)

// shelf is an archive in memory.
type shelf struct {
	reuse.Memory
	articles map[news.ID]news.Article
	texts    map[news.TextID]news.Text
	analyses map[news.TextID]*news.Analysis
}

func newShelf() *shelf {
	return &shelf{articles: map[news.ID]news.Article{}, texts: map[news.TextID]news.Text{}, analyses: map[news.TextID]*news.Analysis{}}
}

var errGone = errors.New("not on the shelf")

func (s *shelf) Article(id news.ID) (news.Article, error) {
	a, ok := s.articles[id]
	if !ok {
		return a, errGone
	}
	return a, nil
}

func (s *shelf) Text(id news.TextID) (news.Text, *news.Analysis, error) {
	t, ok := s.texts[id]
	if !ok {
		return t, nil, errGone
	}
	return t, s.analyses[id], nil
}

func (s *shelf) add(tb testing.TB, articles []news.Article, texts []news.Text) {
	tb.Helper()
	var fresh []news.Article
	for i := range articles {
		a := &articles[i]
		if _, ok := s.articles[a.ID]; ok {
			continue
		}
		s.articles[a.ID] = *a
		if _, ok := s.texts[a.Text]; !ok {
			s.texts[a.Text], s.analyses[a.Text] = texts[i], segmented(&texts[i])
		}
		fresh = append(fresh, *a)
	}
	put, gone, err := Entries(s, fresh)
	if err != nil {
		tb.Fatal(err)
	}
	s.Put(put, gone)
}

// segmented is an analysis of words, sentences and quotations alone.
func segmented(t *news.Text) *news.Analysis {
	a := &news.Analysis{Text: t.ID, Version: "test"}
	segment.Run(t.Body, a, en.Language().Segment)
	open := -1
	for i, r := range t.Body {
		switch {
		case r == '“':
			open = i
		case r == '”' && open >= 0:
			a.Quotations = append(a.Quotations, news.Quotation{
				Pieces: []news.Span{news.MakeSpan(open+len("“"), i)}, Outer: news.MakeSpan(open, i+len("”")), Closed: true, Speech: true,
			})
			open = -1
		}
	}
	return a
}

// set is all of the shelf.
func (s *shelf) set() *news.Set {
	var articles []news.Article
	var texts []news.Text
	for _, a := range s.articles {
		articles = append(articles, a)
	}
	for _, t := range s.texts {
		texts = append(texts, t)
	}
	set := news.NewSet(articles, texts)
	for i := range set.Texts {
		set.Analyses[i] = s.analyses[set.Texts[i].ID]
	}
	return set
}

// traced is what Trace finds of passages, edges and lineages.
func traced(s *news.Set) *news.Findings {
	f := &news.Findings{Version: Version}
	for _, st := range stages[:3] {
		if err := st.run(s, f, Options{Workers: 1}); err != nil {
			panic(err) // without a spill there is none
		}
	}
	return f
}

// part is what findings say of one article.
func part(s *news.Set, f *news.Findings, x *news.Article) *news.Relatives {
	out := &news.Relatives{Version: f.Version, Article: x.ID, Passages: []news.Passage{}, Edges: []news.Edge{}}
	for _, p := range f.Passages {
		if p.A.Text == x.Text || p.B.Text == x.Text {
			out.Passages = append(out.Passages, p)
		}
	}
	for _, e := range f.Edges {
		if e.From == x.ID || e.To == x.ID {
			out.Edges = append(out.Edges, e)
		}
	}
	for i := range f.Lineages {
		if f.Lineages[i].Article == x.ID {
			out.Lineage = &f.Lineages[i]
		}
	}
	return out
}

func asJSON(tb testing.TB, v any) string {
	tb.Helper()
	b, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		tb.Fatal(err)
	}
	return string(b)
}

// newsroom makes articles that are related in every way that counts: printed again, at
// one address, without a date, on one day, with lines of their outlet's, crediting and
// linking to each other.
type newsroom struct {
	rng      *rand.Rand
	m        *corpus.Maker
	outlets  []string
	articles []news.Article
	texts    []news.Text
}

func newNewsroom(seed uint64) *newsroom {
	m, err := corpus.NewMaker(seed)
	if err != nil {
		panic(err)
	}
	return &newsroom{rng: rand.New(rand.NewPCG(seed, 5)), m: m, outlets: []string{"The Hessel Gazette", "Tarn Wire", "The Marrow Bay Post", "", "Corvina News", "The hessel gazette"}}
}

func (n *newsroom) chance(in int) bool { return n.rng.IntN(in) == 0 }

func (n *newsroom) outlet() string { return n.outlets[n.rng.IntN(len(n.outlets))] }

func (n *newsroom) any() int { return n.rng.IntN(len(n.articles)) }

func (n *newsroom) stamp() news.Stamp {
	at := time.Date(2031, 3, 1+n.rng.IntN(4), n.rng.IntN(3), 0, 0, 0, time.UTC)
	switch n.rng.IntN(6) {
	case 0, 1:
		return news.Stamp{}
	case 2, 3:
		return news.Stamp{Time: at.Truncate(24 * time.Hour), Day: true, Origin: news.Declared, Confidence: 1}
	case 4:
		at = at.Add(time.Duration(n.rng.IntN(3)) * time.Millisecond)
	}
	return news.Stamp{Time: at, Origin: news.Declared, Confidence: 1}
}

// body is a text: a new one, or one put together from others.
func (n *newsroom) body() string {
	c := n.m.Next().Text
	if len(c) > 1500 {
		c = c[:strings.LastIndexByte(c[:1500], ' ')]
	}
	if len(n.texts) == 0 || n.chance(4) {
		return c
	}
	paragraphs := func() []string { return strings.Split(n.texts[n.any()].Body, "\n\n") }
	p := paragraphs()
	for range n.rng.IntN(4) {
		switch i := n.rng.IntN(len(p)); n.rng.IntN(7) {
		case 0:
			p = append(p[:i], p[i+1:]...)
		case 1:
			q := paragraphs()
			p = append(p, q[n.rng.IntN(len(q))])
		case 2:
			p[i] = strings.Replace(p[i], " the ", " that very ", 1+n.rng.IntN(3))
		case 3:
			p[i] += " It was first reported by " + n.outlet() + " that morning."
		case 4:
			j := n.rng.IntN(len(p))
			p[i], p[j] = p[j], p[i]
		case 5:
			p = append(p, fmt.Sprintf("Read more of what our editors chose for you today, part %d.", n.rng.IntN(3)))
		case 6:
			own := strings.Split(c, "\n\n")
			p = append(p, own[n.rng.IntN(len(own))])
		}
		if len(p) == 0 {
			p = []string{""}
		}
	}
	return strings.Join(p, "\n\n")
}

func (n *newsroom) next() (news.Article, news.Text) {
	a := news.Article{Outlet: n.outlet(), Published: n.stamp(), Given: fmt.Sprint(len(n.articles)), Lang: "en"}
	t := news.Text{Lang: "en"}
	if len(n.texts) > 0 && n.chance(5) {
		t = n.texts[n.any()]
	} else {
		t.Body = n.body()
		t.ID = news.TextIDOf(t.Body)
	}
	a.Text = t.ID
	switch {
	case len(n.articles) > 0 && n.chance(5):
		x := &n.articles[n.any()]
		a.URL, a.Outlet, a.Modified = x.URL, x.Outlet, n.stamp()
	case !n.chance(4):
		a.URL = fmt.Sprintf("https://www.paper%d.example/%d/", n.rng.IntN(3), len(n.articles))
	}
	for n.chance(4) && len(n.articles) > 0 && len(t.Body) > 0 {
		a.Links = append(a.Links, news.Link{Span: news.MakeSpan(0, 1), URL: n.articles[n.any()].URL})
	}
	if n.chance(6) { // to one that is still to come
		a.Links = append(a.Links, news.Link{URL: fmt.Sprintf("https://paper%d.example/%d", n.rng.IntN(3), len(n.articles)+1+n.rng.IntN(9))})
	}
	a.ID = news.ArticleID(&a)
	n.articles, n.texts = append(n.articles, a), append(n.texts, t)
	return a, t
}

// TestRelativesAreTrace: after each article that is added, what is found of it at once,
// and of others, is to the byte what a full trace finds of them.
func TestRelativesAreTrace(t *testing.T) {
	rooms, size := 12, 28
	if testing.Short() {
		rooms = 2
	}
	compared, settled, edges := 0, 0, 0
	for seed := range rooms {
		n := newNewsroom(uint64(seed))
		for range size {
			n.next()
		}
		s := newShelf()
		for k, i := range n.rng.Perm(size) { // old ones are added late
			s.add(t, n.articles[i:i+1], n.texts[i:i+1])
			set := s.set()
			f := traced(set)
			asked := []int{i}
			if k == size-1 || n.chance(8) {
				asked = asked[:0]
				for j := range set.Articles {
					asked = append(asked, j)
				}
			} else {
				for j := range set.Articles {
					if set.Articles[j].ID == n.articles[i].ID {
						asked[0] = j
					}
				}
			}
			for _, j := range asked {
				x := &set.Articles[j]
				_, got, err := relatives(s, x.ID, limits{mostTexts, mostPrintings, reuse.MostEntries, []int{1, 4, someVersions}[j%3]})
				if err != nil {
					t.Fatalf("room %d, %d articles, article %s: %v", seed, k+1, x.Given, err)
				}
				want := part(set, f, x)
				compared++
				if got.Unsettled != "" {
					if strings.Contains(got.Unsettled, "circle") {
						want.Lineage, want.Unsettled = nil, got.Unsettled
					} else {
						t.Errorf("room %d, %d articles: %s", seed, k+1, got.Unsettled)
						continue
					}
				} else {
					settled++
				}
				edges += len(got.Edges)
				if g, w := asJSON(t, got), asJSON(t, want); g != w {
					t.Fatalf("room %d, %d articles, article %s of %s (%v):\n%s", seed, k+1, x.Given, x.Outlet, x.Published, diffLines(g, w))
				}
			}
		}
	}
	t.Logf("%d articles compared, %d of them settled, with %d edges", compared, settled, edges)
	if settled < compared*9/10 || edges < 2*compared {
		t.Error("these are too few to show anything")
	}
}

// diffLines are the first lines in which two texts differ.
func diffLines(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			from := max(0, i-6)
			return "got\n" + strings.Join(g[from:min(len(g), i+12)], "\n") + "\nwant\n" + strings.Join(w[from:min(len(w), i+12)], "\n")
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(g), len(w))
}

var _ = provenance.Method
