package corpus

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"time"
)

// TestGrammarIsWhole checks that every symbol that is used can be written.
func TestGrammarIsWhole(t *testing.T) {
	m, err := NewMaker(1)
	if err != nil {
		t.Fatal(err)
	}
	m.invent() // sets the story's own names
	for symbol, ways := range m.w.g {
		for _, parts := range ways {
			for _, p := range parts {
				if !p.symbol {
					continue
				}
				name := strings.ToLower(p.text)
				if own, ok := strings.CutPrefix(name, "$"); ok {
					if m.w.story[own] == "" {
						t.Errorf("[%s] uses {%s}, which stories do not have", symbol, p.text)
					}
				} else if m.w.g[name] == nil && m.w.makes[name] == nil {
					t.Errorf("[%s] uses {%s}, which there is no section for", symbol, p.text)
				}
			}
		}
	}
}

func TestParseGrammarSaysWhatIsWrong(t *testing.T) {
	for _, src := range []string{"words first", "[a]\nan {open brace"} {
		if _, err := parseGrammar(src); err == nil || !strings.Contains(err.Error(), "line ") {
			t.Errorf("parseGrammar(%q): %v", src, err)
		}
	}
}

func TestSameSeedSameCorpus(t *testing.T) {
	var small, large, other bytes.Buffer
	for _, c := range []struct {
		to   *bytes.Buffer
		seed uint64
		n    int
	}{{&small, 1, 30}, {&large, 1, 60}, {&other, 2, 30}} {
		if _, err := Write(c.to, c.seed, c.n); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.HasPrefix(large.Bytes(), small.Bytes()) {
		t.Error("the larger corpus does not begin with the smaller one")
	}
	if bytes.Equal(small.Bytes(), other.Bytes()) {
		t.Error("another seed gives the same corpus")
	}
}

// TestCorpusIsLikeNews holds a corpus to what the package says of it.
func TestCorpusIsLikeNews(t *testing.T) {
	const n = 2000
	var out bytes.Buffer
	size, err := Write(&out, 1, n)
	if err != nil {
		t.Fatal(err)
	}
	texts, outlets, words := map[string]int{}, map[string]bool{}, 0
	dec := json.NewDecoder(&out)
	last := ""
	for i := range n {
		var a Article
		if err := dec.Decode(&a); err != nil {
			t.Fatal(err)
		}
		count := len(strings.Fields(a.Text))
		words += count
		if count > 900 {
			t.Errorf("article %d has %d words", i, count)
		}
		if strings.ContainsAny(a.Text, "{}$[]|") && !strings.Contains(a.Text, "$") {
			t.Errorf("article %d shows its grammar: %s", i, a.Text)
		}
		if _, err := time.Parse(time.RFC3339, a.Published); err != nil {
			if _, err := time.Parse(time.DateOnly, a.Published); err != nil {
				t.Error(err)
			}
		} else if a.Published < last {
			t.Errorf("article %d is older than the one before", i)
		} else {
			last = a.Published
		}
		texts[a.Text]++
		outlets[a.Outlet] = true
		size -= int64(len(a.Text))
	}
	if size != 0 {
		t.Errorf("Write is %d bytes off", size)
	}
	if mean := words / n; mean < 350 || mean > 600 {
		t.Errorf("%d words in an article on average", mean)
	}
	most, reprints := 0, 0
	for _, k := range texts {
		most = max(most, k)
		reprints += k - 1
	}
	if share := float64(reprints) / n; share < .04 || share > .15 {
		t.Errorf("%.1f %% of the articles reprint a text to the letter", 100*share)
	}
	if most < 10 || most > 60 {
		t.Errorf("the most printed text has %d prints", most)
	}
	if len(outlets) < 200 {
		t.Errorf("%d outlets", len(outlets))
	}
}

func TestWriteCopies(t *testing.T) {
	var out bytes.Buffer
	if _, err := WriteCopies(&out, 1, 40); err != nil {
		t.Fatal(err)
	}
	ledes := map[string]bool{}
	for line := range strings.Lines(out.String()) {
		var a Article
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			t.Fatal(err)
		}
		place, _, _ := strings.Cut(a.Text, ",")
		ledes[place] = true
	}
	if len(ledes) != 1 {
		t.Errorf("copies of one story have %d datelines", len(ledes))
	}
}

func BenchmarkMaker(b *testing.B) {
	m, err := NewMaker(1)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		b.SetBytes(int64(len(m.Next().Text)))
	}
}
