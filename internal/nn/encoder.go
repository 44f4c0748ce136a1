package nn

// encoder is the part of a network that reads: what is known of a token is given
// as row numbers of tables, one table for each thing known; their rows are added
// up, and the sum, cut off below zero, goes through recurrent layers that read the
// sequence both ways.
type encoder struct {
	width  int
	tables []table
	bias   []float32 // width
	layers [][2]lstm // forwards, backwards
}

// Table returns the number of a table by its name, or -1.
func (e *encoder) Table(name string) int {
	for i := range e.tables {
		if e.tables[i].name == name {
			return i
		}
	}
	return -1
}

// firstWord is the row of a table's first string.
const firstWord = 2

// Row is the row of a string in a table; the second is false if it has none.
func (e *encoder) Row(table int, s []byte) (int32, bool) {
	i, ok := e.tables[table].vocab.number(s)
	return i + firstWord, ok
}

// top is how wide what the last layer gives out is, of those that were loaded.
func (e *encoder) top() int {
	if n := len(e.layers); n > 0 {
		return 2 * e.layers[n-1][0].hidden
	}
	return e.width
}

func (e *encoder) reader() *encoder { return e }

// read makes s.small what the first layer reads of an input, of which n tokens count.
func (e *encoder) read(in *Input, n int, s *Scratch) {
	cutOff(in.x)
	s.read(in.x, len(in.ends))
	s.of = in.of[:n]
}

// layer runs layer i over the vectors in s.small, and leaves there what its cells give
// out, rounded, and in y, where there is one, as it is.
func (e *encoder) layer(i int, y []float32, s *Scratch) {
	l, n := &e.layers[i], s.tokens()
	s.next = grow(s.next, n*2*l[0].hidden)
	l[0].run(y, 0, false, s)
	l[1].run(y, l[0].hidden, true, s)
	s.small, s.next = s.next, s.small
	s.units = grow(s.units, n)
	fill(s.units, oneUnit)
	s.of = nil
}
