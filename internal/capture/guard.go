package capture

import (
	"bytes"
	"strings"

	xhtml "golang.org/x/net/html"
)

// Limits of a page. Ordinary news pages have 500 to 10,000 tags and nest some
// 30 deep. The parser itself refuses what nests deeper than 512 elements.
const (
	maxTags  = 300_000   // and attributes; with formatting elements that it opens again counted each time
	maxDepth = 120       // of elements that a tag must close; those that close themselves come on top
	maxOpen  = 100       // formatting elements open at once
	maxText  = 128 << 10 // bytes of one attribute or tag name: longer tags are dropped
)

// guard makes a page safe to parse: time and memory to parse it grow with its
// size and with nothing else. It drops tags that lie too deep (their text
// stays), and formatting tags where so many are left open that the parser, which
// opens them again in each paragraph, would make far more of the page than it
// is. A page of too many tags is a fault.
//
// A page within the limits is returned as it stands.
func guard(page string) (string, error) {
	g := census{open: map[string]int{}, dropped: map[string]int{}}
	sound := true
	g.run(page, func(_ []byte, keep bool) { sound = sound && keep })
	if g.tags > maxTags {
		return "", tooManyTags()
	}
	if sound {
		return page, nil
	}
	var b bytes.Buffer
	b.Grow(len(page))
	g = census{open: map[string]int{}, dropped: map[string]int{}, plain: g.nodes > maxTags}
	g.run(page, func(raw []byte, keep bool) {
		if keep {
			b.Write(raw)
		}
	})
	return b.String(), nil
}

func tooManyTags() error {
	return &fault{what: "has more tags than any article", do: "leave it out, or give its text alone"}
}

// census counts what the parser would build of a page.
type census struct {
	plain bool // formatting tags are dropped

	tags       int // tags and attributes
	nodes      int // elements as the parser would make them, formatting opened again
	depth      int
	formatting int            // open
	open       map[string]int // elements by name; only names that stay open until they are closed
	dropped    map[string]int
}

// run reads page and tells see, for every token, its bytes and whether they are
// to be kept. It stops at the first tag too many.
func (c *census) run(page string, see func(raw []byte, keep bool)) {
	z := xhtml.NewTokenizer(strings.NewReader(page))
	for {
		kind := z.Next()
		if kind == xhtml.ErrorToken || c.tags > maxTags {
			return
		}
		keep := true
		raw := z.Raw()
		switch kind {
		case xhtml.StartTagToken, xhtml.SelfClosingTagToken:
			long := len(raw) > maxText
			name, more := z.TagName()
			c.tags++
			for more && !long {
				_, _, more = z.TagAttr()
				c.tags++
			}
			keep = !long && c.start(string(name))
		case xhtml.EndTagToken:
			name, _ := z.TagName()
			keep = c.end(string(name))
		}
		see(raw, keep && !(c.nodes > maxTags && !c.plain))
	}
}

func (c *census) start(name string) bool {
	if isFormatting(name) {
		if c.plain || c.formatting >= maxOpen {
			c.dropped[name]++
			return false
		}
		c.formatting++
		c.open[name]++
		c.nodes++
		return true
	}
	c.nodes += 1 + c.formatting
	if closesItself(name) {
		return true
	}
	if c.depth >= maxDepth {
		c.dropped[name]++
		return false
	}
	c.depth++
	c.open[name]++
	return true
}

func (c *census) end(name string) bool {
	switch {
	case c.dropped[name] > 0:
		c.dropped[name]--
		return false
	case c.open[name] > 0:
		c.open[name]--
		if isFormatting(name) {
			c.formatting--
		} else {
			c.depth--
		}
	}
	return true
}

// isFormatting reports whether the parser keeps an element in its list of
// active formatting elements (HTML Standard, 13.2.4.3).
func isFormatting(name string) bool {
	switch name {
	case "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u":
		return true
	}
	return false
}

// closesItself reports whether an element is empty, or ends where the next of
// its kind begins, so that many of them unclosed do not nest.
func closesItself(name string) bool {
	switch name {
	case "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
		"p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot", "html", "head", "body":
		return true
	}
	return false
}
