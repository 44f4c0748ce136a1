package claim

import (
	"cmp"
	"math"
	"slices"

	"hearsay/internal/news"
)

// What makes a claim matter more to a reader than another, in doublings of the number of
// articles that tell it.
const (
	perDenied  = 1.5  // somebody denies it
	perDrift   = 0.5  // a kind of change on the way, other than words
	maxDrift   = 1.5  // all of them
	perRepeat  = 0.5  // a doubling of the articles that an origin stands for
	perLead    = 1.0  // it stands among the first sentences of an article
	perVoice   = 0.5  // somebody is named as its source
	perPartial = -1.5 // another claim tells it and more
	leadUntil  = 3    // sentences
)

// Rank sorts claims by how much they matter: widely told, on the word of few, denied,
// changed on the way. It says nothing of what is true.
func Rank(set *news.Set, claims []news.Claim) {
	weight := make(map[news.ID]float64, len(claims))
	for i := range claims {
		weight[claims[i].ID] = matters(set, &claims[i])
	}
	slices.SortStableFunc(claims, func(a, b news.Claim) int {
		return cmp.Or(-cmp.Compare(weight[a.ID], weight[b.ID]), -cmp.Compare(a.Articles, b.Articles), -cmp.Compare(a.Outlets, b.Outlets),
			cmp.Compare(a.Headline.Span.Start, b.Headline.Span.Start), cmp.Compare(a.ID, b.ID))
	})
}

func matters(set *news.Set, c *news.Claim) float64 {
	w := math.Log2(float64(max(1, c.Articles))) + math.Log2(float64(max(1, c.Outlets)))/2
	w += perRepeat * math.Log2(float64(max(1, c.Articles))/float64(max(1, c.Max)))
	if len(c.Denials) > 0 {
		w += perDenied
	}
	kinds := map[news.DriftKind]bool{}
	lead := false
	for i := range c.Tellings {
		t := &c.Tellings[i]
		for _, d := range t.Drift {
			kinds[d.Kind] = d.Kind != news.WordsDrift
		}
		if x := set.TextIndex(t.Words.Text); x >= 0 && set.Analyses[x] != nil {
			lead = lead || news.Find(set.Analyses[x].Sentences, t.Words.Span.Start) < leadUntil
		}
	}
	changed := 0.0
	for _, k := range kinds {
		if k {
			changed += perDrift
		}
	}
	w += min(changed, maxDrift)
	if lead {
		w += perLead
	}
	if slices.ContainsFunc(c.Origins, func(o news.ClaimOrigin) bool { return o.Kind != news.Author }) {
		w += perVoice
	}
	if len(c.Within) > 0 {
		w += perPartial
	}
	return math.Round(w*64) / 64 // the same on every processor
}
