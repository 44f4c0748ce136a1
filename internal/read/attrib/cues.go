package attrib

import (
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// verbGroup is a cue with the words that belong to it: "has also denied".
type verbGroup struct {
	lo, hi   int // tokens
	verb     int
	cue      *lang.Cue
	class    lang.CueClass
	takes    lang.Takes
	form     lang.VerbForm
	negated  bool
	modal    bool
	be       bool // "is", "was": passive, or in progress
	aux      bool // any auxiliary
	infinite bool // after "to"
}

// readUnit finds the statements of one unit.
func (r *reader) readUnit(n int) {
	u := &r.units[n]
	u.drafts = [2]int{len(r.drafts), len(r.drafts)}
	if u.teaser = r.teases(n); u.teaser {
		return
	}
	r.findCuts(u)
	for i := u.lo; i < u.hi; {
		if r.quoted(i) {
			i = max(i+1, r.after(i))
			continue
		}
		if r.according(i, u.hi) {
			r.tryAccording(n, i, i+len(r.l.According))
		} else if r.per(i, u.hi) {
			r.tryAccording(n, i, i+1)
		} else if at := r.worded(i, u.hi); at > i {
			r.tryAccording(n, i, at)
			i = at - 1 // nor is there a cue in the phrase
		} else if at := r.reported(i, u.hi); at > i {
			r.tryAccording(n, i, at)
			i = at - 1 // its verb is no cue of its own
		} else if r.toks[i].cue > 0 && !r.toks[i].punct {
			r.tryCue(n, i)
		}
		i++
	}
	if len(r.drafts) == u.drafts[0] {
		r.tryUnknownVerb(n)
	}
	if len(r.drafts) == u.drafts[0] {
		r.tryName(n)
	}
	u.drafts[1] = len(r.drafts)
}

// add keeps a draft for unit n.
func (r *reader) add(n int, d draft) {
	d.unit = n
	d.Denied = -1
	d.Voice = news.NoVoice
	r.drafts = append(r.drafts, d)
}

// tryCue makes a statement of the cue at token i, if it is one.
func (r *reader) tryCue(n, i int) {
	u := &r.units[n]
	g := r.group(u, i)
	if !r.verbal(u, &g) {
		return
	}
	passive := g.be && (g.form == lang.PastForm || g.form == lang.ParticipleForm)
	d := draft{verb: i, cue: g.cue, class: g.class, negated: g.negated, modal: g.modal}
	left := g.lo // where what stands before the source ends
	inverted := false
	switch {
	case passive:
		return
	case g.form == lang.IngForm && !g.be:
		if !r.inherit(u, &g, &d) {
			return
		}
	case r.inverts(u, &g):
		end := r.phraseRight(g.hi, u.end)
		if end == g.hi {
			return
		}
		d.src = [2]int{g.hi, end}
		inverted = true
	default:
		end := r.beforeMeans(u.lo, r.beforeTime(u.lo, g.lo))
		start := r.phraseLeft(u.lo, end)
		if start == end {
			if !r.shares(u, &g, &d) {
				return
			}
			break
		}
		if r.badSource(u, start, end) || g.form == lang.BaseForm && !g.aux && !r.manySpeak(start, end) {
			return
		}
		d.src = [2]int{start, end}
		left = start
	}
	at := g.hi
	if inverted {
		at = d.src[1]
	}
	r.complete(n, &g, d, left, at, inverted)
}

// beforeTime goes back over a time between source and cue: "allies on Monday | said".
func (r *reader) beforeTime(lo, end int) int {
	i := end
	for i > lo && r.has(i-1, lang.TimeWord) && end-i < 4 {
		i--
	}
	if i < end && i-1 > lo && r.has(i-1, lang.Preposition) {
		return i - 1
	}
	if i == lo {
		return end
	}
	return i
}

// maxMeans is how many words may say between commas where or how somebody spoke.
const maxMeans = 14

// beforeMeans goes back over how somebody spoke where it stands between commas: "a
// source, | in an interview with the Harbour Post, | said", "Voss, | speaking to us, | said".
func (r *reader) beforeMeans(lo, end int) int {
	if end-1 <= lo || !r.comma(end-1) {
		return end
	}
	means := false
	for j := end - 2; j > max(lo, end-maxMeans); j-- {
		if r.comma(j) {
			means = means && r.has(j+1, lang.Preposition) || r.nameClass(j+1, j+2).Has(lang.Passed)
			if !means || r.coreLeft(lo, j) == j {
				return end
			}
			return j
		}
		if r.quoted(j) || r.toks[j].punct && !r.has(j, lang.Possessive) || r.has(j, auxiliary|lang.Relative|lang.That) {
			return end
		}
		means = means || r.has(j, lang.MediumNoun|lang.TimeWord) && !r.toks[j].capital
	}
	return end
}

// manySpeak reports whether a phrase can be the subject of a verb's base form:
// "officials say", but not "(helped) a journalist write".
func (r *reader) manySpeak(lo, hi int) bool {
	if !r.has(lo, lang.Determiner) || r.toks[hi-1].punct || r.has(lo, lang.Pronoun|lang.Definite) {
		return true
	}
	for i := lo; i < hi; i++ {
		if r.has(i, lang.Conjunction) || r.plural(i) {
			return true
		}
	}
	return false
}

// inverts reports whether the source stands after the cue: “…,” said Voss.
func (r *reader) inverts(u *unit, g *verbGroup) bool {
	if g.aux || g.takes&lang.TakesQuote == 0 || g.lo == u.lo || g.hi >= u.hi {
		return false
	}
	p := g.lo - 1
	if !r.quoted(p) && !r.comma(p) {
		return false
	}
	if r.quoted(p) && int(r.regionOf(p).lo) > u.lo && r.isName(r.regionOf(p)) {
		return false // a title that ends the subject: "Voss, who wrote “The Sea,” said"
	}
	if g.takes&lang.TakesPerson != 0 && !r.quoted(p) && !r.quoted(max(p-1, u.lo)) {
		return false
	}
	if r.has(g.hi, lang.That) || r.quoted(g.hi) || r.toks[g.hi].punct {
		return false
	}
	if !r.nounLike(g.hi) && !r.has(g.hi, lang.Determiner|lang.Pronoun) || r.has(g.hi, lang.TimeWord) {
		return false
	}
	if q := p; r.quoted(q) || q > u.lo && r.quoted(q-1) {
		if !r.quoted(q) {
			q--
		}
		// A quotation inside the unit may end an aside of the subject instead.
		return int(r.regionOf(q).lo) <= u.lo || r.clauseEndsAt(u, g.hi)
	}
	// A clause with its comma: "The bridge is closed, said Voss." A subject with an
	// aside ends in a comma too, and has its own verb still to come.
	return r.withAside(u.lo, g.lo) == g.lo && r.beforeMeans(u.lo, g.lo) == g.lo && r.clauseEndsAt(u, g.hi)
}

// clauseEndsAt reports whether nothing but a noun phrase stands between token i
// and the unit's end.
func (r *reader) clauseEndsAt(u *unit, i int) bool {
	end := r.phraseRight(i, u.end)
	return end > i && (end == u.end || r.comma(end) || r.has(end, lang.TimeWord|lang.Preposition|lang.Subordinator))
}

// badSource reports whether the phrase before a cue cannot say who: a time, or
// the object of a comparison ("as he said", "what he said").
func (r *reader) badSource(u *unit, lo, hi int) bool {
	if lo > u.lo && r.has(lo-1, lang.Relative|lang.That) && !r.beginsContent(u, lo-1) {
		return true // "the people that he wanted to protect"
	}
	if lo > u.lo && r.has(lo-1, lang.Preposition) && !r.has(lo-1, lang.Subordinator) {
		return true // "has on many occasions said"
	}
	if hi == lo+1 && (r.has(lo, lang.Addressee) || r.bareWord(lo)) {
		return true // "you" is nobody's name, nor is "preliminary"
	}
	if r.has(hi-1, lang.Determiner|lang.Preposition) && !r.has(hi-1, lang.Pronoun) {
		return true
	}
	for i := lo; i < hi; i++ {
		if !r.has(i, lang.TimeWord|lang.Determiner|lang.AdverbWord|lang.HedgeWord) {
			return false
		}
	}
	return !r.has(lo, lang.Pronoun)
}

// bareWord reports whether a word alone cannot say who: in lower case, no plural,
// no pronoun, and none of those that speakers are called by.
func (r *reader) bareWord(i int) bool {
	const speakers = lang.Pronoun | lang.FirstPerson | lang.Relative | lang.Role | lang.PersonNoun | lang.UnnamedNoun | lang.Spokesman |
		lang.GroupNoun | lang.OrgNoun | lang.OutletNoun | lang.OutletName | lang.DocumentNoun | lang.ReportNoun | lang.Plural | lang.Thing | lang.Acronym
	t := &r.toks[i]
	return !t.capital && !t.has(speakers) && !r.plural(i)
}

// beginsContent reports whether a statement's content begins with token i: a
// "that" there is no relative pronoun.
func (r *reader) beginsContent(u *unit, i int) bool {
	if i > u.lo && r.toks[i-1].cue > 0 {
		return true
	}
	for k := len(r.drafts) - 1; k >= max(u.drafts[0], len(r.drafts)-8); k-- {
		for _, c := range r.drafts[k].Content {
			if c.Start == r.spans[i].Start {
				return true
			}
		}
	}
	return false
}

// inherit gives a participle ("…, adding that …") the source of the clause that
// it hangs on.
func (r *reader) inherit(u *unit, g *verbGroup, d *draft) bool {
	p := g.lo - 1
	if p < u.lo {
		return false
	}
	for p > u.lo && r.has(p, lang.TimeWord) {
		p-- // "released a statement on Monday saying"
	}
	if !r.comma(p) && !r.quoted(p) && !(r.has(p, lang.MediumNoun|lang.RelayBy|lang.Preposition) && g.class == lang.SayCue && r.has(g.lo-1, lang.TimeWord|lang.MediumNoun|lang.RelayBy)) {
		return false
	}
	if r.has(g.verb, lang.CitingVerb) {
		return false
	}
	for k := len(r.drafts) - 1; k >= max(u.drafts[0], len(r.drafts)-8); k-- {
		if e := &r.drafts[k]; e.src[1] > e.src[0] && e.src[1] <= g.lo {
			d.src, d.Source = e.src, e.Source
			return true
		}
	}
	// The clause has another verb: its subject stands at its beginning.
	return r.subject(u, p, d)
}

// subject takes the noun phrase at the unit's beginning for the source of a verb
// at token p that has none beside it.
func (r *reader) subject(u *unit, p int, d *draft) bool {
	lo := r.leftStart(u)
	if r.has(lo, lang.Preposition|lang.Subordinator|lang.AdverbWord|lang.TimeWord|lang.Thing) || !r.toks[u.lo].capital || r.quoted(lo) {
		return false
	}
	end := r.phraseRight(lo, p)
	if end == lo || end >= p || r.toks[end].punct || r.badSource(u, lo, end) || r.has(end, lang.TimeWord) || r.has(end-1, lang.TimeWord) || r.has(end, lang.Preposition|lang.Conjunction) {
		return false
	}
	d.src = [2]int{lo, end}
	return true
}

// shares gives a second verb ("… and vowed to …") the source of the first.
func (r *reader) shares(u *unit, g *verbGroup, d *draft) bool {
	if g.lo == u.lo || !r.has(g.lo-1, lang.Conjunction) || g.form == lang.BaseForm {
		return false
	}
	if k := len(r.drafts) - 1; k >= u.drafts[0] {
		if e := &r.drafts[k]; e.verb >= 0 && e.verb < g.lo && e.src[1] > e.src[0] && e.src[1] <= g.lo {
			d.src, d.Source = e.src, e.Source
			// "He denied the report and vowed …": what was denied ends here.
			for c := range e.Content {
				if e.Content[c].End > r.spans[g.lo-1].Start && e.Content[c].Start < r.spans[g.lo-1].Start {
					stop := g.lo - 1
					if r.comma(stop - 1) {
						stop--
					}
					if r.spans[stop-1].End > e.Content[c].Start {
						e.Content[c].End = r.spans[stop-1].End
					}
				}
			}
			return true
		}
		return false
	}
	if g.class != lang.SayCue || g.takes&lang.TakesClause == 0 || g.form != lang.PastForm || g.lo-u.lo > maxPhrase {
		return false
	}
	return r.subject(u, g.lo-1, d)
}
