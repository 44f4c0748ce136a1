package lang

// DenialWord is what a word is where somebody denies something, beyond what
// WordClass says of it. It stands apart from WordClass since the network of
// package attrib knows the classes by their places, and was trained without these.
type DenialWord uint8

// Has reports whether the word is in any class of c.
func (w DenialWord) Has(c DenialWord) bool { return w&c != 0 }

// The classes of words.
const (
	DenialNoun DenialWord = 1 << iota // "denial"
	PointNoun                         // what a clause before it is called, so as to deny it: "a point that he disputes"
	Accusing                          // says that somebody accuses: "accused", "alleged"
	Refusing                          // with a noun for what was asserted, says that it is not so: "shot down", "brushed aside"
	Insisting                         // a verb that holds something against others: "insisted"
	Merit                             // what an assertion lacks that is not so: "no truth", "without merit"
	Never                             // "never"
	Emptiest                          // says so little that sharing it shows nothing: "people", "made"
)
