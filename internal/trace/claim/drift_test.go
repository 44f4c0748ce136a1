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

func TestAlikeWritten(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{{"2026-05-04", "2026-05-05", true}, {"XXXX-05-04", "2026-05-04", false}, {"XXXX-05-04", "XXXX-06-01", true}, {"2026-05", "2026-05-04", false}, {"", "", false}} {
		if got := alikeWritten(c.a, c.b); got != c.want {
			t.Errorf("%q and %q: %v", c.a, c.b, got)
		}
	}
}
