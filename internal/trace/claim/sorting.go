package claim

import "slices"

const (
	// maxRuns is in how many runs a long list is cut to be sorted, a power of two, and minRun
	// how long it must be for that.
	maxRuns = 16
	minRun  = 1 << 14
)

// sorted is a list in order: its runs are sorted side by side, then merged in pairs. No two
// elements may be equal, so that what comes out does not depend on how it is cut.
func sorted[T any](list []T, each func(n int, f func(i int)), compare func(a, b T) int) []T {
	if len(list) < minRun {
		slices.SortFunc(list, compare)
		return list
	}
	cut := func(i, runs int) int { return i * len(list) / runs }
	each(maxRuns, func(i int) { slices.SortFunc(list[cut(i, maxRuns):cut(i+1, maxRuns)], compare) })
	other := make([]T, len(list))
	for runs := maxRuns; runs > 1; runs /= 2 {
		each(runs/2, func(i int) {
			lo, mid, hi := cut(2*i, runs), cut(2*i+1, runs), cut(2*i+2, runs)
			merge(other[lo:hi], list[lo:mid], list[mid:hi], compare)
		})
		list, other = other, list
	}
	return list
}

// merge fills out with two sorted lists.
func merge[T any](out, a, b []T, compare func(a, b T) int) {
	for i := range out {
		if len(b) == 0 || len(a) > 0 && compare(a[0], b[0]) < 0 {
			out[i], a = a[0], a[1:]
		} else {
			out[i], b = b[0], b[1:]
		}
	}
}

// picked moves the elements of a list that stand at some places, each named once, to its
// front, in that order, and clears the others. It copies no list: of a million claims that
// would be the largest thing there is.
func picked[T any](list []T, places []int32) []T {
	from := make([]int32, len(list)) // of a place, the element that comes there
	named := make([]bool, len(list))
	n := copy(from, places)
	for _, p := range places {
		named[p] = true
	}
	for p, is := range named {
		if !is {
			from[n] = int32(p)
			n++
		}
	}
	for i := range from {
		if from[i] == int32(i) {
			continue
		}
		first, at := list[i], int32(i)
		for from[at] != int32(i) { // once round the circle that begins here
			next := from[at]
			list[at], from[at] = list[next], at
			at = next
		}
		list[at], from[at] = first, at
	}
	clear(list[len(places):])
	return list[:len(places)]
}
