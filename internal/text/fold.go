package text

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold appends to dst the form of a word that it is compared by: lower case,
// without accents, ligatures taken apart, all apostrophes and quotation marks
// "'", all dashes "-", invisible characters left out. Digits are kept: a number
// that changed is a change. It allocates only for Korean, and where dst has
// no room.
func Fold(dst []byte, word string) []byte {
	for i := 0; i < len(word); i++ {
		c := word[i]
		if c >= utf8.RuneSelf {
			return foldSlow(dst, word[i:])
		}
		switch {
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case c == '"' || c == '`':
			c = '\''
		}
		dst = append(dst, c)
	}
	return dst
}

func foldSlow(dst []byte, s string) []byte {
	for i, r := range s {
		switch {
		case isApostrophe(r):
			dst = append(dst, '\'')
			continue
		case unicode.Is(unicode.Pd, r) || r == 0x2212:
			dst = append(dst, '-')
			continue
		case Invisible(r):
			continue
		}
		if r < utf8.RuneSelf {
			dst = utf8.AppendRune(dst, unicode.ToLower(r))
			continue
		}
		parts := norm.NFKD.PropertiesString(s[i:]).Decomposition()
		switch {
		case hangulFirst <= r && r <= hangulLast: // these are taken apart by rule, and in no table
			parts = norm.NFKD.AppendString(nil, s[i:i+utf8.RuneLen(r)])
		case parts == nil && !unicode.Is(unicode.Mn, r):
			dst = utf8.AppendRune(dst, unicode.ToLower(r))
		}
		for len(parts) > 0 {
			d, n := utf8.DecodeRune(parts)
			if parts = parts[n:]; !unicode.Is(unicode.Mn, d) {
				dst = utf8.AppendRune(dst, unicode.ToLower(d))
			}
		}
	}
	return dst
}

// The syllables of Korean.
const hangulFirst, hangulLast = 0xac00, 0xd7a3

func isApostrophe(r rune) bool {
	switch r {
	case '\'', '"', '`', '´', '‘', '’', '‚', '‛', '“', '”', '„', '‟', '«', '»', '‹', '›', '′', '″', 'ʼ':
		return true
	}
	return false
}

// Invisible reports whether r shows nothing: zero-width characters, soft
// hyphens, joiners, and the controls of writing direction.
func Invisible(r rune) bool {
	switch {
	case r == 0xad, r == 0x61c, r == 0x180e, r == 0xfeff:
		return true
	case r >= 0x200b && r <= 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x2060 && r <= 0x206f:
		return true
	}
	return false
}
