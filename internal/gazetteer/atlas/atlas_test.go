package atlas

import (
	"math"
	"testing"
)

func TestWorldIsWhole(t *testing.T) {
	if len(file) > 300<<10 {
		t.Errorf("the table has %d bytes; 300 KiB are enough", len(file))
	}
	w, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	if len(w.Land) < 500 || len(w.Borders) < 200 || len(w.Names) < 170 {
		t.Errorf("%d rings, %d borders, %d names: the world has more", len(w.Land), len(w.Borders), len(w.Names))
	}
	for _, lines := range [][]Line{w.Land, w.Borders} {
		for _, l := range lines {
			for _, p := range l {
				if math.Abs(p.Lon) > 540 || math.Abs(p.Lat) > 90.001 {
					t.Fatalf("a line leads through %v", p)
				}
			}
		}
	}
	for _, ring := range w.Land {
		for i, p := range ring {
			if q := ring[(i+1)%len(ring)]; math.Abs(p.Lon-q.Lon) > 180 && p.Lat != -90 {
				t.Errorf("a coast leads around the world, from %v to %v", p, q)
			}
		}
	}
	for name, at := range map[string]Point{"land": {2.35, 48.85}, "land of an island": {138, 36}, "land by the date line": {178, 66}, "land beyond it": {-175, 66.5}, "the south": {0, -80}, "the south, elsewhere": {170, -85}} {
		if !onLand(w, at) {
			t.Errorf("%s: %v is in the sea", name, at)
		}
	}
	for name, at := range map[string]Point{"the Atlantic": {-35, 30}, "the Pacific": {-170, 0}, "the Caspian Sea": {51, 41.5}} {
		if onLand(w, at) {
			t.Errorf("%s is land", name)
		}
	}
}

// onLand counts the coasts to the east of a point.
func onLand(w *World, p Point) bool {
	for _, turned := range []float64{-360, 0, 360} {
		in := false
		for _, ring := range w.Land {
			for i, a := range ring {
				b := ring[(i+1)%len(ring)]
				if (a.Lat > p.Lat) != (b.Lat > p.Lat) && p.Lon+turned < a.Lon+(p.Lat-a.Lat)/(b.Lat-a.Lat)*(b.Lon-a.Lon) {
					in = !in
				}
			}
		}
		if in {
			return true
		}
	}
	return false
}

func TestEncodeAndDecode(t *testing.T) {
	arcs := []Arc{{Points: [][2]int{{0, 0}, {100, 0}, {100, 100}}}, {Border: true, Points: [][2]int{{0, 0}, {100, 100}}}}
	w, err := decode(Encode(arcs, [][]int{{0, ^1}}, []Name{{"Freedonia", Point{.5, -.25}}}))
	if err != nil {
		t.Fatal(err)
	}
	if len(w.Land) != 1 || len(w.Land[0]) != 4 || w.Land[0][3] != (Point{}) || len(w.Borders) != 1 || w.Names[0].Name != "Freedonia" || w.Names[0].At.Lat != -.25 {
		t.Errorf("%+v", w)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(Encode([]Arc{{Points: [][2]int{{0, 0}, {1, 1}}}}, [][]int{{0}}, []Name{{"A", Point{}}}))
	f.Add([]byte(magic + "\x80\x80\x80\x80\x80\x80"))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, file []byte) {
		if w, err := decode(file); err == nil && w == nil {
			t.Error("neither a world nor an error")
		}
	})
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Load(); err != nil {
			b.Fatal(err)
		}
	}
}
