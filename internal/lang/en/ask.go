package en

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"

	"hearsay/internal/lang"
)

//go:embed data/ask.txt
var askList string

// ask builds what tells the words of a question, from data/ask.txt.
func ask() *lang.Ask {
	l := &lang.Ask{Small: map[string]bool{}, Same: map[string]string{}}
	for line := range dataLines(askList) {
		if cut, ok := strings.CutPrefix(line, "-"); ok {
			cut, put, _ := strings.Cut(cut, " ")
			l.Endings = append(l.Endings, lang.Ending{Cut: cut, Put: put})
			continue
		}
		if same, ok := strings.CutPrefix(line, "="); ok {
			words := strings.Fields(same)
			for _, w := range words[1:] {
				l.Same[w] = words[0]
			}
			continue
		}
		for _, w := range strings.Fields(line) {
			l.Small[w] = true
		}
	}
	slices.SortStableFunc(l.Endings, func(a, b lang.Ending) int { return -cmp.Compare(len(a.Cut), len(b.Cut)) })
	return l
}
