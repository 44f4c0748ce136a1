package lang

// Ask is what package ask needs to know of a language: which words of a question do not
// tell what is meant, and the endings that the forms of one word differ by.
//
// Claim has endings of its own, and cuts deeper: two sentences have many words to agree in, and one
// that agrees with the wrong word does little harm. A question has three, and each of them counts.
type Ask struct {
	Small   map[string]bool   // folded: "the", "who", "did"
	Endings []Ending          // the longest first
	Same    map[string]string // other forms of a word, and other ways to write it: "took" and "take", "13" and "thirteen"
}

// Ending is an ending of words, folded, and what is put in its place: "ies" and "y".
type Ending struct{ Cut, Put string }
