package claim

import (
	"unicode"

	"hearsay/internal/news"
	"hearsay/internal/text"
)

func isLetter(r rune) bool { return unicode.IsLetter(r) }
func isDigit(r rune) bool  { return unicode.IsDigit(r) }

const (
	// minCut is how many bytes must stand on both sides of a cut.
	minCut = 20
	// minClause is how long a clause must be to be told by itself, in bytes: a shorter one
	// is mostly half a thought.
	minClause = 35
)

// clauses cuts a stretch of a text where a clause opens, and returns the pieces that are
// long enough to tell something by themselves; none if it is one clause. A piece ends at
// the comma before the next.
func clauses(body string, tokens []news.Span, s news.Span, l *Lexicon) []news.Span {
	lo, hi := news.Within(tokens, s)
	var out []news.Span
	var buf [32]byte
	start, end := s.Start, s.Start
	cut := func(to, next uint32) {
		if to-start >= minClause {
			out = append(out, news.Span{Start: start, End: to})
		}
		start = next
	}
	for i := lo; i < hi; i++ {
		t := tokens[i]
		w := t.Of(body)
		folded := text.Fold(buf[:0], w)
		mark := i > lo && isBreak(tokens[i-1].Of(body))
		opens := l.Open[string(folded)] || mark && l.Join[string(folded)]
		if i > lo && (opens || w == ";") && end-start >= minCut && s.End-t.Start >= minCut {
			next := t.Start
			if w == ";" && i+1 < hi {
				next = tokens[i+1].Start
			}
			cut(end, next)
		}
		if !isBreak(w) {
			end = t.End
		}
	}
	if start == s.Start {
		return nil
	}
	cut(s.End, s.End)
	return out
}

// isBreak reports whether a token parts clauses when a word that joins them follows.
func isBreak(w string) bool {
	switch w {
	case ",", ";", "–", "—", "--", "-":
		return true
	}
	return false
}
