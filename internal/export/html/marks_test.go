package html

import (
	"fmt"
	"strings"
	"testing"

	nethtml "golang.org/x/net/html"

	"hearsay/internal/news"
	"hearsay/internal/text"
)

// laid gives the blocks of a body as a page has them, one a line.
func laid(body string, paragraphs []news.Span, marks ...mark) string {
	var b strings.Builder
	for _, x := range render(body, paragraphs, marks, nil) {
		b.WriteString("<p>" + string(x.HTML) + "</p>")
	}
	return b.String()
}

func TestRender(t *testing.T) {
	sp := news.MakeSpan
	for _, c := range []struct {
		name       string
		body       string
		paragraphs []news.Span
		marks      []mark
		want       string
	}{
		{"plain", "a & b", nil, nil, `<p>a &amp; b</p>`},
		{
			"nested", "abcdef", nil,
			[]mark{{span: sp(2, 4), class: "in", label: "A"}, {span: sp(0, 6), class: "out", id: "s1", title: `"x"`}},
			`<p><span class="out" id="s1" title="&#34;x&#34;">ab<span class="in" data-v="A">cd</span>ef</span></p>`,
		},
		{
			"the same stretch twice", "ab", nil,
			[]mark{{span: sp(0, 2), id: "p"}, {span: sp(0, 2), id: "q"}},
			`<p><span id="p"><span id="q">ab</span></span></p>`,
		},
		{
			"crossing: the id stays with the first piece", "abcdef", nil,
			[]mark{{span: sp(0, 4), class: "x", id: "x"}, {span: sp(2, 6), class: "y", id: "y", label: "B"}},
			`<p><span class="x" id="x">ab<span class="y" id="y" data-v="B">cd</span></span><span class="y">ef</span></p>`,
		},
		{
			"over paragraphs", "ab\ncd",
			[]news.Span{sp(0, 2), sp(3, 5)},
			[]mark{{span: sp(1, 4), class: "x", id: "x"}},
			"<p>a<span class=\"x\" id=\"x\">b\n</span></p><p><span class=\"x\">c</span>d</p>",
		},
		{"lines stand in for paragraphs", "a\n\nb\nc", nil, nil, "<p>a\n\n</p><p>b\n</p><p>c</p>"},
		{"an empty mark is an anchor", "ab", nil, []mark{{span: sp(1, 1), id: "e"}}, `<p>a<span id="e"></span>b</p>`},
		{"one at the end too", "ab", nil, []mark{{span: sp(9, 9), id: "e"}}, `<p>ab<span id="e"></span></p>`},
		{"inside a character", "é!", nil, []mark{{span: sp(1, 2), class: "x"}}, `<p><span class="x">é</span>!</p>`},
		{"beyond the end", "ab", nil, []mark{{span: sp(1, 99), class: "x"}}, `<p>a<span class="x">b</span></p>`},
		{"end before start", "ab", nil, []mark{{span: sp(2, 1), class: "x"}}, `<p>ab</p>`},
		{"hostile", "<script>", nil, nil, `<p>&lt;script&gt;</p>`},
		{"an override is shut in", "a\u202eb", nil, nil, `<p>a<bdi class="ctl" data-c="U+202E">&#x202e;</bdi>b</p>`},
		{"broken bytes", "a\xffb\xef\xbfc\ufffd", nil, nil, "<p>a\ufffdb\ufffd\ufffdc\ufffd</p>"},
		{"nothing", "", nil, []mark{{span: sp(0, 0), id: "e"}}, ``},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := laid(c.body, c.paragraphs, c.marks...); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestRenderDropsWhatLiesTooDeep(t *testing.T) {
	marks := make([]mark, maxDepth+3)
	for i := range marks {
		marks[i] = mark{span: news.MakeSpan(i, 100-i), class: "x"}
	}
	marks[len(marks)-1].id = "deep"
	got := laid(strings.Repeat("w", 100), nil, marks...)
	if n := strings.Count(got, `class="x"`); n != maxDepth {
		t.Errorf("%d marks are seen, want %d", n, maxDepth)
	}
	if !strings.Contains(got, `<span id="deep"></span>`) {
		t.Error("a mark that lies too deep has lost its anchor")
	}
}

func TestNotesStandBesideTheirParagraph(t *testing.T) {
	notes := []note{
		{at: 4, Head: "tells claim", Text: "2"},
		{at: 0, Head: "tells claim", Text: "1"},
		{at: 1, Head: "tells claim", Text: "1"},
		{at: 99, Head: "tells claim", Text: "3"},
		{at: 4, Head: "tells claim", Text: "4"},
		{at: 4, Head: "here begins claim", Text: "4"},
		{at: 4, Head: "words also in", Text: "5 Post", Href: "#a", Words: 6},
		{at: 4, Head: "words also in", Text: "5 Post", Href: "#b", Words: 9},
	}
	for i := range maxNotes + 2 {
		notes = append(notes, note{at: 0, Head: "changed:", Text: fmt.Sprint("n", i)})
	}
	blocks := render("ab\ncd", []news.Span{news.MakeSpan(0, 2), news.MakeSpan(3, 5)}, nil, notes)
	got := make([]string, 0, 2)
	for _, b := range blocks {
		var in []string
		for _, n := range b.Notes {
			in = append(in, n.Head)
			for _, x := range n.Links {
				in = append(in, x.Text)
			}
			if len(n.Rest) > 0 {
				in = append(in, fmt.Sprintf("(%d more)", len(n.Rest)))
			}
			if n.Head == "words also in" && n.Links[0].Href != "#b" {
				t.Error("of two stretches shared with one article, the note does not lead to the longer")
			}
		}
		got = append(got, strings.Join(in, " "))
	}
	if want := "tells claim 1 changed: n0 n1 n2 n3 n4 (3 more)|tells claims 2 3 here begins claim 4 words also in 5 Post"; strings.Join(got, "|") != want {
		t.Errorf("notes are %q, want %q", strings.Join(got, "|"), want)
	}
}

// FuzzRender lays marks anywhere over any text. Whatever they are, the page's
// text is the body, tags are balanced, and each anchor is there once.
func FuzzRender(f *testing.F) {
	f.Add("plain “text”\nwith <b>tags</b> & \u202eturns\u2066", []byte{0, 9, 3, 20, 5, 5, 40, 2, 1, 30})
	f.Add("", []byte{0, 0})
	f.Add("é\xff\x00\r\nz", []byte{1, 1, 0, 2, 2, 3})
	f.Fuzz(func(t *testing.T, raw string, where []byte) {
		body, _ := text.Normalise(raw)
		var marks []mark
		var paragraphs []news.Span
		for i := 0; i+1 < len(where); i += 2 {
			s := news.MakeSpan(int(where[i]), int(where[i])+int(where[i+1])-16)
			if where[i+1] < 16 {
				s = news.MakeSpan(int(where[i]), int(where[i+1]))
			}
			if i%6 == 4 {
				paragraphs = append(paragraphs, s)
			} else {
				marks = append(marks, mark{span: s, id: "i" + letters(i), class: "c", title: `">` + raw})
			}
		}
		got := laid(body, paragraphs, marks...)
		words, ids := parse(t, got)
		if words != body {
			t.Fatalf("the text is %q, want %q", words, body)
		}
		if body != "" && len(ids) != len(marks) {
			t.Fatalf("%d anchors for %d marks", len(ids), len(marks))
		}
	})
}

// parse reads markup token by token: it fails if a tag is not closed in order
// or an id is there twice, and returns the text and the ids.
func parse(t *testing.T, markup string) (words string, ids map[string]bool) {
	t.Helper()
	ids = map[string]bool{}
	var b strings.Builder
	var open []string
	z := nethtml.NewTokenizer(strings.NewReader(markup))
	for {
		switch z.Next() {
		case nethtml.ErrorToken:
			if len(open) > 0 {
				t.Fatalf("not closed: %v", open)
			}
			return b.String(), ids
		case nethtml.TextToken:
			b.WriteString(z.Token().Data)
		case nethtml.StartTagToken:
			tok := z.Token()
			for _, a := range tok.Attr {
				if a.Key == "id" {
					if ids[a.Val] {
						t.Fatalf("id %q is there twice", a.Val)
					}
					ids[a.Val] = true
				}
			}
			if !void[tok.Data] {
				open = append(open, tok.Data)
			}
		case nethtml.EndTagToken:
			name := z.Token().Data
			if len(open) == 0 || open[len(open)-1] != name {
				t.Fatalf("</%s> closes %v", name, open)
			}
			open = open[:len(open)-1]
		}
	}
}

var void = map[string]bool{"meta": true, "br": true, "link": true}

func BenchmarkRender(b *testing.B) {
	body := strings.Repeat("They knew which ones they wanted, said a port official. ", 2000)
	var marks []mark
	for i := 0; i+60 < len(body); i += 56 {
		marks = append(marks, mark{span: news.MakeSpan(i, i+55), id: "x"}, mark{span: news.MakeSpan(i, i+32), class: "w v1"})
	}
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		render(body, nil, marks, nil)
	}
}

// Stretches that are shared and meet have one pair of brackets, which do not fall into the paragraph
// behind them.
func TestOnePairOfBrackets(t *testing.T) {
	body := "One two three, four five.\n\nSix seven."
	s := &sheet{body: body}
	(&book{}).bracket(s, []news.Span{news.MakeSpan(4, 13), news.MakeSpan(0, 7), news.MakeSpan(15, 27), news.MakeSpan(31, 36)})
	blocks := render(body, []news.Span{news.MakeSpan(0, 25), news.MakeSpan(27, 37)}, s.marks, nil)
	begin, end := `<span class="sb"></span>`, `<span class="se"></span>`
	if got, want := string(blocks[0].HTML), begin+"One two three, four five."+end+"\n\n"; got != want {
		t.Errorf("the first paragraph is %q, want %q", got, want)
	}
	if got, want := string(blocks[1].HTML), "Six "+begin+"seven"+end+"."; got != want {
		t.Errorf("the second is %q, want %q", got, want)
	}
}
