package attrib

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"hearsay/internal/news"
)

// paragraphsOf splits at empty lines.
func paragraphsOf(body string) (out []news.Span) {
	at := 0
	for _, p := range strings.SplitAfter(body, "\n\n") {
		out = append(out, news.MakeSpan(at, at+len(strings.TrimRight(p, "\n"))))
		at += len(p)
	}
	return out
}

func TestQuotations(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{"“A b,” he said.", "[A b,]"},
		{"\"A b,\" he said. \"C d.\"", "[A b,] [C d.]"},
		{"«A b» and »C d«", "[A b] [C d]"},
		{"„A b“ and “C d”", "[A b] [C d]"},
		{"‹A b› and ‘C d’", "[A b] [C d]"},
		{"``A b,'' he said.", "[A b,]"},
		{"''A b,'' he said.", "[A b,]"},
		{"'A b,'' he said.", "[A b,]"},
		{"”A b,” he said.", "[A b,]"},
		{"\"A b,” he said.", "[A b,]"},
		{"The boys' boat isn't Ida's; it’s '90s.", ""},
		{"‘The boys’ boat isn’t here,’ he said.", "[The boys’ boat isn’t here,]"},
		{"“A ‘b’ c”", "[A ‘b’ c] [b]"},
		{"“A.\n\n“B.\n\n“C.” D “E”", "[A.|B.|C.] [E]"},
		{"“A.\n\nB.", "[A. open]"},
		{"“A b. “C d,” he said.", "[A b. open] [C d,]"},
		{"A b.” C", ""},
		{"(“A b”) —“C d”— [“E”]", "[A b] [C d] [E]"},
		{"5'10\" tall and 6\" wide", ""},
		{"“”", "[]"},
		{"\"A b,\" he said.\"C d.\" E", "[A b,] [C d.]"},
		{"\"A b.\"C d.", "[A b.]"},
	} {
		quotes, regions := quotations(c.body, paragraphsOf(c.body))
		var got []string
		for _, q := range quotes {
			var pieces []string
			for _, p := range q.Pieces {
				pieces = append(pieces, p.Of(c.body))
			}
			s := strings.Join(pieces, "|")
			if !q.Closed {
				s += " open"
			}
			got = append(got, "["+s+"]")
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%q: got %s, want %s", c.body, s, c.want)
		}
		for i := 1; i < len(regions); i++ {
			if regions[i].outer.Start < regions[i-1].outer.End {
				t.Errorf("%q: regions %v overlap", c.body, regions)
			}
		}
	}
}

func TestSpeech(t *testing.T) {
	for _, c := range []struct {
		body string
		want bool
	}{
		{"“We saw the ship turn over,” said Ida Voss.", true},
		{"“No,” said Ida Voss.", true},
		{"The ministry called the report “false.”", true},
		{"Ida Voss said that the crew was “in good heart” and safe.", true},
		{"The so-called “people’s bridge” opened in May.", false},
		{"She sang “The Bridge at Dunmore” in May.", false},
		{"Ida Voss said that she had read “The Sea Wall” twice.", false},
	} {
		a := analyse(c.body)
		if len(a.Quotations) != 1 || a.Quotations[0].Speech != c.want {
			t.Errorf("%q: quotations %+v, want one with speech %v", c.body, a.Quotations, c.want)
		}
	}
}

// TestLinear reads the hostile texts once and four times over: the second may take
// about four times as long, not sixteen. The allowance is wide, for busy machines.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: it measures time")
	}
	for name, body := range hostile {
		if len(body) < 1000 {
			continue
		}
		body = body[:len(body)/12] // enough to measure, and to stay quick
		for !utf8.ValidString(body) {
			body = body[:len(body)-1]
		}
		took := func(s string) time.Duration {
			best := time.Hour
			for range 2 { // the better of two: other work on the machine only adds
				start := time.Now()
				analyse(s)
				best = min(best, time.Since(start))
			}
			return best
		}
		once, four := took(body), took(strings.Repeat(body, 4))
		if four > 10*once+500*time.Millisecond {
			t.Errorf("%s: %d bytes took %v, four times as much %v", name, len(body), once, four)
		}
		if testing.Verbose() {
			fmt.Printf("%-20s %8d bytes %v, ×4 %v\n", name, len(body), once, four)
		}
	}
}

func TestNoLanguage(t *testing.T) {
	body := "“A b,” said Ida Voss."
	a := &news.Analysis{Paragraphs: paragraphsOf(body)}
	Find(body, a, nil)
	if len(a.Quotations) != 1 || len(a.Statements) != 0 {
		t.Errorf("without a language: %d quotations, %d statements; want 1 and 0", len(a.Quotations), len(a.Statements))
	}
}
