package claim

// forest is groups of what is counted from 0, each a tree of them: of each, one above it, or
// itself. The lowest number is the root, so that the order of joining does not matter.
type forest []int32

func newForest(n int) forest {
	f := make(forest, n)
	for i := range f {
		f[i] = int32(i)
	}
	return f
}

// find returns the root of x. It makes the way shorter, so it is not for many goroutines at
// once, but after flatten.
func (f forest) find(x int32) int32 {
	for {
		p := f[x]
		up := f[p]
		if up == p { // nothing is written where there is nothing to shorten
			return p
		}
		f[x] = up
		x = up
	}
}

func (f forest) join(a, b int32) {
	a, b = f.find(a), f.find(b)
	f[max(a, b)] = min(a, b)
}

// flatten puts everything under its root. From then on find writes nothing.
func (f forest) flatten() {
	for x := range f {
		f[x] = f.find(int32(x))
	}
}
