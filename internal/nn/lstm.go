package nn

// lstm is one direction of a layer of long short-term memory (Hochreiter and
// Schmidhuber 1997), gates in the order of PyTorch: input, forget, cell, output.
type lstm struct {
	in, hidden int
	wx         matrix    // in × 4·hidden
	wh         matrix    // hidden × 4·hidden
	bias       []float32 // 4·hidden
}

// read rounds n vectors of x for the layers to read, none of which is beyond limit
// in size (0: find the size of each).
func (s *Scratch) read(x []float32, n int, limit float32) {
	wide := len(x) / n
	s.small, s.units = s.small[:0], grow(s.units, n)
	for t := range n {
		v := x[t*wide : (t+1)*wide]
		most := limit
		if most == 0 {
			most = largest(v)
		}
		s.small, s.units[t] = quantise(s.small, v, most)
	}
}

// run reads what s.read rounded, the vectors of the sequences in s.seqs, and writes
// hidden outputs of each into y, whose rows are wide apart, from column at on;
// backwards if it says so. The sequences step together, so that what a cell takes from
// its past, which is as much work as what it takes from below, fetches each weight
// once for four of them.
func (l *lstm) run(y []float32, wide, at int, backwards bool, s *Scratch) {
	h, gates, n := l.hidden, 4*l.hidden, len(s.units)
	s.pre = grow(s.pre, n*gates)
	for t := range n {
		copy(s.pre[t*gates:(t+1)*gates], l.bias)
	}
	dots(s.pre, &l.wx, s.small, s.units)
	live := len(s.seqs)
	s.state, s.cell = grow(s.state, live*h), grow(s.cell, live*h)
	clear(s.cell)
	for k := 0; ; k++ {
		for live > 0 && s.seqs[live-1].n <= k { // the longest come first
			live--
		}
		if live == 0 {
			return
		}
		p := s.pre
		if live == 1 {
			p = p[s.seqs[0].row(k, backwards)*gates:][:gates]
		} else {
			s.gates = grow(s.gates, live*gates)
			p = s.gates
			for i, q := range s.seqs[:live] {
				copy(p[i*gates:(i+1)*gates], s.pre[q.row(k, backwards)*gates:])
			}
		}
		if k > 0 {
			s.past, s.ones = s.past[:0], grow(s.ones, live)
			for i := range live {
				s.past, s.ones[i] = quantise(s.past, s.state[i*h:(i+1)*h], 1)
			}
			dots(p, &l.wh, s.past, s.ones)
		}
		for i, q := range s.seqs[:live] {
			step(p[i*gates:(i+1)*gates], s.cell[i*h:(i+1)*h], s.state[i*h:(i+1)*h])
			t := q.row(k, backwards)
			copy(y[t*wide+at:t*wide+at+h], s.state[i*h:(i+1)*h])
		}
	}
}

// seq is one sequence of an input: n of its tokens from number from on.
type seq struct{ from, n int }

// row is the number of the token that is read in step k.
func (q seq) row(k int, backwards bool) int {
	if backwards {
		return q.from + q.n - 1 - k
	}
	return q.from + k
}

// Scratch is what a run of a network works in. It may be used again and again,
// by one goroutine at a time.
type Scratch struct {
	pre, state, cell []float32
	a, b, scores     []float32
	units            []float32 // of each vector in small
	small            []int16
	seqs             []seq // the sequences that are read, the longest first
	gates, ones      []float32
	past             []int16
	back             []uint8
	ahead            []float32 // the best score of the labels up to a token, for each of its own

	arc, turned, label, above []float32 // a Parser's
	heads                     matrix
	tree                      tree
}

// grow returns a slice of n elements, the old one if it is large enough.
func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}
