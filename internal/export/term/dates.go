package term

import (
	"fmt"
	"time"

	"hearsay/internal/news"
)

// stamp writes a point in time as precisely as it is known: "12 Mar 2024 06:15",
// "14 Mar 2024", "no date". Times are UTC.
func stamp(s news.Stamp) string {
	switch {
	case !s.Known():
		return "no date"
	case s.Day:
		return s.Time.UTC().Format("2 Jan 2006")
	}
	return s.Time.UTC().Format("2 Jan 2006 15:04")
}

// sourced is a stamp with where it comes from, where that is anything but sure.
func sourced(s news.Stamp) string {
	if !s.Known() || s.Origin == news.Declared {
		return stamp(s)
	}
	return fmt.Sprintf("%s (%s)", stamp(s), s.Origin)
}

// period is the days that a set of articles was published over.
func period(articles []news.Article) string {
	var first, last news.Stamp
	for _, a := range articles {
		if !a.Published.Known() {
			continue
		}
		if !first.Known() || a.Published.Time.Before(first.Time) {
			first = a.Published
		}
		if a.Published.Time.After(last.Time) {
			last = a.Published
		}
	}
	if !first.Known() {
		return "no dates"
	}
	f, l := first.Time.UTC(), last.Time.UTC()
	switch {
	case f.Format("20060102") == l.Format("20060102"):
		return f.Format("2 January 2006")
	case f.Year() == l.Year() && f.Month() == l.Month():
		return fmt.Sprintf("%d–%s", f.Day(), l.Format("2 January 2006"))
	case f.Year() == l.Year():
		return f.Format("2 January") + " – " + l.Format("2 January 2006")
	}
	return f.Format("2 January 2006") + " – " + l.Format("2 January 2006")
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
