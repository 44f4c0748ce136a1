package reuse

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"unicode"

	"hearsay/internal/news"
)

// tokens is a tokeniser of our own, so that these tests depend on nothing but
// this package: runs of letters, marks and digits with apostrophes, full stops
// and commas inside them, and every other character but spaces by itself.
func tokens(body string) []news.Span {
	var out []news.Span
	start := -1
	runes := []rune(body)
	at := make([]int, len(runes)+1)
	for i, b := 0, 0; i < len(runes); i++ {
		at[i] = b
		b += len(string(runes[i]))
		at[i+1] = b
	}
	in := func(i int) bool {
		return i >= 0 && i < len(runes) && (unicode.IsLetter(runes[i]) || unicode.IsMark(runes[i]) || unicode.IsDigit(runes[i]))
	}
	for i, r := range runes {
		inner := (r == '\'' || r == '’' || r == '.' || r == ',') && in(i-1) && in(i+1)
		switch {
		case in(i) || inner:
			if start < 0 {
				start = i
			}
			continue
		case start >= 0:
			out = append(out, news.MakeSpan(at[start], at[i]))
			start = -1
		}
		if !unicode.IsSpace(r) {
			out = append(out, news.MakeSpan(at[i], at[i+1]))
		}
	}
	if start >= 0 {
		out = append(out, news.MakeSpan(at[start], len(body)))
	}
	return out
}

// quotations finds what stands between two quotation marks of one line.
func quotations(body string) []news.Quotation {
	var out []news.Quotation
	open := -1
	for i, r := range body {
		switch {
		case r == '\n':
			open = -1
		case r != '"' && r != '“' && r != '”':
		case open < 0 && r != '”':
			open = i
		case open >= 0 && r != '“':
			first := open + len(string([]rune(body[open:])[0]))
			if first < i {
				out = append(out, news.Quotation{
					Pieces: []news.Span{news.MakeSpan(first, i)},
					Outer:  news.MakeSpan(open, i+len(string(r))), Closed: true, Speech: true,
				})
			}
			open = -1
		}
	}
	return out
}

// docOf makes a Doc of a body.
func docOf(body string) Doc {
	return Doc{Text: news.TextIDOf(body), Body: body, Tokens: tokens(body), Quotations: quotations(body)}
}

// sharedFile finds a file of the shared folder beside the checkout, or skips.
func sharedFile(t testing.TB, name string) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		root := filepath.Join(filepath.Dir(dir), "shared")
		if _, err := os.Stat(filepath.Join(root, "README.md")); err == nil {
			path := filepath.Join(root, name)
			if _, err := os.Stat(path); err != nil {
				t.Skipf("skipped: %s is not there", path)
			}
			return path
		}
		up := filepath.Dir(dir)
		if up == dir {
			t.Skip("skipped: there is no folder shared beside the checkout")
		}
		dir = up
	}
}

// record is what these tests read of an article of the gold data.
type record struct {
	ID, Outlet, Published, Text, Event string
}

func records(t testing.TB, path string) []record {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []record
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 64<<20)
	for sc.Scan() {
		var r record
		if err := json.Unmarshal(sc.Bytes(), &r); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		out = append(out, r)
	}
	if err := sc.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}
