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

// run reads what s.read rounded, n vectors, and writes hidden outputs of each into
// y, whose rows are wide apart, from column at on; backwards if it says so.
func (l *lstm) run(n int, y []float32, wide, at int, backwards bool, s *Scratch) {
	h, gates := l.hidden, 4*l.hidden
	s.pre = grow(s.pre, n*gates)
	for t := range n {
		copy(s.pre[t*gates:(t+1)*gates], l.bias)
	}
	dots(s.pre, &l.wx, s.small, s.units)
	s.state = grow(s.state, h)
	s.cell = grow(s.cell, h)
	clear(s.cell)
	for k := range n {
		t := k
		if backwards {
			t = n - 1 - k
		}
		p := s.pre[t*gates : (t+1)*gates]
		if k > 0 {
			var unit float32
			s.past, unit = quantise(s.past[:0], s.state, 1)
			dot(p, &l.wh, s.past, unit)
		}
		step(p, s.cell, s.state)
		copy(y[t*wide+at:t*wide+at+h], s.state)
	}
}

// Scratch is what a run of a network works in. It may be used again and again,
// by one goroutine at a time.
type Scratch struct {
	pre, state, cell []float32
	a, b, scores     []float32
	units            []float32
	small, past      []int16
	back             []uint8
	ahead            []float32 // the best score of the labels up to a token, for each of its own

	arc, label, above []float32 // a Parser's
	heads             matrix
	tree              tree
}

// grow returns a slice of n elements, the old one if it is large enough.
func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}
