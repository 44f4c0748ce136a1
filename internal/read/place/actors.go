package place

import (
	"hearsay/internal/gazetteer"
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// kinds says what each match is there for: by what stands beside it; then by what it is
// joined to; and a capital that stands for its government somewhere in the text does so
// wherever nothing tells that something is there.
func (f *finder) kinds() []news.PlaceKind {
	kinds := make([]news.PlaceKind, len(f.matches))
	located := make([]bool, len(f.matches))
	for i := range f.matches {
		kinds[i] = f.kind(&f.matches[i])
		located[i] = f.located(&f.matches[i]) || i > 0 && located[i-1] && f.parted(f.matches[i-1].end, f.matches[i].first)
	}
	for i := 1; i < len(f.matches); i++ {
		a, b := i-1, i
		if !f.joined(a, b) || !f.state(a) || !f.state(b) || located[a] || located[b] {
			continue
		}
		if kinds[a] == news.Actor || kinds[b] == news.Actor || f.act(&f.matches[b]) {
			for _, k := range [...]int{a, b} {
				if kinds[k] == news.Location {
					kinds[k] = news.Actor
				}
			}
		}
	}
	acting := map[string]bool{}
	for i := range f.matches {
		if m := &f.matches[i]; kinds[i] == news.Actor && f.places[m.chosen].Kind == gazetteer.Capital {
			acting[m.key] = true
		}
	}
	for i := range f.matches {
		if kinds[i] == news.Location && acting[f.matches[i].key] && !located[i] {
			kinds[i] = news.Actor
		}
	}
	return kinds
}

// located reports whether what stands beside a match tells that something is there, or
// goes there.
func (f *finder) located(m *match) bool {
	s := m.signs
	if s.has(afterLocates) || s.has(withRegion) || s.has(beforeDateline) || s.has(afterSettlement) || s.has(beforeOfPlaces) ||
		s.has(beforeCompound) {
		return true
	}
	f.inSentence(m)
	if f.has(f.beforeThe(m.first-1), lang.Stays) {
		return true
	}
	r, _ := f.relation(m)
	return r != news.At && r != news.BetweenPlaces
}

// state reports whether match i is a country or a capital.
func (f *finder) state(i int) bool {
	c := f.matches[i].chosen
	return c >= 0 && (f.places[c].Kind == gazetteer.Country || f.places[c].Kind == gazetteer.Capital)
}

// joined reports whether a conjunction, and nothing else, parts two matches.
func (f *finder) joined(a, b int) bool {
	at := f.matches[a].end
	return f.matches[b].first == at+1 && f.l.Joins[f.text(at)]
}

// act reports whether what a government does stands behind a match.
func (f *finder) act(m *match) bool {
	f.inSentence(m)
	return f.spaced(m.end) && f.has(m.end, lang.Acts)
}
