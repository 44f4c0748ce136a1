package term

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"hearsay/internal/news"
	"hearsay/internal/read/when"
	"hearsay/internal/told"
)

// TestContradictionsAreSet sets a thing that is told with two days and two numbers.
func TestContradictionsAreSet(t *testing.T) {
	set, _ := lampCase()
	day := func(d int) when.Value {
		at := time.Date(2024, 4, d, 0, 0, 0, 0, time.UTC)
		return when.Value{Value: at.Format(time.DateOnly), From: at, To: at.AddDate(0, 0, 1)}
	}
	wire, paper := news.TextIDOf(wireText), news.TextIDOf(paperText)
	what := news.Ref{Text: wire, Span: at(wireText, "Three lamps on the mole of Oster have been out")}
	times := told.Times{Open: 2, Periods: []told.Period{{At: day(28), Articles: 1, Things: []told.Thing{{
		At: day(28), What: what, Articles: 2, Akin: 3,
		Tellers: []told.Teller{
			{Article: 0, Voice: 0, What: what, Date: news.Ref{Text: wire, Span: at(wireText, "Sunday")}, At: day(28)},
			{Article: 1, Voice: news.NoVoice, What: news.Ref{Text: paper, Span: at(paperText, "Thirty lamps")}, Date: news.Ref{Text: paper, Span: at(paperText, "Sunday")}, At: day(21), Clash: 1},
		},
		Others:  []told.Other{{At: day(21), Articles: 1, First: 1}},
		Numbers: []told.Pair{{From: news.Ref{Text: wire, Span: at(wireText, "Three")}, To: news.Ref{Text: paper, Span: at(paperText, "Thirty")}}},
	}}}}}
	for _, s := range []Style{{Width: 40}, {Width: 80}, {Width: 80, Color: true}} {
		golden(t, name("timeline", s), func(b *bytes.Buffer) error { return Timeline(b, set, times, TimelineOptions{Style: s}) })
	}
	var b bytes.Buffer
	if err := Timeline(&b, set, times, TimelineOptions{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"Sun 28 Apr 2024", "2 articles: Odd Farrow, in Sundry Wire first; something like it in 3 more",
		"≠ told as Sun 21 Apr 2024, too: “Sunday”, The Oster Herald and Evening", "≠ number: “Three” → “Thirty”", "2 more dates without a known day",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("the timeline lacks %q:\n%s", want, &b)
		}
	}
}

// TestPublishedIsCounted: of the articles of a day that do not fit it is said how many there are, and
// how they are seen.
func TestPublishedIsCounted(t *testing.T) {
	var names []string
	for i := range 9 {
		names = append(names, fmt.Sprintf("The Oster Observer %d", i+1))
	}
	x := &timed{page: newPage(io.Discard, Style{Width: 60})}
	if got := x.within(names); !strings.HasSuffix(got, "… and 6 more (--all)") || len(wrap(got, 60-dayColumn)) > 2 {
		t.Errorf("%q", got)
	}
	if got := x.within(names[:2]); got != "The Oster Observer 1, The Oster Observer 2" {
		t.Errorf("%q", got)
	}
	if x.all = true; !strings.HasSuffix(x.within(names), "Observer 9") {
		t.Error("with --all, some are left out")
	}
}
