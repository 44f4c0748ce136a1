package claim

import (
	"cmp"
	"math"
	"slices"

	"hearsay/internal/news"
)

// denial is a statement that denies another, and how we know.
type denial struct {
	node int32
	why  string
}

// resemblance is how alike a denial and what it denies must be in their words:
// the words shared and their part of the denial's weight. Where the two
// stand in one text, or an edge joins their articles, less is enough.
type resemblance struct {
	words  int
	weight float64
}

var (
	closeBy = resemblance{2, 0.5}
	farOff  = resemblance{3, 0.6}
)

// denials finds, by group of assertions, the statements that deny it: those that
// point back at one in their own text ("denied the allegations"), and those that
// name what they deny in its own words. untied are those of which it cannot be told,
// if somebody makes them.
func (g *graph) denials() (out map[int32][]denial, untied []denial) {
	g.joinDenials()
	told := g.tellers()
	out = map[int32][]denial{}
	known := map[int32]int32{}  // of a group of denials in nearly the same words: what it denies
	denies := map[int32]int32{} // of a denial: what it denies
	looked := map[int32]int{}   // of a text: how often its denials were held against all that it tells
	nth := map[int32]int{}      // and how many of its denials were seen
	var last tied
	for n := range g.nodes {
		n := int32(n)
		if !g.denies(n) {
			continue
		}
		t := g.nodes[n].text
		to, why := g.target(n, told, nth[t] < maxPointed)
		if nth[t]++; to < 0 && looked[t] < maxPointed {
			looked[t]++
			to, why = g.pointed(n, told)
		}
		switch {
		case to >= 0 && last.ok && g.answersAsWell(n, last.node):
			why = news.TiedByGoingOn
		case to >= 0:
			last = tied{n, g.find(to), true}
		case last.ok && g.follows(n, last.node):
			why = news.TiedByGoingOn
		case g.nodes[n].answers >= 0:
			why = news.TiedByReport
			last = tied{n, g.find(g.nodes[n].answers), true}
		default:
			if g.nodes[n].whole < 0 && g.voice(n) != nil {
				untied = append(untied, denial{node: n})
			}
			continue
		}
		out[last.to] = append(out[last.to], denial{n, why})
		if r := g.find(n); g.nodes[n].whole < 0 {
			denies[n] = last.to
			if _, ok := known[r]; !ok {
				known[r] = last.to
			}
		}
	}
	untied = g.likeOthers(out, untied, known, denies)
	g.denyWithNot(out)
	g.contradict(out, told)
	return out, untied
}

// likeOthers adds to the denials those of which it cannot be told what they deny, but that another
// denies it in nearly the same words, or the same person in like words. It leaves the others. known is,
// of a group of denials in nearly the same words, what it denies, denies of a denial.
func (g *graph) likeOthers(out map[int32][]denial, untied []denial, known, denies map[int32]int32) []denial {
	alike := g.deniers(untied)
	return slices.DeleteFunc(untied, func(d denial) bool {
		why := "says what another denial of it says"
		to, ok := known[g.find(d.node)]
		for _, b := range alike[d.node] {
			if !ok {
				why = news.TiedBySamePerson
				to, ok = denies[b]
			}
		}
		if ok {
			out[to] = append(out[to], denial{d.node, why})
		}
		return ok
	})
}

// sameDenial is what part of the weight of the heavier of two denials they must share, and
// sameDenialWords how many words, to be one that is printed twice.
const (
	sameDenial      = 0.75
	sameDenialWords = 3
)

// joinDenials joins the denials of different texts that are in nearly the same words, if the
// texts tell something else in common: “the allegations are false” is said of many things.
func (g *graph) joinDenials() {
	for n := range int32(len(g.nodes)) {
		if g.nodes[n].whole >= 0 || !g.denies(n) {
			continue
		}
		g.vocab.nearTo(n, n+1, int32(len(g.nodes)), func(b int32) {
			if g.nodes[b].whole >= 0 || g.nodes[b].text == g.nodes[n].text || !g.denies(b) || g.find(n) == g.find(b) {
				return
			}
			if l := g.vocab.common(n, b); l.words >= sameDenialWords && l.heavy >= sameDenial && g.tellOneThing(g.nodes[n].text, g.nodes[b].text) {
				g.join(n, b)
			}
		})
	}
}

// tellOneThing reports whether two texts tell a claim in common.
func (g *graph) tellOneThing(t, u int32) bool {
	told := map[int32]bool{}
	for n := g.first[t]; n < g.end[t]; n++ {
		if g.tells(n) {
			told[g.find(n)] = true
		}
	}
	for n := g.first[u]; n < g.end[u]; n++ {
		if g.tells(n) && told[g.find(n)] {
			return true
		}
	}
	return false
}

// target is a node of what a denial says that it denies, and how that is known; -1 where it
// does not say it. near: what stands before it may be looked through for that.
func (g *graph) target(n int32, told []int32, near bool) (to int32, why string) {
	nd := &g.nodes[n]
	if d := g.statement(n).Denied; d >= 0 && !g.sidesWith(n, g.first[nd.text]+d) {
		if near {
			if b := g.meantBefore(n, g.first[nd.text]+d, told); b >= 0 {
				return b, news.TiedByReportNear
			}
		}
		return g.first[nd.text] + d, news.TiedByPlace
	}
	if b := g.denied(n, told); b >= 0 {
		return b, news.TiedByWords
	}
	if nd.opposes >= 0 {
		return nd.opposes, news.TiedBySubject
	}
	return -1, ""
}

// sidesWith reports whether the statement m that denial n answers by its place says that something is
// not so, or may not be, and n does not mean that, since it speaks of allegations, or says more than
// what points: "“It was not true,” his lawyer wrote. Voss denied the accusations".
func (g *graph) sidesWith(n, m int32) bool {
	return (g.nodes[m].aside == doubtsIt || g.mainNot(m)) && (g.deniesAllegations(n) || len(g.stems(n)) > maxPointer)
}

// answersAsWell reports whether a denial answers the statement that the one before it does.
func (g *graph) answersAsWell(n, m int32) bool {
	return g.nodes[n].text == g.nodes[m].text && g.statement(n).Denied >= 0 && g.statement(n).Denied == g.statement(m).Denied
}

// meantReach is how many paragraphs before a denial are looked at for what it means.
const meantReach = 4

// meantBefore is, for a denial that but points at what it denies ("denied the allegations"),
// what is told most widely of what its text tells just before it, if that is more widely told
// than the statement that it answers; or -1. Where some of that has a word of the denial ("said
// the charges were false": "the charge sheet says"), it is of those.
func (g *graph) meantBefore(n, answered int32, told []int32) int32 {
	if len(g.vocab.words(nil, n)) > maxPointer {
		return -1
	}
	nd := &g.nodes[n]
	ps := g.set.Analyses[nd.text].Paragraphs
	here, stems := news.Find(ps, nd.words.Start), g.stems(n)
	best, most, named := int32(-1), max(1, told[g.find(answered)]), false
	for b := g.first[nd.text]; b < g.end[nd.text]; b++ {
		x := &g.nodes[b]
		if x.whole >= 0 || x.words.Start >= nd.words.Start || here-news.Find(ps, x.words.Start) > meantReach || !g.tells(b) || g.ownWords(n, b) {
			continue
		}
		k, names := told[g.find(b)], slices.ContainsFunc(g.stems(b), func(w int32) bool { return slices.Contains(stems, w) })
		if names && !named && k > 1 || names == named && k > most {
			best, most, named = b, k, names
		}
	}
	return best
}

// stems are those of the words of a node that tell something.
func (g *graph) stems(n int32) []int32 {
	nd := &g.nodes[n]
	var out []int32
	for _, p := range nd.pieces {
		lo, hi := news.Within(g.set.Analyses[nd.text].Tokens, p)
		for i := lo; i < min(hi, lo+maxStretch); i++ {
			if f := g.read.form(nd.text, i); f.marks&sayMark != 0 {
				out = append(out, f.stem)
			}
		}
	}
	return out
}

// tied is the denial before, and the group that it denies.
type tied struct {
	node, to int32
	ok       bool
}

// follows reports whether statement n stands in the same text as m, not before it and in its
// paragraph or the next.
func (g *graph) follows(n, m int32) bool {
	x, y := g.nodes[n], g.nodes[m]
	if x.text != y.text {
		return false
	}
	ps := g.set.Analyses[x.text].Paragraphs
	return x.words.Start >= y.words.Start && news.Find(ps, x.words.Start)-news.Find(ps, y.words.Start) <= 1
}

// tellers counts, by the roots of groups, the texts that tell it.
func (g *graph) tellers() []int32 {
	out, last := make([]int32, len(g.nodes)), make([]int32, len(g.nodes)) // last text of a group, from 1
	g.inOrder(func(n int32) {
		if r, t := g.find(n), g.nodes[n].text+1; last[r] != t {
			last[r] = t
			out[r]++
		}
	})
	return out
}

// level is how little the likeness of two must differ for the more widely told to go before.
const level = 0.15

// minInSet is what part of a denial's weight in the set the words must have that it shares with what it denies by their weight in the
// language: names and words that all the story has ("the fighters", "released") say nothing of which claim is meant.
const minInSet = 0.2

// denied is the assertion that a denial denies in its own words: the one most
// like it, of equals the most widely told; -1 if none is like it enough. How rare the words are is
// asked of the set first, and then of the language: among five articles the words of a claim are
// common, and those around it in the denial ("their client does not accept that") are not.
func (g *graph) denied(n int32, told []int32) int32 {
	best := g.likest(n, told, func(b int32) (int, float64) {
		l := g.vocab.common(n, b)
		return l.words, l.first
	})
	if best >= 0 {
		return best
	}
	mine := g.bases(n)
	return g.likest(n, told, func(b int32) (int, float64) {
		if l := g.vocab.common(n, b); l.first < minInSet {
			return 0, 0 // but names and words that all the story has
		}
		words, part := covered(mine, g.bases(b))
		return words, float64(part)
	})
}

// likest is what a denial is most like, of what it may deny; like says how many words the two share,
// and what part of the denial's weight these are.
func (g *graph) likest(n int32, told []int32, like func(b int32) (words int, part float64)) int32 {
	best, most, widest := int32(-1), 0.0, int32(0)
	g.vocab.nearTo(n, 0, int32(len(g.nodes)), func(b int32) {
		if !g.deniable(n, b) {
			return
		}
		need := farOff
		if x, y := g.nodes[n].text, g.nodes[b].text; x == y || g.joined[[2]int32{x, y}] {
			need = closeBy
		}
		words, part := like(b)
		if words < need.words || part < need.weight {
			return
		}
		if wide := told[g.find(b)]; part > most+level || part > most-level && wide > widest {
			best, most, widest = b, part, wide
		}
	})
	return best
}

// deniable reports whether denial n may be of what b tells: nobody denies what they say themselves,
// nor what says that it is not so, and who tells that somebody denies a thing does not tell it.
func (g *graph) deniable(n, b int32) bool {
	if g.denies(b) || g.ownWords(n, b) || g.mainNot(b) || g.hasNot(n) && g.hasNot(b) {
		return false
	}
	x, y := &g.nodes[n], &g.nodes[b]
	if x.text != y.text || y.statement < 0 || y.statement == x.statement {
		return true
	}
	cue := news.CoverAll(g.statement(n).Cue)
	return !slices.ContainsFunc(y.pieces, func(p news.Span) bool { return p.Contains(cue) })
}

// tellDenials turns denials into findings, those that share their words into
// one, by the article that printed it first.
func (g *graph) tellDenials(ds []denial, byText [][]int) []news.Denial {
	type told struct {
		first int
		pages map[int]bool // of whose versions one is counted
		d     news.Denial
	}
	groups := map[int32]*told{}
	var order []int32
	seen := map[[2]int32]bool{}
	for _, d := range ds {
		nd, st := g.nodes[d.node], g.statement(d.node)
		if len(byText[nd.text]) == 0 {
			continue
		}
		r := g.find(d.node)
		if nd.whole >= 0 { // a clause of a denial is that denial
			r = g.find(nd.whole)
		}
		t := groups[r]
		first := byText[nd.text][0]
		if t == nil {
			t = &told{first: math.MaxInt, pages: map[int]bool{}}
			groups[r] = t
			order = append(order, r)
		}
		if k := [2]int32{r, nd.text}; !seen[k] {
			seen[k] = true
			for _, i := range byText[nd.text] {
				p, ok := g.page[g.set.Articles[i].ID]
				if !ok || !t.pages[p] {
					t.d.Articles++
				}
				if ok {
					t.pages[p] = true
				}
			}
		}
		if first < t.first {
			a := &g.set.Articles[first]
			t.first = first
			t.d.Article, t.d.Statement, t.d.Why = a.ID, news.StatementID(a.Text, st), d.why
			t.d.Voice = g.voiceName(nd.text, st.Voice)
			t.d.Words = news.Ref{Text: a.Text, Span: news.CoverAll(st.Cue).Cover(news.CoverAll(st.Content))}
			switch {
			case len(st.Denying) > 0:
				t.d.Words.Span = news.CoverAll(st.Denying)
			case !g.denies(d.node) && nd.whole >= 0:
				t.d.Words.Span = nd.words // of all that is said, this denies
			}
		}
	}
	slices.SortFunc(order, func(a, b int32) int {
		return cmp.Or(cmp.Compare(groups[a].first, groups[b].first), cmp.Compare(groups[a].d.Words.Span.Start, groups[b].d.Words.Span.Start))
	})
	var out []news.Denial
	for _, r := range order {
		out = append(out, groups[r].d)
	}
	return out
}

// tellUntied turns denials that belong to no claim into findings, the most widely printed
// first.
func (g *graph) tellUntied(ds []denial, byText [][]int) []news.Denial {
	slices.SortFunc(ds, func(a, b denial) int { return cmp.Compare(a.node, b.node) })
	for i := range ds {
		ds[i].why = ""
	}
	out := g.tellDenials(ds, byText)
	slices.SortStableFunc(out, func(a, b news.Denial) int { return -cmp.Compare(a.Articles, b.Articles) })
	return out
}

func (g *graph) voiceName(t, voice int32) string {
	a := g.set.Analyses[t]
	if voice < 0 || int(voice) >= len(a.Voices) {
		return ""
	}
	return a.Voices[voice].Called(g.set.Texts[t].Body)
}
