package capture

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/news"
	"hearsay/internal/text"
)

// readMarkdown reads Markdown (CommonMark as far as articles use it) with front
// matter: title, author or authors, date or published, modified, url, outlet,
// lang. The markup is taken off; a heading, a list item and a quotation are
// paragraphs of their own.
func readMarkdown(raw []byte) (draft, error) {
	s, charset := decode(raw, "", false)
	s, _ = text.Normalise(s)
	front, rest := frontMatter(s)
	d := front.draft()
	d.charset = charset
	w := &mdWriter{targets: referenceTargets(rest)}
	for _, b := range mdBlocks(rest) {
		if b.level == 1 && w.body.Len() == 0 {
			head := &mdWriter{targets: w.targets}
			head.write(b.text)
			title := head.body.String()
			d.title = firstOf(d.title, title)
			if bare(title) == bare(d.title) {
				continue
			}
		}
		w.write(b.text)
	}
	d.body, d.links = w.body.String(), w.links
	if len(front) == 0 {
		d.published, d.modified = datesInText(d.body)
	}
	return d, nil
}

// front is the front matter: each key's values.
type front map[string][]string

// frontMatter cuts front matter off: lines "key: value" between two of "---".
// A value is a string, quoted or not, or a list, in brackets or in lines of
// "- item". More of YAML is not read.
func frontMatter(s string) (front, string) {
	if !strings.HasPrefix(s, "---\n") {
		return nil, s
	}
	head, rest, ok := strings.Cut(s[len("---\n"):], "\n---\n")
	if !ok {
		return nil, s
	}
	f, key := front{}, ""
	for line := range strings.SplitSeq(head, "\n") {
		item, isItem := strings.CutPrefix(strings.TrimSpace(line), "- ")
		if isItem && key != "" {
			f[key] = append(f[key], unquote(item))
			continue
		}
		name, value, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		key = strings.ToLower(strings.TrimSpace(name))
		if value = strings.TrimSpace(value); strings.HasPrefix(value, "[") && strings.HasSuffix(value, "]") {
			for v := range strings.SplitSeq(value[1:len(value)-1], ",") {
				f[key] = append(f[key], unquote(v))
			}
		} else if value != "" {
			f[key] = append(f[key], unquote(value))
		}
	}
	return f, rest
}

func unquote(s string) string {
	s = strings.TrimSpace(s)
	if len(s) > 1 && (s[0] == '"' || s[0] == '\'') && s[len(s)-1] == s[0] {
		s = s[1 : len(s)-1]
	}
	return oneLine(s)
}

func (f front) draft() draft {
	get := func(keys ...string) string {
		for _, k := range keys {
			if len(f[k]) > 0 && f[k][0] != "" {
				return f[k][0]
			}
		}
		return ""
	}
	d := draft{
		given: get("id"), title: get("title", "headline"), outlet: get("outlet", "publisher", "site"), lang: get("lang", "language"),
		url: webAddress(get("url", "canonical", "link"), nil), authors: authors(append(f["authors"], f["author"]...)),
	}
	if d.outlet == "" {
		d.outlet = hostOf(d.url)
	}
	d.published = stamp(get("date", "published", "published_time"), news.Declared, .95)
	if !d.published.Known() {
		d.published = dateInAddress(pathOf(d.url))
	}
	d.modified = stamp(get("modified", "updated", "lastmod"), news.Declared, .95)
	return d
}

// mdBlock is one paragraph of Markdown, its inline markup still on. level is a
// heading's, or 0.
type mdBlock struct {
	text  string
	level int
}

var (
	heading   = regexp.MustCompile(`^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$`)
	listItem  = regexp.MustCompile(`^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+`)
	rule      = regexp.MustCompile(`^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$`)
	reference = regexp.MustCompile(`^ {0,3}\[([^\[\]]{1,200})\]:[ \t]*<?(\S+?)>?(?:[ \t]+["'(].*)?$`)
	mdTag     = regexp.MustCompile(`<!--.*?-->|</?[a-zA-Z][^<>]{0,500}>`)
)

// mdBlocks cuts a Markdown text into its paragraphs.
func mdBlocks(s string) (blocks []mdBlock) {
	var lines []string
	level := 0
	end := func() {
		if len(lines) > 0 {
			blocks = append(blocks, mdBlock{strings.Join(lines, " "), level})
		}
		lines, level = nil, 0
	}
	fenced := false
	for line := range strings.SplitSeq(s, "\n") {
		if t := strings.TrimSpace(line); strings.HasPrefix(t, "```") || strings.HasPrefix(t, "~~~") {
			end()
			fenced = !fenced
			continue
		}
		line = strings.TrimLeft(line, "> \t")
		switch m := heading.FindStringSubmatch(line); {
		case strings.TrimSpace(line) == "":
			end()
		case fenced:
			lines = append(lines, line)
		case m != nil:
			end()
			lines, level = []string{m[2]}, len(m[1])
			end()
		case len(lines) == 1 && strings.Trim(line, "= \t") == "":
			level = 1
			end()
		case len(lines) == 1 && strings.Trim(line, "- \t") == "":
			level = 2
			end()
		case rule.MatchString(line), reference.MatchString(line):
			end()
		case listItem.MatchString(line):
			end()
			lines = append(lines, line[len(listItem.FindString(line)):])
		default:
			lines = append(lines, strings.TrimSpace(line))
		}
	}
	end()
	return blocks
}

// referenceTargets are the addresses of links written as [words][name].
func referenceTargets(s string) map[string]string {
	targets := map[string]string{}
	for line := range strings.SplitSeq(s, "\n") {
		if len(line) < addressMax {
			if m := reference.FindStringSubmatch(line); m != nil {
				targets[strings.ToLower(m[1])] = m[2]
			}
		}
	}
	return targets
}

// mdWriter writes paragraphs without their inline markup.
type mdWriter struct {
	targets map[string]string
	body    strings.Builder
	links   []news.Link
	start   int // of the present paragraph
}

const anchorMax = 1000 // bytes of a link's words, so that unclosed brackets cost little

// write adds one paragraph.
func (w *mdWriter) write(s string) {
	s = strings.TrimSpace(mdTag.ReplaceAllString(s, ""))
	if s == "" {
		return
	}
	if w.body.Len() > 0 {
		w.body.WriteString("\n\n")
	}
	w.start = w.body.Len()
	w.inline(s, emphasis(s), true)
}

// inline writes s without the bytes marked in drop. Links are read if it is
// outermost: they do not nest.
func (w *mdWriter) inline(s string, drop []bool, outermost bool) {
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case drop[i] || c == '`' || c == ' ' && w.body.Len() == w.start:
			i++
		case c == '\\' && i+1 < len(s) && strings.IndexByte("\\`*_{}[]()#+-.!|<>~", s[i+1]) >= 0:
			w.body.WriteByte(s[i+1])
			i += 2
		case c == '!' && outermost && i+1 < len(s) && s[i+1] == '[':
			if l, ok := w.link(s[i+1:]); ok { // an image shows no words
				i += 1 + l.size
				continue
			}
			w.body.WriteByte(c)
			i++
		case c == '[' && outermost:
			if l, ok := w.link(s[i:]); ok {
				start := w.body.Len()
				w.inline(s[i+1:i+1+l.words], drop[i+1:i+1+l.words], false)
				if span := news.MakeSpan(start, w.body.Len()); l.url != "" && !span.Empty() {
					w.links = append(w.links, news.Link{Span: span, URL: l.url})
				}
				i += l.size
				continue
			}
			w.body.WriteByte(c)
			i++
		default:
			w.body.WriteByte(c)
			i++
		}
	}
}

// mdLink is a link: the length of its words, of all of it, and its address.
type mdLink struct {
	words, size int
	url         string
}

// link reads the link that s begins with: [words](address "title") or
// [words][name].
func (w *mdWriter) link(s string) (mdLink, bool) {
	end := strings.IndexByte(s[:min(len(s), anchorMax)], ']')
	if end < 1 || end+1 >= len(s) {
		return mdLink{}, false
	}
	l := mdLink{words: end - 1}
	after := s[end+1 : min(len(s), end+1+addressMax)]
	switch after[0] {
	case '(':
		closing := strings.IndexByte(after, ')')
		if closing < 0 {
			return mdLink{}, false
		}
		if target := strings.Fields(after[1:closing]); len(target) > 0 {
			l.url = webAddress(strings.Trim(target[0], "<>"), nil)
		}
		l.size = end + 1 + closing + 1
	case '[':
		closing := strings.IndexByte(after, ']')
		if closing < 0 {
			return mdLink{}, false
		}
		target, ok := w.targets[strings.ToLower(firstOf(after[1:closing], s[1:end]))]
		if !ok {
			return mdLink{}, false
		}
		l.url = webAddress(target, nil)
		l.size = end + 1 + closing + 1
	default:
		return mdLink{}, false
	}
	return l, true
}

// emphasis marks the bytes of s that are marks of emphasis: a run of * or _
// that opens before a word, and the next equal run that closes after one.
func emphasis(s string) []bool {
	drop := make([]bool, len(s))
	open := map[string]int{} // run → where it opened
	for i := 0; i < len(s); {
		c := s[i]
		if c == '\\' {
			i += 2
			continue
		}
		if c != '*' && c != '_' {
			i++
			continue
		}
		n := 1
		for i+n < len(s) && s[i+n] == c {
			n++
		}
		if n > 3 {
			i += n
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		after, _ := utf8.DecodeRuneInString(s[i+n:])
		run := s[i : i+n]
		at, opened := open[run]
		switch {
		case opened && i > 0 && !unicode.IsSpace(before) && (c == '*' || !isWord(after)):
			for k := range n {
				drop[at+k], drop[i+k] = true, true
			}
			delete(open, run)
		case i+n < len(s) && !unicode.IsSpace(after) && (c == '*' || !isWord(before)):
			open[run] = i
		}
		i += n
	}
	return drop
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
