package main

import (
	"hearsay/internal/lang/en"
	"hearsay/internal/news"
	"hearsay/internal/read/attrib"
	"hearsay/internal/read/segment"
	"hearsay/internal/text"
)

// article is a text with who says what in it. All spans are half-open ranges of code
// points of the text.
type article struct {
	ID           string        `json:"id"`
	Text         string        `json:"text"`
	Attributions []attribution `json:"attributions"`
	Said         bool          `json:"said"` // annotated as statements, not as PolNeAR has them
}

type attribution struct {
	Source  []span `json:"source"`
	Cue     []span `json:"cue"`
	Content []span `json:"content"`
}

type span = [2]int

// record is a line for train.py: columns side by side, a token each.
type record struct {
	ID     string   `json:"id"`
	Tokens []span   `json:"tokens"` // code points
	Word   []string `json:"word"`   // folded
	Class  []uint64 `json:"class"`
	Cue    []int    `json:"cue"`
	Form   []int    `json:"form"`
	Shape  []int    `json:"shape"`
	Quote  []int    `json:"quote"`
	Start  []int    `json:"start"`
	Rule   []int    `json:"rule"`
	Gold   []int    `json:"gold,omitempty"` // attributions, as PolNeAR has them
	Said   []int    `json:"said,omitempty"` // statements, as hearsay means them
}

func recordOf(g *article) record {
	body, off := text.Normalise(g.Text)
	l := en.Language()
	a := &news.Analysis{}
	segment.Run(body, a, l.Segment)
	attrib.Find(body, a, l.Attrib)
	points := text.NewMapper(g.Text)
	r := record{ID: g.ID}
	for i, f := range attrib.Features(body, a, l.Attrib) {
		s := a.Tokens[i]
		r.Tokens = append(r.Tokens, span{points.PointOfByte(off.Raw(int(s.Start))), points.PointOfByte(off.Raw(int(s.End)))})
		r.Word = append(r.Word, string(text.Fold(nil, s.Of(body))))
		r.Class = append(r.Class, uint64(f.Class))
		r.Cue, r.Form = append(r.Cue, int(f.Cue)), append(r.Form, int(f.Form))
		r.Shape, r.Quote = append(r.Shape, int(f.Shape)), append(r.Quote, int(f.Quote))
		r.Start, r.Rule = append(r.Start, int(f.Start)), append(r.Rule, int(f.Rule))
	}
	if roles := rolesOf(g, r.Tokens); g.Said {
		r.Said = roles
	} else {
		r.Gold = roles
	}
	return r
}

// rolesOf are the roles of tokens. Where two statements claim one, it is the later's;
// inside one, a cue is more than a source, and that more than a content, since the
// content of a quotation may be marked over the cue that interrupts it.
func rolesOf(g *article, tokens []span) []int {
	roles := make([]int, len(tokens))
	for _, at := range g.Attributions {
		lay(roles, tokens, at.Content, attrib.BeginContent)
		lay(roles, tokens, at.Source, attrib.BeginSource)
		lay(roles, tokens, at.Cue, attrib.BeginCue)
	}
	return roles
}

// lay marks the tokens that spans of code points overlap.
func lay(roles []int, tokens, spans []span, begin attrib.Role) {
	for _, s := range spans {
		first := true
		for i, t := range tokens {
			if t[0] >= s[1] {
				break
			}
			if t[1] > s[0] {
				roles[i] = int(begin) + 1
				if first {
					roles[i] = int(begin)
				}
				first = false
			}
		}
	}
}
