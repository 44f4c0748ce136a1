package nn

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func random(r *rand.Rand, n int) []float32 {
	out := make([]float32, n)
	for i := range out {
		out[i] = float32(r.NormFloat64())
	}
	return out
}

// TestFastIsPlain holds the fast kernel against the plain one, to the bit, for
// every width and a few depths.
func TestFastIsPlain(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for n := 0; n <= 420; n++ {
		for _, k := range []int{0, 1, 2, 7, 100} {
			y, w, x := random(r, n), random(r, n*k), random(r, k)
			plain := slices.Clone(y)
			mulAddGo(plain, w, x)
			mulAdd(y, w, x)
			for j := range y {
				if math.Float32bits(y[j]) != math.Float32bits(plain[j]) {
					t.Fatalf("n %d, k %d: element %d is %g, plain %g", n, k, j, y[j], plain[j])
				}
			}
		}
	}
}

// TestWholeIsPlain holds the kernel over whole numbers against the plain one, at
// the largest values that can come and at random ones.
func TestWholeIsPlain(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for n := 0; n <= 420; n += 4 {
		for _, depth := range []int{1, 2, 7, 100, maxDepth} {
			m := newMatrix(random(r, n*depth), max(n, 1))
			m.scale = m.scale[:n]
			x, unit := quantise(nil, random(r, depth), 3)
			if depth == maxDepth {
				for i := range m.w {
					m.w[i] = whole
				}
				for i := range x {
					x[i] = whole
				}
			}
			y := random(r, n)
			plain := slices.Clone(y)
			dotGo(plain, &m, x, unit)
			dots(y, &m, x, []float32{unit})
			for j := range y {
				if math.Float32bits(y[j]) != math.Float32bits(plain[j]) {
					t.Fatalf("n %d, depth %d: element %d is %g, plain %g", n, depth, j, y[j], plain[j])
				}
			}
		}
	}
}

// TestRowsTogether holds the kernel of four rows against one row at a time.
func TestRowsTogether(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 16))
	for _, n := range []int{0, 4, 16, 48, 448} {
		for _, depth := range []int{1, 2, 7, 128, maxDepth} {
			for rows := range 10 {
				m := newMatrix(random(r, n*depth), max(n, 1))
				m.scale = m.scale[:n]
				var x []int16
				units := make([]float32, rows)
				for k := range units {
					x, units[k] = quantise(x, random(r, depth), float32(1+k))
				}
				y := random(r, n*rows)
				plain := slices.Clone(y)
				for k, unit := range units {
					dotGo(plain[k*n:(k+1)*n], &m, x[k*len(x)/rows:(k+1)*len(x)/rows], unit)
				}
				dots(y, &m, x, units)
				for j := range y {
					if math.Float32bits(y[j]) != math.Float32bits(plain[j]) {
						t.Fatalf("%d rows of %d, depth %d: element %d is %g, plain %g", rows, n, depth, j, y[j], plain[j])
					}
				}
			}
		}
	}
}

// TestWholeIsClose holds the product in whole numbers against the true one.
func TestWholeIsClose(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	const n, depth = 32, 101
	w, v := random(r, n*depth), random(r, depth)
	m := newMatrix(w, n)
	x, unit := quantise(nil, v, largest(v))
	got, want := make([]float32, n), make([]float32, n)
	dots(got, &m, x, []float32{unit})
	mulAddGo(want, w, v)
	for j := range got {
		if d := got[j] - want[j]; math.Abs(float64(d)) > 0.05 {
			t.Errorf("element %d is %g, not %g", j, got[j], want[j])
		}
	}
}

// TestCellIsPlain holds the kernel of the cells against the plain one.
func TestCellIsPlain(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	for h := 0; h <= 128; h++ {
		p, cell, state := random(r, 4*h), random(r, h), make([]float32, h)
		for i := range p {
			p[i] *= 5
		}
		c, s := slices.Clone(cell), slices.Clone(state)
		for range 3 {
			cellGo(p, c, s)
			step(p, cell, state)
		}
		for j := range cell {
			if math.Float32bits(c[j]) != math.Float32bits(cell[j]) || math.Float32bits(s[j]) != math.Float32bits(state[j]) {
				t.Fatalf("%d cells: cell %d is %g and gives %g, plain %g and %g", h, j, cell[j], state[j], c[j], s[j])
			}
		}
	}
}

// TestRoundIsPlain holds the kernel that rounds against the plain one, at halves,
// at the ends and beyond them.
func TestRoundIsPlain(t *testing.T) {
	r := rand.New(rand.NewPCG(17, 18))
	for n := range 100 {
		x := random(r, n)
		for i := range x {
			switch r.IntN(4) {
			case 0:
				x[i] = float32(r.IntN(8192)-4096) / 2
			case 1:
				x[i] *= 1e9
			}
		}
		up := []float32{1, 700.3}[n%2]
		got, want := make([]int16, n), make([]int16, n)
		roundAll(got, x, up)
		roundAllGo(want, x, up)
		if !slices.Equal(got, want) {
			t.Fatalf("%v times %g is rounded to %v, plain %v", x, up, got, want)
		}
	}
}

func TestRound(t *testing.T) {
	for v, want := range map[float32]int16{0: 0, 0.4: 0, 0.6: 1, -0.4: 0, -0.6: -1, 1.5: 2, 9999: whole, -9999: -whole, 2046.6: whole} {
		if got := round(v); got != want {
			t.Errorf("%g is rounded to %d, not %d", v, got, want)
		}
	}
}

func TestTanh(t *testing.T) {
	for x := -12.0; x <= 12; x += 1e-3 {
		if d := math.Abs(float64(tanh(float32(x))) - math.Tanh(x)); d > 1e-6 {
			t.Fatalf("tanh(%g) is off by %g", x, d)
		}
		if d := math.Abs(float64(sigmoid(float32(x))) - 1/(1+math.Exp(-x))); d > 1e-6 {
			t.Fatalf("sigmoid(%g) is off by %g", x, d)
		}
	}
}

// someTable is a table of random rows without strings.
func someTable(r *rand.Rand, name string, rows, width int) table {
	t := table{name: name, rows: rows}
	for range rows {
		t.raw = binary.LittleEndian.AppendUint32(t.raw, math.Float32bits(random(r, 1)[0]))
		for range width {
			t.raw = append(t.raw, byte(int8(r.IntN(255)-127)))
		}
	}
	return t
}

// TestRowsArePlain holds the kernels of one row against plain Go.
func TestRowsArePlain(t *testing.T) {
	r := rand.New(rand.NewPCG(17, 18))
	for _, n := range []int{0, 1, 8, 15, 16, 32, 40, 128, 448} {
		x, tab := random(r, n), someTable(r, "", 1, n)
		if n > 2 {
			x[1], x[2] = 0, float32(math.Copysign(0, -1))
		}
		plain := slices.Clone(x)
		row, scale := tab.row(0, n)
		addRow(x, row, scale)
		addRowGo(plain, row, scale)
		same(t, x, plain)
		if got, want := largest(x), largestGo(x); got != want {
			t.Errorf("%d: the largest is %g, plain %g", n, got, want)
		}
		cutOff(x)
		cutOffGo(plain)
		same(t, x, plain)
	}
}

// same holds numbers against others, to the bit.
func same(t *testing.T, got, want []float32) {
	t.Helper()
	for j := range want {
		if math.Float32bits(got[j]) != math.Float32bits(want[j]) {
			t.Fatalf("element %d of %d is %g, not %g", j, len(want), got[j], want[j])
		}
	}
}

// TestVocab: every string has its number, the last of equal ones, and others have none.
func TestVocab(t *testing.T) {
	var words []string
	for i := range 3000 {
		words = append(words, fmt.Sprint("w", i%2990))
	}
	words[7] = "" // an empty line is a string, too
	v := newVocab(strings.Join(words, "\n"))
	want := map[string]int32{}
	for i, w := range words {
		want[w] = int32(i)
	}
	for w, i := range want {
		if got, ok := v.number([]byte(w)); !ok || got != i {
			t.Errorf("%q is %d, %v; want %d", w, got, ok, i)
		}
	}
	for _, w := range []string{"w", "w2990", "w1\nw2", "\n"} {
		if got, ok := v.number([]byte(w)); ok {
			t.Errorf("%q is %d", w, got)
		}
	}
	if _, ok := (&vocab{}).number([]byte("a")); ok {
		t.Error("an empty vocabulary has a string")
	}
}

// tiny is a network with random weights.
func tiny(labels int) *Tagger {
	r := rand.New(rand.NewPCG(3, 4))
	const width, hidden = 16, 16
	t := &Tagger{labels: labels, encoder: encoder{width: width, bias: random(r, width)}}
	t.tables = []table{someTable(r, "word", 10, width)}
	var l [2]lstm
	for d := range l {
		l[d] = lstm{in: width, hidden: hidden, wx: newMatrix(random(r, width*4*hidden), 4*hidden), wh: newMatrix(random(r, hidden*4*hidden), 4*hidden), bias: random(r, 4*hidden)}
	}
	t.layers = [][2]lstm{l}
	t.out, t.outBias = random(r, 2*hidden*pad), random(r, pad)
	for range pad / labels {
		t.decoders = append(t.decoders, decoder{random(r, labels), random(r, labels*labels)})
	}
	return t
}

// decoded are the labels of n tokens, one sequence, by s.scores.
func (t *Tagger) decoded(n, decoder int, s *Scratch) []uint8 {
	s.seqs = []seq{{0, n}}
	return t.Label(nil, decoder, s)
}

// value is what labels score with a decoder.
func (t *Tagger) value(y []uint8, decoder int, s *Scratch) float32 {
	d, at := &t.decoders[decoder], decoder*t.labels
	v := d.first[y[0]] + s.scores[at+int(y[0])]
	for i := 1; i < len(y); i++ {
		v += d.next[int(y[i-1])*t.labels+int(y[i])] + s.scores[i*pad+at+int(y[i])]
	}
	return v
}

// TestDecodeIsBest holds the decoder against trying every sequence of labels.
func TestDecodeIsBest(t *testing.T) {
	tag := tiny(3)
	var s Scratch
	r := rand.New(rand.NewPCG(5, 6))
	for round := range 50 {
		const n = 6
		which := round % tag.Decoders()
		s.scores = random(r, n*pad)
		got := tag.decoded(n, which, &s)
		best := float32(math.Inf(-1))
		for code := range 729 {
			y, c := make([]uint8, n), code
			for i := range y {
				y[i] = uint8(c % 3)
				c /= 3
			}
			best = max(best, tag.value(y, which, &s))
		}
		if v := tag.value(got, which, &s); math.Abs(float64(v-best)) > 1e-3 {
			t.Fatalf("decoded %v scores %g, the best %g", got, v, best)
		}
	}
}

// TestMarginsAreWhatALabelCosts holds margins against trying every sequence of labels.
func TestMarginsAreWhatALabelCosts(t *testing.T) {
	tag := tiny(3)
	var s Scratch
	r := rand.New(rand.NewPCG(7, 8))
	for round := range 50 {
		const n = 5
		which := round % tag.Decoders()
		s.scores = random(r, n*pad)
		best := float32(math.Inf(-1))
		var with [n]float32 // the best of those that give a token the label
		for i := range with {
			with[i] = best
		}
		const label = 1
		for code := range 243 {
			y, c := make([]uint8, n), code
			for i := range y {
				y[i] = uint8(c % 3)
				c /= 3
			}
			v := tag.value(y, which, &s)
			best = max(best, v)
			for i := range with {
				if y[i] == label {
					with[i] = max(with[i], v)
				}
			}
		}
		labels := tag.decoded(n, which, &s)
		for i, m := range tag.Margins(nil, which, label, &s) {
			if math.Abs(float64(best-with[i]-m)) > 1e-3 || labels[i] == label && m > 1e-3 {
				t.Fatalf("the margin of token %d is %g, want %g", i, m, best-with[i])
			}
		}
	}
}

// TestInput: each token has the sum of what is known of it, and tokens of which the same is
// known have one vector.
func TestInput(t *testing.T) {
	tag := tiny(7)
	tag.tables = append(tag.tables, tag.tables[0])
	r := rand.New(rand.NewPCG(33, 34))
	var in Input
	for _, n := range []int{0, 1, 1000, 5} { // more vectors than the table of them has room for at first
		in.Begin(tag)
		var want [][]float32
		vectors := map[string]bool{}
		for range n {
			in.Token()
			x := slices.Clone(tag.bias)
			var known []fact
			for range r.IntN(5) {
				f := fact{r.Int32N(2), r.Int32N(12) - 1} // the first and the last do not exist
				in.Add(int(f.table), f.row)
				if f.row >= 0 && f.row < 10 {
					row, scale := tag.tables[f.table].row(int(f.row), tag.width)
					addRowGo(x, row, scale)
					known = append(known, f)
				}
			}
			want = append(want, x)
			vectors[fmt.Sprint(known)] = true
		}
		if got := in.sequences(nil); n > 0 && !slices.Equal(got, []seq{{0, n}}) {
			t.Errorf("%d tokens are the sequences %v", n, got)
		}
		if len(in.of) != n || len(in.ends) != len(vectors) {
			t.Fatalf("%d tokens have %d vectors, want %d", len(in.of), len(in.ends), len(vectors))
		}
		for i, x := range want {
			same(t, in.x[int(in.of[i])*tag.width:][:tag.width], x)
		}
	}
}

func TestLabelTwiceIsTheSame(t *testing.T) {
	tag := tiny(7)
	var in Input
	var s Scratch
	label := func() []uint8 {
		in.Begin(tag)
		for i := range 200 {
			in.Token()
			in.Add(0, int32(i*7%13)) // some rows do not exist
		}
		tag.Read(&in, &s)
		return tag.Label(nil, 1, &s)
	}
	a := label()
	if b := label(); !slices.Equal(a, b) || len(a) != 200 {
		t.Error("the same sequence is labelled in two ways")
	}
	in.Begin(tag)
	tag.Read(&in, &s)
	if got := tag.Label(nil, 0, &s); len(got) != 0 {
		t.Errorf("an empty sequence has labels %v", got)
	}
}

// TestLabelTogether: sequences that are labelled together have the labels and margins that
// each has by itself.
func TestLabelTogether(t *testing.T) {
	tag := tiny(7)
	var in Input
	var s Scratch
	r := rand.New(rand.NewPCG(31, 32))
	for range 20 {
		var together, apart []uint8
		var margins, want []float32
		var rows [][]int32
		for range r.IntN(9) {
			rows = append(rows, make([]int32, []int{0, 1, 2, 7, 12, 30, 30, 61}[r.IntN(8)]))
			for i := range rows[len(rows)-1] {
				rows[len(rows)-1][i] = r.Int32N(11)
			}
		}
		add := func(rows []int32) {
			for _, row := range rows {
				in.Token()
				in.Add(0, row)
			}
		}
		for _, sequence := range rows {
			in.Begin(tag)
			add(sequence)
			tag.Read(&in, &s)
			apart = tag.Label(apart, 1, &s)
			want = tag.Margins(want, 1, 2, &s)
		}
		in.Begin(tag)
		for _, sequence := range rows {
			in.Next()
			add(sequence)
		}
		tag.Read(&in, &s)
		together = tag.Label(together, 1, &s)
		margins = tag.Margins(margins, 1, 2, &s)
		if !slices.Equal(together, apart) || len(margins) != len(want) {
			t.Fatalf("%v are labelled %v together, by themselves %v", rows, together, apart)
		}
		same(t, margins, want)
	}
}

// TestHeader: a header read with its strings taken out is that which package json reads.
func TestHeader(t *testing.T) {
	for _, h := range []string{
		`{"width": 3, "tables": [{"name": "a", "rows": 4, "vocab": "x\ny\n\"\n\\"}, {"name": "b", "vocab": ""}, {"vocab": "1"}], "layers": [2]}`,
		`{"tables": [{"vocab": "a\u0041"}, {"vocab": "0"}, {"vocab": "\"vocab\": \"5"}]}`,
		`{"tables": [{"vocab": "a`, `{"tables": [{"vocab": "a\`, `{"tables": [{"vocab": "a"`,
	} {
		var want header
		bad := json.Unmarshal([]byte(h), &want) != nil
		raw := append([]byte(magic), byte(len(h)), byte(len(h)>>8), 0, 0)
		got, _, err := begin(append(raw, h...), magic)
		if bad != (err != nil) {
			t.Errorf("%s: %v", h, err)
		}
		if !bad && !reflect.DeepEqual(*got, want) {
			t.Errorf("%s\nis read as %+v\n      not %+v", h, *got, want)
		}
	}
}

func FuzzLoad(f *testing.F) {
	f.Add([]byte(magic + "\x02\x00\x00\x00{}"))
	f.Add([]byte(magic + `00 0{"width":1,"labels":1,"layers":[1]}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if tag, err := Load(raw); err == nil && min(tag.Labels(), tag.Decoders()) < 1 {
			t.Error("a network without labels was loaded")
		}
	})
}

// BenchmarkDots multiplies some rows with a layer's weights.
func BenchmarkDots(b *testing.B) {
	r := rand.New(rand.NewPCG(19, 20))
	for _, depth := range []int{112, 224} {
		const width = 4 * 112
		m := newMatrix(random(r, width*depth), width)
		for _, rows := range []int{1, 2, 3, 4, 6, 12} {
			var x []int16
			units := make([]float32, rows)
			for k := range units {
				x, units[k] = quantise(x, random(r, depth), 1)
			}
			y := make([]float32, rows*width)
			b.Run(fmt.Sprintf("depth=%d/rows=%d", depth, rows), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					dots(y, &m, x, units)
				}
				b.ReportMetric(float64(b.N*rows*width*depth)/b.Elapsed().Seconds()/1e9, "Gmac/s")
			})
		}
	}
}

func BenchmarkLabel(b *testing.B) {
	r := rand.New(rand.NewPCG(7, 8))
	const width, hidden, n, different = 128, 112, 200, 120 // as in news
	tag := &Tagger{labels: 7, encoder: encoder{width: width, bias: random(r, width), tables: []table{someTable(r, "", different, width)}}}
	l := func() lstm {
		return lstm{in: width, hidden: hidden, wx: newMatrix(random(r, width*4*hidden), 4*hidden), wh: newMatrix(random(r, hidden*4*hidden), 4*hidden), bias: random(r, 4*hidden)}
	}
	tag.layers = [][2]lstm{{l(), l()}}
	tag.out, tag.outBias = random(r, 2*hidden*pad), random(r, pad)
	tag.decoders = []decoder{{random(r, 7), random(r, 49)}, {random(r, 7), random(r, 49)}}
	var in Input
	var s Scratch
	var y []uint8
	b.ReportAllocs()
	for b.Loop() {
		in.Begin(tag)
		for i := range n {
			in.Token()
			in.Add(0, int32(i%different))
		}
		tag.Read(&in, &s)
		y = tag.Label(tag.Label(y[:0], 0, &s), 1, &s)
	}
	b.ReportMetric(float64(b.N)*n/b.Elapsed().Seconds(), "tokens/s")
}
