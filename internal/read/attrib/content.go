package attrib

import (
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// cutsOf has the cuts of a unit at hand: see findCuts.
func (r *reader) cutsOf(u *unit) {
	if r.cutLo != u.lo || len(r.cuts) != u.hi-u.lo {
		r.findCuts(u)
	}
}

// findCuts notes, for every token of a unit, the next token at which a content
// that begins before it ends: where another statement or plainly another main
// clause sets in.
func (r *reader) findCuts(u *unit) {
	n := u.hi - u.lo
	if cap(r.cuts) < n {
		r.cuts = make([]int32, n+n/2)
	}
	r.cuts, r.cutLo = r.cuts[:n], u.lo
	next := int32(u.end)
	for i := u.hi - 1; i >= u.lo; i-- {
		if i < u.end && r.cutsAt(u, i) {
			next = int32(i)
		}
		r.cuts[i-u.lo] = next
	}
}

func (r *reader) cutsAt(u *unit, i int) bool {
	if r.quoted(i) {
		return false
	}
	if r.is(i, ';') {
		return true
	}
	if !r.comma(i) || i+1 >= u.end {
		return r.according(i, u.hi) && i > u.lo
	}
	j := i + 1
	if r.quoted(j) {
		return false
	}
	if r.according(j, u.hi) {
		return true
	}
	t := &r.toks[j]
	if t.has(lang.CitingVerb) || t.has(lang.CarriedVerb) && r.has(j+1, lang.RelayBy) {
		return true
	}
	for k := j; k < min(j+3, u.end); k++ {
		if w := &r.toks[k]; w.form == lang.IngForm && w.region < 0 && r.anyCueTakes(k, lang.TakesQuote|lang.TakesClause) {
			return true
		}
		if !r.has(k, lang.AdverbWord) {
			break
		}
	}
	if t.has(lang.Contrast) && j+2 < u.end {
		return true
	}
	// ", and a spokesman said …": a cue with a subject of its own follows.
	if t.has(lang.Conjunction) {
		for k := j + 1; k < min(j+8, u.end); k++ {
			if r.quoted(k) || r.toks[k].punct {
				return false
			}
			if r.finiteCue(k) {
				return true
			}
		}
	}
	return false
}

// contentEnd is where a content that begins at token i ends.
func (r *reader) contentEnd(u *unit, i int) int {
	if i >= u.hi {
		return i
	}
	from := i
	if r.quoted(i) {
		from = min(r.after(i), u.hi) - 1
	}
	if from+1 >= u.end {
		return max(u.end, from+1)
	}
	return max(int(r.cuts[from+1-r.cutLo]), from+1)
}

// leftStart is where a content that begins with the unit begins, a joining word
// left out.
func (r *reader) leftStart(u *unit) int {
	i := r.datelineEnd(u)
	if r.has(i, lang.Conjunction) && i+1 < u.hi {
		i++
		if r.comma(i) {
			i++
		}
	}
	return i
}

// complete finds the content of a cue whose source is known, and keeps the
// statement if there is any. What stands before the source and cue ends at token
// left; what stands after them begins at token at.
func (r *reader) complete(n int, g *verbGroup, d draft, left, at int, inverted bool) {
	u := &r.units[n]
	if d.Source == nil && d.src[1] > d.src[0] {
		d.Source = []news.Span{r.span(d.src[0], d.src[1])}
	}
	d.Cue = []news.Span{r.span(g.lo, g.hi)}
	d.listener = [2]int{at, at}
	if g.takes&lang.TakesPerson != 0 && !inverted {
		at = r.listener(u, g, &d, at)
	}
	at = r.adjuncts(u, g, &d, at)
	switch {
	case r.rightContent(u, g, &d, left, at):
	case r.leftContent(u, g, &d, left, at):
	case r.objectContent(u, g, &d, at):
	case r.is(at, ':') && at >= u.hi-2 && g.takes&(lang.TakesQuote|lang.TakesClause) != 0 && len(d.Source) > 0:
		d.lead = true
		r.withColon(g, &d, at)
	default:
		return
	}
	r.cited(u, &d)
	r.add(n, d)
}

// rightContent takes what stands after source and cue.
func (r *reader) rightContent(u *unit, g *verbGroup, d *draft, left, at int) bool {
	if at >= u.hi {
		return false
	}
	next := at
	colon := r.is(at, ':')
	if (r.comma(at) || colon) && at+1 < u.hi && r.quoted(at+1) {
		next = at + 1
	}
	if r.quoted(next) && next == g.hi && g.class == lang.JudgeCue && !(left > u.lo && r.has(left-1, lang.Question)) {
		return false // "a film called “The Bridge”": a name, not a judgement
	}
	if r.quoted(next) && next < u.hi && g.takes&(lang.TakesQuote|lang.TakesClause) != 0 {
		if lo, hi := r.leftQuote(u, left); hi > lo {
			d.Content = append(d.Content, r.span(lo, hi))
		}
		if colon {
			r.withColon(g, d, at)
		}
		return r.appendContent(d, next, r.rightEnd(u, d, next))
	}
	if lo, hi := r.leftQuote(u, left); hi > lo {
		return false
	}
	if at >= u.end {
		return false
	}
	switch {
	case r.has(at, lang.That) && g.takes&lang.TakesThat != 0 && (at+1 < u.end):
		return r.appendContent(d, at, r.rightEnd(u, d, at))
	case r.has(at, lang.Question) && (g.class == lang.AskCue || g.takes&lang.TakesClause != 0):
		return r.appendContent(d, at, r.rightEnd(u, d, at))
	case r.has(at, lang.ToWord) && (g.takes&lang.TakesInfinite != 0 || g.takes&lang.TakesPerson != 0 && d.listener[1] > d.listener[0]):
		return r.appendContent(d, at, r.rightEnd(u, d, at))
	case g.takes&lang.TakesClause != 0 && colon && at+1 < u.end:
		r.withColon(g, d, at)
		return r.appendContent(d, at+1, r.rightEnd(u, d, at+1))
	case g.takes&lang.TakesClause != 0 && r.comma(at) && r.asSaid(u, d.src[0]) && (r.startsClause(u, at+1) || r.has(at+1, lang.Subordinator)):
		return r.appendContent(d, at+1, r.rightEnd(u, d, at+1))
	case g.takes&lang.TakesClause != 0 && r.startsClause(u, at):
		return r.appendContent(d, at, r.rightEnd(u, d, at))
	}
	return false
}

// asSaid reports whether a source that begins at token i stands in an "as" clause that opens
// what it says: "As | Voss said on Monday, the ferry is late."
func (r *reader) asSaid(u *unit, i int) bool {
	return i > u.lo && r.isDenial(i-1, lang.As) && (i-1 == u.lo || r.toks[i-2].punct)
}

// withColon takes a colon into the cue where it follows directly.
func (r *reader) withColon(g *verbGroup, d *draft, at int) {
	if at == g.hi {
		d.Cue[0].End = r.spans[at].End
	}
}

// rightEnd is the end of a content after the cue; inside a relative clause
// ("Voss, who said …, left") it is the clause's.
func (r *reader) rightEnd(u *unit, d *draft, i int) int {
	end := r.contentEnd(u, i)
	if d.src[1] == d.src[0]+1 && r.has(d.src[0], lang.Relative) {
		for j := i; j < min(end, i+maxPhrase); j++ {
			if r.comma(j) {
				return j
			}
		}
	}
	return end
}

func (r *reader) appendContent(d *draft, lo, hi int) bool {
	hi = r.withoutCommas(lo, hi)
	if hi <= lo {
		return false
	}
	d.Content = append(d.Content, r.span(lo, hi))
	return true
}

// startsClause reports whether a clause can begin at token i: a subject, and
// something after it.
func (r *reader) startsClause(u *unit, i int) bool {
	if i+2 > u.end || r.toks[i].punct {
		return false
	}
	if r.has(i, lang.AdverbWord|lang.TimeWord|lang.Relative) || r.has(i, lang.Conjunction) || r.has(i, lang.RelayBy) {
		return false
	}
	if r.has(i, lang.Preposition|lang.Subordinator|auxiliary|lang.Negation) {
		return false
	}
	if r.has(i, lang.Pronoun) && !r.has(i, lang.Determiner|lang.That) {
		return true
	}
	// A clause has a verb: one of the few that we know, or a word in a past form.
	for j := i + 1; j < min(u.end, i+25); j++ {
		t := &r.toks[j]
		if t.region < 0 && !t.punct && (t.has(auxiliary) || t.cue > 0 && !t.capital || !t.capital && !t.has(lang.NotVerb) && r.endsPast(j)) {
			return true
		}
	}
	return u.end-i >= 8
}

// leftQuote is the quotation, and what leads into it, that ends before token
// left with or without a comma.
func (r *reader) leftQuote(u *unit, left int) (lo, hi int) {
	p := left - 1
	if p > u.lo && r.comma(p) {
		p--
	}
	if p < u.lo || !r.quoted(p) {
		return 0, 0
	}
	hi = min(r.after(p), left)
	lo = r.leftStart(u)
	if n := len(r.drafts); n > u.drafts[0] {
		// The quotation may belong to the statement before in the same unit.
		for _, c := range r.drafts[n-1].Content {
			if c.End > r.spans[hi-1].Start && c.Start < r.spans[hi-1].End {
				return 0, 0
			}
		}
		lo = max(int(r.regionOf(p).lo), u.lo)
	}
	return lo, hi
}

// leftContent takes what stands before source and cue: a quotation or a clause.
// A clause that goes on after the cue is taken in two pieces.
func (r *reader) leftContent(u *unit, g *verbGroup, d *draft, left, at int) bool {
	if g.form == lang.IngForm {
		return false
	}
	if lo, hi := r.leftQuote(u, left); hi > lo && g.takes&(lang.TakesQuote|lang.TakesClause) != 0 {
		d.Content = append(d.Content, r.span(lo, hi))
		return true
	}
	p := left - 1
	if g.takes&lang.TakesClause == 0 || p <= u.lo || !r.comma(p) {
		return false
	}
	lo := r.leftStart(u)
	ends := at >= u.end
	goesOn := r.comma(at) && at+2 < u.end && !r.according(at+1, u.hi) && !r.has(at+1, lang.CarriedVerb|lang.CitingVerb)
	ends = ends || r.comma(at) && !goesOn
	if !ends && !goesOn && !r.has(at, lang.Subordinator|lang.Preposition) {
		return false
	}
	// An earlier statement of the unit may already hold these words; only a
	// statement about all of it ("… he said, Voss told us") holds it again.
	if last := len(r.drafts) - 1; last >= u.drafts[0] && ends && r.drafts[last].Extent().End > r.spans[p].End {
		return false
	}
	// An adverb alone ("However, he said") is no content.
	if ends && (p-lo < 3 || r.has(lo, lang.Subordinator) && !r.commaWithin(lo, p) || r.onlyAdverbs(lo, p)) {
		return false
	}
	if goesOn && r.onlyAdverbs(lo, p) {
		return r.appendContent(d, at+1, r.contentEnd(u, at+1))
	}
	if goesOn && r.toks[at+1].form == lang.IngForm {
		if p-lo < 3 {
			return false
		}
		goesOn = false
	}
	d.Content = append(d.Content, r.span(lo, p))
	if goesOn {
		r.appendContent(d, at+1, r.contentEnd(u, at+1))
	}
	return true
}

// commaWithin reports whether a comma stands in [lo, hi), outside quotations; see commaIn.
func (r *reader) commaWithin(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if r.comma(i) {
			return true
		}
	}
	return false
}

// onlyAdverbs reports whether all in [lo, hi) are adverbs, or words of time.
func (r *reader) onlyAdverbs(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if !r.has(i, lang.AdverbWord|lang.TimeWord) {
			return false
		}
	}
	return true
}

// objectContent takes a noun phrase with what belongs to it: "denied the
// allegations", "called the report “a fairy tale”", "accused Voss of lying".
func (r *reader) objectContent(u *unit, g *verbGroup, d *draft, at int) bool {
	if g.takes&lang.TakesObject == 0 || at >= u.end || g.class == lang.JudgeCue && r.quoted(at) {
		return false
	}
	if r.toks[at].punct && !r.quoted(at) || r.has(at, lang.Preposition|lang.ToWord|lang.Conjunction|lang.Subordinator) && !r.has(at, lang.Question) || r.has(at, lang.AdverbWord|lang.TimeWord) {
		return false
	}
	limit := min(r.contentEnd(u, at), at+2*maxPhrase)
	end := at
	for end < limit && !r.comma(end) {
		end = r.next(u, end)
	}
	return r.appendContent(d, at, end)
}

// next is the token of a unit behind token i, or behind the quotation that it is in.
func (r *reader) next(u *unit, i int) int {
	if r.quoted(i) {
		return min(r.after(i), u.hi)
	}
	return i + 1
}

// kindOf says how much of a content is in quotation marks: all of it is direct,
// a word of it mixed.
func (r *reader) kindOf(content []news.Span) news.Kind {
	in, out := 0, 0
	for _, c := range content {
		for i := r.tokenAt(c.Start); i < len(r.toks) && r.spans[i].Start < c.End; i++ {
			if r.quoted(i) {
				in++
				// The rest of the quotation counts as well, and need not be read.
				i = max(i, r.after(i)-1)
			} else if !r.toks[i].punct {
				out++
			}
			if in > 0 && out > 0 {
				return news.Mixed
			}
			if out > 500 {
				break // whether one of so many words is quoted makes no difference
			}
		}
	}
	switch {
	case in == 0:
		return news.Indirect
	case out == 0:
		return news.Direct
	}
	return news.Mixed
}
