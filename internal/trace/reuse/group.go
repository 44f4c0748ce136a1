package reuse

import (
	"cmp"
	"slices"
	"sort"
)

// Groups holds the postings of many texts: for every gram that several of them
// have, the places where it stands. It is not changed once it is made.
type Groups struct {
	first  []uint32 // where each text's grams begin in pos and list; one more at the end
	pos    []uint32 // word at which a gram stands in its own text
	list   []uint32 // its list, or noList
	begin  []uint32 // where each list begins in places; one more at the end
	places []place  // sorted by text, then by position
}

type place struct{ text, pos uint32 }

const noList = ^uint32(0)

const (
	// repeats is how many places of one gram in one text are followed. It keeps
	// a text that repeats itself a thousand times from costing a million.
	repeats = 8

	// A gram leads from a text to all the texts before it if it stands at no
	// more than fewPlaces there, and otherwise to the first and the last ones.
	// The first are where a widely copied story came from, as far as can be
	// seen; the last are where a recent change to it may have. So a list of n
	// places costs n and not n², and no gram need be dropped for being common.
	fewPlaces   = 16
	firstPlaces = 6
	lastPlaces  = 4
)

// Group gathers the grams of texts, which are numbered in the order given.
func Group(texts [][]Gram) *Groups {
	total := 0
	for _, t := range texts {
		total += len(t)
	}
	type key struct {
		hash uint64
		at   uint32
	}
	g := &Groups{
		first: make([]uint32, 1, len(texts)+1),
		pos:   make([]uint32, 0, total),
		list:  make([]uint32, total),
	}
	keys := make([]key, 0, total)
	owner := make([]uint32, 0, total)
	for i, t := range texts {
		for _, gram := range t {
			keys = append(keys, key{gram.Hash, uint32(len(keys))})
			g.pos = append(g.pos, gram.Pos)
			owner = append(owner, uint32(i))
		}
		g.first = append(g.first, uint32(len(keys)))
	}
	slices.SortFunc(keys, func(a, b key) int {
		if a.hash != b.hash {
			return cmp.Compare(a.hash, b.hash)
		}
		return cmp.Compare(a.at, b.at)
	})
	for len(keys) > 0 {
		n := 1
		for n < len(keys) && keys[n].hash == keys[0].hash {
			n++
		}
		same := keys[:n]
		keys = keys[n:]
		if owner[same[0].at] == owner[same[n-1].at] { // in one text only
			for _, k := range same {
				g.list[k.at] = noList
			}
			continue
		}
		g.begin = append(g.begin, uint32(len(g.places)))
		inText := 0
		for i, k := range same {
			if i > 0 && owner[k.at] == owner[same[i-1].at] {
				inText++
			} else {
				inText = 0
			}
			if inText >= repeats {
				g.list[k.at] = noList
				continue
			}
			g.list[k.at] = uint32(len(g.begin) - 1)
			g.places = append(g.places, place{owner[k.at], g.pos[k.at]})
		}
	}
	g.begin = append(g.begin, uint32(len(g.places)))
	return g
}

// Seed is a gram that two texts share: the word at which it stands in each.
type Seed struct{ A, B uint32 }

// Candidate is an earlier text with the grams by which it was found.
type Candidate struct {
	Text  int
	Seeds []Seed // A in the later text, B in the earlier one; sorted by A
}

// Candidates returns the texts before text i that may share a passage with it,
// in order. Not all shared grams are among the seeds: see fewPlaces.
func (g *Groups) Candidates(i int) []Candidate {
	type hit struct {
		text uint32
		Seed
	}
	var hits []hit
	for p := g.first[i]; p < g.first[i+1]; p++ {
		l := g.list[p]
		if l == noList {
			continue
		}
		places := g.places[g.begin[l]:g.begin[l+1]]
		places = places[:sort.Search(len(places), func(k int) bool { return places[k].text >= uint32(i) })]
		add := func(places []place) {
			for _, q := range places {
				hits = append(hits, hit{q.text, Seed{g.pos[p], q.pos}})
			}
		}
		if len(places) <= fewPlaces {
			add(places)
			continue
		}
		add(places[:firstPlaces])
		add(places[len(places)-lastPlaces:])
	}
	slices.SortFunc(hits, func(a, b hit) int {
		if a.text != b.text {
			return cmp.Compare(a.text, b.text)
		}
		if a.A != b.A {
			return cmp.Compare(a.A, b.A)
		}
		return cmp.Compare(a.B, b.B)
	})
	var cs []Candidate
	seeds := make([]Seed, 0, len(hits)) // one array for all
	for k := 0; k < len(hits); {
		text, from := hits[k].text, len(seeds)
		for ; k < len(hits) && hits[k].text == text; k++ {
			seeds = append(seeds, hits[k].Seed)
		}
		cs = append(cs, Candidate{Text: int(text), Seeds: seeds[from:len(seeds):len(seeds)]})
	}
	return cs
}
