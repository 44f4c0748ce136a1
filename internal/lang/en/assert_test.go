package en

import (
	"testing"

	"hearsay/internal/lang"
)

func TestAssertions(t *testing.T) {
	l := assertions()
	if !l.Words["dreadful"].Has(lang.OpinionMark) || !l.Words["likely"].Has(lang.HedgeMark) || !l.Words["fell"].Has(lang.FiniteVerb) {
		t.Error("a word of the lists is not in its class")
	}
	for _, p := range l.Phrases["very"] {
		if len(p.Words) == 0 {
			t.Error("a phrase of one word")
		}
	}
	for _, list := range []string{"word\n", "[no such class]\nword\n"} {
		if _, err := readAssertions(list); err == nil {
			t.Errorf("%q: no error", list)
		}
	}
}
