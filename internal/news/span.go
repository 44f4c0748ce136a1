package news

import (
	"cmp"
	"slices"
	"sort"
)

// Span is a half-open range of bytes [Start, End) in one text. The zero Span is
// the absent one. Texts are limited to 4 GiB by the offsets' width, and by the
// readers to far less.
type Span struct {
	Start uint32 `json:"start"`
	End   uint32 `json:"end"`
}

// MakeSpan makes a span of two int offsets.
func MakeSpan(start, end int) Span { return Span{uint32(start), uint32(end)} }

// Len is the number of bytes in s.
func (s Span) Len() int { return int(s.End) - int(s.Start) }

// Empty reports whether s holds no byte.
func (s Span) Empty() bool { return s.End <= s.Start }

// Of cuts s out of the text that it points into.
func (s Span) Of(text string) string { return text[s.Start:s.End] }

// Contains reports whether every byte of t is in s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether s and t share a byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Intersect is the part that s and t share, or the zero Span.
func (s Span) Intersect(t Span) Span {
	if !s.Overlaps(t) {
		return Span{}
	}
	return Span{max(s.Start, t.Start), min(s.End, t.End)}
}

// Cover is the smallest span that holds both s and t; an empty one adds nothing.
func (s Span) Cover(t Span) Span {
	switch {
	case s.Empty():
		return t
	case t.Empty():
		return s
	}
	return Span{min(s.Start, t.Start), max(s.End, t.End)}
}

// Less orders spans by start, then by end.
func (s Span) Less(t Span) bool {
	return s.Start < t.Start || s.Start == t.Start && s.End < t.End
}

// CoverAll is the smallest span that holds all of spans.
func CoverAll(spans []Span) Span {
	var c Span
	for _, s := range spans {
		c = c.Cover(s)
	}
	return c
}

// TotalLen is the number of bytes in spans, which must not overlap.
func TotalLen(spans []Span) int {
	n := 0
	for _, s := range spans {
		n += s.Len()
	}
	return n
}

// CoveredLen is the number of bytes that lie in at least one of spans. It sorts them by their starts.
func CoveredLen(spans []Span) int {
	slices.SortFunc(spans, func(a, b Span) int { return cmp.Compare(a.Start, b.Start) })
	n, end := 0, uint32(0)
	for _, s := range spans {
		s.Start = max(s.Start, end)
		if !s.Empty() {
			n += s.Len()
			end = s.End
		}
	}
	return n
}

// Find returns the index of the span that holds the byte at offset, in sorted
// spans that do not overlap, or -1.
func Find(spans []Span, offset uint32) int {
	i := sort.Search(len(spans), func(i int) bool { return spans[i].End > offset })
	if i < len(spans) && spans[i].Start <= offset {
		return i
	}
	return -1
}

// Within returns the indices [lo, hi) of the spans that overlap s, in sorted
// spans that do not overlap each other.
func Within(spans []Span, s Span) (lo, hi int) {
	lo = sort.Search(len(spans), func(i int) bool { return spans[i].End > s.Start })
	hi = lo + sort.Search(len(spans)-lo, func(i int) bool { return spans[lo+i].Start >= s.End })
	return lo, hi
}

// Ref is a span of a named text: what every finding points at.
type Ref struct {
	Text TextID `json:"text"`
	Span Span   `json:"span"`
}
