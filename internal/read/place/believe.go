package place

import (
	"strings"

	"hearsay/internal/lang"
)

// believe drops the matches that are no places: those whose signs weigh too little.
func (f *finder) believe() {
	times := map[string]int{} // how often the text has a name
	part := map[string]bool{} // names that are parts of longer ones somewhere
	words := f.alsoWords()
	for i := range f.matches {
		m := &f.matches[i]
		single := m.end == m.first+1
		name := f.text(m.end - 1)
		m.signs.set(isWord, single && name != strings.ToUpper(name) && words[string(f.low(name))])
		m.signs.set(isPerson, single && f.persons[f.plain(name)])
		m.signs.set(withRegion, (m.fixed || m.lost) && !m.holding)
		m.signs.set(inRegion, m.holding)
		times[m.key]++
		if s := m.signs; s.has(beforeCapital) || s.has(afterCapital) || s.has(beforeFamily) || s.has(afterGiven) {
			part[m.key] = true
		}
	}
	f.list()
	sure := map[string]int{} // names with signs enough where they stand
	for i := range f.matches {
		if m := &f.matches[i]; f.sure(m) {
			sure[m.key]++
		}
	}
	for i := range f.matches {
		m := &f.matches[i]
		others := sure[m.key]
		if f.sure(m) {
			others--
		}
		m.signs.set(sureThere, others > 0)
		m.signs.set(isRepeated, times[m.key] > 1)
		m.signs.set(isPart, part[m.key])
	}
	f.list()
	kept := f.matches[:0]
	for _, m := range f.matches {
		if f.weigh(m.signs) > 0 && (m.fixed || !f.l.Never[m.key]) {
			kept = append(kept, m)
		}
	}
	f.matches = kept
}

// sure reports whether what stands beside a match says that it is a place, so that
// others of its name are too.
func (f *finder) sure(m *match) bool {
	s := m.signs
	return s.has(withRegion) || s.has(afterLocates) && !s.has(isPerson) && !s.has(beforeGenitive) || s.has(afterSettlement) ||
		s.has(beforeDateline) || f.weigh(s) >= listing
}

// alsoWords are the names of one word, in lower case, that the text has with a small
// letter too.
func (f *finder) alsoWords() map[string]bool {
	found := map[string]bool{}
	for i := range f.matches {
		if m := &f.matches[i]; m.end == m.first+1 {
			found[string(f.low(f.text(m.first)))] = false
		}
	}
	for i := range f.words {
		w := &f.words[i]
		if w.letter && !w.upper && w.class&(lang.Locates|lang.PlacePrep) == 0 {
			if seen, ok := found[w.span.Of(f.body)]; ok && !seen {
				found[w.span.Of(f.body)] = true
			}
		}
	}
	return found
}

// listing is how much a match must weigh to vouch for one that a comma or a word such
// as "and" parts from it.
const listing = 1.5

// list lets places vouch for what stands beside them in a list, onwards and back.
func (f *finder) list() {
	for i := 1; i < len(f.matches); i++ {
		f.vouch(&f.matches[i-1], &f.matches[i], f.matches[i-1].end, f.matches[i].first)
	}
	f.long()
	for i := len(f.matches) - 1; i > 0; i-- {
		f.vouch(&f.matches[i], &f.matches[i-1], f.matches[i-1].end, f.matches[i].first)
	}
}

// longList is from how many names on a list of what may be places is one, if one of them
// is believed.
const longList = 4

// long marks the members of long lists.
func (f *finder) long() {
	for from := 0; from < len(f.matches); {
		end, believed := from+1, f.weigh(f.matches[from].signs) > 0
		for end < len(f.matches) && f.parted(f.matches[end-1].end, f.matches[end].first) {
			believed = believed || f.weigh(f.matches[end].signs) > 0
			end++
		}
		for i := from; i < end && end-from >= longList && believed; i++ {
			f.matches[i].signs.set(isListed, !f.matches[i].demonym)
		}
		from = end
	}
}

// vouch marks m as listed beside by, if by is sure and nothing but a comma and a
// conjunction parts them: words[from:to].
func (f *finder) vouch(by, m *match, from, to int) {
	if m.signs.has(isListed) || by.demonym || m.demonym || !f.parted(from, to) || f.weigh(by.signs) < listing {
		return
	}
	m.signs.set(isListed, true)
}

// parted reports whether words[from:to] are a comma and a conjunction, or one of them.
func (f *finder) parted(from, to int) bool {
	if to <= from || to-from > 2 {
		return false
	}
	for i := from; i < to; i++ {
		if w := f.text(i); w != "," && !f.l.Joins[w] {
			return false
		}
	}
	return true
}
