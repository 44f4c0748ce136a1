package reuse

// Run is a run of equal words: N words from word A of one text and from word B
// of the other.
type Run struct{ A, B, N int }

func (r Run) endA() int { return r.A + r.N }
func (r Run) endB() int { return r.B + r.N }

// finder finds the runs that one text shares with others: a hash table of its
// grams, and for each the places where it stands.
type finder struct {
	words []uint32
	n     int
	hash  []uint64    // of the grams of the text that is read
	slots []slot      // open addressing
	next  []int32     // from a place of a gram to its next one, or -1
	round uint32      // number of the text that is compared
	open  map[int]Run // the last run on each diagonal
	last  Run         // the last run of all, which most grams lie in
	found []Run
}

type slot struct {
	hash        uint64
	first, last int32 // places; first is -1 in an empty slot
	places      uint8 // how many
	hits        uint8 // of round, in the text that is compared
	round       uint32
}

// load makes the table for a text.
func (f *finder) load(words []uint32, n int) {
	f.words, f.n, f.round = words, n, 0
	size := 16
	for size < 2*len(words) {
		size *= 2
	}
	if cap(f.slots) < size {
		f.slots = make([]slot, size)
	}
	f.slots = f.slots[:size]
	for i := range f.slots {
		f.slots[i] = slot{first: -1}
	}
	if cap(f.next) < len(words) {
		f.next = make([]int32, len(words))
	}
	f.next = f.next[:len(words)]
	f.hash = hashes(f.hash, words, n)
	for i, hash := range f.hash {
		s := f.slot(hash)
		at := int32(i)
		f.next[at] = -1
		switch {
		case s.first < 0:
			s.hash, s.first, s.last, s.places = hash, at, at, 1
		case s.places < repeats:
			f.next[s.last] = at
			s.last = at
			s.places++
		}
	}
}

// slot is where a hash is or belongs.
func (f *finder) slot(hash uint64) *slot {
	mask := uint64(len(f.slots) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		if s := &f.slots[i]; s.first < 0 || s.hash == hash {
			return s
		}
	}
}

// runs finds the runs of equal words that the loaded text shares with b, n words long or more and as
// long as they can be, in the order of their ends in b. Of a gram that recurs, only its first places
// in each text are followed (see repeats). The result is valid until the next call.
func (f *finder) runs(b []uint32) []Run {
	f.round++
	f.last = Run{}
	f.found = f.found[:0]
	if f.open == nil {
		f.open = map[int]Run{}
	}
	clear(f.open)
	f.hash = hashes(f.hash, b, f.n)
	for i, hash := range f.hash {
		s := f.slot(hash)
		if s.first < 0 {
			continue
		}
		if s.round != f.round {
			s.round, s.hits = f.round, 0
		}
		if s.hits >= repeats {
			continue
		}
		s.hits++
		for at := s.first; at >= 0; at = f.next[at] {
			f.meet(b, int(at), i)
		}
	}
	return f.found
}

// meet takes up a gram that stands at i in the loaded text and at j in b, unless
// a run on the same diagonal holds it already.
func (f *finder) meet(b []uint32, i, j int) {
	if l := f.last; j-i == l.B-l.A && j < l.endB() {
		return
	}
	a := f.words
	if last, ok := f.open[j-i]; ok && j < last.endB() {
		return
	}
	n := 0
	for i+n < len(a) && j+n < len(b) && a[i+n] == b[j+n] {
		n++
	}
	if n < f.n { // two grams with one hash
		return
	}
	for i > 0 && j > 0 && a[i-1] == b[j-1] {
		i, j, n = i-1, j-1, n+1
	}
	r := Run{i, j, n}
	f.open[j-i], f.last = r, r
	f.found = append(f.found, r)
}
