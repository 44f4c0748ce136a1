package nn

import "golang.org/x/sys/cpu"

var fast = cpu.X86.HasAVX2

// mulAddAVX is mulAddGo for n elements of y, a multiple of 16, and k > 0 of x.
//
//go:noescape
func mulAddAVX(y *float32, n int, w *float32, x *float32, k int)

func mulAdd(y, w, x []float32) {
	if !fast || len(y)%16 != 0 || len(y) == 0 || len(x) == 0 || len(w) < len(x)*len(y) {
		mulAddGo(y, w, x)
		return
	}
	mulAddAVX(&y[0], len(y), &w[0], &x[0], len(x))
}
