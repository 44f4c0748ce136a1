package reuse

import (
	"cmp"
	"slices"

	"hearsay/internal/news"
)

// Later returns the texts after a text that may have it as a candidate, in their order.
// With an end, those with a time that are not before it are left out.
func (l *Lookup) Later(r, end Rank) ([]Rank, error) {
	t := l.at(r)
	w := l.read(t)
	weight := map[Rank]uint8{}
	nth := map[uint64]int{}
	for _, g := range t.grams {
		if nth[g.Hash]++; nth[g.Hash] > repeats || l.err != nil {
			continue
		}
		p := posted{rank: r, pos: g.Pos, around: aroundOf(w.Hash, int(g.Pos), l.o.Gram), quoted: allQuoted(w.flag[g.Pos : int(g.Pos)+l.o.Gram])}
		for _, q := range l.after(g.Hash, r, end) {
			if end != "" && q.rank >= end && q.rank.Dated() {
				continue
			}
			switch at := weight[q.rank]; {
			case at >= strong:
			case p.quoted && q.quoted, p.around.agree(q.around) >= 2:
				weight[q.rank] = strong
			default:
				weight[q.rank] = at + 1
			}
		}
	}
	var out []Rank
	for b, n := range weight {
		if n >= strong {
			out = append(out, b)
		}
	}
	slices.Sort(out)
	return out, l.err
}

// Share reports whether two texts have passages in common, boilerplate included. It is
// much faster than Match, for it reads nothing but the two.
func (l *Lookup) Share(a, b Rank) (bool, error) {
	if err := l.Spend(shareCost); err != nil {
		return false, err
	}
	x, y := l.read(l.at(a)), l.read(l.at(b))
	if l.pair.of != x {
		l.pair.of = x
		l.pair.finder.load(x.Hash, l.o.Gram)
	}
	x.outlet, y.outlet = 1, 2 // so that grams which one outlet repeats count
	runs := l.pair.finder.runs(y.Hash)
	if compareText(x.Text, y.Text) > 0 {
		x, y = y, x
		for k, r := range runs {
			runs[k] = Run{A: r.B, B: r.A, N: r.N}
		}
	}
	l.pair.found = l.pair.align.appendTo(l.pair.found[:0], x, y, runs)
	return len(l.pair.found) > 0, l.err
}

// pairing is what Share holds.
type pairing struct {
	of     *Words // the text that finder has
	finder finder
	align  aligner
	found  []news.Passage
}

// after are the places of a gram in texts after one that the gram may lead back to it
// from: all, or at least those before an end and those without a time.
func (l *Lookup) after(hash uint64, r, end Rank) []posted {
	h := l.headOf(hash)
	lo, _ := slices.BinarySearchFunc(h.places, r, func(q posted, r Rank) int { return cmp.Compare(q.rank, r) })
	hi := lo
	for hi < len(h.places) && h.places[hi].rank == r {
		hi++
	}
	var out []posted
	before := hi // places before those of the text that i is of
	for i := hi; i < len(h.places); i++ {
		if i > hi && h.places[i].rank != h.places[i-1].rank {
			before = i
		}
		if lo >= firstPlaces && before > fewPlaces && before-hi >= lastPlaces {
			return out // neither among the first nor among the last places before it
		}
		if i <= phraseAmong && surroundings(h.places[:i], nil) >= phrase {
			return out
		}
		out = append(out, h.places[i])
	}
	if h.all || surroundings(h.places, nil) >= phrase {
		return out
	}
	if lo < firstPlaces && end != "" {
		return append(out, l.upto(hash, &h.places[len(h.places)-1], end)...)
	}
	if !h.more {
		l.readOn(hash, h)
		return l.after(hash, r, end)
	}
	from, limit := next([]byte(r)), lastPlaces*repeats+repeats
	if hi < len(h.places) { // go on behind the head
		from = behindPlace(hash, &h.places[len(h.places)-1])
		limit -= len(h.places) - hi
	}
	switch {
	case lo < firstPlaces:
		limit = 0
	case limit <= 0:
		return out
	}
	// Unless it is among the first places, those of which it is among the last before them.
	return append(out, l.places(hash, from, nil, false, limit)...)
}

// upto are the places of a gram behind one: those before an end and those without a time.
func (l *Lookup) upto(hash uint64, p *posted, end Rank) (out []posted) {
	from := behindPlace(hash, p)
	if p.rank < end {
		out = l.places(hash, from, []byte(end), false, 0)
		from = []byte(end)
	}
	if p.rank.Dated() && !l.anyUndated() {
		return out
	}
	if p.rank.Dated() {
		from = []byte(undated)
	}
	return append(out, l.places(hash, from, nil, false, 0)...)
}

// undated is where the ranks of texts without a time begin.
var undated = RankAt(news.Stamp{})

// anyUndated reports whether the store has texts without a time.
func (l *Lookup) anyUndated() bool {
	if !l.undated.asked {
		l.undated.asked = true
		l.scan(append([]byte{kindRank}, undated...), Upto([]byte{kindRank}), false, 1, func(_, _ []byte) bool {
			l.undated.any = true
			return false
		})
	}
	return l.undated.any
}

// Has reports whether the article of a rank is the first printing of a text.
func (l *Lookup) Has(r Rank) (is bool, err error) {
	if _, ok := l.texts[r]; ok {
		return true, l.err
	}
	key := append([]byte{kindRank}, r...)
	l.scan(key, Upto(key), false, 1, func(_, _ []byte) bool {
		is = true
		return false
	})
	return is, l.err
}

// next is where the keys behind those of a rank begin.
func next(rank []byte) []byte { return Upto(rank) }
