package read

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hearsay/internal/news"
	"hearsay/internal/read/when"
	normal "hearsay/internal/text"
)

// zeroDates is the table "When" in expected.md of case zero: some words of the
// article before the mention, the mention, and what it means.
var zeroDates = []struct{ before, words, value, mod string }{
	{"eastern part of Syria in ", "late August", "2017-08", "END"},
	{"extraction took place on ", "August 26", "2017-08-26", ""},
	{"According to his data, ", "two days later", "2017-08-28", ""},
	{"Deir ez-Zor Operation\n\nOn ", "Tuesday", "2017-09-05", ""},
	{"finally break the ", "three-year", "P3Y", ""},
	{"successful operation on ", "Tuesday", "2017-09-05", ""},
	{"positions, including ", "today", "2017-09-05", ""},
	{"Armed Forces to break the ", "3-year", "P3Y", ""},
	{"during the ", "6-year", "P6Y", ""},
}

// TestCaseZeroWhen holds the dates found in the article of case zero against those
// that a careful reader finds in it.
func TestCaseZeroWhen(t *testing.T) {
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	var raw []byte
	for err = os.ErrNotExist; err != nil && dir != filepath.Dir(dir); {
		dir = filepath.Dir(dir)
		raw, err = os.ReadFile(filepath.Join(dir, "shared", "seed", "article.txt"))
	}
	if err != nil {
		t.Skip("skipped: there is no case zero beside the project")
	}
	body, _ := normal.Normalise(string(raw))
	a := Read(news.Text{Body: body, Lang: "en"})
	published := news.Stamp{Time: time.Date(2017, 9, 10, 0, 0, 0, 0, time.UTC), Day: true}
	values := when.Resolve(a.Dates, published)
	for _, w := range zeroDates {
		at := strings.Index(body, w.before+w.words)
		if at < 0 {
			t.Errorf("the article has no %q", w.before+w.words)
			continue
		}
		found := "nothing"
		for i, d := range a.Dates {
			if int(d.Span.Start) == at+len(w.before) {
				found = strings.TrimSpace(d.Span.Of(body) + " " + values[i].Value + " " + values[i].Mod)
			}
		}
		if want := strings.TrimSpace(w.words + " " + w.value + " " + w.mod); found != want {
			t.Errorf("after %q: found %s, want %s", w.before, found, want)
		}
	}
}
