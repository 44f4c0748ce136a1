package capture

import (
	"net/url"
	"strings"
	"unicode"

	xhtml "golang.org/x/net/html"

	"hearsay/internal/news"
	"hearsay/internal/text"
)

// found is the article of a page as its writer leaves it.
type found struct {
	body   string
	links  []news.Link
	linked int // bytes of body that are anchors' words, wherever they lead
}

// findArticle finds the article in a page and writes its text, with its links.
// A first paragraph that is one of headlines is left out.
func findArticle(doc *xhtml.Node, base *url.URL, headlines map[string]bool) (found, error) {
	body := bodyOf(doc)
	if body == nil {
		return found{}, nil
	}
	m := markedCopy(body)
	if len(m.texts) == maxMarks {
		return found{}, tooManyTags()
	}
	chosen := pick(m)
	w := &writer{base: base, headlines: headlines, chosen: make(map[*xhtml.Node]bool, len(m.texts))}
	for i, t := range m.texts {
		if chosen[i] {
			w.chosen[t] = true
		}
	}
	w.children(body, piece{})
	w.flush()
	return found{w.body.String(), sortLinks(w.links), w.linked}, nil
}

// pick asks the extractors: the library if the page is within its limits, and
// our own where that finds next to nothing.
func pick(m *marked) []bool {
	plain, _ := outline{}.choose(m.page, len(m.texts)) // before the library changes the copy
	if len(m.texts) > libraryTexts || m.bytes > libraryBytes || m.work > libraryWork {
		return plain
	}
	chosen, err := library{}.choose(m.page, len(m.texts))
	if err != nil || chosenLen(chosen, m.texts) < shortText && chosenLen(plain, m.texts) > 0 {
		return plain
	}
	return chosen
}

func chosenLen(chosen []bool, texts []*xhtml.Node) int {
	n := 0
	for i, c := range chosen {
		if c {
			n += len(strings.TrimSpace(texts[i].Data))
		}
	}
	return n
}

func bodyOf(doc *xhtml.Node) *xhtml.Node {
	for n := range doc.Descendants() {
		if n.Type == xhtml.ElementNode && n.Data == "body" {
			return n
		}
	}
	return nil
}

// writer writes the text of chosen nodes, white space as a browser shows it.
type writer struct {
	base      *url.URL
	headlines map[string]bool
	chosen    map[*xhtml.Node]bool

	body   strings.Builder
	links  []news.Link
	linked int

	// The paragraph being gathered.
	pieces []piece
	breaks int // line breaks since the last text
}

// piece is a stretch of a paragraph: the text of one node, or a line break.
type piece struct {
	text   string // control characters and broken bytes are gone
	anchor bool   // it is an anchor's words,
	href   string // … and leads there, if that is an address
	chosen bool
	pre    bool // white space stands as it is
}

// children gathers what is in n. in is what its text has from the elements
// around it.
func (w *writer) children(n *xhtml.Node, in piece) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == xhtml.TextNode:
			s, _ := text.Normalise(c.Data)
			p := in
			p.text, p.chosen = s, w.chosen[c]
			w.pieces = append(w.pieces, p)
			if strings.TrimSpace(s) != "" {
				w.breaks = 0
			}
		case c.Type != xhtml.ElementNode || isUnseen(c):
		case c.Data == "br":
			if w.breaks++; w.breaks == 2 {
				w.flush()
			} else {
				w.pieces = append(w.pieces, piece{text: "\n", pre: true})
			}
		case c.Data == "a":
			within := in
			within.anchor, within.href = true, webAddress(attr(c, "href"), w.base)
			w.children(c, within)
		case isInline(c.Data):
			w.children(c, in)
		default:
			w.flush()
			within := in
			within.pre = c.Data == "pre"
			w.children(c, within)
			w.flush()
		}
	}
}

// isInline reports whether an element is part of the paragraph around it.
func isInline(tag string) bool {
	switch tag {
	case "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
		"kbd", "label", "mark", "nobr", "q", "ruby", "rb", "rt", "rp", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
		"time", "tt", "u", "var", "wbr":
		return true
	}
	return false
}

// flush ends a paragraph. Where most of it was chosen it is written whole: the
// extractor drops elements, such as <time>, from the middle of sentences.
func (w *writer) flush() {
	pieces := w.pieces
	w.pieces, w.breaks = w.pieces[:0], 0
	all, chosen := 0, 0
	for _, p := range pieces {
		l := len(strings.TrimSpace(p.text))
		all += l
		if p.chosen {
			chosen += l
		}
	}
	if chosen == 0 {
		return
	}
	var para paragraph
	for _, p := range pieces {
		if p.chosen || chosen*2 > all || strings.TrimSpace(p.text) == "" {
			para.add(p)
		}
	}
	s := strings.TrimRightFunc(para.b.String(), unicode.IsSpace)
	if s == "" || w.body.Len() == 0 && w.headlines[bare(s)] {
		return
	}
	if w.body.Len() > 0 {
		w.body.WriteString("\n\n")
	}
	at := w.body.Len()
	w.body.WriteString(s)
	for _, l := range para.links {
		end := min(l.end, len(s))
		w.linked += max(0, end-l.start)
		if l.start < end && l.href != "" {
			w.links = append(w.links, news.Link{Span: news.MakeSpan(at+l.start, at+end), URL: l.href})
		}
	}
}

// paragraph collapses white space while it grows.
type paragraph struct {
	b     strings.Builder
	space bool // one is due before the next character
	links []anchor
}

type anchor struct {
	start, end int
	href       string
}

func (p *paragraph) add(q piece) {
	start := -1
	for _, r := range q.text {
		isSpace := r == ' ' || r == '\t' || r == '\n'
		switch {
		case isSpace && q.pre && p.b.Len() > 0:
			p.b.WriteRune(r)
			p.space = false
			continue
		case isSpace:
			p.space = true
			continue
		}
		if p.space && p.b.Len() > 0 && !strings.HasSuffix(p.tail(), "\n") {
			p.b.WriteByte(' ')
		}
		p.space = false
		if start < 0 {
			start = p.b.Len()
		}
		p.b.WriteRune(r)
	}
	if start < 0 || !q.anchor {
		return
	}
	// An anchor in several nodes ("<a>the <b>report</b></a>") is one link.
	if n := len(p.links); n > 0 && p.links[n-1].href == q.href && start-p.links[n-1].end <= 1 {
		p.links[n-1].end = p.b.Len()
		return
	}
	p.links = append(p.links, anchor{start, p.b.Len(), q.href})
}

// tail is what was written last, if that is little.
func (p *paragraph) tail() string {
	s := p.b.String()
	return s[max(0, len(s)-1):]
}

// bare is a headline without all that may differ between two of its copies:
// case, punctuation, white space.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
