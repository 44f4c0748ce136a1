package eval

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
)

// Limits of ReadTEI. The one corpus that is read has 2.5 MB, 389 articles and six
// floors.
const (
	maxTEI      = 32 << 20 // bytes of a file
	maxTEIDepth = 64       // floors within a body
)

// ReadTEI reads the articles of a TEI corpus: of each <TEI> its id (the first
// title's n), its newspaper, its day, and the text of its body, a paragraph a line.
// Line breaks within a paragraph are spaces; one that breaks a word (break="no")
// leaves nothing. name stands for r in errors.
func ReadTEI(name string, r io.Reader) ([]CaseArticle, error) {
	limited := &io.LimitedReader{R: r, N: maxTEI + 1}
	d := xml.NewDecoder(limited)
	var out []CaseArticle
	seen := make(map[string]bool)
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) && limited.N > 0 {
			break
		}
		start, ok := t.(xml.StartElement)
		if err == nil && (!ok || start.Name.Local != "TEI") {
			continue
		}
		var a teiArticle
		if err == nil {
			err = d.DecodeElement(&a, &start)
		}
		if err == nil {
			err = a.check(seen)
		}
		if limited.N <= 0 { // which looks like a file that ends too soon
			err = fmt.Errorf("longer than %d MB", maxTEI>>20)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: article %d: %w", name, len(out)+1, err)
		}
		out = append(out, CaseArticle{
			ID: a.id(), Title: "article " + a.id(), Outlet: strings.TrimSpace(a.Newspaper),
			Published: a.Date.When, Text: string(a.Body),
		})
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s: %w", name, errNoRecords)
	}
	return out, nil
}

// teiArticle is what is read of a <TEI>.
type teiArticle struct {
	Titles []struct {
		N string `xml:"n,attr"`
	} `xml:"teiHeader>fileDesc>titleStmt>title"`
	Newspaper string `xml:"teiHeader>fileDesc>sourceDesc>biblFull>titleStmt>title"`
	Date      struct {
		When string `xml:"when,attr"`
	} `xml:"teiHeader>fileDesc>sourceDesc>biblFull>publicationStmt>date"`
	Body teiBody `xml:"text>body"`
}

func (a *teiArticle) id() string {
	if len(a.Titles) == 0 {
		return ""
	}
	return a.Titles[0].N
}

func (a *teiArticle) check(seen map[string]bool) error {
	id := a.id()
	switch {
	case id == "":
		return errors.New("its title has no n to know it by")
	case seen[id]:
		return fmt.Errorf("the id %s stands twice", id)
	case a.Body == "":
		return fmt.Errorf("%s has no text", id)
	}
	seen[id] = true
	if _, err := stampOf(a.Date.When); err != nil {
		return fmt.Errorf("%s: %w", id, err)
	}
	return nil
}

// teiBody is the text of a body.
type teiBody string

// UnmarshalXML reads a body to its end.
func (b *teiBody) UnmarshalXML(d *xml.Decoder, _ xml.StartElement) error {
	var p teiParagraphs
	for depth := 1; depth > 0; {
		t, err := d.Token()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if depth++; depth > maxTEIDepth {
				return fmt.Errorf("elements within %d others", maxTEIDepth)
			}
			p.open(t)
		case xml.EndElement:
			depth--
			if isBlock(t.Name.Local) {
				p.end()
			}
		case xml.CharData:
			p.words(string(t))
		}
	}
	p.end()
	*b = teiBody(p.text.String())
	return nil
}

// isBlock reports whether an element is a paragraph by itself.
func isBlock(name string) bool {
	switch name {
	case "p", "head", "ab", "l", "item", "div":
		return true
	}
	return false
}

// teiParagraphs puts a text together out of its pieces.
type teiParagraphs struct {
	text  strings.Builder
	begun bool // the paragraph has words
	space bool // a space is due before the next words
	tight bool // a word was broken here: no space, whatever follows
}

// open begins an element.
func (p *teiParagraphs) open(t xml.StartElement) {
	switch {
	case isBlock(t.Name.Local):
		p.end()
	case t.Name.Local == "lb" || t.Name.Local == "pb" || t.Name.Local == "cb":
		p.space = true
		for _, a := range t.Attr {
			if a.Name.Local == "break" && a.Value == "no" {
				p.tight = true
			}
		}
	}
}

// words adds characters, with one space for any run of them.
func (p *teiParagraphs) words(s string) {
	for _, r := range s {
		if unicode.IsSpace(r) {
			p.space = true
			continue
		}
		switch {
		case !p.begun && p.text.Len() > 0:
			p.text.WriteByte('\n')
		case p.begun && p.space && !p.tight:
			p.text.WriteByte(' ')
		}
		p.begun, p.space, p.tight = true, false, false
		p.text.WriteRune(r)
	}
}

// end ends a paragraph.
func (p *teiParagraphs) end() { p.begun, p.space, p.tight = false, false, false }
