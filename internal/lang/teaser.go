package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/text"
)

// TeaserReach is how many words of a paragraph tell whether it is a teaser: four that say so,
// and a mark.
const TeaserReach = 5

// Teases reports whether a paragraph that begins with these words, TeaserReach of them, but leads
// to something else to read: "RELATED: Ferry back at its quay", "MOST READ IN NEWS Ferry back",
// "Related stories Ferry back".
func (a *Attrib) Teases(words []string) bool {
	var phrase []byte
	for n, w := range words {
		if n > 0 && a.Names[string(phrase)].Has(Teaser) && (w == ":" || n > 1 && (capital(w) || shouted(words[0]) && shouted(words[n-1]))) {
			return true
		}
		if w == ":" || n == 0 && !capital(w) {
			return false
		}
		if n > 0 {
			phrase = append(phrase, ' ')
		}
		phrase = text.Fold(phrase, w)
	}
	return false
}

// capital reports whether a word begins with one.
func capital(w string) bool {
	c, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(c)
}

// shouted reports whether a word is all in capitals, more than one of them.
func shouted(w string) bool {
	_, n := utf8.DecodeRuneInString(w)
	return capital(w) && n < len(w) && strings.ToUpper(w) == w
}
