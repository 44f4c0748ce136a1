package attrib

import (
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// dismissesSomebody reports whether a verb of denying has people for its object, and nothing that
// may be so: "the club dismissed | its coach", "voters rejected | Voss". Who "dismissed Voss as a
// liar" says something.
func (r *reader) dismissesSomebody(d *draft) bool {
	if d.class != lang.DenyCue || len(d.Cue) == 0 || d.Kind != news.Indirect || len(d.Content) != 1 || d.cue == nil || d.cue.Takes&(lang.TakesClause|lang.TakesThat) != 0 {
		return false
	}
	lo, hi := news.Within(r.spans, d.Content[0])
	if from, to := news.Within(r.spans, d.Cue[0]); r.passive(from, to) && !r.has(to-1, lang.RelayBy) {
		return false // "charges were dismissed against | the mayor"
	}
	end := lo
	for end < min(hi, lo+maxPhrase) && !r.toks[end].punct && !r.has(end, lang.Preposition) {
		end++
	}
	if end == lo || r.anyDenial(end, min(hi, end+maxLooked), lang.As) || r.anyOf(lo, end, lang.ReportNoun|lang.IdeaNoun|lang.That|lang.Conjunction) {
		return false
	}
	switch {
	case r.hasRole(lo, end), r.anyOf(lo, end, lang.UnnamedNoun|lang.GroupNoun):
		return !r.anyOf(lo, end, lang.Possessive) || r.has(lo, lang.Possessive) && r.has(lo, lang.Determiner) // not "the mayor's plan"
	case r.number(lo), r.has(lo, lang.Determiner) && !r.has(lo, lang.Definite|lang.Possessive) && r.plural(end-1) && (r.ofTrade(end-1) || r.somebody(end-1, end) || r.isTell(end-1, lang.Teller)): // "seven | drivers"
		return end > lo+1 && !r.toks[end-1].capital
	}
	return r.bareNameEnd(lo, hi) == end && r.describe(lo, end).kind == news.Person
}
