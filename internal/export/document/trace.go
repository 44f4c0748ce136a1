package document

import "hearsay/internal/news"

// Trace is what `hearsay trace` answers: articles and all that is found by
// holding their texts against each other.
type Trace struct {
	Schema     string      `json:"schema"`
	Version    string      `json:"version"` // of what traced it
	Articles   []Article   `json:"articles"`
	Claims     []Claim     `json:"claims"` // most widely told first
	Edges      []Edge      `json:"edges"`
	Lineages   []Lineage   `json:"lineages"` // one an article, in their order
	Denials    []Untied    `json:"denials"`  // of which it is not clear what they deny
	Tolls      []Toll      `json:"tolls"`    // on which articles of one happening differ
	Ghosts     []Ghost     `json:"ghosts"`   // outlets that are cited and whose reports are not here
	Passages   []Passage   `json:"passages"`
	Revisions  []Revision  `json:"revisions"`
	Circles    [][]news.ID `json:"circles"`    // articles that credit each other in a circle
	Graph      Graph       `json:"graph"`      // all of it as who stands on whom
	Judgements []Judgement `json:"judgements"` // what people decided, in the order in which they did
	Problems   []Problem   `json:"problems"`
}

// Graph is the provenance graph.
type Graph struct {
	Nodes []news.Node `json:"nodes"`
	Arcs  []Arc       `json:"arcs"`
}

// Arc is an edge of the provenance graph.
type Arc struct {
	From     news.ID      `json:"from"`
	To       news.ID      `json:"to"`
	Kind     news.ArcKind `json:"kind"`
	Claim    news.ID      `json:"claim,omitempty"`
	Decided  bool         `json:"decided"`
	Score    float64      `json:"score,omitempty"` // 0 to 1; none: nothing measures it
	Method   string       `json:"method"`
	Evidence []Ref        `json:"evidence"`
}

// Revision is what became of an article between two versions of it.
type Revision struct {
	Edge    news.ID  `json:"edge"`
	From    news.ID  `json:"from"`
	To      news.ID  `json:"to"`
	Decided bool     `json:"decided"`
	Title   bool     `json:"title"`
	Words   Tally    `json:"words"`
	Edits   []Edited `json:"edits"`
}

// Edited is one thing that changed between two versions.
type Edited struct {
	Kind news.ChangeKind `json:"kind"`
	From Ref             `json:"from"`
	To   Ref             `json:"to"`
}

// Ghost is an outlet that articles cite, and whose report is not among those that they
// share words with.
type Ghost struct {
	Name   string     `json:"name"`
	Here   bool       `json:"here"` // other articles of that outlet are here
	Citing []Citation `json:"citing"`
}

// Citation is where an article cites another's report.
type Citation struct {
	Article news.ID `json:"article"`
	Words   Ref     `json:"words"`
}

// Lineage is where the words of an article came from, as far as decided edges say.
type Lineage struct {
	Article news.ID  `json:"article"`
	Parents []Parent `json:"parents"` // that it was likely taken from, the nearest first
	Roots   []Root   `json:"roots"`   // where its words stood first
	Own     float64  `json:"own"`     // share that stands in none
}

// Parent is an article that another was likely taken from.
type Parent struct {
	Article news.ID `json:"article"`
	Edge    news.ID `json:"edge"`
	Share   float64 `json:"share"`
}

// Root is an article in which words of another stood first.
type Root struct {
	Article news.ID `json:"article"`
	Share   float64 `json:"share"`
	Added   bool    `json:"added"` // it has parents itself, and added these words
}

// Claim is the same assertion across articles.
type Claim struct {
	ID        news.ID    `json:"id"`
	Headline  Ref        `json:"headline"`          // the earliest of the tellings that say it best by themselves, in its own words
	Context   *Ref       `json:"context,omitempty"` // the sentence before it, where it leans on that
	Speaker   *Ref       `json:"speaker,omitempty"` // the name of who says it, where its sentence calls him otherwise
	Articles  int        `json:"articles"`
	Outlets   int        `json:"outlets"`
	Min       int        `json:"origins_min"` // independent origins, at least
	Max       int        `json:"origins_max"` // and at most
	Origins   []Origin   `json:"origins"`
	Tellings  []Telling  `json:"tellings"` // by time of publication
	Denials   []Denial   `json:"denials"`
	Responses []Response `json:"responses"`        // of those who were asked and will not say
	Within    []news.ID  `json:"within,omitempty"` // claims that tell this and more
	Parts     []Part     `json:"parts,omitempty"`  // what some of its tellings tell a part of it with, most widely told first

	Judged []news.ID `json:"judged,omitempty"` // judgements about it, in effect
}

// Part is a part of what a claim says.
type Part struct {
	Articles int       `json:"articles"`
	Min      int       `json:"origins_min"`
	Max      int       `json:"origins_max"`
	Tellings []PartRef `json:"tellings"`
}

// PartRef is where a telling of the claim tells the part.
type PartRef struct {
	Article news.ID `json:"article"`
	Words   Ref     `json:"words"`
}

// Origin is where a claim enters the set.
type Origin struct {
	ID      news.ID        `json:"id"` // to judge it by: it changes with the findings
	Article news.ID        `json:"article"`
	Voice   string         `json:"voice"` // "" for the article's own
	Role    string         `json:"role,omitempty"`
	Kind    news.VoiceKind `json:"kind"`
	Through []string       `json:"through"` // relays, from the voice outwards
	Words   Ref            `json:"words"`
	Sure    bool           `json:"sure"` // false: it may be one of the others
	Note    string         `json:"note,omitempty"`

	Also   []string  `json:"also,omitempty"`   // other voices that a person found to be this one
	Judged []news.ID `json:"judged,omitempty"` // judgements about it, in effect
}

// Telling is one article's telling of a claim.
type Telling struct {
	Article   news.ID      `json:"article"`
	Statement news.ID      `json:"statement"`
	Words     Ref          `json:"words"`
	Stance    news.ToClaim `json:"stance"`            // what it does to the claim
	Alike     float64      `json:"alike"`             // how alike its words are to those of the others, 0 to 1
	Says      float64      `json:"says"`              // what part of the headline's words it has, 0 to 1
	Revises   news.ID      `json:"revises,omitempty"` // the version before it of the same article
	Parent    news.ID      `json:"parent,omitempty"`
	Edge      news.ID      `json:"edge,omitempty"`
	Decided   bool         `json:"decided"`
	Share     float64      `json:"share"`
	Origin    int          `json:"origin"`              // place in origins
	Elsewhere bool         `json:"elsewhere,omitempty"` // see news.Telling
	Drift     []Drift      `json:"drift"`

	Judged []news.ID `json:"judged,omitempty"` // judgements about it, in effect
}

// Response is what somebody who was asked says to a claim, neither telling nor denying it.
type Response struct {
	Article   news.ID      `json:"article"`
	Statement news.ID      `json:"statement"`
	Voice     string       `json:"voice"`
	Words     Ref          `json:"words"`
	Stance    news.ToClaim `json:"stance"`
}

// Drift is one thing that changed between two tellings.
type Drift struct {
	ID   news.ID        `json:"id"`
	Kind news.DriftKind `json:"kind"`
	Of   news.ID        `json:"of,omitempty"`
	From Ref            `json:"from"`
	To   Ref            `json:"to"`

	Judged news.ID `json:"judged,omitempty"` // the judgement that says that it is right
}

// Untied is a denial of which it is not clear what it denies.
type Untied struct {
	Article   news.ID `json:"article"`
	Statement news.ID `json:"statement"`
	Voice     string  `json:"voice"`
	Words     Ref     `json:"words"`
	Articles  int     `json:"articles"`
}

// Denial is a statement that denies a claim.
type Denial struct {
	ID        news.ID `json:"id"`
	Article   news.ID `json:"article"`
	Statement news.ID `json:"statement"`
	Voice     string  `json:"voice"`
	Words     Ref     `json:"words"`
	Why       string  `json:"why"`
	Articles  int     `json:"articles"`

	Judged []news.ID `json:"judged,omitempty"` // judgements about it, in effect
}

// Edge joins two articles.
type Edge struct {
	ID       news.ID       `json:"id"`
	From     news.ID       `json:"from"`
	To       news.ID       `json:"to"`
	Kind     news.EdgeKind `json:"kind"`
	Decided  bool          `json:"decided"`
	Why      string        `json:"why"`
	Share    float64       `json:"share"`
	Score    float64       `json:"score"`
	Method   string        `json:"method"`
	Passages []news.ID     `json:"passages"`
	Evidence []Ref         `json:"evidence"`

	Judged []news.ID `json:"judged,omitempty"` // judgements about it, in effect
}

// Passage is a stretch that two texts share.
type Passage struct {
	ID    news.ID `json:"id"`
	A     Ref     `json:"a"`
	B     Ref     `json:"b"`
	Edits []Edit  `json:"edits"`
	Words int     `json:"same_words"`
	Same  float64 `json:"same"`
}

// Edit is a difference between the two sides of a passage.
type Edit struct {
	A Span `json:"a"`
	B Span `json:"b"`
}

// Maker makes documents of the findings in one set of texts.
type Maker struct {
	set    *news.Set
	bodies []*body // by text, made when first needed
}

// NewMaker makes a Maker for a set.
func NewMaker(set *news.Set) *Maker {
	return &Maker{set: set, bodies: make([]*body, len(set.Texts))}
}

func (m *Maker) body(id news.TextID) *body {
	i := m.set.TextIndex(id)
	if i < 0 {
		return newBody(&news.Text{ID: id})
	}
	if m.bodies[i] == nil {
		m.bodies[i] = newBody(&m.set.Texts[i])
	}
	return m.bodies[i]
}

func (m *Maker) ref(r news.Ref) Ref { return m.body(r.Text).ref(r.Span) }

// optional is a ref, or nil for an absent one.
func (m *Maker) optional(r news.Ref) *Ref {
	if r.Span.Empty() {
		return nil
	}
	x := m.ref(r)
	return &x
}

func (m *Maker) refs(rs []news.Ref) []Ref {
	out := make([]Ref, 0, len(rs))
	for _, r := range rs {
		out = append(out, m.ref(r))
	}
	return out
}

// Trace makes the document of a whole trace.
func (m *Maker) Trace(f *news.Findings, problems []Problem) Trace {
	t := Trace{
		Schema: SchemaTrace, Version: f.Version, Articles: []Article{}, Claims: []Claim{}, Edges: []Edge{}, Lineages: []Lineage{},
		Denials: []Untied{}, Tolls: m.tolls(f), Ghosts: []Ghost{}, Passages: []Passage{}, Revisions: []Revision{}, Judgements: m.judgements(f.Judgements), Problems: problems,
	}
	if t.Problems == nil {
		t.Problems = []Problem{}
	}
	for i := range m.set.Articles {
		t.Articles = append(t.Articles, m.Article(&m.set.Articles[i]))
	}
	for i := range f.Claims {
		t.Claims = append(t.Claims, m.Claim(&f.Claims[i]))
	}
	for i := range f.Untied {
		d := &f.Untied[i]
		t.Denials = append(t.Denials, Untied{d.Article, d.Statement, d.Voice, m.ref(d.Words), d.Articles})
	}
	for i := range f.Lineages {
		t.Lineages = append(t.Lineages, lineageOf(&f.Lineages[i]))
	}
	for _, g := range f.Ghosts {
		d := Ghost{Name: g.Name, Here: g.Here, Citing: []Citation{}}
		for _, c := range g.Citing {
			d.Citing = append(d.Citing, Citation{c.Article, m.ref(c.Words)})
		}
		t.Ghosts = append(t.Ghosts, d)
	}
	for i := range f.Revisions {
		t.Revisions = append(t.Revisions, m.revision(&f.Revisions[i]))
	}
	for i := range f.Edges {
		t.Edges = append(t.Edges, m.Edge(&f.Edges[i]))
	}
	for i := range f.Passages {
		t.Passages = append(t.Passages, m.Passage(&f.Passages[i]))
	}
	if t.Circles = f.Circles(); t.Circles == nil {
		t.Circles = [][]news.ID{}
	}
	g := news.GraphOf(m.set, f)
	t.Graph = Graph{g.Nodes, make([]Arc, 0, len(g.Arcs))}
	for _, a := range g.Arcs {
		t.Graph.Arcs = append(t.Graph.Arcs, Arc{a.From, a.To, a.Kind, a.Claim, a.Decided, a.Score, a.Method, m.refs(a.Evidence)})
	}
	return t
}

// Article makes the document of one article.
func (m *Maker) Article(a *news.Article) Article { return articleOf(a, m.body(a.Text)) }

// Claim makes the document of one claim.
func (m *Maker) Claim(c *news.Claim) Claim {
	d := Claim{
		ID: c.ID, Headline: m.ref(c.Headline), Context: m.optional(c.Context), Speaker: m.optional(c.Speaker), Articles: c.Articles, Outlets: c.Outlets, Min: c.Min, Max: c.Max,
		Origins: []Origin{}, Tellings: []Telling{}, Denials: []Denial{}, Responses: []Response{}, Within: c.Within, Judged: c.Judged,
	}
	for k, o := range c.Origins {
		through := o.Through
		if through == nil {
			through = []string{}
		}
		d.Origins = append(d.Origins, Origin{news.OriginID(c.ID, &c.Origins[k]), o.Article, o.Voice, o.Role, o.Kind, through, m.ref(o.Words), o.Sure, o.Note, o.Also, o.Judged})
	}
	for _, t := range c.Tellings {
		x := Telling{t.Article, t.Statement, m.ref(t.Words), t.Stance, t.Alike, t.Says, t.Revises, t.Parent, t.Edge, t.Decided, t.Share, t.Origin, t.Elsewhere, []Drift{}, t.Judged}
		for _, r := range t.Drift {
			x.Drift = append(x.Drift, m.drift(&r))
		}
		d.Tellings = append(d.Tellings, x)
	}
	for k, n := range c.Denials {
		d.Denials = append(d.Denials, Denial{news.DenialID(c.ID, &c.Denials[k]), n.Article, n.Statement, n.Voice, m.ref(n.Words), n.Why, n.Articles, n.Judged})
	}
	for i := range c.Parts {
		p := Part{c.Parts[i].Articles, c.Parts[i].Min, c.Parts[i].Max, []PartRef{}}
		for _, x := range c.Parts[i].Tellings {
			t := &c.Tellings[x.Telling]
			p.Tellings = append(p.Tellings, PartRef{t.Article, m.ref(news.Ref{Text: t.Words.Text, Span: x.Span})})
		}
		d.Parts = append(d.Parts, p)
	}
	for _, r := range c.Responses {
		d.Responses = append(d.Responses, Response{r.Article, r.Statement, r.Voice, m.ref(r.Words), r.Stance})
	}
	return d
}

func (m *Maker) drift(d *news.Drift) Drift {
	return Drift{news.DriftID(d), d.Kind, d.Of, m.ref(d.From), m.ref(d.To), d.Judged}
}

// Edge makes the document of one edge.
func (m *Maker) Edge(e *news.Edge) Edge {
	passages := e.Passages
	if passages == nil {
		passages = []news.ID{}
	}
	return Edge{e.ID, e.From, e.To, e.Kind, e.Decided, e.Why, e.Share, e.Score, e.Method, passages, m.refs(e.Evidence), e.Judged}
}

// Passage makes the document of one passage.
func (m *Maker) Passage(p *news.Passage) Passage {
	d := Passage{ID: p.ID, A: m.ref(p.A), B: m.ref(p.B), Edits: []Edit{}, Words: p.Words, Same: p.Same}
	a, b := m.body(p.A.Text), m.body(p.B.Text)
	for _, e := range p.Edits {
		d.Edits = append(d.Edits, Edit{a.span(e.A), b.span(e.B)})
	}
	return d
}

func (m *Maker) revision(r *news.Revision) Revision {
	out := Revision{r.Edge, r.From, r.To, r.Decided, r.Title, Tally(r.Words), []Edited{}}
	for _, e := range r.Edits {
		out.Edits = append(out.Edits, Edited{e.Kind, m.ref(e.From), m.ref(e.To)})
	}
	return out
}

func lineageOf(l *news.Lineage) Lineage {
	out := Lineage{Article: l.Article, Parents: []Parent{}, Roots: []Root{}, Own: l.Own}
	for _, p := range l.Parents {
		out.Parents = append(out.Parents, Parent(p))
	}
	for _, r := range l.Roots {
		out.Roots = append(out.Roots, Root(r))
	}
	return out
}
