package capture

import (
	"testing"

	"hearsay/internal/news"
)

// A stamp says whether its time of day had a zone; a day needs none.
func TestStampKnowsItsZone(t *testing.T) {
	for s, noZone := range map[string]bool{
		"2031-05-14T17:47:10":       true,
		"14 May 2031, 5:47 p.m.":    true,
		"2031-05-14T17:47:10Z":      false,
		"2031-05-14T17:47:10+02:00": false,
		"14 May 2031, 5:47 p.m. ET": false, // no zone that we know: its day alone is kept
		"2031-05-14":                false,
		"2031-05-14T00:00:00":       false,
	} {
		if got := stamp(s, news.Declared, .9); !got.Known() || got.NoZone != noZone {
			t.Errorf("%s: %+v", s, got)
		}
	}
}
