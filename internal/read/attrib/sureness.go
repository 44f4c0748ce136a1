package attrib

import (
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// The network learned from PolNeAR, whose attributions are wide: whoever "unveiled
// the car" or "is keen on a vote" has one. A reader of hearsay wants to know what
// was said. So what the network alone found is set aside if it is not sure of it, and
// without words in quotation marks also if its cue is no verb that the language lists
// and no "that" follows ("is convinced that"), or nobody is named who says it ("is expected to").

// How sure of a cue the network must be (nn.Tagger.Margins): of one without quoted
// words, and of one with. Of those without, found by the network alone in the
// development half of our gold of voices, one in fifteen below the first was right.
const (
	sureMargin   = 3
	quotedMargin = 1
)

// setAside moves the drafts that may be no statements to r.unsure.
func (r *reader) setAside() {
	kept := make([]draft, 0, len(r.drafts)) // not in place: each is asked about its neighbours
	for i := range r.drafts {
		if d := &r.drafts[i]; r.sure(d) {
			kept = append(kept, *d)
		} else {
			r.unsure = append(r.unsure, *d)
		}
	}
	r.drafts = kept
}

// sure reports whether a draft is a statement without much doubt.
func (r *reader) sure(d *draft) bool {
	if d.Kind != news.Direct && len(d.Cue) > 0 && (r.names(d) || r.asked(d) || r.asksNoName(d)) {
		return false
	}
	if r.predicate(d) || r.onlyCalled(d) || r.noAct(d) || d.Stance != news.Denies && (r.saysNoClause(d) || r.knowsThing(d) || r.unsaid(d) || r.onlyThings(d)) {
		return false
	}
	if !d.alone || d.Stance == news.Denies || r.plainly(d) {
		return true
	}
	if !d.listed && d.Kind == news.Mixed && (r.forWhat(d) || r.undone(d)) {
		return false
	}
	if r.askedOf(news.Within(r.spans, d.Cue[0])) && r.hasClass(r.tokenAt(d.Content[0].Start), lang.Question) {
		return true // "when asked | whether"
	}
	if d.Kind != news.Indirect {
		return r.margin(d) >= quotedMargin
	}
	if d.modal && !d.negated && d.class == lang.SayCue {
		return false // "history will say": nobody has
	}
	lo, hi := news.Within(r.spans, d.Cue[0])
	that := r.hasClass(r.tokenAt(d.Content[0].Start), lang.That)
	if that && d.Stance != news.Denies && r.relatively(d, lo, hi) {
		return false
	}
	if r.plainlySaid(d, lo, hi, that) || r.trails(d, lo, hi) || r.reportedBy(d, lo, hi) {
		return true
	}
	if !d.listed && d.src[1] > d.src[0] && !r.speaks(d.src[0], d.src[1]) {
		return false // "the silver lining was | that"
	}
	return (d.listed || that) && (len(d.Source) > 0 || !r.passive(lo, hi)) && r.margin(d) >= sureMargin
}

// plainlySaid reports whether somebody with a name is the subject of a verb of saying alone,
// in the past, of which the cue is tokens [lo, hi): "Voss, the head of the board, said |
// that …". So it is read, however little the network has seen the like.
func (r *reader) plainlySaid(d *draft, lo, hi int, that bool) bool {
	const noClause = lang.TakesObject | lang.TakesInfinite | lang.TakesPerson | lang.NounToo
	if d.class != lang.SayCue || d.cue == nil || d.negated || hi <= lo || r.toks[lo].form != lang.PastForm {
		return false
	}
	clause := that || d.cue.Takes&noClause == 0 && d.cue.Takes&lang.TakesClause != 0
	before := d.src[1] > d.src[0] && d.src[1] <= lo && !r.has(d.src[0], lang.Anaphor)
	return clause && before && (r.toks[d.src[0]].capital || r.speaks(d.src[0], d.src[1]))
}

// trails reports whether who says it stands at a sentence's end, behind a comma, with a verb of
// saying alone, of which the cue is tokens [lo, hi): "The ferry is late, | Kelland News | reports.", "…, shipping records
// show." What has no name must look like a subject: "large, | risky public finance | promises" is none.
func (r *reader) trails(d *draft, lo, hi int) bool {
	if d.class != lang.SayCue || d.cue == nil || d.negated || hi != lo+1 || !r.finite(lo) && !(r.toks[lo].form == lang.BaseForm && lo > 0 && r.plural(lo-1)) {
		return false
	}
	u := &r.units[r.unitOf(lo)]
	end := hi == u.hi || hi+1 == u.hi && r.toks[hi].punct
	if !end || d.src[1] != lo || d.src[0] <= u.lo {
		return false
	}
	subject := r.toks[d.src[0]].capital || r.has(d.src[0], lang.Determiner) || r.toks[lo].form == lang.BaseForm || r.nameClass(d.src[0], d.src[0]+1).Has(lang.SomeOf)
	return subject && r.comma(d.src[0]-1) && d.Content[0].End <= r.spans[d.src[0]].Start
}

// reportedBy reports whether an outlet stands behind "by" and a verb of saying at a sentence's end,
// of which the cue is tokens [lo, hi): "The ferry is late, | as first reported by | the Post."
func (r *reader) reportedBy(d *draft, lo, hi int) bool {
	by := hi
	if hi > lo+1 && r.has(hi-1, lang.RelayBy) {
		by = hi - 1
	}
	if !r.has(by, lang.RelayBy) || !r.cueTakes(by-1, lang.TakesClause) || d.src[0] != by+1 {
		return false
	}
	aside := r.commaOrWord(lo-1, r.units[r.unitOf(lo)].lo) && d.Content[0].End <= r.spans[lo].Start
	return aside && (d.paper || r.surelyOutlet(d.src[0], d.src[1]))
}

// commaOrWord reports whether a comma stands at token i, or one word behind a comma: ", as".
func (r *reader) commaOrWord(i, lo int) bool {
	return i > lo && (r.comma(i) || r.comma(i-1) && r.has(i, lang.Subordinator|lang.Preposition|lang.NotVerb))
}

// names reports whether a draft but says what a thing is called: "a system called
// “Lamplight” that …".
func (r *reader) names(d *draft) bool {
	lo, hi := news.Within(r.spans, d.Cue[0])
	if d.class != lang.JudgeCue || hi != lo+1 || r.judgesAs(d, lo, hi) {
		return false
	}
	if d.Kind == news.Indirect && lo > 0 && r.toks[lo].form == lang.PastForm && d.src[1] == lo && !r.speaks(d.src[0], lo) && r.onlyName(d.Content) {
		return true
	}
	if d.Kind == news.Indirect && r.toks[lo].form == lang.PastForm && !r.toks[lo].capital && d.src[1] == lo && len(d.Content) == 1 {
		aside := func(i int) bool { return r.comma(i) && r.has(i+1, lang.Determiner) } // "called Voss, a clerk, | unfit"
		if at, end := news.Within(r.spans, d.Content[0]); at == hi && !r.quoted(at) {
			if name := r.bareNameEnd(at, end); name == end && !aside(end) || name > at && r.has(name, lang.ToWord) {
				return true // "a group called | Black Quays Matter", "Voss called | Ida Brandt (to thank her)"
			}
		}
	}
	if len(d.Source) > 0 || r.toks[lo].form == lang.IngForm || lo <= r.units[r.unitOf(lo)].lo {
		return false
	}
	return !r.toks[lo-1].punct && !r.has(lo-1, auxiliary|lang.AdverbWord|lang.Negation)
}

// asksNoName reports whether all that a source wants is not to be named: "who asked not to
// be identified", "requested anonymity".
func (r *reader) asksNoName(d *draft) bool {
	if d.Kind != news.Indirect || d.class != lang.AskCue && d.class != lang.WantCue && d.class != lang.DeclineCue && d.class != lang.SayCue {
		return false
	}
	for i := d.src[0]; i < d.src[1]; i++ {
		if r.nameClass(i, i+1).Has(lang.Nameless) {
			return false // "what | anonymous | callers described"
		}
	}
	lo, _ := news.Within(r.spans, d.Cue[0])
	return r.noNameAt(lo, d.class == lang.DeclineCue)
}

// noNameAt reports whether the verb at token lo is that of somebody who does not want to be
// named; negated, if it says no by itself.
func (r *reader) noNameAt(lo int, negated bool) bool {
	for i := lo + 1; i < min(len(r.toks), lo+8) && !r.toks[i].punct; i++ {
		if r.nameClass(i, i+1).Has(lang.Nameless) {
			return negated || !r.endsPast(i)
		}
		if r.nameClass(i, i+2).Has(lang.Nameless) {
			return negated // "declined to give | a name"
		}
		if negated = negated || r.has(i, lang.Negation); !r.has(i, lang.Negation|lang.ToWord|lang.AuxBe|lang.That|lang.Pronoun|lang.Possessive|lang.Preposition) && r.toks[i].form == lang.NoForm {
			return false
		}
	}
	return false
}

// onlyName reports whether a content is a name and nothing that is said of it: "called |
// Lamplight, which", "called | Lamplight".
func (r *reader) onlyName(content []news.Span) bool {
	lo, hi := news.Within(r.spans, content[0])
	end := r.bareNameEnd(lo, hi)
	return end > lo && (end == hi || r.toks[end].punct || r.has(end, lang.That|lang.Relative|lang.Preposition|lang.Conjunction))
}

// asked reports whether a draft is a question's: "Has the mayor called it a theft?", and
// what it asks whether somebody said is not said.
func (r *reader) asked(d *draft) bool {
	if d.src[1] <= d.src[0] {
		return false
	}
	u := &r.units[r.unitOf(d.src[0])]
	lo, _ := news.Within(r.spans, d.Cue[0])
	at := d.src[0] // of the verb before its subject, or taken with it
	if !r.hasClass(at, auxiliary) {
		at--
	}
	if at < u.lo || d.src[1] > lo || !r.hasClass(at, auxiliary) || at > u.lo && !r.toks[at-1].punct && !r.hasClass(at-1, lang.Question|lang.Conjunction) {
		return false
	}
	for i := lo; i < u.hi; i++ {
		if t := &r.toks[i]; t.punct && (t.first == '?' || t.first == '.') {
			return t.first == '?'
		}
	}
	return false
}

// saysNoClause reports whether what stands behind a verb that takes a clause alone is but a
// thing, in which no verb stands: "Voss added | a third crane late in May".
func (r *reader) saysNoClause(d *draft) bool {
	if d.Kind != news.Indirect || d.class != lang.SayCue || len(d.Content) != 1 || len(d.Cue) == 0 {
		return false
	}
	first, at := news.Within(r.spans, d.Cue[0])
	lo, hi := news.Within(r.spans, d.Content[0])
	for first+1 < at && r.has(first, lang.AuxDo|lang.AdverbWord) {
		first++
	}
	if lo != at || hi <= lo+1 || at != first+1 || !r.has(lo, lang.Determiner) || r.has(lo, lang.Definite|lang.Pronoun|lang.Possessive|lang.Plural) || r.plural(lo) {
		return false
	}
	if r.anyCueTakes(first, lang.TakesObject|lang.TakesPerson|lang.TakesInfinite) || !r.anyCueTakes(first, lang.TakesClause) {
		return false
	}
	for i := lo; i < hi; i++ {
		t := &r.toks[i]
		if t.has(lang.Conjunction) && !t.has(lang.Contrast) || t.has(lang.ToWord) && !r.hasClass(i+1, lang.Determiner|lang.Possessive|lang.Pronoun) {
			break // "a third goal | to lead", "… | and made it three"
		}
		if t.has(auxiliary|lang.That|lang.Relative|lang.Negation) || t.cue > 0 || r.nameClass(i, i+1).Has(lang.PastVerb) ||
			!t.capital && !t.has(lang.NotVerb) && r.endsPast(i) || i > lo+1 && r.severalOf(i) {
			return false
		}
	}
	return true
}

// onlyCalled reports whether what a thing is called is all that is said of it: "a series called
// “Quick Questions”".
func (r *reader) onlyCalled(d *draft) bool {
	lo, hi := news.Within(r.spans, d.Content[0])
	if d.class != lang.JudgeCue || d.Kind != news.Direct || len(d.Cue) != 1 || len(d.Source) > 0 || len(d.Content) != 1 {
		return false
	}
	return r.isTitle(lo, hi)
}

// margin is how sure the network is of the surest word of a draft's cue.
func (r *reader) margin(d *draft) float32 {
	m := float32(0)
	for _, c := range d.Cue {
		for i, hi := news.Within(r.spans, c); i < hi; i++ {
			m = max(m, r.margins[i])
		}
	}
	return m
}
