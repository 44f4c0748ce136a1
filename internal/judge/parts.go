package judge

import (
	"cmp"
	"slices"

	"hearsay/internal/news"
)

// partPlace is where an article tells a part of a claim. A claim names the tellings of its parts
// by their places in its list, which joining and splitting change.
type partPlace struct {
	article news.ID
	span    news.Span
}

// takeParts are the parts of a claim by their articles.
func (c *claimed) takeParts() [][]partPlace {
	if c.parts != nil {
		return c.parts
	}
	var out [][]partPlace
	for i := range c.Parts {
		var p []partPlace
		for _, t := range c.Parts[i].Tellings {
			if t.Telling >= 0 && int(t.Telling) < len(c.Tellings) {
				p = append(p, partPlace{c.Tellings[t.Telling].Article, t.Span})
			}
		}
		out = append(out, p)
	}
	return out
}

// keepParts gives a claim that is joined or split the parts of those that it is made of, each
// once.
func (c *claimed) keepParts(of ...[][]partPlace) {
	type key struct {
		first partPlace
		n     int
	}
	parts, known := [][]partPlace{}, map[key]bool{}
	for _, list := range of {
		for _, p := range list {
			if len(p) == 0 || known[key{p[0], len(p)}] {
				continue // a claim that was split and joined again
			}
			known[key{p[0], len(p)}] = true
			parts = append(parts, p)
		}
	}
	c.parts, c.Parts = parts, nil
}

// tellParts tells the parts of a claim that was joined or split by its tellings as they are now:
// those that two articles still tell, the most widely told first. From how many origins each
// comes is counted when the claim is stood anew.
func (c *claimed) tellParts() {
	if c.parts == nil {
		return
	}
	at := make(map[news.ID]int, len(c.Tellings))
	for k := range c.Tellings {
		at[c.Tellings[k].Article] = k
	}
	c.Parts = nil
	for _, places := range c.parts {
		var p news.ClaimPart
		for _, x := range places {
			k, ok := at[x.article]
			if !ok {
				continue
			}
			p.Tellings = append(p.Tellings, news.PartTelling{Telling: int32(k), Span: x.span})
			if c.Tellings[k].Revises == "" {
				p.Articles++
			}
		}
		if p.Articles > 1 {
			slices.SortFunc(p.Tellings, func(a, b news.PartTelling) int { return cmp.Compare(a.Telling, b.Telling) })
			c.Parts = append(c.Parts, p)
		}
	}
	slices.SortStableFunc(c.Parts, func(a, b news.ClaimPart) int { return -cmp.Compare(a.Articles, b.Articles) })
}
