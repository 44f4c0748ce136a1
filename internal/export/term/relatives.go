package term

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"hearsay/internal/news"
)

// RelativesOptions is what of an article's relatives to set.
type RelativesOptions struct {
	Style
	All bool // all of them, with all passages
}

const (
	mostRelatives = 8 // of a kind, unless all are asked for
	mostShared    = 1 // passages of each
)

// Relatives sets with which articles of a case one article shares its words: where they
// stood first, what it was taken from, what was taken from it, and what is not known.
func Relatives(w io.Writer, set *news.Set, r *news.Relatives, o RelativesOptions) error {
	s := &related{traced: &traced{page: newPage(w, o.Style), set: set, articles: map[news.ID]*news.Article{}}, r: r, all: o.All, passage: map[news.ID]*news.Passage{}}
	var named []news.Article
	names := r.Names()
	for i := range set.Articles {
		a := &set.Articles[i]
		s.articles[a.ID] = a
		if names[a.ID] {
			named = append(named, *a)
		}
	}
	for i := range r.Passages {
		s.passage[r.Passages[i].ID] = &r.Passages[i]
	}
	s.oneYear = oneYear(named)
	s.self = s.articles[r.Article]
	s.head()
	s.zones(named)
	if r.Unsettled != "" {
		s.line("")
		s.block(0, "Not settled: "+r.Unsettled+". `hearsay trace` finds it.", 0, alarm)
	}
	s.groups()
	by := map[news.ID]*news.Judged{}
	for i := range r.Judgements {
		by[r.Judgements[i].ID] = &r.Judgements[i]
	}
	s.section("JUDGED BY PEOPLE", len(r.Judgements), atMost(mostJudged, o.All), "more judgement", "more judgements", func(i int) {
		s.judgement(&r.Judgements[i], by)
	})
	if len(r.Edges) == 0 && len(r.Passages) > 0 {
		s.partners()
	}
	return s.err
}

// related is the page of one article's relatives.
type related struct {
	*traced
	r       *news.Relatives
	self    *news.Article
	passage map[news.ID]*news.Passage
	all     bool
}

// head says which article it is, and where its words stood first.
func (s *related) head() {
	a := s.self
	s.block(0, strings.TrimRight(outlet(a)+", "+headed(a.Published)+" "+string(a.ID), " "), 0, bold)
	if a.Title != "" && a.Outlet != "" {
		s.block(margin, Clean(a.Title), 2, "")
	}
	l := s.r.Lineage
	switch {
	case len(s.r.Edges) == 0 && len(s.r.Passages) == 0 && s.r.Unsettled == "":
		s.line("")
		s.block(0, "It shares no passage with another article of the case.", 0, "")
	case l == nil:
	case len(l.Roots) == 0:
		s.line("")
		s.block(0, "All of its words are its own, as far as is known.", 0, "")
	default:
		s.line("")
		s.line(s.ink(bold, "WHERE ITS WORDS STOOD FIRST"))
		for _, root := range l.Roots {
			what := ""
			if root.Added {
				what = ", what it added to others’"
			}
			s.row(s.articles[root.Article], percent(root.Share)+" of it"+what)
		}
		if l.Own >= 0.005 {
			s.labelled(margin, "its own", s.nameColumn(), percent(l.Own), 0)
		}
	}
}

// row sets an article, and what is to say of it.
func (s *related) row(a *news.Article, what string) {
	s.labelled(margin, cut(outlet(a)+", "+s.shortStamp(a.Published), s.nameColumn()-1), s.nameColumn(), what+" "+s.ink(faint, string(a.ID)), 0)
}

// groups sets the edges: to it, from it, and those of which that is not known.
func (s *related) groups() {
	self := s.self.ID
	for _, g := range []struct {
		title string
		in    func(e *news.Edge) bool
	}{
		{"TAKEN FROM", func(e *news.Edge) bool { return e.Decided && e.To == self }},
		{"WENT TO", func(e *news.Edge) bool { return e.Decided && e.From == self }},
		{"SHARED, AND WHICH WAY IT WENT IS NOT KNOWN", func(e *news.Edge) bool { return !e.Decided }},
	} {
		var es []*news.Edge
		for i := range s.r.Edges {
			if e := &s.r.Edges[i]; g.in(e) {
				es = append(es, e)
			}
		}
		s.group(g.title, es)
	}
}

func (s *related) group(title string, es []*news.Edge) {
	slices.SortStableFunc(es, func(a, b *news.Edge) int {
		return cmp.Or(cmp.Compare(s.parent(a), s.parent(b)), cmp.Compare(b.Share, a.Share))
	})
	s.section(title, len(es), atMost(mostRelatives, s.all), "more article", "more articles", func(i int) {
		e := es[i]
		other := s.articles[e.From]
		if e.From == s.self.ID {
			other = s.articles[e.To]
		}
		said := s.said(e)
		if s.parent(e) < notParent {
			said += "; likely where it had them from"
		}
		s.row(other, said)
		s.shared(e, other)
	})
}

// notParent is the place of an edge that leads from no likely parent.
const notParent = 1 << 20

// parent is an edge's place among those that lead from likely parents, the nearest first.
func (s *related) parent(e *news.Edge) int {
	if s.r.Lineage != nil {
		for i := range s.r.Lineage.Parents {
			if s.r.Lineage.Parents[i].Edge == e.ID {
				return i
			}
		}
	}
	return notParent
}

// said says in words what an edge is.
func (s *related) said(e *news.Edge) string {
	switch {
	case e.Decided && e.To == s.self.ID:
		return joint(e, "that", "it", e.Share)
	case e.Decided:
		return joint(e, "it", "that", e.Share)
	case e.To == s.self.ID:
		return joint(e, "that", "it", e.Share)
	}
	return joint(e, "it", "that", e.Share)
}

// shared sets the passages that an edge rests on, the longest first.
func (s *related) shared(e *news.Edge, other *news.Article) {
	if other.Text == s.self.Text {
		s.block(margin+margin, "the same text, word for word", 0, faint)
		return
	}
	s.longest(e.Passages)
}

func (s *related) longest(ids []news.ID) {
	var ps []*news.Passage
	for _, id := range ids {
		if p := s.passage[id]; p != nil {
			ps = append(ps, p)
		}
	}
	slices.SortStableFunc(ps, func(a, b *news.Passage) int { return cmp.Compare(b.Words, a.Words) })
	for i, p := range ps {
		if i == mostShared && !s.all {
			s.block(margin+margin, fmt.Sprintf("and %s", plural(len(ps)-i, "more passage", "more passages")), 0, faint)
			break
		}
		here, _ := p.Side(s.self.Text)
		s.block(margin+margin, fmt.Sprintf("%s “%s”", plural(p.Words, "word", "words"), cut(Clean(s.set.Words(here)), 2*s.style.Width)), 2, faint)
	}
}

// partners sets the articles that share passages with it where it is not settled what
// joins them: of each text the first.
func (s *related) partners() {
	s.line("")
	s.line(s.ink(bold, "SHARED WITH"))
	with := map[news.TextID][]news.ID{}
	for i := range s.r.Passages {
		p := &s.r.Passages[i]
		_, there := p.Side(s.self.Text)
		with[there.Text] = append(with[there.Text], p.ID)
	}
	for i := range s.set.Articles {
		a := &s.set.Articles[i]
		if ids := with[a.Text]; ids != nil {
			delete(with, a.Text)
			words := 0
			for _, id := range ids {
				words += s.passage[id].Words
			}
			s.row(a, plural(words, "word", "words"))
			s.longest(ids)
		}
	}
}
