package html

import (
	"fmt"
	"math"
	"strings"
	"unicode"

	"hearsay/internal/gazetteer/atlas"
	"hearsay/internal/told"
)

// How a map of a small stretch says where in the world it lies.
const (
	nearby       = 12.0 // degrees of latitude that a map shows at most to have towns that nobody tells of
	maxMarks     = 9    // of those
	local        = 3.5  // degrees that a map shows at most to have a smaller map in a corner
	insetWidth   = 132.0
	insetHeight  = 92.0
	insetDegrees = 22.0 // that it shows
	insetMargin  = 6.0
)

// high is how many degrees of latitude the frame shows.
func (f *frame) high() float64 { return mapHeight / f.scale }

// marks are the towns for finding one's way on the frame: none where it is so large that
// countries do that.
func (f *frame) marks() []told.Landmark {
	if f.world || f.high() > nearby {
		return nil
	}
	up, side := f.high()/2, mapWidth/2/f.scale/f.narrow
	return told.Landmarks(f.lat-up, f.lon-side, f.lat+up, f.lon+side)
}

// landmarks lays as many towns as there is room for between what is told, the largest
// first. A town that is told of, or lies at one, is left out.
func (s *sheetOf) landmarks(f *frame, marks []told.Landmark, places []*spotted, size float64, taken []box) []box {
	const r = 2.2
	apart := 18 * size // a quarter of a city is no landmark beside it
	var near []box
	for _, m := range marks {
		if len(s.Marks) == maxMarks {
			break
		}
		x, y, in := f.at(m.Lat, m.Lon)
		if !in || f.toldOf(m, places) {
			continue
		}
		dot := box{x - 2*r, y - 2*r, x + 2*r, y + 2*r}
		if meetsAny(dot, taken) || meetsAny(box{x - apart, y - apart, x + apart, y + apart}, near) {
			continue
		}
		l, at, ok := place4(shorten(m.Name, maxName), x, y, r*size, size*.86, f, taken)
		if !ok {
			continue
		}
		taken, near = append(taken, dot, at), append(near, box{x, y, x, y})
		s.Marks = append(s.Marks, mapMark{units(x), units(y), units(r * size), l})
	}
	return taken
}

// toldOf reports whether a town is one of the places, or has its name.
func (f *frame) toldOf(m told.Landmark, places []*spotted) bool {
	for _, p := range places {
		if p.Name == m.Name || math.Abs(p.src.Lat-m.Lat) < .005 && math.Abs(p.src.Lon-m.Lon) < .005 {
			return true
		}
	}
	return false
}

// mapMark is a town that nobody tells of.
type mapMark struct {
	X, Y, R string
	Label   mapLabel
}

// inset is a smaller map of where the map lies.
type inset struct {
	X, Y, Width, Height string
	ViewBox             string
	Land, Borders       string
	Frame               [4]string // the map's own stretch: x, y, width, height
}

// inset draws a small map of the wider stretch, in the corner that fewest dots lie in,
// the lower left left to the scale's bar. It is nil where the map is not small.
func (f *frame) inset(w *atlas.World, places []*spotted) (*inset, []box) {
	if f.world || f.high() > local {
		return nil, nil
	}
	wide := frame{lon: f.lon, lat: math.Max(-90+insetDegrees/2, math.Min(90-insetDegrees/2, f.lat)), narrow: f.narrow, scale: insetHeight / insetDegrees}
	i := &inset{
		Width: units(insetWidth), Height: units(insetHeight),
		ViewBox: fmt.Sprintf("%.1f %.1f %.1f %.1f", (mapWidth-insetWidth)/2, (mapHeight-insetHeight)/2, insetWidth, insetHeight),
	}
	i.Land, i.Borders = wide.shapes(w)
	x, y, _ := wide.at(f.lat, f.lon)
	wd, ht := mapWidth*wide.scale/f.scale, mapHeight*wide.scale/f.scale
	grow := math.Max(1, 5/ht) // a square that can be seen
	i.Frame = [4]string{units(x - wd*grow/2), units(y - ht*grow/2), units(wd * grow), units(ht * grow)}
	right, low := mapWidth-insetMargin-insetWidth, mapHeight-insetMargin-insetHeight
	best, fewest := box{}, math.MaxInt
	for _, c := range [...]spot{{right, insetMargin}, {insetMargin, insetMargin}, {right, low}} {
		b := box{c.x, c.y, c.x + insetWidth, c.y + insetHeight}
		n := 0
		for _, p := range places {
			x, y, _ := f.at(p.src.Lat, p.src.Lon)
			if b.meets(box{x - 12, y - 12, x + 12, y + 12}) {
				n += p.Articles
			}
		}
		if n < fewest {
			best, fewest = b, n
		}
	}
	if fewest > 0 { // it would hide what is told
		return nil, nil
	}
	i.X, i.Y = units(best.x0), units(best.y0)
	return i, []box{best}
}

// barBox is what the scale's bar takes up, in a map drawn so much larger than usual.
func (c *chart) barBox(size float64) []box {
	if c.Bar == "" {
		return nil
	}
	return []box{{0, mapHeight - 20 - 14*size, mapWidth/5 + 30, mapHeight}}
}

// labelWidth is how wide a label is at most, nearly, in the widest of the fonts that pages
// are shown in.
func labelWidth(name string, size float64) float64 {
	w := 0.0
	for _, r := range name {
		switch {
		case strings.ContainsRune("ijlI.,'’|:; ", r):
			w += 4.7
		case strings.ContainsRune("ftr-()", r):
			w += 6
		case strings.ContainsRune("mwMW", r):
			w += 12.8
		case r >= 0x1100: // Hangul, Chinese, and what else is as wide as high
			w += 13
		case unicode.IsUpper(r):
			w += 9.8
		default:
			w += 8.7
		}
	}
	return size * w
}
