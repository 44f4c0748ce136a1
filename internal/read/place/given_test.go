package place

import (
	"strings"
	"testing"

	"hearsay/internal/gazetteer"
	"hearsay/internal/lang"
	"hearsay/internal/lang/en"
)

// placesToo are the first names that are countries' or capitals', too, and common where English is spoken.
var placesToo = map[string]bool{"chad": true, "jordan": true, "sofia": true, "stanley": true}

// TestGivenNames: whoever is called like a country or a capital would be taken for a person when it speaks.
func TestGivenNames(t *testing.T) {
	for w, c := range en.Language().Attrib.Names {
		if !c.Has(lang.MasculineName|lang.FeminineName) || placesToo[w] {
			continue
		}
		for _, p := range gazetteer.Named(nil, strings.ToUpper(w[:1])+w[1:]) {
			if !p.Alias && (p.Kind == gazetteer.Country || p.Kind == gazetteer.Capital) {
				t.Errorf("%q is in the lists of first names, and the name of a %v", w, p)
			}
		}
	}
}
