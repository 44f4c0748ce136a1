package html

import (
	"slices"

	"hearsay/internal/news"
)

// maxGhosts is how many outlets a page names that are cited and not there, and maxCiting
// how many articles that cite one.
const (
	maxGhosts = 60
	maxCiting = 12
)

// ghost is an outlet that is cited, and whose report is not there.
type ghost struct {
	Name   string
	Citing []place
	More   int
}

// haunts are outlets that are cited, of one sort.
type haunts struct {
	Heading string
	List    []ghost
}

// ghosts lists the outlets that are cited and whose reports are not there, and those of which
// there are articles, but none that shares words with the one that cites it.
func (b *book) ghosts(f *news.Findings) (sorts []haunts, more int) {
	sorts = []haunts{{Heading: "Not among these articles"}, {Heading: "Here, but not in these words"}}
	for _, src := range f.Ghosts {
		x := &sorts[0]
		if src.Here {
			x = &sorts[1]
		}
		if len(x.List) == maxGhosts {
			more++
			continue
		}
		x.List = append(x.List, b.ghost(&src))
	}
	return slices.DeleteFunc(sorts, func(x haunts) bool { return len(x.List) == 0 }), more
}

func (b *book) ghost(src *news.Ghost) ghost {
	g := ghost{Name: line(src.Name)}
	for c := range src.ByArticle() {
		in := b.byID[c.Article]
		switch {
		case in == nil:
		case len(g.Citing) == maxCiting:
			g.More++
		default:
			g.Citing = append(g.Citing, place{Article: in, Href: b.href(c.Words, "", "said")})
		}
	}
	return g
}
