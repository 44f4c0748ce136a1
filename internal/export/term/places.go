package term

import (
	"fmt"
	"strings"

	"hearsay/internal/news"
	"hearsay/internal/told"
)

// places sets where things are told to be, each place and how they lie to it once, by all
// the names that it has: with the country and the point. Names that are there for
// something else follow in a line for each sort: they are no places of events.
func (r *reading) places() {
	headed := false
	head := func() {
		if !headed {
			r.heading("WHERE")
			headed = true
		}
	}
	for _, s := range r.sites() {
		head()
		name := s.names[0]
		if len(s.names) > 1 {
			name += " (" + strings.Join(s.names[1:], ", ") + ")"
		}
		r.found(s.place.Span, name, point(s.place))
	}
	for _, sort := range []struct {
		kind news.PlaceKind
		name string
	}{
		{news.Actor, "who acts"}, {news.PartOfName, "in names"}, {news.Demonym, "whose, or who"}, {news.Address, "streets"},
	} {
		if names := r.named(sort.kind); len(names) > 0 {
			head()
			r.labelled(4, sort.name, 16, strings.Join(names, ", "), 3)
		}
	}
}

// site is a place where something is told to be, and what it is called there.
type site struct {
	place *news.Place // where it is named first
	names []string
}

// sites are the places that things are told to be in, or to lie to, in order.
func (r *reading) sites() []site {
	var sites []site
	at := map[string]int{}
	end := uint32(0)
	for i := range r.Analysis.Places {
		p := &r.Analysis.Places[i]
		words := lying(p)
		name := Clean(words.Of(r.body))
		if p.Kind != news.Location || p.Span.Start < end { // of "the Lunde-Ruhl border", the second
			continue
		}
		if p.Relation == news.OnBorder {
			end = words.End
		}
		if _, ok := at[name]; ok {
			continue
		}
		k, ok := at[identity(p)]
		if !ok || p.GeoNameID == 0 || p.Relation != news.At {
			k = len(sites)
			sites = append(sites, site{place: p})
			at[identity(p)] = k
		}
		at[name] = k
		if n := sites[k].names; len(n) == 0 || !strings.EqualFold(n[0], name) {
			sites[k].names = append(n, name)
		}
	}
	return sites
}

// identity is what places have in common that are one by whatever name, and nothing else
// has. (No name begins with a figure and a slash.)
func identity(p *news.Place) string { return fmt.Sprintf("%d/%d", p.GeoNameID, p.Relation) }

// lying is the stretch of a place and of the words that say how things lie to it.
func lying(p *news.Place) news.Span {
	if p.RelationWords.Empty() {
		return p.Span
	}
	if at := p.Span.Cover(p.RelationWords); at.Len() <= longestLying {
		return at
	}
	return p.Span
}

// longestLying is how many bytes a place with its relation takes at most in a line.
const longestLying = 80

// point is what is known of where a place is. What lies to a country and not in the middle
// of it ("west of Northmark", "the border of Northmark") has no point that could be told.
func point(p *news.Place) string {
	switch {
	case p.GeoNameID == 0 && p.Lat == 0 && p.Lon == 0 && p.Country == "":
		return "not resolved"
	case p.GeoNameID == 0 && p.Lat == 0 && p.Lon == 0, p.Relation != news.At && told.IsNation(p):
		return p.Country + "  point not known"
	}
	return fmt.Sprintf("%s  %.2f, %.2f", pad(p.Country, 2), p.Lat, p.Lon)
}

// named are the names of one kind, each once, in order.
func (r *reading) named(k news.PlaceKind) []string {
	var names []string
	seen := map[string]bool{}
	for i := range r.Analysis.Places {
		p := &r.Analysis.Places[i]
		if name := Clean(p.Span.Of(r.body)); p.Kind == k && !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	return names
}
