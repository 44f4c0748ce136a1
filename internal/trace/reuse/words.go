package reuse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/zeebo/xxh3"

	"hearsay/internal/news"
	"hearsay/internal/text"
)

// Words is a text as a sequence of words that can be compared.
type Words struct {
	Text news.TextID
	Body string
	Hash []uint64    // of each word, folded; equal words have equal hashes
	Span []news.Span // of each word, in Body
	flag []flag

	outlet int32 // number of the outlet, from 1; 0 is unknown
	page   int32 // number of the page
}

// flag says of one word what the rules about short passages want to know.
type flag uint8

const (
	quoted      flag = 1 << iota // in quotation marks
	long                         // five letters or more, or a number
	name                         // a number, or a capital that begins no sentence
	proper                       // a capital that begins no sentence
	boilerplate                  // in a short line that its outlet repeats
	repeated                     // in words that its outlet repeats
)

// Len is the number of words.
func (w *Words) Len() int { return len(w.Hash) }

// gap is what stands before word i, or after the last one.
func (w *Words) gap(i int) string {
	var lo, hi uint32 = 0, uint32(len(w.Body))
	if i > 0 {
		lo = w.Span[i-1].End
	}
	if i < w.Len() {
		hi = w.Span[i].Start
	}
	return w.Body[lo:hi]
}

// WordsOf reads a text's words. Tokens without a letter, a number or a currency
// or per-cent sign are not words: punctuation differs between copies and says
// nothing. A token outside of Body ends the reading.
func WordsOf(d Doc) Words {
	w := Words{
		Text: d.Text, Body: d.Body,
		Hash: make([]uint64, 0, len(d.Tokens)),
		Span: make([]news.Span, 0, len(d.Tokens)),
		flag: make([]flag, 0, len(d.Tokens)),
	}
	var folded []byte
	var last uint32
	for _, s := range d.Tokens {
		if s.Start < last || s.End < s.Start || int(s.End) > len(d.Body) {
			break
		}
		last = s.End
		folded = text.Fold(folded[:0], s.Of(d.Body))
		f, ok := classify(folded)
		if !ok {
			continue
		}
		switch {
		case capital(d.Body, s) && inSentence(d.Body, s.Start):
			f |= name | proper
		case f&long != 0 && isDigit(folded[0]):
			f |= name
		}
		w.Hash = append(w.Hash, xxh3.Hash(folded))
		w.Span = append(w.Span, s)
		w.flag = append(w.flag, f)
	}
	for _, q := range d.Quotations {
		for _, p := range q.Pieces {
			lo, hi := news.Within(w.Span, p)
			for i := lo; i < hi; i++ {
				w.flag[i] |= quoted
			}
		}
	}
	return w
}

// classify reports whether a folded token is a word, and flags it.
func classify(folded []byte) (f flag, isWord bool) {
	letters := 0
	for i := 0; i < len(folded); {
		c := folded[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case 'a' <= c && c <= 'z':
				letters++
			case '0' <= c && c <= '9':
				f = long
				isWord = true
			case c == '$' || c == '%':
				isWord = true
			}
			continue
		}
		r, n := utf8.DecodeRune(folded[i:])
		i += n
		switch {
		case unicode.IsLetter(r):
			letters++
		case unicode.IsNumber(r):
			f = long
			isWord = true
		case unicode.Is(unicode.Sc, r) || r == '‰':
			isWord = true
		}
	}
	if letters >= 5 {
		f = long
	}
	return f, isWord || letters > 0
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func capital(body string, s news.Span) bool {
	r, _ := utf8.DecodeRuneInString(body[s.Start:s.End])
	return unicode.IsUpper(r)
}

// inSentence reports whether what stands before a word shows that it does not
// begin a sentence: another word's last letter, or a comma, and a space.
func inSentence(body string, at uint32) bool {
	before := strings.TrimRight(body[:at], " ")
	if before == "" || len(before) == int(at) {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(before)
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == ','
}
