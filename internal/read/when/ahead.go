package when

import (
	"slices"
	"strings"
	"time"

	"hearsay/internal/news"
)

// What is to come: a calendar, a guide to the sky of January. News means by "Monday" the last one
// unless a verb says otherwise; where most of the days that a text names have yet to come, it is the
// next.

const (
	// aheadDays is how many days that are to come make a text one of these, and aheadRatio how many
	// times those that have passed.
	aheadDays  = 3
	aheadRatio = 3
)

// looksAhead reports whether most days that a text of news names have yet to come.
func (r *resolver) looksAhead(dates []news.Date) bool {
	if r.published.IsZero() || r.story {
		return false
	}
	ahead, behind := 0, 0
	today := begin(r.published, 'D')
	for i := range dates {
		d := &dates[i]
		if d.Type == news.DurationType || d.Type == news.SetType || d.Anchor == news.Previous {
			continue
		}
		if d.Shift < 0 || pastName(d) {
			behind++ // "yesterday", "on Monday" of what was
			continue
		}
		if s, ok := dayOfYear(d, today); ok {
			if s.start.After(today) {
				ahead++
			} else {
				behind++
			}
		}
	}
	return ahead >= aheadDays && ahead >= aheadRatio*behind
}

// dayOfYear lays a day of a month that counts from publication or has its year on the calendar.
func dayOfYear(d *news.Date, today time.Time) (stretch, bool) {
	p, unit := parse(dateOf(d.Value))
	switch {
	case unit != 'D' || p.weekday != 0 || d.Unit != 0:
		return stretch{}, false
	case p.year != 0:
		s, ok := p.inYear(p.year)
		near := today.AddDate(1, 0, 0)
		return s, ok && s.start.Before(near) && s.start.After(today.AddDate(-1, 0, 0))
	}
	return p.nearYear(today, d, false)
}

// settle gives the days of the week whose tense no verb tells their side: the last ones, or, in a text
// of what is to come, the next. What stands in the text is left alone.
func (r *resolver) settle(dates []news.Date) []news.Date {
	own := false
	for i := range dates {
		if !anyWeek(&dates[i]) {
			continue
		}
		if !own {
			dates, own = slices.Clone(dates), true
		}
		if dates[i].Side = news.Past; r.ahead {
			dates[i].Side = news.Future
		}
	}
	return dates
}

// anyWeek reports whether a mention is a day of the week of which no verb says whether it has passed.
func anyWeek(d *news.Date) bool {
	return d.Side == news.Nearest && d.Anchor == news.Story && d.Shift == 0 && d.Unit == 0 && strings.HasPrefix(d.Value, "XXXX-WXX-")
}
