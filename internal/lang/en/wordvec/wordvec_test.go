package wordvec

import (
	"math"
	"testing"
)

// TestVectors: the file is whole, its words are sorted, and words that mean nearly the same
// are nearer to each other than to others.
func TestVectors(t *testing.T) {
	v := Vectors()
	if v.Len() < 20_000 || v.Dims() != 96 {
		t.Fatalf("%d words of %d numbers", v.Len(), v.Dims())
	}
	vector := func(w string) []float32 {
		i := v.Find([]byte(w))
		if i < 0 {
			t.Fatalf("%q is not there", w)
		}
		x := make([]float32, v.Dims())
		v.Add(x, i, 1)
		return x
	}
	alike := func(a, b string) float64 {
		var ab, aa, bb float64
		x, y := vector(a), vector(b)
		for i := range x {
			ab, aa, bb = ab+float64(x[i]*y[i]), aa+float64(x[i]*x[i]), bb+float64(y[i]*y[i])
		}
		return ab / math.Sqrt(aa*bb)
	}
	for _, c := range [][3]string{{"evacuated", "rescued", "banana"}, {"helicopter", "aircraft", "parliament"}, {"minister", "ministers", "rain"}} {
		if near, far := alike(c[0], c[1]), alike(c[0], c[2]); near < far+.1 {
			t.Errorf("%s: %.2f to %s, %.2f to %s", c[0], near, c[1], far, c[2])
		}
	}
	if the, rare := v.Rarity(v.Find([]byte("about"))), v.Rarity(v.Find([]byte("evacuated"))); the > 1.5 || rare < 3 {
		t.Errorf("rarities %.1f and %.1f", the, rare)
	}
}
