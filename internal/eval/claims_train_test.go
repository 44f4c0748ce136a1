package eval

import (
	"bytes"
	_ "embed"
	"path/filepath"
	"testing"
	"unicode"
)

// What the second reader of docs/gold-claims.md wrote: claims of events to train on, and
// claims of the events of the gold, as predictions.
var (
	//go:embed testdata/gold/claims-train.jsonl
	claimsTrain []byte
	//go:embed testdata/gold/claims-second.jsonl
	claimsSecond []byte
)

// TestClaimsToTrainOn: they share no event with the gold, and fit the articles.
func TestClaimsToTrainOn(t *testing.T) {
	lines, err := readClaimsLines("claims-train.jsonl", bytes.NewReader(claimsTrain))
	if err != nil {
		t.Fatal(err)
	}
	gold, err := readClaimsLines("claims.jsonl", bytes.NewReader(claimsGold))
	if err != nil {
		t.Fatal(err)
	}
	held, events, names := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for i := range gold {
		held[gold[i].GoldClaim.Event] = true
	}
	for i := range lines {
		c := &lines[i].GoldClaim
		if c.Split != "train" || held[c.Event] || names[c.Claim] {
			t.Errorf("%s of %s: split %q, in the gold too: %v; twice: %v", c.Claim, c.Event, c.Split, held[c.Event], names[c.Claim])
		}
		events[c.Event], names[c.Claim] = true, true
	}
	if len(events) != 24 || len(names) < 900 {
		t.Errorf("%d claims of %d events", len(names), len(events))
	}
	path := filepath.Join(sharedDir(t), "data", "news", "clusters", "dev.jsonl")
	articles, err := readFile(path, readClaimsLines)
	if err != nil {
		t.Fatal(err)
	}
	all, err := claimsEvents(append(articles, lines...)) // refuses what does not fit
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string][]rune{}
	for i := range articles {
		texts[articles[i].ID] = []rune(articles[i].Text)
	}
	for i := range all {
		for _, c := range all[i].Claims {
			for _, x := range c.Tellings {
				for _, s := range x.Span {
					if w := texts[x.Article][s[0]:s[1]]; unicode.IsSpace(w[0]) || unicode.IsSpace(w[len(w)-1]) {
						t.Errorf("%s: %q is no stretch of words", c.Claim, string(w))
					}
				}
			}
		}
	}
}

// TestSecondReader: the agreement that docs/gold-claims.md states.
func TestSecondReader(t *testing.T) {
	path := filepath.Join(sharedDir(t), "data", "news", "clusters", "dev.jsonl")
	second, err := ReadClaimsPredictions("claims-second.jsonl", bytes.NewReader(claimsSecond))
	if err != nil {
		t.Fatal(err)
	}
	for split, want := range map[string][3]Figure{
		"dev":    {rounded(87.89, 2), rounded(82.29, 2), rounded(98.96, 2)},
		"report": {rounded(91.32, 2), rounded(82.65, 2), rounded(96.94, 2)},
	} {
		events, err := ReadClaimsGold([]string{path}, split)
		if err != nil {
			t.Fatal(err)
		}
		var found []FoundClaims
		for i := range events {
			for k := range second {
				if second[k].Event == events[i].Event {
					found = append(found, second[k])
				}
			}
		}
		s := ScoreClaims(events, found, false)
		if got := [3]Figure{s.Grouping.F1, s.Origins.Right, s.Origins.WithinOne}; got != want {
			t.Errorf("%s: grouping F1, origins right, within one: %v; documented: %v", split, got, want)
		}
	}
}
