package claim

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestPicked: the elements named come first in that order, and the others are let go of.
func TestPicked(t *testing.T) {
	for seed := range uint64(50) {
		r := rand.New(rand.NewPCG(seed, 3))
		n := r.IntN(40)
		list := make([]int, n)
		for i := range list {
			list[i] = i + 1
		}
		var places []int32
		for _, p := range r.Perm(n)[:r.IntN(n+1)] {
			places = append(places, int32(p))
		}
		got := picked(list, places)
		if len(got) != len(places) {
			t.Fatalf("%d of %d picked", len(got), len(places))
		}
		for i, p := range places {
			if got[i] != int(p)+1 {
				t.Errorf("seed %d: %d stands at %d, not %d", seed, got[i], i, p+1)
			}
		}
		if slices.ContainsFunc(list[len(places):], func(x int) bool { return x != 0 }) {
			t.Errorf("seed %d: what was not picked is held", seed)
		}
	}
}

func TestSorted(t *testing.T) {
	each := func(n int, f func(i int)) {
		for i := range n {
			f(i)
		}
	}
	for _, n := range []int{0, 1, minRun - 1, minRun, minRun + 7, 5*minRun + 3} {
		list := rand.New(rand.NewPCG(1, uint64(n))).Perm(n)
		want := slices.Sorted(slices.Values(list))
		if got := sorted(list, each, cmp.Compare[int]); !slices.Equal(got, want) {
			t.Errorf("a list of %d is not in order", n)
		}
	}
}
