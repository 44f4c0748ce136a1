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

// tanh is a rational approximation of the hyperbolic tangent, to within 3e-7,
// made of sums, products and one quotient, so that it is the same everywhere.
// It is that of Eigen (generic_fast_tanh_float).
func tanh(x float32) float32 {
	const limit = 7.90531110763549805
	x = max(-limit, min(limit, x))
	const (
		a1, a3, a5     = 4.89352455891786e-03, 6.37261928875436e-04, 1.48572235717979e-05
		a7, a9, a11    = 5.12229709037114e-08, -8.60467152213735e-11, 2.00018790482477e-13
		a13            = -2.76076847742355e-16
		b0, b2, b4, b6 = 4.89352518554385e-03, 2.26843463243900e-03, 1.18534705686654e-04, 1.19825839466702e-06
	)
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
