package html

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"hearsay/internal/gazetteer/atlas"
	"hearsay/internal/told"
)

// The map's size in units of its own, which are pixels where the page is wide.
const (
	mapWidth  = 720.0
	mapHeight = 400.0
)

// How the stretch of the world is chosen that a map shows.
const (
	frameShare   = .75 // of what is told of dots lies in the frame at least
	frameSeveral = .85 // of that, where what one article alone names is left out of the count
	frameTries   = 6   // dots that are tried for its middle
	frameWorld   = 55  // degrees from its middle from which on the whole world is shown
	frameLeast   = 2.4 // degrees of latitude that it shows at least
	frameTown    = .9  // and where many dots lie in one town
	manyDots     = 3
	frameRoom    = 1.7 // how much more it shows than the stretch of the dots
	frameNear    = 1.6 // a dot that lies this much farther out than the others is taken in
)

// frame is the stretch of the world that a map shows, on the plane of degrees with the
// meridians drawn together as they are at its middle. Across the date line its
// longitudes go on.
type frame struct {
	lon, lat float64 // its middle
	narrow   float64 // a degree of longitude in degrees of latitude
	scale    float64 // units of the map in a degree of latitude
	world    bool
}

// far is how far two points are from each other in degrees of latitude, nearly.
func far(lat1, lon1, lat2, lon2 float64) float64 {
	dx := turn(lon2-lon1) * math.Cos((lat1+lat2)/2*math.Pi/180)
	return math.Hypot(dx, lat2-lat1)
}

// turn brings a difference of longitudes to −180 to 180.
func turn(lon float64) float64 { return lon - 360*math.Round(lon/360) }

// frameOf is the frame of some dots, which are the most named first: the smallest that
// holds most of what is told of them and whatever lies near. If there are several that two articles
// name, they are what is told; the others are taken in where they lie as near as those. What is far off is left
// out, unless it is so much that the world must be shown.
func frameOf(dots []*told.Spot) frame {
	all, share := dots, frameShare
	if dots = several(all); len(dots) < len(all) {
		share = frameSeveral
	}
	total := 0
	for _, d := range dots {
		total += d.Articles
	}
	best, reach := -1, math.Inf(1)
	for i := range dots[:min(len(dots), frameTries)] {
		if r := radius(dots, i, share*float64(total)); r < reach-.01 {
			best, reach = i, r
		}
	}
	if reach > frameWorld {
		return frame{lat: 12, lon: worldMiddle(dots), narrow: 1, scale: mapWidth / 360, world: true}
	}
	mid := dots[best]
	west, east, south, north := 0.0, 0.0, mid.Lat, mid.Lat
	near := 0
	for i, d := range all {
		wide := frameNear
		if i >= len(dots) {
			wide = 1
		}
		if far(mid.Lat, mid.Lon, d.Lat, d.Lon) > max(reach*wide, frameLeast/2) {
			continue
		}
		near++
		x := turn(d.Lon - mid.Lon)
		west, east, south, north = min(west, x), max(east, x), min(south, d.Lat), max(north, d.Lat)
	}
	f := frame{lon: mid.Lon + (west+east)/2, lat: (south + north) / 2}
	f.narrow = math.Cos(min(math.Abs(f.lat), 80) * math.Pi / 180)
	least := frameLeast
	if near >= manyDots {
		least = frameTown
	}
	high := max((north-south)*frameRoom, least, (east-west)*f.narrow*frameRoom*mapHeight/mapWidth)
	f.scale = mapHeight / high
	return f
}

// worldMiddle is the meridian in the middle of a map of the world: Greenwich, but where
// all dots lie on the other half of it, around the Pacific.
func worldMiddle(dots []*told.Spot) float64 {
	lons := make([]float64, 0, len(dots))
	for _, d := range dots {
		lons = append(lons, d.Lon)
	}
	slices.Sort(lons)
	for i, from := range lons {
		to := lons[0] + 360
		if i+1 < len(lons) {
			to = lons[i+1]
		}
		if to-from > 180 {
			return turn((from+to)/2 + 180)
		}
	}
	return 0
}

// radius is how far around dot i one must go to have so much of what is told.
func radius(dots []*told.Spot, i int, most float64) float64 {
	type ring struct {
		far    float64
		weight int
	}
	rings := make([]ring, 0, len(dots))
	for _, d := range dots {
		rings = append(rings, ring{far(dots[i].Lat, dots[i].Lon, d.Lat, d.Lon), d.Articles})
	}
	slices.SortFunc(rings, func(a, b ring) int {
		switch {
		case a.far < b.far:
			return -1
		case a.far > b.far:
			return 1
		}
		return b.weight - a.weight
	})
	sum := 0
	for _, r := range rings {
		if sum += r.weight; float64(sum) >= most {
			return r.far
		}
	}
	return rings[len(rings)-1].far
}

// at is where a point lies on the map, if it is in the frame.
func (f *frame) at(lat, lon float64) (x, y float64, in bool) {
	x, y = f.plane(atlas.Point{Lon: f.lon + turn(lon-f.lon), Lat: lat})
	return x, y, x >= 0 && x <= mapWidth && y >= f.top() && y <= mapHeight-f.top()
}

func (f *frame) plane(p atlas.Point) (x, y float64) {
	return (p.Lon-f.lon)*f.narrow*f.scale + mapWidth/2, (f.lat-p.Lat)*f.scale + mapHeight/2
}

// bleed is how far shapes are drawn beyond the map's edge, so that their cut edges are
// not seen.
const bleed = 8

// shapes draws the land as the data of one path, and the borders as that of another.
func (f *frame) shapes(w *atlas.World) (land, borders string) {
	var l, b pen
	for _, turned := range []float64{-360, 0, 360} { // the world goes on beyond the date line
		for _, ring := range w.Land {
			l.ring(f.clipped(ring, turned))
		}
		for _, line := range w.Borders {
			b.line(f, line, turned)
		}
	}
	return l.String(), b.String()
}

type spot struct{ x, y float64 }

// clipped is a ring on the map, cut to its edges (Sutherland and Hodgman, 1974).
func (f *frame) clipped(ring atlas.Line, turned float64) []spot {
	points := make([]spot, len(ring))
	west, east := math.Inf(1), math.Inf(-1)
	for i, p := range ring {
		x, y := f.plane(atlas.Point{Lon: p.Lon + turned, Lat: p.Lat})
		points[i] = spot{x, y}
		west, east = min(west, x), max(east, x)
	}
	if east < -bleed || west > mapWidth+bleed {
		return nil
	}
	for _, side := range [...]func(spot) float64{
		func(s spot) float64 { return s.x + bleed },
		func(s spot) float64 { return mapWidth + bleed - s.x },
		func(s spot) float64 { return s.y + bleed },
		func(s spot) float64 { return mapHeight + bleed - s.y },
	} {
		points = cutOff(points, side)
	}
	return points
}

// cutOff keeps the part of a ring where inside is not negative.
func cutOff(ring []spot, inside func(spot) float64) []spot {
	var out []spot
	for i, p := range ring {
		q := ring[(i+1)%len(ring)]
		a, b := inside(p), inside(q)
		if a >= 0 {
			out = append(out, p)
		}
		if (a >= 0) != (b >= 0) {
			u := a / (a - b)
			out = append(out, spot{p.x + u*(q.x-p.x), p.y + u*(q.y-p.y)})
		}
	}
	return out
}

// pen writes the data of a path, in whole units: a finer line is not seen.
type pen struct{ strings.Builder }

func (p *pen) ring(points []spot) {
	if !seen(points) {
		return
	}
	var last [2]int
	n := 0
	var b strings.Builder
	for _, s := range points {
		x, y := int(math.Round(s.x)), int(math.Round(s.y))
		switch {
		case n == 0:
			fmt.Fprintf(&b, "M%d %d", x, y)
		case x == last[0] && y == last[1]:
			continue
		default:
			fmt.Fprintf(&b, "l%d %d", x-last[0], y-last[1])
		}
		last = [2]int{x, y}
		n++
	}
	if n > 2 {
		p.WriteString(b.String() + "z")
	}
}

// seen reports whether a ring is as large as a unit or two.
func seen(points []spot) bool {
	for _, s := range points {
		if math.Abs(s.x-points[0].x) > 1.5 || math.Abs(s.y-points[0].y) > 1.5 {
			return true
		}
	}
	return false
}

// line draws the parts of a border that are on the map.
func (p *pen) line(f *frame, line atlas.Line, turned float64) {
	on := func(s spot) bool {
		return s.x >= -bleed && s.x <= mapWidth+bleed && s.y >= -bleed && s.y <= mapHeight+bleed
	}
	var before spot
	var last [2]int
	drawing := false
	for i, q := range line {
		x, y := f.plane(atlas.Point{Lon: q.Lon + turned, Lat: q.Lat})
		s := spot{x, y}
		if i > 0 && (on(before) || on(s)) {
			if !drawing {
				last = [2]int{int(math.Round(before.x)), int(math.Round(before.y))}
				fmt.Fprintf(p, "M%d %d", last[0], last[1])
			}
			to := [2]int{int(math.Round(x)), int(math.Round(y))}
			if to != last {
				fmt.Fprintf(p, "l%d %d", to[0]-last[0], to[1]-last[1])
			}
			last, drawing = to, true
		} else {
			drawing = false
		}
		before = s
	}
}
