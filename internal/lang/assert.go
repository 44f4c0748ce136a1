package lang

// Assert is what package assert needs to know of a language, beside the words of
// Attrib: what marks an author's judgement and doubt, what shows that a clause has a
// verb, and the words of pages that are nobody's sentences. Words are looked up in
// the folded form of text.Fold.
type Assert struct {
	Words   map[string]AssertClass
	Phrases map[string][]AssertPhrase // of several words, by the first; the longest first
	// Syntax parses the sentences that the words leave open; nil: they are left out. It is
	// loaded when first asked for.
	Syntax func() *Syntax
}

// AssertPhrase is an entry of several words.
type AssertPhrase struct {
	Words []string // folded, the first left out
	Class AssertClass
}

// AssertClass is a set of classes that a word or a phrase belongs to.
type AssertClass uint16

// Has reports whether it is in any class of c.
func (a AssertClass) Has(c AssertClass) bool { return a&c != 0 }

// The classes.
const (
	OpinionMark AssertClass = 1 << iota // a judgement by itself: "dreadful", "should", "after all"
	LeaningMark                         // a judgement where two of them stand together: "strong", "hope"
	HedgeMark                           // says that it may not be so: "reportedly", "may"
	BeliefVerb                          // the same, after a form of "be": "believed", "thought"
	FiniteVerb                          // a verb that is no auxiliary: "fell", "remains"
	OrderVerb                           // at the beginning of a sentence, an order: "see", "enjoy"
	PageWords                           // the page's words and nobody's: "continue reading", "sign up"
	NotOpinion                          // words with a mark in them that is none: "well known"
	NotHedge                            // words with a hedge in them that is none: "could be heard"
	AbleWord                            // a hedge that also tells what somebody was able to do: "could"
	Granting                            // begins a clause in which an AbleWord is no guess: "before", "so that"
	AllThat                             // stands before an AbleWord that no verb follows: "all", "as"
	JudgingVerb                         // a verb that gives a judgement, most often somebody else's: "described"
	JudgedAs                            // leads from such a verb to the judgement: "as"
	ViewNoun                            // somebody's view, which a clause with "that" tells: "suggestion", "belief"
)
