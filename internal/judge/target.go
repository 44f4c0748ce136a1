package judge

import (
	"fmt"
	"slices"
	"strings"

	"hearsay/internal/news"
)

// mostRefs is how many texts a claim or a voice is held by.
const mostRefs = 12

// Desk is where people find what they judge: a set, what was found in it, and what it
// became by the judgements so far.
type Desk struct {
	Set      *news.Set
	Found    *news.Findings // by the machine
	Judged   *news.Findings // what Apply made of it
	articles map[news.ID]int
}

// NewDesk makes a Desk.
func NewDesk(set *news.Set, found, judged *news.Findings) *Desk {
	d := &Desk{Set: set, Found: found, Judged: judged, articles: make(map[news.ID]int, len(set.Articles))}
	for i := range set.Articles {
		d.articles[set.Articles[i].ID] = i
	}
	return d
}

// Piece is something that can be judged, with its id.
type Piece struct {
	ID     news.ID
	Target news.Target
	Says   string // what it is, in words
}

// mostCandidates is how many ids an error lists.
const mostCandidates = 6

// Find finds what an id, or the beginning of one, names, if it is of one of the kinds
// (none: of any).
func (d *Desk) Find(id news.ID, kinds ...news.TargetKind) (news.Target, error) {
	id = news.ID(strings.ToLower(strings.TrimSpace(string(id))))
	var found []Piece
	for _, f := range []*news.Findings{d.Judged, d.Found} {
		if found = d.named(f, id); len(found) > 0 {
			break
		}
	}
	if len(found) == 0 {
		return news.Target{}, fmt.Errorf("%.40q names nothing that was found here: `trace` prints the ids of claims, `judge ids CLAIM` those of all that is in one, `judge list` those of judgements", string(id))
	}
	if len(found) > 1 {
		var ids []string
		for _, p := range found[:min(len(found), mostCandidates)] {
			ids = append(ids, string(p.ID))
		}
		if len(found) > mostCandidates {
			ids = append(ids, "…")
		}
		return news.Target{}, fmt.Errorf("%s is the beginning of several ids: give more of one of %s", id, strings.Join(ids, ", "))
	}
	t := found[0].Target
	if len(kinds) > 0 && !slices.Contains(kinds, t.Kind) {
		var want []string
		for _, k := range kinds {
			want = append(want, string(k))
		}
		return t, fmt.Errorf("%s is of the kind %q, and this needs: %s", found[0].ID, t.Kind, strings.Join(want, ", "))
	}
	return t, nil
}

// named lists what has an id with this beginning.
func (d *Desk) named(f *news.Findings, id news.ID) (out []Piece) {
	seen := map[news.ID]bool{}
	add := func(x news.ID, t func() news.Target) {
		if strings.HasPrefix(string(x), string(id)) && !seen[x] {
			seen[x] = true
			out = append(out, Piece{ID: x, Target: t()})
		}
	}
	if id == "" {
		return nil
	}
	switch id[0] {
	case news.KindClaim, news.KindOrigin, news.KindDenial, news.KindDrift:
		for i := range f.Claims {
			c := &f.Claims[i]
			if id[0] == news.KindClaim {
				add(c.ID, func() news.Target { return claimTarget(c) })
				continue
			}
			for _, p := range d.inside(c) {
				add(p.ID, func() news.Target { return p.Target })
			}
		}
	case news.KindEdge:
		for i := range f.Edges {
			add(f.Edges[i].ID, func() news.Target { return edgeTarget(&f.Edges[i]) })
		}
	case news.KindPassage:
		for i := range f.Passages {
			p := &f.Passages[i]
			add(p.ID, func() news.Target { return news.Target{Kind: news.OfPassage, Refs: []news.Ref{p.A, p.B}} })
		}
	case news.KindArticle:
		for i := range d.Set.Articles {
			a := d.Set.Articles[i].ID
			add(a, func() news.Target { return news.Target{Kind: news.OfArticle, Articles: []news.ID{a}} })
		}
	case news.KindText:
		for i := range d.Set.Texts {
			t := &d.Set.Texts[i]
			add(news.ID("t"+t.ID.String()[:12]), func() news.Target {
				return news.Target{Kind: news.OfText, Refs: []news.Ref{{Text: t.ID, Span: news.MakeSpan(0, len(t.Body))}}}
			})
		}
	case news.KindStatement:
		d.statements(f, add)
	case news.KindJudgement:
		for i := range f.Judgements {
			j := f.Judgements[i].ID
			add(j, func() news.Target { return news.Target{Kind: news.OfJudgement, Judgement: j} })
		}
	}
	return out
}

func (d *Desk) statements(f *news.Findings, add func(news.ID, func() news.Target)) {
	at := func(r news.Ref) func() news.Target {
		return func() news.Target { return news.Target{Kind: news.OfStatement, Refs: []news.Ref{r}} }
	}
	for i := range f.Claims {
		for _, t := range f.Claims[i].Tellings {
			add(t.Statement, at(t.Words))
		}
	}
	for _, a := range d.Set.Analyses {
		if a == nil {
			continue
		}
		for k := range a.Statements {
			add(news.StatementID(a.Text, &a.Statements[k]), at(news.Ref{Text: a.Text, Span: news.CoverAll(a.Statements[k].Content)}))
		}
	}
}

// Claim finds a claim by its id or the beginning of one.
func (d *Desk) Claim(id news.ID) (*news.Claim, error) {
	t, err := d.Find(id, news.OfClaim)
	if err != nil {
		return nil, err
	}
	for _, f := range []*news.Findings{d.Judged, d.Found} {
		for i := range f.Claims {
			if strings.HasPrefix(string(f.Claims[i].ID), strings.ToLower(string(id))) && f.Claims[i].Headline == t.Refs[0] {
				return &f.Claims[i], nil
			}
		}
	}
	return nil, fmt.Errorf("%s: there is no such claim", id)
}

// Telling is what an article tells of a claim.
func (d *Desk) Telling(c *news.Claim, article news.ID) (news.Target, error) {
	for _, t := range c.Tellings {
		if t.Article == article {
			return news.Target{Kind: news.OfTelling, Refs: []news.Ref{t.Words}}, nil
		}
	}
	return news.Target{}, fmt.Errorf("article %s does not tell claim %s: `judge ids %s` lists who does", article, c.ID, c.ID)
}

// Pieces lists what of a claim can be judged.
func (d *Desk) Pieces(c *news.Claim) []Piece {
	s := sayer{d.Set, d.articles}
	out := []Piece{{c.ID, claimTarget(c), s.quote(c.Headline)}}
	out = append(out, d.inside(c)...)
	for _, t := range c.Tellings {
		out = append(out, Piece{t.Article, news.Target{Kind: news.OfArticle, Articles: []news.ID{t.Article}}, s.article(t.Article) + ": " + s.quote(t.Words)})
	}
	edges := map[news.ID]*news.Edge{}
	for i := range d.Judged.Edges {
		edges[d.Judged.Edges[i].ID] = &d.Judged.Edges[i]
	}
	for _, t := range c.Tellings {
		if e := edges[t.Edge]; e != nil {
			way := s.target(&news.Target{Kind: news.OfEdge, Articles: []news.ID{e.From, e.To}, Name: string(e.Kind)})
			if !e.Decided {
				way += ", which way is not known"
			}
			out = append(out, Piece{e.ID, edgeTarget(e), way})
		}
	}
	return out
}

// inside lists the origins, denials and changes of a claim.
func (d *Desk) inside(c *news.Claim) (out []Piece) {
	s := sayer{d.Set, d.articles}
	of := claimTarget(c).Refs
	for k := range c.Origins {
		o := &c.Origins[k]
		name := o.Voice
		if name == "" {
			name = "its own word, in " + s.article(o.Article)
		}
		out = append(out, Piece{news.OriginID(c.ID, o), news.Target{Kind: news.OfOrigin, Name: clip(name), Refs: []news.Ref{o.Words}, Claim: of}, "“" + name + "”"})
	}
	for k := range c.Denials {
		x := &c.Denials[k]
		out = append(out, Piece{news.DenialID(c.ID, x), news.Target{Kind: news.OfDenial, Refs: []news.Ref{x.Words}, Claim: of}, s.quote(x.Words)})
	}
	for k := range c.Tellings {
		t := &c.Tellings[k]
		for i := range t.Drift {
			x := &t.Drift[i]
			out = append(out, Piece{
				news.DriftID(x),
				news.Target{Kind: news.OfDrift, Name: string(x.Kind), Refs: []news.Ref{x.From, x.To}},
				fmt.Sprintf("%s: %s → %s, in %s", x.Kind, s.quote(x.From), s.quote(x.To), s.article(t.Article)),
			})
		}
	}
	return out
}

// clip keeps a name within what a judgement may hold.
func clip(name string) string {
	for i := range name {
		if i > news.MaxName-4 {
			return name[:i]
		}
	}
	return name
}

// claimTarget holds a claim by its headline, and by other tellings, each of another text.
func claimTarget(c *news.Claim) news.Target {
	t := news.Target{Kind: news.OfClaim, Refs: []news.Ref{c.Headline}}
	for i := range c.Tellings {
		w := c.Tellings[i].Words
		if len(t.Refs) < mostRefs && !slices.ContainsFunc(t.Refs, func(r news.Ref) bool { return r.Text == w.Text }) {
			t.Refs = append(t.Refs, w)
		}
	}
	return t
}

func edgeTarget(e *news.Edge) news.Target {
	return news.Target{
		Kind: news.OfEdge, Name: string(e.Kind), Articles: []news.ID{e.From, e.To},
		Refs: slices.Clone(e.Evidence[:min(len(e.Evidence), mostRefs)]),
	}
}

// Source finds an outlet or a voice by its name.
func (d *Desk) Source(name string) (news.Target, error) {
	for i := range d.Set.Articles {
		if o := d.Set.Articles[i].Outlet; o != "" && fold(o) == fold(name) {
			return news.Target{Kind: news.OfOutlet, Name: clip(o)}, nil
		}
	}
	return d.Voice(name)
}

// Voice finds a voice by its name or its description, or by words of it that no other
// voice has.
func (d *Desk) Voice(name string) (news.Target, error) {
	words := strings.Fields(fold(name))
	if len(words) == 0 {
		return news.Target{}, fmt.Errorf("a voice is given by its name, as `trace` and `read` print it")
	}
	var names []string // of those that have all the words, by first appearance
	exact := map[string]*news.Target{}
	for i, a := range d.Set.Analyses {
		if a == nil {
			continue
		}
		for _, v := range a.Voices {
			n := v.Name.Of(d.Set.Texts[i].Body)
			f := fold(n)
			if v.Kind == news.Author || !hasAll(strings.Fields(f), words) {
				continue
			}
			t := exact[f]
			if t == nil {
				t = &news.Target{Kind: news.OfVoice, Name: clip(strings.Join(strings.Fields(n), " "))}
				exact[f] = t
				names = append(names, f)
			}
			if len(t.Refs) < news.MaxRefs {
				t.Refs = append(t.Refs, news.Ref{Text: a.Text, Span: v.Name})
			}
		}
	}
	if t := exact[strings.Join(words, " ")]; t != nil {
		return *t, nil
	}
	switch len(names) {
	case 0:
		return news.Target{}, fmt.Errorf("no voice here is called “%.80s”: give a name as `trace` or `read` prints it", name)
	case 1:
		return *exact[names[0]], nil
	}
	var list []string
	for _, f := range names[:min(len(names), mostCandidates)] {
		list = append(list, "“"+exact[f].Name+"”")
	}
	if len(names) > mostCandidates {
		list = append(list, "…")
	}
	return news.Target{}, fmt.Errorf("“%.80s” may be any of %s: give the whole name of one", name, strings.Join(list, ", "))
}

// hasAll reports whether all words are among those of a name.
func hasAll(name, words []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(name, w) })
}
