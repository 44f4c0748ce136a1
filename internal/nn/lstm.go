package nn

import "slices"

// lstm is one direction of a layer of long short-term memory (Hochreiter and
// Schmidhuber 1997), gates in the order of PyTorch: input, forget, cell, output.
type lstm struct {
	in, hidden int
	wx         matrix    // in × 4·hidden
	wh         matrix    // hidden × 4·hidden
	bias       []float32 // 4·hidden
}

// read rounds n vectors of x for the layers to read.
func (s *Scratch) read(x []float32, n int) {
	wide := len(x) / n
	s.small, s.units = s.small[:0], grow(s.units, n)
	for t := range n {
		v := x[t*wide : (t+1)*wide]
		s.small, s.units[t] = quantise(s.small, v, largest(v))
	}
}

// tokens is how many tokens the sequences have.
func (s *Scratch) tokens() int {
	if s.of != nil {
		return len(s.of)
	}
	return len(s.units)
}

// fedSteps is how many steps of a recurrent layer are fed at once: enough of them for dots to
// fetch a weight once for many, and so few that what they are fed stays in the cache.
const fedSteps = 12

// run reads the vectors in s.small, of the sequences in s.seqs, and writes what the cells
// give out into s.next, rounded, and into y, where there is one, as it is: from column at
// on; backwards if it says so. The sequences step together, so that what a cell takes from
// its past, which is as much work as what it takes from below, fetches each weight once
// for several of them.
func (l *lstm) run(y []float32, at int, backwards bool, s *Scratch) {
	live := len(s.seqs)
	s.begin(live, l.hidden)
	if s.of != nil {
		s.below = l.take(s.below, s.small, s.units)
	}
	for k := 0; live > 0; {
		l.feed(k, min(fedSteps, s.seqs[live-1].n-k), backwards, s.seqs[:live], s)
		for p := s.pre; len(p) > 0; k++ {
			now := p[:live*4*l.hidden]
			if k > 0 {
				dots(now, &l.wh, s.past[:live*even(l.hidden)], s.ones[:live])
			}
			l.step(now, s)
			s.put(y, l.hidden, at, k, backwards, s.seqs[:live])
			p = p[len(now):]
		}
		for live > 0 && s.seqs[live-1].n == k { // the longest come first
			live--
		}
	}
}

// begin empties the cells, h of each of so many sequences.
func (s *Scratch) begin(sequences, h int) {
	s.state, s.cell, s.past = grow(s.state, sequences*h), grow(s.cell, sequences*h), grow(s.past, sequences*even(h))
	clear(s.cell)
	clear(s.past) // an odd row ends in a zero
	s.ones = grow(s.ones, sequences)
	fill(s.ones, oneUnit)
}

// take is what cells take from below of each of some vectors, in y if it is large enough.
func (l *lstm) take(y []float32, small []int16, units []float32) []float32 {
	gates := 4 * l.hidden
	y = grow(y, len(units)*gates)
	for i := range units {
		copy(y[i*gates:(i+1)*gates], l.bias)
	}
	dots(y, &l.wx, small, units)
	return y
}

// feed makes s.pre what the cells take from below in so many steps from k on: of the
// first step a row for each sequence, then of the next.
func (l *lstm) feed(k, steps int, backwards bool, live []seq, s *Scratch) {
	rows, depth, gates := steps*len(live), len(s.small)/len(s.units), 4*l.hidden
	token := func(i int) int { return live[i%len(live)].row(k+i/len(live), backwards) }
	if s.of != nil {
		s.pre = grow(s.pre, rows*gates)
		for i := range rows {
			copy(s.pre[i*gates:(i+1)*gates], s.below[int(s.of[token(i)])*gates:])
		}
		return
	}
	s.fed, s.fedUnits = grow(s.fed, rows*depth), grow(s.fedUnits, rows)
	for i := range rows {
		t := token(i)
		copy(s.fed[i*depth:(i+1)*depth], s.small[t*depth:])
		s.fedUnits[i] = s.units[t]
	}
	s.pre = l.take(s.pre, s.fed, s.fedUnits)
}

// step steps the cells of some sequences, of which gates has a row for each, and rounds
// what they give out for the next step and the next layer.
func (l *lstm) step(gates []float32, s *Scratch) {
	h, wide := l.hidden, even(l.hidden)
	for i := range len(gates) / (4 * h) {
		state := s.state[i*h : (i+1)*h]
		step(gates[i*4*h:(i+1)*4*h], s.cell[i*h:(i+1)*h], state)
		roundAll(s.past[i*wide:i*wide+h], state, whole)
	}
}

// put lays what the cells gave out in step k where the next layer reads it.
func (s *Scratch) put(y []float32, h, at, k int, backwards bool, live []seq) {
	wide := 2 * h
	for i, q := range live {
		t := q.row(k, backwards)
		copy(s.next[t*wide+at:], s.past[i*even(h):i*even(h)+h])
		if y != nil {
			copy(y[t*wide+at:], s.state[i*h:(i+1)*h])
		}
	}
}

// seq is one sequence of an input: n of its tokens from number from on.
type seq struct{ from, n int }

// longestFirst puts the sequences in the order in which run takes them.
func (s *Scratch) longestFirst() {
	slices.SortStableFunc(s.seqs, func(a, b seq) int { return b.n - a.n })
}

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
	seqs        []seq     // the sequences that are read, the longest first
	small, next []int16   // the vectors that a layer reads, rounded, and those that it makes
	units       []float32 // of each vector in small
	of          []int32   // for each token the number of its vector in small, or nil: each has its own
	below       []float32 // what the vectors in small are to the cells, where tokens share them

	fed         []int16 // those of small that some steps read, in the order of the steps
	fedUnits    []float32
	pre         []float32 // what is to the cells what some steps read
	state, cell []float32
	past        []int16 // state, rounded
	ones        []float32

	out, scores []float32 // of a Tagger
	back        []uint8
	ahead       []float32 // the best score of the labels up to a token, for each of its own

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

// fill makes all of s the same.
func fill(s []float32, v float32) {
	for i := range s {
		s[i] = v
	}
}
