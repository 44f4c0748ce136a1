package claim

import (
	"slices"
	"strings"

	"hearsay/internal/news"
)

// This file knows from the words alone that a source without a name has become another, where the
// analysis has no source, or another, in one of two copied sentences: beside words of telling stands
// somebody else.

const (
	// besideTelling is how many tokens before or behind somebody a word of telling stands, at most.
	besideTelling = 8
	// maxSomebody is how many tokens they are described with, at most.
	maxSomebody = 14
)

// teller is the drift of two stretches, x in telling a's sentence and y in its place in b's, that mean
// somebody without a name beside words of telling: "a statement from | a clerk | said", "a statement
// from | port officials | said"; nil for others. alike is the part of b's words that are also in a.
func (d *drifter) teller(a, b *news.Telling, x, y news.Span, alike float64) *news.Drift {
	ta, tb := d.set.TextIndex(a.Words.Text), d.set.TextIndex(b.Words.Text)
	la, lb := d.lexicon(d.set.Texts[ta].Lang), d.lexicon(d.set.Texts[tb].Lang)
	people := func(l *Lexicon) map[string]bool { return l.People }
	switch {
	case la == nil || lb == nil, !d.beside(ta, a, la, x, d.words(tb, y)), !d.beside(tb, b, lb, y, d.words(ta, x)), !d.hasOf(ta, x, people) && !d.hasOf(tb, y, people), d.sameSource(ta, a, tb, b):
		return nil
	case alike < minCopied && (b.Index >= 0 || alikeBut(alike, b, y) < minCopied):
		return nil
	}
	return &news.Drift{Kind: news.SourceDrift, From: ref(a, x), To: ref(b, y)}
}

// alikeBut is what part of telling b's words without y are also in the other's, of which alike is the part with y.
func alikeBut(alike float64, b *news.Telling, y news.Span) float64 {
	n := float64(b.Words.Span.Len())
	return alike * n / max(1, n-float64(y.Intersect(b.Words.Span).Len()))
}

// beside reports whether a stretch of a telling's sentence, outside what is said and all quotation marks,
// may be somebody without a name beside a word of telling; a name in what stands in its place, too, is whose
// they are: "a Kelland source", "Kelland officials".
func (d *drifter) beside(t int, told *news.Telling, l *Lexicon, s news.Span, other string) bool {
	if s.Empty() || !d.inSentence(t, told, s) || d.inQuotation(t, s) || told.Index >= 0 && d.inContent(told, s) || d.inChain(told, s) {
		return false
	}
	a, body := d.set.Analyses[t], d.set.Texts[t].Body
	lo, hi := news.Within(a.Tokens, s)
	if hi == lo || hi-lo > maxSomebody || l.Definite[d.folded(t, lo)] && !l.That[d.folded(t, lo)] {
		return false
	}
	sentence := news.Find(a.Sentences, s.Start)
	for k := lo; k < hi; k++ {
		if w := a.Tokens[k].Of(body); news.Capitalised(w) && !strings.Contains(other, w) && sentence >= 0 && a.Tokens[k].Start != a.Sentences[sentence].Start || l.Tells[d.folded(t, k)] && !l.People[d.folded(t, k)] {
			return false // a name; or it tells by itself
		}
	}
	if !d.ahead(t, l, lo, sentence) || told.Index < 0 && !d.saysMore(t, l, sentence) {
		return false
	}
	tells := func(k int) bool {
		return k >= 0 && k < len(a.Tokens) && sentence >= 0 && a.Sentences[sentence].Contains(a.Tokens[k]) && l.Tells[d.folded(t, k)]
	}
	for k := 1; k <= besideTelling; k++ {
		if tells(lo-k) || tells(hi-1+k) {
			return true
		}
	}
	return false
}

// ahead reports whether what stands right before token lo may stand before who says a thing: nothing, a mark,
// "by", a verb of saying, and not "told", or "to" behind "speaking".
func (d *drifter) ahead(t int, l *Lexicon, lo, sentence int) bool {
	a := d.set.Analyses[t]
	if lo == 0 || sentence < 0 || a.Tokens[lo-1].Start < a.Sentences[sentence].Start {
		return true
	}
	w := d.folded(t, lo-1)
	switch {
	case !hasWord(w), l.Ahead[w]:
		return true
	case l.With[w]:
		return lo > 1 && l.Asked[d.folded(t, lo-2)]
	}
	return l.Tells[w] && !l.Hears[w]
}

// sameSource reports whether two tellings are statements whose sources are given in the same words.
func (d *drifter) sameSource(ta int, a *news.Telling, tb int, b *news.Telling) bool {
	sa, sb := d.statement(ta, a), d.statement(tb, b)
	return sa != nil && sb != nil && len(sa.Source) > 0 && len(sb.Source) > 0 &&
		strings.EqualFold(d.words(ta, news.CoverAll(sa.Source)), d.words(tb, news.CoverAll(sb.Source)))
}

// saysMore reports whether a sentence of text t has a verb besides those of telling, so that it may have
// something told in it: "soldiers found the crates" has none.
func (d *drifter) saysMore(t int, l *Lexicon, sentence int) bool {
	if sentence < 0 {
		return false
	}
	a := d.set.Analyses[t]
	lo, hi := news.Within(a.Tokens, a.Sentences[sentence])
	for k := lo; k < min(hi, lo+maxTokens); k++ {
		w := d.folded(t, k)
		if l.finite([]byte(w), a.Tokens[k].Of(d.set.Texts[t].Body)) && !l.Tells[w] {
			return true
		}
	}
	return false
}

// withTeller adds that a source was replaced to what the analysis of both sentences says of it, unless
// that says so.
func withTeller(attribution []news.Drift, teller *news.Drift) []news.Drift {
	if teller == nil || slices.ContainsFunc(attribution, func(x news.Drift) bool {
		return x.Kind == news.SourceDrift || x.Kind == news.InflationDrift || x.Kind == news.AttributionDrift
	}) {
		return attribution
	}
	return append(attribution, *teller)
}
