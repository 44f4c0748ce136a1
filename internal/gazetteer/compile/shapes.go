package main

import "encoding/json"

type point struct{ lat, lon float64 }

// topology is as much of TopoJSON as world-atlas and us-atlas use.
type topology struct {
	Transform struct{ Scale, Translate [2]float64 }
	Arcs      [][][2]float64
	Objects   map[string]struct {
		Geometries []struct {
			ID, Type string
			Arcs     json.RawMessage
		}
	}
}

// centres gives the centroid of each shape's largest piece, by its id: a country's
// number in ISO 3166-1, or a FIPS code. A shape that the date line cuts in two has
// none.
func (t *topology) centres(object string) map[string]point {
	at, largest := map[string]point{}, map[string]float64{}
	for _, g := range t.Objects[object].Geometries {
		var pieces [][][]int
		var err error
		if g.Type == "Polygon" {
			pieces = make([][][]int, 1)
			err = json.Unmarshal(g.Arcs, &pieces[0])
		} else {
			err = json.Unmarshal(g.Arcs, &pieces)
		}
		if err != nil || g.ID == "" { // Kosovo and the like have no number
			continue
		}
		for _, rings := range pieces { // a country's outer islands may be a geometry of their own
			if area, p := t.centroid(rings[0]); area > largest[g.ID] {
				largest[g.ID], at[g.ID] = area, p
			}
		}
	}
	for id, p := range at {
		if max(p.lon, -p.lon) > 180 {
			delete(at, id)
		}
	}
	return at
}

// centroid is the area and the centroid of a ring on the plane of degrees (the
// shoelace formula); it is accurate enough for a point to draw.
func (t *topology) centroid(arcs []int) (area float64, p point) {
	var ring []point
	for _, a := range arcs {
		ring = append(ring, t.arc(a)...)
	}
	var x, y float64
	for i, a := range ring {
		b := ring[(i+1)%len(ring)]
		cross := a.lon*b.lat - b.lon*a.lat
		area += cross
		x += (a.lon + b.lon) * cross
		y += (a.lat + b.lat) * cross
	}
	if area == 0 {
		return 0, point{}
	}
	p = point{lat: y / (3 * area), lon: x / (3 * area)}
	return max(area, -area) / 2, p
}

// arc decodes one arc; a negative number stands for its complement, backwards.
func (t *topology) arc(i int) []point {
	backwards := i < 0
	if backwards {
		i = ^i
	}
	points := make([]point, len(t.Arcs[i]))
	var x, y float64
	for k, d := range t.Arcs[i] {
		x, y = x+d[0], y+d[1]
		p := point{lon: x*t.Transform.Scale[0] + t.Transform.Translate[0], lat: y*t.Transform.Scale[1] + t.Transform.Translate[1]}
		if backwards {
			k = len(points) - 1 - k
		}
		points[k] = p
	}
	return points
}
