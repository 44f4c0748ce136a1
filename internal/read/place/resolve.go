package place

import (
	"hearsay/internal/gazetteer"
	"hearsay/internal/news"
)

// hints resolves the pairs in which the second name holds the first: "Alexandria,
// Louisiana".
func (f *finder) hints() {
	for i := range f.matches {
		if i+1 == len(f.matches) {
			break
		}
		m, in := &f.matches[i], &f.matches[i+1]
		comma := in.first == m.end+1 && f.body[f.tokens[m.end].Start] == ','
		if !comma && in.first != m.end {
			continue
		}
		if p, q, ok := f.pair(m, in); ok {
			m.chosen, m.fixed, m.evidence = p, true, true
			in.chosen, in.fixed, in.evidence = q, true, true
		}
	}
}

// pair returns the most important place of m that lies in one of in, and that one.
func (f *finder) pair(m, in *match) (p, q int, ok bool) {
	for b := in.from; b < in.to; b++ {
		for a := m.from; a < m.to; a++ {
			if f.places[a].Within(f.places[b]) && (!ok || before(f.places[a], f.places[p])) {
				p, q, ok = a, b, true
			}
		}
	}
	return p, q, ok
}

// believe drops the matches that are no places: parts of longer names, and what needs
// a word beside it to be believed and has none, here or elsewhere in the text.
func (f *finder) believe() {
	said := map[string]bool{}   // names with evidence
	person := map[string]bool{} // names that are part of a longer one somewhere
	for i := range f.matches {
		m := &f.matches[i]
		said[m.key] = said[m.key] || m.evidence && !m.person && !f.genitive(m)
		person[m.key] = person[m.key] || m.person
	}
	kept := f.matches[:0]
	for _, m := range f.matches {
		sure := f.wellKnown(&m) && !m.doubtful
		switch {
		case m.person, f.l.Never[m.key] && !m.fixed:
		case m.evidence && (sure || m.fixed || !f.genitive(&m)):
			kept = append(kept, m)
		case sure, said[m.key] && !person[m.key]:
			kept = append(kept, m)
		}
	}
	f.matches = kept
}

// genitive reports whether an enclitic or an apostrophe stands right after a match: in
// "in Ruhl's view" Ruhl is no town.
func (f *finder) genitive(m *match) bool {
	if m.end >= len(f.tokens) || f.tokens[m.end].Start != m.span.End {
		return false
	}
	t := f.tokens[m.end].Of(f.body)
	return t[0] == '\'' || len(t) >= len("’") && t[:len("’")] == "’"
}

func (f *finder) wellKnown(m *match) bool {
	for _, p := range f.places[m.from:m.to] {
		if p.Kind != gazetteer.City || p.Population >= wellKnown {
			return true
		}
	}
	return false
}

// resolve chooses a place for each match that is left, and writes them down.
func (f *finder) resolve(a *news.Analysis) {
	fixed := map[string]int{}
	regions := map[string]bool{} // that the text names
	for i := range f.matches {
		m := &f.matches[i]
		if !m.fixed {
			m.chosen = f.foremost(m)
		} else if _, ok := fixed[m.key]; !ok {
			fixed[m.key] = m.chosen
		}
		if p := &f.places[m.chosen]; p.Kind == gazetteer.Region {
			regions[p.Region] = true
		}
	}
	for i := range f.matches {
		m := &f.matches[i]
		if p, ok := fixed[m.key]; ok && !m.fixed {
			m.chosen = p
		} else if !m.fixed && !f.wellKnown(m) {
			m.chosen = f.inRegions(m, regions)
		}
		p := &f.places[m.chosen]
		a.Places = append(a.Places, news.Place{Span: m.span, GeoNameID: p.ID, Lat: p.Lat, Lon: p.Lon, Country: p.Country})
	}
}

// foremost is the most important place that a match may be.
func (f *finder) foremost(m *match) int {
	best := m.from
	for i := m.from + 1; i < m.to; i++ {
		if before(f.places[i], f.places[best]) {
			best = i
		}
	}
	return best
}

// inRegions is the most important of the places that lie in a region which the text
// names; without any, the one chosen before.
func (f *finder) inRegions(m *match, regions map[string]bool) int {
	best := -1
	for i := m.from; i < m.to; i++ {
		if regions[f.places[i].Region] && (best < 0 || before(f.places[i], f.places[best])) {
			best = i
		}
	}
	if best < 0 {
		return m.chosen
	}
	return best
}

// before reports whether p is more important than q: a country, a capital, a large
// city, a region, any other city; those called so first before those that are called
// so as well; and by population. Their ids settle what is left.
func before(p, q gazetteer.Place) bool {
	if a, b := rank(p), rank(q); a != b {
		return a > b
	}
	if p.Population != q.Population {
		return p.Population > q.Population
	}
	return p.ID < q.ID
}

func rank(p gazetteer.Place) int {
	r := 0
	switch {
	case p.Kind == gazetteer.Country:
		r = 4
	case p.Kind == gazetteer.Capital:
		r = 3
	case p.Kind == gazetteer.City && p.Population >= wellKnown:
		r = 2
	case p.Kind == gazetteer.Region:
		r = 1
	}
	if p.Alias {
		r -= 5
	}
	return r
}
