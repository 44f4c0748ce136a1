package en

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"

	"hearsay/internal/lang"
	"hearsay/internal/lang/en/wordvec"
)

// wants are the names that data/ask.txt has for what a question wants.
var wants = map[string]lang.WantOf{
	"number": lang.WantNumber, "name": lang.WantName, "time": lang.WantTime, "place": lang.WantPlace, "cause": lang.WantCause,
}

//go:embed data/ask.txt
var askList string

// ask builds what tells the words of a question, from data/ask.txt.
func ask() *lang.Ask {
	l := &lang.Ask{Small: map[string]bool{}, Same: map[string]string{}, Numbers: map[string]bool{}, Whole: map[string]bool{}, Cause: map[string]bool{}, Words: wordvec.Vectors}
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
				if w[0] <= '9' {
					l.Numbers[words[0]] = true
				}
			}
			continue
		}
		if rest, ok := strings.CutPrefix(line, "?"); ok {
			what, begins, _ := strings.Cut(strings.TrimSpace(rest), " ")
			for b := range strings.SplitSeq(begins, ",") {
				b, tells := strings.CutPrefix(strings.TrimSpace(b), "+")
				l.Wants = append(l.Wants, lang.Want{Begins: strings.Fields(b), Of: wants[what], Tells: tells})
			}
			continue
		}
		set := l.Small
		if rest, ok := strings.CutPrefix(line, "!"); ok {
			line, set = rest, l.Whole
		} else if rest, ok := strings.CutPrefix(line, ">"); ok {
			line, set = rest, l.Cause
		}
		for _, w := range strings.Fields(line) {
			set[w] = true
		}
	}
	slices.SortStableFunc(l.Wants, func(a, b lang.Want) int { return -cmp.Compare(len(a.Begins), len(b.Begins)) })
	slices.SortStableFunc(l.Endings, func(a, b lang.Ending) int { return -cmp.Compare(len(a.Cut), len(b.Cut)) })
	return l
}
