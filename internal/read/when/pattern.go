package when

import (
	"strings"
	"time"

	"hearsay/internal/news"
)

// pattern is a date value taken apart; what is not known is 0.
type pattern struct {
	year, month, day int // a year before our era is negative
	weekday          int // 1–7, 8 a weekend
	feast            int // rule of a feast that moves, or 0; see feast.go
	unit             byte
}

// parse reads "2017-08-26", "XXXX-08", "XXXX-WXX-2", "XXXX-WXX-WE", "XXXX-Q3",
// "XXXX-H1", "XXXX-SU", "2017". The unit is 0 if it is none of these.
func parse(s string) (pattern, byte) {
	var p pattern
	s, back := strings.CutPrefix(s, era)
	if len(s) < 4 || s[:4] != "XXXX" && !figuresOnly(s[:4]) {
		return p, 0
	}
	if s[0] != 'X' {
		p.year = atoi(s[:4])
		if p.year == 0 {
			return p, 0
		}
		if back {
			p.year = -p.year
		}
	}
	switch rest := s[4:]; {
	case rest == "":
		p.unit = 'Y'
	case len(rest) == 6 && rest[:2] == "-F":
		p.feast = parseFeast(rest[2:])
		if p.feast != 0 {
			p.unit = 'D'
		}
	case rest == "-WXX-WE":
		p.weekday, p.unit = 8, 'B'
	case len(rest) == 6 && rest[:5] == "-WXX-" && rest[5] >= '1' && rest[5] <= '7':
		p.weekday, p.unit = int(rest[5]-'0'), 'D'
	case len(rest) == 3 && rest[1] == 'Q' && rest[2] >= '1' && rest[2] <= '4':
		p.month, p.unit = int(rest[2]-'1')*3+1, 'Q'
	case len(rest) == 3 && rest[1] == 'H' && (rest[2] == '1' || rest[2] == '2'):
		p.month, p.unit = int(rest[2]-'1')*6+1, 'H'
	case len(rest) == 3 && figuresOnly(rest[1:]):
		p.month, p.unit = atoi(rest[1:]), 'M'
	case len(rest) == 3:
		for _, x := range seasonMonths {
			if x.code == rest[1:] {
				p.month, p.unit = int(x.month), 'S'
			}
		}
	case len(rest) == 6 && figuresOnly(rest[1:3]) && figuresOnly(rest[4:]):
		p.month, p.day, p.unit = atoi(rest[1:3]), atoi(rest[4:]), 'D'
	}
	if p.month > 12 || p.unit == 'M' && p.month == 0 {
		p.unit = 0
	}
	return p, p.unit
}

func figuresOnly(s string) bool {
	for i := range len(s) {
		if !digit(s[i]) {
			return false
		}
	}
	return true
}

func atoi(s string) int {
	n := 0
	for i := range len(s) {
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// inYear is the pattern in a year, if that year has it (29 February).
func (p pattern) inYear(y int) (stretch, bool) {
	a := astronomical(y)
	switch {
	case y == 0 || y < -9998 || y > 9998:
		return stretch{}, false
	case p.feast != 0:
		return p.feastIn(a)
	case p.unit == 'Y':
		return stretch{day(a, 1, 1), 'Y'}, true
	case p.unit == 'D':
		return stretch{day(a, time.Month(p.month), p.day), 'D'}, validDay(y, p.month, p.day)
	}
	return stretch{day(a, time.Month(p.month), 1), p.unit}, true
}

// A story goes on: what lies before the point that it has come to counts for
// backward/forward of its distance.
const backward, forward = 4, 3

// justPast is how many times as far the next day of a name may be as the last one, and still be the one that is
// to come: "ordered to be done by the end of January", in February.
const justPast = 7

// nearYear is the pattern in the year that the mention's side of the anchor says;
// where it says none, in the nearest one. In a story the anchor is what was told
// of last.
func (p pattern) nearYear(at time.Time, d *news.Date, story bool) (stretch, bool) {
	var best stretch
	found := false
	var least time.Duration
	for y := at.Year() - 8; y <= at.Year()+8; y++ { // 29 February can be eight years off
		s, ok := p.inYear(historical(y))
		if !ok {
			continue
		}
		gap := away(s, at)
		switch {
		case story && (d.Shift == 0 || d.Side == news.Past): // its tense is that of all the story
		case d.Side == news.Past && d.Shift != 0 && gap >= 0:
			continue
		case d.Side == news.Past && d.Mod == onward && gap > 0: // what has been so since then has begun
			continue
		case d.Side == news.Future && (gap < 0 || gap == 0 && d.Shift != 0):
			continue
		}
		switch {
		case d.Side == news.Coming && gap < 0 && !story:
			gap *= -justPast
		case d.Side == news.Past && gap > 0 && !story:
			gap *= 3
		case gap < 0 && story: // a story goes on
			gap = -gap * backward / forward
		case gap < 0: // news tells more of the past: it may be half as far again
			gap = -gap * 2 / 3
		}
		if !found || gap < least {
			best, least, found = s, gap, true
		}
	}
	return best, found
}

// away is how far s lies from an instant: negative before it, 0 around it.
func away(s stretch, at time.Time) time.Duration {
	switch {
	case s.start.After(at):
		return s.start.Sub(at)
	case !s.until().After(at):
		return s.until().Add(-1).Sub(at)
	}
	return 0
}

// inWeek is the pattern's day in the week that t lies in.
func (p pattern) inWeek(t time.Time) stretch {
	monday := begin(t, 'W')
	if p.weekday == 8 {
		return stretch{monday.AddDate(0, 0, 5), 'B'}
	}
	return stretch{monday.AddDate(0, 0, p.weekday-1), 'D'}
}

// nearWeek is the pattern's day on the mention's side of a day. The day itself
// counts, unless the mention is strict ("last Tuesday").
func (p pattern) nearWeek(at time.Time, d *news.Date, story bool) stretch {
	s := p.inWeek(at)
	switch gap := away(s, at); {
	case story && gap < 0 && d.Shift >= 0: // a story goes on
		s.start = s.start.AddDate(0, 0, 7)
	case story && d.Shift == 0:
	case d.Side == news.Past && (gap > 0 || gap == 0 && d.Shift != 0):
		s.start = s.start.AddDate(0, 0, -7)
	case d.Side == news.Future && (gap < 0 || gap == 0 && d.Shift != 0):
		s.start = s.start.AddDate(0, 0, 7)
	}
	return s
}
