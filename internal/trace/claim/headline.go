package claim

import (
	"slices"

	"hearsay/internal/news"
)

// What makes the words of a telling a poor headline.
const (
	partOnly  = 1 // they are a clause of what is told, cut where another opens
	pointing  = 2 // they begin with a word that says nothing without what stands before: "it", "which"
	fewWords  = 2 // they have fewer words that tell something than minTells
	minTells  = 4
	maxTokens = 64 // of them that are looked at
)

// Headlines gives each claim the words of its earliest telling among those that say it best
// by themselves: in a whole clause that does not lean on what stands before it. It returns
// how poor each is, by the claim's id: 0 for one that stands by itself.
func Headlines(set *news.Set, claims []news.Claim, lexicon func(code string) *Lexicon) map[news.ID]int {
	out := make(map[news.ID]int, len(claims))
	for i := range claims {
		c := &claims[i]
		best := -1
		for k := range c.Tellings {
			t := &c.Tellings[k]
			if t.Revises != "" {
				continue
			}
			if p := poor(set, t, lexicon); best < 0 || p < best {
				best, c.Headline = p, t.Words
			}
		}
		out[c.ID] = max(best, 0)
	}
	return out
}

// poor is how little the words of a telling say by themselves, 0 the best.
func poor(set *news.Set, t *news.Telling, lexicon func(code string) *Lexicon) int {
	x := set.TextIndex(t.Words.Text)
	if x < 0 || set.Analyses[x] == nil {
		return 0
	}
	a, body, p := set.Analyses[x], set.Texts[x].Body, 0
	if !entire(a, t) {
		p += partOnly
	}
	l := lexicon(set.Texts[x].Lang)
	if l == nil {
		return p
	}
	lo, hi := news.Within(a.Tokens, t.Words.Span)
	first, tells := true, 0
	var buf [64]byte
	for _, tok := range a.Tokens[lo:min(hi, lo+maxTokens)] {
		w, says := l.word(buf[:0], tok.Of(body))
		if says {
			tells++
		}
		if first && len(w) > 0 && hasWord(tok.Of(body)) {
			if first = false; l.Leans[string(w)] && !quoted(a, tok) {
				p += pointing
			}
		}
	}
	if tells < minTells {
		p += fewWords
	}
	return p
}

// entire reports whether a telling is all that a statement says, or all that the author says
// in a sentence, and not a clause of either.
func entire(a *news.Analysis, t *news.Telling) bool {
	if t.Index >= 0 {
		return news.CoverAll(a.Statements[t.Index].Content) == t.Words.Span
	}
	if s := news.Find(a.Sentences, t.Words.Span.Start); s >= 0 && a.Sentences[s] == t.Words.Span {
		return true
	}
	return slices.ContainsFunc(a.Assertions, func(x news.Assertion) bool { return news.CoverAll(x.Spans) == t.Words.Span })
}

// quoted reports whether a token stands in quotation marks that somebody speaks in.
func quoted(a *news.Analysis, tok news.Span) bool {
	return slices.ContainsFunc(a.Quotations, func(q news.Quotation) bool { return q.Speech && q.Outer.Contains(tok) })
}
