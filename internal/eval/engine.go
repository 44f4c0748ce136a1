package eval

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"hearsay/internal/news"
	"hearsay/internal/text"
)

// Engine is what is measured: the same functions that hearsay's commands call.
// A task fails if it needs one that is nil. All gold is English.
type Engine struct {
	// Analyse reads one normalised body in the language of the given code.
	Analyse func(body, lang string) *news.Analysis

	// Resolve gives the TIMEX3 value of each date of one text that was published
	// at the given time, in order; "" where it is not known.
	Resolve func(dates []news.Date, published news.Stamp) []string

	// ByPublication does what Resolve does with the publication date alone, for
	// comparison; it may be nil.
	ByPublication func(dates []news.Date, published news.Stamp) []string

	// Populous is the most populous place of a name; nil where there is none.
	Populous func(name, lang string) *Spot

	// PlacesAtHome are the places of the bodies of one outlet at an address, where what
	// is known of the outlet, too, says which ones are meant.
	PlacesAtHome func(address, lang string, bodies []string) [][]news.Place

	// MainEvent says what an article is about, of its title and its analysed body.
	MainEvent func(title, body, lang string, a *news.Analysis) news.MainEvent

	// Factuality is how sure a sentence in tokens is that the event at one of them
	// happened, from 3 to -3.
	Factuality func(words []string, at int, lang string) float64

	// Trace holds the texts of a set, all of them analysed, against each other.
	Trace func(ctx context.Context, set *news.Set) (*news.Findings, error)

	// Extract gives the body of the article in a page, with the encoding that
	// the page has.
	Extract func(page []byte, url string) (string, error)

	// Syntax tags and parses a text of which the tokens and sentences are given:
	// a node for each token.
	Syntax func(body, lang string, a *news.Analysis) []SyntaxNode
}

// goldText is a gold record's text beside the body that the engine reads.
type goldText struct {
	raw     string
	body    string
	offsets *text.Offsets
	points  *text.Mapper // of raw
}

func newGoldText(raw string) *goldText {
	body, offsets := text.Normalise(raw)
	return &goldText{raw, body, offsets, text.NewMapper(raw)}
}

// span converts a span of the body to code points of the raw text.
func (t *goldText) span(s news.Span) Range {
	start := t.offsets.Raw(int(s.Start))
	if s.Empty() {
		p := t.points.PointOfByte(start)
		return Range{p, p}
	}
	// The end is that of the last character inside: what the body leaves out
	// after it is no part of the span.
	_, n := utf8.DecodeLastRuneInString(s.Of(t.body))
	last := t.offsets.Raw(int(s.End) - n)
	_, n = utf8.DecodeRuneInString(t.raw[last:])
	return Range{t.points.PointOfByte(start), t.points.PointOfByte(last + n)}
}

func (t *goldText) spans(ss []news.Span) []Range {
	out := make([]Range, 0, len(ss))
	for _, s := range ss {
		if !s.Empty() {
			out = append(out, t.span(s))
		}
	}
	return out
}

// fits reports spans outside a body, which would otherwise panic far from their
// cause.
func (t *goldText) fits(id string, ss ...news.Span) error {
	for _, s := range ss {
		if int(s.End) > len(t.body) || s.End < s.Start {
			return fmt.Errorf("the engine found [%d, %d] in the %d bytes of %s", s.Start, s.End, len(t.body), id)
		}
	}
	return nil
}

// english is the language of all gold.
const english = "en"

// PredictAttributions reads each article of the gold, once however many
// annotated it. Unattributed statements are not attributions and are left out.
func (e *Engine) PredictAttributions(ctx context.Context, gold []AttributionGold) ([]AttributionPrediction, error) {
	var out []AttributionPrediction
	done := make(map[string]bool)
	for i := range gold {
		g := &gold[i]
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if done[g.ID] {
			continue
		}
		done[g.ID] = true
		t := newGoldText(g.Text)
		p := AttributionPrediction{ID: g.ID, Attributions: []Attribution{}}
		a := e.Analyse(t.body, english)
		for _, s := range slices.Concat(a.Statements, a.Unsure) { // PolNeAR marks in the wide sense
			if s.Kind == news.Unattributed {
				continue
			}
			for _, ss := range [][]news.Span{s.Source, s.Cue, s.Content} {
				if err := t.fits(g.ID, ss...); err != nil {
					return nil, err
				}
			}
			p.Attributions = append(p.Attributions, Attribution{t.spans(s.Source), t.spans(s.Cue), t.spans(s.Content)})
		}
		out = append(out, p)
	}
	return out, nil
}

// PredictDates finds and resolves the dates of each article of the gold, which
// was published when its record was created.
func (e *Engine) PredictDates(ctx context.Context, gold []DatesGold) ([]DatesPrediction, error) {
	out := make([]DatesPrediction, 0, len(gold))
	for i := range gold {
		g := &gold[i]
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		published, err := stampOf(g.Created)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", g.ID, err)
		}
		t := newGoldText(g.Text)
		dates := e.Analyse(t.body, english).Dates
		values := e.Resolve(dates, published)
		if len(values) != len(dates) {
			return nil, fmt.Errorf("the engine resolved %d of the %d dates of %s", len(values), len(dates), g.ID)
		}
		var plain []string
		if e.ByPublication != nil {
			plain = e.ByPublication(dates, published)
		}
		p := DatesPrediction{ID: g.ID, Timexes: make([]Timex, 0, len(dates))}
		for j, d := range dates {
			if err := t.fits(g.ID, d.Span); err != nil {
				return nil, err
			}
			x, kind := t.span(d.Span), d.Type.String()
			found := Timex{Start: x[0], End: x[1], Type: &kind, Value: &values[j], Mod: d.Mod}
			if j < len(plain) {
				found.Plain = &plain[j]
			}
			p.Timexes = append(p.Timexes, found)
		}
		out = append(out, p)
	}
	return out, nil
}

// stampOf reads a gold record's date; "" is not known. A time without a zone is
// taken for UTC.
func stampOf(date string) (news.Stamp, error) {
	if date == "" {
		return news.Stamp{}, nil
	}
	for _, layout := range []string{time.DateOnly, time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04"} {
		if t, err := time.Parse(layout, date); err == nil {
			return news.Stamp{Time: t.UTC(), Day: layout == time.DateOnly, Origin: news.Given, Confidence: 1}, nil
		}
	}
	return news.Stamp{}, fmt.Errorf("%q is neither a day (YYYY-MM-DD) nor a time (RFC 3339)", date)
}

// PredictPlaces finds and resolves the places of each article of the gold.
func (e *Engine) PredictPlaces(ctx context.Context, gold []PlacesGold) ([]PlacesPrediction, error) {
	out := make([]PlacesPrediction, 0, len(gold))
	homes := e.homes(gold)
	for i := range gold {
		g := &gold[i]
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		t := newGoldText(g.Text)
		p := PlacesPrediction{ID: g.ID, Toponyms: []Toponym{}}
		for k, f := range e.Analyse(t.body, english).Places {
			if err := t.fits(g.ID, f.Span); err != nil {
				return nil, err
			}
			if !marks(g.corpus, f.Kind) {
				continue
			}
			x := t.span(f.Span)
			y := Toponym{Start: x[0], End: x[1]}
			if e.Populous != nil {
				y.Populous = e.Populous(f.Span.Of(t.body), english)
			}
			if homes != nil && k < len(homes[i]) && homes[i][k].Span == f.Span && located(&homes[i][k]) {
				y.AtHome = &Spot{homes[i][k].Lat, homes[i][k].Lon, int64(homes[i][k].GeoNameID)}
			}
			if located(&f) {
				y.Lat, y.Lon = &f.Lat, &f.Lon
			}
			if id := int64(f.GeoNameID); id != 0 {
				y.GeoNameID = &id
			}
			p.Toponyms = append(p.Toponyms, y)
		}
		out = append(out, p)
	}
	return out, nil
}

func located(p *news.Place) bool { return p.GeoNameID != 0 || p.Lat != 0 || p.Lon != 0 }

// homes are the places of each text of the gold where what is known of its outlet, too,
// says which ones are meant; nil if the gold does not say whose texts they are. An
// outlet is a host; what is known of it is its address and those texts.
func (e *Engine) homes(gold []PlacesGold) [][]news.Place {
	of := map[string][]int{}
	for i := range gold {
		u, err := url.Parse(gold[i].URL)
		if err == nil && u.Host != "" && !strings.HasPrefix(gold[i].corpus, "geovirus") {
			of[u.Host] = append(of[u.Host], i)
		}
	}
	if len(of) == 0 || e.PlacesAtHome == nil {
		return nil
	}
	out := make([][]news.Place, len(gold))
	for host, texts := range of {
		var bodies []string
		for _, i := range texts {
			bodies = append(bodies, newGoldText(gold[i].Text).body)
		}
		for k, places := range e.PlacesAtHome(host, english, bodies) {
			out[texts[k]] = places
		}
	}
	return out
}
