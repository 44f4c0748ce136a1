package claim

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"hearsay/internal/news"
)

// storiesIn are the stories of a set whose texts all tell of one thing.
func storiesIn(g *graph) (*stories, []pair) {
	var pairs []pair
	for a := range g.set.Texts {
		for b := a + 1; b < len(g.set.Texts); b++ {
			pairs = append(pairs, pair{int32(a), int32(b), 1})
		}
	}
	return g.stories(pairs), pairs
}

func TestJoinAlike(t *testing.T) {
	// In the words of nobody else, with others of their meaning, and with one more thing.
	for _, c := range []struct {
		what, a, b string
		one        bool
	}{
		{"other words", "The ferry sank in the harbour in a storm.", "A vessel foundered in the harbour in a gale.", true},
		{"another thing", "The ferry sank in the harbour in a storm.", "The company was blamed by the minister.", false},
		{"two named voices", "Ebba Farrow: the ferry sank in the harbour in a storm", "Odd Lindqvist: the ferry sank in a gale", false},
		{"one named voice", "Ebba Farrow: the ferry sank in the harbour in a storm", "Farrow: the ferry sank in a gale", true},
		{"a denial", "Ebba Farrow! the ferry sank in the harbour in a storm", "The ferry sank in the harbour in a storm.", false},
	} {
		g := graphOf(makeSet(c.a+"\nBread is dearer.", c.b+"\nMills stand idle."))
		s, pairs := storiesIn(g)
		s.joinAlike(pairs, g.ranks())
		content := func(s string) string { return s[max(0, strings.IndexAny(s, ":!")+1):] }
		x, y := g.nodeWith(t, strings.TrimSpace(content(c.a))), int32(-1)
		for n := range g.nodes {
			if g.nodes[n].text != g.nodes[x].text && strings.Contains(g.nodes[n].words.Of(g.set.Texts[g.nodes[n].text].Body), strings.TrimSpace(content(c.b))) {
				y = int32(n)
			}
		}
		if one := g.find(x) == g.find(y); one != c.one {
			t.Errorf("%s: joined %v", c.what, one)
		}
	}
}

// TestLeads: the beginnings of two texts are more alike than the same words stand elsewhere, but
// not in texts so short that all stands near the beginning.
func TestLeads(t *testing.T) {
	const ferry, vessel = "The ferry sank in the harbour in a storm.", "A vessel foundered in the harbour in a gale."
	mills := strings.Repeat("\nMills stand idle and bread is dearer.", 30)
	for _, c := range []struct {
		what, a, b string
		added      float32
	}{
		{"both in the lead", ferry + mills, vessel + mills, bothLead},
		{"one in the lead", ferry + mills, mills[1:] + "\n" + vessel, 0},
		{"neither", mills[1:] + "\n" + ferry, mills[1:] + "\n" + vessel, 0},
		{"short texts", ferry + mills[:2*news.MaxLead-len(ferry)-1], vessel + mills, 0},
	} {
		g := graphOf(makeSet(c.a, c.b))
		s, _ := storiesIn(g)
		var m sheet
		m.start(s, s.of[0])
		a, b := m.add(g.nodeWith(t, ferry)), m.add(g.nodeWith(t, vessel))
		if added := m.told(a, b) - m.alike(a, b); math.Abs(float64(added-c.added)) > 1e-6 {
			t.Errorf("%s: %v added", c.what, added)
		}
		if leads(&m, a, &m, a) != 0 {
			t.Errorf("%s: a stretch leads beside itself", c.what)
		}
	}
}

// TestComparerAgainstSlow holds the comparer against one that looks at every two rows.
func TestComparerAgainstSlow(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for round := range 12 {
		var bodies []string
		for range 3 {
			var b strings.Builder
			for range 5 + round*8 { // in the last rounds, some words stand in very many stretches
				for range 3 + r.IntN(8) {
					fmt.Fprintf(&b, "w%d ", r.IntN(10)*r.IntN(10))
				}
				b.WriteString("\n")
			}
			bodies = append(bodies, b.String())
		}
		g := graphOf(makeSet(bodies...))
		s, pairs := storiesIn(g)
		c := comparer{s: s, held: map[int32]*textSheet{}}
		for _, p := range pairs {
			p.near = .2
			got := c.compare(nil, p)
			want := slowCompare(s, p)
			slices.SortFunc(got, byNodes)
			if !slices.Equal(got, want) {
				t.Fatalf("round %d: got %d\n%v\nwant %d\n%v", round, len(got), got, len(want), want)
			}
			if slices.ContainsFunc(c.cells[:cap(c.cells)], func(x cell) bool { return x != cell{} }) {
				t.Fatal("cells are left")
			}
		}
	}
}

func byNodes(x, y likePair) int { return int(x.a-y.a)*1e6 + int(x.b-y.b) }

func slowCompare(s *stories, p pair) (found []likePair) {
	g := s.g
	var m sheet
	m.start(s, s.of[p.a])
	row := map[int32]int{}
	count := map[int32]int{} // of a word: the rows of the second text
	for _, t := range []int32{p.a, p.b} {
		for n := g.first[t]; n < g.last(t); n++ {
			row[n] = m.add(n)
			words, _ := m.said(row[n])
			for _, w := range words {
				if t == p.b {
					count[w]++
				}
			}
		}
	}
	best := map[int32]float32{}
	need := minAlike + float32(distrust*max(0, sureNear-p.near))
	for a := g.first[p.a]; a < g.last(p.a); a++ {
		for b := g.first[p.b]; b < g.last(p.b); b++ {
			var part float32
			words, weights := m.said(row[a])
			others, _ := m.said(row[b])
			for i, w := range words {
				if slices.Contains(others, w) && count[w] <= maxPosts {
					part += weights[i]
				}
			}
			if part < minSharedWords || !g.tells(a) || !g.tells(b) || len(words) < minTelling || len(others) < minTelling || m.rows[row[a]].no != m.rows[row[b]].no {
				continue
			}
			like := m.told(row[a], row[b])
			best[a], best[b] = max(best[a], like), max(best[b], like)
			if like >= need {
				found = append(found, likePair{a, b, like})
			}
		}
	}
	kept := found[:0]
	for _, x := range found {
		like := x.like - float32(bestOff*(best[x.a]-x.like)) - float32(bestOff*(best[x.b]-x.like))
		if like >= need && (like >= otherVoice || !g.otherPerson(x.a, x.b)) {
			kept = append(kept, likePair{x.a, x.b, like})
		}
	}
	return kept
}

// TestDots: four products side by side are the same, to the bit, as one after the other.
func TestDots(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	v := make([][]float32, 5)
	for i := range v {
		for range 96 {
			v[i] = append(v[i], float32(r.NormFloat64()))
		}
	}
	a, b, c, d := dots(v[0], v[1], v[2], v[3], v[4])
	if a != dot(v[0], v[1]) || b != dot(v[0], v[2]) || c != dot(v[0], v[3]) || d != dot(v[0], v[4]) {
		t.Error("they differ")
	}
}

// TestWorkers: the claims are the same, however many work on them.
func TestWorkers(t *testing.T) {
	set := makeSet(append(storiesOf(5, 60), sunk, sunkTo, other)...)
	want := told(set, Options{Lexicon: oneLexicon(), Each: inTurn})
	if len(want) < 20 {
		t.Errorf("only %d claims", len(want))
	}
	for range 3 {
		if got := told(set, Options{Lexicon: oneLexicon(), Each: atOnce}); !slices.Equal(got, want) {
			t.Fatal("they differ")
		}
	}
}

// TestGroupsGrow: a clause does not join its whole, and of a large group the first members
// speak.
func TestGroupsGrow(t *testing.T) {
	const both = "The ferry sank in the harbour on Monday in a storm, and forty workers who were on board drowned."
	g := graphOf(makeSet(both+"\nBread is dearer.", "The ferry sank in the harbour on Monday in a storm.\nMills stand idle."))
	s, pairs := storiesIn(g)
	s.joinAlike(pairs, g.ranks())
	whole := g.nodeWith(t, both)
	from, to := g.clauses(whole)
	if to-from != 2 {
		t.Fatalf("%d clauses", to-from)
	}
	for c := from; c < to; c++ {
		if g.find(c) == g.find(whole) {
			t.Errorf("clause %d is one with its whole", c)
		}
	}
	if part := g.nodeWith(t, "in a storm."); g.find(part) != g.find(from) {
		t.Error("what tells a part is not joined to the clause")
	}
}

func TestOverlapOf(t *testing.T) {
	g := graphOf(makeSet("Seven lanterns burned over Dunlin harbour.", "Eight lanterns burned over Tolvane harbour."))
	v := g.vocabulary()
	l := v.common(g.nodeWith(t, "Seven"), g.nodeWith(t, "Eight"))
	if l.words != 3 || l.light <= 0 || l.light >= 1 || l.heavy > l.light {
		t.Errorf("%+v", l) // lanterns, burned, harbour; not "over"
	}
	if l := v.common(g.nodeWith(t, "Seven"), g.nodeWith(t, "Seven")); l.first != 1 || l.heavy != 1 {
		t.Errorf("of itself %+v", l)
	}
	var near []int32
	v.nearTo(0, 0, int32(len(g.nodes)), func(b int32) { near = append(near, b) })
	if !slices.Equal(near, []int32{1}) {
		t.Errorf("near the first are %v", near)
	}
}

// TestWitnesses: two who say the same in one text are one claim, with two tellers.
func TestWitnesses(t *testing.T) {
	const words = "seven lanterns burned above Dunlin harbour before the warehouse collapsed"
	g := graphOf(makeSet("Ebba Farrow: " + words + "\nOdd Lindqvist: " + words + " yesterday\nOdd Lindqvist: bread is dearer"))
	g.joinWitnesses()
	if g.find(0) != g.find(1) || g.find(2) == g.find(0) {
		t.Errorf("%d %d %d", g.find(0), g.find(1), g.find(2))
	}
}

func TestShortFor(t *testing.T) {
	for _, c := range []struct {
		name, other string
		short       bool
	}{
		{"Ell", "Ellen", true},
		{"Ell", "Ellen Voss", true},
		{"Ellen", "Ell", false},
		{"Ell Voss", "Ell Vossler", false},
		{"El", "Ellen", false},
		{"Øy", "Øyvind", false},
		{"Voss", "Ellen Voss", false},
	} {
		if got := shortFor(c.name, c.other); got != c.short {
			t.Errorf("%q is short for %q: %t", c.name, c.other, got)
		}
	}
}

func TestTellers(t *testing.T) {
	g := graphOf(makeSet("Bread is dearer.\nFlour is scarce.", "Mills stand idle.", "Bakers wait."))
	g.join(0, 1)
	g.join(1, 2)
	late := g.add(node{text: 0, statement: -1, whole: -1})
	g.join(late, 0)
	if told := g.tellers(); told[g.find(0)] != 2 && told[g.find(0)] != 3 || int(told[g.find(0)]) != textsOf(g, g.find(0)) {
		t.Errorf("%d tell it, not %d", told[g.find(0)], textsOf(g, g.find(0)))
	}
}

func textsOf(g *graph, r int32) int {
	texts := map[int32]bool{}
	for n := range g.nodes {
		if g.find(int32(n)) == r {
			texts[g.nodes[n].text] = true
		}
	}
	return len(texts)
}
