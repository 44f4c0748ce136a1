package factual_test

import (
	"slices"
	"strings"
	"testing"

	"hearsay/internal/lang"
	"hearsay/internal/lang/en"
	"hearsay/internal/read/factual"
)

// TestOf holds pairs of sentences against each other: the first is the surer.
func TestOf(t *testing.T) {
	l := en.Language().Factual
	of := func(s string) float64 {
		words := strings.Fields(s)
		at := slices.IndexFunc(words, func(w string) bool { return strings.HasPrefix(w, "*") })
		words[at] = words[at][1:]
		return factual.Of(words, at, l)
	}
	for _, c := range [][2]string{
		{"The bridge *collapsed on Monday .", "The bridge may *collapse on Monday ."},
		{"The bridge may *collapse on Monday .", "The bridge did not *collapse on Monday ."},
		{"The council *closed the bridge .", "The council agreed to *close the bridge ."},
		{"The council *closed the bridge .", "The council failed to *close the bridge ."},
		{"She *left .", "If she *left , they would know ."},
	} {
		if a, b := of(c[0]), of(c[1]); a <= b {
			t.Errorf("%.2f %q, %.2f %q", a, c[0], b, c[1])
		}
	}
}

// TestOddInput: whatever it is given, the value is on the scale.
func TestOddInput(t *testing.T) {
	l := en.Language().Factual
	for _, words := range [][]string{nil, {""}, {"?"}, {"not", "not", "not"}, {"\xff", "may", "é"}, strings.Fields(strings.Repeat("not to if ", 300))} {
		for at := -1; at <= min(len(words), 20); at++ {
			if v := factual.Of(words, at, l); v < -factual.Most || v > factual.Most || v != v {
				t.Errorf("%q %d: %g", words, at, v)
			}
		}
	}
	if v := factual.Of([]string{"rain"}, 0, nil); v != factual.Most {
		t.Errorf("without a language: %g", v)
	}
	if v := factual.Of([]string{"rain"}, 0, &lang.Factual{Weights: func() []float32 { return nil }}); v != factual.Most {
		t.Errorf("without weights: %g", v)
	}
}
