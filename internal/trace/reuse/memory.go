package reuse

import (
	"bytes"
	"slices"
	"sort"
)

// Memory is a Store in memory, over another one or none: what it holds is added to what
// that one holds. The zero Memory is empty.
type Memory struct {
	Under Store // nil: nothing

	entries []Entry // sorted by key
	gone    map[string]bool
}

// Put adds entries, in place of those with the same keys, and takes out others before.
func (m *Memory) Put(entries []Entry, without [][]byte) {
	if m.gone == nil {
		m.gone = map[string]bool{}
	}
	for _, k := range without {
		m.gone[string(k)] = true
	}
	m.entries = slices.DeleteFunc(m.entries, func(e Entry) bool { return m.gone[string(e.Key)] })
	for _, e := range entries {
		delete(m.gone, string(e.Key))
	}
	m.entries = append(m.entries, entries...)
	slices.SortStableFunc(m.entries, func(a, b Entry) int { return bytes.Compare(a.Key, b.Key) })
	out := m.entries[:0]
	for i, e := range m.entries { // the last of equals
		if i+1 == len(m.entries) || !bytes.Equal(e.Key, m.entries[i+1].Key) {
			out = append(out, e)
		}
	}
	m.entries = out
}

// Scan is Store.Scan.
func (m *Memory) Scan(from, to []byte, backwards bool, limit int, f func(key, value []byte) bool) error {
	find := func(k []byte) int {
		return sort.Search(len(m.entries), func(i int) bool { return bytes.Compare(m.entries[i].Key, k) >= 0 })
	}
	lo, hi := find(from), find(to) // of our own, those that are left
	left := func() bool { return lo < hi }
	own := func() Entry {
		if backwards {
			return m.entries[hi-1]
		}
		return m.entries[lo]
	}
	drop := func() {
		if backwards {
			hi--
		} else {
			lo++
		}
	}
	n, open := 0, true
	give := func(k, v []byte) {
		if n++; !f(k, v) || n == limit {
			open = false
		}
	}
	first := func(k []byte) bool { // the next of our own comes before k
		c := bytes.Compare(own().Key, k)
		return c < 0 != backwards && c != 0
	}
	if m.Under != nil {
		under := limit
		if limit > 0 {
			under += len(m.gone)
		}
		if err := m.Under.Scan(from, to, backwards, under, func(k, v []byte) bool {
			for open && left() && first(k) {
				give(own().Key, own().Value)
				drop()
			}
			same := left() && bytes.Equal(own().Key, k)
			if open && !same && !m.gone[string(k)] {
				give(k, v)
			}
			return open
		}); err != nil {
			return err
		}
	}
	for open && left() {
		give(own().Key, own().Value)
		drop()
	}
	return nil
}
