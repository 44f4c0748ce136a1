package provenance

import "testing"

// TestRoles: who is called by what he is alone is the one person in the set of whom that is said.
func TestRoles(t *testing.T) {
	r := roles{}
	for who, words := range map[string][]string{"voss": {"mayor", "oster"}, "brell": {"mayor", "tolvane"}, "quill": {"harbour", "master"}} {
		for _, w := range words {
			if r[w] == nil {
				r[w] = map[string]bool{}
			}
			r[w][who] = true
		}
	}
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
		if got := r.is(c.description, c.name); got != c.want {
			t.Errorf("%q is %q: %v", c.description, c.name, got)
		}
	}
}
