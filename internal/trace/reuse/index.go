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
	groups Groups
}

// Blocks is into how many blocks of texts in a row a Builder's work is divided.
const Blocks = 64

// Builder makes an Index. Its steps follow each other; each of them but Arrange and
// Index may be done for all of its blocks or parts at the same time:
//
//	Read(b) for each block, Arrange, Post(b) for each block, Group(p) for each part,
//	Mark(b) for each block, Index
type Builder struct {
	ix      *Index
	docs    []*Doc
	outlets outlets
	count   [Blocks][Parts]int // postings, then where they begin in posts
	begin   [Parts + 1]int
	posts   []posting
	lines   [Blocks][lineParts][]line
	stale   [lineParts]map[uint64]bool
}

// NewBuilder puts docs into order. See Passages.
func NewBuilder(docs []Doc, o Options) *Builder {
	b := &Builder{ix: &Index{o: o.withDefaults()}, docs: make([]*Doc, len(docs))}
	for i := range docs {
		b.docs[i] = &docs[i]
	}
	// By text first, to find those that are there twice: the lowest rank stays.
	slices.SortStableFunc(b.docs, func(a, b *Doc) int {
		return cmp.Or(compareText(a.Text, b.Text), cmp.Compare(a.Rank, b.Rank))
	})
	b.docs = slices.CompactFunc(b.docs, func(a, b *Doc) bool { return a.Text == b.Text })
	slices.SortStableFunc(b.docs, func(a, b *Doc) int { return cmp.Compare(a.Rank, b.Rank) })
	b.outlets = numberOutlets(b.docs)
	b.ix.words = make([]Words, len(b.docs))
	b.ix.groups.first = make([]int, len(b.docs)+1)
	return b
}

// block is the texts of a block.
func (b *Builder) block(n int) (lo, hi int) {
	return n * len(b.docs) / Blocks, (n + 1) * len(b.docs) / Blocks
}

// Read reads the words of a block's texts.
func (b *Builder) Read(block int) {
	var f fingerprinter
	var grams []Gram
	lo, hi := b.block(block)
	for i := lo; i < hi; i++ {
		w := &b.ix.words[i]
		*w = WordsOf(*b.docs[i])
		w.outlet = b.outlets.of[i]
		w.eachShortLine(func(_, _ int, key uint64) {
			to := &b.lines[block][linePart(key)]
			*to = append(*to, line{key, b.outlets.page[i]})
		})
		grams = f.appendTo(grams[:0], w, b.ix.o)
		b.ix.groups.first[i+1] = len(grams)
		for _, g := range grams {
			b.count[block][partOf(g.Hash)]++
		}
	}
}

// Arrange makes room for the postings.
func (b *Builder) Arrange() {
	total := 0
	for p := range Parts {
		b.begin[p] = total
		for block := range Blocks {
			b.count[block][p], total = total, total+b.count[block][p]
		}
	}
	b.begin[Parts] = total
	b.posts = make([]posting, total)
	g := &b.ix.groups
	for i := range b.docs {
		g.first[i+1] += g.first[i]
	}
	g.refs = make([]uint32, total)
	for i := range g.refs {
		g.refs[i] = noRef
	}
}

// Post makes the postings of a block's texts.
func (b *Builder) Post(block int) {
	var f fingerprinter
	var grams []Gram
	lo, hi := b.block(block)
	next := &b.count[block]
	for i := lo; i < hi; i++ {
		w := &b.ix.words[i]
		grams = f.appendTo(grams[:0], w, b.ix.o)
		for k, g := range grams {
			p := partOf(g.Hash)
			x := posting{hash: g.Hash, text: uint32(i), pos: g.Pos, around: aroundOf(w.Hash, int(g.Pos), b.ix.o.Gram), at: uint32(b.ix.groups.first[i] + k)}
			if allQuoted(w.flag[g.Pos : int(g.Pos)+b.ix.o.Gram]) {
				x.at |= postedQuoted
			}
			b.posts[next[p]] = x
			next[p]++
		}
	}
}

func allQuoted(fs []flag) bool {
	for _, f := range fs {
		if f&quoted == 0 {
			return false
		}
	}
	return true
}

// Group groups a part.
func (b *Builder) Group(part int) {
	b.ix.groups.group(part, b.posts[b.begin[part]:b.begin[part+1]], nil)
	if part < lineParts {
		b.stale[part] = recurring(func(yield func([]line) bool) {
			for block := range Blocks {
				if !yield(b.lines[block][part]) {
					return
				}
			}
		})
	}
}

// Mark flags the lines of a block's texts that recur in their outlet's.
func (b *Builder) Mark(block int) {
	lo, hi := b.block(block)
	for i := lo; i < hi; i++ {
		w := &b.ix.words[i]
		w.eachShortLine(func(lo, hi int, key uint64) {
			if b.stale[linePart(key)][key] {
				setFlag(w.flag[lo:hi], boilerplate)
			}
		})
	}
}

// Index is what was built.
func (b *Builder) Index() *Index {
	ix := b.ix
	if b.outlets.count > 0 {
		markRepeated(ix.words, &ix.groups, b.outlets, ix.o.Gram)
	}
	*b = Builder{}
	return ix
}

// NewIndex reads docs. See Passages.
func NewIndex(docs []Doc, o Options) *Index {
	b := NewBuilder(docs, o)
	for i := range Blocks {
		b.Read(i)
	}
	b.Arrange()
	for i := range Blocks {
		b.Post(i)
	}
	for i := range Parts {
		b.Group(i)
	}
	for i := range Blocks {
		b.Mark(i)
	}
	return b.Index()
}

// Len is the number of texts.
func (ix *Index) Len() int { return len(ix.words) }

// library is what a Matcher looks texts up in, by their places in order of rank.
type library interface {
	// text is the words of a text, with all flags, valid until texts of many others were asked for.
	text(i int) *Words
	// own calls f with the place of each gram of a text that others have, in order of
	// position, and with the places of that gram before it.
	own(i int, f func(p *place, before []place))
}

func (ix *Index) text(i int) *Words { return &ix.words[i] }

func (ix *Index) own(i int, f func(p *place, before []place)) { ix.groups.own(i, f) }

// Matcher finds passages in an Index. It holds buffers and is for one goroutine.
type Matcher struct {
	in     library
	o      Options
	find   collector
	finder finder
	align  aligner
}

// Matcher makes a Matcher.
func (ix *Index) Matcher() *Matcher {
	return &Matcher{in: ix, o: ix.o, align: aligner{o: ix.o}}
}

// Match returns the passages that text i, in order of rank, shares with texts
// before it. Together, those of all i in [0, Len) are all passages.
func (m *Matcher) Match(i int) []news.Passage {
	a := m.in.text(i)
	cs := m.find.candidates(m.in, i)
	cs = slices.DeleteFunc(cs, func(c Candidate) bool {
		return !promising(a, m.in.text(c.Text), c.Seeds, m.o)
	})
	cs = choose(cs, m.o.Partners)
	if len(cs) == 0 {
		return nil
	}
	m.finder.load(a.Hash, m.o.Gram)
	m.align.setStock(a.Len(), m.find.stock)
	var ps []news.Passage
	for _, c := range cs {
		b := m.in.text(c.Text)
		runs := m.finder.runs(b.Hash)
		m.align.laterIsA = compareText(a.Text, b.Text) < 0
		if m.align.laterIsA {
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
