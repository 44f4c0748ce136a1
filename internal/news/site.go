package news

import (
	"strings"

	"golang.org/x/net/publicsuffix"
)

// shared are sites of which each part is an outlet of its own: those that anybody may open one on, and networks of stations. Of
// further ones the list of public suffixes knows.
var shared = map[string]bool{
	"go.com": true, "cbslocal.com": true, "yahoo.com": true, "msn.com": true, "aol.com": true, "medium.com": true, "substack.com": true,
	"wordpress.com": true, "tumblr.com": true, "typepad.com": true, "livejournal.com": true, "blogs.com": true, "free.fr": true, "narod.ru": true,
	"ucoz.ru": true, "wixsite.com": true, "weebly.com": true, "squarespace.com": true, "over-blog.com": true, "patch.com": true, "ghost.io": true,
}

// OutletKey is what an outlet is told from others by: its name without case and article, or its site, of which an address may
// name a part: africa.chinadaily.com.cn and www.chinadaily.com.cn are one outlet. "" for no name.
func OutletKey(outlet string) string {
	key := strings.ToLower(BareName(strings.TrimSpace(outlet)))
	if !IsAddress(key) {
		return key
	}
	key = strings.TrimPrefix(key, "www.")
	// An error says that the name is a public suffix itself: then nothing is known of it.
	if site, err := publicsuffix.EffectiveTLDPlusOne(key); err == nil && !shared[site] {
		return site
	}
	return key
}

// CountOutlets is how many outlets published some articles, those without one counted once.
func CountOutlets(articles []Article) int {
	seen := map[string]bool{}
	for i := range articles {
		seen[OutletKey(articles[i].Outlet)] = true
	}
	return len(seen)
}
