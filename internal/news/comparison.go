package news

// Comparison is two articles side by side, A and B as they were asked for.
type Comparison struct {
	A, B   ID    // articles
	Edge   *Edge // what joins them; nil: nothing
	Same   bool  // they have one text
	ShareA float64
	ShareB float64 // part of B that stands in passages which A shares, 0 to 1; ShareA the same for A
	Words  Tally
	Rows   []Row // in the order of B; what only A has follows what it follows in A
}

// Tally counts words. A's are Kept + ChangedA + Dropped, B's are Kept + ChangedB + Added.
type Tally struct {
	Kept     int `json:"kept"`      // stand on both sides, in one row
	ChangedA int `json:"changed_a"` // of A, in whose place B has others
	ChangedB int `json:"changed_b"` // of B, in the place of those
	Dropped  int `json:"dropped"`   // of A alone
	Added    int `json:"added"`     // of B alone
}

// RowKind is what a row of a comparison holds.
type RowKind string

// The kinds of row.
const (
	SharedRow RowKind = "shared" // two stretches that are one passage, or a part of it
	ApartRow  RowKind = "apart"  // what is not shared: of A, of B, or of both where they stand at the same place
)

// Row is a stretch of A beside one of B. The rows of a side do not overlap, and
// hold all words of its text.
type Row struct {
	Kind    RowKind
	Passage ID       // of a shared row; empty where both articles have one text
	A, B    Span     // an absent side is empty
	Moved   bool     // a shared row that stands in another order in A than in B
	Again   bool     // an apart row whose words do stand in the other text, beside another row
	Words   Tally    // of this row
	Changes []Change // of a shared row, by position
}

// Change is a difference inside a shared row. One side may be empty (words
// dropped or added); its span then marks the place.
type Change struct {
	Kind   ChangeKind
	A      Span
	B      Span
	WordsA int
	WordsB int
}

// ChangeKind is what a change touches.
type ChangeKind string

// The kinds of change, the gravest first.
const (
	NumberChange    ChangeKind = "number"    // another number, or one dropped or added
	DateChange      ChangeKind = "date"      // an expression of time
	NameChange      ChangeKind = "name"      // a word with a capital inside a sentence
	QuotationChange ChangeKind = "quotation" // inside quotation marks on both sides
	WordsChange     ChangeKind = "words"     // any other
)
