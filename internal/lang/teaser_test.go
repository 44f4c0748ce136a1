package lang

import (
	"strings"
	"testing"
)

func TestTeases(t *testing.T) {
	a := &Attrib{Names: map[string]NameClass{"read more": Teaser, "related": Teaser, "most read": Teaser}}
	for words, want := range map[string]bool{
		"READ MORE : Ferry back":  true,
		"Read more : Ferry back":  true,
		"Related : Ferry":         true,
		"MOST READ IN NEWS Ferry": true,
		"Most read Ferry back":    true,
		"Most read in news ferry": false,
		"RELATED Ferry back":      false, // one word in capitals may begin a name
		"related : the ferry":     false,
		"Voss said : Read more":   false,
		"Read more":               false,
		"":                        false,
	} {
		if got := a.Teases(strings.Fields(words)); got != want {
			t.Errorf("%q: %v", words, got)
		}
	}
}
