package when

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/lang"
	"hearsay/internal/text"
)

// item is a word, a number or a mark of punctuation.
type item struct {
	start, end uint32
	class      lang.WhenClass
	word       *lang.WhenWord // nil for what the language's data does not hold
	num        float64        // of numbers; a clock's minutes; a full date's yyyymmdd
	id         uint16         // of word
	hyphen     bool           // "-" inside a word
	spelled    bool           // a number in words
}

// lex cuts body[from:to] into f.items.
func (f *finder) lex(from, to int) {
	f.items = f.items[:0]
	s := f.body[:to]
	for i := from; i < to; {
		c := s[i]
		switch {
		case c == ' ' || c == '\n' || c == '\t':
			i++
		case digit(c):
			i = f.number(s, from, i)
		case letter(c):
			i = f.letters(s, i)
		case c < utf8.RuneSelf:
			i = f.mark(s, from, i, rune(c), 1)
		default:
			r, n := utf8.DecodeRuneInString(s[i:])
			switch {
			case unicode.IsLetter(r):
				i = f.letters(s, i)
			case unicode.IsSpace(r) || text.Invisible(r):
				i += n
			default:
				i = f.mark(s, from, i, r, n)
			}
		}
	}
	f.yearsBehindDays()
}

// yearsBehindDays takes numbers of four digits for years that are none of our time where a day and a month stand before them: “5
// January | 1066 |”, “January 5, | 9999 |”. Alone they count things.
func (f *finder) yearsBehindDays() {
	const fewest, most = 1000, 9999
	is := func(i int, c lang.WhenClass) bool { return i >= 0 && f.items[i].class&c != 0 }
	for i := range f.items {
		it := &f.items[i]
		if it.class&lang.WhenInt == 0 || it.class&lang.WhenYear != 0 || it.num < fewest || it.num > most || it.end-it.start != 4 {
			continue
		}
		comma := i > 0 && f.body[f.items[i-1].start] == ','
		if is(i-1, lang.WhenMonth) && is(i-2, lang.WhenDay) || comma && is(i-2, lang.WhenDay) && is(i-3, lang.WhenMonth) {
			it.class |= lang.WhenYear
		}
	}
}

func digit(c byte) bool  { return '0' <= c && c <= '9' }
func letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// wordEnd is the end of the run of letters that starts at i, or of an
// abbreviation of single letters ("a.m", "U.S"; the last stop is left out).
func wordEnd(s string, i int) int {
	start := i
	for i < len(s) {
		if letter(s[i]) {
			i++
			continue
		}
		if s[i] < utf8.RuneSelf {
			break
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) && !text.Invisible(r) {
			break
		}
		i += n
	}
	if i == start+1 {
		for i+1 < len(s) && s[i] == '.' && letter(s[i+1]) && (i+2 >= len(s) || !letter(s[i+2])) {
			i += 2
		}
	}
	return i
}

// letters appends the word at i.
func (f *finder) letters(s string, i int) int {
	end := wordEnd(s, i)
	return f.add(s, i, end, upper(s[i:]))
}

func upper(s string) bool {
	if s[0] < utf8.RuneSelf {
		return 'A' <= s[0] && s[0] <= 'Z'
	}
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// small words have a capital in headlines and make no names: "The", "In".
const small = lang.WhenPrep | lang.WhenPoss

// longest word that the data can hold; anything longer is unknown
const maxWord = 32

// add appends the word body[start:end], looked up, and joins it to what stands
// before it: phrases, numbers of several words.
func (f *finder) add(s string, start, end int, capital bool) int {
	it := item{start: uint32(start), end: uint32(end)}
	if end-start > maxWord {
		f.items = append(f.items, it)
		return end
	}
	f.fold = text.Fold(f.fold[:0], s[start:end])
	w := f.l.Words[string(f.fold)]
	switch {
	case w != nil && (w.Capital && !capital || !w.Capital && !w.Any && capital && w.Class&small == 0 && f.inside()):
		if w.Either && capital {
			it.id, it.class = w.ID, lang.WhenCapital // may be a part of "Christmas Day"
		} else {
			w = nil
		}
	case w != nil:
		it.word, it.id, it.class = w, w.ID, w.Class
		if w.Stop && end < len(s) && s[end] == '.' {
			end++
			it.end = uint32(end)
		}
	}
	if !capital || !f.inside() {
		f.numeral(&it)
	}
	if it.class == 0 && it.id == 0 && capital {
		it.class = lang.WhenCapital
	}
	if it.class == 0 && !capital && f.pastVerb() {
		it.class = lang.WhenPast
	}
	if w != nil && f.phrase(w, &it) || f.join(&it) {
		return end
	}
	f.items = append(f.items, it)
	return end
}

// inside reports whether the next word stands inside a sentence, where a
// capital makes a name of it: "USA Today", "the Second World War".
func (f *finder) inside() bool {
	n := len(f.items)
	return n > 0 && f.items[n-1].class&lang.WhenPunct == 0
}

// pastVerb reports whether the folded word ends like a verb in the past.
func (f *finder) pastVerb() bool {
	if len(f.fold) < 4 {
		return false
	}
	for _, x := range f.l.PastSuffixes {
		if n := len(f.fold) - len(x); n > 0 && string(f.fold[n:]) == x {
			return true
		}
	}
	return false
}

// numeral adds the reading as a number to a word, if it has one.
func (f *finder) numeral(it *item) {
	if v, ok := f.l.Numbers.Cardinal[string(f.fold)]; ok {
		it.num, it.spelled = v, true
		it.class |= lang.WhenNum
		if v <= 12 {
			it.class |= lang.WhenHour
		}
	} else if v, ok := f.l.Numbers.Ordinal[string(f.fold)]; ok {
		it.num = v
		it.class |= lang.WhenOrd
		if v <= 31 {
			it.class |= lang.WhenDay
		}
	}
}

// phrase replaces the items before a phrase's last word by the phrase.
func (f *finder) phrase(w *lang.WhenWord, it *item) bool {
	n := len(f.items)
next:
	for i := range w.Ends {
		p := &w.Ends[i]
		k := n - len(p.Before)
		if k < 0 {
			continue
		}
		for j, id := range p.Before {
			if f.items[k+j].id != id {
				continue next
			}
		}
		f.items = f.items[:k+1]
		f.items[k] = item{start: f.items[k].start, end: it.end, word: p.Word, id: p.Word.ID, class: p.Word.Class}
		return true
	}
	return false
}

// join reads a number word together with the number before it, and reports
// whether it did.
func (f *finder) join(it *item) bool {
	if !it.spelled {
		return false
	}
	k := len(f.items) - 1
	hyphen := k > 0 && f.items[k].hyphen
	if hyphen {
		k--
	}
	if k < 0 {
		return false
	}
	p := &f.items[k]
	scale := f.l.Numbers.Scales[string(f.fold)] != 0
	switch {
	case p.class&lang.WhenArticle != 0 && scale && !hyphen:
		p.num, p.spelled, p.class, p.word, p.id, p.end = it.num, true, lang.WhenNum, nil, 0, it.end
		return true
	case p.class&lang.WhenNum == 0 || !p.spelled && (!scale || it.num < 100):
		return false
	}
	v, ok := f.l.Numbers.Join(p.num, it.num)
	year := false
	if !ok && p.spelled && p.num >= 14 && p.num <= 20 && it.num >= 10 && it.num < 100 && !hyphen {
		v, ok, year = p.num*100+it.num, true, true // "nineteen ninety-six"
	}
	if !ok || hyphen && !p.spelled {
		return false
	}
	money := p.class & lang.WhenMoney
	f.items = f.items[:k+1]
	*p = item{start: p.start, end: it.end, num: v, spelled: p.spelled, class: lang.WhenNum | money}
	if year || p.spelled && v == float64(int(v)) && v >= 1400 && v < 2100 {
		p.class |= lang.WhenYear
	}
	return true
}

// mark appends the punctuation at i.
func (f *finder) mark(s string, from, i int, r rune, n int) int {
	end := i + n
	switch {
	case r == '\'' || r == '’' || r == '‘':
		if j, ok := f.apostrophe(s, from, i, end); ok {
			return j
		}
	case r == '-' || r == '‐' || r == '‑' || r == '–':
		if i > from && !space(s[i-1]) && end < len(s) && !space(s[end]) {
			it := item{start: uint32(i), end: uint32(end), hyphen: true}
			if w := f.l.Words["-"]; w != nil {
				it.word, it.id, it.class = w, w.ID, w.Class
			}
			f.items = append(f.items, it)
			return end
		}
	}
	it := item{start: uint32(i), end: uint32(end)}
	key := s[i:end]
	if key == "-" {
		key = "–" // with space around it: a dash
	}
	if w := f.l.Words[key]; w != nil {
		it.word, it.id, it.class = w, w.ID, w.Class
	}
	if r != ',' && r != ')' {
		it.class |= lang.WhenPunct
	}
	f.items = append(f.items, it)
	return end
}

func space(c byte) bool { return c == ' ' || c == '\n' || c == '\t' }

// apostrophe reads "'s" and the like after a word, and "'95" and "'80s".
func (f *finder) apostrophe(s string, from, i, end int) (int, bool) {
	if end < len(s) && letter(s[end]) && i > from && !space(s[i-1]) {
		return f.add(s, i, wordEnd(s, end), false), true
	}
	if end+2 > len(s) || !digit(s[end]) || !digit(s[end+1]) || end+2 < len(s) && digit(s[end+2]) || i > from && digit(s[i-1]) {
		return 0, false
	}
	year := 1900 + float64(s[end]-'0')*10 + float64(s[end+1]-'0')
	if year < 1930 {
		year += 100
	}
	it := item{start: uint32(i), end: uint32(end + 2), num: year, class: lang.WhenYear}
	if rest := s[end+2:]; strings.HasPrefix(rest, "s") && s[end+1] == '0' && (len(rest) == 1 || !letter(rest[1])) {
		it.end++
		it.class = lang.WhenDecade
	} else if rest != "" && (letter(rest[0]) || rest[0] == '\'') {
		return 0, false // "'90x", and a quotation that starts with a number
	}
	f.items = append(f.items, it)
	return int(it.end), true
}
