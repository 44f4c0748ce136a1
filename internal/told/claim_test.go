package told

import (
	"strings"
	"testing"

	"hearsay/internal/news"
)

// TestOfClaim has two articles tell a claim, one of two days and one of none: a date outside
// the words of a telling is not told by it, and one day is told once.
func TestOfClaim(t *testing.T) {
	set := laid(t,
		written{"2024-03-12", "Wire", "The ferry left Tolvane on {Monday|2024-03-11} and sank off Selm on {11 March|2024-03-11} or {Tuesday|2024-03-12}. Nobody was told until {Sunday|2024-03-10} of it."},
		written{"2024-03-13", "Post", "The ferry left Tolvane without its lamps. It came back on {Wednesday|2024-03-13} in the evening."},
	)
	c := news.Claim{ID: "c1"}
	for i := range set.Articles {
		a := &set.Articles[i]
		body := set.Texts[set.TextIndex(a.Text)].Body
		c.Tellings = append(c.Tellings, news.Telling{Article: a.ID, Words: news.Ref{Text: a.Text, Span: news.MakeSpan(0, strings.Index(body, ". "))}})
	}
	c.Tellings = append(c.Tellings, news.Telling{Article: "a9"}) // which is not in the set
	got := OfClaim(set, &news.Findings{Claims: []news.Claim{c}}, &c)
	if len(got) != 3 || len(got[1]) != 0 || len(got[2]) != 0 {
		t.Fatalf("%+v", got)
	}
	var days []string
	for _, x := range got[0] {
		days = append(days, Label(x.At))
	}
	if s := strings.Join(days, ", "); s != "Mon 11 Mar 2024, Tue 12 Mar 2024" {
		t.Errorf("it tells of %s", s)
	}
}
