package capture

import (
	"bytes"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// format is what a file is read as.
type format uint8

const (
	plainText format = iota
	markdown
	webPage
	jsonValue // one record, an array of them, or {"articles": […]}
	jsonLines // a record a line
)

// media is the format's media type, for news.Capture.
func (f format) media() string {
	switch f {
	case markdown:
		return "text/markdown"
	case webPage:
		return "text/html"
	case jsonValue, jsonLines:
		return "application/json"
	}
	return "text/plain"
}

func (f format) isJSON() bool { return f == jsonValue || f == jsonLines }

// byExtension are the extensions that we read.
func byExtension(ext string) (format, bool) {
	switch strings.ToLower(ext) {
	case ".txt", ".text":
		return plainText, true
	case ".md", ".markdown":
		return markdown, true
	case ".html", ".htm", ".xhtml":
		return webPage, true
	case ".json":
		return jsonValue, true
	case ".jsonl", ".ndjson":
		return jsonLines, true
	}
	return 0, false
}

// sniff tells a file's format from its name (".gz" taken off) and its first
// bytes. The bytes win where the two plainly disagree. A file of an extension
// that we do not know is an article if it is HTML or JSON by its bytes, or if
// it is text and the user named it himself.
func sniff(name string, head []byte, named bool) (format, error) {
	if len(bytes.TrimSpace(head)) == 0 {
		return 0, &fault{what: "is empty", do: "check where it comes from"}
	}
	if isBinary(head) {
		return 0, &fault{what: "is not text", do: "give the article as HTML, text, Markdown or JSON"}
	}
	ext := filepath.Ext(name)
	declared, known := byExtension(ext)
	found, plain := byContent(head)
	switch {
	case known && (plain || found == declared || found.isJSON() && declared.isJSON()):
		return declared, nil
	case known && declared == markdown && found == webPage && !bytes.Contains(lower(head), []byte("<html")):
		return declared, nil // Markdown may begin with a tag
	case !plain:
		return found, nil
	case named || ext == "" && !strings.HasPrefix(filepath.Base(name), "."):
		return found, nil
	}
	return 0, &fault{what: "is not in an article format", do: "leave it out, or name it alone to read it as text"}
}

// byContent tells the format of text from its first bytes. plain says that they
// do not show one: it may be anything.
func byContent(head []byte) (f format, plain bool) {
	s := bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\ufeff")))
	switch {
	case looksHTML(s):
		return webPage, false
	case looksJSON(s):
		if line, rest, ok := bytes.Cut(s, []byte("\n")); ok && bytes.HasSuffix(bytes.TrimSpace(line), []byte("}")) && looksJSON(bytes.TrimSpace(rest)) {
			return jsonLines, false
		}
		return jsonValue, false
	case bytes.HasPrefix(s, []byte("---\n")) && bytes.Contains(s, []byte("\ntitle:")):
		return markdown, false
	}
	return plainText, true
}

// looksHTML reports whether s begins with a tag that pages begin with.
func looksHTML(s []byte) bool {
	if len(s) == 0 || s[0] != '<' {
		return false
	}
	s = lower(s[:min(len(s), 1024)])
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<article", "<meta", "<title", "<div", "<p>", "<h1", "<section", "<main"} {
		if bytes.HasPrefix(s, []byte(tag)) {
			return true
		}
	}
	return bytes.Contains(s, []byte("<html")) || bytes.HasPrefix(s, []byte("<!--")) && bytes.Contains(s, []byte("<head"))
}

// looksJSON reports whether s begins like an object or an array of objects.
func looksJSON(s []byte) bool {
	if len(s) == 0 || s[0] != '{' && s[0] != '[' {
		return false
	}
	next := bytes.TrimLeft(s[1:], " \t\r\n")
	if len(next) == 0 {
		return false
	}
	if s[0] == '[' {
		return next[0] == '{' || next[0] == ']' && len(next) == 1
	}
	return next[0] == '"' || next[0] == '}' && len(next) == 1
}

func lower(s []byte) []byte { return bytes.ToLower(s[:min(len(s), 1024)]) }

// isBinary reports whether head is of no kind of text: it holds NULs without
// being UTF-16, the mark of a known kind of file, or mostly control characters.
func isBinary(head []byte) bool {
	if bytes.HasPrefix(head, []byte("\xfe\xff")) || bytes.HasPrefix(head, []byte("\xff\xfe")) {
		return false
	}
	for _, magic := range []string{"%PDF-", "PK\x03\x04", "\x89PNG", "\xff\xd8\xff", "GIF8", "{\\rtf", "\x28\xb5\x2f\xfd", "BZh", "WARC/"} {
		if bytes.HasPrefix(head, []byte(magic)) {
			return true
		}
	}
	control := 0
	for _, c := range head {
		if c == 0 {
			return true
		}
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1b {
			control++
		}
	}
	return control*20 > len(head) && !utf8.Valid(head) || control*5 > len(head)
}
