package claim

import "testing"

func TestOneSlip(t *testing.T) {
	for _, c := range []struct {
		a, b string
		is   bool
	}{
		{"traveling", "travelling", true},
		{"heavt", "heavy", true},
		{"harbor", "harbour", true},
		{"same", "same", false}, // too short to tell
		{"iran", "iraq", false},
		{"twelve", "twenty", false},
		{"taken", "token", true},
		{"a1234", "a1235", false},
		{"", "", false},
		{"crates", "crane", false},
	} {
		if oneSlip(c.a, c.b) != c.is || oneSlip(c.b, c.a) != c.is {
			t.Errorf("%q, %q: not %v", c.a, c.b, c.is)
		}
	}
}
