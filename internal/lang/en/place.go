package en

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"

	"hearsay/internal/lang"
)

var (
	//go:embed data/place-names.txt
	placeNameData string
	//go:embed data/place-demonyms.txt
	placeDemonymData string
	//go:embed data/place-long.txt
	placeLongData string
	//go:embed data/place-words.txt
	placeWordData string
	//go:embed data/place-doubtful.txt
	placeDoubtfulData string
	//go:embed data/place-never.txt
	placeNeverData string
	//go:embed data/place-given.txt
	placeGivenData string
	//go:embed data/place-family.txt
	placeFamilyData string
	//go:embed data/place-weights.txt
	placeWeightData string
)

var placeClasses = map[string]lang.PlaceClass{
	"locative": lang.Locates, "preposition": lang.PlacePrep, "settlement": lang.Settlement, "title": lang.NameTitle,
	"of-places": lang.OfPlaces, "org": lang.OrgWord, "lead": lang.PlaceLead, "acts": lang.Acts, "beats": lang.Beats, "loses": lang.Loses, "wins": lang.WinWord, "versus": lang.Versus, "weak": lang.WeakAct,
	"agency": lang.Agency, "tie": lang.Tie, "street": lang.StreetWord, "route": lang.RouteWord, "water": lang.WaterWord, "land": lang.LandWord,
	"first": lang.FirstWord, "north": lang.North, "north-east": lang.NorthEast, "east": lang.East,
	"south-east": lang.SouthEast, "south": lang.South, "south-west": lang.SouthWest, "west": lang.West,
	"north-west": lang.NorthWest, "middle": lang.Middle, "near": lang.NearWord, "between": lang.Between,
	"border": lang.Border, "compound": lang.Compound,
	"party": lang.Party, "partied": lang.Partied, "part": lang.PartWord,
	"region": lang.Division, "led": lang.Led, "agent": lang.Agent,
	"town": lang.TownWord, "capital": lang.CapitalWord, "party-letter": lang.PartyLetter, "for": lang.DoerFor, "to": lang.DoerTo, "pressed": lang.Pressed,
	"era": lang.Era, "ages": lang.Ages, "folk": lang.Folk, "plays": lang.Plays,
	"stay": lang.Stays, "zone": lang.Zone, "zone-time": lang.ZoneTime, "brand": lang.BrandWord, "particle": lang.GoesOn,
	"team": lang.TeamName, "clause": lang.Clausal, "undertakes": lang.Undertakes, "being": lang.Being,
}

func place() *lang.Place {
	p := &lang.Place{
		Names:    dataPairs(placeNameData),
		Demonyms: dataPairs(placeDemonymData),
		Begin:    map[string]bool{},
		Long:     dataPairs(placeLongData),
		Words:    make(map[string]lang.PlaceClass, 1024),
		Plural:   map[string]string{"counties": "County", "townships": "Township"},
		Joins:    map[string]bool{"and": true, "or": true},
		Doubtful: dataWords(placeDoubtfulData),
		Never:    dataWords(placeNeverData),
		Given:    lang.Lines(placeGivenData),
		Family:   lang.Lines(placeFamilyData),
		Weights:  map[string]float64{},
	}
	for _, names := range []map[string]string{p.Names, p.Demonyms} {
		for name := range names {
			if first, _, ok := strings.Cut(name, " "); ok {
				p.Begin[first] = true
			}
		}
	}
	var class lang.PlaceClass
	for line := range dataLines(placeWordData) {
		if line[0] == '[' {
			class = placeClasses[strings.Trim(line, "[]")]
			continue
		}
		for _, w := range strings.Fields(line) {
			p.Words[w] |= class
		}
	}
	for sign, w := range dataPairs(placeWeightData) {
		v, err := strconv.ParseFloat(w, 64)
		if err != nil {
			panic(fmt.Sprintf("data/place-weights.txt: %s: %v", sign, err)) // found by any test
		}
		p.Weights[sign] = v
	}
	return p
}

// dataPairs reads a data file of two columns, parted by a tab. A line without a
// tab leads to nothing.
func dataPairs(data string) map[string]string {
	pairs := map[string]string{}
	for line := range dataLines(data) {
		key, value, _ := strings.Cut(line, "\t")
		pairs[key] = value
	}
	return pairs
}
