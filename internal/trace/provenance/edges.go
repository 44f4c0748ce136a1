package provenance

import (
	"cmp"
	"slices"

	"hearsay/internal/news"
)

// quoteOnly is the share of a pair's common words that must stand in quotation
// marks on both sides for the edge to be Quotes: what a speaker said to many is
// not copied from one of them. The rest is room for the speaker's name and a
// "said", which passages take along.
const quoteOnly = 0.75

// Edges joins the articles of a set: those whose texts share passages, those
// that were published under several outlets with the same text, and those that
// link to another. Where many articles share one text, only the first of them is
// joined to other texts, and the rest to it: a text is one witness however often
// it is printed. The result is sorted by From, To and Kind.
func Edges(set *news.Set, passages []news.Passage) []news.Edge {
	edges := Open(set, passages)
	Settle(set, edges)
	return edges
}

// Open is Edges, in no order, before it is looked for credits that go in a circle: what
// does not depend on the whole of a set (see Relatives in package trace).
func Open(set *news.Set, passages []news.Passage) []news.Edge {
	f := newFinder(set)
	var edges []news.Edge
	var of []*pair // that each of the edges rests on
	all := pairs(set, passages)
	kin := newFamily(f, all)
	f.versions = newRevisions(f, all)
	for i := range all {
		p := &all[i]
		if f.versions.one(f.first[p.a], f.first[p.b]) || f.versions.told(p, kin) {
			continue
		}
		edges, of = append(edges, f.shared(p, kin)), append(of, p)
	}
	edges = append(edges, f.republished(edges, of, kin)...)
	edges = append(edges, f.versions.edges()...)
	return append(edges, f.linked(edges)...)
}

// Settle leaves those of edges undecided that rest on credits which go in a circle, and
// sorts them.
func Settle(set *news.Set, edges []news.Edge) {
	newFinder(set).breakCircles(edges)
	slices.SortFunc(edges, func(a, b news.Edge) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(a.Kind, b.Kind))
	})
}

// words is about how many words a text has.
func (f *finder) words(t int) int {
	if a := f.set.Analyses[t]; a != nil && len(a.Tokens) > 0 {
		return len(a.Tokens)
	}
	return len(f.set.Texts[t].Body) / 6
}

// pair is two texts, by index, with the passages that they share.
type pair struct {
	a, b     int
	passages []*news.Passage
}

// pairs groups passages by the two texts that they join, in the order of texts.
// Passages within one text are left out.
func pairs(set *news.Set, passages []news.Passage) []pair {
	var out []pair
	var last news.Passage
	a, b := -1, -1
	for i := range passages {
		p := &passages[i]
		if i == 0 || p.A.Text != last.A.Text {
			a = set.TextIndex(p.A.Text)
		}
		if i == 0 || p.B.Text != last.B.Text {
			b = set.TextIndex(p.B.Text)
		}
		last.A.Text, last.B.Text = p.A.Text, p.B.Text
		if a == b || a < 0 || b < 0 {
			continue
		}
		if n := len(out); n == 0 || out[n-1].a != a || out[n-1].b != b {
			out = append(out, pair{a: a, b: b})
		}
		n := len(out) - 1
		out[n].passages = append(out[n].passages, p)
	}
	slices.SortStableFunc(out, func(x, y pair) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
	one := out[:0] // passages may come in any order
	for _, p := range out {
		if n := len(one); n > 0 && one[n-1].a == p.a && one[n-1].b == p.b {
			one[n-1].passages = append(one[n-1].passages, p.passages...)
			continue
		}
		one = append(one, p)
	}
	return one
}

// finder holds what is looked up again and again while edges are found.
type finder struct {
	set            *news.Set
	index          map[news.ID]int       // articles
	text           []int                 // the text of each article, -1 if it is not there
	outlet         []string              // what the outlet of each article is told from others by
	first          []int                 // the first article of each text
	printings      []int                 // how many articles have each text
	datedPrintings []int                 // … and a date
	byURL          map[string][]int      // articles by their address
	names          map[nameKey]news.Span // where a text names an outlet, once looked for
	versions       *revisions
}

type nameKey struct {
	text   int
	outlet string
}

func newFinder(set *news.Set) *finder {
	f := &finder{
		set: set, index: make(map[news.ID]int, len(set.Articles)), first: make([]int, len(set.Texts)), printings: make([]int, len(set.Texts)), datedPrintings: make([]int, len(set.Texts)),
		byURL: map[string][]int{}, names: map[nameKey]news.Span{}, text: make([]int, len(set.Articles)), outlet: make([]string, len(set.Articles)),
	}
	for t, printings := range set.Printings() {
		f.first[t], f.printings[t] = -1, len(printings)
		if len(printings) > 0 {
			f.first[t] = printings[0]
		}
		for _, i := range printings {
			if set.Articles[i].Published.Known() {
				f.datedPrintings[t]++
			}
		}
	}
	for i := range set.Articles {
		a := &set.Articles[i]
		f.index[a.ID], f.text[i], f.outlet[i] = i, set.TextIndex(a.Text), news.OutletKey(a.Outlet)
		if u := Address(a.URL); u != "" {
			f.byURL[u] = append(f.byURL[u], i)
		}
	}
	return f
}

// shared makes the edge of two texts that share passages.
func (f *finder) shared(p *pair, kin *family) news.Edge {
	e := f.orient(f.first[p.a], f.first[p.b])
	if !e.Decided && !contradicted(&e) {
		a, b := f.first[p.a], f.first[p.b]
		switch way, why := kin.order(p); way {
		case 1:
			e = f.decided(a, b, why)
		case -1:
			e = f.decided(b, a, why)
		}
	}
	var quotedBytes, all int
	for _, x := range p.passages {
		all += x.A.Span.Len() + x.B.Span.Len()
		quotedBytes += quoted(f.set.Analyses[p.a], x.A.Span) + quoted(f.set.Analyses[p.b], x.B.Span)
	}
	e.Kind = news.Copies
	if ratio(quotedBytes, all) >= quoteOnly {
		e.Kind = news.Quotes
	}
	return f.named(f.resting(e, p))
}

// resting gives an edge the passages of a pair to rest on.
func (f *finder) resting(e news.Edge, p *pair) news.Edge {
	var spans []news.Span
	toText := f.set.Articles[f.index[e.To]].Text
	for _, x := range p.passages {
		here, there := x.Side(toText)
		spans = append(spans, here.Span)
		e.Passages = append(e.Passages, x.ID)
		e.Evidence = append(e.Evidence, there, here)
		e.Score = max(e.Score, 1-1/float64(1+x.Words))
	}
	t := p.a
	if f.set.Texts[t].ID != toText {
		t = p.b
	}
	e.Share = ratio(news.CoveredLen(spans), len(f.set.Texts[t].Body))
	return e
}

// whole makes an edge rest on the text that both articles have.
func (f *finder) whole(e news.Edge, t int) news.Edge {
	all := news.Ref{Text: f.set.Texts[t].ID, Span: news.MakeSpan(0, len(f.set.Texts[t].Body))}
	e.Share, e.Score = 1, 1
	e.Evidence = append(e.Evidence, all, all)
	return e
}

// sides are the spans of a pair's passages in either text.
func (p *pair) sides(set *news.Set) (a, b []news.Span) {
	id := set.Texts[p.a].ID
	for _, x := range p.passages {
		here, there := x.Side(id)
		a, b = append(a, here.Span), append(b, there.Span)
	}
	return a, b
}

// republished joins the articles that share a text to the first of them, and to what
// that one was taken from: they may have had it from there as well. Each of the edges at
// hand rests on the pair of that place.
func (f *finder) republished(have []news.Edge, of []*pair, kin *family) []news.Edge {
	behind := f.behind(have)
	var edges []news.Edge
	for i := range f.set.Articles {
		t := f.text[i]
		if t < 0 || f.first[t] == i || f.versions.one(f.first[t], i) {
			continue
		}
		e := f.orient(f.first[t], i)
		if !e.Decided && !contradicted(&e) && kin.oneOfMany(t, i) {
			e = f.decided(f.first[t], i, whyOneMany)
		}
		e.Kind = news.Copies
		edges = append(edges, f.named(f.whole(e, t)))
		for _, b := range behind[t] {
			x := have[b]
			o := f.orient(f.index[x.From], i)
			if !o.Decided {
				if contradicted(&o) {
					continue
				}
				o = f.decided(f.index[x.From], i, x.Why)
			}
			o.Kind = x.Kind
			edges = append(edges, f.named(f.resting(o, of[b])))
		}
	}
	return edges
}

// most is how many articles a text is taken from, at most, of which its other
// printings are told.
const most = 2

// behind is, for each text, which of the edges lead to its first article from what it
// was taken from: those that account for most of its words, the older first.
func (f *finder) behind(have []news.Edge) map[int][]int {
	out := map[int][]int{}
	for i := range have {
		e := &have[i]
		if t := f.set.TextIndex(f.set.Articles[f.index[e.To]].Text); e.Decided && e.Kind == news.Copies && f.printings[t] > 1 {
			out[t] = append(out[t], i)
		}
	}
	for t, es := range out {
		slices.SortFunc(es, func(x, y int) int {
			return cmp.Or(cmp.Compare(have[y].Share, have[x].Share), cmp.Compare(f.index[have[x].From], f.index[have[y].From]))
		})
		out[t] = es[:min(len(es), most)]
	}
	return out
}

// mostAtAddress is how many articles with one address a hyperlink leads to, at most:
// of versions it leads to the first, and what else stands at one address is a list
// whose contents change.
const mostAtAddress = 4

// linked makes an edge for each hyperlink that leads to another article of the
// set, where no edge joins the two already.
func (f *finder) linked(have []news.Edge) []news.Edge {
	type ends struct{ a, b news.ID }
	joined := map[ends]bool{}
	for i := range have {
		joined[ends{have[i].From, have[i].To}] = true
		joined[ends{have[i].To, have[i].From}] = true
	}
	var edges []news.Edge
	for i := range f.set.Articles {
		to := &f.set.Articles[i]
		own := Address(to.URL)
		for _, l := range to.Links {
			address := Address(l.URL)
			if address == own {
				continue
			}
			led := 0
			for _, j := range f.byURL[address] {
				from := &f.set.Articles[j]
				if f.versions.of[j] >= 0 {
					continue
				}
				if led++; led > mostAtAddress {
					break
				}
				if joined[ends{from.ID, to.ID}] {
					continue
				}
				joined[ends{from.ID, to.ID}], joined[ends{to.ID, from.ID}] = true, true
				e := news.Edge{From: from.ID, To: to.ID, Kind: news.Links, Decided: true, Why: whyLinks, Score: 1}
				e.Evidence = []news.Ref{{Text: to.Text, Span: l.Span}}
				edges = append(edges, f.named(e))
			}
		}
	}
	return edges
}

func (f *finder) named(e news.Edge) news.Edge {
	e.Method = Method
	e.ID = news.MakeID(news.KindEdge, string(min(e.From, e.To)), string(max(e.From, e.To)), string(e.Kind))
	return e
}

// quoted is how many bytes of s stand in quotation marks that hold speech.
func quoted(a *news.Analysis, s news.Span) int {
	if a == nil {
		return 0
	}
	n := 0
	for _, q := range a.Quotations {
		if q.Speech {
			n += q.Outer.Intersect(s).Len()
		}
	}
	return min(n, s.Len())
}

func ratio(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}
