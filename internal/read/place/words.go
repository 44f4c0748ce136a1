package place

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// word is a token, or a piece of one that has hyphens: in "Ohio-based" the state is
// named.
type word struct {
	span   news.Span
	class  lang.PlaceClass
	gap    gap
	upper  bool // begins with a capital
	letter bool // begins with a letter
}

// gap is what stands between a word and the one before it.
type gap uint8

const (
	wide   gap = iota // more than a space, or a sentence's beginning
	space             // one space
	hyphen            // a hyphen, of one token
	none              // nothing
)

func newFinder(body string, a *news.Analysis, l *lang.Place) *finder {
	f := &finder{
		body: body, l: l, words: make([]word, 0, len(a.Tokens)+len(a.Tokens)/16),
		names: map[string]named{}, persons: map[string]bool{},
	}
	for s, name := range signNames {
		f.weights[s] = l.Weights[name]
	}
	t := 0
	for _, s := range a.Sentences {
		f.starts = append(f.starts, len(f.words))
		for t < len(a.Tokens) && a.Tokens[t].End <= s.End {
			f.split(a.Tokens[t])
			t++
		}
	}
	f.starts = append(f.starts, len(f.words))
	return f
}

// split adds the pieces of a token that hyphens part.
func (f *finder) split(t news.Span) {
	g := wide
	if n := len(f.words); n > 0 && n > f.starts[len(f.starts)-1] {
		switch last := f.words[n-1].span.End; {
		case last == t.Start:
			g = none
		case last+1 == t.Start && f.body[last] == ' ':
			g = space
		}
	}
	whole := f.word(t, g)
	if whole.class != 0 || strings.IndexByte(t.Of(f.body), '-') < 0 { // "north-west" is one word
		f.words = append(f.words, whole)
		return
	}
	for {
		piece := t
		at := strings.IndexByte(t.Of(f.body), '-')
		if at > 0 && at+1 < int(t.End-t.Start) {
			piece.End = piece.Start + uint32(at)
		}
		f.words = append(f.words, f.word(piece, g))
		if piece.End == t.End {
			return
		}
		t.Start, g = piece.End+1, hyphen
	}
}

func (f *finder) word(s news.Span, g gap) word {
	w := word{span: s, gap: g}
	r, _ := utf8.DecodeRuneInString(f.body[s.Start:])
	w.upper, w.letter = unicode.IsUpper(r), unicode.IsLetter(r)
	if w.letter {
		w.class = f.l.Words[string(f.low(strings.TrimSuffix(s.Of(f.body), ".")))]
	}
	return w
}

// low is a word in lower case, in a buffer that the next call uses again; a long one
// is cut.
func (f *finder) low(w string) []byte {
	low := f.key[:0]
	for _, r := range w {
		if len(low) > len(f.key)-2*utf8.UTFMax {
			break
		}
		low = utf8.AppendRune(low, unicode.ToLower(r))
	}
	return low
}

func (f *finder) text(i int) string { return f.words[i].span.Of(f.body) }

// near reports whether one space or a hyphen stands before word i, and it is no first
// one.
func (f *finder) near(i int) bool {
	return i > f.first && i < f.end && (f.words[i].gap == space || f.words[i].gap == hyphen)
}

// spaced reports whether one space stands before word i, and it is no first one.
func (f *finder) spaced(i int) bool {
	return i > f.first && i < f.end && f.words[i].gap == space
}

func (f *finder) has(i int, c lang.PlaceClass) bool {
	return i >= f.first && i < f.end && f.words[i].class&c != 0
}

func (f *finder) upper(i int) bool {
	return i >= f.first && i < f.end && f.words[i].upper
}

// is reports whether word i is the mark c.
func (f *finder) is(i int, c byte) bool {
	return i >= f.first && i < f.end && f.body[f.words[i].span.Start] == c && f.words[i].span.Len() == 1
}

// initial reports whether word i is one letter with a full stop: "J.".
func (f *finder) initial(i int) bool {
	w := f.text(i)
	return f.words[i].upper && strings.HasSuffix(w, ".") && utf8.RuneCountInString(w) == 2
}

// genitive reports whether an enclitic or an apostrophe stands right behind word i−1.
func (f *finder) genitive(i int) bool {
	if i >= f.end || f.words[i].gap != none {
		return false
	}
	t := f.text(i)
	return t[0] == '\'' || strings.HasPrefix(t, "’")
}

// plain is a name of the text as it is looked up in lists: "LUNDE" as "Lunde".
func (f *finder) plain(w string) string {
	w = strings.TrimSuffix(w, ".")
	if len(w) > 3 {
		if low, ok := f.uncapital(w); ok {
			return string(low)
		}
	}
	return w
}

// shortest is from how many letters on a name in capitals is taken for one, and not
// for an acronym.
const shortest = 4

// uncapital writes a name in capitals, "NEW YORK", as "New York". It is not ok if the
// name is short or has a small letter.
func (f *finder) uncapital(name string) ([]byte, bool) {
	if len(name) < shortest || len(name) > len(f.key)/2 {
		return nil, false
	}
	low, start := f.key[:0], true
	for _, r := range name {
		if unicode.IsLower(r) {
			return nil, false
		}
		if !start {
			r = unicode.ToLower(r)
		}
		low = utf8.AppendRune(low, r)
		start = r == ' ' || r == '-'
	}
	return low, true
}
