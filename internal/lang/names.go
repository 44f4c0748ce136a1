package lang

// NameClass is what is known of a word that names are made of.
type NameClass uint64

// The classes of such words.
const (
	MasculineName NameClass = 1 << iota // a first name of men
	FeminineName
	EitherName  // a first name of both
	PlaceName   // a country, or what is as large
	Demonym     // what belongs to one, or its people: "Norwegian"
	Locative    // stands before places and bodies, not before people who act: "in"
	SpeaksAgain // says of speakers that they go on: "also", "added"
	Interview   // given to whom it is named after
	Partner     // stands between an interview and whom it was given to: "with"
	Forces      // speaks for a country's armed forces: "military", "defence ministry"
	SomeOf      // some of many, of whom nothing else is said: "others"
	Journalist  // works for an outlet: "columnist"
	Publication // an outlet where nothing but what it is is said: "the magazine"
	Airs        // stands before an outlet that somebody is heard on: "on"
	Passed      // given by or to somebody who passes it on: "obtained", "spoke"
	Quotes      // a verb of passing on what somebody says: "quoted", "citing"
	Piece       // written for an outlet, and called after it: "op-ed"
	AsSaying    // between whom it quotes and the words: "as saying"
	Mine        // what belongs to whoever speaks: "my"
	PastVerb    // a past form of a verb that does not look like one: "met"
	Former      // of what somebody was: "former"
	ManyOf      // determines several: "those"
	First       // the first of several: "first"
	NameSuffix  // stands behind a name and tells a son from his father: "Jr"
	DayPart     // a time of the day, which with a capital is part of a name: "Evening"
	Here        // sets a noun apart as the article's own: "this", before "newspaper"
	Teaser      // before a colon, leads to something else to read or see: "related"
	ByWay       // behind a name, says by what means it came to know: "via"
	Credit      // says whose picture it is: "photo", "images"
	OutletTail  // ends an outlet's name: "news network"
	Nobody      // shows or spreads a thing, and is nobody who says it: "photo", "rumours"
	From        // stands before whom somebody is of, or something is from: "from"
	Remarking   // behind a comma, begins what an author says of somebody's words: "echoing"
	NamePart    // a small word inside a name: "de", "van"
	Nor         // joins another thing that is not so: "nor"
	Reflexive   // behind a name, means it once more: "herself"
	ClauseNoun  // goes with a clause that says what it is: "the case that"
	Grounds     // stands before what somebody is blamed or praised for: "for", "over"
	Avoids      // a verb of not doing what stands behind it: "avoided", "stopped short of"
	Taken       // what is claimed by who says nothing: "lives", "the title"
	Added       // what is added to a thing by who says nothing: "weight", "fuel"
	Pictured    // a picture or a film: "photos", "footage"
	Includes    // a participle that stands for a preposition: "including"
	PublicBody  // in the names of public bodies, which are called by any of them: "agency"
	Collective  // people together, of whom one word says no more: "staff"
	AnyBody     // what any firm or body may be called: "company"
	StateBody   // what a state or a part of it is called, and no firm: "government"
	Nameless    // what a source asks not to be, or for: "named", "anonymity"
	LegalForm   // ends a firm's name in full: "Ltd"
	KnownBody   // a firm or movement that the whole world knows: "Intel"
	Written     // a noun for what is written or drawn up, and said by nobody in person: "the resolution"
	ShareNoun   // counts some of many: "74 percent", "a majority"
	OwnWords    // what somebody has just said: "the statement"
	Occupation  // what somebody is by trade or office, and no verb waits for: "quarterback"
	PlaceNoun   // ends the name of a place: "county"
	KnownOutlet // a newspaper, broadcaster or site whose name does not say so: "The Verge"
	NameFor     // joins a body's name to for whom or what it is: "for"
	PeopleName  // a people, a faith or a camp, with a capital: "Muslims"
	Hearing     // is done, or stands, between who tells a thing and who passes it on: "learned", "account"
	Replies     // is given to who asked or wrote, and passed on by nobody for that: "reply", "response"
	Supposes    // begins a clause of what may not be so: "if", "unless"
	Epithet     // what a person is known for, and hardly anybody whom a text leaves without a name: "actress", "billionaire"
	Trade       // what a firm is by its trade: "bank", "airline"
	Mute        // is built, grows or happens, and says a thing only in a turn of phrase: "tower", "victory"
)

// GivenName is any class of first names.
const GivenName = MasculineName | FeminineName | EitherName

// NameMark is what else is known of a word beside names.
type NameMark uint32

// The marks of such words.
const (
	SeveralVerb NameMark = 1 << iota // goes with several, or a body: "have", "are"
	Saint                            // begins a name that is a saint's, a place's or a body's: "St"
	Affiliate                        // what an outlet is to another: "affiliate"
	Issues                           // what is done to a statement by whose it is: "released"
	Reacts                           // to do what may be done in words, or with the fist: "respond"
	Meant                            // what a thing is for, of which nobody says it: "intended"
	Writes                           // who a work with a title is by: "author"
	FirmTail                         // ends the names of firms and campaigns, and nobody's: "energy"
	AnyOne                           // of people, says no more than how many, if any: "nobody", "anyone"
	Identifies                       // a verb of saying who somebody is: "identified"
	AsName                           // stands between that and the name: "as"
	SeenBy                           // what is done with a document by who writes of it: "seen"
	OutletEnd                        // ends names of outlets that are run together, and no firms': "news"
	SurnameEnd                       // ends many surnames that differ by one letter: "son"
	Second                           // makes an office that of whoever stands in for its holder: "vice"
	TakesFor                         // a verb of taking something for something: "sees the quay as a danger"
	Cites                            // a verb of giving a reason or an example: "cited several factors"
	SaidThat                         // a noun of somebody's for what he says, before a clause: "his claim that"
	PollNoun                         // asks many, and counts what they say: "poll"
	PollUnit                         // what polls count in: "points"
	PollGives                        // a verb of a poll's, with somebody and a figure behind it: "puts"
	Whoever                          // somebody of whom nothing is known but what follows: "whoever"
	Tries                            // with "to" behind, a verb of doing what one can, and of no words: "sought"
	Enough                           // behind a word of feeling, says that it was so much that something came of it: "enough"
	SoMuch                           // the same before it: "so"
	Evinces                          // a verb of saying that things do as well, without a word: "shows", "means"
	ToCome                           // between "is" and "to", says that a thing is to come: "going"
	Convened                         // what is called where nothing is said of it: "elections", "a meeting"
	Month                            // a month, which may be a name: "May"
	Omits                            // with a negation, a verb of saying that tells what nobody asked about: "(did not) mention"
)

// Has reports whether the word has any mark of c.
func (n NameMark) Has(c NameMark) bool { return n&c != 0 }

// Has reports whether the word is in any class of c.
func (n NameClass) Has(c NameClass) bool { return n&c != 0 }
