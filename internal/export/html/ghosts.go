package html

import "hearsay/internal/news"

// maxGhosts is how many outlets a page names that are cited and not there, and maxCiting
// how many articles that cite one.
const (
	maxGhosts = 60
	maxCiting = 12
)

// ghost is an outlet that is cited, and whose report is not there.
type ghost struct {
	Name   string
	Here   bool // other articles of that outlet are there
	Citing []place
	More   int
}

// ghosts lists the outlets that are cited and whose reports are not there.
func (b *book) ghosts(f *news.Findings) (list []ghost, more int) {
	for _, src := range f.Ghosts {
		if len(list) == maxGhosts {
			more++
			continue
		}
		g := ghost{Name: line(src.Name), Here: src.Here}
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
		list = append(list, g)
	}
	return list, more
}
