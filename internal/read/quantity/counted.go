package quantity

import (
	"strings"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// counting is what a number counts.
type counting struct {
	span   news.Span // may be empty
	next   int       // the piece after it
	plural bool
	part   bool // per cent
}

// unit finds what a number counts. Of a compound ("a 12-man crew") it is the
// rest of the compound, and belongs to the number.
func (f *finder) unit(n *number) counting {
	k := n.next
	switch {
	case !n.currency.Empty():
		return counting{n.currency, k, false, false}
	case !n.unit.Empty():
		return counting{n.unit, k, false, false}
	case n.many && f.has(k, lang.QuantityOf):
		k++
	case f.has(k, lang.QuantityOf) && f.has(k+1, lang.QuantityDeterminer) && !n.one:
		if c := f.nouns(k+2, false); c.plural { // "four of the boats"
			return c
		}
	case f.next(k, hyphen):
		if !f.next(k+1, word) || f.pieces[k+1].num > 0 {
			return counting{next: k}
		}
		m := k + 2
		for f.next(m, hyphen) && f.next(m+1, word) {
			m += 2
		}
		n.next = m
		return counting{f.cover(k+1, m), m, false, false}
	}
	if f.has(k, lang.QuantityPercent) {
		return counting{f.cover(k, k+1), k + 1, false, true}
	}
	if f.has(k, lang.QuantityStop) && f.has(k+1, lang.QuantityPercent) {
		return counting{f.cover(k, k+2), k + 2, false, true} // "per cent"
	}
	if f.has(k, lang.QuantityMore) {
		if c := f.nouns(k+1, n.one); !c.span.Empty() {
			return c
		}
	}
	return f.nouns(k, n.one)
}

// mostNouns is how many words what is counted has at most, a compound being one and
// capitalised words not counting; of all words there are twice as many at most.
const mostNouns = 4

// nouns reads the words for what is counted from piece k on: those up to a plural,
// or else the next word; of one thing all of them, since it has no plural and a verb
// in -s may follow. A hyphened word is one.
func (f *finder) nouns(k int, one bool) counting {
	first, last := 0, 0
	for m, n, all := k, 0, 0; n < mostNouns && all < 2*mostNouns && f.counted(m); n, all = n+1, all+1 {
		from := m
		m = f.wordOf(m)
		if f.pieces[from].capital && all > 0 && first > 0 {
			n-- // "two Port Ellery harbour pilots"
		}
		if f.glued(m-1) && f.plural(m-2) { // "300 people’s boats"
			return counting{f.cover(k, m-1), m, true, false}
		}
		switch plural := f.plural(m - 1); {
		case plural && !one:
			if next := f.wordOf(m); f.counted(m) && f.inflected(next-1) {
				m = next // "women drivers", "Cubs fans"
			}
			if f.has(m, lang.QuantityOld) {
				m++
			}
			return counting{f.cover(k, m), m, true, false}
		case plural && !f.pieces[m-1].capital, one && n > 0 && f.tells(from):
			n = mostNouns
			continue
		}
		switch tells := f.tells(from); {
		case n == 0 && !tells:
			first, last = m, m
		case !tells:
			last = m
		}
	}
	if one {
		first = last
	}
	if first > 0 {
		return counting{f.cover(k, first), first, false, false}
	}
	return counting{next: k}
}

// wordOf is the piece behind the word at piece m, with what a hyphen ties to it and
// the "’s" of a possessor.
func (f *finder) wordOf(m int) int {
	for m++; ; {
		switch {
		case f.next(m, hyphen) && f.next(m+1, word):
			m += 2
		case f.next(m, word) && f.pieces[m].glued && f.counted(m+1):
			m++
		default:
			return m
		}
	}
}

// glued reports whether piece m is the "s" of "people’s".
func (f *finder) glued(m int) bool {
	return m > 0 && f.pieces[m].kind == word && f.pieces[m].glued && f.pieces[m-1].kind == word
}

// tells reports whether piece m looks like a verb or an adverb that ends what is
// counted: "one soldier limped".
func (f *finder) tells(m int) bool {
	w := f.body[f.pieces[m].start:f.pieces[m].end]
	for _, x := range f.l.Told {
		if len(w) > len(x)+2 && strings.HasSuffix(w, x) {
			return true
		}
	}
	return false
}

// counted reports whether piece m can be a part of what is counted.
func (f *finder) counted(m int) bool {
	if m >= len(f.pieces) {
		return false
	}
	p := &f.pieces[m]
	return p.kind == word && !p.glued && p.num == 0 && !p.ordinal && !f.has(m, lang.QuantityMany) && (!f.has(m, lang.QuantityStop) || f.initials(m)) && !f.inDate(m)
}

// initials reports whether piece m is in capitals and what follows is not, so that
// it is a name and no function word: "US troops".
func (f *finder) initials(m int) bool {
	return f.upper(m) && f.next(m+1, word) && !f.upper(m+1)
}

func (f *finder) upper(m int) bool {
	w := f.body[f.pieces[m].start:f.pieces[m].end]
	return len(w) > 1 && strings.ToUpper(w) == w
}

func (f *finder) cover(from, to int) news.Span {
	return news.Span{Start: f.pieces[from].start, End: f.pieces[to-1].end}
}

// plural reports whether piece m looks like a plural.
func (f *finder) plural(m int) bool {
	return f.has(m, lang.QuantityPlural) || f.inflected(m)
}

// inflected reports whether piece m ends as a plural does.
func (f *finder) inflected(m int) bool {
	w := f.body[f.pieces[m].start:f.pieces[m].end]
	for _, x := range f.l.NotPlural {
		if strings.HasSuffix(w, x) {
			return false
		}
	}
	for _, x := range f.l.Plural {
		if len(w) > len(x)+2 && strings.HasSuffix(w, x) {
			return true
		}
	}
	return false
}
