package when

import (
	"strconv"
	"time"
)

var monthDays = [...]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

// Years before our era are negative here: 480 BC is −480, and there is no year 0.
// Package time counts as astronomers do, with a year 0.
func astronomical(y int) int {
	if y < 0 {
		return y + 1
	}
	return y
}

// historical is the year as it is written, of one of package time.
func historical(y int) int {
	if y <= 0 {
		return y - 1
	}
	return y
}

// validDay reports whether the (proleptic) Gregorian calendar has the day.
func validDay(y, m, d int) bool {
	if m < 1 || m > 12 || d < 1 || y == 0 || y > 9999 || y < -9999 {
		return false
	}
	y = astronomical(y)
	leap := m == 2 && y%4 == 0 && (y%100 != 0 || y%400 == 0)
	return d <= monthDays[m-1] || leap && d == 29
}

func itoa(n int) string     { return strconv.Itoa(n) }
func ftoa(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }

// two is n in two figures.
func two(n int) string {
	return string([]byte{'0' + byte(n/10%10), '0' + byte(n%10)})
}

// yearText is a year in four figures, "XXXX" for 0, "BC0480" for one before our
// era.
func yearText(y int) string {
	switch {
	case y == 0 || y > 9999 || y < -9999:
		return "XXXX"
	case y < 0:
		return era + two(-y/100) + two(-y%100)
	}
	return two(y/100) + two(y%100)
}

// era is what TIMEX3 writes before years that count back.
const era = "BC"

// calendarDay is "2017-08-26", with X for the parts that are 0, without the day
// if that is 0.
func calendarDay(y, m, d int) string {
	s := yearText(y) + "-" + two(m)
	if d > 0 {
		s += "-" + two(d)
	}
	return s
}

// weekend is the weekend of some week.
const weekend = "XXXX-WXX-WE"

// weekdayText is a day of some week, 8 being its weekend.
func weekdayText(w int) string {
	if w == 8 {
		return weekend
	}
	return "XXXX-WXX-" + itoa(w)
}

// weekday is the number of a day's name: 1, Monday, to 7.
func weekday(t time.Time) int { return (int(t.Weekday())+6)%7 + 1 }

// stretch is a piece of the calendar: the whole unit that start begins.
type stretch struct {
	start time.Time // UTC
	unit  byte      // D W M Q Y E C, H for half a year, S for a season, B for a weekend, h m s
}

// begin is the start of the unit that t lies in.
func begin(t time.Time, unit byte) time.Time {
	y, m, d := t.Date()
	switch unit {
	case 'W':
		return day(y, m, d+1-weekday(t))
	case 'M':
		return day(y, m, 1)
	case 'Q':
		return day(y, (m-1)/3*3+1, 1)
	case 'Y':
		return day(y, 1, 1)
	case 'E':
		return day(round(y, 10), 1, 1)
	case 'C':
		return day(round(y, 100), 1, 1)
	case 'h':
		return t.Truncate(time.Hour)
	case 'm':
		return t.Truncate(time.Minute)
	case 's':
		return t.Truncate(time.Second)
	}
	return day(y, m, d)
}

func day(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

// round is the first year of a decade or century; before our era, that is the one
// with the highest number: 489 BC.
func round(y, n int) int {
	if y > 0 {
		return y / n * n
	}
	return 2 - (1-y)/n*n - n
}

// step moves the start of a unit by n of them.
func step(t time.Time, unit byte, n int) time.Time {
	switch unit {
	case 'D':
		return t.AddDate(0, 0, n)
	case 'W':
		return t.AddDate(0, 0, 7*n)
	case 'M':
		return t.AddDate(0, n, 0)
	case 'Q', 'S':
		return t.AddDate(0, 3*n, 0)
	case 'H':
		return t.AddDate(0, 6*n, 0)
	case 'Y':
		return t.AddDate(n, 0, 0)
	case 'E':
		return t.AddDate(10*n, 0, 0)
	case 'C':
		return t.AddDate(100*n, 0, 0)
	case 'B':
		return t.AddDate(0, 0, 2*n)
	case 'h':
		return t.Add(time.Duration(n) * time.Hour)
	case 'm':
		return t.Add(time.Duration(n) * time.Minute)
	}
	return t.Add(time.Duration(n) * time.Second)
}

// until is the first instant after s.
func (s stretch) until() time.Time { return step(s.start, s.unit, 1) }

// text is the TIMEX3 value of s.
func (s stretch) text() string {
	y, m, d := s.start.Date()
	y = historical(y)
	switch s.unit {
	case 'W':
		wy, w := s.start.ISOWeek()
		return yearText(wy) + "-W" + two(w)
	case 'B':
		wy, w := s.start.ISOWeek()
		return yearText(wy) + "-W" + two(w) + "-WE"
	case 'M':
		return calendarDay(y, int(m), 0)
	case 'Q':
		return yearText(y) + "-Q" + itoa(int(m+2)/3)
	case 'H':
		return yearText(y) + "-H" + itoa(int(m+5)/6)
	case 'S':
		return seasonText(y, m)
	case 'Y':
		return yearText(y)
	case 'E':
		t := yearText(y)
		return t[:len(t)-1]
	case 'C':
		t := yearText(y)
		return t[:len(t)-2]
	case 'h', 'm', 's':
		return calendarDay(y, int(m), d) + "T" + two(s.start.Hour()) + ":" + two(s.start.Minute())
	}
	return calendarDay(y, int(m), d)
}

// The seasons by the months that they begin with (north of the equator). Winter
// is counted to the year that it begins in.
var seasonMonths = [...]struct {
	code  string
	month time.Month
}{{"SP", 3}, {"SU", 6}, {"FA", 9}, {"WI", 12}}

func seasonText(y int, m time.Month) string {
	for _, s := range seasonMonths {
		if s.month == m {
			return yearText(y) + "-" + s.code
		}
	}
	return yearText(y)
}
