package reuse

import "math/bits"

// Gram is a word n-gram of a text: a hash of its words in their order, and the
// word that it begins with.
type Gram struct {
	Hash uint64
	Pos  uint32
}

// Fingerprint selects the grams that a text is found by, in order of position.
// Of any o.Window grams in a row one is kept at least, the same one wherever the
// words are the same (robust winnowing: of 5-grams, two in five). Within
// quotation marks all are kept, since a quotation of five words counts.
func Fingerprint(w *Words, o Options) []Gram {
	o = o.withDefaults()
	var f fingerprinter
	return f.appendTo(nil, w, o)
}

// fingerprinter holds the buffers of Fingerprint, to use again.
type fingerprinter struct {
	hash []uint64
	keep []bool
}

func (f *fingerprinter) appendTo(dst []Gram, w *Words, o Options) []Gram {
	f.hash = f.hash[:0]
	for r := newRoller(w.Hash, o.Gram); r.next(); {
		f.hash = append(f.hash, mix(r.sum))
	}
	f.winnow(o.Window)
	inside := 0 // words in quotation marks that end at the current word
	for i := range min(o.Gram-1, w.Len()) {
		inside = run(inside, w.flag[i])
	}
	for i, h := range f.hash {
		inside = run(inside, w.flag[i+o.Gram-1])
		if f.keep[i] || inside >= o.Gram {
			dst = append(dst, Gram{h, uint32(i)})
		}
	}
	return dst
}

func run(n int, f flag) int {
	if f&quoted == 0 {
		return 0
	}
	return n + 1
}

// winnow fills keep: the least hash of every window. A hash that is still in the
// window stays; when it leaves, the rightmost least one follows. Thus a text of
// one word over and over keeps one gram a window, not all.
func (f *fingerprinter) winnow(window int) {
	f.keep = append(f.keep[:0], make([]bool, len(f.hash))...)
	at := -1
	for end := min(window, len(f.hash)); end > 0 && end <= len(f.hash); end++ {
		start := max(0, end-window)
		switch last := end - 1; {
		case at < start:
			at = start
			for i := start + 1; i < end; i++ {
				if f.hash[i] <= f.hash[at] {
					at = i
				}
			}
		case f.hash[last] < f.hash[at]:
			at = last
		}
		f.keep[at] = true
	}
}

// roller computes the hashes of all n-grams in turn, each from the one before
// (a cyclic polynomial: Cohen, "Recursive hashing functions for n-grams", 1997).
type roller struct {
	words []uint64
	n     int
	pos   int // of the current gram
	sum   uint64
}

func newRoller(words []uint64, n int) roller {
	r := roller{words: words, n: n, pos: -1}
	if len(words) >= n {
		for _, h := range words[:n-1] {
			r.sum = bits.RotateLeft64(r.sum, 1) ^ h
		}
	}
	return r
}

// next moves to the next gram and reports whether there is one.
func (r *roller) next() bool {
	r.pos++
	if r.pos+r.n > len(r.words) {
		return false
	}
	if r.pos > 0 {
		r.sum ^= bits.RotateLeft64(r.words[r.pos-1], r.n-1)
	}
	r.sum = bits.RotateLeft64(r.sum, 1) ^ r.words[r.pos+r.n-1]
	return true
}

// mix spreads a hash over all bits (the finaliser of MurmurHash3).
func mix(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}
