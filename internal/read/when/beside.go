package when

import (
	"strings"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// What words further off say of a mention: of its sentence, how many years back it
// lies; of the whole text, whether its quarters are those of a year; and of the
// quotation marks around it, whether it is a name.

// wide is how many items stand at most between a day and the count of years that
// tells its year.
const wide = 12

// wider is the same where the count stands inside the sentence, before a feast: then what it counts from runs
// on to the end of that, marks and all, but for those of the last words.
const (
	wider     = 24
	lastWords = 6
)

// yearsBack gives months, days and feasts without a year the one that a count of
// years beside them tells: "on New Year's Eve in several cities two years ago", "two
// years after the attack on New Year's Eve". The mentions are those of this sentence,
// from number first on.
func (f *finder) yearsBack(first int) {
	for i := first; i < len(f.dates); i++ {
		d := &f.dates[i]
		if !ofSomeYear(d) {
			continue
		}
		for _, k := range [...]int{i - 1, i + 1} {
			if k < first || k >= len(f.dates) {
				continue
			}
			if n := f.yearsIn(&f.dates[k], k-first, i-first, f.feasts[i]); n > 0 {
				d.Anchor, d.Unit, d.Shift, d.Side = news.Publication, 'Y', -n, news.Past
				break
			}
		}
	}
}

// ofSomeYear reports whether a mention is a month or a day of which nothing tells
// the year.
func ofSomeYear(d *news.Date) bool {
	if d.Anchor != news.Story || d.Unit != 0 || d.Shift > 0 || d.Shift < 0 && d.Side != news.Past || d.Type != news.DateType && d.Type != news.TimeType {
		return false
	}
	p, unit := parse(dateOf(d.Value))
	return (unit == 'D' || unit == 'M') && p.year == 0 && p.weekday == 0
}

// yearsIn is how many years back a mention counts, if it tells those of another one
// of its sentence: its own number in the sentence is k, that of the other i, which may be a feast.
func (f *finder) yearsIn(d *news.Date, k, i int, feast bool) int32 {
	from, to := f.spans[min(k, i)][1], f.spans[max(k, i)][0]
	clause := wide // in which no mark stands
	if feast && k < i && f.spans[k][0] > 0 && !f.ownClause(from, to) {
		from, clause = max(from, to-lastWords), wider // "comes two years after women were robbed, and hurt, in the crowds of New Year's Eve"
	}
	if to-f.spans[min(k, i)][1] > clause {
		return 0
	}
	for _, it := range f.items[from:to] {
		if it.class&lang.WhenPunct != 0 || f.body[it.start] == ',' {
			return 0
		}
	}
	from = f.spans[min(k, i)][1]
	if d.Type == news.DateType && d.Anchor == news.Publication && d.Unit == 'Y' && d.Shift < 0 && d.Value == "" && d.Mod == "" {
		return -d.Shift
	}
	if k > i || d.Type != news.DurationType || d.Mod != "" || f.items[from].class&lang.WhenAfter == 0 {
		return 0
	}
	years, whole := strings.CutSuffix(strings.TrimPrefix(d.Value, "P"), "Y")
	if !whole || len(years) > 3 || !figuresOnly(years) {
		return 0
	}
	return int32(atoi(years))
}

// ownClause reports whether what is told on a feast is told by itself, and not by what stands before it in the
// items [from, to): of what is to come, or "on" it: "two years after men were robbed, and it begins | on New Year's Eve".
func (f *finder) ownClause(from, to int) bool {
	for _, it := range f.items[from:to] {
		if it.class&lang.WhenFuture != 0 {
			return true
		}
	}
	return to > from && f.items[to-1].class&lang.WhenOn != 0
}

// feast reports whether the mention of n items from i is named by a feast.
func (f *finder) feast(i, n int) bool {
	for _, it := range f.items[i : i+n] {
		if it.class&lang.WhenFeast != 0 {
			return true
		}
	}
	return false
}

// agree leaves the tense of a day out of account where the text names the day with
// another one, or with none: "to influence the Nov. 8 election", which stands after a verb
// of the past, is the Nov. 8 of "the nominee for the Nov. 8 election". A feast is every
// year's.
func (f *finder) agree() {
	type day struct {
		value string
		side  news.Direction
		mixed bool
	}
	var seen [maxAgreed]day
	n := 0
	each := func(do func(d *news.Date, k int)) {
		for i := range f.dates {
			d := &f.dates[i]
			if f.feasts[i] || d.Type != news.DateType || len(d.Value) != len("XXXX-11-08") || d.Shift != 0 || !ofSomeYear(d) {
				continue
			}
			k := 0
			for k < n && seen[k].value != d.Value {
				k++
			}
			if k < maxAgreed {
				do(d, k)
			}
		}
	}
	each(func(d *news.Date, k int) {
		if k == n {
			seen[k], n = day{value: d.Value, side: min(d.Side, news.Future)}, n+1
		}
		seen[k].mixed = seen[k].mixed || seen[k].side != min(d.Side, news.Future)
	})
	each(func(d *news.Date, k int) {
		if seen[k].mixed {
			d.Side = news.Nearest
		}
	})
}

// maxAgreed bounds how many days of a text are compared with each other.
const maxAgreed = 16

// count notes what the sentence in hand tells of games and of amounts.
func (f *finder) count() {
	for i := range f.items {
		c := f.items[i].class
		if c&lang.WhenRace != 0 {
			f.races++
		}
		switch {
		case c&lang.WhenGame != 0:
			f.games++
		case c&(lang.WhenShare|lang.WhenMoney) != 0:
			f.amounts++
		}
	}
}

// enoughGames is how many words of games make a text one about a game.
const enoughGames = 2

// quartersOfGame reports whether the text's quarters are those of a game.
func (f *finder) quartersOfGame() bool { return f.games >= enoughGames && f.games > f.amounts }

// ofGame reports whether a mention is a quarter that may be a game's: "late in the
// third quarter".
func ofGame(d *news.Date) bool {
	return strings.HasPrefix(d.Value, "XXXX-Q") && d.Unit == 0 || d.Value == "" && d.Unit == 'Q' && d.Shift == 0
}

// drop takes away the mentions that the text as a whole says are none: quarters of a
// game, and parts of names in quotation marks.
func (f *finder) drop(a *news.Analysis) {
	game, q := f.quartersOfGame(), 0
	kept := f.dates[:0]
	for i := range f.dates {
		d := &f.dates[i]
		for q < len(a.Quotations) && a.Quotations[q].Outer.End <= d.Span.Start {
			q++
		}
		named := q < len(a.Quotations) && f.titled(a.Quotations[q].Outer, d.Span)
		if !named && !(game && ofGame(d)) {
			kept = append(kept, *d)
		}
	}
	f.dates = kept
}

// longestTitle bounds, in bytes, what is looked at as a title.
const longestTitle = 60

// titled reports whether a mention is one of the words of a title, which has a capital
// at all of them and stands in quotation marks: “Lunde News Sunday”.
func (f *finder) titled(outer, at news.Span) bool {
	if outer.Len() > longestTitle || at.Start <= outer.Start || at.End >= outer.End {
		return false
	}
	others := false
	s := f.body[:outer.End]
	for i := int(outer.Start); i < len(s); {
		if !letter(s[i]) {
			i++
			continue
		}
		end := wordEnd(s, i)
		if !upper(s[i:]) && end-i > 1 { // "’s" is no word
			return false
		}
		others = others || i < int(at.Start) || i >= int(at.End)
		i = end
	}
	return others
}
