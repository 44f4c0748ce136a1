package main

import (
	"cmp"
	"maps"
	"slices"

	"hearsay/internal/lang"
	"hearsay/internal/linear"
)

// rareTag is how often a pair of tags must occur to be told apart.
const rareTag = 8

// names numbers the tags and relations of a treebank.
type names struct {
	lang.Syntax
	joined map[[2]string]int // of tag and fine
	rels   map[string]int
}

// namesOf lists what occurs in the sentences, the commonest first.
func namesOf(all []sentence) *names {
	pairs, rels := map[[2]string]int{}, map[string]int{}
	for i := range all {
		for _, w := range all[i].words {
			pairs[[2]string{w.tag, w.fine}]++
			rels[w.rel]++
		}
	}
	rels["goeswith"]++
	n := &names{joined: map[[2]string]int{}, rels: map[string]int{}}
	for _, r := range byCount(rels) {
		n.rels[r] = len(n.Rels)
		n.Rels = append(n.Rels, r)
	}
	common := map[string]int{} // of a tag, its commonest pair
	for _, p := range byCount(pairs) {
		if pairs[p] < rareTag || len(n.Joined) == linear.MaxClasses {
			if _, ok := common[p[0]]; ok {
				n.joined[p] = common[p[0]]
				continue
			}
		}
		n.joined[p] = len(n.Joined)
		if _, ok := common[p[0]]; !ok {
			common[p[0]] = len(n.Joined)
		}
		n.Joined = append(n.Joined, [2]uint8{place(&n.Tags, p[0]), place(&n.Fine, p[1])})
	}
	return n
}

func byCount[K comparable](counts map[K]int) []K {
	return slices.SortedFunc(maps.Keys(counts), func(a, b K) int {
		return cmp.Or(counts[b]-counts[a], compareAny(a, b))
	})
}

func compareAny(a, b any) int {
	if x, ok := a.(string); ok {
		return cmp.Compare(x, b.(string))
	}
	x, y := a.([2]string), b.([2]string)
	return slices.Compare(x[:], y[:])
}

// place is where a name stands in a list, to which it is added if it is new.
func place(list *[]string, name string) uint8 {
	i := slices.Index(*list, name)
	if i < 0 {
		i = len(*list)
		*list = append(*list, name)
	}
	return uint8(i)
}

// class is the class of a word's tags, or -1 where it is not told apart.
func (n *names) class(w *word) int {
	if c, ok := n.joined[[2]string{w.tag, w.fine}]; ok {
		return c
	}
	return -1
}

func (n *names) rel(w *word) int {
	if r, ok := n.rels[w.rel]; ok {
		return r
	}
	return -1
}
