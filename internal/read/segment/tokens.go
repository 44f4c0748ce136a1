package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/lang"
	"hearsay/internal/news"
	"hearsay/internal/text"
)

// MaxToken is the greatest length of a token, in bytes. What is longer (an image
// as a data address, a text without spaces) comes in pieces.
const MaxToken = 1024

// tokeniser cuts one paragraph. A chunk is what stands between two spaces.
type tokeniser struct {
	body string // ends with the paragraph
	pos  int    // how far it is cut
	end  int    // of the chunk in hand
	l    *lang.Segment
	b    *Buffers

	noAddress int // no e-mail address begins before this offset
}

func (t *tokeniser) run() {
	for t.pos < len(t.body) {
		if c := t.body[t.pos]; c < utf8.RuneSelf {
			if c <= ' ' {
				t.pos++
				continue
			}
		} else if r, n := utf8.DecodeRuneInString(t.body[t.pos:]); unicode.IsSpace(r) {
			t.pos += n
			continue
		}
		if !t.plainWord() {
			t.end = t.chunkEnd()
			t.chunk()
		}
	}
}

// plainWord takes a word of plain letters with a space or a comma after it. Two
// words of three are such, and need none of the rules.
func (t *tokeniser) plainWord() bool {
	i := t.pos
	for i < len(t.body) && isASCIILetter(t.body[i]) {
		i++
	}
	if i == t.pos || i < len(t.body) && t.body[i] != ' ' && t.body[i] != '\n' {
		return false
	}
	t.emit(i, word)
	return true
}

func (t *tokeniser) chunkEnd() int {
	for i := t.pos; i < len(t.body); {
		c := t.body[i]
		if c < utf8.RuneSelf {
			if c <= ' ' {
				return i
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(t.body[i:])
		if unicode.IsSpace(r) {
			return i
		}
		i += n
	}
	return len(t.body)
}

// chunk cuts what stands between two spaces.
func (t *tokeniser) chunk() {
	begin := t.pos
	for t.pos < t.end {
		r, n := utf8.DecodeRuneInString(t.body[t.pos:t.end])
		switch {
		case text.Invisible(r):
			t.pos += n
		case t.address(begin):
		case isWord(r) || t.joinsNext(begin, r):
			t.word()
		default:
			t.punctuation(r, n)
		}
	}
}

// joinsNext reports whether the mark r is the beginning of the word after it:
// ".com", ".45", "'80s".
func (t *tokeniser) joinsNext(begin int, r rune) bool {
	if t.pos > begin {
		if before, _ := utf8.DecodeLastRuneInString(t.body[begin:t.pos]); punctKind(before) != opener && before != '"' && before != '-' {
			return false
		}
	}
	rest := t.body[t.pos:t.end]
	switch r {
	case '.':
		return len(rest) > 2 && (isASCIIDigit(rest[1]) || isASCIILetter(rest[1]) && isASCIILetter(rest[2]) && rest[1] >= 'a')
	case '\'', '’':
		rest = rest[utf8.RuneLen(r):]
		return len(rest) > 2 && isASCIIDigit(rest[0]) && isASCIIDigit(rest[1]) && rest[2] == 's'
	}
	return false
}

// emit makes a token of what stands up to end. One that is too long comes in
// pieces.
func (t *tokeniser) emit(end int, k kind) {
	for end-t.pos > MaxToken {
		cut := t.pos + MaxToken
		for cut > t.pos && !utf8.RuneStart(t.body[cut]) {
			cut--
		}
		t.b.Tokens = append(t.b.Tokens, news.MakeSpan(t.pos, cut))
		t.b.kinds = append(t.b.kinds, word)
		t.pos = cut
	}
	t.b.Tokens = append(t.b.Tokens, news.MakeSpan(t.pos, end))
	t.b.kinds = append(t.b.kinds, k)
	t.pos = end
}

// punctuation makes a token of the mark r, n bytes long, and of those after it
// that belong to it: "...", "--", "?!", "”".
func (t *tokeniser) punctuation(r rune, n int) {
	k, end := punctKind(r), t.pos+n
	if (r == '\'' || r == '’') && t.enclitic(n) {
		return
	}
	switch r {
	case '.', '-', '—', '―', '–', '_', '*', '=', '~', '•', '…':
		for end < t.end && strings.HasPrefix(t.body[end:t.end], string(r)) {
			end += n
		}
		if r == '.' && end > t.pos+2 { // ".." is a slip for a full stop
			k = ellipsis
		}
	case '?', '!':
		for end < t.end && (t.body[end] == '?' || t.body[end] == '!') {
			end++
		}
	case '\'', '`':
		if end < t.end && t.body[end] == byte(r) {
			end++
			k = closer
			if r == '`' {
				k = opener
			}
		}
	default:
		end = t.grapheme(end)
	}
	t.emit(end, k)
}

// grapheme is end, or further on where marks that belong to the character before
// it follow: accents, variation selectors.
func (t *tokeniser) grapheme(end int) int {
	for end < t.end && t.body[end] >= utf8.RuneSelf {
		r, n := utf8.DecodeRuneInString(t.body[end:t.end])
		if !unicode.IsMark(r) && !text.Invisible(r) {
			break
		}
		end += n
	}
	return end
}

// enclitic takes an ending that UAX #29 has left standing apart, as it does after
// figures and full stops: the "'s" of "1990's". Its apostrophe is n bytes long.
func (t *tokeniser) enclitic(n int) bool {
	if t.pos == 0 || len(t.b.Tokens) == 0 || int(t.b.Tokens[len(t.b.Tokens)-1].End) != t.pos {
		return false
	}
	for _, e := range t.l.Enclitics {
		end := t.pos + n + len(e) - 1
		if e[0] != '\'' || end > t.end || !strings.EqualFold(t.body[t.pos+n:end], e[1:]) {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(t.body[end:t.end]); end == t.end || !isWord(r) {
			t.emit(end, word)
			return true
		}
	}
	return false
}
