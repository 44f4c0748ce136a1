package told

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/gazetteer"
	"hearsay/internal/news"
)

// Size is how large a place is on a map.
type Size uint8

// The sizes.
const (
	Dot  Size = iota // a city, a town: a point is where it is
	Wide             // a country, a region, a sea: a point in its middle would say something wrong
)

// Places is what a set tells in space.
type Places struct {
	Spots      []Spot
	Doubtful   []Spot // dots that likely are somewhere else
	Unresolved []Spot // names of places whose points are not known
}

// Spot is one place with all that names it.
type Spot struct {
	Name     string  // as most name it
	ID       int32   // in GeoNames; 0: not known
	Country  string  // ISO 3166-1 alpha-2; may be empty
	Size     Size    //
	Lat, Lon float64 // degrees north and east, WGS 84
	Uses     []Use   // those that tell where something is, by publication; each article once
	Articles int     // that have those, versions of one counted once
	Actors   []Use   // where its name stands for who acts, what belongs to it, or a part of another name
	Acting   int     // articles that have those
	held     bool    // some article names its region or country right behind it
}

// Use is one article's naming of a place.
type Use struct {
	Article int // index into Set.Articles
	Words   news.Ref
	Lies    news.Ref // with the words that say how things lie to it: "north-west of Deir ez-Zor"
	Count   int      // how often the article names it so
	Clash   []Rival  // other places that are told of the same thing
	beside  bool     // how things lie to it is anything but at it
}

// Rival is another place that an article puts where this one stands.
type Rival struct {
	Article int
	Words   news.Ref
}

// Beside reports whether all that is told of a place happened near it and not in it.
func (s *Spot) Beside() bool {
	return len(s.Uses) > 0 && !slices.ContainsFunc(s.Uses, func(u Use) bool { return !u.beside })
}

// InSpace lays what a set tells on the map: the places first where most articles tell
// that something is. Findings may be nil: then no places are held against each other.
func InSpace(set *news.Set, found *news.Findings) Places {
	o := look(set, found)
	known := knownOf(set)
	rivals := o.rivals(known)
	var spots, lost []*gathered
	byKey := map[string]*gathered{}
	for t, a := range set.Analyses {
		if a == nil {
			continue
		}
		for i := range a.Places {
			p := &a.Places[i]
			k := key(p, set.Texts[t].Body)
			g := byKey[k]
			if g == nil {
				g = &gathered{spot: Spot{ID: p.GeoNameID, Country: p.Country, Lat: p.Lat, Lon: p.Lon}, names: map[string]int{}}
				byKey[k] = g
				if resolved(p) {
					spots = append(spots, g)
				} else if p.Kind == news.Location {
					lost = append(lost, g)
				}
			}
			whole := p.Kind == news.Location && !goesOn(a, set.Texts[t].Body, i)
			g.spot.held = g.spot.held || whole && held(a, i, known)
			if name := strings.Join(strings.Fields(p.Span.Of(set.Texts[t].Body)), " "); whole {
				g.names[name] += nameWeight(name)
			} else {
				g.names[name]++
			}
			for _, article := range o.prints[t] {
				g.use(article, set.Texts[t].ID, p, whole, rivals[mention{t, i}])
			}
		}
	}
	p := Places{Spots: o.merge(o.finish(spots, known)), Unresolved: o.finish(lost, nil)}
	p.doubt(known, len(set.Articles))
	return p
}

func (s *Spot) at() gazetteer.Spot { return gazetteer.Spot{ID: s.ID, Lat: s.Lat, Lon: s.Lon} }

// shortName is how many letters an abbreviation has at most.
const shortName = 3

// nameWeight is how much a name counts by which a place is called where it is one: more
// than what its people are called, and the more if it is not in capitals.
func nameWeight(name string) int {
	if len(name) > shortName && strings.ToUpper(name) == name {
		return 100
	}
	return 1000
}

// inSmall writes a name in capitals, of a headline or a dateline, as others are: "NEW
// YORK" as "New York". Short ones are abbreviations.
func inSmall(name string) string {
	if len(name) <= shortName || strings.ToUpper(name) != name || strings.Contains(name, ".") {
		return name
	}
	small := []rune(strings.ToLower(name))
	for i, r := range small {
		if i == 0 || small[i-1] == ' ' || small[i-1] == '-' {
			small[i] = unicode.ToUpper(r)
		}
	}
	return string(small)
}

// gathered is a spot in the making.
type gathered struct {
	spot  Spot
	names map[string]int
}

// goesOn reports whether the name of place i goes on behind it, as far as capitals can
// tell: of "Punta Islita", a part was found, and who knows where that is. A date or
// another place behind it is no part of its name.
func goesOn(a *news.Analysis, body string, i int) bool {
	end := a.Places[i].Span.End
	rest := body[min(int(end), len(body)):]
	if len(rest) < 2 || rest[0] != ' ' && rest[0] != '-' {
		return false
	}
	if r, _ := utf8.DecodeRuneInString(rest[1:]); !unicode.IsUpper(r) {
		return false
	}
	next := news.MakeSpan(int(end)+1, int(end)+2)
	if i+1 < len(a.Places) && a.Places[i+1].Span.Overlaps(next) {
		return false
	}
	return !slices.ContainsFunc(a.Dates, func(d news.Date) bool { return d.Span.Overlaps(next) })
}

// use notes that an article names the place; whole says that the name tells where
// something is.
func (g *gathered) use(article int, text news.TextID, p *news.Place, whole bool, rivals []Rival) {
	list := &g.spot.Uses
	if !whole {
		list = &g.spot.Actors
	}
	k := slices.IndexFunc(*list, func(u Use) bool { return u.Article == article })
	lies := p.Span.Cover(p.RelationWords)
	if lies.Len() > p.Span.Len()+maxLying {
		lies = p.Span
	}
	if k < 0 {
		*list = append(*list, Use{
			Article: article, Words: news.Ref{Text: text, Span: p.Span}, Lies: news.Ref{Text: text, Span: lies},
			Count: 1, Clash: rivals, beside: beside(p),
		})
		return
	}
	u := &(*list)[k]
	u.Count++
	u.beside = u.beside && beside(p)
	u.Clash = append(u.Clash, rivals...)
}

// maxLying is how many bytes the words between a place and what lies to it take at most.
const maxLying = 60

// beside reports whether what is told is not in the place itself.
func beside(p *news.Place) bool { return p.Relation >= news.Near && p.Relation <= news.NorthWestOf }

// resolved reports whether a place has a point on the map.
func resolved(p *news.Place) bool {
	return (p.Lat != 0 || p.Lon != 0) && math.Abs(p.Lat) <= 90 && math.Abs(p.Lon) <= 180 // not NaN, either
}

// key is what a place is known by: its point, or its name if it has none.
func key(p *news.Place, body string) string {
	if !resolved(p) {
		return "?" + strings.Join(strings.Fields(p.Span.Of(body)), " ")
	}
	return string(appendKey(nil, p))
}

func appendKey(b []byte, p *news.Place) []byte {
	for _, n := range [...]int64{int64(p.GeoNameID), int64(math.Round(p.Lat * 1e5)), int64(math.Round(p.Lon * 1e5))} {
		for range 8 {
			b = append(b, byte(n))
			n >>= 8
		}
	}
	return b
}

// knownOf says what the places of a set are, as far as the gazetteer knows.
func knownOf(set *news.Set) map[gazetteer.Spot]gazetteer.Place {
	seen := map[gazetteer.Spot]bool{}
	var at []gazetteer.Spot
	for _, a := range set.Analyses {
		if a == nil {
			continue
		}
		for i := range a.Places {
			if s := spotOf(&a.Places[i]); resolved(&a.Places[i]) && !seen[s] {
				seen[s] = true
				at = append(at, s)
			}
		}
	}
	return gazetteer.Known(at)
}

func spotOf(p *news.Place) gazetteer.Spot {
	return gazetteer.Spot{ID: p.GeoNameID, Lat: p.Lat, Lon: p.Lon}
}

// sizeOf says how large a place is. One that is not in the gazetteer is a dot, unless it
// lies at the point of its country.
func sizeOf(at gazetteer.Spot, country string, known map[gazetteer.Spot]gazetteer.Place) Size {
	if p, ok := known[at]; ok && p.Kind != gazetteer.City && p.Kind != gazetteer.Capital {
		return Wide
	}
	if middle(country, at.Lat, at.Lon) {
		return Wide
	}
	return Dot
}

// IsNation reports whether a place is the whole of its country.
func IsNation(p *news.Place) bool { return middle(p.Country, p.Lat, p.Lon) }

// middle reports whether a point is that of the country with a code.
func middle(country string, lat, lon float64) bool {
	c, ok := gazetteer.Coded(country)
	return ok && c.Lat == lat && c.Lon == lon
}

// finish names, counts and sorts spots.
func (o *outlook) finish(of []*gathered, known map[gazetteer.Spot]gazetteer.Place) []Spot {
	spots := make([]Spot, 0, len(of))
	for _, g := range of {
		s := g.spot
		for n, count := range g.names {
			if s.Name == "" || count > g.names[s.Name] || count == g.names[s.Name] && n < s.Name {
				s.Name = n
			}
		}
		s.Name = inSmall(s.Name)
		s.Size = sizeOf(s.at(), s.Country, known)
		for _, list := range [...][]Use{s.Uses, s.Actors} {
			slices.SortStableFunc(list, func(a, b Use) int { return cmp.Compare(a.Article, b.Article) })
		}
		s.Articles, s.Acting = o.count(s.Uses), o.count(s.Actors)
		spots = append(spots, s)
	}
	sortSpots(spots)
	return spots
}

// sortSpots puts those first that most articles name.
func sortSpots(spots []Spot) {
	slices.SortStableFunc(spots, func(a, b Spot) int {
		return cmp.Or(-cmp.Compare(a.Articles, b.Articles), -cmp.Compare(a.times(), b.times()), -cmp.Compare(a.Acting, b.Acting),
			cmp.Compare(a.Name, b.Name), cmp.Compare(a.Lat, b.Lat), cmp.Compare(a.Lon, b.Lon))
	})
}

// times is how often all articles together name it.
func (s *Spot) times() (n int) {
	for _, u := range s.Uses {
		n += u.Count
	}
	return n
}

// count is the articles of some uses, versions of one counted once.
func (o *outlook) count(of []Use) int {
	articles := map[int]bool{}
	for _, u := range of {
		articles[o.original[u.Article]] = true
	}
	return len(articles)
}

// mention is a place in a text, by their numbers.
type mention struct{ text, place int }

// rivals finds the places that stand, in passages which two texts share, where the other
// has another place.
func (o *outlook) rivals(known map[gazetteer.Spot]gazetteer.Place) map[mention][]Rival {
	spans := make([][]news.Span, len(o.set.Texts))
	for t, a := range o.set.Analyses {
		if a == nil {
			continue
		}
		for i := range a.Places {
			spans[t] = append(spans[t], a.Places[i].Span)
		}
	}
	rivals := map[mention][]Rival{}
	add := func(t, i, u, j int) {
		m := mention{t, i}
		if len(o.prints[u]) > 0 && len(rivals[m]) < maxRivals {
			rivals[m] = append(rivals[m], Rival{o.prints[u][0], news.Ref{Text: o.set.Texts[u].ID, Span: spans[u][j]}})
		}
	}
	o.counterparts(spans, func(t, i, u, j int) {
		p, q := &o.set.Analyses[t].Places[i], &o.set.Analyses[u].Places[j]
		if isDot(p, known) && isDot(q, known) && apart(p, q) && !o.sameWords(t, p, u, q) {
			add(t, i, u, j)
			add(u, j, t, i)
		}
	})
	return rivals
}

// isDot reports whether a place tells, as exactly as a town, where something is.
func isDot(p *news.Place, known map[gazetteer.Spot]gazetteer.Place) bool {
	return p.Kind == news.Location && resolved(p) && sizeOf(spotOf(p), p.Country, known) == Dot
}

// maxRivals is how many other places are kept of one.
const maxRivals = 4

// apart reports whether two places are so far from each other, in degrees, that one is
// not the other or a part of it.
func apart(p, q *news.Place) bool {
	return max(math.Abs(p.Lat-q.Lat), math.Abs(p.Lon-q.Lon)) > .5
}

// sameWords reports whether two places are named alike: then it is not the articles that
// differ, but what we took their names for.
func (o *outlook) sameWords(t int, p *news.Place, u int, q *news.Place) bool {
	return strings.EqualFold(p.Span.Of(o.set.Texts[t].Body), q.Span.Of(o.set.Texts[u].Body))
}
