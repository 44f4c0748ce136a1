package news

import (
	"cmp"
	"slices"
	"strings"
)

// NodeKind is what a node of the provenance graph is.
type NodeKind string

// The kinds of nodes.
const (
	ArticleNode NodeKind = "article"
	VoiceNode   NodeKind = "voice" // where a claim enters: an origin
	GhostNode   NodeKind = "ghost" // a report that is cited, and not seen
	ClaimNode   NodeKind = "claim"
)

// Node is a node of the provenance graph.
type Node struct {
	ID    ID       `json:"id"`
	Kind  NodeKind `json:"kind"`
	Label string   `json:"label"` // an outlet or a title, a name, the words of a claim
}

// ArcKind is what an edge of the provenance graph is: one of the kinds of Edge, or one of
// these.
type ArcKind string

// The kinds of edges that only the provenance graph has.
const (
	Says       ArcKind = "says"    // from a voice to the article that has its word for a claim first
	Tells      ArcKind = "tells"   // from an article to a claim that it tells
	Repeats    ArcKind = "repeats" // from the first article to tell a claim to a later one that nothing else joins to it
	DeniesEdge ArcKind = "denies"  // from an article with a denial to the claim that is denied
)

// Arc is an edge of the provenance graph, with its evidence: the words on both sides, those
// of From first. Nothing is in the graph without any.
type Arc struct {
	From    ID      `json:"from"`
	To      ID      `json:"to"`
	Kind    ArcKind `json:"kind"`
	Claim   ID      `json:"claim,omitempty"` // that it is about
	Decided bool    `json:"decided"`         // false: which way it went is not known
	// Score is, of an edge between two articles, its own; of who tells a claim, Telling.Alike;
	// 1 where the words themselves say it; 0 where nothing measures it.
	Score    float64 `json:"score,omitempty"`
	Method   string  `json:"method"`
	Evidence []Ref   `json:"evidence"`
}

// Graph is who stands on whom: articles, the voices that claims enter by, reports that are
// cited and not seen, and the claims, joined by all that was found.
type Graph struct {
	Nodes []Node `json:"nodes"`
	Arcs  []Arc  `json:"arcs"`
}

// GraphOf lays findings out as a graph. Its size grows with that of the findings.
func GraphOf(set *Set, f *Findings) *Graph {
	g := &Graph{Nodes: []Node{}, Arcs: []Arc{}}
	published := make(map[ID]Stamp, len(set.Articles))
	for i := range set.Articles {
		a := &set.Articles[i]
		published[a.ID] = a.Published
		g.Nodes = append(g.Nodes, Node{a.ID, ArticleNode, cmp.Or(a.Outlet, a.Title)})
	}
	joined := map[[2]ID]bool{}
	for i := range f.Edges {
		e := &f.Edges[i]
		joined[[2]ID{e.From, e.To}], joined[[2]ID{e.To, e.From}] = true, true
		g.Arcs = append(g.Arcs, Arc{From: e.From, To: e.To, Kind: ArcKind(e.Kind), Decided: e.Decided, Score: e.Score, Method: e.Method, Evidence: e.Evidence})
	}
	for i := range f.Ghosts {
		h := &f.Ghosts[i]
		id := MakeID(KindVoice, "ghost", h.Name)
		g.Nodes = append(g.Nodes, Node{id, GhostNode, h.Name})
		for _, c := range h.Citing {
			g.Arcs = append(g.Arcs, Arc{From: id, To: c.Article, Kind: ArcKind(Cites), Decided: true, Score: 1, Method: "credits", Evidence: []Ref{c.Words}})
		}
	}
	for i := range f.Claims {
		g.claim(set, &f.Claims[i], joined, published)
	}
	return g
}

func (g *Graph) claim(set *Set, c *Claim, joined map[[2]ID]bool, published map[ID]Stamp) {
	g.Nodes = append(g.Nodes, Node{c.ID, ClaimNode, set.Words(c.Headline)})
	add := func(from, to ID, kind ArcKind, decided bool, score float64, evidence ...Ref) {
		g.Arcs = append(g.Arcs, Arc{From: from, To: to, Kind: kind, Claim: c.ID, Decided: decided, Score: score, Method: "claims", Evidence: evidence})
	}
	for k := range c.Origins {
		if o := &c.Origins[k]; o.Kind != Author {
			id := OriginID(c.ID, o)
			g.Nodes = append(g.Nodes, Node{id, VoiceNode, o.Voice})
			add(id, o.Article, Says, true, 1, o.Words)
		}
	}
	for k := range c.Tellings {
		t, first := &c.Tellings[k], &c.Tellings[0]
		add(t.Article, c.ID, Tells, true, t.Alike, t.Words, c.Headline)
		if k > 0 && t.Parent == "" && !joined[[2]ID{first.Article, t.Article}] {
			add(first.Article, t.Article, Repeats, published[first.Article].Before(published[t.Article]), t.Alike, first.Words, t.Words)
		}
	}
	for _, d := range c.Denials {
		add(d.Article, c.ID, DeniesEdge, true, 0, d.Words, c.Headline)
	}
}

// WhyCircle is why an edge in a circle of credits is undecided.
const WhyCircle = "credits go in a circle"

// Circles are the articles that credit each other in a circle, so that none of them can be
// seen to be the first: circular reporting. Each circle is sorted, as are the circles; an
// article is in one at most.
func (f *Findings) Circles() [][]ID {
	up := map[ID]ID{}
	find := func(x ID) ID {
		for up[x] != x {
			up[x] = up[up[x]]
			x = up[x]
		}
		return x
	}
	for i := range f.Edges {
		e := &f.Edges[i]
		if e.Why != WhyCircle {
			continue
		}
		for _, id := range []ID{e.From, e.To} {
			if _, ok := up[id]; !ok {
				up[id] = id
			}
		}
		a, b := find(e.From), find(e.To)
		up[max(a, b)] = min(a, b)
	}
	groups := map[ID][]ID{}
	for id := range up {
		groups[find(id)] = append(groups[find(id)], id)
	}
	var out [][]ID
	for _, ids := range groups {
		slices.Sort(ids)
		out = append(out, ids)
	}
	slices.SortFunc(out, func(a, b []ID) int { return strings.Compare(string(a[0]), string(b[0])) })
	return out
}
