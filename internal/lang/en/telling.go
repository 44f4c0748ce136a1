package en

import (
	_ "embed"

	"hearsay/internal/lang"
)

//go:embed data/telling.txt
var tellingList string

var tellClasses = map[string]lang.TellWord{
	"claiming": lang.Claiming, "bears": lang.Bears, "apart": lang.Apart, "account": lang.Account, "about-of": lang.AboutOf, "conveys": lang.Conveys, "tells": lang.Tells,
	"behind-it": lang.BehindIt, "pointing": lang.Pointing, "pointed": lang.Pointed, "manner": lang.Manner, "teller": lang.Teller, "confirming": lang.Confirming,
}

// addTelling reads sections of words of pieces that say who tells a thing, each headed by its
// class in brackets.
func addTelling(l *lang.Attrib, list string) error {
	l.Telling = make(map[string]lang.TellWord, 256)
	var class lang.TellWord
	return sections("telling.txt", list, func(heading string) (ok bool) {
		class, ok = tellClasses[heading]
		return ok
	}, func(line string) {
		for w := range listed(line) {
			l.Telling[w] |= class
		}
	})
}
