package html

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"hearsay/internal/news"
)

// How a family tree is drawn.
const (
	deepest    = 6  // levels; what hangs deeper stands on the last, and says from which article it is
	openLeaves = 10 // tellings beside each other that nobody has it from; the rest is folded
)

// kin is one telling in the drawn family tree of its claim.
type kin struct {
	*telling
	Has    string // its share, where that says more than How: "82 %"
	Part   string // the same for the drawing: "82.0%"
	How    string // "names it", "the same voice"
	From   *article
	Copies []*kin // what hangs from it
	Folded []*kin // and what of that is folded
	More   int    // and how much is left out
	Mark   *dot
}

// kins is what hangs from one, for the template.
type kins struct {
	List, Folded []*kin
	More         int
	Class        string
}

// grove draws the family tree of one claim.
type grove struct {
	*book
	claim *claim
	src   *news.Claim
	tree  []news.Branch
	views []*telling // by place in the tree; nil: left out
}

// plant builds the trees of a claim's origins, as far as there is room: the tellings
// nearest to an origin first.
func (b *book) plant(c *claim, src *news.Claim) {
	g := &grove{book: b, claim: c, src: src, tree: news.Tree(src)}
	roots := make([][]int, len(c.Origins)+1) // by origin; those without one last
	var places []int
	for i, size := 0, 0; i < len(g.tree); i += size {
		size = g.tree[i].Size
		o := src.Tellings[g.tree[i].Telling].Origin
		switch {
		case o < 0 || o >= len(src.Origins):
			o = len(c.Origins)
		case o >= len(c.Origins): // an origin for which there is no room
			c.Beyond += size
			continue
		default:
			c.Origins[o].Count += size
		}
		roots[o] = append(roots[o], i)
		for k := range size {
			places = append(places, i+k)
		}
	}
	g.show(places)
	for o := range c.Origins {
		top := g.grow(roots[o], 0)
		c.Origins[o].Roots, c.Origins[o].Folded, c.Origins[o].More = top.Copies, top.Folded, top.More
		for i, k := range slices.Concat(top.Copies, top.Folded) {
			switch {
			case k.How != "":
			case k.Elsewhere:
				k.How = "names no source, quotes it elsewhere"
			case i > 0:
				k.How = "the same voice"
			}
		}
	}
	c.Strays = g.grow(roots[len(c.Origins)], 0)
}

// together puts articles that tell a claim in their own words, each an origin, under one head, where
// the first of them stands: of each there is no more to say than where it is.
func together(list []origin) []origin {
	var out []origin
	at := map[string]int{} // by note
	for _, o := range list {
		if o.Kind != news.Author.String() || len(o.Found) > 0 || o.Through != "" {
			out = append(out, o)
			continue
		}
		i, ok := at[o.Note]
		if !ok {
			at[o.Note] = len(out)
			o.Several = 1
			out = append(out, o)
			continue
		}
		g := &out[i]
		g.Several++
		g.Count += o.Count
		g.More += o.More
		g.Sure = g.Sure && o.Sure
		g.Roots, g.Folded = slices.Concat(g.Roots, o.Roots), slices.Concat(g.Folded, o.Folded)
		g.In = nil
	}
	for i := range out {
		if g := &out[i]; g.Several > 1 {
			g.Name, g.Kind, g.Href = "in their own words, without a source", fmt.Sprintf("%d origins", g.Several), ""
			if g.Note != "" {
				g.Note = "each " + g.Note
			}
			g.Roots, g.Folded = foldLeaves(g.Roots, g.Folded)
		}
	}
	return out
}

// foldLeaves folds what stands beside each other behind the first few, if nobody has it from there.
func foldLeaves(open, folded []*kin) (first, rest []*kin) {
	leaves := 0
	for _, k := range open {
		if leaf := len(k.Copies)+len(k.Folded)+k.More == 0; leaf {
			leaves++
		} else {
			first = append(first, k)
			continue
		}
		if leaves > openLeaves {
			rest = append(rest, k)
		} else {
			first = append(first, k)
		}
	}
	if rest = append(rest, folded...); len(rest) == 1 {
		return append(first, rest...), nil
	}
	return first, rest
}

// show chooses which of the tellings at these places are on the page.
func (g *grove) show(places []int) {
	g.views = make([]*telling, len(g.tree))
	slices.SortStableFunc(places, func(a, b int) int { return cmp.Compare(g.tree[a].Depth, g.tree[b].Depth) })
	places, _ = head(places, maxTellings)
	// In the order of the claim: so they are listed, and get their ids.
	slices.SortFunc(places, func(a, b int) int { return cmp.Compare(g.tree[a].Telling, g.tree[b].Telling) })
	for _, i := range places {
		if v := g.telling(g.claim, &g.src.Tellings[g.tree[i].Telling]); v.In != nil {
			g.views[i] = &v
			g.claim.Tellings = append(g.claim.Tellings, &v)
		}
	}
	g.claim.MoreTellings = len(g.tree) - len(g.claim.Tellings)
}

// grow draws what hangs from one telling, or from an origin.
func (g *grove) grow(places []int, level int) *kin {
	top := &kin{}
	leaves := 0
	for _, i := range places {
		k := g.kin(i, level)
		switch {
		case k == nil && level < deepest:
			top.More += g.tree[i].Size
			continue
		case k == nil:
			top.More++
			continue
		}
		if g.tree[i].Size == 1 {
			leaves++
		}
		if leaves > openLeaves && g.tree[i].Size == 1 {
			top.Folded = append(top.Folded, k)
		} else {
			top.Copies = append(top.Copies, k)
		}
	}
	if len(top.Folded) == 1 { // folded, it would take as much room
		top.Copies, top.Folded = append(top.Copies, top.Folded...), nil
	}
	return top
}

// kin draws the telling at place i and what hangs from it; nil, if it is left out.
func (g *grove) kin(i, level int) *kin {
	v, b := g.views[i], g.tree[i]
	if v == nil {
		return nil
	}
	src := &g.src.Tellings[b.Telling]
	k := &kin{telling: v}
	if b.From >= 0 {
		k.How = g.how(src)
		if e := g.edges[src.Edge]; v.Share != "" && k.How != sameText && (e == nil || e.Kind != news.Quotes) {
			k.Has, k.Part = v.Share, part(src.Share)
		}
		if level < b.Depth {
			k.From = v.Parent
		}
	} else {
		v.Root = true
		if b.Circle {
			k.How = "credits go in a circle"
		}
	}
	if level == deepest {
		return k
	}
	var below []int
	for j, end := i+1, i+b.Size; j < end; {
		below = append(below, j)
		if level+1 < deepest {
			j += g.tree[j].Size
		} else {
			j++
		}
	}
	under := g.grow(below, level+1)
	k.Copies, k.Folded, k.More = under.Copies, under.Folded, under.More
	return k
}

// how says on what a telling's place in the tree rests, beside how much it shares.
func (g *grove) how(t *news.Telling) string {
	e, parent := g.edges[t.Edge], g.byID[t.Parent]
	switch {
	case t.Revises != "" && t.Decided:
		return "a later version"
	case t.Revises != "":
		return "another version; which is the older is not known"
	case !t.Decided && e != nil && e.Kind == news.Quotes:
		return "the same quotation; which came first is not known: " + line(e.Why)
	case !t.Decided && (e == nil || e.Why == ""):
		return "which came first is not known"
	case !t.Decided:
		return "which came first is not known: " + line(e.Why)
	case parent != nil && parent.src.Text == t.Words.Text:
		return sameText
	case e == nil:
		return ""
	case e.Kind == news.Quotes:
		return "the same quotation"
	case e.Why == "names it" || e.Why == "links to it":
		return strings.TrimSuffix(e.Why, "it") + parent.called()
	}
	return ""
}

// folded says what a row of tellings is that is not unfolded: how many, of how many it
// is not known which way the words went, and from which days they are.
func folded(list []*kin) string {
	var first, last time.Time
	open := 0
	for _, k := range list {
		if !k.Root && !k.Decided {
			open++
		}
		if p := k.In.src.Published; p.Known() {
			if first.IsZero() || p.Time.Before(first) {
				first = p.Time
			}
			if p.Time.After(last) {
				last = p.Time
			}
		}
	}
	s := fmt.Sprintf("%d more", len(list))
	if open > 0 {
		s += fmt.Sprintf(" (%d undecided)", open)
	}
	const day = "2 Jan 2006"
	switch from, to := first.UTC().Format(day), last.UTC().Format(day); {
	case first.IsZero():
		return s + ", no date"
	case from == to:
		return s + ", " + to
	default:
		return s + ", " + from + " – " + to
	}
}

// called is an article's outlet where there is little room.
func (a *article) called() string {
	if a == nil {
		return "it"
	}
	return shorten(a.Outlet, 28)
}

const sameText = "the same text"

// part is a share as a length in a drawing, in per cent.
func part(share float64) string { return fmt.Sprintf("%.1f%%", 100*min(max(share, 0), 1)) }
