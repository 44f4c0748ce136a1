package reuse

import (
	"math/bits"
	"slices"
)

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

// fingerprinter holds the buffer of Fingerprint, to use again.
type fingerprinter struct{ hash []uint64 }

func (f *fingerprinter) appendTo(dst []Gram, w *Words, o Options) []Gram {
	f.hash = hashes(f.hash, w.Hash, o.Gram)
	win := winnower{hash: f.hash, window: o.Window, at: -1}
	if !anyQuoted(w.flag) {
		for i := win.next(); i >= 0; i = win.next() {
			dst = append(dst, Gram{f.hash[i], uint32(i)})
		}
		return dst
	}
	inside := 0 // words in quotation marks that end at the current word
	for i := range min(o.Gram-1, w.Len()) {
		inside = run(inside, w.flag[i])
	}
	next := win.next()
	for i, h := range f.hash {
		inside = run(inside, w.flag[i+o.Gram-1])
		kept := i == next
		if kept {
			next = win.next()
		}
		if kept || inside >= o.Gram {
			dst = append(dst, Gram{h, uint32(i)})
		}
	}
	return dst
}

func anyQuoted(flags []flag) bool {
	var all flag
	for _, f := range flags {
		all |= f
	}
	return all&quoted != 0
}

func run(n int, f flag) int {
	if f&quoted == 0 {
		return 0
	}
	return n + 1
}

// winnower selects the least hash of every window. A hash that is still in the window
// stays; when it leaves, the rightmost least one follows. Thus a text of one word over
// and over keeps one gram a window, not all.
type winnower struct {
	hash   []uint64
	window int
	end    int // of the window that was looked at last; 0: none yet
	at     int // what it kept
}

// next is the place of the next hash that is kept, or -1.
func (w *winnower) next() int {
	if w.end == 0 && len(w.hash) > 0 {
		w.end = min(w.window, len(w.hash))
		w.at = w.least(0)
		return w.at
	}
	for w.end < len(w.hash) {
		w.end++
		switch start, last := w.end-w.window, w.end-1; {
		case w.at < start:
			w.at = w.least(start)
			return w.at
		case w.hash[last] < w.hash[w.at]:
			w.at = last
			return w.at
		}
	}
	return -1
}

// least is the place of the rightmost least hash from start to the window's end.
func (w *winnower) least(start int) int {
	at := start
	for i := start + 1; i < w.end; i++ {
		if w.hash[i] <= w.hash[at] {
			at = i
		}
	}
	return at
}

// hashes are those of all n-grams of words in their order, in the room of dst, each made
// of the one before (a cyclic polynomial: Cohen, "Recursive hashing functions for
// n-grams", 1997).
func hashes(dst []uint64, words []uint32, n int) []uint64 {
	dst = dst[:0]
	if len(words) < n {
		return dst
	}
	dst = slices.Grow(dst, len(words)-n+1)
	sum := uint64(0)
	for _, h := range words[:n] {
		sum = bits.RotateLeft64(sum, 1) ^ spread(h)
	}
	dst = append(dst, mix(sum))
	for i, h := range words[n:] {
		sum = bits.RotateLeft64(sum^bits.RotateLeft64(spread(words[i]), n-1), 1) ^ spread(h)
		dst = append(dst, mix(sum))
	}
	return dst
}

// spread makes 64 bits of a word's 32, so that different words differ in all of them.
func spread(h uint32) uint64 { return (uint64(h) + 0x9e3779b9) * 0x9e3779b97f4a7c15 }

// mix spreads a hash over all bits (the finaliser of MurmurHash3).
func mix(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}
