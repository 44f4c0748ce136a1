package reuse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/news"
	"hearsay/internal/text"
)

// Words is a text as a sequence of words that can be compared.
type Words struct {
	Text news.TextID
	Body string
	Hash []uint32    // of each word, folded; equal words have equal hashes
	Span []news.Span // of each word, in Body
	flag []flag

	outlet int32 // number of the outlet, from 1; 0 is unknown
}

// flag says of one word what the rules about short passages want to know.
type flag uint16

const (
	quoted      flag = 1 << iota // in quotation marks
	long                         // five letters or more, or a number
	name                         // a number, or a capital that begins no sentence
	proper                       // a capital that begins no sentence
	common                       // in Doc.Common
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
	if d.Load != nil {
		d.Tokens, d.Quotations = d.Load()
	}
	n := len(d.Tokens)
	w := Words{Text: d.Text, Body: d.Body, Hash: make([]uint32, n), Span: make([]news.Span, n), flag: make([]flag, n)}
	w.read(&d)
	return w
}

// read fills w, which has room for as many words as there are tokens, with those of d.
func (w *Words) read(d *Doc) {
	var last uint32
	n := 0
	for _, s := range d.Tokens {
		if s.Start < last || s.End < s.Start || int(s.End) > len(d.Body) {
			break
		}
		last = s.End
		hash, f, ok := wordOf(d.Body[s.Start:s.End])
		if !ok {
			continue
		}
		switch {
		case capital(d.Body, s) && inSentence(d.Body, s.Start):
			f |= name | proper
		case f&(long|number) == long|number:
			f |= name
		}
		f &^= number
		if f&long != 0 && d.Common.has(hash) {
			f |= common
		}
		w.Hash[n], w.Span[n], w.flag[n] = hash, s, f
		n++
	}
	w.Hash, w.Span, w.flag = w.Hash[:n], w.Span[:n], w.flag[:n]
	for _, q := range d.Quotations {
		for _, p := range q.Pieces {
			lo, hi := news.Within(w.Span, p)
			for i := lo; i < hi; i++ {
				w.flag[i] |= quoted
			}
		}
	}
}

// number is, between wordOf and read, the flag of a word that begins with a digit.
const number flag = 1 << 15

// The classes of ASCII characters.
const (
	letter = 1 << iota
	digit
	sign // of currency or per cent
)

// ascii is what an ASCII character is folded to and what class it has; others have
// neither.
var ascii = func() (t [256]struct{ fold, class uint8 }) {
	for c := range utf8.RuneSelf {
		t[c].fold = text.Fold(nil, string(rune(c)))[0]
		switch {
		case 'a' <= t[c].fold && t[c].fold <= 'z':
			t[c].class = letter
		case '0' <= c && c <= '9':
			t[c].class = digit
		case c == '$' || c == '%':
			t[c].class = sign
		}
	}
	return t
}()

// step takes one more byte of a folded word into its hash (multiplicative hashing by the
// golden ratio; the high bits, which finish keeps, depend on all bytes).
func step(h uint64, c byte) uint64 { return (h ^ uint64(c)) * 0x9e3779b97f4a7c15 }

func finish(h uint64) uint32 { return uint32((h ^ h>>29) * 0xbf58476d1ce4e5b9 >> 32) }

// hashOf is the hash of a folded word.
func hashOf(folded []byte) uint32 {
	var h uint64
	for _, c := range folded {
		h = step(h, c)
	}
	return finish(h)
}

// wordOf folds a token and reports its hash and flags, and whether it is a word. Text in
// ASCII, by far most of it, takes the short way.
func wordOf(token string) (hash uint32, f flag, isWord bool) {
	var h uint64
	var class uint8
	letters := 0
	for i := range len(token) {
		c := token[i]
		if c >= utf8.RuneSelf {
			return foldedWord(token)
		}
		a := ascii[c]
		h = step(h, a.fold)
		class |= a.class
		letters += int(a.class & letter)
	}
	if letters >= 5 || class&digit != 0 {
		f = long
	}
	if len(token) > 0 && ascii[token[0]].class == digit {
		f |= number
	}
	return finish(h), f, class != 0
}

// foldedWord is wordOf for any token.
func foldedWord(token string) (hash uint32, f flag, isWord bool) {
	var buf [64]byte
	folded := text.Fold(buf[:0], token)
	letters := 0
	for i := 0; i < len(folded); {
		r, n := utf8.DecodeRune(folded[i:])
		i += n
		switch {
		case unicode.IsLetter(r):
			letters++
		case unicode.IsNumber(r):
			f |= long
			isWord = true
		case unicode.Is(unicode.Sc, r) || r == '‰' || r == '%':
			isWord = true
		}
	}
	if letters >= 5 {
		f |= long
	}
	if len(folded) > 0 && ascii[folded[0]].class == digit {
		f |= number
	}
	return hashOf(folded), f, isWord || letters > 0
}

func capital(body string, s news.Span) bool {
	c := body[s.Start]
	if c < utf8.RuneSelf {
		return 'A' <= c && c <= 'Z'
	}
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

// Vocabulary is words that are common in a language: a short quotation needs others to
// be told from a formula.
type Vocabulary struct {
	hash  map[uint32]bool
	maybe [1 << 12]uint64 // a bit for each hash's low bits: most words are not in it
}

// NewVocabulary makes a Vocabulary of folded words.
func NewVocabulary(words []string) *Vocabulary {
	v := &Vocabulary{hash: make(map[uint32]bool, len(words))}
	for _, w := range words {
		h := hashOf([]byte(w))
		v.hash[h] = true
		v.maybe[h>>6%uint32(len(v.maybe))] |= 1 << (h & 63)
	}
	return v
}

func (v *Vocabulary) has(h uint32) bool {
	return v != nil && v.maybe[h>>6%uint32(len(v.maybe))]&(1<<(h&63)) != 0 && v.hash[h]
}
