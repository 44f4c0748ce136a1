package quantity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/lang"
	"hearsay/internal/news"
	"hearsay/internal/text"
)

// kind is what a piece of a sentence is.
type kind uint8

const (
	word kind = iota
	figure
	code     // figures that are no number: "2.0.1", "A380"
	hyphen   // inside a word
	currency // "$"
	percent  // "%"
	comma
	other
)

// piece is a word, a number in figures or a mark.
type piece struct {
	start, end uint32
	kind       kind
	capital    bool
	glued      bool // nothing stands between it and the piece before
	grouped    bool // of a figure: it has a comma or a fraction
	word       *lang.QuantityWord
	num        float64 // of a figure, and of a number word
	ordinal    bool
	scale      float64 // of a number word that multiplies, or 0
	short      float64 // of a short form, or 0: "m"
}

// longest word that the data can hold
const maxWord = 24

// lex cuts body[from:to] into f.pieces. Words are cut at hyphens: "twenty-two".
func (f *finder) lex(from, to int) {
	f.pieces, f.taken = f.pieces[:0], 0
	s := f.body[:to]
	end := from
	for i := from; i < to; {
		p := piece{start: uint32(i), kind: other, glued: i == end && i > from}
		r, n := rune(s[i]), 1
		if s[i] >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		switch {
		case unicode.IsSpace(r) || text.Invisible(r):
			i += n
			continue
		case '0' <= r && r <= '9':
			end = f.figure(s, from, i, &p)
		case unicode.IsLetter(r) || (r == '\'' || r == '’') && i+n < to && p.glued && isLetter(s[i+n:]):
			end = wordEnd(s, i+n)
			p.kind, p.capital = word, unicode.IsUpper(r)
			f.lookup(s[i:end], &p)
			if p.word != nil && end < to && s[end] == '.' && p.word.Roles&lang.QuantityBlock != 0 && end-i < 4 {
				end++ // "No."
			}
		default:
			end = i + n
			f.mark(s[:to], i, end, r, &p)
		}
		p.end = uint32(end)
		f.pieces = append(f.pieces, p)
		i = end
	}
}

func isLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

func wordEnd(s string, i int) int {
	for i < len(s) {
		if c := s[i]; c < utf8.RuneSelf {
			if c|0x20 < 'a' || c|0x20 > 'z' {
				break
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) && !text.Invisible(r) {
			break
		}
		i += n
	}
	return i
}

// lookup adds what the data say of a word.
func (f *finder) lookup(w string, p *piece) {
	if len(w) > maxWord {
		return
	}
	f.fold = text.Fold(f.fold[:0], w)
	p.word = f.l.Words[string(f.fold)]
	p.num = f.l.Numbers.Cardinal[string(f.fold)]
	p.scale = f.l.Numbers.Scales[string(f.fold)]
	p.short = f.l.Numbers.Short[string(f.fold)]
	_, p.ordinal = f.l.Numbers.Ordinal[string(f.fold)]
}

// mark reads punctuation and signs.
func (f *finder) mark(s string, i, end int, r rune, p *piece) {
	switch {
	case strings.ContainsRune("$£€¥₽₴₹₺₩", r):
		p.kind = currency
	case r == '%':
		p.kind, p.word = percent, f.l.Words["%"]
	case r == ',':
		p.kind = comma
	case unicode.Is(unicode.Pd, r) && r != '—' && p.glued && end < len(s) && s[end] != ' ' && s[end] != '\n':
		p.kind = hyphen
	}
}

// figure reads a number in figures at i, and returns its end. Anything glued to
// it that belongs to no number makes a code of it.
func (f *finder) figure(s string, from, i int, p *piece) int {
	end := i
	for end < len(s) && (digit(s[end]) || strings.IndexByte(".,:/", s[end]) >= 0 && end+1 < len(s) && digit(s[end+1])) {
		end++
	}
	v, grouped, ok := value(s[i:end])
	p.kind, p.num, p.grouped = figure, v, grouped
	if i > from {
		prev, n := utf8.DecodeLastRuneInString(s[from:i])
		if unicode.IsLetter(prev) || strings.ContainsRune("./_@#+=:\\&*^[", prev) || prev == '-' && !numberEnds(s[from:i-n]) {
			ok = false
		}
	}
	if end < len(s) && strings.IndexByte("/_@#=\\+*^", s[end]) >= 0 {
		ok = false
	}
	if tail := wordEnd(s, end); tail > end {
		q := piece{}
		f.lookup(s[end:tail], &q)
		sign := from < i && f.next(len(f.pieces)-1, currency)
		if tail == end+1 && !sign && s[end] <= 'Z' || q.short == 0 && q.scale < 1e3 && (q.word == nil || q.word.Roles&lang.QuantityMeasure == 0) {
			end, ok = tail, false
		}
	}
	if !ok {
		p.kind = code
	}
	return end
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

// numberEnds reports whether s ends in a number, so that a hyphen after it can be
// a range's.
func numberEnds(s string) bool {
	return s != "" && (digit(s[len(s)-1]) || s[len(s)-1] == '%')
}

// value reads "20,000", "1.5", "12".
func value(s string) (v float64, grouped, ok bool) {
	group, frac := -1, 0.0 // frac: ten to the number of the fraction's figures
	if len(s) > 20 || len(s) > 1 && s[0] == '0' && s[1] != '.' {
		return 0, false, false // "007", and the numbers of telephones
	}
	for k := range len(s) {
		switch c := s[k]; {
		case digit(c) && frac > 0:
			v, frac = v*10+float64(c-'0'), frac*10
		case digit(c):
			v = v*10 + float64(c-'0')
			if group >= 0 {
				group++
			}
		case c == ',' && frac == 0 && (group == 3 || group < 0 && k <= 3):
			group, grouped = 0, true
		case c == '.' && frac == 0 && (group < 0 || group == 3):
			frac, grouped = 1, true
		default:
			return 0, false, false
		}
	}
	if frac > 0 {
		v /= frac // once, so that 7.65 is the number nearest to it
	}
	return v, grouped, group == 3 || group < 0 && (grouped || len(s) < 10)
}

// has reports whether piece i is a word in one of the roles.
func (f *finder) has(i int, r lang.QuantityRole) bool {
	return i >= 0 && i < len(f.pieces) && f.pieces[i].word != nil && f.pieces[i].word.Roles&r != 0
}

// is reports whether piece i is the folded word.
func (f *finder) is(i int, folded string) bool {
	p := &f.pieces[i]
	w := f.body[p.start:p.end]
	if p.kind != word || len(w) > maxWord {
		return false
	}
	f.fold = text.Fold(f.fold[:0], w)
	return string(f.fold) == folded
}

// inDate reports whether piece i is a part of a date. Pieces must be asked for
// in the order of the text, but for the few before the last.
func (f *finder) inDate(i int) bool {
	p := &f.pieces[i]
	for len(f.dates) > 0 && int(f.dates[0].Span.End)+64 < int(p.start) {
		f.dates = f.dates[1:]
	}
	s := news.Span{Start: p.start, End: p.end}
	for k := range f.dates {
		if f.dates[k].Span.Start >= p.end {
			return false
		}
		if f.dates[k].Span.Overlaps(s) {
			return true
		}
	}
	return false
}
