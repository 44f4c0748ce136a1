package claim

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/news"
	"hearsay/internal/text"
)

// kind says what an edit inside a telling is, or "" for one that changes nothing
// but marks and spaces.
func (d *drifter) kind(a, b *news.Telling, x, y news.Span) news.DriftKind {
	return d.changed(d.set.TextIndex(a.Words.Text), x, d.set.TextIndex(b.Words.Text), y)
}

// changed says what it is that x of text ta is y in text tb, or "" for nothing that tells.
func (d *drifter) changed(ta int, x news.Span, tb int, y news.Span) news.DriftKind {
	wx, wy := x.Of(d.set.Texts[ta].Body), y.Of(d.set.Texts[tb].Body)
	if letters(wx, true) == letters(wy, true) {
		return "" // marks and spaces
	}
	tx, ty := d.telling(ta, x), d.telling(tb, y)
	if sameTelling(tx, ty) {
		return ""
	}
	if dateline(d.set.Texts[ta].Body, x) || dateline(d.set.Texts[tb].Body, y) {
		return ""
	}
	nx, ny := d.number(ta, x), d.number(tb, y)
	switch {
	case nx != nil && ny != nil && (nx.Min != ny.Min || nx.Max != ny.Max):
		return news.NumberDrift
	case nx != nil && ny != nil && sameLetters(wx, wy):
		return ""
	case nx == nil && ny == nil && oneSlip(letters(wx, true), letters(wy, true)):
		return "" // "traveling", "travelling"; a slip of the pen
	case d.inQuotation(ta, x) && d.inQuotation(tb, y):
		if (!d.tells(ta, x) || !d.tells(tb, y)) && !d.negates(ta, x) && !d.negates(tb, y) && !d.turned(ta, x, tb, y) {
			return "" // “the”, “and”, nothing at all: how a quotation is cut and joined
		}
		if d.broken(ta, x) || d.broken(tb, y) {
			return "" // whole sentences are left out
		}
		if bracketed(d.set.Texts[ta].Body, x) || bracketed(d.set.Texts[tb].Body, y) {
			return "" // “[All Coast Airways]”: the quotation says itself that these are others' words
		}
		return d.quotedChange(ta, x, tb, y)
	case !d.tells(ta, x) || !d.tells(tb, y):
		return "" // more or less detail
	}
	dx, dy := d.date(ta, x), d.date(tb, y)
	switch {
	case dx != nil && dy != nil && dx.Value != "" && dx.Value == dy.Value:
		return "" // “8 days”, “eight days”
	case dx != nil && dy != nil:
		return news.DateDrift
	case d.moreOrLess(ta, tx, ty):
		return ""
	case d.place(ta, x) != nil && d.place(tb, y) != nil:
		if d.place(ta, x).Is(d.place(tb, y)) {
			return "" // “Americans”, “US citizens”
		}
		return news.PlaceDrift
	case news.Capitalised(wx) && news.Capitalised(wy):
		if d.oneName(ta, wx, tb, wy) {
			return ""
		}
		return news.NameDrift
	case beginAlike(wx, wy):
		return "" // another form of the word
	}
	return news.WordsDrift
}

// quotedChange says what it is that words of a quotation are others: another day or place before other words, as
// other numbers are.
func (d *drifter) quotedChange(ta int, x news.Span, tb int, y news.Span) news.DriftKind {
	if dx, dy := d.date(ta, x), d.date(tb, y); dx != nil && dy != nil && dx.Type == news.DateType && dy.Type == news.DateType && alikeWritten(dx.Value, dy.Value) && dx.Value != dy.Value {
		return news.DateDrift
	}
	if px, py := d.place(ta, x), d.place(tb, y); px != nil && py != nil && !px.Is(py) {
		return news.PlaceDrift
	}
	return news.QuotationDrift
}

// alikeWritten reports whether two TIMEX3 values leave the same of a date open: "XXXX-05-04" may be the day of
// "2026-05-04", and what is left empty any day.
func alikeWritten(a, b string) bool {
	if a == "" || len(a) != len(b) {
		return false
	}
	for i := range len(a) {
		if (a[i] == 'X') != (b[i] == 'X') {
			return false
		}
	}
	return true
}

// oneName reports whether two stretches name somebody by two parts of one name that stands in
// either text: "the singer Ada", "Brell", of Ada Brell.
func (d *drifter) oneName(ta int, x string, tb int, y string) bool {
	last, first := lastName(x), lastName(y)
	if last == "" || first == "" {
		return false
	}
	for _, t := range [...]int{ta, tb} {
		for _, name := range [...]string{last + " " + first, first + " " + last} {
			if strings.Contains(d.set.Texts[t].Body, name) {
				return true
			}
		}
	}
	return false
}

// lastName is the last word of a stretch that begins with a capital letter.
func lastName(s string) string {
	words := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' })
	for i := len(words) - 1; i >= 0; i-- {
		if r, _ := utf8.DecodeRuneInString(words[i]); unicode.IsUpper(r) {
			return words[i]
		}
	}
	return ""
}

// minSlip is how many letters a word has at least of which one may be a slip: "Iran" is not
// "Iraq".
const minSlip = 5

// oneSlip reports whether two words, of letters alone, differ in one letter: another, one more
// or one less.
func oneSlip(a, b string) bool {
	x, y := []rune(a), []rune(b)
	return min(len(x), len(y)) >= minSlip && !strings.ContainsFunc(a+b, unicode.IsDigit) && text.OneApart(x, y)
}

// date is the first date in s, or nil.
func (d *drifter) date(t int, s news.Span) *news.Date {
	return first(d.set.Analyses[t].Dates, func(x *news.Date) bool { return x.Span.Overlaps(s) })
}

// place is the first place that the analysis found in s, or nil.
func (d *drifter) place(t int, s news.Span) *news.Place {
	return first(d.set.Analyses[t].Places, func(x *news.Place) bool { return x.Span.Overlaps(s) })
}

// first is the first of a list that is so, or nil.
func first[T any](list []T, is func(*T) bool) *T {
	for i := range list {
		if is(&list[i]) {
			return &list[i]
		}
	}
	return nil
}

// beginAlike reports whether two stretches begin with the same letters, as forms of one word
// do.
func beginAlike(a, b string) bool {
	x, y := text.Fold(nil, a), text.Fold(nil, b)
	return len(x) >= minAlikeStart && len(y) >= minAlikeStart && string(x[:minAlikeStart]) == string(y[:minAlikeStart])
}

// minAlikeStart is how many bytes those are.
const minAlikeStart = 4

// number is the first number that the analysis found in s, or nil.
func (d *drifter) number(t int, s news.Span) *news.Quantity {
	if s.Empty() {
		return nil
	}
	return first(d.set.Analyses[t].Quantities, func(q *news.Quantity) bool {
		at := q.Span
		if u := q.Unit; !u.Empty() && u.Start > at.Start && u.Start < at.End {
			at.End = u.Start
		}
		return at.Overlaps(s)
	})
}
