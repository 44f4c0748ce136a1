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

// top is how wide what the last layer gives out is.
func (e *encoder) top() int {
	if n := len(e.layers); n > 0 {
		return e.layers[n-1][0].hidden + e.layers[n-1][1].hidden
	}
	return e.width
}

func (e *encoder) reader() *encoder { return e }

// layer runs layer i over the vectors in s.small, and leaves there what its cells give
// out, rounded, and in y, where there is one, as it is.
func (e *encoder) layer(i int, y []float32, s *Scratch) {
	l := &e.layers[i]
	wide := l[0].hidden + l[1].hidden
	s.next = grow(s.next, len(s.units)*even(wide))
	if wide%2 == 1 {
		clear(s.next) // each row ends in a zero
	}
	l[0].run(y, 0, false, s)
	l[1].run(y, l[0].hidden, true, s)
	s.small, s.next = s.next, s.small
	fill(s.units, oneUnit)
}

// Input collects what is known of the tokens of one sequence, or of several that are
// read by themselves but together, which costs less.
type Input struct {
	e    *encoder
	x    []float32
	n    int
	cuts []int // where each sequence but the first begins
}

// Network is what an Input can be for: a *Tagger or a *Parser.
type Network interface{ reader() *encoder }

// Begin empties an input for a network.
func (in *Input) Begin(t Network) {
	in.e, in.n = t.reader(), 0
	in.x, in.cuts = in.x[:0], in.cuts[:0]
}

// Next ends a sequence: the next token begins another one.
func (in *Input) Next() { in.cuts = append(in.cuts, in.n) }

// sequences are those that have tokens, in order.
func (in *Input) sequences(dst []seq) []seq {
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

// Token begins the next token.
func (in *Input) Token() {
	in.x = append(in.x, in.e.bias...)
	in.n++
}

// Add says that row of table is known of the last token begun. A row that the
// table has not is left out.
func (in *Input) Add(table int, row int32) {
	w := in.e.width
	e := &in.e.tables[table]
	if row < 0 || int(row) >= e.rows {
		return
	}
	x := in.x[len(in.x)-w:]
	r, scale := e.row(int(row), w)
	addRow(x, r, scale)
}

// Len is the number of tokens, of all sequences.
func (in *Input) Len() int { return in.n }
