package html

import (
	"strconv"

	"hearsay/internal/news"
)

// What of the lineages a page holds.
const (
	maxLineages  = 300 // articles
	openLineages = 20  // of them unfolded
	leastShare   = 0.005
)

// lineage is in which articles the words of one stood first, and how much is its own.
type lineage struct {
	In    *article
	Roots []root
	Own   string // "12 %"; empty: nothing
	Bar   []piece
}

// root is an article in which words of another stood first.
type root struct {
	In    *article
	Share string
	Href  string // of the words that the two share, in the later one
	Added bool   // the root has parents itself, and added these words
	Both  string // the agency whose text both print: then neither need have copied the other
}

// piece is a part of a lineage's bar.
type piece struct {
	X, Width string // "12.5%"
	Middle   string
	Class    string
	Label    string // the number of the root's article, where there is room
}

// lineages lists the articles that share words with earlier ones, in the order of the
// set, and how many more there are. Versions of one article are not among them.
func (b *book) lineages(f *news.Findings) (list []*lineage, more int) {
	later := map[news.ID]news.ID{}
	for i := range f.Revisions {
		later[f.Revisions[i].To] = f.Revisions[i].From
	}
	shared := b.sharedWords(f)
	for i := range f.Lineages {
		src := &f.Lineages[i]
		if of := later[src.Article]; of != "" && len(src.Parents) == 1 && src.Parents[0].Article == of {
			continue
		}
		l := b.lineage(src, shared)
		switch {
		case l == nil:
		case len(list) == maxLineages:
			more++
		default:
			list = append(list, l)
		}
	}
	return list, more
}

// pair is two articles, the earlier first.
type pair struct{ from, to news.ID }

// sharedWords finds, for each two articles that an edge joins, the longest passage.
func (b *book) sharedWords(f *news.Findings) map[pair]*news.Passage {
	byID := make(map[news.ID]*news.Passage, len(f.Passages))
	for i := range f.Passages {
		byID[f.Passages[i].ID] = &f.Passages[i]
	}
	out := map[pair]*news.Passage{}
	for i := range f.Edges {
		e := &f.Edges[i]
		for _, id := range e.Passages {
			p, k := byID[id], pair{e.From, e.To}
			if p != nil && (out[k] == nil || p.Words > out[k].Words) {
				out[k] = p
			}
		}
	}
	return out
}

func (b *book) lineage(src *news.Lineage, shared map[pair]*news.Passage) *lineage {
	l := &lineage{In: b.byID[src.Article]}
	if l.In == nil {
		return nil
	}
	at := 0.0
	add := func(share float64, class, label string) {
		share = min(max(share, 0), 1-at)
		if share < 0.08 {
			label = ""
		}
		l.Bar = append(l.Bar, piece{part(at), part(share), part(at + share/2), class, label})
		at += share
	}
	for _, r := range src.Roots {
		in := b.byID[r.Article]
		if in == nil || r.Share < leastShare {
			continue
		}
		found := root{
			In: in, Share: percent(r.Share), Added: r.Added,
			Href: b.sharedHref(shared[pair{r.Article, src.Article}], l.In),
		}
		if in.Agency == l.In.Agency {
			found.Both = in.Agency
		}
		l.Roots = append(l.Roots, found)
		class := "root"
		if r.Added {
			class = "added"
		}
		add(r.Share, class, strconv.Itoa(in.No))
	}
	if len(l.Roots) == 0 {
		return nil
	}
	if src.Own >= leastShare {
		l.Own = percent(src.Own)
		add(src.Own, "own", "")
	}
	return l
}

// sharedHref leads to the words of a passage in an article.
func (b *book) sharedHref(p *news.Passage, in *article) string {
	switch {
	case p == nil:
		return ""
	case p.A.Text == in.src.Text:
		return b.href(p.A, string(p.ID)+"a", "")
	case p.B.Text == in.src.Text:
		return b.href(p.B, string(p.ID)+"b", "")
	}
	return ""
}
