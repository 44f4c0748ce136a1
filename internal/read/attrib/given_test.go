package attrib

import (
	"strings"
	"testing"

	"hearsay/internal/agency"
	"hearsay/internal/lang"
	"hearsay/internal/lang/en"
)

// TestGivenNamesAreNoAgencies: an agency that is called like somebody would be taken for a person.
func TestGivenNamesAreNoAgencies(t *testing.T) {
	for w, c := range en.Language().Attrib.Names {
		if a := agency.Known(strings.ToUpper(w[:1]) + w[1:]); a != "" && c.Has(lang.GivenName) {
			t.Errorf("%q is in the lists of first names, and the agency %s", w, a)
		}
	}
}
