package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// cut is the words of spans.
func cut(text string, spans []span) []string {
	var out []string
	for _, s := range spans {
		out = append(out, string([]rune(text)[s[0]:s[1]]))
	}
	return out
}

func TestFictionIsReadAsMarked(t *testing.T) {
	const marked = `=== A-1 | Weir shut | Öst Post | 2031-05-04
{x1:“Sürely not,”} {s1:Ida Voss, of the board,} {c1:said}. {x1:“Never.”}

{x1:“Nor then.”} She {c2:called} {x2:it a sham} and {c2:went on}.
# 1 S Ida Voss
# 2 S Ida Voss = s1

=== A-2 | None | Post | 2031-05-05
It rained.
=== A-3 | Fears | Post | 2031-05-06
{s2:He} {c2:fears} {x2:rain}; {s12:she} {c12:says} {x12:snow}.
# 2 T Karl Brandt
# 12 S Ida Voss
`
	got, err := parseFiction("f", marked)
	if err != nil {
		t.Fatal(err)
	}
	type said struct{ Source, Cue, Content []string }
	want := []struct {
		id, text string
		said     []said
	}{
		{"A-1", "“Sürely not,” Ida Voss, of the board, said. “Never.”\n\n“Nor then.” She called it a sham and went on.", []said{
			{[]string{"Ida Voss, of the board,"}, []string{"said"}, []string{"“Sürely not,”", "“Never.”", "“Nor then.”"}},
			{[]string{"Ida Voss, of the board,"}, []string{"called", "went on"}, []string{"it a sham"}},
		}},
		{"A-2", "It rained.", nil},
		{"A-3", "He fears rain; she says snow.", []said{
			{[]string{"He"}, []string{"fears"}, []string{"rain"}},
			{[]string{"she"}, []string{"says"}, []string{"snow"}},
		}},
	}
	if len(got) != len(want) {
		t.Fatalf("%d articles", len(got))
	}
	for i, w := range want {
		g := got[i]
		var read []said
		for _, a := range g.Attributions {
			read = append(read, said{cut(g.Text, a.Source), cut(g.Text, a.Cue), cut(g.Text, a.Content)})
		}
		if g.ID != w.id || g.Text != w.text || !g.Said {
			t.Errorf("%s: %q, said: %v", g.ID, g.Text, g.Said)
		}
		if d := cmp.Diff(w.said, read); d != "" {
			t.Errorf("%s: %s", w.id, d)
		}
	}
}

func TestFictionErrorsNameFileAndArticle(t *testing.T) {
	const head = "=== A-1 | Weir shut | Post | 2031-05-04\n"
	for _, c := range []struct{ in, want string }{
		{"", "f: it begins with no article"},
		{"A line.\n" + head, "f: it begins with no article"},
		{"=== A-1 | Weir shut | Post\nIt rained.", "f: A-1 | Weir shut | Post: the first line"},
		{head + "{x1:It rained}.", `f: A-1: there is no line "# 1 KIND VOICE"`},
		{head + "{c1:said}\n# 1 S Voss", "f: A-1: statement 1 has no content"},
		{head + "It rained.\n# 1 S Voss", "f: A-1: statement 1 has no content"},
		{head + "{x1:a}\n# 1 S Voss\n# 1 S Voss", "f: A-1: statement 1 is declared twice"},
		{head + "{x1:a}\n# 1 X Voss", `f: A-1: the line "# 1 X Voss"`},
		{head + "{x1:a}\n# 1 S Voss = s2", "f: A-1: statement 1 takes the source of 2, which has none"},
		{head + "{x1:a}\n{x2:b}\n# 1 S Voss\n# 2 S Voss = s1", "f: A-1: statement 2 takes the source of 1, which has none"},
		{head + "{x1: }\n# 1 S Voss", "f: A-1: the mark {x1: } is empty"},
		{head + "{x1:a\n\nb}\n# 1 S Voss", "f: A-1: a mark of statement 1 goes over two paragraphs"},
		{head + "{x1:a {s1:b}}\n# 1 S Voss", `f: A-1: a brace that is no mark: "{x1:a b}"`},
		{head + "a.\n" + strings.Replace(head, "A-1", "A-2", 1) + "{x1:a}", "f: A-2: there is no line"},
	} {
		if _, err := parseFiction("f", c.in); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v, want %q in it", c.in, err, c.want)
		}
	}
}

func TestReadFictionRefuses(t *testing.T) {
	dir := t.TempDir()
	if _, err := readFiction(dir); err == nil {
		t.Error("an empty folder is fiction")
	}
	for _, name := range []string{"a.txt", "b.txt"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("=== A-1 | T | O | D\nIt rained.\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	_, err := readFiction(dir)
	if want := filepath.Join(dir, "b.txt") + ": A-1: an article of that name is in " + filepath.Join(dir, "a.txt"); err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("%v, want %q in it", err, want)
	}
}

// TestFiction: the project's fiction can be read whole, and no mark begins or ends with
// what is no word of it.
func TestFiction(t *testing.T) {
	all, err := readFiction("fiction")
	if err != nil {
		t.Fatal(err)
	}
	statements := 0
	for _, a := range all {
		statements += len(a.Attributions)
		for _, at := range a.Attributions {
			for _, words := range cut(a.Text, slices.Concat(at.Source, at.Cue, at.Content)) {
				if words != strings.TrimSpace(words) {
					t.Errorf("%s: the mark %q has spaces around it", a.ID, words)
				}
			}
		}
	}
	if len(all) != 366 || statements != 2434 {
		t.Errorf("%d articles with %d statements; docs/gold-statements.md says 366 and 2434", len(all), statements)
	}
}
