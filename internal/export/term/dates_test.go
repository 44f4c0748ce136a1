package term

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"hearsay/internal/news"
)

// A time that was given without a zone is never shown as one of UTC: it has a "?", and a line
// says what that means.
func TestTimeWithoutZone(t *testing.T) {
	at := time.Date(2031, 5, 14, 17, 47, 10, 0, time.UTC)
	s := news.Stamp{Time: at, Origin: news.Declared, Confidence: 1}
	if got := stamp(s) + "|" + headed(s); got != "14 May 2031 17:47|14 May 2031 17:47" {
		t.Errorf("with a zone: %q", got)
	}
	s.NoZone = true
	if got := stamp(s) + "|" + headed(s); got != "14 May 2031 17:47?|14 May 2031 17:47, zone not given" {
		t.Errorf("without: %q", got)
	}
	for _, a := range []news.Article{{Published: s}, {}} {
		var b bytes.Buffer
		newPage(&b, Style{Width: 80}).zones([]news.Article{{}, a})
		if got := strings.Contains(b.String(), "without its zone"); got != a.Published.NoZone {
			t.Errorf("%v: %q", a.Published, b.String())
		}
	}
}

func TestMeant(t *testing.T) {
	for value, want := range map[string]string{
		"2017-08-26":       "2017-08-26",
		"2017-08-26T10:30": "2017-08-26T10:30",
		"P2Y":              "P2Y",
		"":                 "not known",
		"XXXX":             "not known",
		"XXXX-WXX":         "not known",
		"XXXX-QX":          "not known",
		"XXXX-XX-XX":       "not known",
		"XXXX-XX-XXTXX:XX": "not known",
		"XXXX-XX-XXT10:30": "10:30 of a day not known",
		"XXXX-XX-XXTNI":    "the night of a day not known",
		"XXXX-WXX-2":       "a Tuesday",
		"XXXX-WXX-7TMO":    "a Sunday, morning",
		"XXXX-WXX-WE":      "a weekend",
		"XXXX-08-26":       "26 August of a year not known",
		"XXXX-02-29T10:30": "29 February of a year not known, 10:30",
		"XXXX-08":          "August of a year not known",
		"2017-11-XX":       "November 2017",
		"XXXX-SU":          "summer of a year not known",
		"XXXX-Q3":          "Q3 of a year not known",
		"199":              "1990s",
	} {
		if got := meant(value); got != want {
			t.Errorf("%q: %q, want %q", value, got, want)
		}
	}
}
