package tag_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"hearsay/internal/lang/en"
	"hearsay/internal/lang/en/syntaxnet"
	"hearsay/internal/news"
	"hearsay/internal/read/segment"
	"hearsay/internal/read/tag"
)

func cut(body string) *news.Analysis {
	a := &news.Analysis{}
	segment.Run(body, a, en.Language().Segment)
	return a
}

// found is a sentence that was parsed, for tests to ask about.
type found struct {
	body string
	a    *news.Analysis
	tree *tag.Tree
}

// token is the number of a word, written as in the testdata; ROOT is tag.Root.
func (f *found) token(word string) (int, error) {
	if word == "ROOT" {
		return tag.Root, nil
	}
	form, number, _ := strings.Cut(word, "#")
	n := 1
	if number != "" {
		var err error
		if n, err = strconv.Atoi(number); err != nil {
			return 0, err
		}
	}
	for i, s := range f.a.Tokens {
		if s.Of(f.body) == form {
			if n--; n == 0 {
				return i, nil
			}
		}
	}
	return 0, fmt.Errorf("no token %s", word)
}

// check holds one line of what is known against the tree.
func (f *found) check(line string) error {
	l, words := syntaxnet.Syntax(), strings.Fields(line)
	at, err := f.token(words[0])
	if len(words) == 3 {
		at, err = f.token(words[2])
	}
	switch {
	case err != nil:
		return err
	case len(words) == 2:
		if got := l.Tags[f.tree.Tags[at]]; got != words[1] {
			return fmt.Errorf("%s is %s", line, got)
		}
	case len(words) == 3:
		head, err := f.token(words[1])
		if err != nil {
			return err
		}
		got := l.Rels[f.tree.Rels[at]]
		if int(f.tree.Heads[at]) != head || got != words[0] {
			of := "ROOT"
			if h := f.tree.Heads[at]; h >= 0 {
				of = f.a.Tokens[h].Of(f.body)
			}
			return fmt.Errorf("%s is %s %s", line, got, of)
		}
	default:
		return fmt.Errorf("%q is neither a tag nor a relation", line)
	}
	return nil
}

func TestSentences(t *testing.T) {
	data, err := os.ReadFile("testdata/sentences.txt")
	if err != nil {
		t.Fatal(err)
	}
	var f found
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\n")
		switch {
		case line == "" || line[0] == '#':
		case line[0] != '\t':
			f = found{line, cut(line), nil}
			f.tree = tag.Syntax(f.body, f.a, syntaxnet.Syntax())
		default:
			if err := f.check(line[1:]); err != nil {
				t.Errorf("%s\n\t%v", f.body, err)
			}
		}
	}
}

// whole fails unless every sentence of a tree is one: one root, no circles, no head
// outside.
func whole(t *testing.T, a *news.Analysis, tree *tag.Tree) {
	t.Helper()
	n := len(a.Tokens)
	if len(tree.Tags) != n || len(tree.Fine) != n || len(tree.Heads) != n || len(tree.Rels) != n {
		t.Fatalf("%d tokens, %d tags, %d fine, %d heads, %d relations", n, len(tree.Tags), len(tree.Fine), len(tree.Heads), len(tree.Rels))
	}
	for _, s := range a.Sentences {
		lo, hi := news.Within(a.Tokens, s)
		roots := 0
		for i := lo; i < hi; i++ {
			h := int(tree.Heads[i])
			if h == tag.Root {
				roots++
			} else if h < lo || h >= hi || h == i {
				t.Fatalf("the head of %d, in [%d, %d), is %d", i, lo, hi, h)
			}
		}
		if lo < hi && roots != 1 {
			t.Fatalf("the sentence [%d, %d) has %d roots", lo, hi, roots)
		}
		reached := make([]uint8, hi-lo) // 1: on the way; 2: leads to the root
		for i := lo; i < hi; i++ {
			at := i
			for at >= 0 && reached[at-lo] == 0 {
				reached[at-lo] = 1
				at = int(tree.Heads[at])
			}
			if at >= 0 && reached[at-lo] == 1 {
				t.Fatalf("a circle at %d", at)
			}
			for at = i; at >= 0 && reached[at-lo] == 1; at = int(tree.Heads[at]) {
				reached[at-lo] = 2
			}
		}
	}
}

// mixture is a text of words that mean nothing together.
func mixture(r *rand.Rand, n int) string {
	words := strings.Fields("the a said “ ” , . ; of to in and that which who Kim Paris 7 20th run runs ran quickly not n't — ( ) U.S. $ % ! ? 日本 été 'd 's I it was be")
	var b strings.Builder
	for range n {
		b.WriteString(words[r.IntN(len(words))])
		b.WriteByte(" \n"[r.IntN(20)/19])
	}
	return b.String()
}

func TestTreesAreWhole(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for i := range 60 {
		body := mixture(r, 1+i*i/4)
		a := cut(body)
		whole(t, a, tag.Syntax(body, a, syntaxnet.Syntax()))
	}
	for _, body := range []string{"", " ", ".", "Word", "one\n\ntwo"} {
		a := cut(body)
		whole(t, a, tag.Syntax(body, a, syntaxnet.Syntax()))
	}
	if tree := tag.Syntax("Kim said so.", cut("Kim said so."), nil); len(tree.Heads) != 0 {
		t.Error("a language without models has trees")
	}
}

// TestSomeSentences: a sentence has the tree that it has in its text, whatever others are parsed
// with it.
func TestSomeSentences(t *testing.T) {
	const body = "The barge left before dawn. Two guards had been sent home, the mayor said. Nobody saw who lifted the crates."
	a, syntax := cut(body), syntaxnet.Syntax()
	whole := tag.Syntax(body, a, syntax)
	some := func(at ...int) (out []tag.Sentence) {
		for _, i := range at {
			lo, hi := news.Within(a.Tokens, a.Sentences[i])
			out = append(out, tag.Sentence{Span: a.Sentences[i], Tokens: a.Tokens[lo:hi]})
		}
		return out
	}
	for _, at := range [][]int{{0, 2}, {1}, {0, 1, 2}} {
		trees := tag.Sentences(body, some(at...), syntax)
		if len(trees) != len(at) {
			t.Fatalf("%v: %d trees", at, len(trees))
		}
		for k, i := range at {
			lo, hi := news.Within(a.Tokens, a.Sentences[i])
			if want := whole.Part(lo, hi); !reflect.DeepEqual(trees[k], want) {
				t.Errorf("sentence %d with %v: %v, want %v", i, at, trees[k], want)
			}
		}
	}
	if trees := tag.Sentences(body, some(0), nil); trees != nil {
		t.Errorf("without a network: %v", trees)
	}
}

// TestDeterminism: the same text gives the same tree, whatever was parsed before
// with the same buffers and whoever parses beside.
func TestDeterminism(t *testing.T) {
	body := mixture(rand.New(rand.NewPCG(2, 2)), 3000)
	a := cut(body)
	want := tag.Syntax(body, a, syntaxnet.Syntax())
	same := func(got *tag.Tree) bool {
		return slices.Equal(got.Tags, want.Tags) && slices.Equal(got.Fine, want.Fine) && slices.Equal(got.Heads, want.Heads) && slices.Equal(got.Rels, want.Rels)
	}
	var g sync.WaitGroup
	for i := range 4 {
		g.Go(func() {
			other := mixture(rand.New(rand.NewPCG(3, uint64(i))), 500)
			tag.Syntax(other, cut(other), syntaxnet.Syntax())
			if !same(tag.Syntax(body, a, syntaxnet.Syntax())) {
				t.Error("the same text has two trees")
			}
		})
	}
	g.Wait()
}

// TestOneEnormousSentence: 100,000 tokens without a full stop are parsed in pieces,
// which hang together, and take no more time than as many in sentences. Neither do as
// many marks.
func TestOneEnormousSentence(t *testing.T) {
	words := []string{"the", "dog", "saw", "that", "old", "house", "and", "Kim", "said", "it"}
	var b strings.Builder
	for i := range 100_000 {
		b.WriteString(words[(i*7+i/10)%len(words)])
		b.WriteByte(' ')
	}
	for _, body := range []string{b.String(), strings.Repeat(", ", 2000), strings.Repeat("! ", 2000), strings.Repeat("a", 100_000)} {
		a := cut(body)
		a.Sentences = []news.Span{{End: uint32(len(body))}}
		whole(t, a, tag.Syntax(body, a, syntaxnet.Syntax()))
	}
}

// TestPieces: a long sentence is cut at a mark inside it, and its pieces hang on the
// head of the first.
func TestPieces(t *testing.T) {
	body := strings.TrimSpace(strings.Repeat("the old harbour master saw the grey ship that Kim had sold , ", 30))
	a := cut(body)
	a.Sentences = []news.Span{{End: uint32(len(body))}}
	tree := tag.Syntax(body, a, syntaxnet.Syntax())
	whole(t, a, tree)
	l, root, hang := syntaxnet.Syntax(), slices.Index(tree.Heads, tag.Root), 0
	for i, h := range tree.Heads {
		// 13 tokens a time: nine of them, up to a comma, are parsed together.
		if i/117 != root/117 && int(h) == root {
			hang++
			if got := l.Rels[tree.Rels[i]]; got != "parataxis" {
				t.Errorf("a piece is %s of the first", got)
			}
		} else if h >= 0 && int(h)/117 != i/117 {
			t.Errorf("token %d hangs on %d, in another piece", i, h)
		}
	}
	if want := (len(a.Tokens) - 1) / 117; root >= 117 || hang != want {
		t.Errorf("the root is %d, and %d pieces hang on it, not %d", root, hang, want)
	}
}

func TestNoAllocations(t *testing.T) {
	body := mixture(rand.New(rand.NewPCG(4, 4)), 1000)
	a := cut(body)
	var b tag.Buffers
	var tree tag.Tree
	if n := testing.AllocsPerRun(5, func() {
		tree.Reset()
		b.Text(&tree, body, a.Tokens, a.Sentences, syntaxnet.Syntax())
	}); n > 0 {
		t.Errorf("%v allocations a text", n)
	}
}

func FuzzSyntax(f *testing.F) {
	for _, s := range []string{"Kim said the quay was closed.", "“ ” ( ) , . ?", "\xff a\x00b", "日本 is Japan", "DON'T 's 's n't", strings.Repeat("a ", 300)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, body string) {
		// Tokens as they come, not as segment cuts them: nothing may depend on its habits.
		a := &news.Analysis{}
		at := 0
		for _, w := range strings.SplitAfter(body, " ") {
			if w != "" {
				a.Tokens = append(a.Tokens, news.MakeSpan(at, at+len(w)))
			}
			at += len(w)
		}
		if len(a.Tokens) > 0 {
			a.Sentences = []news.Span{news.CoverAll(a.Tokens)}
		}
		whole(t, a, tag.Syntax(body, a, syntaxnet.Syntax()))
	})
}

func BenchmarkSyntax(b *testing.B) {
	data, err := os.ReadFile("testdata/sentences.txt")
	if err != nil {
		b.Fatal(err)
	}
	var text strings.Builder
	for line := range strings.Lines(string(data)) {
		if line[0] != '\t' && line[0] != '#' {
			text.WriteString(line)
		}
	}
	// The words change from copy to copy, so that not all lies in the cache.
	var body strings.Builder
	for i := range 60 {
		body.WriteString(strings.ReplaceAll(text.String(), "o", string(rune('a'+i%26))))
	}
	a := cut(body.String())
	var buf tag.Buffers
	var tree tag.Tree
	l := syntaxnet.Syntax()
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		tree.Reset()
		buf.Text(&tree, body.String(), a.Tokens, a.Sentences, l)
	}
	b.ReportMetric(float64(len(a.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}
