package lang

import "hearsay/internal/nn"

// Attrib is what package attrib needs to know of a language: its closed classes
// of words, its vocabulary of reporting, and its nouns for those who speak.
// Words are looked up in the folded form of text.Fold.
type Attrib struct {
	// Network gives each token its role in a statement; nil: the rules do alone.
	// It is loaded when first asked for.
	Network func() *nn.Tagger

	Words map[string]AttribWord
	Names map[string]NameClass // words that names are made of; folded, some of several words
	Marks map[string]NameMark  // what else is known of words beside names; folded
	Cues  []Cue

	Denials map[string]DenialWord // words of denying; folded

	Telling map[string]TellWord // words of pieces that say who tells a thing; folded

	LongTitles map[string][]string // what people are called who have a shortened title: "gov" is "governor"; folded

	// According is the phrase, folded, that introduces a source without a verb:
	// "according", "to".
	According []string

	// Wordings are phrases, folded, that introduce somebody whose words or account follow, at
	// the beginning of a sentence or behind a comma: "in", "the", "words", "of".
	Wordings [][]string

	// Frames are turns of phrase that say who tells a thing; AttribWord.Frames points into them.
	Frames [][]Frame

	// Per, folded, does so behind a comma, before a name: "per".
	Per string

	// Bounds are pairs of words, folded, that belong together and open a number or a clause: "at",
	// "least".
	Bounds [][2]string

	// AskLabel and AnswerLabel, folded, stand before the questions and the answers of
	// an interview: "q", "a".
	AskLabel, AnswerLabel string

	// OwnLabels, folded, stand behind the name of one of an outlet's own people where a
	// transcript names him first: "host", "byline".
	OwnLabels []string

	// AdverbSuffix ends words that are adverbs unless they are listed as
	// something else ("-ly"); PluralSuffix ends most plural nouns; PastSuffix
	// ends most finite past forms of verbs.
	AdverbSuffix, PluralSuffix, PastSuffix, IngSuffix string
}

// AttribWord is what is known of one word form.
type AttribWord struct {
	Class WordClass
	Cue   int16 // 1 + index into Attrib.Cues; 0: not a form of a cue
	Form  VerbForm

	Frames int16 // 1 + index into Attrib.Frames of those that are looked for here; 0: none
}

// WordClass is a set of classes that a word belongs to.
type WordClass uint64

// Has reports whether the word is in any class of c.
func (w WordClass) Has(c WordClass) bool { return w&c != 0 }

// The classes of words. A new one goes to the end: the network of package attrib
// knows them by their places.
const (
	Determiner WordClass = 1 << iota
	Definite             // points back to somebody: "the", "that"
	Possessive           // "his", "their", "’s"
	Preposition
	Postmodifier // a preposition that continues a noun phrase: "of", "for", "at"
	Genitive     // only ever joins two nouns: "of"
	AuxBe
	AuxHave
	AuxDo
	Modal
	Negation
	AdverbWord
	Conjunction  // joins equals: "and", "but"
	Contrast     // begins another main clause after a comma: "but", "while"
	Subordinator // begins a clause: "because", "when", "if"
	Question     // begins a question as content: "whether", "why"
	That         // the conjunction before a clause of content
	Relative     // "who", "which"
	RelayBy      // names who passes words on: "by"
	ToWord       // before an infinitive
	Pronoun      // stands as a subject by itself
	FirstPerson  // the author, outside quotation marks
	Addressee    // "you"
	Masculine
	Feminine
	Plural
	Thing     // "it"
	Title     // before a person's name: "Mr", "President"
	Honorific // a title that says nothing of its bearer: "Mr"
	Acronym   // the word only where all of it is in capitals: "UN"
	Role      // what a person is: "minister", "activist"
	PersonNoun
	UnnamedNoun // what a source is that has no name: "source", "official"
	Spokesman   // speaks for an organisation
	GroupNoun   // "residents", "experts"
	OrgNoun     // "ministry", "committee": in a name, or alone after "the"
	OutletNoun  // "newspaper", "news", "agency": in a name, or alone after "the"
	OutletName  // a name that is an outlet's by itself
	Metonym     // a place that stands for its government
	DocumentNoun
	Another     // sets a source apart from one before: "second", "another"
	ReportNoun  // what a denial may be of: "allegations", "claims"
	Falsehood   // "false", "baseless"
	Truth       // "true", "truth": denied by a negation before it
	HedgeWord   // "allegedly", "may"
	TimeWord    // "Tuesday", "yesterday", "later"
	MediumNoun  // what words are given in: "statement", "interview"
	CarriedVerb // "quoted", "carried", before "by" and an outlet
	CitingVerb  // "citing", "quoting", after an outlet's report
	Anaphor     // "it", "this": the statement before
	NoSuch      // denies existence with the word after it: "no", before "such"
	SuchWord
	NotVerb   // open-class word that is never a verb, though it looks like one
	IdeaNoun  // something asserted where a clause says what: "the idea that …"
	Doubtful  // false only where something asserted is called so: "wrong", "absurd"
	Grantable // what is refused where it is denied, and not said to be false: "entry", "bail"
	Telling   // a verb of giving away, as in "declined to identify"
)

// VerbForm is a form of a verb.
type VerbForm uint8

// The forms of a verb. English writes the past and its participle alike in most
// verbs; PastForm is used for both where that is so.
const (
	NoForm VerbForm = iota
	BaseForm
	PresentForm // third person singular
	PastForm
	ParticipleForm // only where it differs from the past: "written"
	IngForm
)

// CueClass is what a cue says of its content.
type CueClass uint8

// The classes of cues.
const (
	SayCue CueClass = iota
	ThinkCue
	DenyCue
	HedgeCue
	AskCue
	WantCue
	DeclineCue
	JudgeCue // "called X Y": a denial when Y says that X is false
)

// Takes is the set of complements that a cue has content in.
type Takes uint8

// The complements.
const (
	TakesClause   Takes = 1 << iota // "said (that) it rained"
	TakesThat                       // "complained that it rained"
	TakesQuote                      // "quipped: “It rained.”", and nothing without the marks
	TakesPerson                     // "told us that it rained"
	TakesObject                     // "denied the report"
	TakesInfinite                   // "declined to comment"
	NounToo                         // base and present are nouns as well: "report", "claims"
	NeedsParticle                   // a cue only with one of its particles: "point out"
)

// Cue is a verb that attributes.
type Cue struct {
	Lemma     string
	Class     CueClass
	Takes     Takes
	Particles []Particle
}

// Particle is a word after a cue that makes another cue of it: "call for".
type Particle struct {
	Word  string
	Class CueClass
	Takes Takes
}
