package attrib

import (
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// In a relative clause what is said has a gap where the noun stands before the clause: "a class that he argued | was
// failing". Without that noun nobody can tell what was said of what.

// fillGaps puts the noun into what is said of it in a relative clause.
func (r *reader) fillGaps() {
	for i := range r.drafts {
		d := &r.drafts[i]
		rel := r.gap(d)
		if rel < 0 {
			continue
		}
		lo, hi := r.beforeRelative(rel)
		if hi <= lo {
			continue
		}
		noun, rest := r.span(lo, hi), d.Content
		if d.Content[0].Start == r.spans[rel].Start {
			rest = d.Content[1:]
		}
		d.Content = append([]news.Span{noun}, rest...)
		d.Kind = r.kindOf(d.Content)
	}
	r.sortDrafts()
}

// gap is the relative before who says it, where what is said has it for its subject: "a girl | who | police said was
// hurt", "a class | that | he argued was failing". -1: there is none.
func (r *reader) gap(d *draft) int {
	if len(d.Cue) != 1 || d.src[1] <= d.src[0] || len(d.Content) == 0 || d.cue == nil || d.cue.Takes&lang.TakesClause == 0 || d.Kind == news.Direct {
		return -1
	}
	rel := d.src[0] - 1
	cue, at := news.Within(r.spans, d.Cue[0])
	if rel < 1 || cue < d.src[1] || r.quoted(cue) || !r.has(rel, lang.Relative|lang.That) || r.has(rel, lang.Question) && !r.has(rel, lang.Relative) {
		return -1
	}
	lo, hi := news.Within(r.spans, d.Content[0])
	if lo == rel && hi == rel+1 && len(d.Content) > 1 {
		lo, _ = news.Within(r.spans, d.Content[1])
	}
	if lo != at || !r.has(lo, auxiliary) && !r.pastVerb(lo-1, lo) {
		return -1
	}
	return rel
}

// beforeRelative is the noun phrase that the relative at token rel is about. Equal: it cannot be told, as behind a comma,
// where it may be about all of the clause, or behind another noun and a preposition.
func (r *reader) beforeRelative(rel int) (lo, hi int) {
	u := &r.units[r.unitOf(rel)]
	hi = rel
	if r.comma(hi - 1) {
		return 0, 0
	}
	for lo = hi; lo > max(u.lo, hi-maxTopic) && (r.nounLike(lo-1) || lo < hi && r.has(lo-1, lang.Conjunction) && !r.has(lo-1, lang.Contrast)); lo-- {
		if t := &r.toks[lo-1]; !t.capital && (t.has(lang.TimeWord|lang.AdverbWord) || lo < hi && (t.form != lang.NoForm && t.form != lang.BaseForm || r.endsPast(lo-1) || r.endsIng(lo-1))) && !r.has(lo-2, lang.Determiner|lang.Possessive) {
			break
		}
		if r.has(lo-1, lang.Determiner) && !r.has(lo-1, lang.Possessive) {
			lo--
			break
		}
	}
	switch before := lo - 1; {
	case lo == hi, lo > 0 && r.spans[lo-1].End == r.spans[lo].Start, r.number(hi - 1), r.has(hi-1, lang.TimeWord|lang.Determiner), before < u.lo:
		return 0, 0
	case r.has(before, lang.Preposition|lang.Postmodifier) && !(r.has(before, lang.Genitive) && r.has(lo, lang.Determiner)) && before > u.lo && r.nounLike(before-1) && !r.has(before-1, lang.AdverbWord):
		return 0, 0
	case r.has(before, lang.Conjunction):
		return 0, 0
	}
	if r.anyOf(lo, hi, lang.Conjunction) && !(r.has(lo, lang.Determiner) && !r.has(lo, lang.Definite|lang.Possessive)) {
		return 0, 0 // but "a political and corporate class"
	}
	if !r.has(lo, lang.Determiner) && !r.toks[lo].capital && !r.plural(hi-1) || r.has(lo, lang.Conjunction) {
		return 0, 0
	}
	return lo, hi
}
