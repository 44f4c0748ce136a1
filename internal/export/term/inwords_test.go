package term

import (
	"testing"
	"time"

	"hearsay/internal/news"
	"hearsay/internal/read/when"
)

func TestInWords(t *testing.T) {
	published := news.Stamp{Time: time.Date(2017, 12, 31, 9, 0, 0, 0, time.UTC), Origin: news.Declared}
	for _, c := range []struct {
		value, mod string
		of         news.TimexType
		want       string
	}{
		{"2017-12-31", "", news.DateType, "Sun 31 Dec 2017"},
		{"2017-12-31TAF", "START", news.TimeType, "Sun 31 Dec 2017, early afternoon"},
		{"2017-12-31T02:40", "APPROX", news.TimeType, "Sun 31 Dec 2017, about 02:40"},
		{"2017-08", "END", news.DateType, "late August 2017"},
		{"2017", "BEFORE", news.DateType, "before 2017"},
		{"199", "", news.DateType, "1990s"},
		{"P10Y", "EQUAL_OR_LESS", news.DurationType, "at most 10 years"},
		{"PT10M", "", news.DurationType, "10 minutes"},
		{"P10M", "", news.DurationType, "10 months"},
		{"P1DT12H", "APPROX", news.DurationType, "about 1 day 12 hours"},
		{"P2CE", "", news.DurationType, "2 centuries"},
		{"P2Y6M", "MORE_THAN", news.DurationType, "more than 2 years 6 months"},
		{"P3WE", "", news.DurationType, "3 weekends"},
		{"P2D", "", news.SetType, "every 2 days"},
		{"P1W", "", news.SetType, "every week"},
		{"P5ZZ", "", news.DurationType, "P5ZZ"},
	} {
		d := news.Date{Type: c.of, Value: c.value, Mod: c.mod}
		v := when.Resolve([]news.Date{d}, published)[0]
		if got := inWords(v, c.of); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.value, c.mod, got, c.want)
		}
	}
}
