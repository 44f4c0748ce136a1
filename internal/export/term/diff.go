package term

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"hearsay/internal/news"
)

// DiffOptions is what of a comparison to set.
type DiffOptions struct {
	Style
	All bool // set long stretches in full
}

const (
	// twoColumns is from how many columns of the page on the two articles are set
	// beside each other: 34 for each.
	twoColumns = 72
	gutter     = " │ "

	// A stretch of more than longKept equal words, or longApart words of one article
	// alone, is cut to its first and last ones.
	longKept, endsKept   = 32, 8
	longApart, endsApart = 24, 9
)

// The marks say without colour what a change is; they are those of wdiff.
const (
	dropBegin, dropEnd = "[-", "-]"
	addBegin, addEnd   = "{+", "+}"
)

// The inks of words that only one article has: the same hues as the first voices',
// told apart by the colour-blind too.
const (
	dropInk ink = "38;5;166"
	addInk  ink = "38;5;32"
)

// Diff sets two articles side by side: who they are, what joins them, what changed
// between them, the gravest first, and all of their words, row by row.
func Diff(w io.Writer, set *news.Set, c *news.Comparison, o DiffOptions) error {
	d := &diffed{page: newPage(w, o.Style), c: c, all: o.All}
	for i := range set.Articles {
		a := &set.Articles[i]
		if t := set.TextIndex(a.Text); a.ID == c.A {
			d.a = sheet{a, set.Texts[t].Body, set.Analyses[t]}
		}
		if t := set.TextIndex(a.Text); a.ID == c.B {
			d.b = sheet{a, set.Texts[t].Body, set.Analyses[t]}
		}
	}
	d.head()
	if c.Same {
		return d.err
	}
	d.changes()
	for i := range c.Rows {
		d.line("")
		d.row(&c.Rows[i])
	}
	return d.err
}

// sheet is one of the two articles.
type sheet struct {
	*news.Article
	body     string
	analysis *news.Analysis
}

type diffed struct {
	*page
	c    *news.Comparison
	a, b sheet
	all  bool
}

// head says which articles they are, what joins them, and what became of the words.
func (d *diffed) head() {
	for _, x := range []struct {
		name string
		s    sheet
	}{{"A", d.a}, {"B", d.b}} {
		who, id := outlet(x.s.Article)+", "+headed(x.s.Published), string(x.s.ID)
		if strings.Contains(who, id) { // it has no other name
			id = ""
		}
		if fits := margin+displaywidth.String(who)+1+len(id) <= d.style.Width; fits {
			d.line(d.ink(faint, pad(x.name, margin)) + strings.TrimRight(who+" "+d.ink(faint, id), " "))
		} else {
			d.labelled(0, x.name, margin, who, 2)
			d.block(margin, id, 0, faint)
		}
		if x.s.Title != "" && x.s.Outlet != "" {
			d.block(margin, Clean(x.s.Title), 2, bold)
		}
	}
	d.line("")
	switch {
	case d.c.A == d.c.B:
		d.block(0, "Both are the same article.", 0, "")
		return
	case d.c.Same:
		d.block(0, "Both have the same text, word for word.", 0, "")
	case d.c.Words.Kept == 0:
		d.block(0, "They share no passage: nothing longer than a phrase stands in both.", 0, "")
	}
	d.joined()
	if d.c.Same {
		return
	}
	w := d.c.Words
	var parts []string
	for _, p := range []struct {
		n    int
		what string
	}{{w.Kept, "kept"}, {max(w.ChangedA, w.ChangedB), "changed"}, {w.Dropped, "dropped"}, {w.Added, "added"}} {
		parts = append(parts, fmt.Sprintf("%d %s", p.n, p.what))
	}
	d.labelled(0, "words", label, strings.Join(parts, " · "), 0)
}

// joined says which way the words went, as far as is known, and on what that rests.
func (d *diffed) joined() {
	e := d.c.Edge
	if e == nil {
		if d.c.Words.Kept > 0 {
			d.labelled(0, "A   B", label, percent(d.c.ShareB)+" of B stands in A", 0)
		}
		return
	}
	from, to, arrow, share := "A", "B", "A → B", d.c.ShareB
	if e.Decided && e.From == d.c.B {
		from, to, arrow, share = "B", "A", "A ← B", d.c.ShareA
	}
	if !e.Decided {
		arrow = "A ? B"
	}
	d.labelled(0, arrow, label, joint(e, from, to, share), 0)
}

// joint says in words what an edge is.
func joint(e *news.Edge, from, to string, share float64) string {
	stands := fmt.Sprintf("%s of %s stands in %s", percent(share), to, from)
	switch {
	case e.Kind == news.Links:
		return to + " links to " + from
	case e.Kind == news.Revises && e.Decided:
		return fmt.Sprintf("%s is a later version of %s; %s of it stands there", to, from, percent(share))
	case e.Kind == news.Revises:
		return "they are versions of one article; which is the older is not known"
	case !e.Decided:
		return stands + "; which way it went is not known: " + e.Why
	case e.Kind == news.Quotes:
		return stands + ", quotations only; " + reason(e.Why, from, to)
	}
	return stands + "; " + reason(e.Why, from, to)
}

// reason is what a direction rests on, in a clause about the later article.
func reason(why, from, to string) string {
	switch why {
	case "names it", "links to it":
		return to + " " + strings.TrimSuffix(why, "it") + from
	case "published later":
		return to + " was published later"
	}
	return why
}

// changes lists what differs inside of what both have, the gravest kinds first, and of
// a kind the replacements before what was dropped or added.
func (d *diffed) changes() {
	var all []news.Change
	for i := range d.c.Rows {
		all = append(all, d.c.Rows[i].Changes...)
	}
	slices.SortStableFunc(all, func(x, y news.Change) int {
		return grave(x.Kind, y.Kind, x.WordsA == 0 || x.WordsB == 0, y.WordsA == 0 || y.WordsB == 0)
	})
	var lines []string
	times := map[string]int{}
	for _, x := range all {
		l := fmt.Sprintf("%s: %s → %s", x.Kind, quoteOf(d.a.body, x.A), quoteOf(d.b.body, x.B))
		if times[l]++; times[l] == 1 {
			lines = append(lines, l)
		}
	}
	for i, l := range lines {
		name := ""
		if i == 0 {
			name = "changed"
		}
		if i == most && len(lines) > most+1 && !d.all {
			d.labelled(0, "", label, fmt.Sprintf("… and %d more, marked below", len(lines)-i), 0)
			return
		}
		if n := times[l]; n > 1 {
			l += fmt.Sprintf(" (%d times)", n)
		}
		d.labelled(0, name, label, l, 2)
	}
}

// quoteOf is some words of a text in quotation marks, or a dash.
func quoteOf(body string, s news.Span) string {
	if w := cut(Clean(s.Of(body)), 44); w != "" {
		return "“" + w + "”"
	}
	return "–"
}

// row sets one row, in two columns where there is room.
func (d *diffed) row(r *news.Row) {
	if d.style.Width < twoColumns {
		d.narrow(r)
		return
	}
	width := (d.style.Width - displaywidth.String(gutter)) / 2
	left, right := d.cell(r, &d.a), d.cell(r, &d.b)
	x, y := left.lines(width), right.lines(width)
	for i := range max(len(x), len(y)) {
		var l, r printed
		if i < len(x) {
			l = x[i]
		}
		if i < len(y) {
			r = y[i]
		}
		d.line(d.inked(l) + strings.Repeat(" ", width-l.width()) + d.ink(faint, gutter) + d.inked(r))
	}
}

// narrow sets a row in one column, each change where it stands.
func (d *diffed) narrow(r *news.Row) {
	var f flow
	if r.Kind == news.ApartRow {
		for _, s := range []*sheet{&d.a, &d.b} {
			c := d.cell(r, s)
			for _, l := range c.lines(d.style.Width) {
				d.line(d.inked(l))
			}
		}
		return
	}
	places := []string{d.place(r, &d.a), d.place(r, &d.b)}
	f.add(strings.Join(slices.Compact(slices.DeleteFunc(places, func(s string) bool { return s == "" })), " → "), faint)
	f.space()
	at := r.B.Start
	for _, c := range r.Changes {
		d.kept(&f, between(d.b.body, at, c.B.Start))
		at = max(at, c.B.End)
		if c.WordsA > 0 {
			f.space()
			f.mark(dropBegin, c.A.Of(d.a.body), dropEnd, dropInk)
		}
		if c.WordsB > 0 {
			f.space()
			f.mark(addBegin, c.B.Of(d.b.body), addEnd, addInk)
		}
	}
	d.kept(&f, between(d.b.body, at, r.B.End))
	for _, l := range f.lines(d.style.Width) {
		d.line(d.inked(l))
	}
}

// cell is what of a row stands in one article.
func (d *diffed) cell(r *news.Row, s *sheet) *flow {
	f := &flow{}
	span, begin, end, ink := r.A, dropBegin, dropEnd, dropInk
	if s == &d.b {
		span, begin, end, ink = r.B, addBegin, addEnd, addInk
	}
	if span.Empty() {
		return f
	}
	f.add(d.place(r, s), faint)
	f.space()
	if r.Kind == news.ApartRow {
		f.mark(begin, d.shorten(span.Of(s.body), longApart, endsApart), end, ink)
		return f
	}
	at := span.Start
	for _, c := range r.Changes {
		x, n := c.A, c.WordsA
		if s == &d.b {
			x, n = c.B, c.WordsB
		}
		d.kept(f, between(s.body, at, x.Start))
		if n > 0 {
			f.mark(begin, x.Of(s.body), end, ink)
		}
		at = max(at, x.End)
	}
	d.kept(f, between(s.body, at, span.End))
	return f
}

// between is what stands from one offset to another; nothing if that is no further.
func between(body string, from, to uint32) string {
	if from >= to {
		return ""
	}
	return body[from:to]
}

// place says in which paragraph a side of a row begins.
func (d *diffed) place(r *news.Row, s *sheet) string {
	span := r.A
	if s == &d.b {
		span = r.B
	}
	out := ""
	if n := news.Find(s.analysis.Paragraphs, span.Start); n >= 0 {
		out = fmt.Sprintf("¶%d", n+1)
	}
	switch {
	case r.Moved:
		out += " moved"
	case r.Again:
		out += " again"
	}
	return strings.TrimSpace(out)
}

// kept adds words that both articles have.
func (d *diffed) kept(f *flow, s string) { f.add(d.shorten(s, longKept, endsKept), "") }

// shorten cuts a long stretch to its ends and says how many words it has left out.
func (d *diffed) shorten(s string, long, ends int) string {
	words := strings.Fields(s)
	if d.all || len(words) <= long {
		return s
	}
	head, tail := strings.Join(words[:ends], " "), strings.Join(words[len(words)-ends:], " ")
	left := s[:len(s)-len(strings.TrimLeft(s, " \n\t"))]
	right := s[len(strings.TrimRight(s, " \n\t")):]
	return fmt.Sprintf("%s%s (… %d words …) %s%s", left, head, len(words)-2*ends, tail, right)
}
