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
	if start := r.phraseLeft(u.lo, g.lo); start > u.lo && start < g.lo && r.quoted(start-1) && (g.hi >= u.end || r.toks[g.hi].punct) {
		return true // “…,” the report states.
	}
	if start := r.phraseLeft(u.lo, g.lo); start > u.lo+4 && start < g.lo && r.comma(start-1) && r.toks[p].capital && g.class == lang.SayCue &&
		(g.hi >= u.end || g.hi+1 >= u.hi && r.toks[g.hi].punct) {
		return true // "The ferry is late, Kelland News | reports."
	}
	if g.hi > g.verb+1 {
		return r.toks[p].capital || r.plural(p)
	}
	return r.has(g.hi, lang.That|lang.Pronoun|lang.Question) || r.quoted(g.hi) ||
		r.has(g.hi, lang.Determiner) && (r.toks[p].capital || r.comma(p) || r.word(p) != "" && strings.HasSuffix(r.word(p), r.l.PluralSuffix)) ||
		(r.comma(g.hi) || r.is(g.hi, ':')) && g.hi+1 < u.hi && r.quoted(g.hi+1) ||
		g.takes&lang.TakesInfinite != 0 && r.has(g.hi, lang.ToWord) && r.toks[p].capital
}
