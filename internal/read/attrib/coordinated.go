package attrib

import (
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// Who says one thing often says another in the same sentence, "and" standing between the two verbs: "said the ferry is
// late | and | accused the crew". The network takes the second for a part of what was said first.

// splitCoordinated ends what is said before the second verb, and makes a statement of what stands behind that.
func (r *reader) splitCoordinated() {
	for i, n := 0, len(r.drafts); i < n; i++ {
		d := &r.drafts[i]
		and := r.verbBehindAnd(d)
		if and < 0 {
			continue
		}
		_, end := news.Within(r.spans, d.Content[0])
		e := *d
		d.Content = []news.Span{r.span(r.tokenAt(d.Content[0].Start), and)}
		d.Kind = r.kindOf(d.Content)
		d.Stance = r.stanceOf(d)
		e.verb, e.cue = and+1, &r.l.Cues[r.toks[and+1].cue-1]
		e.class, e.listed, e.alone, e.negated, e.modal = e.cue.Class, true, false, false, false
		e.listener, e.relay, e.relayAt = [2]int{and + 2, and + 2}, [2]int{}, [2]int{}
		behind := and + 2
		if p := r.particle(and + 1); p != nil {
			e.class, behind = p.Class, and+3
		}
		e.Cue, e.Content = []news.Span{r.span(and+1, behind)}, []news.Span{r.span(behind, end)}
		e.Kind = r.kindOf(e.Content)
		e.Stance = r.stanceOf(&e)
		r.drafts = append(r.drafts, e)
	}
	r.sortDrafts()
}

// verbBehindAnd is the "and" in the content of a draft behind which another verb of its speaker stands: in the same form as
// the first, where no verb between them is in that form, too, of which it could as well be the second. -1: there is none.
func (r *reader) verbBehindAnd(d *draft) int {
	if len(d.Cue) != 1 || len(d.Content) != 1 || d.src[1] <= d.src[0] || d.Carried || d.verb < 0 || d.negated || d.modal {
		return -1
	}
	first, at := news.Within(r.spans, d.Cue[0])
	lo, hi := news.Within(r.spans, d.Content[0])
	form := r.toks[d.verb].form
	if lo < at || at != d.verb+1 || first != d.verb || r.quoted(first) || form != lang.PastForm && form != lang.PresentForm || d.src[0] > first {
		return -1
	}
	for i := lo; i+minMain < min(hi, lo+boundWithin); i++ {
		t := &r.toks[i]
		switch {
		case r.quoted(i):
			i = max(i, r.after(i)-1)
		case r.is(i, ';'), r.is(i, ':'), r.comma(i), form == lang.PresentForm && i > lo && r.has(i, lang.Relative|lang.Question):
			return -1
		case r.has(i, lang.Conjunction) && !r.has(i, lang.Contrast) && !r.isDenial(i, lang.Yet) && r.toks[i+1].form == form && r.speaksOn(i+1):
			return i
		case form == lang.PastForm && !t.capital && r.pastVerb(lo-1, i) && !r.has(i-1, lang.AuxBe), form == lang.PresentForm && t.form == lang.PresentForm && t.cue > 0 && !r.anyCueTakes(i, lang.NounToo):
			return -1
		}
	}
	return -1
}

// particle is what the word behind the verb at token i makes of it: "called | on". nil: nothing.
func (r *reader) particle(i int) *lang.Particle {
	if i+2 >= len(r.toks) {
		return nil
	}
	c := &r.l.Cues[r.toks[i].cue-1]
	for k := range c.Particles {
		if p := &c.Particles[k]; r.fold(i+1) == p.Word {
			return p
		}
	}
	return nil
}

// speaksOn reports whether token i is a verb of saying with a clause, a quotation or somebody behind it, as it takes them.
func (r *reader) speaksOn(i int) bool {
	switch {
	case r.toks[i].capital || r.toks[i].cue == 0:
		return false
	case r.particle(i) != nil:
		return true
	case !r.isCue(i, lang.SayCue) && !r.isCue(i, lang.JudgeCue) && !r.isCue(i, lang.AskCue) && !r.isCue(i, lang.DenyCue):
		return false
	}
	switch c := &r.l.Cues[r.toks[i].cue-1]; {
	case c.Takes&(lang.NeedsParticle|lang.NounToo) != 0 && r.toks[i].form == lang.PresentForm:
		return false
	case r.has(i+1, lang.That), r.quoted(i + 1), r.has(i+1, lang.Question) && c.Class == lang.AskCue:
		return true
	case c.Takes&(lang.TakesClause|lang.TakesObject) != 0:
		return r.has(i+1, lang.Determiner|lang.Possessive|lang.Pronoun) || r.toks[i+1].capital || r.plural(i+1)
	}
	return false
}
