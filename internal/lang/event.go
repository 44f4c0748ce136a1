package lang

// Event is what package event needs to know of a language. Its tables are keyed by
// folded words; verbs stand in all their forms.
type Event struct {
	Classes []string              // names of the classes of events; a class is an index into it
	Words   map[string]*EventWord // by their folded form
	Syntax  func() *Syntax        // the parser, loaded when first asked for
}

// EventWord is what a word has to do with events.
type EventWord struct {
	Verb   uint8 // the class of the verb's first sense, or 0
	Noun   uint8 // the class of the noun or adjective, or 0
	Roles  EventRole
	Things EventThings // what the noun or pronoun names
	Senses []EventSense
	Turns  []EventTurn
	Idioms []string // words behind the verb with which it is none of its events: "out" behind "rule"
}

// EventSense is a class that a verb has with some words: "captured the town" is a battle,
// "captured the gunman" an arrest, and "captured the mood" neither. The first that fits is
// the one.
type EventSense struct {
	Class     uint8
	Who, Whom EventThings // one of them must fit; both empty: it always does
}

// EventThings is a set of kinds of things that do something, or have it done to them.
type EventThings uint32

// The kinds of things. Those behind ThingListed are no lists of words: the sentence says
// what is one.
const (
	ThingPeople   EventThings = 1 << iota // "girl", "them"
	ThingForce                            // that fights: "army"
	ThingBuilding                         // that can burn and fall: "house"
	ThingMoney                            // that rises and falls: "price"
	ThingBody                             // people who act as one: "ministry", "team"
	ThingHe                               // a pronoun for one of people: "she"
	ThingIt                               // for one thing: "it"
	ThingThey                             // for several: "they"
	ThingListed
	ThingPlace  // a place, a country or a kind of place
	ThingMeans  // a word of EventMeans
	ThingName   // a name of nothing that is known
	ThingNumber // a number alone: "seven"
	ThingEvent  // a noun of an event
	ThingSame   // a noun of an event of the verb's class
	ThingNone   // nothing at all
)

// EventTurn is how a word makes a verb something else: a film is not shot as a man is.
type EventTurn struct {
	Subject  bool  // where the word is the verb's subject; else its object, or its passive's subject
	From, To uint8 // classes
}

// EventRole is a set of the things that a word can do in or around an event.
type EventRole uint64

// The roles.
const (
	EventState    EventRole = 1 << iota // a verb of no event: "seem", "own"
	EventLight                          // a verb whose noun says what happened: "take place", "carry out"
	EventRaise                          // its complement is what happened: "manage to"
	EventPlan                           // its complement is planned: "plan to"
	EventCommand                        // is ordered: "order to"
	EventFail                           // did not happen: "fail to", "deny"
	EventSay                            // is said, and is no event itself: "say"
	EventMay                            // makes it possible: "may", "allegedly"
	EventWill                           // makes it planned: "will"
	EventNo                             // denies it: "not"
	EventBy                             // before who did it: "by"
	EventWith                           // before the means: "with", "by", "aboard"
	EventMeans                          // a thing that things are done with: "helicopter", "bomb"
	EventRelative                       // stands for the noun before: "who", "which"
	EventIf                             // opens a condition: "if"
	EventPronoun                        // "he", "they": no name of anybody
	EventAt                             // before a place where something happens: "in", "near"
	EventSmall                          // a word that two texts have in common for nothing: "the"
	EventAfter                          // opens the circumstances of a headline: "after", "as"
	EventNation                         // a country's name, of several words maybe
	EventOf                             // joins a kind of place to its name: "city of"
	EventKind                           // a kind of place: "city"
	EventPart                           // of whole numbers of people: "death toll", "number"
	EventCaption                        // names a picture: "photo", "caption"
	EventDigest                         // in a title, says that the text tells of many things: "newsletter"
	EventHappen                         // a verb of an event that is of no class: "release"
	EventTogether                       // before those with whom it was done: "with"
	EventWay                            // before where somebody is from, or is going: "from", "to"
	EventDuring                         // before what it was a part of: "during"
	EventUndergo                        // a verb that always has an object: without one its subject is that
	EventNear                           // what all but happened: "nearly"
	EventEmpty                          // a verb of no class that tells nothing: "spend", "react"
	EventOccur                          // a light verb that what happened is the subject of, and no object: "occur", "hit"
	EventOutcome                        // with an infinitive, says that it came to that: "finally"
	EventAsks                           // begins what somebody asks, or points a reader to: "whether", "here"
	EventMerely                         // with a negation before it, does not deny: "not only"
	EventVow                            // is said to be going to happen, on a day and in a place of the saying: "promise to"
	EventPast                           // a form of the past of a verb of an event, or of one that goes with events: "struck", "managed"
)
