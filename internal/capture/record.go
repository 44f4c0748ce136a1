package capture

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"hearsay/internal/news"
	"hearsay/internal/text"
)

// record is one article as JSON. All the shapes that we read fit into it, as no
// two of them mean different things by one key.
//
// Our own format, every field but text optional:
//
//	{"id": "7", "url": "https://…", "outlet": "Harbour Post", "title": "…",
//	 "authors": ["A. Writer"], "lang": "en", "text": "…",
//	 "published": "2024-03-01T09:30:00Z", "modified": "2024-03-01",
//	 "links": [{"start": 10, "end": 17, "url": "https://…"}]}
//
// Dates are read as in parseDate; links count code points of text. The others:
// news-please (maintext, date_publish, source_domain), schema.org's NewsArticle
// and its kin (headline, articleBody, datePublished, author, publisher, @graph),
// and the gold files described in ../shared/data/README.md (created, dId).
type record struct {
	Type  list            `json:"@type"`
	Graph json.RawMessage `json:"@graph"`

	ID        str `json:"id"`
	AtID      str `json:"@id"`
	DID       str `json:"dId"`
	URL       str `json:"url"`
	MainPage  str `json:"mainEntityOfPage"`
	Outlet    str `json:"outlet"`
	Domain    str `json:"source_domain"`
	Publisher str `json:"publisher"`

	Title    str `json:"title"`
	Headline str `json:"headline"`

	Authors list `json:"authors"`
	Author  list `json:"author"`

	Lang       str `json:"lang"`
	Language   str `json:"language"`
	InLanguage str `json:"inLanguage"`

	Published     str `json:"published"`
	DatePublish   str `json:"date_publish"`
	DatePublished str `json:"datePublished"`
	Created       str `json:"created"`
	DateCreated   str `json:"dateCreated"`
	Modified      str `json:"modified"`
	DateModify    str `json:"date_modify"`
	DateModified  str `json:"dateModified"`

	Text        str `json:"text"`
	MainText    str `json:"maintext"`
	ArticleBody str `json:"articleBody"`

	Links json.RawMessage `json:"links"`
}

// str is a string that people write in other ways, too: a number, an object
// with the string as its name, a list that begins with it. What is none of
// these is empty: metadata in an odd shape is no reason to lose an article.
type str string

// UnmarshalJSON never fails.
func (s *str) UnmarshalJSON(b []byte) error {
	if l := stringsIn(b, 0); len(l) > 0 {
		*s = str(l[0])
	}
	return nil
}

// list is one or more of what str is.
type list []string

// UnmarshalJSON never fails.
func (l *list) UnmarshalJSON(b []byte) error {
	*l = stringsIn(b, 0)
	return nil
}

// stringsIn gives the strings that a JSON value stands for.
func stringsIn(b []byte, depth int) []string {
	if len(b) == 0 || depth > 3 {
		return nil
	}
	switch b[0] {
	case '"':
		if bytes.IndexByte(b, '\\') < 0 && utf8.Valid(b) && len(b) > 2 {
			return []string{string(b[1 : len(b)-1])} // most bodies; the decoder has seen that it is sound
		}
		var s string
		if json.Unmarshal(b, &s) == nil && s != "" {
			return []string{s}
		}
	case '[':
		var all []json.RawMessage
		var out []string
		if json.Unmarshal(b, &all) == nil {
			for _, v := range all {
				out = append(out, stringsIn(v, depth+1)...)
			}
		}
		return out
	case '{':
		var o struct {
			Name  json.RawMessage `json:"name"`
			Value json.RawMessage `json:"@value"`
			ID    json.RawMessage `json:"@id"`
			URL   json.RawMessage `json:"url"`
		}
		if json.Unmarshal(b, &o) == nil {
			for _, v := range []json.RawMessage{o.Name, o.Value, o.ID, o.URL} {
				if l := stringsIn(v, depth+1); len(l) > 0 {
					return l
				}
			}
		}
	case 'n', 't', 'f':
	default:
		return []string{string(b)} // a number
	}
	return nil
}

// textKeys are the keys that a record's text may stand under.
const textKeys = "text, maintext, articleBody"

// readRecord reads one record.
func readRecord(raw []byte) (draft, error) {
	r, err := unmarshalRecord(raw)
	if err != nil {
		return draft{}, err
	}
	s := first(r.Text, r.MainText, r.ArticleBody)
	if strings.TrimSpace(s) == "" {
		return draft{}, &fault{
			what: fmt.Sprintf("has no text: looked for %s; found %s", textKeys, keysOf(raw)),
			do:   "rename the key that holds the text to text",
		}
	}
	d := r.draft()
	d.body, d.offsets = text.Normalise(s)
	d.links = linksOf(r.Links, s, d.body, d.offsets)
	d.charset = "utf-8"
	return d, nil
}

func unmarshalRecord(raw []byte) (*record, error) {
	r := &record{}
	if err := json.Unmarshal(raw, r); err != nil {
		if len(raw) > 0 && raw[0] != '{' && json.Valid(raw) {
			return nil, &fault{what: "is not an object", do: "give an object with the article's text under text", err: err}
		}
		return nil, &fault{what: "is not sound as JSON: " + err.Error(), do: "mend it, or leave it out", err: err}
	}
	if len(r.Graph) > 0 && first(r.Text, r.MainText, r.ArticleBody) == "" {
		if in := articleIn(r.Graph, 0); in != nil {
			return in, nil
		}
	}
	return r, nil
}

// draft is what a record says of its article, text and links aside.
func (r *record) draft() draft {
	d := draft{
		given:   first(r.ID, r.DID, r.AtID),
		title:   oneLine(first(r.Title, r.Headline)),
		outlet:  oneLine(first(r.Outlet, r.Domain, r.Publisher)),
		lang:    first(r.Lang, r.InLanguage, r.Language),
		authors: authors(append(slices.Clone(r.Authors), r.Author...)),
	}
	d.url = webAddress(first(r.URL, r.MainPage), nil)
	if d.outlet == "" {
		d.outlet = hostOf(d.url)
	}
	given := first(r.Published, r.DatePublish, r.DatePublished, r.Created, r.DateCreated)
	d.published = stamp(given, news.Declared, .95)
	if !d.published.Known() {
		if !isNothing[strings.ToLower(given)] {
			d.undated = given
		}
		d.published = dateInAddress(pathOf(d.url))
	}
	d.modified = stamp(first(r.Modified, r.DateModify, r.DateModified), news.Declared, .95)
	return d
}

// isArticle reports whether a schema.org object is of a type that holds one.
func (r *record) isArticle() bool {
	for _, t := range r.Type {
		if strings.HasSuffix(t, "Article") || strings.HasSuffix(t, "BlogPosting") || strings.HasSuffix(t, "Report") {
			return true
		}
	}
	return false
}

// articleIn finds the first article in a schema.org value: an object, a list of
// them, or a @graph. A graph in a graph in a graph is looked into no further.
func articleIn(raw json.RawMessage, depth int) *record {
	if depth > 2 {
		return nil
	}
	objects := []json.RawMessage{raw}
	if err := json.Unmarshal(raw, &objects); err != nil {
		objects = []json.RawMessage{raw}
	}
	for _, o := range objects {
		r := &record{}
		if json.Unmarshal(o, r) != nil {
			continue
		}
		if r.isArticle() {
			return r
		}
		if len(r.Graph) > 0 {
			if in := articleIn(r.Graph, depth+1); in != nil {
				return in
			}
		}
	}
	return nil
}

// isNothing is what programs write for no value.
var isNothing = map[string]bool{"none": true, "null": true, "nil": true, "nan": true, "n/a": true}

func first(all ...str) string {
	for _, s := range all {
		if s != "" {
			return string(s)
		}
	}
	return ""
}

// keysOf lists the keys of a JSON object, for people.
func keysOf(raw []byte) string {
	var o map[string]json.RawMessage
	if json.Unmarshal(raw, &o) != nil || len(o) == 0 {
		return "no key"
	}
	keys := make([]string, 0, len(o))
	for k := range o {
		keys = append(keys, cut(k, 40))
	}
	sort.Strings(keys)
	if more := len(keys) - 12; more > 0 {
		keys = append(keys[:12], fmt.Sprintf("and %d more", more))
	}
	return strings.Join(keys, ", ")
}

// cut shortens s to n bytes, or a little less so as not to split a character.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + "…"
}

// linksOf reads a record's links, whose offsets count the code points of raw.
// Those that do not lie in the text, or lead nowhere, are left out.
func linksOf(b json.RawMessage, raw, body string, off *text.Offsets) []news.Link {
	var given []struct {
		Start, End int
		URL        string
	}
	if len(b) == 0 || json.Unmarshal(b, &given) != nil {
		return nil
	}
	m := text.NewMapper(raw)
	inBody := func(point int) int {
		at := m.ByteOfPoint(point)
		return sort.Search(len(body), func(i int) bool { return off.Raw(i) >= at })
	}
	var out []news.Link
	for _, l := range given {
		url := webAddress(l.URL, nil)
		if url == "" || l.Start < 0 || l.Start >= l.End || l.End > utf8.RuneCountInString(raw) {
			continue
		}
		if s := news.MakeSpan(inBody(l.Start), inBody(l.End)); !s.Empty() {
			out = append(out, news.Link{Span: s, URL: url})
		}
	}
	return sortLinks(out)
}
