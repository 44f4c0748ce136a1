// Package all lists the languages that hearsay reads. A new language is a package
// of data beside en, and a line here.
package all

import (
	"hearsay/internal/lang"
	"hearsay/internal/lang/en"
)

// Languages are the languages, each built at first use. A text whose language
// cannot be told is read in the first.
var Languages = []func() *lang.Language{
	en.Language,
}
