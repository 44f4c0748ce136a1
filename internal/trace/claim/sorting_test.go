package claim

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"
)

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
