package nn

// Tagger labels the tokens of a sequence. What is known of a token is given as row
// numbers of tables, one table for each thing known; their rows are added up, and
// the sum, cut off below zero, is what the recurrent layers read. A linear-chain
// decoder (Viterbi) finds the best labels.
type Tagger struct {
	width, labels int
	tables        []table
	bias          []float32 // width
	layers        [][2]lstm // forwards, backwards
	out           []float32 // top × labels padded to pad
	outBias       []float32
	first         []float32 // labels
	next          []float32 // labels × labels, from × to
}

// table is a table of embeddings, each already multiplied by its part of the
// first layer.
type table struct {
	name  string
	rows  int
	w     []int8    // rows × width
	scale []float32 // rows
	vocab map[string]int32
}

// pad is what the width of the label scores is brought up to, for the kernels.
const pad = 16

// Labels is how many labels there are.
func (t *Tagger) Labels() int { return t.labels }

// Table returns the number of a table by its name, or -1.
func (t *Tagger) Table(name string) int {
	for i := range t.tables {
		if t.tables[i].name == name {
			return i
		}
	}
	return -1
}

// Row is the row of a string in a table; the second is false if it has none.
func (t *Tagger) Row(table int, s []byte) (int32, bool) {
	r, ok := t.tables[table].vocab[string(s)]
	return r, ok
}

// Input collects what is known of the tokens of one sequence.
type Input struct {
	t *Tagger
	x []float32
	n int
}

// Begin empties an input for a tagger.
func (in *Input) Begin(t *Tagger) {
	in.t, in.n = t, 0
	in.x = in.x[:0]
}

// Token begins the next token.
func (in *Input) Token() {
	in.x = append(in.x, in.t.bias...)
	in.n++
}

// Add says that row of table is known of the last token begun. A row that the
// table has not is left out.
func (in *Input) Add(table int, row int32) {
	w := in.t.width
	e := &in.t.tables[table]
	if row < 0 || int(row) >= e.rows {
		return
	}
	x := in.x[len(in.x)-w:]
	r, scale := e.w[int(row)*w:int(row)*w+w], e.scale[row]
	r = r[:len(x)]
	for j := range x {
		x[j] += float32(scale * float32(r[j]))
	}
}

// Len is the number of tokens.
func (in *Input) Len() int { return in.n }

// Label labels a sequence and appends the labels to dst. Time and memory are
// linear in its length.
func (t *Tagger) Label(dst []uint8, in *Input, s *Scratch) []uint8 {
	n := in.n
	if n == 0 {
		return dst
	}
	x := in.x
	for i := range x {
		x[i] = max(0, x[i])
	}
	limit := float32(0)
	buf := [2]*[]float32{&s.a, &s.b}
	for i := range t.layers {
		l := &t.layers[i]
		wide := l[0].hidden + l[1].hidden
		y := buf[i%2]
		*y = grow(*y, n*wide)
		s.read(x, n, limit)
		l[0].run(n, *y, wide, 0, false, s)
		l[1].run(n, *y, wide, l[0].hidden, true, s)
		x, limit = *y, 1 // what cells give out lies between -1 and 1
	}
	top := len(x) / n
	s.scores = grow(s.scores, n*pad)
	for i := range n {
		e := s.scores[i*pad : (i+1)*pad]
		copy(e, t.outBias)
		mulAdd(e, t.out, x[i*top:(i+1)*top])
	}
	return t.decode(dst, n, s)
}

// decode finds the labels that score best together.
func (t *Tagger) decode(dst []uint8, n int, s *Scratch) []uint8 {
	k := t.labels
	if cap(s.back) < n*k {
		s.back = make([]uint8, n*k, n*k+n*k/4)
	}
	s.back = s.back[:n*k]
	s.ahead = grow(s.ahead, n*k)
	var score, next [pad]float32
	for j := range k {
		score[j] = t.first[j] + s.scores[j]
	}
	copy(s.ahead, score[:k])
	for i := 1; i < n; i++ {
		e := s.scores[i*pad : i*pad+k]
		for to := range k {
			best, from := score[0]+t.next[to], 0
			for f := 1; f < k; f++ {
				if v := score[f] + t.next[f*k+to]; v > best {
					best, from = v, f
				}
			}
			next[to] = best + e[to]
			s.back[i*k+to] = uint8(from)
		}
		score = next
		copy(s.ahead[i*k:], score[:k])
	}
	last := 0
	for j := 1; j < k; j++ {
		if score[j] > score[last] {
			last = j
		}
	}
	at := len(dst)
	dst = append(dst, make([]uint8, n)...)
	for i := n - 1; i >= 0; i-- {
		dst[at+i] = uint8(last)
		if i > 0 {
			last = int(s.back[i*k+last])
		}
	}
	return dst
}

// Margins appends to dst, for each token of the sequence that was labelled last with
// s, by how much the best labels of all score better than the best among those that
// give this token the given label (max-marginals): 0 where it has that label, and the
// larger, the surer it is that it has not. Like scores, margins have no unit.
func (t *Tagger) Margins(dst []float32, n int, label uint8, s *Scratch) []float32 {
	if n == 0 {
		return dst
	}
	k := t.labels
	at := len(dst)
	dst = append(dst, make([]float32, n)...)
	var behind, next [pad]float32 // what the best labels after the token add
	best := s.ahead[(n-1)*k]
	for _, v := range s.ahead[(n-1)*k : n*k] {
		best = max(best, v)
	}
	for i := n - 1; i >= 0; i-- {
		dst[at+i] = max(0, best-(s.ahead[i*k+int(label)]+behind[label]))
		if i == 0 {
			break
		}
		e := s.scores[i*pad : i*pad+k]
		for from := range k {
			v := t.next[from*k] + (e[0] + behind[0])
			for to := 1; to < k; to++ {
				v = max(v, t.next[from*k+to]+(e[to]+behind[to]))
			}
			next[from] = v
		}
		behind = next
	}
	return dst
}
