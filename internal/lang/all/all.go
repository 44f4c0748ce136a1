// Package all lists the languages that hearsay reads. A new language is a package
// of data beside en, and a line here.
package all

import (
	"hearsay/internal/lang"
	"hearsay/internal/lang/en"
)

// Languages are the languages, each built at first use.
var Languages = []func() *lang.Language{
	en.Language,
}

// Of is the language of a code (BCP 47 primary subtag): the first one for a text whose
// language could not be told, mostly because it is short; nil for one that is not here.
func Of(code string) *lang.Language {
	if code == "und" || code == "" {
		return Languages[0]()
	}
	for _, l := range Languages {
		if l := l(); l.Code == code {
			return l
		}
	}
	return nil
}
