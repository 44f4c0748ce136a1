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
		ready := false
		for i := u.lo; i < u.hi; i++ {
			if taken[i] || r.toks[i].punct {
				continue
			}
			noun := r.isDenial(i, lang.DenialNoun)
			judged := !noun && r.isCue(i, lang.JudgeCue)
			if !noun && !judged && !r.isCue(i, lang.DenyCue) {
				continue
			}
			if !ready {
				r.findCuts(u)
				ready = true
			}
			d := draft{unit: n, verb: i, class: lang.DenyCue}
			d.Denied, d.Voice = -1, news.NoVoice
			ok := false
			switch {
			case noun:
				ok = r.denialNoun(u, i, &d)
			case judged:
				ok = r.judgedFalse(u, i, &d)
			default:
				ok = r.denialVerb(u, i, &d, byUnit[n])
			}
			if ok && len(d.Source) == 0 && r.deniedAround(byUnit[n], &d) {
				ok = false // "she said the claims were denied" denies them once
			}
			if ok {
				r.takeBack(byUnit[n], &d)
				d.Kind = r.kindOf(d.Content)
				r.drafts = append(r.drafts, d)
			}
		}
	}
	r.drafts = slices.DeleteFunc(r.drafts, func(d draft) bool { return len(d.Content) == 0 })
	r.sortDrafts()
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

// asserts reports whether token i is a noun for what somebody asserted.
func (r *reader) asserts(i int) bool {
	return r.toks[i].has(lang.ReportNoun|lang.IdeaNoun) || r.isDenial(i, lang.PointNoun)
}

// sameSide reports whether tokens i and j stand in one quotation, or both in
// none.
func (r *reader) sameSide(i, j int) bool {
	return j >= 0 && j < len(r.toks) && r.toks[i].region == r.toks[j].region
}

// denyGroup reads the verb group of a denial at token i: that of group, but
// inside quotations as well, and with "’s" for "has".
func (r *reader) denyGroup(u *unit, i int) verbGroup {
	t := &r.toks[i]
	c := &r.l.Cues[t.cue-1]
	g := verbGroup{lo: i, hi: i + 1, verb: i, cue: c, class: c.Class, takes: c.Takes, form: t.form}
	for j := i - 1; j >= u.lo && j >= i-6 && r.sameSide(i, j) && !r.toks[j].punct; j-- {
		t := &r.toks[j]
		if !g.takeIn(t) && !r.since(u, j) {
			if !t.has(lang.Possessive) || j == u.lo || !r.hasClass(j-1, lang.Pronoun) {
				return g
			}
			g.aux = true // "he's always denied it"
		}
		g.lo = j
		if g.infinite {
			return g
		}
	}
	return g
}

// denialVerb makes a denial of the verb at token i.
func (r *reader) denialVerb(u *unit, i int, d *draft, others []int) bool {
	g := r.denyGroup(u, i)
	if g.form == lang.IngForm && (g.lo == u.lo || g.lo == u.lo+1 && r.has(u.lo, lang.Preposition)) && !r.quoted(i) {
		return r.openingDenial(u, &g, d)
	}
	headline := r.toks[i].capital
	if g.negated || g.modal || g.infinite || g.lo == u.lo || headline && (!r.shouted(u) || r.quoted(i)) {
		return false
	}
	d.cue = g.cue
	d.Cue = []news.Span{r.span(g.lo, g.hi)}
	past := g.form == lang.PastForm || g.form == lang.ParticipleForm
	if past && (g.be || !g.aux && r.sameSide(i, g.hi) && r.hasClass(g.hi, lang.RelayBy)) {
		return r.passiveDenial(u, &g, d)
	}
	if g.form == lang.IngForm && !g.be && !headline && r.comma(g.lo-1) && !r.quoted(i) && r.objectAsserted(g.hi, r.spans[u.hi-1].End) {
		return r.activeDenial(u, &g, d, others) // "…, denying the charge"
	}
	if g.form == lang.BaseForm && !g.aux || g.form == lang.IngForm && !g.be || headline && g.form != lang.PresentForm {
		return r.baseDenial(u, &g, d)
	}
	if g.form == lang.PresentForm && g.cue.Takes&lang.NounToo != 0 && !headline &&
		!(g.lo > 0 && r.has(g.lo-1, lang.Pronoun)) && !r.pointsAfter(u, &g) && !(g.lo > 0 && r.toks[g.lo-1].capital && r.objectAt(u, &g)) {
		return false // "trade disputes"
	}
	return r.activeDenial(u, &g, d, others)
}

// pointsAfter reports whether a form that is a noun as well is a verb here by what
// is around it: a noun phrase before, and after it nothing but "this", or another
// one ("although the firm disputes this", "your letter disputes the report").
func (r *reader) pointsAfter(u *unit, g *verbGroup) bool {
	if g.lo > u.lo+1 && g.hi < u.end && r.toks[g.hi].has(lang.Definite) && r.toks[g.lo-2].has(lang.Determiner|lang.Possessive) {
		return true
	}
	return g.hi < u.end && r.toks[g.hi].has(lang.Anaphor) && (g.hi+1 >= u.end || r.toks[g.hi+1].punct)
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

// openingDenial reads "Denying the claims, the mayor …".
func (r *reader) openingDenial(u *unit, g *verbGroup, d *draft) bool {
	if !r.objectAt(u, g) {
		return false
	}
	end := r.denialEnd(u, g.hi)
	if !r.comma(end) || end+1 >= u.end {
		return false // "denying progress has its risks": nobody does
	}
	stop := r.phraseRight(end+1, u.end)
	if r.toks[end+1].capital { // a name ends where its capitals do
		for stop = end + 1; stop < u.end && r.toks[stop].capital; {
			stop++
		}
	}
	if stop == end+1 || !r.appendContent(d, g.hi, end) {
		return false
	}
	d.cue = g.cue
	d.Cue = []news.Span{r.span(g.lo, g.hi)}
	d.src = [2]int{end + 1, stop}
	d.Source = []news.Span{r.span(end+1, stop)}
	d.Stance = r.stanceOf(d)
	return d.Stance == news.Denies
}

// baseDenial takes a base form for a verb after a plural or a pronoun only.
func (r *reader) baseDenial(u *unit, g *verbGroup, d *draft) bool {
	p := g.lo - 1
	if g.form != lang.BaseForm || !r.sameSide(g.verb, p) || r.toks[g.verb].capital ||
		!(r.hasClass(p, lang.Pronoun) && !r.hasClass(p, lang.FirstPerson|lang.Addressee|lang.Determiner|lang.Relative) || r.plural(p) && !r.quoted(p)) {
		return false
	}
	return r.activeDenial(u, g, d, nil)
}

// activeDenial reads "who denied what", in either order: what is denied may stand
// before ("a charge that she has denied").
func (r *reader) activeDenial(u *unit, g *verbGroup, d *draft, others []int) bool {
	if lo, hi := r.fronted(u, g, d); hi > lo {
		d.Content = []news.Span{r.span(lo, hi)}
		d.Stance = news.Denies
		return true
	}
	if !r.objectAt(u, g) || !r.denier(u, g, d, others) {
		return false
	}
	end := r.denialEnd(u, g.hi)
	if !r.appendContent(d, g.hi, end) {
		return false
	}
	d.Stance = r.stanceOf(d)
	return d.Stance == news.Denies
}

// objectAt reports whether something that can be denied begins after the verb.
func (r *reader) objectAt(u *unit, g *verbGroup) bool {
	at := g.hi
	if at >= u.hi || r.toks[at].punct && !r.quoted(at) {
		return false
	}
	t := &r.toks[at]
	if t.has(lang.Preposition|lang.ToWord|lang.Conjunction|lang.TimeWord|lang.RelayBy) && !t.has(lang.That|lang.Determiner) {
		return false
	}
	return !t.has(lang.That) || t.has(lang.Anaphor) || g.takes&lang.TakesThat != 0
}

// denialEnd is where the content that begins at token at ends.
func (r *reader) denialEnd(u *unit, at int) int {
	if g := r.toks[at].region; g >= 0 && at > 0 && r.toks[at-1].region == g {
		end, stop := at, int(r.regions[g].hi)-1
		for end < stop && !(r.toks[end].punct && (r.toks[end].first == ',' || r.toks[end].first == '.' || r.toks[end].first == ';' || r.toks[end].first == '?' || r.toks[end].first == '!')) {
			end++
		}
		return end
	}
	limit := r.contentEnd(u, at)
	end := at
	for end < limit && !(r.comma(end) && !r.quoted(end)) {
		if r.quoted(end) {
			end = min(max(end+1, r.after(end)), u.hi)
			continue
		}
		if end > at+1 && r.has(end, lang.Conjunction) && r.secondVerb(u, end+1) {
			break // "denied the report and said …"
		}
		end++
	}
	return end
}

// secondVerb reports whether another verb of the same subject begins at token i.
func (r *reader) secondVerb(u *unit, i int) bool {
	for ; i < u.end && r.has(i, lang.AdverbWord|auxiliary|lang.Negation); i++ {
		if r.has(i, auxiliary) {
			return true
		}
	}
	return i < u.end && !r.quoted(i) && r.toks[i].cue > 0 && r.toks[i].form == lang.PastForm
}

// fronted reads what is denied where it stands before the subject: a noun for
// something asserted, "that" or "which" or nothing, the subject, the verb. It sets
// the source.
func (r *reader) fronted(u *unit, g *verbGroup, d *draft) (lo, hi int) {
	if g.lo <= u.lo || r.objectAt(u, g) || r.quoted(g.verb) {
		return 0, 0
	}
	src, end := r.phraseLeft(u.lo, g.lo), g.lo
	if r.has(g.lo-1, lang.Conjunction) || src == end {
		// "a charge that she has faced before and has always denied"
		k := g.lo - 1
		for k > u.lo && k > g.lo-20 && !r.toks[k].punct && !r.quoted(k) && !r.has(k, lang.That|lang.Relative) {
			k--
		}
		if !r.has(k, lang.That|lang.Relative) {
			return 0, 0
		}
		src = k + 1
		end = r.phraseRight(src, g.lo-1)
	}
	if src < end && (r.asserts(src) || r.asserts(end-1)) && end-src > 1 && !r.has(src, lang.That) {
		// Without "that", the phrase may have swallowed the noun: "a claim the mayor denies".
		k := src
		for k < end && !r.asserts(k) {
			k++
		}
		if k+1 < end && (r.has(k+1, lang.Determiner) || r.toks[k+1].capital) {
			d.src = [2]int{k + 1, end}
			d.Source = []news.Span{r.span(k+1, end)}
			return src, k + 1
		}
	}
	h := src
	if h > u.lo && r.has(h-1, lang.That|lang.Relative) {
		h--
	}
	if h < src && (r.comma(h-1) || r.is(h-1, '-')) {
		h-- // "the allegation, which the mayor denies, …"
	}
	if h <= u.lo || end <= src || !r.asserts(h-1) || r.quoted(h-1) {
		return 0, 0
	}
	lo = r.coreLeft(u.lo, h)
	if lo == h {
		return 0, 0
	}
	d.src = [2]int{src, end}
	d.Source = []news.Span{r.span(src, end)}
	return lo, h
}

// denier finds who denies: the phrase before the verb or, of a second verb, the
// subject of the first.
func (r *reader) denier(u *unit, g *verbGroup, d *draft, others []int) bool {
	p := g.lo - 1
	if !r.sameSide(g.verb, p) {
		return false
	}
	before := g.lo
	if r.quoted(g.verb) {
		if before = int(r.regions[r.toks[g.verb].region].lo); before != p {
			return r.quotedDenier(u, g, d)
		}
		p = before - 1 // "she “vehemently denies” the charges"
	}
	if r.has(p, lang.Conjunction) {
		return r.denierBefore(u, g, d, others)
	}
	end := r.beforeTime(u.lo, before)
	start := r.phraseLeft(u.lo, end)
	if start == end {
		return r.comma(p) && p-1 > u.lo && r.denierBefore(u, g, d, others)
	}
	if r.badSource(u, start, end) && !r.has(start-1, lang.Subordinator) {
		return false
	}
	d.src = [2]int{start, end}
	d.Source = []news.Span{r.span(start, end)}
	return true
}

// quotedDenier finds who denies inside a quotation: a word or two before the
// verb. What the speaker denies himself is the statement around it.
func (r *reader) quotedDenier(u *unit, g *verbGroup, d *draft) bool {
	end := g.lo
	i := end
	for i > u.lo && i > end-5 && r.sameSide(g.verb, i-1) && !r.toks[i-1].punct &&
		!r.hasClass(i-1, auxiliary|lang.Conjunction|lang.Subordinator|lang.Relative|lang.That|lang.Preposition|lang.Negation|lang.ToWord) {
		i--
		if r.hasClass(i, lang.Pronoun|lang.Determiner) {
			break
		}
	}
	if i == end || i == end-1 && r.hasClass(i, lang.FirstPerson|lang.Addressee|lang.AdverbWord) || r.hasClass(end-1, lang.FirstPerson|lang.Addressee) {
		return false
	}
	if end-i > 1 && r.hasClass(i, lang.FirstPerson) {
		return false
	}
	d.src = [2]int{i, end}
	d.Source = []news.Span{r.span(i, end)}
	return true
}

// denierBefore gives a second verb the source of the statement before it in the
// sentence, or else the sentence's subject. What that statement says ends where the
// denial sets in.
func (r *reader) denierBefore(u *unit, g *verbGroup, d *draft, others []int) bool {
	at := r.spans[g.lo].Start
	for k := len(others) - 1; k >= 0; k-- {
		e := &r.drafts[others[k]]
		if e.src[1] <= e.src[0] || e.src[1] > g.lo || e.src[0] < u.lo || len(e.Cue) == 0 || e.Cue[0].Start > at {
			continue
		}
		d.src, d.Source = e.src, e.Source
		stop := g.lo - 1
		if stop > 0 && r.comma(stop-1) {
			stop--
		}
		if stop < 1 {
			return true
		}
		for c := range e.Content {
			if x := &e.Content[c]; x.Start < r.spans[stop-1].End && x.End > r.spans[g.lo-1].Start {
				x.End = r.spans[stop-1].End
			}
		}
		return true
	}
	if g.lo <= u.lo || !r.subject(u, g.lo-1, d) {
		return false
	}
	d.Source = []news.Span{r.span(d.src[0], d.src[1])}
	return true
}

// passiveDenial reads "the claim was denied by him", "an allegation rejected by
// him".
func (r *reader) passiveDenial(u *unit, g *verbGroup, d *draft) bool {
	hi := g.lo
	if r.quoted(g.verb) {
		return false
	}
	if r.comma(hi-1) && r.hasClass(g.hi, lang.RelayBy) && hi-1 > u.lo {
		hi-- // "the claims, denied by the firm, …"
	}
	lo := r.phraseLeft(u.lo, hi)
	if lo == hi {
		return false
	}
	asserted := r.has(lo, lang.Anaphor) && !r.has(lo, lang.That) && hi == lo+1 && r.hasClass(g.hi, lang.RelayBy)
	for i := max(lo, hi-headWindow); i < hi && !asserted; i++ {
		asserted = r.asserts(i)
	}
	if !asserted {
		if lo = r.assertedBefore(u, hi); lo < 0 {
			return false
		}
	}
	if !r.hasClass(g.hi, lang.RelayBy) {
		if g.hi < u.end && !r.toks[g.hi].punct && !r.has(g.hi, lang.Preposition|lang.AdverbWord|lang.TimeWord|lang.Conjunction|lang.Subordinator) {
			return false // "the report was denied publication"
		}
	} else if end := r.phraseRight(g.hi+1, u.end); end > g.hi+1 {
		d.src = [2]int{g.hi + 1, end}
		d.Source = []news.Span{r.span(g.hi+1, end)}
	}
	d.Content = []news.Span{r.span(lo, hi)}
	d.Stance = news.Denies
	return true
}

// assertedBefore finds the subject of a passive verb at token hi where a clause
// says what was asserted: "reports that the quay was sinking | were denied". It is
// -1 if there is none.
func (r *reader) assertedBefore(u *unit, hi int) int {
	for j := hi - 1; j >= max(u.lo, hi-2*headWindow) && !r.toks[j].punct; j-- {
		if r.asserts(j) && r.has(j+1, lang.That) {
			if lo := r.coreLeft(u.lo, j+1); lo <= j {
				return lo
			}
		}
	}
	return -1
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
