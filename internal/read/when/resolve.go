package when

import (
	"strings"
	"time"

	"hearsay/internal/news"
)

// Value is the point in time or the length that a mention means.
type Value struct {
	Value string // TIMEX3 value; X where it is not known
	Mod   string // TIMEX3 mod, as in news.Date: "END" of the month that Value names

	// From and To are the half-open interval in UTC that Value names, Mod not
	// applied; both are zero where it is open: a duration, a set, a value with
	// an X. The time of a clock is taken for UTC.
	From, To time.Time
}

// Known reports whether the value is a stretch of the calendar.
func (v Value) Known() bool { return !v.To.IsZero() }

// Resolve gives each mention of one text its value: dates must be in the order
// of the text, published may be unknown. A mention that counts from one before
// it counts from the last that is at least as exact as its own unit.
func Resolve(dates []news.Date, published news.Stamp) []Value {
	values := make([]Value, len(dates))
	r := resolver{}
	if published.Known() {
		r.published, r.day = published.Time.UTC(), published.Day
	}
	r.story = narrative(dates, r.published)
	r.ahead = r.looksAhead(dates)
	dates = r.settle(dates)
	r.dated, r.eve = r.lastDated(dates), r.tellsEve(dates)
	r.lastNight = r.tellsLastNight(dates)
	for i := range dates {
		values[i] = r.resolve(&dates[i], r.spokenOn(dates, values, i))
	}
	return values
}

// ByPublication gives mentions their values as Resolve does, but has all of them
// count from publication, whatever the text tells: what Resolve is measured
// against.
func ByPublication(dates []news.Date, published news.Stamp) []Value {
	r := resolver{}
	if published.Known() {
		r.published, r.day = published.Time.UTC(), published.Day
	}
	values := make([]Value, len(dates))
	for i, d := range r.settle(dates) {
		if d.Anchor != news.NoAnchor {
			d.Anchor = news.Publication
		}
		values[i] = r.resolve(&d, stretch{})
	}
	return values
}

// spokenOn is the day from which mention i counts, where the text says when its
// words were spoken, or which day it is that a clock's time is of; values are known up
// to i.
func (r *resolver) spokenOn(dates []news.Date, values []Value, i int) stretch {
	if dates[i].Anchor == news.Story && bareClock(&dates[i]) {
		return r.clockDay(&dates[i])
	}
	if dates[i].Anchor == news.Spoken && dates[i].Of == 0 && r.lastNight && tonight(&dates[i]) {
		return stretch{r.dayBefore(), 'D'}
	}
	if dates[i].Anchor != news.Spoken || dates[i].Of == 0 {
		return stretch{}
	}
	k := i + int(dates[i].Of)
	if k < 0 || k >= len(dates) || dates[k].Anchor == news.Spoken {
		return stretch{}
	}
	v := values[k]
	if k > i {
		ahead := *r // what stands further on is not told yet
		v = ahead.resolve(&dates[k], stretch{})
	}
	if !v.Known() {
		return stretch{}
	}
	return stretch{begin(v.From, 'D'), 'D'}
}

type resolver struct {
	published time.Time
	day       bool      // only the day of publication is known
	told      [2]memory // the mentions so far, and those of them that do not lie after publication
	n         int
	past      stretch   // the last mention of a day, a month or a year before that of publication
	eve       bool      // the text tells of the day of the week before publication
	lastNight bool      // and of the night before it
	ahead     bool      // most days that the text names have yet to come
	dated     time.Time // the last day that the text dates in full and that is not before publication

	story  bool       // the text is a narrative,
	fronts [3]stretch // which has come to these points, one a year, the last first
}

// grain lists the units from the finest to the coarsest.
const grain = "smhDBWMSQHYEC"

// memory is the last mention of each grain, and when it was.
type memory struct {
	last  [len(grain)]stretch
	order [len(grain)]int
}

// note remembers a mention as a possible anchor; written is whether it stands in full in
// the text, so that no stamp can change it.
func (r *resolver) note(s stretch, written bool) {
	g := strings.IndexByte(grain, s.unit)
	if g < 0 {
		return
	}
	r.n++
	if !r.published.IsZero() && s.start.Year() < r.published.Year() && g <= strings.IndexByte(grain, 'Y') {
		r.past = s
	}
	r.told[0].last[g], r.told[0].order[g] = s, r.n
	if written || !s.start.After(r.published) {
		r.told[1].last[g], r.told[1].order[g] = s, r.n
	}
}

// previous is the last mention that is at least as fine as unit, and does not lie in
// the future if the side is the past: "six were arrested a day earlier" does not count
// from next Tuesday. It is open if the text has gone on to other years since.
func (r *resolver) previous(unit byte, side news.Direction) (s stretch, found, open bool) {
	m := &r.told[0]
	if side == news.Past && !r.published.IsZero() && !r.ahead {
		m = &r.told[1]
	}
	best, fine := -1, strings.IndexByte(grain, unit)
	for g := 0; g <= fine; g++ {
		if m.order[g] > 0 && (best < 0 || m.order[g] > m.order[best]) {
			best = g
		}
	}
	if best < 0 {
		return stretch{}, false, false
	}
	for g := fine + 1; g < len(grain) && fine <= strings.IndexByte(grain, 'D'); g++ {
		if gap := m.last[g].start.Year() - m.last[best].start.Year(); m.order[g] > m.order[best] && (gap >= farYears || gap <= -farYears) {
			return stretch{}, false, true
		}
	}
	return m.last[best], true, false
}

// anchor is the instant that a mention counts from.
func (r *resolver) anchor(d *news.Date) (stretch, bool) {
	if d.Anchor == news.Previous && d.Unit == 'Q' && d.Shift == 0 { // "the quarter": the one reported on
		g := strings.IndexByte(grain, 'Q')
		if s := r.told[0].last[g]; r.told[0].order[g] > 0 && (r.published.IsZero() || s.start.Before(r.published)) {
			return s, true
		}
		return stretch{step(begin(r.published, 'Q'), 'Q', -1), 'Q'}, !r.published.IsZero()
	}
	if d.Anchor == news.Previous && d.Unit == 'Y' && d.Shift == 0 && d.Side == news.Past {
		s, ok, _ := r.previous('Y', news.Past) // "by the end of the year he had won"
		return s, ok && s.start.Before(r.published)
	}
	if d.Anchor == news.Previous {
		unit := d.Unit
		if unit == 0 {
			unit = 'D'
		}
		s, ok, open := r.previous(unit, d.Side)
		if ok && !r.story && timed(d) && d.Shift == 0 && r.longAgo(s) {
			ok, open = false, true // "founded on June 4, 1805. Doors open at 7 p.m."
		}
		if ok && !r.story && d.Unit == 'Y' && d.Shift == 0 && r.past.unit != 0 && s.start.Year() == r.published.Year() {
			return r.past, true // nobody calls this year "that year"
		}
		if ok {
			return s, true
		}
		if open && !r.story || d.Shift > 0 || r.story || d.Unit == 'D' && d.Shift == 0 && !timed(d) {
			return stretch{}, false // "two days later", "the same day", "that evening", of nothing that we know
		}
	}
	if r.story && (d.Anchor == news.Story || d.Anchor == news.Spoken) {
		return r.fronts[0], r.fronts[0].unit != 0
	}
	return stretch{r.published, 'D'}, !r.published.IsZero()
}

// timed reports whether a mention is of the minute: "10:30".
func timed(d *news.Date) bool {
	_, clock, _ := strings.Cut(d.Value, "T")
	return len(clock) == len("10:30")
}

// resolve gives a mention its value; said is the day that its words were spoken
// on, or zero.
func (r *resolver) resolve(d *news.Date, said stretch) Value {
	v := Value{Value: plain(d.Value), Mod: d.Mod}
	if d.Type == news.DurationType || d.Type == news.SetType || strings.HasSuffix(d.Value, "_REF") {
		return v
	}
	if v.Value == "" {
		v.Value = unknown(d) // till the anchor says more
	}
	base, ok := r.anchor(d)
	if said.unit != 0 {
		base, ok = said, true
	}
	if d.Anchor != news.NoAnchor && !ok {
		return v
	}
	if d.Unit >= 'a' && base.unit < 'a' && !r.exact(d) {
		return v // hours from a day whose hour nobody said
	}
	date, clock, timed := strings.Cut(d.Value, "T")
	s, ok := r.locate(d, date, base)
	if !ok || r.overshoots(d, base, s) {
		return v
	}
	v.Value = s.text()
	if timed && s.unit == 'D' {
		v.Value += "T" + clock
		v.From, v.To = within(s.start, clock)
		if v.To.Sub(v.From) == time.Minute {
			s = stretch{v.From, 'm'}
		}
	} else {
		v.From, v.To = s.start, s.until()
	}
	if (d.Anchor != news.Previous || d.Shift >= 0) && d.Anchor != news.Spoken { // "a year earlier" looks back, the story does not
		r.note(s, d.Anchor == news.NoAnchor)
		r.follow(d, s)
	}
	if s.start.Year() < 1 { // no instant that others could read
		v.From, v.To = time.Time{}, time.Time{}
	}
	return v
}

// unknown is the value of a mention that counts in a unit of the calendar, and of which
// nothing else is known. A "today" that nobody can place is as good as "now".
func unknown(d *news.Date) string {
	switch d.Unit {
	case 'D':
		if d.Shift == 0 && d.Anchor != news.Previous && d.Mod == "" {
			return "PRESENT_REF"
		}
	case 'W':
		return "XXXX-WXX"
	case 'M':
		return "XXXX-XX"
	case 'Q':
		return "XXXX-QX"
	case 'Y':
		return "XXXX"
	case 'E':
		return "XXX"
	case 'C':
		return "XX"
	}
	if d.Unit >= 'a' {
		return "XXXX-XX-XXTXX:XX"
	}
	return "XXXX-XX-XX"
}

// locate lays a mention on the calendar; date is its value without the time.
func (r *resolver) locate(d *news.Date, date string, base stretch) (stretch, bool) {
	at := base.start
	story := r.story && d.Anchor == news.Story
	if r.story && (story || d.Anchor == news.Spoken) && !reaches(d, base.unit) {
		if !story || !r.breaksOff(d, base) {
			return stretch{}, false
		}
		at, story = r.published, false
	}
	if d.Unit == 'Y' && d.Shift == 0 && d.Side == news.Past && d.Anchor != news.Previous { // of this year, and over
		s, ok := r.named(&news.Date{Unit: 'Y'}, date, base, at, false)
		return s, ok && (r.published.IsZero() || !s.start.After(r.published))
	}
	if d.Unit == 'Y' && d.Side != news.Nearest && d.Anchor != news.Previous { // so many years back, whatever the time of the year
		p, unit := parse(date)
		if unit == 0 {
			return stretch{}, false
		}
		return p.nearYear(begin(step(at, 'Y', int(d.Shift)), 'D'), &news.Date{}, false)
	}
	if d.Unit != 0 {
		s := r.shifted(d, base, at)
		if s.unit != d.Unit || date == "" || date == "XXXX-XX-XX" {
			return s, inCalendar(s.start)
		}
		at = s.start
	}
	return r.named(d, date, base, at, story)
}

// shifted is the unit of the calendar so many of them from an instant; or, where the
// anchor is of another grain and what counts from it keeps that, what it is then.
func (r *resolver) shifted(d *news.Date, base stretch, at time.Time) stretch {
	n := int(d.Shift)
	switch {
	case d.Unit >= 'a' && base.unit >= 'a': // eight hours after 11:36
		return stretch{step(at, d.Unit, n), 'm'}
	case d.Anchor == news.Previous && d.Unit == 'Y' && base.unit == 'Q': // "a year earlier", told of a quarter, is the quarter a year earlier
		return stretch{base.start.AddDate(n, 0, 0), 'Q'}
	case d.Unit == 'W' && n == -1 && r.weekOver(base):
		n = 0
	}
	return stretch{step(begin(at, d.Unit), d.Unit, n), d.Unit}
}

// named lays what has a name in the calendar ("Tuesday", "August", "the 1990s") near an
// instant.
func (r *resolver) named(d *news.Date, date string, base stretch, at time.Time, story bool) (stretch, bool) {
	if len(date) < 4 { // a decade, a century
		return period(date)
	}
	p, unit := parse(date)
	switch {
	case unit == 0:
		return stretch{}, false
	case p.weekday > 0 && d.Unit == 'W':
		s := p.inWeek(at)
		if d.Side == news.Past && weekday(base.start) <= justOver { // "this weekend", of the Monday after it
			s = p.inWeek(at.AddDate(0, 0, -7))
		}
		return s, inCalendar(s.start)
	case p.weekday > 0:
		s := p.nearWeek(begin(at, 'D'), d, story)
		if !story && r.pastDay(d, base) {
			s = r.afterStamp(p, d, s)
		}
		return s, inCalendar(s.start)
	case p.year != 0:
		return p.inYear(p.year)
	case d.Unit == 'Y':
		return p.inYear(historical(at.Year()))
	case story:
		return r.inStory(p, d)
	}
	return p.nearYear(begin(at, 'D'), d, story)
}

// justOver is up to which day of the week news speaks of the weekend before as "this
// weekend".
const justOver = 2

// weekOver reports whether "last week" is the one that ends with the day it counts from:
// on a Sunday, in news, nobody means the week before by it.
func (r *resolver) weekOver(base stretch) bool {
	return !r.story && base.start.Weekday() == time.Sunday
}

// overshoots reports whether weeks or more counted on from the past have come out after
// publication: they were counted from another date.
func (r *resolver) overshoots(d *news.Date, base, s stretch) bool {
	return d.Anchor == news.Previous && d.Shift > 1 && strings.IndexByte("WMQYEC", d.Unit) >= 0 &&
		!r.published.IsZero() && base.start.Before(r.published) && s.start.After(r.published)
}

// exact reports whether a mention counts from publication, and that is known to
// the minute.
func (r *resolver) exact(d *news.Date) bool {
	return (d.Anchor == news.Publication || (d.Anchor == news.Story || d.Anchor == news.Spoken && d.Of == 0) && !r.story) && !r.day
}

func inCalendar(t time.Time) bool { return t.Year() >= -9998 && t.Year() < 9999 }

// period reads "199", the nineties, and "19", the twentieth century.
func period(s string) (stretch, bool) {
	n := 0
	for i := range len(s) {
		if !digit(s[i]) {
			return stretch{}, false
		}
		n = n*10 + int(s[i]-'0')
	}
	switch {
	case n == 0:
		return stretch{}, false
	case len(s) == 3:
		return stretch{day(n*10, 1, 1), 'E'}, true
	case len(s) == 2:
		return stretch{day(n*100, 1, 1), 'C'}, true
	}
	return stretch{}, false
}

// within is the time of day that a clock's value names. Parts of the day are
// generous, a night ends in the morning after.
func within(start time.Time, clock string) (from, to time.Time) {
	hours := func(a, b int) (time.Time, time.Time) {
		return start.Add(time.Duration(a) * time.Hour), start.Add(time.Duration(b) * time.Hour)
	}
	switch clock {
	case "MO":
		return hours(0, 12)
	case "AF":
		return hours(12, 18)
	case "EV":
		return hours(17, 24)
	case "NI":
		return hours(18, 30)
	}
	if len(clock) != 5 {
		return hours(0, 24)
	}
	h := int(clock[0]-'0')*10 + int(clock[1]-'0')
	m := int(clock[3]-'0')*10 + int(clock[4]-'0')
	from = start.Add(time.Duration(h)*time.Hour + time.Duration(m)*time.Minute)
	return from, from.Add(time.Minute)
}

// maxClock is how long before the publication a day lies at most of which a clock's time in another sentence is.
const maxClock = 366 * 24 * time.Hour

// longAgo reports whether a day lies so long before the publication that no clock's time behind it is of it.
func (r *resolver) longAgo(s stretch) bool {
	return !r.published.IsZero() && r.published.Sub(s.start) > maxClock
}
