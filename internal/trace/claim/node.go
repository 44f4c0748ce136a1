package claim

import (
	"cmp"
	"slices"
	"sort"

	"hearsay/internal/news"
)

// node is an assertion in one text: a statement, or (statement < 0) a stretch of
// the author's own.
type node struct {
	text      int32
	statement int32
	words     news.Span   // extent of the content
	pieces    []news.Span // the content
	whole     int32       // the node that this one is a clause of, or -1
	answers   int32       // of a denial that only points at what it denies: a node of what it most likely is, or -1
	formula   bool        // texts that share little else have it word for word: no claim
	speaks    float32     // how alike it is to those that tell its claim in other texts, 0 to 1: the most alike speaks for its text
}

// graph is the assertions of a set and which of them are the same, as a
// union-find forest.
type graph struct {
	set     *news.Set
	lexicon func(code string) *Lexicon
	nodes   []node
	parent  []int32
	first   []int32   // of text t, the first node: its statements in their order, then the author's assertions, then clauses of both
	end     []int32   // and the one after its last
	pieces  [][]piece // by text: contents by start
	own     map[ownKey]int32
	joined  map[[2]int32]bool // texts whose articles an edge joins, both ways round
	page    map[news.ID]int   // of articles that have several versions: the same number for all of one
	vocab   *vocabulary
}

// ownKey is a sentence of the author's own.
type ownKey struct {
	text     int32
	sentence int32
}

// piece is one stretch of a statement's content.
type piece struct {
	span   news.Span
	node   int32
	maxEnd uint32 // the largest end of this piece and those before it
}

func newGraph(set *news.Set, lexicon func(code string) *Lexicon) *graph {
	g := &graph{set: set, lexicon: lexicon, first: make([]int32, len(set.Texts)), end: make([]int32, len(set.Texts)), pieces: make([][]piece, len(set.Texts)), own: map[ownKey]int32{}}
	for t := range set.Texts {
		g.first[t] = int32(len(g.nodes))
		if set.Analyses[t] != nil {
			g.addText(int32(t), lexicon(set.Texts[t].Lang))
		}
		g.end[t] = int32(len(g.nodes))
	}
	return g
}

// addText adds what is asserted in one text.
func (g *graph) addText(t int32, l *Lexicon) {
	a := g.set.Analyses[t]
	for s := range a.Statements {
		st := &a.Statements[s]
		n := g.add(node{text: t, statement: int32(s), words: news.CoverAll(st.Content), pieces: st.Content, whole: -1})
		for _, c := range st.Content {
			g.pieces[t] = append(g.pieces[t], piece{span: c, node: n})
		}
	}
	for i := range a.Assertions {
		spans := a.Assertions[i].Spans
		n := g.add(node{text: t, statement: -1, words: news.CoverAll(spans), pieces: spans, whole: -1})
		if s := news.Find(a.Sentences, spans[0].Start); s >= 0 {
			g.own[ownKey{t, int32(s)}] = n
		}
	}
	if l != nil {
		body := g.set.Texts[t].Body
		for n := g.first[t]; n < int32(len(g.nodes)); n++ {
			nd := g.nodes[n]
			if nd.whole >= 0 {
				break
			}
			for _, p := range nd.pieces {
				for _, c := range clauses(body, a.Tokens, p, l) {
					g.add(node{text: t, statement: nd.statement, words: c, pieces: []news.Span{c}, whole: n})
				}
			}
		}
	}
	sortPieces(g.pieces[t])
}

// sortPieces puts the pieces of a text in order, so that those that overlap a span can be
// looked up.
func sortPieces(ps []piece) {
	slices.SortFunc(ps, func(a, b piece) int {
		return cmp.Or(cmp.Compare(a.span.Start, b.span.Start), cmp.Compare(a.node, b.node))
	})
	var end uint32
	for i := range ps {
		end = max(end, ps[i].span.End)
		ps[i].maxEnd = end
	}
}

// connect notes which texts the edges between articles join.
func (g *graph) connect(edges []news.Edge) {
	text := map[news.ID]int32{}
	for i := range g.set.Articles {
		text[g.set.Articles[i].ID] = int32(g.set.TextIndex(g.set.Articles[i].Text))
	}
	g.joined = map[[2]int32]bool{}
	for i := range edges {
		a, b := text[edges[i].From], text[edges[i].To]
		g.joined[[2]int32{a, b}], g.joined[[2]int32{b, a}] = true, true
	}
	g.page = pages(edges)
}

// pages numbers the articles that are versions of each other.
func pages(edges []news.Edge) map[news.ID]int {
	next := map[news.ID][]news.ID{}
	var ids []news.ID
	for i := range edges {
		if e := &edges[i]; e.Kind == news.Revises {
			ids = append(ids, e.From, e.To)
			next[e.From], next[e.To] = append(next[e.From], e.To), append(next[e.To], e.From)
		}
	}
	page := map[news.ID]int{}
	for n, id := range ids {
		if _, ok := page[id]; ok {
			continue
		}
		for todo := []news.ID{id}; len(todo) > 0; {
			x := todo[len(todo)-1]
			todo = todo[:len(todo)-1]
			if _, ok := page[x]; !ok {
				page[x] = n
				todo = append(todo, next[x]...)
			}
		}
	}
	return page
}

func (g *graph) add(n node) int32 {
	n.answers = -1
	g.nodes = append(g.nodes, n)
	g.parent = append(g.parent, int32(len(g.parent)))
	return int32(len(g.nodes) - 1)
}

// in returns the statements of text t whose content overlaps s.
func (g *graph) in(t int32, s news.Span) []int32 {
	ps := g.pieces[t]
	var out []int32
	for i := sort.Search(len(ps), func(i int) bool { return ps[i].maxEnd > s.Start }); i < len(ps) && ps[i].span.Start < s.End; i++ {
		if ps[i].span.End > s.Start && !slices.Contains(out, ps[i].node) {
			out = append(out, ps[i].node)
		}
	}
	return out
}

// statement returns a node's statement, or nil for the author's own.
func (g *graph) statement(n int32) *news.Statement {
	nd := g.nodes[n]
	if nd.statement < 0 {
		return nil
	}
	return &g.set.Analyses[nd.text].Statements[nd.statement]
}

func (g *graph) find(n int32) int32 {
	for g.parent[n] != n {
		g.parent[n] = g.parent[g.parent[n]]
		n = g.parent[n]
	}
	return n
}

// join makes two assertions one; the smaller number stays the root, so that the
// result does not depend on the order of joining.
func (g *graph) join(a, b int32) {
	a, b = g.find(a), g.find(b)
	if a > b {
		a, b = b, a
	}
	g.parent[b] = a
}

// assertion returns the node for the sentence of text t that holds most of s, as
// the author's own words, or -1 where no sentence does.
func (g *graph) assertion(t int32, s news.Span) int32 {
	sentences := g.set.Analyses[t].Sentences
	lo, hi := news.Within(sentences, s)
	best, most := -1, 0
	for i := lo; i < hi; i++ {
		if n := sentences[i].Intersect(s).Len(); n > most {
			best, most = i, n
		}
	}
	if best < 0 {
		return -1
	}
	k := ownKey{t, int32(best)}
	n, ok := g.own[k]
	if !ok {
		n = g.add(node{text: t, statement: -1, words: sentences[best], pieces: []news.Span{sentences[best]}, whole: -1})
		g.own[k] = n
	}
	return n
}

func overlap(pieces []news.Span, s news.Span) int {
	n := 0
	for _, p := range pieces {
		n += p.Intersect(s).Len()
	}
	return n
}
