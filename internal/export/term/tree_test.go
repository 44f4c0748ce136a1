package term

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/clipperhouse/displaywidth"

	"hearsay/internal/news"
)

// kin makes a claim from lines "outlet", "outlet < parent" (taken from it) or
// "outlet ? parent" (which way is not known), an hour after each other, all of origin 0
// but for "/1" at the end.
func kin(origins int, lines ...string) (*news.Set, *news.Findings) {
	body := "The tide mill of Oster has stopped."
	set := news.NewSet(nil, nil)
	c := news.Claim{ID: "c000000000001", Min: origins, Max: origins}
	id := func(name string) news.ID { return news.ID(strings.TrimSpace(name)) }
	for i, l := range lines {
		x := news.Telling{Decided: true, Share: .5}
		l, o, _ := strings.Cut(l, "/")
		fmt.Sscan(o, &x.Origin)
		name, parent, ok := strings.Cut(l, "<")
		if !ok {
			name, parent, ok = strings.Cut(l, "?")
			x.Decided = !ok
		}
		x.Article, x.Parent = id(name), id(parent)
		text := news.Text{ID: news.TextIDOf(fmt.Sprint(body, i)), Body: fmt.Sprint(body, i)}
		x.Words = news.Ref{Text: text.ID, Span: news.MakeSpan(0, len(body))}
		if i == 0 {
			c.Headline = x.Words
		}
		set.Articles = append(set.Articles, news.Article{
			ID: x.Article, Outlet: string(x.Article), Text: text.ID,
			Published: news.Stamp{Time: time.Date(2024, 5, 2, i, 0, 0, 0, time.UTC), Origin: news.Declared},
		})
		set.Texts = append(set.Texts, text)
		c.Tellings = append(c.Tellings, x)
	}
	all := news.NewSet(set.Articles, set.Texts)
	for o := range origins {
		c.Origins = append(c.Origins, news.ClaimOrigin{Article: c.Tellings[0].Article, Voice: fmt.Sprintf("miller %d", o+1), Kind: news.Person, Sure: true})
	}
	c.Articles = len(lines)
	return all, &news.Findings{Claims: []news.Claim{c}}
}

// many is n lines of articles that all have it from the same.
func many(n int, from string) []string {
	var out []string
	for i := range n {
		out = append(out, fmt.Sprintf("Copy %d %s", i+1, from))
	}
	return out
}

// chained is n lines of articles that each have it from the one before.
func chained(n int) []string {
	out := []string{"Link 0"}
	for i := 1; i < n; i++ {
		out = append(out, fmt.Sprintf("Link %d < Link %d", i, i-1))
	}
	return out
}

func TestTrees(t *testing.T) {
	for _, c := range []struct {
		name    string
		origins int
		lines   []string
	}{
		{"copies", 1, []string{"Wire", "Herald < Wire", "Post < Herald", "Mail < Wire", "Echo < Mail", "Sun < Echo"}},
		{"undecided", 1, []string{"Wire", "Herald ? Wire", "Post < Herald", "Mail ? Wire"}},
		{"beside", 2, []string{"Wire", "Herald/1", "Post", "Mail < Herald/1", "Sun < Post"}},
		{"circle", 1, []string{"Herald < Wire", "Wire < Herald", "Post < Wire", "Mail < Mail", "Sun < Nobody"}},
		{"wide", 1, append([]string{"Wire", "Herald < Wire"}, append(many(40, "< Wire"), "Post < Herald")...)},
		{"open", 1, append([]string{"Wire"}, many(9, "? Wire")...)},
		{"mixed", 1, append([]string{"Wire"}, append(many(7, "< Wire"), "Herald ? Wire", "Post < Wire")...)},
		{"deep", 1, chained(20)},
		{"voices", 9, []string{"A/0", "B/1", "C/2", "D/3", "E/4", "F/5", "G/6", "H/7", "I/8", "J < H/7"}},
		{"same-voice", 1, many(12, "")},
	} {
		set, f := kin(c.origins, c.lines...)
		for _, width := range []int{40, 80} {
			golden(t, fmt.Sprintf("tree-%s-%d.txt", c.name, width), func(b *bytes.Buffer) error {
				t := newTraced(b, set, f, Style{Width: width})
				for i := range f.Claims {
					t.claim(i+1, &f.Claims[i], false)
				}
				return t.err
			})
		}
		var b bytes.Buffer
		if err := Trace(&b, set, f, TraceOptions{}); err != nil {
			t.Fatal(err)
		}
		for _, a := range set.Articles {
			if !strings.Contains(b.String(), string(a.ID)) {
				t.Errorf("%s: with --all, %s is not in the tree:\n%s", c.name, a.ID, &b)
			}
		}
		if strings.Contains(b.String(), "…") {
			t.Errorf("%s: with --all, something is left out:\n%s", c.name, &b)
		}
	}
}

// TestTreesAreBounded sets claims of ten thousand tellings: a claim stays within about
// a screen, no line is wider than it may be, and with --all each telling has its lines
// and no more.
func TestTreesAreBounded(t *testing.T) {
	const n = 10000
	round := chained(n)
	round[0] = fmt.Sprintf("Link 0 < Link %d", n-1)
	var apart []string
	for i := range n {
		apart = append(apart, fmt.Sprintf("Copy %d /%d", i, i))
	}
	for name, lines := range map[string][]string{
		"wide": append([]string{"Wire"}, many(n, "< Wire")...), "deep": chained(n), "circle": round, "roots": many(n, ""), "origins": apart,
	} {
		origins := 1
		if name == "origins" {
			origins = n
		}
		set, f := kin(origins, lines...)
		for _, o := range []TraceOptions{{Top: 8}, {}, {Style: Style{Width: 40}, Top: 8}, {Style: Style{Width: 40}}} {
			var b bytes.Buffer
			if err := Trace(&b, set, f, o); err != nil {
				t.Fatal(err)
			}
			page := strings.Split(b.String(), "\n")
			width := max(o.Width, 80)
			if o.Width > 0 {
				width = o.Width
			}
			if got := len(page); o.Top > 0 && got > 50 || got > 5*n {
				t.Errorf("%s in %d columns: %d lines", name, width, got)
			}
			for _, l := range page {
				if w := displaywidth.String(l); w > width {
					t.Fatalf("%s: a line is %d columns wide, and %d are to be had: %s", name, w, width, l)
				}
			}
		}
	}
}

// TestOriginsAreCounted: of more origins than are set the numbers run from 1 without a gap, and
// as many are said to be left out as are; an origin has the same number where all are set.
func TestOriginsAreCounted(t *testing.T) {
	set, f := kin(9, "A/0", "B/1", "C/2", "D/3", "E/4", "F/5", "G/6", "H/7", "I/8", "J < H/7")
	numbered := func(all bool) (lines []string, page string) {
		var b bytes.Buffer
		if err := Claim(&b, set, f, ClaimOptions{Style: Style{Width: 80}, All: all}); err != nil {
			t.Fatal(err)
		}
		for l := range strings.Lines(b.String()) {
			if n, who, ok := strings.Cut(l, "  "); ok && strings.HasPrefix(who, "miller ") {
				if n != fmt.Sprint(len(lines)+1) {
					t.Errorf("origin %d is called %s", len(lines)+1, n)
				}
				lines = append(lines, l)
			}
		}
		return lines, b.String()
	}
	some, page := numbered(false)
	all, _ := numbered(true)
	if len(all) != 9 || len(some) >= len(all) || strings.Join(all[:len(some)], "") != strings.Join(some, "") {
		t.Errorf("set are\n%sof\n%s", some, all)
	}
	if want := fmt.Sprintf("… and %d more origins, in %d articles (--all)", 9-len(some), 9-len(some)); !strings.Contains(page, want) {
		t.Errorf("no %q in\n%s", want, page)
	}
}

// TestPerhapsNames: of an origin that may be no other than another it is said which, where that is known.
func TestPerhapsNames(t *testing.T) {
	for note, want := range map[string]string{
		"may speak for the board of Oster": ", perhaps the same as the board of Oster",
		"may rest on one of the others":    ", perhaps the same as another",
	} {
		if got := perhaps(&news.ClaimOrigin{Note: note}); got != want {
			t.Errorf("%q: %q", note, got)
		}
	}
	if got := perhaps(&news.ClaimOrigin{Sure: true}); got != "" {
		t.Errorf("surely: %q", got)
	}
}
