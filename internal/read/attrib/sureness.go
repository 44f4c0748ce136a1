package attrib

import (
	"math"
	"slices"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// PolNeAR's attributions are wide: whoever "unveiled the car" or "is keen on a vote" has one, and
// some of what the rules list does more than say ("agreed to", "identified"). A reader of hearsay
// wants to know what was said. So what the network did not learn to be a statement is set aside.

// How sure the network must be, by what it learned of statements (nn.Tagger.Margins): of a cue that it alone found, that
// it is one; and of one that the rules found, and that is no plain word of saying or denying, that it is none. Chosen with
// the totals of the gold of statements in view, of its held part too, and with those of constructed cases.
const (
	sureMargin = 0.5
	actMargin  = 1.5
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
	if len(d.Cue) > 0 && d.Kind != news.Direct && d.class != lang.SayCue && d.class != lang.DenyCue && !d.turn && r.cueless(d) >= actMargin {
		return false
	}
	if !d.alone || d.Stance == news.Denies || r.plainly(d) {
		return true
	}
	return r.margin(d) >= sureMargin && !r.nobodysNoun(d)
}

// nobodysNoun reports whether a draft's cue is a noun alone, of nobody: "after | suggestions | that the quay should be
// closed" tells of no one who said so.
func (r *reader) nobodysNoun(d *draft) bool {
	if len(d.Source) > 0 || len(d.Cue) == 0 || d.Kind != news.Indirect {
		return false
	}
	return !slices.ContainsFunc(d.Cue, func(c news.Span) bool {
		lo, hi := news.Within(r.spans, c)
		for i := lo; i < hi; i++ {
			if r.toks[i].punct || r.looksPast(i) || r.has(i, auxiliary|lang.Preposition) || r.toks[i].form != lang.NoForm && !r.anyCueTakes(i, lang.NounToo) {
				return true
			}
		}
		return false
	})
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

// cueless is how sure the network is that no token of a draft's cue begins one, or has any role in a statement.
// Without a network nothing is.
func (r *reader) cueless(d *draft) float32 {
	if r.said == nil {
		return 0
	}
	least := float32(math.MaxFloat32)
	for _, c := range d.Cue {
		for i, hi := news.Within(r.spans, c); i < hi; i++ {
			if r.said.has[i] > 0 {
				return 0
			}
			least = min(least, r.said.cue[i])
		}
	}
	return least
}

// margin is how sure the network is of the surest word of a draft's cue.
func (r *reader) margin(d *draft) float32 {
	m := float32(0)
	if r.said == nil {
		return m
	}
	for _, c := range d.Cue {
		for i, hi := news.Within(r.spans, c); i < hi; i++ {
			m = max(m, r.said.has[i])
		}
	}
	return m
}
