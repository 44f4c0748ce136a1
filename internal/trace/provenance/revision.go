package provenance

import (
	"slices"

	"hearsay/internal/news"
)

// A page that is captured twice and was changed in between is one article with two
// versions, and not a copy by somebody else. Versions have one address and one outlet,
// and one text or most of their words in common. Each is joined to one earlier version,
// and what it has in common with others that this one has too is not told again.

// What the order of two versions of an article rests on.
const (
	whyRepublished = "same address, published later"
	whyModified    = "same address, changed later"
	whyVersions    = "same address, and no dates that say which version is older"
)

const (
	// mostlySame is the part of the shorter of two texts with one address that must
	// stand in the other for them to be versions of an article: less is a page whose
	// contents change, a front page or a list.
	mostlySame = 0.5
	// versionsBack is with how many versions before it one is compared: it keeps an
	// address with ten thousand texts from costing their square.
	versionsBack = 32
)

// revisions is which articles are versions of which.
type revisions struct {
	f     *finder
	peers map[int][]int    // for some articles: versions that revise them or are revised by them, which is not known
	of    []int            // for each article: the version that it revises, or -1
	root  []int            // for each article: its first version; itself if it has no other
	pair  map[[2]int]*pair // texts that share passages, the lower index first; nil if no address stands twice
}

func newRevisions(f *finder, ps []pair) *revisions {
	r := &revisions{f: f, peers: map[int][]int{}, of: make([]int, len(f.set.Articles)), root: make([]int, len(f.set.Articles))}
	for i := range r.of {
		r.of[i], r.root[i] = -1, i
	}
	for _, versions := range f.byURL {
		if len(versions) < 2 {
			continue
		}
		if r.pair == nil {
			r.pair = make(map[[2]int]*pair, len(ps))
			for i := range ps {
				r.pair[[2]int{ps[i].a, ps[i].b}] = &ps[i]
			}
		}
		r.line(slices.Clone(versions))
	}
	return r
}

// line joins the articles of one address, each to the version before it that it has
// most in common with, and the latest of equals.
func (r *revisions) line(versions []int) {
	articles := r.f.set.Articles
	slices.SortFunc(versions, func(i, j int) int { return news.CompareVersions(&articles[i], &articles[j]) })
	for k, i := range versions {
		best, most := -1, 0.0
		for _, j := range versions[max(0, k-versionsBack):k] {
			if !sameOutlet(&articles[i], &articles[j]) {
				continue
			}
			if s := r.same(i, j); s >= mostlySame && s >= most {
				best, most = j, s
			}
		}
		if best >= 0 {
			r.of[i], r.root[i] = best, r.root[best]
			if e := r.orient(best, i); !e.Decided {
				r.peers[best] = append(r.peers[best], i)
			}
		}
	}
}

// sameOutlet reports whether two articles with one address have one outlet, as far as
// they say.
func sameOutlet(a, b *news.Article) bool {
	return a.Outlet == "" || b.Outlet == "" || news.OutletKey(a.Outlet) == news.OutletKey(b.Outlet)
}

// same is the part of the shorter of two articles' texts that stands in the other.
func (r *revisions) same(i, j int) float64 {
	a, b := r.f.text[i], r.f.text[j]
	if a == b {
		return 1
	}
	p := r.pair[[2]int{min(a, b), max(a, b)}]
	if p == nil {
		return 0
	}
	sa, sb := p.sides(r.f.set)
	return max(ratio(news.CoveredLen(sa), len(r.f.set.Texts[p.a].Body)), ratio(news.CoveredLen(sb), len(r.f.set.Texts[p.b].Body)))
}

// one reports whether two articles are versions of one.
func (r *revisions) one(i, j int) bool { return i != j && r.root[i] == r.root[j] }

// told reports whether what the texts of a pair share is told by the edge of an earlier
// version of one of them: the version before it has as many words in common with
// the other text. Where it is not known which is the earlier, it is the one that has
// more.
func (r *revisions) told(p *pair, kin *family) bool {
	earlier := func(t, other int) bool {
		n := kin.common(t, other)
		for _, w := range r.peers[r.f.first[t]] {
			if kin.common(r.f.text[w], other) > n {
				return true
			}
		}
		v := r.of[r.f.first[t]]
		if v < 0 || r.f.text[v] == t || r.f.text[v] == other {
			return false
		}
		// To the word: who has the one word that was corrected had it from there.
		m := kin.common(r.f.text[v], other)
		return m > 0 && m >= n
	}
	return earlier(p.a, p.b) || earlier(p.b, p.a)
}

// edges are those that join each version to the one before it.
func (r *revisions) edges() []news.Edge {
	var out []news.Edge
	for i, v := range r.of {
		if v < 0 {
			continue
		}
		e := r.orient(v, i)
		e.Kind = news.Revises
		if a, b := r.f.text[v], r.f.text[i]; a == b {
			e = r.f.whole(e, a)
		} else {
			e = r.f.resting(e, r.pair[[2]int{min(a, b), max(a, b)}])
		}
		out = append(out, r.f.named(e))
	}
	return out
}

// orient says which of two versions is the older.
func (r *revisions) orient(older, newer int) news.Edge {
	a, b := &r.f.set.Articles[older], &r.f.set.Articles[newer]
	switch {
	case a.Published.Before(b.Published):
		return news.Edge{From: a.ID, To: b.ID, Decided: true, Why: whyRepublished}
	case b.Published.Before(a.Published), a.Published.Known() != b.Published.Known():
	case a.Modified.Before(b.Modified), !a.Modified.Known() && a.Published.Before(b.Modified):
		return news.Edge{From: a.ID, To: b.ID, Decided: true, Why: whyModified}
	}
	return undecided(a, b, whyVersions)
}
