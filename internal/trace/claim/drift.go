package claim

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/news"
	"hearsay/internal/text"
)

// Drift finds what changed between each telling of a claim and the one that it
// was taken from, as package provenance found it. It fills in Telling.Drift.
func Drift(set *news.Set, passages []news.Passage, claims []news.Claim) {
	d := drifter{set: set, passages: map[[2]news.TextID][]*news.Passage{}}
	for i := range passages {
		p := &passages[i]
		k := [2]news.TextID{p.A.Text, p.B.Text}
		d.passages[k] = append(d.passages[k], p)
	}
	for i := range claims {
		c := &claims[i]
		at := map[news.ID]*news.Telling{}
		for j := range c.Tellings {
			at[c.Tellings[j].Article] = &c.Tellings[j]
		}
		for j := range c.Tellings {
			t := &c.Tellings[j]
			if p := at[t.Parent]; p != nil && p.Words.Text != t.Words.Text {
				t.Drift = d.between(p, t)
			}
		}
	}
}

type drifter struct {
	set      *news.Set
	passages map[[2]news.TextID][]*news.Passage
}

// between lists what changed from telling a to telling b.
func (d *drifter) between(a, b *news.Telling) []news.Drift {
	var out []news.Drift
	for _, p := range d.shared(a.Words.Text, b.Words.Text) {
		fromA := p.A.Text == a.Words.Text
		for _, e := range d.edits(p, a, b, fromA) {
			x, y := e.A, e.B
			if !fromA {
				x, y = y, x
			}
			if !d.inContent(a, x) || !d.inContent(b, y) {
				continue
			}
			if k := d.kind(a, b, x, y); k != "" {
				out = append(out, news.Drift{Kind: k, From: news.Ref{Text: a.Words.Text, Span: x}, To: news.Ref{Text: b.Words.Text, Span: y}})
			}
		}
	}
	return append(out, d.attribution(a, b)...)
}

// maxEdge is how many bytes of two contents may stand outside their passage at
// either end and still be held against each other: a few words. A passage begins
// and ends with words that are the same, so that of "Three containers …" and
// "Thirteen containers …" the first word lies outside.
const maxEdge = 40

// edits are the differences inside a passage, and those at its ends where both
// contents begin or end a few words beyond it.
func (d *drifter) edits(p *news.Passage, a, b *news.Telling, fromA bool) []news.Edit {
	here, there := a.Words.Span, b.Words.Span
	if !fromA {
		here, there = there, here
	}
	edge := func(x0, x1, y0, y1 uint32) []news.Edit {
		if x0 >= x1 || y0 >= y1 || x1-x0 > maxEdge || y1-y0 > maxEdge {
			return nil
		}
		return []news.Edit{{A: news.Span{Start: x0, End: x1}, B: news.Span{Start: y0, End: y1}}}
	}
	return slices.Concat(
		edge(here.Start, p.A.Span.Start, there.Start, p.B.Span.Start),
		p.Edits,
		edge(p.A.Span.End, here.End, p.B.Span.End, there.End),
	)
}

func (d *drifter) shared(a, b news.TextID) []*news.Passage {
	return slices.Concat(d.passages[[2]news.TextID{a, b}], d.passages[[2]news.TextID{b, a}])
}

// inContent reports whether x lies in the content of a telling, and not in a cue
// that interrupts it.
func (d *drifter) inContent(t *news.Telling, x news.Span) bool {
	st := d.statement(d.set.TextIndex(t.Words.Text), t)
	if st == nil {
		return touches(t.Words.Span, x)
	}
	return slices.ContainsFunc(st.Content, func(c news.Span) bool { return touches(c, x) })
}

// touches reports whether x lies in s; an empty x (a place where words were
// added or dropped) must lie inside.
func touches(s, x news.Span) bool {
	if x.Empty() {
		return s.Start < x.Start && x.Start < s.End
	}
	return s.Contains(x)
}

// kind says what an edit inside a telling is, or "" for one that changes nothing
// but marks and spaces.
func (d *drifter) kind(a, b *news.Telling, x, y news.Span) news.DriftKind {
	ta, tb := d.set.TextIndex(a.Words.Text), d.set.TextIndex(b.Words.Text)
	wx, wy := x.Of(d.set.Texts[ta].Body), y.Of(d.set.Texts[tb].Body)
	if !hasWord(wx) && !hasWord(wy) || string(text.Fold(nil, wx)) == string(text.Fold(nil, wy)) {
		return ""
	}
	nx, ny := d.number(ta, x), d.number(tb, y)
	switch {
	case nx != nil && ny != nil && (nx.Min != ny.Min || nx.Max != ny.Max):
		return news.NumberDrift
	case nx != nil && ny != nil && sameLetters(wx, wy):
		return ""
	case d.inQuotation(ta, x) && d.inQuotation(tb, y):
		return news.QuotationDrift
	}
	return news.WordsDrift
}

// number is the first number that the analysis found in s, or nil.
func (d *drifter) number(t int, s news.Span) *news.Quantity {
	if s.Empty() {
		return nil
	}
	all := d.set.Analyses[t].Quantities
	for i := range all {
		q := all[i].Span
		if u := all[i].Unit; !u.Empty() && u.Start > q.Start && u.Start < q.End {
			q.End = u.Start
		}
		if q.Overlaps(s) {
			return &all[i]
		}
	}
	return nil
}

// sameLetters reports whether two ways of writing one number differ in no letter:
// "12 mph" and "12mph".
func sameLetters(a, b string) bool {
	letters := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) {
				return unicode.ToLower(r)
			}
			return -1
		}, s)
	}
	return letters(a) == letters(b)
}

func (d *drifter) inQuotation(t int, s news.Span) bool {
	for _, q := range d.set.Analyses[t].Quotations {
		if q.Speech && q.Outer.Start < s.Start && s.End < q.Outer.End {
			return true
		}
	}
	return false
}

func hasWord(s string) bool {
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return true
		}
		i += n
	}
	return false
}

// attribution compares who is said to have said it, to whom, and how surely.
func (d *drifter) attribution(a, b *news.Telling) []news.Drift {
	ta, tb := d.set.TextIndex(a.Words.Text), d.set.TextIndex(b.Words.Text)
	ref := func(t *news.Telling, s news.Span) news.Ref { return news.Ref{Text: t.Words.Text, Span: s} }
	sa, sb := d.statement(ta, a), d.statement(tb, b)
	switch {
	case sa == nil:
		return nil
	case sb == nil:
		from := news.CoverAll(sa.Source).Cover(news.CoverAll(sa.Cue))
		if from.Empty() || !d.bare(ta, sa, tb, b.Words.Span) {
			return nil
		}
		return []news.Drift{{Kind: news.AttributionDrift, From: ref(a, from), To: b.Words}}
	}
	var out []news.Drift
	if len(sa.Chain) > 0 && !sa.Chain[0].Span.Empty() {
		from := ref(a, sa.Chain[0].Span)
		switch {
		case len(sb.Chain) == 0 && !news.CoverAll(sb.Cue).Empty():
			out = append(out, news.Drift{Kind: news.RelayDrift, From: from, To: ref(b, news.CoverAll(sb.Cue))})
		case len(sb.Chain) > 0 && !d.sameRelay(ta, tb, sa.Chain[0], sb.Chain[0]):
			out = append(out, news.Drift{Kind: news.RelayDrift, From: from, To: ref(b, sb.Chain[0].Span)})
		}
	}
	if sa.Stance == news.Hedges && sb.Stance == news.Asserts {
		out = append(out, news.Drift{Kind: news.HedgeDrift, From: ref(a, sa.Extent()), To: ref(b, sb.Extent())})
	}
	if d.otherSource(ta, sa, tb, sb) {
		out = append(out, news.Drift{Kind: news.SourceDrift, From: ref(a, news.CoverAll(sa.Source)), To: ref(b, news.CoverAll(sb.Source))})
	}
	return out
}

// bare reports whether words of text tb truly stand there as the author's own:
// not in quotation marks, and with no word of the source's name in their
// paragraph or the one before. Otherwise it may be the analysis that missed the
// attribution, and a finding that is not sure is none.
func (d *drifter) bare(ta int, sa *news.Statement, tb int, words news.Span) bool {
	a, b := d.set.Analyses[ta], d.set.Analyses[tb]
	for _, q := range b.Quotations {
		if q.Outer.Overlaps(words) {
			return false
		}
	}
	p := news.Find(b.Paragraphs, words.Start)
	if sa.Voice < 0 || p < 0 {
		return false
	}
	around := b.Paragraphs[p]
	if p > 0 {
		around = around.Cover(b.Paragraphs[p-1])
	}
	near := map[string]bool{}
	lo, hi := news.Within(b.Tokens, around)
	for _, t := range b.Tokens[lo:hi] {
		near[string(text.Fold(nil, t.Of(d.set.Texts[tb].Body)))] = true
	}
	lo, hi = news.Within(a.Tokens, a.Voices[sa.Voice].Name)
	for _, t := range a.Tokens[lo:hi] {
		if w := text.Fold(nil, t.Of(d.set.Texts[ta].Body)); len(w) >= minWord && near[string(w)] {
			return false
		}
	}
	return true
}

func (d *drifter) statement(t int, x *news.Telling) *news.Statement {
	if x.Index < 0 {
		return nil
	}
	return &d.set.Analyses[t].Statements[x.Index]
}

// otherSource reports whether a source that had a name has none any more, or the
// other way round, and neither the names nor the words have anything in common.
func (d *drifter) otherSource(ta int, a *news.Statement, tb int, b *news.Statement) bool {
	if a.Voice < 0 || b.Voice < 0 || len(a.Source) == 0 || len(b.Source) == 0 {
		return false
	}
	x, y := d.set.Analyses[ta].Voices[a.Voice], d.set.Analyses[tb].Voices[b.Voice]
	if x.Kind == y.Kind || x.Kind != news.Unnamed && y.Kind != news.Unnamed {
		return false
	}
	return !shareWord(d.set, ta, x.Name, tb, y.Name) && !shareWord(d.set, ta, news.CoverAll(a.Source), tb, news.CoverAll(b.Source))
}

// sameRelay reports whether two relays are the same outlet by name. The author
// ("us") is the same as nobody but the author.
func (d *drifter) sameRelay(ta, tb int, a, b news.Relay) bool {
	va, vb := d.set.Analyses[ta].Voices, d.set.Analyses[tb].Voices
	if a.Voice < 0 || b.Voice < 0 {
		return a.Voice == b.Voice
	}
	x, y := va[a.Voice], vb[b.Voice]
	if x.Kind == news.Author || y.Kind == news.Author {
		return x.Kind == y.Kind
	}
	fold := func(t int, s news.Span) string { return string(text.Fold(nil, s.Of(d.set.Texts[t].Body))) }
	return fold(ta, x.Name) == fold(tb, y.Name)
}
