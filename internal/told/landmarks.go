package told

import (
	"math"

	"hearsay/internal/gazetteer"
)

// Landmark is a town that nobody tells of, for finding one's way on a map.
type Landmark struct {
	Name     string
	Lat, Lon float64
}

// maxLandmarks is how many towns a map chooses from.
const maxLandmarks = 40

// Landmarks are the largest towns of a stretch of the world, in degrees, the largest
// first. West and east may lie beyond the date line.
func Landmarks(south, west, north, east float64) []Landmark {
	if !(east-west < 360) { // all around, or no number
		west, east = -180, 180
	}
	b := gazetteer.Box{South: south, West: turned(west), North: north, East: turned(east)}
	var marks []Landmark
	for _, t := range gazetteer.Around(b, maxLandmarks) {
		marks = append(marks, Landmark{t.Name, t.Lat, t.Lon})
	}
	return marks
}

// Nation is the code of the country that is called name in full: "NZ". It is "" for what is none, or
// is called otherwise in the table of places.
func Nation(name string) string {
	for _, p := range gazetteer.Named(nil, name) {
		if p.Kind == gazetteer.Country && !p.Alias || middle(p.Country, p.Lat, p.Lon) {
			return p.Country
		}
	}
	return ""
}

// turned brings a longitude to −180 to 180.
func turned(lon float64) float64 {
	if lon < -180 || lon > 180 {
		return lon - 360*math.Round(lon/360)
	}
	return lon
}
