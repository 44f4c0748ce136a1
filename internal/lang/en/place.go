package en

import (
	_ "embed"
	"strings"

	"hearsay/internal/lang"
)

var (
	//go:embed data/place-names.txt
	placeNameData string
	//go:embed data/place-long.txt
	placeLongData string
	//go:embed data/place-before.txt
	placeBeforeData string
	//go:embed data/place-lead.txt
	placeLeadData string
	//go:embed data/place-after.txt
	placeAfterData string
	//go:embed data/place-doubtful.txt
	placeDoubtfulData string
	//go:embed data/place-never.txt
	placeNeverData string
	//go:embed data/place-ties.txt
	placeTieData string
)

func place() *lang.Place {
	p := &lang.Place{
		Names:    dataPairs(placeNameData),
		Begin:    map[string]bool{},
		Long:     dataPairs(placeLongData),
		Before:   dataWords(placeBeforeData),
		Lead:     dataWords(placeLeadData),
		After:    dataWords(placeAfterData),
		Doubtful: dataWords(placeDoubtfulData),
		Never:    dataWords(placeNeverData),
		Ties:     dataWords(placeTieData),
	}
	for name := range p.Names {
		if first, _, ok := strings.Cut(name, " "); ok {
			p.Begin[first] = true
		}
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
