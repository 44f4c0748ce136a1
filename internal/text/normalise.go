package text

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// Offsets leads from a normalised body back to the string it was made of. The
// nil Offsets says that nothing was changed.
type Offsets struct {
	at    []int // offsets in the body from which on …
	shift []int // … the raw offset is this much further on
}

// Raw returns the raw offset of an offset in the body. Where a character was
// replaced or dropped it is that of the nearest character before it that stayed.
func (o *Offsets) Raw(body int) int {
	if o == nil {
		return body
	}
	i := sort.SearchInts(o.at, body+1) - 1
	if i < 0 {
		return body
	}
	return body + o.shift[i]
}

func (o *Offsets) add(body, raw int) {
	if s := raw - body; len(o.shift) > 0 && o.shift[len(o.shift)-1] == s {
		return
	} else if n := len(o.at); n > 0 && o.at[n-1] == body {
		o.shift[n-1] = s
		return
	}
	o.at, o.shift = append(o.at, body), append(o.shift, raw-body)
}

// Normalise makes the body of a text: valid UTF-8 (each broken byte becomes
// U+FFFD), lines that end in "\n" alone, no byte order mark, no control
// characters but newline and tab. Nothing else is touched: not case, quotes,
// spaces, accents, nor invisible characters, which may be evidence. It is
// idempotent.
func Normalise(s string) (string, *Offsets) {
	i := firstDirty(s)
	if i < 0 {
		return s, nil
	}
	var b strings.Builder
	b.Grow(len(s))
	b.WriteString(s[:i])
	o := &Offsets{}
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			o.add(b.Len(), i)
			b.WriteRune(utf8.RuneError)
		case r == '\r':
			if i+1 >= len(s) || s[i+1] != '\n' {
				o.add(b.Len(), i)
				b.WriteByte('\n')
			}
		case isLineBreak(r):
			o.add(b.Len(), i)
			b.WriteByte('\n')
		case dropped(r):
		default:
			o.add(b.Len(), i)
			b.WriteString(s[i : i+n])
		}
		i += n
	}
	o.add(b.Len(), len(s))
	return b.String(), o
}

// firstDirty is the offset of the first character that Normalise changes, or -1.
func firstDirty(s string) int {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c < ' ' && c != '\n' && c != '\t' || c == 0x7f {
				return i
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 || dropped(r) || isLineBreak(r) {
			return i
		}
		i += n
	}
	return -1
}

// isLineBreak reports whether r ends a line though it is not "\n": NEL and the
// two Unicode separators.
func isLineBreak(r rune) bool { return r == 0x85 || r == 0x2028 || r == 0x2029 }

func dropped(r rune) bool {
	return r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 && r != 0x85 || r == 0xfeff
}
