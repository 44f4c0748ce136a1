package gazetteer

import (
	"cmp"
	"slices"
	"sort"
	"unicode/utf8"
)

// Box is a stretch of the world in degrees. One whose West is greater than its East lies
// across the date line.
type Box struct{ South, West, North, East float64 }

// Has reports whether a point lies in the box.
func (b Box) Has(lat, lon float64) bool {
	if lat < b.South || lat > b.North {
		return false
	}
	if b.West <= b.East {
		return lon >= b.West && lon <= b.East
	}
	return lon >= b.West || lon <= b.East
}

// Town is a town with its name.
type Town struct {
	Name string
	Place
}

// mostAround is how many towns Around gives at most.
const mostAround = 100

// Around gives the towns of a stretch with the most people, n at most and no more than a
// hundred, the largest first.
// It walks over the whole table twice, which takes milliseconds: enough for a map.
func Around(b Box, n int) []Town {
	type candidate struct{ at, people int }
	larger := func(a, b candidate) int { return cmp.Or(cmp.Compare(b.people, a.people), cmp.Compare(a.at, b.at)) }
	n = min(n, mostAround)
	t := parts()
	var found []candidate
	for i := 0; n > 0 && t.places+placeWidth*i < t.codes; i++ {
		at := t.places + placeWidth*i
		c := candidate{i, number(at + 12)}
		if Kind(le32(at+16)>>16) > Capital || c.people == 0 || len(found) == n && larger(found[n-1], c) <= 0 ||
			!b.Has(float64(int32(le32(at+4)))/1e5, float64(int32(le32(at+8)))/1e5) {
			continue
		}
		if len(found) == n {
			found = found[:n-1]
		}
		k, _ := slices.BinarySearchFunc(found, c, larger)
		found = slices.Insert(found, k, c)
	}
	towns := make([]Town, len(found))
	turn := make([]uint8, (t.codes-t.places)/placeWidth) // of each place, its number among the towns, and one more
	for k, c := range found {
		towns[k].Place = t.place(c.at)
		turn[c.at] = uint8(k + 1)
	}
	if len(towns) == 0 {
		return towns
	}
	for r := range t.refs {
		ref := le32(t.refList + 4*r)
		if ref&aliasBit != 0 || turn[ref] == 0 {
			continue
		}
		name := t.name(sort.Search(t.names, func(i int) bool { return number(t.refAt+4*i+4) > r }))
		if town := &towns[turn[ref]-1]; fuller(name, town.Name) {
			town.Name = name
		}
	}
	return slices.DeleteFunc(towns, func(t Town) bool { return t.Name == "" })
}

// fuller reports whether one name of a place is better to write than another: longer
// ("New York City"), or as long with accents.
func fuller(a, b string) bool {
	if d := utf8.RuneCountInString(a) - utf8.RuneCountInString(b); d != 0 {
		return d > 0
	}
	return len(a) > len(b)
}
