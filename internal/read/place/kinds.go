package place

import (
	"hearsay/internal/gazetteer"
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// kind is what a match is there for.
func (f *finder) kind(m *match) news.PlaceKind {
	f.inSentence(m)
	switch {
	case m.demonym && f.bordered(m) >= 0: // a border is a place
		return news.Location
	case m.demonym:
		return news.Demonym
	case m.make == street:
		return news.Address
	case m.signs.has(beforeOrg), m.signs.has(afterOrgOf):
		return news.PartOfName
	case f.near(m.end) && f.has(m.end, lang.BrandWord) || f.saints(m):
		return news.PartOfName
	case f.inTitle(m), f.somebodys(m):
		return news.PartOfName
	case f.origin(m):
		return news.Demonym
	case f.acts(m), f.plays(m), f.opposes(m):
		return news.Actor
	}
	return news.Location
}

// saints reports whether a match is the name of a saint whose school or church it is: "St. Lund's Catholic School",
// "moved to St. Lund's for a year". A large town may have a genitive too.
func (f *finder) saints(m *match) bool {
	k := m.end + 1
	if m.chosen < 0 || m.fixed || f.l.Long[f.text(m.first)] == "" || !m.signs.has(beforeGenitive) || f.places[m.chosen].Population >= wellKnown {
		return false
	}
	return k >= f.end || !f.words[k].letter || f.org(k) || f.has(k, lang.PlacePrep|lang.Locates|lang.DoerFor)
}

// inSentence takes the sentence of a match in hand.
func (f *finder) inSentence(m *match) {
	for lo, hi := 0, len(f.starts)-1; ; {
		mid := (lo + hi) / 2
		switch {
		case f.starts[mid] > m.first:
			hi = mid
		case f.starts[mid+1] <= m.first:
			lo = mid + 1
		default:
			f.first, f.end = f.starts[mid], f.starts[mid+1]
			return
		}
	}
}

// acts reports whether a match stands for the government or the people of a place:
// "Moscow denied", "Washington’s public campaign". Countries and capitals act, and what
// stands after a word such as "in" does not.
func (f *finder) acts(m *match) bool {
	if m.chosen < 0 || m.signs.has(withRegion) {
		return false
	}
	p := &f.places[m.chosen]
	state := p.Kind == gazetteer.Country || p.Kind == gazetteer.Capital || p.Kind == gazetteer.Area && p.ID == union
	if !state {
		return false
	}
	if f.has(m.end, lang.Led) && f.words[m.end].gap == hyphen {
		return true
	}
	if m.signs.has(afterLocates) {
		return false
	}
	if f.spaced(m.end) && f.has(m.end, lang.Agency) && !f.upper(m.end) && p.Kind != gazetteer.Capital {
		return true
	}
	if f.toAct(m) {
		return true
	}
	if f.inClause(m) {
		return true
	}
	if f.has(m.end, lang.Acts) && f.spaced(m.end) && !m.signs.has(afterPrep) {
		return !f.has(m.end, lang.WeakAct) || p.Kind == gazetteer.Capital && !m.signs.has(afterPrep) && m.first == f.first
	}
	if m.signs.has(beforeGenitive) {
		for k := m.end + 1; k < m.end+4 && k < f.end && f.words[k].letter; k++ {
			if f.has(k, lang.Agency) {
				return true
			}
		}
	}
	return f.between(m)
}

// inClause reports whether a match is the subject of a clause inside a sentence, of a verb that by itself tells
// nothing: "the ruling, which Lunde has vowed to ignore", "by saying Ruhl should be careful".
func (f *finder) inClause(m *match) bool {
	i := m.first - 1
	if !f.has(i, lang.Clausal) {
		i = f.beforeThe(i)
	}
	if !f.spaced(m.end) || !f.has(m.end, lang.Undertakes) || i < f.first {
		return false
	}
	if f.has(m.end+1, lang.Being) && f.places[m.chosen].Kind == gazetteer.Capital { // "that Lunde should be the capital"
		return false
	}
	return f.has(i, lang.Clausal) || f.has(i, lang.Acts) && !f.has(i, lang.WeakAct) && !f.upper(i)
}

// toAct reports whether a match is to do something: "for Lunde to meet Ruhl", "pressed
// Lunde to act", but not "went from Lunde to act".
func (f *finder) toAct(m *match) bool {
	if !f.has(m.end, lang.DoerTo) || m.end+1 >= f.end || f.upper(m.end+1) || !f.words[m.end+1].letter {
		return false
	}
	i := m.first - 1
	for i > f.first && f.l.Joins[f.text(i)] && f.upper(i-1) { // "for Ruhl and Lunde to"
		for i--; i >= f.first && f.upper(i); i-- {
		}
	}
	return f.has(i, lang.DoerFor) || f.has(i, lang.Pressed)
}

// union is the European Union's number in GeoNames.
const union = 6695072

// between reports whether a match is one of the parties of a noun such as "talks",
// after "with" or "between", or does something, after "by".
func (f *finder) between(m *match) bool {
	i := m.first - 1
	if f.has(i, lang.Agent) || m.signs.has(afterPrep) && f.has(i, lang.Party) && f.has(i-1, lang.Partied) {
		return true
	}
	if i = f.beforeThe(i); !f.has(i, lang.Between) {
		i = f.secondOf(m)
	}
	return i >= 0 && f.has(i-1, lang.Partied)
}

// relation is how what is told lies to the place: "north-west of", "near". The span is
// that of its words; for a border, of those behind the name too.
func (f *finder) relation(m *match) (news.PlaceRelation, news.Span) {
	if m.make == street || m.demonym && f.bordered(m) < 0 {
		return news.At, news.Span{}
	}
	f.inSentence(m)
	if f.has(m.end, lang.Border) && f.spaced(m.end) {
		return news.OnBorder, f.words[m.end].span
	}
	i := f.beforeThe(m.first - 1)
	for f.has(i, lang.Tie) && f.has(i-1, lang.Settlement) && !f.has(i-1, lang.Compass|lang.Border|lang.PartWord) { // "the city of"
		i = f.beforeThe(i - 2)
	}
	switch {
	case f.has(i, lang.Tie) && f.has(i-1, lang.Border):
		return news.OnBorder, f.span(i-1, i+1)
	case f.has(i, lang.Tie) && f.has(i-1, lang.Compass):
		return direction(f.words[i-1].class, true), f.span(i-1, i+1)
	case f.has(i, lang.Tie) && f.has(i-1, lang.PartWord) && f.has(i-2, lang.Compass):
		return direction(f.words[i-2].class, false), f.span(i-2, i+1)
	case f.has(i, lang.Compass) && i == m.first-1 && f.spaced(m.first):
		return direction(f.words[i].class, false), f.words[i].span
	case f.has(i, lang.NearWord) && !(f.spaced(m.end) && f.upper(m.end)) && !m.signs.has(beforeGenitive): // not "outside Lunde Trump rally", "near Ruhl's capital"
		return news.Near, f.words[i].span
	case f.has(i, lang.Between) && !f.alone(m):
		return news.BetweenPlaces, f.words[i].span
	}
	if i := f.secondOf(m); i >= 0 {
		return news.BetweenPlaces, f.words[i].span
	}
	if k := f.bordered(m); k >= 0 {
		return news.OnBorder, f.words[k].span
	}
	return news.At, news.Span{}
}

// alone reports whether what stands behind a match after "between" is no second place, nor
// what may lead to one: "between Lunde promises and deeds".
func (f *finder) alone(m *match) bool {
	k := m.end
	return f.spaced(k) && f.words[k].letter && !f.upper(k) && !f.l.Joins[f.text(k)] && !f.has(k, lang.PlacePrep|lang.Settlement|lang.Border)
}

// beforeThe is word i, or the one before it if it is no more than "the".
func (f *finder) beforeThe(i int) int {
	if f.has(i, lang.PlaceLead) && !f.has(i, lang.Compass|lang.Locates|lang.PlacePrep|lang.Tie|lang.Between|lang.NearWord) {
		return i - 1
	}
	return i
}

// bordered is the word for a border that stands behind a demonym, "the Syrian-Iraqi border"; -1: none does.
func (f *finder) bordered(m *match) int {
	f.inSentence(m)
	k := m.end
	if f.near(k) && f.upper(k) {
		k++
	}
	if f.near(k) && f.has(k, lang.Border) {
		return k
	}
	return -1
}

// secondOf is the word "between" of whose two places a match is the second, "between Lunde and Ruhl";
// -1: of none.
func (f *finder) secondOf(m *match) int {
	if m.signs.has(beforeGenitive) {
		return -1 // "a meeting between Ruhl and Lunde's mayor"
	}
	for i, n := m.first-2, 0; i >= f.first && n < maxWords; i, n = i-1, n+1 {
		if f.has(i, lang.Between) {
			return i
		}
		if !f.words[i].upper {
			break
		}
	}
	return -1
}

var compass = []struct {
	class  lang.PlaceClass
	of, in news.PlaceRelation
}{
	{lang.North, news.NorthOf, news.InNorth},
	{lang.NorthEast, news.NorthEastOf, news.InNorthEast},
	{lang.East, news.EastOf, news.InEast},
	{lang.SouthEast, news.SouthEastOf, news.InSouthEast},
	{lang.South, news.SouthOf, news.InSouth},
	{lang.SouthWest, news.SouthWestOf, news.InSouthWest},
	{lang.West, news.WestOf, news.InWest},
	{lang.NorthWest, news.NorthWestOf, news.InNorthWest},
}

// direction is that of a compass point: of the place, beyond it, or in it.
func direction(c lang.PlaceClass, of bool) news.PlaceRelation {
	for _, d := range compass {
		switch {
		case c&d.class != 0 && of:
			return d.of
		case c&d.class != 0:
			return d.in
		}
	}
	return news.At
}
