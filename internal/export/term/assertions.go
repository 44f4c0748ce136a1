package term

import (
	"fmt"
	"strings"

	"hearsay/internal/news"
)

// assertions counts what the author asserts in his own voice, and sets of it what a
// reader should look at: judgements and what is hedged, a line each, with the words
// that show it.
func (r *reading) assertions() {
	all := r.Analysis.Assertions
	if len(all) == 0 {
		return
	}
	opinions, hedged := 0, 0
	for i := range all {
		if all[i].Opinion {
			opinions++
		}
		if len(all[i].Hedges) > 0 {
			hedged++
		}
	}
	r.heading("IN THE AUTHOR’S OWN VOICE")
	count := plural(len(all), "sentence", "sentences")
	if opinions > 0 {
		count += fmt.Sprintf(" · %d of opinion", opinions)
	}
	if hedged > 0 {
		count += fmt.Sprintf(" · %d hedged", hedged)
	}
	r.block(4, count, 0, "")
	for i := range all {
		a := &all[i]
		var why []string
		if a.Opinion {
			why = append(why, "opinion: "+r.words(a.Marks))
		}
		if len(a.Hedges) > 0 {
			why = append(why, "hedged: "+r.words(a.Hedges))
		}
		if len(why) > 0 {
			r.found(a.Spans[0], strings.Join(why, "; "), Clean(news.CoverAll(a.Spans).Of(r.body)))
		}
	}
}

// words are the words of spans, with commas between.
func (r *reading) words(spans []news.Span) string {
	out := make([]string, len(spans))
	for i, s := range spans {
		out[i] = Clean(s.Of(r.body))
	}
	return strings.Join(out, ", ")
}
