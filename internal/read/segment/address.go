package segment

import (
	"strings"
	"unicode/utf8"
)

// address takes a web or e-mail address, a @name or a #tag, if one begins here. In
// a chunk that began at begin, all but an e-mail address follow no letter.
func (t *tokeniser) address(begin int) bool {
	rest := t.body[t.pos:t.end]
	if len(rest) < 3 {
		return false
	}
	end := 0
	if !t.afterWord(begin) {
		switch c := rest[0]; {
		case c == '@' || c == '#':
			end = nameLen(rest)
		case c|0x20 == 'h' || c|0x20 == 'w' || c|0x20 == 'f':
			end = webLen(rest)
		}
	}
	if end == 0 && isWordByte(rest[0]) {
		end = t.mailLen()
	}
	if end == 0 && isASCIILetter(rest[0]) {
		end = bareWebLen(rest)
	}
	if end == 0 {
		return false
	}
	t.emit(t.pos+end, word)
	return true
}

// afterWord reports whether a word stands right before t.pos in the chunk.
func (t *tokeniser) afterWord(begin int) bool {
	if t.pos == begin {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(t.body[begin:t.pos])
	return isWord(r)
}

// nameLen is the length of the @name or #tag at the start of s, or 0. A "#1" is no
// tag.
func nameLen(s string) int {
	if r, _ := utf8.DecodeRuneInString(s[1:]); !isWord(r) && r != '_' || s[0] == '#' && isASCIIDigit(s[1]) {
		return 0
	}
	i := 1
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !isWord(r) && r != '_' {
			break
		}
		i += n
	}
	return i
}

// webLen is the length of the address with a scheme, or with "www.", at the start of
// s, or 0.
func webLen(s string) int {
	for _, p := range [...]string{"https://", "http://", "ftp://", "www."} {
		if len(s) > len(p) && strings.EqualFold(s[:len(p)], p) && isWordOrHigh(s[len(p)]) {
			return len(p) + trimAddress(s[len(p):])
		}
	}
	return 0
}

// bareWebLen is the length of an address without a scheme but with a path, such as
// "pic.example.com/x1", or 0.
func bareWebLen(s string) int {
	i, dots := 0, 0
	for i < len(s) && (isWordByte(s[i]) || s[i] == '-' || s[i] == '.') {
		if s[i] == '.' {
			dots++
		}
		if i++; i > 253 { // the longest name that the DNS allows
			return 0
		}
	}
	if dots == 0 || i+1 >= len(s) || s[i] != '/' || !isWordByte(s[i+1]) || !isASCIILetter(s[i-1]) || !isASCIILetter(s[i-2]) {
		return 0
	}
	return i + trimAddress(s[i:])
}

// trimAddress is the length of s without the punctuation that follows an address
// in running text.
func trimAddress(s string) int {
	if i := strings.IndexAny(s, "<>\"“”‘’«»—…"); i >= 0 {
		s = s[:i]
	}
	return len(strings.TrimRight(s, ".,;:!?)]}'*"))
}

// mailLen is the length of the e-mail address at t.pos, or 0.
func (t *tokeniser) mailLen() int {
	if t.pos < t.noAddress {
		return 0
	}
	s := t.body[t.pos:t.end]
	i := 0
	for i < len(s) && (isWordByte(s[i]) || strings.IndexByte("._%+-", s[i]) >= 0) {
		i++
	}
	t.noAddress = t.pos + i + 1 // so that no stretch is read twice
	if i >= len(s)-1 || s[i] != '@' || !isWordByte(s[i+1]) {
		return 0
	}
	dot := 0
	for i++; i < len(s) && (isWordByte(s[i]) || s[i] == '.' && i+1 < len(s) && isWordByte(s[i+1]) || s[i] == '-'); i++ {
		if s[i] == '.' {
			dot = i
		}
	}
	if dot == 0 {
		return 0
	}
	return i
}

// isWordByte reports whether c is an ASCII letter or figure.
func isWordByte(c byte) bool { return isASCIILetter(c) || isASCIIDigit(c) }

func isWordOrHigh(c byte) bool { return isWordByte(c) || c >= utf8.RuneSelf }
