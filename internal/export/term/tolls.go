package term

import (
	"fmt"
	"strings"

	"hearsay/internal/news"
	"hearsay/internal/told"
)

// mostTolls is how many tolls are set, unless all are asked for, and mostFigures how many numbers of
// one.
const (
	mostTolls   = 4
	mostFigures = 6
)

// tolls sets how many were killed or hurt, where articles of one happening differ on it: by whom each
// number was told first, and how many tell it.
func (t *traced) tolls(all bool) {
	ts := told.Tolls(t.set, t.f)
	t.section("TOLLS THAT DIFFER", len(ts), atMost(mostTolls, all), "more toll", "more tolls", func(i int) {
		name := ts[i].Of()
		for k := range ts[i].Figures {
			if k == mostFigures && !all {
				t.labelled(margin, "", label, fmt.Sprintf("… and %s", plural(len(ts[i].Figures)-k, "more number", "more numbers")), 1)
				break
			}
			t.labelled(margin, name, label, t.figure(&ts[i].Figures[k]), 2)
			name = ""
		}
	})
}

// figure sets one number of a toll: who tells it first, and how many do besides.
func (t *traced) figure(f *told.Figure) string {
	first := &f.Tellers[0]
	where := t.where(&t.set.Articles[first.Article])
	if more := f.Articles - 1; more > 0 {
		where += fmt.Sprintf("; %d more", more)
	}
	if who := called(t.set, first.Words.Text, first.Voice); who != "" {
		where = who + " (" + where + ")"
	}
	return strings.ToLower(Clean(t.set.Words(f.Words))) + ": " + where
}

// called is what a voice of a text is called, "" for the author's own.
func called(set *news.Set, t news.TextID, v int32) string {
	x := set.Voice(t, v)
	if x == nil {
		return ""
	}
	return Clean(x.Called(set.Texts[set.TextIndex(t)].Body))
}
