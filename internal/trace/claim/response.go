package claim

import (
	"cmp"
	"slices"
	"sort"

	"hearsay/internal/news"
)

const (
	// maxAside is how many words a stretch has at most that speaks about a claim because a
	// word in it says so: a longer one tells something else as well.
	maxAside = 30
	// linkReach and proofReach are how many words before an "unlikely" a "seems" stands, and
	// behind a "no" an "evidence".
	linkReach  = 3
	proofReach = 6
	// opening is how many words of a sentence of several clauses are looked at for whether all
	// of it is doubted ("The police found no evidence that …"), and leading how many before a
	// clause, for whether it is ("…, and it is unclear who …").
	opening = 8
	leading = 4
)

// markAsides marks the nodes that speak about a claim and do not tell it: who doubts it,
// judges it, or takes it back. They are tied to claims as tellings are, by what they say.
func (g *graph) markAsides() {
	blocks(len(g.first), maxBlocks, minBlock, g.each, func(lo, hi int) {
		for t := lo; t < hi; t++ {
			if g.read.lexicon[t] == nil || !g.read.has(int32(t), doubtMark|unsureMark|proofMark|commentMark|correctMark) {
				continue
			}
			for n := g.first[t]; n < g.end[t]; n++ { // wholes stand before their clauses
				nd := &g.nodes[n]
				if nd.whole < 0 {
					nd.aside = g.aside(n)
				} else if nd.aside = g.nodes[nd.whole].aside; nd.aside == 0 {
					nd.aside = g.doubtful(n, leading, maxAside)
				}
			}
		}
	})
}

// asideKind is what a node does to a claim in place of telling it: a byte, for there are
// millions of nodes.
type asideKind uint8

const (
	doubtsIt asideKind = iota + 1
	commentsOnIt
	correctsIt
)

// stance is what it is called in findings.
func (a asideKind) stance() news.ToClaim {
	return [...]news.ToClaim{"", news.DoubtsClaim, news.CommentsClaim, news.CorrectsClaim}[a]
}

// aside is what a whole statement or assertion does to a claim that it does not tell: 0 for
// one that tells it, denies it, or will not say.
func (g *graph) aside(n int32) asideKind {
	t, st := g.nodes[n].text, g.statement(n)
	if !g.asserts(n) {
		return 0
	}
	if st != nil {
		for _, c := range st.Cue {
			lo, hi := news.Within(g.set.Analyses[t].Tokens, c)
			for i := lo; i < hi; i++ {
				switch is := g.read.form(t, i).marks; {
				case g.doubts(t, i, lo), is&unsureMark != 0:
					return doubtsIt
				case is&commentMark != 0:
					return commentsOnIt
				case is&correctMark != 0:
					return correctsIt
				}
			}
		}
	}
	if from, to := g.clauses(n); from < to {
		return g.doubtful(n, 0, opening) // of the rest each clause says it for itself
	}
	return g.doubtful(n, 0, maxAside)
}

// doubtful reports whether a stretch says by itself that something may not be so, or that
// something was wrong: not more than that fits in so few words. So many words before it are
// looked at, and so many of its own.
func (g *graph) doubtful(n int32, ahead, own int) asideKind {
	nd := &g.nodes[n]
	if !g.asserts(n) {
		return 0
	}
	tokens := g.set.Analyses[nd.text].Tokens
	for _, p := range nd.pieces {
		lo, hi := news.Within(tokens, p)
		if hi-lo > maxAside {
			return 0
		}
		hi = min(hi, lo+own)
		lo = max(lo-ahead, g.opens(n, p, lo))
		for i := lo; i < hi; i++ {
			switch is := g.read.form(nd.text, i).marks; {
			case g.doubts(nd.text, i, lo):
				return doubtsIt
			case is&correctMark != 0 && nd.statement < 0 && !g.before(nd.text, i, lo, linkMark, linkReach): // "was corrected to" tells what is right
				return correctsIt
			}
		}
	}
	return 0
}

// doubts reports whether token i of text t doubts, with what stands before it, not before lo:
// a "doubt" without a "no", an "unlikely" behind an "is", an "evidence" behind a "no".
func (g *graph) doubts(t int32, i, lo int) bool {
	is := g.read.form(t, i).marks
	return is&doubtMark != 0 && !g.before(t, i, lo, noMark, linkReach) ||
		is&unsureMark != 0 && g.before(t, i, lo, linkMark, linkReach) ||
		is&proofMark != 0 && g.before(t, i, lo, noMark, proofReach)
}

// opens is the token with which the sentence begins that a piece of a clause, which begins at
// token lo, stands in, as far as its whole goes.
func (g *graph) opens(n int32, p news.Span, lo int) int {
	nd := &g.nodes[n]
	a := g.set.Analyses[nd.text]
	start := p.Start
	if nd.whole >= 0 {
		for _, w := range g.nodes[nd.whole].pieces {
			if w.Contains(p) {
				start = w.Start
			}
		}
	}
	if s := news.Find(a.Sentences, p.Start); s >= 0 {
		start = max(start, a.Sentences[s].Start)
	}
	first, _ := news.Within(a.Tokens, news.Span{Start: min(start, p.Start), End: p.End})
	return min(first, lo)
}

// before reports whether a form that is marked so stands among the few before token i of
// text t, not before lo.
func (g *graph) before(t int32, i, lo int, mark uint32, reach int) bool {
	for k := i - 1; k >= max(lo, i-reach); k-- {
		if g.read.form(t, k).marks&mark != 0 {
			return true
		}
	}
	return false
}

// allAside reports whether all nodes of a group speak about a claim. Then that is what they
// tell: that somebody condemned the attack.
func (g *graph) allAside(nodes []int32) bool {
	return !slices.ContainsFunc(nodes, func(n int32) bool { return g.nodes[n].aside == 0 })
}

// thatTell are the nodes of a group that tell its claim, and do not only speak about it.
func (g *graph) thatTell(nodes []int32) []int32 {
	speaks := func(n int32) bool { return g.nodes[n].aside != 0 }
	if !slices.ContainsFunc(nodes, speaks) || g.allAside(nodes) {
		return nodes
	}
	return slices.DeleteFunc(slices.Clone(nodes), speaks)
}

// asides are the nodes of a group that speak about its claim, each statement once.
func (g *graph) asides(nodes []int32) []int32 {
	if g.allAside(nodes) {
		return nil
	}
	var out []int32
	for _, n := range nodes {
		if g.nodes[n].aside == 0 {
			continue
		}
		if w := g.nodes[n].whole; w >= 0 && g.nodes[w].aside != 0 {
			n = w
		}
		out = append(out, n)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// answers are, by group, the nodes that speak about its claim. Those that speak about a part
// of it, which clauses alone tell, speak about the whole as well.
func (g *graph) answers(all *groups) map[int32][]int32 {
	out := g.pointing(all)
	found := make([][]int32, len(g.nodes)) // of a root
	blocks(len(g.nodes), maxBlocks, minBlock, g.each, func(lo, hi int) {
		for r := lo; r < hi; r++ {
			if nodes := all.of(int32(r)); len(nodes) > 0 {
				found[r] = g.asides(nodes)
			}
		}
	})
	for r, nodes := range found {
		if len(nodes) == 0 {
			continue
		}
		out[int32(r)] = append(out[int32(r)], nodes...)
		for _, w := range g.wholes(all.of(int32(r))) {
			part := func(n int32) bool { return g.nodes[n].aside != 0 || g.nodes[n].whole >= 0 && g.covered(n, all.of(w)) }
			if !slices.ContainsFunc(all.of(int32(r)), func(n int32) bool { return !part(n) }) {
				out[w] = append(out[w], nodes...)
			}
		}
	}
	for r := range out {
		slices.Sort(out[r])
		out[r] = slices.Compact(out[r])
	}
	return out
}

// pointing are, by group, the statements of who will not say, and the doubts that are like
// nothing else: each stands with what is told just before it, in its paragraph or the one
// before, a doubt only if it points there.
func (g *graph) pointing(all *groups) map[int32][]int32 {
	out := map[int32][]int32{}
	for t := range g.first {
		var before func(at uint32) int32 // made for the first that points: most texts have none
		for n := g.first[t]; n < g.end[t]; n++ {
			nd, st := &g.nodes[n], g.statement(n)
			at := nd.words.Start
			switch {
			case nd.whole >= 0:
				continue
			case st != nil && st.Stance == news.Declines:
				at = st.Extent().Start
			case nd.aside == doubtsIt && len(all.of(g.find(n))) == 1:
				if st != nil {
					at = st.Extent().Start
				}
			default:
				continue
			}
			if before == nil {
				before = g.toldBefore(int32(t))
			}
			if last := before(at); last >= 0 && g.follows(n, last) && (nd.aside == 0 || g.pointsTo(n, last)) {
				out[g.find(last)] = append(out[g.find(last)], n)
			}
		}
	}
	return out
}

// pointsTo reports whether a doubt that stands behind another node is about it: it has next
// to no word that tells something ("this could not be independently verified"), or half of
// its words are the other's.
func (g *graph) pointsTo(n, to int32) bool {
	const doubting = doubtMark | unsureMark | linkMark | proofMark | noMark
	words := func(n int32) (out []int32) {
		t := g.nodes[n].text
		for _, p := range g.nodes[n].pieces {
			lo, hi := news.Within(g.set.Analyses[t].Tokens, p)
			for i := lo; i < hi; i++ {
				if f := g.read.form(t, i); f.marks&sayMark != 0 && f.marks&doubting == 0 {
					out = append(out, f.stem)
				}
			}
		}
		return out
	}
	mine, theirs := words(n), words(to)
	shared := 0
	for _, w := range mine {
		if slices.Contains(theirs, w) {
			shared++
		}
	}
	return len(mine) < 2 || 2*shared >= len(mine)
}

// toldBefore returns what finds, among the whole assertions of text t that tell something,
// that one which starts last of those that end at or before a place: -1 where none does.
func (g *graph) toldBefore(t int32) func(at uint32) int32 {
	var ends, last []int32 // nodes by their end; and of each, which of it and those before it starts last
	for n := g.first[t]; n < g.end[t]; n++ {
		if g.nodes[n].whole < 0 && g.tells(n) && g.nodes[n].aside == 0 {
			ends = append(ends, n)
		}
	}
	words := func(n int32) news.Span { return g.nodes[n].words }
	slices.SortFunc(ends, func(a, b int32) int { return cmp.Or(cmp.Compare(words(a).End, words(b).End), cmp.Compare(a, b)) })
	for i, n := range ends {
		if i > 0 {
			if m := last[i-1]; cmp.Or(cmp.Compare(words(m).Start, words(n).Start), cmp.Compare(n, m)) > 0 {
				n = m
			}
		}
		last = append(last, n)
	}
	return func(at uint32) int32 {
		i := sort.Search(len(ends), func(i int) bool { return words(ends[i]).End > at })
		if i == 0 {
			return -1
		}
		return last[i-1]
	}
}

// respond turns what speaks about a claim into findings, each in the first article that
// prints it.
func (g *graph) respond(nodes []int32, byText [][]int) []news.Response {
	var out []news.Response
	for _, n := range nodes {
		nd, st := &g.nodes[n], g.statement(n)
		if len(byText[nd.text]) == 0 {
			continue
		}
		a := &g.set.Articles[byText[nd.text][0]]
		r := news.Response{Article: a.ID, Words: news.Ref{Text: a.Text, Span: nd.words}, Stance: nd.aside.stance()}
		if st == nil {
			r.Statement = news.AssertionID(a.Text, nd.words)
		} else {
			r.Statement, r.Voice = news.StatementID(a.Text, st), g.voiceName(nd.text, st.Voice)
			if nd.whole < 0 {
				r.Words.Span = news.CoverAll(st.Cue).Cover(news.CoverAll(st.Content))
			}
			if st.Stance == news.Declines {
				r.Stance = news.DeclinesClaim
			}
		}
		out = append(out, r)
	}
	return out
}
