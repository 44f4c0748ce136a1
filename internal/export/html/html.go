// Package html writes what was found in a set of articles as one page that
// needs nothing but itself: no scripts, no fonts, no pictures, no network. It
// can be mailed, archived and printed, and it opens from a disk.
//
// The page opens with the claims that matter most at a glance (glance.go). Then
// it has two halves. The first says what was found: each claim with its
// origins and the family tree of its tellings, who denies it, and what changed on
// the way, and under it what is read with it (order.go); and for each article in
// which others its words stood first. The second is the evidence: each article's
// text with the statements in it in the colour of their voice. Every finding of the first half is a link to its
// words in the second, and the words have a note in their margin that leads
// back. A reader who doubts a line is one click from what it rests on.
//
// The way through the package: Write numbers the articles, chooses which texts
// are shown (newBook), lays marks on them (marks.go, claims.go, tree.go, passages.go),
// and lets the template ask for one piece after the other. A text is turned
// into markup last, by render, when all marks are known.
//
// The page is bounded: a long text is cut at maxText bytes, all texts together
// end at maxTexts, and lists end at the counts below. Whatever is left out is
// said where it is missing, with the command that shows it. Claims after the first
// openClaims, and articles that no finding speaks of, are folded. 251 news
// articles (0.9 MB of text) with 1,090 claims make a page of 3.6 MB.
//
// The same report gives the same bytes.
package html

import (
	"bufio"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"errors"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

	"hearsay/internal/news"
	"hearsay/internal/told"
)

// What a page holds at most.
const (
	maxText     = 512 << 10 // bytes of one text
	maxTexts    = 16 << 20  // bytes of all texts
	maxClaims   = 60        // claims told by several articles, in full; what stands under them: maxNested
	maxListed   = 150       // further ones, a line each
	maxSingles  = 150       // claims told by one article, a line each
	maxTellings = 60        // of one claim
	maxEntries  = 40        // denials, kinds of drift, origins of one claim
	maxVoices   = 120       // in the list of voices
	maxLines    = 200       // problems, limits
	maxNotes    = 6         // of one sort beside one paragraph, not folded
	maxNumbers  = 12        // articles named behind a voice or a change
	maxPassages = 400       // marked in one text
)

// What is unfolded when the page opens; the rest is a click away.
const (
	openClaims = glanceClaims
	openDrift  = 6 // of one claim
)

// Report is what a page is made of.
type Report struct {
	Title    string // what was traced, in the user's words: "examples/harbour"
	Command  string // that shows all claims; empty: "hearsay trace --all"
	Program  string // name and version: "hearsay 0.1.0"
	Set      *news.Set
	Findings *news.Findings // nil: the articles alone are shown
	Problems []string       // what could not be read, a line each
	Limits   []string       // what was not decided, a line each
}

//go:embed page.tmpl
var pageSource string

//go:embed glance.tmpl
var glanceSource string

//go:embed style.css
var style string

// functions are the template's few functions.
var functions = template.FuncMap{
	"n":          func(n int, one, many string) count { return count{n, either(n == 1, one, many)} },
	"kins":       func(list, folded []*kin, more int, class string) kins { return kins{list, folded, more, class} },
	"folded":     folded,
	"plus":       func(a, b int) int { return a + b },
	"heading":    heading,
	"colours":    func() int { return colours },
	"nos":        func(list []*article) []*article { first, _ := head(list, maxNumbers); return first },
	"morenos":    func(list []*article) int { return max(0, len(list)-maxNumbers) },
	"few":        func(list []drift) []drift { first, _ := head(list, openDrift); return first },
	"rest":       func(list []drift) []drift { return list[min(len(list), openDrift):] },
	"fewplaces":  func(list []*spotted) []*spotted { first, _ := head(list, openSpots); return first },
	"restplaces": func(list []*spotted) []*spotted { return list[min(len(list), openSpots):] },
	"openthings": func(list []*thing) []*thing { first, _ := head(list, openThings); return first },
	"restthings": func(list []*thing) []*thing { return list[min(len(list), openThings):] },
	"first":      func(list []*lineage) []*lineage { first, _ := head(list, openLineages); return first },
	"others":     func(list []*lineage) []*lineage { return list[min(len(list), openLineages):] },
}

// title is a heading within a claim's evidence.
type title struct {
	Deep     bool // it stands within a claim that stands under another
	Text, ID string
}

func heading(c *claim, text, part string) title {
	t := title{Deep: c.Nested, Text: text}
	if part != "" {
		t.ID = c.Anchor + part
	}
	return t
}

// count is a number and what it counts.
type count struct {
	Count int
	Noun  string
}

func either(is bool, yes, no string) string {
	if is {
		return yes
	}
	return no
}

// page is what the template sees.
type page struct {
	Title, Program   string
	CSP              string
	Style            template.CSS
	Articles         []*article
	NoZone           bool     // of an article's time
	Central          *article // whose headline says what the set is about; nil: none does
	Period           string   // "12–16 March 2024"
	Outlets          int
	Said             []saying // of an article that stands alone
	MoreSaid         int
	Command          string
	Several          int      // claims told by several articles, or denied
	Cards            []card   // the claims that matter most, at a glance
	Claims, Others   []*claim // their evidence; that of others
	Listed, Singles  []*claim // a line each
	MoreClaims       int      // told by several articles, not listed
	MoreSingles      int
	Lineages         []*lineage
	MoreLineages     int
	When             *chrono
	Where            *where
	Circles          []circle
	MoreCircles      int
	Tolls            []toll
	MoreTolls        int
	Untied           []untied
	MoreUntied       int
	Ghosts           []haunts
	MoreGhosts       int
	Voices           []*voice
	MoreVoices       int
	Problems, Limits []string
	MoreProblems     int
	MoreLimits       int
	Judgements       []judgement
	MoreJudgements   int
}

// Alone reports whether there is one article, which cannot be compared with any.
func (p *page) Alone() bool { return len(p.Articles) == 1 }

// ShowsClaims reports whether the page has a section of claims: of an article alone only if
// something is denied in it, or if its claims are listed.
func (p *page) ShowsClaims() bool { return !p.Alone() || p.Several > 0 || len(p.Singles) > 0 }

// First is the id of the first section.
func (p *page) First() string {
	switch {
	case p.Alone():
		return "said"
	case len(p.Cards) > 0:
		return "glance"
	}
	return "claims"
}

// Write writes the page of r to w. It fails if r has no set, if the set breaks
// its own rules (an article without its text, texts and analyses of different
// number), or if w does.
func Write(w io.Writer, r Report) error {
	if r.Set == nil {
		return errors.New("writing the HTML report: there is no set of articles to show")
	}
	if r.Findings == nil {
		r.Findings = &news.Findings{}
	}
	b, err := newBook(r.Set)
	if err != nil {
		return fmt.Errorf("writing the HTML report: %w", err)
	}
	t, err := template.New("page").Funcs(functions).Parse(pageSource + glanceSource)
	if err != nil {
		return fmt.Errorf("writing the HTML report: %w", err)
	}
	p := b.page(&r)
	out := bufio.NewWriterSize(w, 64<<10)
	if err := t.Execute(out, p); err != nil {
		return fmt.Errorf("writing the HTML report: %w", err)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("writing the HTML report: %w", err)
	}
	return nil
}

// page lays all marks and gathers what the template shows. The order matters
// only for ids: a statement's own id goes to the statement's mark.
func (b *book) page(r *Report) *page {
	p := &page{
		Title:    line(r.Title),
		Command:  line(r.Command),
		Program:  line(r.Program),
		Style:    template.CSS(style), // our own file, not the user's
		CSP:      policy(style),
		Articles: b.articles,
		Outlets:  news.CountOutlets(b.set.Articles),
		Period:   news.Period(r.Set.Articles),
		Central:  b.central(r.Findings.Claims),
		NoZone:   slices.ContainsFunc(b.articles, func(a *article) bool { return a.src.Published.NoZone }),
	}
	b.markStatements()
	p.Said, p.MoreSaid = b.said()
	for i := range r.Findings.Edges {
		b.edges[r.Findings.Edges[i].ID] = &r.Findings.Edges[i]
	}
	p.Judgements, p.MoreJudgements = b.judgements(r.Findings)
	b.addClaims(p, r.Findings.Claims)
	p.When = b.chrono(told.InTime(r.Set, r.Findings))
	p.Where = b.where(told.InSpace(r.Set, r.Findings))
	b.markPassages(r.Findings.Passages)
	p.Lineages, p.MoreLineages = b.lineages(r.Findings)
	p.Circles, p.MoreCircles = b.circles(r.Findings)
	p.Tolls, p.MoreTolls = b.tolls(told.Tolls(r.Set, r.Findings))
	p.Untied, p.MoreUntied = b.untied(r.Findings)
	p.Ghosts, p.MoreGhosts = b.ghosts(r.Findings)
	b.addEdges(r.Findings)
	p.Voices, p.MoreVoices = head(b.voices.list, maxVoices)
	p.Problems, p.MoreProblems = head(lines(r.Problems), maxLines)
	p.Limits, p.MoreLimits = head(lines(r.Limits), maxLines)
	return p
}

// policy is a content security policy under which the page can load nothing
// and run nothing: its own style sheet is let through by its hash.
func policy(style string) string {
	sum := sha256.Sum256([]byte(style))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) +
		"'; base-uri 'none'; form-action 'none'"
}

// head is the first n of list, and how many are left.
func head[T any](list []T, n int) (first []T, more int) {
	if len(list) <= n {
		return list, 0
	}
	return list[:n], len(list) - n
}

func lines(raw []string) []string {
	out := make([]string, 0, len(raw))
	for _, s := range raw {
		if s = line(s); strings.TrimSpace(s) != "" {
			out = append(out, s)
		}
	}
	return out
}
