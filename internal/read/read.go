// Package read is the first wing of the house: one text alone. Read runs the
// stages below in the order in which they stand, each filling its own layer of
// the analysis. What comes out depends on the text, its language and Version,
// and on nothing else.
package read

import (
	"cmp"
	"context"
	"fmt"
	"runtime"

	"golang.org/x/sync/errgroup"

	"hearsay/internal/lang"
	"hearsay/internal/lang/all"
	"hearsay/internal/news"
	"hearsay/internal/read/assert"
	"hearsay/internal/read/attrib"
	"hearsay/internal/read/event"
	"hearsay/internal/read/factual"
	"hearsay/internal/read/place"
	"hearsay/internal/read/quantity"
	"hearsay/internal/read/segment"
	"hearsay/internal/read/when"
)

// Version names this analyser. Whoever changes what any stage finds changes it,
// so that stored layers of the old kind are made again.
const Version = "27"

// Speaks reports whether texts of a language (BCP 47 primary subtag) are read
// whole.
func Speaks(code string) bool {
	return language(code).Attrib != nil
}

// language returns the data for a language code: the empty one for a language that
// nobody reads, whose texts get segments and quotations alone.
func language(code string) *lang.Language {
	return cmp.Or(all.Of(code), &lang.Language{Code: code})
}

// stages is the wing, in order. A stage may use the layers of those before it.
var stages = []struct {
	name string
	run  func(body string, a *news.Analysis, l *lang.Language)
}{
	{"segment", func(b string, a *news.Analysis, l *lang.Language) { segment.Run(b, a, l.Segment) }},
	{"attrib", func(b string, a *news.Analysis, l *lang.Language) { attrib.Find(b, a, l.Attrib) }},
	{"assert", func(b string, a *news.Analysis, l *lang.Language) { assert.Find(b, a, l.Attrib, l.Assert) }},
	{"when", func(b string, a *news.Analysis, l *lang.Language) { when.Find(b, a, l.When) }},
	{"quantity", func(b string, a *news.Analysis, l *lang.Language) { quantity.Find(b, a, l.Quantity) }},
	{"place", func(b string, a *news.Analysis, l *lang.Language) { place.Find(b, a, l.Place) }},
	{"event", func(b string, a *news.Analysis, l *lang.Language) { event.Find(b, a, l.Event) }},
}

// Read analyses one text. If a stage fails, by an error of ours that some text brings out,
// the analysis is what the stages before it found, and says so (Stopped): one text never
// takes down a run over others. The stages after it do not run, since they would take
// for the author's own what nobody read as somebody's statement.
func Read(t news.Text) *news.Analysis {
	a := &news.Analysis{Text: t.ID, Lang: t.Lang, Version: Version}
	l := language(t.Lang)
	for _, s := range stages {
		before := *a // a stage adds layers, and leaves those before it as they are
		if failure := attempt(func() { s.run(t.Body, a, l) }); failure != "" {
			*a = before
			a.Stopped = &news.Stop{Stage: s.name, Why: failure}
			break
		}
	}
	return a
}

// attempt runs f and says how it failed, or nothing.
func attempt(f func()) (failure string) {
	defer func() {
		if p := recover(); p != nil {
			failure = fmt.Sprint(p)
		}
	}()
	f()
	return ""
}

// MainEvent says what an article is about, of its title and of the analysis of its
// text. It is no part of that: the title is the article's, and not the text's. Where one
// of the two could not be read to its end, it says nothing.
func MainEvent(title string, t news.Text, a *news.Analysis) news.MainEvent {
	m, _ := mainEvent(title, t, a)
	return m
}

func mainEvent(title string, t news.Text, a *news.Analysis) (m news.MainEvent, stopped *news.Stop) {
	of := Read(news.Text{Lang: t.Lang, Body: title})
	if stopped := cmp.Or(a.Stopped, of.Stopped); stopped != nil {
		return event.Nothing(), stopped
	}
	failure := attempt(func() {
		m = event.Main(event.Titled{Title: title, Of: of, Body: t.Body, Text: a}, language(t.Lang).Event)
	})
	if failure != "" {
		return event.Nothing(), &news.Stop{Stage: "main event", Why: failure}
	}
	return m, nil
}

// Factuality is how sure a sentence in words is that the event at one of them
// happened, from 3 to -3. It is no stage: nothing that is shown uses it.
func Factuality(words []string, at int, code string) float64 {
	return factual.Of(words, at, language(code).Factual)
}

// Populous is the most populous place of a name, if there is one: the baseline that
// the choice of places is measured beside.
func Populous(name, code string) (news.Place, bool) {
	return place.Populous(name, language(code).Place)
}

// PlacesAtHome are the places of the texts of one outlet, in the order of the texts,
// where its address and what its texts name together, too, say which ones are meant.
// Places are sorted and frozen as Read found them; this is a second step, of no text
// alone.
func PlacesAtHome(address string, texts []news.Text, analyses []*news.Analysis) [][]news.Place {
	var home *place.Home
	for i := range texts {
		l := language(texts[i].Lang).Place
		if home == nil {
			home = place.HomeOf(address, l)
		}
		home.Learn(texts[i].Body, analyses[i], l)
	}
	out := make([][]news.Place, len(texts))
	for i := range texts {
		out[i] = place.At(texts[i].Body, analyses[i], language(texts[i].Lang).Place, home)
	}
	return out
}

// All analyses texts on a number of goroutines (0: one for each processor) and
// calls done, if there is one, after each, from any of them. The analyses stand
// in the order of the texts, however many workers there are. The error is the
// context's.
func All(ctx context.Context, texts []news.Text, workers int, done func()) ([]*news.Analysis, error) {
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	out := make([]*news.Analysis, len(texts))
	var g errgroup.Group
	g.SetLimit(workers)
	for i := range texts {
		if ctx.Err() != nil {
			break
		}
		g.Go(func() error {
			out[i] = Read(texts[i])
			if done != nil {
				done()
			}
			return nil
		})
	}
	if err := cmp.Or(g.Wait(), ctx.Err()); err != nil {
		return nil, err
	}
	return out, nil
}
