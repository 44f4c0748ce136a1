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
	opposes   int32       // of a denial: a node of what it is most like, with who denies, or -1
	answers   int32       // of a denial that only points at what it denies: a node of what it most likely is, or -1
	caption   bool        // it says what a picture shows: no claim
	aside     asideKind   // what it does to the claim in place of telling it, 0 for one that tells: see markAsides
	formula   bool        // texts that share little else have it word for word: no claim
	speaks    float32     // how alike it is to those that tell its claim in other texts, 0 to 1: the most alike speaks for its text
}

// graph is the assertions of a set and which of them are the same.
type graph struct {
	set    *news.Set
	each   func(n int, f func(i int))
	read   *reading
	nodes  []node
	same   forest
	first  []int32           // of text t, the first node: its statements in their order, then the author's assertions, then clauses of both
	end    []int32           // and the one after its last
	pieces [][]piece         // by text: contents by start
	own    []map[int32]int32 // by text: the author's own sentences among the nodes, where they were asked for
	joined map[[2]int32]bool // texts whose articles an edge joins, both ways round
	near   []pair            // texts that may tell one thing, in order
	page   map[news.ID]int   // of articles that have several versions: the same number for all of one
	vocab  *vocabulary
}

// piece is one stretch of a statement's content.
type piece struct {
	span   news.Span
	node   int32
	maxEnd uint32 // the largest end of this piece and those before it
}

func newGraph(set *news.Set, o Options) *graph {
	n := len(set.Texts)
	g := &graph{set: set, each: o.Each, first: make([]int32, n), end: make([]int32, n), pieces: make([][]piece, n), own: make([]map[int32]int32, n)}
	g.read = read(set, o.Lexicon, o.Each)
	found := make([][]clauseOf, n)
	blocks(n, maxBlocks, minBlock, o.Each, func(lo, hi int) {
		for t := lo; t < hi; t++ {
			if set.Analyses[t] != nil {
				found[t] = g.cut(int32(t))
				g.pieces[t] = contents(set.Analyses[t].Statements)
			}
		}
	})
	all, cuts := 0, 0
	for t, a := range set.Analyses {
		if a != nil {
			all += len(a.Statements) + len(a.Assertions)
			cuts += len(found[t])
		}
	}
	g.nodes = make([]node, 0, all+cuts)
	spans := make([]news.Span, 0, cuts)
	for t, a := range set.Analyses {
		g.first[t] = int32(len(g.nodes))
		if a != nil {
			spans = g.addText(int32(t), found[t], spans)
		}
		g.end[t] = int32(len(g.nodes))
		for p := range g.pieces[t] {
			g.pieces[t][p].node += g.first[t]
		}
	}
	g.same = newForest(len(g.nodes))
	return g
}

// clauseOf is a clause of a statement or an assertion of a text, counted as its nodes are.
type clauseOf struct {
	whole int32
	span  news.Span
}

// cut finds the clauses of what text t asserts.
func (g *graph) cut(t int32) []clauseOf {
	if g.read.lexicon[t] == nil {
		return nil
	}
	a, body := g.set.Analyses[t], g.set.Texts[t].Body
	marks := func(i int) uint32 { return g.read.form(t, i).marks }
	var out []clauseOf
	var buf []news.Span
	cut := func(whole int, pieces []news.Span) {
		for _, p := range pieces {
			if len(pieces) > 1 && p.Len() >= minClause && alone(a, p, pieces) {
				out = append(out, clauseOf{int32(whole), p})
			}
			buf = parts(buf[:0], a, p, marks)
			for _, c := range buf {
				out = append(out, clauseOf{int32(whole), c})
			}
		}
	}
	for s := range a.Statements {
		cut(s, undated(a, body, a.Statements[s].Content))
	}
	for i := range a.Assertions {
		cut(len(a.Statements)+i, undated(a, body, a.Assertions[i].Spans))
	}
	return out
}

// undated is the pieces of what is told without the dateline that they begin with: whence and by
// whom it was written is no part of it.
func undated(a *news.Analysis, body string, pieces []news.Span) []news.Span {
	if len(pieces) == 0 {
		return pieces
	}
	i := news.Find(a.Sentences, pieces[0].Start)
	if i < 0 {
		return pieces
	}
	head := a.Sentences[i].Start + uint32(a.Dateline(body, a.Sentences[i]))
	if pieces[0].Start >= head || head >= pieces[0].End {
		return pieces
	}
	out := slices.Clone(pieces)
	out[0].Start = head
	return out
}

// alone reports whether a piece of a content is all of it that its sentence has, of a content
// that goes on in others: “It sank,” she said. “Nobody came.”
func alone(a *news.Analysis, p news.Span, pieces []news.Span) bool {
	lo, hi := news.Within(a.Sentences, p)
	if hi-lo != 1 {
		return false // its sentences are told by themselves
	}
	return !slices.ContainsFunc(pieces, func(q news.Span) bool { return q != p && q.Overlaps(a.Sentences[lo]) })
}

// contents are the pieces of the contents of a text's statements, in order. Nodes are
// counted from the text's first.
func contents(statements []news.Statement) []piece {
	n := 0
	for s := range statements {
		n += len(statements[s].Content)
	}
	out := make([]piece, 0, n)
	for s := range statements {
		for _, c := range statements[s].Content {
			out = append(out, piece{span: c, node: int32(s)})
		}
	}
	sortPieces(out)
	return out
}

// addText adds what is asserted in one text. The spans of clauses are added to spans, which
// has room for them.
func (g *graph) addText(t int32, found []clauseOf, spans []news.Span) []news.Span {
	a, body := g.set.Analyses[t], g.set.Texts[t].Body
	for s := range a.Statements {
		st := &a.Statements[s]
		said := st.Content
		if len(st.Denying) > 0 {
			said = st.Denying // the other sentences are told by themselves: see parts
		}
		said = undated(a, body, said)
		g.nodes = append(g.nodes, node{text: t, statement: int32(s), words: news.CoverAll(said), pieces: said, whole: -1, opposes: -1, answers: -1})
	}
	for i := range a.Assertions {
		own := undated(a, body, a.Assertions[i].Spans)
		g.nodes = append(g.nodes, node{text: t, statement: -1, words: news.CoverAll(own), pieces: own, whole: -1, opposes: -1, answers: -1})
	}
	for _, c := range found {
		k := len(spans)
		spans = append(spans, c.span)
		w := g.first[t] + c.whole
		g.nodes = append(g.nodes, node{text: t, statement: g.nodes[w].statement, words: c.span, pieces: spans[k : k+1 : k+1], whole: w, opposes: -1, answers: -1})
	}
	return spans
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
	n.opposes, n.answers = -1, -1
	g.nodes = append(g.nodes, n)
	g.same = append(g.same, int32(len(g.same)))
	return int32(len(g.nodes) - 1)
}

// in returns the statements of text t whose content overlaps s.
func (g *graph) in(t int32, s news.Span) []int32 {
	ps := g.pieces[t]
	var out []int32
	for i := sort.Search(len(ps), func(i int) bool { return ps[i].maxEnd > s.Start }); i < len(ps) && ps[i].span.Start < s.End; i++ {
		if ps[i].span.End > s.Start {
			out = append(out, ps[i].node)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// statement returns a node's statement, or nil for the author's own.
func (g *graph) statement(n int32) *news.Statement {
	nd := &g.nodes[n]
	if nd.statement < 0 {
		return nil
	}
	return &g.set.Analyses[nd.text].Statements[nd.statement]
}

// find returns the node that stands for the group of n.
func (g *graph) find(n int32) int32 { return g.same.find(n) }

// inOrder calls f with all nodes, text by text.
func (g *graph) inOrder(f func(n int32)) {
	late := map[int32][]int32{} // nodes that were added when all others were there, by text
	for n := int32(0); n < int32(len(g.nodes)); n++ {
		if t := g.nodes[n].text; n >= g.end[t] {
			late[t] = append(late[t], n)
		}
	}
	for t := range g.first {
		for n := g.first[t]; n < g.end[t]; n++ {
			f(n)
		}
		for _, n := range late[int32(t)] {
			f(n)
		}
	}
}

// join makes two assertions one.
func (g *graph) join(a, b int32) { g.same.join(a, b) }

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
	if g.own[t] == nil {
		g.own[t] = g.sentences(t)
	}
	n, ok := g.own[t][int32(best)]
	if !ok {
		own := undated(g.set.Analyses[t], g.set.Texts[t].Body, []news.Span{sentences[best]})
		n = g.add(node{text: t, statement: -1, words: own[0], pieces: own, whole: -1})
		g.own[t][int32(best)] = n
	}
	return n
}

// sentences are the sentences of text t in which the author asserts something, and the
// nodes of that.
func (g *graph) sentences(t int32) map[int32]int32 {
	a := g.set.Analyses[t]
	out := make(map[int32]int32, len(a.Assertions))
	for i := range a.Assertions {
		if s := news.Find(a.Sentences, a.Assertions[i].Spans[0].Start); s >= 0 {
			out[int32(s)] = g.first[t] + int32(len(a.Statements)+i)
		}
	}
	return out
}

func overlap(pieces []news.Span, s news.Span) int {
	n := 0
	for _, p := range pieces {
		n += p.Intersect(s).Len()
	}
	return n
}
