package place

import (
	"strings"
	"testing"
	"time"

	"hearsay/internal/gazetteer"
	"hearsay/internal/lang/en"
	"hearsay/internal/news"
)

// TestNothingButNames reads texts of place names alone, each once: the cost of a name
// must not grow with the number of names.
func TestNothingButNames(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 200 kB of names")
	}
	var names []string
	for _, first := range []string{"New", "Saint", "San", "Fort", "Mount", "Lake", "West", "North", "Green", "Spring"} {
		for _, second := range strings.Fields("field ford ton ville burg port land wood dale brook haven view boro worth ham bury") {
			for _, n := range []string{first + second, first + " " + strings.ToUpper(second[:1]) + second[1:]} {
				if len(gazetteer.Named(nil, n)) > 0 {
					names = append(names, n)
				}
			}
		}
	}
	names = append(names, strings.Fields("Springfield Franklin Clinton Greenville Bristol Fairview Salem Madison Georgetown Arlington Ashland Dover Oxford Jackson Burlington Manchester Milton Newport Auburn Dayton Lexington Milford Riverside Cleveland Hudson Kingston Winchester Richmond Lebanon Paris")...)
	once := timed("In " + strings.Join(names, ", ") + ".")
	var b strings.Builder
	for range 100 {
		b.WriteString("In " + strings.Join(names, ", ") + ". ")
	}
	many := timed(b.String())
	t.Logf("%d names: %v; a hundred times: %v", len(names), once, many)
	if many > 100*once+time.Second {
		t.Errorf("a hundred times the text takes %v instead of %v", many, once)
	}
}

// TestOddTexts: no panic, and spans in order, in texts with nothing else.
func TestOddTexts(t *testing.T) {
	l := en.Language()
	for _, body := range []string{
		"", " ", "A", "I", "-", "Paris", "PARIS", "paris", "Paris-", "-Paris", "Paris-London-Rome-", "al-", "al-B", "St.", "St. St.",
		"Of The", "County", "Counties", "X counties", "and counties", ", counties", "Lake", "Lake A", "Road 5", "Interstate 5", "County Road 5",
		"Paris, Paris, Paris", "R-Paris", "Paris's", "’s Paris", "\u00a0Paris\u00a0", "Iſtanbul", "İstanbul", "ﬁ Paris", "Paris\nLondon",
	} {
		a := find(body, l)
		end := uint32(0)
		for _, p := range a.Places {
			if p.Span.Start < end || p.Span.Empty() {
				t.Errorf("%q: %v is out of order", body, p.Span)
			}
			end = p.Span.End
		}
		At(body, a, l.Place, HomeOf("www.paris.example", l.Place))
	}
	if a := find("Write to rome@example.org, paris.example/berlin, or 12 Rome Road.", l); len(a.Places) != 1 {
		t.Errorf("found %v, want the road alone", a.Places)
	}
}

// TestHome: where an outlet is at home says which of several towns is meant.
func TestHome(t *testing.T) {
	l := en.Language()
	for _, c := range []struct{ address, other, body, in string }{
		{"", "", "Police in London found it.", "GB"},
		{"https://www.lundeherald.ca/news/1", "", "Police in London found it.", "CA"},
		{"lunde.example", "Deputies from Edgar County came to Paris, Illinois.", "The mayor of Paris resigned.", "US"},
		{"lunde.example", "", "The mayor of Paris resigned.", "FR"},
	} {
		h := HomeOf(c.address, l.Place)
		if c.other != "" {
			h.Learn(c.other, find(c.other, l), l.Place)
		}
		p := At(c.body, find(c.body, l), l.Place, h)
		if len(p) != 1 || p[0].Country != c.in {
			t.Errorf("%s: %s is in %v, want %s", c.address, c.body, p, c.in)
		}
	}
	for _, odd := range []string{"", ".", "..", "http://", "a.b.c.d.e", strings.Repeat("a.", 200), "lunde", "new-york-times.com", "-.-", "xn--p1ai"} {
		HomeOf(odd, l.Place)
	}
	if len(HomeOf("www.springfieldnewssun.com", l.Place).named) != 1 {
		t.Error("an outlet's name does not name its town")
	}
	if h := HomeOf("www.readingchair.com", l.Place); len(h.named) != 0 {
		t.Errorf("furniture names a town: %v", h.named)
	}
}

// TestPopulous: the baseline asks for nothing but people.
func TestPopulous(t *testing.T) {
	l := en.Language().Place
	if p, ok := Populous("Paris", l); !ok || p.Country != "FR" {
		t.Errorf("Paris is %v", p)
	}
	if p, ok := Populous("Zubrowka", l); ok {
		t.Errorf("Zubrowka is %v", p)
	}
	if _, ok := Populous("Paris", nil); ok {
		t.Error("found Paris without a language")
	}
}

// TestRelations: how things lie to a place, and the words that say so.
func TestRelations(t *testing.T) {
	for _, c := range []struct {
		body     string
		relation news.PlaceRelation
		words    string
	}{
		{"It fell north-west of Singapore.", news.NorthWestOf, "north-west of"},
		{"It fell to the southeast of the city of Singapore.", news.SouthEastOf, "southeast of"},
		{"It fell near Singapore.", news.Near, "near"},
		{"It snowed in northern Kenya.", news.InNorth, "northern"},
		{"It snowed in the eastern part of Kenya.", news.InEast, "eastern part of"},
		{"They sailed between Singapore and Rotterdam.", news.BetweenPlaces, "between"},
		{"They met on the border of Kenya.", news.OnBorder, "border of"},
		{"They met on the Kenya border.", news.OnBorder, "border"},
		{"They met on the Kenyan border.", news.OnBorder, "border"},
		{"They met in Kenya.", news.At, ""},
		{"They met near Kenya's capital.", news.At, ""},
		{"He showed a talk between Karl Ruhl and Kenya's leader.", news.At, ""},
	} {
		p := find(c.body, en.Language()).Places
		if len(p) == 0 || p[0].Relation != c.relation || p[0].RelationWords.Of(c.body) != c.words {
			t.Errorf("%s: %+v", c.body, p)
		}
	}
}

// TestParties: two lands at odds are no place, and a small namesake far from all else is left open.
func TestParties(t *testing.T) {
	for _, p := range find("It raised fears of a conflict between Kenya and Uganda.", en.Language()).Places {
		if p.Kind != news.Actor {
			t.Errorf("a party of a conflict: %+v", p)
		}
	}
	body := "They sailed from Nairobi to Kampala, met in Kigali and in Mombasa, and once in Judea."
	places := find(body, en.Language()).Places
	if last := places[len(places)-1]; last.Span.Of(body) != "Judea" || last.GeoNameID != 0 || last.Lat != 0 || last.Country != "" {
		t.Errorf("a namesake on the other side of the earth: %+v", last)
	}
}
