package news

import "fmt"

// Period is the days that a set of articles was published over: "12–16 March 2024", "no dates".
func Period(articles []Article) string {
	var first, last Stamp
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
