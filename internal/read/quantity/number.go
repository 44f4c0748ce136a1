package quantity

import (
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// number reads a number that starts at piece i.
func (f *finder) number(i int) (number, bool) {
	p := &f.pieces[i]
	switch {
	case p.kind == currency:
		return f.money(i)
	case p.kind == figure:
		if f.inDate(i) {
			return number{}, false
		}
		return f.figures(i, news.Span{}), true
	case p.kind != word || p.word == nil && p.num == 0:
		return number{}, false
	case f.inDate(i):
		return number{}, false
	case i > 0 && f.pieces[i-1].kind == hyphen && !(i > 1 && f.pieces[i-2].kind == figure):
		return number{}, false // the tail of a compound
	case p.capital && i > 0 && f.pieces[i-1].capital:
		return number{}, false // "Air Force One"
	case f.has(i, lang.QuantityMany):
		return f.many(i)
	case f.has(i, lang.QuantityFew):
		return f.few(i, i+1)
	}
	return f.words(i)
}

// money reads "$3m": a sign, then figures.
func (f *finder) money(i int) (number, bool) {
	k := i + 1
	if k >= len(f.pieces) || f.pieces[k].kind != figure || !f.pieces[k].glued {
		return number{}, false
	}
	p := &f.pieces[i]
	return f.figures(k, news.Span{Start: p.start, End: p.end}), true
}

// figures reads the figures at piece i with a scale or a sign behind them.
func (f *finder) figures(i int, sign news.Span) number {
	p := &f.pieces[i]
	n := number{min: p.num, max: p.num, next: i + 1, currency: sign, figure: true, plain: !p.grouped && sign.Empty()}
	if n.next >= len(f.pieces) {
		return n
	}
	q := &f.pieces[n.next]
	switch {
	case q.kind == percent && q.glued, q.glued && q.kind == word && q.short == 0 && f.has(n.next, lang.QuantityMeasure):
		n.unit, n.plain = news.Span{Start: q.start, End: q.end}, false
		n.next++
	case q.kind == word && q.glued && q.short > 0:
		n.plain = false
		if sign.Empty() && f.has(n.next, lang.QuantityMeasure) { // "3m" of nothing is metres
			n.unit = news.Span{Start: q.start, End: q.end}
		} else {
			n.min, n.max = n.min*q.short, n.max*q.short
		}
		n.next++
	case q.kind == word && !sign.Empty() && q.short > 1e3, q.kind == word && q.scale >= 12:
		s := max(q.scale, q.short)
		if p.glued && f.pieces[max(i-1, 0)].kind == hyphen && s < 1e3 {
			break
		}
		n.min, n.max, n.plain = n.min*s, n.max*s, false
		n.next++
	}
	return n
}

// words reads a number in words: "twenty-two", "two hundred and six", "a dozen",
// "half a dozen".
func (f *finder) words(i int) (number, bool) {
	k, factor := i, 1.0
	if f.has(k, lang.QuantityHalf) {
		factor = .5
		k++
	}
	switch {
	case f.has(k, lang.QuantityArticle) && k > i && f.has(k+1, lang.QuantityHalved):
		return number{min: factor, max: factor, next: k + 1}, true // "half a ton"
	case f.has(k, lang.QuantityArticle) && f.has(k+1, lang.QuantityFew):
		return f.few(i, k+2)
	case f.has(k, lang.QuantityArticle):
		k++
		if k >= len(f.pieces) || f.pieces[k].scale < 12 {
			return number{}, false
		}
	case k > i, k < len(f.pieces) && f.pieces[k].scale > 12:
		return number{}, false // "the hundred days", "hundred dollar bills"
	}
	if k >= len(f.pieces) || f.pieces[k].num == 0 || f.inDate(k) {
		return number{}, false
	}
	v := f.pieces[k].num
	n := number{one: v == 1, next: k + 1}
	for n.next < len(f.pieces) {
		m := n.next
		if f.pieces[m].kind == hyphen || f.pieces[m].kind == word && v >= 100 && f.is(m, f.l.Numbers.And) {
			m++
		}
		if m >= len(f.pieces) || f.pieces[m].kind != word || f.pieces[m].num == 0 || f.inDate(m) {
			break
		}
		sum, ok := f.l.Numbers.Join(v, f.pieces[m].num)
		if !ok {
			break
		}
		v, n.next, n.one = sum, m+1, false
	}
	m := n.next
	if f.next(m, hyphen) {
		m++
	}
	if m < len(f.pieces) && f.pieces[m].ordinal || f.has(m, lang.QuantityFraction) {
		return number{}, false // "twenty-first", "two-thirds"
	}
	n.min, n.max = v*factor, v*factor
	return n, true
}

func (f *finder) next(i int, k kind) bool {
	return i >= 0 && i < len(f.pieces) && f.pieces[i].kind == k
}

// many reads "hundreds", "tens of thousands": from two of the scale to ten of
// it; of dozens to a hundred.
func (f *finder) many(i int) (number, bool) {
	v, k := f.pieces[i].word.Value, i+1
	if f.has(k, lang.QuantityOf) && f.has(k+1, lang.QuantityMany) && f.pieces[k+1].word.Value > v {
		n := v * f.pieces[k+1].word.Value
		top := 10*n - 1
		if v == 12 {
			top = 100*f.pieces[k+1].word.Value - 1
		}
		return number{min: 2 * n, max: top, next: k + 2, many: true}, true
	}
	if f.has(k, lang.QuantityTo) && f.has(k+1, lang.QuantityMany) && f.pieces[k+1].word.Value > v {
		return number{min: 2 * v, max: 10*f.pieces[k+1].word.Value - 1, next: k + 2, many: true}, true // "tens to hundreds"
	}
	if v == 10 {
		return number{}, false // "tens" alone is seldom a count
	}
	top := 10*v - 1
	if v == 12 {
		top = 99
	}
	return number{min: 2 * v, max: top, next: k, many: true}, true
}

// few reads what is left of "several hundred" from piece k, the scale, on: as many
// as hundreds are.
func (f *finder) few(i, k int) (number, bool) {
	if k >= len(f.pieces) || f.pieces[k].scale < 12 || f.pieces[i].capital && i > 0 {
		return number{}, false
	}
	v := f.pieces[k].scale
	top := 10*v - 1
	if v == 12 {
		top = 99
	}
	return number{min: 2 * v, max: top, next: k + 1, many: true}, true
}
