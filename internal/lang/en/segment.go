package en

import (
	_ "embed"
	"strings"

	"hearsay/internal/lang"
)

var (
	//go:embed data/abbreviations.txt
	abbreviationData string
	//go:embed data/starters.txt
	starterData string
	//go:embed data/reporting.txt
	reportingData string
	//go:embed data/labels.txt
	labelData string
	//go:embed data/enclitics.txt
	encliticData string
)

func segment() *lang.Segment {
	s := &lang.Segment{
		Abbreviations: map[string]lang.Abbreviation{},
		Starters:      dataWords(starterData),
		Reporting:     dataWords(reportingData),
		Labels:        map[string][][]string{},
		Credited:      map[string]string{},
		Pictures:      map[string][]lang.PictureCredit{},
	}
	for line := range dataLines(abbreviationData) {
		word, class, _ := strings.Cut(line, "\t")
		kind := abbreviationKind(class)
		s.Abbreviations[word] = kind
		if upper := strings.ToUpper(word); len(word) > 2 {
			s.Abbreviations[upper] = kind
		}
	}
	for line := range dataLines(labelData) {
		if word, credit, ok := strings.Cut(line, " ~ "); ok {
			s.Credited[word] = credit
			continue
		}
		if credit, next, ok := strings.Cut(line, " ^ "); ok {
			words := strings.Fields(credit)
			s.Pictures[words[0]] = append(s.Pictures[words[0]], lang.PictureCredit{Words: words, Before: strings.Fields(next)})
			continue
		}
		words := strings.Fields(line)
		s.Labels[words[0]] = append(s.Labels[words[0]], words)
	}
	for line := range dataLines(encliticData) {
		s.Enclitics = append(s.Enclitics, line)
	}
	return s
}

// abbreviationKind reads the second column of abbreviations.txt. What it does not
// know may end a sentence, the most cautious of the kinds; a test of package
// segment finds such lines.
func abbreviationKind(class string) lang.Abbreviation {
	switch class {
	case "name":
		return lang.BeforeName
	case "number":
		return lang.BeforeNumber
	case "date":
		return lang.BeforeDate
	case "paper":
		return lang.NameNotDate
	}
	return lang.MayEnd
}

// dataLines yields the entries of a data file: a line each, without comments
// and the space around them.
func dataLines(data string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for line := range strings.Lines(data) {
			line, _, _ = strings.Cut(line, "#")
			if line = strings.TrimSpace(line); line != "" && !yield(line) {
				return
			}
		}
	}
}

func dataWords(data string) map[string]bool {
	set := map[string]bool{}
	for line := range dataLines(data) {
		set[line] = true
	}
	return set
}
