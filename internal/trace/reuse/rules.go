package reuse

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
		if p.same >= al.o.Gram && 2*p.same >= p.longer() && measure(a, b, &p, nil).longs > 0 {
			kept = append(kept, p)
		}
	}
	return kept
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
	m := measure(a, b, p, al.common)
	if m.longs >= 2 && (p.same >= max(plain, al.o.Words) || p.same >= al.o.Words && (m.names > 0 || m.quoted >= al.o.Gram)) {
		return true
	}
	return m.quoted >= al.o.Gram && m.rare >= 3
}

// measures are what the rules ask about the equal words of a piece.
type measures struct {
	longs  int // of five letters or more, or numbers
	names  int // numbers, and words with a capital that begin no sentence
	quoted int // in quotation marks on both sides
	rare   int // those of them that are long and rare in the set
}

func measure(a, b *Words, p *piece, common *rarity) (m measures) {
	for _, r := range p.runs {
		for k := range r.N {
			f := a.flag[r.A+k] & b.flag[r.B+k]
			m.longs += one(f&long != 0)
			m.names += one(f&name != 0)
			m.quoted += one(f&quoted != 0)
			m.rare += one(f&quoted != 0 && f&long != 0 && (common == nil || common.rare(a.Hash[r.A+k])))
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
