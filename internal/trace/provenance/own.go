package provenance

import (
	"strings"

	"hearsay/internal/news"
)

// A body may speak in a text of its own: a company on its site, a ministry on its page. Where others
// give it as their source, what it tells there is its own word, and no paper's.

// minCiting is how many other texts of a set must give a body as a source before a page at an
// address with its name is taken for its own: one may call a paper so.
const minCiting = 2

// bodiesOf are, of each article of a set, the name of the body whose own page it is, as others
// call it; "" where it is none's.
func bodiesOf(set *news.Set) []string {
	type called struct {
		name  string
		texts map[int]bool
	}
	by := map[string]*called{}
	papers := map[string]bool{}
	for t, v := range voices(set) {
		name := v.Name.Of(set.Texts[t].Body)
		key := news.Compact(name)
		switch {
		case len(key) < news.MinForm:
		case v.Kind == news.Outlet:
			papers[key] = true
		case v.Kind == news.Organisation:
			c := by[key]
			if c == nil {
				c = &called{news.BareName(name), map[int]bool{}}
				by[key] = c
			}
			c.texts[t] = true
		}
	}
	out := make([]string, len(set.Articles))
	for i := range set.Articles {
		a := &set.Articles[i]
		if !news.IsAddress(a.Outlet) {
			continue
		}
		t := set.TextIndex(a.Text)
		// A company may have the end of its addresses to itself: "blog.albrin".
		for _, l := range append(news.Labels(a.Outlet), a.Outlet[strings.LastIndexByte(a.Outlet, '.')+1:]) {
			c := by[l]
			if c == nil || papers[l] {
				continue
			}
			n := len(c.texts)
			if c.texts[t] {
				n--
			}
			if n >= minCiting {
				out[i] = c.name
				break
			}
		}
	}
	return out
}
