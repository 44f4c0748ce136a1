package trace

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"hearsay/internal/news"
	"hearsay/internal/read"
	"hearsay/internal/text"
)

// The cases in testdata are small sets of articles and what must be found in
// them. A case begins with "# " and its name. Each article begins with
//
//	== NAME = OUTLET | TIME or - changed TIME | ADDRESS or - | LINKED ADDRESS
//
// (NAME, by which the expectations call it if the outlet will not do, "changed" and
// the addresses may be left out) and is followed by its text; an empty line ends
// a paragraph. After "--" stand expectations, a line each:
//
//	edge A -> B KIND          an edge of that kind, decided so; "A ? B" undecided
//	no edges                  none at all
//	edges N                   as many
//	why WORDS                 on that the direction of the last edge rests, or the doubt about it
//	parents A: B, C           A was likely taken from these, sorted
//	roots A: B, C             the words of A came in there, sorted; A itself if it has none
//	claim N TEXT              a claim told by N articles whose headline has TEXT
//	outlets TEXT N            by N outlets
//	denials TEXT N            the claim's denials stand in N articles
//	origins TEXT MIN MAX      the claim's independent origins
//	rests TEXT VOICE          it rests on VOICE, or on “VOICE through OUTLET”, among others
//	enters TEXT A             it enters in A's article, among others
//	parent TEXT A B           in the claim, A's telling was taken from B
//	denied TEXT VOICE         the claim is denied by VOICE
//	undenied TEXT             the claim is not denied
//	untied VOICE | TEXT       VOICE denies in words that have TEXT, and of which claim is not clear
//	answer TEXT A STANCE      A's article speaks to the claim so, and does not tell it
//	no answer TEXT            none does
//	drift TEXT A KIND FROM -> TO   in the claim, this changed in A's telling
//	no drift TEXT A KIND      nothing of that kind did
//	part TEXT N WORDS         N of its articles tell a part of it that begins with WORDS in the first
//	no part TEXT WORDS        no part begins so
//	no claims                 no claim at all
//	no claim TEXT             none whose headline has TEXT
type traceCase struct {
	name   string
	set    *news.Set
	expect []string
}

func readCases(t *testing.T, file string) []traceCase {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var cases []traceCase
	var articles []news.Article
	var texts []news.Text
	var body strings.Builder
	expecting := false
	endArticle := func() {
		if len(articles) > len(texts) {
			b, _ := text.Normalise(strings.TrimSpace(body.String()))
			texts = append(texts, news.Text{ID: news.TextIDOf(b), Lang: "en", Body: b})
			a := &articles[len(articles)-1]
			a.Text = texts[len(texts)-1].ID
			a.ID = news.ArticleID(a)
		}
		body.Reset()
	}
	endCase := func() {
		if len(cases) > 0 {
			c := &cases[len(cases)-1]
			c.set = news.NewSet(articles, texts)
			var err error
			if c.set.Analyses, err = read.All(context.Background(), c.set.Texts, 1, nil); err != nil {
				t.Fatal(err)
			}
		}
		articles, texts, expecting = nil, nil, false
	}
	in := bufio.NewScanner(f)
	for in.Scan() {
		line := in.Text()
		switch {
		case strings.HasPrefix(line, "# "):
			endCase()
			cases = append(cases, traceCase{name: line[2:]})
		case len(cases) == 0:
		case strings.HasPrefix(line, "== "):
			endArticle()
			articles = append(articles, readHeader(t, line[3:]))
		case line == "--":
			endArticle()
			expecting = true
		case expecting:
			if strings.TrimSpace(line) != "" {
				cases[len(cases)-1].expect = append(cases[len(cases)-1].expect, line)
			}
		default:
			body.WriteString(line + "\n")
		}
	}
	endCase()
	if err := in.Err(); err != nil {
		t.Fatal(err)
	}
	return cases
}

func readHeader(t *testing.T, line string) news.Article {
	t.Helper()
	f := strings.Split(line, "|")
	for i := range f {
		if f[i] = strings.TrimSpace(f[i]); f[i] == "-" {
			f[i] = ""
		}
	}
	f = append(f, "", "", "")
	a := news.Article{Outlet: f[0], URL: f[2], Lang: "en"}
	if name, outlet, ok := strings.Cut(f[0], " = "); ok {
		a.Given, a.Outlet = name, outlet
	}
	published, modified, _ := strings.Cut(f[1], " changed ")
	a.Published, a.Modified = readStamp(t, published), readStamp(t, modified)
	if f[3] != "" {
		a.Links = []news.Link{{Span: news.Span{Start: 0, End: 1}, URL: f[3]}}
	}
	return a
}

func readStamp(t *testing.T, s string) news.Stamp {
	t.Helper()
	if s == "" || s == "-" {
		return news.Stamp{}
	}
	layout, day := time.RFC3339, false
	if len(s) == len(time.DateOnly) {
		layout, day = time.DateOnly, true
	}
	at, err := time.Parse(layout, s)
	if err != nil {
		t.Fatal(err)
	}
	return news.Stamp{Time: at, Day: day, Origin: news.Declared, Confidence: 1}
}

func TestCases(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txt")
	if len(files) == 0 {
		t.Fatal("no cases")
	}
	for _, file := range files {
		for _, c := range readCases(t, file) {
			t.Run(c.name, func(t *testing.T) {
				f, err := Trace(context.Background(), c.set, Options{Workers: 2})
				if err != nil {
					t.Fatal(err)
				}
				if len(c.expect) == 0 {
					t.Fatal("the case expects nothing")
				}
				r := &result{c.set, f}
				for _, e := range c.expect {
					if why := r.unmet(e); why != "" {
						t.Errorf("%s: %s", e, why)
					}
				}
			})
		}
	}
}

// result is what was found in a case.
type result struct {
	set   *news.Set
	found *news.Findings
}

func (r *result) outlet(id news.ID) string {
	i := slices.IndexFunc(r.set.Articles, func(a news.Article) bool { return a.ID == id })
	if i < 0 {
		return string(id)
	}
	if a := &r.set.Articles[i]; a.Given != "" {
		return a.Given
	}
	return r.set.Articles[i].Outlet
}

// unmet says why an expectation is not met, or "".
func (r *result) unmet(e string) string {
	w := strings.Fields(e)
	switch {
	case e == "no edges":
		return r.none(len(r.found.Edges), fmt.Sprint(r.edges()))
	case e == "no claims":
		return r.none(len(r.found.Claims), fmt.Sprint(r.headlines()))
	case w[0] == "edge":
		want := strings.Join(w[1:], " ")
		if a, b, ok := strings.Cut(strings.TrimSuffix(want, " "+w[len(w)-1]), " ? "); ok && slices.Contains(r.edges(), b+" ? "+a+" "+w[len(w)-1]) {
			return ""
		}
		if !slices.Contains(r.edges(), want) {
			return fmt.Sprintf("the edges are %q", r.edges())
		}
		return ""
	case w[0] == "edges":
		if fmt.Sprint(len(r.found.Edges)) != w[1] {
			return fmt.Sprintf("the edges are %q", r.edges())
		}
		return ""
	case w[0] == "why":
		if n := len(r.found.Edges); n == 0 || r.found.Edges[n-1].Why != strings.Join(w[1:], " ") {
			return fmt.Sprintf("%+v", r.found.Edges)
		}
		return ""
	case w[0] == "parents" || w[0] == "roots":
		name, want, _ := strings.Cut(strings.Join(w[1:], " "), ": ")
		if got := r.lineage(w[0], strings.TrimSuffix(name, ":")); got != want {
			return "they are " + got
		}
		return ""
	case w[0] == "untied":
		voice, words, _ := strings.Cut(strings.TrimPrefix(e, "untied "), " | ")
		var got []string
		for _, d := range r.found.Untied {
			if got = append(got, d.Voice+": "+r.set.Words(d.Words)); strings.Contains(d.Voice, voice) && strings.HasPrefix(r.set.Words(d.Words), words) {
				return ""
			}
		}
		return fmt.Sprintf("the denials that are tied to no claim are %q", got)
	case w[0] == "no" && w[1] == "claim":
		if c := r.claim(strings.Join(w[2:], " ")); c != nil {
			return fmt.Sprintf("there is %+v", c)
		}
		return ""
	case w[0] == "claim":
		c := r.claim(strings.Join(w[2:], " "))
		if c == nil || fmt.Sprint(c.Articles) != w[1] {
			return fmt.Sprintf("the claims are %q", r.headlines())
		}
		return ""
	}
	return r.unmetOfClaim(e, w)
}

// lineage lists the parents or the roots of an outlet's article.
func (r *result) lineage(which, outlet string) string {
	var out []string
	for _, l := range r.found.Lineages {
		if r.outlet(l.Article) != outlet {
			continue
		}
		for _, p := range l.Parents {
			if which == "parents" {
				out = append(out, r.outlet(p.Article))
			}
		}
		for _, x := range l.Roots {
			if which == "roots" {
				out = append(out, r.outlet(x.Article))
			}
		}
	}
	if len(out) == 0 && which == "roots" {
		out = append(out, outlet)
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}

// unmetOfClaim handles the expectations that name a claim by a word of its
// headline.
func (r *result) unmetOfClaim(e string, w []string) string {
	kind, at := w[0], 1
	if kind == "no" {
		kind, at = "no "+w[1], 2
	}
	c := r.claim(w[at])
	if c == nil {
		return fmt.Sprintf("no such claim; the claims are %q", r.headlines())
	}
	rest := w[at+1:]
	switch kind {
	case "origins":
		if got := fmt.Sprint(c.Min, " ", c.Max); got != strings.Join(rest, " ") {
			return fmt.Sprintf("got %s: %+v", got, c.Origins)
		}
	case "rests":
		for _, o := range c.Origins {
			voice := o.Voice
			if len(o.Through) > 0 {
				voice += " through " + strings.Join(o.Through, ", ")
			}
			if voice == strings.Join(rest, " ") {
				return ""
			}
		}
		return fmt.Sprintf("%+v", c.Origins)
	case "enters":
		for _, o := range c.Origins {
			if r.outlet(o.Article) == strings.Join(rest, " ") {
				return ""
			}
		}
		return fmt.Sprintf("%+v", c.Origins)
	case "parent":
		for _, x := range c.Tellings {
			parent := "-"
			if x.Parent != "" {
				parent = r.outlet(x.Parent)
			}
			if r.outlet(x.Article)+" "+parent == strings.Join(rest, " ") {
				return ""
			}
		}
		return fmt.Sprintf("%+v", c.Tellings)
	case "outlets":
		if fmt.Sprint(c.Outlets) != rest[0] {
			return fmt.Sprintf("%+v", c)
		}
	case "denials":
		n := 0
		for _, d := range c.Denials {
			n += d.Articles
		}
		if fmt.Sprint(n) != rest[0] {
			return fmt.Sprintf("the denials are %+v", c.Denials)
		}
	case "denied":
		if !slices.ContainsFunc(c.Denials, func(d news.Denial) bool { return strings.Contains(d.Voice, strings.Join(rest, " ")) }) {
			return fmt.Sprintf("the denials are %+v", c.Denials)
		}
	case "undenied":
		return r.none(len(c.Denials), fmt.Sprintf("%+v", c.Denials))
	case "part", "no part":
		var got []string
		for _, p := range c.Parts {
			first := p.Tellings[0]
			got = append(got, fmt.Sprintf("%d %s", p.Articles, r.set.Words(news.Ref{Text: c.Tellings[first.Telling].Words.Text, Span: first.Span})))
		}
		want := strings.Join(rest, " ")
		is := func(part string) bool { return strings.HasPrefix(part, want) }
		if kind == "no part" {
			is = func(part string) bool { _, words, _ := strings.Cut(part, " "); return strings.HasPrefix(words, want) }
		}
		if slices.ContainsFunc(got, is) != (kind == "part") {
			return fmt.Sprintf("the parts are %q", got)
		}
	case "answer", "no answer":
		var got []string
		for _, x := range c.Responses {
			got = append(got, r.outlet(x.Article)+" "+string(x.Stance))
		}
		if want := strings.Join(rest, " "); want == "" && len(got) > 0 || want != "" && !slices.Contains(got, want) {
			return fmt.Sprintf("the answers are %q", got)
		}
	case "drift":
		want := strings.Join(rest, " ")
		if got := r.drifts(c); !slices.Contains(got, want) {
			return fmt.Sprintf("the drifts are %q", got)
		}
	case "no drift":
		for _, d := range r.drifts(c) {
			if strings.HasPrefix(d, strings.Join(rest, " ")+" ") {
				return fmt.Sprintf("there is %q", d)
			}
		}
	default:
		return "this is no expectation: " + e
	}
	return ""
}

func (r *result) none(n int, what string) string {
	if n > 0 {
		return "there are: " + what
	}
	return ""
}

func (r *result) edges() []string {
	var out []string
	for _, e := range r.found.Edges {
		arrow := "->"
		if !e.Decided {
			arrow = "?"
		}
		out = append(out, fmt.Sprintf("%s %s %s %s", r.outlet(e.From), arrow, r.outlet(e.To), e.Kind))
	}
	return out
}

func (r *result) headlines() []string {
	var out []string
	for _, c := range r.found.Claims {
		out = append(out, fmt.Sprintf("%d %s", c.Articles, r.set.Words(c.Headline)))
	}
	return out
}

func (r *result) claim(words string) *news.Claim {
	for i := range r.found.Claims {
		if strings.Contains(r.set.Words(r.found.Claims[i].Headline), words) {
			return &r.found.Claims[i]
		}
	}
	return nil
}

func (r *result) drifts(c *news.Claim) []string {
	var out []string
	for _, x := range c.Tellings {
		for _, d := range x.Drift {
			out = append(out, fmt.Sprintf("%s %s %s -> %s", r.outlet(x.Article), d.Kind, strings.TrimSpace(r.set.Words(d.From)), strings.TrimSpace(r.set.Words(d.To))))
		}
	}
	return out
}

// TestWorkersChangeNothing traces every case on one and on many workers.
func TestWorkersChangeNothing(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txt")
	for _, file := range files {
		for _, c := range readCases(t, file) {
			one, err := Trace(context.Background(), c.set, Options{Workers: 1})
			if err != nil {
				t.Fatal(err)
			}
			many, err := Trace(context.Background(), c.set, Options{Workers: 8})
			if err != nil {
				t.Fatal(err)
			}
			if fmt.Sprintf("%+v", one) != fmt.Sprintf("%+v", many) {
				t.Errorf("%s: other findings with 8 workers than with 1", c.name)
			}
		}
	}
}

func TestTraceStops(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := Trace(ctx, news.NewSet(nil, nil), Options{Workers: 1}); err == nil {
		t.Error("a trace that was stopped gives no error")
	}
}

func TestEmptySet(t *testing.T) {
	f, err := Trace(context.Background(), news.NewSet(nil, nil), Options{Workers: 0})
	if err != nil || len(f.Claims)+len(f.Edges)+len(f.Passages) > 0 {
		t.Errorf("an empty set gives %+v, %v", f, err)
	}
}
