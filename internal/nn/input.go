package nn

import "slices"

// Input collects what is known of the tokens of one sequence, or of several that are
// read by themselves but together, which costs less. Tokens of which the same is known
// share a vector: much of a text is the same few words, and what stands for them is
// worked out once.
type Input struct {
	e      *encoder
	cuts   []int     // where each sequence but the first begins
	facts  []fact    // what is known: of each vector, then of the token begun last
	ends   []int     // of each vector: where its facts end
	hashes []uint64  // of those facts
	x      []float32 // the vectors
	slots  []int32   // a hash table, at most half full: 1 + the number of a vector, or 0
	of     []int32   // for each token the number of its vector; the last has none yet
	n      int
}

// fact is a row of a table.
type fact struct{ table, row int32 }

// Network is what an Input can be for: a *Tagger or a *Parser.
type Network interface{ reader() *encoder }

// Begin empties an input for a network.
func (in *Input) Begin(t Network) {
	in.e, in.n = t.reader(), 0
	in.cuts, in.of = in.cuts[:0], in.of[:0]
	in.facts, in.ends, in.hashes, in.x = in.facts[:0], in.ends[:0], in.hashes[:0], in.x[:0]
	clear(in.slots)
}

// Len is the number of tokens, of all sequences.
func (in *Input) Len() int { return in.n }

// Next ends a sequence: the next token begins another one.
func (in *Input) Next() { in.cuts = append(in.cuts, in.n) }

// Token begins the next token.
func (in *Input) Token() {
	in.settle()
	in.n++
}

// Add says that row of table is known of the last token begun. A row that the
// table has not is left out.
func (in *Input) Add(table int, row int32) {
	if row >= 0 && int(row) < in.e.tables[table].rows {
		in.facts = append(in.facts, fact{int32(table), row})
	}
}

// sequences are those that have tokens, in order, of the tokens begun.
func (in *Input) sequences(dst []seq) []seq {
	in.settle()
	from := 0
	for i := range len(in.cuts) + 1 {
		end := in.n
		if i < len(in.cuts) {
			end = in.cuts[i]
		}
		if end > from {
			dst = append(dst, seq{from, end - from})
		}
		from = end
	}
	return dst
}

// settle finds the vector of the last token, or makes it.
func (in *Input) settle() {
	if len(in.of) == in.n {
		return
	}
	from := in.begin(len(in.ends))
	own := in.facts[from:]
	hash := hashFacts(own)
	i := in.slot(hash, own)
	if in.slots[i] == 0 {
		in.vector(own)
		in.ends, in.hashes = append(in.ends, len(in.facts)), append(in.hashes, hash)
		in.slots[i] = int32(len(in.ends))
	} else {
		in.facts = in.facts[:from]
	}
	in.of = append(in.of, in.slots[i]-1)
}

// begin is where the facts of a vector begin.
func (in *Input) begin(vector int) int {
	if vector == 0 {
		return 0
	}
	return in.ends[vector-1]
}

// vector adds up what is known of a token.
func (in *Input) vector(own []fact) {
	from := len(in.x)
	in.x = append(in.x, in.e.bias...)
	for _, f := range own {
		row, scale := in.e.tables[f.table].row(int(f.row), in.e.width)
		addRow(in.x[from:], row, scale)
	}
}

// slot is where the number of the vector of some facts is, or is to be.
func (in *Input) slot(hash uint64, own []fact) int {
	if 2*(len(in.ends)+1) > len(in.slots) {
		in.spread()
	}
	mask := len(in.slots) - 1
	for i := int(hash) & mask; ; i = (i + 1) & mask {
		v := int(in.slots[i]) - 1
		if v < 0 || in.hashes[v] == hash && slices.Equal(in.facts[in.begin(v):in.ends[v]], own) {
			return i
		}
	}
}

// spread makes room in the hash table.
func (in *Input) spread() {
	in.slots = make([]int32, max(256, 2*len(in.slots)))
	mask := len(in.slots) - 1
	for v, hash := range in.hashes {
		i := int(hash) & mask
		for in.slots[i] != 0 {
			i = (i + 1) & mask
		}
		in.slots[i] = int32(v + 1)
	}
}

// hashFacts is FNV-1a over facts instead of bytes, its halves folded onto each other.
func hashFacts(own []fact) uint64 {
	h := uint64(14695981039346656037)
	for _, f := range own {
		h = (h ^ uint64(f.table)<<32 ^ uint64(f.row)) * 1099511628211
	}
	return h ^ h>>32
}
