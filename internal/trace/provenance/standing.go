package provenance

import (
	"slices"

	"hearsay/internal/news"
)

// minTaken is the share of a telling's words that must stand in another article
// for the telling to be taken from it. Below it the two only share a phrase.
const minTaken = 0.5

// Stand finds, for every claim, which tellings were taken from which, and where
// the claim enters the set: it fills in each telling's Parent, Edge, Decided,
// Share and Origin, and the claim's Origins with their number.
func Stand(set *news.Set, edges []news.Edge, passages []news.Passage, claims []news.Claim) {
	s := newStanding(set, edges, passages)
	for i := range claims {
		s.claim(&claims[i])
	}
}

type standing struct {
	set      *news.Set
	index    map[news.ID]int           // articles
	edge     map[[2]news.ID]*news.Edge // by its two articles, both ways round
	first    []news.ID                 // the first article of each text
	passages map[news.ID]*news.Passage
}

func newStanding(set *news.Set, edges []news.Edge, passages []news.Passage) *standing {
	s := &standing{
		set: set, index: map[news.ID]int{}, edge: map[[2]news.ID]*news.Edge{},
		first: make([]news.ID, len(set.Texts)), passages: map[news.ID]*news.Passage{},
	}
	for i := range set.Articles {
		a := &set.Articles[i]
		s.index[a.ID] = i
		if t := set.TextIndex(a.Text); t >= 0 && s.first[t] == "" {
			s.first[t] = a.ID
		}
	}
	for i := range edges {
		e := &edges[i]
		s.edge[[2]news.ID{e.From, e.To}], s.edge[[2]news.ID{e.To, e.From}] = e, e
	}
	for i := range passages {
		s.passages[passages[i].ID] = &passages[i]
	}
	return s
}

// claim walks every telling of a claim back to where it enters.
func (s *standing) claim(c *news.Claim) {
	for i := range c.Tellings {
		s.parent(c, i)
	}
	at := map[news.ID]int{}
	for i := range c.Tellings {
		at[c.Tellings[i].Article] = i
	}
	for i := range c.Tellings {
		root := s.root(c, at, i)
		r := &c.Tellings[root]
		if r.Origin < 0 {
			r.Origin = s.origin(c, r)
		}
		c.Tellings[i].Origin = r.Origin
	}
	count(c)
}

// parent finds what telling i was taken from: of the tellings that share its
// words and come before it, the one that shares most, and the earliest of equals;
// failing that, the earliest that its article credits or links to. An undecided
// edge leads to the telling that stands first in the claim, and is marked so.
func (s *standing) parent(c *news.Claim, i int) {
	t := &c.Tellings[i]
	best := 0.0
	var credited, undecided link
	for j := range c.Tellings {
		o := &c.Tellings[j]
		e := s.joins(o, t)
		if i == j || e == nil {
			continue
		}
		part, decided := s.part(e, o, t), e.Decided && e.From == s.end(e, o)
		switch {
		case decided && part >= minTaken && part > best+1e-9:
			best = part
			t.Parent, t.Edge, t.Decided, t.Share = o.Article, e.ID, true, e.Share
		case decided && credit(e) && credited.from == nil && !s.ownVoice(o, t):
			credited = link{o, e}
		case !e.Decided && part >= minTaken && j < i && undecided.from == nil:
			undecided = link{o, e}
		}
	}
	if t.Parent != "" {
		return
	}
	for _, l := range []link{credited, undecided} {
		if l.from != nil {
			t.Parent, t.Edge, t.Decided, t.Share = l.from.Article, l.edge.ID, l.edge.Decided, l.edge.Share
			return
		}
	}
}

// link is a way back from a telling.
type link struct {
	from *news.Telling
	edge *news.Edge
}

// credit reports whether an edge rests on what the later article itself says, in
// words or by a hyperlink, and not on time alone.
func credit(e *news.Edge) bool { return e.Decided && e.Why != whyLater }

// ownVoice reports whether telling b rests on a named voice other than a's: then
// it stands by itself, whatever else its article credits.
func (s *standing) ownVoice(a, b *news.Telling) bool {
	x, y := s.voice(a), s.voice(b)
	return named(&y) && !(named(&x) && sameName(&x, &y))
}

// joins returns the edge between the articles of two tellings, or between the
// first articles that have their texts.
func (s *standing) joins(a, b *news.Telling) *news.Edge {
	if e := s.edge[[2]news.ID{a.Article, b.Article}]; e != nil {
		return e
	}
	fa, fb := s.firstOf(a), s.firstOf(b)
	if fa == fb {
		return nil // two reprints of one text: each stands on the first
	}
	// A reprint's text is joined to others through its first printing alone.
	if b.Article != fb {
		return nil
	}
	return s.edge[[2]news.ID{fa, fb}]
}

func (s *standing) firstOf(t *news.Telling) news.ID {
	return s.first[s.set.TextIndex(t.Words.Text)]
}

// end is the end of an edge that a telling's article stands at, itself or
// through the first printing of its text.
func (s *standing) end(e *news.Edge, t *news.Telling) news.ID {
	if e.From == t.Article || e.To == t.Article {
		return t.Article
	}
	return s.firstOf(t)
}

// part is the share of telling b's words that stand, within the edge's passages,
// on the words of telling a.
func (s *standing) part(e *news.Edge, a, b *news.Telling) float64 {
	if a.Words.Text == b.Words.Text {
		return 1
	}
	n := 0
	for _, id := range e.Passages {
		p := s.passages[id]
		if p == nil {
			continue
		}
		fromA := p.A.Text == a.Words.Text
		if x := p.Project(a.Words.Span, fromA); !x.Empty() {
			n += x.Intersect(b.Words.Span).Len()
		}
	}
	return ratio(n, b.Words.Span.Len())
}

// root follows the parents of telling i as far as they lead. A circle ends at
// its member that stands first in the claim.
func (s *standing) root(c *news.Claim, at map[news.ID]int, i int) int {
	var path []int
	for !slices.Contains(path, i) {
		path = append(path, i)
		p := c.Tellings[i].Parent
		if p == "" {
			return i
		}
		i = at[p]
	}
	return slices.Min(path[slices.Index(path, i):])
}
