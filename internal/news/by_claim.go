package news

import (
	"cmp"
	"slices"
)

// ByClaim takes findings apart, claim by claim.
type ByClaim struct {
	f         *Findings
	edges     map[ID]int
	passages  map[ID]int
	revisions map[ID]int // by To
	citations map[TextID][]cited
}

// cited is a citation by its place: the ghost that is cited, and which of its citations.
type cited struct{ ghost, citation int }

// NewByClaim prepares findings to be taken apart.
func NewByClaim(f *Findings) *ByClaim {
	p := &ByClaim{
		f: f, edges: make(map[ID]int, len(f.Edges)), passages: make(map[ID]int, len(f.Passages)),
		revisions: map[ID]int{}, citations: map[TextID][]cited{},
	}
	for i := range f.Edges {
		p.edges[f.Edges[i].ID] = i
	}
	for i := range f.Passages {
		p.passages[f.Passages[i].ID] = i
	}
	for i := range f.Revisions {
		p.revisions[f.Revisions[i].To] = i
	}
	for g := range f.Ghosts {
		for c, x := range f.Ghosts[g].Citing {
			p.citations[x.Words.Text] = append(p.citations[x.Words.Text], cited{g, c})
		}
	}
	return p
}

// Of is the part of the findings that is about one claim: the claim, the edges that its
// tellings rest on, the passages of those that hold its words, the revisions that are
// tellings of it, and the ghosts that are cited for it. Everything else is left out. The
// parts share the memory of the findings.
func (p *ByClaim) Of(claim int) *Findings {
	c := &p.f.Claims[claim]
	out := &Findings{Version: p.f.Version, Claims: p.f.Claims[claim : claim+1 : claim+1]}
	words := map[TextID][]Span{}
	for _, r := range c.refs() {
		words[r.Text] = append(words[r.Text], r.Span)
	}
	var edges, passages, revisions []int
	for i := range c.Tellings {
		x := &c.Tellings[i]
		if e, ok := p.edges[x.Edge]; ok && x.Edge != "" {
			edges = append(edges, e)
		}
		if r, ok := p.revisions[x.Article]; ok && x.Revises != "" {
			revisions = append(revisions, r)
		}
	}
	out.Edges = pick(p.f.Edges, edges)
	for i := range out.Edges {
		for _, id := range out.Edges[i].Passages {
			if k, ok := p.passages[id]; ok && (touches(words, p.f.Passages[k].A) || touches(words, p.f.Passages[k].B)) {
				passages = append(passages, k)
			}
		}
	}
	out.Passages = pick(p.f.Passages, passages)
	out.Revisions = pick(p.f.Revisions, revisions)
	out.Ghosts = p.ghosts(words)
	return out
}

// ghosts are those that are cited in some words, with these citations alone.
func (p *ByClaim) ghosts(words map[TextID][]Span) []Ghost {
	var in []cited
	for t := range words {
		for _, c := range p.citations[t] {
			if touches(words, p.f.Ghosts[c.ghost].Citing[c.citation].Words) {
				in = append(in, c)
			}
		}
	}
	slices.SortFunc(in, func(a, b cited) int {
		return cmp.Or(cmp.Compare(a.ghost, b.ghost), cmp.Compare(a.citation, b.citation))
	})
	var out []Ghost
	for i, c := range in {
		g := &p.f.Ghosts[c.ghost]
		if i == 0 || in[i-1].ghost != c.ghost {
			out = append(out, Ghost{Name: g.Name, Here: g.Here})
		}
		last := &out[len(out)-1]
		last.Citing = append(last.Citing, g.Citing[c.citation])
	}
	return out
}

// refs are the words of a claim: its tellings, what its origins stand on, and its
// denials.
func (c *Claim) refs() []Ref {
	out := []Ref{c.Headline}
	if !c.Context.Span.Empty() {
		out = append(out, c.Context)
	}
	if !c.Speaker.Span.Empty() {
		out = append(out, c.Speaker)
	}
	for i := range c.Tellings {
		out = append(out, c.Tellings[i].Words)
	}
	for i := range c.Origins {
		out = append(out, c.Origins[i].Words)
	}
	for i := range c.Denials {
		out = append(out, c.Denials[i].Words)
	}
	for i := range c.Responses {
		out = append(out, c.Responses[i].Words)
	}
	return out
}

// Named are the articles that findings speak of, each once, sorted.
func (f *Findings) Named() []ID {
	var out []ID
	for i := range f.Claims {
		c := &f.Claims[i]
		for k := range c.Tellings {
			out = append(out, c.Tellings[k].Article, c.Tellings[k].Parent, c.Tellings[k].Revises)
			for _, d := range c.Tellings[k].Drift {
				out = append(out, d.Of)
			}
		}
		for k := range c.Origins {
			out = append(out, c.Origins[k].Article)
		}
		for k := range c.Denials {
			out = append(out, c.Denials[k].Article)
		}
		for k := range c.Responses {
			out = append(out, c.Responses[k].Article)
		}
	}
	for i := range f.Edges {
		out = append(out, f.Edges[i].From, f.Edges[i].To)
	}
	for i := range f.Revisions {
		out = append(out, f.Revisions[i].From, f.Revisions[i].To)
	}
	slices.Sort(out)
	out = slices.Compact(out)
	if len(out) > 0 && out[0] == "" {
		out = out[1:]
	}
	return out
}

func touches(words map[TextID][]Span, r Ref) bool {
	return slices.ContainsFunc(words[r.Text], r.Span.Overlaps)
}

// pick takes members of a list, each once, in its order.
func pick[T any](list []T, at []int) []T {
	slices.Sort(at)
	var out []T
	for _, i := range slices.Compact(at) {
		out = append(out, list[i])
	}
	return out
}

// Part is the set of the named articles alone, with their texts and analyses.
func (s *Set) Part(named []ID) *Set {
	wanted := make(map[ID]bool, len(named))
	for _, id := range named {
		wanted[id] = true
	}
	out := &Set{}
	texts := make([]bool, len(s.Texts))
	for i := range s.Articles {
		if a := &s.Articles[i]; wanted[a.ID] {
			out.Articles = append(out.Articles, *a)
			if t := s.TextIndex(a.Text); t >= 0 {
				texts[t] = true
			}
		}
	}
	for t, in := range texts {
		if in {
			out.Texts, out.Analyses = append(out.Texts, s.Texts[t]), append(out.Analyses, s.Analyses[t])
		}
	}
	out.place()
	return out
}
