package claim

import (
	"slices"
	"strings"
	"unicode/utf8"

	"hearsay/internal/news"
)

// What makes the words of a telling a poor headline.
const (
	partOnly  = 1 // they are a clause of what is told, cut where another opens
	pointing  = 2 // they begin with a word that says nothing without what stands before: "it", "which"
	fewWords  = 2 // they have fewer words that tell something than minTells
	verbless  = 2 // they have no word that may be the verb of a clause: "the chief of the yard"
	asking    = 2 // they ask, and say nothing: "Did you see it?"
	headless  = 1 // they begin with it: "came back after a delay", who did stands before
	pictured  = 2 // they say what a picture shows
	addressed = 1 // they have an address in them, of a picture or a page
	dangling  = 1 // they end with a word that needs another behind it: "a lorry hit the crowd, in what"
	minTells  = 4
	known     = -1  // no reason to show another telling: they begin with a thing that was told of before, "The surgery took three hours"
	maxKnown  = 4   // words between "the" and the verb behind which nothing says which is meant
	maxBefore = 120 // bytes of a sentence that is set before what is known
	maxTokens = 64  // of them that are looked at
)

// textOf is the analysis of a text, the text itself and what its language knows. Without an analysis
// there is no lexicon.
func textOf(set *news.Set, id news.TextID, lexicon func(code string) *Lexicon) (*news.Analysis, string, *Lexicon) {
	x := set.TextIndex(id)
	if x < 0 || set.Analyses[x] == nil {
		return nil, "", nil
	}
	return set.Analyses[x], set.Texts[x].Body, lexicon(set.Texts[x].Lang)
}

// poor is how little the words of a telling say by themselves, 0 the best, and, in the same steps, how
// much they leave besides to what stands before their sentence: who "she" is, which "move".
func poor(set *news.Set, t *news.Telling, lexicon func(code string) *Lexicon) (steps int, hangs float64) {
	a, body, l := textOf(set, t.Words.Text, lexicon)
	if a == nil {
		return 0, 0
	}
	words := t.Words.Span.Of(body)
	if !entire(a, body, t) {
		steps += partOnly
	}
	if first, end := news.Within(a.Sentences, t.Words.Span); end-first < 2 && asks(words) {
		steps += asking
	}
	if l == nil {
		return steps, 0
	}
	if l.pictures(a, body, t.Words.Span) {
		steps += pictured
	}
	if hasAddress(words) {
		steps += addressed
	}
	steps += l.saysLittle(a, body, t.Words.Span) + l.cutShort(a, body, t.Words.Span)
	by := l.leaning(a, body, t.Words.Span)
	switch {
	case by == known:
		hangs = perKnown
	case l.unnamed(a, body, t.Words.Span):
		hangs = perUnnamed
	}
	return steps + max(0, by), hangs
}

// cutShort is how poor words are for having been cut: before their verb's subject, "being robbed", or before
// what their last word needs, "in what".
func (l *Lexicon) cutShort(a *news.Analysis, body string, s news.Span) (steps int) {
	lo, hi := news.Within(a.Tokens, s)
	for hi > lo && !hasWord(a.Tokens[hi-1].Of(body)) {
		hi--
	}
	if hi == lo {
		return 0
	}
	var buf [64]byte
	first := a.Tokens[lo].Of(body)
	if w, _ := l.word(buf[:0], first); string(w) == first && l.joins(w) && !l.verbNear(a.Tokens[lo+1:min(hi, lo+1+verbReach)], body) {
		steps += headless
	}
	last := a.Tokens[hi-1].Of(body)
	if w, _ := l.word(buf[:0], last); string(w) == last && (l.Open[string(w)] || l.Leans[string(w)] || l.Bare[string(w)]) {
		steps += dangling
	}
	return steps
}

// verbReach is how many words behind the first its verb stands, at most: "lightning | was seen".
const verbReach = 3

// verbNear reports whether one of some words is known to be the verb of a clause, as "was" is.
func (l *Lexicon) verbNear(tokens []news.Span, body string) bool {
	var buf [64]byte
	return slices.ContainsFunc(tokens, func(t news.Span) bool {
		w, _ := l.word(buf[:0], t.Of(body))
		return l.Finite[string(w)]
	})
}

// saysLittle is how poor words are for how few of them tell something, and where none may be a verb.
func (l *Lexicon) saysLittle(a *news.Analysis, body string, s news.Span) (steps int) {
	lo, hi := news.Within(a.Tokens, s)
	tells, verb := 0, false
	var buf [64]byte
	for _, tok := range a.Tokens[lo:min(hi, lo+maxTokens)] {
		written := tok.Of(body)
		w, says := l.word(buf[:0], written)
		if says {
			tells++
		}
		verb = verb || len(w) > 0 && hasWord(written) && l.finite(w, written)
	}
	if tells < minTells {
		steps += fewWords
	}
	if !verb && l.Finite != nil && !quoted(a, a.Tokens[lo]) {
		steps += verbless
	}
	return steps
}

// hasAddress reports whether words hold the address of a page or a picture: "https://…", "pic.example.com/a".
func hasAddress(words string) bool {
	for w := range strings.FieldsSeq(words) {
		host, path, _ := strings.Cut(w, "/")
		last := host[strings.LastIndexByte(host, '.')+1:]
		if strings.HasPrefix(path, "/") && strings.HasSuffix(host, ":") || path != "" && len(last) > 1 && len(last) < len(host) {
			return true
		}
	}
	return false
}

// asks reports whether words end in a question mark, but for what closes a quotation.
func asks(words string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(words, "”’\"'»“)] "))
	return last == '?' || last == '؟' || last == '？'
}

// leaning is how little the sentence that a telling stands in says without what stands before
// it: that is shown with it.
func (l *Lexicon) leaning(a *news.Analysis, body string, s news.Span) int {
	claimed := s
	if i := news.Find(a.Sentences, s.Start); i >= 0 {
		s = s.Cover(a.Sentences[i])
	}
	lo, hi := news.Within(a.Tokens, s)
	var buf [64]byte
	for i, tok := range a.Tokens[lo:hi] {
		written := tok.Of(body)
		w, _ := l.word(buf[:0], written)
		switch {
		case len(w) == 0 || !hasWord(written):
			continue
		case l.Definite[string(w)] && claimed.Contains(tok) && l.toldOf(body, a.Tokens[lo+i+1:hi]) && !quoted(a, tok):
			return known
		case l.Leans[string(w)] || l.This[string(w)] || l.That[string(w)] && string(w) != written:
			if quoted(a, tok) {
				if l.Stands[string(w)] {
					return known // “He was late,” she said: a quotation is worth showing by itself
				}
				return 0
			}
			return pointing // "It sank", "That boat sank"
		case string(w) == written && l.finite(w, written):
			return headless
		}
		return 0
	}
	return 0
}

// toldOf reports whether the words behind a "the" are a short noun and its verb, and nothing
// says which is meant: no name, no number, no "of" or "who".
func (l *Lexicon) toldOf(body string, tokens []news.Span) bool {
	var buf [64]byte
	for k, tok := range tokens[:min(len(tokens), maxKnown+1)] {
		written := tok.Of(body)
		w, says := l.word(buf[:0], written)
		switch {
		case !hasWord(written) || string(w) != written:
			return false
		case k > 0 && l.finite(w, written):
			return true
		case !says || l.Open[string(w)]:
			return false
		}
	}
	return false
}

// finite reports whether a folded word, as it is written, may be the verb of a clause.
func (l *Lexicon) finite(w []byte, written string) bool {
	return l.Finite[string(w)] || len(l.Past) > 0 && len(w) > len(l.Past)+1 && string(w) == written && strings.HasSuffix(written, l.Past)
}

// entire reports whether a telling is all that a statement says, or all that the author says
// in a sentence, and not a clause of either.
func entire(a *news.Analysis, body string, t *news.Telling) bool {
	all := func(spans []news.Span) bool {
		return news.CoverAll(spans).End == t.Words.Span.End && news.CoverAll(undated(a, body, spans)) == t.Words.Span
	}
	if t.Index >= 0 {
		return all(a.Statements[t.Index].Content)
	}
	if s := news.Find(a.Sentences, t.Words.Span.Start); s >= 0 && all(a.Sentences[s:s+1]) {
		return true
	}
	return slices.ContainsFunc(a.Assertions, func(x news.Assertion) bool { return all(x.Spans) })
}

// quoted reports whether a token stands in quotation marks that somebody speaks in.
func quoted(a *news.Analysis, tok news.Span) bool {
	return slices.ContainsFunc(a.Quotations, func(q news.Quotation) bool { return q.Speech && q.Outer.Contains(tok) })
}

// unnamed reports whether a telling has a word that stands for somebody, and nobody is named before
// it in its sentence: "what he had wrong". Words that begin like names, and those for people, name.
func (l *Lexicon) unnamed(a *news.Analysis, body string, s news.Span) bool {
	shown := s
	if i := news.Find(a.Sentences, s.Start); i >= 0 {
		shown = s.Cover(a.Sentences[i])
	}
	lo, hi := news.Within(a.Tokens, news.Span{Start: shown.Start, End: s.End})
	var buf [64]byte
	for _, tok := range a.Tokens[lo:min(hi, lo+maxTokens)] {
		written := tok.Of(body)
		w, says := l.word(buf[:0], written)
		switch {
		case len(w) == 0 || !hasWord(written):
		case l.Stands[string(w)]:
			return true
		case l.People[string(w)] || says && string(w) != written && !l.Leans[string(w)]:
			return false
		}
	}
	return false
}

// pictures reports whether a sentence begins with a word for a picture: "In a photo".
func (l *Lexicon) pictures(a *news.Analysis, body string, s news.Span) bool {
	if i := news.Find(a.Sentences, s.Start); i >= 0 {
		s = s.Cover(a.Sentences[i])
	}
	lo, hi := news.Within(a.Tokens, s)
	var buf [64]byte
	for _, tok := range a.Tokens[lo:min(hi, lo+captionReach)] {
		switch w, says := l.word(buf[:0], tok.Of(body)); {
		case l.Caption[string(w)]:
			return true
		case says: // "New pictures have come out"
			return false
		}
	}
	return false
}
