package main

import (
	"fmt"
	"os"
	"strings"

	"hearsay/internal/lang"
	"hearsay/internal/linear"
	"hearsay/internal/news"
	"hearsay/internal/read/tag"
)

// tag gives a sentence the tags of a model.
func (m *loaded) tag(s *example, n *names) {
	var t tag.Tagger
	var scores [linear.MaxClasses]int32
	s.classes = s.classes[:0]
	for range begin(&t, s.sentence, n) {
		clear(scores[:])
		m.m.Score(t.Features(), scores[:m.m.Classes()])
		c := argmax(scores[:m.m.Classes()])
		t.Set(c)
		s.classes = append(s.classes, c)
	}
}

// counts are words, and those that are right.
type counts struct{ words, tags, fine, heads, rels, full int }

// report says how good a model is on the words of a treebank, with its own tags.
func report(t *treebank, l *lang.Syntax) {
	var all, newsOnly counts
	var b tag.Buffers
	var tree tag.Tree
	for i := range t.sentences {
		s := &t.sentences[i]
		body, spans := lay(s)
		tree.Reset()
		b.Text(&tree, body, spans, []news.Span{{End: uint32(len(body))}}, l)
		all.add(s, &tree, l)
		if strings.Contains(s.doc, "_news_") {
			newsOnly.add(s, &tree, l)
		}
	}
	all.print(t.name)
	if newsOnly.words > 0 {
		newsOnly.print("  of it news")
	}
}

// lay writes the words of a sentence one after the other.
func lay(s *sentence) (string, []news.Span) {
	var body strings.Builder
	var spans []news.Span
	for _, w := range s.words {
		from := body.Len()
		body.WriteString(w.form)
		spans = append(spans, news.MakeSpan(from, body.Len()))
		body.WriteByte(' ')
	}
	return body.String(), spans
}

func (c *counts) add(s *sentence, t *tag.Tree, l *lang.Syntax) {
	for i, w := range s.words {
		c.words++
		c.tags += one(l.Tags[t.Tags[i]] == w.tag)
		c.fine += one(l.Fine[t.Fine[i]] == w.fine)
		if int(t.Heads[i]) == w.head {
			c.heads++
			got := l.Rels[t.Rels[i]]
			c.full += one(got == w.rel)
			c.rels += one(universal(got) == universal(w.rel))
		}
	}
}

func universal(rel string) string {
	u, _, _ := strings.Cut(rel, ":")
	return u
}

func (c *counts) print(name string) {
	p := func(n int) float64 { return 100 * float64(n) / float64(c.words) }
	fmt.Fprintf(os.Stderr, "  %-60s %d words: UPOS %.2f XPOS %.2f UAS %.2f LAS %.2f (with subtypes %.2f)\n",
		name, c.words, p(c.tags), p(c.fine), p(c.heads), p(c.rels), p(c.full))
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}
