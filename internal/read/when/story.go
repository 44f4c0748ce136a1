package when

import (
	"strings"
	"time"

	"hearsay/internal/news"
)

// A narrative — a history, the background of a conflict, a life — tells of one
// time after another, and its bare months and days ("in August", "on the 12th")
// belong to the time that it has come to. News tells of the days around its
// publication, and means those. Which of the two a text is, its own dates say.

const (
	// farYears is how many years a date lies from publication, to be history.
	farYears = 2
	// farEnough is how many such dates make a narrative, and farRatio how many
	// times the dates that only a reader of that day can place: "today", "last
	// week". In the dev half of TimeBank and AQUAINT the text nearest to being
	// taken for a narrative has 12 to 9, and the wars 1–12 of WikiWars have 32 to 7
	// at least.
	farEnough = 3
	farRatio  = 3
	// Of these dates farExact must be more exact than a year, or lie longAgo: an opinion
	// that leans on figures "of 2001 and 2007", or a report on a match with the years of
	// others, tells no story, and its "in March" is the last one.
	farExact = 2
	longAgo  = 300 // years
)

// narrative reports whether dates are those of a narrative. Where publication is
// unknown, every date with a year counts for it.
func narrative(dates []news.Date, published time.Time) bool {
	far, near, exact := 0, 0, 0
	for i := range dates {
		d := &dates[i]
		switch {
		case d.Type == news.DurationType || d.Type == news.SetType || strings.HasSuffix(d.Value, "_REF") || d.Anchor == news.Spoken:
		case d.Anchor == news.NoAnchor:
			p, unit := parse(dateOf(d.Value))
			if unit == 0 {
				break
			}
			if gap := historical(published.Year()) - p.year; published.IsZero() || gap >= farYears || gap <= -farYears {
				far++
				if unit != 'Y' || gap >= longAgo {
					exact++
				}
			}
		case d.Anchor != news.Previous && (d.Unit != 0 && !bareClock(d) || strings.HasPrefix(d.Value, "XXXX-WXX")):
			near++
		}
	}
	return far >= farEnough && exact >= farExact && far >= farRatio*near
}

// dateOf is a value without its time of day.
func dateOf(value string) string {
	date, _, _ := strings.Cut(value, "T")
	return date
}

// bareClock reports whether a mention is the time of a day that the words do not
// name: "at 10:30".
func bareClock(d *news.Date) bool { return d.Unit == 'D' && d.Shift == 0 && d.Type == news.TimeType }

// follow takes what was told of last for the point that a narrative has come to.
func (r *resolver) follow(d *news.Date, s stretch) {
	if !r.story || d.Anchor == news.Publication && d.Unit != 0 || d.Anchor == news.Spoken {
		return
	}
	g := strings.IndexByte(grain, s.unit)
	if g < 0 || g > strings.IndexByte(grain, 'Y') {
		return
	}
	year, k := s.start.Year(), 0
	for k < len(r.fronts)-1 && r.fronts[k].unit != 0 && r.fronts[k].start.Year() != year {
		k++
	}
	if s.unit == 'Y' && r.fronts[k].unit != 0 && r.fronts[k].start.Year() == year {
		s = r.fronts[k] // the year alone takes the story nowhere
	}
	copy(r.fronts[1:], r.fronts[:k])
	r.fronts[0] = s
}

const (
	// digression is what it costs, in days, to go back to a point of the story
	// before the last one: a narrative at 10 March 1975 that speaks of 1976 and then
	// of "11 March" means that of 1975.
	digression = 140
	// wholeYear is the distance, in days, of a month or a day from a year in which
	// it lies.
	wholeYear = 150
)

// inStory lays a month or a day on the calendar near one of the points that the
// narrative has come to, the last one first.
func (r *resolver) inStory(p pattern, d *news.Date) (best stretch, found bool) {
	least := time.Duration(0)
	const day = 24 * time.Hour
	for k, front := range r.fronts {
		if front.unit == 0 {
			break
		}
		var s stretch
		var ok bool
		gap := wholeYear * day
		if front.unit == 'Y' {
			s, ok = p.inYear(historical(front.start.Year()))
		} else if s, ok = p.nearYear(begin(front.start, 'D'), d, true); ok {
			gap = away(s, front.start)
			if gap < 0 {
				gap = -gap * backward / forward
			}
		}
		gap += time.Duration(k) * digression * day
		if ok && (!found || gap < least) {
			best, least, found = s, gap, true
		}
	}
	return best, found
}

// reaches reports whether the point that a narrative has come to is known well
// enough for a mention to be counted from it: no day from a year, no day of the
// week from a month.
func reaches(d *news.Date, unit byte) bool {
	need := d.Unit
	switch {
	case strings.HasPrefix(d.Value, "XXXX-WXX"):
		need = 'D'
	case need == 0:
		need = 'Y'
	case need >= 'a':
		need = 'D'
	}
	return strings.IndexByte(grain, unit) <= strings.IndexByte(grain, need)
}

// plain is a value without a rule that only this package reads.
func plain(value string) string {
	const at = len("XXXX-")
	if len(value) <= at || value[at] != 'F' || value[at-1] != '-' || strings.HasPrefix(value[at:], "FA") {
		return value
	}
	date := dateOf(value)
	if month := date[at+1:]; len(month) == 4 && figuresOnly(month) {
		return date[:at] + month[:2] + "-XX" + value[len(date):]
	}
	return date[:at] + "XX-XX" + value[len(date):]
}

// breaksOff reports whether a weekday is that of the days around publication in spite of
// the story: it has no day or month yet that a weekday could lie near. "She met him in
// 1986. On Tuesday she was at his rally." A story of days has its weekdays beside its dates.
func (r *resolver) breaksOff(d *news.Date, base stretch) bool {
	return !r.published.IsZero() && base.unit == 'Y' && d.Side == news.Past && d.Unit == 0 && d.Type == news.DateType
}
