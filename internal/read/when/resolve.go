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
	for i, d := range dates {
		if d.Anchor != news.NoAnchor {
			d.Anchor = news.Publication
		}
		values[i] = r.resolve(&d, stretch{})
	}
	return values
}

// spokenOn is the day from which mention i counts, where the text says when its
// words were spoken; values are known up to i.
func (r *resolver) spokenOn(dates []news.Date, values []Value, i int) stretch {
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
	day       bool                // only the day of publication is known
	last      [len(grain)]stretch // the last mention of each grain
	order     [len(grain)]int     // when it was
	n         int

	story  bool       // the text is a narrative,
	fronts [3]stretch // which has come to these points, one a year, the last first
}

// grain lists the units from the finest to the coarsest.
const grain = "smhDBWMSQHYEC"

// note remembers a mention as a possible anchor.
func (r *resolver) note(s stretch) {
	if g := strings.IndexByte(grain, s.unit); g >= 0 {
		r.n++
		r.last[g], r.order[g] = s, r.n
	}
}

// previous is the last mention that is at least as fine as unit.
func (r *resolver) previous(unit byte) (stretch, bool) {
	best := -1
	for g := 0; g < len(grain); g++ {
		if r.order[g] > 0 && (best < 0 || r.order[g] > r.order[best]) {
			best = g
		}
		if grain[g] == unit {
			break
		}
	}
	if best < 0 {
		return stretch{}, false
	}
	return r.last[best], true
}

// anchor is the instant that a mention counts from.
func (r *resolver) anchor(d *news.Date) (stretch, bool) {
	if d.Anchor == news.Previous && d.Unit == 'Q' && d.Shift == 0 { // "the quarter": the one reported on
		g := strings.IndexByte(grain, 'Q')
		if s := r.last[g]; r.order[g] > 0 && (r.published.IsZero() || s.start.Before(r.published)) {
			return s, true
		}
		return stretch{step(begin(r.published, 'Q'), 'Q', -1), 'Q'}, !r.published.IsZero()
	}
	if d.Anchor == news.Previous {
		unit := d.Unit
		if unit == 0 {
			unit = 'D'
		}
		if s, ok := r.previous(unit); ok {
			return s, true
		}
		if d.Shift > 0 || r.story || d.Unit == 'D' && d.Shift == 0 && d.Value == "" {
			return stretch{}, false // "two days later", "the same day", of nothing that we know
		}
	}
	if r.story && (d.Anchor == news.Story || d.Anchor == news.Spoken) {
		return r.fronts[0], r.fronts[0].unit != 0
	}
	return stretch{r.published, 'D'}, !r.published.IsZero()
}

// resolve gives a mention its value; said is the day that its words were spoken
// on, or zero.
func (r *resolver) resolve(d *news.Date, said stretch) Value {
	v := Value{Value: plain(d.Value), Mod: d.Mod}
	if d.Type == news.DurationType || d.Type == news.SetType || strings.HasSuffix(d.Value, "_REF") {
		return v
	}
	if v.Value == "" {
		v.Value = unknown(d.Unit) // till the anchor says more
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
	if d.Anchor != news.Previous || d.Shift >= 0 { // "a year earlier" looks back, the story does not
		r.note(s)
		r.follow(d, s)
	}
	if s.start.Year() < 1 { // no instant that others could read
		v.From, v.To = time.Time{}, time.Time{}
	}
	return v
}

// unknown is the value of a unit of the calendar of which nothing is known.
func unknown(unit byte) string {
	switch unit {
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
	if unit >= 'a' {
		return "XXXX-XX-XXTXX:XX"
	}
	return "XXXX-XX-XX"
}

// locate lays a mention on the calendar; date is its value without the time.
func (r *resolver) locate(d *news.Date, date string, base stretch) (stretch, bool) {
	at := base.start
	story := r.story && d.Anchor == news.Story
	if r.story && (story || d.Anchor == news.Spoken) && !reaches(d, base.unit) {
		return stretch{}, false
	}
	if d.Unit != 0 {
		keep := d.Anchor == news.Previous && d.Unit == 'Y' && base.unit == 'Q'
		unit := d.Unit
		if unit >= 'a' && base.unit >= 'a' {
			at = step(at, unit, int(d.Shift)) // eight hours after 11:36
			return stretch{at, 'm'}, inCalendar(at)
		}
		at = step(begin(at, unit), unit, int(d.Shift))
		if keep { // "a year earlier", told of a quarter, is the quarter a year earlier
			return stretch{base.start.AddDate(int(d.Shift), 0, 0), 'Q'}, true
		}
		if date == "" || date == "XXXX-XX-XX" {
			return stretch{at, unit}, inCalendar(at)
		}
	}
	if len(date) < 4 { // a decade, a century
		return period(date)
	}
	pattern, unit := parse(date)
	switch {
	case unit == 0:
		return stretch{}, false
	case pattern.weekday > 0 && d.Unit == 'W':
		s := pattern.inWeek(at)
		return s, inCalendar(s.start)
	case pattern.weekday > 0:
		s := pattern.nearWeek(begin(at, 'D'), d, story)
		return s, inCalendar(s.start)
	case pattern.year != 0:
		return pattern.inYear(pattern.year)
	case d.Unit == 'Y':
		return pattern.inYear(historical(at.Year()))
	case story:
		return r.inStory(pattern, d)
	}
	return pattern.nearYear(begin(at, 'D'), d, story)
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
