package document

import (
	"bytes"
	"encoding/json"
	"math"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"hearsay/internal/news"
)

// harbour is a text whose offsets differ in bytes, code points and UTF-16.
const harbour = "📰 Öberg said “the quay is closed”."

// span finds words in harbour.
func span(words string) news.Span {
	i := strings.Index(harbour, words)
	return news.MakeSpan(i, i+len(words))
}

func reading() Reading {
	text := news.Text{ID: news.TextIDOf(harbour), Lang: "en", Body: harbour}
	article := news.Article{
		ID: "a0123456789ab", Text: text.ID, Lang: "en", Title: "Die Öffnung",
		Published: news.Stamp{Time: time.Date(2024, 3, 12, 0, 0, 0, 0, time.UTC), Day: true, Origin: news.InText, Confidence: 0.5},
		Links:     []news.Link{{Span: span("quay"), URL: "https://quay.example/"}},
	}
	return ReadingOf(&article, &text, &news.Analysis{
		Text: text.ID, Version: "test",
		Paragraphs: []news.Span{span(harbour)},
		Quotations: []news.Quotation{{Outer: span("“the quay is closed”"), Closed: true}},
		Voices:     []news.Voice{{Kind: news.Author}, {Name: span("Öberg"), Mentions: []news.Span{span("Öberg")}}},
		Statements: []news.Statement{
			{Voice: news.NoVoice, Denied: -1},
			{Source: []news.Span{span("Öberg")}, Kind: news.Direct, Voice: 1, Denied: 0},
		},
		Assertions: []news.Assertion{{Spans: []news.Span{span("Öberg said")}, Opinion: true, Marks: []news.Span{span("said")}}},
		Places:     []news.Place{{Span: span("quay")}, {Span: span("Öberg"), Country: "SE", Lat: 59.3, Lon: 13.1}},
		Dates:      []news.Date{{Span: span("said"), Value: "2024-03-11"}},
		Quantities: []news.Quantity{{Span: span("said"), Min: 3, Max: math.MaxFloat64}},
		Events: []news.Event{
			{Span: span("the quay is closed"), Predicate: span("closed"), Class: news.Measure, Whom: span("the quay"), When: []int32{0}, Many: []int32{0}, Statement: 2},
			{Span: span("said"), Predicate: span("said")},
		},
	}, news.MainEvent{Class: news.Measure, Who: news.Words{Title: true, Span: news.Span{Start: 4, End: 12}}, What: news.Words{Span: span("closed")}, Event: 0, When: 0, Place: -1})
}

func TestEvents(t *testing.T) {
	r := reading()
	m := r.Main
	if m.Who == nil || m.Who.Words != "Öffnung" || m.Who.Start != 4 || m.Who.End != 11 || !m.Who.Title || m.What.Title || m.What.Words != "closed" {
		t.Errorf("the main event is told of %+v: %+v", m.Who, m.What)
	}
	if m.When != "2024-03-11" || *m.Date != 0 || m.Place != nil || m.Where != nil || *m.Event != 0 {
		t.Errorf("the main event has another date or place: %+v", m)
	}
	e := r.Events[0]
	if e.Statement != r.Statements[1].ID || e.Who != nil || e.Whom.Words != "the quay" || len(e.When) != 1 || e.Where == nil || e.Main {
		t.Errorf("the first event is %+v", e)
	}
	if s := r.Events[1].Statement; s != "" {
		t.Errorf("the author's own event stands in %q", s)
	}
}

func TestOffsetsAreCodePoints(t *testing.T) {
	r := reading()
	points := []rune(r.Text)
	if got := r.Statements[1].Source[0]; got.Start != 2 || got.End != 7 {
		t.Errorf("“Öberg” is at %d to %d; in code points it is 2 to 7", got.Start, got.End)
	}
	for _, s := range []Span{r.Statements[1].Source[0], r.Assertions[0].Spans[0], r.Assertions[0].Marks[0], r.Quotations[0].Span, *r.Voices[1].Name, r.Places[0].Span, r.Article.Links[0].Span} {
		if got := string(points[s.Start:s.End]); got != s.Words {
			t.Errorf("at %d to %d is %q, and the words are %q", s.Start, s.End, got, s.Words)
		}
	}
}

func TestUnknownIsNull(t *testing.T) {
	r := reading()
	if r.Voices[0].Name != nil || r.Statements[0].Voice != nil {
		t.Error("the author has a name, or a statement without a voice has one")
	}
	if r.Places[0].Lat != nil || r.Places[1].Lat == nil {
		t.Error("a place that was not resolved has a latitude, or one that was has none")
	}
	if q := r.Quantities[0]; q.Max != nil || q.Min == nil || *q.Min != 3 {
		t.Errorf("“at least 3” has the bounds %v and %v", q.Min, q.Max)
	}
	if r.Statements[1].Denies != r.Statements[0].ID {
		t.Error("a denial does not name the statement that it denies")
	}
	if got := r.Article.Published.Time; got != "2024-03-12" {
		t.Errorf("a day is written %q", got)
	}
	if got := articleOf(&news.Article{}, newBody(&news.Text{})).Published; got != nil {
		t.Errorf("an article without a date was published %v", got)
	}
}

// TestListsAreNotNull checks that what was looked for and not found is [], so
// that a program can go through it without asking.
func TestListsAreNotNull(t *testing.T) {
	m := NewMaker(news.NewSet(nil, nil))
	for _, doc := range []any{
		m.Trace(&news.Findings{Claims: []news.Claim{{Origins: []news.ClaimOrigin{{}}, Tellings: []news.Telling{{}}}}, Edges: []news.Edge{{}}, Passages: []news.Passage{{}}}, nil),
		ReadingOf(&news.Article{}, &news.Text{}, &news.Analysis{Voices: []news.Voice{{}}, Statements: []news.Statement{{Denied: -1}}, Events: []news.Event{{}}}, news.MainEvent{}),
		NewAdded("", 0, 0, nil),
	} {
		var b bytes.Buffer
		if err := Write(&b, doc); err != nil {
			t.Fatal(err)
		}
		allowed := strings.NewReplacer(`"published":null`, "", `"name":null`, "", `"main":null`, "").Replace(b.String())
		if i := strings.Index(allowed, ":null"); i >= 0 {
			t.Errorf("%T: a list is null: …%.60s", doc, allowed[max(0, i-40):])
		}
	}
}

func TestShowWhatThereIsNoDocumentFor(t *testing.T) {
	if _, err := NewMaker(news.NewSet(nil, nil)).Show("x1", 7); err == nil {
		t.Error("a number was shown")
	}
}

// TestWriteIsSafeAndLossless checks that any string comes back from JSON as it
// went in, and that nothing in between can move the cursor or turn a line around.
func TestWriteIsSafeAndLossless(t *testing.T) {
	nasty := rapid.SampledFrom([]rune("a é漢\x1b\u202e\u200b\u0085\u2066\ufeff\x7f\U000e0041📰\n\t\"\\<&"))
	rapid.Check(t, func(t *rapid.T) {
		in := rapid.OneOf(rapid.StringOf(nasty), rapid.String()).Draw(t, "words")
		for _, write := range []func(*bytes.Buffer) error{
			func(b *bytes.Buffer) error { return Write(b, Span{Words: in}) },
			func(b *bytes.Buffer) error { return WriteIndented(b, Span{Words: in}) },
		} {
			var b bytes.Buffer
			if err := write(&b); err != nil {
				t.Fatal(err)
			}
			for _, r := range b.String() {
				if r != '\n' && (unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r)) {
					t.Fatalf("%U is written as it stands", r)
				}
			}
			var out Span
			if err := json.Unmarshal(b.Bytes(), &out); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(in, out.Words); diff != "" {
				t.Fatal(diff)
			}
		}
	})
}

func TestWriteIsOneLine(t *testing.T) {
	var b bytes.Buffer
	if err := Write(&b, reading()); err != nil {
		t.Fatal(err)
	}
	if strings.Count(b.String(), "\n") != 1 || !strings.HasSuffix(b.String(), "\n") {
		t.Errorf("%d lines", strings.Count(b.String(), "\n"))
	}
}

func BenchmarkWrite(b *testing.B) {
	doc := reading()
	doc.Text = strings.Repeat(harbour+"\n", 200)
	b.ReportAllocs()
	b.SetBytes(int64(len(doc.Text)))
	for b.Loop() {
		if err := Write(&bytes.Buffer{}, doc); err != nil {
			b.Fatal(err)
		}
	}
}
