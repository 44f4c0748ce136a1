package html

import (
	"fmt"
	"math"
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
		for _, s := range []sheetOf{chart.Wide, chart.Narrow} {
			checkSheet(t, name, s, float64(chart.Width), float64(chart.Height))
		}
		if strings.Contains(chart.Land+chart.Borders, "NaN") || len(chart.Land)+len(chart.Borders) > 200<<10 {
			t.Errorf("%s: shapes of %d bytes", name, len(chart.Land)+len(chart.Borders))
		}
	}
	if newChart(nil) != nil {
		t.Error("a map of nothing")
	}
}

// checkSheet checks that dots and labels are on the map and that labels keep apart.
func checkSheet(t *testing.T, name string, s sheetOf, width, height float64) {
	t.Helper()
	number := func(n string) float64 {
		f, err := strconv.ParseFloat(n, 64)
		if err != nil || math.IsNaN(f) {
			t.Errorf("%s: %q is no number", name, n)
		}
		return f
	}
	for _, d := range s.Dots {
		if x, y := number(d.X), number(d.Y); x < 0 || x > width || y < (mapHeight-height)/2 || y > (mapHeight+height)/2 {
			t.Errorf("%s: a dot is at %v %v", name, x, y)
		}
	}
	for i, l := range s.Labels {
		for _, m := range s.Labels[:i] {
			if l.Anchor == m.Anchor && math.Abs(number(l.X)-number(m.X)) < 30 && math.Abs(number(l.Y)-number(m.Y)) < 13 {
				t.Errorf("%s: labels %s and %s lie over each other", name, l.Text, m.Text)
			}
		}
	}
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
