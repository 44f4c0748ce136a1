// Package lang says what a language is to hearsay: data that the stages of
// reading use, and nothing else. Each stage's data is a struct of its own, in a
// file of its own (segment.go, attrib.go, when.go, …). The languages themselves
// are packages below this one, of data and models; package all lists them.
package lang

// Language is the data of one language. A nil field means that the stage which
// uses it finds nothing in this language.
type Language struct {
	Code     string          // BCP 47 primary subtag: "en"
	Common   map[string]bool // the commonest words, folded, that few other languages have: a text is told by them
	Frequent []string        // words of five letters or more that stand in much of the news, folded: two texts may have them in common by chance
	Segment  *Segment
	Attrib   *Attrib
	Assert   *Assert
	When     *When
	Quantity *Quantity
	Place    *Place
	Factual  *Factual
	Event    *Event
	Claim    *Claim
	Ask      *Ask
	Toll     *Toll
}
