package eval

import (
	"strings"
	"unicode/utf8"
)

// contentKind is how the words of a content span are given, told by the quotation
// marks in it alone, in gold and predictions alike.
type contentKind int

const (
	directContent   contentKind = iota // begins with a mark, and ends with one or never closes (it runs on)
	mixedContent                       // has a mark somewhere
	indirectContent                    // has none
	contentKinds
)

var contentKindNames = [contentKinds]string{"direct", "mixed", "indirect"}

// ContentByKind is the exact figure of content spans of each kind. It is no part
// of score/attribution.py, and not in what a score prints.
type ContentByKind [contentKinds]PRF

const quotationMarks = "\"“”„«»"

// kindOfContent tells the kind of a span of content from its words.
func kindOfContent(words string) contentKind {
	words = strings.ReplaceAll(strings.ReplaceAll(words, "``", `"`), "''", `"`)
	words = strings.TrimRight(strings.TrimSpace(words), ".,;:!?")
	first, n := utf8.DecodeRuneInString(words)
	switch {
	case !strings.ContainsAny(words, quotationMarks):
		return indirectContent
	case !strings.ContainsRune(quotationMarks, first):
		return mixedContent
	}
	inside := words[n:]
	last, _ := utf8.DecodeLastRuneInString(inside)
	marks := 0
	for _, r := range inside {
		if strings.ContainsRune(quotationMarks, r) {
			marks++
		}
	}
	if marks == 0 || marks == 1 && strings.ContainsRune(quotationMarks, last) {
		return directContent
	}
	return mixedContent
}

// countKinds counts the content spans of each kind, by the kind that the gold
// or the prediction itself has.
func countKinds(c *attributionCounts, g *AttributionGold, gold, predicted map[tokenSpan]struct{}) {
	text := []rune(g.Text)
	kind := func(x tokenSpan) contentKind {
		lo, hi := g.Tokens[x.first][0], min(g.Tokens[x.last][1], len(text))
		return kindOfContent(string(text[min(lo, hi):hi]))
	}
	for x := range gold {
		if x.role == content {
			c.kinds[kind(x)].gold++
		}
	}
	for x := range predicted {
		if x.role != content {
			continue
		}
		k := kind(x)
		c.kinds[k].predicted++
		if _, ok := gold[x]; ok {
			c.kinds[k].tp++
		}
	}
}
