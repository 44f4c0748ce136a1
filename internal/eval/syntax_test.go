package eval

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/internal/news"
)

// quayTree is a treebank of two documents. Its first has a surface token of two words,
// an empty node, and a second paragraph.
const quayTree = `# newdoc id = GUM_news_quay
# newpar
# sent_id = 1
# text = Öberg doesn't know.
1	Öberg	Öberg	PROPN	NNP	_	4	nsubj	_	_
2-3	doesn't	_	_	_	_	_	_	_	_
2	does	do	AUX	VBZ	_	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	know	know	VERB	VB	_	0	root	_	_
4.1	it	it	PRON	PRP	_	_	_	_	_
5	.	.	PUNCT	.	_	4	punct	_	_

# text = It sank.
1	It	it	PRON	PRP	_	2	nsubj:pass	_	_
2	sank	sink	VERB	VBD	_	0	root	_	_
3	.	.	PUNCT	.	_	2	punct	_	_

# newpar
# text = Yes.
1	Yes	yes	INTJ	UH	_	0	root	_	_
2	.	.	PUNCT	.	_	1	punct	_	_

# newdoc id = other
# text = No
1	No	no	INTJ	UH	_	0	root	_	_
`

func TestReadSyntaxGold(t *testing.T) {
	docs, err := ReadSyntaxGold("f", strings.NewReader(quayTree))
	if err != nil {
		t.Fatal(err)
	}
	if len(docs) != 2 || docs[0].ID != "GUM_news_quay" || docs[1].ID != "other" || docs[1].Text != "No" {
		t.Fatalf("%+v", docs)
	}
	d := docs[0]
	if want := "Öberg doesn't know. It sank.\n\nYes."; d.Text != want {
		t.Errorf("the text is %q, want %q", d.Text, want)
	}
	points := []rune(d.Text)
	var words []string
	for _, w := range d.Words {
		words = append(words, string(points[w.Range[0]:w.Range[1]]))
	}
	if diff := cmp.Diff([]string{"Öberg", "does", "n't", "know", ".", "It", "sank", ".", "Yes", "."}, words); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]Range{{0, 5}, {5, 8}, {8, 10}}, d.Sentences); diff != "" {
		t.Error(diff)
	}
	if w := d.Words[5]; w.Head != 6 || w.Rel != "nsubj:pass" || d.Words[6].Head != -1 {
		t.Errorf("%+v", w)
	}
}

func TestBrokenTreebanks(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", "f: no records"},
		{"# text = a\n1\ta", "f:2: 2 columns, not 10"},
		{"# text = a\n2\ta\t_\t_\t_\t_\t0\t_\t_\t_", `f:2: word "2" after 0 words`},
		{"# text = a\n1\ta\t_\t_\t_\t_\t_\t_\t_\t_", `f:2: the head "_" is no word`},
		{"# text = a\n1\ta\t_\t_\t_\t_\t2\t_\t_\t_\n", "f:3: a word has the head 2 of 1"},
		{"# text = b\n1\ta\t_\t_\t_\t_\t0\t_\t_\t_\n\n", `f:3: the word "a" is not in the text`},
		{"1\ta\t_\t_\t_\t_\t0\t_\t_\t_\n\n", `f:2: the word "a" is not in the text`},
	} {
		if _, err := ReadSyntaxGold("f", strings.NewReader(c.in)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v, want %q in it", c.in, err, c.want)
		}
	}
	in := `{"id": "a", "own": [{"range": [0, 1], "head": 1}]}`
	if _, err := ReadSyntaxPredictions("f", strings.NewReader(in)); err == nil || !strings.Contains(err.Error(), "own word 1: there is no word 1") {
		t.Error(err)
	}
}

func TestScoreSyntax(t *testing.T) {
	docs, err := ReadSyntaxGold("f", strings.NewReader(quayTree))
	if err != nil {
		t.Fatal(err)
	}
	gold := docs[:1]
	words := append([]SyntaxWord(nil), gold[0].Words...)
	words[0].Tag = "NOUN"                          // tag wrong, tree right
	words[1].Head = 0                              // head wrong
	words[5].Rel = "nsubj"                         // right but for its subtype
	words[8].Rel = "parataxis"                     // relation wrong
	own := append([]SyntaxWord(nil), words[1:]...) // one word was not found
	for i := range own {
		if own[i].Head > 0 {
			own[i].Head--
		}
	}
	own[0].Range[1] += 2 // and one is another
	got := ScoreSyntax(gold, []SyntaxPrediction{{ID: "GUM_news_quay", Gold: words, Own: own}})
	f := func(n int, of float64) Figure { return rounded(200*float64(n)/of, 2) }
	want := SyntaxScore{
		Words: 10,
		Gold:  SyntaxShares{f(10, 20), f(9, 20), f(10, 20), f(9, 20), f(8, 20), f(7, 20)},
		Own:   SyntaxShares{f(8, 19), f(8, 19), f(8, 19), f(8, 19), f(7, 19), f(6, 19)},
	}
	if d := cmp.Diff(want, got, cmp.AllowUnexported(Figure{})); d != "" {
		t.Error(d)
	}
	if s := ScoreSyntax(gold, nil); s.Gold.Tags.value != 0 || s.Own.Rels.value != 0 {
		t.Errorf("nothing found scores %+v", s)
	}
}

// TestRunSyntax: an engine that knows the answer scores full marks, from a file and
// from a folder, and so do its predictions when they are read again.
func TestRunSyntax(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.conllu")
	if err := os.WriteFile(file, []byte(quayTree), 0o600); err != nil {
		t.Fatal(err)
	}
	docs, err := ReadSyntaxGold(file, strings.NewReader(quayTree))
	if err != nil {
		t.Fatal(err)
	}
	byText := map[string]*SyntaxGold{}
	for i := range docs {
		byText[docs[i].Text] = &docs[i]
	}
	e := &Engine{
		Analyse: func(body, _ string) *news.Analysis {
			a, g := &news.Analysis{}, newGoldText(body)
			for _, w := range byText[body].Words {
				a.Tokens = append(a.Tokens, g.bytes(w.Range))
			}
			return a
		},
		Syntax: func(body, _ string, a *news.Analysis) []SyntaxNode {
			var out []SyntaxNode
			for _, w := range byText[body].Words {
				out = append(out, SyntaxNode{w.Tag, w.Fine, int32(w.Head), w.Rel})
			}
			return out[:len(a.Tokens)]
		},
	}
	predictions := filepath.Join(dir, "out.jsonl")
	for _, o := range []Options{
		{Gold: []string{file}, Engine: e, Predictions: predictions},
		{Gold: []string{dir}, Engine: e, Split: "news"},
		{Gold: []string{dir}, Score: predictions},
	} {
		r, err := Run(t.Context(), "syntax", o)
		if err != nil {
			t.Fatal(err)
		}
		s, ok := r.Score.(SyntaxScore)
		words := 11
		if o.Split != "" {
			words = 10
		}
		if !ok || s.Words != words || s.Gold.Subtypes.value != 100 || s.Own.Subtypes.value != 100 {
			t.Errorf("%+v scores %+v", o, s)
		}
	}
	if _, err := Run(t.Context(), "syntax", Options{Gold: []string{t.TempDir()}, Engine: e}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("an empty folder: %v", err)
	}
	e.Syntax = func(string, string, *news.Analysis) []SyntaxNode { return nil }
	if _, err := Run(t.Context(), "syntax", Options{Gold: []string{file}, Engine: e}); err == nil {
		t.Error("tokens without nodes, and no error")
	}
}
