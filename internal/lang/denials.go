package lang

// DenialWord is what a word is where somebody denies something, beyond what
// WordClass says of it. It stands apart from WordClass since the network of
// package attrib knows the classes by their places, and was trained without these.
type DenialWord uint64

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
	Untruth                           // what is false, said of words: "meritless", "propaganda"
	Misled                            // false only where something asserted is called so: "misleading"
	Inventing                         // with a noun for what was asserted, says that it is false: "made up"
	Asserted                          // may be called wrong, as words are: "information", "article"
	Criticism                         // says what is so only where a clause follows: "criticism that …"
	Nought                            // a negation that is no adverb: "no", "nothing"
	Relation                          // what one has not to do with somebody, where one is accused of it: "contact", "ties"
	Part                              // the same, where nobody needs to have been accused: "role"
	Happening                         // of what is said to have been: "happened"
	Any                               // what a flat negation takes: "any", "ever"
	Past                              // an auxiliary that says that it is past: "did"
	Contrary                          // "contrary", before what was asserted
	Hollow                            // makes nothing of what was said: "nonsense"
	SoWord                            // "so", as in "that is not so"
	Further                           // "further (from the truth)"
	Opposite                          // "opposite", as in "the opposite is true"
	Fearing                           // says what somebody fears or hopes, and not that it is: "feared"
	Court                             // who dismisses claims without a word on whether they are so: "judge"
	Misdeed                           // what one has not done: "(nothing) wrong"
	Talk                              // what is said where words follow of what: "talk of"
	Done                              // a form of doing that is no auxiliary: "done"
	As                                // before what something is called: "as"
	Suit                              // what is brought before a court, and may be called false: "lawsuit"
	Scarce                            // hardly anybody: "few"
	Seeing                            // says what somebody has come to know: "seen", "heard"
	Going                             // goes before a denial that is made: "continued (to deny)"
	Yet                               // "yet", as in "has yet to deny"
	Sort                              // "nothing of the sort"
	Admitting                         // grants that one's own words were wrong: "admitted"
	Falsely                           // "falsely (accused)"
	Voicing                           // gives feelings and words to others: "expressed", "offered"
	Incorrect                         // said of words alone: "that is incorrect", but not "the clock is"
	Astray                            // of somebody who is so in what he said: "wrong"
	Answer                            // says "no" to what somebody asked or said: "no", "not so", "far from"
	Agreeing                          // says "yes" to it: "yes", "correct"
	Accepting                         // what one does not who denies: "(did not) accept (that)"
	Rebuttal                          // a noun for a denial that does not take "that": "rebuttal"
	Scorning                          // two words that deny what stands behind them: "short shrift"
	Label                             // what is false, where it is said what somebody calls a thing: "invention"
	Making                            // of whoever denies, makes a denial: "issued"
	Meeting                           // of what is denied, meets with one: "drew"
	Denying                           // says what a denial is like, or a word about one: "flat", "verdict"
	Calling                           // says what somebody calls a thing: "branded"
	Differing                         // two words that deny with nothing behind them: "(begged) to differ"
	Standing                          // what an assertion does not do that is not so: "hold water"
	Unfounded                         // two words for what an assertion came from that is not so: "thin air"
	Asking                            // asks what is answered: "asked", "question"
	Leading                           // the first of two words that are in a class together
)
