package eval

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// sharedDir finds the shared folder beside the project by walking up, and skips
// the test where there is none.
func sharedDir(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		shared := filepath.Join(dir, "shared")
		if _, err := os.Stat(filepath.Join(shared, "README.md")); err == nil {
			return shared
		}
		up := filepath.Dir(dir)
		if up == dir {
			t.Skip("left out: no ../shared with the gold and the reference scorers")
		}
		dir = up
	}
}

func python(t testing.TB) string {
	t.Helper()
	p, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("left out: no python3 to run the reference with")
	}
	return p
}

// runPython gives what a Python program prints.
func runPython(t testing.TB, args ...string) string {
	t.Helper()
	cmd := exec.Command(python(t), args...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("python3 %s: %v\n%s", strings.Join(args, " "), err, stderr.String())
	}
	return string(out)
}

// agrees runs task on gold and a file of predictions, here and in Python, and
// wants the same bytes.
func agrees(t *testing.T, task, gold, predictions string) string {
	t.Helper()
	script := filepath.Join(sharedDir(t), "score", map[string]string{
		"attribution": "attribution.py", "dates": "dates.py", "places": "places.py", "lineage": "lineage.py",
	}[task])
	want := runPython(t, script, gold, predictions)
	r, err := Run(t.Context(), task, Options{Gold: []string{gold}, Score: predictions})
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	if err := WriteScore(&got, r.Score); err != nil {
		t.Fatal(err)
	}
	if got.String() != want {
		t.Fatalf("%s on %s differs from the reference.\nreference:\n%s\nours:\n%s", task, gold, want, got.String())
	}
	return want
}

// tempFile writes a file that the test's end removes.
func tempFile(t testing.TB, name string, write func(io.Writer) error) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := writeTo(path, write); err != nil {
		t.Fatal(err)
	}
	return path
}

func jsonFile[T any](t testing.TB, name string, lines []T) string {
	t.Helper()
	return tempFile(t, name, func(w io.Writer) error { return writeLines(w, lines) })
}

// jitter moves a range a little, now and then.
func jitter(r *rand.Rand, x Range) Range {
	switch r.IntN(5) {
	case 0:
		x[0] = max(0, x[0]-r.IntN(12))
	case 1:
		x[1] += r.IntN(12)
	case 2:
		x[1] = max(x[0], x[1]-r.IntN(12))
	}
	return x
}

func TestAttributionAgreesOnOwnCases(t *testing.T) {
	for seed := range uint64(6) {
		r := rand.New(rand.NewPCG(seed, 1))
		var gold []AttributionGold
		var predicted []AttributionPrediction
		for i := range 12 {
			g := randomAttributionGold(r, fmt.Sprintf("übersee-%d", i/2)) // two annotators each
			gold = append(gold, g)
			if r.IntN(4) > 0 {
				predicted = append(predicted, AttributionPrediction{g.ID, perturbAttributions(r, &g)})
			}
		}
		if seed == 0 {
			predicted = nil
		}
		agrees(t, "attribution", jsonFile(t, "gold.jsonl", gold), jsonFile(t, "predicted.jsonl", predicted))
	}
}

// randomAttributionGold makes a text of our own with random annotations,
// characters of all widths in it, tokens that leave gaps, and tokens between
// paragraphs.
func randomAttributionGold(r *rand.Rand, id string) AttributionGold {
	vocabulary := []string{"Mayor", "Öberg", "said", "the", "harbour", "“closed”", "📰", "naïve", "denied", ",", "on", "Tuesday"}
	g := AttributionGold{ID: id, Paragraphs: []Range{}, Tokens: []Range{}, Labels: []string{}, Attributions: []Attribution{}}
	var text strings.Builder
	points := 0
	for range 1 + r.IntN(5) {
		first := len(g.Tokens)
		for range r.IntN(25) {
			w := vocabulary[r.IntN(len(vocabulary))]
			text.WriteString(w + " ")
			n := len([]rune(w))
			g.Tokens = append(g.Tokens, Range{points, points + n})
			g.Labels = append(g.Labels, []string{"O", "O", "B-source", "I-source", "B-cue", "B-content", "I-content", "I-content"}[r.IntN(8)])
			points += n + 1
		}
		if r.IntN(8) > 0 {
			g.Paragraphs = append(g.Paragraphs, Range{first, len(g.Tokens)})
		}
	}
	g.Text = text.String()
	for range r.IntN(6) {
		g.Attributions = append(g.Attributions, randomAttribution(r, points))
	}
	return g
}

func randomAttribution(r *rand.Rand, points int) Attribution {
	some := func() []Range {
		out := []Range{}
		for range r.IntN(3) {
			at := r.IntN(points + 1)
			out = append(out, Range{at, at + r.IntN(40)})
		}
		return out
	}
	return Attribution{some(), some(), some()}
}

func perturbAttributions(r *rand.Rand, g *AttributionGold) []Attribution {
	out := []Attribution{}
	for _, a := range g.Attributions {
		if r.IntN(5) == 0 {
			continue
		}
		var b Attribution
		for k, to := range []*[]Range{&b.Source, &b.Cue, &b.Content} {
			for _, x := range a.role(k) {
				if r.IntN(8) > 0 {
					*to = append(*to, jitter(r, x))
				}
			}
		}
		out = append(out, b)
		if r.IntN(6) == 0 {
			out = append(out, b)
		}
	}
	return out
}

func TestAttributionAgreesOnRealGold(t *testing.T) {
	path := filepath.Join(sharedDir(t), "data", "attribution", "dev.jsonl")
	gold, err := readFile(path, ReadAttributionGold)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(7, 7))
	var predicted []AttributionPrediction
	for i := range gold {
		if r.IntN(10) > 0 {
			predicted = append(predicted, AttributionPrediction{gold[i].ID, perturbAttributions(r, &gold[i])})
		}
	}
	agrees(t, "attribution", path, jsonFile(t, "predicted.jsonl", predicted))
}

func perturbTimexes(r *rand.Rand, ts []Timex) []Timex {
	out := []Timex{}
	for _, x := range ts {
		if r.IntN(6) == 0 {
			continue
		}
		y := jitter(r, Range{x.Start, x.End})
		x.Start, x.End = y[0], y[1]
		switch other := "DURATION"; r.IntN(6) {
		case 0:
			x.Type = &other
		case 1:
			x.Value = nil
		case 2:
			x.Value = &other
		}
		out = append(out, x)
		if r.IntN(8) == 0 {
			out = append(out, x)
		}
	}
	r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

func TestDatesAgreeOnOwnCases(t *testing.T) {
	date, value := "DATE", "2031-05-04"
	for seed := range uint64(10) {
		r := rand.New(rand.NewPCG(seed, 2))
		var gold []DatesGold
		var predicted []DatesPrediction
		for i := range 1 + r.IntN(8) {
			g := DatesGold{ID: fmt.Sprint("день", i), Timexes: []Timex{}}
			for range r.IntN(8) * int(seed%5) {
				at := r.IntN(60)
				g.Timexes = append(g.Timexes, Timex{Start: at, End: at + r.IntN(9), Type: &date, Value: &value})
			}
			gold = append(gold, g)
			if seed%7 > 0 {
				predicted = append(predicted, DatesPrediction{g.ID, perturbTimexes(r, g.Timexes)})
			}
		}
		agrees(t, "dates", jsonFile(t, "gold.jsonl", gold), jsonFile(t, "predicted.jsonl", predicted))
	}
}

func TestDatesAgreeOnRealGold(t *testing.T) {
	for _, name := range []string{"timebank", "aquaint", "wikiwars"} {
		path := filepath.Join(sharedDir(t), "data", "time", name+".jsonl")
		gold, err := readFile(path, ReadDatesGold)
		if err != nil {
			t.Fatal(err)
		}
		r := rand.New(rand.NewPCG(7, 8))
		var predicted []DatesPrediction
		for _, g := range gold {
			predicted = append(predicted, DatesPrediction{g.ID, perturbTimexes(r, g.Timexes)})
		}
		agrees(t, "dates", path, jsonFile(t, "predicted.jsonl", predicted))
	}
}

func perturbToponyms(r *rand.Rand, ts []Toponym) []Toponym {
	out := []Toponym{}
	for _, x := range ts {
		if r.IntN(6) == 0 {
			continue
		}
		y := jitter(r, Range{x.Start, x.End})
		x.Start, x.End = y[0], y[1]
		switch r.IntN(6) {
		case 0:
			x.Lat, x.Lon = nil, nil
		case 1:
			x.GeoNameID = nil
		case 2, 3:
			if x.Lat != nil {
				lat, lon := *x.Lat+r.NormFloat64(), *x.Lon+2*r.NormFloat64()
				x.Lat, x.Lon = &lat, &lon
			}
		}
		out = append(out, x)
		if r.IntN(8) == 0 {
			out = append(out, x)
		}
	}
	return out
}

func TestPlacesAgreeOnOwnCases(t *testing.T) {
	for seed := range uint64(8) {
		r := rand.New(rand.NewPCG(seed, 3))
		var gold []PlacesGold
		var predicted []PlacesPrediction
		for i := range 1 + r.IntN(8) {
			g := PlacesGold{ID: fmt.Sprint("Čiara", i), Toponyms: []Toponym{}}
			for range r.IntN(8) * int(seed%4) {
				x := Toponym{Start: r.IntN(60)}
				x.End = x.Start + 1 + r.IntN(9)
				if r.IntN(4) > 0 {
					lat, lon, id := 180*r.Float64()-90, 360*r.Float64()-180, r.Int64N(4)
					x.Lat, x.Lon, x.GeoNameID = &lat, &lon, &id
				}
				g.Toponyms = append(g.Toponyms, x)
			}
			gold = append(gold, g)
			if seed%7 > 0 {
				predicted = append(predicted, PlacesPrediction{g.ID, perturbToponyms(r, g.Toponyms)})
			}
		}
		agrees(t, "places", jsonFile(t, "gold.jsonl", gold), jsonFile(t, "predicted.jsonl", predicted))
	}
}

func TestPlacesAgreeOnRealGold(t *testing.T) {
	for _, name := range []string{"lgl-dev", "geovirus"} {
		path := filepath.Join(sharedDir(t), "data", "place", name+".jsonl")
		gold, err := readFile(path, ReadPlacesGold)
		if err != nil {
			t.Fatal(err)
		}
		r := rand.New(rand.NewPCG(7, 9))
		var predicted []PlacesPrediction
		for _, g := range gold {
			predicted = append(predicted, PlacesPrediction{g.ID, perturbToponyms(r, g.Toponyms)})
		}
		agrees(t, "places", path, jsonFile(t, "predicted.jsonl", predicted))
	}
}

// TestSplitsCoverTheGold sees to it that the parts of a gold make the whole, and that none
// is a scrap. One gold may hold two corpora, each in parts of its own.
func TestSplitsCoverTheGold(t *testing.T) {
	shared := sharedDir(t)
	texts := func(m *measure, split string) int {
		none := tempFile(t, "none.jsonl", func(io.Writer) error { return nil })
		r, err := Run(t.Context(), m.task, Options{Gold: m.gold(shared), Split: split, Score: none})
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s, %q: %d texts", m.data, split, r.Texts)
		return r.Texts
	}
	for i := 0; i < len(suite); {
		m, sum, parts := &suite[i], 0, 0
		for ; i < len(suite) && suite[i].task == m.task && slices.Equal(suite[i].files, m.files); i++ {
			if split := suite[i].split; split != "" && split != devMore {
				n := texts(&suite[i], split)
				if n == 0 {
					t.Errorf("%s, %s: no texts", m.data, split)
				}
				sum, parts = sum+n, parts+1
			}
		}
		if parts < 2 {
			continue
		}
		if whole := texts(m, ""); sum != whole {
			t.Errorf("%s: the parts have %d texts, the whole %d", m.data, sum, whole)
		}
	}
}

// TestFiguresPrintAsInPython has Python print numbers its own way.
func TestFiguresPrintAsInPython(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	xs := []float64{0, 0.5, 1, 100, 2.675, 0.125, 0.375, 2.5, 1e-5, 0.00012345, 1e15, 1e16, 123456789.125, 33.333333333333336}
	for range 300 {
		xs = append(xs, 100*r.Float64(), float64(r.IntN(2000))/16)
	}
	in := jsonFile(t, "xs.json", []any{xs})
	out := runPython(t, "-c", "import json,sys\nfor x in json.load(open(sys.argv[1])):\n  x=float(x)\n  print(x, *[round(x,n) for n in (1,2,4)])", in)
	var want strings.Builder
	for _, x := range xs {
		fmt.Fprintln(&want, pythonFloat(x), rounded(x, 1), rounded(x, 2), rounded(x, 4))
	}
	if out != want.String() {
		t.Errorf("Python:\n%s\nours:\n%s", out, want.String())
	}
}

// TestMeansAreExact holds exactMean against statistics.mean.
func TestMeansAreExact(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var sets [][]float64
	var want strings.Builder
	for range 200 {
		var xs []float64
		for range 1 + r.IntN(40) {
			xs = append(xs, r.Float64()*float64(r.IntN(1000)))
		}
		sets = append(sets, xs)
		fmt.Fprintln(&want, pythonFloat(exactMean(xs)))
	}
	in := jsonFile(t, "sets.json", []any{sets})
	out := runPython(t, "-c", "import json,sys,statistics\nfor xs in json.load(open(sys.argv[1])): print(statistics.mean(xs))", in)
	if out != want.String() {
		t.Error("exactMean differs from Python's statistics.mean")
	}
}

func mustJSON(t testing.TB, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
