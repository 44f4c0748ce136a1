package provenance

import (
	"cmp"
	"slices"

	"hearsay/internal/news"
)

const (
	// bridge is how many bytes may lie between two strands of one root for them to be
	// one: a space, a quotation mark, a changed word.
	bridge = 12
	// leastTaken is how many bytes an article must have of another, beyond what it has of
	// those that it took more from, for that one to count as a parent: five words or so.
	leastTaken = 30
	// leastRoot is how many bytes in a row must come from a root for it to count: less
	// is where an edit was not followed, and no quotation of ten words.
	leastRoot = 60
	// seam is what each further passage between two articles costs when their likeness
	// is weighed, in bytes: of two that have the same words, the one that has them in
	// one piece is nearer.
	seam = 16
	// alike is by what share two articles may differ in likeness and still count as
	// equally near; then the earlier is the parent.
	alike = 0.004
)

// Lineages finds for each article of a set its likely parents, and from which roots how
// much of its text came: in the order of set.Articles. Only decided edges count. The
// parents are the fewest that account for what an article shares, the nearest first; a
// text that came along several ways is that of the nearest parent. Time is near-linear
// in the number of passages.
func Lineages(set *news.Set, edges []news.Edge, passages []news.Passage) []news.Lineage {
	l := &lineages{
		set: set, in: make([][]*news.Edge, len(set.Articles)), index: map[news.ID]int{}, passages: passages, block: blocks(passages),
		strands: make([][]strand, len(set.Articles)), state: make([]int8, len(set.Articles)), out: make([]news.Lineage, len(set.Articles)),
	}
	for i := range set.Articles {
		l.index[set.Articles[i].ID] = i
	}
	for i := range edges {
		if e := &edges[i]; handsOn(e) {
			to := l.index[e.To]
			l.in[to] = append(l.in[to], e)
		}
	}
	for i := range set.Articles {
		l.visit(i)
	}
	return l.out
}

// strand is a stretch of an article and the article that it came from in the end.
type strand struct {
	span news.Span
	root int
}

type lineages struct {
	set      *news.Set
	index    map[news.ID]int
	passages []news.Passage
	block    map[[2]news.TextID]int    // where in passages those of two texts begin, the first of them
	other    map[news.ID]*news.Passage // those that stand elsewhere; nil: not looked for yet
	in       [][]*news.Edge
	strands  [][]strand // of each article, sorted, none overlapping: those not its own
	state    []int8     // 0: not begun, 1: begun, 2: done
	out      []news.Lineage
}

// visit works out article i, and first those that it took from. Where edges run in a
// circle, the edge that closes it is left out.
func (l *lineages) visit(i int) {
	type frame struct{ article, next int }
	stack := []frame{{i, 0}}
	if l.state[i] != 0 {
		return
	}
	l.state[i] = 1
	for len(stack) > 0 {
		f := &stack[len(stack)-1]
		if f.next < len(l.in[f.article]) {
			from := l.index[l.in[f.article][f.next].From]
			f.next++
			if l.state[from] == 0 {
				l.state[from] = 1
				stack = append(stack, frame{from, 0})
			}
			continue
		}
		l.work(f.article)
		l.state[f.article] = 2
		stack = stack[:len(stack)-1]
	}
}

// share is what an article may have from another: the pieces that both have.
type share struct {
	edge   *news.Edge
	from   int
	pieces []piece
}

// piece is a passage as the later article has it, and how much of it is the same.
type piece struct {
	passage *news.Passage // nil: both articles have one text
	span    news.Span
	same    float64
}

// mostParents is how many parents an article has at most: a digest of more is told by
// the eight that it took most from.
const mostParents = 8

// work finds the parents of article i and from where its text came.
func (l *lineages) work(i int) {
	out := &l.out[i]
	out.Article = l.set.Articles[i].ID
	size := len(l.body(i))
	shares := l.shares(i)
	var have []news.Span // of the text, from the parents found: sorted, none overlapping
	for len(shares) > 0 && len(out.Parents) < mostParents {
		k := l.nearest(shares, have)
		if likeness(&shares[k], have) < leastTaken {
			break
		}
		s := shares[k]
		before := news.TotalLen(have)
		have = l.take(i, &s, have)
		out.Parents = append(out.Parents, news.Parent{Article: l.set.Articles[s.from].ID, Edge: s.edge.ID, Share: ratio(news.TotalLen(have)-before, size)})
		shares = slices.Delete(shares, k, k+1)
	}
	slices.SortFunc(l.strands[i], func(x, y strand) int { return cmp.Compare(x.span.Start, y.span.Start) })
	l.strands[i] = merged(l.strands[i])
	of, longest := map[int]int{}, map[int]int{}
	for _, x := range l.strands[i] {
		of[x.root] += x.span.Len()
		longest[x.root] = max(longest[x.root], x.span.Len())
	}
	rest := size
	for root, n := range of {
		if longest[root] >= leastRoot {
			out.Roots = append(out.Roots, news.Root{Article: l.set.Articles[root].ID, Share: ratio(n, size), Added: len(l.out[root].Parents) > 0})
			rest -= n
		}
	}
	slices.SortFunc(out.Roots, func(x, y news.Root) int {
		return cmp.Or(cmp.Compare(y.Share, x.Share), cmp.Compare(x.Article, y.Article))
	})
	out.Own = ratio(rest, size)
}

func (l *lineages) body(i int) string {
	return l.set.Texts[l.set.TextIndex(l.set.Articles[i].Text)].Body
}

// shares are what article i has in common with each article that an edge leads from.
func (l *lineages) shares(i int) []share {
	var out []share
	text := l.set.Articles[i].Text
	for _, e := range l.in[i] {
		s := share{edge: e, from: l.index[e.From]}
		if l.set.Articles[s.from].Text == text {
			s.pieces = []piece{{nil, news.MakeSpan(0, len(l.body(i))), 1}}
		}
		at := l.between(l.set.Articles[s.from].Text, text)
		for _, id := range e.Passages {
			var p *news.Passage
			p, at = l.find(id, at)
			here, _ := p.Side(text)
			s.pieces = append(s.pieces, piece{p, here.Span, p.Same})
		}
		out = append(out, s)
	}
	return out
}

// blocks is where the passages of each two texts begin.
func blocks(passages []news.Passage) map[[2]news.TextID]int {
	out := map[[2]news.TextID]int{}
	for i := range passages {
		p := &passages[i]
		if i > 0 && passages[i-1].A.Text == p.A.Text && passages[i-1].B.Text == p.B.Text {
			continue
		}
		if k := [2]news.TextID{p.A.Text, p.B.Text}; out[k] == 0 {
			out[k] = i + 1
		}
	}
	return out
}

// between is where the passages of two texts begin.
func (l *lineages) between(x, y news.TextID) int {
	if at := l.block[[2]news.TextID{x, y}]; at > 0 {
		return at - 1
	}
	return max(0, l.block[[2]news.TextID{y, x}]-1)
}

// find is the passage with an ID, which is expected at a place or soon after, and the
// place behind it. An edge lists its passages in their order, mostly.
func (l *lineages) find(id news.ID, at int) (*news.Passage, int) {
	const near = 16
	for k := at; k < min(at+near, len(l.passages)); k++ {
		if l.passages[k].ID == id {
			return &l.passages[k], k + 1
		}
	}
	if l.other == nil {
		l.other = make(map[news.ID]*news.Passage, len(l.passages))
		for i := range l.passages {
			l.other[l.passages[i].ID] = &l.passages[i]
		}
	}
	return l.other[id], at
}

// nearest is the share that accounts for most of what is not yet accounted for; of
// equals the earlier one.
func (l *lineages) nearest(shares []share, have []news.Span) int {
	best, gain := 0, likeness(&shares[0], have)
	for k := 1; k < len(shares); k++ {
		g := likeness(&shares[k], have)
		if g > gain*(1+alike)+1 || g >= gain*(1-alike)-1 && shares[k].from < shares[best].from {
			best, gain = k, max(g, gain)
		}
	}
	return best
}

// likeness is how many bytes of a share that are not in have are the same on both
// sides, less the seams.
func likeness(s *share, have []news.Span) float64 {
	n, pieces := 0.0, 0
	for i := range s.pieces {
		open := news.TotalLen(outside(s.pieces[i].span, have))
		if open > 0 {
			n += float64(open) * s.pieces[i].same
			pieces++
		}
	}
	return n - seam*float64(max(0, pieces-1))
}

// take adds to the strands of article i what it has of a parent and has not been
// accounted for, and to have.
func (l *lineages) take(i int, s *share, have []news.Span) []news.Span {
	parent := l.whole(s.from)
	fromA := func(p *news.Passage) bool { return p.A.Text == l.set.Articles[s.from].Text }
	for k := range s.pieces {
		p := &s.pieces[k]
		there := p.span
		if p.passage != nil {
			_, side := p.passage.Side(l.set.Articles[i].Text)
			there = side.Span
		}
		at, _ := slices.BinarySearchFunc(parent, there.Start, func(x strand, start uint32) int { return cmp.Compare(x.span.End, start+1) })
		for ; at < len(parent) && parent[at].span.Start < there.End; at++ {
			x := parent[at]
			x.span = x.span.Intersect(there)
			if p.passage != nil {
				x.span = p.passage.Project(x.span, fromA(p.passage))
			}
			for _, o := range outside(x.span, have) {
				l.strands[i] = append(l.strands[i], strand{o, x.root})
				have = with(have, o)
			}
		}
	}
	return have
}

// whole is all of an article in strands: those that came from elsewhere, and between
// them its own.
func (l *lineages) whole(i int) []strand {
	var out []strand
	at := uint32(0)
	for _, x := range l.strands[i] {
		if x.span.Start > at {
			out = append(out, strand{news.Span{Start: at, End: x.span.Start}, i})
		}
		out = append(out, x)
		at = x.span.End
	}
	if end := uint32(len(l.body(i))); end > at {
		out = append(out, strand{news.Span{Start: at, End: end}, i})
	}
	return out
}

// merged joins strands, sorted, that lie side by side and come from one root.
func merged(strands []strand) []strand {
	var out []strand
	for _, x := range strands {
		if n := len(out); n > 0 && out[n-1].root == x.root && x.span.Start-out[n-1].span.End <= bridge {
			out[n-1].span.End = x.span.End
		} else {
			out = append(out, x)
		}
	}
	return out
}

// outside is what of s lies in none of spans, which are sorted and do not overlap.
func outside(s news.Span, spans []news.Span) []news.Span {
	var out []news.Span
	at, _ := slices.BinarySearchFunc(spans, s.Start, func(x news.Span, start uint32) int { return cmp.Compare(x.End, start+1) })
	for ; at < len(spans) && spans[at].Start < s.End; at++ {
		if spans[at].Start > s.Start {
			out = append(out, news.Span{Start: s.Start, End: spans[at].Start})
		}
		s.Start = max(s.Start, spans[at].End)
	}
	if !s.Empty() {
		out = append(out, s)
	}
	return out
}

// with adds a span to spans that are sorted and do not overlap it or each other.
func with(spans []news.Span, s news.Span) []news.Span {
	at, _ := slices.BinarySearchFunc(spans, s.Start, func(x news.Span, start uint32) int { return cmp.Compare(x.Start, start) })
	return slices.Insert(spans, at, s)
}
