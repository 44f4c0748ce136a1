package html

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	nethtml "golang.org/x/net/html"

	"hearsay/internal/news"
)

// kept writes the page of one of TestTrees' cases to a file, to be looked at:
// go test ./internal/export/html -run Trees/mixed -kept /tmp/page.html
var kept = flag.String("kept", "", "file to write the page of TestTrees to")

// kinReport makes a report of one claim from lines "outlet", "outlet < parent" (taken from
// it) or "outlet ? parent" (which way is not known), an hour after each other, all of
// origin 0 but for "/1" at the end.
func kinReport(origins int, lines ...string) Report {
	const words = "The tide mill of Oster has stopped."
	var articles []news.Article
	var texts []news.Text
	c := news.Claim{ID: "c000000000001", Articles: len(lines), Outlets: len(lines), Min: origins, Max: origins}
	var edges []news.Edge
	for i, l := range lines {
		x := news.Telling{Decided: true}
		l, o, _ := strings.Cut(l, "/")
		fmt.Sscan(o, &x.Origin)
		name, parent, ok := strings.Cut(l, "<")
		if !ok {
			name, parent, ok = strings.Cut(l, "?")
			x.Decided = !ok
		}
		x.Article, x.Parent = news.ID(strings.TrimSpace(name)), news.ID(strings.TrimSpace(parent))
		if x.Parent != "" {
			e := news.Edge{ID: news.ID(fmt.Sprint("e", i)), From: x.Parent, To: x.Article, Kind: news.Copies, Decided: x.Decided, Why: "same day", Share: float64(i%10+1) / 10}
			x.Edge, x.Share = e.ID, e.Share
			edges = append(edges, e)
		}
		body := fmt.Sprintf("%s It is number %d.", words, i)
		x.Words = news.Ref{Text: news.TextIDOf(body), Span: news.MakeSpan(0, len(words))}
		texts = append(texts, news.Text{ID: x.Words.Text, Body: body})
		articles = append(articles, news.Article{
			ID: x.Article, Outlet: string(x.Article), Title: "Mill", Text: x.Words.Text,
			Published: news.Stamp{Time: time.Date(2024, 5, 2, i, 0, 0, 0, time.UTC), Origin: news.Declared},
		})
		c.Tellings = append(c.Tellings, x)
	}
	set := news.NewSet(articles, texts)
	for i := range set.Analyses {
		set.Analyses[i] = &news.Analysis{}
	}
	for o := range origins {
		c.Origins = append(c.Origins, news.ClaimOrigin{Article: c.Tellings[0].Article, Voice: fmt.Sprintf("miller %d", o+1), Kind: news.Person, Words: c.Tellings[0].Words, Sure: true})
	}
	c.Headline = c.Tellings[0].Words
	return Report{Title: "mill", Set: set, Findings: &news.Findings{Claims: []news.Claim{c}, Edges: edges}}
}

// outlines is a page's first tree as "a (b ?c (d))", with what is folded or left out in
// brackets.
func outlines(t *testing.T, page string) string {
	t.Helper()
	doc, err := nethtml.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	class := func(n *nethtml.Node, name string) bool {
		for _, a := range n.Attr {
			if a.Key == "class" && a.Val == name {
				return true
			}
		}
		return false
	}
	var b strings.Builder
	var walk func(n *nethtml.Node, level int)
	walk = func(n *nethtml.Node, level int) {
		opened := n.Data == "ul" && level > 0
		switch {
		case n.Data == "ul":
			level++
		case class(n, "open") && n.Data == "li":
			b.WriteString(" ?")
		case class(n, "name"):
			for d := range n.Descendants() {
				if d.Data == "bdi" {
					b.WriteString(" " + d.FirstChild.Data)
				}
			}
		case n.Data == "summary" || class(n, "more"):
			b.WriteString(" [" + n.FirstChild.Data + "]")
		}
		if opened {
			b.WriteString(" (")
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, level)
		}
		if opened {
			b.WriteString(" )")
		}
	}
	for n := range doc.Descendants() {
		if class(n, "tree") {
			walk(n, 0)
			break
		}
	}
	return strings.NewReplacer(" (  ", " (", "? ", "?", "( ", "(", " )", ")").Replace(strings.TrimSpace(b.String()))
}

func manyCopies(n int, from string) []string {
	var out []string
	for i := range n {
		out = append(out, fmt.Sprintf("C%d %s", i+1, from))
	}
	return out
}

func chainOf(n int) []string {
	out := []string{"L0"}
	for i := 1; i < n; i++ {
		out = append(out, fmt.Sprintf("L%d < L%d", i, i-1))
	}
	return out
}

func TestTrees(t *testing.T) {
	for _, c := range []struct {
		name    string
		origins int
		lines   []string
		want    string
	}{
		{"copies", 1, []string{"Wire", "Herald < Wire", "Post < Herald", "Mail < Wire"}, "Wire (Herald (Post) Mail)"},
		{"mixed", 1, []string{"Wire", "Herald ? Wire", "Post < Herald", "Mail < Wire", "Sun ? Wire"}, "Wire (?Herald (Post) Mail ?Sun)"},
		{"beside", 2, []string{"Wire", "Herald/1", "Post", "Mail < Herald/1"}, "Wire Post Herald (Mail)"},
		{"circle", 1, []string{"Herald < Wire", "Wire < Herald", "Post < Wire", "Mail < Mail", "Sun < Nobody"}, "Herald (Wire (Post)) Mail Sun"},
		{"strays", 1, []string{"Wire", "Herald/7", "Post < Herald/7"}, "Wire Herald (Post)"},
		{"wide", 1, append([]string{"Wire"}, manyCopies(13, "< Wire")...), "Wire (C1 C2 C3 C4 C5 C6 C7 C8 C9 C10 [3 more, 2 May 2024] (C11 C12 C13))"},
		{"open", 1, append([]string{"Wire"}, append(manyCopies(28, "< Wire"), "Post ? Wire")...), "Wire (C1 C2 C3 C4 C5 C6 C7 C8 C9 C10 [19 more (1 undecided), 2 May 2024 – 3 May 2024] (" +
			"C11 C12 C13 C14 C15 C16 C17 C18 C19 C20 C21 C22 C23 C24 C25 C26 C27 C28 ?Post))"},
		{"deep", 1, chainOf(10), "L0 (L1 (L2 (L3 (L4 (L5 (L6 L7 L8 L9))))))"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := kinReport(c.origins, c.lines...)
			got := write(t, r)
			if *kept != "" {
				if err := os.WriteFile(*kept, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			checkPage(t, got, r.Set)
			if tree := outlines(t, got); tree != c.want {
				t.Errorf("the tree is %s\nwant        %s", tree, c.want)
			}
		})
	}
}

// TestTreesAreBounded lays out claims of ten thousand tellings: the tree is no deeper
// and no longer than a page can hold, and says what it leaves out.
func TestTreesAreBounded(t *testing.T) {
	const n = 10000
	round := chainOf(n)
	round[0] = fmt.Sprintf("L0 < L%d", n-1)
	for name, lines := range map[string][]string{
		"wide": append([]string{"Wire"}, manyCopies(n-1, "< Wire")...), "deep": chainOf(n), "circle": round, "roots": manyCopies(n, ""),
	} {
		r := kinReport(1, lines...)
		b, err := newBook(r.Set)
		if err != nil {
			t.Fatal(err)
		}
		c := b.claim(&r.Findings.Claims[0], "1")
		more, depth := c.Origins[0].More, 0
		var walk func(list []*kin, level int)
		walk = func(list []*kin, level int) {
			for _, k := range list {
				more += k.More
				depth = max(depth, level)
				walk(k.Copies, level+1)
				walk(k.Folded, level+1)
			}
		}
		walk(c.Origins[0].Roots, 0)
		walk(c.Origins[0].Folded, 0)
		shown := 0
		for range c.all() {
			shown++
		}
		if shown != maxTellings || len(c.Tellings) != maxTellings || shown+more != n || c.MoreTellings != more {
			t.Errorf("%s: %d tellings are drawn, %d are listed, of %d it is said that they are left out", name, shown, len(c.Tellings), more)
		}
		if depth > deepest {
			t.Errorf("%s: it is drawn %d levels deep", name, depth)
		}
	}
}

func TestMoreOriginsThanThereIsRoomFor(t *testing.T) {
	var lines []string
	for i := range maxEntries + 5 {
		lines = append(lines, fmt.Sprintf("A%d /%d", i, i))
	}
	lines = append(lines, fmt.Sprintf("B < A%d /%d", maxEntries, maxEntries))
	r := kinReport(maxEntries+5, lines...)
	page := write(t, r)
	checkPage(t, page, r.Set)
	if want := "<b>5</b> more origins, behind <b>6</b> articles."; !strings.Contains(page, want) {
		t.Errorf("the page lacks %q", want)
	}
	if got, want := strings.Count(outlines(t, page), "A"), maxEntries; got != want {
		t.Errorf("%d articles are drawn, want %d", got, want)
	}
}

func TestLineages(t *testing.T) {
	r := kinReport(1, "Wire", "Herald < Wire", "Post < Herald", "Mail")
	set := r.Set
	of := func(id news.ID) news.Ref {
		for _, a := range set.Articles {
			if a.ID == id {
				return news.Ref{Text: a.Text, Span: news.MakeSpan(0, 20)}
			}
		}
		t.Fatal(id)
		return news.Ref{}
	}
	a, b := of("Wire"), of("Herald")
	if a.Text.String() > b.Text.String() {
		a, b = b, a
	}
	p := news.Passage{A: a, B: b, Words: 4, Same: 1}
	p.ID = news.PassageID(p.A, p.B)
	r.Findings.Passages = []news.Passage{p}
	r.Findings.Edges[0].Passages = []news.ID{p.ID, "p that is not there"}
	r.Findings.Lineages = []news.Lineage{
		{Article: "Wire", Own: 1},
		{Article: "Herald", Roots: []news.Root{{Article: "Wire", Share: .6}}, Own: .4},
		{Article: "Post", Roots: []news.Root{{Article: "Herald", Share: .3, Added: true}, {Article: "Wire", Share: .9}, {Article: "Mail", Share: .001}, {Article: "nobody", Share: .5}}, Own: .2},
		{Article: "nobody", Roots: []news.Root{{Article: "Wire", Share: 1}}},
		{Article: "Mail", Own: 1, Roots: []news.Root{{Article: "nobody", Share: 1}}},
	}
	page := write(t, r)
	checkPage(t, page, set)
	side := "b"
	if p.B.Text == of("Wire").Text {
		side = "a"
	}
	for _, want := range []string{
		`<a href="#` + string(p.ID) + side + `">60 %</a> in `, ", 40 % its own</div>",
		"30 % added by ", "90 % in ",
		`<rect class="root" x="0.0%" width="60.0%" height="100%"/>`, `<rect class="own" x="60.0%" width="40.0%" height="100%"/>`,
		// Shares that come to more than all are cut, so that the bar ends with the text.
		`<rect class="added" x="0.0%" width="30.0%" height="100%"/>`, `<rect class="root" x="30.0%" width="70.0%" height="100%"/>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if n := strings.Count(page, `<div class="parts">`); n != 2 {
		t.Errorf("%d articles have a bar, want 2", n)
	}
	if strings.Contains(page, "both print") {
		t.Error("articles of no agency print one's text")
	}
}

// Two papers that print one agency's text need not have it from each other, and a share of
// the one in the other says so.
func TestLineagesOfAnAgency(t *testing.T) {
	r := kinReport(1, "Wire", "Herald < Wire", "Post < Wire")
	for i, a := range r.Set.Articles {
		if a.ID != "Post" {
			r.Set.Articles[i].Authors = []string{"Associated Press"}
		}
	}
	r.Findings.Lineages = []news.Lineage{
		{Article: "Herald", Roots: []news.Root{{Article: "Wire", Share: .6}}, Own: .4},
		{Article: "Post", Roots: []news.Root{{Article: "Wire", Share: 1}}},
	}
	page := write(t, r)
	if n := strings.Count(page, " (both print <bdi>Associated Press</bdi>), 40 % its own"); n != 1 {
		t.Errorf("%d shares say that both print the agency's text, want the Herald's", n)
	}
	if n := strings.Count(page, "both print"); n != 1 {
		t.Errorf("%d shares say that both print a text, want 1", n)
	}
}

// Articles that tell a claim in their own words stand under one head, each an origin with its date.
func TestOwnWordsTogether(t *testing.T) {
	r := kinReport(1, "Wire", "Herald/1", "Post/2", "Kelp < Post")
	own := func(note string) news.ClaimOrigin {
		return news.ClaimOrigin{Kind: news.Author, Note: note}
	}
	c := &r.Findings.Claims[0]
	c.Origins = []news.ClaimOrigin{own("may rest on one of the others"), {Voice: "a miller", Kind: news.Person, Sure: true}, own("may rest on one of the others")}
	c.Min, c.Max = 2, 3
	page := write(t, r)
	checkPage(t, page, r.Set)
	if n := strings.Count(page, "in their own words, without a source</bdi>"); n != 1 {
		t.Errorf("own words stand under %d heads", n)
	}
	if want := "2 origins; behind 3 articles</span>"; !strings.Contains(page, want) {
		t.Errorf("the page lacks %q", want)
	}
	if strings.Contains(page, "the article’s own word") {
		t.Error("and by themselves, too")
	}
}
