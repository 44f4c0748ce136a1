package attrib

import (
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// cited turns "Reuters reported that …, citing SOURCE" around: the source cited
// says it, and the outlet passes it on.
func (r *reader) cited(u *unit, d *draft) {
	if len(d.Content) == 0 || d.src[1] <= d.src[0] || d.src[0] > d.verb || !r.outlet(d.src[0], d.src[1]) {
		return
	}
	i := r.tokenAt(max(d.Content[len(d.Content)-1].End, d.Cue[0].End))
	if !r.comma(i) || !r.has(i+1, lang.CitingVerb) || i+2 >= u.end {
		return
	}
	end := r.phraseRight(i+2, u.end)
	if end == i+2 {
		return
	}
	d.relay, d.relayAt = d.src, [2]int{d.src[0], d.verb + 1}
	d.src = [2]int{i + 2, end}
	d.Source = []news.Span{r.span(i+2, end)}
	d.Cue = append(d.Cue, r.span(i+1, i+2))
}

// listener reads whom a thing was told to: "told the Harbour Post".
func (r *reader) listener(u *unit, g *verbGroup, d *draft, at int) int {
	if at >= u.end || r.quoted(at) || r.has(at, lang.That|lang.Question) || r.toks[at].punct {
		return at
	}
	end := at
	if r.has(at, lang.FirstPerson|lang.Masculine|lang.Feminine|lang.Plural) && !r.nounLike(at) || r.has(at, lang.FirstPerson|lang.Pronoun) && !r.here(at, u.end) {
		end = at + 1
	} else if end = r.coreRight(at, u.end); end > at+1 && r.has(at, lang.OutletName) && r.toks[at].capital && !r.has(at+1, lang.Possessive) && r.startsClause(u, at+1) {
		end = at + 1 // "told CNN | Voss's friends are angry"
	}
	for k := at + 1; k < end; k++ {
		if r.has(k, lang.Possessive) && !r.clitic(k) && r.startsClause(u, k) {
			end = k // "told reporters | his city is safe"
		}
	}
	d.listener = [2]int{g.verb, end}
	return end
}

// here reports whether a phrase that begins at token i sets a noun apart as the article's
// own: "this newspaper".
func (r *reader) here(i, hi int) bool {
	if !r.nameClass(i, i+1).Has(lang.Here) {
		return false
	}
	end := r.coreRight(i, hi)
	return r.publication(i, end) || end == i+2 && r.journalist(i+1) > 0
}

// adjuncts passes over when, where and in what something was said: "on Tuesday",
// "in a statement", "to reporters".
func (r *reader) adjuncts(u *unit, g *verbGroup, d *draft, at int) int {
	for tries := 0; tries < 4 && at < u.end && !r.quoted(at); tries++ {
		if r.has(at, lang.ToWord) && (g.takes&lang.TakesInfinite != 0 || d.listener[1] > d.listener[0]) {
			break
		}
		i := at
		for i < u.end && (r.has(i, lang.AdverbWord|lang.TimeWord) || r.has(i, lang.NotVerb) && r.has(i+1, lang.TimeWord)) && !r.has(i, lang.Pronoun) && !r.has(i+1, lang.Possessive) {
			i++ // "late on", "early Friday"
		}
		if i+1 < u.end && r.has(i, lang.Determiner) && r.has(i+1, lang.TimeWord) && !r.has(i+2, lang.Possessive) {
			for i++; i < u.end && r.has(i, lang.TimeWord); i++ {
			}
		}
		if i < u.end && r.has(i, lang.Preposition|lang.ToWord) && !r.has(i, lang.That|lang.Question|lang.Subordinator) {
			end := r.adjunctEnd(u, g, i)
			if end > i {
				i = end
			}
		}
		if i == at {
			break
		}
		at = i
	}
	return at
}

// adjunctEnd is where a phrase with a preposition ends that says when, where or
// in what something was said, or i where it may as well begin the content.
func (r *reader) adjunctEnd(u *unit, g *verbGroup, i int) int {
	end := r.coreRight(i+1, u.end)
	if end == i+1 {
		return i
	}
	for end < u.end && r.has(end, lang.TimeWord) {
		end++
	}
	if g.takes&lang.TakesObject != 0 && g.takes&lang.TakesClause == 0 && !(g.takes&lang.TakesThat != 0 && r.has(i, lang.ToWord) && r.has(end, lang.That)) {
		return i // "disclosed to | the board", and not "disclosed to the board | that"
	}
	if end >= u.end || r.has(end, lang.That) || r.quoted(end) || r.is(end, ':') || r.is(end, ',') || r.beforeMedium(i+1, end) || r.allTime(i+1, end) {
		return end
	}
	if r.has(end, lang.Preposition) {
		return end
	}
	return i
}

func (r *reader) allTime(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if !r.has(i, lang.TimeWord|lang.Determiner) && !r.number(i) {
			return false
		}
	}
	return hi > lo
}
