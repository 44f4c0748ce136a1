package lang

// Frame is a fixed turn of phrase that says who tells a thing without a plain verb of saying
// beside its subject: "word came from SOURCE that WORDS". Its parts stand one behind the other.
type Frame struct {
	Parts  []FramePart
	Anchor int      // the part, a word, at which the frame is looked for
	Class  CueClass // what it does to the words
}

// FramePart is one part of a frame.
type FramePart struct {
	Kind     FrameKind
	Words    []string // of a FrameWord, folded: any of them
	Optional bool
}

// FrameKind is what may stand in a place of a frame.
type FrameKind uint8

// The kinds of places.
const (
	FrameWord   FrameKind = iota
	FrameMark             // a comma, semicolon or colon: the first byte of the only word
	FrameSource           // who says it
	FrameRelay            // an outlet that passes it on, or says it where nobody else does
	FrameSays             // a verb of saying
	FrameAny              // a few words
	FrameWords            // what is said
	FrameEnd              // the end of the sentence
	FramePrior            // nothing: at the beginning of a frame, what is said is the sentence before
	FrameBack             // nothing: at the beginning of a frame, what is said but points back, and is what the frame has behind its first word
	FrameNo               // an answer that says that it is not so, in quotation marks or at the beginning: "Not true"
	FrameYes              // one that says that it is: "That is correct"
)
