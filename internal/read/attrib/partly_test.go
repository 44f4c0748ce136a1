package attrib

import (
	"slices"
	"testing"
)

// TestDenyingSentences: of a denial of several sentences, those that deny are named, where
// others say something else.
func TestDenyingSentences(t *testing.T) {
	for body, want := range map[string][]string{
		"“I met him once, on the quay, and we talked of the weather. However, his claims about the money are false,” Ida Voss said.": {"However, his claims about the money are false,”"},
		"“It was late, and it was dark. There was no leak. The stories are untrue. I went home,” Ida Voss said.":                     {"There was no leak.", "The stories are untrue."},
		"“There was no leak. The stories are untrue,” Ida Voss said.":                                                                nil,
		"It is false, Ida Voss said, that the harbour board sold twelve cranes.":                                                     nil, // one sentence, in two pieces
		"“The stories are untrue,” Ida Voss said.":                                                                                   nil,
		"Ida Voss denied the claims. She had met him once, and they talked of the weather.":                                          nil,
		"“I met him once, on the quay. We talked of the weather, and of the price of bread,” Ida Voss said.":                         nil,
		"“I met him once,” Ida Voss said. “We talked of the weather. The claims about the money are false.”":                         {"The claims about the money are false.”"},
	} {
		a := analyse(body)
		if len(a.Statements) == 0 {
			t.Fatalf("%s: no statement", body)
		}
		var got []string
		for _, s := range a.Statements[0].Denying {
			got = append(got, s.Of(body))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q denies, want %q", body, got, want)
		}
	}
}
