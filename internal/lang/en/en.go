// Package en is English: word lists in data/, which anybody can add to, and
// the code that turns them into the tables of package lang.
package en

import (
	"sync"

	"hearsay/internal/lang"
)

// Language returns English. It is built once, at first use, and never changed.
var Language = sync.OnceValue(func() *lang.Language {
	return &lang.Language{
		Code:     "en",
		Segment:  segment(),
		Attrib:   attrib(),
		When:     when(),
		Quantity: quantity(),
		Place:    place(),
	}
})
