package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"

	"hearsay/internal/lang"
	"hearsay/internal/read/segment"
	"hearsay/internal/text"
)

// sentence is one of a treebank, or what is left of it in our own tokens.
type sentence struct {
	doc   string
	text  string
	words []word
}

type word struct {
	form      string
	tag, fine string
	head      int // counted from 0; -1 for the root
	rel       string
}

// readTreebank reads the CoNLL-U files of a path: one, or all in a folder.
func readTreebank(path string) ([]sentence, error) {
	files := []string{path}
	if s, err := os.Stat(path); err != nil {
		return nil, err
	} else if s.IsDir() {
		files, _ = filepath.Glob(filepath.Join(path, "*.conllu")) // sorted; the pattern is a good one
	}
	var all []sentence
	for _, f := range files {
		got, err := readConllu(f)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f, err)
		}
		all = append(all, got...)
	}
	return all, nil
}

func readConllu(path string) ([]sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var all []sentence
	var s sentence
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<22)
	for in.Scan() {
		line := in.Text()
		switch {
		case line == "":
			if len(s.words) > 0 {
				all = append(all, s)
			}
			s = sentence{doc: s.doc}
		case strings.HasPrefix(line, "#"):
			if id, ok := strings.CutPrefix(line, "# newdoc id = "); ok {
				s.doc = id
			}
			if t, ok := strings.CutPrefix(line, "# text = "); ok {
				s.text = t
			}
		default:
			c := strings.Split(line, "\t")
			if len(c) != 10 {
				return nil, fmt.Errorf("a line of %d columns", len(c))
			}
			if strings.ContainsAny(c[0], "-.") {
				continue // the surface of several words, or an empty node
			}
			head, err := strconv.Atoi(c[6])
			if err != nil {
				return nil, err
			}
			s.words = append(s.words, word{form: c[1], tag: c[3], fine: c[4], head: head - 1, rel: c[7]})
		}
	}
	if len(s.words) > 0 {
		all = append(all, s)
	}
	return all, in.Err()
}

// ours gives a sentence in the tokens of package segment. Of several words in one
// token, the one whose head is outside speaks for all; a word in several tokens is
// its first, and the others go with it. It is false where the two differ in their
// characters.
func ours(s *sentence, l *lang.Segment, b *segment.Buffers) (sentence, bool) {
	body, _ := text.Normalise(s.text)
	segment.Segment(body, l, b)
	var chars []rune
	owner := []int{} // of each character, the word
	for i, w := range s.words {
		form, _ := text.Normalise(w.form)
		for _, r := range form {
			if !unicode.IsSpace(r) {
				chars, owner = append(chars, r), append(owner, i)
			}
		}
	}
	out := sentence{doc: s.doc, text: s.text}
	var group [][2]int              // of each token, the words [first, last]
	at := make([]int, len(s.words)) // of each word, its token
	for i := range at {
		at[i] = -1
	}
	k := 0
	for _, span := range b.Tokens {
		from := k
		for _, r := range span.Of(body) {
			if unicode.IsSpace(r) {
				continue
			}
			if k >= len(chars) || chars[k] != r {
				return out, false
			}
			k++
		}
		if k == from {
			return out, false
		}
		g := [2]int{owner[from], owner[k-1]}
		for i := g[0]; i <= g[1]; i++ {
			if at[i] < 0 {
				at[i] = len(group)
			}
		}
		group = append(group, g)
		out.words = append(out.words, word{form: span.Of(body)})
	}
	if k != len(chars) {
		return out, false
	}
	for i, g := range group {
		speak(&out.words[i], i, g, s, at)
	}
	return out, true
}

// speak gives token i, which holds the words g, what is known of them.
func speak(w *word, i int, g [2]int, s *sentence, at []int) {
	for j := g[0]; j <= g[1]; j++ {
		x := &s.words[j]
		if at[j] != i { // the rest of a word that began in a token before
			if j == g[1] {
				w.tag, w.fine, w.head, w.rel = x.tag, x.fine, at[j], "goeswith"
				return
			}
			continue
		}
		if x.head < 0 || at[x.head] != i {
			w.tag, w.fine, w.rel, w.head = x.tag, x.fine, x.rel, -1
			if x.head >= 0 {
				w.head = at[x.head]
			}
			return
		}
	}
}
