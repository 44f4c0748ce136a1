package en

import (
	_ "embed"
	"fmt"
	"strings"

	"hearsay/internal/lang"
)

//go:embed data/telling.txt
var tellingList string

var tellClasses = map[string]lang.TellWord{
	"claiming": lang.Claiming, "bears": lang.Bears, "apart": lang.Apart, "account": lang.Account, "about-of": lang.AboutOf, "conveys": lang.Conveys, "tells": lang.Tells,
	"behind-it": lang.BehindIt, "pointing": lang.Pointing, "pointed": lang.Pointed, "manner": lang.Manner, "teller": lang.Teller,
}

// addTelling reads sections of words of pieces that say who tells a thing, each headed by its
// class in brackets.
func addTelling(l *lang.Attrib, list string) error {
	l.Telling = make(map[string]lang.TellWord, 256)
	var class lang.TellWord
	for n, line := range strings.Split(list, "\n") {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			c, ok := tellClasses[strings.Trim(line, "[]")]
			if !ok {
				return fmt.Errorf("data/telling.txt:%d: there is no class %s", n+1, line)
			}
			class = c
		case class == 0:
			return fmt.Errorf("data/telling.txt:%d: %q stands before any section", n+1, line)
		default:
			for w := range strings.SplitSeq(line, ",") {
				if w = strings.TrimSpace(w); w != "" {
					l.Telling[w] |= class
				}
			}
		}
	}
	return nil
}
