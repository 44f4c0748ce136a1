package told

import (
	"cmp"
	"math"
	"slices"

	"hearsay/internal/gazetteer"
	"hearsay/internal/news"
)

// What makes a dot doubtful.
const (
	knownSize    = 100_000 // where nothing else is told of its country: that it has fewer people
	manyArticles = 3       // there, too: that one article alone has it, of so many
	hamlet       = 15_000  // where nothing else is told of its region: that it has fewer people
	nearHamlet   = 1.35    // and nothing lies so near, in degrees of latitude: 150 km
	overshadowed = 10      // that another place of its name has so many times its people
	worldKnown   = 100_000 // and as many as this
)

// doubt takes dots off the map that are likely wrong: articles that tell of one story
// mean one place by one name, and speak of the country that they are about; a hamlet of
// a region that nothing else is told of is more often a word that is called like it, and
// the namesake of a large city is more often that city. What is left out stands among the
// doubtful. A place with its region named behind it ("Paris, Texas") is sure.
func (p *Places) doubt(known map[gazetteer.Spot]gazetteer.Place, articles int) {
	lands := map[string]int{}
	best := map[string]*Spot{} // of each name, the place that most articles mean, or else the largest
	for i := range p.Spots {
		s := &p.Spots[i]
		if b := best[s.Name]; b == nil || b.Articles == s.Articles && known[b.at()].Population < known[s.at()].Population {
			best[s.Name] = s // those that most articles mean come first
		}
		lands[s.Country]++
	}
	meant := make(map[string]gazetteer.Spot, len(best))
	for name, s := range best {
		meant[name] = s.at()
	}
	all := slices.Clone(p.Spots)
	p.Spots = slices.DeleteFunc(p.Spots, func(s Spot) bool {
		if s.Size != Dot {
			return false
		}
		small := known[s.at()].Population < knownSize || s.Articles <= 1 && articles >= manyArticles
		if meant[s.Name] == s.at() && (lands[s.Country] > 1 || len(lands) == 1 || !small) &&
			(s.held || !isOvershadowed(&s, known) && !isLonely(&s, all, known)) {
			return false
		}
		if s.Articles > 0 {
			p.Doubtful = append(p.Doubtful, s)
		}
		return true
	})
}

// isOvershadowed reports whether another place of a dot's name is so much larger that it
// is rather meant.
func isOvershadowed(s *Spot, known map[gazetteer.Spot]gazetteer.Place) bool {
	people := known[s.at()].Population
	return slices.ContainsFunc(gazetteer.Named(nil, s.Name), func(q gazetteer.Place) bool {
		return q.Kind <= gazetteer.Capital && !q.Alias && q.Population >= worldKnown && q.Population/overshadowed > people
	})
}

// isLonely reports whether a dot is a hamlet, and nothing else is told of its region or
// of a place near it.
func isLonely(s *Spot, all []Spot, known map[gazetteer.Spot]gazetteer.Place) bool {
	p, ok := known[s.at()]
	if !ok || p.Population >= hamlet {
		return false
	}
	return !slices.ContainsFunc(all, func(o Spot) bool {
		if o.at() == s.at() || o.Name == s.Name {
			return false
		}
		q := known[o.at()]
		if q.Kind != gazetteer.Country && q.Region == p.Region && p.Region != p.Country {
			return true
		}
		return o.Size == Dot && degrees(s, &o) < nearHamlet && known[o.at()].Population >= p.Population
	})
}

// degrees is how far two spots are from each other, in degrees of latitude, nearly.
func degrees(s, o *Spot) float64 {
	lon := math.Abs(s.Lon - o.Lon)
	lon = min(lon, 360-lon) * math.Cos((s.Lat+o.Lat)/2*math.Pi/180)
	return math.Hypot(lon, s.Lat-o.Lat)
}

// samePlace is how far apart, in degrees of latitude, a city and the region that is
// called like it and has it in its middle lie at most.
const samePlace = .5

// merge makes one spot of a city and a region or an island that is called like it and
// lies where it lies ("Hamburg", "Singapore"): the dot is both.
func (o *outlook) merge(spots []Spot) []Spot {
	byName := map[string]int{}
	gone := make([]bool, len(spots))
	for i := range spots {
		k, ok := byName[spots[i].Name]
		if !ok {
			byName[spots[i].Name] = i
			continue
		}
		a, b := &spots[k], &spots[i]
		if degrees(a, b) > samePlace || a.Country != b.Country && a.Country != "" && b.Country != "" {
			continue
		}
		if a.Size != Dot && b.Size == Dot {
			b.Country = cmp.Or(b.Country, a.Country)
			a.ID, a.Country, a.Size, a.Lat, a.Lon = b.ID, b.Country, b.Size, b.Lat, b.Lon
		}
		a.Uses, a.Actors = joined(a.Uses, b.Uses), joined(a.Actors, b.Actors)
		a.Articles, a.Acting = o.count(a.Uses), o.count(a.Actors)
		a.held = a.held || b.held
		gone[i] = true
	}
	kept := spots[:0]
	for i := range spots {
		if !gone[i] {
			kept = append(kept, spots[i])
		}
	}
	sortSpots(kept)
	return kept
}

// joined is the uses of two spots that are one, each article once.
func joined(a, b []Use) []Use {
	for _, u := range b {
		k := slices.IndexFunc(a, func(v Use) bool { return v.Article == u.Article })
		if k < 0 {
			a = append(a, u)
			continue
		}
		v := &a[k]
		if u.Words.Span.Start < v.Words.Span.Start && u.Words.Text == v.Words.Text {
			v.Words, v.Lies = u.Words, u.Lies
		}
		v.Count += u.Count
		v.Clash = append(v.Clash, u.Clash...)
		v.beside = v.beside && u.beside
	}
	slices.SortStableFunc(a, func(u, v Use) int { return cmp.Compare(u.Article, v.Article) })
	return a
}

// ofCounty is how far from the middle of a county, in degrees, a town lies at most whose
// county is named behind it: the largest ("North Yorkshire") are so large.
const ofCounty = 1.2

// held reports whether the region or the country of place i is named right behind it.
func held(a *news.Analysis, i int, known map[gazetteer.Spot]gazetteer.Place) bool {
	if i+1 >= len(a.Places) {
		return false
	}
	p, q := &a.Places[i], &a.Places[i+1]
	if q.Span.Start > p.Span.End+2 || q.Span.Start <= p.Span.End || !resolved(q) {
		return false
	}
	in, ok := known[spotOf(q)]
	at := known[spotOf(p)]
	if in.Kind == gazetteer.County && at.Kind <= gazetteer.Capital && at.Region == in.Region {
		return degrees(&Spot{Lat: p.Lat, Lon: p.Lon}, &Spot{Lat: q.Lat, Lon: q.Lon}) < ofCounty
	}
	return ok && at.Within(in)
}
