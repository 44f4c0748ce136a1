package term

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"

	"hearsay/internal/news"
)

// followedLamp is the first claim of the lamp on the mole, with a report that is cited
// for it and was not seen.
func followedLamp() (*news.Set, *news.Findings) {
	set, f := lampCase()
	c := &f.Claims[0]
	c.Origins[0].Words = news.Ref{Text: news.TextIDOf(wireText), Span: at(wireText, "the keeper, Odd Farrow, told Sundry Wire")}
	f.Ghosts = []news.Ghost{{Name: "Sundry Wire", Here: true, Citing: []news.Citation{{
		Article: "a000000000001", Words: news.Ref{Text: news.TextIDOf(wireText), Span: at(wireText, "told Sundry Wire")},
	}}}}
	part := news.NewByClaim(f).Of(0)
	return set.Part(part.Named()), part
}

func TestClaimPages(t *testing.T) {
	set, f := followedLamp()
	for _, s := range []Style{{Width: 40}, {Width: 80}, {Width: 80, Color: true}} {
		golden(t, name("claim", s), func(b *bytes.Buffer) error { return Claim(b, set, f, ClaimOptions{Style: s}) })
	}
	fit := Fit{Untold: []string{"boats", "tide\x1b", "hulls"}, Like: [][2]string{{"hulls", "boats\x1b"}}, Beside: []string{"boats"}, Misses: "a number"}
	golden(t, "claim-all.txt", func(b *bytes.Buffer) error {
		return Claim(b, set, f, ClaimOptions{All: true, Fit: &fit})
	})
	for name, o := range map[string]ClaimOptions{
		"perhaps": {Fit: &Fit{Untold: []string{"boats"}}, Perhaps: true},
		"some":    {Fit: &Fit{Some: set.Articles[:1], Of: 2}},
		"apart":   {Fit: &Fit{Untold: []string{"boats"}, Of: 2}},
		"whole":   {Fit: &Fit{Some: set.Articles[:2], Of: 2}},
	} {
		golden(t, "claim-fit-"+name+".txt", func(b *bytes.Buffer) error { return Claim(b, set, f, o) })
	}
	near := []Nearest{{Set: set, Claim: &f.Claims[0], Words: f.Claims[0].Headline, Marks: []news.Span{{Start: 4, End: 8}}, Fit: fit}, {Set: set, Claim: &f.Claims[0], Words: f.Claims[0].Headline}}
	said := Spoken{
		Set: set, Article: &set.Articles[0], Articles: 1, Words: f.Claims[0].Headline, Marks: []news.Span{{Start: 4, End: 8}},
		Voice: "the keeper\x1b", Alone: true,
	}
	denied, two := said, said
	denied.Denies, denied.Alone, denied.Fit = true, false, fit
	two.Articles, two.Voice, two.Within = 3, "", &f.Claims[0]
	for _, s := range []Style{{Width: 40}, {Width: 80}, {Width: 80, Color: true}} {
		for _, c := range []struct {
			name string
			a    Asking
		}{
			{"asked", Asking{Near: near, May: 2}},
			{"asked-many", Asking{Near: near, May: 96}},
			{"asked-none", Asking{Near: near}},
			{"asked-nothing", Asking{}},
			{"asked-said", Asking{Said: []Spoken{said}, Near: near[:1]}},
			{"asked-denied", Asking{Said: []Spoken{denied, two}}},
			{"asked-told", Asking{Said: []Spoken{two}, Near: near, May: 2}},
		} {
			c.a.Words, c.a.Where = "lamps in Oster\x1b[31m", "of this case"
			golden(t, name(c.name, s), func(b *bytes.Buffer) error { return Asked(b, &c.a, s) })
		}
	}
	if err := Claim(full{}, set, f, ClaimOptions{}); err == nil {
		t.Error("a claim was written to a full disk")
	}
	if err := Asked(full{}, &Asking{Words: "x", Near: near}, Style{}); err == nil {
		t.Error("an answer was written to a full disk")
	}
}

// TestClaimsOfManyFit sets claims that many tell, at every width: no line is too wide, and
// unless all is asked for, a page ends.
func TestClaimsOfManyFit(t *testing.T) {
	for _, lines := range [][]string{append([]string{"Wire"}, many(300, "< Wire")...), chained(200), {"Herald < Wire", "Wire < Herald"}, many(40, "? Copy 1")} {
		set, f := kin(3, lines...)
		for i := range f.Claims[0].Tellings {
			x := &f.Claims[0].Tellings[i]
			x.Drift = []news.Drift{{Kind: news.NumberDrift, From: f.Claims[0].Headline, To: x.Words}}
		}
		for _, width := range []int{40, 69, 70, 80, 200} {
			var b bytes.Buffer
			if err := Claim(&b, set, f, ClaimOptions{Style: Style{Width: width}}); err != nil {
				t.Fatal(err)
			}
			rows := strings.Split(b.String(), "\n")
			if len(rows) > 160 {
				t.Errorf("%s at %d: %d lines", lines[0], width, len(rows))
			}
			for _, l := range rows {
				if w := displaywidth.String(l); w > width {
					t.Errorf("%s at %d: %d columns: %q", lines[0], width, w, l)
				}
			}
		}
		var all bytes.Buffer
		if err := Claim(&all, set, f, ClaimOptions{All: true}); err != nil {
			t.Fatal(err)
		}
		if got := strings.Count(all.String(), fmt.Sprint(set.Articles[0].ID)); got == 0 || strings.Contains(all.String(), "(--all)") {
			t.Errorf("%s: all is not set", lines[0])
		}
	}
}
