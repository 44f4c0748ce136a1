package claim

import (
	"cmp"
	"math"
	"slices"
	"sort"
	"sync/atomic"
)

// joinAlike joins the nodes of stories that say the same, most alike first. A joint must be
// borne by the two groups that it joins, and not by two of their members alone: else one
// sentence that tells two things would make one of them (average linkage). Groups that no
// pair joins do not touch each other, and are worked on side by side.
func (s *stories) joinAlike(pairs []pair, ranks []int32) {
	found := s.compare(pairs, ranks)
	knots := s.knots(found)
	n := len(s.g.nodes)
	about := notes{group: make([]int32, n), label: make([]atomic.Int32, n), row: make([]int32, n), copyOf: make([]int32, n)}
	blocks(len(knots), 4*maxBlocks, minBlock, s.g.each, func(lo, hi int) {
		j := joiner{sheet: sheet{s: s}, notes: about}
		for _, k := range knots[lo:hi] {
			j.join(k)
		}
	})
}

// knot is groups that pairs may join, directly or through others: their nodes, by root, and
// those pairs.
type knot struct {
	nodes []int32
	pairs []likePair
}

// knots are those of more than one node, the largest first.
func (s *stories) knots(found []likePair) []knot {
	g := s.g
	near := slices.Clone(g.same)
	for _, p := range found {
		near.join(p.a, p.b)
	}
	size := make([]int32, len(g.nodes))
	member := func(n int) bool {
		nd := &g.nodes[n]
		return s.words[nd.text] != nil && int32(n) >= g.first[nd.text] && int32(n) < g.last(nd.text)
	}
	for n := range g.nodes {
		if member(n) {
			size[near.find(int32(n))]++
		}
	}
	of := make([]int32, len(g.nodes)) // of a root, its knot, from 1
	var knots []knot
	for n := range g.nodes {
		if !member(n) {
			continue
		}
		r := near.find(int32(n))
		if size[r] < 2 {
			continue
		}
		if of[r] == 0 {
			knots = append(knots, knot{nodes: make([]int32, 0, size[r])})
			of[r] = int32(len(knots))
		}
		k := &knots[of[r]-1]
		k.nodes = append(k.nodes, int32(n))
	}
	for _, p := range found {
		k := &knots[of[near.find(p.a)]-1]
		k.pairs = append(k.pairs, p)
	}
	slices.SortStableFunc(knots, func(a, b knot) int { return -cmp.Compare(len(a.nodes), len(b.nodes)) })
	return knots
}

// joiner joins the groups of knots.
type joiner struct {
	sheet
	notes
	groups []group
	failed map[[2]int32]int // of two groups that were not joined, by their labels: how many nodes they had
}

// notes are about nodes, by their numbers. Who works on a knot writes those of its nodes
// alone; label is read of others too.
type notes struct {
	group  []int32        // of a root: its place among the groups of its knot
	label  []atomic.Int32 // of a node: the label of its group, or 0
	row    []int32        // in the sheet, from 1
	copyOf []int32        // a node before it that it is a copy of, from 1; see distinct
}

// group is nodes that tell one claim, so far.
type group struct {
	label int32   // a number of no other group
	all   []int32 // in no order
	first []int32 // the first maxLooked of them, in order
	speak []int32 // see distinct; nil where not known
}

// join joins the groups of a knot.
func (j *joiner) join(k knot) {
	g := j.s.g
	j.start(j.s, j.s.of[g.nodes[k.nodes[0]].text])
	j.groups, j.failed = j.groups[:0], map[[2]int32]int{}
	for _, n := range k.nodes {
		r := g.find(n)
		if j.group[r] == 0 {
			j.groups = append(j.groups, group{label: n + 1})
			j.group[r] = int32(len(j.groups))
		}
		x := &j.groups[j.group[r]-1]
		j.label[n].Store(x.label)
		x.all = append(x.all, n)
		if len(x.first) < maxLooked {
			x.first = append(x.first, n)
		}
	}
	slices.SortFunc(k.pairs, func(x, y likePair) int {
		return cmp.Or(-cmp.Compare(x.like, y.like), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	for _, p := range k.pairs {
		a, b := g.find(p.a), g.find(p.b)
		if a == b {
			continue
		}
		x, y := j.group[a]-1, j.group[b]-1
		if j.agree(&j.groups[x], &j.groups[y]) {
			g.join(a, b)
			j.group[min(a, b)] = j.merge(x, y) + 1
		}
	}
	for i := range j.groups {
		j.speak(&j.groups[i])
	}
}

// agree reports whether two groups may be joined. What was found not to be is not looked
// at again until one of the two has grown.
func (j *joiner) agree(x, y *group) bool {
	labels, n := [2]int32{x.label, y.label}, len(x.all)+len(y.all)
	if j.failed[labels] == n {
		return false
	}
	if j.partly(x, y) || j.mean(x, y) < j.need(x, y) {
		j.failed[labels] = n
		return false
	}
	return true
}

// merge makes two groups one, in the place of the larger, and returns that.
func (j *joiner) merge(x, y int32) int32 {
	if len(j.groups[x].all) < len(j.groups[y].all) {
		x, y = y, x
	}
	a, b := &j.groups[x], &j.groups[y]
	for _, n := range b.all {
		j.label[n].Store(a.label)
	}
	a.all = append(a.all, b.all...)
	a.first = append(a.first, b.first...)
	slices.Sort(a.first)
	a.first = a.first[:min(len(a.first), maxLooked)]
	a.speak = nil
	*b = group{}
	return x
}

// partly reports whether one of two groups has a clause of which the other has the whole:
// then one tells more than the other. None has both.
func (j *joiner) partly(x, y *group) bool {
	if len(x.all) > len(y.all) {
		x, y = y, x
	}
	g := j.s.g
	return slices.ContainsFunc(x.all, func(n int32) bool {
		if w := g.nodes[n].whole; w >= 0 {
			return j.label[w].Load() == y.label
		}
		for c, to := g.clauses(n); c < to; c++ {
			if j.label[c].Load() == y.label {
				return true
			}
		}
		return false
	})
}

// at is the row of a node in the sheet.
func (j *joiner) at(n int32) int {
	if j.row[n] == 0 {
		j.row[n] = int32(j.add(n)) + 1
	}
	return int(j.row[n] - 1)
}

// distinct are the members that speak for a group, copies once: else whoever is reprinted
// most would decide what a claim is.
func (j *joiner) distinct(x *group) []int32 {
	if x.speak != nil {
		return x.speak
	}
	for _, n := range x.first {
		if len(x.speak) == maxMembers {
			break
		}
		if c := j.copyOf[n]; c > 0 && slices.Contains(x.speak, c-1) {
			continue
		}
		i := slices.IndexFunc(x.speak, func(m int32) bool { return j.alike(j.at(n), j.at(m)) >= copyAlike })
		if i < 0 {
			x.speak = append(x.speak, n)
		} else {
			j.copyOf[n] = x.speak[i] + 1
		}
	}
	return x.speak
}

// need is how alike two groups must be on the mean: the more, the more they would be together.
func (j *joiner) need(x, y *group) float32 {
	n := float64(len(j.distinct(x))+len(j.distinct(y))) / 2
	return minMean + float32(perDoubling*steps(math.Log2(n)))
}

// mean is how alike the members of two groups are, each to each.
func (j *joiner) mean(x, y *group) float32 {
	a, b := j.distinct(x), j.distinct(y)
	var sum float32
	for _, n := range a {
		for _, m := range b {
			sum += j.told(j.at(n), j.at(m))
		}
	}
	return sum / float32(len(a)*len(b))
}

// speak says of each member of a group how well it speaks for the group.
func (j *joiner) speak(x *group) {
	g := j.s.g
	if len(x.all) < 2 {
		return
	}
	for _, n := range x.all {
		var sum float32
		k := 0
		for _, m := range x.first[:min(len(x.first), maxMembers)] {
			if g.nodes[n].text != g.nodes[m].text {
				sum += j.told(j.at(n), j.at(m))
				k++
			}
		}
		if k > 0 {
			g.nodes[n].speaks = sum / float32(k)
		}
	}
}

// clauses are the first and the one after the last of the nodes that are clauses of n.
func (g *graph) clauses(n int32) (from, to int32) {
	t := g.nodes[n].text
	a := g.set.Analyses[t]
	from = g.first[t] + int32(len(a.Statements)+len(a.Assertions))
	// Of other nodes nothing but wholes may be read: others may be writing how well they speak.
	from += int32(sort.Search(int(g.end[t]-from), func(i int) bool { return g.nodes[from+int32(i)].whole >= n }))
	for to = from; to < g.end[t] && g.nodes[to].whole == n; to++ {
	}
	return from, to
}
