package gazetteer

import (
	"sort"
	"testing"
)

func TestNamed(t *testing.T) {
	for _, c := range []struct {
		name, in string
		id       int32
		kind     Kind
	}{
		{"Kyiv", "UA.12", 703448, Capital},
		{"São Paulo", "BR.27", 3448439, City},
		{"Sao Paulo", "BR.27", 3448439, City},
		{"Kenya", "KE", 192950, Country},
		{"Kentucky", "US.KY", 6254925, Region},
		{"Cancun", "MX.23", 3531673, City},
		{"Africa", "", 6255146, Area},
	} {
		found := false
		for _, p := range Named(nil, c.name) {
			if p.ID == c.id {
				found = p.Region == c.in && p.Kind == c.kind
			}
		}
		if !found {
			t.Errorf("%s: no place %d of kind %d in %s among %+v", c.name, c.id, c.kind, c.in, Named(nil, c.name))
		}
	}
	for _, name := range []string{"", "Nowhere at all", "\xff", "\x00"} {
		if p := Named(nil, name); len(p) != 0 {
			t.Errorf("Named(%q) = %v, want none", name, p)
		}
	}
}

func TestBegins(t *testing.T) {
	for prefix, want := range map[string]bool{"New ": true, "Los A": true, "Kyiv": true, "Kyivx": false, "\xff": false, "": true} {
		if got := Begins(prefix); got != want {
			t.Errorf("Begins(%q) = %v", prefix, got)
		}
	}
}

func TestOneCapitalACountry(t *testing.T) {
	n := 0
	for _, p := range Named(nil, "Washington") {
		if p.Kind == Capital {
			n++
			if p.Region != "US.DC" {
				t.Errorf("the capital lies in %s, want US.DC", p.Region)
			}
		}
	}
	if n != 1 {
		t.Errorf("%d capitals are called Washington, want 1", n)
	}
}

// TestOwnNames: another name's places weigh less, the plain spelling of the first does
// not.
func TestOwnNames(t *testing.T) {
	for _, p := range Named(nil, "Cancun") {
		if p.ID == 3531673 && p.Alias {
			t.Error("Cancun without its accent is taken for another name")
		}
	}
	for _, p := range Named(nil, "Dayr al-Zawr") {
		if p.Country != "SY" || !p.Alias {
			t.Errorf("Dayr al-Zawr is %+v", p)
		}
	}
}

// TestCountyHoldsItsTowns takes counties of one name.
func TestCountyHoldsItsTowns(t *testing.T) {
	for _, county := range Named(nil, "Walker County") {
		for _, town := range Named(nil, "Huntsville") {
			if got, want := town.Within(county), county.Region == "US.TX" && town.Region == "US.TX"; got != want {
				t.Errorf("Huntsville in %s within Walker County in %s: %v", town.Region, county.Region, got)
			}
		}
	}
}

// TestCountriesLieWhereTheyAre takes a country of several pieces, one that the date
// line cuts, and one without a shape.
func TestCountriesLieWhereTheyAre(t *testing.T) {
	for _, c := range []struct {
		code                     string
		south, north, west, east float64
	}{
		{"AU", -32, -20, 125, 143},
		{"RU", 48, 68, 40, 110},
		{"US", 35, 45, -110, -90},
		{"XK", 42, 43.3, 20, 22},
	} {
		p, ok := Coded(c.code)
		if !ok || p.Lat < c.south || p.Lat > c.north || p.Lon < c.west || p.Lon > c.east {
			t.Errorf("%s lies at %v, %v", c.code, p.Lat, p.Lon)
		}
	}
}

func TestCoded(t *testing.T) {
	p, ok := Coded("CA.08")
	if !ok || p.Kind != Region || p.Country != "CA" || p.Lat < 42 || p.Lat > 55 {
		t.Errorf("Coded(CA.08) = %+v, %v; want Ontario", p, ok)
	}
	if p, ok := Coded("XX"); ok {
		t.Errorf("Coded(XX) = %+v, want none", p)
	}
}

// TestTable reads the whole table: a name that is out of order would never be found.
func TestTable(t *testing.T) {
	tb := parts()
	if tb.names < 200_000 {
		t.Fatalf("%d names, want 200,000 at least", tb.names)
	}
	if !sort.SliceIsSorted(make([]struct{}, tb.names), func(i, j int) bool { return tb.name(i) < tb.name(j) }) {
		t.Error("the names are not sorted")
	}
	for i := range tb.names {
		for _, p := range Named(nil, tb.name(i)) {
			if p.Lat < -90 || p.Lat > 90 || p.Lon < -180 || p.Lon > 180 || p.Kind > Water || (len(p.Country) == 2) != (p.Kind < Area) {
				t.Fatalf("%q: %+v is no place on earth", tb.name(i), p)
			}
		}
	}
}

// TestEncode writes a small table and reads it back in place of the large one.
func TestEncode(t *testing.T) {
	entries := []Entry{
		{Place: Place{ID: 3, Region: "FD.01", Lat: -1.5, Lon: 179.25, Population: 7}, Names: []string{"Lunde", "Lünde", "Lunden"}, Own: 2},
		{Place: Place{ID: 1, Kind: Country, Region: "FD", Lat: -1, Lon: 179}, Names: []string{"Freedonia"}},
		{Place: Place{ID: 2, Kind: Region, Region: "FD.01", Lat: -1, Lon: 179}, Names: []string{"Lunde"}},
		{Place: Place{ID: 5, Kind: Water, Lat: 3, Lon: 4}, Names: []string{"Lunde Sea"}},
		{Place: Place{ID: 4, Region: "ZZ"}, Names: []string{"Nowhere"}},
	}
	defer func(old string) { file = old }(file)
	file = string(Encode(entries))
	if p := Named(nil, "Lunden"); len(p) != 1 || p[0] != (Place{ID: 3, Country: "FD", Region: "FD.01", Lat: -1.5, Lon: 179.25, Population: 7, Alias: true}) {
		t.Errorf("Lunden is %+v", p)
	}
	if p := Named(nil, "Lünde"); len(p) != 1 || p[0].Alias {
		t.Errorf("Lünde is %+v, want it to be as good as the first name", p)
	}
	if p := Named(nil, "Lunde Sea"); len(p) != 1 || p[0] != (Place{ID: 5, Kind: Water, Lat: 3, Lon: 4}) {
		t.Errorf("the sea is %+v", p)
	}
	p := Named(nil, "Lunde")
	country, _ := Coded("FD")
	if len(p) != 2 || !p[1].Within(p[0]) || !p[1].Within(country) || p[0].Within(p[1]) {
		t.Errorf("Lunde is %+v, want a region and a city in it, both in %+v", p, country)
	}
	if p := Named(nil, "Nowhere"); len(p) != 0 {
		t.Errorf("a city in no country was kept: %+v", p)
	}
	for _, broken := range []string{"", "hsgaz000", file[:10]} {
		file = broken
		if p := Named(nil, "Lunde"); len(p) != 0 {
			t.Errorf("found %+v in a broken table", p)
		}
	}
}

func TestNoAllocations(t *testing.T) {
	dst := make([]Place, 0, 64)
	if n := testing.AllocsPerRun(100, func() {
		dst = Named(dst[:0], "Springfield")
		Coded("US.KY")
	}); n != 0 {
		t.Errorf("%v allocations, want 0", n)
	}
}

func BenchmarkNamed(b *testing.B) {
	dst := make([]Place, 0, 64)
	b.ReportAllocs()
	for b.Loop() {
		dst = Named(dst[:0], "Rotterdam")
	}
}
