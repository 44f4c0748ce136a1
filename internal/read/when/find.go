package when

import (
	"math/bits"
	"strings"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// Find fills a.Dates with the temporal expressions of body, sentence by
// sentence. It needs a.Sentences; a nil l finds nothing. Cost is linear in the
// text; it allocates one buffer for the items of a sentence and the result.
func Find(body string, a *news.Analysis, l *lang.When) {
	if l == nil {
		return
	}
	f := finder{body: body, l: l}
	for _, s := range a.Sentences {
		f.goOn(a, s)
		f.lex(int(s.Start), int(s.End))
		f.count()
		f.match()
	}
	f.agree()
	f.elections()
	f.drop(a)
	a.Dates = f.dates
	spoken(body, a, l)
}

type finder struct {
	body  string
	l     *lang.When
	items []item
	fold  []byte
	dates []news.Date
	spans [][2]int // of the mentions of this sentence, in items
	quart bool     // what is told of is a quarter of a year

	feasts []bool // of each mention, whether it is named by a feast

	para     int            // the paragraph of this sentence
	first    bool           // and whether it begins that
	sentence int            // the how manieth of the text it is
	day      int            // that of the last in which a day is named on which something happens; 0: none in reach
	dayTense news.Direction // and of its verb, Nearest where there is none

	games, amounts int // words of games and of amounts in the text

	races int   // words of what comes before an election
	polls []int // which mentions may date one
}

// match walks over the items of one sentence.
func (f *finder) match() {
	first, last := len(f.dates), 0
	f.spans = f.spans[:0]
	for i := 0; i < len(f.items); {
		r, n := f.longest(i)
		if r == nil {
			i++
			continue
		}
		if d, ok := f.build(r, i, n); ok {
			d.Span = news.Span{Start: f.items[i].start, End: f.items[i+n-1].end}
			f.place(&d, i, i+n, len(f.dates) > first)
			f.ofDayBefore(&d, i, i+n)
			f.dates = append(f.dates, d)
			if ofYear(&d) && f.polled(i, i+n) {
				f.polls = append(f.polls, len(f.dates)-1)
			}
			if len(f.dates) > first+1 && f.ranges(last, i) {
				share(&f.dates[len(f.dates)-2], &f.dates[len(f.dates)-1])
			}
			f.times(i)
			f.feasts = append(f.feasts, f.feast(i, n))
			f.spans = append(f.spans, [2]int{i, i + n})
			last = i + n
		}
		i += n
	}
	f.yearsBack(first)
}

// zoned is how many items stand at most between a time and its day: "10:35 a.m.
// (0735 GMT) on Friday".
const zoned = 3

// sameDay reports whether the items between a time and a day, [from, to), leave it
// the time of that day.
func (f *finder) sameDay(from, to int) bool {
	if to <= from || to-from > zoned {
		return false
	}
	for _, it := range f.items[from:to] {
		if it.class&(lang.WhenPunct|lang.WhenZone|lang.WhenOn) == 0 && f.body[it.start] != ')' {
			return false
		}
	}
	return true
}

// times gives the times without a day right before the last mention, which begins
// at an item, its day: both of "10:35 a.m. (0735 GMT) on Friday".
func (f *finder) times(from int) {
	n := len(f.dates) - 1
	for k := len(f.spans) - 1; k >= 0; k-- {
		n--
		if !f.sameDay(f.spans[k][1], from) || !dayOf(&f.dates[n], &f.dates[len(f.dates)-1]) {
			return
		}
		from = f.spans[k][0]
	}
}

// dayOf gives a time without a day the day of another mention, and reports whether
// it did.
func dayOf(clock, d *news.Date) bool {
	_, at, timed := strings.Cut(clock.Value, "T")
	if clock.Type != news.TimeType || !timed || clock.Unit != 'D' || clock.Shift != 0 || d.Type != news.DateType || d.Mod != "" {
		return false
	}
	if _, unit := parse(d.Value); unit != 'D' {
		return false
	}
	span := clock.Span
	*clock = *d
	clock.Type, clock.Span = news.TimeType, span
	clock.Value += "T" + at
	return true
}

// ranges reports whether the items between two mentions, [from, to), join them to
// a range or a pair.
func (f *finder) ranges(from, to int) bool {
	return to == from+1 && f.items[from].class&lang.WhenRange != 0
}

// share gives a month or a day without a year the year of the other end of its
// range: "July–November 1954", "from 3 May 1954 to 2 June". What seems to run
// backwards crosses a new year.
func share(a, b *news.Date) {
	incomplete := func(d *news.Date) bool {
		return d.Anchor == news.Story && d.Unit == 0 && d.Shift == 0 && ofYear(d)
	}
	complete := func(d *news.Date) bool {
		return d.Anchor == news.NoAnchor && len(d.Value) >= 7 && digit(d.Value[0]) && d.Value[4] == '-' && digit(d.Value[5])
	}
	give := func(d *news.Date, year int) {
		d.Value, d.Anchor, d.Side = yearText(year)+d.Value[4:], news.NoAnchor, news.Nearest
	}
	switch {
	case incomplete(a) && complete(b):
		year := atoi(b.Value[:4])
		if a.Value[5:] > b.Value[5:] {
			year--
		}
		give(a, year)
	case complete(a) && incomplete(b):
		year := atoi(a.Value[:4])
		if b.Value[5:] < a.Value[5:] {
			year++
		}
		give(b, year)
	}
}

// longest returns the rule with the longest match at item i, and its length.
func (f *finder) longest(i int) (best *lang.WhenRule, length int) {
	it := &f.items[i]
	if it.class == 0 && it.id == 0 {
		return nil, 0
	}
	at := 0
	try := func(candidates []uint16) {
		for _, k := range candidates {
			r := &f.l.Rules[k]
			n := len(r.Core)
			if n < length || n == length && int(k) >= at || !f.fits(r, i) {
				continue
			}
			best, length, at = r, n, int(k)
		}
	}
	start := func(s *lang.WhenStart) {
		try(s.One)
		if i+1 < len(f.items) && s.Follows(f.items[i+1].class, f.items[i+1].id) {
			try(s.More)
		}
	}
	for c := uint64(it.class); c != 0; c &= c - 1 {
		start(&f.l.ByClass[bits.TrailingZeros64(c)])
	}
	if it.id != 0 {
		if s := f.l.ByWord[it.id]; s != nil {
			start(s)
		}
	}
	return best, length
}

// fits reports whether rule r matches at item i.
func (f *finder) fits(r *lang.WhenRule, i int) bool {
	end := i + len(r.Core)
	if end > len(f.items) {
		return false
	}
	for k := range r.Core {
		if it := &f.items[i+k]; !r.Core[k].Matches(it.class, it.id) {
			return false
		}
	}
	for k := range r.Before {
		if !f.beside(&r.Before[k], i-len(r.Before)+k) {
			return false
		}
	}
	for k := range r.After {
		if !f.beside(&r.After[k], end+k) {
			return false
		}
	}
	// Half of a hyphened word is another word: "three-year-old", "day-to-day".
	if f.hyphen(i-1) && len(r.Before) == 0 {
		return false
	}
	return !f.hyphen(end) || len(r.After) > 0 && !r.After[0].Not
}

// beside matches an item that may lie outside the sentence.
func (f *finder) beside(is *lang.WhenIs, i int) bool {
	if i < 0 || i >= len(f.items) {
		return is.Matches(0, lang.WhenEdge)
	}
	return is.Matches(f.items[i].class, f.items[i].id)
}

func (f *finder) hyphen(i int) bool {
	return i >= 0 && i < len(f.items) && f.items[i].hyphen
}

// reach is how many items away a verb can tell whether a day is past or to come.
const reach = 14

// place settles which anchor and side an incomplete mention has, from the words
// around it: items [from, to) of the sentence.
func (f *finder) place(d *news.Date, from, to int, follows bool) {
	if d.Mod == "" && from > 0 && f.items[from].class&(lang.WhenNum|lang.WhenArticle) != 0 && (d.Unit != 0 || d.Type == news.DurationType) {
		if p := &f.items[from-1]; p.class&lang.WhenAbout != 0 && (from < 2 || f.items[from-2].class&lang.WhenTurn == 0) {
			d.Mod = p.word.Read(lang.WhenAbout).Code
		}
	}
	if d.Mod == "" && from > 0 && (d.Type == news.DateType || d.Type == news.TimeType) {
		if p := &f.items[from-1]; p.class&lang.WhenSince != 0 { // an open stretch: nothing happened on the day itself
			d.Mod = p.word.Read(lang.WhenSince).Code
		}
	}
	if d.Unit != 0 && d.Shift != 0 && d.Type != news.DurationType {
		d.Mod = sideOf(d.Mod, d.Shift)
	}
	f.quarters(d, from)
	if d.Anchor == news.Previous && d.Unit == 'D' || bareClock(d) && f.clockOnly(from, to) {
		d.Side = f.tense(from, to) // what is over is not counted from what is to come
	}
	if f.yearTold(d, from, to) {
		d.Anchor, d.Side = news.Previous, news.Past
		return
	}
	if d.Anchor != news.Story && d.Anchor != news.Publication || d.Value == "" {
		return
	}
	if d.Mod == onward && d.Unit == 0 && d.Shift == 0 && d.Anchor == news.Story {
		d.Side = news.Past // "since the spring"
		return
	}
	if ofYear(d) && d.Unit == 'Y' && d.Shift == 0 && f.items[from].class&lang.WhenShift == 0 && f.tense(from, to) == news.Past && f.told(from, to) {
		d.Side = news.Past // "sank in July this year"
	}
	if d.Value == weekend && d.Unit == 'W' && d.Shift == 0 && f.tense(from, to) == news.Past {
		d.Side = news.Past
	}
	if d.Unit == 'D' && d.Shift == 0 && d.Type == news.TimeType && follows && f.clockOnly(from, to) {
		d.Anchor = news.Previous // "on 26 August at 10:30"
		return
	}
	if d.Unit == 0 && d.Shift == 0 && !strings.Contains(d.Value, "-Q") && f.items[from].class&lang.WhenShift == 0 {
		t := f.tense(from, to)
		if ofYear(d) && f.may(from) == news.Future || !ofYear(d) && f.mayDo(from) {
			t = news.Future
		}
		switch {
		case d.Side == news.Past && (t == news.Nearest || t == news.Past && f.onlySaid(from)) && strings.HasPrefix(d.Value, "XXXX-WXX-") && !f.owns(to):
			d.Side = news.Nearest // "rises on Monday", "on Monday, the observatory said": what the text is about tells
		case t == news.Future && (!f.owns(to) || f.items[max(0, from-1)].class&lang.WhenFuture != 0):
			d.Side = news.Future
			if ofYear(d) && !f.firm(from, to) {
				d.Side = news.Coming
			}
		case t == news.Past && d.Side == news.Nearest && f.justBefore(from):
			if d.Side = news.Past; d.Mod == "" { // "in the first week of March", in March
				d.Shift = -1
			}
		case d.Side == news.Nearest && (t == news.Past && f.told(from, to) || f.owns(to)): // "August's storm" was, mostly
			d.Side = news.Past
		}
	}
}

// sideOf is the modifier of a point so many units from another, of that of the number of
// them: "more than ten years ago" is the year ten years ago, or one before it; "nearly
// ten years ago" is about then.
func sideOf(mod string, shift int32) string {
	switch mod {
	case "LESS_THAN", "EQUAL_OR_LESS":
		return "APPROX"
	case "MORE_THAN", "EQUAL_OR_MORE":
		if shift < 0 {
			return "ON_OR_BEFORE"
		}
		return "AFTER"
	}
	return mod
}

// onward is the modifier of an open stretch of time, from a point on.
const onward = "ON_OR_AFTER"

// yearClose is how many bytes before "the year" the year stands at most that is told of.
const yearClose = 250

// yearTold reports whether "the end of the year" is that of a year that the text has just
// named, and not of the one in which it was published: "in May 2015. By the end of the
// year, he had climbed".
func (f *finder) yearTold(d *news.Date, from, to int) bool {
	if d.Anchor != news.Story || d.Unit != 'Y' || d.Shift != 0 || d.Value != "" || len(f.dates) == 0 || f.tense(from, to) != news.Past {
		return false
	}
	for _, it := range f.items[from:to] {
		if it.class&lang.WhenShift != 0 { // "this year"
			return false
		}
	}
	last := &f.dates[len(f.dates)-1]
	p, unit := parse(dateOf(last.Value))
	return unit != 0 && p.year != 0 && last.Anchor == news.NoAnchor && f.items[from].start-last.Span.End <= yearClose
}

// clockOnly reports whether no word of the match names a day.
func (f *finder) clockOnly(from, to int) bool {
	for _, it := range f.items[from:to] {
		if it.class&(lang.WhenToday|lang.WhenShift|lang.WhenWeekday) != 0 {
			return false
		}
	}
	return true
}

// tense reads the nearest verb that tells past from future: the one before the
// mention, or, where there is none, the one after it ("On Friday the court will
// hear …").
func (f *finder) tense(from, to int) news.Direction {
	for i := from - 1; i >= max(0, from-reach); i-- {
		if t := f.verb(i); t != 0 {
			return t
		}
	}
	for i := to; i < min(len(f.items), to+reach); i++ {
		if t := f.verb(i); t != 0 {
			return t
		}
	}
	return news.Nearest
}

// told reports whether the nearest verb, looked for as tense does, does not only
// report: "stepped down as chairman in March", not "said the March report".
func (f *finder) told(from, to int) bool {
	for i := from - 1; i >= max(0, from-reach); i-- {
		if f.verb(i) != 0 {
			return f.items[i].class&lang.WhenSaid == 0
		}
	}
	for i := to; i < min(len(f.items), to+reach); i++ {
		if f.verb(i) != 0 {
			return f.items[i].class&lang.WhenSaid == 0
		}
	}
	return false
}

// onlySaid reports whether the nearest verb that tells past from future stands behind the mention that begins
// at an item, and only reports: "The moon rises on Monday, the observatory said".
func (f *finder) onlySaid(from int) bool {
	for i := from - 1; i >= max(0, from-reach); i-- {
		if f.verb(i) != 0 {
			return false
		}
	}
	for i := from; i < min(len(f.items), from+reach); i++ {
		if f.verb(i) != 0 {
			return f.items[i].class&lang.WhenSaid != 0
		}
	}
	return false
}

// justBefore reports whether a verb of the past stands right before the mention,
// or but one word before it: "ended Jan. 31", "closed in October".
func (f *finder) justBefore(from int) bool {
	for i := from - 1; i >= max(0, from-2); i-- {
		if t := f.verb(i); t != 0 {
			return t == news.Past
		}
		if f.items[i].class&(lang.WhenPrep|lang.WhenOn) == 0 {
			return false
		}
	}
	return false
}

// owns reports whether the mention is a genitive, "Wednesday's ruling": what has a
// day of its own is mostly over, whatever the clause says will become of it.
func (f *finder) owns(to int) bool {
	return to < len(f.items) && f.items[to].class&lang.WhenGenitive != 0
}

// amounts is how many items before a mention an amount can be that it dates.
const amounts = 14

// quarters reads "a year ago" beside an amount as the same quarter a year ago,
// where the text compares quarters: "earned $2 million, up from $1 million a year
// ago".
func (f *finder) quarters(d *news.Date, from int) {
	switch {
	case d.Unit == 'Q' || strings.Contains(d.Value, "-Q"):
		f.quart = true
	case d.Type == news.DateType && d.Anchor == news.NoAnchor && len(d.Value) == 4, d.Type == news.DurationType && d.Value == "P9M":
		f.quart = false
	case f.quart && d.Unit == 'Y' && d.Shift == -1 && d.Anchor != news.Story && d.Value == "" && d.Type == news.DateType:
		if f.hyphen(from+1) || f.hyphen(from+2) { // "the year-ago results"
			d.Anchor, d.Unit, d.Shift = news.Previous, 'Q', -4
			return
		}
		for i := from - 1; i >= max(0, from-amounts); i-- {
			if f.items[i].class&(lang.WhenMoney|lang.WhenShare) != 0 {
				d.Anchor, d.Unit, d.Shift = news.Previous, 'Q', -4
				return
			}
		}
	}
}

func (f *finder) verb(i int) news.Direction {
	switch it := &f.items[i]; {
	case it.class&lang.WhenFuture != 0:
		return news.Future
	case it.class&lang.WhenPast != 0:
		if i > 0 && f.items[i-1].class&lang.WhenFuture != 0 {
			return news.Future // "to be closed"
		}
		if i > 0 && it.word == nil && f.items[i-1].class&(lang.WhenArticle|lang.WhenPoss) != 0 {
			return news.Nearest // "the deserted house" tells of no time
		}
		return news.Past
	}
	return news.Nearest
}
