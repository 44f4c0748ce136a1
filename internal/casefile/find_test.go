package casefile

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/internal/news"
)

// tracedCase makes a case with analyses, and findings that hold one of each kind.
func tracedCase(t *testing.T) (c *Case, a, b Entry, f *news.Findings) {
	t.Helper()
	c = newCase(t)
	a, b = numbered(1), numbered(2)
	mustAdd(t, c, a, b)
	if err := c.PutAnalyses(context.Background(), []*news.Analysis{sampleAnalysis(a.Text), sampleAnalysis(b.Text)}); err != nil {
		t.Fatal(err)
	}
	here, there := news.Ref{Text: a.Text.ID, Span: news.MakeSpan(0, 20)}, news.Ref{Text: b.Text.ID, Span: news.MakeSpan(0, 20)}
	own := news.AssertionID(a.Text.ID, here.Span)
	f = &news.Findings{
		Version:  "1",
		Passages: []news.Passage{{ID: news.PassageID(here, there), A: here, B: there, Words: 3, Same: .9}},
		Edges:    []news.Edge{{ID: news.MakeID(news.KindEdge, "a", "b"), From: a.Article.ID, To: b.Article.ID, Kind: news.Copies}},
		Claims: []news.Claim{{
			ID: news.MakeID(news.KindClaim, "a"), Headline: here,
			Origins:  []news.ClaimOrigin{{Article: a.Article.ID, Words: here}},
			Tellings: []news.Telling{{Article: a.Article.ID, Statement: own, Index: -1, Words: here}},
		}},
	}
	if err := c.PutFindings(context.Background(), "key", f); err != nil {
		t.Fatal(err)
	}
	return c, a, b, f
}

func TestFind(t *testing.T) {
	c, a, _, f := tracedCase(t)
	ctx := context.Background()
	layer := sampleAnalysis(a.Text)
	if len(layer.Statements) == 0 {
		t.Fatal("the sample has no statement")
	}
	said := news.StatementID(a.Text.ID, &layer.Statements[0])
	own := f.Claims[0].Tellings[0].Statement
	capture, err := c.Capture(ctx, a.Capture.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []Found{
		{a.Article.ID, a.Article},
		{TextName(a.Text.ID), a.Text},
		{CaptureName(a.Capture.ID), capture},
		{said, Statement{news.Ref{Text: a.Text.ID, Span: layer.Statements[0].Extent()}, 0, layer}},
		{own, Statement{f.Claims[0].Tellings[0].Words, -1, layer}},
		{f.Passages[0].ID, f.Passages[0]},
		{f.Edges[0].ID, f.Edges[0]},
		{f.Claims[0].ID, f.Claims[0]},
	} {
		for _, asked := range []news.ID{want.ID, want.ID[:8], news.ID(strings.ToUpper(string(want.ID[:9])))} {
			got, err := c.Find(ctx, asked)
			if err != nil {
				t.Errorf("Find(%s): %v", asked, err)
			} else if d := cmp.Diff(want, got); d != "" {
				t.Errorf("Find(%s) (-want +got):\n%s", asked, d)
			}
		}
	}
	for _, whole := range []string{a.Text.ID.String(), "t" + a.Text.ID.String(), a.Capture.ID.String()} {
		if _, err := c.Find(ctx, news.ID(whole)); err != nil {
			t.Errorf("Find(%s): %v", whole, err)
		}
	}
}

func TestFindNothing(t *testing.T) {
	c, _, _, _ := tracedCase(t)
	for _, id := range []news.ID{
		"", "x", "v", "a000000000000", "t000000000000", "b000000000000", "s000000000000", "p000000000000", "e000000000000",
		"c000000000000", "a12'--", "zebra", "c12 OR 1", "éa", news.ID(strings.Repeat("a", 64)), news.ID(strings.Repeat("a", 66)),
		news.ID("t" + strings.Repeat("f", 63)), news.ID(strings.Repeat("\x00", 9)), "\xff",
	} {
		if f, err := c.Find(context.Background(), id); !errors.Is(err, ErrNotFound) || strings.Contains(err.Error(), "\n") {
			t.Errorf("Find(%q) = %v, %v; want ErrNotFound", id, f, err)
		}
	}
}

func TestFindAmbiguous(t *testing.T) {
	c := newCase(t)
	for i := range 30 {
		mustAdd(t, c, numbered(i))
	}
	for _, kind := range []news.ID{"a", "t", "b"} {
		_, err := c.Find(context.Background(), kind)
		var ambiguous *AmbiguousError
		if !errors.As(err, &ambiguous) {
			t.Errorf("Find(%s) gives %v", kind, err)
			continue
		}
		if len(ambiguous.Candidates) != maxCandidates || !ambiguous.More {
			t.Errorf("Find(%s) lists %d, more %v; want %d and more", kind, len(ambiguous.Candidates), ambiguous.More, maxCandidates)
		}
		for _, id := range ambiguous.Candidates {
			if !strings.Contains(err.Error(), string(id)) {
				t.Errorf("the error does not name %s: %v", id, err)
			}
			if f, err := c.Find(context.Background(), id); err != nil || f.ID != id {
				t.Errorf("a candidate does not lead anywhere: %v, %v", f.ID, err)
			}
		}
	}
}

// TestFindTheNewest: what two versions found under one id is the later one's.
func TestFindTheNewest(t *testing.T) {
	c, a, _, f := tracedCase(t)
	ctx := context.Background()
	layer := sampleAnalysis(a.Text)
	layer.Version, layer.Statements[0].Stance = "2", news.Denies
	if err := c.PutAnalyses(ctx, []*news.Analysis{layer}); err != nil {
		t.Fatal(err)
	}
	f.Claims[0].Articles = 17
	if err := c.PutFindings(ctx, "another key", f); err != nil {
		t.Fatal(err)
	}
	s, err := c.Find(ctx, news.StatementID(a.Text.ID, &layer.Statements[0]))
	if err != nil {
		t.Fatal(err)
	}
	if got := s.Value.(Statement).Analysis.Version; got != "2" {
		t.Errorf("the statement is that of version %s, want 2", got)
	}
	claim, err := c.Find(ctx, f.Claims[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	if got := claim.Value.(news.Claim).Articles; got != 17 {
		t.Errorf("the claim has %d articles, want the newest's 17", got)
	}
}

func TestFindings(t *testing.T) {
	c, _, _, f := tracedCase(t)
	ctx := context.Background()
	if err := c.PutFindings(ctx, "key", f); err != nil { // again
		t.Fatal(err)
	}
	got, ok, err := c.Findings(ctx, "key")
	if err != nil || !ok {
		t.Fatalf("Findings = %v, %v", ok, err)
	}
	if d := cmp.Diff(f, got); d != "" {
		t.Errorf("Findings (-want +got):\n%s", d)
	}
	if got, ok, err := c.Findings(ctx, "no such key"); got != nil || ok || err != nil {
		t.Errorf("Findings of an unknown key = %v, %v, %v", got, ok, err)
	}
}

func TestSearch(t *testing.T) {
	c, ctx := newCase(t), context.Background()
	for _, e := range []Entry{
		entry("1", "Fire in the port", "A café burned at Old Vellmouth. The mayor's office didn't comment."),
		entry("2", "Mayor silent on fire", "A café burned at Old Vellmouth. The mayor's office didn't comment."), // the text of 1
		entry("3", "Boats", "Old boats burned in the new port of Vellmouth."),
		entry("4", "Weather", "NOT today: rain AND wind (C++ OR -1.5%)."),
	} {
		mustAdd(t, c, e)
	}
	for _, test := range []struct{ query, want string }{
		{"burned", "1 2 3"},
		{"BURNED vellmouth", "1 2 3"},
		{"cafe", "1 2"},
		{"silent café", ""}, // one word is in a later title only
		{"silent", "1 2"},
		{`"old vellmouth"`, "1 2"},
		{`old vellmouth`, "1 2 3"},
		{`"old vellmouth`, "1 2"}, // never closed
		{"didn't", "1 2"},
		{"port fire", "1 2"},
		{"not AND or", "4"},
		{"c++ (wind", "4"},
		{"title:boats", ""}, // no syntax: the words title and boats, side by side
		{"nowhere", ""},
		{"rain * ^ - !", "4"},
	} {
		ids, err := c.Search(ctx, test.query, 10)
		if err != nil {
			t.Errorf("Search(%s): %v", test.query, err)
			continue
		}
		names := map[string]bool{}
		for _, id := range ids {
			f, err := c.Find(ctx, id)
			if err != nil {
				t.Fatal(err)
			}
			capture, err := c.Capture(ctx, f.Value.(news.Article).Capture)
			if err != nil {
				t.Fatal(err)
			}
			names[capture.Arrivals[0].Name] = true
		}
		got := ""
		for _, n := range []string{"1", "2", "3", "4"} {
			if names[n] {
				got += " " + n
			}
		}
		if got = strings.TrimSpace(got); got != test.want || len(ids) != len(names) {
			t.Errorf("Search(%s) finds %q, want %q", test.query, got, test.want)
		}
	}
	if ids, err := c.Search(ctx, "burned", 2); len(ids) != 2 || err != nil {
		t.Errorf("a limit of 2 gives %v, %v", ids, err)
	}
	for _, empty := range []string{"", "  ", `"`, "… — !"} {
		if _, err := c.Search(ctx, empty, 10); err == nil {
			t.Errorf("Search(%q) gives no error", empty)
		}
	}
}

// TestWith: the articles that have one of some words, or one that begins as one of some do; a
// word is never syntax.
func TestWith(t *testing.T) {
	c, ctx := newCase(t), context.Background()
	for _, e := range []Entry{
		entry("1", "Fire in the port", "A café burned at Old Vellmouth, and 3,700 sacks with it."),
		entry("2", "Mayor silent on fire", "A café burned at Old Vellmouth, and 3,700 sacks with it."), // the text of 1
		entry("3", "Boats", "Old boats burned in the new port of Vellmouth; 3 were sold, and 700 crates."),
	} {
		mustAdd(t, c, e)
	}
	for _, test := range []struct {
		exact, starts []string
		most          int
		want          []int64
	}{
		{[]string{"burned"}, nil, 9, []int64{1, 3}},
		{nil, []string{"vellm"}, 9, []int64{1, 3}},
		{nil, []string{"vellm"}, 1, []int64{1}},
		{[]string{"boat", "cafe"}, nil, 9, []int64{1}},
		{[]string{"nowhere"}, []string{"bo"}, 9, []int64{3}},
		{[]string{"silent"}, nil, 9, []int64{2}},
		{[]string{"3,700"}, nil, 9, []int64{1}},
		{[]string{`"`, "OR", "a\x00"}, nil, 9, nil},
		{nil, nil, 9, nil},
	} {
		got, err := c.With(ctx, test.exact, test.starts, test.most)
		if err != nil || !slices.Equal(got, test.want) {
			t.Errorf("With(%q, %q): %v, %v; want %v", test.exact, test.starts, got, err, test.want)
		}
	}
	l, err := c.Lookup(ctx, "1")
	if err != nil {
		t.Fatal(err)
	}
	for n, want := range map[int64]int{1: 2, 2: 2, 3: 1, 4: 0} {
		if got, err := l.Printing(n); len(got) != want || err != nil {
			t.Errorf("the text of article %d is printed by %d, %v", n, len(got), err)
		}
	}
	if err := l.Close(); err != nil {
		t.Error(err)
	}
}

// TestSearchTakesAnything: whatever a user types is words, never syntax.
func TestSearchTakesAnything(t *testing.T) {
	c, ctx := newCase(t), context.Background()
	mustAdd(t, c, numbered(1))
	for _, query := range []string{
		`a"b`, `a"b"c"`, `NEAR(a b`, `a NEAR/2 b`, "a*", "^a", "-a", "a:b", "{a b}:c", "(((((a", "a)", "a AND", "OR a", "NOT", "a'b--",
		"a\x00b", "\xffa", "à\u0301", "\U0001f4f0", "½", "ا\u200fب", "新聞", "a;b", `\"a\"`, `''`, "+a +b", "a,b,c",
		strings.Repeat("a ", maxWords), `"` + strings.Repeat("a ", 5000) + `"`, strings.Repeat("a", 100_000),
	} {
		if _, err := c.Search(ctx, query, 10); err != nil && !strings.Contains(err.Error(), "give a word") {
			t.Errorf("Search(%.40q): %v", query, err)
		}
	}
	if _, err := c.Search(ctx, strings.Repeat("a ", maxWords+1), 10); err == nil || !strings.Contains(err.Error(), fmt.Sprint(maxWords)) {
		t.Errorf("too many words: %v", err)
	}
}
