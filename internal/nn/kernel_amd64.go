package nn

import "golang.org/x/sys/cpu"

// fast says that the processor has the instructions of kernel_amd64.s.
var fast = cpu.X86.HasAVX2

// faster says that it has those of kernel512_amd64.s, too.
var faster = fast && cpu.X86.HasAVX512F && cpu.X86.HasAVX512VNNI

// Kernels names what the products are computed with here: figures of speed depend on it.
func Kernels() string {
	switch {
	case faster:
		return "AVX-512 VNNI"
	case fast:
		return "AVX2"
	}
	return "plain Go"
}

// mulAddAVX is mulAddGo for n elements of y, a multiple of 16, and k > 0 of x.
//
//go:noescape
func mulAddAVX(y *float32, n int, w *float32, x *float32, k int)

// dot6AVX is six times dotGo for n elements of a row of y, a multiple of 16, and
// depth > 0 of a row of x, even; the others are it for fewer rows.
//
//go:noescape
func dot6AVX(y *float32, n int, w *int16, x *int16, depth int, scale *float32, units *float32)

//go:noescape
func dot4AVX(y *float32, n int, w *int16, x *int16, depth int, scale *float32, units *float32)

//go:noescape
func dot3AVX(y *float32, n int, w *int16, x *int16, depth int, scale *float32, units *float32)

//go:noescape
func dot2AVX(y *float32, n int, w *int16, x *int16, depth int, scale *float32, units *float32)

//go:noescape
func dot1AVX(y *float32, n int, w *int16, x *int16, depth int, scale *float32, units *float32)

// dot6AVX512 is dot6AVX for n a multiple of 64; the others are it for fewer rows.
//
//go:noescape
func dot6AVX512(y *float32, n int, w *int16, x *int16, depth int, scale *float32, units *float32)

//go:noescape
func dot4AVX512(y *float32, n int, w *int16, x *int16, depth int, scale *float32, units *float32)

//go:noescape
func dot3AVX512(y *float32, n int, w *int16, x *int16, depth int, scale *float32, units *float32)

//go:noescape
func dot2AVX512(y *float32, n int, w *int16, x *int16, depth int, scale *float32, units *float32)

// cellAVX512 is cellAVX for h a multiple of 16.
//
//go:noescape
func cellAVX512(p, cell, state *float32, h int, c *[tanhConstants][8]float32)

// cellAVX is cellGo for h cells, a multiple of 8.
//
//go:noescape
func cellAVX(p, cell, state *float32, h int, c *[tanhConstants][8]float32)

// roundAVX is roundAllGo for n numbers, a multiple of 16.
//
//go:noescape
func roundAVX(dst *int16, x *float32, n int, up float32, c *[4][8]float32)

// addRowAVX is addRowGo for n elements, a multiple of 16.
//
//go:noescape
func addRowAVX(x *float32, row *byte, n int, scale float32)

// cutOffAVX is cutOffGo for n elements, a multiple of 16.
//
//go:noescape
func cutOffAVX(x *float32, n int)

// largestAVX is largestGo for n elements, a multiple of 16.
//
//go:noescape
func largestAVX(x *float32, n int) float32

// roundConstants are what roundAVX computes with, eight times each.
var roundConstants = func() (c [4][8]float32) {
	for i, v := range [4]float32{whole, -whole, whole + 1.5, whole + 1} {
		for j := range c[i] {
			c[i][j] = v
		}
	}
	return c
}()

func roundAll(dst []int16, x []float32, up float32) {
	n := len(x) - len(x)%16
	if !fast || n == 0 || len(dst) < len(x) {
		n = 0
	} else {
		roundAVX(&dst[0], &x[0], n, up, &roundConstants)
	}
	roundAllGo(dst[n:], x[n:], up)
}

// tanhConstants is how many constants cellAVX reads.
const tanhConstants = 14

// constants are what cellAVX computes with, eight times each.
var constants = func() (c [tanhConstants][8]float32) {
	for i, v := range [tanhConstants]float32{tanhLimit, -tanhLimit, a13, a11, a9, a7, a5, a3, a1, b6, b4, b2, b0, 0.5} {
		for j := range c[i] {
			c[i][j] = v
		}
	}
	return c
}()

func mulAdd(y, w, x []float32) {
	if !fast || len(y)%16 != 0 || len(y) == 0 || len(x) == 0 || len(w) < len(x)*len(y) {
		mulAddGo(y, w, x)
		return
	}
	mulAddAVX(&y[0], len(y), &w[0], &x[0], len(x))
}

// rowsKernel is a product of some rows at once: dot6AVX and its like.
type rowsKernel func(y *float32, n int, w *int16, x *int16, depth int, scale *float32, units *float32)

// dots is dotGo for each row of y and of x, which has a unit for each.
func dots(y []float32, m *matrix, x []int16, units []float32) {
	n, depth := len(m.scale), len(x)/max(1, len(units))
	if !fast || n%16 != 0 || n == 0 || depth == 0 || depth%2 != 0 || len(m.w) < depth*n || len(y) < len(units)*n {
		for k, unit := range units {
			dotGo(y[k*n:(k+1)*n], m, x[k*depth:(k+1)*depth], unit)
		}
		return
	}
	kernels := &rowsAVX
	if faster && n%64 == 0 {
		kernels = &rowsAVX512
	}
	for k := 0; k < len(units); {
		rows := together[min(len(units)-k, len(together)-1)]
		kernels[rows](&y[k*n], n, &m.w[0], &x[k*depth], depth, &m.scale[0], &units[k])
		k += rows
	}
}

// together is how many rows are taken at once of so many that are left: five are three
// and two, seven four and three.
var together = [...]int{0, 1, 2, 3, 4, 3, 6, 4, 6}

// The kernels for so many rows at once. One row waits for its weights, so that wider
// registers would not help it.
var (
	rowsAVX    = [...]rowsKernel{1: dot1AVX, 2: dot2AVX, 3: dot3AVX, 4: dot4AVX, 6: dot6AVX}
	rowsAVX512 = [...]rowsKernel{1: dot1AVX, 2: dot2AVX512, 3: dot3AVX512, 4: dot4AVX512, 6: dot6AVX512}
)

func step(p, cell, state []float32) {
	h := len(cell)
	if !fast || h%8 != 0 || h == 0 || len(p) < 4*h || len(state) < h {
		cellGo(p, cell, state)
		return
	}
	if faster && h%16 == 0 {
		cellAVX512(&p[0], &cell[0], &state[0], h, &constants)
		return
	}
	cellAVX(&p[0], &cell[0], &state[0], h, &constants)
}

func addRow(x []float32, row []byte, scale float32) {
	if !fast || len(x)%16 != 0 || len(x) == 0 || len(row) < len(x) {
		addRowGo(x, row, scale)
		return
	}
	addRowAVX(&x[0], &row[0], len(x), scale)
}

// cutOff cuts off below zero.
func cutOff(x []float32) {
	n := len(x) - len(x)%16
	if !fast || n == 0 {
		n = 0
	} else {
		cutOffAVX(&x[0], n)
	}
	cutOffGo(x[n:])
}

// largest is the largest of the sizes of x.
func largest(x []float32) float32 {
	if !fast || len(x)%16 != 0 || len(x) == 0 {
		return largestGo(x)
	}
	return largestAVX(&x[0], len(x))
}
