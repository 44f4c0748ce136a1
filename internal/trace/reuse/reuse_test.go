package reuse

import (
	"math/bits"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"hearsay/internal/news"
	"hearsay/internal/text"
)

// checkPassages checks what must hold of all passages, whatever the texts.
func checkPassages(t *testing.T, docs []Doc, ps []news.Passage) {
	t.Helper()
	words := map[news.TextID]Words{}
	for _, d := range docs {
		words[d.Text] = WordsOf(d)
	}
	for i, p := range ps {
		if compareText(p.A.Text, p.B.Text) >= 0 {
			t.Fatalf("passage %d: text A does not sort before text B", i)
		}
		a, b := words[p.A.Text], words[p.B.Text]
		checkSide(t, &a, p.A.Span)
		checkSide(t, &b, p.B.Span)
		aLo, aHi := news.Within(a.Span, p.A.Span)
		bLo, bHi := news.Within(b.Span, p.B.Span)
		if a.Hash[aLo] != b.Hash[bLo] || a.Hash[aHi-1] != b.Hash[bHi-1] {
			t.Fatalf("passage %d does not begin and end with equal words: %q and %q", i, p.A.Span.Of(a.Body), p.B.Span.Of(b.Body))
		}
		// Between the edits, the words are the same on both sides.
		same, atA, atB := 0, aLo, bLo
		for k := range len(p.Edits) + 1 {
			endA, endB, nextA, nextB := aHi, bHi, aHi, bHi
			if k < len(p.Edits) {
				e := p.Edits[k]
				endA, nextA = wordRange(&a, e.A)
				endB, nextB = wordRange(&b, e.B)
			}
			if endA <= atA || !slices.Equal(a.Hash[atA:endA], b.Hash[atB:endB]) {
				t.Fatalf("passage %d differs where it has no edit, before edit %d of %d", i, k, len(p.Edits))
			}
			same += endA - atA
			atA, atB = nextA, nextB
		}
		if same != p.Words {
			t.Fatalf("passage %d has %d equal words and says %d", i, same, p.Words)
		}
		if p.Same < 0.5 || p.Same > 1 {
			t.Fatalf("passage %d: same is %v", i, p.Same)
		}
	}
}

// wordRange is the words of an edit's side; for an empty one, none, after the
// word that it marks.
func wordRange(w *Words, s news.Span) (lo, hi int) {
	if s.Empty() {
		n := 0
		for n < w.Len() && w.Span[n].End <= s.Start {
			n++
		}
		return n, n
	}
	return news.Within(w.Span, s)
}

func checkSide(t *testing.T, w *Words, s news.Span) {
	t.Helper()
	if s.Empty() || int(s.End) > len(w.Body) {
		t.Fatalf("span %v is not inside a text of %d bytes", s, len(w.Body))
	}
	if !utf8.RuneStart(w.Body[s.Start]) || int(s.End) < len(w.Body) && !utf8.RuneStart(w.Body[s.End]) {
		t.Fatalf("span %v cuts a character", s)
	}
	lo, hi := news.Within(w.Span, s)
	if lo == hi || !s.Contains(w.Span[lo]) || !s.Contains(w.Span[hi-1]) {
		t.Fatalf("span %v cuts a word", s)
	}
}

func TestPassagesHoldWhatTheyPromise(t *testing.T) {
	docs := newWorld(4).set(120)
	ps := Passages(docs, Options{})
	if len(ps) < 120 {
		t.Fatalf("only %d passages in 120 articles of which 80 are copies", len(ps))
	}
	checkPassages(t, docs, ps)
}

func TestOrderDoesNotMatter(t *testing.T) {
	docs := newWorld(5).set(90)
	want := Passages(docs, Options{})
	shuffled := slices.Clone(docs)
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	shuffled = append(shuffled, docs[7], docs[7]) // the same text again is the same text
	if got := Passages(shuffled, Options{}); !reflect.DeepEqual(got, want) {
		t.Errorf("%d passages in one order and %d in another, or different ones", len(want), len(got))
	}
}

// TestEveryCopyIsJoined: of many edited copies, each shares a passage with an
// earlier text, and no more than the promised number.
func TestEveryCopyIsJoined(t *testing.T) {
	w := newWorld(6)
	wire := w.article()
	var docs []Doc
	rank := map[news.TextID]int{}
	for i := range 300 {
		d := docOf(strings.Join(w.edited(wire), "\n\n"))
		d.Rank = i
		rank[d.Text] = i
		docs = append(docs, d)
	}
	before := make([]map[int]bool, len(docs))
	for _, p := range Passages(docs, Options{}) {
		i, j := rank[p.A.Text], rank[p.B.Text]
		if before[max(i, j)] == nil {
			before[max(i, j)] = map[int]bool{}
		}
		before[max(i, j)][min(i, j)] = true
	}
	for i, with := range before[1:] {
		if len(with) == 0 || len(with) > 12 {
			t.Errorf("copy %d is joined to %d earlier texts, want 1 to 12", i+1, len(with))
		}
	}
}

// TestWinnowingGuarantee: texts that share a run of Gram+Window-1 words share a
// selected gram, wherever the run stands.
func TestWinnowingGuarantee(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	o := Options{}.withDefaults()
	for range 500 {
		run := make([]uint32, o.Gram+o.Window-1)
		for i := range run {
			run[i] = rng.Uint32()
		}
		text := func() *Words {
			w := &Words{}
			for range rng.IntN(30) {
				w.Hash = append(w.Hash, rng.Uint32())
			}
			w.Hash = append(w.Hash, run...)
			for range rng.IntN(30) {
				w.Hash = append(w.Hash, rng.Uint32())
			}
			w.flag = make([]flag, len(w.Hash))
			return w
		}
		have := map[uint64]bool{}
		for _, g := range Fingerprint(text(), o) {
			have[g.Hash] = true
		}
		if !slices.ContainsFunc(Fingerprint(text(), o), func(g Gram) bool { return have[g.Hash] }) {
			t.Fatal("no gram in common")
		}
	}
}

func TestDiff(t *testing.T) {
	for _, c := range []struct{ a, b, want string }{
		{"", "", ""},
		{"one two three", "one two three", ""},
		{"", "one two", "|one two"},
		{"one two", "", "one two|"},
		{"the old ferry sank", "the ferry sank quickly", "old|; |quickly"},
		{"three men were hurt", "thirteen men were killed", "three|thirteen; hurt|killed"},
		{"a b c d e f", "d e f a b c", "a b c|; |a b c"},
	} {
		a, b := WordsOf(docOf(c.a)), WordsOf(docOf(c.b))
		var got []string
		for _, e := range Diff(&a, &b) {
			got = append(got, e.A.Of(c.a)+"|"+e.B.Of(c.b))
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("Diff(%q, %q) = %q, want %q", c.a, c.b, s, c.want)
		}
	}
}

// TestDiffLeadsFromOneToTheOther, also for texts too different for a shortest script.
func TestDiffLeadsFromOneToTheOther(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 9))
	var d differ
	for range 300 {
		a := make([]uint32, rng.IntN(900))
		for i := range a {
			a[i] = uint32(rng.IntN(1 + rng.IntN(2000)))
		}
		var b []uint32
		for _, h := range a {
			switch rng.IntN(1 + rng.IntN(12)) {
			case 0:
			case 1:
				b = append(b, h, uint32(rng.IntN(2000)))
			default:
				b = append(b, h)
			}
		}
		i, j := 0, 0
		for _, c := range append(slices.Clone(d.changes(a, b)), Change{len(a), len(a), len(b), len(b)}) {
			if c.A0 < i || c.B0 < j || c.A1 < c.A0 || c.B1 < c.B0 || !slices.Equal(a[i:c.A0], b[j:c.B0]) {
				t.Fatalf("change %+v after %d, %d: what stands between differs", c, i, j)
			}
			i, j = c.A1, c.B1
		}
	}
}

func FuzzPassages(f *testing.F) {
	f.Add("The ferry Marlow struck the “Tern pier” at dusk, the harbour office of Skerry said.", uint16(20), uint16(60))
	f.Add("a a a a a a a a a a a a b a a a a a a a a a", uint16(3), uint16(9))
	f.Add("Éa — “x” 12% $5 ’tis \u200b x́ 漢字 漢字 漢字 漢字 漢字 漢字 漢字 漢字 漢字", uint16(0), uint16(5))
	f.Add("a a a a\xff a a c a a a a  a a a a a a a a", uint16(39), uint16(9)) // a run cut to begin behind the next
	f.Fuzz(func(t *testing.T, raw string, cut, move uint16) {
		if len(raw) > 1<<14 {
			return
		}
		body, _ := text.Normalise(raw)
		at := func(n uint16) int {
			i := int(n) % (len(body) + 1)
			for i > 0 && i < len(body) && !utf8.RuneStart(body[i]) {
				i--
			}
			return i
		}
		i, j := min(at(cut), at(move)), max(at(cut), at(move))
		docs := []Doc{
			docOf(body),
			docOf(body[:i] + " then " + body[j:]),
			docOf(body[i:] + "\n" + body[:i]),
			docOf("Said: " + body[i:j] + body),
		}
		for k := range docs {
			docs[k].Rank, docs[k].Outlet = k, "x"
		}
		checkPassages(t, docs, Passages(docs, Options{}))
		a, b := WordsOf(docs[0]), WordsOf(docs[2])
		Diff(&a, &b)
		for _, d := range docs[1:] {
			_, _, rows := beside(docs[0].Body, d.Body)
			b := WordsOf(d)
			checkRows(t, &a, &b, rows)
		}
	})
}

// TestReorderedParagraphs: of a story whose paragraphs were set in another order, the
// short ones are found, too, which are no passages by themselves.
func TestReorderedParagraphs(t *testing.T) {
	ps := []string{
		"The ferry Corvina ran aground on the Hessel bar at dawn on Sunday with two hundred passengers aboard.",
		"Nobody was hurt in the evening storm.",
		"Tugs were sent from Marrow Bay and a diver went down to look at the hull of the ship.",
	}
	a := docOf(strings.Join(ps, "\n\n"))
	b := docOf(strings.Join([]string{ps[2], ps[1], ps[0]}, "\n\n"))
	b.Rank = 1
	short, other := "Nobody was hurt in the evening storm", "An unrelated line that stands before it all."
	if got := len(Passages([]Doc{a, b}, Options{})); got != 3 {
		t.Errorf("%d passages, want 3", got)
	}
	c := docOf(other + " " + short + ". The council met on Tuesday to hear of drains, kerbs and the price of lamp oil.")
	c.Rank = 1
	for _, p := range Passages([]Doc{a, c}, Options{}) {
		t.Errorf("two stories share %d words", p.Words)
	}
}

// TestHashes: rolling gives each gram the hash of its own words.
func TestHashes(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	for n := range 40 {
		words := make([]uint32, n)
		for i := range words {
			words[i] = rng.Uint32()
		}
		var want []uint64
		for i := range max(0, n-4) {
			sum := uint64(0)
			for k, h := range words[i : i+5] {
				sum ^= bits.RotateLeft64(spread(h), 4-k)
			}
			want = append(want, mix(sum))
		}
		if got := hashes(nil, words, 5); !slices.Equal(got, want) {
			t.Fatalf("%d words: other hashes", n)
		}
	}
}
