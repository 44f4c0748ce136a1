package news

import (
	"slices"
	"testing"
	"time"
)

// TestGraph: every arc joins nodes that are there and has evidence; who tells a claim later
// and is joined by nothing else repeats it.
func TestGraph(t *testing.T) {
	day := func(d int) Stamp { return Stamp{Time: time.Date(2031, 3, d, 0, 0, 0, 0, time.UTC)} }
	text := Text{ID: TextIDOf("Seven crates were carried. Not so."), Body: "Seven crates were carried. Not so."}
	words := Ref{text.ID, Span{0, 26}}
	set := NewSet([]Article{
		{ID: "a1", Outlet: "Wire", Text: text.ID, Published: day(1)},
		{ID: "a2", Outlet: "Courier", Text: text.ID, Published: day(2)},
		{ID: "a3", Outlet: "Post", Text: text.ID, Published: day(3)},
	}, []Text{text})
	f := &Findings{
		Edges:  []Edge{{ID: "e1", From: "a1", To: "a2", Kind: Copies, Decided: true, Method: "reuse", Evidence: []Ref{words, words}}},
		Ghosts: []Ghost{{Name: "The Agency", Citing: []Citation{{"a1", words}}}},
		Claims: []Claim{{
			ID: "c1", Headline: words, Origins: []ClaimOrigin{{Article: "a1", Voice: "a clerk", Kind: Unnamed, Words: words}, {Article: "a3", Kind: Author, Words: words}},
			Tellings: []Telling{{Article: "a1", Words: words}, {Article: "a2", Words: words, Parent: "a1", Edge: "e1"}, {Article: "a3", Words: words, Origin: 1}},
			Denials:  []Denial{{Article: "a3", Words: Ref{text.ID, Span{27, 34}}}},
		}},
	}
	g := GraphOf(set, f)
	nodes := map[ID]NodeKind{}
	for _, n := range g.Nodes {
		nodes[n.ID] = n.Kind
	}
	if len(nodes) != len(g.Nodes) || len(nodes) != 6 {
		t.Errorf("%d nodes, %d of them different; want 6", len(g.Nodes), len(nodes))
	}
	var kinds []ArcKind
	for _, a := range g.Arcs {
		kinds = append(kinds, a.Kind)
		if nodes[a.From] == "" || nodes[a.To] == "" || len(a.Evidence) == 0 || a.Method == "" {
			t.Errorf("the arc %+v leads nowhere, or on nothing", a)
		}
		if a.Kind == Repeats && (a.From != "a1" || a.To != "a3" || !a.Decided) {
			t.Errorf("%+v repeats", a)
		}
	}
	if want := []ArcKind{ArcKind(Copies), ArcKind(Cites), Says, Tells, Tells, Tells, Repeats, DeniesEdge}; !slices.Equal(kinds, want) {
		t.Errorf("the arcs are %v, want %v", kinds, want)
	}
}

// TestCircles: two circles are told apart, and other doubts are no circle.
func TestCircles(t *testing.T) {
	f := &Findings{Edges: []Edge{
		{From: "a3", To: "a1", Why: WhyCircle},
		{From: "a1", To: "a2", Why: WhyCircle},
		{From: "a2", To: "a3", Why: WhyCircle},
		{From: "a8", To: "a9", Why: WhyCircle},
		{From: "a9", To: "a8", Why: WhyCircle},
		{From: "a1", To: "a9", Why: "same day"},
	}}
	got := f.Circles()
	if len(got) != 2 || !slices.Equal(got[0], []ID{"a1", "a2", "a3"}) || !slices.Equal(got[1], []ID{"a8", "a9"}) {
		t.Errorf("the circles are %v", got)
	}
	if got := (&Findings{}).Circles(); got != nil {
		t.Errorf("nothing has the circles %v", got)
	}
}
