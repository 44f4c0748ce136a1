package tag

import (
	"unicode"
	"unicode/utf8"

	"hearsay/internal/text"
)

// longest is how much of a token is looked at, in bytes.
const longest = 48

// shorten cuts what is looked at from a token.
func shorten(token string) string {
	if len(token) <= longest {
		return token
	}
	cut := longest
	for cut > 0 && !utf8.RuneStart(token[cut]) {
		cut--
	}
	return token[:cut]
}

// appendWord writes the form that a token is known by: folded as for comparing,
// with one digit for all.
func appendWord(dst []byte, token string) []byte {
	from := len(dst)
	dst = text.Fold(dst, token)
	for i, c := range dst[from:] {
		if '0' <= c && c <= '9' {
			dst[from+i] = '0'
		}
	}
	return dst
}

// appendShape writes the kinds of a token's characters, each run of one kind twice
// at most: "Xxx", "0,00", "X.X.".
func appendShape(dst []byte, token string) []byte {
	var last, before byte
	for _, r := range token {
		c := shapeOf(plainMark(r))
		if c != last || c != before {
			dst = append(dst, c)
		}
		last, before = c, last
	}
	return dst
}

func shapeOf(r rune) byte {
	switch {
	case 'a' <= r && r <= 'z':
		return 'x'
	case 'A' <= r && r <= 'Z':
		return 'X'
	case '0' <= r && r <= '9':
		return '0'
	case r < ' ':
		return ' ' // a control character, and the end of a line among them
	case r < utf8.RuneSelf:
		return byte(r)
	case unicode.IsUpper(r):
		return 'X'
	case unicode.IsLetter(r):
		return 'x'
	case unicode.IsDigit(r):
		return '0'
	}
	return '_'
}

// plainMark makes typographic quotation marks and dashes plain: newspapers and
// treebanks differ in them.
func plainMark(r rune) rune {
	switch r {
	case '‘', '’', '‚', '‛', 'ʼ', '´':
		return '\''
	case '“', '”', '„', '‟', '«', '»':
		return '"'
	case '‐', '‑', '−':
		return '-'
	case '…':
		return '.'
	}
	return r
}

// Seen is what the network sees of a token, for the program that writes what it is
// trained on: its word, of which the affixes are cut, and its shape.
func Seen(token string) (word, shape string) {
	token = shorten(token)
	return string(appendWord(nil, token)), string(appendShape(nil, token))
}
