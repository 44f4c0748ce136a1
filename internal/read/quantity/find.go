package quantity

import (
	"math"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// Find fills a.Quantities. It needs a.Sentences and reads a.Dates; a nil l finds
// nothing. Cost is linear in the text; it allocates one buffer for the words of
// a sentence and the result.
func Find(body string, a *news.Analysis, l *lang.Quantity) {
	if l == nil {
		return
	}
	f := finder{body: body, l: l, dates: a.Dates}
	for _, s := range a.Sentences {
		f.lex(int(s.Start), int(s.End))
		for i := 0; i < len(f.pieces); {
			i = f.quantity(i)
		}
	}
	a.Quantities = f.found
}

type finder struct {
	body   string
	l      *lang.Quantity
	dates  []news.Date // those that do not end before the text read so far
	pieces []piece
	taken  int // the first piece of the sentence that no quantity found so far has
	fold   []byte
	found  []news.Quantity
}

// number is what is read of a number before anyone knows what it counts.
type number struct {
	min, max float64
	next     int       // the piece after it
	currency news.Span // "$" of "$3"
	unit     news.Span // what is written right behind it: "%", "km"
	figure   bool      // in figures
	plain    bool      // in figures, without comma or fraction or scale
	joined   bool      // a range with a hyphen
	many     bool      // "hundreds"
	one      bool      // the word "one"
}

// quantity reads a quantity at piece i and returns the piece to go on with.
func (f *finder) quantity(i int) int {
	n, ok := f.number(i)
	if !ok {
		return i + 1
	}
	start := i
	bound, first := f.qualifier(i)
	between := first > f.taken && f.has(first-1, lang.QuantityBetween)
	f.rangeOf(&n, between)
	if between && n.max > n.min {
		first--
	}
	if f.isRun(start, n.next) {
		return f.runEnd(n.next)
	}
	unit := f.unit(&n)
	if n.one && (bound == lang.Around || bound == lang.Nearly) || n.min > n.max || f.blocked(start, &n, unit, bound != lang.Exactly || first < start) {
		return n.next
	}
	end := n.next
	if b := f.orMore(n.next); b != lang.Exactly {
		bound, end = b, n.next+2
	}
	n.apply(bound)
	span := news.Span{Start: f.pieces[first].start, End: f.pieces[end-1].end}
	f.share(first, unit.span)
	f.found = append(f.found, news.Quantity{Span: span, Min: n.min, Max: n.max, Unit: unit.span})
	f.taken = max(unit.next, end)
	return f.taken
}

// share gives the quantity before, which counts nothing, what the one that begins at
// piece first counts: "14 and 11 points".
func (f *finder) share(first int, unit news.Span) {
	if k := first - 1; k > 0 && f.has(k, lang.QuantityTo) && len(f.found) > 0 {
		if q := &f.found[len(f.found)-1]; q.Unit.Empty() && q.Span.End == f.pieces[k-1].end {
			q.Unit = unit
		}
	}
}

// apply opens the interval as a qualifier says.
func (n *number) apply(b lang.QuantityBound) {
	switch b {
	case lang.AtLeast:
		n.max = math.MaxFloat64
	case lang.AtMost:
		n.min = 0
	case lang.Nearly:
		n.min = n.min * 9 / 10
	case lang.Around:
		n.min, n.max = n.min*9/10, n.max*11/10
	}
	n.max = min(n.max, math.MaxFloat64)
}

// qualifier reads the words before piece i that qualify the number there, and
// returns the first of them. It leaves the words of the quantity before alone:
// in "3 or more than 5" the "more" is the first one's.
func (f *finder) qualifier(i int) (lang.QuantityBound, int) {
	if i == 0 || f.pieces[i-1].word == nil {
		return lang.Exactly, i
	}
	bound, first := lang.Exactly, i
	for _, q := range f.pieces[i-1].word.Ends {
		k := i - 1 - len(q.Before)
		if k < f.taken || k >= first {
			continue
		}
		same := true
		for j, w := range q.Before {
			same = same && f.is(k+j, w)
		}
		if same && !f.inDate(k) && !(k == i-1 && f.has(k-1, lang.QuantityOver)) {
			bound, first = q.Bound, k
		}
	}
	return bound, first
}

// orMore reads "or more" and the like at piece i.
func (f *finder) orMore(i int) lang.QuantityBound {
	if f.has(i, lang.QuantityOr) && i+1 < len(f.pieces) && f.pieces[i+1].word != nil {
		return f.pieces[i+1].word.Or
	}
	return lang.Exactly
}

// rangeOf reads the other end of a range after n: "10-15", "10 to 15", and
// "between 10 and 15".
func (f *finder) rangeOf(n *number, between bool) {
	k := n.next
	hyphen := f.next(k, hyphen)
	if k+1 >= len(f.pieces) || n.many || !hyphen && !f.has(k, lang.QuantityTo) {
		return
	}
	or := f.has(k, lang.QuantityOr) && !between
	if n.one && !or || !hyphen && !between && f.is(k, f.l.Numbers.And) {
		return
	}
	m, ok := f.number(k + 1)
	if !ok || m.many || n.figure != m.figure && (hyphen || or) || or && (m.max <= n.max || m.max > 2*n.max+1) {
		return
	}
	n.one = false
	if m.max >= 1e3 && n.max < 1e3 && m.max/1e3 >= n.max && m.scaled() > 1 { // "2 to 3 million"
		n.min *= m.scaled()
	}
	n.max, n.next, n.unit, n.joined, n.plain = m.max, m.next, m.unit, hyphen, false
}

// scaled is the scale that a number's value has: 1e6 for 3 million.
func (n *number) scaled() float64 {
	if n.plain {
		return 1
	}
	for _, s := range [...]float64{1e12, 1e9, 1e6, 1e3} {
		if n.max >= s {
			return s
		}
	}
	return 1
}

// isRun reports whether the figures at [i, next) are a part of a longer row of
// figures: a telephone number, a card's, a score by sets.
func (f *finder) isRun(i, next int) bool {
	if f.pieces[i].kind != figure {
		return false
	}
	k := next
	if k < len(f.pieces) && f.pieces[k].kind == hyphen {
		k++
	}
	return k < len(f.pieces) && (f.pieces[k].kind == figure || f.pieces[k].kind == code)
}

func (f *finder) runEnd(i int) int {
	for i < len(f.pieces) && (f.pieces[i].kind == figure || f.pieces[i].kind == code || f.pieces[i].kind == hyphen) {
		i++
	}
	return i
}

// blocked reports whether a number counts nothing, by what stands around it.
func (f *finder) blocked(i int, n *number, unit counting, qualified bool) bool {
	sure := qualified || !n.currency.Empty() || !n.unit.Empty()
	uncounted := unit.span.Empty()
	switch {
	case n.one && (uncounted || i > 0 && f.has(i-1, lang.QuantityNotOne)):
		return true
	case n.joined && !sure && (uncounted || f.has(unit.next-1, lang.QuantityScore)):
		return true // a score, most likely
	case f.ratio(i, n):
		return true
	case sure, unit.part:
		return false
	case i > 0 && f.has(i-1, lang.QuantityBlock):
		return true
	case n.plain && n.max >= 1400 && n.max < 2100 && (!unit.plural || n.max >= 1800 && math.Mod(n.max, 50) > 0):
		return true // a year, an address
	case f.address(n.next):
		return true
	case n.figure && i > 0 && f.pieces[i-1].capital && i > 1 && !unit.plural:
		return true // "Apollo 11"
	case n.plain && n.max < 10 && i > 1 && f.pieces[i-1].capital && !f.inDate(i-1):
		return true // "Falcon 9 launches": numbers so small are written in words
	}
	return n.figure && i > 0 && f.pieces[i-1].kind == comma && uncounted // an age: "Odd, 42, said"
}

// ratio reports whether the number before piece n.next is a part of "one in ten" or
// "nine out of ten".
func (f *finder) ratio(i int, n *number) bool {
	if n.one {
		return f.has(n.next, lang.QuantityIn) && f.counts(n.next+1)
	}
	if f.has(n.next, lang.QuantityStop) && f.has(n.next+1, lang.QuantityOf) && f.counts(n.next+2) {
		return true
	}
	return i > 1 && f.has(i-1, lang.QuantityIn) && f.pieces[i-2].num == 1 || i > 2 && f.has(i-1, lang.QuantityOf) && f.has(i-2, lang.QuantityStop) && f.counts(i-3)
}

// counts reports whether piece i is a number.
func (f *finder) counts(i int) bool { return i >= 0 && i < len(f.pieces) && f.pieces[i].num > 0 }

// address reports whether the number before piece i is a house's.
func (f *finder) address(i int) bool {
	for k := i; k < min(i+3, len(f.pieces)); k++ {
		if !f.pieces[k].capital {
			return false
		}
		if k > i && f.has(k, lang.QuantityStreet) {
			return true
		}
	}
	return false
}
