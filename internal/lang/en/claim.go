package en

import (
	_ "embed"
	"fmt"
	"strings"

	"hearsay/internal/lang"
	"hearsay/internal/lang/en/wordvec"
)

//go:embed data/claim.txt
var claimWords string

// claims builds the lists of claims. They are part of the program: a broken one is a
// mistake in it, which the package's tests find.
func claims() *lang.Claim {
	c := &lang.Claim{Words: wordvec.Vectors}
	sets := map[string]map[string]bool{}
	for class, set := range map[string]*map[string]bool{
		"small": &c.Small, "no": &c.No, "false": &c.False, "grant": &c.Grant, "bare": &c.Bare, "open": &c.Open, "join": &c.Join, "confirm": &c.Confirm, "admit": &c.Admit,
		"doubt": &c.Doubt, "unsure": &c.Unsure, "link": &c.Link, "proof": &c.Proof, "comment": &c.Comment, "correct": &c.Correct,
		"caption": &c.Caption, "this": &c.This, "turn": &c.Turn, "stands": &c.Stands, "issued": &c.Issued, "still": &c.Still, "such": &c.Such, "charge": &c.Charge, "accuse": &c.Accuse, "accused": &c.Accused, "whose": &c.Whose, "kind": &c.Kind, "edition": &c.Edition, "heard": &c.Heard, "ahead": &c.Ahead, "with": &c.With, "asked": &c.Asked, "house": &c.House,
	} {
		*set = map[string]bool{}
		sets[class] = *set
	}
	for line := range dataLines(claimWords) {
		class, list, _ := strings.Cut(line, "|")
		class = strings.TrimSpace(class)
		for w := range strings.SplitSeq(list, ",") {
			w = strings.TrimSpace(w)
			switch {
			case w == "":
				panic(fmt.Sprintf("data/claim.txt: %q lacks a word", line))
			case class == "ending":
				c.Endings = append(c.Endings, w)
			case class == "origin":
				c.Origin = append(c.Origin, w)
			case class == "joining":
				c.Joining = append(c.Joining, w)
			case sets[class] == nil:
				panic(fmt.Sprintf("data/claim.txt: there is no class %q", class))
			default:
				sets[class][w] = true
			}
		}
	}
	return c
}
