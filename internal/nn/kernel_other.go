//go:build !amd64

package nn

// Kernels names what the products are computed with here.
func Kernels() string { return "plain Go" }

func mulAdd(y, w, x []float32) { mulAddGo(y, w, x) }

func dots(y []float32, m *matrix, x []int16, units []float32) {
	n, depth := len(m.scale), len(x)/max(1, len(units))
	for k, unit := range units {
		dotGo(y[k*n:(k+1)*n], m, x[k*depth:(k+1)*depth], unit)
	}
}

func step(p, cell, state []float32) { cellGo(p, cell, state) }

func roundAll(dst []int16, x []float32, up float32) { roundAllGo(dst, x, up) }

func addRow(x []float32, row []byte, scale float32) { addRowGo(x, row, scale) }

// cutOff cuts off below zero.
func cutOff(x []float32) { cutOffGo(x) }

// largest is the largest of the sizes of x.
func largest(x []float32) float32 { return largestGo(x) }
