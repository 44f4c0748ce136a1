package gazetteer

import "math"

// Spot is a place as others keep it: its number and its point.
type Spot struct {
	ID       int32
	Lat, Lon float64
}

// Known gives the places at some spots, all in one walk over the table: a place's number
// and point are taken from it as Named gave them. A spot that the table does not have is
// not in the answer; of several places at one, the largest kind is.
func Known(spots []Spot) map[Spot]Place {
	type key struct {
		id       int32
		lat, lon int32
	}
	wanted := make(map[key]Spot, len(spots))
	for _, s := range spots {
		if !(math.Abs(s.Lat) <= 90 && math.Abs(s.Lon) <= 180) { // NaN, too
			continue
		}
		wanted[key{s.ID, int32(math.Round(s.Lat * 1e5)), int32(math.Round(s.Lon * 1e5))}] = s
	}
	places := make(map[Spot]Place, len(wanted))
	t := parts()
	for i := 0; t.places+placeWidth*i < t.codes && len(wanted) > 0; i++ {
		at := t.places + placeWidth*i
		s, ok := wanted[key{int32(le32(at)), int32(le32(at + 4)), int32(le32(at + 8))}]
		if !ok {
			continue
		}
		if p := t.place(i); places[s].Kind <= p.Kind {
			places[s] = p
		}
	}
	return places
}
