package news

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"testing"
)

// TestTextIndex finds each text of a set, and none that is not there: where ids are spread as
// hashes are, and where they all begin alike.
func TestTextIndex(t *testing.T) {
	spread := func(i int) TextID { return TextIDOf(fmt.Sprint(i)) }
	low := func(i int) TextID { return TextID{31: byte(i), 30: byte(i >> 8)} }
	high := func(i int) TextID { return TextID{0: 255, 1: 255, 2: 255, 3: byte(i), 4: byte(i >> 8)} }
	for name, id := range map[string]func(i int) TextID{"spread": spread, "low": low, "high": high} {
		for _, n := range []int{0, 1, 2, 3, 10, 1000} {
			var texts []Text
			for i := range n {
				texts = append(texts, Text{ID: id(2 * i)})
			}
			slices.SortFunc(texts, func(a, b Text) int { return cmp.Or(bytes.Compare(a.ID[:], b.ID[:])) })
			for made, s := range map[string]*Set{"made here": NewSet(nil, texts), "by hand": {Texts: texts}} {
				for i := range n {
					if k := s.TextIndex(texts[i].ID); k != i {
						t.Fatalf("%s, %s: text %d of %d is found at %d", name, made, i, n, k)
					}
					if k := s.TextIndex(id(2*i + 1)); k != -1 {
						t.Fatalf("%s, %s: a text that is not among %d is found at %d", name, made, n, k)
					}
				}
			}
		}
	}
}

func BenchmarkTextIndex(b *testing.B) {
	var texts []Text
	for i := range 100_000 {
		texts = append(texts, Text{ID: TextIDOf(fmt.Sprint(i))})
	}
	s := NewSet(nil, texts)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if s.TextIndex(texts[i%len(texts)].ID) < 0 {
			b.Fatal("a text is not found")
		}
	}
}
