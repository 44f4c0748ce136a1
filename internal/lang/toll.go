package lang

// Toll is what counting the dead and the hurt needs to know of a language. All words are folded.
type Toll struct {
	Befell [Fates]map[string]bool // behind a number, what befell those it counts: "died"; "wounded"
	Did    [Fates]map[string]bool // before a number, what was done to them: "killing"; "injured"
	People map[string]bool        // whom a number counts that counts all of them: "people", "passengers"
	Others map[string]bool        // says that these are not all: "other", "another"
	Part   map[string]bool        // before a number, that these are some of those: "including"
	Of     map[string]bool        // behind one, that it counts a part: "of"
	Helper map[string]bool        // may stand between a number and what befell: "were", "reportedly"
	Object map[string]bool        // behind a verb, begins what it is done to: "the", "his"
	Unreal map[string]bool        // before it, says that it may not be so: "could", "no"
	Rate   map[string]bool        // right behind it or before it, that it is counted by the year: "every", "annually"
	Toll   map[string]bool        // the number of the dead by a word: "toll"
	Stands map[string]bool        // between that and the number: "rose", "to"
	Lives  map[string]bool        // are counted in place of people: "lives"
	Claim  map[string]bool        // before those: "claimed"
	Lost   map[string]bool        // behind those: "lost"
}

// Fates is how many things a toll counts. Killed and Hurt say which.
const Fates = 2

// What befell those that a toll counts.
const (
	Killed = iota
	Hurt
)
