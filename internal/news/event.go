package news

// EventClass is what kind of thing happened.
type EventClass uint8

// The classes of events.
const (
	OtherEvent EventClass = iota
	Attack                // bombing, shelling, shooting, a raid
	Battle                // taking or losing a place, a siege, an offensive
	Movement              // of people or goods: evacuation, transfer, flight, deportation
	Arrest                // also abduction; letting go is no class of its own
	Harm                  // death, injury
	Disaster              // accident, crash, fire, flood
	Vote                  // election, referendum, a vote
	Protest               // demonstration, strike
	Deal                  // agreement, trade, purchase
	Legal                 // charge, trial, sentence, suit
	Meeting               // talks, a summit, a visit
	Office                // appointment, resignation, dismissal
	Contest               // sport
	Launch                // of a missile, a rocket, a product
	Measure               // what authorities do: ban, sanction, order, law
)

var eventClassNames = [...]string{
	"other", "attack", "battle", "movement", "arrest", "harm", "disaster", "vote", "protest", "deal", "legal",
	"meeting", "office", "contest", "launch", "measure",
}

// String is the class's name, as on screen and in JSON.
func (c EventClass) String() string { return nameOf(eventClassNames[:], int(c)) }

// MarshalText writes the class's name.
func (c EventClass) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (c *EventClass) UnmarshalText(b []byte) error {
	return setName(eventClassNames[:], b, (*uint8)(c))
}

// Told is how an event is told.
type Told uint8

// The ways to tell an event.
const (
	ToldFact      Told = iota
	ToldPossible       // may have happened
	ToldDenied         // did not happen
	ToldPlanned        // is to happen
	ToldCommanded      // is wanted or ordered
)

var toldNames = [...]string{"fact", "possible", "denied", "planned", "commanded"}

// String is the name, as on screen and in JSON.
func (t Told) String() string { return nameOf(toldNames[:], int(t)) }

// MarshalText writes the name.
func (t Told) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (t *Told) UnmarshalText(b []byte) error { return setName(toldNames[:], b, (*uint8)(t)) }

// Event is what one clause tells: who did what to whom, with what, how many, where,
// when. A part that the clause does not tell is empty.
type Event struct {
	Span      Span       `json:"span"`      // the clause
	Predicate Span       `json:"predicate"` // what happened: "evacuated", "took place"
	Class     EventClass `json:"class"`
	Told      Told       `json:"told"`
	Who       Span       `json:"who,omitzero"`   // who did it
	Whom      Span       `json:"whom,omitzero"`  // to whom, or to what
	Means     Span       `json:"means,omitzero"` // with what: "by helicopter"
	Site      Span       `json:"site,omitzero"`  // the words that say where: "outside the consulate in Osk"
	When      []int32    `json:"when,omitempty"` // indices into Analysis.Dates
	Where     []int32    `json:"where,omitempty"`
	Many      []int32    `json:"many,omitempty"`      // into Analysis.Quantities
	Statement int32      `json:"statement,omitempty"` // 1 + the index into Analysis.Statements of the one whose content it stands in; 0: the author tells it
	Main      bool       `json:"main,omitempty"`      // it is the main clause of its sentence
	Slight    bool       `json:"slight,omitempty"`    // it says too little, or too uncertainly of whom, to be shown; its day and place are good
}

// MainEvent is what an article is about, from its title and its first sentences. It
// is no layer of a text's analysis, since the title is the article's.
type MainEvent struct {
	Class EventClass `json:"class"`
	Told  Told       `json:"told"`
	Event int32      `json:"event"` // index into Analysis.Events, or -1 where the title alone tells it
	Who   Words      `json:"who"`
	What  Words      `json:"what"`
	When  int32      `json:"when"` // index into Analysis.Dates, or -1: not told
	Where Words      `json:"where"`
	Place int32      `json:"place"` // index into Analysis.Places of Where, or -1
}

// Words are words of an article's title or of its text.
type Words struct {
	Title bool `json:"title,omitempty"`
	Span  Span `json:"span"`
}
