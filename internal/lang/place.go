package lang

import (
	"sort"
	"strings"
)

// Place is what package place needs to know of a language. The names of places
// that are the same in most languages are in the gazetteer.
type Place struct {
	// Names leads from the language's own names for countries and regions to their
	// codes in the gazetteer: "Britain" to "GB", "Calif." to "US.CA".
	Names map[string]string

	// Demonyms leads from what belongs to a place, and from its people, to the
	// place's code, or, after an @, to its name in the gazetteer: "Texans" to
	// "US.TX", "Londoner" to "@London".
	Demonyms map[string]string

	// Begin are the first words of those of Names and Demonyms that have several.
	Begin map[string]bool

	// Long leads from a shortened part of names to the full one: "St." to "Saint".
	Long map[string]string

	// Words are words in lower case by which places are known.
	Words map[string]PlaceClass

	// Plural leads from plurals of what is named after a place to what stands in the
	// name: "counties" to "County".
	Plural map[string]string

	// Joins are words, in lower case, that join the last of a list: "and".
	Joins map[string]bool

	// Doubtful are names of places that are more often something else: a word, a
	// given name, a family's. They need more around them than others do.
	Doubtful map[string]bool

	// Never are names of places that count only with their region after them:
	// "March, Cambridgeshire".
	Never map[string]bool

	// Given and Family are names of people.
	Given, Family Lines

	// Weights are what each of package place's signs, by its name, says for (more
	// than 0) or against a name's being a place's, in natural log-odds.
	Weights map[string]float64
}

// PlaceClass is what is known of a word beside a place's name.
type PlaceClass uint64

// The classes of such words.
const (
	Locates    PlaceClass = 1 << iota // a place stands after it: "in", "northern"
	PlacePrep                         // a place may stand after it: "from"
	Settlement                        // "city", as in "city of"
	NameTitle                         // stands before a person's name: "Sgt."
	OfPlaces                          // a noun that places have: "residents"
	OrgWord                           // part of an organisation's name: "Library"
	PlaceLead                         // may stand with a capital before a place's name and is no part of it: "Downtown"
	Acts                              // what a government does: "denied"
	WeakAct                           // of those, what anything does: "has"
	Agency                            // what a government has: "policy"
	Tie                               // by which a name becomes part of one before it: "of"
	StreetWord                        // "Avenue"
	WaterWord                         // "River"
	LandWord                          // "Township"
	RouteWord                         // stands before a road's number: "Interstate"
	FirstWord                         // stands first in a place's name: "Lake"
	North
	NorthEast
	East
	SouthEast
	South
	SouthWest
	West
	NorthWest
	Middle      // "central"
	NearWord    // "near"
	Between     // "between"
	Border      // "border"
	Compound    // the end of a compound with a place's name: "based"
	Party       // stands before a party to something: "with"
	Partied     // something that has parties: "talks"
	PartWord    // "part", as in "the eastern part of"
	Division    // stands behind a region's name: "province"
	Agent       // stands before whoever does it: "by"
	Led         // the end of a compound with an actor: "backed"
	TownWord    // what a town is called: "city", as in "city of"
	CapitalWord // "capital"
	PartyLetter // stands for a party before a state, with a hyphen: "R"
	DoerFor     // stands before whoever is to do something: "for"
	Stays       // of PlacePrep, what tells where something is or goes: "from"
	Pressed     // stands before whoever is to do something: "urged"
	DoerTo      // stands before what is to be done: "to"
	Era         // a name of a place that behind a number counts years: "B.C."
	Ages        // what an era counts beside years: "century"
	Folk        // what a person is called: "comedian"
	Plays       // what a team does: "defeated"
	Beats       // of those, what it does to another: "edged"
	Loses       // what the one that was beaten does, before "to": "fell"
	WinWord     // stands before "over" and whom it is over, or before "to" and whom it is to: "win", "loss"
	Zone        // a place that a zone of time is called after: "Pacific"
	ZoneTime    // stands behind such a zone: "time", "standard"
	Versus      // stands before the one that is played: "over"
	BrandWord   // makes a make of the name before it: "brand"
	GoesOn      // goes on a name that is not English: "de"
	TeamName    // what a team is called behind its city: "Cubs"
	Clausal     // begins a clause, before its subject: "which", "because"
	Being       // tells of a state, and of no act: "be"
	Undertakes  // of WeakAct, what a government does where it is the subject of such a clause: "has", "must"
)

// Compass is any of the compass points.
const Compass = North | NorthEast | East | SouthEast | South | SouthWest | West | NorthWest

// Lines is a sorted list, one entry a line, that is searched where it lies.
type Lines string

// Has reports whether a line of the list is w.
func (l Lines) Has(w string) bool {
	n := sort.Search(len(l), func(i int) bool { return l.at(i) >= w })
	return n < len(l) && w != "" && l.at(n) == w
}

// at is the line that byte i lies in, or the next if i is a line's end.
func (l Lines) at(i int) string {
	start := strings.LastIndexByte(string(l[:i]), '\n') + 1
	end := strings.IndexByte(string(l[i:]), '\n')
	if end < 0 {
		return string(l[start:])
	}
	return string(l[start : i+end])
}
