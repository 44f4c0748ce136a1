package capture

import (
	"strings"

	"hearsay/internal/news"
	"hearsay/internal/text"
)

// draft is an article while it is read: what its source says of it, before what
// the user said and what can be told from the text are added.
type draft struct {
	given, title, outlet, url, lang string

	authors             []string
	published, modified news.Stamp
	undated             string      // what is given as the publication date, and is none
	links               []news.Link // spans in body
	body                string      // normalised
	offsets             *text.Offsets
	charset             string
}

// titleMax is the length in bytes beyond which a first line is no headline.
const titleMax = 150

// readPlain reads a text: its first line is the headline if it looks like one,
// the rest is the body.
func readPlain(raw []byte) (draft, error) {
	s, charset := decode(raw, "", false)
	d := draft{charset: charset}
	body, _ := text.Normalise(s)
	first, rest, more := strings.Cut(body, "\n")
	if line := strings.TrimSpace(first); more && isTitle(line) && strings.HasPrefix(strings.TrimLeft(rest, " \t"), "\n") && strings.TrimSpace(rest) != "" {
		d.title, body = line, strings.TrimLeft(rest, " \t\n")
	}
	d.body = body
	d.published, d.modified = datesInText(body)
	return d, nil
}

// isTitle reports whether a line, alone on top of a text, looks like a headline:
// short, and not a sentence.
func isTitle(line string) bool {
	if line == "" || len(line) > titleMax {
		return false
	}
	if _, isDate := dateAlone(line); isDate {
		return false
	}
	return !strings.HasSuffix(strings.TrimRight(line, `"'”’»)`), ".") && !strings.HasSuffix(line, ":") && !strings.HasSuffix(line, ",")
}
