package lang

import "hearsay/internal/nn"

// Ask is what package ask needs to know of a language: which words of a question do not
// tell what is meant, and the endings that the forms of one word differ by.
//
// Claim has endings of its own, and cuts deeper: two sentences have many words to agree in, and one
// that agrees with the wrong word does little harm. A question has three, and each of them counts.
type Ask struct {
	Small   map[string]bool   // folded: "the", "who", "did"
	Endings []Ending          // the longest first
	Same    map[string]string // other forms of a word, and other ways to write it: "took" and "take", "13" and "thirteen"
	Numbers map[string]bool   // numbers in letters: "thirteen"
	Whole   map[string]bool   // no forms of another, though they end like one: "seconds"
	Wants   []Want            // how questions begin that want a certain answer
	Cause   map[string]bool   // stand before a cause: "because"
	Words   func() *nn.Vectors
}

// Want is how a question begins, folded, and what its answer has to have.
type Want struct {
	Begins []string // "how", "many"
	Of     WantOf
	Tells  bool // its words that are not small tell what is meant: "how old"
}

// WantOf is what an answer has to have.
type WantOf uint8

// What a question may want.
const (
	WantNumber WantOf = 1 + iota // "how many"
	WantName                     // "who"
	WantTime                     // "when"
	WantPlace                    // "where"
	WantCause                    // "why"
)

// Ending is an ending of words, folded, and what is put in its place: "ies" and "y".
type Ending struct{ Cut, Put string }
