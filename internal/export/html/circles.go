package html

import "hearsay/internal/news"

// maxCircles is how many circles of credits a page names, and maxInCircle how many articles
// of each.
const (
	maxCircles  = 30
	maxInCircle = 20
)

// circle is articles that credit each other in a circle.
type circle struct {
	Articles []*article
	More     int
}

// circles lists them.
func (b *book) circles(f *news.Findings) (list []circle, more int) {
	for _, ids := range f.Circles() {
		if len(list) == maxCircles {
			more++
			continue
		}
		var c circle
		for _, id := range ids {
			switch in := b.byID[id]; {
			case in == nil:
			case len(c.Articles) == maxInCircle:
				c.More++
			default:
				c.Articles = append(c.Articles, in)
			}
		}
		list = append(list, c)
	}
	return list, more
}
