package term

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"hearsay/internal/news"
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
