package term

import (
	"fmt"
	"strings"

	"hearsay/internal/news"
)

// places sets where things are told to be, each place and how they lie to it once: with
// the country and the point. Names that are there for something else follow in a line
// for each sort: they are no places of events.
func (r *reading) places() {
	seen := map[string]bool{}
	end := uint32(0)
	headed := false
	head := func() {
		if !headed {
			r.heading("WHERE")
			headed = true
		}
	}
	for i := range r.Analysis.Places {
		p := &r.Analysis.Places[i]
		at := lying(p)
		name := Clean(at.Of(r.body))
		if p.Kind != news.Location || seen[name] || p.Span.Start < end { // of "the Lunde-Ruhl border", the second
			continue
		}
		seen[name] = true
		if p.Relation == news.OnBorder {
			end = at.End
		}
		head()
		r.found(p.Span, name, point(p))
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

func point(p *news.Place) string {
	if p.GeoNameID == 0 && p.Lat == 0 && p.Lon == 0 {
		return "not resolved"
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
