// Package agency tells which news agency's text an article prints, by what the article says
// of itself: a dateline, a byline, a line of rights, its address.
//
// A paper that prints an agency's text tells what the agency told, and is no voice of its
// own. So articles of one agency are of one outlet where origins are counted, and who
// credits the agency is led to them.
package agency

import (
	"cmp"
	_ "embed"
	"net/url"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/news"
)

// Credit is the agency whose text an article prints. The zero Credit is of a text that is
// no agency's, as far as it says.
type Credit struct {
	Name   string      // as in agencies.txt, or as the dateline writes it
	Origin news.Origin // InText; Declared: a byline; Guessed: from the address
	Words  news.Span   // of the text, that say so, in bytes; empty if it is not the text that does
}

// How far the marks of an agency are looked for.
const (
	leadParagraphs = 3   // from the beginning, for a dateline
	lastParagraphs = 4   // from the end, for a line of rights
	maxDateline    = 90  // bytes of it, up to the closing bracket
	maxName        = 40  // bytes of the name in it
	maxRights      = 200 // bytes of a line of rights
)

//go:embed agencies.txt
var agenciesTxt string

// agencies are the names and the parts of addresses that stand for an agency, folded.
type agencies struct{ name, address map[string]string }

var known = sync.OnceValue(func() agencies {
	k := agencies{map[string]string{}, map[string]string{}}
	for line := range strings.Lines(agenciesTxt) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		names, addresses, _ := strings.Cut(line, ":")
		var first string
		for i, n := range strings.Split(names, "|") {
			n = strings.TrimSpace(n)
			if i == 0 {
				first = n
			}
			k.name[news.OutletKey(n)] = first
		}
		for a := range strings.FieldsSeq(addresses) {
			k.address[a] = first
		}
	}
	return k
})

// Known is the name of the agency that a name stands for ("AP", "the Associated Press"), or "".
func Known(name string) string { return known().name[news.OutletKey(name)] }

// Key is the name that an outlet is known by, folded: of an agency, whichever of its names it is
// called by.
func Key(outlet string) string { return news.OutletKey(cmp.Or(Known(outlet), outlet)) }

// Same reports whether two names are those of one agency.
func Same(a, b string) bool {
	of := Known(a)
	return of != "" && of == Known(b)
}

// Of is the agency whose text an article prints. What the text says goes before a byline, and
// both before the address. A byline with anybody else's name in it makes a paper's own text of it.
func Of(a *news.Article, body string) Credit {
	if c := inDateline(body); c.Name != "" {
		return c
	}
	if c := inRights(body); c.Name != "" {
		return c
	}
	if name := inByline(a.Authors); name != "" {
		return Credit{Name: name, Origin: news.Declared}
	}
	if name := inAddress(a.URL); name != "" {
		return Credit{Name: name, Origin: news.Guessed}
	}
	return Credit{}
}

// Other is the agency whose text an article prints where that is not its own outlet; the zero
// Credit otherwise.
func Other(a *news.Article, body string) Credit {
	c := Of(a, body)
	if Key(a.Outlet) == Key(c.Name) || ownAddress(a.Outlet) == c.Name {
		return Credit{}
	}
	return c
}

// ownAddress is the agency of an outlet that is given by its address.
func ownAddress(outlet string) string {
	if !news.IsAddress(outlet) {
		return ""
	}
	return inAddress("https://" + outlet)
}

// paragraph is the next line of s that is not empty, from offset at on.
func paragraph(s string, at int) (from, to int) {
	for at < len(s) && s[at] == '\n' {
		at++
	}
	to = len(s)
	if i := strings.IndexByte(s[at:], '\n'); i >= 0 {
		to = at + i
	}
	return at, to
}

// inDateline finds "ERIE, Pa. (AP) —" at the beginning of one of the first paragraphs: where
// in capitals, perhaps when, who in brackets, a dash. Where the place is not in capitals the
// agency must be a known one.
func inDateline(body string) Credit {
	at := 0
	for range leadParagraphs {
		from, to := paragraph(body, at)
		at = to
		line := body[from:min(to, from+maxDateline)]
		open := strings.IndexByte(line, '(')
		if open < 0 {
			continue
		}
		n := strings.IndexByte(line[open:], ')')
		if n < 2 || n > maxName {
			continue
		}
		name, rest := line[open+1:open+n], strings.TrimLeft(body[from+open+n+1:to], " \u00a0")
		named := Known(name)
		if !dashed(rest) || !isName(name) || named == "" && !shouted(line[:open]) {
			continue
		}
		if named == "" {
			named = name
		}
		return Credit{Name: named, Origin: news.InText, Words: news.MakeSpan(from+open+1, from+open+n)}
	}
	return Credit{}
}

// dashed reports whether a text begins with a dash or a colon, which ends a dateline.
func dashed(s string) bool {
	return strings.HasPrefix(s, "-") || strings.HasPrefix(s, "–") || strings.HasPrefix(s, "—") || strings.HasPrefix(s, ":")
}

// isName reports whether what stands in brackets may be a name: a capital, no digit.
func isName(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return (unicode.IsUpper(r) || Known(s) != "") && !strings.ContainsFunc(s, unicode.IsDigit)
}

// shouted reports whether a text begins with a word of three capitals or more: the place of a
// dateline.
func shouted(s string) bool {
	n := 0
	for _, r := range strings.TrimLeft(s, " ") {
		if !unicode.IsUpper(r) {
			return n >= 3 && !unicode.IsLower(r)
		}
		n++
	}
	return false
}

// rights begin a line of rights; reserved must follow, or nothing else.
var rights = [...]string{"Copyright", "©", "(c)"}

// inRights finds "Copyright 2018 The Associated Press. All rights reserved." among the last
// paragraphs. It must be a known agency: a paper has such a line of its own.
func inRights(body string) Credit {
	end := len(body)
	for range lastParagraphs {
		for end > 0 && body[end-1] == '\n' {
			end--
		}
		from := strings.LastIndexByte(body[:end], '\n') + 1
		if c := holder(body[from:min(end, from+maxRights)], from); c.Name != "" {
			return c
		}
		if end = from; end == 0 {
			break
		}
	}
	return Credit{}
}

// holder is whose the rights are by a line that begins with a word for them, at offset at.
func holder(line string, at int) Credit {
	rest, isRights := line, false
	for again := true; again; {
		again = false
		rest = strings.TrimLeftFunc(rest, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsDigit(r) })
		for _, w := range rights {
			if cut, ok := strings.CutPrefix(rest, w); ok {
				rest, isRights, again = cut, true, true
			}
		}
	}
	if !isRights {
		return Credit{}
	}
	name := rest
	if i := strings.IndexAny(name, ".,;(/"); i >= 0 {
		if name[i] == '/' { // "© Reuters/ Ida Voss" took a picture
			return Credit{}
		}
		name = name[:i]
	}
	name = strings.TrimSpace(name)
	agency := Known(name)
	if agency == "" {
		return Credit{}
	}
	from := at + len(line) - len(rest)
	return Credit{Name: agency, Origin: news.InText, Words: news.MakeSpan(from, from+len(name))}
}

// bylineWords may stand beside an agency's name in a byline.
var bylineWords = map[string]bool{"by": true, "reporter": true, "staff": true, "writer": true, "min": true, "read": true, "editorial": true}

// inByline is the agency of a byline that names nobody else.
func inByline(authors []string) string {
	agency := ""
	for _, a := range authors {
		words := strings.FieldsFunc(a, func(r rune) bool { return unicode.IsSpace(r) || r == ',' })
		for len(words) > 0 && bylineWords[strings.ToLower(words[len(words)-1])] {
			words = words[:len(words)-1]
		}
		for len(words) > 0 && bylineWords[strings.ToLower(words[0])] {
			words = words[1:]
		}
		name := Known(strings.Join(words, " "))
		if name == "" || agency != "" && name != agency {
			return ""
		}
		agency = name
	}
	return agency
}

// minAlone is how many letters a part of an address has at least that stands for an agency
// without a word for wires before it: "/pa/" may be Pennsylvania.
const minAlone = 5

// wires are the words for them, as they stand in addresses.
var wires = [...]string{"wire", "agenc"}

// inAddress is the agency that an address names: its host, or a part of its path.
func inAddress(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return ""
	}
	k := known().address
	host := strings.Split(strings.ToLower(u.Hostname()), ".")
	for _, part := range host[:max(0, len(host)-1)] {
		if name := k[part]; name != "" && len(part) >= 3 {
			return name
		}
	}
	before := ""
	parts := strings.Split(strings.ToLower(strings.Trim(u.Path, "/")), "/")
	for _, part := range parts[:max(0, len(parts)-1)] { // the last is the headline
		name := k[part]
		if name != "" && (len(part) >= minAlone || strings.Contains(before, wires[0]) || strings.Contains(before, wires[1])) {
			return name
		}
		before = part
	}
	return ""
}
