// Package atlas is the world's land and the borders of its countries as lines, for small
// maps: Natural Earth's shapes of the scale 1:50 million, simplified and packed into a
// table that is unpacked when a map is drawn.
//
// Land comes as rings on the plane of degrees. Where one crosses the date line, its
// longitudes go on beyond 180; that of Antarctica is led along the pole.
package atlas

import (
	_ "embed"
	"encoding/binary"
	"fmt"
	"math"
)

// Unit is the size of one step of the table's coordinates, in degrees: about a
// kilometre.
const Unit = .01

// Point is a place on the plane of degrees.
type Point struct{ Lon, Lat float64 }

// Line is points one after the other.
type Line []Point

// World is what can be drawn.
type World struct {
	Land    []Line // rings, the last point joined to the first; those of lakes inside their land
	Borders []Line // between countries, on land
	Names   []Name // of countries, the largest first
}

// Name is what a country is called in English, and a point in its largest piece where that may be
// written.
type Name struct {
	Name string
	At   Point
}

// The file: magic; the number of lines; for each, whether it is a border between
// countries, the number of its points, and the points, each as steps from the one
// before; the number of rings; for each, the number of its lines and the lines, backwards
// where they are complemented; the number of countries; for each, its point, the length
// of its name, and the name. All numbers are varints.
const magic = "hsatlas2"

//go:embed world.bin
var file []byte

// Load unpacks the table. It does so anew each time, since hardly anybody draws two maps.
func Load() (*World, error) { return decode(file) }

// Arc is a stretch of a coast or of a border, in whole units.
type Arc struct {
	Border bool
	Points [][2]int
}

// Encode writes the file. A ring is a list of arcs, each by its number, or by the
// complement of it where it runs backwards.
func Encode(arcs []Arc, rings [][]int, names []Name) []byte {
	out := []byte(magic)
	number := func(n int) { out = binary.AppendVarint(out, int64(n)) }
	number(len(arcs))
	for _, a := range arcs {
		n := len(a.Points) << 1
		if a.Border {
			n |= 1
		}
		number(n)
		var last [2]int
		for _, p := range a.Points {
			number(p[0] - last[0])
			number(p[1] - last[1])
			last = p
		}
	}
	number(len(rings))
	for _, r := range rings {
		number(len(r))
		for _, a := range r {
			number(a)
		}
	}
	number(len(names))
	for _, n := range names {
		number(int(math.Round(n.At.Lon / Unit)))
		number(int(math.Round(n.At.Lat / Unit)))
		number(len(n.Name))
		out = append(out, n.Name...)
	}
	return out
}

// reader reads varints until one is wrong.
type reader struct {
	from []byte
	bad  bool
}

func (r *reader) number() int {
	n, width := binary.Varint(r.from)
	if width <= 0 || n > math.MaxInt32 || n < math.MinInt32 {
		r.from, r.bad = nil, true
		return 0
	}
	r.from = r.from[width:]
	return int(n)
}

// count reads a number of things, each of which takes at least one byte more.
func (r *reader) count() int {
	n := r.number()
	if n < 0 || n > len(r.from) {
		r.from, r.bad = nil, true
		return 0
	}
	return n
}

func decode(file []byte) (*World, error) {
	if len(file) < len(magic) || string(file[:len(magic)]) != magic {
		return nil, fmt.Errorf("the table of the world's shapes does not begin with %s", magic)
	}
	r := reader{from: file[len(magic):]}
	w := &World{}
	arcs := make([]Line, r.count())
	for i := range arcs {
		n := r.number()
		if n < 0 || n>>1 > len(r.from) {
			r.bad = true
			break
		}
		arcs[i] = make(Line, n>>1)
		x, y := 0, 0
		for k := range arcs[i] {
			x, y = x+r.number(), y+r.number()
			arcs[i][k] = Point{float64(x) * Unit, float64(y) * Unit}
		}
		if n&1 != 0 {
			unroll(arcs[i])
			w.Borders = append(w.Borders, arcs[i])
		}
	}
	for range r.count() {
		var ring Line
		for range r.count() {
			a := r.number()
			backwards := a < 0
			if backwards {
				a = ^a
			}
			if a >= len(arcs) {
				r.bad = true
				break
			}
			ring = join(ring, arcs[a], backwards)
		}
		w.Land = append(w.Land, closed(ring))
	}
	for range r.count() {
		at := Point{float64(r.number()) * Unit, float64(r.number()) * Unit}
		n := r.count()
		w.Names = append(w.Names, Name{string(r.from[:n]), at})
		r.from = r.from[n:]
	}
	if r.bad {
		return nil, fmt.Errorf("the table of the world's shapes is damaged")
	}
	return w, nil
}

// unroll lets the longitudes of a line go on where it crosses the date line.
func unroll(l Line) {
	for i := 1; i < len(l); i++ {
		l[i].Lon -= 360 * math.Round((l[i].Lon-l[i-1].Lon)/360)
	}
}

// closed unrolls a ring. One that leads around the world is led back along the pole.
func closed(ring Line) Line {
	unroll(ring)
	if n := len(ring); n > 0 && math.Abs(ring[n-1].Lon-ring[0].Lon) > 180 {
		pole := math.Copysign(90, ring[0].Lat)
		ring = append(ring, Point{ring[n-1].Lon, pole}, Point{ring[0].Lon, pole})
	}
	return ring
}

// join adds an arc to a ring; the arc begins where the ring ends.
func join(ring, arc Line, backwards bool) Line {
	for k := range arc {
		p := arc[k]
		if backwards {
			p = arc[len(arc)-1-k]
		}
		if k > 0 || len(ring) == 0 {
			ring = append(ring, p)
		}
	}
	return ring
}
