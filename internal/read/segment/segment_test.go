package segment

import (
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/lang"
	"hearsay/internal/lang/en"
	"hearsay/internal/news"
	"hearsay/internal/text"
)

// article is a text of our own of about the length of a report, with every
// phenomenon that has a rule.
func article() string {
	lines := cases(new(testing.T), "testdata/sentences.txt")
	var b strings.Builder
	for i, l := range lines {
		b.WriteString(strings.ReplaceAll(strings.ReplaceAll(l, " | ", " "), "|", ""))
		b.WriteString(" The harbour master waited for the ships until the ice broke and the tug could leave the quay.")
		if i%3 == 2 {
			b.WriteString("\n\n")
		} else {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

func TestNoAllocations(t *testing.T) {
	body, l := article(), en.Language().Segment
	var b Buffers
	Segment(body, l, &b)
	if n := testing.AllocsPerRun(20, func() { Segment(body, l, &b) }); n != 0 {
		t.Errorf("%v allocations for a text of %d tokens, want 0", n, len(b.Tokens))
	}
}

// TestHostileTexts segments five megabytes of each thing that could make a rule look
// at the same bytes again and again. A quadratic one would take minutes.
func TestHostileTexts(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 60 MB")
	}
	const size = 5 << 20
	for _, piece := range []string{
		"word ", "x", "a.", "a!", "\"", " \"", ". \" ", "’", "(", ".", "?\" Kim ", "a@", "a.b", "@", "www.", "http://", "-a", "\u200b\n", "\u0301", "'s", "[1]", "1/", "J. ", "港。",
	} {
		body := strings.Repeat(piece, size/len(piece)/4)
		var b Buffers
		start := time.Now()
		Segment(body, en.Language().Segment, &b)
		if d := time.Since(start); d > 4*time.Second {
			t.Errorf("%q %d times took %v", piece, size/len(piece)/4, d)
		}
		if err := check(body, &b); err != "" {
			t.Errorf("%q many times: %s", piece, err)
		}
	}
}

// check returns what is wrong with the segments of a text, or "".
func check(body string, b *Buffers) string {
	for _, c := range []struct {
		name         string
		inner, outer []news.Span
	}{
		{"paragraph", b.Paragraphs, []news.Span{news.MakeSpan(0, len(body))}},
		{"sentence", b.Sentences, b.Paragraphs},
		{"token", b.Tokens, b.Sentences},
	} {
		var end uint32
		o := 0
		for _, s := range c.inner {
			if s.Empty() || s.Start < end || int(s.End) > len(body) {
				return c.name + ": empty, not sorted, or outside the text"
			}
			end = s.End
			for o < len(c.outer) && c.outer[o].End <= s.Start {
				o++
			}
			if o == len(c.outer) || !c.outer[o].Contains(s) {
				return c.name + " lies in no larger segment"
			}
			first, _ := utf8.DecodeRuneInString(body[s.Start:])
			last, _ := utf8.DecodeLastRuneInString(body[:s.End])
			if unicode.IsSpace(first) || unicode.IsSpace(last) {
				return c.name + " begins or ends with space"
			}
			if !utf8.RuneStart(body[s.Start]) || int(s.End) < len(body) && !utf8.RuneStart(body[s.End]) {
				return c.name + " cuts a character"
			}
			if c.name == "token" && s.Len() > MaxToken {
				return "token longer than MaxToken"
			}
		}
	}
	return covered(body, b.Tokens)
}

// covered checks that every visible character is in a token.
func covered(body string, tokens []news.Span) string {
	at := 0
	for _, t := range append(tokens, news.MakeSpan(len(body), len(body))) {
		for _, r := range body[at:t.Start] {
			if !unicode.IsSpace(r) && !text.Invisible(r) {
				return "a visible character is in no token: " + string(r)
			}
		}
		at = int(t.End)
	}
	return ""
}

func FuzzSegment(f *testing.F) {
	for _, line := range cases(f, "testdata/sentences.txt") {
		f.Add(line)
	}
	for _, line := range cases(f, "testdata/tokens.txt") {
		f.Add(line)
	}
	f.Add("a\n\nb\u200b\n \u00a0c\r\xff")
	f.Add(strings.Repeat("é", 2*MaxToken))
	english := en.Language().Segment
	f.Fuzz(func(t *testing.T, raw string) {
		body, _ := text.Normalise(raw)
		for _, l := range []*lang.Segment{english, nil} {
			var b Buffers
			Segment(body, l, &b)
			if err := check(body, &b); err != "" {
				t.Fatalf("%q: %s", body, err)
			}
		}
	})
}

func BenchmarkSegment(b *testing.B) {
	body, l := article(), en.Language().Segment
	var buf Buffers
	Segment(body, l, &buf)
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		Segment(body, l, &buf)
	}
}

func BenchmarkRun(b *testing.B) {
	body, l := article(), en.Language().Segment
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		var a news.Analysis
		Run(body, &a, l)
	}
}
