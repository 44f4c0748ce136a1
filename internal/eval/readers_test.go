package eval

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// readers are all readers of gold and predictions, for tests that treat them
// alike.
var readers = map[string]func(name string, r io.Reader) error{
	"attribution gold": func(n string, r io.Reader) error { _, err := ReadAttributionGold(n, r); return err },
	"attribution":      func(n string, r io.Reader) error { _, err := ReadAttributionPredictions(n, r); return err },
	"dates gold":       func(n string, r io.Reader) error { _, err := ReadDatesGold(n, r); return err },
	"dates":            func(n string, r io.Reader) error { _, err := ReadDatesPredictions(n, r); return err },
	"places gold":      func(n string, r io.Reader) error { _, err := ReadPlacesGold(n, r); return err },
	"places":           func(n string, r io.Reader) error { _, err := ReadPlacesPredictions(n, r); return err },
	"articles":         func(n string, r io.Reader) error { _, err := readCaseArticles(n, r); return err },
	"truth":            func(n string, r io.Reader) error { _, err := readTruth(n, r); return err },
	"lineage":          func(n string, r io.Reader) error { _, err := ReadLineagePrediction(n, r); return err },
	"extraction":       func(n string, r io.Reader) error { _, err := ReadExtraction(n, r); return err },
	"syntax gold":      func(n string, r io.Reader) error { _, err := ReadSyntaxGold(n, r); return err },
	"syntax":           func(n string, r io.Reader) error { _, err := ReadSyntaxPredictions(n, r); return err },
	"golden":           func(n string, r io.Reader) error { _, err := readGolden(n, r); return err },
}

// TestBrokenLines: each error names the file, the line, and what is wrong.
func TestBrokenLines(t *testing.T) {
	good := `{"id": "a", "attributions": []}` + "\n\n"
	for _, c := range []struct{ reader, in, want string }{
		{"attribution", good + `{"id": "b", "attributions": [`, "f:3: unexpected end of JSON input"},
		{"attribution", good + `{"attributions": []}`, `f:3: no "id"`},
		{"attribution", good + `{"id": "b"}`, `f:3: no "attributions"`},
		{"attribution", good + `{"id": "b", "attributions": [{"cue": [[1, 2, 3]]}]}`, "f:3: a range has two ends, not 3"},
		{"attribution", good + `{"id": "b", "attributions": [{"cue": [[4, 2]]}]}`, "f:3: attribution 1: cue: the range [4, 2] is not one of a text"},
		{"attribution", good + `{"id": "b", "attributions": [{"cue": [["4", 2]]}]}`, "f:3: json: cannot unmarshal string"},
		{"attribution", good + "{} {}", "f:3: invalid character"},
		{"attribution gold", `{"id": "b", "tokens": [[0, 1]], "labels": [], "attributions": []}`, "f:1: 0 labels for 1 tokens"},
		{"attribution gold", `{"id": "b", "tokens": [[0, 1]], "labels": ["O"], "paragraphs": [[0, 2]], "attributions": []}`, "f:1: the paragraph [0, 2] is not one of 1 tokens"},
		{"attribution gold", "\n", "f: no records"},
		{"dates", `{"id": "b", "timexes": [{"start": 3, "end": 2}]}`, "f:1: timex 1: the range [3, 2]"},
		{"dates", `{"id": "b", "timexes": [{"start": 3, "end": 4.5}]}`, "f:1: json: cannot unmarshal number 4.5"},
		{"dates gold", `{"id": "b", "timexes": [{"start": 3, "end": 4, "type": "DATE"}]}`, "f:1: timex 1: no type or no value"},
		{"places", `{"id": "b", "toponyms": [{"start": 3, "end": 4, "lat": 1}]}`, "f:1: toponym 1: one coordinate without the other"},
		{"places gold", `{"id": "b", "toponyms": null}`, `f:1: no "toponyms"`},
		{"articles", `{"text": "x"}`, `f:1: no "id"`},
		{"truth", `[]`, "not an object of articles"},
		{"truth", "{\n\"a\": {\"origin\": [[1, 2, \"a\"]]}}", `article "a": a copied run is [start, end, root, offset]`},
		{"truth", `{"a": {}`, "unexpected EOF"},
		{"lineage", "{\"passages\": [],\n\"edges\": {}}", "f: near line 2"},
		{"lineage", `{"passages": [], "edges": []}`, "must all be there"},
		{"lineage", `{"passages": [], "edges": [], "origins": {"a": null}}`, `the origins of "a" are null`},
		{"extraction", "{}", "f: no records"},
		{"extraction", "{\n\n\"a\": 3}", "f: near line 3"},
		{"golden", "# x\na\tb", "f:2: 2 fields"},
		{"golden", "a\tb\tc\td\tmuch\t%", `f:1: "much" is not a figure`},
		{"golden", "a\tb\tc\td\t1\t%\na\tb\tc\td\t1\t%", "f:2: this row stands twice"},
	} {
		if err := readers[c.reader]("f", strings.NewReader(c.in)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s of %q: %v, want %q in it", c.reader, c.in, err, c.want)
		}
	}
}

func TestLineTooLong(t *testing.T) {
	in := io.MultiReader(strings.NewReader("\n"), io.LimitReader(zeros{}, maxLine+1))
	if _, err := ReadDatesPredictions("f", in); err == nil || !strings.Contains(err.Error(), "f:2: the line is longer than 64 MB") {
		t.Error(err)
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = '0'
	}
	return len(p), nil
}

// TestCasesThatContradictThemselves: what the scorer's arithmetic takes for
// granted is looked at before.
func TestCasesThatContradictThemselves(t *testing.T) {
	articles := []CaseArticle{{ID: "a", Text: "äöü"}, {ID: "b", Text: "xyz"}}
	for _, c := range []struct {
		name  string
		truth []Descent
	}{
		{"none", nil},
		{"unknown article", []Descent{{ID: "c"}}},
		{"unknown parent", []Descent{{ID: "a", Parents: []string{"c"}}}},
		{"runs that overlap", []Descent{{ID: "a", Origin: []Copied{{0, 2, "a", 0}, {1, 3, "a", 0}}}}},
		{"run beyond the end", []Descent{{ID: "a", Origin: []Copied{{0, 4, "a", 0}}}}},
		{"twice", []Descent{{ID: "a"}, {ID: "a"}}},
	} {
		if err := (&LineageCase{articles, c.truth}).check(); err == nil {
			t.Errorf("%s: no error", c.name)
		}
	}
	circle := &LineageCase{articles, []Descent{{ID: "a", Parents: []string{"b"}}, {ID: "b", Parents: []string{"a"}}}}
	if _, err := ScoreLineage(circle, &LineagePrediction{}); err == nil {
		t.Error("a circle of parents: no error")
	}
}

func TestLineagePredictionsOutsideTheCase(t *testing.T) {
	c := &LineageCase{[]CaseArticle{{ID: "a", Text: "äöü"}}, []Descent{{ID: "a", Kind: "root", Roots: []string{"a"}}}}
	for _, p := range []LineagePrediction{
		{Passages: []SharedPassage{{A: "a", B: "b"}}},
		{Passages: []SharedPassage{{A: "a", AEnd: 4, B: "a"}}},
		{Passages: []SharedPassage{{A: "a", B: "a", BStart: 2, BEnd: 1}}},
		{Edges: []CopyEdge{{"a", "b"}}},
	} {
		if _, err := ScoreLineage(c, &p); err == nil {
			t.Errorf("%+v: no error", p)
		}
	}
}

// FuzzReaders: no reader panics, each error names the file, and what was read
// can be scored.
func FuzzReaders(f *testing.F) {
	files, err := filepath.Glob("testdata/cases/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for part := range bytes.SplitSeq(raw, []byte("\n-- ")) {
			if _, body, ok := bytes.Cut(part, []byte(" --\n")); ok {
				f.Add(body)
			}
		}
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		for name, read := range readers {
			if err := read("the file", bytes.NewReader(in)); err != nil && !strings.Contains(err.Error(), "the file") {
				t.Errorf("%s: the error does not name the file: %v", name, err)
			}
		}
		fuzzScorers(in)
	})
}

// fuzzScorers scores whatever can be read, against itself.
func fuzzScorers(in []byte) {
	if g, err := ReadAttributionGold("f", bytes.NewReader(in)); err == nil {
		ScoreAttribution(g, []AttributionPrediction{{g[0].ID, g[0].Attributions}})
	}
	if g, err := ReadDatesGold("f", bytes.NewReader(in)); err == nil {
		ScoreDates(g, []DatesPrediction{{g[0].ID, g[0].Timexes}})
	}
	if g, err := ReadPlacesGold("f", bytes.NewReader(in)); err == nil {
		ScorePlaces(g, []PlacesPrediction{{g[0].ID, g[0].Toponyms}})
	}
	if g, err := ReadExtraction("f", bytes.NewReader(in)); err == nil {
		_, _ = ScoreExtraction(g, g)
	}
}
