package claim

import (
	"cmp"
	"fmt"
	"slices"

	"hearsay/internal/news"
)

const (
	// minShared is how many bytes of content two statements must share within a
	// passage to be one claim: about five words of English, the least that
	// package reuse reports.
	minShared = 25
	// minPart is the share of the shorter content that must be shared.
	minPart = 0.5
	// minLonger is that of the longer: of what only tells a part of it, a clause is joined.
	minLonger = 0.5
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
// outlets, headline and denials are filled in; origins and drift are not.
func Group(set *news.Set, passages []news.Passage, edges []news.Edge, o Options) []news.Claim {
	g := newGraph(set, o)
	g.connect(edges)
	for i := range passages {
		g.joinPassage(&passages[i])
	}
	g.joinStories()
	g.joinWitnesses()
	denials := g.denials()
	return g.claims(denials)
}

// joinPassage joins the statements on both sides of a passage that say the same
// there.
func (g *graph) joinPassage(p *news.Passage) {
	a, b := int32(g.set.TextIndex(p.A.Text)), int32(g.set.TextIndex(p.B.Text))
	if a == b || a < 0 || b < 0 || g.set.Analyses[a] == nil || g.set.Analyses[b] == nil {
		return
	}
	matched := map[int32]bool{}
	mine, others := g.in(a, p.A.Span), g.in(b, p.B.Span)
	for _, s := range mine {
		proj := g.project(p, s, true)
		for _, t := range others {
			if g.denies(s) != g.denies(t) {
				continue // it has the words of the other, and says that it is not so
			}
			shared := 0
			for _, x := range proj {
				shared += overlap(g.nodes[t].pieces, x)
			}
			x, y := news.TotalLen(g.nodes[s].pieces), news.TotalLen(g.nodes[t].pieces)
			if shared >= minShared && float64(shared) >= minPart*float64(min(x, y)) && float64(shared) >= minLonger*float64(max(x, y)) {
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

// claims turns the joined assertions into claims.
func (g *graph) claims(denials map[int32][]denial) []news.Claim {
	groups := make([][]int32, len(g.nodes)) // by root
	for n := range g.nodes {
		r := g.find(int32(n))
		groups[r] = append(groups[r], int32(n))
	}
	byText := g.set.Printings()
	denying := map[int32]bool{} // groups that are denials of another: they stand with it, not on their own
	for _, ds := range denials {
		for _, d := range ds {
			denying[g.find(d.node)] = true
		}
	}
	var out []news.Claim
	at := map[int32]int{} // of a group: its claim, counted from 1
	for r, nodes := range groups {
		if len(nodes) == 0 || denying[int32(r)] || len(denials[int32(r)]) == 0 && (len(nodes) == 1 && len(byText[g.nodes[nodes[0]].text]) < 2 || g.told(nodes, groups)) {
			continue
		}
		c := g.claim(nodes, byText)
		c.Denials = g.tellDenials(denials[int32(r)], byText)
		if c.Articles > 1 || len(c.Denials) > 0 {
			out = append(out, c)
			at[int32(r)] = len(out)
		}
	}
	for r, i := range at {
		for _, w := range g.wholes(groups[r]) {
			if j := at[w]; j > 0 {
				out[i-1].Within = append(out[i-1].Within, out[j-1].ID)
			}
		}
		slices.Sort(out[i-1].Within)
	}
	slices.SortStableFunc(out, func(a, b news.Claim) int {
		return cmp.Or(-cmp.Compare(a.Articles, b.Articles), -cmp.Compare(a.Outlets, b.Outlets),
			-cmp.Compare(len(a.Denials), len(b.Denials)), cmp.Compare(g.order(a), g.order(b)), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// wholes are the groups that the wholes of the clauses of a group are in, each once.
func (g *graph) wholes(nodes []int32) []int32 {
	var out []int32
	for _, n := range nodes {
		if w := g.nodes[n].whole; w >= 0 {
			if r := g.find(w); !slices.Contains(out, r) && len(out) < maxOthers {
				out = append(out, r)
			}
		}
	}
	return out
}

// told reports whether a group is one of clauses that tells nothing which another group,
// of their wholes, does not tell with more: what it has of each text stands in what that has.
func (g *graph) told(nodes []int32, groups [][]int32) bool {
	for _, w := range g.wholes(nodes) {
		if !slices.ContainsFunc(nodes, func(n int32) bool {
			return !slices.ContainsFunc(groups[w], func(m int32) bool {
				return g.nodes[m].text == g.nodes[n].text && g.nodes[m].words.Overlaps(g.nodes[n].words)
			})
		}) {
			return true
		}
	}
	return false
}

// order is where a claim's headline stands in its article, as a last but
// readable tie-break.
func (g *graph) order(c news.Claim) uint32 { return c.Headline.Span.Start }

// claim makes a claim of the nodes that tell it: one telling an article, the
// first in its text.
func (g *graph) claim(nodes []int32, byText [][]int) news.Claim {
	var c news.Claim
	type told struct {
		article int
		node    int32
	}
	var tellings []told
	done, others := map[int32]bool{}, map[int32][]int32{}
	slices.SortFunc(nodes, func(a, b int32) int {
		x, y := &g.nodes[a], &g.nodes[b]
		return cmp.Or(cmp.Compare(x.text, y.text), -cmp.Compare(g.speaks(a), g.speaks(b)), cmp.Compare(x.words.Start, y.words.Start), cmp.Compare(a, b))
	})
	for _, n := range nodes {
		t := g.nodes[n].text
		if done[t] {
			if st := g.nodes[n].statement; st >= 0 && len(others[t]) < maxOthers {
				others[t] = append(others[t], st)
			}
			continue
		}
		done[t] = true
		for _, a := range byText[t] {
			tellings = append(tellings, told{a, n})
		}
	}
	slices.SortFunc(tellings, func(a, b told) int { return cmp.Compare(a.article, b.article) })
	outlets := map[string]bool{}
	var articles []int
	for _, x := range tellings {
		articles = append(articles, x.article)
		a, n := &g.set.Articles[x.article], g.nodes[x.node]
		c.Tellings = append(c.Tellings, g.telling(a, n))
		c.Tellings[len(c.Tellings)-1].Others = others[n.text]
		outlets[outletOf(a)] = true
	}
	c.Articles, c.Outlets = len(c.Tellings)-g.markVersions(&c, articles), len(outlets)
	// Of two versions that tell it and have one date, the later may stand first.
	first := slices.IndexFunc(c.Tellings, func(t news.Telling) bool { return t.Revises == "" })
	c.Headline = c.Tellings[first].Words
	c.ID = news.MakeID(news.KindClaim, string(c.Tellings[first].Statement))
	if n := tellings[first].node; g.nodes[n].whole >= 0 { // the statement's own claim has that name
		c.ID = news.MakeID(news.KindClaim, string(c.Tellings[first].Statement), fmt.Sprint(c.Headline.Span.Start))
	}
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
func (g *graph) markVersions(c *news.Claim, articles []int) int {
	if len(g.page) == 0 {
		return 0
	}
	byPage := map[int][]*news.Article{}
	for i := range c.Tellings {
		if p, ok := g.page[c.Tellings[i].Article]; ok {
			byPage[p] = append(byPage[p], &g.set.Articles[articles[i]])
		}
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
	t := news.Telling{Article: a.ID, Index: n.statement, Words: news.Ref{Text: a.Text, Span: n.words}, Origin: -1}
	if n.statement < 0 {
		t.Statement = news.AssertionID(a.Text, n.words)
	} else {
		t.Statement = news.StatementID(a.Text, &g.set.Analyses[n.text].Statements[n.statement])
	}
	return t
}

// outletOf names who published an article; one whose outlet is not known is its
// own.
func outletOf(a *news.Article) string {
	if a.Outlet != "" {
		return a.Outlet
	}
	return string(a.ID)
}

// Forget clears what the tellings of claims hold for finding their origins alone.
func Forget(claims []news.Claim) {
	for i := range claims {
		for k := range claims[i].Tellings {
			claims[i].Tellings[k].Others = nil
		}
	}
}
