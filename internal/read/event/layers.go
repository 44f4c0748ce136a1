package event

import (
	"slices"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// layers adds the dates, places and quantities whose words belong to the clause of
// token h.
func (f *finder) layers(e *news.Event, h int32) {
	c := &f.clause
	vow := f.vow(int(h))
	belongs := func(s news.Span, tied func(k, h int) bool) bool {
		if vow >= 0 && s.End <= c.tokens[vow].Start {
			return false
		}
		lo, hi := news.Within(c.tokens, s)
		for k := lo; k < hi; k++ {
			if c.owner[k] == h && !c.is(k, f.names.punct) {
				return tied(k, int(h))
			}
		}
		return false
	}
	any := func(int, int) bool { return true }
	there := func(k, h int) bool { return f.inPlace(k, h, e.Class) }
	all := news.Span{Start: c.tokens[0].Start, End: c.tokens[len(c.tokens)-1].End}
	for i := firstFrom(f.a.Dates, all.Start, dateSpan); i < len(f.a.Dates) && f.a.Dates[i].Span.Start < all.End; i++ {
		if f.a.Dates[i].Type != news.DurationType && f.a.Dates[i].Mod != onward && belongs(f.a.Dates[i].Span, f.onTheDay) && !f.saidOn(f.a.Dates[i].Span) {
			e.When = append(e.When, int32(i))
		}
	}
	if day := f.dayAbove(int(h)); day >= 0 { // "in 1959, when two died"
		e.When = append(e.When, day)
		slices.Sort(e.When)
		e.When = slices.Compact(e.When)
	}
	for i := firstFrom(f.a.Places, all.Start, placeSpan); i < len(f.a.Places) && f.a.Places[i].Span.Start < all.End; i++ {
		if s := f.a.Places[i].Span; f.a.Places[i].Kind == news.Location && belongs(s, there) && !e.Who.Contains(s) {
			e.Where = append(e.Where, int32(i))
		}
	}
	for i := firstFrom(f.a.Quantities, all.Start, quantitySpan); i < len(f.a.Quantities) && f.a.Quantities[i].Span.Start < all.End; i++ {
		if belongs(f.a.Quantities[i].Span, any) {
			e.Many = append(e.Many, int32(i))
		}
	}
}

// vow is the verb of the past by which somebody says that the event at token h is to happen, or -1: what stands before it
// is when and where he said so. "At a rally on Thursday he promised | to free them".
func (f *finder) vow(h int) int {
	c := &f.clause
	up := int(c.tree.Heads[h])
	if up < 0 || up > h || c.rels[h] != open || !c.has(up, lang.EventVow) || int(c.tree.Fine[up]) != f.names.fineVBD {
		return -1
	}
	return up
}

// dayAbove is the number of the date right before a clause that is told of it, which token h
// heads or stands in below: "in 1959, when two died"; or -1.
func (f *finder) dayAbove(h int) int32 {
	c := &f.clause
	for range 4 {
		up := int(c.tree.Heads[h])
		if up < 0 || c.rels[h] != relative && c.rels[h] != clausal && c.rels[h] != conjunct {
			return -1
		}
		for _, k := range c.of(h) {
			k := int(k)
			if k > 1 && c.is(k-1, f.names.punct) && int(c.tree.Fine[k]) == f.names.fineWRB {
				if d := firstOver(f.a.Dates, c.tokens[k-2], dateSpan); d >= 0 && f.a.Dates[d].Type == news.DateType {
					return int32(d)
				}
			}
		}
		h = up
	}
	return -1
}

// firstFrom is the first of a sorted layer that ends behind offset.
func firstFrom[T any](layer []T, offset uint32, span func(*T) news.Span) int {
	lo, hi := 0, len(layer)
	for lo < hi {
		if m := (lo + hi) / 2; span(&layer[m]).End <= offset {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo
}

// firstOver is the first of a sorted layer that overlaps a span, or -1.
func firstOver[T any](layer []T, s news.Span, span func(*T) news.Span) int {
	if i := firstFrom(layer, s.Start, span); i < len(layer) && span(&layer[i]).Overlaps(s) {
		return i
	}
	return -1
}

func dateSpan(d *news.Date) news.Span         { return d.Span }
func placeSpan(p *news.Place) news.Span       { return p.Span }
func quantitySpan(q *news.Quantity) news.Span { return q.Span }

// dateAt reports whether a date holds the span.
func (f *finder) dateAt(s news.Span) bool { return firstOver(f.a.Dates, s, dateSpan) >= 0 }
