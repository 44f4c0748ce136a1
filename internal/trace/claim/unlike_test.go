package claim

import (
	"strings"
	"testing"

	"hearsay/internal/news"
)

// TestUnlike takes from the ends of two stretches the words that are the same.
func TestUnlike(t *testing.T) {
	for _, c := range []struct{ a, b, x, y string }{
		{"The labour inspectors", "The border police", "labour inspectors", "border police"},
		{"a council crew", "a guard crew", "council", "guard"},
		{"Three containers", "Thirteen containers", "Three", "Thirteen"},
		{"the crew", "the", "the crew", "the"}, // nothing is left of one
		{"ten men", "six boys", "ten men", "six boys"},
	} {
		set := &news.Set{}
		for i, body := range []string{c.a, c.b} {
			a, at := &news.Analysis{}, uint32(0)
			for _, w := range strings.Fields(body) {
				a.Tokens = append(a.Tokens, news.Span{Start: at, End: at + uint32(len(w))})
				at += uint32(len(w)) + 1
			}
			set.Texts = append(set.Texts, news.Text{ID: news.TextID{byte(i + 1)}, Body: body})
			set.Analyses = append(set.Analyses, a)
		}
		d := drifter{set: set}
		whole := func(s string) news.Span { return news.Span{End: uint32(len(s))} }
		e := d.unlike(set.Texts[0].ID, whole(c.a), set.Texts[1].ID, whole(c.b))
		if x, y := e.A.Of(c.a), e.B.Of(c.b); x != c.x || y != c.y {
			t.Errorf("%q, %q: %q, %q", c.a, c.b, x, y)
		}
	}
}
