package place

import (
	"bufio"
	"encoding/json"
	"flag"
	"math"
	"os"
	"path/filepath"
	"sort"
	"testing"

	"hearsay/internal/lang/en"
	"hearsay/internal/news"
	"hearsay/internal/read/segment"
	"hearsay/internal/text"
)

var (
	predictions   = flag.String("predictions", "", "folder to write predictions to, for shared/score/places.py")
	disagreements = flag.Int("disagreements", 0, "show this many of the places where we and the gold data differ")
)

// shared is the path of a file of the gold data, which lies beside the checkout;
// without it the test is skipped.
func shared(t testing.TB, path string) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		root := filepath.Join(dir, "shared")
		if _, err := os.Stat(filepath.Join(root, "README.md")); err != nil {
			continue
		}
		if p := filepath.Join(root, "data", path); err == nil {
			if _, err := os.Stat(p); err == nil {
				return p
			}
		}
	}
	t.Skipf("no gold data: shared/data/%s is not beside the checkout", path)
	return ""
}

type record struct {
	ID       string    `json:"id"`
	Text     string    `json:"text,omitempty"`
	Toponyms []toponym `json:"toponyms"`
}

type toponym struct {
	Start     int      `json:"start"`
	End       int      `json:"end"`
	Phrase    string   `json:"phrase,omitempty"`
	Lat       *float64 `json:"lat"`
	Lon       *float64 `json:"lon"`
	GeoNameID int32    `json:"geonameid,omitempty"`
}

// km is the distance of two points on the sphere (haversine).
func km(a, b toponym) float64 {
	rad := func(d *float64) float64 { return *d * math.Pi / 180 }
	h := math.Pow(math.Sin((rad(b.Lat)-rad(a.Lat))/2), 2) +
		math.Cos(rad(a.Lat))*math.Cos(rad(b.Lat))*math.Pow(math.Sin((rad(b.Lon)-rad(a.Lon))/2), 2)
	return 2 * 6371.0088 * math.Asin(math.Min(1, math.Sqrt(h)))
}

// TestPlacesAgreeWithGold guards the figures of the first cut, as places.py counts
// them.
func TestPlacesAgreeWithGold(t *testing.T) {
	for _, c := range []struct {
		file            string
		precision, near float64 // of spans; of gold places found, within 161 km
	}{
		{"lgl-dev", .6, .2},
		{"geovirus", .6, .4},
	} {
		t.Run(c.file, func(t *testing.T) { compareGold(t, c.file, c.precision, c.near) })
	}
}

func compareGold(t *testing.T, file string, precision, near float64) {
	f, err := os.Open(shared(t, "place/"+file+".jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []byte
	differ := map[string]int{}
	gold, ours, both, placed, close := 0, 0, 0, 0, 0
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var r record
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		found := predict(r.Text)
		at := map[[2]int]toponym{}
		for _, p := range found {
			at[[2]int{p.Start, p.End}] = p
		}
		gold, ours = gold+len(r.Toponyms), ours+len(found)
		for _, g := range r.Toponyms {
			if g.Lat != nil {
				placed++
			}
			p, ok := at[[2]int{g.Start, g.End}]
			delete(at, [2]int{g.Start, g.End})
			switch {
			case !ok:
				differ["missed "+g.Phrase]++
				continue
			case g.Lat != nil && km(g, p) <= 161:
				close++
			case g.Lat != nil:
				differ["elsewhere "+g.Phrase]++
			}
			both++
		}
		points := []rune(r.Text)
		for k := range at {
			differ["wrong "+string(points[max(0, k[0]-15):k[0]])+"⟦"+string(points[k[0]:k[1]])+"⟧"+string(points[k[1]:min(len(points), k[1]+15)])]++
		}
		line, err := json.Marshal(record{ID: r.ID, Toponyms: found})
		if err != nil {
			t.Fatal(err)
		}
		out = append(append(out, line...), '\n')
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	p, n := float64(both)/float64(ours), float64(close)/float64(placed)
	t.Logf("spans P %.4f R %.4f; of %d gold places %.4f found and within 161 km", p, float64(both)/float64(gold), placed, n)
	if p < precision || n < near {
		t.Errorf("P %.4f, within 161 km %.4f; want at least %.2f and %.2f", p, n, precision, near)
	}
	if *predictions != "" {
		if err := os.WriteFile(filepath.Join(*predictions, file+".jsonl"), out, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	show(t, differ)
}

// predict is what we find in a text, in code points.
func predict(body string) []toponym {
	var a news.Analysis
	segment.Run(body, &a, en.Language().Segment)
	Find(body, &a, en.Language().Place)
	m := text.NewMapper(body)
	found := []toponym{}
	for _, p := range a.Places {
		found = append(found, toponym{
			Start: m.PointOfByte(int(p.Span.Start)), End: m.PointOfByte(int(p.Span.End)),
			Lat: &p.Lat, Lon: &p.Lon, GeoNameID: p.GeoNameID,
		})
	}
	return found
}

func show(t *testing.T, differ map[string]int) {
	var keys []string
	for k := range differ {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool {
		if differ[keys[i]] != differ[keys[j]] {
			return differ[keys[i]] > differ[keys[j]]
		}
		return keys[i] < keys[j]
	})
	for _, k := range keys[:min(len(keys), *disagreements)] {
		t.Logf("%3d %s", differ[k], k)
	}
}
