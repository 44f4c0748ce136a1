package main

import (
	"time"

	"hearsay/internal/news"
)

// watch measures what this process spends.
type watch struct {
	to map[string]float64
	at time.Duration
}

func newWatch(to map[string]float64) *watch { return &watch{to, spent()} }

// lap adds what was spent since the lap before to a name's seconds.
func (w *watch) lap(name string) {
	now := spent()
	w.to[name] += (now - w.at).Seconds()
	w.at = now
}

// published reads the maker's times; none is not known.
func published(at string) news.Stamp {
	t, err := time.Parse(time.RFC3339, at)
	if err != nil {
		return news.Stamp{}
	}
	return news.Stamp{Time: t.UTC(), Origin: news.Given, Confidence: 1}
}
