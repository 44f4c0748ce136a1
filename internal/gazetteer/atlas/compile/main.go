// Command compile makes internal/gazetteer/atlas/world.bin from a published package:
//
//	npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
//	go run ./internal/gazetteer/atlas/compile -atlas package/countries-50m.json
//
// world-atlas (ISC) holds shapes of Natural Earth (public domain) as TopoJSON: lines
// that are shared by the countries on both sides. They are simplified to about one
// kilometre by the method of Douglas and Peucker (1973), line by line, so that shapes
// still meet; rings that are smaller than that vanish.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"math"
	"os"
	"slices"
	"sort"

	"hearsay/internal/gazetteer/atlas"
)

func main() {
	in := flag.String("atlas", "", "countries-50m.json of the package world-atlas")
	out := flag.String("o", "internal/gazetteer/atlas/world.bin", "file to write")
	flag.Parse()
	if err := run(*in, *out); err != nil {
		fmt.Fprintln(os.Stderr, "compile:", err)
		os.Exit(1)
	}
}

// tolerance is how far, in degrees, a simplified line may lie from the true one.
const tolerance = .006

// topology is as much of TopoJSON as world-atlas uses.
type topology struct {
	Transform struct{ Scale, Translate [2]float64 }
	Arcs      [][][2]float64
	Objects   map[string]struct {
		Geometries []struct {
			Type       string
			Arcs       json.RawMessage
			Properties struct{ Name string }
		}
	}
}

func run(in, out string) error {
	if in == "" {
		return errors.New("give -atlas; the comment of this command says where it comes from")
	}
	data, err := os.ReadFile(in)
	if err != nil {
		return err
	}
	var t topology
	if err := json.Unmarshal(data, &t); err != nil {
		return fmt.Errorf("%s: %w", in, err)
	}
	land, err := t.rings("land")
	if err != nil {
		return err
	}
	countries, err := t.rings("countries")
	if err != nil {
		return err
	}
	users := make([]int, len(t.Arcs))
	for _, r := range countries {
		for _, a := range r {
			users[max(a, ^a)]++
		}
	}
	arcs, rings := t.pack(land, users)
	names, err := t.names()
	if err != nil {
		return err
	}
	return os.WriteFile(out, atlas.Encode(arcs, rings, names), 0o644)
}

// names are those of the countries, the largest first, each at the centroid of its
// largest piece; the area is that on the plane, drawn together towards the poles.
func (t *topology) names() ([]atlas.Name, error) {
	type sized struct {
		atlas.Name
		area float64
	}
	var all []sized
	for _, g := range t.Objects["countries"].Geometries {
		pieces, err := piecesOf(g.Type, g.Arcs)
		if err != nil {
			return nil, err
		}
		best := sized{Name: atlas.Name{Name: g.Properties.Name}}
		for _, rings := range pieces {
			if len(rings) == 0 {
				continue
			}
			if area, at := t.centroid(rings[0]); area > best.area {
				best.area, best.At = area, at
			}
		}
		if best.area > 0 && best.Name.Name != "" {
			best.area *= math.Cos(best.At.Lat * math.Pi / 180)
			all = append(all, best)
		}
	}
	sort.Slice(all, func(i, j int) bool {
		if all[i].area != all[j].area {
			return all[i].area > all[j].area
		}
		return all[i].Name.Name < all[j].Name.Name
	})
	names := make([]atlas.Name, 0, len(all))
	for _, s := range all {
		names = append(names, s.Name)
	}
	return names, nil
}

// centroid is the area and the centroid of a ring on the plane of degrees (the shoelace
// formula).
func (t *topology) centroid(arcs []int) (area float64, at atlas.Point) {
	var ring [][2]float64
	for _, a := range arcs {
		line := t.line(max(a, ^a))
		if a < 0 {
			slices.Reverse(line)
		}
		ring = append(ring, line...)
	}
	for i := 1; i < len(ring); i++ { // across the date line
		ring[i][0] -= 360 * math.Round((ring[i][0]-ring[i-1][0])/360)
	}
	var x, y float64
	for i, a := range ring {
		b := ring[(i+1)%len(ring)]
		cross := a[0]*b[1] - b[0]*a[1]
		area += cross
		x += (a[0] + b[0]) * cross
		y += (a[1] + b[1]) * cross
	}
	if area == 0 {
		return 0, at
	}
	return math.Abs(area) / 2, atlas.Point{Lon: x / (3 * area), Lat: y / (3 * area)}
}

// rings are those of all geometries of an object.
func (t *topology) rings(object string) (all [][]int, err error) {
	for _, g := range t.Objects[object].Geometries {
		pieces, err := piecesOf(g.Type, g.Arcs)
		if err != nil {
			return nil, err
		}
		for _, p := range pieces {
			all = append(all, p...)
		}
	}
	return all, nil
}

// piecesOf are the polygons of a geometry, each a list of rings, the outer one first.
func piecesOf(kind string, arcs json.RawMessage) (pieces [][][]int, err error) {
	if kind == "Polygon" {
		pieces = make([][][]int, 1)
		return pieces, json.Unmarshal(arcs, &pieces[0])
	}
	return pieces, json.Unmarshal(arcs, &pieces)
}

// pack simplifies the arcs and leaves out those that nothing is left of.
func (t *topology) pack(land [][]int, users []int) (arcs []atlas.Arc, rings [][]int) {
	points := make([][][2]int, len(t.Arcs))
	for i := range t.Arcs {
		points[i] = t.simplified(i)
	}
	number := map[int]int{}
	take := func(i int) int {
		n, ok := number[i]
		if !ok {
			n = len(arcs)
			number[i] = n
			arcs = append(arcs, atlas.Arc{Border: users[i] > 1, Points: points[i]})
		}
		return n
	}
	for _, r := range land {
		size := 0
		for _, a := range r {
			size += len(points[max(a, ^a)]) - 1
		}
		if size < 3 {
			continue
		}
		ring := make([]int, 0, len(r))
		for _, a := range r {
			if a < 0 {
				ring = append(ring, ^take(^a))
			} else {
				ring = append(ring, take(a))
			}
		}
		rings = append(rings, ring)
	}
	for i, n := range users {
		if n > 1 {
			take(i)
		}
	}
	return arcs, rings
}

// line is an arc in degrees.
func (t *topology) line(i int) [][2]float64 {
	line := make([][2]float64, len(t.Arcs[i]))
	var x, y float64
	for k, d := range t.Arcs[i] {
		x, y = x+d[0], y+d[1]
		line[k] = [2]float64{x*t.Transform.Scale[0] + t.Transform.Translate[0], y*t.Transform.Scale[1] + t.Transform.Translate[1]}
	}
	return line
}

// simplified is an arc in whole units of the table.
func (t *topology) simplified(i int) [][2]int {
	line := t.line(i)
	keep := make([]bool, len(line))
	keep[0], keep[len(line)-1] = true, true
	mark(line, keep, 0, len(line)-1)
	var out [][2]int
	for k, p := range line {
		q := [2]int{int(math.Round(p[0] / atlas.Unit)), int(math.Round(p[1] / atlas.Unit))}
		if keep[k] && (len(out) == 0 || out[len(out)-1] != q) {
			out = append(out, q)
		}
	}
	return out
}

// mark marks which points between from and to are kept. A ring begins and ends at one
// point: the farthest from it parts the ring in two.
func mark(line [][2]float64, keep []bool, from, to int) {
	farthest, at := 0.0, -1
	for k := from + 1; k < to; k++ {
		if d := distance(line[k], line[from], line[to]); d > farthest {
			farthest, at = d, k
		}
	}
	if farthest <= tolerance {
		return
	}
	keep[at] = true
	mark(line, keep, from, at)
	mark(line, keep, at, to)
}

// distance is that of p from the stretch between a and b, in degrees of a meridian.
func distance(p, a, b [2]float64) float64 {
	k := math.Cos(p[1] * math.Pi / 180)
	px, py, bx, by := (p[0]-a[0])*k, p[1]-a[1], (b[0]-a[0])*k, b[1]-a[1]
	u := 0.0
	if l := bx*bx + by*by; l > 0 {
		u = min(max((px*bx+py*by)/l, 0), 1)
	}
	return math.Hypot(px-u*bx, py-u*by)
}
