package eval

import (
	"crypto/sha256"
	"fmt"
	"strconv"
	"strings"
)

// splits are the parts that gold is divided into: one to develop on, one to
// report. A text's part follows from its id alone, so it stays where it is
// whatever else the gold holds.
var splits = []struct {
	name string
	what string
	keep func(id string) bool
}{
	{"", "all of it", func(string) bool { return true }},
	{"dev-half", "ids whose SHA-256 begins with an even byte", func(id string) bool { return firstByte(id)%2 == 0 }},
	{"report-half", "ids whose SHA-256 begins with an odd byte", func(id string) bool { return firstByte(id)%2 == 1 }},
	{devMore, "voices only: articles annotated later, to develop on, which the halves do not hold", func(string) bool { return false }},
	{"1-12", "ids that begin with a number from 1 to 12", func(id string) bool { n := leadingNumber(id); return 1 <= n && n <= 12 }},
	{"news", "documents of the genre news: ids that begin with GUM_news_", func(id string) bool { return strings.HasPrefix(id, "GUM_news_") }},
	{stanceMore, "for stance only: a set of its own, labelled for development", nil},
	{partDev, "for claims: the half that its lines name so; for statements: articles that may be looked at and that no network was trained on", nil},
	{"report", "for claims only: the half that its lines name so", nil},
	{partTrain, "for claims and statements only: the events or articles to train on", nil},
	{partHeld, "for statements only: articles of the news that no network was trained on", nil},
	{partTrain + ofPolnear, "for statements only: articles of PolNeAR to train on", nil},
	{partHeld + ofPolnear, "for statements only: articles of PolNeAR that were held back", nil},
	{"13-16", "ids that begin with a number from 13 to 16", func(id string) bool { n := leadingNumber(id); return 13 <= n && n <= 16 }},
}

// devMore is the split of the gold of voices that has a file of its own: by their ids
// its articles would fall into both halves.
const devMore = "dev-more"

func firstByte(id string) byte { return sha256.Sum256([]byte(id))[0] }

// leadingNumber is the number that an id begins with, or −1.
func leadingNumber(id string) int {
	n, err := strconv.Atoi(id[:len(id)-len(strings.TrimLeft(id, "0123456789"))])
	if err != nil {
		return -1
	}
	return n
}

// Splits lists the names of the parts of gold that can be scored by themselves,
// beside "", which is all of it.
func Splits() []string {
	var names []string
	for _, s := range splits {
		if s.name != "" {
			names = append(names, s.name)
		}
	}
	return names
}

func splitNamed(name string) (func(id string) bool, error) {
	for _, s := range splits {
		switch {
		case s.name != name:
		case s.keep == nil:
			return nil, fmt.Errorf("the split %q is %s", name, s.what)
		default:
			return s.keep, nil
		}
	}
	return nil, fmt.Errorf("no split %q; there are %v", name, Splits())
}
