package claimcases

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"
)

// words cuts a span out of an article.
func cut(a Article, s Span) string { return string([]rune(a.Text)[s[0]:s[1]]) }

func TestMake(t *testing.T) {
	cases := Make(Seed)
	perHalf := map[string]int{}
	ids := map[string]bool{}
	for _, c := range cases {
		name := c.Claims[0].Event
		perHalf[c.Claims[0].Split]++
		if n := len(c.Articles); n < 2 || n > 8 {
			t.Errorf("%s has %d articles", name, n)
		}
		at := map[string]Article{}
		for _, a := range c.Articles {
			if ids[a.ID] {
				t.Errorf("two articles are called %s", a.ID)
			}
			ids[a.ID], at[a.ID] = true, a
			if strings.ContainsAny(a.Text, "{}‹›|~") || strings.Contains(a.Text, ",.") || strings.Contains(a.Text, ",,") || strings.Contains(a.Text, "  ") {
				t.Errorf("%s is not finished: %s", a.ID, a.Text)
			}
		}
		for _, x := range c.Claims {
			check(t, x, at)
		}
	}
	for half, n := range perHalf {
		if n < 150 {
			t.Errorf("the half %s has %d cases", half, n)
		}
	}
}

// check holds a claim against its articles.
func check(t *testing.T, c Claim, at map[string]Article) {
	t.Helper()
	name := c.Event + " " + c.Claim
	if c.Min < 1 || c.Max < c.Min || c.Max != len(c.Origins) {
		t.Errorf("%s: %d to %d origins, and %d are named", name, c.Min, c.Max, len(c.Origins))
	}
	tellers := map[string]bool{}
	for _, x := range c.Tellings {
		tells := x.Stance != "denies" && x.Stance != "comments"
		if tells != (x.Origin >= 0) || x.Origin >= len(c.Origins) {
			t.Errorf("%s: a telling that %s rests on origin %d", name, x.Stance, x.Origin)
		}
		for _, s := range x.Span {
			if w := cut(at[x.Article], s); strings.TrimSpace(w) != w || w == "" {
				t.Errorf("%s: a telling is %q", name, w)
			}
		}
		if tells {
			tellers[x.Article] = true
		}
	}
	if c.Alone != (len(tellers) == 1) {
		t.Errorf("%s: alone is %v, and %d articles tell it", name, c.Alone, len(tellers))
	}
	for _, d := range c.Drifts {
		from, to := cut(at[d.From.Article], d.From.Span), cut(at[d.To.Article], d.To.Span)
		if d.From.Article == d.To.Article || from == to {
			t.Errorf("%s: %s drifts from %q to %q", name, d.Kind, from, to)
		}
		if at[d.To.Article].Published < at[d.From.Article].Published {
			t.Errorf("%s: %s drifts to an older article", name, d.Kind)
		}
	}
}

// TestHalves checks that the parts have no line in common, but for single words: what kind of
// paper it is, "allegedly", what officials they are, what people are by trade, what an office is called. Of those a language
// has only so many.
func TestHalves(t *testing.T) {
	lines := map[string]string{}
	add := func(half string, ls ...string) {
		for _, l := range ls {
			if was, ok := lines[l]; ok && was != half {
				t.Errorf("both halves have %q", l)
			}
			lines[l] = half
		}
	}
	for name, h := range halves {
		for _, u := range h.unnamed {
			add(name, u.one, u.many)
		}
		add(name, slices.Concat(h.told, h.credit, h.cites, h.said[:1], h.said[2:], h.confirm, h.denyC, h.denyX, h.comment, h.quote, h.other)...)
		if n := len(ofHalf(name)); n < 15 {
			t.Errorf("%s has %d frames", name, n)
		}
	}
	for _, f := range frames() {
		add(f.half, slices.Concat([]string{f.name, f.title, f.quote, f.comment}, f.clauses[:], f.deny[:], f.background)...)
		if len(f.roles) < 2 || len(f.background) < 3 || f.actor[1] == "" || f.means[1] == "" || f.quoted == f.spoil {
			t.Errorf("the frame %s lacks something", f.name)
		}
		for i, c := range f.clauses {
			for _, place := range []string{"{A}", "{M}", "{N}", "{P}", "{D}"} {
				if strings.Count(c, place) != 1 {
					t.Errorf("clause %d of %s has %s %d times", i+1, f.name, place, strings.Count(c, place))
				}
			}
		}
	}
}

// TestWriteIsDeterministic checks that a seed always makes the same bytes, and another
// seed others.
func TestWriteIsDeterministic(t *testing.T) {
	write := func(seed uint64) string {
		var a, c bytes.Buffer
		if err := Write(&a, &c, seed); err != nil {
			t.Fatal(err)
		}
		return a.String() + c.String()
	}
	one := write(Seed)
	if one != write(Seed) {
		t.Error("the same seed makes other cases")
	}
	if one == write(Seed+1) {
		t.Error("another seed makes the same cases")
	}
}

func TestLay(t *testing.T) {
	text, marks := lay(finish("‹d|‹src|the böard,› said: ‹c|nö ‹n|3› and› then ‹c|more››."))
	if want := "The böard, said: nö 3 and then more."; text != want {
		t.Errorf("the text is %q, not %q", text, want)
	}
	rs := []rune(text)
	for name, want := range map[string]string{"src": "The böard,", "n": "3", "c": "nö 3 and|more", "d": "The böard, said: nö 3 and then more"} {
		var got []string
		for _, s := range marks[name] {
			got = append(got, string(rs[s[0]:s[1]]))
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%s marks %q, not %q", name, got, want)
		}
	}
}

// TestDump writes the cases to a folder, for whoever wants to read them or to trace one:
//
//	CLAIMCASES=folder go test -run TestDump ./internal/eval/claimcases
func TestDump(t *testing.T) {
	dir := os.Getenv("CLAIMCASES")
	if dir == "" {
		t.Skip("CLAIMCASES names no folder")
	}
	var a, c bytes.Buffer
	if err := Write(&a, &c, Seed); err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string]*bytes.Buffer{"articles.jsonl": &a, "claims.jsonl": &c} {
		if err := os.WriteFile(dir+"/"+name, b.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}
