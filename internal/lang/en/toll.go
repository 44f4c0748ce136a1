package en

import (
	_ "embed"
	"fmt"
	"strings"

	"hearsay/internal/lang"
)

//go:embed data/toll.txt
var tollWords string

// toll builds the lists of tolls. They are part of the program: a broken one is a mistake in
// it, which the package's tests find.
func toll() *lang.Toll {
	t := &lang.Toll{}
	sets := map[string]map[string]bool{}
	for class, set := range map[string]*map[string]bool{
		"BEFELL killed": &t.Befell[lang.Killed], "BEFELL hurt": &t.Befell[lang.Hurt], "DID killed": &t.Did[lang.Killed], "DID hurt": &t.Did[lang.Hurt],
		"PEOPLE": &t.People, "OTHERS": &t.Others, "PART": &t.Part, "OF": &t.Of, "HELPER": &t.Helper, "OBJECT": &t.Object, "UNREAL": &t.Unreal,
		"TOLL": &t.Toll, "STANDS": &t.Stands, "LIVES": &t.Lives, "CLAIM": &t.Claim, "LOST": &t.Lost, "RATE": &t.Rate,
	} {
		*set = map[string]bool{}
		sets[class] = *set
	}
	for line := range dataLines(tollWords) {
		class, list, _ := strings.Cut(line, "|")
		set := sets[strings.TrimSpace(class)]
		for w := range strings.SplitSeq(list, ",") {
			if w = strings.TrimSpace(w); w == "" || set == nil {
				panic(fmt.Sprintf("data/toll.txt: %q is no list", line))
			}
			set[w] = true
		}
	}
	return t
}
