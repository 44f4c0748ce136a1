package trace

import (
	"bytes"
	"slices"

	"hearsay/internal/news"
	"hearsay/internal/trace/provenance"
	"hearsay/internal/trace/reuse"
)

// Archive holds articles and an index of them, in which the relatives of one are found
// without reading the others. What is in the index beside the entries of package reuse:
//
//	kind      rest of the key           value
//	printing  id of a text, rank        -
//	address   hash of it, rank          -      articles by their address
//	link      hash of it, rank          -      articles that link to an address
//	versioned rank                      -      articles whose address others have, too
type Archive interface {
	reuse.Store
	Article(id news.ID) (news.Article, error)
	Text(id news.TextID) (news.Text, *news.Analysis, error)
}

// IndexVersion names what Entries makes of articles. Whoever changes that changes it, so
// that indexes of the old kind are made again.
const IndexVersion = "2"

// ErrIndex says that an index holds what Entries cannot have made.
var ErrIndex = reuse.ErrStore

// Entry is one entry of an index.
type Entry = reuse.Entry

const (
	kindPrinting  = 'P'
	kindAddress   = 'U'
	kindLink      = 'K'
	kindVersioned = 'V'
)

func printingKey(t news.TextID) []byte { return append([]byte{kindPrinting}, t[:]...) }

func addressKey(kind byte, address string) []byte {
	h := reuse.Hash(address)
	return append([]byte{kind}, h[:]...)
}

// Entries are what an index needs to know of articles that are not in it, and the keys
// of what it is to forget: that a text was first printed by another.
func Entries(a Archive, articles []news.Article) (put []Entry, gone [][]byte, err error) {
	first := map[news.TextID]int{}
	for i := range articles {
		x := &articles[i]
		put = append(put, articleEntries(x)...)
		if k, ok := first[x.Text]; !ok || reuse.RankOf(x) < reuse.RankOf(&articles[k]) {
			first[x.Text] = i
		}
	}
	for i := range articles {
		x := &articles[i]
		if first[x.Text] != i {
			continue
		}
		p, g, err := textEntries(a, x)
		if err != nil {
			return nil, nil, err
		}
		put, gone = append(put, p...), append(gone, g...)
	}
	p, err := versionEntries(a, articles)
	if err != nil {
		return nil, nil, err
	}
	put = append(put, p...)
	slices.SortFunc(put, func(a, b Entry) int { return bytes.Compare(a.Key, b.Key) })
	return put, gone, nil
}

// Firsts are the first printings of texts, and the addresses that several articles have.
// The zero Firsts is empty.
type Firsts struct {
	texts     map[news.TextID]reuse.Rank
	addresses map[[8]byte]bool // by hash: whether several have it
}

// Add takes an article into account.
func (f *Firsts) Add(x *news.Article) {
	if f.texts == nil {
		f.texts, f.addresses = map[news.TextID]reuse.Rank{}, map[[8]byte]bool{}
	}
	r := reuse.RankOf(x)
	if old, ok := f.texts[x.Text]; !ok || r < old {
		f.texts[x.Text] = r
	}
	if at := provenance.Address(x.URL); at != "" {
		h := reuse.Hash(at)
		_, f.addresses[h] = f.addresses[h]
	}
}

// Entries are those of one article for a new index, once all articles that will be in it
// are known.
func (f *Firsts) Entries(a Archive, x *news.Article) ([]Entry, error) {
	put := articleEntries(x)
	r := reuse.RankOf(x)
	if at := provenance.Address(x.URL); at != "" && f.addresses[reuse.Hash(at)] {
		put = append(put, versionEntry(r))
	}
	if f.texts[x.Text] != r {
		return put, nil
	}
	text, analysis, err := a.Text(x.Text)
	if err != nil {
		return nil, err
	}
	d := docOf(&text, analysis)
	d.Outlet, d.Page = x.Outlet, provenance.Address(x.URL)
	return append(put, reuse.Entries(d, r, reuse.Options{})...), nil
}

// articleEntries are those of an article alone.
func articleEntries(x *news.Article) (put []Entry) {
	r := reuse.RankOf(x)
	add := func(key []byte) { put = append(put, Entry{Key: append(key, r...)}) }
	add(printingKey(x.Text))
	if at := provenance.Address(x.URL); at != "" {
		add(addressKey(kindAddress, at))
	}
	for _, at := range linksOf(x) {
		add(addressKey(kindLink, at))
	}
	return put
}

// textEntries are those of a text for its first printing of those that are new.
func textEntries(a Archive, x *news.Article) (put []reuse.Entry, gone [][]byte, err error) {
	r := reuse.RankOf(x)
	old, known, err := reuse.FirstPrinting(a, x.Text)
	if err != nil || known && old <= r {
		return nil, nil, err
	}
	text, analysis, err := a.Text(x.Text)
	if err != nil {
		return nil, nil, err
	}
	d := docOf(&text, analysis)
	if known {
		p, err := reuse.PostedAt(a, old)
		if err != nil {
			return nil, nil, err
		}
		d.Outlet, d.Page = p.Outlet, p.Page
		for _, e := range reuse.Entries(d, old, reuse.Options{}) {
			gone = append(gone, e.Key)
		}
	}
	d.Outlet, d.Page = x.Outlet, provenance.Address(x.URL)
	return reuse.Entries(d, r, reuse.Options{}), gone, nil
}

// linksOf are the addresses that an article links to, each once.
func linksOf(x *news.Article) []string {
	var out []string
	for _, l := range x.Links {
		if at := provenance.Address(l.URL); at != "" {
			out = append(out, at)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// with is an archive with one article more.
type with struct {
	Archive
	store    reuse.Memory
	article  news.Article
	text     news.Text
	analysis *news.Analysis
}

// With is an archive as it would be if an article were added to it.
func With(a Archive, x news.Article, t news.Text, analysis *news.Analysis) (Archive, error) {
	w := &with{Archive: a, store: reuse.Memory{Under: a}, article: x, text: t, analysis: analysis}
	put, gone, err := Entries(w, []news.Article{x})
	if err != nil {
		return nil, err
	}
	w.store.Put(put, gone)
	return w, nil
}

func (w *with) Scan(from, to []byte, backwards bool, limit int, f func(key, value []byte) bool) error {
	return w.store.Scan(from, to, backwards, limit, f)
}

func (w *with) Article(id news.ID) (news.Article, error) {
	if id == w.article.ID {
		return w.article, nil
	}
	return w.Archive.Article(id)
}

func (w *with) Text(id news.TextID) (news.Text, *news.Analysis, error) {
	if id == w.text.ID {
		return w.text, w.analysis, nil
	}
	return w.Archive.Text(id)
}
