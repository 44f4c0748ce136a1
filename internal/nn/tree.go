package nn

// tree builds the tree of a sentence from scores: the one whose arcs score most
// together, of all that have one root (Chu and Liu 1965, Edmonds 1967, in the form of
// Tarjan 1977 for dense graphs). Mostly every token's best head makes a tree at once.
//
// While circles are merged, a place of the matrix stands for a token or for a circle
// of them. Time is that of the square of the sentence's length.
type tree struct {
	n      int // places: the root and the tokens
	w      []float64
	child  []uint8 // of each pair of places the token and the head that the score is of
	head   []uint8
	part   []int16 // what stands at a place: a token, or from n on a circle
	alive  []bool
	state  []uint8
	path   []int16 // places, each the best head of the one before
	in     [2 * (MaxSentence + 1)]arc
	parent [2 * (MaxSentence + 1)]int16 // the circle that a part is in
	parts  int16
}

// arc leads from a head to a child.
type arc struct{ head, child uint8 }

// What is known of a place while the tree grows.
const (
	fresh  = iota
	onPath // it leads to the end of the path
	done   // it leads to the root
)

// oneRoot is what an arc from the root costs, more than all else together: so the
// best tree has as few of them as can be.
const oneRoot = 1e9

// build writes the head of each token, counted from 0, or -1. scores has a row for
// each token, stride apart: the root's, then each token's as its head.
func (t *tree) build(heads []int32, scores []float32, stride int) {
	if t.greedy(heads, scores, stride) {
		return
	}
	t.begin(len(heads)+1, scores, stride)
	for v := 1; v < t.n; v++ {
		if t.state[v] == fresh && t.alive[v] {
			t.grow(int16(v))
		}
	}
	// A circle is entered where its own arc leads: there it is broken.
	for c := t.parts - 1; int(c) >= t.n; c-- {
		x := int16(t.in[c].child)
		for t.parent[x] != c {
			x = t.parent[x]
		}
		t.in[x] = t.in[c]
	}
	for v := range heads {
		heads[v] = int32(t.in[v+1].head) - 1
	}
}

// greedy gives each token its best head and says whether that is a tree.
func (t *tree) greedy(heads []int32, scores []float32, stride int) bool {
	roots := 0
	for v := range heads {
		row := scores[v*stride : v*stride+len(heads)+1]
		best := 0
		for u, s := range row {
			if s > row[best] && u != v+1 {
				best = u
			}
		}
		heads[v] = int32(best) - 1
		if best == 0 {
			roots++
		}
	}
	if roots != 1 {
		return false
	}
	t.state = grow(t.state, len(heads))
	clear(t.state)
	for v := range heads {
		at := int32(v)
		for at >= 0 && t.state[at] == fresh {
			t.state[at] = onPath
			at = heads[at]
		}
		if at >= 0 && t.state[at] == onPath {
			return false
		}
		for at = int32(v); at >= 0 && t.state[at] == onPath; at = heads[at] {
			t.state[at] = done
		}
	}
	return true
}

// begin has a place for the root and for each token.
func (t *tree) begin(n int, scores []float32, stride int) {
	t.n, t.parts = n, int16(n)
	t.w, t.child, t.head = grow(t.w, n*n), grow(t.child, n*n), grow(t.head, n*n)
	t.part, t.alive, t.state, t.path = grow(t.part, n), grow(t.alive, n), grow(t.state, n), t.path[:0]
	for v := range n {
		t.part[v], t.alive[v], t.state[v] = int16(v), true, fresh
		for u := range n {
			t.child[v*n+u], t.head[v*n+u] = uint8(v), uint8(u)
			if v > 0 {
				t.w[v*n+u] = float64(scores[(v-1)*stride+u])
			}
		}
		t.w[v*n] -= oneRoot
	}
	t.state[0] = done
}

// grow goes from a place to its best head, and from there on, until it comes to what
// leads to the root; a circle on the way becomes one place.
func (t *tree) grow(v int16) {
	t.path = append(t.path[:0], v)
	t.state[v] = onPath
	for {
		v = t.path[len(t.path)-1]
		u := t.best(v)
		t.in[t.part[v]] = arc{t.head[int(v)*t.n+int(u)], t.child[int(v)*t.n+int(u)]}
		switch t.state[u] {
		case fresh:
			t.state[u] = onPath
			t.path = append(t.path, u)
		case onPath:
			from := len(t.path) - 1
			for t.path[from] != u {
				from--
			}
			t.merge(t.path[from:])
			t.path = t.path[:from+1]
		case done:
			for _, x := range t.path {
				t.state[x] = done
			}
			return
		}
	}
}

// best is the best head of a place, the first of equals.
func (t *tree) best(v int16) int16 {
	row := t.w[int(v)*t.n : int(v+1)*t.n]
	best := int16(-1)
	for u, s := range row {
		if t.alive[u] && int16(u) != v && (best < 0 || s > row[best]) {
			best = int16(u)
		}
	}
	return best
}

// merge makes one place of those of a circle, each of which has the next for its best
// head: their first, which stands for all from now on. Entering it at one of them
// saves the arc that this one had in the circle.
func (t *tree) merge(circle []int16) {
	n, to := t.n, int(circle[0])
	for i, m := range circle {
		next := int(circle[(i+1)%len(circle)])
		had := t.w[int(m)*n+next]
		for u := range n {
			t.w[int(m)*n+u] -= had
		}
		t.parent[t.part[m]] = t.parts
		t.alive[m] = i == 0
	}
	t.part[to] = t.parts
	t.parts++
	for _, m := range circle[1:] {
		for u := range n {
			if !t.alive[u] || u == to {
				continue
			}
			t.better(to*n+u, int(m)*n+u) // u as the circle's head
			t.better(u*n+to, u*n+int(m)) // and the circle as u's
		}
	}
}

// better puts a pair of places in the stead of another if its score is higher.
func (t *tree) better(to, from int) {
	if t.w[from] > t.w[to] {
		t.w[to], t.child[to], t.head[to] = t.w[from], t.child[from], t.head[from]
	}
}
