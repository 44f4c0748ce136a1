package text

import "testing"

func TestOneApart(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"harbor", "harbour", true},
		{"taken", "token", true},
		{"crane", "cranes", true},
		{"ö", "o", true},
		{"", "a", true},
		{"same", "same", false},
		{"crates", "crane", false},
		{"ab", "ba", false},
		{"a", "abc", false},
		{"", "", false},
	} {
		if OneApart([]rune(c.a), []rune(c.b)) != c.want || OneApart([]rune(c.b), []rune(c.a)) != c.want {
			t.Errorf("%q, %q: not %v", c.a, c.b, c.want)
		}
	}
}
