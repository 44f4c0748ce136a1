// Command train writes what the attribution network is trained on: for every
// article of PolNeAR its tokens with their features, as the engine sees them,
// and the roles that the gold gives them, in JSON lines. train.py reads it.
//
//	go run ./internal/read/attrib/train ../shared/data/attribution/train.jsonl > train.tokens
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	"hearsay/internal/lang/en"
	"hearsay/internal/news"
	"hearsay/internal/read/attrib"
	"hearsay/internal/read/segment"
	"hearsay/internal/text"
)

type gold struct {
	ID           string `json:"id"`
	Text         string `json:"text"`
	Attributions []struct {
		Source, Cue, Content [][2]int
	} `json:"attributions"`
}

// record is a line for train.py: columns side by side, a token each.
type record struct {
	ID     string   `json:"id"`
	Tokens [][2]int `json:"tokens"` // code points
	Word   []string `json:"word"`   // folded
	Class  []uint64 `json:"class"`
	Cue    []int    `json:"cue"`
	Form   []int    `json:"form"`
	Shape  []int    `json:"shape"`
	Quote  []int    `json:"quote"`
	Start  []int    `json:"start"`
	Rule   []int    `json:"rule"`
	Gold   []int    `json:"gold"`
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(files []string) error {
	out := bufio.NewWriter(os.Stdout)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for _, file := range files {
		f, err := os.Open(file)
		if err != nil {
			return err
		}
		in := json.NewDecoder(bufio.NewReader(f))
		for in.More() {
			var g gold
			if err := in.Decode(&g); err != nil {
				return fmt.Errorf("%s: %w", file, err)
			}
			if err := enc.Encode(recordOf(&g)); err != nil {
				return err
			}
		}
		if err := f.Close(); err != nil {
			return err
		}
	}
	return out.Flush()
}

func recordOf(g *gold) record {
	body, off := text.Normalise(g.Text)
	l := en.Language()
	a := &news.Analysis{}
	segment.Run(body, a, l.Segment)
	attrib.Find(body, a, l.Attrib)
	points := text.NewMapper(g.Text)
	r := record{ID: g.ID, Gold: make([]int, len(a.Tokens))}
	for i, f := range attrib.Features(body, a, l.Attrib) {
		s := a.Tokens[i]
		r.Tokens = append(r.Tokens, [2]int{points.PointOfByte(off.Raw(int(s.Start))), points.PointOfByte(off.Raw(int(s.End)))})
		r.Word = append(r.Word, string(text.Fold(nil, s.Of(body))))
		r.Class = append(r.Class, uint64(f.Class))
		r.Cue, r.Form = append(r.Cue, int(f.Cue)), append(r.Form, int(f.Form))
		r.Shape, r.Quote = append(r.Shape, int(f.Shape)), append(r.Quote, int(f.Quote))
		r.Start, r.Rule = append(r.Start, int(f.Start)), append(r.Rule, int(f.Rule))
	}
	for _, at := range g.Attributions {
		lay(&r, at.Content, attrib.BeginContent)
		lay(&r, at.Source, attrib.BeginSource)
		lay(&r, at.Cue, attrib.BeginCue)
	}
	return r
}

// lay marks the tokens that spans of code points overlap.
func lay(r *record, spans [][2]int, begin attrib.Role) {
	for _, s := range spans {
		first := true
		for i, t := range r.Tokens {
			if t[0] >= s[1] {
				break
			}
			if t[1] > s[0] {
				r.Gold[i] = int(begin) + 1
				if first {
					r.Gold[i] = int(begin)
				}
				first = false
			}
		}
	}
}
