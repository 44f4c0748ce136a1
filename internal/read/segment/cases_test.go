package segment

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/internal/lang"
	"hearsay/internal/lang/en"
	"hearsay/internal/news"
)

// cases are the lines of an annotated file: everything but comments.
func cases(t testing.TB, path string) []string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimRight(line, "\n"); line != "" && line != "#" && !strings.HasPrefix(line, "# ") {
			lines = append(lines, line)
		}
	}
	return lines
}

func cut(spans []news.Span, body string) []string {
	var words []string
	for _, s := range spans {
		words = append(words, s.Of(body))
	}
	return words
}

func TestSentences(t *testing.T) {
	var b Buffers
	for _, line := range cases(t, "testdata/sentences.txt") {
		body := strings.ReplaceAll(strings.ReplaceAll(line, " | ", " "), "|", "")
		want := strings.Split(strings.ReplaceAll(line, " | ", "|"), "|")
		Segment(body, en.Language().Segment, &b)
		if diff := cmp.Diff(want, cut(b.Sentences, body)); diff != "" {
			t.Errorf("%s\n(-want +got)\n%s", line, diff)
		}
	}
}

func TestTokens(t *testing.T) {
	var b Buffers
	for _, line := range cases(t, "testdata/tokens.txt") {
		body := strings.ReplaceAll(line, "|", "")
		want := strings.FieldsFunc(line, func(r rune) bool { return r == ' ' || r == '|' })
		Segment(body, en.Language().Segment, &b)
		if diff := cmp.Diff(want, cut(b.Tokens, body)); diff != "" {
			t.Errorf("%s\n(-want +got)\n%s", line, diff)
		}
	}
}

func TestParagraphs(t *testing.T) {
	wrapped := "The harbour froze on the night of the\n" +
		"storm, and eleven ships waited in the\n" +
		"roads until the ice broke. Nobody had\n" +
		"seen such a winter in thirty years.\n" +
		"\n" +
		"Orla Venn, the harbour master, had a\n" +
		"tug sent out, which came back without\n" +
		"having reached the first of them.\n"
	for _, c := range []struct {
		name, body string
		want       int
	}{
		{"nothing", "", 0},
		{"only space", " \n\t\n ", 0},
		{"a line each", "Harbour frozen\nThe harbour froze.\nShips waited.", 3},
		{"empty lines between", "Harbour frozen\n\nThe harbour froze.\n\n\nShips waited.\n", 3},
		{"space around", "  Harbour frozen \n\n\u00a0Ships waited.\t", 2},
		{"hard-wrapped", wrapped, 2},
		{"hard-wrapped, one paragraph", strings.Split(wrapped, "\n\n")[0] + "\nEverybody said so at the time.", 1},
		{"a list of short lines", "Ruhl\nVenn\nOde, of the tug\nMarrow\nBrandt\nHaas", 6},
		{"lines that end sentences", strings.Repeat("The harbour froze on the night of it.\nEleven ships waited in the long roads.\n", 4), 8},
		{"wrapped but indented", strings.ReplaceAll(wrapped, "\n", "\n  "), 7},
		{"one line too long", wrapped + strings.Repeat("and so on ", 12), 8},
	} {
		var b Buffers
		Segment(c.body, nil, &b)
		if len(b.Paragraphs) != c.want {
			t.Errorf("%s: %d paragraphs, want %d: %q", c.name, len(b.Paragraphs), c.want, cut(b.Paragraphs, c.body))
		}
	}
}

func TestHardWrappedSentenceGoesOverLines(t *testing.T) {
	body := "The harbour froze on the night of the\n" + "storm, and eleven ships waited in the\n" +
		"roads until the ice broke. Nobody had\n" + "seen such a winter in thirty years and\n" + "nobody wished to see another one.\n"
	var b Buffers
	Segment(body, en.Language().Segment, &b)
	if len(b.Sentences) != 2 {
		t.Errorf("%d sentences, want 2: %q", len(b.Sentences), cut(b.Sentences, body))
	}
}

func TestUnknownLanguage(t *testing.T) {
	body := "La mer gèle. Les bateaux attendent l'aube. Ça ira?"
	for _, l := range []*lang.Segment{nil, {}} {
		var b Buffers
		Segment(body, l, &b)
		if len(b.Sentences) != 3 || len(b.Tokens) != 12 {
			t.Errorf("%d sentences, %d tokens, want 3 and 12: %q", len(b.Sentences), len(b.Tokens), cut(b.Tokens, body))
		}
	}
}

func TestRun(t *testing.T) {
	var a news.Analysis
	Run("Dr. Venn left. Nobody knew.\n\nShips waited.", &a, en.Language().Segment)
	if len(a.Paragraphs) != 2 || len(a.Sentences) != 3 || len(a.Tokens) != 10 {
		t.Errorf("%d paragraphs, %d sentences, %d tokens; want 2, 3, 10", len(a.Paragraphs), len(a.Sentences), len(a.Tokens))
	}
	if cap(a.Tokens) != len(a.Tokens) {
		t.Errorf("room for %d tokens, want exactly %d", cap(a.Tokens), len(a.Tokens))
	}
	Run("", &a, nil)
	if a.Tokens == nil || len(a.Tokens) != 0 {
		t.Errorf("an empty text has tokens %v, want an empty layer", a.Tokens)
	}
}

// TestEnglishData guards the data files against slips that would have no effect
// at all.
func TestEnglishData(t *testing.T) {
	s := en.Language().Segment
	for a, k := range s.Abbreviations {
		if !strings.HasSuffix(a, ".") || strings.ContainsAny(a, " \t") && k != lang.NameNotDate || k == lang.NotAbbreviated {
			t.Errorf("abbreviations.txt: %q is not a word with a full stop, a tab and its kind", a)
		}
	}
	for _, set := range []map[string]bool{s.Starters, s.Reporting} {
		for w := range set {
			if w != strings.ToLower(w) || strings.Contains(w, " ") || len(w) > longestStarter {
				t.Errorf("%q is not a single word in lower case", w)
			}
		}
	}
	if len(s.Enclitics) == 0 || s.Enclitics[0] != "n't" {
		t.Errorf("enclitics %q: the longest does not come first", s.Enclitics)
	}
}
