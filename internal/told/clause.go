package told

import (
	"strings"
	"unicode"

	"hearsay/internal/news"
)

// clauseOf is the stretch that tells what a mention belongs to, as short as is known,
// and the statement whose content it stands in, or -1.
func clauseOf(a *news.Analysis, body string, at news.Span) (c news.Span, statement int) {
	c = at
	if s := news.Find(a.Sentences, at.Start); s >= 0 {
		c = a.Sentences[s].Cover(at)
		c.Start += uint32(a.Dateline(body, c))
	}
	statement = -1
	for i := range a.Statements {
		s := &a.Statements[i]
		for _, piece := range s.Content {
			if part := piece.Intersect(c); piece.Contains(at) && (statement < 0 || part.Len() <= c.Len()) {
				c, statement = part, i
			}
		}
	}
	return trimmed(body, c), statement
}

// trimmed is a span without spaces and the marks between clauses at its ends.
func trimmed(body string, s news.Span) news.Span {
	const marks = " \t\n,;:"
	words := s.Of(body)
	head := len(words) - len(strings.TrimLeft(words, marks))
	s.Start += uint32(head)
	return news.MakeSpan(int(s.Start), int(s.Start)+len(strings.TrimRight(words[head:], marks)))
}

// border is the last border of a character up to n bytes.
func border(s string, n int) int {
	n = min(n, len(s))
	for n > 0 && n < len(s) && s[n]&0xc0 == 0x80 {
		n--
	}
	return n
}

// dateline reports whether a mention stands in the dateline of its paragraph, and tells
// of nothing but the report.
func dateline(a *news.Analysis, body string, at news.Span) bool {
	s := news.Find(a.Sentences, at.Start)
	return s >= 0 && at.Start < a.Sentences[s].Start+uint32(a.Dateline(body, a.Sentences[s]))
}

// wordsBeside counts the words of a clause, of letters, that are not those of a mention
// in it, up to fewestWords.
func wordsBeside(a *news.Analysis, body string, c, but news.Span) int {
	n := 0
	lo, hi := news.Within(a.Tokens, c)
	for i := lo; i < hi && n < fewestWords; i++ {
		w := a.Tokens[i].Of(body)
		if r := []rune(w[:border(w, 4)]); len(r) > 0 && unicode.IsLetter(r[0]) && !a.Tokens[i].Overlaps(but) {
			n++
		}
	}
	return n
}
