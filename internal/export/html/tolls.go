package html

import (
	"strings"

	"hearsay/internal/told"
)

// maxTolls is how many tolls a page has, maxFigures how many numbers of one, and maxTelling how many
// articles of a number.
const (
	maxTolls   = 20
	maxFigures = 12
	maxTelling = 8
)

// toll is how many were killed or hurt in one happening, where articles differ.
type toll struct {
	Of          string
	Figures     []tollFigure
	MoreFigures int
}

// tollFigure is one number of a toll.
type tollFigure struct {
	Number   string
	Articles int
	By       []tollTeller // by publication
	More     int
}

// tollTeller is where an article tells it.
type tollTeller struct {
	Voice *voice // nil: the article's own word
	In    place
}

// tolls lays out the tolls on which articles differ.
func (b *book) tolls(all []told.Toll) (list []toll, more int) {
	all, more = head(all, maxTolls)
	for i := range all {
		t := toll{Of: "Hurt"}
		if all[i].Killed {
			t.Of = "Killed"
		}
		var figures []told.Figure
		figures, t.MoreFigures = head(all[i].Figures, maxFigures)
		for k := range figures {
			t.Figures = append(t.Figures, b.figure(&figures[k]))
		}
		list = append(list, t)
	}
	return list, more
}

func (b *book) figure(f *told.Figure) tollFigure {
	x := tollFigure{Number: strings.ToLower(b.words(f.Words, maxChanged)), Articles: f.Articles}
	var by []told.TollTeller
	by, x.More = head(f.Tellers, maxTelling)
	for i := range by {
		a := b.articles[by[i].Article]
		x.By = append(x.By, tollTeller{b.voices.at(a.text, by[i].Voice), place{Article: a, Href: b.href(by[i].Words, "", "said")}})
	}
	return x
}
