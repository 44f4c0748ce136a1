package provenance

import "hearsay/internal/news"

const (
	// samePrint is what part of one article's words must stand in another for both to print one text,
	// and unlikeLength by what factor at most their lengths differ.
	samePrint    = 0.9
	unlikeLength = 1.2
)

// fromAgency has the origins of a claim stand, where several print one text, in an article that says
// whose that is: a paper that prints an agency's text and leaves its name out is not where it comes
// from, though it may have printed it first.
func (s *standing) fromAgency(c *news.Claim, at map[news.ID]int) {
	for i := range c.Origins {
		o := &c.Origins[i]
		if s.wires[s.index[o.Article]] != "" || len(o.Judged) > 0 {
			continue
		}
		for _, e := range s.edges[o.Article] {
			other := e.From
			if other == o.Article {
				other = e.To
			}
			k, ok := at[other]
			if !ok || c.Tellings[k].Origin != i || s.wires[s.index[other]] == "" || e.Share < samePrint || !s.alikeLong(o.Article, other) {
				continue
			}
			there := s.voice(&c.Tellings[k])
			o.Article, o.Words = other, there.Words
			break
		}
	}
}

// alikeLong reports whether the texts of two articles are about as long.
func (s *standing) alikeLong(a, b news.ID) bool {
	length := func(id news.ID) float64 {
		return float64(len(s.set.Texts[s.set.TextIndex(s.set.Articles[s.index[id]].Text)].Body))
	}
	x, y := length(a), length(b)
	return max(x, y) <= unlikeLength*min(x, y)
}
