package attrib

import (
	"cmp"
	"slices"
	"strings"

	"hearsay/internal/lang"
)

// This file pairs the stretches that the network labelled: each cue with its source and contents.

// maxLinks bounds how many cues on either side a stretch is held against, so that
// a paragraph of nothing but cues costs no square.
const maxLinks = 6

// assign gives each content to the nearest cue.
func (r *reader) assign(all []stretch, cues []int) map[int][]int {
	best := map[int][2]int{} // by content: cue, cost
	var order []int
	r.eachPair(all, cues, BeginContent, func(k, c, cost int) {
		b, ok := best[k]
		if !ok {
			order = append(order, k)
		}
		if !ok || cost < b[1] {
			best[k] = [2]int{c, cost}
		}
	})
	out := map[int][]int{}
	for _, k := range order {
		if b := best[k]; b[1] < never {
			out[b[0]] = append(out[b[0]], k)
		}
	}
	return out
}

// never is what it costs to give a cue what cannot be its own.
const never = 1 << 20

// leadsIntoWords reports whether what a cue says stands right behind it: "| said: “…”", "| told reporters on Monday, “…”",
// "| said | it was late", and not "remembered | it".
func (r *reader) leadsIntoWords(all []stretch, c int) bool {
	i := all[c].hi
	if c+1 < len(all) && all[c+1].role == BeginContent && all[c+1].hi > all[c+1].lo+1 && all[c+1].lo-i <= maxLeadIn && r.unitOf(all[c+1].lo) == r.unitOf(all[c].lo) {
		return true
	}
	if r.is(i-1, ':') {
		i--
	}
	for end := min(len(r.toks)-2, i+maxLeadIn); i < end && !r.quoted(i); i++ {
		if r.toks[i].punct {
			return (r.is(i, ':') || r.comma(i)) && (r.quoted(i+1) || r.toks[i+1].punct && r.quoted(i+2))
		}
	}
	return false
}

// stopBefore reports whether a sentence ends before token i, or before the mark there that closes a quotation.
func (r *reader) stopBefore(i int) bool {
	if r.closes(i - 1) {
		i--
	}
	return i > 0 && r.toks[i-1].punct && strings.IndexByte(".!?", r.toks[i-1].first) >= 0
}

// maxLeadIn is how many words stand at most between a cue and the quotation that it leads in.
const maxLeadIn = 8

// pairs gives each cue one source, the nearest pairs first.
func (r *reader) pairs(all []stretch, cues []int) map[int]int {
	type pair struct{ k, c, cost int }
	var ps []pair
	r.eachPair(all, cues, BeginSource, func(k, c, cost int) { ps = append(ps, pair{k, c, cost}) })
	slices.SortStableFunc(ps, func(a, b pair) int { return cmp.Compare(a.cost, b.cost) })
	out, taken := map[int]int{}, map[int]bool{}
	for _, p := range ps {
		if _, has := out[p.c]; !has && !taken[p.k] {
			out[p.c] = p.k
			taken[p.k] = true
		}
	}
	return out
}

// eachPair calls do for each stretch of a role with each of the cues around it, and how
// far apart they are.
func (r *reader) eachPair(all []stretch, cues []int, role Role, do func(k, c, cost int)) {
	at := 0 // of the first cue after the stretch
	for k := range all {
		for at < len(cues) && cues[at] < k {
			at++
		}
		if all[k].role != role {
			continue
		}
		for n := max(0, at-maxLinks); n < min(len(cues), at+maxLinks); n++ {
			do(k, cues[n], r.distance(all, k, cues[n], at-n))
		}
	}
}

// distance is how far stretch k is from cue c: the tokens between, and a price
// for each cue that is passed over and for leaving the sentence.
func (r *reader) distance(all []stretch, k, c, passed int) int {
	a, b := all[k], all[c]
	gap := b.lo - a.hi
	if a.lo > b.lo {
		gap = a.lo - b.hi
		passed = -passed - 1
	} else {
		passed--
	}
	cost := gap + 12*max(0, passed)
	if r.unitOf(a.lo) != r.unitOf(b.lo) && r.unitOf(a.hi-1) != r.unitOf(b.lo) {
		cost += 25
	}
	if a.role == BeginContent && a.lo < b.lo && r.othersWords(all, k, c) {
		cost += never
	}
	return cost
}

// othersWords reports whether stretch k, before cue c, cannot be what c says, since that stands right behind c: "“It is
// dry.” Voss said: “It is wet.”", "told them that it was dry, and | said | it was wet".
func (r *reader) othersWords(all []stretch, k, c int) bool {
	a, b := all[k], all[c]
	if r.quoted(a.lo) {
		return r.stopBefore(a.hi) && r.leadsIntoWords(all, c)
	}
	return c+1 < len(all) && all[c+1].role == BeginContent && all[c+1].lo == b.hi && r.anyOf(a.hi, b.lo, lang.Conjunction)
}
