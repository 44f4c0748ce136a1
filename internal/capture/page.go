package capture

import (
	"errors"
	"net/url"
	"strings"

	xhtml "golang.org/x/net/html"

	"hearsay/internal/news"
	"hearsay/internal/text"
)

// ErrNoArticle says that a page holds no article that can be found.
var ErrNoArticle = errors.New("no article in the page")

// Page is the article of a page, and what the page says of it.
type Page struct {
	Title, Outlet, URL, Lang, Charset string

	Authors             []string
	Published, Modified news.Stamp
	Body                string // normalised; "\n\n" between paragraphs, headings and list items
	Links               []news.Link
}

// Extract finds the article in a page: raw as it was fetched, contentType as
// the server gave it and pageURL where it was, either of which may be "". Lang
// is as the page declares it, and may be "". The error is ErrNoArticle, or says
// which limit the page is beyond.
func Extract(raw []byte, contentType, pageURL string) (Page, error) {
	d, err := readPage(raw, contentType, pageURL)
	return Page{
		Title: d.title, Outlet: d.outlet, URL: d.url, Lang: d.lang, Charset: d.charset, Authors: d.authors,
		Published: d.published, Modified: d.modified, Body: d.body, Links: d.links,
	}, err
}

func readPage(raw []byte, contentType, pageURL string) (draft, error) {
	source, charset := decode(raw, contentType, true)
	source, err := guard(source)
	if err != nil {
		return draft{}, err
	}
	doc, err := xhtml.Parse(strings.NewReader(source))
	if err != nil {
		return draft{}, &fault{"cannot be read as HTML: " + err.Error(), "leave it out, or give its text alone", err}
	}
	said := readMeta(doc)
	d := said.draft(pageURL)
	d.charset = charset
	base, _ := url.Parse(d.url)
	if said.base != "" {
		if b := webAddress(said.base, base); b != "" {
			base, _ = url.Parse(b)
		}
	}
	f, err := findArticle(doc, base, said.headlines(d.title))
	if err != nil {
		return draft{}, err
	}
	if inScript, _ := text.Normalise(strings.TrimSpace(said.body())); f.isShort() && len(inScript) > 2*len(f.body) {
		f = found{body: inScript}
	}
	if f.isNone() {
		return draft{}, &fault{"has no article in it that we can find", "save it from a browser once it is shown whole, or give its text", ErrNoArticle}
	}
	d.body, d.links = f.body, f.links
	inPub, inMod := datesInText(d.body)
	for _, s := range []struct{ to, in *news.Stamp }{{&d.published, &inPub}, {&d.modified, &inMod}} {
		if s.in.Confidence > s.to.Confidence {
			*s.to = *s.in
		}
	}
	return d, nil
}

// shortText is the length of a body below which we look for more of it: a wire
// flash has 100 to 250 characters, an article that was not found has none.
const shortText = 250

func (f found) isShort() bool { return len(f.body) < shortText }

// isNone reports whether what was found is no article: nothing, or a list of
// links.
func (f found) isNone() bool {
	return len(strings.TrimSpace(f.body)) < 20 || f.linked*10 > len(f.body)*8
}
