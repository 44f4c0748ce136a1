package html

import (
	"strconv"
	"strings"

	"hearsay/internal/news"
)

// What stands under a claim, in full, and of all claims together.
const (
	maxWith   = 8
	maxParts  = 8
	maxNested = 120
)

// cluster is a claim with what is read with it.
type cluster struct {
	head  *news.Claim
	with  []*news.Claim // told by the same articles, each having them from the same other
	parts []*news.Claim // that tell a part of it alone
}

// clusters puts together what is read together, in the order of the first: claims that
// the same articles tell, and under a claim those that tell only a part of it. A part
// of which nothing else is known stands by itself.
func clusters(claims []news.Claim) []*cluster {
	families := news.Families(claims)
	of := map[news.ID]int{}
	for i, f := range families {
		for _, c := range f {
			of[c.ID] = i
		}
	}
	top := tops(families, of)
	out := make([]*cluster, len(families))
	for i, f := range families {
		if top[i] == i {
			out[i] = &cluster{head: f[0], with: f[1:]}
		}
	}
	list := make([]*cluster, 0, len(families))
	for i, f := range families {
		if top[i] == i {
			list = append(list, out[i])
		} else {
			s := out[top[i]]
			s.parts = append(s.parts, f...)
		}
	}
	return list
}

// tops finds, for each family, the one that it stands under in the end: itself, if no
// other tells it and more, or only fewer articles do, or if they do so in a circle.
func tops(families [][]*news.Claim, of map[news.ID]int) []int {
	top, walk := make([]int, len(families)), make([]int, len(families))
	for i := range top {
		top[i] = -1
	}
	up := func(i int) int {
		if head := families[i][0]; head.Partial() {
			for _, id := range head.Within {
				// What more articles tell is more than a part of what fewer do.
				if j, ok := of[id]; ok && j != i && families[j][0].Articles >= head.Articles {
					return j
				}
			}
		}
		return i
	}
	for i := range families {
		var path []int
		j := i
		for top[j] < 0 && walk[j] != i+1 {
			walk[j] = i + 1
			path = append(path, j)
			j = up(j)
		}
		end := top[j]
		if end < 0 { // j stands by itself, or the path came back to it
			end = j
		}
		for _, k := range path {
			top[k] = end
		}
	}
	return top
}

// addClaims fills the page's claims: those that matter most at a glance; those told by
// several articles in full, as far as there is room, then in a line; those of one
// article in a line.
func (b *book) addClaims(p *page, claims []news.Claim) {
	several := make([]news.Claim, 0, len(claims))
	var singles []*news.Claim
	for i := range claims {
		if c := &claims[i]; c.Articles > 1 || len(c.Denials) > 0 {
			several = append(several, *c)
		} else {
			singles = append(singles, c)
		}
	}
	p.Several = len(several)
	room := maxNested
	full := map[news.ID]bool{}
	for i, s := range clusters(several) {
		if i == maxClaims {
			break
		}
		c := b.cluster(s, i+1, &room, full)
		if i < glanceClaims {
			p.Cards = append(p.Cards, b.card(c, s.head))
		}
		if i < openClaims {
			p.Claims = append(p.Claims, c)
		} else {
			p.Others = append(p.Others, c)
		}
	}
	for i := range several {
		switch c := &several[i]; {
		case full[c.ID]:
		case len(p.Listed) == maxListed:
			p.MoreClaims++
		default:
			p.Listed = append(p.Listed, b.headline(c))
		}
	}
	for _, c := range singles {
		if len(p.Singles) == maxSingles {
			p.MoreSingles++
		} else {
			p.Singles = append(p.Singles, b.headline(c))
		}
	}
}

// cluster sets a claim with what stands under it, as far as there is room, and enters
// them in full.
func (b *book) cluster(s *cluster, no int, room *int, full map[news.ID]bool) *claim {
	label := strconv.Itoa(no)
	c := b.claim(s.head, label)
	c.Open = no <= openClaims
	full[s.head.ID] = true
	nested := 0
	nest := func(list []*news.Claim, most int, with bool) (out []*claim, more int) {
		for _, src := range list {
			if len(out) == most || *room == 0 {
				more++
				continue
			}
			x := b.claim(src, label+strings.ToLower(letters(nested)))
			x.Same = with
			out = append(out, x)
			full[src.ID] = true
			nested++
			*room--
		}
		return out, more
	}
	c.With, c.MoreWith = nest(s.with, maxWith, true)
	c.Parts, c.MoreParts = nest(s.parts, maxParts, false)
	return c
}
