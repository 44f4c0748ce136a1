package html

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/text"
)

// line makes a single harmless line of a string from outside: white space is
// one space, and characters that show nothing or turn the writing around are
// written out as ⟨U+202E⟩, so that a headline cannot pretend to be another.
func line(s string) string {
	var b strings.Builder
	space := false
	for _, r := range s {
		if unicode.IsSpace(r) {
			space = b.Len() > 0
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		switch {
		case r == 0x200c || r == 0x200d: // joiners: Persian and Hindi need them, and they deceive nobody
			b.WriteRune(r)
		case unicode.IsControl(r), text.Invisible(r):
			fmt.Fprintf(&b, "⟨U+%04X⟩", r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// shorten cuts s at a space to at most n characters, and says so with "…".
func shorten(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	end, count := len(s), 0
	for i := range s {
		if count == n {
			end = i
			break
		}
		count++
	}
	if sp := strings.LastIndexByte(s[:end], ' '); sp > end/2 {
		end = sp
	}
	return strings.TrimRight(s[:end], " ,;") + " …"
}

// writeText writes a stretch of a body as HTML whose text is that stretch, to
// the letter. A character that shows nothing is named beside it by the style
// sheet, and shut in an element of its own direction: an override ends there
// and cannot turn the words after it around. It is written by its number, so
// that it does not turn the page's source around either.
func writeText(b *strings.Builder, s string) {
	start := 0
	flush := func(i int, instead string, width int) {
		b.WriteString(s[start:i])
		b.WriteString(instead)
		start = i + width
	}
	for i, r := range s {
		switch {
		case r == '&':
			flush(i, "&amp;", 1)
		case r == '<':
			flush(i, "&lt;", 1)
		case r == '>':
			flush(i, "&gt;", 1)
		case r == utf8.RuneError && !strings.HasPrefix(s[i:], "\ufffd"):
			flush(i, "\ufffd", 1)
		case unicode.IsControl(r) && r != '\n' && r != '\t':
			flush(i, "\ufffd", utf8.RuneLen(r)) // no normalised body has these; HTML cannot hold them
		case r >= utf8.RuneSelf && text.Invisible(r):
			flush(i, fmt.Sprintf(`<bdi class="ctl" data-c="U+%04X">&#x%x;</bdi>`, r, r), utf8.RuneLen(r))
		}
	}
	b.WriteString(s[start:])
}
