package attrib

import (
	"slices"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// findDenials adds the denials whose verb or noun no statement has for its cue
// yet: in relative clauses ("a charge that she has denied"), passives ("an
// allegation rejected by"), second verbs ("apologised but denied"), nouns ("his
// denial of"), headlines, and inside quotations ("he's always denied it"). It runs
// after the network, so that what the network is told of a text stays the same.
func (r *reader) findDenials() {
	r.mendNounCues()
	taken := r.marked(cueOf)
	byUnit := r.draftsByUnit()
	for n := range r.units {
		u := &r.units[n]
		if u.teaser {
			continue
		}
		for i := u.lo; i < u.hi; i++ {
			if taken[i] || r.toks[i].punct {
				continue
			}
			if !r.mayDeny(i) {
				continue
			}
			r.cutsOf(u)
			if d, ok := r.denialAt(n, i, byUnit[n]); ok {
				r.takeBack(byUnit[n], &d)
				d.Kind = r.kindOf(d.Content)
				r.drafts = append(r.drafts, d)
			}
		}
	}
	r.drafts = slices.DeleteFunc(r.drafts, func(d draft) bool { return len(d.Content) == 0 })
	r.sortDrafts()
}

// mayDeny reports whether token i is a verb or a noun that may deny something.
func (r *reader) mayDeny(i int) bool {
	return r.isDenial(i, lang.DenialNoun) || r.isCue(i, lang.JudgeCue) || r.isCue(i, lang.DenyCue)
}

// denialAt makes a denial of the verb or noun at token i of unit n, beside the drafts of the unit.
func (r *reader) denialAt(n, i int, others []int) (draft, bool) {
	u := &r.units[n]
	d := draft{unit: n, verb: i, class: lang.DenyCue}
	d.Denied, d.Voice = -1, news.NoVoice
	ok := false
	switch {
	case r.isDenial(i, lang.DenialNoun):
		ok = r.denialNoun(u, i, &d)
	case r.isCue(i, lang.JudgeCue):
		ok = r.judgedFalse(u, i, &d)
	default:
		ok = r.denialVerb(u, i, &d, others)
	}
	if ok && len(d.Source) == 0 && r.deniedAround(others, &d) {
		return d, false // "she said the claims were denied" denies them once
	}
	return d, ok
}

// mendNounCues mends the statements whose cue is a noun that was read as a verb,
// with what is done to it for its source: "Voss brushed aside | reports | that …".
func (r *reader) mendNounCues() {
	taken := r.marked(cueOf)
	for i := range r.drafts {
		d := &r.drafts[i]
		if d.verb < 0 || d.src[1] != d.verb || d.src[1]-d.src[0] < 2 || !r.toks[d.verb].has(lang.ReportNoun) || !r.toks[r.tokenAt(d.Content[0].Start)].has(lang.That) {
			continue
		}
		for j := d.src[1] - 1; j > d.src[0] && j >= d.src[1]-3; j-- {
			refuses := r.isDenial(j, lang.Refusing) || r.pair(j, lang.Refusing)
			if !refuses && !r.isCue(j, lang.DenyCue) || r.toks[j-1].has(lang.Negation|lang.Modal) {
				continue
			}
			if taken[j] { // the verb has its statement, which is the same
				d.Content = nil
				break
			}
			d.Content[0].Start = r.spans[d.verb].Start
			d.Cue = []news.Span{r.span(j, d.src[1])}
			d.src[1], d.verb, d.class, d.cue = j, j, lang.DenyCue, nil
			if r.toks[j-1].has(lang.ToWord) {
				d.src, d.Source = [2]int{}, nil // "forced to deny": by whom is not said
			} else {
				d.Source = []news.Span{r.span(d.src[0], d.src[1])}
			}
			d.Stance = news.Denies
			break
		}
	}
}

// takeBack empties the statements that take what a denial denies for their cue, and
// the denial for what was said: "a claim | that the mayor has denied".
func (r *reader) takeBack(others []int, d *draft) {
	for _, k := range others[:min(len(others), farBack)] {
		if e := &r.drafts[k]; overlap(e.Cue, d.Content) && overlap(e.Content, d.Cue) {
			e.Content = nil
		}
	}
}

// draftsByUnit lists the statements of each unit that has any.
func (r *reader) draftsByUnit() map[int][]int {
	of := make(map[int][]int, len(r.drafts))
	for i := range r.drafts {
		n := r.drafts[i].unit
		of[n] = append(of[n], i)
	}
	return of
}

// deniedAround reports whether one of the statements given denies, and has all of
// a denial's words in its content.
func (r *reader) deniedAround(others []int, d *draft) bool {
	x := d.Extent()
	for _, k := range others[:min(len(others), farBack)] {
		e := &r.drafts[k]
		if c := news.CoverAll(e.Content); e.Stance == news.Denies && c.Start <= x.Start && x.End <= c.End {
			return true
		}
	}
	return false
}

// isDenial reports whether token i is a word of denying of a class.
func (r *reader) isDenial(i int, c lang.DenialWord) bool {
	return i >= 0 && i < len(r.toks) && r.toks[i].denial.Has(c)
}

// anyDenial reports whether one of the tokens [lo, hi) is of a class of the words of denial.
func (r *reader) anyDenial(lo, hi int, c lang.DenialWord) bool {
	for i := lo; i < hi; i++ {
		if r.isDenial(i, c) {
			return true
		}
	}
	return false
}

// asserts reports whether token i is a noun for what somebody asserted.
func (r *reader) asserts(i int) bool {
	return r.toks[i].has(lang.ReportNoun|lang.IdeaNoun) || r.isDenial(i, lang.PointNoun)
}

// sameSide reports whether tokens i and j stand in one quotation, or both in
// none.
func (r *reader) sameSide(i, j int) bool {
	return j >= 0 && j < len(r.toks) && r.toks[i].region == r.toks[j].region
}

// judgedFalse reads "an accusation (that) he called baseless".
func (r *reader) judgedFalse(u *unit, i int, d *draft) bool {
	g := r.denyGroup(u, i)
	if r.quoted(i) || g.negated || g.modal || g.infinite || g.be || g.form == lang.IngForm {
		return false
	}
	word := -1
	for j := g.hi; j < min(g.hi+5, u.hi) && word < 0; j++ {
		switch {
		case r.toks[j].has(lang.Falsehood|lang.Doubtful) || r.isDenial(j, lang.Untruth|lang.Misled|lang.Hollow):
			word = j
		case !r.toks[j].punct && !r.toks[j].has(lang.Determiner|lang.AdverbWord|lang.Conjunction):
			return false
		}
	}
	if word < 0 {
		return false
	}
	src := r.phraseLeft(u.lo, g.lo)
	if src == g.lo || src <= u.lo {
		return false
	}
	h := src
	if r.has(h-1, lang.That|lang.Relative) {
		h--
	}
	if h <= u.lo || !r.asserts(h-1) && !(r.comma(h-1) && h-1 > u.lo && r.asserts(h-2)) {
		return r.judgedAfterNoun(u, &g, src, d)
	}
	if r.comma(h - 1) {
		h--
	}
	lo := r.coreLeft(u.lo, h)
	return lo < h && r.judged(&g, d, [2]int{src, g.lo}, [2]int{lo, h})
}

// judgedAfterNoun is judgedFalse where the phrase before the verb has swallowed the
// noun: "an accusation he called baseless".
func (r *reader) judgedAfterNoun(u *unit, g *verbGroup, src int, d *draft) bool {
	for k := src; k+1 < g.lo; k++ {
		if r.asserts(k) {
			return r.judged(g, d, [2]int{k + 1, g.lo}, [2]int{src, k + 1})
		}
	}
	return false
}

// judged makes a denial of a verb of calling with its source and content.
func (r *reader) judged(g *verbGroup, d *draft, src, content [2]int) bool {
	d.cue, d.src = g.cue, src
	d.Cue = []news.Span{r.span(g.lo, g.hi)}
	d.Source = []news.Span{r.span(src[0], src[1])}
	d.Content = []news.Span{r.span(content[0], content[1])}
	d.Stance = news.Denies
	return true
}

// denialNoun reads "his denial that", "denials of wrongdoing".
func (r *reader) denialNoun(u *unit, i int, d *draft) bool {
	if r.quoted(i) || i+2 >= u.end || !r.has(i+1, lang.Genitive|lang.That) {
		return false
	}
	end := r.contentEnd(u, i+1)
	if r.has(i+1, lang.Genitive) {
		end = r.phraseRight(i+2, u.end)
		if end == i+2 {
			return false
		}
	}
	if !r.appendContent(d, i+1, end) {
		return false
	}
	if r.withheld([]news.Span{r.span(i+2, end)}) {
		return false // "denial of entry"
	}
	lo := i
	for lo > u.lo && lo > i-3 && !r.toks[lo-1].punct && !r.quoted(lo-1) && r.nounLike(lo-1) && !r.has(lo-1, lang.Possessive|lang.Determiner) {
		lo--
	}
	d.Cue = []news.Span{r.span(lo, i+1)}
	if p := lo - 1; p >= u.lo && r.has(p, lang.Possessive) {
		s := p
		if !r.has(p, lang.Determiner) {
			s = r.coreLeft(u.lo, p)
		}
		d.src = [2]int{s, p + 1}
		d.Source = []news.Span{r.span(s, p+1)}
	}
	d.Stance = news.Denies
	return true
}
