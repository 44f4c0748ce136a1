package html

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"hearsay/internal/news"
)

// markPassages puts brackets around what texts share, and the counterparts into the margin. Each
// passage has an anchor of its own; stretches that meet or overlap have one pair of brackets.
func (b *book) markPassages(passages []news.Passage) {
	marked := make([]int, len(b.texts))
	runs := make([][]news.Span, len(b.texts))
	side := func(r news.Ref, id string) (href string, ok bool) {
		t := b.set.TextIndex(r.Text)
		if t < 0 || b.texts[t].home == nil || marked[t] == maxPassages {
			return "", false
		}
		marked[t]++
		runs[t] = append(runs[t], r.Span)
		return b.href(r, id, ""), true
	}
	for i := range passages {
		p := &passages[i]
		a, okA := side(p.A, string(p.ID)+"a")
		z, okZ := side(p.B, string(p.ID)+"b")
		if okA && okZ {
			b.counterpart(p, p.A, p.B, z)
			b.counterpart(p, p.B, p.A, a)
		}
	}
	for t := range runs {
		b.bracket(&b.texts[t], runs[t])
	}
}

// bracket marks where what is shared begins and where it ends.
func (b *book) bracket(s *sheet, runs []news.Span) {
	slices.SortFunc(runs, func(x, y news.Span) int { return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(y.End, x.End)) })
	var joined []news.Span
	for _, r := range runs {
		r = settled(s.body, r)
		if r.Empty() {
			continue
		}
		if n := len(joined); n > 0 && (r.Start <= joined[n-1].End || !strings.ContainsFunc(s.body[joined[n-1].End:r.Start], isWord)) {
			joined[n-1].End = max(joined[n-1].End, r.End)
			continue
		}
		joined = append(joined, r)
	}
	for _, r := range joined {
		end := uint32(len(strings.TrimRightFunc(s.body[:r.End], unicode.IsSpace))) // or it would stand before the next paragraph
		s.marks = append(s.marks, mark{span: news.Span{Start: r.Start, End: r.Start}, class: "sb", point: true}, mark{span: news.Span{Start: end, End: end}, class: "se", point: true})
	}
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func (b *book) counterpart(p *news.Passage, here, there news.Ref, href string) {
	other := b.texts[b.set.TextIndex(there.Text)].home
	b.note(here, note{Head: "words also in", Text: fmt.Sprintf("%d %s", other.No, shorten(other.Outlet, 40)), Href: href, Sort: "shared", Words: p.Words, no: other.No})
}

// addEdges tells each article what it has from others and what others have from
// it, a line for each kind of edge.
func (b *book) addEdges(f *news.Findings) {
	changed := map[news.ID]string{}
	for i := range f.Revisions {
		changed[f.Revisions[i].Edge] = b.changed(&f.Revisions[i])
	}
	for i := range f.Edges {
		e := &f.Edges[i]
		from, to := b.byID[e.From], b.byID[e.To]
		if from == nil || to == nil {
			continue
		}
		switch {
		case e.Kind == news.Revises && !e.Decided:
			note := "which is the older is not known; " + changed[e.ID]
			to.relate("Another version of", from, note)
			from.relate("Another version of", to, note)
			continue
		case e.Kind == news.Revises:
			to.relate("Later version of", from, line(e.Why)+"; "+changed[e.ID])
			from.relate("Revised as", to, changed[e.ID])
			continue
		case !e.Decided:
			note := "which came first is not known: " + line(e.Why)
			to.relate("Shares words with", from, note)
			from.relate("Shares words with", to, note)
			continue
		}
		verb, back := verbs(e.Kind)
		note := ""
		if e.Share > 0 {
			note = percent(e.Share) + " of its words; "
		}
		to.relate(verb, from, note+line(e.Why))
		from.relate(back, to, "")
	}
	for _, a := range b.articles {
		for i := range a.Relations {
			r := &a.Relations[i]
			r.Others, r.More = head(unique(r.Others), maxEntries)
		}
	}
}

// changed says what became of an article's words between two versions: numbers, dates
// and names in full, of the rest how many.
func (b *book) changed(r *news.Revision) string {
	const most = 4
	var parts []string
	if r.Title {
		parts = append(parts, "another headline")
	}
	for _, e := range r.Edits {
		if e.Kind != news.WordsChange && e.Kind != news.QuotationChange && len(parts) < most {
			parts = append(parts, fmt.Sprintf("%s “%s” → “%s”", e.Kind, b.words(e.From, 60), b.words(e.To, 60)))
		}
	}
	w := r.Words
	for _, n := range []struct {
		n    int
		what string
	}{{max(w.ChangedA, w.ChangedB), "changed"}, {w.Dropped, "dropped"}, {w.Added, "added"}} {
		if n.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n.n, n.what))
		}
	}
	if len(parts) == 0 {
		return "no word changed"
	}
	return strings.Join(parts, ", ")
}

// relate adds an article to the relation of that verb and note.
func (a *article) relate(verb string, other *article, note string) {
	for i := range a.Relations {
		if r := &a.Relations[i]; r.Verb == verb && r.Note == note {
			r.Others = append(r.Others, other)
			return
		}
	}
	a.Relations = append(a.Relations, relation{Verb: verb, Others: []*article{other}, Note: note})
}

// verbs says an edge from the later article's side, and from the earlier's.
func verbs(k news.EdgeKind) (later, earlier string) {
	switch k {
	case news.Copies:
		return "Copies", "Copied by"
	case news.Quotes:
		return "Has quotations from", "Quotations taken up by"
	case news.Cites:
		return "Cites", "Cited by"
	case news.Links:
		return "Links to", "Linked by"
	}
	return "Has to do with", "Has to do with"
}
