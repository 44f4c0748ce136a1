package attrib

import (
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// This file reads the denials whose cue is a verb.

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

// verbOfDenying reports whether a form that is a noun as well is a verb by what stands beside it: "he | disputes", "Voss |
// disputes | the claim".
func (r *reader) verbOfDenying(u *unit, g *verbGroup) bool {
	if r.has(g.lo-1, lang.Pronoun) || r.pointsAfter(u, g) {
		return true
	}
	return g.lo > 0 && r.toks[g.lo-1].capital && r.objectAt(u, g)
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
	if g.form == lang.PresentForm && g.cue.Takes&lang.NounToo != 0 && !headline && !r.verbOfDenying(u, &g) {
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
		end, stop := at, r.after(at)-1
		for end < stop && !(r.toks[end].punct && (r.toks[end].first == ',' || r.toks[end].first == '.' || r.toks[end].first == ';' || r.toks[end].first == '?' || r.toks[end].first == '!')) {
			end++
		}
		return end
	}
	limit := min(r.contentEnd(u, at), at+maxContent+1) // that of an endless sentence is dropped
	end := at
	for end < limit && !r.comma(end) {
		if end > at+1 && r.has(end, lang.Conjunction) && r.secondVerb(u, end+1) {
			break // "denied the report and said …"
		}
		end = r.next(u, end)
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
		if src = r.clauseOf(u, g); src == 0 {
			return 0, 0
		}
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

// clauseOf is where the clause begins, behind "that" or "which", that a verb of denying is a second verb of: "a charge that
// | she has faced before and has always denied". 0: there is none.
func (r *reader) clauseOf(u *unit, g *verbGroup) int {
	k := g.lo - 1
	for k > u.lo && k > g.lo-20 && !r.toks[k].punct && !r.quoted(k) && !r.has(k, lang.That|lang.Relative) {
		k--
	}
	if !r.has(k, lang.That|lang.Relative) {
		return 0
	}
	return k + 1
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
		if before = int(r.regionOf(g.verb).lo); before != p {
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
