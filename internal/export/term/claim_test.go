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
	golden(t, "claim-all.txt", func(b *bytes.Buffer) error {
		return Claim(b, set, f, ClaimOptions{All: true, Lacks: []string{"boats", "tide\x1b"}})
	})
	near := []Nearest{{Set: set, Claim: &f.Claims[0], Has: []string{"lamps", "Oster\x1b[31m"}}}
	for _, s := range []Style{{Width: 40}, {Width: 80}} {
		golden(t, name("asked", s), func(b *bytes.Buffer) error { return Asked(b, "lamps in Oster", near, 1, "of this case", s) })
		golden(t, name("asked-none", s), func(b *bytes.Buffer) error { return Asked(b, "boats", near, 0, "of this case", s) })
	}
	golden(t, "asked-nothing.txt", func(b *bytes.Buffer) error { return Asked(b, "boats", nil, 0, "of this case", Style{}) })
	if err := Claim(full{}, set, f, ClaimOptions{}); err == nil {
		t.Error("a claim was written to a full disk")
	}
	if err := Asked(full{}, "x", near, 0, "", Style{}); err == nil {
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
