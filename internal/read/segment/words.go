package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/lang"
	"hearsay/internal/text"
)

// word makes a token, or two, of the word or number at t.pos: a word as UAX #29
// sees it, and what our habits join to it or split from it.
func (t *tokeniser) word() {
	k, end := word, t.pos
	for {
		part := end
		end = t.uaxWord(part)
		if glue := t.gluedStop(part, end); glue > 0 {
			end = glue
		}
		end, k = t.fullStop(part, end)
		next := t.joined(end, k)
		if next == end {
			break
		}
		end, k = next, word
	}
	t.splitEnclitics(end, k)
}

// uaxWord is the end of the word of UAX #29 at from.
func (t *tokeniser) uaxWord(from int) int {
	if c := t.body[from]; c == '.' || c == '\'' { // see joinsNext
		from++
	} else if r, n := utf8.DecodeRuneInString(t.body[from:]); r == '’' {
		from += n
	}
	t.b.words.SetText(t.body[from:t.end])
	t.b.words.Next()
	return from + t.b.words.End()
}

// joined returns the offset from which the word that ends at end goes on, or end:
// over a hyphen, between the figures of "9/11" and "10:30", between the capitals
// of "AT&T", over an invisible character.
func (t *tokeniser) joined(end int, k kind) int {
	if end >= t.end || end == t.pos {
		return end
	}
	r, n := utf8.DecodeRuneInString(t.body[end:t.end])
	next := end + n
	if next >= t.end {
		return end
	}
	last, _ := utf8.DecodeLastRuneInString(t.body[t.pos:end])
	first, _ := utf8.DecodeRuneInString(t.body[next:t.end])
	ok := false
	switch r {
	case '-', '‐', '‑':
		ok = isWord(first)
	case '/', ':':
		ok = unicode.IsDigit(last) && unicode.IsDigit(first)
	case '&':
		ok = unicode.IsUpper(last) && unicode.IsUpper(first)
	default:
		// Spaced-out scripts only: Khmer and Thai part words with U+200B.
		ok = k == word && text.Invisible(r) && last < 0x530 && first < 0x530 && isWord(first)
	}
	if !ok {
		return end
	}
	return next
}

// gluedStop finds the full stop in a word such as "ended.The", of a page that lost
// the space between two paragraphs; it returns its offset, or 0. UAX #29 has no
// break there, for the sake of "example.com".
func (t *tokeniser) gluedStop(from, end int) int {
	w := t.body[from:end]
	for i := 0; ; i++ {
		j := strings.IndexByte(w[i:], '.')
		if j < 0 {
			return 0
		}
		i += j
		if i < 2 || i+2 >= len(w) {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(w[:i])
		after, n := utf8.DecodeRuneInString(w[i+1:])
		second, _ := utf8.DecodeRuneInString(w[i+1+n:])
		capitals := unicode.IsUpper(before) && i >= 2 && unicode.IsUpper(rune(w[i-2])) && unicode.IsUpper(after) && unicode.IsLower(second) // "the UK.The"
		if capitals || unicode.IsLower(before) && (unicode.IsUpper(after) && unicode.IsLower(second) || w[i+1:] == "http" || w[i+1:] == "https") {
			return from + i
		}
	}
}

// fullStop decides whether the full stop after the word part [from, end) belongs to
// it, and returns the word's end and kind.
func (t *tokeniser) fullStop(from, end int) (int, kind) {
	if end >= t.end || t.body[end] != '.' || end+1 < t.end && t.body[end+1] == '.' {
		return end, word
	}
	switch t.l.Abbreviations[t.body[from:end+1]] {
	case lang.BeforeName:
		return end + 1, abbrName
	case lang.BeforeNumber:
		if t.figureAt(end + 1) {
			return end + 1, abbrNumber
		}
		return end, word
	case lang.BeforeDate:
		if t.shortDateAt(end+1) && !t.ofName(from, end+1) {
			return end + 1, abbrNumber
		}
		return end, word
	case lang.MayEnd:
		return end + 1, abbrEnd
	}
	switch letters := dottedLetters(t.body[from:end]); {
	case letters > 1:
		return end + 1, abbrEnd
	case letters == 1 && t.goesOn(end+1):
		return end + 1, initial
	}
	return end, word
}

// dottedLetters counts the letters of a word such as "U.S" or "a.m", or of a single
// capital; it is 0 for any other word.
func dottedLetters(w string) int {
	if len(w) > 24 {
		return 0
	}
	n := 0
	for len(w) > 0 {
		r, size := utf8.DecodeRuneInString(w)
		if !unicode.IsLetter(r) || n == 0 && size == len(w) && !unicode.IsUpper(r) {
			return 0
		}
		n++
		if w = w[size:]; w == "" {
			break
		}
		if w[0] != '.' || len(w) == 1 {
			return 0
		}
		w = w[1:]
	}
	return n
}

// figureAt reports whether a figure follows, after a space or two.
func (t *tokeniser) figureAt(at int) bool {
	for range 2 {
		if at < len(t.body) && t.body[at] == ' ' {
			at++
		}
	}
	return at < len(t.body) && isASCIIDigit(t.body[at])
}

// longestMonth is the greatest length in bytes of a month's short name with its full stop.
const longestMonth = 6

// longestBefore is how many bytes before an abbreviation are looked at for the word before it.
const longestBefore = 12

// shortDateAt reports whether an abbreviation and a figure follow, after a space: "Dec. 31".
func (t *tokeniser) shortDateAt(at int) bool {
	if at >= len(t.body) || t.body[at] != ' ' {
		return false
	}
	at++
	n := strings.IndexByte(t.body[at:min(len(t.body), at+longestMonth)], '.') + 1
	return n > 1 && t.l.Abbreviations[t.body[at:at+n]] == lang.MayEnd && t.figureAt(at+n)
}

// ofName reports whether the abbreviation [from, end) is a word and the end of a name with the word before it:
// "The Sun."
func (t *tokeniser) ofName(from, end int) bool {
	before := strings.TrimSuffix(t.body[max(0, from-longestBefore):from], " ")
	before = before[strings.LastIndexByte(before, ' ')+1:]
	start := from - len(before) - 1
	return before != "" && start >= 0 && t.l.Abbreviations[t.body[start:end]] == lang.NameNotDate
}

// goesOn reports whether the paragraph has another word or mark after at, closing
// quotation marks and brackets aside.
func (t *tokeniser) goesOn(at int) bool {
	for range 3 {
		r, n := utf8.DecodeRuneInString(t.body[at:])
		if k := punctKind(r); n == 0 || k != closer && k != straight {
			break
		}
		at += n
	}
	return at < len(t.body)
}

// splitEnclitics makes tokens of the word up to end: the word itself, and the
// endings of "don’t", "Kim’s", "couldn’t’ve".
func (t *tokeniser) splitEnclitics(end int, k kind) {
	w := t.body[t.pos:end]
	n := t.encliticLen(w)
	if n == 0 {
		t.emit(end, k)
		return
	}
	second := t.encliticLen(w[:len(w)-n])
	if second > 0 {
		t.emit(end-n-second, word)
	}
	t.emit(end-n, word)
	t.emit(end, word)
}

// encliticLen is the length in bytes of the ending of w, which leaves something of
// it, or 0.
func (t *tokeniser) encliticLen(w string) int {
	at := strings.LastIndexByte(w, '\'')
	width := 1
	if at < 0 {
		if at = max(strings.LastIndex(w, "’"), strings.LastIndex(w, "‘")); at < 0 { // some papers turn it round
			return 0
		}
		width = len("’")
	}
	for _, e := range t.l.Enclitics {
		before, after, _ := strings.Cut(e, "'")
		from := at - len(before)
		if from <= 0 || !strings.EqualFold(w[at+width:], after) || !strings.EqualFold(w[from:at], before) {
			continue
		}
		return len(w) - from
	}
	return 0
}
