package term

import "testing"

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
