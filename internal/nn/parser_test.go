package nn

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
)

// isTree says what keeps heads from being a tree of one root, or "".
func isTree(heads []int32) string {
	roots := 0
	for i, h := range heads {
		if h == -1 {
			roots++
			continue
		}
		if h < 0 || int(h) >= len(heads) {
			return fmt.Sprintf("the head of %d is %d", i, h)
		}
		at := int32(i)
		for steps := 0; at >= 0; steps++ {
			if at = heads[at]; steps > len(heads) {
				return fmt.Sprintf("%d is in a circle", i)
			}
		}
	}
	if roots != 1 {
		return fmt.Sprintf("%d roots", roots)
	}
	return ""
}

// total is what a tree scores.
func total(heads []int32, scores []float32, stride int) float64 {
	sum := 0.0
	for i, h := range heads {
		sum += float64(scores[i*stride+int(h)+1])
	}
	return sum
}

// TestTreeIsBest holds the tree against trying all, for short sentences: scores at
// random, and few different ones, which make ties and circles in circles.
func TestTreeIsBest(t *testing.T) {
	r := rand.New(rand.NewPCG(21, 22))
	var b tree
	for round := range 2000 {
		n := 1 + r.IntN(5)
		stride := padded(n + 1)
		scores := random(r, n*stride)
		if round%2 == 0 {
			for i := range scores {
				scores[i] = float32(r.IntN(4))
			}
		}
		best := math.Inf(-1)
		heads := make([]int32, n)
		for code := range int(math.Pow(float64(n+1), float64(n))) {
			for i := range heads {
				heads[i] = int32(code%(n+1)) - 1
				code /= n + 1
			}
			if v := total(heads, scores, stride); v > best && isTree(heads) == "" {
				best = v
			}
		}
		b.build(heads, scores, stride)
		if bad := isTree(heads); bad != "" {
			t.Fatalf("%v: %s", heads, bad)
		}
		if v := total(heads, scores, stride); math.Abs(v-best) > 1e-4 {
			t.Fatalf("%v scores %g, the best %g", heads, v, best)
		}
	}
}

// TestLongTrees: long sentences whose scores are full of circles still have trees.
func TestLongTrees(t *testing.T) {
	r := rand.New(rand.NewPCG(23, 24))
	var b tree
	for round := range 300 {
		n := 1 + r.IntN(MaxSentence)
		if round < 3 {
			n = MaxSentence
		}
		stride := padded(n + 1)
		scores := make([]float32, n*stride)
		for i := range scores {
			switch round % 4 {
			case 1:
				scores[i] = float32(r.NormFloat64())
			case 2:
				scores[i] = float32(i%stride) - float32(i/stride) // towards the end
			case 3:
				scores[i] = float32((i%stride ^ i/stride) & 7) // groups
			}
		}
		heads := make([]int32, n)
		b.build(heads, scores, stride)
		if bad := isTree(heads); bad != "" {
			t.Fatalf("%d tokens: %s", n, bad)
		}
	}
}

// tinyParser is a parser with random weights.
func tinyParser() *Parser {
	r := rand.New(rand.NewPCG(25, 26))
	const wide, arc, tags, rels = 2 * 16, 16, 5, 20
	any := func(depth, width int) affine {
		p := padded(width)
		return affine{newMatrix(random(r, depth*p), p), random(r, p), width}
	}
	p := &Parser{
		encoder: tiny(2).encoder, tagLayer: 1, tags: any(wide, tags),
		child: any(wide, arc), turn: any(arc, arc), head: any(wide, arc), root: random(r, arc),
		labelled: any(wide, arc), labelling: any(wide, arc), labelRoot: random(r, arc), rels: any(arc, rels),
	}
	return p
}

func TestParse(t *testing.T) {
	p := tinyParser()
	var in Input
	var s Scratch
	var out Parsed
	read := func(n int) {
		in.Begin(p)
		for i := range n {
			in.Token()
			in.Add(0, int32(i*i%11))
		}
		p.Parse(&out, &in, &s)
	}
	for _, n := range []int{1, 2, 15, 16, 17, 40, MaxSentence, MaxSentence + 50, 3, 0} {
		read(n)
		got := Parsed{slices.Clone(out.Tags), slices.Clone(out.Heads), slices.Clone(out.Rels)}
		want := min(n, MaxSentence)
		if len(got.Tags) != want || len(got.Heads) != want || len(got.Rels) != want {
			t.Fatalf("%d tokens have %d tags, %d heads, %d relations", n, len(got.Tags), len(got.Heads), len(got.Rels))
		}
		if bad := isTree(got.Heads); bad != "" && n > 0 {
			t.Fatalf("%d tokens: %s", n, bad)
		}
		for i := range want {
			if int(got.Tags[i]) >= p.Tags() || int(got.Rels[i]) >= p.Rels() {
				t.Fatalf("a tag or relation that is none")
			}
		}
		read(20)
		read(n)
		if !slices.Equal(got.Heads, out.Heads) || !slices.Equal(got.Tags, out.Tags) || !slices.Equal(got.Rels, out.Rels) {
			t.Fatalf("%d tokens have two trees", n)
		}
	}
	if n := testing.AllocsPerRun(5, func() { read(MaxSentence) }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

// TestTogether: sentences that are read together have the trees that each has by itself.
func TestTogether(t *testing.T) {
	p := tinyParser()
	r := rand.New(rand.NewPCG(29, 30))
	var in Input
	var s Scratch
	var one, all Parsed
	for range 20 {
		var lengths []int
		for range r.IntN(9) {
			lengths = append(lengths, []int{0, 1, 2, 7, 20, 20, 41, MaxSentence, MaxSentence + 9}[r.IntN(9)])
		}
		seed := r.Uint64()
		token := func(rows *rand.Rand) {
			in.Token()
			in.Add(0, int32(rows.IntN(11)))
		}
		var want Parsed
		rows := rand.New(rand.NewPCG(seed, 0))
		for _, n := range lengths {
			in.Begin(p)
			for range n {
				token(rows)
			}
			p.Parse(&one, &in, &s)
			want.Tags, want.Heads, want.Rels = append(want.Tags, one.Tags...), append(want.Heads, one.Heads...), append(want.Rels, one.Rels...)
		}
		rows = rand.New(rand.NewPCG(seed, 0))
		in.Begin(p)
		for i, n := range lengths {
			if i > 0 {
				in.Next()
			}
			for range n {
				token(rows)
			}
		}
		p.Parse(&all, &in, &s)
		if !slices.Equal(all.Heads, want.Heads) || !slices.Equal(all.Tags, want.Tags) || !slices.Equal(all.Rels, want.Rels) {
			t.Fatalf("sentences of %v tokens have other trees together", lengths)
		}
	}
}

// TestScores holds the scores of heads against the products that they stand for.
func TestScores(t *testing.T) {
	p := tinyParser()
	r := rand.New(rand.NewPCG(27, 28))
	const n, wide, arc = 7, 32, 16
	var s Scratch
	x := random(r, n*wide)
	s.read(x, n)
	p.turnHeads(n, &s)
	p.scoreHeads(seq{0, n}, &s)
	vector := func(a *affine, x []float32) []float32 {
		y := slices.Clone(a.bias)
		for k, v := range x {
			for j := range y {
				y[j] += v * float32(a.w[a.at(k, j)]) * a.scale[j]
			}
		}
		return y
	}
	heads := [][]float32{p.root}
	for i := range n {
		h := vector(&p.head, x[i*wide:(i+1)*wide])
		cutOff(h)
		heads = append(heads, h)
	}
	for i := range n {
		c := vector(&p.child, x[i*wide:(i+1)*wide])
		cutOff(c)
		q := vector(&p.turn, c)
		for j, h := range heads {
			want := float32(0)
			for k := range arc {
				want += q[k] * h[k]
			}
			if got := s.scores[i*padded(n+1)+j]; math.Abs(float64(got-want)) > 0.01*math.Abs(float64(want))+0.5 {
				t.Errorf("token %d with head %d scores %g, not %g", i, j, got, want)
			}
		}
	}
}

// parserFile is the file of a parser with nothing in its arrays.
func parserFile(change func(*header)) []byte {
	h := header{Width: 16, Labels: 3, Layers: []int{16}, Whole: true, parserHeader: parserHeader{TagLayer: 1, Arc: 16, Label: 16, Rels: 17}}
	change(&h)
	head, err := json.Marshal(h)
	if err != nil {
		panic(err)
	}
	matrix := func(depth, width int) int { return 4*width + 2*depth*width }
	affine := func(depth, width int) int { return matrix(depth, width) + 4*width }
	size := 4*16 + 2*(matrix(16, 64)+matrix(16, 64)+4*64) + affine(32, 16) + 2*affine(32, 16) + affine(16, 16) + 4*16 + 2*affine(32, 16) + 4*16 + affine(16, 32)
	raw := append([]byte(parserMagic), binary.LittleEndian.AppendUint32(nil, uint32(len(head)))...)
	return append(append(raw, head...), make([]byte, size)...)
}

func TestLoadParser(t *testing.T) {
	raw := parserFile(func(*header) {})
	p, err := LoadParser(raw)
	if err != nil {
		t.Fatal(err)
	}
	var in Input
	var out Parsed
	in.Begin(p)
	for range 3 {
		in.Token()
	}
	p.Parse(&out, &in, new(Scratch))
	if !reflect.DeepEqual(out, Parsed{[]uint8{0, 0, 0}, out.Heads, []uint8{0, 0, 0}}) || isTree(out.Heads) != "" {
		t.Errorf("a network of zeros finds %+v", out)
	}
	for name, bad := range map[string][]byte{
		"cut off":           raw[:len(raw)-1],
		"more":              append(slices.Clone(raw), 0),
		"no header":         raw[:10],
		"no tags":           parserFile(func(h *header) { h.Labels = 0 }),
		"too many tags":     parserFile(func(h *header) { h.Labels = 256 }),
		"odd width":         parserFile(func(h *header) { h.Arc = 15 }),
		"layer that is not": parserFile(func(h *header) { h.TagLayer = 2 }),
		"wide layer":        parserFile(func(h *header) { h.Layers[0] = maxDepth }),
		"tagger":            []byte(magic),
	} {
		if _, err := LoadParser(bad); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// TestRoundedMatrix: a matrix that lies in the file rounded is the one that was.
func TestRoundedMatrix(t *testing.T) {
	r := rand.New(rand.NewPCG(29, 30))
	for _, size := range [][2]int{{1, 1}, {7, 5}, {16, 64}, {9, 40}} {
		depth, width := size[0], size[1]
		want := newMatrix(random(r, depth*width), width)
		var raw []byte
		for _, s := range want.scale {
			raw = binary.LittleEndian.AppendUint32(raw, math.Float32bits(s))
		}
		for k := range depth {
			for j := range width {
				raw = binary.LittleEndian.AppendUint16(raw, uint16(want.w[want.at(k, j)]))
			}
		}
		f := floats{raw: raw}
		if got := f.matrix(depth, width, true); !reflect.DeepEqual(got, want) || f.end() != nil {
			t.Errorf("%d × %d: another matrix", depth, width)
		}
	}
}

func FuzzLoadParser(f *testing.F) {
	f.Add(parserFile(func(*header) {}))
	f.Add([]byte(parserMagic + `00 0{"width":1,"labels":1,"layers":[1]}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		p, err := LoadParser(raw)
		if err != nil {
			return
		}
		var in Input
		var out Parsed
		in.Begin(p)
		for range 5 {
			in.Token()
		}
		if p.Parse(&out, &in, new(Scratch)); len(out.Heads) != 5 {
			t.Errorf("5 tokens have %d heads", len(out.Heads))
		}
	})
}
