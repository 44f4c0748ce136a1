package news

import (
	"encoding/json"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func day(s string) Stamp {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		panic(err)
	}
	return Stamp{Time: t, Day: true}
}

func at(s string) Stamp {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		panic(err)
	}
	return Stamp{Time: t}
}

func TestStampBefore(t *testing.T) {
	for _, c := range []struct {
		name string
		a, b Stamp
		want bool
	}{
		{"minutes", at("2031-03-02T06:00:00Z"), at("2031-03-02T06:01:00Z"), true},
		{"the same minute", at("2031-03-02T06:00:00Z"), at("2031-03-02T06:00:00Z"), false},
		{"days", day("2031-03-02"), day("2031-03-03"), true},
		{"the same day", day("2031-03-02"), day("2031-03-02"), false},
		{"a minute of the day", at("2031-03-02T00:01:00Z"), day("2031-03-02"), false},
		{"the day of a minute", day("2031-03-02"), at("2031-03-02T23:59:00Z"), false},
		{"a day and the first minute of the next", day("2031-03-02"), at("2031-03-03T00:00:00Z"), true},
		{"a minute and the next day", at("2031-03-02T23:59:00Z"), day("2031-03-03"), true},
		{"later", at("2031-03-03T06:00:00Z"), at("2031-03-02T06:00:00Z"), false},
		{"unknown", Stamp{}, day("2031-03-02"), false},
		{"before unknown", day("2031-03-02"), Stamp{}, false},
	} {
		if got := c.a.Before(c.b); got != c.want {
			t.Errorf("%s: Before = %v, want %v", c.name, got, c.want)
		}
		if c.want && c.b.Before(c.a) {
			t.Errorf("%s: each is before the other", c.name)
		}
	}
}

func TestSpans(t *testing.T) {
	spans := []Span{{0, 3}, {5, 9}, {9, 12}}
	for offset, want := range map[uint32]int{0: 0, 2: 0, 3: -1, 4: -1, 5: 1, 8: 1, 9: 2, 11: 2, 12: -1} {
		if got := Find(spans, offset); got != want {
			t.Errorf("Find(%d) = %d, want %d", offset, got, want)
		}
	}
	for _, c := range []struct {
		s      Span
		lo, hi int
	}{{Span{0, 12}, 0, 3}, {Span{3, 5}, 1, 1}, {Span{4, 6}, 1, 2}, {Span{8, 10}, 1, 3}, {Span{12, 20}, 3, 3}} {
		if lo, hi := Within(spans, c.s); lo != c.lo || hi != c.hi {
			t.Errorf("Within(%v) = %d, %d; want %d, %d", c.s, lo, hi, c.lo, c.hi)
		}
	}
	if got := CoverAll([]Span{{5, 9}, {0, 3}, {}}); got != (Span{0, 9}) {
		t.Errorf("CoverAll = %v", got)
	}
	if got := (Span{0, 4}).Intersect(Span{4, 8}); !got.Empty() {
		t.Errorf("spans that only touch intersect in %v", got)
	}
}

// alignment draws a passage made of runs that are the same on both sides and
// edits between them.
func alignment(t *rapid.T) Passage {
	var p Passage
	a, b := uint32(rapid.IntRange(0, 50).Draw(t, "a")), uint32(rapid.IntRange(0, 50).Draw(t, "b"))
	p.A.Span.Start, p.B.Span.Start = a, b
	for range rapid.IntRange(1, 6).Draw(t, "runs") {
		n := uint32(rapid.IntRange(1, 30).Draw(t, "same"))
		a, b = a+n, b+n
		x, y := uint32(rapid.IntRange(0, 9).Draw(t, "old")), uint32(rapid.IntRange(0, 9).Draw(t, "new"))
		p.Edits = append(p.Edits, Edit{Span{a, a + x}, Span{b, b + y}})
		a, b = a+x, b+y
	}
	p.A.Span.End, p.B.Span.End = a+5, b+5
	return p
}

func TestProject(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := alignment(t)
		if got := p.Project(p.A.Span, true); got != p.B.Span {
			t.Fatalf("the whole of A leads to %v, want the whole of B, %v", got, p.B.Span)
		}
		start := uint32(rapid.IntRange(int(p.A.Span.Start), int(p.A.Span.End)-1).Draw(t, "start"))
		s := Span{start, start + 1}
		got := p.Project(s, true)
		if got.Empty() {
			return // words that the other side has not
		}
		if !p.B.Span.Contains(got) {
			t.Fatalf("%v leads to %v, outside %v", s, got, p.B.Span)
		}
		if back := p.Project(got, false); !back.Overlaps(s) {
			t.Fatalf("%v leads to %v and back to %v", s, got, back)
		}
	})
}

func TestProjectOutside(t *testing.T) {
	p := Passage{A: Ref{Span: Span{10, 20}}, B: Ref{Span: Span{30, 40}}}
	if got := p.Project(Span{0, 10}, true); !got.Empty() {
		t.Errorf("a span outside leads to %v", got)
	}
	if got := p.Project(Span{5, 15}, true); got != (Span{30, 35}) {
		t.Errorf("a span half outside leads to %v, want the half inside, [30, 35)", got)
	}
}

func TestNewSet(t *testing.T) {
	text := Text{ID: TextIDOf("a"), Body: "a", Lang: "und"}
	told := text
	told.Lang = "en"
	old := Article{Text: text.ID, Outlet: "Old", Published: day("2031-03-01")}
	young := Article{Text: text.ID, Outlet: "Young", Published: day("2031-03-02")}
	undated := Article{Text: text.ID, Outlet: "Undated"}
	for _, a := range []*Article{&old, &young, &undated} {
		a.ID = ArticleID(a)
	}
	s := NewSet([]Article{undated, young, old, young}, []Text{text, told})
	if len(s.Articles) != 3 || s.Articles[0].Outlet != "Old" || s.Articles[2].Outlet != "Undated" {
		t.Errorf("articles are not once each, by time, undated last: %+v", s.Articles)
	}
	if len(s.Texts) != 1 || s.Texts[0].Lang != "en" {
		t.Errorf("of one text in two languages the set keeps %+v, want the one that could be told", s.Texts)
	}
	if s.TextIndex(TextIDOf("b")) != -1 || s.Words(Ref{Text: text.ID, Span: Span{0, 1}}) != "a" {
		t.Error("texts are not found by id")
	}
}

func TestNamesInJSON(t *testing.T) {
	for _, v := range []any{Mixed, Declines, Author, SetType, Previous} {
		raw, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		if len(raw) < 5 || raw[0] != '"' || string(raw) == `"unknown"` {
			t.Errorf("%#v is %s in JSON, want its name", v, raw)
		}
	}
	var k Kind
	if err := k.UnmarshalText([]byte("nonsense")); err == nil {
		t.Error("a kind that does not exist gives no error")
	}
	id := TextIDOf("x")
	var back TextID
	if err := back.UnmarshalText([]byte(id.String())); err != nil || back != id {
		t.Errorf("an id does not come back: %v", err)
	}
	if err := back.UnmarshalText([]byte("abc")); err == nil {
		t.Error("a short id gives no error")
	}
}

func TestIDsKeepPartsApart(t *testing.T) {
	if MakeID('a', "ab", "c") == MakeID('a', "a", "bc") {
		t.Error("the borders of parts do not matter to an id")
	}
	if a, b := MakeID('a', "x"), MakeID('c', "x"); a[0] != 'a' || b[0] != 'c' || len(a) != 13 {
		t.Errorf("ids %q, %q", a, b)
	}
}

// TestByArticle: an article that cites an outlet twice, under two names, cites it once.
func TestByArticle(t *testing.T) {
	g := Ghost{Citing: []Citation{{Article: "a", Words: Ref{Span: Span{Start: 1}}}, {Article: "a", Words: Ref{Span: Span{Start: 2}}}, {Article: "b"}}}
	var got []ID
	for c := range g.ByArticle() {
		if got = append(got, c.Article); c.Article == "a" && c.Words.Span.Start != 1 {
			t.Errorf("the citation of a is at %d, not its first", c.Words.Span.Start)
		}
	}
	if !slices.Equal(got, []ID{"a", "b"}) {
		t.Errorf("cited by %q", got)
	}
}
