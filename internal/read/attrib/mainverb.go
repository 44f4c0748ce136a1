package attrib

import (
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// beforeMainVerb ends what "who" wants, claims or hopes to do before the verb of the sentence that the relative
// clause stands in: "The clerk who claimed | to be a captain in Dunmore | has been arrested".
func (r *reader) beforeMainVerb(d *draft) {
	if d.src[1] <= d.src[0] || !r.has(d.src[1]-1, lang.Relative) || len(d.Content) != 1 || d.Kind == news.Direct {
		return
	}
	lo, hi := news.Within(r.spans, d.Content[0])
	u := &r.units[r.unitOf(lo)]
	if !r.has(lo, lang.ToWord) || lo < d.src[1] || r.cueTakes(lo+1, lang.TakesClause|lang.TakesThat) {
		return
	}
	for i := d.src[1] - 2; i >= u.lo && !r.comma(i); i-- {
		if r.has(i, auxiliary) || r.toks[i].punct || r.pastVerb(u.lo, i) {
			return // the verb of the sentence stands before
		}
	}
	clause := false // a clause within it waits for its verb
	for i := lo + 2; i < min(hi, lo+boundWithin); i++ {
		switch {
		case r.quoted(i):
			i = max(i, r.after(i)-1)
		case r.has(i, lang.Relative|lang.That|lang.Subordinator|lang.Question):
			clause = true
		case clause && (r.has(i, auxiliary) || r.pastVerb(lo, i)):
			clause = false
		case !r.has(i, lang.Modal|lang.AuxBe|lang.AuxHave) || r.has(i-1, lang.ToWord|lang.Pronoun|lang.Conjunction|auxiliary) || r.toks[i-1].punct || r.toks[i].form == lang.IngForm:
		default:
			r.endAt(d, i)
			return
		}
	}
}
