package html

import (
	"strings"

	"hearsay/internal/news"
)

// maxUntied is how many denials that belong to no claim a page has.
const maxUntied = 30

// untied is a denial of which it is not clear what it denies.
type untied struct {
	Voice  string // "": not named
	Words  string
	Quoted bool // they bring quotation marks of their own
	In     place
	Again  int // further articles that print it
}

// untied lists them.
func (b *book) untied(f *news.Findings) (list []untied, more int) {
	all, more := head(f.Untied, maxUntied)
	for i := range all {
		d := &all[i]
		words := line(b.set.Words(d.Words))
		list = append(list, untied{line(d.Voice), words, strings.HasPrefix(words, "“") || strings.HasPrefix(words, `"`), place{Article: b.byID[d.Article], Href: b.href(d.Words, string(d.Statement), "said")}, d.Articles - 1})
	}
	return list, more
}
