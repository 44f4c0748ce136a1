package html

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"hearsay/internal/news"
)

// What stands under a claim, in full, and of all claims together.
const (
	maxWith     = 8
	maxNarrower = 8
	maxNested   = 120
)

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
	clusters := news.Clusters(several)
	slices.SortStableFunc(clusters, func(a, b news.Cluster) int { return cmp.Compare(loose(a), loose(b)) })
	for i, s := range clusters {
		if i == maxClaims {
			break
		}
		c := b.cluster(&s, i+1, &room, full)
		if i < glanceClaims && !s.Head.Loose() {
			p.Cards = append(p.Cards, b.card(c, s.Head))
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

// loose puts what is told too loosely to be shown at a glance behind the rest.
func loose(c news.Cluster) int {
	if c.Head.Loose() {
		return 1
	}
	return 0
}

// cluster sets a claim with what stands under it, as far as there is room, and enters
// them in full.
func (b *book) cluster(s *news.Cluster, no int, room *int, full map[news.ID]bool) *claim {
	label := strconv.Itoa(no)
	c := b.claim(s.Head, label)
	c.Open = no <= openClaims
	full[s.Head.ID] = true
	if no <= glanceClaims {
		b.glanced.Add(s.Head)
	}
	nested := 0
	nest := func(list []*news.Claim, most int, with bool) (out []*claim, more int) {
		for _, src := range list {
			if len(out) == most || *room == 0 {
				more++
				continue
			}
			x := b.claim(src, label+strings.ToLower(letters(nested)))
			x.Same, x.Nested, x.told = with, true, with && b.glanced.With(b.set, src)
			out = append(out, x)
			full[src.ID] = true
			nested++
			*room--
		}
		return out, more
	}
	c.With, c.MoreWith = nest(s.With, maxWith, true)
	c.Narrower, c.MoreNarrower = nest(s.Narrower, maxNarrower, false)
	return c
}
