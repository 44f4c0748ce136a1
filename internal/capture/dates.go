package capture

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"hearsay/internal/news"
)

// The forms of date that records and pages carry, after tidyDate: ISO 8601 in
// its newspaper dialects, and English with the month in letters. All-number
// dates whose day and month cannot be told apart are not read.
var (
	isoDate   = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(.*))?$`)
	compact   = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?$`)
	monthDay  = regexp.MustCompile(`^(\pL{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?:[,;|]? (?:at )?(.*))?$`)
	dayMonth  = regexp.MustCompile(`^(\d{1,2})(?:st|nd|rd|th)?[ -](\pL{3,9})\.?,?[ -](\d{4})(?:[,;|]? (?:at )?(.*))?$`)
	numbers   = regexp.MustCompile(`^(\d{1,2})([/.-])(\d{1,2})[/.-](\d{4})(?:,? (.*))?$`)
	clock     = regexp.MustCompile(`^(\d{1,2})(?:[:.h](\d{2}))?(?::(\d{2})(?:[.,]\d+)?)? ?([ap]\.?m\.?)? ?(.*)$`)
	offset    = regexp.MustCompile(`^(?:GMT|UTC)? ?([+-])(\d{2}):?(\d{2})?$`)
	weekday   = regexp.MustCompile(`^(?i:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?[.,]* `)
	inAddress = regexp.MustCompile(`(?:^|[/_.-])(\d{4})([/_-]?)(\d{2})([/_-]?)(\d{2})(?:[/_.T-]|$)`)
)

// zones are the names of time zones that mean one thing to newspapers, in hours
// from UTC. A name that is not here makes a time of day uncertain, and only its
// day is kept.
func zone(name string) (hours int, ok bool) {
	switch name {
	case "Z", "GMT", "UTC":
		return 0, true
	case "EST", "CDT":
		return -5, true
	case "EDT":
		return -4, true
	case "CST", "MDT":
		return -6, true
	case "MST", "PDT":
		return -7, true
	case "PST":
		return -8, true
	case "BST", "CET":
		return 1, true
	case "CEST", "EET", "SAST":
		return 2, true
	case "EEST", "MSK":
		return 3, true
	case "HKT":
		return 8, true
	case "JST", "KST":
		return 9, true
	}
	return 0, false
}

// moment is a date as it was read.
type moment struct {
	time  time.Time // UTC
	day   bool      // only the day is known: no time, or midnight without a zone, which is how databases write a day
	zoned bool      // the time had a zone; without one it is taken for UTC
	rest  bool      // something follows the date that is not a time
}

// parseDate reads a date, with or without a time.
func parseDate(s string) (moment, bool) {
	if len(s) > 100 {
		return moment{}, false
	}
	s = tidyDate(s)
	if m := isoDate.FindStringSubmatch(s); m != nil {
		return dateAndTime(m[1], m[2], m[3], m[4])
	}
	if m := compact.FindStringSubmatch(s); m != nil {
		rest := ""
		if m[4] != "" {
			rest = m[4] + ":" + m[5] + ":" + m[6] + m[7]
		}
		return dateAndTime(m[1], m[2], m[3], rest)
	}
	if m := monthDay.FindStringSubmatch(s); m != nil {
		return dateAndTime(m[3], monthNumber(m[1]), m[2], m[4])
	}
	if m := dayMonth.FindStringSubmatch(s); m != nil {
		return dateAndTime(m[3], monthNumber(m[2]), m[1], m[4])
	}
	if m := numbers.FindStringSubmatch(s); m != nil {
		a, _ := strconv.Atoi(m[1])
		b, _ := strconv.Atoi(m[3])
		switch {
		case m[2] == "." || a > 12 || a == b: // dots stand in day.month.year
			return dateAndTime(m[4], m[3], m[1], m[5])
		case b > 12:
			return dateAndTime(m[4], m[1], m[3], m[5])
		}
	}
	return moment{}, false
}

// tidyDate takes off what stands around a date.
func tidyDate(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	s = weekday.ReplaceAllString(s, "")
	return strings.TrimRight(s, " .,;|")
}

// monthNumber is the number of an English month, whole or cut short to three or
// four letters, or "".
func monthNumber(name string) string {
	name = strings.ToLower(name)
	for m := time.January; m <= time.December; m++ {
		full := strings.ToLower(m.String())
		if name == full || len(name) <= 4 && strings.HasPrefix(full, name) {
			return strconv.Itoa(int(m))
		}
	}
	return ""
}

func dateAndTime(year, month, day, rest string) (moment, bool) {
	y, _ := strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if y < 1500 || t.Month() != time.Month(m) || t.Day() != d {
		return moment{}, false
	}
	since, zoned, ok := timeOfDay(rest)
	if !ok || since == 0 && !zoned {
		return moment{time: t, day: true, rest: !ok && rest != ""}, true
	}
	return moment{time: t.Add(since), zoned: zoned}, true
}

// timeOfDay reads "17:52", "5:52 p.m. EDT", "17:52:00.123+01:00" as the time
// since midnight UTC.
func timeOfDay(s string) (since time.Duration, zoned, ok bool) {
	m := clock.FindStringSubmatch(s)
	if m == nil || m[2] == "" && m[4] == "" {
		return 0, false, false
	}
	hour, _ := strconv.Atoi(m[1])
	minute, _ := strconv.Atoi(m[2])
	second, _ := strconv.Atoi(m[3])
	if m[4] != "" {
		if hour < 1 || hour > 12 {
			return 0, false, false
		}
		hour %= 12
		if m[4][0] == 'p' {
			hour += 12
		}
	}
	if hour > 23 || minute > 59 || second > 60 {
		return 0, false, false
	}
	since = time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute + time.Duration(second)*time.Second
	name := strings.TrimSpace(m[5])
	if name == "" {
		return since, false, true
	}
	if z := offset.FindStringSubmatch(name); z != nil {
		h, _ := strconv.Atoi(z[1] + z[2])
		mins, _ := strconv.Atoi(z[1] + z[3])
		if h < -14 || h > 14 {
			return 0, false, false
		}
		return since - time.Duration(h)*time.Hour - time.Duration(mins)*time.Minute, true, true
	}
	h, known := zone(strings.ToUpper(name))
	return since - time.Duration(h)*time.Hour, true, known
}

// stamp reads a date that something declares. A time without a zone, which may
// be off by half a day, is a little less sure.
func stamp(s string, origin news.Origin, confidence float64) news.Stamp {
	m, ok := parseDate(s)
	if !ok {
		return news.Stamp{}
	}
	if !m.day && !m.zoned {
		confidence -= .1
	}
	return news.Stamp{Time: m.time, Day: m.day, NoZone: !m.day && !m.zoned, Origin: origin, Confidence: confidence}
}

// dateInAddress guesses a date from an address's path or a file's name:
// /2017/09/15/, 2017-09-10-foo.txt, -20170915.
func dateInAddress(s string) news.Stamp {
	if len(s) > 2000 {
		return news.Stamp{}
	}
	for _, m := range inAddress.FindAllStringSubmatch(s, -1) {
		d, ok := dateAndTime(m[1], m[3], m[5], "")
		if ok && m[2] == m[4] && d.time.Year() >= 1990 {
			return news.Stamp{Time: d.time, Day: true, Origin: news.Guessed, Confidence: .5}
		}
	}
	return news.Stamp{}
}
