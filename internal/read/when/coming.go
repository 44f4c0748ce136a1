package when

import (
	"strings"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// What is to come in some month or on some day of a year. Of days of the week, "will" and the like say enough; a
// month goes a year wrong, so here more words count: "can win in November", "hopes to open in May", and, where a text
// tells of an election to come, "the November ballot".

// race is how many words of what comes before an election and not after it ("nominee", "primaries") make a text one of
// an election to come.
const race = 3

// ofYear reports whether a mention is a month or a day without its year.
func ofYear(d *news.Date) bool {
	return strings.HasPrefix(d.Value, "XXXX-") && len(d.Value) >= len("XXXX-11") && digit(d.Value[5])
}

// may reads the nearest word before a mention at item from that tells what was from what may come: the future if that is
// "can", or an infinitive that no verb of the past stands before in its clause. Nearest: neither.
func (f *finder) may(from int) news.Direction {
	infinitive := false
	for i := from - 1; i >= max(0, from-reach); i-- {
		it, v := &f.items[i], f.verb(i)
		switch {
		case infinitive && it.class&lang.WhenPunct != 0:
			return news.Future
		case !infinitive && it.class&lang.WhenMay != 0:
			if f.perfect(i) {
				return news.Nearest // "could have won in May"
			}
			return news.Future
		case v != 0:
			if infinitive && it.class&lang.WhenSaid != 0 {
				return news.Future // "said it hopes to …"
			}
			return v
		case it.class&lang.WhenBase != 0 && i > 0 && f.items[i-1].class&lang.WhenTo != 0:
			infinitive = true
		}
	}
	if infinitive {
		return news.Future
	}
	return news.Nearest
}

// mayDo reports whether the nearest word before a mention at item from that tells what was from what may come is one
// of what may, in the mention's own clause: "could win Ohio on Tuesday", but not "could not be reached on Tuesday".
func (f *finder) mayDo(from int) bool {
	for i := from - 1; i >= max(0, from-reach); i-- {
		switch c := f.items[i].class; {
		case c&lang.WhenMay != 0:
			return !f.perfect(i) && i+1 < len(f.items) && f.items[i+1].class&lang.WhenBase != 0
		case c&lang.WhenPunct != 0 || f.body[f.items[i].start] == ',' || f.verb(i) != 0:
			return false
		}
	}
	return false
}

// perfect reports whether what a word may say is that something may have been.
func (f *finder) perfect(i int) bool {
	for k := i + 1; k < min(len(f.items), i+4); k++ {
		if it := &f.items[k]; it.class&lang.WhenPast != 0 {
			return true
		}
	}
	return false
}

// firm reports whether a word of the future governs a mention of items [from, to): it stands before it, nothing between
// parts clauses, and the mention is what it dates and not a part of a name ("gets the November jobs report"). What only
// stands somewhere near it can be of another thing ("ahead of the March 1 contests").
func (f *finder) firm(from, to int) bool {
	if from == 0 || f.items[from-1].class&(lang.WhenPrep|lang.WhenOn) == 0 && f.items[from].class&lang.WhenMod == 0 {
		return false
	}
	if f.names(to) {
		return false
	}
	for i := from - 1; i >= max(0, from-reach); i-- {
		if c := f.items[i].class; c&lang.WhenPunct != 0 || f.body[f.items[i].start] == ',' {
			return false
		}
		if v := f.verb(i); v != 0 {
			return v == news.Future
		}
	}
	return false
}

// names reports whether a mention that ends before item to is a part of a name: a word stands right behind it that no
// date has to do with.
func (f *finder) names(to int) bool {
	return to < len(f.items) && f.items[to].class&^lang.WhenCapital == 0 && f.body[f.items[to].start] != ','
}

// ballot is how many items before a mention, and behind it, a word of an election stands at most that it dates.
const ballot, ballotBehind = 8, 3

// polled reports whether items [from, to) date an election: "the November election", "her chances in November".
// What a verb tells of as over is none that is to come: "was elected in November", but not "if he won on Nov. 8".
func (f *finder) polled(from, to int) bool {
	for i := to; i < min(len(f.items), to+ballotBehind); i++ {
		if c := f.items[i].class; c&lang.WhenPoll != 0 && c&lang.WhenPast == 0 {
			return true
		} else if c&(lang.WhenPunct|lang.WhenPrep|lang.WhenOn|lang.WhenPast|lang.WhenFuture) != 0 {
			break
		}
	}
	if from > 0 && f.items[from-1].class&(lang.WhenPrep|lang.WhenOn) == 0 && f.names(to) {
		return false // "of voters, by a February survey"
	}
	found := false
	for i := from - 1; i >= max(0, from-ballot); i-- {
		c := f.items[i].class
		switch {
		case c&lang.WhenPunct != 0:
			return found
		case c&lang.WhenPast != 0 && c&lang.WhenSaid == 0:
			return found && f.conditional(i)
		case c&lang.WhenPoll != 0:
			found = true
		}
	}
	return found
}

// conditional reports whether a verb of the past stands in a clause with "if".
func (f *finder) conditional(i int) bool {
	for k := i - 1; k >= max(0, i-3); k-- {
		if f.items[k].class&lang.WhenIf != 0 {
			return true
		}
	}
	return false
}

// elections has the months and days of elections lie ahead, where the text tells of one to come.
func (f *finder) elections() {
	if f.races < race {
		return
	}
	for _, k := range f.polls {
		d := &f.dates[k]
		if ofSomeYear(d) && d.Shift == 0 {
			d.Side = news.Coming
		}
	}
}
