package place

import (
	"bufio"
	"crypto/sha256"
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

var disagreements = flag.Int("disagreements", 0, "show this many of the places where we and the gold data differ")

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

// TestPlacesAgreeWithGold guards the figures of the halves that we develop on, counted
// as places.py counts them. Nothing of the other halves is shown.
func TestPlacesAgreeWithGold(t *testing.T) {
	for _, c := range []struct {
		file                    string
		precision, recall, near float64 // of spans, of all kinds; and of gold places, found within 161 km
	}{
		{"lgl-dev", .88, .84, .77},
		{"geovirus", .80, .90, .80},
	} {
		t.Run(c.file, func(t *testing.T) {
			n := compareGold(t, c.file)
			p, r, near := float64(n.both)/float64(n.ours), float64(n.both)/float64(n.gold), float64(n.near)/float64(n.placed)
			t.Logf("spans P %.4f R %.4f; of %d gold places %.4f found and within 161 km", p, r, n.placed, near)
			if p < c.precision || r < c.recall || near < c.near {
				t.Errorf("P %.4f R %.4f, within 161 km %.4f; want at least %.2f, %.2f and %.2f", p, r, near, c.precision, c.recall, c.near)
			}
			show(t, n.differ)
		})
	}
}

type counts struct {
	gold, ours, both, placed, near int
	differ                         map[string]int
}

func compareGold(t *testing.T, file string) counts {
	f, err := os.Open(shared(t, "place/"+file+".jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	n := counts{differ: map[string]int{}}
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var r record
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		if sha256.Sum256([]byte(r.ID))[0]%2 == 0 {
			n.add(&r)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return n
}

// add counts what was found in one text.
func (n *counts) add(r *record) {
	found := predict(r.Text)
	at := map[[2]int]toponym{}
	for _, p := range found {
		at[[2]int{p.Start, p.End}] = p
	}
	n.gold, n.ours = n.gold+len(r.Toponyms), n.ours+len(found)
	for _, g := range r.Toponyms {
		if g.Lat != nil {
			n.placed++
		}
		p, ok := at[[2]int{g.Start, g.End}]
		delete(at, [2]int{g.Start, g.End})
		switch {
		case !ok:
			n.differ["missed "+g.Phrase]++
			continue
		case g.Lat != nil && km(g, p) <= 161:
			n.near++
		case g.Lat != nil:
			n.differ["elsewhere "+g.Phrase]++
		}
		n.both++
	}
	points := []rune(r.Text)
	for k := range at {
		n.differ["wrong "+string(points[max(0, k[0]-15):k[0]])+"⟦"+string(points[k[0]:k[1]])+"⟧"+string(points[k[1]:min(len(points), k[1]+15)])]++
	}
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

// BenchmarkNews reads articles as they are, of which names are a small part.
func BenchmarkNews(b *testing.B) {
	f, _ := os.Open(shared(b, "news/clusters/dev.jsonl"))
	var bodies []string
	var as []news.Analysis
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 16<<20)
	n := 0
	for lines.Scan() && n < 400000 {
		var r record
		json.Unmarshal(lines.Bytes(), &r)
		var a news.Analysis
		segment.Run(r.Text, &a, en.Language().Segment)
		bodies = append(bodies, r.Text)
		as = append(as, a)
		n += len(r.Text)
	}
	l := en.Language().Place
	b.SetBytes(int64(n))
	b.ReportAllocs()
	for b.Loop() {
		for i := range bodies {
			Find(bodies[i], &as[i], l)
		}
	}
}
