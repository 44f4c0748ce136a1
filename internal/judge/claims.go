package judge

import (
	"cmp"
	"slices"

	"hearsay/internal/news"
)

// claimed is a claim while it is judged.
type claimed struct {
	news.Claim
	place    int      // of the claim, among those that were found
	into     *claimed // it was joined to this one
	from     *claimed // it was split off from this one
	by       int      // the judgement that joined it or split it off
	changed  bool     // what rests on its tellings must be found anew
	moved    bool     // its number of articles may have changed
	gone     bool     // rejected
	owned    bool     // its lists are its own
	rejected []bool   // origins
	marks    map[news.ID]bool
	parts    [][]partPlace // of one that is joined or split: what some of its tellings tell a part of it with
}

// now is the claim that a claim has become a part of.
func (c *claimed) now() *claimed {
	for c.into != nil {
		if c.into.into != nil {
			c.into = c.into.into
		}
		c = c.into
	}
	return c
}

// own copies the lists of a claim that may be changed.
func (c *claimed) own() {
	if c.owned {
		return
	}
	c.owned = true
	c.Tellings, c.Origins, c.Denials, c.Judged = slices.Clone(c.Tellings), slices.Clone(c.Origins), slices.Clone(c.Denials), slices.Clone(c.Judged)
}

// mark names a judgement with a claim, once.
func (c *claimed) mark(id news.ID) {
	if c.marks[id] {
		return
	}
	if c.marks == nil {
		c.marks = map[news.ID]bool{}
	}
	c.marks[id] = true
	c.own()
	c.Judged = append(c.Judged, id)
}

// told is where a text tells a claim.
type told struct {
	span  news.Span
	claim *claimed
}

func (b *bench) add(c *claimed) {
	b.claims = append(b.claims, c)
	for i := range c.Tellings {
		b.tells(c, c.Tellings[i].Words)
	}
	if len(c.Tellings) == 0 {
		b.tells(c, c.Headline)
	}
}

func (b *bench) tells(c *claimed, r news.Ref) {
	for _, x := range b.told[r.Text] {
		if x.claim == c && x.span == r.Span {
			return // another article with the same text
		}
	}
	b.told[r.Text] = append(b.told[r.Text], &told{r.Span, c})
}

// find finds the claim that a target's words tell now: that of the first of them that
// tell any.
func (b *bench) find(refs []news.Ref) *claimed {
	for _, r := range refs {
		if x := b.at(r, nil); x != nil {
			return x.claim.now()
		}
	}
	return nil
}

// at finds where words, or most of them, tell a claim; of several claims, the one whose
// words they are most nearly. If a claim is given, it is the one that is looked at.
func (b *bench) at(r news.Ref, of *claimed) *told {
	var best *told
	most := 0.0
	for _, x := range b.told[r.Text] {
		if of != nil && x.claim.now() != of {
			continue
		}
		if l := likeness(r.Span, x.span); l > most {
			best, most = x, l
		}
	}
	return best
}

// likeness is the share of two spans that both have, 0 to 1; 0 if it is less than half
// of the shorter. Two empty spans are alike if they stand at one place.
func likeness(a, b news.Span) float64 {
	if a.Empty() || b.Empty() {
		if a == b {
			return 1
		}
		return 0
	}
	both := a.Intersect(b).Len()
	if 2*both < min(a.Len(), b.Len()) {
		return 0
	}
	return float64(both) / float64(a.Cover(b).Len())
}

// parts joins and splits claims, in the order in which people did, and marks those that
// a changed edge is within.
func (b *bench) parts(edges [][2]news.ID) {
	topics := topic{}
	for i := range b.js {
		j := &b.js[i]
		if !b.live(i) || j.Verb != news.Join && j.Verb != news.Split {
			continue
		}
		x, y := j.Of.Refs[0], j.And.Refs[0]
		if j.Verb == news.Join && compareRefs(y, x) < 0 {
			x, y = y, x
		}
		topics.add([3]any{j.Verb, x, y}, i)
	}
	b.settle(topics)
	for i := range b.js {
		switch j := &b.js[i]; {
		case !b.live(i):
		case j.Verb == news.Join:
			b.join(i, j)
		case j.Verb == news.Split:
			b.split(i, j)
		}
	}
	if len(edges) == 0 {
		return
	}
	in := map[news.ID][]*claimed{}
	for _, c := range b.claims {
		for k := range c.Tellings {
			if c.into == nil {
				in[c.Tellings[k].Article] = append(in[c.Tellings[k].Article], c)
			}
		}
	}
	for _, e := range edges {
		for _, c := range in[e[0]] {
			if slices.Contains(in[e[1]], c) {
				c.changed = true
			}
		}
	}
}

func compareRefs(a, b news.Ref) int {
	return cmp.Or(slices.Compare(a.Text[:], b.Text[:]), cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End))
}

// noClaim says that a claim is lost.
const noClaim = "it was made on words that no claim tells any more"

func (b *bench) join(i int, j *news.Judged) {
	x, y := b.find(j.Of.Refs), b.find(j.And.Refs)
	switch {
	case x == nil || y == nil:
		b.lose(i, noClaim)
		return
	case x == y:
		j.Note = "they are one claim without it"
		j.On = x.ID
		x.mark(j.ID)
		return
	}
	if y.place < x.place {
		x, y = y, x
	}
	for _, p := range [2][2]*claimed{{x, y}, {y, x}} {
		if p[0].from != nil && p[0].from.now() == p[1] { // it is taken back
			s := &b.js[p[0].by]
			s.Effect, s.Other = news.Replaced, j.ID
			if s.By != j.By {
				b.against(p[0].by, i)
			}
		}
	}
	j.Here = "joined with " + b.quote(y.Headline)
	x.own()
	x.Tellings = append(x.Tellings, y.Tellings...)
	known := make(map[news.Ref]bool, len(x.Origins))
	for k := range x.Origins {
		known[x.Origins[k].Words] = true
	}
	for _, o := range y.Origins {
		if !known[o.Words] { // a part that was split off may come back
			x.Origins = append(x.Origins, o)
		}
	}
	for _, d := range y.Denials {
		if !slices.ContainsFunc(x.Denials, func(o news.Denial) bool { return o.Statement == d.Statement }) {
			x.Denials = append(x.Denials, d)
		}
	}
	for _, r := range y.Responses {
		if !slices.ContainsFunc(x.Responses, func(o news.Response) bool { return o.Statement == r.Statement }) {
			x.Responses = append(x.Responses, r)
		}
	}
	x.Within = slices.Concat(x.Within, y.Within)
	x.keepParts(x.takeParts(), y.takeParts())
	for _, id := range y.Judged {
		x.mark(id)
	}
	x.mark(j.ID)
	x.changed, x.moved = true, true
	y.into, y.by = x, i
}

func (b *bench) split(i int, j *news.Judged) {
	c := b.find(j.Of.Refs)
	if c == nil {
		b.lose(i, noClaim)
		return
	}
	w := b.at(j.And.Refs[0], c)
	if w == nil {
		if b.at(j.And.Refs[0], nil) == nil {
			b.lose(i, "it was made on words that tell no claim any more")
			return
		}
		j.Note = "the claim does not have that telling without it"
		j.On = c.ID
		c.mark(j.ID)
		return
	}
	text := j.And.Refs[0].Text
	off := func(t news.Telling) bool { return t.Words.Text == text && t.Words.Span == w.span }
	n := 0
	for _, t := range c.Tellings {
		if off(t) {
			n++
		}
	}
	if n == 0 || n == len(c.Tellings) {
		j.Note = "nothing else tells that claim: reject the claim, if it is none"
		c.mark(j.ID)
		return
	}
	if w.claim.into != nil && b.js[w.claim.by].By != j.By { // it came in by a join
		b.against(w.claim.by, i)
	}
	c.own()
	s := &claimed{place: c.place, from: c, by: i, changed: true, moved: true, owned: true}
	for _, t := range c.Tellings {
		if off(t) {
			s.Tellings = append(s.Tellings, t)
		}
	}
	c.keepParts(c.takeParts())
	s.keepParts(c.parts)
	c.Tellings = slices.DeleteFunc(c.Tellings, off)
	for _, o := range c.Origins { // others may have spoken in the same article; see Tracer.Stand
		if o.Words.Text == text {
			s.Origins = append(s.Origins, o)
		}
	}
	c.changed, c.moved = true, true
	w.claim = s
	b.claims = append(b.claims, s)
	c.mark(j.ID)
	s.mark(j.ID)
	j.On = c.ID
}

// rebuild counts anew who tells the claims that were joined and split, and names them by
// their earliest telling.
func (b *bench) rebuild() {
	var pages map[news.ID]int
	for _, c := range b.claims {
		if c.into != nil || !c.moved && !c.changed || !b.sound(c) {
			continue
		}
		if pages == nil {
			pages = pagesOf(b.f.Edges)
		}
		c.own()
		if c.moved {
			b.tellings(c)
		}
		versions := b.versions(c, pages)
		outlets := map[string]bool{}
		for k := range c.Tellings {
			a := &b.set.Articles[b.articles[c.Tellings[k].Article]]
			outlets[news.OutletKey(a.Outlet)] = true
		}
		c.Articles, c.Outlets = len(c.Tellings)-versions, len(outlets)
		if !c.moved {
			continue
		}
		c.tellParts()
		first := max(slices.IndexFunc(c.Tellings, func(t news.Telling) bool { return t.Revises == "" }), 0)
		c.Headline, c.Context = c.Tellings[first].Words, news.Ref{}
		c.ID = news.ClaimID(&c.Tellings[first], b.set.Analyses[b.set.TextIndex(c.Headline.Text)])
	}
	for i := range b.js { // the claim may have another name now
		if j := &b.js[i]; b.live(i) && j.Verb == news.Join {
			if c := b.find(j.Of.Refs); c != nil {
				j.On = c.ID
			}
		}
	}
}

// sound reports whether all that a claim leads to is there: findings may come with a case
// that somebody else made.
func (b *bench) sound(c *claimed) bool {
	return len(c.Tellings) > 0 && !slices.ContainsFunc(c.Tellings, func(t news.Telling) bool {
		a, ok := b.articles[t.Article]
		i := b.set.TextIndex(t.Words.Text)
		return !ok || i < 0 || b.set.Articles[a].Text != t.Words.Text || b.set.Analyses[i] == nil || int(t.Index) >= len(b.set.Analyses[i].Statements)
	})
}

// tellings puts the tellings of a claim in order, one an article: the first in its text,
// which the others stand beside.
func (b *bench) tellings(c *claimed) {
	slices.SortStableFunc(c.Tellings, func(x, y news.Telling) int {
		return cmp.Or(cmp.Compare(b.articles[x.Article], b.articles[y.Article]), cmp.Compare(x.Words.Span.Start, y.Words.Span.Start))
	})
	out := c.Tellings[:0]
	for _, t := range c.Tellings {
		if n := len(out); n > 0 && out[n-1].Article == t.Article {
			if t.Index >= 0 && t.Index != out[n-1].Index {
				out[n-1].Others = append(slices.Clone(out[n-1].Others), t.Index)
			}
			continue
		}
		out = append(out, t)
	}
	c.Tellings = out
}

// versions marks the tellings by later versions of an article that tells the claim in an
// earlier one, too, and counts them.
func (b *bench) versions(c *claimed, pages map[news.ID]int) int {
	byPage := map[int][]*news.Article{}
	for k := range c.Tellings {
		t := &c.Tellings[k]
		t.Revises = ""
		if p, ok := pages[t.Article]; ok {
			byPage[p] = append(byPage[p], &b.set.Articles[b.articles[t.Article]])
		}
	}
	before := map[news.ID]news.ID{}
	for _, vs := range byPage {
		slices.SortFunc(vs, news.CompareVersions)
		for k, a := range vs[1:] {
			before[a.ID] = vs[k].ID
		}
	}
	for k := range c.Tellings {
		c.Tellings[k].Revises = before[c.Tellings[k].Article]
	}
	return len(before)
}

// pagesOf numbers the articles that are versions of each other.
func pagesOf(edges []news.Edge) map[news.ID]int {
	up := map[news.ID]news.ID{}
	root := func(id news.ID) news.ID {
		for up[id] != id {
			up[id] = up[up[id]]
			id = up[id]
		}
		return id
	}
	for i := range edges {
		if e := &edges[i]; e.Kind == news.Revises {
			for _, id := range []news.ID{e.From, e.To} {
				if _, ok := up[id]; !ok {
					up[id] = id
				}
			}
			up[root(e.To)] = root(e.From)
		}
	}
	pages, number := map[news.ID]int{}, map[news.ID]int{}
	for id := range up {
		r := root(id)
		if _, ok := number[r]; !ok {
			number[r] = len(number)
		}
		pages[id] = number[r]
	}
	return pages
}
