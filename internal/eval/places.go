package eval

import (
	"errors"
	"fmt"
	"io"
	"math"
	"path/filepath"
	"slices"
	"strings"

	"hearsay/internal/news"
)

// PlacesGold is one article and its toponyms: a line of data/place/*.jsonl.
type PlacesGold struct {
	ID        string    `json:"id"`
	Text      string    `json:"text"`
	Toponyms  []Toponym `json:"toponyms"`
	Published string    `json:"published,omitempty"`
	URL       string    `json:"url,omitempty"`

	corpus string // by the file's name; it says what counts as a toponym there
}

// Toponym is a place name in code points of a text and what it was resolved to.
type Toponym struct {
	Start     int      `json:"start"`
	End       int      `json:"end"`
	Lat       *float64 `json:"lat"`       // degrees north; nil: not resolved
	Lon       *float64 `json:"lon"`       // degrees east
	GeoNameID *int64   `json:"geonameid"` // nil or 0: none

	// Populous is, of a prediction, the most populous place that is called so: the
	// baseline of the same span. The reference scorer leaves it alone.
	Populous *Spot `json:"populous,omitempty"`

	// AtHome is, of a prediction, where the span was put with what is known of its
	// outlet. The reference scorer leaves it alone.
	AtHome *Spot `json:"at_home,omitempty"`
}

// Spot is where a toponym may be.
type Spot struct {
	Lat       float64 `json:"lat"`
	Lon       float64 `json:"lon"`
	GeoNameID int64   `json:"geonameid,omitempty"`
}

// unmarked are the kinds of toponym that a corpus does not annotate, by the beginning
// of its file's name. LGL has places inside names, adjectives and people, and streets;
// GeoVirus has places where something is or that act, and hardly any of the others.
var unmarked = map[string][]news.PlaceKind{
	"geovirus": {news.Demonym, news.PartOfName, news.Address},
}

// marks reports whether a corpus annotates toponyms of a kind.
func marks(corpus string, k news.PlaceKind) bool {
	for prefix, kinds := range unmarked {
		if strings.HasPrefix(corpus, prefix) && slices.Contains(kinds, k) {
			return false
		}
	}
	return true
}

// PlacesPrediction is what was found in one article: a line of predictions.
type PlacesPrediction struct {
	ID       string    `json:"id"`
	Toponyms []Toponym `json:"toponyms"`
}

func checkToponyms(ts []Toponym) error {
	if ts == nil {
		return errors.New(`no "toponyms"`)
	}
	for i, t := range ts {
		err := Range{t.Start, t.End}.ordered()
		if err == nil && (t.Lat == nil) != (t.Lon == nil) {
			err = errors.New("one coordinate without the other")
		}
		if err != nil {
			return fmt.Errorf("toponym %d: %w", i+1, err)
		}
	}
	return nil
}

// ReadPlacesGold reads gold, JSON lines. name stands for r in errors.
func ReadPlacesGold(name string, r io.Reader) ([]PlacesGold, error) {
	return readGold(name, r, func(g *PlacesGold) error {
		g.corpus = filepath.Base(name)
		if g.ID == "" {
			return errNoID
		}
		return checkToponyms(g.Toponyms)
	})
}

// ReadPlacesPredictions reads predictions, JSON lines.
func ReadPlacesPredictions(name string, r io.Reader) ([]PlacesPrediction, error) {
	return readLines(name, r, func(p *PlacesPrediction) error {
		if p.ID == "" {
			return errNoID
		}
		return checkToponyms(p.Toponyms)
	})
}

// PlacesScore is the measure of score/places.py, in percent to two decimals.
type PlacesScore struct {
	Spans    PlaceSpans `json:"spans"`      // exact extent, over all gold toponyms
	EndToEnd EndToEnd   `json:"end_to_end"` // over every gold toponym with coordinates (an id)
	OnHits   OnHits     `json:"on_hits"`    // over those found with the exact extent

	// Population is the same with each span put where the most populous place of its
	// name is: the baseline. AtHome is the same with what is known of the outlets. Nil:
	// the predictions do not say.
	Population *SpotScore `json:"population,omitempty"`
	AtHome     *SpotScore `json:"at_home,omitempty"`
}

// SpotScore is how well the same spans are placed by another choice.
type SpotScore struct {
	EndToEnd Figure `json:"end_to_end"` // within 161 km, over every gold toponym with coordinates
	OnHits   Figure `json:"on_hits"`    // of those, over those found with the exact extent
}

// PlaceSpans is how well extents were found.
type PlaceSpans struct {
	P         Figure `json:"p"`
	R         Figure `json:"r"`
	F1        Figure `json:"f1"`
	Gold      int    `json:"gold"`
	Predicted int    `json:"predicted"`
}

// EndToEnd is how many were found and put where they are.
type EndToEnd struct {
	Acc161    Figure `json:"acc161"` // within 161 km (100 miles), the measure's custom
	GeoNameID Figure `json:"geonameid"`
	Gold      int    `json:"gold"`
}

// OnHits is how many of those found were put where they are.
type OnHits struct {
	Acc161    Figure `json:"acc161"`
	GeoNameID Figure `json:"geonameid"`
	MedianKM  Figure `json:"median_km"`
}

// ScorePlaces scores toponyms. Of several predictions with one extent in one
// article the last counts, as does the last of several lines with one id.
func ScorePlaces(gold []PlacesGold, predicted []PlacesPrediction) PlacesScore {
	byID := make(map[string][]Toponym, len(predicted))
	for i := range predicted {
		byID[predicted[i].ID] = predicted[i].Toponyms
	}
	var n placeCounts
	for i := range gold {
		n.add(gold[i].Toponyms, byID[gold[i].ID])
	}
	slices.Sort(n.errors)
	p, r := over(n.found, n.predicted), over(n.found, n.gold)
	s := PlacesScore{
		Spans:    PlaceSpans{percent(n.found, n.predicted), percent(n.found, n.gold), integer(0), n.gold, n.predicted},
		EndToEnd: EndToEnd{percent(n.near, n.located), percent(n.same, n.identified), n.located},
		OnHits:   OnHits{percent(n.near, n.locatedHits), percent(n.same, n.identifiedHits), missing()},
	}
	if p+r != 0 {
		s.Spans.F1 = rounded(200*p*r/(p+r), 2)
	}
	s.Population, s.AtHome = n.spots(&n.populous), n.spots(&n.home)
	if len(n.errors) > 0 {
		s.OnHits.MedianKM = rounded(n.errors[len(n.errors)/2], 2)
	}
	return s
}

func percent(a, b int) Figure {
	if b == 0 {
		return missing()
	}
	return rounded(float64(100*a)/float64(b), 2)
}

type placeCounts struct {
	gold, predicted, found     int
	located, locatedHits, near int       // with coordinates
	identified, identifiedHits int       // with an id
	same                       int       // given that id
	errors                     []float64 // km
	populous, home             spots
}

// spots counts another choice of places.
type spots struct {
	near int
	have bool // the predictions have it
}

func (n *placeCounts) spots(s *spots) *SpotScore {
	if !s.have {
		return nil
	}
	return &SpotScore{percent(s.near, n.located), percent(s.near, n.locatedHits)}
}

func (s *spots) add(g *Toponym, at *Spot) {
	if at != nil {
		s.have = true
		s.near += one(kilometres(*g.Lat, *g.Lon, at.Lat, at.Lon) <= 161)
	}
}

func (n *placeCounts) add(gold, predicted []Toponym) {
	at := make(map[Range]*Toponym, len(predicted))
	for i := range predicted {
		at[Range{predicted[i].Start, predicted[i].End}] = &predicted[i]
	}
	n.gold += len(gold)
	n.predicted += len(at)
	for _, g := range gold {
		hit := at[Range{g.Start, g.End}]
		found := one(hit != nil)
		n.found += found
		if g.Lat != nil {
			n.located++
			n.locatedHits += found
			if hit != nil {
				n.populous.add(&g, hit.Populous)
				n.home.add(&g, hit.AtHome)
			}
			if hit != nil && hit.Lat != nil {
				e := kilometres(*g.Lat, *g.Lon, *hit.Lat, *hit.Lon)
				n.errors = append(n.errors, e)
				n.near += one(e <= 161)
			}
		}
		if g.GeoNameID != nil && *g.GeoNameID != 0 {
			n.identified++
			n.identifiedHits += found
			n.same += one(hit != nil && hit.GeoNameID != nil && *hit.GeoNameID == *g.GeoNameID)
		}
	}
}

// kilometres is the great-circle distance of two points given in degrees, on a
// sphere of the Earth's mean radius (the haversine formula).
func kilometres(lat1, lon1, lat2, lon2 float64) float64 {
	degree := math.Pi / 180
	lat1, lon1, lat2, lon2 = lat1*degree, lon1*degree, lat2*degree, lon2*degree
	s, t := math.Sin((lat2-lat1)/2), math.Sin((lon2-lon1)/2)
	// The conversions keep compilers from fusing a product into a sum, which
	// would round differently from one processor to another.
	h := float64(s*s) + float64(math.Cos(lat1)*math.Cos(lat2)*float64(t*t))
	return 2 * 6371.0088 * math.Asin(min(1, math.Sqrt(h)))
}
