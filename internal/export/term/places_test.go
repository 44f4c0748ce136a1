package term

import (
	"strings"
	"testing"

	"hearsay/internal/news"
)

// TestSites: one line for each place, whatever it is called, and no point for what lies to
// a country and not in its middle.
func TestSites(t *testing.T) {
	const body = "The United States left. The U.S. stays out. It lies west of South Africa, and in South Africa, near York."
	in := func(words string) news.Span {
		k := strings.Index(body, words)
		return news.MakeSpan(k, k+len(words))
	}
	last := strings.LastIndex(body, "South Africa")
	a := &news.Analysis{Paragraphs: []news.Span{in(body)}, Places: []news.Place{
		{Span: in("United States"), GeoNameID: 6252001, Lat: 39.52621, Lon: -99.14366, Country: "US"},
		{Span: in("U.S."), GeoNameID: 6252001, Lat: 39.52621, Lon: -99.14366, Country: "US"},
		{Span: in("South Africa"), GeoNameID: 953987, Lat: -29, Lon: 24, Country: "ZA", Relation: news.WestOf, RelationWords: in("west of")},
		{Span: news.MakeSpan(last, last+len("South Africa")), GeoNameID: 953987, Lat: -29, Lon: 24, Country: "ZA"},
		{Span: in("York"), Country: "US"},
	}}
	var b strings.Builder
	r := &reading{page: newPage(&b, Style{Width: 80}), Reading: Reading{Text: &news.Text{Body: body}, Analysis: a}, body: body}
	r.places()
	var got []string
	for line := range strings.Lines(b.String()) {
		if f := strings.Fields(line); len(f) > 1 {
			got = append(got, strings.Join(f, " "))
		}
	}
	want := []string{
		"¶1 United States (U.S.) US 39.53, -99.14",
		"¶1 west of South Africa ZA point not known",
		"¶1 South Africa ZA -29.00, 24.00",
		"¶1 York US point not known",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
