package when

import (
	"slices"
	"strings"
	"time"

	"hearsay/internal/news"
)

// lastDated is the last day that a text of news dates in full, if that is not before
// publication, nor long after it; else zero.
func (r *resolver) lastDated(dates []news.Date) (last time.Time) {
	if r.published.IsZero() || r.story {
		return last
	}
	today := begin(r.published, 'D')
	for i := range dates {
		d := &dates[i]
		if d.Type != news.DateType || d.Anchor != news.NoAnchor {
			continue
		}
		p, unit := parse(d.Value)
		if s, ok := p.inYear(p.year); ok && unit == 'D' && !s.start.Before(today) && s.start.Sub(today) <= updated && s.start.After(last) {
			last = s.start
		}
	}
	return last
}

// updated is how long after its stamp a text was brought up to date at most.
const updated = 48 * time.Hour

// pastName reports whether a mention calls by its name alone what has passed: "on Monday".
func pastName(d *news.Date) bool { return d.Side == news.Past && d.Shift == 0 && d.Unit == 0 }

// pastDay reports whether a mention is of a day of the week that has passed, and counts from
// publication.
func (r *resolver) pastDay(d *news.Date, base stretch) bool {
	return pastName(d) && base.start.Equal(r.published)
}

// afterStamp is the day of a week told of in the past, s as the calendar has it. Six days before
// the stamp nobody calls a day by its name alone: it is the day after, which has begun where it is
// told of, or is that of a later form of the text ("The missile flew over Japan on Tuesday", on a
// Monday evening in New York). Where the text dates in full a day after its stamp, that stands for
// the stamp. ("Sunday, Dec. 31, 2017", says the caption, and "investigators said Monday".)
func (r *resolver) afterStamp(p pattern, d *news.Date, s stretch) stretch {
	if p.weekday == 8 {
		return s
	}
	day := begin(r.published, 'D')
	if !r.dated.IsZero() {
		day = r.dated
		s = p.nearWeek(day, d, false)
	}
	if next := day.AddDate(0, 0, 1); s.start.AddDate(0, 0, 7).Equal(next) {
		s.start = next
	}
	return s
}

// clockDay is the day of a clock's time that tells of the past and has no day beside it:
// that of publication; or the day before, if the text was out by then and tells of a day
// of the week that was the day before. (Stamps are not all in the zone of the text, so
// that by itself a time after the stamp says little.)
func (r *resolver) clockDay(d *news.Date) stretch {
	_, clock, _ := strings.Cut(d.Value, "T")
	if !r.eve || d.Side != news.Past || len(clock) != len("10:30") {
		return stretch{}
	}
	today := begin(r.published, 'D')
	if from, _ := within(today, clock); !from.After(r.published) || r.published.Equal(today) {
		return stretch{}
	}
	return stretch{r.dayBefore(), 'D'}
}

// dayBefore is the day before publication.
func (r *resolver) dayBefore() time.Time { return begin(r.published, 'D').AddDate(0, 0, -1) }

// namesEve reports whether a mention is the day of the week before publication, of the past.
func (r *resolver) namesEve(d *news.Date) bool {
	p, unit := parse(dateOf(d.Value))
	return unit == 'D' && p.weekday == weekday(r.dayBefore()) && pastName(d)
}

// tellsEve reports whether a text of news tells of the day of the week before publication.
func (r *resolver) tellsEve(dates []news.Date) bool {
	if r.published.IsZero() || r.story || r.day {
		return false
	}
	return slices.ContainsFunc(dates, func(d news.Date) bool { return d.Anchor == news.Story && r.namesEve(&d) })
}

// tonight reports whether a mention is the night of the day that it counts from.
func tonight(d *news.Date) bool {
	return d.Unit == 'D' && d.Shift == 0 && strings.HasSuffix(d.Value, "TNI")
}

// tellsLastNight reports whether a text of news, in the writer's words, tells of the night
// before publication: a quotation's "tonight" is then that night, since the words are
// older than the paper that prints them.
func (r *resolver) tellsLastNight(dates []news.Date) bool {
	if r.published.IsZero() || r.story {
		return false
	}
	return slices.ContainsFunc(dates, func(d news.Date) bool {
		return d.Anchor != news.Spoken && strings.HasSuffix(d.Value, "TNI") && (d.Unit == 'D' && d.Shift == -1 || r.namesEve(&d))
	})
}
