package term

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"hearsay/internal/news"
	"hearsay/internal/told"
)

var update = flag.Bool("update", false, "write the pages in testdata anew")

// TestPages sets a small case, made by hand, and compares it with the pages in
// testdata. After a change that is meant to be seen, `go test -update` writes
// them anew; the diff shows what the change did to the page.
func TestPages(t *testing.T) {
	set, f := lampCase()
	for _, width := range []int{40, 80} {
		for _, color := range []bool{false, true} {
			s := Style{Width: width, Color: color}
			golden(t, name("trace", s), func(b *bytes.Buffer) error { return Trace(b, set, f, TraceOptions{Style: s}) })
			golden(t, name("glance", s), func(b *bytes.Buffer) error { return Trace(b, set, f, TraceOptions{Style: s, Top: 7}) })
			golden(t, name("read", s), func(b *bytes.Buffer) error {
				a := &set.Articles[0]
				i := set.TextIndex(a.Text)
				return Read(b, Reading{Article: a, Text: &set.Texts[i], Analysis: set.Analyses[i], Main: lampEvent()}, s)
			})
		}
	}
	for _, width := range []int{40, 80} {
		s := Style{Width: width}
		for i := range set.Articles {
			golden(t, name(fmt.Sprint("relatives-", i), s), func(b *bytes.Buffer) error {
				return Relatives(b, set, lampRelatives(set, f, i), RelativesOptions{Style: s})
			})
		}
	}
	golden(t, "relatives-unsettled.txt", func(b *bytes.Buffer) error {
		r := lampRelatives(set, f, 0)
		r.Edges, r.Lineage, r.Unsettled = nil, nil, "it has too many relatives"
		return Relatives(b, set, r, RelativesOptions{All: true})
	})
	compared := lampComparison(set, f)
	for _, width := range []int{40, 80, 120} {
		for _, color := range []bool{false, true} {
			s := Style{Width: width, Color: color}
			golden(t, name("diff", s), func(b *bytes.Buffer) error { return Diff(b, set, compared, DiffOptions{Style: s}) })
		}
	}
	alone := news.NewSet(set.Articles[:1], set.Texts)
	alone.Analyses = set.Analyses // of the same texts
	golden(t, "trace-alone.txt", func(b *bytes.Buffer) error { return Trace(b, alone, &news.Findings{}, TraceOptions{}) })
	golden(t, "read-empty.txt", func(b *bytes.Buffer) error {
		return Read(b, Reading{Article: &news.Article{}, Text: &news.Text{}, Analysis: &news.Analysis{}}, Style{})
	})
}

// lampRelatives is what the findings say of one article.
func lampRelatives(set *news.Set, f *news.Findings, i int) *news.Relatives {
	a := &set.Articles[i]
	r := &news.Relatives{Article: a.ID}
	for _, p := range f.Passages {
		if p.A.Text == a.Text || p.B.Text == a.Text {
			r.Passages = append(r.Passages, p)
		}
	}
	for _, e := range f.Edges {
		if e.From == a.ID || e.To == a.ID {
			r.Edges = append(r.Edges, e)
		}
	}
	for k := range f.Lineages {
		if f.Lineages[k].Article == a.ID {
			r.Lineage = &f.Lineages[k]
		}
	}
	return r
}

func name(page string, s Style) string {
	if s.Color {
		page += "-colour"
	}
	return fmt.Sprintf("%s-%d.txt", page, s.Width)
}

func golden(t *testing.T, name string, set func(*bytes.Buffer) error) {
	t.Helper()
	var b bytes.Buffer
	if err := set(&b); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Errorf("%s (-) is now (+); if that is meant, run `go test -update`:\n%s", name, diff)
	}
}

// TestErrorsOfTheWriter checks that a page which cannot be written says so.
func TestErrorsOfTheWriter(t *testing.T) {
	set, f := lampCase()
	if err := Timeline(full{}, set, told.InTime(set, f), TimelineOptions{}); err == nil {
		t.Error("a timeline was written to a full disk")
	}
	if err := Trace(full{}, set, f, TraceOptions{}); err == nil {
		t.Error("a trace was written to a full disk")
	}
	i := set.TextIndex(set.Articles[0].Text)
	if err := Diff(full{}, set, lampComparison(set, f), DiffOptions{}); err == nil {
		t.Error("a comparison was written to a full disk")
	}
	if err := Read(full{}, Reading{Article: &set.Articles[0], Text: &set.Texts[i], Analysis: set.Analyses[i]}, Style{}); err == nil {
		t.Error("a reading was written to a full disk")
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, os.ErrClosed }

// The lamp on the mole: an agency has it from a keeper, a paper copies it with
// another number, the port denies it. One article has no name and no date.
const (
	wireText  = "Three lamps on the mole of Oster have been out since Sunday, the keeper, Odd Farrow, told Sundry Wire.\n\n“Nobody has come to mend them.”"
	paperText = "Thirty lamps on the mole of Oster have been out since Sunday, Odd Farrow said."
	portText  = "All lamps burn, the Port of Oster said on Tuesday. It denied that lamps had been out."
)

// at finds words in a text.
func at(text, words string) news.Span {
	i := strings.Index(text, words)
	if i < 0 {
		panic("the test's own text has no " + words)
	}
	return news.MakeSpan(i, i+len(words))
}

func lampCase() (*news.Set, *news.Findings) {
	day := func(d, h int) news.Stamp {
		return news.Stamp{Time: time.Date(2024, 5, d, h, 30, 0, 0, time.UTC), Origin: news.Declared, Confidence: 1}
	}
	text := func(s string) news.Text { return news.Text{ID: news.TextIDOf(s), Lang: "en", Body: s} }
	wire, paper, port := text(wireText), text(paperText), text(portText)
	set := news.NewSet([]news.Article{
		{ID: "a000000000001", Text: wire.ID, Title: "Lamps out on the mole", Authors: []string{"Ebba Rune"}, Outlet: "Sundry Wire", Published: day(2, 8)},
		{ID: "a000000000002", Text: paper.ID, Title: "Thirty lamps out", Outlet: "The Oster Herald and Evening Advertiser", Published: day(3, 6)},
		{ID: "a000000000003", Text: port.ID, Title: "All lamps burn", Published: news.Stamp{}},
	}, []news.Text{wire, paper, port})
	set.Analyses[set.TextIndex(wire.ID)] = wireAnalysis(wire)
	set.Analyses[set.TextIndex(paper.ID)] = &news.Analysis{}
	set.Analyses[set.TextIndex(port.ID)] = &news.Analysis{}
	ref := func(t news.Text, words string) news.Ref { return news.Ref{Text: t.ID, Span: at(t.Body, words)} }
	told := ref(wire, "Three lamps on the mole of Oster have been out since Sunday")
	return set, &news.Findings{
		Edges: []news.Edge{
			{ID: "e000000000001", From: "a000000000001", To: "a000000000002", Kind: news.Copies, Decided: true, Why: "published earlier", Share: .86},
			{ID: "e000000000002", From: "a000000000002", To: "a000000000003", Kind: news.Copies, Why: "no date", Share: .12},
		},
		Claims: []news.Claim{
			{
				ID: "c000000000001", Headline: told, Articles: 2, Outlets: 2, Min: 1, Max: 2,
				Origins: []news.ClaimOrigin{
					{Article: "a000000000001", Voice: "the keeper, Odd Farrow", Through: []string{"Sundry Wire"}, Sure: true},
					{Article: "a000000000003", Kind: news.Author, Note: "it has no date"},
				},
				Tellings: []news.Telling{
					{Article: "a000000000001", Words: told, Decided: true},
					{
						Article: "a000000000002", Words: ref(paper, "Thirty lamps on the mole of Oster have been out since Sunday"), Parent: "a000000000001", Edge: "e000000000001", Decided: true, Share: .86,
						Drift: []news.Drift{
							{Kind: news.WordsDrift, Of: "a000000000001", From: ref(wire, ", the keeper, Odd Farrow,"), To: news.Ref{Text: paper.ID}},
							{Kind: news.NumberDrift, Of: "a000000000001", From: ref(wire, "Three"), To: ref(paper, "Thirty")},
						},
					},
				},
				Denials: []news.Denial{{Article: "a000000000003", Voice: "the Port of Oster", Words: ref(port, "It denied that lamps had been out."), Articles: 1}},
			},
			{
				ID: "c000000000002", Headline: ref(wire, "“Nobody has come to mend them.”"), Articles: 1, Outlets: 1, Min: 1, Max: 1,
				Origins:  []news.ClaimOrigin{{Article: "a000000000001", Voice: "Odd Farrow", Sure: true}},
				Tellings: []news.Telling{{Article: "a000000000001", Words: ref(wire, "“Nobody has come to mend them.”"), Decided: true}},
			},
		},
	}
}

func wireAnalysis(t news.Text) *news.Analysis {
	in := func(words string) news.Span { return at(t.Body, words) }
	return &news.Analysis{
		Text:       t.ID,
		Paragraphs: []news.Span{in(strings.Split(t.Body, "\n")[0]), in("“Nobody has come to mend them.”")},
		Voices: []news.Voice{
			{Kind: news.Person, Name: in("Odd Farrow"), Role: in("the keeper")},
			{Kind: news.Outlet, Name: in("Sundry Wire")},
		},
		Statements: []news.Statement{
			{
				Source: []news.Span{in("the keeper, Odd Farrow")}, Cue: []news.Span{in("told")}, Content: []news.Span{in("Three lamps on the mole of Oster have been out since Sunday")},
				Kind: news.Indirect, Denied: -1, Chain: []news.Relay{{Voice: 1, Span: in("told Sundry Wire")}},
			},
			{Content: []news.Span{in("“Nobody has come to mend them.”")}, Kind: news.Direct, Stance: news.Denies, Carried: true, Denied: 0},
			{Content: []news.Span{in("Nobody")}, Voice: news.NoVoice, Denied: -1},
		},
		Nested: []news.Nested{
			{Statement: news.Statement{Source: []news.Span{in("the keeper")}, Cue: []news.Span{in("told")}, Content: []news.Span{in("have been out")}, Within: 1}, Parent: -1},
			{Statement: news.Statement{Source: []news.Span{in("Odd")}, Cue: []news.Span{in("told")}, Content: []news.Span{in("out since")}, Within: 1}, Parent: 0},
		},
		Assertions: []news.Assertion{
			{Spans: []news.Span{in("Three lamps")}},
			{Spans: []news.Span{in("Nobody has come")}, Opinion: true, Marks: []news.Span{in("Nobody")}, Hedges: []news.Span{in("has")}},
		},
		Dates:     []news.Date{{Span: in("Sunday"), Value: "XXXX-WXX-7", Anchor: news.Publication, Side: news.Past}},
		Places:    []news.Place{{Span: in("Oster"), GeoNameID: 7, Lat: 57.5, Lon: 12.25, Country: "SE"}, {Span: in("mole")}},
		Sentences: []news.Span{in(strings.Split(t.Body, "\n")[0]), in("“Nobody has come to mend them.”")},
		Events: append([]news.Event{
			{Predicate: in("have been out"), Class: news.Disaster, Who: in("Three lamps on the mole of Oster"), When: []int32{0}, Where: []int32{0}, Statement: 1},
			{Predicate: in("come to mend"), Told: news.ToldDenied, Who: in("Nobody"), Whom: in("them"), Site: in("on the mole"), Means: in("“")},
		}, slices.Repeat([]news.Event{{Predicate: in("come")}}, 6)...),
	}
}

// lampEvent is what the lamp on the mole is about.
func lampEvent() news.MainEvent {
	title := func(words string) news.Words {
		return news.Words{Title: true, Span: at("Lamps out on the mole", words)}
	}
	return news.MainEvent{Class: news.Disaster, Told: news.ToldPossible, Who: title("Lamps"), What: title("out"), Where: title("on the mole"), When: 0, Place: -1}
}

// lampComparison lays the paper beside the wire.
func lampComparison(set *news.Set, f *news.Findings) *news.Comparison {
	wire := func(words string) news.Span { return at(wireText, words) }
	paper := func(words string) news.Span { return at(paperText, words) }
	gone := news.Span{Start: paper("Odd Farrow").End, End: paper("Odd Farrow").End}
	return &news.Comparison{
		A: "a000000000001", B: "a000000000002", Edge: &f.Edges[0], ShareA: .75, ShareB: .86,
		Words: news.Tally{Kept: 13, ChangedA: 4, ChangedB: 2, Dropped: 8},
		Rows: []news.Row{
			{
				Kind: news.SharedRow, Passage: "p000000000001", A: wire(strings.Split(wireText, "\n")[0]), B: paper(paperText),
				Words: news.Tally{Kept: 13, ChangedA: 4, ChangedB: 2, Dropped: 2},
				Changes: []news.Change{
					{Kind: news.NumberChange, A: wire("Three"), B: paper("Thirty"), WordsA: 1, WordsB: 1},
					{Kind: news.WordsChange, A: wire("the keeper"), B: news.Span{Start: paper("Sunday,").End, End: paper("Sunday,").End}, WordsA: 2},
					{Kind: news.NameChange, A: wire("told Sundry Wire"), B: paper("said"), WordsA: 3, WordsB: 1},
				},
			},
			{Kind: news.ApartRow, A: wire("“Nobody has come to mend them.”"), B: gone, Words: news.Tally{Dropped: 6}},
		},
	}
}

func BenchmarkTrace(b *testing.B) {
	set, f := lampCase()
	b.ReportAllocs()
	for b.Loop() {
		if err := Trace(&bytes.Buffer{}, set, f, TraceOptions{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWrap(b *testing.B) {
	s := strings.Repeat(wireText+" ", 50)
	b.ReportAllocs()
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		wrap(s, 80)
	}
}
