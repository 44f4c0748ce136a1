package trace

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"hearsay/internal/news"
	"hearsay/internal/text"
	"hearsay/internal/trace/reuse"
)

// Compare lays two articles of a traced set side by side. It aligns nothing anew:
// what is shared is what the findings' passages say.
func Compare(s *news.Set, f *news.Findings, a, b news.ID) (news.Comparison, error) {
	c := news.Comparison{A: a, B: b, Edge: EdgeBetween(f.Edges, a, b)}
	ta, err := textOf(s, a)
	if err != nil {
		return c, err
	}
	tb, err := textOf(s, b)
	if err != nil {
		return c, err
	}
	var shared []*news.Passage
	for i := range f.Passages {
		p := &f.Passages[i]
		if here, there := p.Side(s.Texts[ta].ID); here.Text == s.Texts[ta].ID && there.Text == s.Texts[tb].ID {
			shared = append(shared, p)
		}
	}
	compare(s, ta, tb, shared, &c)
	return c, nil
}

// compare lays two texts side by side by the passages that they share.
func compare(s *news.Set, ta, tb int, shared []*news.Passage, c *news.Comparison) {
	x := comparer{set: s, ta: ta, tb: tb, a: reuse.WordsOf(document(s, ta)), b: reuse.WordsOf(document(s, tb))}
	if c.Same = ta == tb; c.Same {
		c.ShareA, c.ShareB = 1, 1
		c.Words.Kept = x.a.Len()
		whole := news.MakeSpan(0, len(s.Texts[ta].Body))
		c.Rows = []news.Row{{Kind: news.SharedRow, A: whole, B: whole, Words: c.Words}}
		return
	}
	c.ShareA, c.ShareB = x.shares(shared)
	for _, r := range reuse.Beside(&x.a, &x.b, shared, s.Analyses[ta].Sentences, s.Analyses[tb].Sentences) {
		row := x.row(&r, shared)
		c.Words = sum(c.Words, row.Words)
		c.Rows = append(c.Rows, row)
	}
	x.tile(c.Rows)
}

// revisions says for each version of an article what was changed in the one before it.
func revisions(s *news.Set, f *news.Findings) []news.Revision {
	articles, passages := map[news.ID]int{}, map[news.ID]*news.Passage{}
	var out []news.Revision
	for i := range f.Edges {
		e := &f.Edges[i]
		if e.Kind != news.Revises {
			continue
		}
		if len(articles) == 0 {
			for i := range s.Articles {
				articles[s.Articles[i].ID] = i
			}
			for i := range f.Passages {
				passages[f.Passages[i].ID] = &f.Passages[i]
			}
		}
		from, to := &s.Articles[articles[e.From]], &s.Articles[articles[e.To]]
		var shared []*news.Passage
		for _, id := range e.Passages {
			shared = append(shared, passages[id])
		}
		var c news.Comparison
		compare(s, s.TextIndex(from.Text), s.TextIndex(to.Text), shared, &c)
		r := news.Revision{Edge: e.ID, From: e.From, To: e.To, Decided: e.Decided, Title: from.Title != to.Title, Words: c.Words, Edits: []news.Edited{}}
		for _, row := range c.Rows {
			for _, x := range append(row.Changes, apart(&row)...) {
				r.Edits = append(r.Edits, news.Edited{Kind: x.Kind, From: news.Ref{Text: from.Text, Span: x.A}, To: news.Ref{Text: to.Text, Span: x.B}})
			}
		}
		out = append(out, r)
	}
	return out
}

// apart is a row that only one version has, as a change.
func apart(r *news.Row) []news.Change {
	if r.Kind == news.SharedRow || r.Again {
		return nil
	}
	return []news.Change{{Kind: news.WordsChange, A: r.A, B: r.B}}
}

func textOf(s *news.Set, id news.ID) (int, error) {
	for i := range s.Articles {
		if s.Articles[i].ID == id {
			if t := s.TextIndex(s.Articles[i].Text); t >= 0 && s.Analyses[t] != nil {
				return t, nil
			}
			return 0, fmt.Errorf("the text of article %s has not been read", id)
		}
	}
	return 0, fmt.Errorf("there is no article %s to compare", id)
}

// EdgeBetween is what joins two articles; nil: nothing.
func EdgeBetween(edges []news.Edge, a, b news.ID) *news.Edge {
	for i := range edges {
		if e := &edges[i]; e.From == a && e.To == b || e.From == b && e.To == a {
			return e
		}
	}
	return nil
}

// comparer compares two texts of a set.
type comparer struct {
	set    *news.Set
	ta, tb int
	a, b   reuse.Words
}

// shares are the parts of both texts that stand in passages.
func (c *comparer) shares(ps []*news.Passage) (a, b float64) {
	var sa, sb []news.Span
	for i := range ps {
		here, there := ps[i].Side(c.a.Text)
		sa, sb = append(sa, here.Span), append(sb, there.Span)
	}
	return covered(sa, len(c.a.Body)), covered(sb, len(c.b.Body))
}

// covered is the part of n bytes that lies in at least one of spans. It sorts them.
func covered(spans []news.Span, n int) float64 {
	return float64(news.CoveredLen(spans)) / float64(max(n, 1))
}

// row gives a row its spans and counts its words.
func (c *comparer) row(r *reuse.Row, ps []*news.Passage) news.Row {
	at := r.Edit(&c.a, &c.b)
	out := news.Row{Kind: news.ApartRow, A: at.A, B: at.B, Moved: r.Moved, Again: r.Again}
	if r.Passage < 0 {
		out.Words = news.Tally{Dropped: r.A1 - r.A0, Added: r.B1 - r.B0}
		return out
	}
	out.Kind, out.Passage = news.SharedRow, ps[r.Passage].ID
	for _, x := range r.Runs {
		out.Words.Kept += x.N
	}
	for _, x := range r.Changes() {
		ch := c.change(x)
		out.Changes = append(out.Changes, ch)
		switch {
		case ch.WordsA == 0:
			out.Words.Added += ch.WordsB
		case ch.WordsB == 0:
			out.Words.Dropped += ch.WordsA
		default:
			out.Words.ChangedA += ch.WordsA
			out.Words.ChangedB += ch.WordsB
		}
	}
	return out
}

func sum(a, b news.Tally) news.Tally {
	return news.Tally{
		Kept: a.Kept + b.Kept, ChangedA: a.ChangedA + b.ChangedA, ChangedB: a.ChangedB + b.ChangedB,
		Dropped: a.Dropped + b.Dropped, Added: a.Added + b.Added,
	}
}

// change says what a change touches.
func (c *comparer) change(x reuse.Change) news.Change {
	at := x.Edit(&c.a, &c.b)
	ch := news.Change{Kind: news.WordsChange, A: at.A, B: at.B, WordsA: x.A1 - x.A0, WordsB: x.B1 - x.B0}
	a, b := c.set.Analyses[c.ta], c.set.Analyses[c.tb]
	x0, y0 := numbers(a, c.a.Body, at.A), numbers(b, c.b.Body, at.B)
	switch {
	case len(x0) > 0 && len(y0) > 0 && !slices.Equal(x0, y0):
		ch.Kind = news.NumberChange
	case touchesDate(a, at.A) || touchesDate(b, at.B):
		ch.Kind = news.DateChange
	case !slices.Equal(x0, y0):
		ch.Kind = news.NumberChange
	case c.otherName(x):
		ch.Kind = news.NameChange
	case quoted(a, at.A) && quoted(b, at.B):
		ch.Kind = news.QuotationChange
	}
	return ch
}

func touchesDate(a *news.Analysis, s news.Span) bool {
	return slices.ContainsFunc(a.Dates, func(d news.Date) bool { return d.Span.Overlaps(s) })
}

// numbers are the values of the numbers in a stretch that are no part of a date, as
// words.
func numbers(a *news.Analysis, body string, s news.Span) []string {
	var out []string
	for i := range a.Quantities {
		q := &a.Quantities[i]
		number := q.Span
		if u := q.Unit; !u.Empty() && u.Start > number.Start && u.Start < number.End {
			number.End = u.Start
		}
		if number.Overlaps(s) && !touchesDate(a, number) {
			out = append(out, fmt.Sprint(q.Min, q.Max))
		}
	}
	if len(out) > 0 || touchesDate(a, s) {
		return out
	}
	for _, w := range strings.Fields(s.Of(body)) {
		if strings.ContainsFunc(w, unicode.IsDigit) {
			out = append(out, string(text.Fold(nil, w)))
		}
	}
	return out
}

// otherName reports whether a change drops, adds or replaces a word that looks like
// a name.
func (c *comparer) otherName(x reuse.Change) bool {
	return c.a.Name(x.A0, x.A1) || c.b.Name(x.B0, x.B1)
}

// quoted reports whether a stretch, or a place, is inside of a quotation.
func quoted(a *news.Analysis, s news.Span) bool {
	return slices.ContainsFunc(a.Quotations, func(q news.Quotation) bool {
		return q.Speech && q.Outer.Start < s.Start && s.End < q.Outer.End
	})
}

// tile widens the rows so that on each side they hold the whole text but for the
// space between them: a row has the marks that stand at its words.
func (c *comparer) tile(rows []news.Row) {
	widen := func(body string, side func(*news.Row) *news.Span) {
		var spans []*news.Span
		for i := range rows {
			if s := side(&rows[i]); !s.Empty() {
				spans = append(spans, s)
			}
		}
		slices.SortFunc(spans, func(x, y *news.Span) int { return cmp.Compare(x.Start, y.Start) })
		for i, s := range spans {
			if i == 0 {
				s.Start = uint32(skipSpace(body, 0, int(s.Start)))
			}
			next := len(body)
			if i+1 < len(spans) {
				next = int(spans[i+1].Start)
			}
			// What stands between two rows belongs to the first, but for the marks that
			// open the second.
			end := int(s.End) + len(strings.TrimRightFunc(body[s.End:next], func(r rune) bool { return !unicode.IsSpace(r) }))
			if end == int(s.End) {
				end = next
			}
			end = len(strings.TrimRightFunc(body[:end], unicode.IsSpace))
			s.End = uint32(end)
			if i+1 < len(spans) {
				spans[i+1].Start = uint32(skipSpace(body, end, next))
			} else {
				s.End = uint32(len(strings.TrimRightFunc(body, unicode.IsSpace)))
			}
		}
	}
	widen(c.a.Body, func(r *news.Row) *news.Span { return &r.A })
	widen(c.b.Body, func(r *news.Row) *news.Span { return &r.B })
	for i := range rows {
		for k := range rows[i].Changes {
			ch := &rows[i].Changes[k]
			ch.A, ch.B = into(ch.A, rows[i].A), into(ch.B, rows[i].B)
		}
	}
}

// into moves a place before a row, behind the last word of another one, into the row.
func into(s, row news.Span) news.Span {
	return news.Span{Start: max(s.Start, row.Start), End: max(s.End, row.Start)}
}

// skipSpace is the first offset from at on, and no later than end, where no space
// stands.
func skipSpace(body string, at, end int) int {
	return end - len(strings.TrimLeftFunc(body[at:end], unicode.IsSpace))
}
