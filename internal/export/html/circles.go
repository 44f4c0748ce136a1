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
	all, more := head(f.Circles(), maxCircles)
	for _, ids := range all {
		var c circle
		for _, id := range ids {
			if in := b.byID[id]; in != nil {
				c.Articles = append(c.Articles, in)
			}
		}
		c.Articles, c.More = head(c.Articles, maxInCircle)
		list = append(list, c)
	}
	return list, more
}
