package term

import (
	"strings"
	"testing"

	"hearsay/internal/news"
)

// Two papers that print one agency's text need not have it from each other, and a share of
// the one in the other says so; a share in a text of no agency, or of another, does not.
func TestLineageOfAnAgency(t *testing.T) {
	for _, c := range []struct {
		name        string
		first, then []string // who wrote the two
		want        bool
	}{
		{"both", []string{"Associated Press"}, []string{"AP"}, true},
		{"none", []string{"Ebba Rune"}, []string{"Odd Farrow"}, false},
		{"one", []string{"Associated Press"}, []string{"Odd Farrow"}, false},
		{"two", []string{"Associated Press"}, []string{"Reuters"}, false},
	} {
		set, f := lampCase()
		set.Articles[0].Authors, set.Articles[1].Authors = c.first, c.then
		f.Lineages = []news.Lineage{{Article: "a000000000002", Roots: []news.Root{{Article: "a000000000001", Share: .86}}, Own: .14}}
		var b strings.Builder
		if err := Trace(&b, set, f, TraceOptions{Style: Style{Width: 120}}); err != nil {
			t.Fatal(err)
		}
		out := strings.Join(strings.Fields(b.String()), " ")
		if !strings.Contains(out, "86 % Sundry Wire") {
			t.Fatalf("%s: the share is not told:\n%s", c.name, b.String())
		}
		if got := strings.Contains(out, "86 % Sundry Wire (both print Associated Press), 14 % its own"); got != c.want {
			t.Errorf("%s: said that both print the agency's text: %v, want %v\n%s", c.name, got, c.want, b.String())
		}
	}
}
