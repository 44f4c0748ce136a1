package gazetteer

import (
	"math"
	"testing"
)

func TestKnown(t *testing.T) {
	var paris, france Place
	for _, p := range Named(nil, "Paris") {
		if p.Kind == Capital {
			paris = p
		}
	}
	france, ok := Coded("FR")
	if !ok || paris.ID == 0 {
		t.Fatal("the table has no Paris, or no France")
	}
	at := func(p Place) Spot { return Spot{p.ID, p.Lat, p.Lon} }
	nowhere := Spot{1, math.NaN(), 0}
	got := Known([]Spot{at(paris), at(france), {paris.ID, paris.Lat + 1, paris.Lon}, nowhere, {0, math.Inf(1), 2}, {7, 91, 181}})
	if len(got) != 2 || got[at(paris)].Kind != Capital || got[at(paris)].Population < 1_000_000 || got[at(france)].Kind != Country {
		t.Errorf("known: %+v", got)
	}
	if len(Known(nil)) != 0 {
		t.Error("of no spots, some are known")
	}
}
