// Package read is the first wing of the house: one text alone. Read runs the
// stages below in the order in which they stand, each filling its own layer of
// the analysis. What comes out depends on the text, its language and Version,
// and on nothing else.
package read

import (
	"hearsay/internal/lang"
	"hearsay/internal/lang/en"
	"hearsay/internal/news"
)

// Version names this analyser. Whoever changes what any stage finds changes it,
// so that stored layers of the old kind are made again.
const Version = "1"

// languages are the languages that texts are read in. A text in another one gets
// its segments and nothing else.
var languages = []func() *lang.Language{
	en.Language,
}

// language returns the data for a language code, or the empty language.
func language(code string) *lang.Language {
	for _, l := range languages {
		if l := l(); l.Code == code {
			return l
		}
	}
	return &lang.Language{Code: code}
}

// stages is the wing, in order. A stage may use the layers of those before it.
var stages = []struct {
	name string
	run  func(body string, a *news.Analysis, l *lang.Language)
}{}

// Read analyses one text.
func Read(t news.Text) *news.Analysis {
	a := &news.Analysis{Text: t.ID, Lang: t.Lang, Version: Version}
	l := language(t.Lang)
	for _, s := range stages {
		s.run(t.Body, a, l)
	}
	return a
}
