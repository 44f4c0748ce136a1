package html

import (
	"bytes"
	"flag"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	nethtml "golang.org/x/net/html"

	"hearsay/internal/news"
)

// keep writes the sample's page to a file, to be looked at:
// go test ./internal/export/html -keep /tmp/page.html
var keep = flag.String("keep", "", "file to write the sample's page to")

func write(t testing.TB, r Report) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestPageOfTheSample(t *testing.T) {
	r := newSample(t)
	got := write(t, r)
	if *keep != "" {
		if err := os.WriteFile(*keep, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, want := range []string{
		"<b>10</b> articles <i>·</i> <b>9</b> outlets <i>·</i> <strong>2 origins</strong>",
		"unnamed, through <bdi>Tarn Wire</bdi>",
		"<span class=\"what\">number</span>", "<span class=\"what\">hedge lost</span>", "<span class=\"what\">told to whom</span>", ">changed: <a", "An <b>origin</b> is",
		"which came first is not known",
		"letter for letter",
		"<b>1</b> claim made by one article alone",
		`12 March 2024, 06:15 UTC</time> <span class="how">(as its page or record says)`,
		`14 March 2024</time> <span class="how">(as its text says)`,
		"no date", ">denies claim <a", ">tells claim", ">here begins claim",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if again := write(t, newSample(t)); again != got {
		t.Error("the same report gave two pages")
	}
	checkPage(t, got, r.Set)
}

// checkPage holds a page against what every page must be.
func checkPage(t *testing.T, page string, set *news.Set) {
	t.Helper()
	_, ids := parse(t, page)
	for _, m := range regexp.MustCompile(`href="#([^"]*)"`).FindAllStringSubmatch(page, -1) {
		if !ids[m[1]] {
			t.Errorf("a link leads to #%s, which is not there", m[1])
		}
	}
	level := 0
	for _, m := range regexp.MustCompile(`<h([1-6])[ >]`).FindAllStringSubmatch(page, -1) {
		if n := int(m[1][0] - '0'); n > level+1 {
			t.Errorf("after a heading of level %d there is one of level %d", level, n)
		}
		level = int(m[1][0] - '0')
	}
	for _, m := range regexp.MustCompile(`(?s)<summary.*?</summary>`).FindAllString(page, -1) {
		if strings.Contains(m, "<a ") || strings.Contains(m, " id=") {
			t.Errorf("a link or its target is in what folds and unfolds: %s", m)
		}
	}
	for _, m := range regexp.MustCompile(`<a [^>]*>[0-9]+</a>`).FindAllString(page, -1) {
		if !strings.Contains(m, "aria-label=") {
			t.Errorf("a link has a number alone for a name: %s", m)
		}
	}
	for _, bad := range []string{"laundering", "<script", `="javascript:`, "ZgotmplZ", " style=", "<img", "<iframe", "@import", "url("} {
		if strings.Contains(page, bad) {
			t.Errorf("the page has %q", bad)
		}
	}
	if _, css, ok := strings.Cut(page, "<style>"); !ok {
		t.Error("no style")
	} else if css, _, _ = strings.Cut(css, "</style>"); !strings.Contains(page, strings.ReplaceAll(attribute("content", policy(css)), "+", "&#43;")) {
		t.Error("the policy does not let the page's own style through")
	}
	bodies := bodiesOf(t, page)
	for _, text := range set.Texts {
		if !bodies[text.Body] {
			t.Errorf("the text %s is not shown to the letter", text.ID)
		}
	}
}

func attribute(attr, value string) string {
	return attr + `="` + strings.ReplaceAll(value, "'", "&#39;") + `"`
}

// bodiesOf is the texts that a page shows.
func bodiesOf(t *testing.T, page string) map[string]bool {
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
	out := map[string]bool{}
	for n := range doc.Descendants() {
		if !class(n, "body") {
			continue
		}
		var b strings.Builder
		for p := range n.Descendants() {
			if p.Data == "p" && class(p, "t") {
				for d := range p.Descendants() {
					if d.Type == nethtml.TextNode {
						b.WriteString(d.Data)
					}
				}
			}
		}
		out[b.String()] = true
	}
	return out
}

// tiny is a set of one article.
func tiny(body string, edit func(*news.Article, *news.Analysis)) *news.Set {
	a := news.Article{Text: news.TextIDOf(body), Title: "T", Outlet: "The Kelp"}
	an := &news.Analysis{Text: a.Text}
	if edit != nil {
		edit(&a, an)
	}
	a.ID = news.ArticleID(&a)
	s := news.NewSet([]news.Article{a}, []news.Text{{ID: a.Text, Body: body}})
	s.Analyses[0] = an
	return s
}

func TestHostileReport(t *testing.T) {
	evil := "\"><script>alert(1)</script>\u202e'\u200b\x00"
	set := tiny("Words </p></div><script>x</script> & more.\n\nEnd\u202e.", func(a *news.Article, an *news.Analysis) {
		a.Title, a.Outlet, a.Authors = evil, evil, []string{evil}
		a.URL, a.Lang = "javascript:alert(1)", `en" onload="x`
		a.Published = news.Stamp{Time: time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC), Origin: news.Origin(evil)}
		an.Paragraphs = []news.Span{{Start: 9, End: 2}, {Start: 4000000000, End: 7}, {Start: 3, End: 5}}
		an.Voices = []news.Voice{{Name: news.MakeSpan(2, 4000)}, {Name: news.Span{Start: 9, End: 1}}}
		an.Statements = []news.Statement{
			{Voice: 0, Content: []news.Span{{Start: 0, End: 4000000000}}, Chain: []news.Relay{{Voice: 77}}},
			{Voice: 0, Content: []news.Span{{Start: 0, End: 4000000000}}},
			{Voice: 99, Source: []news.Span{{Start: 5, End: 4}}, Content: []news.Span{{Start: 3, End: 9}}},
			{Voice: -7},
		}
	})
	id := set.Articles[0].ID
	ref := news.Ref{Text: set.Texts[0].ID, Span: news.Span{Start: 4, End: 4000000000}}
	nowhere := news.Ref{Text: news.TextID{1}, Span: news.Span{Start: 0, End: 4}}
	f := &news.Findings{
		Passages: []news.Passage{{ID: news.ID(evil), A: ref, B: ref}, {A: ref, B: nowhere}, {ID: "claims", A: ref, B: ref}},
		Edges:    []news.Edge{{From: id, To: id, Kind: news.EdgeKind(evil), Decided: true, Why: evil}, {From: "a", To: id}, {From: id, To: id}},
		Claims: []news.Claim{
			{
				ID: "claims", Headline: nowhere, Articles: 2,
				Origins:  []news.ClaimOrigin{{Article: "none", Voice: evil, Words: nowhere, Note: evil}},
				Tellings: []news.Telling{{Article: id, Words: ref, Origin: 9, Parent: id, Drift: []news.Drift{{Kind: news.DriftKind(evil), From: nowhere, To: ref}}}, {Article: "none"}},
				Denials:  []news.Denial{{Article: id, Voice: evil, Words: nowhere}, {Article: "none"}},
			},
			{ID: "claims", Headline: ref, Articles: 1},
			{ID: "claims", Headline: ref, Articles: 2, Min: 1, Max: 3, Tellings: []news.Telling{{Article: id, Words: ref, Statement: "top"}}, Denials: []news.Denial{{Article: id, Words: ref}}},
		},
	}
	for i, effect := range []news.Effect{news.InEffect, news.Lost, news.Replaced} {
		j := news.Judged{Effect: effect, Other: news.ID(evil), Against: []news.ID{"j", "none"}, Says: evil, Here: evil, Note: evil, On: "claims"}
		j.ID, j.By, j.Why, j.Verb, j.Of.Name = news.ID(strings.Repeat("j", i+1)), evil, evil, news.Verb(evil), evil
		f.Judgements = append(f.Judgements, j)
	}
	f.Claims[0].Judged, f.Claims[0].Origins[0].Judged, f.Claims[0].Origins[0].Also = []news.ID{"j", "jj", "none"}, []news.ID{"j"}, []string{evil}
	got := write(t, Report{Title: evil, Program: evil, Set: set, Findings: f, Problems: []string{evil}, Limits: []string{evil}})
	checkPage(t, got, set)
	if strings.ContainsAny(got, "\u202e\u200b\x00") {
		t.Error("a character that turns or hides the writing is in the page's source")
	}
	if !strings.Contains(got, "⟨U&#43;202E⟩") {
		t.Error("a character that turns the writing is not shown in a headline")
	}
}

func TestLongTextsAreCutAndSaySo(t *testing.T) {
	body := strings.Repeat("é", maxText) // twice as many bytes
	set := tiny(body, nil)
	got := write(t, Report{Set: set, Findings: &news.Findings{Claims: []news.Claim{{
		ID: "c1", Articles: 2, Headline: news.Ref{Text: set.Texts[0].ID, Span: news.MakeSpan(len(body)-8, len(body))},
	}}}})
	if !strings.Contains(got, "The text goes on for 524288 bytes") {
		t.Error("the page does not say that the text was cut")
	}
	if !strings.Contains(got, `<a href="#`+string(set.Articles[0].ID)+`"><bdi>éééé</bdi></a>`) {
		t.Error("words that are not shown are not linked to their article")
	}
}

func TestWriteRefusesABrokenSet(t *testing.T) {
	set := tiny("x", nil)
	set.Texts, set.Analyses = nil, nil
	for name, r := range map[string]Report{
		"is no set": {}, "is not in the set": {Set: set},
		"1 texts and 0 analyses": {Set: &news.Set{Texts: make([]news.Text, 1)}},
	} {
		if err := Write(&bytes.Buffer{}, r); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("the error is %v, want one that says %q", err, name)
		}
	}
}

func TestEmptyReport(t *testing.T) {
	set := &news.Set{}
	checkPage(t, write(t, Report{Set: set}), set)
}

// An article that stands alone is not said to share no claim: who says what in it is shown.
func TestOneArticle(t *testing.T) {
	r := newSample(t)
	one := news.NewSet(r.Set.Articles[:1], r.Set.Texts)
	one.Analyses = r.Set.Analyses
	page := write(t, Report{Title: "notes.jsonl", Set: one})
	for _, want := range []string{
		"<h1><bdi>" + one.Articles[0].Title + "</bdi></h1>", `<p class="named"><bdi>notes.jsonl</bdi></p>`, "12 March 2024</p>",
		`<h2 id="said">Who says what</h2>`, "cannot be compared with others", "a port official who asked not to be named</bdi></span> says, through <bdi>Tarn Wire</bdi>: <a class=\"words\" href=\"#s",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if strings.Contains(page, "No claim was found") {
		t.Error("the page says what cannot be otherwise")
	}
	several := write(t, r)
	if strings.Contains(several, `id="said"`) || !strings.Contains(several, "the headline of <a class=\"ref\"") || !strings.Contains(several, "12–16 March 2024</p>") {
		t.Error("a page of several articles has no headline of one, no period, or what one says")
	}
}
