package attrib

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"hearsay/internal/news"
)

// checkValid fails where an analysis breaks its own promises: spans inside the
// text and on the borders of characters, sorted layers, indices that exist.
func checkValid(t testing.TB, body string, a *news.Analysis) {
	t.Helper()
	span := func(what string, s news.Span) {
		if s.End < s.Start || int(s.End) > len(body) {
			t.Fatalf("%s: span %v is not inside a text of %d bytes", what, s, len(body))
		}
		if !border(body, s.Start) || !border(body, s.End) {
			t.Fatalf("%s: span %v cuts a character", what, s)
		}
	}
	for i, q := range a.Quotations {
		span("quotation", q.Outer)
		for k, p := range q.Pieces {
			span("piece", p)
			if k > 0 && p.Start < q.Pieces[k-1].End || !q.Outer.Contains(p) {
				t.Fatalf("quotation %d: its pieces %v are not in order inside %v", i, q.Pieces, q.Outer)
			}
		}
		if i > 0 && q.Outer.Start < a.Quotations[i-1].Outer.Start {
			t.Fatalf("quotation %d is out of order", i)
		}
	}
	voice := func(v int32) {
		if v < news.NoVoice || int(v) >= len(a.Voices) {
			t.Fatalf("there is no voice %d of %d", v, len(a.Voices))
		}
	}
	for i := range a.Statements {
		s := &a.Statements[i]
		for _, part := range [][]news.Span{s.Source, s.Cue, s.Content, s.Denying} {
			for _, x := range part {
				span("statement", x)
			}
		}
		if len(s.Content) == 0 {
			t.Fatalf("statement %d has no content", i)
		}
		if i > 0 && s.Extent().Start < a.Statements[i-1].Extent().Start {
			t.Fatalf("statement %d is out of order", i)
		}
		voice(s.Voice)
		for _, c := range s.Chain {
			voice(c.Voice)
			span("relay", c.Span)
		}
		if s.Denied < -1 || int(s.Denied) >= len(a.Statements) || int(s.Denied) == i {
			t.Fatalf("statement %d denies %d of %d", i, s.Denied, len(a.Statements))
		}
	}
	for i := range a.Nested {
		s := &a.Nested[i]
		within := a.Statements[s.Within-1].Content
		if s.Parent >= 0 {
			within = a.Nested[s.Parent].Content
		}
		all := news.CoverAll(within)
		for _, x := range [][]news.Span{s.Source, s.Cue, s.Content} {
			span("nested", x[0])
			if !all.Contains(x[0]) {
				t.Fatalf("%q stands outside the statement that it is in, %q", x[0].Of(body), all.Of(body))
			}
		}
	}
	for i := range a.Voices {
		v := &a.Voices[i]
		span("name", v.Name)
		span("role", v.Role)
		for k, m := range v.Mentions {
			span("mention", m)
			if k > 0 && !a.Voices[i].Mentions[k-1].Less(m) {
				t.Fatalf("voice %d: mentions out of order", i)
			}
		}
	}
}

func border(body string, at uint32) bool {
	return int(at) == len(body) || utf8.RuneStart(body[at])
}

// hostile are texts that bad readers choke on.
var hostile = map[string]string{
	"one family":         manyNamesakes(20_000),
	"empty":              "",
	"space":              " \n\n\t ",
	"marks":              strings.Repeat("“", 100_000),
	"straight marks":     strings.Repeat("\"", 100_000),
	"spaced marks":       strings.Repeat(" \" ' ", 25_000),
	"pairs":              strings.Repeat("“a” ", 25_000),
	"nested said":        strings.Repeat("Ida Voss said that ", 1_000) + "it rained.",
	"nested in quotes":   "“" + strings.Repeat("I said that ", 2_000) + "it was raining,” Ida Voss said.",
	"transcript":         strings.Repeat("VOSS: It is not safe.\n\nBRANDT: “It is.” — Ida Voss\n\n", 2_000),
	"questions":          strings.Repeat("Q: Is it?\n\nA: Q. It is.\n\n", 2_000),
	"dashes":             strings.Repeat("— Ida Voss (@voss) ", 5_000),
	"said":               strings.Repeat("said ", 20_000),
	"he said commas":     strings.Repeat("he said, ", 20_000),
	"participles":        "Ida Voss said it rained" + strings.Repeat(", adding that it rained", 5_000) + ".",
	"one sentence":       strings.Repeat("the ferry of the town and ", 10_000) + "officials said.",
	"who":                strings.Repeat("Ida Voss, who said it, ", 5_000),
	"capitals":           strings.Repeat("THE MINISTRY SAID THE BRIDGE WAS CLOSED. ", 2_000),
	"no capitals":        strings.Repeat("the ministry said the bridge was closed. ", 2_000),
	"voices":             strings.Repeat("“No,” said a man. A second man denied it. ", 2_000),
	"according":          strings.Repeat("according to ", 10_000),
	"names":              strings.Repeat("Voss ", 20_000) + "said it.",
	"quote every word":   strings.Repeat("He said “a” that “b” and said “c”, ", 3_000),
	"commas":             strings.Repeat(", ", 20_000) + "said Voss.",
	"brackets":           strings.Repeat("(", 20_000) + "Voss) said it.",
	"carried":            strings.Repeat("“I saw it,” he said.\n\n“And then I left.”\n\n", 2_000),
	"open paragraphs":    strings.Repeat("“And so it went on\n\n", 5_000),
	"right to left":      strings.Repeat("«שלום» אמר דוד. ", 1_000),
	"invisible":          strings.Repeat("“\u200bNo,\u200b” he\u200b said. ", 1_000),
	"replacement":        strings.Repeat("“\ufffd” said \ufffd. ", 1_000),
	"denials":            strings.Repeat("He denied it. ", 5_000),
	"capital cues":       strings.Repeat("Told ", 20_000),
	"pausing":            strings.Repeat("Voss, pausing to look, said that he left, ", 5_000),
	"heard from":         strings.Repeat("the Post says it heard from Voss that ", 5_000),
	"denied that":        strings.Repeat("Voss denied that he left and ", 5_000),
	"who told which":     "was , who Voss by told which said which the",
	"coordinated verbs":  "Voss said it" + strings.Repeat(" and said it", 5_000) + ".",
	"described speakers": strings.Repeat("the senator said Ida Voss saw Karl Brandt and ", 8000),
	"described, apart":   strings.Repeat("Ida Voss said it rained. The senator told him. ", 8000),
	"companies":          strings.Repeat("Albrin Ltd said it rained. The company said so and ", 8000),
}

func TestHostileTexts(t *testing.T) {
	for name, body := range hostile {
		t.Run(name, func(t *testing.T) { checkValid(t, body, analyse(body)) })
	}
}

// TestCutTexts reads the cases cut off before a word and behind it, as a page may be: the rules look
// some tokens back and ahead, and the text may end there.
func TestCutTexts(t *testing.T) {
	for n, body := range caseTexts(t) {
		words := strings.Fields(body)
		for k := 1 + n%4; k < len(words) && k < 60; k += 4 {
			for _, cut := range [...]string{strings.Join(words[:k], " "), strings.Join(words[k:], " ")} {
				checkValid(t, cut, analyse(cut))
			}
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, body := range hostile {
		f.Add(body[:len(body)-tail(body)])
	}
	f.Add("“No,” said Ida Voss, a surgeon. “It is ‘false’.” She told us that the report was baseless.")
	for _, body := range caseTexts(f) {
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body string) {
		if !utf8.ValidString(body) {
			return
		}
		checkValid(t, body, analyse(body))
	})
}

// tail is how many bytes of a hostile text the fuzzer does without: it learns
// nothing from repetition.
func tail(body string) int {
	n := min(len(body), 300)
	for n < len(body) && !utf8.RuneStart(body[n]) {
		n++
	}
	return len(body) - n
}

// TestVoicesAreOneOrSeveral reads off a voice's words which noun describes it, and whether
// it is one.
func TestVoicesAreOneOrSeveral(t *testing.T) {
	for _, c := range []struct {
		who, head string
		many      bool
	}{
		{"A person with knowledge of the matter", "person", false},
		{"People with knowledge of the matter", "People", true},
		{"An employee", "employee", false},
		{"Employees who asked not to be named", "Employees", true},
		{"A source in the district", "source", false},
		{"District officials", "officials", true},
		{"One of the officials", "officials", false},
		{"Dozens of witnesses", "witnesses", true},
		{"Sources close to the inquiry", "Sources", true},
		{"A source familiar with the talks", "source", false},
		{"A group of Dunmore lawyers", "group", true},
		{"The police", "police", false},
		{"Ida Voss and Karl Brandt", "", true},
		{"Ida Voss", "", false},
		{"The Dunmore Port Authority", "", false},
	} {
		body := c.who + " said that the crane was old."
		a := analyse(body)
		if len(a.Voices) == 0 {
			t.Errorf("%s: no voice", c.who)
			continue
		}
		if v := a.Voices[0]; v.Head.Of(body) != c.head || v.Many != c.many {
			t.Errorf("%s: head %q, many %v; want %q, %v", c.who, v.Head.Of(body), v.Many, c.head, c.many)
		}
	}
}

// manyNamesakes is a text in which many people of one surname speak, each with a first name of his own.
func manyNamesakes(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%c%c%c%c Voss said it was late. ", 'A'+i%26, 'a'+i/26%26, 'a'+i/676%26, 'a'+i/17576%26)
	}
	return b.String()
}
