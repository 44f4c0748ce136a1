// Package en is English: word lists in data/, which anybody can add to, and
// the code that turns them into the tables of package lang.
package en

import (
	_ "embed"
	"slices"
	"sync"

	"hearsay/internal/lang"
)

// Language returns English. It is built once, at first use, and never changed.
var Language = sync.OnceValue(func() *lang.Language {
	return &lang.Language{
		Code:     "en",
		Common:   common(),
		Frequent: slices.Collect(dataLines(frequentText)),
		Segment:  segment(),
		Attrib:   attrib(),
		Assert:   assertions(),
		When:     when(),
		Quantity: quantity(),
		Place:    place(),
		Factual:  factual(),
		Event:    events(),
		Claim:    claims(),
		Ask:      ask(),
		Toll:     toll(),
	}
})

// frequentText is made by the command in the folder frequent.
//
//go:embed data/frequent.txt
var frequentText string

//go:embed data/common.txt
var commonText string

func common() map[string]bool {
	words := map[string]bool{}
	for w := range dataLines(commonText) {
		words[w] = true
	}
	return words
}
