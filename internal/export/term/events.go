package term

import (
	"fmt"
	"slices"
	"strings"

	"hearsay/internal/news"
	"hearsay/internal/read/when"
)

// mainEvent sets what an article is about on a line: when, where, who, what.
func (r *reading) mainEvent() {
	m := &r.Main
	if m.What.Span.Empty() {
		return
	}
	var parts []string
	if d := r.day(m.When); d != "" {
		parts = append(parts, d)
	} else if r.Article.Published.Known() && m.Told == news.ToldFact { // what is planned may happen later
		parts = append(parts, "by "+stamp(news.Stamp{Time: r.Article.Published.Time, Day: true}))
	}
	for _, w := range [...]news.Words{m.Where, m.Who, m.What} {
		if s := r.of(w); s != "" {
			parts = append(parts, s)
		}
	}
	if m.Told != news.ToldFact {
		parts = append(parts, toldAs(m.Told))
	}
	r.line("")
	r.block(0, strings.Join(parts, " · "), 2, "")
}

// of is words of the title or of the text.
func (r *reading) of(w news.Words) string {
	if w.Title {
		return Clean(w.Span.Of(r.Article.Title))
	}
	return Clean(w.Span.Of(r.body))
}

// day is the day, or what is known of it, that the date with number i means; "" for
// none.
func (r *reading) day(i int32) string {
	if i < 0 {
		return ""
	}
	v := when.Resolve(r.Analysis.Dates, r.Article.Published)[i]
	if len(v.Value) >= len("2006-01-02") && !v.From.IsZero() && !strings.ContainsAny(v.Value[:10], "WX") {
		return v.From.UTC().Format("2 Jan 2006")
	}
	return Clean(r.Analysis.Dates[i].Span.Of(r.body))
}

const (
	// leadSentences is how many sentences of a text the events are shown of, and
	// leadEvents how many of them, unless all are asked for.
	leadSentences = 6
	leadEvents    = 6
)

// events lists what the text tells to have happened: the main event and those of the
// first sentences, or all.
func (r *reading) events() {
	a := r.Analysis
	shown, slight := 0, 0
	for i := range a.Events {
		if a.Events[i].Slight {
			slight++
		}
	}
	if slight == len(a.Events) {
		return
	}
	r.heading("WHAT HAPPENED")
	for i := range a.Events {
		e := &a.Events[i]
		if e.Slight {
			continue
		}
		lead := news.Find(a.Sentences, e.Predicate.Start) < leadSentences && shown < leadEvents
		if !r.All && !lead && int32(i) != r.Main.Event {
			continue
		}
		shown++
		r.event(e)
	}
	if n := len(a.Events) - slight - shown; n > 0 {
		r.block(4, fmt.Sprintf("and %d more: --all", n), 0, faint)
	}
}

// event sets one event: its kind, who did what to whom, and below when, where and how
// many, as far as they are told.
func (r *reading) event(e *news.Event) {
	words := func(s news.Span) string { return Clean(s.Of(r.body)) }
	var told []string
	for _, s := range [...]news.Span{e.Who, e.Predicate, e.Whom} {
		if !s.Empty() {
			told = append(told, words(s))
		}
	}
	kind := e.Class.String()
	if e.Told != news.ToldFact {
		kind += ", " + toldAs(e.Told)
	}
	mark := pilcrow(news.Find(r.Analysis.Paragraphs, e.Predicate.Start))
	for i, l := range wrap(kind+": "+strings.Join(told, " · "), r.style.Width-6) {
		if i > 0 {
			mark = "      "
		}
		r.line(r.ink(faint, mark) + l)
	}
	var more []string
	for _, i := range e.When {
		if d := r.day(i); !slices.Contains(more, d) {
			more = append(more, d)
		}
	}
	switch {
	case !e.Site.Empty():
		more = append(more, words(e.Site))
	default:
		for _, i := range e.Where {
			more = append(more, words(r.Analysis.Places[i].Span))
		}
	}
	if !e.Means.Empty() && e.Means != e.Who {
		more = append(more, "with "+words(e.Means))
	}
	if e.Statement > 0 {
		if v := r.Analysis.Statements[e.Statement-1].Voice; v >= 0 {
			more = append(more, "says "+r.name(v))
		}
	}
	if len(more) > 0 {
		r.block(6, strings.Join(more, " · "), 2, faint)
	}
}

// toldAs says how an event is told that is none as a fact. That it did not happen is no denial:
// nobody need have said that it did.
func toldAs(t news.Told) string {
	if t == news.ToldDenied {
		return "not so"
	}
	return t.String()
}
