package news

import (
	"strings"
	"testing"
)

func TestFamilies(t *testing.T) {
	// Each claim: its name, who tells it ("B<A": B has it from A), and marks: ! denied, ~ a
	// number changed, w other words, < part of another.
	claim := func(s string) Claim {
		f := strings.Fields(s)
		c := Claim{ID: ID(f[0])}
		for _, x := range strings.Split(f[1], ",") {
			a, p, _ := strings.Cut(x, "<")
			c.Tellings = append(c.Tellings, Telling{Article: ID(a), Parent: ID(p)})
		}
		for _, m := range f[2:] {
			switch m {
			case "!":
				c.Denials = append(c.Denials, Denial{})
			case "~":
				c.Tellings[0].Drift = append(c.Tellings[0].Drift, Drift{Kind: NumberDrift})
			case "w":
				c.Tellings[0].Drift = append(c.Tellings[0].Drift, Drift{Kind: WordsDrift})
			case "<":
				c.Within = []ID{"z"}
			}
		}
		return c
	}
	for _, c := range []struct {
		name, want string
		claims     []string
	}{
		{"nothing", "", nil},
		{"the same tellers", "a b, c", []string{"a A,B<A", "b A,B<A", "c A,B"}},
		{"in the order of the first", "a c, b", []string{"a A", "b B", "c A"}},
		{"denied first", "c b a", []string{"a A ~", "b A !", "c A ! !"}},
		{"changed before what is not", "b a", []string{"a A w", "b A ~"}},
		{"whole before part", "b a", []string{"a A < ~", "b A"}},
		{"a part that is denied", "a b", []string{"a A < !", "b A"}},
		{"articles whose names run together", "a, b", []string{"a A,B", "b AB"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var claims []Claim
			for _, s := range c.claims {
				claims = append(claims, claim(s))
			}
			var got []string
			for _, f := range Families(claims) {
				var ids []string
				for _, x := range f {
					ids = append(ids, string(x.ID))
				}
				got = append(got, strings.Join(ids, " "))
			}
			if s := strings.Join(got, ", "); s != c.want {
				t.Errorf("it is %q, want %q", s, c.want)
			}
		})
	}
}
