package lang

// Place is what package place needs to know of a language. The names of places
// that are the same in most languages are in the gazetteer.
type Place struct {
	// Names leads from the language's own names for countries and regions to their
	// codes in the gazetteer: "Britain" to "GB", "Calif." to "US.CA".
	Names map[string]string

	// Begin are the first words of those of Names that have several.
	Begin map[string]bool

	// Long leads from a shortened part of names to the full one: "St." to "Saint".
	Long map[string]string

	// Before are words, in lower case, after which a place stands: "in", "near".
	Before map[string]bool

	// Ties are words, in lower case, by which a place's name becomes part of a name
	// before it: the "of" of "University of Kentucky".
	Ties map[string]bool

	// Lead are words, in lower case, that may stand with a capital before the name
	// of a place and are no part of it: "The", "Downtown".
	Lead map[string]bool

	// After are words, as written, that may stand with a capital after the name of a
	// place and are no part of it: "Tuesday", "Mayor".
	After map[string]bool

	// Doubtful are names of places that are more often something else: a word, a
	// given name, a family's. They count only where the words around them say so.
	Doubtful map[string]bool

	// Never are names of places that count only with their region after them:
	// "March, Cambridgeshire".
	Never map[string]bool
}
