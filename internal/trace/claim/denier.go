package claim

import (
	"maps"
	"slices"
	"strings"

	"hearsay/internal/news"
	"hearsay/internal/text"
)

const (
	// sameDenier is what part of the words of the shorter of two denials by one person stands in
	// the other where both deny one thing, in whatever words.
	sameDenier = 0.5
	// maxDenials is how many denials by voices of one name are held against each other, the first.
	maxDenials = 32
	// maxBeside is how many texts that tell something in common with a denial's are looked at.
	maxBeside = 256
	// notWords is how many words anybody's "not" must have in common with a denial, at least, to
	// say the same, and notReach among how many words from its beginning the "not" stands.
	notWords = 4
	notReach = 10
)

// deniers are, of each of some denials, those that the same person makes in other texts that tell
// something in common, if half of the words agree: "this is not a swap", "please note that it is
// no swap".
func (g *graph) deniers(of []denial) map[int32][]int32 {
	out := map[int32][]int32{}
	if len(of) == 0 {
		return out
	}
	by := map[string][]int32{} // denials by the last word of the voice's name
	name := func(n int32) string {
		fields := strings.Fields(string(text.Fold(nil, g.voice(n).Name.Of(g.set.Texts[g.nodes[n].text].Body))))
		if len(fields) == 0 {
			return ""
		}
		return fields[len(fields)-1]
	}
	named := func(n int32) bool {
		return g.nodes[n].whole < 0 && proper(g.voice(n)) && !g.voice(n).Name.Empty()
	}
	for n := range int32(len(g.nodes)) {
		if g.denies(n) && named(n) {
			if k := name(n); len(by[k]) < maxDenials {
				by[k] = append(by[k], n)
			}
		}
	}
	for _, d := range of {
		if !named(d.node) {
			continue
		}
		stems := g.stems(d.node)
		for _, b := range by[name(d.node)] {
			if g.nodes[b].text != g.nodes[d.node].text && denyAlike(stems, g.stems(b)) && g.tellOneThing(g.nodes[d.node].text, g.nodes[b].text) {
				out[d.node] = append(out[d.node], b)
			}
		}
	}
	return out
}

// agreement is how many words of the shorter of two nodes, by the stems of both, stand in the
// other, and what part of its words they are.
func agreement(x, y []int32) (words int, part float64) {
	if len(x) > len(y) {
		x, y = y, x
	}
	for _, w := range x {
		if slices.Contains(y, w) {
			words++
		}
	}
	return words, float64(words) / float64(max(1, len(x)))
}

// denyAlike reports whether half of the words of the shorter of two denials by one person, by the
// stems of both, stand in the other.
func denyAlike(x, y []int32) bool {
	words, part := agreement(x, y)
	return words > 0 && part >= sameDenier
}

// denyWithNot finds who says with a "not", in a text that tells something in common, what a
// denial says: the same person in words half of which agree, or anybody in nearly the same words
// ("denied that rebels were freed for the girls", "no rebels were freed for the girls, a source
// said"). It adds them to the denials of the same group.
func (g *graph) denyWithNot(out map[int32][]denial) {
	said := g.withNot()
	if len(said) == 0 || len(out) == 0 {
		return
	}
	near := g.tellingWith(out)
	for _, to := range slices.Sorted(maps.Keys(out)) {
		var found []int32
		for _, d := range out[to][:min(len(out[to]), maxDenials)] {
			if g.nodes[d.node].whole >= 0 {
				continue
			}
			stems := g.stems(d.node)
			for _, t := range near[g.nodes[d.node].text] {
				for _, m := range said[t] {
					if g.find(m.node) != to && !slices.Contains(found, m.node) && g.repeatsDenial(d.node, stems, m) {
						found = append(found, m.node)
					}
				}
			}
		}
		slices.Sort(found)
		for _, m := range found {
			if !slices.ContainsFunc(found, func(x int32) bool { return g.nodes[x].whole == m }) { // a clause says it more exactly
				out[to] = append(out[to], denial{m, news.TiedByNotOfDenial})
			}
		}
	}
}

// tellingWith are, of each text that has some of the denials, those that tell a claim in common
// with it, the first maxBeside.
func (g *graph) tellingWith(denials map[int32][]denial) map[int32][]int32 {
	near, told := map[int32][]int32{}, map[int32][]int32{} // told: of a claim, the texts with denials that tell it
	for _, ds := range denials {
		for _, d := range ds {
			near[g.nodes[d.node].text] = nil
		}
	}
	for _, t := range slices.Sorted(maps.Keys(near)) {
		for n := g.first[t]; n < g.end[t]; n++ {
			if r := g.find(n); g.tells(n) && len(told[r]) < maxDenials && !slices.Contains(told[r], t) {
				told[r] = append(told[r], t)
			}
		}
	}
	for n := range int32(len(g.nodes)) {
		u := g.nodes[n].text
		for _, t := range told[g.find(n)] {
			if u != t && len(near[t]) < maxBeside && !slices.Contains(near[t], u) && g.tells(n) {
				near[t] = append(near[t], u)
			}
		}
	}
	return near
}

// negated is a node that asserts something with a "not", and the stems of its words.
type negated struct {
	node  int32
	stems []int32
}

// repeatsDenial reports whether m says what denial n, of these stems, says.
func (g *graph) repeatsDenial(n int32, stems []int32, m negated) bool {
	if g.ownWords(n, m.node) && proper(g.voice(n)) {
		return denyAlike(stems, m.stems)
	}
	words, part := agreement(stems, m.stems)
	return words >= notWords && part >= sameDenial
}

// withNot are, by text, the statements and clauses of them that assert something with a "not"
// that is theirs and not a later clause's, the first maxDenials.
func (g *graph) withNot() map[int32][]negated {
	out := map[int32][]negated{}
	for n := range int32(len(g.nodes)) {
		nd := &g.nodes[n]
		if st := g.statement(n); st != nil && st.Stance == news.Asserts && nd.aside == 0 && len(out[nd.text]) < maxDenials && g.mainNot(n) && g.tells(n) {
			out[nd.text] = append(out[nd.text], negated{n, g.stems(n)})
		}
	}
	return out
}

// mainNot reports whether a word that negates stands among the first of a node, before any that
// opens another clause.
func (g *graph) mainNot(n int32) bool {
	nd := &g.nodes[n]
	if len(nd.pieces) == 0 {
		return false
	}
	lo, hi := news.Within(g.set.Analyses[nd.text].Tokens, nd.pieces[0])
	for i := lo; i < min(hi, lo+notReach); i++ {
		switch {
		case g.negates(nd.text, i, lo):
			return true
		case i > lo && g.read.form(nd.text, i).marks&openMark != 0:
			return false
		}
	}
	return false
}

// withoutDeniers are the nodes of a group, of which these are the denials, but for what is told by a
// voice that denies it in the same text: who denies a thing does not tell it, and what he says
// besides is another.
func (g *graph) withoutDeniers(nodes []int32, denials []denial) []int32 {
	if len(denials) == 0 {
		return nodes
	}
	type speaker struct{ text, voice int32 }
	of := func(n int32) speaker {
		if st := g.statement(n); st != nil {
			return speaker{g.nodes[n].text, st.Voice}
		}
		return speaker{g.nodes[n].text, news.NoVoice}
	}
	deny := map[speaker]bool{}
	for _, d := range denials {
		if s := of(d.node); s.voice != news.NoVoice {
			deny[s] = true
		}
	}
	drop := func(n int32) bool { return deny[of(n)] }
	if !slices.ContainsFunc(nodes, drop) || !slices.ContainsFunc(nodes, func(n int32) bool { return !drop(n) }) {
		return nodes
	}
	return slices.DeleteFunc(slices.Clone(nodes), drop)
}
