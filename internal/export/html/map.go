package html

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"sync"
	"unicode/utf8"

	"hearsay/internal/gazetteer/atlas"
	"hearsay/internal/told"
)

// What the section of places holds at most.
const (
	maxDots   = 120 // drawn
	maxSpots  = 48  // listed with their words, of each sort
	openSpots = 16  // of those, not folded
	maxLabels = 16
	maxLands  = 12 // names of countries
	maxOthers = 6  // of countries that hold no dot
	maxName   = 26 // characters of a label
	maxUses   = 10 // articles named behind a place
)

// where is the section of places: a map, and lists that say all that is on it.
type where struct {
	Map        *chart // nil: there is no dot to draw
	Dots       []*spotted
	MoreDots   int
	Wide       []*spotted
	MoreWide   int
	Doubtful   []*spotted
	Unresolved []*spotted
	Left       int // names that are in neither list for want of room
}

// spotted is a place in the list.
type spotted struct {
	Name, Country string
	Anchor        string
	Articles      int
	Off           bool // not on the map, which shows less of the world
	Uses          []usage
	More          int
	Clash         []rival
	src           *told.Spot
}

// usage is one article's naming of a place.
type usage struct {
	Article *article
	Href    string
	Lies    string // "north-west of Deir ez-Zor", where it says more than the name
}

// rival is another place that an article has in the same words.
type rival struct {
	Name, Href string
	In         *article
}

// chart is the map. Everything in it stands in the lists, too.
type chart struct {
	Width, Height int
	World         bool
	Land, Borders string
	Wide, Narrow  sheetOf // dots and labels for a wide page, and larger ones for a narrow one
	Inset         *inset  // where in the world it lies; nil: the map says that itself
	Off           int     // dots that lie outside
	Coarse        bool    // shores are drawn to a kilometre or two, and so that it shows
	Bar           string  // length of the scale's bar, in units of the map; "" in a map of the world
	Distance      string  // "200 km"
}

type sheetOf struct {
	Dots   []mapDot
	Labels []mapLabel
	Lands  []mapLabel // names of countries, for finding one's way
	Marks  []mapMark  // towns, too
}

type mapDot struct {
	X, Y, R     string
	Class, Href string
	Title       string
}

type mapLabel struct {
	X, Y, Anchor, Text string
}

// where gathers the places. It lays marks, so it comes before the texts are rendered.
func (b *book) where(p told.Places) *where {
	w := &where{}
	for i := range p.Spots {
		s := &p.Spots[i]
		switch {
		case s.Articles == 0:
		case s.Size == told.Wide && len(w.Wide) == maxSpots:
			w.MoreWide++
		case s.Size == told.Wide:
			w.Wide = append(w.Wide, b.spotted(s))
		case len(w.Dots) == maxSpots:
			w.MoreDots++
		default:
			w.Dots = append(w.Dots, b.spotted(s))
		}
	}
	for _, l := range [...]struct {
		from []told.Spot
		to   *[]*spotted
	}{{p.Doubtful, &w.Doubtful}, {p.Unresolved, &w.Unresolved}} {
		for i := range l.from {
			switch {
			case l.from[i].Articles == 0:
			case len(*l.to) == maxSpots/2:
				w.Left++
			default:
				*l.to = append(*l.to, b.spotted(&l.from[i]))
			}
		}
	}
	w.Map = newChart(w.Dots)
	if w.Map == nil && len(w.Wide) == 0 && len(w.Doubtful) == 0 && len(w.Unresolved) == 0 {
		return nil
	}
	return w
}

func (b *book) spotted(s *told.Spot) *spotted {
	x := &spotted{Name: shorten(line(s.Name), 60), Country: nation(s), Articles: s.Articles, Anchor: b.take("place"), src: s}
	for i := range s.Uses {
		u := &s.Uses[i]
		for _, r := range u.Clash {
			if len(x.Clash) < maxUses/2 {
				x.Clash = append(x.Clash, rival{b.words(r.Words, 40), b.href(r.Words, "", "at"), b.articles[r.Article]})
			}
		}
		if len(x.Uses) == maxUses {
			x.More++
			continue
		}
		a := b.articles[u.Article]
		b.open(a)
		y := usage{Article: a, Href: b.href(u.Words, "", "at")}
		if u.Lies != u.Words {
			y.Lies = b.words(u.Lies, 80)
		}
		x.Uses = append(x.Uses, y)
	}
	return x
}

// newChart draws the map of some places, which are the most named first.
func newChart(places []*spotted) *chart {
	dots := make([]*told.Spot, 0, len(places))
	for _, p := range places {
		dots = append(dots, p.src)
	}
	if len(dots) == 0 {
		return nil
	}
	f := frameOf(dots)
	c := &chart{Width: mapWidth, Height: mapHeight, World: f.world}
	if f.world {
		c.Height = mapHeight - 2*worldMargin
	}
	w, err := atlas.Load()
	var lands []atlas.Name
	if err != nil {
		w = &atlas.World{} // it is our own table; its test holds it whole
	}
	c.Land, c.Borders = f.shapes(w)
	if !f.world {
		c.scale(&f)
		lands = w.Names
	}
	var on []*spotted
	for _, p := range places[:min(len(places), maxDots)] {
		if _, _, in := f.at(p.src.Lat, p.src.Lon); in {
			on = append(on, p)
		} else {
			p.Off = true
			c.Off++
		}
	}
	var corner []box
	c.Inset, corner = f.inset(w, on)
	c.Coarse = !f.world && f.high() < coarse
	g := ground{lands: lands, held: held(lands, on), marks: f.marks()}
	g.taken = append(c.barBox(1), corner...)
	c.Wide = g.draw(&f, on, 1)
	g.lands, g.held, g.taken = nil, nil, append(c.barBox(narrowPage), corner...)
	c.Narrow = g.draw(&f, on, narrowPage)
	return c
}

// several are the places that two articles name at least, or all, if there are not two of these: what one alone names
// would draw the map away from what they tell together.
func several(dots []*told.Spot) []*told.Spot {
	if n := slices.IndexFunc(dots, func(d *told.Spot) bool { return d.Articles < 2 }); n > 1 {
		return dots[:n]
	}
	return dots
}

const (
	worldMargin = 40  // of a map of the world, the units above and below that show nothing
	coarse      = 2   // degrees of latitude that a map shows from which on shores look edged
	narrowPage  = 1.9 // how much larger dots and labels are where the map is drawn smaller
)

// scale gives the map a bar of a round number of kilometres.
func (c *chart) scale(f *frame) {
	const degree = 111.2 // kilometres
	for _, km := range []int{5000, 2000, 1000, 500, 200, 100, 50, 20, 10} {
		if w := float64(km) / degree * f.scale; w <= mapWidth/5 {
			c.Bar, c.Distance = units(w), fmt.Sprintf("%d km", km)
			return
		}
	}
}

func units(x float64) string { return fmt.Sprintf("%.1f", x) }

// box is what a dot or a label takes up.
type box struct{ x0, y0, x1, y1 float64 }

func (b box) meets(c box) bool { return b.x0 < c.x1 && c.x0 < b.x1 && b.y0 < c.y1 && c.y0 < b.y1 }

// ground is what a map has beside what is told: names for finding one's way, and what is
// taken already.
type ground struct {
	lands []atlas.Name
	held  []atlas.Name // countries that places on the map lie in
	marks []told.Landmark
	taken []box
}

// draw lays dots on the map, the most named last and so above the others, and as
// many labels as there is room for, the most named first. Size is how much larger than
// usual all is.
func (g *ground) draw(f *frame, places []*spotted, size float64) sheetOf {
	var s sheetOf
	taken := slices.Clip(g.taken)
	most := 1
	for _, p := range places {
		most = max(most, p.Articles)
	}
	radius := func(p *spotted) float64 {
		return size * (3 + 6*math.Sqrt(float64(p.Articles)/float64(most)))
	}
	for i := len(places) - 1; i >= 0; i-- {
		p := places[i]
		x, y, _ := f.at(p.src.Lat, p.src.Lon)
		r := radius(p)
		taken = append(taken, box{x - r, y - r, x + r, y + r})
		d := mapDot{X: units(x), Y: units(y), R: units(r), Class: "dot", Title: fmt.Sprintf("%s: %s", p.Name, articles(p.Articles))}
		if p.src.Beside() {
			d.Class += " near"
		}
		if len(p.Clash) > 0 {
			d.Class += " clash"
		}
		d.Href = "#" + p.Anchor
		if len(p.Uses) > 0 && p.Uses[0].Href != "" {
			d.Href = p.Uses[0].Href
		}
		s.Dots = append(s.Dots, d)
	}
	for _, p := range places {
		if len(s.Labels) == maxLabels {
			break
		}
		x, y, _ := f.at(p.src.Lat, p.src.Lon)
		if l, at, ok := place4(shorten(p.Name, maxName), x, y, radius(p), size, f, taken); ok {
			s.Labels = append(s.Labels, l)
			taken = append(taken, at)
		}
	}
	for _, n := range g.held {
		taken = s.country(f, n, taken, asides[:])
	}
	taken = s.landmarks(f, g.marks, places, size, taken)
	others := 0
	for _, n := range g.lands {
		if others < maxOthers && !slices.Contains(g.held, n) {
			before := len(s.Lands)
			taken = s.country(f, n, taken, asides[:1])
			others += len(s.Lands) - before
		}
	}
	return s
}

// asides are where the name of a country may stand from the point that is meant for it.
var asides = [...]spot{{0, 0}, {0, 18}, {0, -18}, {40, 0}, {-40, 0}, {40, 18}, {-40, 18}, {40, -18}, {-40, -18}, {0, 36}, {0, -36}}

// country writes the name of a country where there is room.
func (s *sheetOf) country(f *frame, n atlas.Name, taken []box, tries []spot) []box {
	if len(s.Lands) == maxLands {
		return taken
	}
	x0, y0, in := f.at(n.At.Lat, n.At.Lon)
	if !in {
		return taken
	}
	w := 6.8 * float64(utf8.RuneCountInString(n.Name))
	for _, by := range tries {
		x, y := x0+by.x, y0+by.y
		b := box{x - w/2 - 3, y - 9, x + w/2 + 3, y + 9}
		if b.x0 < 0 || b.x1 > mapWidth || b.y0 < f.top() || b.y1 > mapHeight-f.top() || meetsAny(b, taken) {
			continue
		}
		s.Lands = append(s.Lands, mapLabel{units(x), units(y + 4), "middle", n.Name})
		return append(taken, b)
	}
	return taken
}

// held are the countries that some of the places lie in, those of the most named places first.
func held(lands []atlas.Name, places []*spotted) []atlas.Name {
	var out []atlas.Name
	for _, p := range places {
		if i := slices.IndexFunc(lands, func(n atlas.Name) bool { return p.Country == n.Name }); i >= 0 && !slices.Contains(out, lands[i]) {
			out = append(out, lands[i])
		}
	}
	return out
}

// nations are the names of countries by their codes, as far as the map has them.
var nations = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	w, err := atlas.Load()
	if err != nil {
		return out
	}
	for _, n := range w.Names {
		if c := told.Nation(n.Name); c != "" && out[c] == "" {
			out[c] = n.Name
		}
	}
	return out
})

// nation is the country of a place in words; its code where no name is known, and nothing for the
// country itself.
func nation(s *told.Spot) string {
	name := cmp.Or(nations()[s.Country], s.Country)
	if s.Country == "" || name == s.Name || told.Nation(s.Name) == s.Country {
		return ""
	}
	return line(name)
}

// top is where what is shown of the map begins.
func (f *frame) top() float64 {
	if f.world {
		return worldMargin
	}
	return 0
}

// place4 tries the four sides of a dot for its label.
func place4(name string, x, y, r, size float64, f *frame, taken []box) (mapLabel, box, bool) {
	w, h := labelWidth(name, size), size*14
	top, bottom := f.top()+2, mapHeight-f.top()-2
	for _, t := range [...]struct {
		x, y   float64 // left and top of the box
		anchor string
	}{
		{x + r + 3, y - h/2, "start"},
		{x - r - 3 - w, y - h/2, "end"},
		{x - w/2, y - r - 2 - h, "middle"},
		{x - w/2, y + r + 2, "middle"},
	} {
		b := box{t.x, t.y, t.x + w, t.y + h}
		if b.x0 < 2 || b.x1 > mapWidth-2 || b.y0 < top || b.y1 > bottom || meetsAny(b, taken) {
			continue
		}
		at := t.x
		switch t.anchor {
		case "end":
			at = b.x1
		case "middle":
			at = x
		}
		return mapLabel{units(at), units(t.y + h*.78), t.anchor, name}, b, true
	}
	return mapLabel{}, box{}, false
}

func meetsAny(b box, taken []box) bool {
	for _, t := range taken {
		if b.meets(t) {
			return true
		}
	}
	return false
}

// articles is a number of articles in words.
func articles(n int) string {
	if n == 1 {
		return "1 article"
	}
	return fmt.Sprintf("%d articles", n)
}

// ViewBox is the part of the map's plane that is shown.
func (c *chart) ViewBox() string {
	return fmt.Sprintf("0 %d %d %d", (mapHeight-c.Height)/2, c.Width, c.Height)
}
