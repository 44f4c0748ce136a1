package told

import (
	"fmt"
	"strings"
	"time"

	"hearsay/internal/news"
	"hearsay/internal/read/when"
)

// Label is a period as it is read, as exact as it is told and no more: "Mon 11 Mar
// 2024", "late August 2017", "week of 21 Aug 2017", "1990s".
func Label(v when.Value) string {
	date, _, _ := strings.Cut(v.Value, "T")
	from := v.From.UTC()
	label := ""
	switch {
	case !v.Known():
		return "no known day"
	case isDay(v):
		return dayOf(v).From.Format("Mon 2 Jan 2006") // midnight is the end of the day that it is told of
	case len(date) == len("2006-01") && !strings.ContainsAny(date, "WXQHSF"):
		label = from.Format("January 2006")
	case len(date) == len("2006"):
		label = from.Format("2006")
	case len(date) == len("199"):
		label = from.Format("2006") + "s"
	case len(date) == len("19"):
		label = ordinal(from.Year()/100+1) + " century"
	case len(date) == len("2017-W34") && date[5] == 'W':
		label = "week of " + from.Format("2 Jan 2006")
	case len(date) == len("2017-Q1") && date[5] == 'Q':
		label = ordinal(int(from.Month())/3+1) + " quarter of " + from.Format("2006")
	default:
		label = from.Format("2 Jan") + " – " + v.To.UTC().Add(-time.Minute).Format("2 Jan 2006")
	}
	if m := mods[v.Mod]; m != "" {
		return m + " " + label
	}
	return label
}

// mods are the modifiers of TIMEX3 that say more exactly which part of a value is meant.
var mods = map[string]string{"START": "early", "MID": "mid", "END": "late", "APPROX": "about"}

// parts are the parts of a day in TIMEX3.
var parts = map[string]string{"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night", "MI": "midday", "DT": "by day"}

// Hour is the hour or the part of the day of a time, as it is told: "02:40", "early
// morning"; for a longer time, the part of it that is meant: "late"; or nothing.
func Hour(v when.Value) string {
	_, clock, _ := strings.Cut(v.Value, "T")
	if p := parts[clock]; p != "" {
		clock = p
	} else if len(clock) != len("15:04") {
		clock = ""
	}
	return strings.TrimSpace(mods[v.Mod] + " " + clock)
}

// How is the hour of a thing and how it is told, where it is not told as a fact.
func How(g *Thing) string {
	h := Hour(g.At)
	if g.Told == news.ToldFact {
		return h
	}
	if h != "" {
		h += ", "
	}
	return h + g.Told.String()
}

func ordinal(n int) string {
	end := "th"
	switch {
	case n%100 >= 11 && n%100 <= 13:
	case n%10 == 1:
		end = "st"
	case n%10 == 2:
		end = "nd"
	case n%10 == 3:
		end = "rd"
	}
	return fmt.Sprint(n) + end
}
