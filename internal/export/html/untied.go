package html

import "hearsay/internal/news"

// maxUntied is how many denials that belong to no claim a page has.
const maxUntied = 30

// untied is a denial of which it is not clear what it denies.
type untied struct {
	Voice string // "": not named
	Words string
	In    place
	Again int // further articles that print it
}

// untied lists them.
func (b *book) untied(f *news.Findings) (list []untied, more int) {
	all, more := head(f.Untied, maxUntied)
	for i := range all {
		d := &all[i]
		list = append(list, untied{line(d.Voice), line(b.set.Words(d.Words)), place{Article: b.byID[d.Article], Href: b.href(d.Words, string(d.Statement), "said")}, d.Articles - 1})
	}
	return list, more
}
