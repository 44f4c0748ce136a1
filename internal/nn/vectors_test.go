package nn

import (
	"encoding/binary"
	"math"
	"slices"
	"testing"
)

// vectorsFile is a table of three words and two numbers.
func vectorsFile() []byte {
	raw := []byte(vectorsMagic)
	for _, n := range []uint32{3, 2, 9, 0, 3, 6, 9} {
		raw = binary.LittleEndian.AppendUint32(raw, n)
	}
	raw = append(raw, "catdogeel"...)
	raw = append(raw, 0, 32, 64)
	for _, s := range []float32{1, .5, 2} {
		raw = binary.LittleEndian.AppendUint32(raw, math.Float32bits(s))
	}
	return append(raw, 1, 2, 0xff, 4, 5, 6)
}

func TestVectors(t *testing.T) {
	v, err := LoadVectors(vectorsFile())
	if err != nil {
		t.Fatal(err)
	}
	for word, want := range map[string]int{"cat": 0, "dog": 1, "eel": 2, "": -1, "c": -1, "dot": -1, "zebra": -1} {
		if got := v.Find([]byte(word)); got != want {
			t.Errorf("Find(%q) = %d, want %d", word, got, want)
		}
	}
	sum := make([]float32, v.Dims())
	v.Add(sum, 1, 2)
	v.Add(sum, 0, 1)
	if want := []float32{0, 6}; !slices.Equal(sum, want) {
		t.Errorf("the sum is %v, want %v", sum, want)
	}
	// "cat" lies at (1, 2), "dog" at (-1, 4), "eel" at (5, 6).
	if got := v.Near(0, .5, 9); !slices.Equal(got, []int{2, 1}) || v.Word(got[0]) != "eel" {
		t.Errorf("near %q are %v", v.Word(0), got)
	}
	if got := v.Near(0, .9, 9); !slices.Equal(got, []int{2}) {
		t.Errorf("nearest to %q are %v", v.Word(0), got)
	}
	if got := v.Near(2, .5, 1); !slices.Equal(got, []int{0}) {
		t.Errorf("nearest to %q is %v", v.Word(2), got)
	}
	if v.Len() != 3 || v.Rarity(2) != 2 {
		t.Errorf("%d words, the last with a rarity of %v", v.Len(), v.Rarity(2))
	}
}

// TestVectorsBroken: a file that is cut off anywhere, or goes on, is refused.
func TestVectorsBroken(t *testing.T) {
	whole := vectorsFile()
	for n := range whole {
		if _, err := LoadVectors(whole[:n]); err == nil {
			t.Fatalf("the first %d of %d bytes were taken for a whole file", n, len(whole))
		}
	}
	if _, err := LoadVectors(append(whole, 0)); err == nil {
		t.Error("a byte too many was taken")
	}
	binary.LittleEndian.PutUint32(whole[len(vectorsMagic)+12+4:], 7)
	if _, err := LoadVectors(whole); err == nil {
		t.Error("words that end before they begin were taken")
	}
}

func FuzzVectors(f *testing.F) {
	f.Add(vectorsFile(), []byte("dog"))
	f.Fuzz(func(t *testing.T, raw, word []byte) {
		v, err := LoadVectors(raw)
		if err != nil {
			return
		}
		if i := v.Find(word); i >= 0 {
			v.Add(make([]float32, v.Dims()), i, 1)
			if i >= v.Len() || v.Rarity(i) < 0 {
				t.Errorf("found at %d of %d", i, v.Len())
			}
		}
	})
}
