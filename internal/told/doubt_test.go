package told

import (
	"slices"
	"strings"
	"testing"

	"hearsay/internal/gazetteer"
	"hearsay/internal/news"
)

// names are those of some spots, in order of the alphabet.
func names(spots []Spot) string {
	var n []string
	for i := range spots {
		n = append(n, spots[i].Name)
	}
	slices.Sort(n)
	return strings.Join(n, ", ")
}

func TestDoubt(t *testing.T) {
	for name, c := range map[string]struct {
		text           string
		drawn, leftOff string
	}{
		"a hamlet of a region that nothing is told of": {"A ship to <Mars> left <Seattle> on a day.", "Seattle", "Mars"},
		"its region is told of":                        {"In <Pennsylvania> it snowed. A bus to <Mars> left <Seattle> on a day.", "Mars, Pennsylvania, Seattle", ""},
		"a large city alone in its region":             {"A bus to <Denver> left <Seattle> on a day.", "Denver, Seattle", ""},
	} {
		p := InSpace(laid(t, written{"2024-05-02", "Wire", c.text}), nil)
		if drawn, off := names(p.Spots), names(p.Doubtful); drawn != c.drawn || off != c.leftOff {
			t.Errorf("%s: drawn %q, left off %q; want %q and %q", name, drawn, off, c.drawn, c.leftOff)
		}
	}
}

// in puts place i of a text where a region's place of that name is.
func in(t *testing.T, a *news.Analysis, i int, name, region string, kind gazetteer.Kind) {
	t.Helper()
	for _, g := range gazetteer.Named(nil, name) {
		if g.Region == region && g.Kind == kind {
			p := &a.Places[i]
			p.GeoNameID, p.Lat, p.Lon, p.Country = g.ID, g.Lat, g.Lon, g.Country
			return
		}
	}
	t.Fatalf("the gazetteer has no %s in %s", name, region)
}

// TestNamesakes: a small namesake of a large city is left off, unless its region stands
// behind it.
func TestNamesakes(t *testing.T) {
	set := laid(t, written{"2024-05-02", "Wire", "Snow fell in <Leeds> and in <Birmingham> of <Alabama>, they said."})
	in(t, set.Analyses[0], 0, "Leeds", "US.AL", gazetteer.City)
	in(t, set.Analyses[0], 1, "Birmingham", "US.AL", gazetteer.City)
	if p := InSpace(set, nil); names(p.Doubtful) != "Leeds" {
		t.Errorf("left off: %q, want Leeds", names(p.Doubtful))
	}
	set = laid(t, written{"2024-05-02", "Wire", "Snow fell in <Leeds>, <Alabama>, and in <Birmingham>, they said."})
	in(t, set.Analyses[0], 0, "Leeds", "US.AL", gazetteer.City)
	in(t, set.Analyses[0], 2, "Birmingham", "US.AL", gazetteer.City)
	if p := InSpace(set, nil); names(p.Doubtful) != "" {
		t.Errorf("left off: %q, want nothing", names(p.Doubtful))
	}
}

// TestOnePlace: a city and the region that is called like it are one dot.
func TestOnePlace(t *testing.T) {
	set := laid(t, written{"2024-05-02", "Wire", "Snow fell in <Hamburg> on a day."}, written{"2024-05-03", "Herald", "In all of <Hamburg> it snowed and <Bremen> too."})
	in(t, set.Analyses[0], 0, "Hamburg", "DE.04", gazetteer.City)
	in(t, set.Analyses[1], 0, "Hamburg", "DE.04", gazetteer.Region)
	p := InSpace(set, nil)
	if names(p.Spots) != "Bremen, Hamburg" || p.Spots[0].Articles != 2 || p.Spots[0].Size != Dot {
		t.Errorf("%+v", p.Spots)
	}
}

func TestNamesInCapitals(t *testing.T) {
	for in, want := range map[string]string{
		"NEW YORK": "New York", "TEMPE": "Tempe", "USA": "USA", "D.C.": "D.C.", "U.S.A.": "U.S.A.", "SAN JOSÉ": "San José", "Nice": "Nice",
		"STRATFORD-UPON-AVON": "Stratford-Upon-Avon", "": "",
	} {
		if got := inSmall(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
