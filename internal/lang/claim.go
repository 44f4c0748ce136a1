package lang

import "hearsay/internal/nn"

// Claim is what joining claims needs to know of a language. All words are folded.
type Claim struct {
	Small   map[string]bool // words that say nothing of what is told: "the", "said"
	No      map[string]bool // words that say that something is not so: "no", "never"
	False   map[string]bool // of these, those that say so of what a Link joins them to alone: "untrue"
	Grant   map[string]bool // behind one of No, that it is so all the same: "(no) secret", "(not) only"
	Open    map[string]bool // words that open a clause wherever they stand: "after", "who"
	Join    map[string]bool // words that open one after a comma or a dash: "and", "adding"
	Bare    map[string]bool // that open one without a comma, where both sides are long: "and"
	Confirm map[string]bool // cues of who says that it is so: "confirmed"
	Admit   map[string]bool // of these, those of who answers for it himself: "conceded"
	Doubt   map[string]bool // verbs and nouns of who does not believe it: "doubted"
	Unsure  map[string]bool // that say so of what a Link joins them to: "unlikely"
	Link    map[string]bool // "is", "seems"
	Proof   map[string]bool // what is missing, behind a No, where nothing bears it out: "evidence", "verified"
	Comment map[string]bool // cues of who judges it, and does not say it: "welcomed"
	Correct map[string]bool // of who takes back what was said: "retracted"
	Caption map[string]bool // words for a picture, of which a sentence that begins so says what it shows: "photo"
	This    map[string]bool // points at one: "this"
	Stands  map[string]bool // stand for somebody who was named before: "he", "their"
	Such    map[string]bool // before a noun, points back at what was said: "such", "that"
	Charge  map[string]bool // what is said against somebody: "allegations"
	Accuse  map[string]bool // says that somebody is accused: "accused", "allegations"
	Accused map[string]bool // of these, says so, behind a Link, of whom it stands with: "accused"
	Whose   map[string]bool // "her", "their"
	Still   map[string]bool // beside a number, says that it is what is left of another: "still", "remain"
	Issued  map[string]bool // what somebody gives out as his own word: "statement"
	Turn    map[string]bool // small words that turn what is said around: "before", "against"
	House   map[string]bool // behind "our", an outlet's people and parts: "bureau"
	Heard   map[string]bool // besides verbs of saying, that somebody was heard: "according", "interview"
	Ahead   map[string]bool // may stand right before who says a thing: "by"
	With    map[string]bool // may too, behind one of Asked: "to", "with"
	Asked   map[string]bool // "according", "interview"
	Kind    map[string]bool // behind an outlet's name, says of what kind it is: "radio"
	Origin  []string        // endings that make of a place what is from there: "n", "ese"
	Edition map[string]bool // in an outlet's name, tells it from the one that is called so without: "sunday", "financial"
	Joining []string        // endings of words that open a clause after a comma or a dash: "ing"
	Endings []string        // that are cut off so that the forms of a word agree; the first that fits (Ask says why it has others)
	Words   func() *nn.Vectors
}
