package document

import (
	"hearsay/internal/news"
	"hearsay/internal/read/when"
	"hearsay/internal/text"
)

// Main is what an article is about.
type Main struct {
	Class news.EventClass `json:"class"`
	Told  news.Told       `json:"told"`
	Event *int            `json:"event"` // number of the event in the text that it was told by most; null: the title alone tells it
	Who   *Phrase         `json:"who"`
	What  *Phrase         `json:"what"`
	When  string          `json:"when,omitempty"` // TIMEX3 value
	Date  *int            `json:"date"`           // number of the date that says when; null: the text does not say
	Where *Phrase         `json:"where"`
	Place *int            `json:"place"` // number of the place in where; null: none
}

// Phrase is words of the title or of the text.
type Phrase struct {
	Span
	Title bool `json:"title,omitempty"` // of the article's title
}

// Event is what one clause tells.
type Event struct {
	Span
	Class     news.EventClass `json:"class"`
	Told      news.Told       `json:"told"`
	Predicate Span            `json:"predicate"`
	Who       *Span           `json:"who,omitempty"`
	Whom      *Span           `json:"whom,omitempty"`
	Means     *Span           `json:"means,omitempty"`
	Site      *Span           `json:"site,omitempty"`
	When      []int           `json:"when"`  // numbers of dates
	Where     []int           `json:"where"` // numbers of places
	Many      []int           `json:"many"`  // numbers of quantities
	Statement news.ID         `json:"statement,omitempty"`
	Main      bool            `json:"main,omitempty"`   // it is the main clause of its sentence
	Slight    bool            `json:"slight,omitempty"` // it says too little to be shown
}

func mainOf(a *news.Article, b *body, n *news.Analysis, m news.MainEvent) *Main {
	if m.What.Span.Empty() {
		return nil
	}
	title := &body{text: a.Title, points: text.NewMapper(a.Title)}
	phrase := func(w news.Words) *Phrase {
		of := b
		if w.Title {
			of = title
		}
		if w.Span.Empty() {
			return nil
		}
		return &Phrase{of.span(w.Span), w.Title}
	}
	d := &Main{
		Class: m.Class, Told: m.Told, Event: number(m.Event), Who: phrase(m.Who), What: phrase(m.What), Where: phrase(m.Where),
		Date: number(m.When), Place: number(m.Place),
	}
	if m.When >= 0 {
		d.When = when.Resolve(n.Dates, a.Published)[m.When].Value
	}
	return d
}

// number is an index, or nil for none.
func number(i int32) *int {
	if i < 0 {
		return nil
	}
	n := int(i)
	return &n
}

func eventsOf(b *body, n *news.Analysis) []Event {
	out := make([]Event, 0, len(n.Events))
	for i := range n.Events {
		e := &n.Events[i]
		d := Event{
			Span: b.span(e.Span), Class: e.Class, Told: e.Told, Predicate: b.span(e.Predicate),
			Who: b.optional(e.Who), Whom: b.optional(e.Whom), Means: b.optional(e.Means), Site: b.optional(e.Site),
			When: numbers(e.When), Where: numbers(e.Where), Many: numbers(e.Many), Main: e.Main, Slight: e.Slight,
		}
		if e.Statement > 0 {
			d.Statement = news.StatementID(b.id, &n.Statements[e.Statement-1])
		}
		out = append(out, d)
	}
	return out
}

// numbers is never nil, so that JSON has [] and not null.
func numbers(of []int32) []int {
	out := make([]int, 0, len(of))
	for _, i := range of {
		out = append(out, int(i))
	}
	return out
}
