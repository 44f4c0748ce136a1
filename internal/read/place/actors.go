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
	for i := len(f.matches) - 2; i > 0; i-- { // "Ruhl, | Lunde and Osk have claims"
		if kinds[i] == news.Actor && kinds[i-1] == news.Location && !located[i-1] && f.state(i-1) && f.state(i) && f.listed(i-1, i) &&
			(f.joined(i, i+1) || f.listed(i, i+1)) && kinds[i+1] == news.Actor {
			kinds[i-1] = news.Actor
		}
	}
	f.teams(kinds, located)
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
	if f.has(f.beforeThe(m.first-1), lang.Stays) || f.is(m.first-1, ',') && f.has(m.first-2, lang.CapitalWord) { // "the capital, Lunde"
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

// listed reports whether a comma, and no more than an article behind it, parts two matches.
func (f *finder) listed(a, b int) bool {
	at := f.matches[a].end
	return f.is(at, ',') && f.beforeThe(f.matches[b].first-1) == at
}

// teams has a city stand for its team, where the text names that in full ("the Lunde Bulls") and nothing tells
// that something is in the city: "Lunde's Karl Brandt", "success with Lunde", "Lunde had five titles".
func (f *finder) teams(kinds []news.PlaceKind, located []bool) {
	named := map[string]bool{}
	for i := range f.matches {
		m := &f.matches[i]
		if f.inSentence(m); kinds[i] == news.PartOfName && f.upper(m.end) && f.spaced(m.end) && f.has(m.end, lang.TeamName) {
			named[m.key] = true
		}
	}
	for i := range f.matches {
		m := &f.matches[i]
		if kinds[i] != news.Location || !named[m.key] || located[i] {
			continue
		}
		f.inSentence(m)
		player := m.signs.has(beforeGenitive) && f.upper(m.end+1) && f.upper(m.end+2) && f.l.Given.Has(f.plain(f.text(m.end+1)))
		side := f.has(m.first-1, lang.Party|lang.Versus)
		does := f.spaced(m.end) && !m.signs.has(afterPrep) && (f.has(m.end, lang.Plays|lang.Undertakes) || f.has(m.end, lang.Acts) && !f.has(m.end, lang.WeakAct))
		if player || side || does {
			kinds[i] = news.Actor
		}
	}
}

// act reports whether what a government does stands behind a match.
func (f *finder) act(m *match) bool {
	f.inSentence(m)
	return f.spaced(m.end) && f.has(m.end, lang.Acts)
}
