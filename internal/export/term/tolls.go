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
		name := "hurt"
		if ts[i].Killed {
			name = "killed"
		}
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
	if who := t.voice(first.Words.Text, first.Voice); who != "" {
		where = who + " (" + where + ")"
	}
	return strings.ToLower(Clean(t.set.Words(f.Words))) + ": " + where
}

// voice is the name of a voice of a text, "" for the author's own.
func (t *traced) voice(text news.TextID, v int32) string {
	i := t.set.TextIndex(text)
	if i < 0 || v < 0 || int(v) >= len(t.set.Analyses[i].Voices) {
		return ""
	}
	return Clean(t.set.Analyses[i].Voices[v].Called(t.set.Texts[i].Body))
}
