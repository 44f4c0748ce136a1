package main

import (
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"hearsay/internal/gazetteer"
)

// aliasPopulation is from how many people on a city's other names are taken. The
// lists mix languages, airports' codes and nicknames; what they add for small
// places is mostly false matches. Where names are transliterated, the other spellings
// are what news writes, so that they are taken for smaller ones too.
const (
	aliasPopulation          = 1_000_000
	transliteratedPopulation = 20_000
)

// shortPopulation is from how many people on a city is known by the beginning of its
// name.
const shortPopulation = 50_000

// transliterated are the countries whose towns news spells in several ways.
var transliterated = map[string]bool{
	"SY": true, "IQ": true, "LB": true, "JO": true, "PS": true, "EG": true, "LY": true, "TN": true, "DZ": true, "MA": true,
	"SA": true, "YE": true, "OM": true, "AE": true, "QA": true, "BH": true, "KW": true, "SD": true, "SO": true, "IR": true,
	"AF": true, "PK": true, "UA": true, "RU": true, "BY": true, "GE": true, "AM": true, "AZ": true, "KZ": true, "IL": true,
	"TR": true, "MM": true, "KP": true,
}

func (s *sources) cityEntries() []gazetteer.Entry {
	capitals := capitals(s.countries, s.cities)
	var entries []gazetteer.Entry
	for _, id := range sortedKeys(s.cities) {
		c := s.cities[id]
		e := gazetteer.Entry{Names: cityNames(c), Own: len(ownNames(c)), Place: gazetteer.Place{
			ID: c.ID, Country: c.Country, Region: code(c.Country, c.Region), Lat: c.Lat, Lon: c.Lon, Population: c.Population,
		}}
		if capitals[c.Country] == c.ID {
			e.Kind = gazetteer.Capital
		}
		entries = append(entries, e)
	}
	return entries
}

func cityNames(c city) []string {
	names := ownNames(c)
	if transliterated[c.Country] && c.Population >= transliteratedPopulation {
		plain := names[len(names)-1]
		if s := gazetteer.Skeleton(nil, plain); len(s) > 0 {
			names = append(names, string(s))
		}
	}
	if c.Population >= shortPopulation {
		for _, o := range c.Others { // "Acapulco" of "Acapulco de Juárez"
			if usable(o) && strings.HasPrefix(c.Name, o+" ") {
				names = append(names, o)
			}
		}
	}
	if c.Population < aliasPopulation && (!transliterated[c.Country] || c.Population < transliteratedPopulation) {
		return names
	}
	others := append([]string(nil), c.Others...)
	sort.Strings(others)
	for _, o := range others {
		if usable(o) {
			names = append(names, spellings(o)...)
		}
	}
	return names
}

// articles begin Arabic names, and news leaves them out: "Al Qamishli", "Qamishli".
var articles = []string{"Al ", "Al-", "El ", "El-", "Ar ", "As ", "Ash ", "Ad ", "An ", "Az ", "At "}

// barePopulation is from how many people on a town is known without its name's article.
const barePopulation = 20_000

// ownNames are the spellings of a city's first name, with and without its article.
func ownNames(c city) []string {
	names := spellings(c.Name)
	if !transliterated[c.Country] || c.Population < barePopulation {
		return names
	}
	for _, n := range names {
		for _, a := range articles {
			if rest, ok := strings.CutPrefix(n, a); ok && len(rest) > 3 {
				names = append(names, rest)
			}
		}
	}
	return names
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

// box is the smallest one round some places, with their people.
type box struct {
	south, north, west, east float64
	n, population            int
}

func (b box) with(lat, lon float64, population int) box {
	if b.n == 0 {
		b.south, b.north, b.west, b.east = lat, lat, lon, lon
	}
	b.south, b.north, b.west, b.east = min(b.south, lat), max(b.north, lat), min(b.west, lon), max(b.east, lon)
	return box{b.south, b.north, b.west, b.east, b.n + 1, b.population + population}
}

func (b box) middle() point { return point{lat: (b.south + b.north) / 2, lon: (b.west + b.east) / 2} }

// divisions end GeoNames' names of regions, and news leaves them out.
var divisions = []string{" State", " Province", " Governorate", " Oblast", " Region", " Prefecture", " District", " County", " Department", " Krai"}

// regionEntries makes an entry of every region that has a place.
func (s *sources) regionEntries() []gazetteer.Entry {
	boxes := map[string]box{}
	for _, id := range sortedKeys(s.cities) {
		c := s.cities[id]
		if c.Region != "" {
			region := code(c.Country, c.Region)
			boxes[region] = boxes[region].with(c.Lat, c.Lon, c.Population)
		}
	}
	names := map[string]string{}
	for _, r := range s.regions {
		names[r.Code] = r.Name
	}
	shapes := s.us.centres("states")
	var entries []gazetteer.Entry
	for _, region := range sortedKeys(boxes) {
		b := boxes[region]
		at := b.middle()
		country, local, _ := strings.Cut(region, ".")
		e := gazetteer.Entry{Place: gazetteer.Place{Kind: gazetteer.Region, Country: country, Region: region, Population: b.population}}
		if st, ok := s.states[local]; ok && country == "US" {
			e.ID = st.ID
			if p, ok := shapes[st.FIPS]; ok {
				at = p
			}
		}
		if p, ok := s.points[region]; ok {
			at = p
		}
		if name := names[region]; name != "" {
			e.Names = spellings(name)
			for _, suffix := range divisions {
				if short, ok := strings.CutSuffix(name, suffix); ok {
					e.Names = append(e.Names, spellings(short)...)
				}
			}
			e.Own = len(e.Names)
		}
		e.Lat, e.Lon = at.lat, at.lon
		entries = append(entries, e)
	}
	return entries
}

// districtPopulation is how many people a district outside the countries whose local
// news is in English must have: the rest are called like their chief town.
const districtPopulation = 100_000

var english = map[string]bool{"GB": true, "IE": true, "CA": true, "AU": true, "NZ": true}

// districtEntries makes entries of the districts of all countries but the United
// States, whose counties have shapes. A district called like a place in it needs none.
func (s *sources) districtEntries() []gazetteer.Entry {
	type at struct{ name, lat, lon string }
	population := map[at]int{}
	for _, c := range s.cities {
		population[at{c.Name, strconv.FormatFloat(c.Lat, 'f', -1, 64), strconv.FormatFloat(c.Lon, 'f', -1, 64)}] = c.Population
	}
	boxes, called := map[string]box{}, map[string]bool{}
	for _, l := range s.lying {
		lat, errLat := strconv.ParseFloat(l.Lat, 64)
		lon, errLon := strconv.ParseFloat(l.Lon, 64)
		if l.Second == "" || l.Country == "US" || errLat != nil || errLon != nil {
			continue
		}
		second := code(l.Country, l.Region) + "." + l.Second
		boxes[second] = boxes[second].with(lat, lon, population[at{l.Name, l.Lat, l.Lon}])
		called[code(l.Country, l.Region)+"."+l.Name] = true
	}
	var entries []gazetteer.Entry
	for _, d := range s.districts {
		b, ok := boxes[d.Code]
		country, rest, _ := strings.Cut(d.Code, ".")
		region, _, _ := strings.Cut(rest, ".")
		if strings.HasSuffix(d.Name, " City") { // called like the city in it
			continue
		}
		if !ok || b.population < districtPopulation && !english[country] || called[code(country, region)+"."+d.Name] {
			continue
		}
		p := b.middle()
		entries = append(entries, gazetteer.Entry{Names: spellings(d.Name), Own: 2, Place: gazetteer.Place{
			Kind: gazetteer.County, Country: country, Region: code(country, region), Lat: p.lat, Lon: p.lon, Population: b.population,
		}})
	}
	return entries
}

// countyEntries makes entries of American counties: "Walker County".
func (s *sources) countyEntries() []gazetteer.Entry {
	shapes := s.us.centres("counties")
	var entries []gazetteer.Entry
	for _, c := range s.counties {
		p, ok := shapes[c.FIPS]
		if !ok {
			continue
		}
		entries = append(entries, gazetteer.Entry{Names: spellings(c.Name), Own: 2, Place: gazetteer.Place{
			Kind: gazetteer.County, Country: "US", Region: code("US", c.State), Lat: p.lat, Lon: p.lon,
		}})
	}
	return entries
}

// capitals gives the id of each country's capital: of the cities of that name, accents or
// none, the largest; if there is none, of those that have it as another name.
func capitals(countries map[string]country, cities map[string]city) map[string]int32 {
	ids := map[string]int32{}
	for _, names := range []func(city) []string{ownNames, func(c city) []string { return c.Others }} {
		largest := map[string]int{}
		for _, id := range sortedKeys(cities) {
			c := cities[id]
			if ids[c.Country] != 0 && largest[c.Country] == 0 || c.Population <= largest[c.Country] {
				continue
			}
			called := plain(countries[c.Country].Capital)
			if called != "" && slices.ContainsFunc(names(c), func(n string) bool { return plain(n) == called }) {
				ids[c.Country], largest[c.Country] = c.ID, c.Population
			}
		}
	}
	return ids
}

// plain is a name without accents.
func plain(name string) string {
	names := spellings(name)
	return names[len(names)-1]
}

// ownCentre are countries whose shape gives a better point than the Factbook: the
// custom for the United States is the middle of the 48 states, and the others' points
// there are far from the middle of the land.
var ownCentre = map[string]bool{"US": true, "AU": true, "BR": true, "CD": true, "LY": true}

func (s *sources) countryEntries() []gazetteer.Entry {
	shapes := s.world.centres("countries")
	boxes := map[string]box{}
	for _, id := range sortedKeys(s.cities) {
		c := s.cities[id]
		boxes[c.Country] = boxes[c.Country].with(c.Lat, c.Lon, c.Population)
	}
	var entries []gazetteer.Entry
	for _, iso := range sortedKeys(s.countries) {
		c := s.countries[iso]
		at, ok := s.infos[c.ISO]
		if !ok || ownCentre[c.ISO] {
			if at, ok = shapes[c.shape()]; !ok {
				at = boxes[c.ISO].middle()
			}
		}
		entries = append(entries, gazetteer.Entry{Names: spellings(strings.TrimSpace(c.Name)), Own: 2, Place: gazetteer.Place{
			ID: c.ID, Kind: gazetteer.Country, Country: c.ISO, Region: c.ISO, Lat: at.lat, Lon: at.lon, Population: c.Population,
		}})
	}
	return entries
}

// shape is a country's number as world-atlas writes it.
func (c country) shape() string {
	n := strconv.Itoa(c.Numeric)
	return strings.Repeat("0", max(0, 3-len(n))) + n
}
