package html

import (
	"cmp"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"hearsay/internal/agency"
	"hearsay/internal/news"
)

// book is the page in the making: articles numbered, texts with the marks that
// lie on them, and the anchors that are taken.
type book struct {
	set      *news.Set
	articles []*article           // as in the set: by publication
	byID     map[news.ID]*article // the first of that id
	texts    []sheet              // as in the set
	edges    map[news.ID]*news.Edge
	judged   map[news.ID]*news.Judged
	voices   voices
	taken    map[string]int // anchors, and how often each was wanted
	glanced  news.Places    // where the claims are told that are shown at a glance so far
}

// article is one article as the page shows it.
type article struct {
	No                   int
	Anchor               string
	Title, Outlet        string
	Agency               string // whose text it prints, if not its outlet's own
	Date, DateTime, From string // "12 March 2024, 06:15 UTC", ISO 8601, how we know
	Short                string // "12 Mar 2024, 06:15"; with a "?" behind it if no zone was given
	Authors, Address     string
	Link                 string // Address, if it is one of the web
	Lang                 string
	TextID, Capture      string
	Also                 []*article // that have its text, which is shown here
	MoreAlso             int
	Open                 bool // unfolded: a finding speaks of it
	Relations            []relation
	Voices               []*voice

	src  *news.Article
	text int // index into book.texts
	book *book
}

// relation is an edge as one of its articles sees it.
type relation struct {
	Verb   string
	Others []*article
	More   int
	Note   string
}

// sheet is one text and what lies on it.
type sheet struct {
	home   *article // the first article that has it; it is shown there
	body   string   // as far as it is shown
	cut    int      // bytes that are not
	marks  []mark
	notes  []note
	anchor map[string]bool // ids of marks
}

func newBook(set *news.Set) (*book, error) {
	if len(set.Texts) != len(set.Analyses) {
		return nil, fmt.Errorf("the set has %d texts and %d analyses", len(set.Texts), len(set.Analyses))
	}
	b := &book{
		set:     set,
		byID:    make(map[news.ID]*article, len(set.Articles)),
		texts:   make([]sheet, len(set.Texts)),
		edges:   map[news.ID]*news.Edge{},
		glanced: news.Places{},
		taken:   map[string]int{"claims": 1, "said": 1, "glance": 1, "others": 1, "circles": 1, "ghosts": 1, "lineage": 1, "singles": 1, "voices": 1, "articles": 1, "limits": 1, "problems": 1, "top": 1, "when": 1, "where": 1},
	}
	room := maxTexts
	for i := range set.Articles {
		a, err := b.article(i)
		if err != nil {
			return nil, err
		}
		b.articles = append(b.articles, a)
		if b.byID[a.src.ID] == nil {
			b.byID[a.src.ID] = a
		}
		if s := &b.texts[a.text]; s.home == nil {
			body := set.Texts[a.text].Body
			show := border(body, uint32(min(len(body), maxText, room)))
			*s = sheet{home: a, body: body[:show], cut: len(body) - show, anchor: map[string]bool{}}
			room -= show
		} else {
			s.home.shares(a)
		}
	}
	b.voices = newVoices(set)
	return b, nil
}

func (b *book) article(i int) (*article, error) {
	src := &b.set.Articles[i]
	text := b.set.TextIndex(src.Text)
	if text < 0 {
		return nil, fmt.Errorf("article %s: its text %s is not in the set", src.ID, src.Text)
	}
	if b.set.Analyses[text] == nil {
		return nil, errors.New("text " + src.Text.String() + " was not analysed")
	}
	a := &article{
		No: i + 1, Anchor: b.take(string(src.ID)),
		Title: line(src.Title), Outlet: strings.TrimPrefix(line(src.Outlet), "www."),
		Agency:  line(agency.Other(src, b.set.Texts[text].Body).Name),
		Address: line(src.URL), Link: webLink(src.URL),
		Authors: line(strings.Join(src.Authors, ", ")), Lang: langTag(src.Lang),
		TextID: src.Text.String(), Capture: src.Capture.String(),
		src: src, text: text, book: b,
	}
	if a.Title == "" {
		a.Title = "(no headline)"
	}
	if a.Outlet == "" {
		a.Outlet = "(outlet unknown)"
	}
	a.Date, a.Short, a.DateTime, a.From = "no date", "no date", "", ""
	if p := src.Published; p.Known() {
		a.Date, a.Short, a.DateTime = date(p), p.Time.UTC().Format("2 Jan 2006, 15:04"), p.Time.UTC().Format("2006-01-02T15:04Z")
		if p.Day {
			a.Short = p.Time.UTC().Format("2 Jan 2006")
			a.DateTime = a.DateTime[:len("2006-01-02")]
		} else if p.NoZone {
			a.Short += "?"
			a.DateTime = strings.TrimSuffix(a.DateTime, "Z")
		}
		a.From = line(whence(p.Origin))
	}
	return a, nil
}

// whence says how a date is known.
func whence(o news.Origin) string {
	switch o {
	case news.Given:
		return "given to hearsay"
	case news.Declared:
		return "as its page or record says"
	case news.InText:
		return "as its text says"
	case news.Guessed:
		return "guessed from its address or its file’s name"
	}
	return string(o)
}

// shares enters another article that has the text which is shown with a.
func (a *article) shares(other *article) {
	if len(a.Also) == maxNumbers {
		a.MoreAlso++
		return
	}
	a.Also = append(a.Also, other)
}

// alsoIn names the articles that have the text, the first of them by name.
func (a *article) alsoIn() string {
	s := fmt.Sprintf("%d %s", a.Also[0].No, shorten(a.Also[0].Outlet, 40))
	if more := len(a.Also) - 1 + a.MoreAlso; more > 0 {
		s += fmt.Sprintf(" and %d more", more)
	}
	return s
}

// date is a stamp as it is read.
func date(s news.Stamp) string {
	if s.Day {
		return s.Time.UTC().Format("2 January 2006")
	}
	if s.NoZone {
		return s.Time.UTC().Format("2 January 2006, 15:04, zone not given")
	}
	return s.Time.UTC().Format("2 January 2006, 15:04 UTC")
}

// take makes an anchor of want that nobody else on the page has.
func (b *book) take(want string) string {
	base := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
			return r
		}
		return -1
	}, want)
	if base == "" {
		base = "x"
	}
	// A base has no "-" in it, so that a numbered one meets no other base.
	n := b.taken[base]
	b.taken[base]++
	if n > 0 {
		return base + "-" + strconv.Itoa(n+1)
	}
	return base
}

// words cuts a ref out of its text, as one line of at most n characters.
func (b *book) words(r news.Ref, n int) string {
	i := b.set.TextIndex(r.Text)
	if i < 0 {
		return ""
	}
	body := b.set.Texts[i].Body
	return shorten(line(settled(body, r.Span).Of(body)), n)
}

// href leads to a span of a text. It lays a mark there, unless one with the
// wanted id is there already. Where the words are not shown it leads to the
// article.
func (b *book) href(r news.Ref, want, class string) string {
	i := b.set.TextIndex(r.Text)
	if i < 0 || b.texts[i].home == nil {
		return ""
	}
	s := &b.texts[i]
	span := settled(s.body, r.Span)
	switch {
	case want != "" && s.anchor[want]:
		return "#" + want
	case span.Empty():
		return "#" + s.home.Anchor
	}
	id := b.take(want)
	s.anchor[id] = true
	s.marks = append(s.marks, mark{span: span, id: id, class: class})
	return "#" + id
}

// note puts a line into the margin beside the words of a ref.
func (b *book) note(r news.Ref, n note) {
	if i := b.set.TextIndex(r.Text); i >= 0 {
		n.at = r.Span.Start
		b.texts[i].notes = append(b.texts[i].notes, n)
	}
}

// Home reports whether the article's text is shown with it, and not with
// another one that has the same text.
func (a *article) Home() bool { return a.Elsewhere() == nil }

// Elsewhere is the article that the text is shown with, if it is another one.
func (a *article) Elsewhere() *article {
	if h := a.book.texts[a.text].home; h != a {
		return h
	}
	return nil
}

// Cut is how many bytes of the text are not shown.
func (a *article) Cut() int { return a.book.texts[a.text].cut }

// Blocks is the text, rendered. It is asked for while the page is written, so
// that one text is held at a time.
func (a *article) Blocks() []block {
	s := &a.book.texts[a.text]
	blocks := render(s.body, a.book.set.Analyses[a.text].Paragraphs, s.marks, s.notes)
	for i := range blocks { // who comes from a link to another article that has this text must know that he is right here
		if x := &blocks[i]; len(x.Notes) > 0 && len(a.Also) > 0 {
			x.Notes = append(x.Notes, noteLine{Head: "the same text in", Sort: "shared", Links: []note{{Text: a.alsoIn(), Href: "#" + a.Also[0].Anchor}}})
		}
	}
	return blocks
}

// webLink is an address that a browser may be sent to.
func webLink(raw string) string {
	u, err := url.Parse(raw)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}

// langTag is a language as the lang attribute wants it.
func langTag(code string) string {
	if code == "und" || !isASCIILetters(code) {
		return ""
	}
	return code
}

func isASCIILetters(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z')
	})
}

// unique sorts articles by number, each once.
func unique(list []*article) []*article {
	slices.SortFunc(list, func(a, b *article) int { return cmp.Compare(a.No, b.No) })
	return slices.Compact(list)
}
