package nn

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"math"
	"slices"
	"sort"
	"sync"
)

// vectorsMagic begins a file of word vectors.
const vectorsMagic = "HSWV0001"

// rareStep is how many steps of the byte that says how rare a word is make one natural
// logarithm.
const rareStep = 32

// Vectors is a table of words: what each means, as a vector of small whole numbers, and
// how rare it is. It is searched where it lies, without allocation.
type Vectors struct {
	n, dims int
	ends    []byte // of word i, the end of the one before it in words, little-endian
	words   []byte // sorted, one after the other
	rare    []byte
	scale   []byte // float32 of each word
	rows    []byte // int8

	sizes func() []float64 // of the rows, as vectors of whole numbers; made when first asked for
}

// LoadVectors reads a table from the bytes of its file, which it keeps. The file is the
// magic, three uint32 (words, numbers of a vector, bytes of all words), then the arrays of
// Vectors in their order; all little-endian.
func LoadVectors(raw []byte) (*Vectors, error) {
	const head = len(vectorsMagic) + 12
	if len(raw) < head || string(raw[:len(vectorsMagic)]) != vectorsMagic {
		return nil, errors.New("not word vectors of hearsay's, or of another version of their format")
	}
	at := func(i int) int { return int(binary.LittleEndian.Uint32(raw[len(vectorsMagic)+4*i:])) }
	v := &Vectors{n: at(0), dims: at(1)}
	size := at(2)
	if v.n < 0 || v.dims < 1 || v.n > len(raw) || v.dims > 1<<12 || size > len(raw) {
		return nil, errors.New("word vectors of a size that cannot be")
	}
	rest := raw[head:]
	for _, part := range []struct {
		to *[]byte
		n  int
	}{{&v.ends, 4 * (v.n + 1)}, {&v.words, size}, {&v.rare, v.n}, {&v.scale, 4 * v.n}, {&v.rows, v.n * v.dims}} {
		if part.n > len(rest) {
			return nil, errors.New("the word vectors are cut off")
		}
		*part.to, rest = rest[:part.n:part.n], rest[part.n:]
	}
	if len(rest) > 0 {
		return nil, errors.New("something stands behind the word vectors")
	}
	for i := range v.n {
		if a, b := v.end(i), v.end(i+1); a > b || b > size {
			return nil, errors.New("the words of the word vectors are in no order")
		}
	}
	v.sizes = sync.OnceValue(v.measure)
	return v, nil
}

func (v *Vectors) end(i int) int { return int(binary.LittleEndian.Uint32(v.ends[4*i:])) }

func (v *Vectors) word(i int) []byte { return v.words[v.end(i):v.end(i+1)] }

// Word is the word at place i.
func (v *Vectors) Word(i int) string { return string(v.word(i)) }

// Near are the places of the words whose vectors point most nearly the way of that of the
// word at place i, with a cosine of least or more: the nearest first, at most so many.
func (v *Vectors) Near(i int, least float64, most int) []int {
	type near struct {
		at     int
		cosine float64
	}
	var found []near
	x, sizes := v.row(i), v.sizes()
	for k := range v.n {
		if k == i || sizes[k] == 0 {
			continue
		}
		if c := product(x, v.row(k)) / (sizes[i] * sizes[k]); c >= least {
			found = append(found, near{k, c})
		}
	}
	slices.SortFunc(found, func(a, b near) int { return cmp.Or(-cmp.Compare(a.cosine, b.cosine), cmp.Compare(a.at, b.at)) })
	out := make([]int, 0, most)
	for _, f := range found[:min(len(found), most)] {
		out = append(out, f.at)
	}
	return out
}

func (v *Vectors) row(i int) []byte { return v.rows[i*v.dims : (i+1)*v.dims] }

// measure is the sizes of all rows.
func (v *Vectors) measure() []float64 {
	out := make([]float64, v.n)
	for i := range out {
		out[i] = math.Sqrt(product(v.row(i), v.row(i)))
	}
	return out
}

// product is that of two rows, which is a whole number.
func product(x, y []byte) float64 {
	y = y[:len(x)]
	var sum int32 // no row has so many numbers that this ends: see LoadVectors
	for k := range x {
		sum += int32(int8(x[k])) * int32(int8(y[k]))
	}
	return float64(sum)
}

// Len is how many words there are, Dims how many numbers a vector has.
func (v *Vectors) Len() int { return v.n }

// Dims is how many numbers a vector has.
func (v *Vectors) Dims() int { return v.dims }

// Find returns the place of a folded word, or -1.
func (v *Vectors) Find(word []byte) int {
	i := sort.Search(v.n, func(i int) bool { return bytes.Compare(v.word(i), word) >= 0 })
	if i == v.n || !bytes.Equal(v.word(i), word) {
		return -1
	}
	return i
}

// Rarity is the natural logarithm of one over the share of texts that have the word at
// place i, from 0, as far as a byte tells.
func (v *Vectors) Rarity(i int) float32 { return float32(v.rare[i]) / rareStep }

// Add adds the vector of the word at place i, times a weight, to sum, which has Dims
// numbers.
func (v *Vectors) Add(sum []float32, i int, weight float32) {
	weight *= math.Float32frombits(binary.LittleEndian.Uint32(v.scale[4*i:]))
	row := v.row(i)
	sum = sum[:len(row)]
	for k, x := range row {
		sum[k] += float32(weight * float32(int8(x))) // rounded before it is added, on every processor
	}
}
