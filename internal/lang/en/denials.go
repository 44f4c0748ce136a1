package en

import (
	_ "embed"
	"strings"

	"hearsay/internal/lang"
)

//go:embed data/denials.txt
var denialList string

var denialClasses = map[string]lang.DenialWord{
	"denial": lang.DenialNoun, "point": lang.PointNoun, "accusing": lang.Accusing, "refusing": lang.Refusing,
	"insisting": lang.Insisting, "merit": lang.Merit, "never": lang.Never, "emptiest": lang.Emptiest,
	"untruth": lang.Untruth, "misled": lang.Misled, "inventing": lang.Inventing, "asserted": lang.Asserted, "criticism": lang.Criticism,
	"nought": lang.Nought, "relation": lang.Relation, "part": lang.Part, "happening": lang.Happening, "any": lang.Any, "past": lang.Past, "contrary": lang.Contrary,
	"hollow": lang.Hollow, "so": lang.SoWord, "further": lang.Further, "opposite": lang.Opposite, "fearing": lang.Fearing, "court": lang.Court, "misdeed": lang.Misdeed, "talk": lang.Talk, "done": lang.Done, "as": lang.As, "suit": lang.Suit, "scarce": lang.Scarce, "seeing": lang.Seeing,
	"going": lang.Going, "yet": lang.Yet, "sort": lang.Sort, "admitting": lang.Admitting, "falsely": lang.Falsely, "voicing": lang.Voicing, "incorrect": lang.Incorrect, "astray": lang.Astray,
	"answer": lang.Answer, "agreeing": lang.Agreeing, "accepting": lang.Accepting,
	"rebuttal": lang.Rebuttal, "scorning": lang.Scorning, "label": lang.Label, "making": lang.Making, "meeting": lang.Meeting, "denying": lang.Denying, "asking": lang.Asking,
	"calling": lang.Calling, "differing": lang.Differing, "standing": lang.Standing, "unfounded": lang.Unfounded,
}

// addDenials reads sections of words of denying, each headed by its class in
// brackets.
func addDenials(l *lang.Attrib, list string) error {
	l.Denials = make(map[string]lang.DenialWord, 512)
	var class lang.DenialWord
	return sections("denials.txt", list, func(heading string) (ok bool) {
		class, ok = denialClasses[heading]
		return ok
	}, func(line string) {
		for w := range listed(line) {
			l.Denials[w] |= class
			if first, _, two := strings.Cut(w, " "); two {
				l.Denials[first] |= lang.Leading
			}
		}
	})
}
