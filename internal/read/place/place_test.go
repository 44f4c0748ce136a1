package place

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"hearsay/internal/gazetteer"
	"hearsay/internal/lang"
	"hearsay/internal/lang/en"
	"hearsay/internal/news"
	"hearsay/internal/read/segment"
	"hearsay/internal/text"
)

// cases are the lines of an annotated file: everything but comments.
func cases(t testing.TB, path string) []string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			lines = append(lines, line)
		}
	}
	return lines
}

var annotation = regexp.MustCompile(`\[([^|\]]*)\|([^\]]*)\]`)

func find(body string, l *lang.Language) *news.Analysis {
	var a news.Analysis
	segment.Run(body, &a, l.Segment)
	Find(body, &a, l.Place)
	return &a
}

var letters = map[news.PlaceKind]string{news.Actor: " a", news.PartOfName: " n", news.Demonym: " d", news.Address: "s"}

// TestPlaces checks the annotated texts: which names are found, what each is there for,
// and that it was put nearer than a region is large to one that lies where the
// annotation says.
func TestPlaces(t *testing.T) {
	for _, line := range cases(t, "testdata/places.txt") {
		body := annotation.ReplaceAllString(line, "$1")
		var want, got []string
		for _, m := range annotation.FindAllStringSubmatch(line, -1) {
			want = append(want, m[1]+"|"+m[2])
		}
		for i, p := range find(body, en.Language()).Places {
			name, in := p.Span.Of(body), p.Country
			if i < len(want) { // a region is asked for where its code is given
				_, code, _ := strings.Cut(want[i], "|")
				code, _, _ = strings.Cut(code, " ")
				if strings.Contains(code, ".") && lies(t, p, name, code) {
					in = code
				}
			}
			got = append(got, name+"|"+in+letters[p.Kind])
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s\n(-want +got)\n%s", line, diff)
		}
	}
}

// TestTraps: nothing found is better than something absurd.
func TestTraps(t *testing.T) {
	for _, line := range cases(t, "testdata/traps.txt") {
		for _, p := range find(line, en.Language()).Places {
			if p.Kind != news.Demonym {
				t.Errorf("%s\nfound %q (%v) in %s", line, p.Span.Of(line), p.Kind, p.Country)
			}
		}
	}
}

// lies reports whether a place is one of those called so in the region, or the region.
func lies(t *testing.T, p news.Place, name, code string) bool {
	region, ok := gazetteer.Coded(code)
	if !ok {
		t.Fatalf("places.txt names a region %q that the gazetteer does not have", code)
	}
	if p.Lat == region.Lat && p.Lon == region.Lon {
		return true
	}
	for _, called := range []string{name, name + " County", strings.TrimPrefix(name, "South ")} {
		for _, q := range gazetteer.Named(nil, called) {
			if q.Lat == p.Lat && q.Lon == p.Lon && q.Region == code {
				return true
			}
		}
	}
	return false
}

func TestNoLanguage(t *testing.T) {
	if a := find("Talks in Geneva failed.", &lang.Language{}); a.Places == nil || len(a.Places) != 0 {
		t.Errorf("found %v without a language, want an empty layer", a.Places)
	}
}

// TestEnglishData guards the data files against slips that would have no effect at
// all.
func TestEnglishData(t *testing.T) {
	l := en.Language().Place
	for name, code := range l.Names {
		if _, ok := gazetteer.Coded(code); !ok {
			t.Errorf("place-names.txt: the gazetteer has no country or region %q (%s)", code, name)
		}
	}
	for name := range l.Long {
		if !strings.HasSuffix(name, ".") {
			t.Errorf("place-long.txt: %q has no full stop", name)
		}
	}
	for w := range l.Words {
		if w != strings.ToLower(w) || strings.Contains(w, " ") {
			t.Errorf("%q is not a single word in lower case", w)
		}
	}
	for _, list := range []lang.Lines{l.Given, l.Family} {
		if lines := strings.Split(strings.TrimSpace(string(list)), "\n"); !slices.IsSorted(lines) {
			t.Error("a list of names is not sorted")
		}
	}
	for sign := range l.Weights {
		if !slices.Contains(signNames[:], sign) {
			t.Errorf("place-weights.txt: there is no sign %q", sign)
		}
	}
	for _, sign := range signNames {
		if _, ok := l.Weights[sign]; !ok {
			t.Errorf("place-weights.txt: no weight for %q", sign)
		}
	}
}

func TestLinearInHostileTexts(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 2 MB")
	}
	for _, piece := range []string{"Paris ", "Paris, Texas, ", "PARIS ", "Of The Congo ", "St. St. "} {
		once, eightfold := timed(strings.Repeat(piece, 1<<15/len(piece))), timed(strings.Repeat(piece, 1<<18/len(piece)))
		t.Logf("%q: 32 KiB in %v, 256 KiB in %v", piece, once, eightfold)
		if eightfold > 40*once+time.Second {
			t.Errorf("%q: eight times the text takes %v instead of %v", piece, eightfold, once)
		}
	}
}

func timed(body string) time.Duration {
	start := time.Now()
	find(body, en.Language())
	return time.Since(start)
}

func FuzzFind(f *testing.F) {
	for _, line := range cases(f, "testdata/places.txt") {
		f.Add(annotation.ReplaceAllString(line, "$1"))
	}
	f.Fuzz(func(t *testing.T, raw string) {
		body, _ := text.Normalise(raw)
		end := uint32(0)
		l := en.Language()
		a := find(body, l)
		home := HomeOf(raw, l.Place)
		home.Learn(body, a, l.Place)
		at := At(body, a, l.Place, home)
		if len(at) != len(a.Places) {
			t.Fatalf("%d places at home, and %d elsewhere", len(at), len(a.Places))
		}
		for i, p := range a.Places {
			if p.Span.Empty() || p.Span.Start < end || int(p.Span.End) > len(body) || at[i].Span != p.Span {
				t.Fatalf("span %v of %q is empty, not sorted, or outside the text, or elsewhere at home", p.Span, body)
			}
			if p.Lat < -90 || p.Lat > 90 || p.Lon < -180 || p.Lon > 180 {
				t.Fatalf("%q lies at %v, %v", p.Span.Of(body), p.Lat, p.Lon)
			}
			if w := p.RelationWords; w.Start > w.End || int(w.End) > len(body) || (p.Relation == news.At) != w.Empty() {
				t.Fatalf("%q is %v by %v", p.Span.Of(body), p.Relation, w)
			}
			end = p.Span.End
		}
	})
}

func BenchmarkFind(b *testing.B) {
	body := annotation.ReplaceAllString(strings.Join(cases(b, "testdata/places.txt"), "\n"), "$1")
	l := en.Language()
	var a news.Analysis
	segment.Run(body, &a, l.Segment)
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		Find(body, &a, l.Place)
	}
}
