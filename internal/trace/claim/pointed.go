package claim

import (
	"slices"

	"hearsay/internal/news"
)

// maxPointed is how often the denials of one text are held against all that it tells, the first of
// them.
const maxPointed = 64

// pointed is what a denial that nothing else ties means, of what its own text tells before it, and
// how that is known; -1 where it points at nothing.
func (g *graph) pointed(n int32, told []int32) (to int32, why string) {
	if g.nodes[n].whole >= 0 {
		return -1, ""
	}
	if b := g.accused(n, told); b >= 0 {
		return b, news.TiedByAllegations
	}
	if b := g.meantByThat(n, told); b >= 0 {
		return b, "points at what stands before it"
	}
	return -1, ""
}

// accused is, for somebody who denies allegations as such ("has denied any allegations of theft"),
// what is told most widely, just before it, of his being accused by name; of equals the nearest.
func (g *graph) accused(n int32, told []int32) int32 {
	first, name := g.called(n)
	if name < 0 || !g.deniesAllegations(n) {
		return -1
	}
	nd := &g.nodes[n]
	ps := g.set.Analyses[nd.text].Paragraphs
	here := news.Find(ps, nd.words.Start)
	best, most := int32(-1), int32(0)
	for b := g.first[nd.text]; b < g.end[nd.text]; b++ {
		x := &g.nodes[b]
		if x.words.End > nd.words.Start || here-news.Find(ps, x.words.Start) > accusedBack || !g.tells(b) || x.aside != 0 || g.ownWords(n, b) || !g.accuses(b, name) || first != name && !g.has(b, first) {
			continue
		}
		if k := told[g.find(b)]; k > most || k == most && x.words.Start >= g.nodes[best].words.Start {
			best, most = b, k
		}
	}
	return best
}

// deniesAllegations reports whether what is denied is called allegations, and not somebody's ("her
// claims about the car").
func (g *graph) deniesAllegations(n int32) bool {
	nd := &g.nodes[n]
	for _, p := range nd.pieces {
		lo, hi := news.Within(g.set.Analyses[nd.text].Tokens, p)
		for i := lo; i < min(hi, lo+maxStretch); i++ {
			if g.read.form(nd.text, i).marks&chargeMark != 0 {
				return !g.before(nd.text, i, 0, whoseMark, whoseReach)
			}
		}
	}
	return false
}

const (
	// whoseReach is how many words before "claims" a "her" stands, and accusedReach how many stand
	// between "accused" and who is, at most.
	whoseReach   = 2
	accusedReach = 3
	// allegedReach is among how many words of what somebody alleges whom he accuses stands.
	allegedReach = 5
	// accusedBack is how many paragraphs before a denial of allegations they are looked for.
	accusedBack = 10
	// pointingTokens is how many tokens a denial has at most that only points, with marks of quotation.
	pointingTokens = 6
)

// accuses reports whether a node says that one of this name is accused: "Voss has been accused of
// theft", "accused Lena Voss of theft", "allegations against Voss"; or that somebody alleges what
// begins with him.
func (g *graph) accuses(n, name int32) bool {
	nd := &g.nodes[n]
	tokens := g.set.Analyses[nd.text].Tokens
	if st := g.statement(n); st != nil && nd.whole < 0 && len(nd.pieces) > 0 {
		lo, hi := news.Within(tokens, nd.pieces[0])
		if g.himself(nd.text, lo, hi, allegedReach, name) && slices.ContainsFunc(st.Cue, func(c news.Span) bool { return g.marksIn(nd.text, c, accuseMark) }) {
			return true
		}
	}
	for _, p := range nd.pieces {
		lo, hi := news.Within(tokens, p)
		last := int32(-1) // the last word with a capital
		for i := g.opens(n, p, lo); i < min(hi, lo+maxStretch); i++ {
			f := g.read.form(nd.text, i)
			switch {
			case f.marks&capitalMark != 0 && f.marks&sayMark != 0 && f.marks&accuseMark == 0:
				last = f.word
			case i < lo || f.marks&accuseMark == 0:
			case f.marks&accusedMark != 0 && g.before(nd.text, i, lo, linkMark, linkReach):
				if last == name {
					return true
				}
			case g.himself(nd.text, i+1, hi, accusedReach, name):
				return true
			}
		}
	}
	return false
}

// himself reports whether it is one of this name who stands among so many tokens of text t from lo
// on, before hi, and not his people: "accused Voss aides of theft".
func (g *graph) himself(t int32, lo, hi, reach int, name int32) bool {
	for k := lo; k < min(hi, lo+reach); k++ {
		if g.read.form(t, k).word == name {
			return k+1 >= hi || g.read.form(t, k+1).marks&sayMark == 0 || g.read.form(t, k+1).marks&finiteMark != 0
		}
	}
	return false
}

// marksIn reports whether a token of a stretch has one of some marks.
func (g *graph) marksIn(t int32, s news.Span, marks uint32) bool {
	lo, hi := news.Within(g.set.Analyses[t].Tokens, s)
	for i := lo; i < hi; i++ {
		if g.read.form(t, i).marks&marks != 0 {
			return true
		}
	}
	return false
}

// called are the numbers of the first and the last word of the name of whoever denies, or -1 where
// nobody is named: a body has both ("Kelland Energy" is not "Orlin Energy"), a person is known by the
// last alone, if nobody else who speaks in the text has it.
func (g *graph) called(n int32) (first, last int32) {
	v := g.voice(n)
	if !proper(v) {
		return -1, -1
	}
	t := g.nodes[n].text
	first, last = g.ends(t, v.Name)
	if v.Kind == news.Organisation {
		return first, last
	}
	for i := range g.set.Analyses[t].Voices {
		if o := &g.set.Analyses[t].Voices[i]; o.Kind == news.Person && o.Name != v.Name {
			if f, l := g.ends(t, o.Name); l == last && f != first && f != l {
				return -1, -1
			}
		}
	}
	return last, last
}

// ends are the numbers of the first and the last word with a capital of a name in text t, or -1.
func (g *graph) ends(t int32, name news.Span) (first, last int32) {
	first, last = -1, -1
	lo, hi := news.Within(g.set.Analyses[t].Tokens, name)
	for i := lo; i < hi; i++ {
		if f := g.read.form(t, i); f.marks&sayMark != 0 && f.marks&capitalMark != 0 {
			last = f.word
			if first < 0 {
				first = f.word
			}
		}
	}
	return first, last
}

// has reports whether a word stands in what a node says, or right before it in its sentence.
func (g *graph) has(n, word int32) bool {
	nd := &g.nodes[n]
	for _, p := range nd.pieces {
		lo, hi := news.Within(g.set.Analyses[nd.text].Tokens, p)
		for i := g.opens(n, p, lo); i < min(hi, lo+maxStretch); i++ {
			if g.read.form(nd.text, i).word == word {
				return true
			}
		}
	}
	return false
}

// meantByThat is, for a denial of which the content is but a word that points and a noun ("disagree
// with that assessment"), what is told last before it, or that clause of it that is told most widely;
// -1 if that does not stand near.
func (g *graph) meantByThat(n int32, told []int32) int32 {
	nd := &g.nodes[n]
	if !g.onlyPoints(n) {
		return -1
	}
	last := g.toldBefore(nd.text)(g.statement(n).Extent().Start)
	if last < 0 || !g.follows(n, last) {
		return -1
	}
	best := last
	for b := g.first[nd.text]; b < g.end[nd.text]; b++ {
		if g.nodes[b].whole == last && g.tells(b) && told[g.find(b)] > told[g.find(best)] {
			best = b
		}
	}
	return best
}

// onlyPoints reports whether a node is but a word that points and one or two more: "that assessment".
func (g *graph) onlyPoints(n int32) bool {
	nd := &g.nodes[n]
	lo, hi := news.Within(g.set.Analyses[nd.text].Tokens, nd.words)
	words := 0
	for i := lo; i < hi; i++ {
		f := g.read.form(nd.text, i)
		if i > lo && f.marks&finiteMark != 0 {
			return false // "that anybody had been hurt" says itself what is not so
		}
		if f.marks&sayMark != 0 {
			words++
		}
	}
	return g.read.form(nd.text, lo).marks&suchMark != 0 && hi > lo+1 && !g.small(nd.text, lo+1) && hi-lo <= pointingTokens && words <= maxPointer
}

// small reports whether token i of text t is a word that says nothing of what is told.
func (g *graph) small(t int32, i int) bool {
	return g.read.form(t, i).marks&(sayMark|breakMark) == 0
}
