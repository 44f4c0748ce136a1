package news

import (
	"strconv"
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
		{"in the order of the first", "a c, b", []string{"a A,X<A", "b B", "c A,X<A"}},
		{"denied first", "c b a", []string{"a A,X<A ~", "b A,X<A !", "c A,X<A ! !"}},
		{"changed before what is not", "b a", []string{"a A,X<A w", "b A,X<A ~"}},
		{"whole before part", "b a", []string{"a A,X<A < ~", "b A,X<A"}},
		{"a part that is denied", "a b", []string{"a A,X<A < !", "b A,X<A"}},
		{"in words of their own", "a, b", []string{"a A,B", "b A,B"}},
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

func TestClusters(t *testing.T) {
	// Each claim: its name, how many articles tell it, and the claim that it is a part of.
	claim := func(s string) Claim {
		f := strings.Fields(s)
		n, _ := strconv.Atoi(f[1])
		c := Claim{ID: ID(f[0]), Articles: n, Tellings: []Telling{{Article: ID(f[0])}}}
		for _, x := range f[2:] {
			if x == "!" {
				c.Denials = []Denial{{}}
			} else {
				c.Within = append(c.Within, ID(x))
			}
		}
		return c
	}
	for _, c := range []struct {
		name, want string
		claims     []string
	}{
		{"beside", "a b", []string{"a 3", "b 3"}},
		{"part", "a(c) b", []string{"a 3", "b 3", "c 3 a"}},
		{"before its whole", "a(c)", []string{"c 2 a", "a 3"}},
		{"part of a part", "a(b c)", []string{"a 3", "b 3 a", "c 3 b"}},
		{"told by as many as the whole", "a(c)", []string{"a 5", "c 5 a"}},
		{"told by more than the whole", "a c", []string{"a 5", "c 6 a"}},
		{"of what is not there", "a", []string{"a 3 z"}},
		{"of itself", "a", []string{"a 3 a"}},
		{"circle", "a(b c)", []string{"a 3 c", "b 3 a", "c 3 b"}},
		{"into a circle", "a(d b c)", []string{"d 3 a", "a 3 c", "b 3 a", "c 3 b"}},
		{"denied", "a b", []string{"a 3", "b 3 a !"}},
		{"of the second that is there", "a(b)", []string{"a 3", "b 3 z a"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var claims []Claim
			for _, s := range c.claims {
				claims = append(claims, claim(s))
			}
			var got []string
			for _, x := range Clusters(claims) {
				s := string(x.Head.ID)
				var parts []string
				for _, p := range x.Narrower {
					parts = append(parts, string(p.ID))
				}
				if parts != nil {
					s += "(" + strings.Join(parts, " ") + ")"
				}
				got = append(got, s)
			}
			if s := strings.Join(got, " "); s != c.want {
				t.Errorf("it is %s, want %s", s, c.want)
			}
		})
	}
}

// TestInTheseWords: a later version of an article does not count, nor who tells something of it.
func TestInTheseWords(t *testing.T) {
	c := Claim{Tellings: []Telling{{Says: 1}, {Says: 0.7}, {Says: 0.69}, {Says: 1, Revises: "a1"}}}
	if n := c.inTheseWords(); n != 2 {
		t.Errorf("%d articles tell it in nearly these words, not 2", n)
	}
	for articles, want := range map[int]int{6: 0, 7: 2} {
		if c.Articles = articles; c.FewInWords() != want {
			t.Errorf("of %d articles %d tell it in nearly these words, not %d", articles, c.FewInWords(), want)
		}
	}
}
