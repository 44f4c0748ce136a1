package document

import (
	"hearsay/internal/news"
	"hearsay/internal/told"
)

// Toll is how many were killed, or hurt, in one happening, where articles differ on it.
type Toll struct {
	Of       string   `json:"of"` // "killed" or "hurt"
	Articles int      `json:"articles"`
	Figures  []Figure `json:"figures"` // in the order in which they were first told
}

// Figure is one number of a toll.
type Figure struct {
	Words    Ref          `json:"words"` // the number, as the first who tells it writes it
	Min      float64      `json:"min"`
	Max      *float64     `json:"max"` // null: no upper bound
	Articles int          `json:"articles"`
	Tellers  []TollTeller `json:"tellers"` // by publication
}

// TollTeller is where one article tells a number of a toll.
type TollTeller struct {
	Article news.ID `json:"article"`
	Voice   *Ref    `json:"voice"` // null: the article's own word
	Words   Ref     `json:"words"`
}

func (m *Maker) tolls(f *news.Findings) []Toll {
	out := []Toll{}
	for _, t := range told.Tolls(m.set, f) {
		d := Toll{Of: t.Of(), Articles: t.Articles, Figures: []Figure{}}
		for i := range t.Figures {
			d.Figures = append(d.Figures, m.figure(&t.Figures[i]))
		}
		out = append(out, d)
	}
	return out
}

func (m *Maker) figure(f *told.Figure) Figure {
	d := Figure{Words: m.ref(f.Words), Min: f.Number.Min, Max: finite(f.Number.Max), Articles: f.Articles, Tellers: []TollTeller{}}
	for i := range f.Tellers {
		x := &f.Tellers[i]
		d.Tellers = append(d.Tellers, TollTeller{m.set.Articles[x.Article].ID, m.voiceName(x.Words.Text, x.Voice), m.ref(x.Words)})
	}
	return d
}
