package eval

import (
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// writeCase writes a lineage case; truth keeps the order of the descents.
func writeCase(t testing.TB, articles []CaseArticle, truth []Descent) string {
	t.Helper()
	dir := t.TempDir()
	err := writeTo(filepath.Join(dir, "articles.jsonl"), func(w io.Writer) error { return writeLines(w, articles) })
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for i, d := range truth {
		runs := []any{}
		for _, r := range d.Origin {
			runs = append(runs, []any{r.Start, r.End, r.Root, r.Offset})
		}
		b.WriteString([]string{"{", ",\n"}[min(i, 1)])
		b.WriteString(mustJSON(t, d.ID) + ": " + mustJSON(t, map[string]any{
			"kind": d.Kind, "parents": append([]string{}, d.Parents...), "roots": append([]string{}, d.Roots...), "origin": runs,
		}))
	}
	b.WriteString("}\n")
	if err := os.WriteFile(filepath.Join(dir, "truth.json"), []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

// randomCase makes a case whose runs are as unruly as any: repeated root
// characters, runs that touch, single characters, kinds beyond ASCII.
func randomCase(r *rand.Rand) ([]CaseArticle, []Descent) {
	words := []string{"the", "harbour", "“shut”", "Öberg", "said", "📰", "on", "a", "grey\u001cday"}
	var articles []CaseArticle
	var truth []Descent
	for i := range 3 + r.IntN(8) {
		var b strings.Builder
		for range 20 + r.IntN(80) {
			b.WriteString(words[r.IntN(len(words))] + []string{" ", " ", "\n\n"}[r.IntN(3)])
		}
		a := CaseArticle{ID: fmt.Sprintf("a%02d", i), Text: b.String()}
		articles = append(articles, a)
		n := len([]rune(a.Text))
		d := Descent{ID: a.ID, Kind: "root", Roots: []string{a.ID}, Origin: []Copied{{0, n, a.ID, 0}}}
		if i > 0 && r.IntN(4) > 0 {
			d.Kind = []string{"light", "čut", "merge"}[r.IntN(3)]
			d.Origin, d.Roots = nil, nil
			for range 1 + r.IntN(2) {
				d.Parents = append(d.Parents, articles[r.IntN(i)].ID)
			}
			roots := map[string]bool{}
			for at := r.IntN(20); at < n; at += r.IntN(30) {
				end := min(n, at+r.IntN(60))
				root := articles[r.IntN(2)].ID
				d.Origin = append(d.Origin, Copied{at, end, root, r.IntN(100)})
				roots[root] = true
				at = end
			}
			d.Roots = append([]string{}, sortedKeys(roots)...)
		}
		truth = append(truth, d)
	}
	r.Shuffle(len(truth), func(i, j int) { truth[i], truth[j] = truth[j], truth[i] })
	return articles, truth
}

// randomLineage predicts at random, with some sense: half of the passages lay
// the same words on each other.
func randomLineage(r *rand.Rand, articles []CaseArticle, n int) *LineagePrediction {
	p := &LineagePrediction{Passages: []SharedPassage{}, Edges: []CopyEdge{}, Origins: map[string][]string{}}
	stretch := func(a *CaseArticle) (int, int) {
		length := len([]rune(a.Text))
		start := r.IntN(length)
		return start, start + r.IntN(min(400, length-start+1))
	}
	for range n {
		a, b := &articles[r.IntN(len(articles))], &articles[r.IntN(len(articles))]
		s := SharedPassage{A: a.ID, B: b.ID}
		s.AStart, s.AEnd = stretch(a)
		s.BStart, s.BEnd = stretch(b)
		if r.IntN(2) == 0 {
			b = a
			s.B, s.BStart, s.BEnd = b.ID, s.AStart, s.AEnd
		}
		p.Passages = append(p.Passages, s)
		p.Edges = append(p.Edges, CopyEdge{articles[r.IntN(len(articles))].ID, articles[r.IntN(len(articles))].ID})
		if r.IntN(2) == 0 {
			p.Origins[a.ID] = []string{articles[r.IntN(len(articles))].ID, articles[0].ID}[:r.IntN(3)]
		}
	}
	return p
}

func lineageFile(t testing.TB, p *LineagePrediction) string {
	return tempFile(t, "predicted.json", func(w io.Writer) error { return WriteLineagePrediction(w, p) })
}

func TestLineageAgreesOnOwnCases(t *testing.T) {
	for seed := range uint64(10) {
		r := rand.New(rand.NewPCG(seed, 4))
		articles, truth := randomCase(r)
		p := randomLineage(r, articles, int(seed%5)*8)
		agrees(t, "lineage", writeCase(t, articles, truth), lineageFile(t, p))
	}
}

// perturbTruth predicts the truth of a case with faults: what an engine that
// works may find.
func perturbTruth(r *rand.Rand, c *LineageCase) *LineagePrediction {
	p := &LineagePrediction{Passages: []SharedPassage{}, Edges: []CopyEdge{}, Origins: map[string][]string{}}
	length := map[string]int{}
	for _, a := range c.Articles {
		length[a.ID] = len([]rune(a.Text))
	}
	for _, d := range c.Truth {
		for _, x := range d.Origin {
			if x.End-x.Start < 20 || r.IntN(10) == 0 {
				continue
			}
			a := jitter(r, Range{x.Start, x.End})
			b := jitter(r, Range{x.Offset, x.Offset + x.End - x.Start})
			p.Passages = append(p.Passages, SharedPassage{d.ID, a[0], min(a[1], length[d.ID]), x.Root, b[0], min(b[1], length[x.Root])})
		}
		for _, parent := range d.Parents {
			switch r.IntN(6) {
			case 0:
			case 1:
				p.Edges = append(p.Edges, CopyEdge{d.ID, parent})
			default:
				p.Edges = append(p.Edges, CopyEdge{parent, d.ID})
			}
		}
		if r.IntN(4) > 0 {
			p.Origins[d.ID] = d.Roots
		}
	}
	for range 200 { // passages between articles that share nothing
		a, b := c.Articles[r.IntN(len(c.Articles))], c.Articles[r.IntN(len(c.Articles))]
		p.Passages = append(p.Passages, SharedPassage{a.ID, 0, r.IntN(length[a.ID]), b.ID, 0, r.IntN(length[b.ID])})
	}
	return p
}

// madeCase is a small case of the maker's.
func madeCase(t testing.TB) (string, *LineageCase) {
	t.Helper()
	shared := sharedDir(t)
	python(t)
	dir := t.TempDir()
	if err := makeLineage(t.Context(), shared, filepath.Join(shared, "data", "news", "clusters", "dev.jsonl"), dir, 3, 6, 20); err != nil {
		t.Fatal(err)
	}
	c, err := ReadLineageCase(dir)
	if err != nil {
		t.Fatal(err)
	}
	return dir, c
}

func TestLineageAgreesOnMadeCase(t *testing.T) {
	dir, c := madeCase(t)
	p := perturbTruth(rand.New(rand.NewPCG(5, 5)), c)
	t.Log(agrees(t, "lineage", dir, lineageFile(t, p)))
}

// TestSimilarityIsDifflibs holds the ratio against Python's on texts that are
// alike and texts that are not, many of their words the same.
func TestSimilarityIsDifflibs(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 6))
	type pair struct{ A, B []string }
	var pairs []pair
	var want strings.Builder
	for range 400 {
		words := 1 + r.IntN(12)
		draw := func() []string {
			out := []string{}
			for range r.IntN(30) {
				out = append(out, fmt.Sprint("w", r.IntN(words)))
			}
			return out
		}
		p := pair{draw(), draw()}
		if r.IntN(2) == 0 {
			p.B = append(append([]string{}, p.A[:len(p.A)/2]...), p.B...)
		}
		pairs = append(pairs, p)
		fmt.Fprintln(&want, pythonFloat(similarity(p.A, p.B)))
		for _, least := range []float64{0.2, 0.5, 0.8} {
			if similarAtLeast(p.A, p.B, least) != (similarity(p.A, p.B) >= least) {
				t.Fatalf("similarAtLeast(%q, %q, %g) is not what similarity says", p.A, p.B, least)
			}
		}
	}
	in := jsonFile(t, "pairs.json", []any{pairs})
	out := runPython(t, "-c", "import json,sys,difflib\nfor p in json.load(open(sys.argv[1])): print(float(difflib.SequenceMatcher(None,p['A'],p['B'],False).ratio()))", in)
	if out != want.String() {
		t.Errorf("difflib:\n%s\nours:\n%s", out, want.String())
	}
}

// TestFieldsArePythons holds pythonFields against str.split for every character.
func TestFieldsArePythons(t *testing.T) {
	out := runPython(t, "-c", "print(*[c for c in range(0x110000) if not 0xd800<=c<0xe000 and not ('x'+chr(c)+'x').split()[1:]==[]])")
	var want []string
	for c := range rune(0x110000) {
		if (c < 0xd800 || c >= 0xe000) && len(pythonFields("x"+string(c)+"x")) == 2 {
			want = append(want, fmt.Sprint(int(c)))
		}
	}
	if got := strings.Fields(out); strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("Python splits at %v, we at %v", got, want)
	}
}

func BenchmarkScoreLineage(b *testing.B) {
	_, c := madeCase(b)
	p := perturbTruth(rand.New(rand.NewPCG(5, 5)), c)
	chars := 0
	for _, a := range c.Articles {
		chars += len(a.Text)
	}
	b.SetBytes(int64(chars))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ScoreLineage(c, p); err != nil {
			b.Fatal(err)
		}
	}
}
