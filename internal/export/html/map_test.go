package html

import (
	"fmt"
	"math"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"hearsay/internal/news"
	"hearsay/internal/told"
)

// spotsAt are places with points, each named by so many articles as its turn from the
// end.
func spotsAt(points ...[2]float64) []*spotted {
	var out []*spotted
	for i, p := range points {
		n := len(points) - i
		out = append(out, &spotted{Name: fmt.Sprintf("Place %d", i), Articles: n, src: &told.Spot{Lat: p[0], Lon: p[1], Articles: n}})
	}
	return out
}

func TestCharts(t *testing.T) {
	for name, c := range map[string]struct {
		points [][2]float64
		dots   int // on the map
		world  bool
	}{
		"one place":              {[][2]float64{{48.8, 2.3}}, 1, false},
		"a town and its suburbs": {[][2]float64{{51.5, -.1}, {51.4, -.1}, {51.45, -.2}}, 3, false},
		"far from the others":    {[][2]float64{{43.7, 7.2}, {43.9, 4.8}, {48.8, 2.3}, {40.7, -74}}, 3, false},
		"across the date line":   {[][2]float64{{-18.1, 178.4}, {-13.8, -171.8}, {-21.1, -175.2}}, 3, false},
		"all over the world":     {[][2]float64{{40.7, -74}, {-33.8, 151.2}, {51.5, 0}, {35.6, 139.7}}, 4, true},
		"around the Pacific":     {[][2]float64{{34, -118}, {35.6, 139.7}, {-36.8, 174.7}}, 3, true},
		"at the poles":           {[][2]float64{{90, 0}, {89.9, 170}}, 2, false},
		"at both poles":          {[][2]float64{{-90, 0}, {90, 0}}, 1, true},
		"at the south pole":      {[][2]float64{{-90, 180}, {-77.8, 166.7}}, 2, false},
	} {
		chart := newChart(spotsAt(c.points...))
		if len(chart.Wide.Dots) != c.dots || chart.Off != len(c.points)-c.dots || chart.World != c.world {
			t.Errorf("%s: %d dots, %d off, world %v; want %d dots, world %v", name, len(chart.Wide.Dots), chart.Off, chart.World, c.dots, c.world)
		}
		if c.dots > 0 && chart.Land == "" {
			t.Errorf("%s: no land", name)
		}
		checkChart(t, name, chart)
		if strings.Contains(chart.Land+chart.Borders, "NaN") || len(chart.Land)+len(chart.Borders) > 200<<10 {
			t.Errorf("%s: shapes of %d bytes", name, len(chart.Land)+len(chart.Borders))
		}
	}
	if newChart(nil) != nil {
		t.Error("a map of nothing")
	}
}

// checkSheet checks that dots and labels are on the map and that labels keep apart.
func checkSheet(t *testing.T, name string, c *chart, s sheetOf, size float64) {
	t.Helper()
	number := func(n string) float64 {
		f, err := strconv.ParseFloat(n, 64)
		if err != nil || math.IsNaN(f) || math.IsInf(f, 0) {
			t.Errorf("%s: %q is no number", name, n)
		}
		return f
	}
	top := (mapHeight - float64(c.Height)) / 2
	on := func(b box) bool { return b.x0 >= 0 && b.x1 <= mapWidth && b.y0 >= top-1 && b.y1 <= mapHeight-top+1 }
	var taken []box
	var labels []string
	lay := func(l mapLabel, size float64) {
		w, x, y := labelWidth(l.Text, size), number(l.X), number(l.Y)
		switch l.Anchor {
		case "end":
			x -= w
		case "middle":
			x -= w / 2
		}
		b := box{x + 1, y - 14*size*.78 + 1, x + w - 1, y + 14*size*.22 - 1}
		if !on(b) {
			t.Errorf("%s: label %q leaves the map: %v", name, l.Text, b)
		}
		for i, o := range taken {
			if b.meets(o) {
				t.Errorf("%s: labels %q and %q lie over each other", name, l.Text, labels[i])
			}
		}
		taken, labels = append(taken, b), append(labels, l.Text)
	}
	if c.Inset != nil {
		x, y := number(c.Inset.X), number(c.Inset.Y)
		taken, labels = append(taken, box{x, y, x + insetWidth, y + insetHeight}), append(labels, "the small map")
		for _, n := range c.Inset.Frame {
			number(n)
		}
	}
	for _, d := range s.Dots {
		x, y := number(d.X), number(d.Y)
		if !on(box{x, y, x, y}) {
			t.Errorf("%s: a dot is at %v %v", name, x, y)
		}
		if c.Inset != nil && taken[0].meets(box{x, y, x + .1, y + .1}) {
			t.Errorf("%s: a dot lies below the small map", name)
		}
	}
	for _, l := range s.Labels {
		lay(l, size)
	}
	for _, m := range s.Marks {
		lay(m.Label, size*.86)
		if x, y := number(m.X), number(m.Y); !on(box{x, y, x, y}) {
			t.Errorf("%s: a town is at %v %v", name, x, y)
		}
	}
}

// checkChart checks all of a map.
func checkChart(t *testing.T, name string, c *chart) {
	t.Helper()
	checkSheet(t, name, c, c.Wide, 1)
	checkSheet(t, name, c, c.Narrow, narrowPage)
	all := c.Land + c.Borders
	if c.Inset != nil {
		all += c.Inset.Land + c.Inset.Borders
	}
	if strings.Contains(all, "NaN") || strings.Contains(all, "Inf") || len(all) > 250<<10 {
		t.Errorf("%s: shapes of %d bytes", name, len(all))
	}
	if len(c.Wide.Labels) > maxLabels || len(c.Wide.Marks) > maxMarks || len(c.Wide.Dots) > maxDots {
		t.Errorf("%s: %d labels, %d towns, %d dots", name, len(c.Wide.Labels), len(c.Wide.Marks), len(c.Wide.Dots))
	}
}

// TestManyPlacesAtOnePoint: of a thousand places at one point, some are drawn, and their
// labels keep apart.
func TestManyPlacesAtOnePoint(t *testing.T) {
	for name, at := range map[string][2]float64{
		"a city": {51.5, -.1}, "the pole": {90, 0}, "the other pole": {-90, -180}, "the date line": {-18, 180}, "its other side": {-18, -180}, "nowhere": {0, 0},
	} {
		points := make([][2]float64, 1000)
		for i := range points {
			points[i] = at
		}
		c := newChart(spotsAt(points...))
		checkChart(t, name, c)
		if len(c.Wide.Dots) == 0 || len(c.Wide.Labels) == 0 || c.Bar == "" {
			t.Errorf("%s: %d dots, %d labels, bar %q", name, len(c.Wide.Dots), len(c.Wide.Labels), c.Bar)
		}
	}
}

// TestSmallStretch: a map of one town has a bar, towns round it, and says where in the
// world it is.
func TestSmallStretch(t *testing.T) {
	for name, points := range map[string][][2]float64{
		"three in one town": {{51.51, -.13}, {51.38, -.1}, {51.43, -.16}},
		"one place":         {{48.85, 2.35}},
		"at the date line":  {{-16.8, 179.98}, {-16.7, -179.97}, {-16.6, 179.9}},
	} {
		c := newChart(spotsAt(points...))
		checkChart(t, name, c)
		if c.Inset == nil || !strings.Contains(c.Inset.Land, "M") || c.Bar == "" || c.Distance == "" || len(c.Wide.Marks) == 0 || len(c.Narrow.Marks) == 0 {
			t.Errorf("%s: small map %v, bar %q, %d towns", name, c.Inset != nil, c.Distance, len(c.Wide.Marks))
		}
		for _, m := range c.Wide.Marks {
			if m.Label.Text == "" || m.Label.Text == "Place 0" {
				t.Errorf("%s: a town is called %q", name, m.Label.Text)
			}
		}
	}
}

// TestScattered draws maps of places scattered over stretches of every size.
func TestScattered(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for k := range 30 {
		lat, lon := r.Float64()*180-90, r.Float64()*360-180
		wide := []float64{0, .01, .5, 5, 50, 400}[k%6]
		points := make([][2]float64, 1+r.IntN(40))
		for i := range points {
			points[i] = [2]float64{max(-90, min(90, lat+wide*(r.Float64()-.5))), max(-180, min(180, lon+wide*(r.Float64()-.5)))}
		}
		checkChart(t, fmt.Sprintf("%d places over %v degrees at %.2f, %.2f", len(points), wide, lat, lon), newChart(spotsAt(points...)))
	}
}

// FuzzChart draws maps of any places.
func FuzzChart(f *testing.F) {
	f.Add([]byte{}, "")
	f.Add([]byte{128, 128, 1, 128, 128, 1}, "Lunde")
	f.Add([]byte{255, 0, 200, 0, 255, 1, 3, 3, 3}, strings.Repeat("W", 80))
	f.Add([]byte{60, 0, 9, 60, 255, 9, 60, 1, 9}, "\u202eLunde\x00")
	f.Fuzz(func(t *testing.T, at []byte, name string) {
		var places []*spotted
		name = name[:min(len(name), 200)]
		for i := 0; i+2 < len(at) && i < 3*150; i += 3 {
			s := &told.Spot{Lat: float64(at[i])/255*180 - 90, Lon: float64(at[i+1])/255*360 - 180, Articles: 1 + int(at[i+2])}
			places = append(places, &spotted{Name: line(name), Articles: s.Articles, src: s})
		}
		c := newChart(places)
		if len(places) == 0 {
			if c != nil {
				t.Fatal("a map of nothing")
			}
			return
		}
		checkChart(t, "fuzzed", c)
		if c.Off+len(c.Wide.Dots) != min(len(places), maxDots) {
			t.Fatalf("%d dots, %d off, of %d", len(c.Wide.Dots), c.Off, len(places))
		}
	})
}

func TestDateLineIsDrawnThrough(t *testing.T) {
	c := newChart(spotsAt([2]float64{66, 178}, [2]float64{66, -172}))
	if len(c.Wide.Dots) != 2 {
		t.Fatalf("%d dots", len(c.Wide.Dots))
	}
	x := func(i int) float64 { f, _ := strconv.ParseFloat(c.Wide.Dots[i].X, 64); return f }
	if d := math.Abs(x(0) - x(1)); d < 50 || d > 600 {
		t.Errorf("ten degrees across the date line are %v units wide", d)
	}
}

// manyPlaces is an article of n names of places, and another of as many dates.
func manyPlaces(n int) *news.Set {
	var b strings.Builder
	a := &news.Analysis{}
	for i := range n {
		start := b.Len()
		fmt.Fprintf(&b, "Town%d", i)
		span := news.MakeSpan(start, b.Len())
		a.Places = append(a.Places, news.Place{Span: span, GeoNameID: int32(i + 1), Lat: math.Mod(float64(i)*.37, 170) - 85, Lon: math.Mod(float64(i)*1.7, 360) - 180})
		b.WriteString(" saw it happen there on ")
		start = b.Len()
		b.WriteString("that day")
		a.Dates = append(a.Dates, news.Date{Span: news.MakeSpan(start, b.Len()), Value: fmt.Sprintf("%04d-%02d-%02d", 1+(i*7919)%9998, 1+i%12, 1+i%28)})
		b.WriteString(". ")
	}
	a.Places = append(a.Places, news.Place{Lat: math.NaN(), Lon: 1}, news.Place{Lat: 100, Lon: 200})
	body := strings.TrimSpace(b.String())
	at := 0
	for _, s := range strings.SplitAfter(body, ". ") {
		a.Sentences = append(a.Sentences, news.MakeSpan(at, at+len(strings.TrimRight(s, " "))))
		for _, w := range strings.SplitAfter(s, " ") {
			a.Tokens = append(a.Tokens, news.MakeSpan(at, at+len(strings.TrimRight(w, " ."))))
			at += len(w)
		}
	}
	a.Paragraphs = []news.Span{news.MakeSpan(0, len(body))}
	text := news.Text{ID: news.TextIDOf(body), Lang: "en", Body: body}
	set := news.NewSet([]news.Article{{ID: "a000000000001", Text: text.ID, Published: news.Stamp{Time: time.Date(2024, 5, 2, 0, 0, 0, 0, time.UTC)}}}, []news.Text{text})
	set.Analyses[0] = a
	return set
}

// TestManyPlacesAndTimes checks that the page of an article of ten thousand places and
// dates, from the year 1 to 9999, is bounded.
func TestManyPlacesAndTimes(t *testing.T) {
	set := manyPlaces(10_000)
	page := write(t, Report{Set: set})
	if n := len(page) - 2*len(set.Texts[0].Body); n > 400<<10 {
		t.Errorf("the page has %d bytes beside the text", n)
	}
	checkPage(t, page, set)
	if n := strings.Count(page, `class="dot`); n == 0 || n > 2*maxDots {
		t.Errorf("%d dots", n)
	}
	for _, m := range regexp.MustCompile(`(?:\bx|cx|cy|width)="([^"%]*)%?"`).FindAllStringSubmatch(page, -1) {
		if _, err := strconv.ParseFloat(strings.TrimSuffix(m[1], "rem"), 64); err != nil && m[1] != "100" {
			t.Fatalf("%s is no number", m[0])
		}
	}
	if strings.Contains(page, "NaN") || strings.Contains(page, "Inf") {
		t.Error("a number in the page is none")
	}
}

func TestNeitherTimeNorPlace(t *testing.T) {
	page := write(t, Report{Set: tiny("Nothing is told here.", nil)})
	for _, id := range []string{`id="when"`, `id="where"`} {
		if strings.Contains(page, id) {
			t.Errorf("the page has %s, with nothing to show", id)
		}
	}
}

func BenchmarkChart(b *testing.B) {
	places := spotsAt([2]float64{43.7, 7.2}, [2]float64{43.9, 4.8}, [2]float64{48.8, 2.3}, [2]float64{40.7, -74})
	b.ReportAllocs()
	for b.Loop() {
		newChart(places)
	}
}
