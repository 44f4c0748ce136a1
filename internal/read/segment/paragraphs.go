package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/news"
)

// paragraphs appends the paragraphs of body: its lines, or, in hard-wrapped text,
// what stands between empty lines.
func paragraphs(dst []news.Span, body string) []news.Span {
	wrapped := hardWrapped(body)
	start := 0 // of the paragraph in hand
	for at := 0; at < len(body); {
		end := lineEnd(body, at)
		if !wrapped || blank(body[at:end]) {
			dst = appendTrimmed(dst, body, start, end)
			start = end
		}
		at = end + 1
	}
	return appendTrimmed(dst, body, min(start, len(body)), len(body))
}

// lineEnd is the offset of the newline that ends the line which begins at at.
func lineEnd(body string, at int) int {
	if i := strings.IndexByte(body[at:], '\n'); i >= 0 {
		return at + i
	}
	return len(body)
}

// blank reports whether a line shows nothing. It looks at no more than it must.
func blank(line string) bool { return strings.TrimLeftFunc(line, unicode.IsSpace) == "" }

// appendTrimmed appends the span, without the space around it, unless nothing is
// left.
func appendTrimmed(dst []news.Span, body string, start, end int) []news.Span {
	left := strings.TrimLeftFunc(body[start:end], unicode.IsSpace)
	start = end - len(left)
	end = start + len(strings.TrimRightFunc(left, unicode.IsSpace))
	if start == end {
		return dst
	}
	return append(dst, news.MakeSpan(start, end))
}

// What hard-wrapped text looks like. It must show all of it: a text taken for
// wrapped by mistake loses its paragraphs.
const (
	wrapColumns = 100 // no line is longer, in characters
	wrapLines   = 4   // lines that are followed by another, at least
	wrapFull    = .85 // share of those which the next line's first word would not have fitted
	wrapOpen    = .5  // share of those which do not end a sentence
)

// hardWrapped reports whether the newlines of body were put there to keep its lines
// short. The sign is that a line is broken only where the next word would have made
// it longer than the longest. The verdict is for the whole text.
func hardWrapped(body string) bool {
	longest := 0
	for at := 0; at < len(body); {
		end := lineEnd(body, at)
		line := body[at:end]
		if len(line) > wrapColumns*utf8.UTFMax { // spares counting the characters
			return false
		}
		if n := utf8.RuneCountInString(line); n > wrapColumns {
			return false
		} else if n > longest {
			longest = n
		}
		at = end + 1
	}
	inner, full, open := 0, 0, 0
	for at := 0; at < len(body); {
		end := lineEnd(body, at)
		line := body[at:end]
		at = end + 1
		if blank(line) || at >= len(body) {
			continue
		}
		next := body[at:lineEnd(body, at)]
		if blank(next) {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(next); unicode.IsSpace(r) {
			return false // indented: verse, code, a list, or a paragraph
		}
		inner++
		if utf8.RuneCountInString(line)+1+firstWord(next) > longest {
			full++
		}
		if !endsSentence(line) {
			open++
		}
	}
	return inner >= wrapLines && float64(full) >= wrapFull*float64(inner) && float64(open) >= wrapOpen*float64(inner)
}

// firstWord is the length in characters of the first word of a line.
func firstWord(line string) int {
	if i := strings.IndexFunc(line, unicode.IsSpace); i >= 0 {
		line = line[:i]
	}
	return utf8.RuneCountInString(line)
}

// endsSentence reports whether a line ends in a mark that ends a sentence, before
// any closing quotation marks.
func endsSentence(line string) bool {
	line = strings.TrimRight(line, " \t\"'”’»)")
	return strings.HasSuffix(line, ".") || strings.HasSuffix(line, "!") || strings.HasSuffix(line, "?") || strings.HasSuffix(line, ":")
}
