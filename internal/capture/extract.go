package capture

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/markusmobius/go-trafilatura"
	xhtml "golang.org/x/net/html"
)

// extractor finds the article in a page. It does not make the text: it says
// which of the page's text nodes belong to it.
//
// choose is given a copy of the page's body that it may change, in which the
// text nodes are numbered by marks (see mark), and returns the chosen ones: a
// bool for each number. It must end in time that grows with the copy.
type extractor interface {
	choose(body *xhtml.Node, texts int) ([]bool, error)
}

// The marks are the characters of Unicode's two private planes, one put before
// the text of each node: they are not letters, words or spaces, nobody writes
// with them, and whatever an extractor does to nodes, the text comes out with
// its number. That is how we use a library that returns a tree of its own, with
// its own idea of white space, and still give the page's very characters.
const (
	plane    = 0xfffe
	maxMarks = 2 * plane // text nodes of a page
)

func mark(i int) rune {
	if i < plane {
		return rune(0xf0000 + i)
	}
	return rune(0x100000 + i - plane)
}

func unmark(r rune) (i int, ok bool) {
	switch {
	case r >= 0xf0000 && r < 0xf0000+plane:
		return int(r - 0xf0000), true
	case r >= 0x100000 && r < 0x100000+plane:
		return int(r-0x100000) + plane, true
	}
	return 0, false
}

// marked is a copy of what can be seen of a page, with numbered text.
type marked struct {
	page  *xhtml.Node
	texts []*xhtml.Node // the numbered nodes, in the page itself
	bytes int           // of texts
	work  int           // elements, each times the number of those that it lies in
}

func markedCopy(body *xhtml.Node) *marked {
	m := &marked{page: &xhtml.Node{Type: xhtml.DocumentNode}}
	root := &xhtml.Node{Type: xhtml.ElementNode, Data: "html"}
	m.page.AppendChild(root)
	copied := copyOf(body)
	root.AppendChild(copied)
	m.copyInto(copied, body, 1)
	return m
}

func (m *marked) copyInto(to, from *xhtml.Node, depth int) {
	for c := from.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == xhtml.TextNode:
			n := &xhtml.Node{Type: xhtml.TextNode, Data: c.Data}
			if strings.TrimSpace(c.Data) != "" && len(m.texts) < maxMarks {
				n.Data = string(mark(len(m.texts))) + strings.Map(withoutMarks, c.Data)
				m.texts = append(m.texts, c)
				m.bytes += len(c.Data)
			}
			to.AppendChild(n)
		case c.Type == xhtml.ElementNode && !isUnseen(c):
			n := copyOf(c)
			to.AppendChild(n)
			m.work += depth
			m.copyInto(n, c, depth+1)
		}
	}
}

func copyOf(n *xhtml.Node) *xhtml.Node {
	return &xhtml.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data, Namespace: n.Namespace, Attr: slices.Clone(n.Attr)}
}

func withoutMarks(r rune) rune {
	if _, ok := unmark(r); ok {
		return utf8.RuneError
	}
	return r
}

// isUnseen reports whether an element shows no text of the page.
func isUnseen(n *xhtml.Node) bool {
	switch n.Data {
	case "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "head", "title":
		return true
	}
	return false
}

// Limits of what is given to the library, some of whose steps take time that
// grows with the square of a page's paragraphs, or with the depth of its lists.
// An ordinary page has some 1,000 text nodes and work of 100,000.
const (
	libraryTexts = 20_000
	libraryBytes = 4 << 20
	libraryWork  = 2_000_000
	libraryTime  = 20 * time.Second // a last resort: what is within the limits takes a second or two at most
)

// library is go-trafilatura, without its fallbacks to other libraries.
type library struct{}

func (library) choose(page *xhtml.Node, texts int) (chosen []bool, err error) {
	type outcome struct {
		text string
		err  error
	}
	done := make(chan outcome, 1) // a run that is given up on must not block for ever
	go func() {
		var o outcome
		defer func() {
			if p := recover(); p != nil {
				o.err = fmt.Errorf("extractor: %v", p)
			}
			done <- o
		}()
		r, err := trafilatura.ExtractDocument(page, trafilatura.Options{
			ExcludeComments: true,
			IncludeLinks:    true,
			HtmlDateMode:    trafilatura.Disabled,
		})
		if o.err = err; err == nil {
			o.text = r.ContentText
		}
	}()
	timer := time.NewTimer(libraryTime)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil, fmt.Errorf("extractor: gave up after %v", libraryTime)
	case o := <-done:
		if o.err != nil {
			return nil, o.err
		}
		chosen = make([]bool, texts)
		for _, r := range o.text {
			if i, ok := unmark(r); ok && i < texts {
				chosen[i] = true
			}
		}
		return chosen, nil
	}
}

// outline is our own plain extractor, for pages that are beyond the library's
// limits and for short ones, where it gives up: the paragraphs, headings and
// list items of the page's <article> or <main> that are not mostly links.
type outline struct{}

func (outline) choose(page *xhtml.Node, texts int) ([]bool, error) {
	chosen := make([]bool, texts)
	root := mainElement(page)
	var visit func(n *xhtml.Node)
	visit = func(n *xhtml.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type != xhtml.ElementNode || isAside(c.Data) {
				continue
			}
			if !isTextBlock(c.Data) || hasTextBlock(c) {
				visit(c)
				continue
			}
			if all, linked := textLen(c); linked*2 <= all {
				for t := range c.Descendants() {
					if t.Type == xhtml.TextNode {
						r, _ := utf8.DecodeRuneInString(t.Data)
						if i, ok := unmark(r); ok && i < texts {
							chosen[i] = true
						}
					}
				}
			}
		}
	}
	visit(root)
	return chosen, nil
}

// mainElement is the <article> with the most text, or <main>, or all.
func mainElement(page *xhtml.Node) *xhtml.Node {
	best, most := page, 0
	for n := range page.Descendants() {
		if n.Type != xhtml.ElementNode {
			continue
		}
		if n.Data == "main" && most == 0 {
			best = n
		}
		if n.Data == "article" && !within(n, "article") {
			if all, linked := textLen(n); all-linked > most {
				best, most = n, all-linked
			}
		}
	}
	return best
}

func within(n *xhtml.Node, tag string) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.Data == tag {
			return true
		}
	}
	return false
}

// textLen is the length of n's text, and of that part of it that is linked.
func textLen(n *xhtml.Node) (all, linked int) {
	var visit func(n *xhtml.Node, in bool)
	visit = func(n *xhtml.Node, in bool) {
		if n.Type == xhtml.TextNode {
			l := len(strings.TrimSpace(n.Data))
			all += l
			if in {
				linked += l
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			visit(c, in || c.Data == "a" && c.Type == xhtml.ElementNode)
		}
	}
	visit(n, false)
	return all, linked
}

func isTextBlock(tag string) bool {
	switch tag {
	case "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "pre", "dd", "dt":
		return true
	}
	return false
}

func hasTextBlock(n *xhtml.Node) bool {
	for c := range n.Descendants() {
		if c.Type == xhtml.ElementNode && isTextBlock(c.Data) {
			return true
		}
	}
	return false
}

func isAside(tag string) bool {
	switch tag {
	case "nav", "aside", "footer", "header", "form", "figure", "figcaption", "button", "select", "textarea", "dialog", "menu":
		return true
	}
	return false
}
