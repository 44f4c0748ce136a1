package tag

import (
	"unicode"
	"unicode/utf8"
)

// form is what is seen of a token by itself, as hashes.
type form struct {
	word   uint64 // in lower case, figures all alike
	class  uint64 // of words that keep the same company; 0 if it has none
	shape  uint64 // "Xx", "0,0", "X.X."
	prefix [3]uint64
	suffix [5]uint64 // of one to five characters; of a shorter word, the word
}

// noForm stands before the first token of a sentence and after the last.
var noForm = form{word: 1, shape: 1, prefix: [3]uint64{1, 1, 1}, suffix: [5]uint64{1, 1, 1, 1, 1}}

// longest is how much of a token is looked at, in bytes.
const longest = 48

// formOf looks at a token; buf is a buffer to be used again.
func formOf(token string, buf []byte) (form, []byte) {
	if len(token) > longest {
		cut := longest
		for cut > 0 && !utf8.RuneStart(token[cut]) {
			cut--
		}
		token = token[:cut]
	}
	var f form
	buf = appendLower(buf[:0], token)
	f.word = hashOf(buf)
	end := 0
	for i := range f.prefix {
		if end < len(buf) {
			_, n := utf8.DecodeRune(buf[end:])
			end += n
		}
		f.prefix[i] = hashOf(buf[:end])
	}
	at := len(buf)
	for i := range f.suffix {
		if at > 0 {
			_, n := utf8.DecodeLastRune(buf[:at])
			at -= n
		}
		f.suffix[i] = hashOf(buf[at:])
	}
	buf = appendShape(buf[:0], token)
	f.shape = hashOf(buf)
	return f, buf
}

// appendLower writes a token in lower case, with one digit for all, and typographic
// quotation marks and dashes as plain ones: newspapers and treebanks differ in them.
func appendLower(dst []byte, s string) []byte {
	for _, r := range s {
		switch {
		case r >= utf8.RuneSelf:
			dst = utf8.AppendRune(dst, unicode.ToLower(plainMark(r)))
		case 'A' <= r && r <= 'Z':
			dst = append(dst, byte(r)+'a'-'A')
		case '0' <= r && r <= '9':
			dst = append(dst, '0')
		default:
			dst = append(dst, byte(r))
		}
	}
	return dst
}

// appendShape writes the kinds of a token's characters, each run of one kind twice
// at most.
func appendShape(dst []byte, s string) []byte {
	var last, before byte
	for _, r := range s {
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
	case r < utf8.RuneSelf:
		return byte(r)
	case unicode.IsUpper(r):
		return 'X'
	case unicode.IsLetter(r):
		return 'x'
	case unicode.IsDigit(r):
		return '0'
	}
	return 0xff
}

func plainMark(r rune) rune {
	switch r {
	case '‘', '’', '‚', '‛', 'ʼ', '´':
		return '\''
	case '“', '”', '„', '‟', '«', '»':
		return '"'
	case '‐', '‑', '−':
		return '-'
	case '–', '—', '―':
		return '–'
	case '…':
		return '.'
	}
	return r
}

// Lower writes a token as its word is known by, for the program that trains.
func Lower(dst []byte, token string) []byte { return appendLower(dst, token) }

// WordHash is the hash of such a word.
func WordHash(lower string) uint64 { return hashOf([]byte(lower)) }
