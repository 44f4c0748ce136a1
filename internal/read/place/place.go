// Package place finds the names of places in a text and says which places they are.
//
// It is a first cut: the longest sequences of tokens that a gazetteer (package
// gazetteer) or the language knows, less those that plain rules take for part of
// another name, each resolved to the most important place that is called so. Three
// things in the text count for more than importance: a region or country named
// after it ("Alexandria, Louisiana"), the same said elsewhere in the text, and, for
// smaller cities, a region that the text names anywhere. It would rather miss a
// place than claim an absurd one.
package place

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/gazetteer"
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// Find fills a.Places from a.Tokens and a.Sentences. With l nil it finds nothing.
func Find(body string, a *news.Analysis, l *lang.Place) {
	a.Places = []news.Place{}
	if l == nil {
		return
	}
	f := finder{body: body, l: l, tokens: a.Tokens, names: map[string]named{}}
	for _, s := range a.Sentences {
		f.first = f.end
		for f.end < len(f.tokens) && f.tokens[f.end].End <= s.End {
			f.end++
		}
		f.sentence()
	}
	f.hints()
	f.believe()
	f.resolve(a)
}

// A city of so many people, a capital, a region or a country is well known: it is
// believed without a word beside it that says so.
const wellKnown = 500_000

// maxTokens is how many tokens a place's name may have: "Democratic Republic of the
// Congo" has five, "Newfoundland and Labrador" three.
const maxTokens = 6

// match is a name that may be a place's.
type match struct {
	span       news.Span
	first, end int // tokens
	named
	evidence bool // the words beside it say that it is a place
	person   bool // it is part of a longer name
	doubtful bool
	chosen   int  // of finder.places
	fixed    bool // chosen by what the text says
}

type finder struct {
	body       string
	l          *lang.Place
	tokens     []news.Span
	first, end int // tokens of the sentence in hand
	matches    []match
	places     []gazetteer.Place
	names      map[string]named // looked up before, so that each name's places are there once
	key        [96]byte
}

// named is what a name of the text may be: places[from:to] of the finder.
type named struct {
	key      string
	from, to int
}

// sentence finds the matches of one sentence, the longest at each token.
func (f *finder) sentence() {
	for i := f.first; i < f.end; i++ {
		if !f.capital(i) {
			continue
		}
		for n := f.reach(i); n > 0; n-- {
			if f.match(i, i+n) {
				i += n - 1
				break
			}
		}
	}
}

// reach is how many tokens from i a name may cover: up to a gap that is not one
// space, or a mark; and no more than one if no name begins so.
func (f *finder) reach(i int) int {
	n := 1
	if i+1 == f.end || !f.spaced(i+1) || !f.begins(f.body[f.tokens[i].Start:f.tokens[i].End+1]) {
		return n
	}
	for n < maxTokens && i+n < f.end && f.spaced(i+n) && f.wordAt(i+n) {
		n++
	}
	return n
}

// begins reports whether some name begins with a word and the space after it.
func (f *finder) begins(first string) bool {
	word := first[:len(first)-1]
	return word == strings.ToUpper(word) || f.l.Begin[word] || f.l.Long[word] != "" || gazetteer.Begins(first)
}

// spaced reports whether exactly one space stands before token i.
func (f *finder) spaced(i int) bool {
	return f.tokens[i].Start == f.tokens[i-1].End+1
}

func (f *finder) wordAt(i int) bool {
	r, _ := utf8.DecodeRuneInString(f.body[f.tokens[i].Start:])
	return unicode.IsLetter(r)
}

func (f *finder) capital(i int) bool {
	r, _ := utf8.DecodeRuneInString(f.body[f.tokens[i].Start:])
	return unicode.IsUpper(r)
}

// match records that the tokens [i, end) are called like a place, if they are.
func (f *finder) match(i, end int) bool {
	if !f.capital(end - 1) {
		return false
	}
	span := news.Span{Start: f.tokens[i].Start, End: f.tokens[end-1].End}
	n := f.lookUp(span.Of(f.body))
	if n.from == n.to {
		return false
	}
	m := match{span: span, first: i, end: end, named: n}
	m.evidence = f.after(i) || f.dateline(i, end)
	m.person = f.longer(i, end)
	m.doubtful = f.l.Doubtful[m.key]
	f.matches = append(f.matches, m)
	return true
}

// lookUp finds the places of a name: those called so, also with its first word at
// full length, or, if it is in capitals, as it is written otherwise.
func (f *finder) lookUp(name string) named {
	if len(name) >= len(f.key)/2 {
		return named{}
	}
	n, ok := f.names[name]
	if ok {
		return n
	}
	n = named{key: name, from: len(f.places)}
	f.add(name)
	if first, rest, ok := strings.Cut(name, " "); ok && f.l.Long[first] != "" {
		f.add(f.l.Long[first] + " " + rest)
	}
	if len(f.places) == n.from {
		if low, ok := f.uncapital(name); ok {
			n.key = string(low)
			f.add(n.key)
		}
	}
	n.to = len(f.places)
	f.names[name] = n
	return n
}

// add appends the places of a name that is spelt so.
func (f *finder) add(name string) {
	if code := f.l.Names[name]; code != "" {
		if p, ok := gazetteer.Coded(code); ok {
			f.places = append(f.places, p)
		}
	}
	f.places = gazetteer.Named(f.places, name)
}

// shortest is from how many letters on a name in capitals is taken for one, and not
// for an acronym.
const shortest = 4

// uncapital writes a name in capitals, "NEW YORK", as "New York". It is not ok if the
// name is short or has a small letter.
func (f *finder) uncapital(name string) ([]byte, bool) {
	if len(name) < shortest {
		return nil, false
	}
	low, start := f.key[:0], true
	for _, r := range name {
		if unicode.IsLower(r) {
			return nil, false
		}
		if !start {
			low = utf8.AppendRune(low, unicode.ToLower(r))
		} else {
			low = utf8.AppendRune(low, r)
		}
		start = r == ' ' || r == '-'
	}
	return low, true
}

// after reports whether a word such as "in" stands before token i.
func (f *finder) after(i int) bool {
	return i > f.first && f.spaced(i) && f.is(f.l.Before, i-1)
}

// dateline reports whether the tokens [i, end) begin their sentence and a dash
// follows within a few: "LUNDE, Freedonia (AP) —".
func (f *finder) dateline(i, end int) bool {
	if i != f.first || end >= f.end {
		return false
	}
	switch f.body[f.tokens[end].Start] {
	case ',', '(', '-':
	default:
		if !f.dash(end) {
			return false
		}
	}
	for k := end; k < f.end && k < end+datelineTokens; k++ {
		if f.dash(k) {
			return true
		}
	}
	return false
}

// datelineTokens is how far behind a place's name the dash of a dateline stands at
// most.
const datelineTokens = 9

func (f *finder) dash(i int) bool {
	switch f.tokens[i].Of(f.body) {
	case "-", "--", "–", "—":
		return f.tokens[i].Start > f.tokens[i-1].End
	}
	return false
}

// longer reports whether the tokens [i, end) are part of a longer run of words with
// capitals: "Washington Post", "Jack London".
func (f *finder) longer(i, end int) bool {
	if end < f.end && f.spaced(end) && f.capital(end) && !f.l.After[f.tokens[end].Of(f.body)] && !f.known(end) {
		return true
	}
	if end+1 < f.end && f.body[f.tokens[end].Start] == '&' {
		return true
	}
	if f.glued(i, end) {
		return true
	}
	if i == f.first || !f.spaced(i) {
		return false
	}
	if f.is(f.l.Ties, i-1) && i-1 > f.first && f.capital(i-2) && !f.is(f.l.Lead, i-2) {
		return true
	}
	if !f.capital(i - 1) {
		return false
	}
	if len(f.matches) > 0 && f.matches[len(f.matches)-1].end == i {
		return f.matches[len(f.matches)-1].person
	}
	return !f.is(f.l.Lead, i-1) && !f.is(f.l.Before, i-1)
}

// glued reports whether a mark without a space joins the tokens [i, end) to something
// that makes them no name: "US$5", "B/Ohio/2".
func (f *finder) glued(i, end int) bool {
	if i > f.first && f.tokens[i-1].End == f.tokens[i].Start && joins(f.body[f.tokens[i-1].Start]) {
		return true
	}
	return end < f.end && f.tokens[end].Start == f.tokens[end-1].End && joins(f.body[f.tokens[end].Start])
}

func joins(c byte) bool { return c == '$' || c == '/' || c == '@' || c == '_' }

// known reports whether a country or region begins at token i: in "Boston Massachusetts"
// neither is a person.
func (f *finder) known(i int) bool {
	code := f.l.Names[f.tokens[i].Of(f.body)]
	return code != ""
}

// is looks a token up in a set of words in lower case.
func (f *finder) is(set map[string]bool, i int) bool {
	w := f.tokens[i].Of(f.body)
	if len(w) > len(f.key)/2 {
		return false
	}
	low := f.key[:0]
	for _, r := range w {
		low = utf8.AppendRune(low, unicode.ToLower(r))
	}
	return set[string(low)]
}
