package lang

// PictureCredit is whose a picture is, and the words of which one stands behind it where a sentence
// begins there: "Getty Images | The ferry".
type PictureCredit struct {
	Words, Before []string
}

// Segment is what package segment needs to know of a language.
type Segment struct {
	// Abbreviations are written as in running text, with their full stop:
	// "Mr.", "Inc.", "Jan.", and the same in capitals.
	Abbreviations map[string]Abbreviation

	// Starters are words, in lower case, that are seldom part of a name. With a
	// capital after an abbreviation, one of them begins a sentence: "Inc. He".
	Starters map[string]bool

	// Reporting are verbs, in lower case, by which a quotation is given to its
	// speaker: after “Why?” the words "Kim asked" begin no sentence.
	Reporting map[string]bool

	// Labels are what pages set around pictures and films, by their first word: the
	// words of each, as they are written, of which "N" stands for a number. The longer
	// ones go first. They are no part of the sentences beside them.
	Labels map[string][][]string

	// Credited are words that are such a label where the other word begins a sentence of the
	// paragraph behind them: "Image", "Credit".
	Credited map[string]string

	// Pictures are, by their first word, who takes or sells pictures: a label where they begin a
	// sentence, or stand behind a name and a stroke there, and another sentence begins at once.
	Pictures map[string][]PictureCredit

	// Enclitics are the endings that are tokens of their own, in lower case
	// with a straight apostrophe: "'s", "n't".
	Enclitics []string
}

// Abbreviation says what may follow an abbreviation.
type Abbreviation uint8

// The kinds of abbreviation.
const (
	NotAbbreviated Abbreviation = iota
	BeforeName                  // never ends a sentence: "Mr.", "Gen.", "vs."
	BeforeNumber                // is one only before a figure: "No.", "pp."
	BeforeDate                  // is one only before a short name of a month and a figure: "Sun."
	NameNotDate                 // with the word before it, is a name and none of these: "The Sun."
	MayEnd                      // may end a sentence: "Inc.", "U.S.", "p.m."
)
