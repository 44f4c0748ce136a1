package attrib

import (
	"slices"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// This file reads sentences, or their beginnings, that say of somebody no more than that he denies what stands before: "From
// the Board came a flat denial, …", "The Board would have none of it: …".

// deniesBack looks for one in unit n, up to each mark, and to "and".
func (r *reader) deniesBack(n int) (framed, bool) {
	u := &r.units[n]
	lo := r.leftStart(u)
	last := min(u.end, lo+maxDenyPart)
	if !r.deniesAnywhere(lo, last) {
		return framed{}, false
	}
	for end := lo + 3; end <= last && !r.quoted(end-1); end++ {
		mark := end == u.end || r.toks[end].punct && !r.has(end, lang.Possessive) || r.has(end, lang.Conjunction) && !r.has(end, lang.Contrast)
		if !mark || r.quoted(end) {
			continue
		}
		p := newDenyPart([2]int{lo, end})
		p.back = true
		if !r.denyFrom(lo, 0, &p) {
			continue
		}
		if m, ok := r.backFramed(&p); ok {
			return m, !r.deniesHere(&m)
		}
	}
	return framed{}, false
}

// deniesAnywhere reports whether any of the tokens [lo, hi) begins words of denying. Most sentences have none, and are not
// read further.
func (r *reader) deniesAnywhere(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if kind, _ := r.noAt(i, hi); kind != noNone {
			return true
		}
	}
	return false
}

// backFramed is such a piece: what is said is what it has behind its first verb, or the noun for a denial.
func (r *reader) backFramed(p *denyPart) (framed, bool) {
	m := p.asFramed()
	m.lo, m.hi, m.back = p.runs[0][0], p.runs[0][1], true
	m.words = [2]int{p.no, m.hi}
	m.cue = nil
	if p.src[0] > p.no || p.src[1] > p.no {
		m.words[1] = p.no + 1
	}
	for m.words[0] > m.lo && (r.isDenial(m.words[0]-1, lang.Denying) || r.adverbial(m.words[0]-1) || r.has(m.words[0]-1, lang.Determiner)) && m.words[0] != p.src[1] {
		m.words[0]--
	}
	if p.kind == noVerb {
		m.words[0] = p.no + 1
		if !r.pair(p.no, lang.Scorning) || r.pair(p.no, lang.Differing) || r.anyOf(p.no+1, p.no+2, lang.Determiner) || m.words[0] >= m.hi {
			m.words[0] = p.no
		}
	}
	for _, c := range p.cue {
		switch {
		case c[0] < m.words[0]:
			m.cue = append(m.cue, [2]int{c[0], min(c[1], m.words[0])})
		case c[0] >= m.words[1]:
			m.cue = append(m.cue, c)
		}
	}
	return m, m.wordy() && len(m.cue) > 0
}

// pointsAt reports whether a piece names what it denies without saying what that is: "poured scorn on | the report", "hit
// back at | what it called fake news".
func (r *reader) pointsAt(p *denyPart) bool {
	for _, c := range p.cue {
		i := c[0]
		if i > p.no && (r.has(i, lang.Thing) || r.has(i, lang.Question) && r.has(i+1, lang.Thing|lang.Pronoun)) || r.has(i, lang.Definite|lang.Anaphor) && i+1 < p.runs[0][1] && (r.asserts(i+1) || r.has(i+1, lang.ReportNoun)) {
			return true
		}
	}
	return false
}

// deniesHere reports whether a denial by somebody is found already in a piece.
func (r *reader) deniesHere(m *framed) bool {
	piece := r.span(m.lo, m.hi)
	return r.anyNear(piece, func(e *draft) bool { return e.Stance == news.Denies && len(e.Source) > 0 && e.Extent().Overlaps(piece) })
}

// besides reports whether a draft says something besides a denial, which has no words of its cue and of what is said, and takes
// the denial out of what is said: "| The Board poured scorn on the report – | the cranes stood still, it said".
func (r *reader) besides(e *draft, denial news.Span) bool {
	if len(e.Content) == 0 {
		return false
	}
	if slices.ContainsFunc(e.Cue, denial.Overlaps) {
		return e.alone && len(e.Source) > 0 && news.CoverAll(e.Content).Start >= denial.End // "begged to differ: | the cranes stood still"
	}
	left := slices.DeleteFunc(slices.Clone(e.Content), denial.Contains)
	if len(left) == 0 {
		return false
	}
	if c := &left[0]; c.Start == denial.Start && c.End > denial.End {
		next := r.tokenAt(denial.End)
		if next+1 >= len(r.toks) || !r.toks[next].punct || r.comma(next) {
			return false
		}
		c.Start = r.spans[next+1].Start
	}
	if slices.ContainsFunc(left, denial.Overlaps) {
		return false
	}
	e.Content = left
	return true
}
