package provenance

import (
	"slices"

	"hearsay/internal/news"
)

// count numbers a claim's independent origins. Voices that are named are told
// apart by their names. One that is not may be one of those that are ("officials", "the
// director"), unless it is somebody by himself ("a nurse on the ward"), or one confirms what
// the other said. Where none is named, the first counts as one, unless it is quoted with the
// words of another or the article gives no source at all. Any other may be the same again, or
// may have been taken from where we cannot see, and so only raises the upper bound.
func count(c *news.Claim) { Count(c, func(*news.ClaimOrigin) bool { return false }) }

// countParts numbers the independent origins of each part of a claim: of those of the claim
// that stand behind a telling of it.
func countParts(c *news.Claim) {
	var behind []bool
	var of news.Claim
	for i := range c.Parts {
		p := &c.Parts[i]
		behind = slices.Grow(behind[:0], len(c.Origins))[:len(c.Origins)]
		clear(behind)
		n := 0
		for _, t := range p.Tellings {
			if o := c.Tellings[t.Telling].Origin; o >= 0 && !behind[o] {
				behind[o] = true
				n++
			}
		}
		if n == len(c.Origins) {
			p.Min, p.Max = c.Min, c.Max
			continue
		}
		of.Origins, of.Tellings = of.Origins[:0], of.Tellings[:0]
		for o, is := range behind {
			if is {
				of.Origins = append(of.Origins, c.Origins[o])
			}
		}
		for _, t := range p.Tellings {
			if c.Tellings[t.Telling].Stance == news.ConfirmsClaim {
				of.Tellings = append(of.Tellings, c.Tellings[t.Telling])
			}
		}
		count(&of)
		p.Min, p.Max = of.Min, of.Max
	}
}

// Count numbers a claim's independent origins anew, of which some are right: a person
// found them to be origins of their own. A claim whose origins were all found to be wrong
// has none.
func Count(c *news.Claim, right func(*news.ClaimOrigin) bool) {
	c.Min, c.Max = 0, len(c.Origins)
	described, alone := false, !slices.ContainsFunc(c.Origins, func(o news.ClaimOrigin) bool { return named(&o) })
	confirmed := slices.ContainsFunc(c.Tellings, func(t news.Telling) bool { return t.Stance == news.ConfirmsClaim })
	for i := range c.Origins {
		o := &c.Origins[i]
		switch {
		case right(o):
			o.Sure, o.Note = true, ""
			c.Min++
		case named(o):
			if kin := kinOf(c.Origins[:i], o); kin != nil {
				o.Sure, o.Note = false, "may speak for "+kin.Voice
			} else {
				c.Min++
			}
		case o.Sure && !described && (alone || o.Kind != news.Author && confirmed || o.Kind == news.Unnamed && !o.Vague):
			described = true
			c.Min++
		default:
			o.Sure, o.Note = false, "may rest on one of the others"
		}
	}
	c.Min = min(max(c.Min, 1), c.Max)
}

// kinOf is the first of some origins that a named one may speak for, or that may speak for it.
func kinOf(some []news.ClaimOrigin, o *news.ClaimOrigin) *news.ClaimOrigin {
	for i := range some {
		if named(&some[i]) && related(&some[i], o) {
			return &some[i]
		}
	}
	return nil
}
