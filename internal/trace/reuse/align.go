package reuse

import (
	"unicode"
	"unicode/utf8"

	"hearsay/internal/news"
	"hearsay/internal/text"
)

// aligner aligns pairs of texts. It holds buffers.
type aligner struct {
	o            Options
	usedA, usedB []bool // words that are in a passage of this pair
	stock        []bool // words of the later text that are in stock phrases; nil: not known
	laterIsA     bool
	diff         differ
	flag         func(a, b *Words) // flags boilerplate when it is wanted; nil: it is flagged
}

// piece is what becomes one passage: runs in order with small gaps between them.
type piece struct {
	runs []Run // equal words, the small ones within gaps included
	same int   // words in runs
}

func (p *piece) first() Run { return p.runs[0] }
func (p *piece) last() Run  { return p.runs[len(p.runs)-1] }

// longer is the number of words of the longer side.
func (p *piece) longer() int {
	f, l := p.first(), p.last()
	return max(l.endA()-f.A, l.endB()-f.B)
}

// appendTo adds the passages of two texts from the runs of words that they share (see finder.runs),
// in no particular order. a.Text must sort before b.Text.
func (al *aligner) appendTo(ps []news.Passage, a, b *Words, runs []Run) []news.Passage {
	al.usedA = append(al.usedA[:0], make([]bool, a.Len())...)
	al.usedB = append(al.usedB[:0], make([]bool, b.Len())...)
	var pieces, all []piece
	for _, c := range chains(runs) {
		var line []piece // of one chain
		for len(c) > 0 {
			var p piece
			p, c = al.cutPiece(a, b, c)
			line = append(line, p)
		}
		all = append(all, line...)
		for len(line) > 0 {
			n := together(line, al.o.Gap)
			pieces = al.use(al.counting(a, b, line[:n]), pieces)
			line = line[n:]
		}
	}
	switch {
	case len(pieces) == 0:
		pieces = al.reworked(a, b, all)
	case retold(a, b, pieces):
		pieces = al.rest(a, b, all, pieces)
	}
	for _, p := range al.withoutStock(a, b, withoutBoilerplate(a, b, pieces, al.o.Gram, al.flag)) {
		ps = append(ps, passage(a, b, &p))
	}
	return ps
}

// use adds to pieces those of more that are not in passages of this pair already.
func (al *aligner) use(more, pieces []piece) []piece {
	for _, p := range more {
		if al.isUsed(&p) {
			continue
		}
		pieces = append(pieces, p)
		for _, r := range p.runs {
			fill(al.usedA[r.A:r.endA()])
			fill(al.usedB[r.B:r.endB()])
		}
	}
	return pieces
}

// retold reports whether half of the shorter text stands in the other: the two are one
// story told again.
func retold(a, b *Words, pieces []piece) bool {
	sum := 0
	for i := range pieces {
		sum += pieces[i].same
	}
	return 2*sum >= min(a.Len(), b.Len())
}

// rest adds those of all the pieces of a story told again that are too short to be
// passages by themselves: its paragraphs were set in another order.
func (al *aligner) rest(a, b *Words, all, pieces []piece) []piece {
	for _, p := range all {
		if p.same >= al.o.Gram && 2*p.same >= p.longer() && measure(a, b, &p).longs > 0 {
			pieces = al.use([]piece{p}, pieces)
		}
	}
	return pieces
}

func fill(b []bool) {
	for i := range b {
		b[i] = true
	}
}

// backing is the number of equal words in a chain.
func backing(c []Run) int {
	n := 0
	for _, r := range c {
		n += r.N
	}
	return n
}

// cutPiece takes from the front of a chain the runs that make one passage, and
// returns the rest. The piece is extended at both ends and aligned in its gaps.
func (al *aligner) cutPiece(a, b *Words, c []Run) (piece, []Run) {
	n := 1
	for n < len(c) && c[n].A-c[n-1].endA() <= al.o.Gap && c[n].B-c[n-1].endB() <= al.o.Gap {
		n++
	}
	var p piece
	p.runs = al.before(a, b, c[0], p.runs)
	for i, r := range c[:n] {
		if i > 0 {
			last := c[i-1]
			p.runs = al.between(a, b, last.endA(), r.A, last.endB(), r.B, p.runs)
		}
		p.runs = append(p.runs, r)
	}
	p.runs = al.after(a, b, c[n-1], c[n:], p.runs)
	p.runs = join(p.runs)
	p.same = backing(p.runs)
	return p, c[n:]
}

// between appends the runs in a gap.
func (al *aligner) between(a, b *Words, a0, a1, b0, b1 int, runs []Run) []Run {
	i, j := 0, 0
	for _, ch := range al.diff.changes(a.Hash[a0:a1], b.Hash[b0:b1]) {
		if n := ch.A0 - i; n > 0 {
			runs = append(runs, Run{a0 + i, b0 + j, n})
		}
		i, j = ch.A1, ch.B1
	}
	if n := a1 - a0 - i; n > 0 {
		runs = append(runs, Run{a0 + i, b0 + j, n})
	}
	return runs
}

// A passage goes on beyond its last run if stepOnto equal words follow over a
// change of at most stepOver words on either side, or over an insertion of at
// most Options.Gap words on one.
const (
	stepOver = 3
	stepOnto = 3
)

// after extends a piece to the right, no further than to the chain's next run.
func (al *aligner) after(a, b *Words, r Run, rest, runs []Run) []Run {
	endA, endB := a.Len(), b.Len()
	if len(rest) > 0 {
		endA, endB = rest[0].A, rest[0].B
	}
	i, j := r.endA(), r.endB()
	for {
		s, ok := al.step(i, j, endA, endB, func(i, j int) bool { return a.Hash[i] == b.Hash[j] }, false)
		if !ok {
			return runs
		}
		runs = append(runs, s)
		i, j = s.endA(), s.endB()
	}
}

// before extends a piece to the left: the same on the texts read backwards.
func (al *aligner) before(a, b *Words, r Run, runs []Run) []Run {
	la, lb := a.Len(), b.Len()
	i, j := la-r.A, lb-r.B
	equal := func(i, j int) bool { return a.Hash[la-1-i] == b.Hash[lb-1-j] }
	for {
		s, ok := al.step(i, j, la, lb, equal, true)
		if !ok {
			break
		}
		i, j = s.endA(), s.endB()
		runs = append(runs, Run{la - i, lb - j, s.N})
	}
	for l, r := 0, len(runs)-1; l < r; l, r = l+1, r-1 {
		runs[l], runs[r] = runs[r], runs[l]
	}
	return runs
}

// step finds the nearest run of stepOnto equal words or more from i and j on,
// over the smallest change.
func (al *aligner) step(i, j, endA, endB int, equal func(i, j int) bool, backwards bool) (Run, bool) {
	for d := 0; d <= max(2*stepOver, al.o.Gap); d++ {
		for x := range d + 1 {
			y := d - x
			if max(x, y) > stepOver && min(x, y) > 0 || max(x, y) > al.o.Gap {
				continue
			}
			p, q := i+x, j+y
			n := 0
			for p+n < endA && q+n < endB && equal(p+n, q+n) && !al.taken(p+n, q+n, backwards) {
				n++
			}
			if n >= stepOnto {
				return Run{p, q, n}, true
			}
		}
	}
	return Run{}, false
}

// taken reports whether a word of each side is in a passage already.
func (al *aligner) taken(i, j int, backwards bool) bool {
	if backwards {
		i, j = len(al.usedA)-1-i, len(al.usedB)-1-j
	}
	return al.usedA[i] && al.usedB[j]
}

// join makes one run of those that meet.
func join(runs []Run) []Run {
	out := runs[:1]
	for _, r := range runs[1:] {
		if l := &out[len(out)-1]; l.endA() == r.A && l.endB() == r.B {
			l.N += r.N
			continue
		}
		out = append(out, r)
	}
	return out
}

// isUsed reports whether most of a piece, on both sides, is in passages of this
// pair already. A stretch that stands once in one text and twice in the other is
// two passages; one of a word over and over is not a passage on every diagonal.
func (al *aligner) isUsed(p *piece) bool {
	usedA, usedB := 0, 0
	for _, r := range p.runs {
		usedA += count(al.usedA[r.A:r.endA()])
		usedB += count(al.usedB[r.B:r.endB()])
	}
	return 2*usedA > p.same && 2*usedB > p.same
}

func count(b []bool) int {
	n := 0
	for _, set := range b {
		if set {
			n++
		}
	}
	return n
}

// passage writes a piece down with its offsets.
func passage(a, b *Words, p *piece) news.Passage {
	f, l := p.first(), p.last()
	ps := news.Passage{
		A:     news.Ref{Text: a.Text, Span: news.Span{Start: a.Span[f.A].Start, End: a.Span[l.endA()-1].End}},
		B:     news.Ref{Text: b.Text, Span: news.Span{Start: b.Span[f.B].Start, End: b.Span[l.endB()-1].End}},
		Words: p.same,
		Same:  float64(p.same) / float64(p.longer()),
	}
	if len(p.runs) > 1 {
		ps.Edits = make([]news.Edit, 0, len(p.runs)-1)
	}
	for i, r := range p.runs[1:] {
		before := p.runs[i]
		ps.Edits = append(ps.Edits, edit(a, b, Change{before.endA(), r.A, before.endB(), r.B}))
	}
	widen(a, b, f, l, &ps)
	ps.ID = news.PassageID(ps.A, ps.B)
	return ps
}

// widen takes in the punctuation at the ends as far as it is equal on both sides:
// quotation marks, the full stop. It never reaches a word or a space.
func widen(a, b *Words, f, l Run, p *news.Passage) {
	for x, y := a.gap(f.A), b.gap(f.B); ; {
		r, n := utf8.DecodeLastRuneInString(x)
		s, m := utf8.DecodeLastRuneInString(y)
		if !samePunctuation(r, s) {
			break
		}
		p.A.Span.Start -= uint32(n)
		p.B.Span.Start -= uint32(m)
		x, y = x[:len(x)-n], y[:len(y)-m]
	}
	for x, y := a.gap(l.endA()), b.gap(l.endB()); ; {
		r, n := utf8.DecodeRuneInString(x)
		s, m := utf8.DecodeRuneInString(y)
		if !samePunctuation(r, s) {
			break
		}
		p.A.Span.End += uint32(n)
		p.B.Span.End += uint32(m)
		x, y = x[n:], y[m:]
	}
}

func samePunctuation(r, s rune) bool {
	return unicode.IsPunct(r) && unicode.IsPunct(s) && (r == s || mark(r) == mark(s))
}

// mark is a punctuation mark as it is compared: straight and curly are one.
func mark(r rune) string {
	if r == '"' { // text.Fold leaves ASCII marks as they are
		return "'"
	}
	return string(text.Fold(nil, string(r)))
}
