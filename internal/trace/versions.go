package trace

import (
	"slices"

	"hearsay/internal/news"
	"hearsay/internal/trace/provenance"
	"hearsay/internal/trace/reuse"
)

// someVersions is how many texts with versions are held against a text one by one, and
// versionPages how many times as many entries are read at a time of those that tell
// which articles have versions.
const (
	someVersions = 64
	versionPages = 8
)

// versioned is what was read of the articles that share their address with others.
type versioned []stretch // by from, not overlapping

// stretch is a part of them: all whose ranks lie in [from, to).
type stretch struct {
	from, to reuse.Rank // to "": to the end
	ranks    []reuse.Rank
}

// stretchAt is the stretch that a rank lies in, from the rank on where it was not read yet.
func (v *vicinity) stretchAt(r reuse.Rank) stretch {
	n, _ := slices.BinarySearchFunc(v.versioned, r, func(s stretch, r reuse.Rank) int {
		if s.from <= r {
			return -1
		}
		return 1
	})
	if n > 0 {
		if s := v.versioned[n-1]; s.to == "" || r < s.to {
			return s
		}
	}
	s := stretch{from: r}
	if n < len(v.versioned) {
		s.to = v.versioned[n].from
	}
	page := versionPages * v.most.versions
	s.ranks = v.ranksBetween([]byte{kindVersioned}, r, s.to, page)
	switch {
	case len(s.ranks) == page:
		s.to = s.ranks[page-1] + "\x00"
	case n < len(v.versioned): // it reaches the next one, and the two are made one
		next := v.versioned[n]
		s.to, s.ranks = next.to, append(s.ranks, next.ranks...)
		v.versioned[n] = s
		return s
	}
	v.versioned = slices.Insert(v.versioned, n, s)
	return s
}

// hasVersions reports whether several articles have an article's address.
func (v *vicinity) hasVersions(x *news.Article) bool {
	return provenance.Address(x.URL) != "" && v.rankHasVersions(reuse.RankOf(x))
}

// rankHasVersions is hasVersions of the article of a rank.
func (v *vicinity) rankHasVersions(r reuse.Rank) bool {
	_, ok := slices.BinarySearch(v.stretchAt(r).ranks, r)
	return ok
}

// versionsFrom are the texts from a rank on whose first printings have versions, or ok
// is false: they are many.
func (v *vicinity) versionsFrom(r reuse.Rank) (texts []reuse.Rank, ok bool) {
	s := v.stretchAt(r)
	k, _ := slices.BinarySearch(s.ranks, r)
	if s.to != "" || len(s.ranks)-k > v.most.versions {
		return nil, false
	}
	for _, r := range s.ranks[k:] {
		is, err := v.l.Has(r)
		if err != nil {
			v.fail(err)
			return nil, false
		}
		if is {
			texts = append(texts, r)
		}
	}
	return texts, true
}

// versionEntries are those of new articles whose addresses others have, too, and of
// articles of the archive that this makes versions.
func versionEntries(a Archive, articles []news.Article) (put []Entry, err error) {
	at := map[string][]reuse.Rank{}
	for i := range articles {
		if address := provenance.Address(articles[i].URL); address != "" {
			key := string(addressKey(kindAddress, address))
			at[key] = append(at[key], reuse.RankOf(&articles[i]))
		}
	}
	for key, ranks := range at {
		prefix := []byte(key)
		damaged := false
		// Where two are there already, they have their entries.
		if err := a.Scan(prefix, reuse.Upto(prefix), false, 2, func(k, _ []byte) bool {
			r, rest, ok := reuse.CutRank(k[len(prefix):])
			damaged = damaged || !ok || len(rest) > 0
			ranks = append(ranks, r)
			return true
		}); err != nil {
			return nil, err
		}
		if damaged {
			return nil, ErrIndex
		}
		if slices.Sort(ranks); len(slices.Compact(ranks)) < 2 {
			continue
		}
		for _, r := range slices.Compact(ranks) {
			put = append(put, versionEntry(r))
		}
	}
	return put, nil
}

func versionEntry(r reuse.Rank) Entry { return Entry{Key: append([]byte{kindVersioned}, r...)} }
