package nn

// mulAddGo adds to y the product of x and the matrix w, which has a row of len(y)
// for each element of x: y[j] += Σ x[k]·w[k][j], in the order of k.
func mulAddGo(y, w, x []float32) {
	n := len(y)
	for k, v := range x {
		row := w[k*n : k*n+n]
		row = row[:len(y)]
		for j := range y {
			y[j] += float32(v * row[j])
		}
	}
}

// dotGo adds to y the product of the whole numbers x and the matrix m, brought
// back to its scale: y[j] += (Σ x[k]·m[k][j]) · unit · m.scale[j]. Whole numbers
// add up to the same in any order; quantise keeps the sum within 32 bits.
func dotGo(y []float32, m *matrix, x []int16, unit float32) {
	for at := 0; at < len(y); at += pad {
		wide := min(pad, len(y)-at)
		w := m.w[m.at(0, at):]
		var sums [pad]int32
		for k := 0; k < len(x); k += 2 {
			a, b := int32(x[k]), int32(x[k+1])
			row := w[k*wide:][:2*wide]
			for i := range wide {
				sums[i] += a*int32(row[2*i]) + b*int32(row[2*i+1])
			}
		}
		for i, sum := range sums[:wide] {
			y[at+i] += float32(float32(float32(sum)*unit) * m.scale[at+i])
		}
	}
}

// cellGo steps the cells of one direction of a long short-term memory: p holds
// the gates of len(cell) cells, input, forget, update, output, and state becomes
// what the cells give out.
func cellGo(p, cell, state []float32) {
	h := len(cell)
	for j := range h {
		c := float32(sigmoid(p[h+j])*cell[j]) + float32(sigmoid(p[j])*tanh(p[2*h+j]))
		cell[j] = c
		state[j] = float32(sigmoid(p[3*h+j]) * tanh(c))
	}
}

// The coefficients of tanh: the numerator's from the highest power down, then the
// denominator's.
const (
	tanhLimit = 7.90531110763549805

	a13 = -2.76076847742355e-16
	a11 = 2.00018790482477e-13
	a9  = -8.60467152213735e-11
	a7  = 5.12229709037114e-08
	a5  = 1.48572235717979e-05
	a3  = 6.37261928875436e-04
	a1  = 4.89352455891786e-03

	b6 = 1.19825839466702e-06
	b4 = 1.18534705686654e-04
	b2 = 2.26843463243900e-03
	b0 = 4.89352518554385e-03
)

// tanh is a rational approximation of the hyperbolic tangent, to within 3e-7,
// made of sums, products and one quotient, so that it is the same everywhere.
// It is that of Eigen (generic_fast_tanh_float).
func tanh(x float32) float32 {
	x = max(-tanhLimit, min(tanhLimit, x))
	x2 := float32(x * x)
	p := float32(x2*a13) + a11
	p = float32(x2*p) + a9
	p = float32(x2*p) + a7
	p = float32(x2*p) + a5
	p = float32(x2*p) + a3
	p = float32(x2*p) + a1
	q := float32(x2*b6) + b4
	q = float32(x2*q) + b2
	q = float32(x2*q) + b0
	return float32(x*p) / q
}

// sigmoid is 1/(1+e^-x), by tanh.
func sigmoid(x float32) float32 { return float32(0.5*tanh(float32(0.5*x))) + 0.5 }

// addRowGo adds to x the whole numbers of a row, which is as long, times scale.
func addRowGo(x []float32, row []byte, scale float32) {
	row = row[:len(x)]
	for j := range x {
		x[j] += float32(scale * float32(int8(row[j])))
	}
}

// cutOffGo cuts off below zero.
func cutOffGo(x []float32) {
	for i := range x {
		x[i] = max(0, x[i])
	}
}

// largestGo is the largest of the sizes of x.
func largestGo(x []float32) float32 {
	top := float32(0)
	for _, v := range x {
		top = max(top, abs(v))
	}
	return top
}
