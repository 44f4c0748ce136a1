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
	o       Options
	words   []Words // in order of rank; without their words where these are spilled
	groups  groups
	spilled *spilled // nil: the words are in memory
}

// textBlocks is into how many blocks of texts in a row a Builder's work is divided.
const textBlocks = 64

// Builder makes an Index. Its steps are divided into blocks of texts or parts of the
// grams, which may be done at the same time.
type Builder struct {
	ix      *Index
	docs    []*Doc
	outlets outlets
	count   [textBlocks][gramParts]int // postings
	cuts    []int                      // the part that each round begins with, and gramParts
	next    [textBlocks][gramParts]int // where in posts the next posting goes
	lo, hi  int                        // the parts of this round
	begin   [gramParts + 1]int         // where each part begins in posts
	posts   []posting
	lines   [textBlocks][lineParts][]line
	stale   [lineParts]map[uint64]bool
}

// mostPosts is how many postings are grouped in a round: 24 bytes each, and as much
// again for what is sorted.
const mostPosts = 1 << 25

// NewBuilder puts docs into order. See Passages. Where there is a spill, the words of
// the texts are kept there and not in memory.
func NewBuilder(docs []Doc, o Options, spill Spill) *Builder {
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
	if spill != nil {
		b.ix.spilled = newSpilled(spill, len(b.docs))
	}
	return b
}

// block is the texts of a block.
func (b *Builder) block(n int) (lo, hi int) {
	return n * len(b.docs) / textBlocks, (n + 1) * len(b.docs) / textBlocks
}

// read reads the words of a block's texts.
func (b *Builder) read(block int) {
	var f fingerprinter
	var grams []Gram
	lo, hi := b.block(block)
	for i := lo; i < hi; i++ {
		w := WordsOf(*b.docs[i])
		w.outlet = b.outlets.of[i]
		w.eachShortLine(func(_, _ int, key uint64) {
			to := &b.lines[block][linePart(key)]
			*to = append(*to, line{key, b.outlets.page[i]})
		})
		grams = f.appendTo(grams[:0], &w, b.ix.o)
		b.ix.groups.first[i+1] = len(grams)
		for _, g := range grams {
			b.count[block][partOf(g.Hash)]++
		}
		b.ix.put(i, w)
	}
}

// rounds is the number of rounds in which the grams are grouped, so that the memory for
// it is bounded.
func (b *Builder) rounds() int {
	g := &b.ix.groups
	for i := range b.docs {
		g.first[i+1] += g.first[i]
	}
	g.refs = make([]uint32, g.first[len(b.docs)])
	for i := range g.refs {
		g.refs[i] = noRef
	}
	b.cuts = []int{0}
	n := 0
	for p := range gramParts {
		in := 0
		for block := range textBlocks {
			in += b.count[block][p]
		}
		if n > 0 && n+in > mostPosts {
			b.cuts = append(b.cuts, p)
			n = 0
		}
		n += in
	}
	b.cuts = append(b.cuts, gramParts)
	return len(b.cuts) - 1
}

// arrange makes room for the postings of a round, whose parts it returns: [lo, hi).
func (b *Builder) arrange(round int) (lo, hi int) {
	b.lo, b.hi = b.cuts[round], b.cuts[round+1]
	total := 0
	for p := b.lo; p < b.hi; p++ {
		b.begin[p] = total
		for block := range textBlocks {
			b.next[block][p] = total
			total += b.count[block][p]
		}
	}
	b.begin[b.hi] = total
	if cap(b.posts) < total {
		b.posts = make([]posting, total)
	}
	b.posts = b.posts[:total]
	return b.lo, b.hi
}

// post makes the postings of a block's texts.
func (b *Builder) post(block int) {
	var f fingerprinter
	var grams []Gram
	lo, hi := b.block(block)
	next := &b.next[block]
	in := b.ix.reader()
	for i := lo; i < hi; i++ {
		w := in.head(i)
		grams = f.appendTo(grams[:0], w, b.ix.o)
		for k, g := range grams {
			p := partOf(g.Hash)
			if p < b.lo || p >= b.hi {
				continue
			}
			x := posting{hash: g.Hash, text: uint32(i), pos: g.Pos, around: aroundOf(w.Hash, int(g.Pos), b.ix.o.Gram), at: uint32(k)}
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

// group groups a part.
func (b *Builder) group(part int) {
	b.ix.groups.group(part, b.posts[b.begin[part]:b.begin[part+1]])
}

// findLines finds the recurring ones among a part of the short lines.
func (b *Builder) findLines(part int) {
	b.stale[part] = recurring(func(yield func([]line) bool) {
		for block := range textBlocks {
			if !yield(b.lines[block][part]) {
				return
			}
		}
	})
}

// mark flags the lines of a block's texts that recur in their outlet's.
func (b *Builder) mark(block int) {
	lo, hi := b.block(block)
	in := b.ix.reader()
	for i := lo; i < hi; i++ {
		if b.outlets.of[i] == 0 {
			continue
		}
		in.text(i).eachShortLine(func(lo, hi int, key uint64) {
			if b.stale[linePart(key)][key] {
				b.ix.flag(i, lo, hi, boilerplate)
			}
		})
	}
}

// index is what was built, unless its words could not be spilled.
func (b *Builder) index() (*Index, error) {
	ix := b.ix
	if b.outlets.count > 0 {
		markRepeated(ix, b.outlets)
	}
	*b = Builder{}
	return ix, ix.spilled.failure()
}

// NewIndex reads docs into memory. See Passages.
func NewIndex(docs []Doc, o Options) *Index {
	ix, _ := NewBuilder(docs, o, nil).Build(inTurn) // nothing is spilled that could fail
	return ix
}

func inTurn(n int, f func(i int)) {
	for i := range n {
		f(i)
	}
}

// Build does all the steps. What each is given to it may do at the same time.
func (b *Builder) Build(each func(n int, f func(i int))) (*Index, error) {
	each(textBlocks, b.read)
	for round := range b.rounds() {
		lo, hi := b.arrange(round)
		each(textBlocks, b.post)
		each(hi-lo, func(i int) { b.group(lo + i) })
	}
	b.posts = nil
	each(lineParts, b.findLines)
	each(textBlocks, b.mark)
	return b.index()
}

// Len is the number of texts.
func (ix *Index) Len() int { return len(ix.words) }

// library is what a Matcher looks texts up in, by their places in order of rank.
type library interface {
	// text is the words of a text, with all flags. It is valid until the next call for
	// another; that of the text that own was last called for, until own is called again.
	text(i int) *Words
	// head is the same, but may lack Span.
	head(i int) *Words
	// own calls f with the place of each gram of a text that others have, in order of
	// position, and with the places of that gram before it.
	own(i int, f func(p *place, before []place))
}

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
	return &Matcher{in: ix.reader(), o: ix.o, align: aligner{o: ix.o}}
}

// Match returns the passages that text i, in order of rank, shares with texts
// before it. Together, those of all i in [0, Len) are all passages.
func (m *Matcher) Match(i int) []news.Passage {
	cs := m.find.candidates(m.in, i)
	a := m.in.text(i)
	cs = slices.DeleteFunc(cs, func(c Candidate) bool {
		return !promising(a, m.in.head(c.Text), c.Seeds, m.o)
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
