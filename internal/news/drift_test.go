package news

import (
	"slices"
	"testing"
)

// TestDrifts: what changed comes with the gravest kind first, the same change once with all that
// have it, and apart from one that an article has both ways.
func TestDrifts(t *testing.T) {
	ref := func(at int) Ref { return Ref{Span: MakeSpan(at, at+1)} }
	body := "3 13 x y"
	words := func(r Ref) string { return r.Span.Of(body) }
	c := Claim{Tellings: []Telling{
		{Article: "a"},
		{Article: "b", Parent: "a", Drift: []Drift{{Kind: WordsDrift, Of: "a", From: ref(5), To: ref(7)}, {Kind: NumberDrift, Of: "a", From: ref(0), To: ref(2)}}},
		{Article: "c", Parent: "a", Drift: []Drift{{Kind: NumberDrift, Of: "a", From: ref(3), To: ref(2)}}},
		{Article: "d", Drift: []Drift{{Kind: WordsDrift, Of: "d", From: ref(5), To: ref(7)}, {Kind: NumberDrift, Of: "a", From: ref(0), To: ref(2)}}},
	}}
	var got []string
	for _, d := range c.Drifts(words) {
		s := d.Kind.Said()
		for _, n := range d.Later {
			s += " " + string(n.Article)
		}
		if d.Both {
			s += " both"
		}
		if d.Apart {
			s += " apart"
		}
		got = append(got, s)
	}
	if want := []string{"number b c", "number d apart", "words b", "words d both"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
