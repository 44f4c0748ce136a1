package attrib

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hearsay/internal/news"
)

var update = flag.Bool("update", false, "write what is found into testdata/*.txt: then read the diff")

// TestCases reads testdata/*.txt. A case is
//
//	=== what it is about
//	the text, of one or more paragraphs
//	---
//	source | cue | content | kind stance | voice | chain and the like
//
// with one line a statement, in the order of the text. Pieces of a content are
// joined by " + ". A voice is given as its kind and name (its role in brackets).
// The last column is empty, or holds "via OUTLET (words)", "carried", and
// "denies N" with the number of the statement denied, from 1, and "in N" with that of
// the statement whose content it stands in. Statements that are only found inside
// others follow theirs, after a ">" for each that they stand in. What may be no statement
// stands at the end, after a "?".
func TestCases(t *testing.T) {
	for _, f := range caseFiles(t) {
		out := f.head
		for _, c := range f.cases {
			got := render(c.body, analyse(c.body))
			out += fmt.Sprintf("=== %s\n%s\n---\n%s\n", c.name, strings.TrimSpace(c.body), got)
			t.Run(filepath.Base(f.path)+"/"+c.name, func(t *testing.T) {
				if want := strings.TrimSpace(c.want); strings.TrimSpace(got) != want && !*update {
					t.Errorf("%s\n got\n%s\nwant\n%s", c.body, got, want)
				}
			})
		}
		if *update {
			if err := os.WriteFile(f.path, []byte(out), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// caseFile is a file of cases, and what stands in it before the first.
type caseFile struct {
	path, head string
	cases      []struct{ name, body, want string }
}

// caseFiles reads testdata/*.txt.
func caseFiles(tb testing.TB) (files []caseFile) {
	paths, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(paths) == 0 {
		tb.Fatal("no cases in testdata", err)
	}
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			tb.Fatal(err)
		}
		head, rest, _ := strings.Cut(string(raw), "=== ")
		f := caseFile{path: path, head: head}
		for _, c := range strings.Split(rest, "\n=== ") {
			name, c, _ := strings.Cut(strings.TrimSpace(c), "\n")
			body, want, _ := strings.Cut(c, "\n---")
			f.cases = append(f.cases, struct{ name, body, want string }{name, body, want})
		}
		files = append(files, f)
	}
	return files
}

// caseTexts are the texts of the cases, each alone and twenty joined, in which statements
// meet that do not in short ones.
func caseTexts(tb testing.TB) (texts []string) {
	for _, f := range caseFiles(tb) {
		var all []string
		for _, c := range f.cases {
			all = append(all, c.body)
		}
		texts = append(texts, all...)
		for twenty := range slices.Chunk(all, 20) {
			texts = append(texts, strings.Join(twenty, "\n\n"))
		}
	}
	return texts
}

// render writes an analysis as a case's expected lines.
func render(body string, a *news.Analysis) string {
	var b strings.Builder
	for i := range a.Statements {
		s := &a.Statements[i]
		cols := []string{words(body, s.Source), words(body, s.Cue), words(body, s.Content), s.Kind.String() + " " + s.Stance.String(), voiceName(body, a, s.Voice)}
		var more []string
		for _, c := range s.Chain {
			more = append(more, fmt.Sprintf("via %s (%s)", voiceName(body, a, c.Voice), c.Span.Of(body)))
		}
		if s.Carried {
			more = append(more, "carried")
		}
		if s.Denied >= 0 {
			more = append(more, fmt.Sprint("denies ", s.Denied+1))
		}
		if s.Within > 0 {
			more = append(more, fmt.Sprint("in ", s.Within))
		}
		b.WriteString(strings.TrimSpace(strings.Join(append(cols, strings.Join(more, ", ")), " | ")) + "\n")
		for k := range a.Nested {
			if x := &a.Nested[k]; int(x.Within) == i+1 {
				depth := ">"
				for p := x.Parent; p >= 0; p = a.Nested[p].Parent {
					depth += ">"
				}
				b.WriteString(strings.TrimSpace(strings.Join([]string{depth + " " + words(body, x.Source), words(body, x.Cue), words(body, x.Content), x.Kind.String() + " " + x.Stance.String(), voiceName(body, a, x.Voice)}, " | ")) + "\n")
			}
		}
	}
	for i := range a.Unsure {
		s := &a.Unsure[i]
		b.WriteString(strings.Join([]string{"?", words(body, s.Source), words(body, s.Cue), words(body, s.Content)}, " | ") + "\n")
	}
	return b.String()
}

func words(body string, spans []news.Span) string {
	var parts []string
	for _, s := range spans {
		parts = append(parts, s.Of(body))
	}
	return strings.ReplaceAll(strings.Join(parts, " + "), "\n", "/")
}

func voiceName(body string, a *news.Analysis, i int32) string {
	if i == news.NoVoice {
		return "?"
	}
	v := &a.Voices[i]
	s := v.Kind.String()
	if !v.Name.Empty() {
		s += " " + v.Name.Of(body)
	}
	if !v.Role.Empty() {
		s += " [" + v.Role.Of(body) + "]"
	}
	return s
}

// TestShow prints what is found in the file that ATTRIB_SHOW names, for those
// who work on the rules.
func TestShow(t *testing.T) {
	path := os.Getenv("ATTRIB_SHOW")
	if path == "" {
		t.Skip("skipped: ATTRIB_SHOW names no file to show")
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	body := string(raw)
	a := analyse(body)
	fmt.Println(render(body, a))
	for i := range a.Voices {
		fmt.Println(voiceName(body, a, int32(i)), "<-", words(body, a.Voices[i].Mentions))
	}
	for _, q := range a.Quotations {
		if !q.Speech || !q.Closed {
			fmt.Println("quotation", words(body, q.Pieces), "speech", q.Speech, "closed", q.Closed)
		}
	}
}
