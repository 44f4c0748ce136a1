package nn

import (
	"encoding/binary"
	"math"
	"strings"
)

// table is a table of embeddings, each already multiplied by its part of the first
// layer. Its rows lie where they were read: nothing of a table is copied or decoded
// before it is asked for, so that a network is there at once.
type table struct {
	name  string
	rows  int
	raw   []byte // rows × (a little-endian float32, the scale of the row, and width of int8)
	vocab vocab
}

// row is row i of a table of so many columns, and its scale.
func (t *table) row(i, width int) ([]byte, float32) {
	r := t.raw[i*(width+4) : (i+1)*(width+4)]
	return r[4:], math.Float32frombits(binary.LittleEndian.Uint32(r))
}

// vocab has the number of each of a list of strings. The strings stay in one piece;
// slots is a hash table with linear probing, at most half full. Compared with a map
// of strings it is made in a third of the time, at every start of the program.
type vocab struct {
	words string
	ends  []uint32 // where each string ends in words; the next begins one byte behind
	slots []uint32 // 1 + the number of a string, or 0; as many as a power of two
}

// newVocab numbers strings that newlines part. Of equal ones the last counts.
func newVocab(words string) vocab {
	if words == "" {
		return vocab{}
	}
	n := 1 + strings.Count(words, "\n")
	size := 4
	for size < 2*n {
		size *= 2
	}
	v := vocab{words: words, ends: make([]uint32, 0, n), slots: make([]uint32, size)}
	for at := 0; ; {
		end := len(words)
		if k := strings.IndexByte(words[at:], '\n'); k >= 0 {
			end = at + k
		}
		w := words[at:end]
		i := hashOf(w) & uint32(size-1)
		for v.slots[i] > 0 && v.word(v.slots[i]-1) != w {
			i = (i + 1) & uint32(size-1)
		}
		v.ends = append(v.ends, uint32(end))
		v.slots[i] = uint32(len(v.ends))
		if end == len(words) {
			return v
		}
		at = end + 1
	}
}

// word is the string with a number.
func (v *vocab) word(i uint32) string {
	if i == 0 {
		return v.words[:v.ends[0]]
	}
	return v.words[v.ends[i-1]+1 : v.ends[i]]
}

// number is the number of a string, counted from 0; the second is false if it has none.
func (v *vocab) number(s []byte) (int32, bool) {
	if len(v.slots) == 0 {
		return 0, false
	}
	mask := uint32(len(v.slots) - 1)
	for i := hashOf(s) & mask; ; i = (i + 1) & mask {
		switch k := v.slots[i]; {
		case k == 0:
			return 0, false
		case v.word(k-1) == string(s):
			return int32(k - 1), true
		}
	}
}

// hashOf is FNV-1a, its halves folded onto each other.
func hashOf[T string | []byte](s T) uint32 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return uint32(h) ^ uint32(h>>32)
}
