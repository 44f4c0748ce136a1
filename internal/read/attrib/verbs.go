package attrib

import (
	"strings"

	"hearsay/internal/lang"
)

// group reads the verb group around the cue at token i.
func (r *reader) group(u *unit, i int) verbGroup {
	t := &r.toks[i]
	c := &r.l.Cues[t.cue-1]
	g := verbGroup{lo: i, hi: i + 1, verb: i, cue: c, class: c.Class, takes: c.Takes, form: t.form}
	for j := i - 1; j >= u.lo && j >= i-6; j-- {
		t := &r.toks[j]
		if t.region >= 0 || t.punct {
			break
		}
		if !g.takeIn(t) && !r.since(u, j) {
			break
		}
		g.lo = j
		if g.infinite {
			break
		}
	}
	if g.hi < u.hi && !r.toks[g.hi].punct && r.toks[g.hi].region < 0 {
		next := strings.ToLower(r.word(g.hi))
		for _, p := range c.Particles {
			if p.Word == next {
				g.hi++
				g.class, g.takes = p.Class, p.Takes
				break
			}
		}
	}
	return g
}

// since reports whether token i, which could begin a clause, is an adverb by its place
// behind "have": "the ministry has | since | conceded that …".
func (r *reader) since(u *unit, i int) bool {
	return i > u.lo && r.toks[i].has(lang.Subordinator) && r.toks[i].has(lang.Preposition) && r.toks[i-1].has(lang.AuxHave) && !r.quoted(i-1)
}

// takeIn takes the token before a verb group into it: an auxiliary, a negation, an
// adverb, "to". It reports whether the token is one of these.
func (g *verbGroup) takeIn(t *token) bool {
	switch {
	case t.has(lang.Negation):
		g.negated = true
	case t.has(lang.AuxBe):
		g.be, g.aux = true, true
	case t.has(lang.AuxHave | lang.AuxDo):
		g.aux = true
	case t.has(lang.Modal):
		g.modal, g.aux = true, true
	case t.has(lang.AdverbWord) && !t.capital && !t.has(lang.Determiner|lang.Preposition|lang.Conjunction|lang.Subordinator):
	case t.has(lang.ToWord):
		g.infinite = true
	default:
		return false
	}
	return true
}

// verbal reports whether the group can be a verb here, and one that attributes.
func (r *reader) verbal(u *unit, g *verbGroup) bool {
	if g.takes&lang.NeedsParticle != 0 || g.infinite || r.toks[g.verb].capital && !r.shouted(u) {
		return false
	}
	if g.modal && !g.negated {
		return false // "would say": nobody has said it
	}
	switch g.form {
	case lang.BaseForm, lang.PresentForm:
		if g.be || g.form == lang.PresentForm && g.aux || g.cue.Takes&lang.NounToo != 0 && !g.aux && !r.verbNotNoun(u, g) {
			return false
		}
		if g.form == lang.BaseForm && !g.aux && g.lo > u.lo && r.has(g.lo-1, lang.Determiner|lang.Preposition|lang.Possessive) && !r.has(g.lo-1, lang.Pronoun) {
			return false
		}
	case lang.ParticipleForm:
		return g.aux && !g.be
	case lang.PastForm:
		if !g.aux && g.hi < u.hi && r.has(g.hi, lang.RelayBy) {
			return false // "the report published by"
		}
		if !g.aux && g.lo > u.lo && r.has(g.lo-1, lang.Determiner|lang.Possessive) && !r.has(g.lo-1, lang.Pronoun) {
			return false // "the alleged attack"
		}
	case lang.IngForm:
		return true
	}
	return true
}

// shouted reports whether the unit is a headline, whose words all have capitals.
func (r *reader) shouted(u *unit) bool {
	small := 0
	for i := u.lo; i < min(u.hi, u.lo+30); i++ {
		if t := &r.toks[i]; !t.punct && !t.capital && len(r.word(i)) > 3 {
			small++
		}
	}
	return small == 0
}

// verbNotNoun decides for forms that are nouns as well ("claims", "reports"): a
// verb has a subject before it and what can only be a complement after it.
func (r *reader) verbNotNoun(u *unit, g *verbGroup) bool {
	if g.lo == u.lo || g.hi >= u.hi {
		return false
	}
	p := g.lo - 1
	if r.has(p, lang.Pronoun|lang.Relative) && !r.has(p, lang.Determiner|lang.Possessive) {
		return true
	}
	if r.quoted(p) || r.has(p, lang.Determiner|lang.Possessive|lang.Preposition|lang.Conjunction|lang.ToWord) {
		return false
	}
	if r.closesSentence(u, g) {
		return true
	}
	if g.hi > g.verb+1 {
		return r.toks[p].capital || r.plural(p)
	}
	infinite := g.takes&lang.TakesInfinite != 0 && r.has(g.hi, lang.ToWord) && r.toks[p].capital
	return infinite || r.complementAt(u, p, g.hi)
}

// closesSentence reports whether a verb ends a sentence with its subject, behind a quotation or what an outlet tells:
// "“…,” the report | states.", "The ferry is late, Kelland News | reports."
func (r *reader) closesSentence(u *unit, g *verbGroup) bool {
	start := r.phraseLeft(u.lo, g.lo)
	if start <= u.lo || start >= g.lo {
		return false
	}
	if r.quoted(start-1) && (g.hi >= u.end || r.toks[g.hi].punct) {
		return true
	}
	last := g.hi >= u.end || g.hi+1 >= u.hi && r.toks[g.hi].punct
	return start > u.lo+4 && r.comma(start-1) && r.toks[g.lo-1].capital && g.class == lang.SayCue && last
}

// complementAt reports whether what stands at token i, behind a form that is a noun as well, can only be what somebody
// says, or what he says it of: "claims | that", "reports | : “…”", "Voss claims | the pier". Token p stands before the form.
func (r *reader) complementAt(u *unit, p, i int) bool {
	switch {
	case r.has(i, lang.That|lang.Pronoun|lang.Question), r.quoted(i):
		return true
	case r.comma(i), r.is(i, ':'):
		return i+1 < u.hi && r.quoted(i+1)
	}
	several := r.word(p) != "" && strings.HasSuffix(r.word(p), r.l.PluralSuffix)
	return r.has(i, lang.Determiner) && (several || r.toks[p].capital || r.comma(p))
}

// participle reports whether token i is one that goes on with the noun before it, in
// a phrase that ends at token end: "a poll | released Thursday".
func (r *reader) participle(i, end int) bool {
	t := &r.toks[i]
	if t.capital || t.punct || t.region >= 0 || t.has(lang.NotVerb) || !r.nounLike(i-1) || r.has(i-1, lang.Determiner|lang.AdverbWord|lang.Possessive) ||
		!r.endsPast(i) && t.form != lang.ParticipleForm {
		return false
	}
	return i+1 >= end || r.has(i+1, lang.TimeWord|lang.Preposition)
}

// inSubject reports whether token i belongs to what the unit that begins at token lo
// is about: no verb and no preposition stands between, unless before a comma ("On
// Tuesday, Voss").
func (r *reader) inSubject(lo, i int) bool {
	if i-lo > maxPhrase/2 {
		return false
	}
	if r.has(lo, lang.Preposition|lang.TimeWord|lang.AdverbWord|lang.Subordinator) {
		for k := i - 1; k > lo; k-- {
			if r.comma(k) {
				lo = k + 1
				break
			}
		}
	}
	if r.has(i-1, lang.Genitive) {
		return false // "the rise of | Voss"
	}
	for k := lo; k < i; k++ {
		if !r.nounLike(k) && !r.has(k, lang.Conjunction|lang.Determiner|lang.Genitive) || r.finiteCue(k) || k > lo && r.pastVerb(lo, k) {
			return false
		}
	}
	return true
}

// looksPast reports whether token k has the form of a verb in the past.
func (r *reader) looksPast(k int) bool {
	t := &r.toks[k]
	return !t.capital && !t.has(lang.NotVerb) && (r.endsPast(k) || r.nameClass(k, k+1).Has(lang.PastVerb))
}

// pastOrDone reports whether token i is a past form or a participle.
func (r *reader) pastOrDone(i int) bool {
	f := r.toks[i].form
	return f == lang.PastForm || f == lang.ParticipleForm
}

// passiveAt reports whether token i is one with "be" before it and its adverbs, not before lo: a passive.
func (r *reader) passiveAt(lo, i int) bool {
	return r.pastOrDone(i) && r.has(r.withoutAdverbs(lo, i-1), lang.AuxBe)
}

// pastVerb reports whether token k, after the first of its clause at lo, looks like a
// verb in the past: "Voss also | attacked", and not "the | attacked ship".
func (r *reader) pastVerb(lo, k int) bool {
	if !r.looksPast(k) {
		return false
	}
	before := r.withoutAdverbs(lo, k-1)
	return !r.has(before, lang.Determiner|lang.Possessive|lang.Conjunction)
}
