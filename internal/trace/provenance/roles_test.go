package provenance

import (
	"slices"
	"testing"
)

// TestRoles: who is called by what he is alone is the one person in the set of whom that is said.
func TestRoles(t *testing.T) {
	r := roles{map[string]map[string]bool{}, map[string][]string{}}
	r.say("voss", "mayor of Oster")
	r.say("brell", "the Tolvane mayor")
	r.say("quill", "harbour master")
	for _, c := range []struct {
		description, name string
		want              bool
	}{
		{"the mayor of Oster", "Karl Voss", true},
		{"the Oster mayor", "Voss", true},
		{"the mayor of Oster", "Ada Brell", false},
		{"the mayor", "Karl Voss", false}, // there are two
		{"the harbour master", "Odd Quill", true},
		{"The harbour master of Kelland", "Odd Quill", true},
		{"the master of ceremonies", "Odd Quill", false},
		{"the keeper", "Odd Quill", false},
		{"the Oster", "Karl Voss", false},
		{"the mayor", "", false},
	} {
		if got := r.is(c.description, c.name, func(string) bool { return true }); got != c.want {
			t.Errorf("%q is %q: %v", c.description, c.name, got)
		}
	}
	inOster := func(who string) bool { return slices.Contains(r.of[who], "Oster") }
	if !r.is("the mayor", "Karl Voss", inOster) || r.is("the mayor", "Ada Brell", inOster) {
		t.Error("the mayor is not the one of the place that the article is about")
	}
}
