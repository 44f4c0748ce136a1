package lang

import "math"

// Numbers are a language's words for numbers, for dates and for quantities.
type Numbers struct {
	Cardinal map[string]float64 // by their folded form: "two", "forty", "hundred", "dozen", "million"
	Scales   map[string]float64 // of these, those that multiply what stands before them
	Short    map[string]float64 // short forms that multiply figures right before them: "m", "bn"
	Ordinal  map[string]float64 // "first", "twentieth"
	And      string             // may stand inside a number: "two hundred and six"
}

// Join reads number word b after a number a: "twenty"+"two" is 22, "two"+
// "hundred" 200, "two thousand"+"six" 2006. It reports whether they are one
// number.
func (n *Numbers) Join(a, b float64) (float64, bool) {
	switch {
	case a <= 0 || a != a:
		return 0, false
	case b == 12 && a < 100:
		return a * b, true
	case isScale(b): // of "two million five" the five alone is multiplied
		low := math.Mod(a, 1000*b)
		if b == 100 {
			low = math.Mod(a, 1000)
		}
		return a - low + low*b, low > 0 && low < 1000 && (b > 100 || low < 100)
	case b < 10 && a >= 20 && int64(a)%10 == 0 && int64(a)%100 >= 20 && a < 1e15:
		return a + b, true
	case b < 100 && a >= 100 && int64(a)%100 == 0 && a < 1e15:
		return a + b, true
	case b < 1000 && a >= 1000 && int64(a)%1000 == 0 && a < 1e15:
		return a + b, true
	}
	return 0, false
}

func isScale(b float64) bool {
	return b == 100 || b == 1e3 || b == 1e6 || b == 1e9 || b == 1e12
}

// Quantity is what package quantity needs to know of a language.
type Quantity struct {
	Numbers *Numbers
	Words   map[string]*QuantityWord // by their folded form, without a final stop

	Plural    []string // endings of plurals: "-s"
	NotPlural []string // endings that look like them: "-ss"
	Told      []string // endings of what tells of a single thing and is no name of it: "-ed", "-ly"
}

// QuantityRole is a set of the things that a word can do in or beside a quantity.
type QuantityRole uint32

// The roles.
const (
	QuantityArticle    QuantityRole = 1 << iota // one, before a scale: "a dozen"
	QuantityMany                                // a scale with no number before it: "hundreds"; Value is the scale
	QuantityHalf                                // "half a dozen"
	QuantityOf                                  // joins such a scale to what it counts: "hundreds of"
	QuantityStop                                // no part of what is counted: function words, verbs
	QuantityBlock                               // says that the number after it names something: "page", "No."
	QuantityBetween                             // opens a range: "between"
	QuantityTo                                  // stands in a range: "to", "and"
	QuantityPercent                             // is what is counted, whatever follows: "percent"
	QuantityMeasure                             // the same, written right behind figures: "km"
	QuantityPlural                              // a plural that does not look it: "people"
	QuantityStreet                              // makes an address of the number before it: "Street"
	QuantityNotOne                              // before "one", makes a pronoun of it: "no", "the"
	QuantityOr                                  // opens "or more", "or so"
	QuantityOld                                 // after years, makes an age of them: "old"
	QuantityFraction                            // after a number, makes a part of it: "thirds"
	QuantityScore                               // what two numbers with a hyphen are the score of: "win"
	QuantityFew                                 // some of a scale: "several hundred", "a few thousand"
	QuantityMore                                // stands between a number and what it counts: "ten more people"
	QuantityHalved                              // may follow "half a": "ton"
	QuantityDeterminer                          // begins what a number is a part of: "four of the boats"
	QuantityIn                                  // makes a ratio of "one" and a number: "one in ten"
	QuantityOver                                // a verb that a qualifier after it belongs to: "ran over ten people"
)

// QuantityWord is one word's part in quantities.
type QuantityWord struct {
	Roles QuantityRole
	Value float64
	Ends  []QuantityQualifier // the qualifiers that end with this word
	Or    QuantityBound       // what the word means after "or": "or more"
}

// QuantityQualifier is a qualifier before a number: "more than".
type QuantityQualifier struct {
	Before []string // its words but the last, folded
	Bound  QuantityBound
}

// QuantityBound is what a qualifier does to a number.
type QuantityBound uint8

// The bounds.
const (
	Exactly QuantityBound = iota
	AtLeast               // the number or more
	AtMost                // the number or fewer
	Nearly                // a little less
	Around                // a little less or more
)
