package main

import (
	"fmt"

	"hearsay/internal/capture"
	"hearsay/internal/news"
)

// stopped are the articles of a set that were not read to their end, by an error of hearsay's
// own, with how they are called: the names of files where there are any, by text.
func stopped(set *news.Set, names map[news.TextID]string) []capture.Problem {
	var out []capture.Problem
	for i := range set.Articles {
		a := &set.Articles[i]
		t := set.TextIndex(a.Text)
		if t < 0 || set.Analyses[t] == nil || set.Analyses[t].Stopped == nil {
			continue
		}
		name := names[a.Text]
		if name == "" {
			name = fmt.Sprintf("%s %q", a.ID, a.Title)
		}
		out = append(out, stop(name, set.Analyses[t].Stopped))
	}
	return out
}

// stop is the problem of one article that was not read to its end.
func stop(name string, s *news.Stop) capture.Problem {
	return capture.Problem{
		Name: name, Warning: true,
		What: fmt.Sprintf("was not read to its end: %s failed by an error of hearsay's own (%s), and only what was found before that is shown", s.Stage, s.Why),
		Do:   "please report it, with the text",
	}
}
