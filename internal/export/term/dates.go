package term

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"hearsay/internal/news"
	"hearsay/internal/read/when"
	"hearsay/internal/told"
)

// stamp writes a point in time as precisely as it is known: "12 Mar 2024 06:15",
// "14 Mar 2024", "no date". Times are UTC, but for one whose zone was not given, which
// has a "?": see zones.
func stamp(s news.Stamp) string {
	switch {
	case !s.Known():
		return "no date"
	case s.Day:
		return s.Time.UTC().Format("2 Jan 2006")
	}
	return s.Time.UTC().Format("2 Jan 2006 ") + clock(s)
}

// clock is the time of day of a stamp that has one.
func clock(s news.Stamp) string {
	if s.NoZone {
		return s.Time.UTC().Format("15:04?")
	}
	return s.Time.UTC().Format("15:04")
}

// zones explains the "?" of times whose zone was not given, if one of the articles has one.
func (p *page) zones(articles []news.Article) {
	if slices.ContainsFunc(articles, func(a news.Article) bool { return a.Published.NoZone || a.Modified.NoZone }) {
		p.block(0, "A time with a ? was given without its zone, and may be half a day off.", 0, faint)
	}
}

// sourced is a stamp with where it comes from, where that is anything but sure.
func sourced(s news.Stamp) string {
	return origin(stamp(s), s)
}

// headed is a sourced stamp at the head of an article, where there is room to say what a "?" means.
func headed(s news.Stamp) string {
	if s.NoZone {
		return origin(s.Time.UTC().Format("2 Jan 2006 15:04, zone not given"), s)
	}
	return sourced(s)
}

func origin(said string, s news.Stamp) string {
	if !s.Known() || s.Origin == news.Declared {
		return said
	}
	return fmt.Sprintf("%s (%s)", said, s.Origin)
}

// oneYear reports whether all known dates are of one year.
func oneYear(articles []news.Article) bool {
	year := 0
	for _, a := range articles {
		if y := a.Published.Time.UTC().Year(); a.Published.Known() {
			if year != 0 && y != year {
				return false
			}
			year = y
		}
	}
	return true
}

// days is the period of a few articles among others, in short: "12–14 Mar". It leaves
// out the year where all others are of the same.
func days(articles []news.Article, oneYear bool) string {
	var first, last time.Time
	for _, a := range articles {
		switch d := a.Published.Time.UTC(); {
		case !a.Published.Known():
			continue
		case first.IsZero():
			first, last = d, d
		case d.Before(first):
			first = d
		case d.After(last):
			last = d
		}
	}
	year := " 2006"
	if oneYear {
		year = ""
	}
	switch end := last.Format("2 Jan" + year); {
	case first.IsZero():
		return "no date"
	case first.Format("2 Jan 2006") == last.Format("2 Jan 2006"):
		return end
	case first.Format("Jan 2006") == last.Format("Jan 2006"):
		return fmt.Sprintf("%d–%s", first.Day(), end)
	default:
		return first.Format("2 Jan"+year) + " – " + end
	}
}

// inWords is a time as a reader writes it: "Sun 31 Dec 2017, afternoon", "10 minutes", "at
// least 3 years". JSON has it as TIMEX3.
func inWords(v when.Value, of news.TimexType) string {
	mod := modWords[v.Mod]
	switch s := lasting(v.Value); {
	case s != "" && of == news.SetType:
		return strings.TrimSpace(mod + " every " + strings.TrimPrefix(s, "1 "))
	case s != "":
		return strings.TrimSpace(mod + " " + s)
	case !v.Known() || strings.Contains(v.Value, "X") && len(v.Value) < len("2017-11-XX"):
		return strings.TrimSpace(mod + " " + meant(v.Value))
	}
	s, hour := told.Label(v), told.Hour(v)
	switch {
	case hour != "" && !strings.HasPrefix(s, hour): // as "late" does, which is said by both
		s += ", " + hour
	case hour == "" && mod != "":
		s = mod + " " + s
	}
	return s
}

// modWords are the modifiers of TIMEX3, in words.
var modWords = map[string]string{
	"START": "early", "MID": "mid", "END": "late", "APPROX": "about", "MORE_THAN": "more than", "LESS_THAN": "less than",
	"EQUAL_OR_MORE": "at least", "EQUAL_OR_LESS": "at most", "BEFORE": "before", "AFTER": "after",
	"ON_OR_BEFORE": "by", "ON_OR_AFTER": "from",
}

// lengths are the units of a length of time in TIMEX3; those of less than a day stand behind
// a T, where M is minutes.
var lengths = map[string]string{
	"CE": "century", "DE": "decade", "Y": "year", "Q": "quarter", "M": "month", "W": "week", "WE": "weekend", "D": "day",
	"TH": "hour", "TM": "minute", "TS": "second", "TMO": "morning", "TAF": "afternoon", "TEV": "evening", "TNI": "night",
	"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter", "H": "half-year",
}

// lasting writes a length of time, "P2Y6M" as "2 years 6 months"; "" for what is none that it
// knows.
func lasting(value string) string {
	rest, ok := strings.CutPrefix(value, "P")
	if !ok || rest == "" {
		return ""
	}
	var out []string
	clock := ""
	for rest != "" {
		if after, ok := strings.CutPrefix(rest, "T"); ok {
			clock, rest = "T", after
		}
		n := strings.IndexFunc(rest, unicode.IsLetter)
		if n <= 0 {
			return ""
		}
		count := rest[:n]
		rest = rest[n:]
		end := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) || r == 'T' })
		if end <= 0 {
			end = len(rest)
		}
		unit := lengths[clock+rest[:end]]
		if unit == "" || strings.Trim(count, "0123456789.") != "" {
			return ""
		}
		rest = rest[end:]
		if count != "1" {
			unit = strings.TrimSuffix(unit, "y") + either(strings.HasSuffix(unit, "ury"), "ies", either(strings.HasSuffix(unit, "y"), "ys", "s"))
		}
		out = append(out, count+" "+unit)
	}
	return strings.Join(out, " ")
}

// notKnown is what stands for a value of which nothing is known.
const notKnown = "not known"

// meant writes a TIMEX3 value for readers, who know no X: "a Tuesday", "26 August of a year
// not known", "10:30 of a day not known"; nor that "199" is the 1990s. What is known in full stays as it is.
func meant(value string) string {
	date, clock, timed := strings.Cut(value, "T")
	if len(value) == len("199") && strings.Trim(value, "0123456789") == "" {
		return value + "0s" // a decade
	}
	if value == "" || strings.HasPrefix(value, "P") || !strings.Contains(date, "X") {
		return cmp.Or(value, notKnown)
	}
	part := map[string]string{"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night"}[clock]
	switch day := partly(date); {
	case day == "" && timed && part == "" && !strings.Contains(clock, "X"):
		return clock + " of a day " + notKnown
	case day == "" && part != "":
		return "the " + part + " of a day " + notKnown
	case day == "":
		return notKnown
	case part != "":
		return day + ", " + part
	case timed:
		return day + ", " + clock
	default:
		return day
	}
}

// partly writes what is known of a date with an X, or "" if that is nothing.
func partly(date string) string {
	year, rest, _ := strings.Cut(date, "-")
	if w, ok := strings.CutPrefix(rest, "WXX-"); ok {
		if w == "WE" {
			return "a weekend"
		}
		if n, err := strconv.Atoi(w); err == nil && n >= 1 && n <= 7 {
			return "a " + time.Weekday(n%7).String()
		}
		return ""
	}
	ofYear := " of a year " + notKnown
	if !strings.Contains(year, "X") {
		ofYear = " " + year
	}
	if t, err := time.Parse("2006-01-02", "2000-"+rest); err == nil { // a leap year
		return t.Format("2 January") + ofYear
	}
	month, _, _ := strings.Cut(rest, "-")
	if t, err := time.Parse("01", month); err == nil {
		return t.Format("January") + ofYear
	}
	if season := map[string]string{"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}[rest]; season != "" {
		return season + ofYear
	}
	if len(rest) == 2 && rest[1] != 'X' && (rest[0] == 'Q' || rest[0] == 'H') {
		return rest + ofYear
	}
	return ""
}
