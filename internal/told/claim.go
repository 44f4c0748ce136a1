package told

import (
	"cmp"
	"slices"

	"hearsay/internal/news"
)

// OfClaim lists, for each telling of a claim of the set, the times that it tells of: of
// the dates inside its words, each time once, in their order. A telling without a date
// that could be laid in time has none. Findings are those that the claim is of.
func OfClaim(set *news.Set, found *news.Findings, c *news.Claim) [][]Teller {
	byArticle := map[int][]Teller{}
	for _, p := range InTime(set, found).Periods {
		for _, g := range p.Things {
			for _, t := range g.Tellers {
				byArticle[t.Article] = append(byArticle[t.Article], t)
			}
		}
	}
	place := make(map[news.ID]int, len(set.Articles))
	for i := range set.Articles {
		place[set.Articles[i].ID] = i
	}
	out := make([][]Teller, len(c.Tellings))
	for i := range c.Tellings {
		x := &c.Tellings[i]
		a, ok := place[x.Article]
		if !ok {
			continue
		}
		for _, t := range byArticle[a] {
			if t.Date.Text == x.Words.Text && x.Words.Span.Contains(t.Date.Span) {
				out[i] = append(out[i], t)
			}
		}
		slices.SortStableFunc(out[i], func(a, b Teller) int { return cmp.Compare(a.Date.Span.Start, b.Date.Span.Start) })
		out[i] = slices.CompactFunc(out[i], func(a, b Teller) bool { return sameTime(a.At, b.At) })
	}
	return out
}
