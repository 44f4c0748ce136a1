package when

import (
	"testing"
	"time"

	"hearsay/internal/news"
)

// TestDayBefore: a time in a sentence of its own is of the day that the sentence before names, over the end of a
// paragraph too, and the headings of a log are of none.
func TestDayBefore(t *testing.T) {
	published := news.Stamp{Time: time.Date(2017, 9, 13, 12, 0, 0, 0, time.UTC), Day: true}
	for _, c := range []struct{ body, want string }{
		{"The ferry sank on Monday.\n\nIt had left Osk at 10:30 p.m.", "2017-09-11T22:30"},
		{"The ferry sank on Monday.\n\n10:30 p.m.\n\nWardens search the wreck.", "2017-09-13T22:30"},
		{"The ferry sank on Monday.\n\nThe mole is long.\n\nIt had left Osk at 10:30 p.m.", "2017-09-13T22:30"},
	} {
		a := analyse(c.body)
		values := Resolve(a.Dates, published)
		if got := values[len(values)-1].Value; got != c.want {
			t.Errorf("%q: %s, want %s", c.body, got, c.want)
		}
	}
}
