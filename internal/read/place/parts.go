package place

import (
	"sort"

	"hearsay/internal/gazetteer"
	"hearsay/internal/lang"
)

// What makes a place's name no place though nothing of it is an organisation's: titles,
// "Merkel's Germany", whom a name tells the origin of, and teams.

// inTitle reports whether a country ends a name made with "for" or "of" in which no word
// tells what it is of: "Neighbours for Clean Water in Lunde".
func (f *finder) inTitle(m *match) bool {
	i := m.first - 1
	if !m.signs.has(afterLocates) || !f.isLand(m) {
		return false
	}
	tie := f.capitals(i)
	if tie == i || !f.has(tie-1, lang.Tie) {
		return false
	}
	first := f.capitals(tie - 1)
	return first < tie-1 && first > f.first
}

// capitals is the first word of the run of capitals that ends before word i, or i where
// there is none, or one of its words tells what sort of thing or person it names.
func (f *finder) capitals(i int) int {
	k := i
	for k > f.first && f.upper(k-1) && f.words[k-1].letter && (k == i || f.spaced(k)) {
		if k--; f.has(k, lang.OrgWord|lang.NameTitle) {
			return i
		}
	}
	return k
}

// isLand reports whether a match was taken for a country.
func (f *finder) isLand(m *match) bool {
	return m.chosen >= 0 && f.places[m.chosen].Kind == gazetteer.Country
}

// somebodys reports whether a country is that of a person, and so what becomes of it and
// not where something is: "Merkel's Germany". A thing of the person's there is elsewhere:
// "Lunde's UK range".
func (f *finder) somebodys(m *match) bool {
	i := m.first - 1
	if f.spaced(m.end) && f.words[m.end].letter && f.words[m.end].class == 0 {
		return false
	}
	return i > f.first && f.genitive(i) && f.words[i].span.Len() > 1 && // more than a mark, which may close a quotation
		f.upper(i-1) && f.isLand(m) && !f.isPlace(i)
}

// isPlace reports whether a match ends before word i.
func (f *finder) isPlace(i int) bool {
	k := sort.Search(len(f.matches), func(k int) bool { return f.matches[k].end >= i })
	return k < len(f.matches) && f.matches[k].end == i
}

// origin reports whether a match tells where somebody is from: "a US comedian".
func (f *finder) origin(m *match) bool {
	return m.chosen >= 0 && !m.signs.has(withRegion) && f.spaced(m.end) && !f.upper(m.end) && f.has(m.end, lang.Folk)
}

// plays reports whether a city stands for its team: "Lunde (12-3) beat Ruhl".
func (f *finder) plays(m *match) bool {
	s := m.signs
	if m.chosen < 0 || s.has(afterLocates) || s.has(afterPrep) || s.has(withRegion) || s.has(beforeDateline) {
		return false
	}
	if p := &f.places[m.chosen]; p.Kind != gazetteer.City && p.Kind != gazetteer.Capital {
		return false
	}
	k := m.end
	record := f.is(k, '(') && k+2 < f.end && f.digit(k+1) && f.words[k+2].gap == hyphen && f.digit(k+2)
	return record || f.spaced(k) && f.has(k, lang.Plays)
}

// opposes reports whether a match is a team that another plays, or that loses to one: "beat | Lunde",
// "a win over | Lunde", "| Ruhl | fell to Lunde".
func (f *finder) opposes(m *match) bool {
	if m.chosen < 0 || m.signs.has(withRegion) || m.signs.has(afterLocates) || f.upper(m.end) && f.spaced(m.end) {
		return false
	}
	if k := m.end; f.spaced(k) && f.has(k, lang.Loses) && f.has(k+1, lang.DoerTo) && f.upper(k+2) {
		return !m.signs.has(afterPrep)
	}
	i := m.first - 1
	if i > f.first+1 && f.l.Joins[f.text(i)] && f.upper(i-1) { // "beat Ruhl and | Lunde"
		for i--; i >= f.first && f.upper(i); i-- {
		}
	}
	if f.has(i, lang.Beats) {
		return true
	}
	if !f.has(i, lang.PlacePrep) {
		return false
	}
	return f.has(i, lang.DoerTo) && f.has(i-1, lang.Loses) || f.has(i, lang.Versus) && f.has(i-1, lang.WinWord)
}
