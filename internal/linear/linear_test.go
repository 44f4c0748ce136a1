package linear

import (
	"bytes"
	"math"
	"math/rand/v2"
	"testing"
)

// sample makes features with weights that differ by orders of magnitude.
func sample(r *rand.Rand, n, classes int) []Feature {
	out := make([]Feature, n)
	for i := range out {
		out[i].Hash = r.Uint64()
		for c := range classes {
			if classes <= small || r.IntN(classes) < 3 {
				out[i].Weights = append(out[i].Weights, Weight{uint8(c), math.Exp(8*r.Float64()-3) * float64(1-2*r.IntN(2))})
			}
		}
	}
	return out
}

// TestScores: what comes out is what was packed, but for the rounding of weights,
// which keeps them in proportion.
func TestScores(t *testing.T) {
	for _, classes := range []int{1, 2, 3, 4, 50, MaxClasses} {
		r := rand.New(rand.NewPCG(1, uint64(classes)))
		features := sample(r, 5000, classes)
		raw, err := Pack(nil, classes, features, 0.05)
		if err != nil {
			t.Fatal(err)
		}
		m, rest, err := Load(append(raw, "rest"...))
		if err != nil || string(rest) != "rest" || m.Classes() != classes {
			t.Fatalf("%d classes: %v, %q left", classes, err, rest)
		}
		unit := newScale(features, 0.05).unit
		wrong := 0
		for _, f := range features {
			got, want := make([]int32, classes), make([]float64, classes)
			m.Score([]uint64{f.Hash}, got)
			for _, w := range f.Weights {
				want[w.Class] = w.Value * unit
			}
			for c := range want {
				if math.Abs(float64(got[c])-want[c]) > 0.05*math.Abs(want[c])+1 {
					wrong++
				}
			}
		}
		most := 5000 * classes / 1000 // what the table cannot tell apart: its slots have 10 bits of the hash, or 8
		if classes <= small {
			most *= 5
		}
		if wrong > most {
			t.Errorf("%d classes: %d of %d scores are wrong", classes, wrong, 5000*classes)
		}
		strangers := 0
		for range 5000 {
			got := make([]int32, classes)
			m.Score([]uint64{r.Uint64()}, got)
			for _, g := range got {
				if g != 0 {
					strangers++
					break
				}
			}
		}
		if strangers > 100 {
			t.Errorf("%d classes: %d of 5000 unknown features have weights", classes, strangers)
		}
	}
}

func TestPackRefuses(t *testing.T) {
	for _, classes := range []int{0, MaxClasses + 1} {
		if _, err := Pack(nil, classes, nil, 0.1); err == nil {
			t.Errorf("%d classes: no error", classes)
		}
	}
	if raw, err := Pack(nil, 5, nil, 0.1); err != nil {
		t.Error(err)
	} else if m, _, err := Load(raw); err != nil {
		t.Error("a model without features:", err)
	} else {
		m.Score([]uint64{1, 2}, make([]int32, 5))
	}
}

func TestTable(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 0))
	var hashes []uint64
	var numbers []uint16
	for range 3000 {
		hashes, numbers = append(hashes, r.Uint64()), append(numbers, uint16(r.IntN(300)))
	}
	raw := PackTable(nil, hashes, numbers)
	table, rest, err := LoadTable(append(raw, 'x'))
	if err != nil || string(rest) != "x" {
		t.Fatal(err, rest)
	}
	wrong := 0
	for i, h := range hashes {
		if table.Get(h) != numbers[i] {
			wrong++
		}
	}
	if wrong > 30 {
		t.Errorf("%d of 3000 numbers are wrong", wrong)
	}
	if n := (&Table{}).Get(7); n != 0 {
		t.Error("the empty table has", n)
	}
	if _, _, err := LoadTable(raw[:len(raw)-1]); err == nil {
		t.Error("a table that is cut off was loaded")
	}
}

// FuzzLoad: whatever loads can be asked for anything.
func FuzzLoad(f *testing.F) {
	r := rand.New(rand.NewPCG(3, 0))
	for _, classes := range []int{3, 9} {
		raw, err := Pack(nil, classes, sample(r, 20, classes), 0.05)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw, uint64(1)<<63)
		f.Add(bytes.Replace(raw, []byte{0}, []byte{0xff}, 40), uint64(5))
		f.Add(raw[:len(raw)-3], uint64(5))
	}
	f.Add(PackTable(nil, []uint64{1 << 60, 3}, []uint16{1, 2}), uint64(3))
	f.Fuzz(func(_ *testing.T, raw []byte, h uint64) {
		if m, _, err := Load(raw); err == nil {
			m.Score([]uint64{h, h << 7, ^h}, make([]int32, m.Classes()))
		}
		if t, _, err := LoadTable(raw); err == nil {
			t.Get(h)
		}
	})
}
