package nn

// lstm is one direction of a layer of long short-term memory (Hochreiter and
// Schmidhuber 1997), gates in the order of PyTorch: input, forget, cell, output.
type lstm struct {
	in, hidden int
	wx         matrix    // in × 4·hidden
	wh         matrix    // hidden × 4·hidden
	bias       []float32 // 4·hidden
}

// run reads n vectors of width in from x, of which none is beyond limit in size (0:
// find the size of each), and writes hidden outputs of each into y, whose rows are
// wide apart, from column at on; backwards if it says so.
func (l *lstm) run(x []float32, n int, limit float32, y []float32, wide, at int, backwards bool, s *Scratch) {
	h, gates := l.hidden, 4*l.hidden
	s.pre = grow(s.pre, n*gates)
	s.small, s.units = s.small[:0], grow(s.units, n)
	for t := range n {
		p := s.pre[t*gates : (t+1)*gates]
		copy(p, l.bias)
		v := x[t*l.in : (t+1)*l.in]
		most := limit
		if most == 0 {
			most = largest(v)
		}
		s.small, s.units[t] = quantise(s.small, v, most)
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
			s.small, unit = quantise(s.small[:0], s.state, 1)
			dot(p, &l.wh, s.small, unit)
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
	small            []int16
	back             []uint8
}

// grow returns a slice of n elements, the old one if it is large enough.
func grow(s []float32, n int) []float32 {
	if cap(s) < n {
		return make([]float32, n, n+n/4)
	}
	return s[:n]
}
