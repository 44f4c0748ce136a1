package attrib

import (
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// This file asks whether the words around a clause (denypart.go) stand to each other as in a denial, and whose it is.

// denyWhole reports whether what was read says that somebody denies.
func (r *reader) denyWhole(p *denyPart) bool {
	if p.src[1] == 0 || p.kind == noNone {
		return false
	}
	if p.back && (p.kind == noAnswer || p.kind == noLabel || p.kind == noVerb && (r.denyVerb(p.no) || !r.pointsAt(p) && !r.pair(p.no, lang.Differing))) {
		return false
	}
	switch p.kind {
	case noLabel:
		if p.calls < 0 {
			return false // "the report that it sank was a lie by Voss"
		}
	case noAnswer:
		if !p.asks && p.calls < 0 && !r.has(p.no-1, lang.Determiner) && !r.isDenial(p.no-1, lang.Denying) {
			return false
		}
	}
	return r.denierStands(p)
}

// denierStands reports whether who is named stands where he can be who denies: before a verb of making a denial, or behind
// "by" or "from"; not "the Board was called a liar", "a denial was sent to the Board".
func (r *reader) denierStands(p *denyPart) bool {
	next := p.src[1]
	for r.inRuns(p, next) && (r.comma(next) || r.adverbial(next) || r.has(next, lang.AuxHave) && !r.isDenial(next+1, lang.Denying) && !r.has(next+1, lang.Determiner)) {
		next++
	}
	k := r.withoutCommas(0, p.src[0]) - 1
	within := k >= p.runs[0][0] && r.inRuns(p, k)
	if within && (r.has(k, lang.RelayBy|lang.Genitive) || r.nameClass(k, k+1).Has(lang.From)) {
		return !r.has(k, lang.Genitive) || r.isTell(k-1, lang.Account) || r.isDenial(k-1, lang.Denying)
	}
	if within && r.has(k, lang.ToWord) {
		return p.asks && p.kind == noAnswer // "put to the Board, …"
	}
	if within && (r.has(k, lang.Preposition|lang.Postmodifier) || r.isCue(k, lang.JudgeCue) || r.denyVerb(k)) {
		return false
	}
	if within && r.isCue(k, lang.SayCue) {
		return true // "said | the Board"
	}
	return r.inRuns(p, next) && r.makesDenial(p, next)
}

// makesDenial reports whether token i, behind who denies, is a verb by which he does.
func (r *reader) makesDenial(p *denyPart, i int) bool {
	switch {
	case r.isDenial(i, lang.Making|lang.Calling|lang.Going), r.isCue(i, lang.JudgeCue), r.pair(i, lang.Scorning), r.isDenial(i, lang.Scorning), r.denyVerb(i):
		return true
	case r.has(i, lang.Modal), r.has(i, lang.AuxBe):
		at := i + 1
		for r.inRuns(p, at) && r.adverbial(at) {
			at++
		}
		return r.inRuns(p, at) && (r.isDenial(at, lang.Denying) || r.isDenial(at, lang.Making) && r.endsIng(at)) || r.pair(at, lang.Scorning) || r.has(at, lang.AuxHave) && r.pair(at+1, lang.Scorning)
	}
	return r.isCue(i, lang.SayCue)
}

// inRuns reports whether token i is one of a piece.
func (r *reader) inRuns(p *denyPart, i int) bool {
	for _, s := range p.runs {
		if i >= s[0] && i < s[1] {
			return true
		}
	}
	return false
}

// deniesAlready reports whether a denial is found already of whom a piece says that he denies, with all that it would take.
func (r *reader) deniesAlready(m *framed) bool {
	words := r.span(m.words[0], m.words[1])
	return r.anyNear(words, func(e *draft) bool {
		c := news.CoverAll(e.Content)
		return e.Stance == news.Denies && len(e.Source) > 0 && overlap(e.Source, []news.Span{r.span(m.src[0], m.src[1])}) && 10*c.Intersect(words).Len() > 9*words.Len()
	})
}
