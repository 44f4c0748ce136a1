package claim

import (
	"cmp"
	"math"
	"slices"

	"hearsay/internal/news"
	"hearsay/internal/text"
)

const (
	// minShared is how many bytes of content two statements must share within a
	// passage to be one claim: about five words of English, the least that
	// package reuse reports.
	minShared = 25
	// minPart is the share of the longer content that must be shared: of what only tells a
	// part of it, a clause is joined.
	minPart = 0.5
	// minOwn is the share of a statement's content that must stand in another
	// text, without its source, to be told there as the author's own.
	minOwn = 0.7
	// maxOthers is how many further statements of one text are looked at for witnesses of a
	// claim. It bounds the time for a text that says one thing again and again.
	maxOthers = 16
)

// Options say how Group works.
type Options struct {
	Lexicon func(code string) *Lexicon // of a language; nil for one that nothing is known of
	Each    func(n int, f func(i int)) // calls f with 0 to n-1, on any number of goroutines
}

// Group returns the claims of a set: assertions that more than one article
// tells, or that somebody denies, most widely told first. Tellings, articles,
// outlets, headline and denials are filled in; origins and drift are not. untied are the
// denials of which it is not clear what they deny, or that deny what is no claim.
func Group(set *news.Set, passages []news.Passage, edges []news.Edge, o Options) (claims []news.Claim, untied []news.Denial) {
	g := newGraph(set, o)
	g.markCaptions()
	g.markAsides()
	g.connect(edges)
	for i := range passages {
		g.joinPassage(&passages[i])
	}
	g.joinStories()
	g.joinWitnesses()
	return g.claims(g.denials())
}

// joinPassage joins the statements on both sides of a passage that say the same
// there.
func (g *graph) joinPassage(p *news.Passage) {
	a, b := int32(g.set.TextIndex(p.A.Text)), int32(g.set.TextIndex(p.B.Text))
	if a == b || a < 0 || b < 0 || g.set.Analyses[a] == nil || g.set.Analyses[b] == nil {
		return
	}
	matched := map[int32]bool{}
	in := func(t int32, s news.Span) []int32 {
		return slices.DeleteFunc(g.in(t, s), func(n int32) bool { return g.nodes[n].caption })
	}
	mine, others := in(a, p.A.Span), in(b, p.B.Span)
	for _, s := range mine {
		proj, denies, not := g.project(p, s, true), g.denies(s), g.mainNot(s)
		for _, t := range in(b, news.CoverAll(proj)) {
			if denies != g.denies(t) || g.nodes[s].aside != g.nodes[t].aside || not != g.mainNot(t) {
				continue // it has the words of the other, and says that it is not so, or may not be
			}
			shared := 0
			for _, x := range proj {
				shared += overlap(g.nodes[t].pieces, x)
			}
			x, y := news.TotalLen(g.nodes[s].pieces), news.TotalLen(g.nodes[t].pieces)
			if shared >= minShared && float64(shared) >= minPart*float64(max(x, y)) {
				g.join(s, t)
				matched[s], matched[t] = true, true
			}
		}
	}
	for _, s := range mine {
		if !matched[s] {
			g.joinOwn(p, s, b, true)
		}
	}
	for _, t := range others {
		if !matched[t] {
			g.joinOwn(p, t, a, false)
		}
	}
}

// joinOwn joins a statement to the author's own sentence in the other text that
// has its words but neither its source nor its cue: the attribution was lost on
// the way, or added. Where the cue stands on both sides, it is the analysis that
// differs, and nothing is joined.
func (g *graph) joinOwn(p *news.Passage, n, other int32, fromA bool) {
	st := g.statement(n)
	if st == nil || st.Stance == news.Denies {
		return
	}
	for _, c := range st.Cue {
		if !p.Project(c, fromA).Empty() {
			return
		}
	}
	proj := g.project(p, n, fromA)
	there := news.CoverAll(proj)
	if l := news.TotalLen(proj); l < 2*minShared || float64(l) < minOwn*float64(news.TotalLen(st.Content)) || len(g.in(other, there)) > 0 {
		return
	}
	if own := g.assertion(other, there); own >= 0 {
		g.join(n, own)
	}
}

func (g *graph) project(p *news.Passage, n int32, fromA bool) []news.Span {
	var out []news.Span
	for _, c := range g.nodes[n].pieces {
		if x := p.Project(c, fromA); !x.Empty() {
			out = append(out, x)
		}
	}
	return out
}

// groups are the nodes of each group, by its root and one after the other, text by text.
type groups struct {
	start []int32
	nodes []int32
}

func (g *graph) groups() groups {
	x := groups{start: make([]int32, len(g.nodes)+1), nodes: make([]int32, len(g.nodes))}
	for n := range g.nodes {
		x.start[g.find(int32(n))+1]++
	}
	for r := range g.nodes {
		x.start[r+1] += x.start[r]
	}
	next := slices.Clone(x.start)
	g.inOrder(func(n int32) {
		r := g.find(n)
		x.nodes[next[r]] = n
		next[r]++
	})
	return x
}

func (x *groups) of(root int32) []int32 { return x.nodes[x.start[root]:x.start[root+1]] }

// claims turns the joined assertions into claims, and tells the denials that belong to none.
func (g *graph) claims(denials map[int32][]denial, untied []denial) ([]news.Claim, []news.Denial) {
	g.same.flatten()
	all, w := g.groups(), g.writer()
	answers := g.answers(&all)
	g.forget()
	roots := g.worth(&all, denials, w.printings)
	top := g.tops(roots, &all, func(r int32) bool { return len(denials[r]) > 0 })
	partOf := slices.DeleteFunc(slices.Clone(roots), func(r int32) bool { return top[r] == r })
	roots = slices.DeleteFunc(roots, func(r int32) bool { return top[r] != r })
	found := make([]news.Claim, len(roots))
	blocks(len(roots), maxBlocks, minBlock, g.each, func(lo, hi int) {
		for i := lo; i < hi; i++ {
			found[i] = w.claim(g.withoutDeniers(all.of(roots[i]), denials[roots[i]]))
			found[i].Denials = g.tellDenials(denials[roots[i]], w.printings)
			found[i].Responses = g.respond(answers[roots[i]], w.printings)
		}
	})
	at := make([]int32, len(g.nodes)) // of a root: its claim, counted from 1
	for i, r := range roots {
		if found[i].Articles > 1 || len(found[i].Denials) > 0 && len(found[i].Tellings) > 0 {
			at[r] = int32(i + 1)
		}
	}
	var of [][2]int32
	for _, r := range partOf {
		if i := at[top[r]]; i > 0 {
			of = append(of, [2]int32{i - 1, r})
		}
	}
	w.parts(found, of, &all)
	var order []int32
	for i, r := range roots {
		if at[r] > 0 {
			order = append(order, int32(i))
			found[i].Within = g.within(r, &all, top, at, found)
		}
	}
	order = sorted(order, g.each, func(i, j int32) int {
		a, b := &found[i], &found[j]
		return cmp.Or(-cmp.Compare(a.Articles, b.Articles), -cmp.Compare(a.Outlets, b.Outlets), -cmp.Compare(len(a.Denials), len(b.Denials)),
			cmp.Compare(a.Headline.Span.Start, b.Headline.Span.Start), // as a last but readable tie-break
			cmp.Compare(a.ID, b.ID), cmp.Compare(i, j))
	})
	return picked(found, order), g.tellUntied(append(untied, untold(denials, at)...), w.printings)
}

// worth are the roots of the groups that may be claims: those that several texts or printings tell, or
// that are denied. A group that denies another stands with it, and not on its own.
func (g *graph) worth(all *groups, denials map[int32][]denial, printings [][]int) (roots []int32) {
	denying := map[int32]bool{}
	for _, ds := range denials {
		for _, d := range ds {
			denying[g.find(d.node)] = true
		}
	}
	for r := range int32(len(g.nodes)) {
		nodes := all.of(r)
		if len(nodes) == 0 || denying[r] || !slices.ContainsFunc(nodes, g.mayClaim) || len(denials[r]) == 0 && len(nodes) == 1 && len(printings[g.nodes[nodes[0]].text]) < 2 {
			continue
		}
		roots = append(roots, r)
	}
	return roots
}

// mayClaim reports whether a node can be what a claim is told by: none that denies, asks or declines to say, nor says what a
// picture shows. What is told in one formula everywhere may be one told by several versions of a page.
func (g *graph) mayClaim(n int32) bool { return !g.nodes[n].caption && g.asserts(n) }

// untold are the denials of what is no claim; at is, of a root, its claim, counted from 1.
func untold(denials map[int32][]denial, at []int32) (out []denial) {
	told := map[int32]bool{}
	for r, ds := range denials {
		for _, d := range ds {
			told[d.node] = told[d.node] || at[r] > 0
		}
	}
	for _, ds := range denials {
		for _, d := range ds {
			if !told[d.node] {
				out = append(out, d)
			}
		}
	}
	return out
}

// within lists the claims, of those found, that tell more than that of a root and tell it, too. top is
// the root of what a root is a part of, or it; at, of a root its claim, counted from 1.
func (g *graph) within(root int32, all *groups, top, at []int32, found []news.Claim) []news.ID {
	var out []news.ID
	for _, w := range g.wholes(all.of(root)) {
		if t := top[w]; t >= 0 && t != root && at[t] > 0 {
			out = append(out, found[at[t]-1].ID)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// forget lets go of what no later step asks for: the words of all texts. Claims want the room.
func (g *graph) forget() {
	g.read.forms, g.read.tokens, g.vocab, g.pieces, g.own, g.joined, g.near = nil, nil, nil, nil, nil, nil, nil
}

// writer is what is known of articles to those who write claims.
type writer struct {
	g         *graph
	printings [][]int // of each text, its articles
	outlet    []int32 // of each article, a number
	page      []int32 // of each article that has several versions, a number; else -1
}

func (g *graph) writer() *writer {
	n := len(g.set.Articles)
	w := &writer{g: g, printings: g.set.Printings(), outlet: make([]int32, n), page: make([]int32, n)}
	number := map[string]int32{}
	for i := range g.set.Articles {
		a := &g.set.Articles[i]
		o := news.OutletKey(a.Outlet)
		k, ok := number[o]
		if !ok {
			k = int32(len(number))
			number[o] = k
		}
		w.outlet[i], w.page[i] = k, -1
		if p, ok := g.page[a.ID]; ok {
			w.page[i] = int32(p)
		}
	}
	return w
}

// teller is an article that tells a claim: the node that speaks for it, and its other
// statements that do.
type teller struct {
	article int
	node    int32
	others  []int32
}

// tellers are the articles that tell what some nodes do, which it sorts, in the order of the
// set. Of several nodes of a text the one that speaks best does.
func (w *writer) tellers(nodes []int32) []teller {
	g := w.g
	var out []teller
	slices.SortFunc(nodes, func(a, b int32) int {
		x, y := &g.nodes[a], &g.nodes[b]
		return cmp.Or(cmp.Compare(x.text, y.text), -cmp.Compare(g.speaks(a), g.speaks(b)), cmp.Compare(x.words.Start, y.words.Start), cmp.Compare(a, b))
	})
	for i := 0; i < len(nodes); {
		first, t := nodes[i], g.nodes[nodes[i]].text
		var others []int32
		for i++; i < len(nodes) && g.nodes[nodes[i]].text == t; i++ {
			if st := g.nodes[nodes[i]].statement; st >= 0 && len(others) < maxOthers {
				others = append(others, st)
			}
		}
		for _, a := range w.printings[t] {
			out = append(out, teller{a, first, others})
		}
	}
	slices.SortFunc(out, func(a, b teller) int { return cmp.Compare(a.article, b.article) })
	return out
}

// claim makes a claim of the nodes that tell it, which it sorts: one telling an article.
func (w *writer) claim(nodes []int32) news.Claim {
	g := w.g
	var c news.Claim
	tellings := w.tellers(g.thatTell(nodes))
	if len(tellings) == 0 {
		return c
	}
	articles, outlets := make([]int, 0, len(tellings)), make([]int32, 0, len(tellings))
	c.Tellings = make([]news.Telling, 0, len(tellings))
	for _, x := range tellings {
		articles, outlets = append(articles, x.article), append(outlets, w.outlet[x.article])
		t := g.telling(&g.set.Articles[x.article], g.nodes[x.node])
		t.Others = x.others
		c.Tellings = append(c.Tellings, t)
	}
	slices.Sort(outlets)
	c.Articles, c.Outlets = len(c.Tellings)-w.markVersions(&c, articles), len(slices.Compact(outlets))
	// Of two versions that tell it and have one date, the later may stand first.
	first := slices.IndexFunc(c.Tellings, func(t news.Telling) bool { return t.Revises == "" })
	c.Headline = c.Tellings[first].Words
	c.ID = news.ClaimID(&c.Tellings[first], g.set.Analyses[g.nodes[tellings[first].node].text])
	return c
}

// sourced is how much better a statement speaks for its text than what the author says
// himself: it names the source.
const sourced = 0.1

// speaks is how well a node speaks for its text among those that tell one claim.
func (g *graph) speaks(n int32) float32 {
	if g.nodes[n].statement >= 0 {
		return g.nodes[n].speaks + sourced
	}
	return g.nodes[n].speaks
}

// markVersions marks the tellings by later versions of an article of which an earlier
// one tells the claim too, and returns how many there are. articles are the places of
// the tellings' articles in the set.
func (w *writer) markVersions(c *news.Claim, articles []int) int {
	paged := slices.DeleteFunc(slices.Clone(articles), func(a int) bool { return w.page[a] < 0 })
	if len(paged) < 2 {
		return 0
	}
	byPage := map[int32][]*news.Article{}
	for _, a := range paged {
		byPage[w.page[a]] = append(byPage[w.page[a]], &w.g.set.Articles[a])
	}
	before, n := map[news.ID]news.ID{}, 0
	for _, versions := range byPage {
		slices.SortFunc(versions, news.CompareVersions)
		for k, a := range versions[1:] {
			before[a.ID] = versions[k].ID
			n++
		}
	}
	for i := range c.Tellings {
		c.Tellings[i].Revises = before[c.Tellings[i].Article]
	}
	return n
}

func (g *graph) telling(a *news.Article, n node) news.Telling {
	t := news.Telling{Article: a.ID, Index: n.statement, Words: news.Ref{Text: a.Text, Span: n.words}, Alike: hundredths(n.speaks), Origin: -1}
	if n.statement < 0 {
		t.Statement = news.AssertionID(a.Text, n.words)
	} else {
		st := &g.set.Analyses[n.text].Statements[n.statement]
		t.Statement = news.StatementID(a.Text, st)
		if n.whole < 0 || len(sentences(g.set.Analyses[n.text], st)) == 1 { // which of them hedges is not known
			t.Stance = g.stance(n.text, st)
		}
	}
	return t
}

// hundredths is a likeness as it is shown, from 0 to 1.
func hundredths(x float32) float64 { return math.Round(100*float64(min(max(x, 0), 1))) / 100 }

// stance is what a statement does to the claim that it tells, as far as its own words say:
// "" for one that tells it.
func (g *graph) stance(t int32, st *news.Statement) news.ToClaim {
	if st.Stance == news.Hedges {
		return news.HedgesClaim
	}
	l := g.read.lexicon[t]
	if l == nil {
		return ""
	}
	body, tokens := g.set.Texts[t].Body, g.set.Analyses[t].Tokens
	var buf [64]byte
	for _, c := range st.Cue {
		lo, hi := news.Within(tokens, c)
		for _, tok := range tokens[lo:hi] {
			if l.Confirm[string(text.Fold(buf[:0], tok.Of(body)))] {
				return news.ConfirmsClaim
			}
		}
	}
	return ""
}

// Forget clears what the tellings of claims hold for finding their origins alone.
func Forget(claims []news.Claim) {
	for i := range claims {
		for k := range claims[i].Tellings {
			claims[i].Tellings[k].Others = nil
		}
	}
}
