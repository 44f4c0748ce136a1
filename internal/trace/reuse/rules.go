package reuse

import (
	"cmp"
	"slices"
	"strings"
)

// What counts as a passage: the rules of the package comment.

// together is how many pieces at the front of a chain belong together: on one
// side at least, no more than gap words lie between each and the next. So it is
// where sentences of a story were dropped, or others put between them; where two
// reports of one event agree by chance now and then, words of their own lie
// between on both sides.
func together(chain []piece, gap int) int {
	n := 1
	for n < len(chain) {
		l, f := chain[n-1].last(), chain[n].first()
		if min(f.A-l.endA(), f.B-l.endB()) > gap {
			break
		}
		n++
	}
	return n
}

// counting keeps those of pieces that belong together which are passages: all
// that are a gram long, if one of them is by itself or they are long enough in
// sum.
func (al *aligner) counting(a, b *Words, pieces []piece) []piece {
	sum, one := 0, false
	for i := range pieces {
		sum += pieces[i].same
		one = one || al.counts(a, b, &pieces[i])
	}
	if !one && (len(pieces) == 1 || sum < 2*al.o.Words) {
		return nil
	}
	kept := pieces[:0]
	for _, p := range pieces {
		if al.supports(a, b, &p) {
			kept = append(kept, p)
		}
	}
	return kept
}

// supports reports whether a piece is a passage if others beside it say so: the
// name of somebody whom both texts speak of is none.
func (al *aligner) supports(a, b *Words, p *piece) bool {
	m := measure(a, b, p)
	return p.same >= al.o.Gram && 2*p.same >= p.longer() && m.longs > 0 && p.same-m.proper >= 2
}

// plain is how many equal words a passage has at least if there is no name, no
// number and no quotation in it: formulas of the trade are that long ("did not
// immediately respond to a request for comment").
const plain = 12

// counts reports whether a piece is a passage by itself.
func (al *aligner) counts(a, b *Words, p *piece) bool {
	if 2*p.same < p.longer() {
		return false
	}
	m := measure(a, b, p)
	switch {
	case m.quoted >= al.o.Gram && m.rare >= 3:
		return true
	case p.same >= max(plain, al.o.Words):
		return m.longs >= 2
	case p.same >= al.o.Words && m.quoted >= al.o.Gram:
		return m.longs >= 2
	}
	if p.same < al.o.Words || m.longs < 2 || m.names == 0 {
		return false
	}
	// Nine words may be no more than a name and an office, or a name and a formula:
	// "the crash, President Luis Solis said in a statement". As a sentence or a
	// heading, whole in both texts, they say something all the same.
	return m.content >= 3 && 3*(p.same-m.proper) >= 2*al.o.Words ||
		isSentence(a, p.first().A, p.last().endA()) && isSentence(b, p.first().B, p.last().endB())
}

// setStock marks the words of the later text's stock phrases, each of them a gram.
func (al *aligner) setStock(words int, at []uint32) {
	al.stock = append(al.stock[:0], make([]bool, words)...)
	for _, i := range at {
		fill(al.stock[i : int(i)+al.o.Gram])
	}
}

// withoutStock leaves out the pieces of a pair that has little in common if they have few
// words beside stock phrases: "her use of a private e-mail server" is what every report
// on that affair says. A quotation stands in ever other surroundings, and stays.
func (al *aligner) withoutStock(a, b *Words, pieces []piece) []piece {
	sum := 0
	for i := range pieces {
		sum += pieces[i].same
	}
	if len(al.stock) == 0 || sum >= 2*plain {
		return pieces
	}
	kept := pieces[:0]
	for _, p := range pieces {
		if m := measure(a, b, &p); m.quoted >= al.o.Gram && (m.rare >= 3 || m.quoted >= 2*al.o.Gram) || al.own(&p) >= min(p.same, al.o.Words-1) {
			kept = append(kept, p)
		}
	}
	return kept
}

// own is the number of equal words of a piece that are in no stock phrase.
func (al *aligner) own(p *piece) int {
	n := 0
	for _, r := range p.runs {
		at := r.B
		if al.laterIsA {
			at = r.A
		}
		n += r.N - count(al.stock[at:at+r.N])
	}
	return n
}

// isSentence reports whether words [lo, hi) stand between the ends of sentences or
// lines.
func isSentence(w *Words, lo, hi int) bool {
	return (lo == 0 || strings.ContainsAny(w.gap(lo), ".!?\n")) && (hi == w.Len() || strings.ContainsAny(w.gap(hi), ".!?\n"))
}

// measures are what the rules ask about the equal words of a piece.
type measures struct {
	longs   int // of five letters or more, or numbers
	names   int // numbers, and words with a capital that begin no sentence
	content int // of the long ones, those that are no part of a name on either side
	proper  int // part of a name
	quoted  int // in quotation marks on both sides
	rare    int // those of them that are long and not common
}

func measure(a, b *Words, p *piece) (m measures) {
	for _, r := range p.runs {
		for k := range r.N {
			f, either := a.flag[r.A+k]&b.flag[r.B+k], a.flag[r.A+k]|b.flag[r.B+k]
			m.longs += one(f&long != 0)
			m.names += one(f&name != 0)
			m.content += one(f&long != 0 && either&proper == 0)
			m.proper += one(either&proper != 0)
			m.quoted += one(f&quoted != 0)
			m.rare += one(f&quoted != 0 && f&long != 0 && f&common == 0 && either&proper == 0)
		}
	}
	return m
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// A text that was reworked throughout may keep no long run of another's words,
// and yet its traces: short runs in the other's order, over the whole of both.
const (
	traces     = 3  // runs, at least
	traceShare = 10 // they are a tenth of the shorter text: long reports share formulas
)

// reworked are the traces in pieces of a pair that has no other passage, or nil
// if they are too few to show anything. Together they are as long as two plain
// passages, since any of them may be chance.
func (al *aligner) reworked(a, b *Words, pieces []piece) []piece {
	pieces = slices.DeleteFunc(pieces, func(p piece) bool { return !al.supports(a, b, &p) })
	slices.SortFunc(pieces, func(p, q piece) int {
		return cmp.Or(cmp.Compare(p.first().A, q.first().A), cmp.Compare(p.first().B, q.first().B))
	})
	kept := inOrder(pieces)
	sum := 0
	for i := range kept {
		sum += kept[i].same
	}
	if len(kept) < traces || sum < 2*max(plain, al.o.Words) || traceShare*sum < min(a.Len(), b.Len()) {
		return nil
	}
	return kept
}

// inOrder are those of pieces, sorted by their place in A, that have most words in
// sum of all that follow each other on both sides.
func inOrder(pieces []piece) []piece {
	sum := make([]int, len(pieces))
	prev := make([]int, len(pieces))
	best := -1
	for i := range pieces {
		f := pieces[i].first()
		sum[i], prev[i] = pieces[i].same, -1
		for j := max(0, i-lookback); j < i; j++ {
			l := pieces[j].last()
			if l.endA() <= f.A && l.endB() <= f.B && sum[j]+pieces[i].same > sum[i] {
				sum[i], prev[i] = sum[j]+pieces[i].same, j
			}
		}
		if best < 0 || sum[i] > sum[best] {
			best = i
		}
	}
	var out []piece
	for ; best >= 0; best = prev[best] {
		out = append(out, pieces[best])
	}
	slices.Reverse(out)
	return out
}
