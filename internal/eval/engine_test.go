package eval

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"hearsay/internal/news"
)

// spansOf finds words in a body, as an engine would that knows them.
func spansOf(body string, words ...string) []news.Span {
	var out []news.Span
	for _, w := range words {
		if i := strings.Index(body, w); i >= 0 {
			out = append(out, news.MakeSpan(i, i+len(w)))
		}
	}
	return out
}

// pointsOf finds words in a text, in code points.
func pointsOf(text string, words ...string) []Range {
	out := []Range{}
	for _, w := range words {
		i := strings.Index(text, w)
		start := len([]rune(text[:i]))
		out = append(out, Range{start, start + len([]rune(w))})
	}
	return out
}

// awkward has characters of one to four bytes, line ends that are normalised and
// controls that are dropped before, in and after what is found.
const awkward = "\ufeffIlse Öberg\u0083 said\r\n📰 the quay is “clo\u0000sed”\u0001.\u2028She went on."

func TestPredictionsPointIntoTheGold(t *testing.T) {
	e := &Engine{
		Analyse: func(body, lang string) *news.Analysis {
			if strings.ContainsAny(body, "\r\x00\x01\ufeff\u0083\u2028") || lang != "en" {
				t.Errorf("the engine is given %q in %q", body, lang)
			}
			return &news.Analysis{
				Statements: []news.Statement{
					{Source: spansOf(body, "Ilse Öberg"), Cue: spansOf(body, "said"), Content: spansOf(body, "the quay is “closed”", "She"), Kind: news.Mixed},
					{Content: spansOf(body, "went on")}, // unattributed
				},
				Dates:  []news.Date{{Span: spansOf(body, "closed")[0], Type: news.DurationType, Mod: "END"}},
				Places: []news.Place{{Span: spansOf(body, "quay")[0], GeoNameID: 7, Lat: 1, Lon: 2}, {Span: spansOf(body, "She")[0]}},
			}
		},
		Resolve: func(dates []news.Date, published news.Stamp) []string {
			return []string{published.Time.Format("2006-01-02") + fmt.Sprint(published.Day)}
		},
	}
	a, err := e.PredictAttributions(t.Context(), []AttributionGold{{ID: "1", Text: awkward}, {ID: "1", Text: awkward}})
	if err != nil {
		t.Fatal(err)
	}
	want := []AttributionPrediction{{ID: "1", Attributions: []Attribution{{
		pointsOf(awkward, "Ilse Öberg"), pointsOf(awkward, "said"), pointsOf(awkward, "the quay is “clo\u0000sed”", "She"),
	}}}}
	if d := cmp.Diff(want, a); d != "" {
		t.Error(d)
	}
	dates, err := e.PredictDates(t.Context(), []DatesGold{{ID: "1", Created: "2031-06-04", Text: awkward}})
	if err != nil {
		t.Fatal(err)
	}
	closed := pointsOf(awkward, "clo\u0000sed")[0]
	if got := mustJSON(t, dates); got != fmt.Sprintf(`[{"id":"1","timexes":[{"start":%d,"end":%d,"type":"DURATION","value":"2031-06-04true","mod":"END"}]}]`, closed[0], closed[1]) {
		t.Error(got)
	}
	places, err := e.PredictPlaces(t.Context(), []PlacesGold{{ID: "1", Text: awkward}})
	if err != nil {
		t.Fatal(err)
	}
	quay, she := pointsOf(awkward, "quay")[0], pointsOf(awkward, "She")[0]
	if got := mustJSON(t, places); got != fmt.Sprintf(`[{"id":"1","toponyms":[{"start":%d,"end":%d,"lat":1,"lon":2,"geonameid":7},{"start":%d,"end":%d,"lat":null,"lon":null,"geonameid":null}]}]`, quay[0], quay[1], she[0], she[1]) {
		t.Error(got)
	}
}

// TestSpansCoverTheSameWords: whatever is dropped, a span and the range made of
// it hold the same characters but for those.
func TestSpansCoverTheSameWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		raw := strings.Join(rapid.SliceOf(rapid.SampledFrom([]string{"a", "é", "“", "📰", "\r\n", "\r", "\x00", "\u0085", "\ufeff", " ", "word"})).Draw(t, "raw"), "")
		g := newGoldText(raw)
		start := rapid.IntRange(0, len(g.body)).Draw(t, "start")
		end := rapid.IntRange(start, len(g.body)).Draw(t, "end")
		for start > 0 && g.body[start:] != "" && g.body[start]&0xc0 == 0x80 {
			start--
		}
		for end < len(g.body) && g.body[end]&0xc0 == 0x80 {
			end++
		}
		s := news.MakeSpan(start, end)
		r := g.span(s)
		points := []rune(raw)
		if r[0] < 0 || r[1] < r[0] || r[1] > len(points) {
			t.Fatalf("%q: span %v becomes %v of %d", raw, s, r, len(points))
		}
		if got := newGoldText(string(points[r[0]:r[1]])).body; got != s.Of(g.body) {
			t.Fatalf("%q: span %q becomes %q", raw, s.Of(g.body), got)
		}
	})
}

func TestEngineOutsideTheText(t *testing.T) {
	e := &Engine{Analyse: func(body, _ string) *news.Analysis {
		return &news.Analysis{Places: []news.Place{{Span: news.MakeSpan(2, len(body)+1)}}}
	}}
	if _, err := e.PredictPlaces(t.Context(), []PlacesGold{{ID: "quay", Text: "short"}}); err == nil || !strings.Contains(err.Error(), "quay") {
		t.Errorf("a span outside the text gives %v", err)
	}
}

// fiction is a set of three articles with two texts; the second text takes a
// sentence from the first.
var fiction = []CaseArticle{
	{ID: "late", Outlet: "B Post", Published: "2031-06-05T08:00:00Z", Text: "The ferry “Möwe” ran aground."},
	{ID: "first", Outlet: "A Post", Published: "2031-06-04T08:00:00Z", Text: "The ferry “Möwe” ran aground."},
	{ID: "undated", Outlet: "C Post", Text: "📰 Late news. The ferry “Möwe” ran aground. Nobody was hurt."},
}

func fictionEngine(t *testing.T) *Engine {
	return &Engine{
		Analyse: func(body, _ string) *news.Analysis { return &news.Analysis{Text: news.TextIDOf(body)} },
		Trace: func(_ context.Context, set *news.Set) (*news.Findings, error) {
			if len(set.Articles) != 3 || len(set.Texts) != 2 || set.Articles[0].Given != "first" || set.Articles[2].Given != "undated" {
				t.Errorf("the set is not sorted as it should be: %+v", set.Articles)
			}
			for i := range set.Texts {
				if set.Analyses[i].Text != set.Texts[i].ID || i > 0 && bytes.Compare(set.Texts[i-1].ID[:], set.Texts[i].ID[:]) >= 0 {
					t.Error("texts and analyses are not side by side, sorted")
				}
			}
			by := func(given string) news.Article {
				for _, a := range set.Articles {
					if a.Given == given {
						return a
					}
				}
				panic("no article " + given)
			}
			refTo := func(a news.Article) news.Ref {
				for _, x := range set.Texts {
					if x.ID == a.Text {
						return news.Ref{Text: x.ID, Span: spansOf(x.Body, "The ferry “Möwe” ran aground.")[0]}
					}
				}
				panic("no text")
			}
			edge := func(from, to string, kind news.EdgeKind, decided bool) news.Edge {
				return news.Edge{From: by(from).ID, To: by(to).ID, Kind: kind, Decided: decided}
			}
			return &news.Findings{
				Passages: []news.Passage{{A: refTo(by("first")), B: refTo(by("undated"))}},
				Edges: []news.Edge{
					edge("first", "late", news.Copies, true), edge("late", "undated", news.Quotes, true),
					edge("undated", "first", news.Links, true), edge("undated", "late", news.Copies, false),
				},
				Lineages: []news.Lineage{
					{Article: by("first").ID},
					{Article: by("late").ID, Roots: []news.Root{{Article: by("first").ID, Share: 1}}},
					{Article: by("undated").ID, Roots: []news.Root{{Article: by("first").ID, Share: 0.4}, {Article: by("late").ID, Share: 0.1, Added: true}}},
				},
			}, nil
		},
	}
}

func TestPredictLineage(t *testing.T) {
	p, err := fictionEngine(t).PredictLineage(t.Context(), fiction)
	if err != nil {
		t.Fatal(err)
	}
	want := &LineagePrediction{
		Passages: []SharedPassage{
			{"first", 0, 29, "late", 0, 29}, // one text
			{"first", 0, 29, "undated", 13, 42},
		},
		Edges:   []CopyEdge{{"first", "late"}, {"late", "undated"}},
		Origins: map[string][]string{"first": {"first"}, "late": {"first"}, "undated": {"first"}},
	}
	if d := cmp.Diff(want, p); d != "" {
		t.Error(d)
	}
}

func TestPredictExtraction(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "html"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"good", "bad"} {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		fmt.Fprintf(z, "<p>%s", id)
		if err := errors.Join(z.Close(), os.WriteFile(filepath.Join(dir, "html", id+".html.gz"), b.Bytes(), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	gold := `{"good": {"articleBody": "one two three four five", "url": "https://o.example/"}, "bad": {"articleBody": "six"}}`
	if err := os.WriteFile(filepath.Join(dir, "ground-truth.json"), []byte(gold), 0o644); err != nil {
		t.Fatal(err)
	}
	e := &Engine{Extract: func(page []byte, url string) (string, error) {
		if string(page) == "<p>bad" {
			return "", errors.New("no article")
		}
		return "one two three four " + url, nil
	}}
	out := filepath.Join(dir, "out.json")
	r, err := Run(t.Context(), "extraction", Options{Gold: []string{dir}, Predictions: out, Engine: e})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Failed) != 1 || !strings.Contains(r.Failed[0].Error(), "page bad: no article") {
		t.Errorf("failed: %v", r.Failed)
	}
	again, err := Run(t.Context(), "extraction", Options{Gold: []string{dir}, Score: out})
	if err != nil {
		t.Fatal(err)
	}
	if again.Score != r.Score {
		t.Errorf("what was written scores %v, what was found %v", again.Score, r.Score)
	}
}

func TestRunRefuses(t *testing.T) {
	gold := filepath.Join(t.TempDir(), "gold.jsonl")
	if err := os.WriteFile(gold, []byte(`{"id": "a", "text": "", "created": "", "timexes": []}`), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		task string
		o    Options
		want error
	}{
		{"unknown task", "weather", Options{Gold: []string{gold}}, ErrTask},
		{"engine without a function", "dates", Options{Gold: []string{gold}}, ErrEngine},
		{"no gold", "dates", Options{}, nil},
		{"unknown split", "dates", Options{Gold: []string{gold}, Split: "third"}, nil},
		{"empty split", "dates", Options{Gold: []string{gold}, Split: "1-12"}, errNoRecords},
		{"missing file", "dates", Options{Gold: []string{gold + "x"}}, os.ErrNotExist},
		{"two cases", "lineage", Options{Gold: []string{"a", "b"}}, nil},
	} {
		_, err := Run(t.Context(), c.task, c.o)
		if err == nil || c.want != nil && !errors.Is(err, c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	e := &Engine{Analyse: func(string, string) *news.Analysis { return &news.Analysis{} }, Resolve: func([]news.Date, news.Stamp) []string { return nil }}
	if _, err := Run(ctx, "dates", Options{Gold: []string{gold}, Engine: e}); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled run gives %v", err)
	}
}

func TestStampOf(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"2031-06-04", "2031-06-04T00:00:00Z day"},
		{"2031-06-04T23:30", "2031-06-04T23:30:00Z"},
		{"2031-06-04T23:30:05+02:00", "2031-06-04T21:30:05Z"},
		{"", "0001-01-01T00:00:00Z"},
		{"June", "error"},
	} {
		s, err := stampOf(c.in)
		got := s.Time.Format(time.RFC3339)
		if s.Day {
			got += " day"
		}
		if err != nil {
			got = "error"
		}
		if got != c.want {
			t.Errorf("stampOf(%q) = %s, want %s", c.in, got, c.want)
		}
	}
}
