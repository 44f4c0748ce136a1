package event

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"hearsay/internal/lang/en"
	"hearsay/internal/news"
	"hearsay/internal/read/attrib"
	"hearsay/internal/read/place"
	"hearsay/internal/read/quantity"
	"hearsay/internal/read/segment"
	"hearsay/internal/read/when"
)

var update = flag.Bool("update", false, "write what is found into testdata/*.txt: then read the diff")

func analyse(body string) *news.Analysis {
	a, l := &news.Analysis{}, en.Language()
	segment.Run(body, a, l.Segment)
	attrib.Find(body, a, l.Attrib)
	when.Find(body, a, l.When)
	quantity.Find(body, a, l.Quantity)
	place.Find(body, a, l.Place)
	Find(body, a, l.Event)
	return a
}

// TestCases reads testdata/events.txt. A case is
//
//	=== what it is about
//	the text
//	---
//	class told | predicate | who | whom | means | when | where | how many
//
// with one line an event, in order; “in a statement” stands at the end where it is one, and
// “slight” where it is not shown.
func TestCases(t *testing.T) {
	cases(t, "testdata/events.txt", func(body string) string { return render(body, analyse(body)) })
}

// TestMainEvents reads testdata/main.txt: a case is a title, a text, and below when | where |
// who | what.
func TestMainEvents(t *testing.T) {
	cases(t, "testdata/main.txt", func(c string) string {
		title, body, _ := strings.Cut(c, "\n")
		m, a := mainOf(title, body)
		of := func(w news.Words) string {
			if w.Title {
				return w.Span.Of(title)
			}
			return w.Span.Of(body)
		}
		day := ""
		if m.When >= 0 {
			day = a.Dates[m.When].Span.Of(body)
		}
		return fmt.Sprintf("%s %s | %s | %s | %s | %s", m.Class, m.Told, day, of(m.Where), of(m.Who), of(m.What))
	})
}

func mainOf(title, body string) (news.MainEvent, *news.Analysis) {
	a := analyse(body)
	return Main(Titled{Title: title, Of: analyse(title), Body: body, Text: a}, en.Language().Event), a
}

func cases(t *testing.T, file string, found func(string) string) {
	t.Helper()
	head, list := readCases(t, file)
	out := head
	for i, c := range list {
		got := strings.TrimSpace(found(c.body))
		if i > 0 {
			out += "\n"
		}
		out += fmt.Sprintf("=== %s\n%s\n---\n%s\n", c.name, c.body, got)
		t.Run(filepath.Base(file)+"/"+c.name, func(t *testing.T) {
			if got != c.want && !*update {
				t.Errorf("%s\n got\n%s\nwant\n%s", c.body, got, c.want)
			}
		})
	}
	if *update {
		if err := os.WriteFile(file, []byte(out), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

type testCase struct{ name, body, want string }

// readCases are the cases of a file, and what stands in it before the first.
func readCases(tb testing.TB, file string) (head string, list []testCase) {
	tb.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		tb.Fatal(err)
	}
	head, rest, _ := strings.Cut(string(raw), "=== ")
	for _, c := range strings.Split(rest, "\n=== ") {
		name, c, _ := strings.Cut(strings.TrimSpace(c), "\n")
		body, want, _ := strings.Cut(c, "\n---")
		list = append(list, testCase{name, body, strings.TrimSpace(want)})
	}
	return head, list
}

func render(body string, a *news.Analysis) string {
	var out []string
	for i := range a.Events {
		e := &a.Events[i]
		var when, where, many []string
		for _, k := range e.When {
			when = append(when, a.Dates[k].Span.Of(body))
		}
		if !e.Site.Empty() {
			where = append(where, "("+e.Site.Of(body)+")")
		}
		for _, k := range e.Where {
			where = append(where, a.Places[k].Span.Of(body))
		}
		for _, k := range e.Many {
			many = append(many, a.Quantities[k].Span.Of(body))
		}
		line := fmt.Sprintf("%s %s | %s | %s | %s | %s | %s | %s | %s", e.Class, e.Told, e.Predicate.Of(body), e.Who.Of(body), e.Whom.Of(body), e.Means.Of(body),
			strings.Join(when, " + "), strings.Join(where, " + "), strings.Join(many, " + "))
		if e.Statement > 0 {
			line += " | in a statement"
		}
		if e.Slight {
			line += " | slight"
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

// TestClasses: the language's classes are those of package news.
func TestClasses(t *testing.T) {
	for _, c := range en.Language().Event.Classes {
		var known news.EventClass
		if err := known.UnmarshalText([]byte(c)); err != nil {
			t.Errorf("%q is no class of package news", c)
		}
	}
}

func TestNoLanguage(t *testing.T) {
	a := &news.Analysis{}
	segment.Run("A bomb killed two men.", a, en.Language().Segment)
	Find("A bomb killed two men.", a, nil)
	if len(a.Events) > 0 {
		t.Errorf("found %v without a language", a.Events)
	}
	if m := Main(Titled{Title: "A", Of: a, Text: a}, nil); m.Event != -1 || !m.What.Span.Empty() {
		t.Errorf("found %v without a language", m)
	}
}

// check holds what must be true of the events of any text.
func check(t *testing.T, body string, a *news.Analysis) {
	t.Helper()
	for i := range a.Events {
		e := &a.Events[i]
		for _, s := range [...]news.Span{e.Span, e.Predicate, e.Who, e.Whom, e.Means, e.Site} {
			if int(s.End) > len(body) || s.End < s.Start || !utf8.ValidString(s.Of(body)) {
				t.Fatalf("%v in %d bytes", s, len(body))
			}
		}
		if e.Predicate.Empty() || int(e.Statement) > len(a.Statements) {
			t.Fatalf("%+v of %d statements", e, len(a.Statements))
		}
		for _, l := range [...]struct {
			of []int32
			n  int
		}{{e.When, len(a.Dates)}, {e.Where, len(a.Places)}, {e.Many, len(a.Quantities)}} {
			for _, k := range l.of {
				if k < 0 || int(k) >= l.n {
					t.Fatalf("%+v: index %d of %d", e, k, l.n)
				}
			}
		}
	}
}

func FuzzEvents(f *testing.F) {
	f.Add("Port Ellery fire: two men held", "OSK, March 3 — Two men were held on Sunday after a fire in Osk, police said.\n\nNobody died.")
	f.Add("- : – |", "“who which that” by by with in at on Monday")
	f.Add("", "\n")
	_, main := readCases(f, "testdata/main.txt")
	for _, c := range main {
		title, body, _ := strings.Cut(c.body, "\n")
		f.Add(title, body)
	}
	_, events := readCases(f, "testdata/events.txt")
	for twenty := range slices.Chunk(events, 20) { // joined: what meets there does not in short texts
		var all []string
		for _, c := range twenty {
			f.Add(c.name, c.body)
			all = append(all, c.body)
		}
		f.Add(twenty[0].name, strings.Join(all, "\n\n"))
	}
	l := en.Language().Event
	f.Fuzz(func(t *testing.T, title, body string) {
		title, body = strings.ToValidUTF8(title, "?"), strings.ToValidUTF8(body, "?")
		if len(title) > 4096 || len(body) > 1<<15 {
			t.Skip()
		}
		a, of := analyse(body), analyse(title)
		check(t, body, a)
		m := Main(Titled{Title: title, Of: of, Body: body, Text: a}, l)
		for _, w := range [...]news.Words{m.Who, m.What, m.Where} {
			in := body
			if w.Title {
				in = title
			}
			if int(w.Span.End) > len(in) || w.Span.End < w.Span.Start || !utf8.ValidString(w.Span.Of(in)) {
				t.Fatalf("%+v in %d bytes", w, len(in))
			}
		}
		if int(m.When) >= len(a.Dates) || int(m.Event) >= len(a.Events) || int(m.Place) >= len(a.Places) {
			t.Fatalf("%+v: an index beyond its layer", m)
		}
	})
}

// TestBudget: of a long text a share is parsed, whatever is in it.
func TestBudget(t *testing.T) {
	body := strings.Repeat("On Monday a truck bomb killed 12 people in Paris. ", 400)
	a := analyse(body)
	f := finder{body: body, a: a, l: en.Language().Event}
	n := 0
	for _, c := range f.choose() {
		n += c.size()
	}
	if most := leadTokens + len(a.Tokens)/parsedShare; n > most || n < most/2 {
		t.Errorf("%d of %d tokens are parsed; at most %d may be", n, len(a.Tokens), most)
	}
}

func BenchmarkFind(b *testing.B) {
	body := strings.Repeat("On Monday a truck bomb killed 12 people in Paris, the police said. Nobody has come to see the harbour master, who lives alone. ", 30)
	a := analyse(body)
	l := en.Language().Event
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		Find(body, a, l)
	}
}
