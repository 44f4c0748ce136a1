package news

import (
	"fmt"
	"slices"
	"testing"
)

// TestByClaim takes findings of two claims apart: each part has what its claim rests on, and
// nothing of the other.
func TestByClaim(t *testing.T) {
	text := func(i int) TextID { return TextIDOf(fmt.Sprint(i)) }
	ref := func(i, from, to int) Ref { return Ref{Text: text(i), Span: MakeSpan(from, to)} }
	f := &Findings{
		Version: "1",
		Passages: []Passage{
			{ID: "p1", A: ref(0, 0, 9), B: ref(1, 0, 9)},
			{ID: "p2", A: ref(0, 20, 29), B: ref(1, 20, 29)}, // of other words
			{ID: "p3", A: ref(2, 0, 9), B: ref(3, 0, 9)},
		},
		Edges: []Edge{
			{ID: "e1", From: "a0", To: "a1", Passages: []ID{"p1", "p2", "gone"}},
			{ID: "e2", From: "a2", To: "a3", Passages: []ID{"p3"}},
		},
		Revisions: []Revision{{From: "a2", To: "a3"}},
		Ghosts: []Ghost{
			{Name: "Wire", Citing: []Citation{{"a0", ref(0, 3, 5)}, {"a2", ref(2, 3, 5)}}},
			{Name: "Post", Citing: []Citation{{"a0", ref(0, 50, 55)}}},
		},
		Claims: []Claim{
			{
				ID: "c1", Headline: ref(0, 0, 8),
				Tellings: []Telling{{Article: "a0", Words: ref(0, 0, 8)}, {Article: "a1", Words: ref(1, 0, 8), Parent: "a0", Edge: "e1", Drift: []Drift{{From: ref(4, 0, 1)}}}},
				Denials:  []Denial{{Article: "a9", Words: ref(9, 0, 8)}},
			},
			{ID: "c2", Headline: ref(2, 0, 8), Tellings: []Telling{{Article: "a2", Words: ref(2, 0, 8)}, {Article: "a3", Words: ref(3, 0, 8), Revises: "a2", Edge: "e2"}}},
		},
	}
	parts := NewByClaim(f)
	for i, want := range []struct {
		edges, passages, revisions int
		cited                      string
		named                      []ID
	}{
		{1, 1, 0, "a0", []ID{"a0", "a1", "a9"}},
		{1, 1, 1, "a2", []ID{"a2", "a3"}},
	} {
		p := parts.Of(i)
		if p.Version != "1" || len(p.Claims) != 1 || p.Claims[0].ID != f.Claims[i].ID {
			t.Errorf("part %d is of %v", i, p.Claims)
		}
		if len(p.Edges) != want.edges || len(p.Passages) != want.passages || len(p.Revisions) != want.revisions {
			t.Errorf("part %d has %v, %v, %v", i, p.Edges, p.Passages, p.Revisions)
		}
		if len(p.Ghosts) != 1 || len(p.Ghosts[0].Citing) != 1 || string(p.Ghosts[0].Citing[0].Article) != want.cited {
			t.Errorf("part %d has the ghosts %v", i, p.Ghosts)
		}
		if got := p.Named(); !slices.Equal(got, want.named) {
			t.Errorf("part %d names %v, want %v", i, got, want.named)
		}
	}
	set := NewSet([]Article{{ID: "a0", Text: text(0)}, {ID: "a1", Text: text(1)}, {ID: "a2", Text: text(2)}}, []Text{{ID: text(0)}, {ID: text(1)}, {ID: text(2)}})
	set.Analyses[set.TextIndex(text(1))] = &Analysis{Version: "x"}
	part := set.Part([]ID{"a1", "a9"})
	if len(part.Articles) != 1 || len(part.Texts) != 1 || len(part.Analyses) != 1 || part.Analyses[0] == nil {
		t.Errorf("the part of a set is %+v", part)
	}
}
