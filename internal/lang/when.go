package lang

// When is what package when needs to know of a language: the words that dates
// are written with, and the patterns that they are written in. ParseWhen makes
// one of two text files.
type When struct {
	Numbers *Numbers
	Words   map[string]*WhenWord // by their folded form (text.Fold), without a final stop
	Rules   []WhenRule           // in the order of the file: of two matches of one length the first rule wins

	// ByClass and ByWord lead from the first item of a pattern to the rules
	// (indices into Rules, rising) that can start with it.
	ByClass [WhenClasses]WhenStart
	ByWord  map[uint16]*WhenStart

	// PastSuffixes end verbs that tell of the past: "-ed".
	PastSuffixes []string

	OrdinalEndings map[string]bool // make an ordinal of figures: "th"
}

// WhenStart is the rules whose first item is of one class, or one word. Most words
// that can begin a date do not: what must follow them says so soonest.
type WhenStart struct {
	One  []uint16  // rules of one item
	More []uint16  // the others
	Next WhenClass // what the second items of More can be,
	IDs  []uint64  // and which words, a bit each
}

// Follows reports whether a word or number of class c with the id can be the
// second item of one of the rules.
func (s *WhenStart) Follows(c WhenClass, id uint16) bool {
	return s.Next&c != 0 || id != 0 && int(id>>6) < len(s.IDs) && s.IDs[id>>6]>>(id&63)&1 != 0
}

// WhenClass is a set of the things that a word or number can be in a date.
type WhenClass uint64

// The classes. The comment says what the value (Val, Code) of a reading is.
const (
	WhenMonth    WhenClass = 1 << iota // Val 1–12
	WhenMild                           // a month whose name needs a preposition before it: "April"
	WhenBare                           // a month whose name can mean nothing else: "October"
	WhenWeekday                        // Val 1 (Monday) – 7, 8 a weekend
	WhenWeekAbbr                       // Val 1–7: "Sun", a weekday only beside a date
	WhenWeekdays                       // Val 1–7: "Mondays"
	WhenUnit                           // Code D W M Q Y E C h m s F (fortnight)
	WhenBig                            // of the units, those of a week and longer
	WhenUnits                          // Code, the same: the plural
	WhenPart                           // Code MO AF EV NI: part of a day
	WhenNoon                           // Val hour: 12, 24
	WhenAMPM                           // Val 0 for a.m., 12 for p.m.
	WhenZone                           // a zone of time
	WhenSeason                         // Code SP SU FA WI
	WhenShift                          // Val −1 0 1: "last", "this", "next"
	WhenPrev                           // Val −1 0 1: "previous", "that", "following"
	WhenMod                            // Code START MID END
	WhenApprox                         // Code APPROX LESS_THAN …
	WhenAbout                          // Code, the same; stands before a mention and not in it: "about"
	WhenSince                          // Code ON_OR_AFTER; stands before a mention and not in it: "since"
	WhenToday                          // Val −1 0 1: "yesterday", "today", "tomorrow"
	WhenArticle                        // Val 1: "a"
	WhenFew                            // "several"
	WhenFreq                           // Code, the unit: "daily"
	WhenRef                            // Code PAST_REF PRESENT_REF FUTURE_REF
	WhenPrep                           // a word before times
	WhenPoss                           // a word before nouns: "the", "his"
	WhenMeasure                        // a word after counts, not years: "people"
	WhenFuture                         // a word that puts its clause in the future: "will"
	WhenPast                           // a word that puts its clause in the past: "said"
	WhenDecade                         // Val 1990: "nineties"
	WhenBC                             // an era whose years count back: "BC"
	WhenAD                             // an era whose years count on: "AD"
	WhenRange                          // a word or mark between the ends of a range: "to"
	WhenSaid                           // a word of speaking; of the words of the past, one that only reports: "said"
	WhenShare                          // a word or mark of amounts: "%", "cents"
	WhenOn                             // a word between a time and its day: "on"
	WhenGenitive                       // the ending of a genitive: "'s"
	WhenWhole                          // a word between a number and its unit: "full"
	WhenFeast                          // Code, the value of a feast: "XXXX-12-25", or its rule
	WhenGame                           // a word of games that have quarters: "touchdown"
	WhenTurn                           // a verb whose particle can look like one of WhenAbout: "turn around"
	WhenAfter                          // a word from which a length of time counts back: "two years after"
	WhenMay                            // a word whose clause tells of what may come, if nothing says that it was: "can"
	WhenTo                             // the word before an infinitive: "to"
	WhenBase                           // a verb in its base form, which "to" makes an infinitive: "win"
	WhenPoll                           // a word of an election: "ballot"
	WhenIf                             // a word whose clause tells of nothing that was: "if"
	WhenRace                           // a word of what comes before an election and not after it: "nominee"

	// What follows is told from the characters of the text.

	WhenOrd     // ordinal number, in figures or words
	WhenNum     // number, in figures or words
	WhenInt     // number in figures
	WhenDay     // whole number from 1 to 31, or an ordinal
	WhenHour    // whole number from 1 to 12
	WhenYear    // four figures, 1400 to 2099
	WhenHHMM    // four figures that can be a time: "1430"
	WhenClock   // "10:30"
	WhenFull    // "2017-08-26"
	WhenTens    // "470s"
	WhenMoney   // "$3"
	WhenCapital // a word with a capital that the language's data does not know
	WhenPunct   // punctuation, but "-" within a word, "," and parentheses
)

// WhenClasses is the number of classes.
const WhenClasses = 62

// whenNames are the names of the classes in the files, in the order above.
var whenNames = [WhenClasses]string{
	"MONTH", "MILD", "BARE", "WEEKDAY", "WEEKABBR", "WEEKDAYS", "UNIT", "BIG", "UNITS", "PART", "NOON", "AMPM", "ZONE",
	"SEASON", "SHIFT", "PREV", "MOD", "APPROX", "ABOUT", "SINCE", "TODAY", "ART", "FEW", "FREQ", "REF", "PREP", "POSS", "MEASURE", "FUTURE",
	"PAST", "DECADE", "BC", "AD", "RANGE", "SAID", "SHARE", "ON", "GENITIVE", "WHOLE", "FEAST", "GAME", "TURN", "AFTER", "MAY", "TO", "BASE", "POLL", "IF", "RACE", "ORD", "NUM", "INT", "DAY", "HOUR", "YEAR", "HHMM", "CLOCK", "FULL", "TENS", "MONEY", "CAPITAL", "PUNCT",
}

// WhenWord is all that a word can mean in a date.
type WhenWord struct {
	ID       uint16 // how rules know the word itself; never 0
	Capital  bool   // counts only with a capital letter: "March"
	Any      bool   // counts with a capital and without: "AM" and "am"
	Either   bool   // part of a phrase that is written with capitals, beside what it is without one: "Day"
	Stop     bool   // an abbreviation: a full stop after it is part of it
	Class    WhenClass
	Readings []WhenReading
	Ends     []WhenPhrase // the phrases that end with this word
}

// WhenReading is one meaning of a word.
type WhenReading struct {
	Class WhenClass
	Val   int32
	Code  string
}

// WhenPhrase is several words that count as one: "more than".
type WhenPhrase struct {
	Before []uint16 // the ids of the words before the last one
	Word   *WhenWord
}

// Read returns the word's reading in one of the classes, or nil.
func (w *WhenWord) Read(c WhenClass) *WhenReading {
	for i := range w.Readings {
		if w.Readings[i].Class&c != 0 {
			return &w.Readings[i]
		}
	}
	return nil
}

// WhenKind is what a rule makes of its match.
type WhenKind uint8

// The kinds of rule.
const (
	WhenPoint    WhenKind = iota // a point or stretch on the calendar or the clock
	WhenDuration                 // a length of time
	WhenSet                      // times that recur
	WhenNothing                  // no date, though a part of it looks like one: "last minute"
)

// WhenAnchor is what a rule's match counts from.
type WhenAnchor uint8

// The anchors of rules.
const (
	WhenAsRead      WhenAnchor = iota // the time told of, unless the words say otherwise
	WhenFromPrev                      // the mention before
	WhenFromPublish                   // publication
)

// WhenRule is one pattern, without options: the file's options are taken apart.
type WhenRule struct {
	Kind   WhenKind
	Anchor WhenAnchor
	Sign   int32    // what a number of units is multiplied by to give a shift; 0 for none
	Shift  int32    // shift of the rule itself, with Unit
	Unit   byte     // unit of the rule itself, or 0
	Code   string   // the TIMEX3 value of the rule itself, or ""
	Mod    string   // START, MID, END or ""
	Before []WhenIs // what stands before the match, in order
	Core   []WhenIs
	After  []WhenIs // what stands after it
	Borrow bool     // what stands beside the match gives the month, the year or the era: "3–5 May"
	Line   int      // of the file, for messages
}

// WhenIs is what one word or number of a pattern is: of one of the classes, or
// one of the words. Not turns it round, and is met outside the sentence too.
type WhenIs struct {
	Class WhenClass
	Words []uint16
	Not   bool
}

// WhenEdge is the word that patterns write "^": the border of a sentence.
const WhenEdge = 1

// Matches reports whether a word or number of class c with the id is meant.
func (e *WhenIs) Matches(c WhenClass, id uint16) bool {
	if e.Class&c != 0 {
		return !e.Not
	}
	if id != 0 {
		for _, w := range e.Words {
			if w == id {
				return !e.Not
			}
		}
	}
	return e.Not
}
