// Package place finds the names of places in a text, says what each is there for,
// and which place it is.
//
// It looks for the longest names that a gazetteer (package gazetteer) or the language
// knows, and for names by their make: "Ruhl Township", "Elm Street". What stands
// beside a name, how large what is called so, and how the text uses it elsewhere are
// signs, each with a weight; a name with signs enough is a place's. So a town may be
// called like a family, and the family is no town.
//
// Which place is meant follows from the others: a country, region or county named
// after it ("Alexandria, Louisiana"), then nearness to what else the text may mean,
// beside importance. It would rather miss a place than claim an absurd one.
package place

import (
	"strings"

	"hearsay/internal/gazetteer"
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// Find fills a.Places from a.Tokens and a.Sentences. With l nil it finds nothing.
func Find(body string, a *news.Analysis, l *lang.Place) {
	a.Places, _ = read(body, a, l, nil)
}

// At is what Find finds, where home, too, says which places are meant: a second step,
// like that which resolves dates against the day of publication, since a text's own
// analysis depends on the text alone.
func At(body string, a *news.Analysis, l *lang.Place, home *Home) []news.Place {
	places, _ := read(body, a, l, home)
	return places
}

func read(body string, a *news.Analysis, l *lang.Place, home *Home) ([]news.Place, []entity) {
	places := []news.Place{}
	if l == nil || len(l.Words) == 0 {
		return places, nil
	}
	f := newFinder(body, a, l)
	for i := 0; i+1 < len(f.starts); i++ {
		f.first, f.end = f.starts[i], f.starts[i+1]
		f.sentence()
	}
	f.hints()
	f.believe()
	entities := f.resolve(home)
	kinds := f.kinds()
	for i := range f.matches {
		places = append(places, f.place(&f.matches[i], kinds[i]))
	}
	return places, entities
}

// maxWords is how many words a place's name may have: "Democratic Republic of the
// Congo" has five, "Newfoundland and Labrador" three; a hyphen parts words.
const maxWords = 7

// match is a name that may be a place's: words[first:end].
type match struct {
	first, end int
	named
	signs   signs
	make    shape
	chosen  int    // of finder.places; −1: none
	fixed   bool   // chosen by the region named after it
	holding bool   // it is the region that says where the name before it is
	lost    bool   // it lies in the region named after it, where the gazetteer has none of its name
	land    string // the country of that region
	longer  bool   // it is but a part of a name that the gazetteer has not
}

// shape is what a name looks like, if the gazetteer does not know it.
type shape uint8

const (
	known  shape = iota
	street       // "Elm Street"
	feature
)

type finder struct {
	body       string
	l          *lang.Place
	words      []word
	starts     []int // of the sentences in words, and its length
	first, end int   // words of the sentence in hand
	matches    []match
	places     []gazetteer.Place
	names      map[string]named // looked up before, so that each name's places are there once
	persons    map[string]bool  // last names of persons whom the text names in full
	weights    [numSigns]float64
	key        [128]byte
}

// named is what a name of the text may be: places[from:to] of the finder.
type named struct {
	key      string
	from, to int
	demonym  bool
}

// place is what is told of a match.
func (f *finder) place(m *match, kind news.PlaceKind) news.Place {
	p := news.Place{Span: f.span(m.first, m.end), Kind: kind}
	f.inSentence(m)
	p.Relation, p.RelationWords = f.relation(m)
	if m.make == street {
		return p
	}
	p.Country = m.land
	if m.chosen >= 0 && !f.saints(m) {
		c := &f.places[m.chosen]
		p.GeoNameID, p.Lat, p.Lon, p.Country = c.ID, c.Lat, c.Lon, c.Country
		if c.Kind == gazetteer.Water && f.has(m.first, lang.Compass) && !strings.HasPrefix(m.key, f.text(m.first)) {
			p.GeoNameID, p.Lat, p.Lon = 0, 0, 0 // a part of an ocean is not in its middle
		}
	}
	return p
}

func (f *finder) span(first, end int) news.Span {
	return news.Span{Start: f.words[first].span.Start, End: f.words[end-1].span.End}
}

// Populous is the most populous place of a name, whatever a text says: the baseline
// that the choice of places is measured beside.
func Populous(name string, l *lang.Place) (news.Place, bool) {
	if l == nil {
		return news.Place{}, false
	}
	f := finder{body: name, l: l, names: map[string]named{}}
	k := f.lookUp(name)
	best := -1
	for i := k.from; i < k.to; i++ {
		if p := &f.places[i]; best < 0 || p.Population > f.places[best].Population {
			best = i
		}
	}
	if best < 0 {
		return news.Place{}, false
	}
	p := &f.places[best]
	return news.Place{GeoNameID: p.ID, Lat: p.Lat, Lon: p.Lon, Country: p.Country}, true
}
