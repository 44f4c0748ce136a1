package reuse

import (
	"cmp"
	"slices"

	"hearsay/internal/news"
)

// Index holds many texts in a form in which their passages can be found, one
// text at a time. It is not changed once it is made, so several Matchers can
// use it at the same time.
type Index struct {
	o      Options
	words  []Words // in order of rank
	groups *Groups
	common *rarity
}

// NewIndex reads docs. See Passages.
func NewIndex(docs []Doc, o Options) *Index {
	ix := &Index{o: o.withDefaults()}
	order := make([]*Doc, len(docs))
	for i := range docs {
		order[i] = &docs[i]
	}
	// By text first, to find those that are there twice: the lowest rank stays.
	slices.SortStableFunc(order, func(a, b *Doc) int {
		if c := compareText(a.Text, b.Text); c != 0 {
			return c
		}
		return cmp.Compare(a.Rank, b.Rank)
	})
	order = slices.CompactFunc(order, func(a, b *Doc) bool { return a.Text == b.Text })
	slices.SortStableFunc(order, func(a, b *Doc) int { return cmp.Compare(a.Rank, b.Rank) })

	ix.words = make([]Words, len(order))
	grams := make([][]Gram, len(order))
	var f fingerprinter
	for i, d := range order {
		ix.words[i] = WordsOf(*d)
		grams[i] = slices.Clip(f.appendTo(nil, &ix.words[i], ix.o))
	}
	ix.groups = Group(grams)
	outlets := numberOutlets(ix.words, func(i int) string { return order[i].Outlet })
	pages := numberPages(ix.words, func(i int) string { return order[i].Page })
	markLines(ix.words)
	markRepeated(ix.words, ix.groups, outlets, pages, ix.o.Gram)
	ix.common = newRarity(ix.words, grams)
	return ix
}

// Len is the number of texts.
func (ix *Index) Len() int { return len(ix.words) }

// Matcher finds passages in an Index. It holds buffers and is for one goroutine.
type Matcher struct {
	ix     *Index
	finder finder
	align  aligner
}

// Matcher makes a Matcher.
func (ix *Index) Matcher() *Matcher {
	return &Matcher{ix: ix, align: aligner{o: ix.o, common: ix.common}}
}

// Match returns the passages that text i, in order of rank, shares with texts
// before it. Together, those of all i in [0, Len) are all passages.
func (m *Matcher) Match(i int) []news.Passage {
	ix := m.ix
	a := &ix.words[i]
	cs := ix.groups.Candidates(i)
	cs = slices.DeleteFunc(cs, func(c Candidate) bool {
		return !promising(a, &ix.words[c.Text], c.Seeds, ix.o)
	})
	cs = choose(cs, ix.o.Partners)
	if len(cs) == 0 {
		return nil
	}
	m.finder.load(a.Hash, ix.o.Gram)
	var ps []news.Passage
	for _, c := range cs {
		b := &ix.words[c.Text]
		runs := m.finder.runs(b.Hash)
		if compareText(a.Text, b.Text) < 0 {
			ps = m.align.appendTo(ps, a, b, runs)
			continue
		}
		for k, r := range runs {
			runs[k] = Run{A: r.B, B: r.A, N: r.N}
		}
		ps = m.align.appendTo(ps, b, a, runs)
	}
	return ps
}

// rarity says which words are rare in a set. A word is counted once for every
// different gram that begins with it (the continuation count of Kneser and Ney),
// so that ten thousand copies of a story do not make its words common.
type rarity struct {
	count []uint32 // by the low bits of a word's hash: a collision makes a word commoner, never rarer
	limit uint32
}

func newRarity(words []Words, grams [][]Gram) *rarity {
	const size = 1 << 16
	r := &rarity{count: make([]uint32, size)}
	// A gram is new if its bit is not set: one bit in 16 times as many as there
	// are grams, so about 6% of new grams pass for old ones at the end.
	total := 0
	for _, g := range grams {
		total += len(g)
	}
	bit := make([]uint64, total/4+1)
	distinct := 0
	for i, g := range grams {
		for _, x := range g {
			at := x.Hash % uint64(len(bit)*64)
			if bit[at/64]&(1<<(at%64)) != 0 {
				continue
			}
			bit[at/64] |= 1 << (at % 64)
			distinct++
			r.count[words[i].Hash[x.Pos]%size]++
		}
	}
	r.limit = uint32(max(4, distinct/20000))
	return r
}

// rare reports whether a word is rare in the set.
func (r *rarity) rare(word uint64) bool { return r.count[word%uint64(len(r.count))] <= r.limit }
