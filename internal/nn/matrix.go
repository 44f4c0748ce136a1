package nn

import "slices"

// whole is the largest whole number that weights and activations are rounded to.
// Twice 11 bits and a sum over maxDepth products stay within 32 bits.
const (
	whole    = 2047
	maxDepth = 512
)

// matrix is a matrix of depth × width in whole numbers with a scale for each
// column. Columns lie in blocks of pad, one block behind the other, so that a kernel
// reads on and on; in a block rows lie in pairs, side by side column for column. An
// odd last row is paired with zeros, and the last block may be narrower.
type matrix struct {
	w     []int16
	scale []float32 // width
}

// newMatrix rounds w, which has a row of width for each step of depth.
func newMatrix(w []float32, width int) matrix {
	depth := len(w) / width
	m := matrix{w: make([]int16, even(depth)*width), scale: make([]float32, width)}
	up := make([]float32, width) // the largest of each column, then what it is multiplied by
	for k := range depth {
		for j, v := range w[k*width : (k+1)*width] {
			up[j] = max(up[j], abs(v))
		}
	}
	for j, top := range up {
		if m.scale[j] = top / whole; top > 0 {
			up[j] = whole / top
		}
	}
	for k := range depth { // row by row, as w lies
		row := w[k*width : (k+1)*width]
		for j := 0; j < width; j += pad {
			to := m.w[m.at(k, j):]
			for i, v := range row[j:min(j+pad, width)] {
				to[2*i] = round(float32(v * up[j+i]))
			}
		}
	}
	return m
}

// at is where the element of row k and column j lies.
func (m *matrix) at(k, j int) int {
	width := len(m.scale)
	block := j - j%pad
	depth := len(m.w) / width
	return block*depth + (k-k%2)*min(pad, width-block) + 2*(j-block) + k%2
}

// quantise appends x, rounded to whole numbers in units of the value returned, so
// that limit is the largest of them; an odd length is filled up with a zero.
func quantise(dst []int16, x []float32, limit float32) ([]int16, float32) {
	up := float32(0)
	if limit > 0 {
		up = whole / limit
	}
	at, n := len(dst), len(x)
	dst = slices.Grow(dst, even(n))[:at+even(n)]
	roundAll(dst[at:at+n], x, up)
	if n%2 == 1 {
		dst[at+n] = 0
	}
	return dst, limit / whole
}

// oneUnit is the unit of what cells give out, which lies between -1 and 1: it is rounded
// so that 1 is the largest whole number.
const oneUnit = float32(1) / whole

// even is the length of a row of n whole numbers, which are read in pairs.
func even(n int) int { return n + n%2 }

// roundAllGo rounds up times x into dst, which is as long.
func roundAllGo(dst []int16, x []float32, up float32) {
	for i, v := range x {
		dst[i] = round(float32(v * up))
	}
}

// round rounds a number between -whole and whole to the nearest, halves up.
func round(v float32) int16 {
	v = max(-whole, min(whole, v))
	return int16(int32(v+(whole+1.5)) - (whole + 1))
}

func abs(v float32) float32 { return max(v, -v) }
