package ask

import (
	"slices"

	"hearsay/internal/lang"
	"hearsay/internal/lang/all"
)

// wanted is what a question wants by how it begins, and how many of its first words say so
// and nothing else.
func wanted(s string) (of lang.WantOf, begin int) {
	var first []string
	for _, folded := range words(s) {
		if first = append(first, folded); len(first) == longestBeginning {
			break
		}
	}
	for _, l := range all.Languages {
		a := l().Ask
		if a == nil {
			continue
		}
		for _, w := range a.Wants {
			if n := len(w.Begins); n > 0 && n <= len(first) && slices.Equal(first[:n], w.Begins) {
				if w.Tells {
					n = 0
				}
				return w.Of, n
			}
		}
	}
	return 0, 0
}

// longestBeginning is how many words the beginning of a question may have.
const longestBeginning = 6

// wantNames say what an answer has to have.
var wantNames = map[lang.WantOf]string{
	lang.WantNumber: "a number", lang.WantName: "a name", lang.WantTime: "a time", lang.WantPlace: "a place", lang.WantCause: "a cause",
}

// wantMarks are what says in a profile that its tellings have it. They are of one letter,
// as no word that is asked for.
var wantMarks = map[lang.WantOf]string{
	lang.WantNumber: "n", lang.WantName: "w", lang.WantTime: "t", lang.WantPlace: "p", lang.WantCause: "c",
}

// Wants names what the answer has to have, "a number"; "" if that is not known.
func (q Question) Wants() string { return wantNames[q.wants] }
