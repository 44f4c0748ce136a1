package capture

import (
	"encoding/json"
	"html"
	"net/url"
	"strings"

	xhtml "golang.org/x/net/html"

	"hearsay/internal/news"
)

// meta is what a page says of itself, as it says it.
type meta struct {
	lang, base, canonical, title string

	tags     map[string]string // <meta>, by lower-case name, property or itemprop: the first that is not empty
	linked   *record           // the article in its JSON-LD
	heads    []string          // <h1>
	bylines  []string          // marked as an author by rel or itemprop
	times    []string          // <time datetime> that are marked as the article's
	anyTimes []string          // all of them, each once
}

const scriptMax = 8 << 20 // bytes of JSON-LD that are read

// readMeta collects a page's metadata in one walk.
func readMeta(doc *xhtml.Node) *meta {
	m := &meta{tags: map[string]string{}}
	for n := range doc.Descendants() {
		if n.Type != xhtml.ElementNode {
			continue
		}
		switch n.Data {
		case "html":
			m.lang = attr(n, "lang")
		case "base":
			m.base = attr(n, "href")
		case "title":
			if m.title == "" && n.Namespace == "" {
				m.title = textOf(n)
			}
		case "link":
			if m.canonical == "" && strings.EqualFold(attr(n, "rel"), "canonical") {
				m.canonical = attr(n, "href")
			}
		case "meta":
			m.addTag(n)
		case "script":
			m.addScript(n)
		case "h1":
			m.heads = append(m.heads, textOf(n))
		case "time":
			m.addTime(n)
		}
		if n.Data != "meta" && n.Data != "link" && (attr(n, "rel") == "author" || attr(n, "itemprop") == "author") {
			m.bylines = append(m.bylines, cut(textOf(n), 2*authorMax))
		}
	}
	return m
}

func (m *meta) addTag(n *xhtml.Node) {
	content := oneLine(attr(n, "content"))
	for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
		if name := strings.ToLower(attr(n, key)); name != "" && content != "" && m.tags[name] == "" {
			m.tags[name] = content
		}
	}
}

func (m *meta) addScript(n *xhtml.Node) {
	if m.linked != nil || n.FirstChild == nil || !strings.EqualFold(attr(n, "type"), "application/ld+json") {
		return
	}
	s := strings.TrimSpace(n.FirstChild.Data)
	s = strings.TrimSuffix(strings.TrimPrefix(s, "<![CDATA["), "]]>")
	if len(s) > scriptMax {
		return
	}
	m.linked = articleIn(json.RawMessage(s), 0)
}

// addTime keeps a <time>'s moment, apart if its marks say that it is that of
// the article and not that of something shown beside it.
func (m *meta) addTime(n *xhtml.Node) {
	at := attr(n, "datetime")
	if at == "" {
		return
	}
	if len(m.anyTimes) < 2 && (len(m.anyTimes) == 0 || m.anyTimes[0] != at) {
		m.anyTimes = append(m.anyTimes, at)
	}
	marks := strings.ToLower(attr(n, "itemprop") + " " + attr(n, "class"))
	if hasAttr(n, "pubdate") || strings.Contains(marks, "publi") || strings.Contains(marks, "entry-date") || strings.Contains(marks, "dateline") {
		m.times = append(m.times, at)
	}
}

// draft decides what the page says, where it says it in several ways.
func (m *meta) draft(pageURL string) draft {
	ld := m.linked
	if ld == nil {
		ld = &record{}
	}
	said := ld.draft()
	d := draft{outlet: firstOf(m.tags["og:site_name"], said.outlet), authors: said.authors}
	d.url = m.address(said.url, pageURL)
	if d.outlet == "" || strings.Contains(d.outlet, "://") {
		d.outlet = firstOf(m.tags["application-name"], m.tags["publisher"], hostOf(d.url))
	}
	d.outlet = plainString(d.outlet)
	d.title = m.headline(said.title, d.outlet, d.url)
	if len(d.authors) == 0 {
		d.authors = authors([]string{plainString(firstOf(m.tags["author"], m.tags["article:author"], m.tags["byl"],
			m.tags["parsely-author"], m.tags["sailthru.author"], m.tags["dc.creator"], m.tags["dcterms.creator"]))})
	}
	if len(d.authors) == 0 {
		d.authors = authors(m.bylines)
	}
	d.lang = firstOf(m.lang, m.tags["og:locale"], m.tags["content-language"], said.lang)
	d.published = m.when(said.published, d.url)
	d.modified = surest(said.modified, stamp(m.tags["article:modified_time"], news.Declared, .95), stamp(m.tags["og:updated_time"], news.Declared, .85),
		stamp(m.tags["datemodified"], news.Declared, .85), stamp(m.tags["last-modified"], news.Declared, .7))
	return d
}

// when is the surest of the dates of publication that a page declares. Its
// address may only help where it declares none.
func (m *meta) when(linked news.Stamp, address string) news.Stamp {
	if linked.Origin == news.Guessed {
		linked = news.Stamp{}
	}
	all := []news.Stamp{linked, stamp(m.tags["article:published_time"], news.Declared, .95), stamp(m.tags["datepublished"], news.Declared, .95)}
	for _, name := range []string{
		"og:published_time", "article:published", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date",
		"publication_date", "dc.date.issued", "dcterms.created", "dc.date", "citation_publication_date", "article.published", "ptime", "date",
	} {
		all = append(all, stamp(m.tags[name], news.Declared, .85))
	}
	if len(m.times) > 0 {
		all = append(all, stamp(m.times[0], news.Declared, .8))
	}
	if len(m.anyTimes) == 1 {
		all = append(all, stamp(m.anyTimes[0], news.Declared, .7))
	}
	return surest(append(all, dateInAddress(pathOf(address)))...)
}

// surest is the stamp of the highest confidence, the first of several.
func surest(all ...news.Stamp) news.Stamp {
	var best news.Stamp
	for _, s := range all {
		if s.Known() && s.Confidence > best.Confidence {
			best = s
		}
	}
	return best
}

// address is the article's canonical address. One that leads to a site's front
// page is a mistake that many sites make, and passed over.
func (m *meta) address(linked, pageURL string) string {
	base, _ := url.Parse(pageURL)
	front := ""
	for _, href := range []string{m.canonical, m.tags["og:url"], linked, pageURL} {
		a := webAddress(href, base)
		if a == "" {
			continue
		}
		if strings.Trim(pathOf(a), "/") != "" || strings.Contains(a, "?") {
			return a
		}
		if front == "" {
			front = a
		}
	}
	return front
}

// headline is the article's title without the outlet's name that many pages
// add.
func (m *meta) headline(linked, outlet, address string) string {
	title := firstOf(linked, m.tags["og:title"])
	if title == "" && len(m.heads) == 1 {
		title = m.heads[0]
	}
	title = plainString(firstOf(title, m.tags["twitter:title"], m.title))
	host, _, _ := strings.Cut(hostOf(address), ".")
	for _, bar := range []string{" | ", " - ", " – ", " — ", " :: ", " · "} {
		i := strings.LastIndex(title, bar)
		if i < 0 {
			continue
		}
		name := bare(title[i+len(bar):])
		if name != "" && (name == bare(outlet) || name == bare(host) || name == bare(hostOf(address))) {
			return strings.TrimSpace(title[:i])
		}
	}
	return title
}

// headlines are the titles, laid bare, that a body must not begin with.
func (m *meta) headlines(title string) map[string]bool {
	all := map[string]bool{}
	for _, t := range append([]string{title, m.tags["og:title"], m.title}, m.heads...) {
		if b := bare(t); b != "" {
			all[b] = true
		}
	}
	return all
}

// body is the article's text as its JSON-LD has it, or "".
func (m *meta) body() string {
	if m.linked == nil {
		return ""
	}
	s := first(m.linked.ArticleBody, m.linked.Text)
	if strings.Contains(s, "</p>") || strings.Contains(s, "<br") {
		return "" // markup in a string; we do not guess at it
	}
	return html.UnescapeString(s)
}

func firstOf(all ...string) string {
	for _, s := range all {
		if s != "" {
			return s
		}
	}
	return ""
}

// plainString takes the entities out that people leave in metadata.
func plainString(s string) string { return oneLine(html.UnescapeString(s)) }

func attr(n *xhtml.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *xhtml.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

// textOf is the text in n, on one line.
func textOf(n *xhtml.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == xhtml.TextNode && b.Len() < 1<<16 {
			b.WriteString(c.Data)
		}
	}
	return oneLine(b.String())
}
