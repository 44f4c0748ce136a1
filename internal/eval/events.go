package eval

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// judgedEvents are our own judgements of the words that were found for who and what:
// see docs/events.md. They hold no text.
//
//go:embed testdata/gold/mainevents.jsonl
var judgedEvents []byte

// FiveW is an article of the Giveme5W1H gold, with the phrases that readers gave for
// its main event.
type FiveW struct {
	ID    string
	Title string
	Text  string // the description, where the text does not begin with it, and the text
	Day   string // of publication: 2006-01-02; "" where it is not known
	When  []string
	Where []string
}

// fiveWFile is how the gold writes it.
type fiveWFile struct {
	ID          string `json:"dId"`
	Published   string `json:"date_publish"`
	Title       string `json:"title"`
	Description string `json:"description"`
	Text        string `json:"text"`
	Five        map[string]struct {
		Annotated []struct {
			Text   *string `json:"text"`
			Parsed string  `json:"parsed"`
		} `json:"annotated"`
	} `json:"fiveWoneH"`
}

// descriptionHead is how many characters of a description are looked for at the
// beginning of its text.
const descriptionHead = 60

// readFiveW reads one file of the gold.
func readFiveW(name string, r io.Reader) (FiveW, error) {
	var f fiveWFile
	if err := json.NewDecoder(r).Decode(&f); err != nil {
		return FiveW{}, fmt.Errorf("%s: %w", name, err)
	}
	if f.ID == "" {
		return FiveW{}, fmt.Errorf("%s: %w", name, errNoID)
	}
	g := FiveW{ID: f.ID, Title: f.Title, Text: f.Text, Day: firstRunes(f.Published, 10)}
	if _, err := time.Parse(time.DateOnly, g.Day); err != nil {
		g.Day = "" // "None", of one article
	}
	head := firstRunes(f.Description, descriptionHead)
	if head != "" && !strings.Contains(firstRunes(f.Text, 10*descriptionHead), head) {
		g.Text = f.Description + "\n\n" + f.Text
	}
	for _, a := range f.Five["when"].Annotated {
		if a.Parsed != "" {
			g.When = append(g.When, a.Parsed)
		}
	}
	for _, a := range f.Five["where"].Annotated {
		if a.Text != nil && *a.Text != "" {
			g.Where = append(g.Where, *a.Text)
		}
	}
	return g, nil
}

func firstRunes(s string, n int) string {
	for i := range s {
		if n--; n < 0 {
			return s[:i]
		}
	}
	return s
}

// FoundEvent is the main event that was found in one article: a line of predictions.
type FoundEvent struct {
	ID    string     `json:"id"`
	Who   FoundWords `json:"who"`
	What  FoundWords `json:"what"`
	When  string     `json:"when"`  // the day: 2006-01-02; "" where the text tells none
	Where string     `json:"where"` // in the words of the article
	Days  []string   `json:"days"`  // those of all dates in the text
}

// FoundWords are words of the title or of the text, in code points.
type FoundWords struct {
	Title bool  `json:"title"`
	Span  Range `json:"span"`
}

// Judgement is how a reader judged words that were found: 2 right, 1 partly, 0 wrong.
type Judgement struct {
	ID    string     `json:"id"`
	Part  string     `json:"part"` // "who" or "what"
	Words FoundWords `json:"words"`
	Marks int        `json:"marks"`
}

// EventsScore says how well main events are found, in per cent to two decimals.
type EventsScore struct {
	Articles  int    `json:"articles"`
	When      Figure `json:"when"`       // the day is one of the gold's; where none is told, that of publication is taken
	WhenTold  Figure `json:"when_told"`  // of the articles with a day found in the text
	Published Figure `json:"when_none"`  // the day of publication for all: the baseline
	Possible  Figure `json:"when_any"`   // some date of the text, or the day of publication, is right: no choice can do better
	Where     Figure `json:"where"`      // the words and one of the gold's phrases hold each other's names
	Who       Figure `json:"who"`        // marks of two, of the articles judged
	What      Figure `json:"what"`       // the same
	WhoRight  Figure `json:"who_right"`  // two marks
	WhatRight Figure `json:"what_right"` // the same
	Judged    int    `json:"judged"`     // whos and whats with a judgement of the very words
	Unjudged  int    `json:"unjudged"`   // and without: the engine finds other words than were judged
}

// ScoreEvents scores main events against the gold and against the judgements.
func ScoreEvents(gold []FiveW, predicted []FoundEvent, judged []Judgement) EventsScore {
	byID := make(map[string]*FoundEvent, len(predicted))
	for i := range predicted {
		byID[predicted[i].ID] = &predicted[i]
	}
	s := EventsScore{Articles: len(gold)}
	when, told, toldRight, days, base, possible, where, places := 0, 0, 0, 0, 0, 0, 0, 0
	marks := map[string][]int{}
	for i := range gold {
		g := &gold[i]
		p := byID[g.ID]
		if p == nil {
			p = &FoundEvent{}
		}
		if len(g.When) > 0 {
			days++
			day := p.When
			if day == "" {
				day = g.Day
			} else {
				told++
				toldRight += one(slices.Contains(g.When, day))
			}
			when += one(slices.Contains(g.When, day))
			base += one(slices.Contains(g.When, g.Day))
			possible += one(slices.ContainsFunc(append(slices.Clone(p.Days), g.Day), func(d string) bool { return slices.Contains(g.When, d) }))
		}
		if len(g.Where) > 0 {
			places++
			where += one(slices.ContainsFunc(g.Where, func(w string) bool { return samePlace(w, p.Where) }))
		}
		for part, w := range map[string]FoundWords{"who": p.Who, "what": p.What} {
			k := slices.IndexFunc(judged, func(j Judgement) bool { return j.ID == g.ID && j.Part == part && j.Words == w })
			if k < 0 {
				s.Unjudged++
				continue
			}
			s.Judged++
			marks[part] = append(marks[part], judged[k].Marks)
		}
	}
	of := func(n, all int) Figure { return rounded(100*over(n, all), 2) }
	s.When, s.WhenTold, s.Published, s.Possible, s.Where = of(when, days), of(toldRight, told), of(base, days), of(possible, days), of(where, places)
	s.Who, s.WhoRight = marksOf(marks["who"])
	s.What, s.WhatRight = marksOf(marks["what"])
	return s
}

// marksOf is the mean of marks of two, and the share of those that are two.
func marksOf(marks []int) (mean, right Figure) {
	sum, two := 0, 0
	for _, m := range marks {
		sum, two = sum+m, two+one(m == 2)
	}
	return rounded(100*over(sum, 2*len(marks)), 2), rounded(100*over(two, len(marks)), 2)
}

// samePlace reports whether all names of one are names of the other: "Ellery" and
// "Ellery, south Northmark". Names are the words that begin with a capital.
func samePlace(a, b string) bool {
	x, y := capitals(a), capitals(b)
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	in := func(p, q []string) bool {
		return !slices.ContainsFunc(p, func(w string) bool { return !slices.Contains(q, w) })
	}
	return in(x, y) || in(y, x)
}

func capitals(s string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" ,.'’\"“”()‘", r) }) {
		if w[0] >= 'A' && w[0] <= 'Z' || w[0] >= 0x80 {
			out = append(out, w)
		}
	}
	return out
}

// ReadJudgements reads judgements, JSON lines.
func ReadJudgements(name string, r io.Reader) ([]Judgement, error) {
	return readGold(name, r, func(j *Judgement) error {
		switch {
		case j.ID == "":
			return errNoID
		case j.Part != "who" && j.Part != "what":
			return fmt.Errorf("%q is neither who nor what", j.Part)
		case j.Marks < 0 || j.Marks > 2:
			return fmt.Errorf("%d marks of two", j.Marks)
		}
		return allOrdered([]Range{j.Words.Span})
	})
}

// ReadFoundEvents reads predictions, JSON lines.
func ReadFoundEvents(name string, r io.Reader) ([]FoundEvent, error) {
	return readLines(name, r, func(p *FoundEvent) error {
		if p.ID == "" {
			return errNoID
		}
		return allOrdered([]Range{p.Who.Span, p.What.Span})
	})
}

// fiveWs reads the gold in a folder, or the part of it that a split keeps, by file name.
func fiveWs(dir string, keep func(id string) bool) ([]FiveW, error) {
	names, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil {
		return nil, err
	}
	var out []FiveW
	for _, n := range names {
		g, err := readFile(n, readFiveW)
		if err != nil {
			return nil, err
		}
		if keep(g.ID) {
			out = append(out, g)
		}
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("no gold of main events in %s: %w", dir, os.ErrNotExist)
	}
	return out, nil
}

func judgements() ([]Judgement, error) {
	return ReadJudgements("testdata/gold/mainevents.jsonl", bytes.NewReader(judgedEvents))
}

var errOneFolder = errors.New("the gold is one folder of articles")
