package place

// believe drops the matches that are no places: those whose signs weigh too little.
func (f *finder) believe() {
	sure := map[string]bool{} // names with signs enough where they stand
	times := map[string]int{} // how often the text has them
	for i := range f.matches {
		m := &f.matches[i]
		single := m.end == m.first+1
		name := f.text(m.end - 1)
		m.signs.set(isWord, single && f.lower[string(f.low(name))])
		m.signs.set(isPerson, single && f.persons[f.plain(name)])
		m.signs.set(withRegion, m.fixed && !m.holding)
		m.signs.set(inRegion, m.holding)
		times[m.key]++
		if s := m.signs; s.has(withRegion) || s.has(afterLocates) && !s.has(isPerson) || s.has(afterSettlement) || s.has(beforeDateline) {
			sure[m.key] = true
		}
	}
	kept := f.matches[:0]
	for _, m := range f.matches {
		m.signs.set(sureThere, sure[m.key])
		m.signs.set(isRepeated, times[m.key] > 1)
		if f.l.Never[m.key] && !m.fixed {
			continue
		}
		if f.weigh(m.signs) > 0 {
			kept = append(kept, m)
		}
	}
	f.matches = kept
}
