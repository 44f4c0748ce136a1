package news

// Project carries a span of one side of the passage over to the other: the
// bytes there that the same words stand at. fromA says that s is on side A. The
// part of s outside the passage is left out; a span that lies wholly in words
// which the other side has not, or outside, gives an empty span. Within a run of
// the same words, borders are exact to a few bytes (quotation marks and spaces
// differ in length); callers that show the result widen it to whole tokens.
func (p *Passage) Project(s Span, fromA bool) Span {
	here, there := p.A.Span, p.B.Span
	if !fromA {
		here, there = there, here
	}
	s = s.Intersect(here)
	if s.Empty() {
		return Span{}
	}
	var out Span
	run := func(h, t Span) {
		if part := s.Intersect(h); !part.Empty() {
			out = out.Cover(Span{scale(part.Start, h, t), scale(part.End, h, t)})
		}
	}
	h0, t0 := here.Start, there.Start
	for _, e := range p.Edits {
		h, t := e.A, e.B
		if !fromA {
			h, t = t, h
		}
		run(Span{h0, h.Start}, Span{t0, t.Start})
		if !h.Empty() && s.Overlaps(h) {
			out = out.Cover(t)
		}
		h0, t0 = h.End, t.End
	}
	run(Span{h0, here.End}, Span{t0, there.End})
	return out
}

// scale carries offset x of span h over to span t, in proportion.
func scale(x uint32, h, t Span) uint32 {
	if h.Empty() {
		return t.Start
	}
	return t.Start + uint32(uint64(x-h.Start)*uint64(t.Len())/uint64(h.Len()))
}
