package when

import (
	"strings"
	"testing"
	"time"

	"hearsay/internal/lang/en"
	"hearsay/internal/news"
)

// TestClockDay: a time after the stamp is that of the day before, if the text tells of it.
func TestClockDay(t *testing.T) {
	published := news.Stamp{Time: time.Date(2017, 9, 13, 1, 43, 0, 0, time.UTC)} // a Wednesday
	for _, c := range []struct{ text, want string }{
		{"After leaving at 11:36 a.m. the ferry came back. Ludd was on it on Tuesday.", "2017-09-12T11:36"},
		{"After leaving at 11:36 a.m. the ferry came back. Ludd was on it on Wednesday.", "2017-09-13T11:36"},
		{"After leaving at 11:36 a.m. the ferry came back.", "2017-09-13T11:36"},
		{"After leaving at 1:36 a.m. the ferry came back. Ludd was on it on Tuesday.", "2017-09-13T01:36"},
		{"The ferry leaves at 11:36 a.m. and will be back. Ludd was on it on Tuesday.", "2017-09-13T11:36"},
	} {
		a := sentences(c.text)
		Find(c.text, a, en.Language().When)
		if v := Resolve(a.Dates, published); len(v) == 0 || v[0].Value != c.want {
			t.Errorf("%s\ngot %v, want %s first", c.text, v, c.want)
		}
	}
}

// TestQuartersOfBusiness: a word of games among amounts makes no game.
func TestQuartersOfBusiness(t *testing.T) {
	const text = "Profit rose 3% to $2 million in the third quarter, after the touchdown of its playoff advertising. Sales fell 4% in the fourth quarter."
	a := sentences(text)
	Find(text, a, en.Language().When)
	if len(a.Dates) != 2 {
		t.Errorf("found %d dates, want 2 quarters", len(a.Dates))
	}
}

// TestTitles: a day in a title is none, and in what somebody says it is one.
func TestTitles(t *testing.T) {
	for _, c := range []struct {
		text  string
		dates int
	}{
		{"Ludd told “Osk Harbour Sunday” so.", 0},
		{"Ludd spoke on “Osk’s Friday Hour.”", 0},
		{"Ludd called it “Friday.”", 1},
		{"Ludd said “Osk on Friday.”", 1},
	} {
		a := sentences(c.text)
		open, shut := strings.Index(c.text, "“"), strings.Index(c.text, "”")+len("”")
		a.Quotations = []news.Quotation{{Outer: news.MakeSpan(open, shut)}}
		Find(c.text, a, en.Language().When)
		if len(a.Dates) != c.dates {
			t.Errorf("%s\nfound %d dates, want %d", c.text, len(a.Dates), c.dates)
		}
	}
}

// TestYearsBeforeFeast: a feast in what happened so many years ago is that year's, over the commas of a
// list, and not where the sentence goes on to what is to come.
func TestYearsBeforeFeast(t *testing.T) {
	published := news.Stamp{Time: time.Date(2017, 12, 29, 9, 0, 0, 0, time.UTC)}
	for _, c := range []struct{ text, want string }{
		{"The move comes two years after crews were pushed, beaten and robbed by bands of men in the harbour during New Year's Eve festivities in Osk.", "2015-12-31"},
		{"Two years after the attack, in which bands of men robbed crews in the harbour, the town will light fires on New Year's Eve.", "2017-12-31"},
		{"The move comes two years after women were robbed in Oster, and the mayor says that men will guard the crowds on New Year's Eve.", "2017-12-31"},
		{"The move comes two years after women were robbed in Oster, and the mayor says that men will guard the crowds of New Year's Eve.", "2017-12-31"},
		{"The ban comes three years after a boy was burnt by a rocket in the harbour, and takes effect on New Year's Eve.", "2017-12-31"},
		{"The ban comes three years after a boy was badly burnt by a rocket in the town of Oster and takes effect on New Year's Eve.", "2017-12-31"},
		{"The move comes two years after crews were beaten in the harbour by bands of men, and the town will, on New Year's Eve, light fires.", "2017-12-31"},
	} {
		a := sentences(c.text)
		Find(c.text, a, en.Language().When)
		if v := Resolve(a.Dates, published); len(v) == 0 || v[len(v)-1].Value != c.want {
			t.Errorf("%s\ngot %v, want %s last", c.text, v, c.want)
		}
	}
}

// TestMarches: who marched is no month, but the day of a month is one.
func TestMarches(t *testing.T) {
	for text, want := range map[string]int{
		"She ran in the women's March 14 race.": 1, "An organizer of the Women's March spoke.": 0, "The women's March was long.": 0,
	} {
		a := sentences(text)
		Find(text, a, en.Language().When)
		if len(a.Dates) != want {
			t.Errorf("%s\nfound %d dates, want %d", text, len(a.Dates), want)
		}
	}
}
