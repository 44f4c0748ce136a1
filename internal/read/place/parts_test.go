package place

import (
	"testing"

	"hearsay/internal/lang/en"
)

// TestFullNames: the last name of somebody whose first name is a region's.
func TestFullNames(t *testing.T) {
	const text = "Ulla Ruhl pulls out of Victoria Derbyshire show."
	for _, p := range find(text, en.Language()).Places {
		if p.Span.Of(text) == "Derbyshire" {
			t.Errorf("%s\nfound Derbyshire in %s", text, p.Country)
		}
	}
}

// TestPartOfOcean: the south of an ocean is not in its middle.
func TestPartOfOcean(t *testing.T) {
	const text = "It was seen in the South Atlantic, and in the Atlantic."
	places := find(text, en.Language()).Places
	if len(places) != 2 || places[0].Lat != 0 || places[0].Lon != 0 || places[1].Lon == 0 {
		t.Errorf("%s\ngot %+v, want a point for the whole ocean alone", text, places)
	}
}

// TestLandOfLost: of what the gazetteer does not have in the region named behind it, the
// country is known.
func TestLandOfLost(t *testing.T) {
	const text = "A webcam in York, Maine, saw it."
	places := find(text, en.Language()).Places
	if len(places) != 2 || places[0].Country != "US" || places[0].GeoNameID != 0 || places[0].Lat != 0 {
		t.Errorf("%s\ngot %+v, want York without a point in the US", text, places)
	}
}
