package news

// Cluster is a claim with what is read with it.
type Cluster struct {
	Head     *Claim
	With     []*Claim // told by the same articles, each having them from the same other
	Narrower []*Claim // that tell a part of it alone
}

// Clusters puts together what is read together, in the order of the first: families
// of claims, and under each those that tell only a part of one of it. A part that is
// denied, that more articles tell than the whole, or whose whole is not there, stands by
// itself: who holds a few that tell more for the claim misses the news.
func Clusters(claims []Claim) []Cluster {
	families := Families(claims)
	of := make(map[ID]int, len(claims))
	for i, f := range families {
		for _, c := range f {
			of[c.ID] = i
		}
	}
	top := tops(families, of)
	at := make([]int, len(families))
	var list []Cluster
	for i, f := range families {
		if top[i] == i {
			at[i] = len(list)
			list = append(list, Cluster{Head: f[0], With: f[1:]})
		}
	}
	for i, f := range families {
		if top[i] != i {
			s := &list[at[top[i]]]
			s.Narrower = append(s.Narrower, f...)
		}
	}
	return list
}

// tops finds, for each family, the one that it stands under in the end: itself, if no
// other tells it and more, or only far fewer articles do, or if they do so in a circle.
func tops(families [][]*Claim, of map[ID]int) []int {
	top, walk := make([]int, len(families)), make([]int, len(families))
	for i := range top {
		top[i] = -1
	}
	up := func(i int) int {
		if head := families[i][0]; head.Partial() {
			for _, id := range head.Within {
				if j, ok := of[id]; ok && j != i && head.overshadowed(families[j][0]) {
					return j
				}
			}
		}
		return i
	}
	for i := range families {
		var path []int
		j := i
		for top[j] < 0 && walk[j] != i+1 {
			walk[j] = i + 1
			path = append(path, j)
			j = up(j)
		}
		end := top[j]
		if end < 0 { // j stands by itself, or the path came back to it
			end = j
		}
		for _, k := range path {
			top[k] = end
		}
	}
	return top
}
