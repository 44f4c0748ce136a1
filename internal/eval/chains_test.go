package eval

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"hearsay/internal/news"
)

// relays is a gold of four items: two links, one, none, and none.
var relays = []ChainItem{
	{File: "f", ID: "a", Content: []Range{{20, 30}}, Cue: []Range{{10, 16}}, Chain: []GoldLink{
		{Via: "told", Span: Range{10, 19}, Names: []Range{{15, 19}, {90, 95}}},
		{Via: "reported", Span: Range{31, 39}, Names: []Range{{31, 34}}},
	}},
	{File: "f", ID: "a", Content: []Range{{50, 60}}, Cue: []Range{{40, 46}}, Chain: []GoldLink{{Via: "cited", Span: Range{60, 69}, Names: []Range{{65, 69}}}}},
	{File: "f", ID: "a", Content: []Range{{80, 89}}, Cue: []Range{{70, 76}}},
	{File: "f", ID: "b", Content: []Range{{5, 9}}, Cue: []Range{{1, 4}}},
}

func TestScoreChains(t *testing.T) {
	link := func(names ...Range) FoundLink { return FoundLink{Names: names} }
	got := ScoreChains(relays, []ChainPrediction{{ID: "a", Statements: []ChainStatement{
		{Content: []Range{{0, 100}}, Chain: []FoundLink{link(Range{65, 69})}},                                      // more of the words, but another cue
		{Content: []Range{{20, 25}}, Cue: []Range{{12, 16}}, Chain: []FoundLink{link(Range{0, 2}, Range{92, 93})}}, // named elsewhere, as the gold has it
		{Content: []Range{{50, 60}}, Cue: []Range{{40, 46}}, Chain: []FoundLink{link(Range{66, 67}), link(Range{65, 69})}},
		{Content: []Range{{80, 89}}, Cue: []Range{{70, 76}}, Chain: []FoundLink{link(Range{77, 79})}},
	}}})
	want := ChainsScore{
		Items: 4, Links: 3, Guesses: 4,
		Found:   rounded(75, 2),
		All:     Extents{rounded(50, 2), rounded(66.67, 2), rounded(57.14, 2)},
		OfFound: Extents{rounded(50, 2), rounded(66.67, 2), rounded(57.14, 2)},
		Left:    rounded(50, 2),
		ByKind:  []LinkCount{{"told", 1, 1}, {"medium", 0, 0}, {"cited", 1, 1}, {"reported", 1, 0}, {"other", 0, 0}},
	}
	if d := cmp.Diff(want, got, cmp.AllowUnexported(Figure{})); d != "" {
		t.Error(d)
	}
	if none := ScoreChains(relays, nil); none.All.R.value != 0 || none.Left.value != 100 || none.Found.value != 0 {
		t.Errorf("nothing found scores %+v", none)
	}
}

func TestChainsReaders(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{`{"file": "f", "content": [[0, 1]]}`, `f:1: no "id"`},
		{`{"id": "a", "file": "../f", "content": [[0, 1]]}`, "not a file below the data"},
		{`{"id": "a", "file": "f"}`, "neither content nor cue"},
		{`{"id": "a", "file": "f", "cue": [[0, 1]], "chain": [{"via": "rumour", "names": [[0, 1]]}]}`, "rumour"},
		{`{"id": "a", "file": "f", "cue": [[0, 1]], "chain": [{"via": "told"}]}`, "without a name"},
		{`{"id": "a", "file": "f", "cue": [[0, 1]], "chain": [{"via": "told", "names": [[3, 2]]}]}`, "the range [3, 2]"},
		{"", "no records"},
	} {
		if _, err := ReadChainsGold("f", strings.NewReader(c.in)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v, want %q in it", c.in, err, c.want)
		}
	}
	for _, c := range []struct{ in, want string }{
		{`{"statements": []}`, `f:1: no "id"`},
		{`{"id": "a", "statements": [{"chain": [{"names": [[-1, 2]]}]}]}`, "statement 1: the range [-1, 2]"},
	} {
		if _, err := ReadChainPredictions("f", strings.NewReader(c.in)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v, want %q in it", c.in, err, c.want)
		}
	}
}

// TestChainsGold: the gold keeps what docs/gold-chains.md promises: standoff only, no
// item twice, both halves large enough, and two relays to one item without.
func TestChainsGold(t *testing.T) {
	d := json.NewDecoder(strings.NewReader(string(chainsGold)))
	d.DisallowUnknownFields()
	for d.More() {
		var g ChainItem
		if err := d.Decode(&g); err != nil {
			t.Fatal(err)
		}
	}
	for split, least := range map[string]int{"": 300, "dev-half": 150, "report-half": 150} {
		keep, err := splitNamed(split)
		if err != nil {
			t.Fatal(err)
		}
		items, err := chainItems(keep)
		if err != nil {
			t.Fatal(err)
		}
		seen, with := map[string]bool{}, 0
		for i := range items {
			with += one(len(items[i].Chain) > 0)
			at := items[i].ID + mustJSON(t, items[i].Content) + mustJSON(t, items[i].Cue)
			if seen[at] {
				t.Errorf("twice: %s", at)
			}
			seen[at] = true
		}
		if share := over(with, len(items)); len(items) < least || share < 0.5 || share > 0.7 {
			t.Errorf("%q: %d items, %d with a relay", split, len(items), with)
		}
	}
}

// TestChainsGoldFitsItsTexts: every range begins and ends with something to be read,
// and a gold that is predicted as it stands scores full marks.
func TestChainsGoldFitsItsTexts(t *testing.T) {
	data := filepath.Join(sharedDir(t), "data")
	items, err := chainItems(func(string) bool { return true })
	if err != nil {
		t.Fatal(err)
	}
	texts, err := readItemTexts("chains", data, each(items, func(g ChainItem) itemEnd { return itemEnd{g.File, g.ID, lastOf(g.ranges())} }))
	if err != nil {
		t.Fatal(err)
	}
	points := map[string][]rune{}
	for _, x := range texts {
		points[x.ID] = []rune(x.Text)
	}
	byID := map[string]*ChainPrediction{}
	var order []*ChainPrediction
	for i := range items {
		g := &items[i]
		p := byID[g.ID]
		if p == nil {
			p = &ChainPrediction{ID: g.ID}
			byID[g.ID], order = p, append(order, p)
		}
		s := ChainStatement{Content: g.Content, Cue: g.Cue, Chain: []FoundLink{}}
		for _, l := range g.Chain {
			s.Chain = append(s.Chain, FoundLink{Span: l.Span, Names: l.Names})
		}
		p.Statements = append(p.Statements, s)
		for _, r := range g.ranges() {
			if x := points[g.ID]; r[1] > len(x) || r[0] == r[1] || unicode.IsSpace(x[r[0]]) || unicode.IsSpace(x[r[1]-1]) {
				t.Errorf("%s: [%d, %d] is no stretch of words", g.ID, r[0], r[1])
			}
		}
	}
	r, err := Run(t.Context(), "chains", Options{Gold: []string{data}, Score: jsonFile(t, "chains.jsonl", order)})
	if err != nil {
		t.Fatal(err)
	}
	if s, ok := r.Score.(ChainsScore); !ok || s.All.F1.value != 100 || s.Left.value != 100 || r.Unpredicted != 0 {
		t.Errorf("the gold itself scores %+v, %d texts without predictions", s, r.Unpredicted)
	}
}

func TestRunChainsWithoutTexts(t *testing.T) {
	if _, err := Run(t.Context(), "chains", Options{Gold: []string{t.TempDir()}}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no texts: %v", err)
	}
	if _, err := Run(t.Context(), "chains", Options{Gold: []string{"a", "b"}}); err == nil {
		t.Error("two folders: no error")
	}
}

// TestPredictChains: unattributed statements are left out, and whoever makes the
// statement around another passes it on, but not to himself.
func TestPredictChains(t *testing.T) {
	link := news.Relay{Voice: 1}
	e := &Engine{Analyse: func(body, _ string) *news.Analysis {
		said := spansOf(body, "said")
		link.Span = said[0]
		outer := news.Statement{Kind: news.Mixed, Source: spansOf(body, "Ilse"), Cue: said, Content: spansOf(body, "the quay is “closed”"), Voice: 0, Chain: []news.Relay{link}}
		inner := news.Statement{Cue: spansOf(body, "is"), Content: spansOf(body, "“closed”"), Voice: news.NoVoice, Within: 2}
		own := inner
		own.Voice = 0
		return &news.Analysis{
			Voices: []news.Voice{{Mentions: spansOf(body, "Ilse")}, {Mentions: said}},
			Statements: []news.Statement{
				{Content: spansOf(body, "went on"), Kind: news.Unattributed}, outer,
			},
			Nested: []news.Nested{{Statement: inner, Parent: -1}, {Statement: own, Parent: 0}},
		}
	}}
	got, err := e.predictChains(t.Context(), []itemText{{ID: "1", Text: awkward}})
	if err != nil {
		t.Fatal(err)
	}
	by := func(words ...string) FoundLink {
		return FoundLink{Span: pointsOf(awkward, words[0])[0], Names: pointsOf(awkward, words[1])}
	}
	told, said := by("said", "said"), by("Ilse Öberg\u0083 said", "Ilse")
	want := []ChainPrediction{{ID: "1", Statements: []ChainStatement{
		{Content: pointsOf(awkward, "the quay is “clo\u0000sed”"), Cue: pointsOf(awkward, "said"), Chain: []FoundLink{told}},
		{Content: pointsOf(awkward, "“clo\u0000sed”"), Cue: pointsOf(awkward, "is"), Chain: []FoundLink{said, told}},
		{Content: pointsOf(awkward, "“clo\u0000sed”"), Cue: pointsOf(awkward, "is"), Chain: []FoundLink{told}},
	}}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	link.Voice = 2
	if _, err := e.predictChains(t.Context(), []itemText{{ID: "1", Text: awkward}}); err == nil {
		t.Error("a voice that is not there passes it on, and no error")
	}
}
