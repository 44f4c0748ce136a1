package claim

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/news"
	"hearsay/internal/text"
)

// Drift finds what changed between each telling of a claim and the one that it
// was taken from, as package provenance found it. It fills in Telling.Drift. each calls f
// with 0 to n-1, on any number of goroutines.
func Drift(set *news.Set, passages []news.Passage, claims []news.Claim, lexicon func(code string) *Lexicon, each func(n int, f func(i int))) {
	d := drifter{anew: writtenAnew(set, passages), set: set, lexicon: lexicon, passages: map[[2]news.TextID][]*news.Passage{}, articles: map[news.ID]*news.Article{}, outlets: map[string]bool{}}
	for i := range set.Articles {
		d.articles[set.Articles[i].ID] = &set.Articles[i]
		d.outlets[news.OutletKey(set.Articles[i].Outlet)] = true
	}
	for i := range passages {
		p := &passages[i]
		k := [2]news.TextID{p.A.Text, p.B.Text}
		d.passages[k] = append(d.passages[k], p)
	}
	each(len(claims), func(i int) { d.claim(&claims[i]) })
}

// claim finds what changed in one claim. It knows of no other.
func (d *drifter) claim(c *news.Claim) {
	at := map[news.ID]*news.Telling{}
	for j := range c.Tellings {
		at[c.Tellings[j].Article] = &c.Tellings[j]
	}
	for j := range c.Tellings {
		t := &c.Tellings[j]
		if p := at[t.Parent]; p != nil && p.Words.Text != t.Words.Text {
			t.Drift = append(d.between(p, t), d.leftOut(c, p, t)...)
			if t.Share < minLaundered {
				t.Drift = slices.DeleteFunc(t.Drift, func(x news.Drift) bool { return launders[x.Kind] })
			}
			for k := range t.Drift {
				t.Drift[k].Of = p.Article
			}
		}
	}
	d.unsourced(c)
	d.differ(c)
	for j := range c.Tellings {
		if t := &c.Tellings[j]; t.Parent == "" {
			d.itself(t)
		}
	}
}

// minLaundered is what share of an article's words must stand in the one that a telling was taken
// from for another source or relay, or none, to be a change: of less, each may have heard it itself.
const minLaundered = 0.3

// launders are the kinds of drift by which words come to rest on somebody else, or on nobody.
var launders = map[news.DriftKind]bool{news.RelayDrift: true, news.SourceDrift: true, news.InflationDrift: true, news.AttributionDrift: true}

type drifter struct {
	set      *news.Set
	lexicon  func(code string) *Lexicon
	passages map[[2]news.TextID][]*news.Passage
	anew     map[[2]int]bool // see writtenAnew
	articles map[news.ID]*news.Article
	outlets  map[string]bool // of the set: their names in small letters, without the article
}

// between lists what changed from telling a to telling b.
func (d *drifter) between(a, b *news.Telling) []news.Drift {
	var out []news.Drift
	var dropped news.Span // the first words that b has not
	var channel, unhedged, teller *news.Drift
	alike := d.same(a, b)
	free := alike < minSame
	own := a.Index < 0 || b.Index < 0 // a sentence does not begin and end where a content does
	for _, p := range d.shared(a.Words.Text, b.Words.Text) {
		fromA := p.A.Text == a.Words.Text
		edges := d.edges(p, a, b, fromA)
		heard, told := d.beyond(p, a, b, fromA, alike)
		channel, teller = cmp.Or(channel, heard), cmp.Or(teller, told)
		for i, e := range slices.Concat(edges, p.Edits) {
			x, y := e.A, e.B
			if !fromA {
				x, y = y, x
			}
			if change, named := d.channel(a, b, x, y); named {
				channel = cmp.Or(channel, change)
				continue
			}
			if teller == nil {
				teller = d.teller(a, b, x, y, alike)
			}
			if !d.inContent(a, x) || !d.inContent(b, y) || d.inChain(a, x) || d.inChain(b, y) {
				continue
			}
			if y.Empty() && d.hedge(a, x) {
				unhedged, dropped = &news.Drift{Kind: news.HedgeDrift, From: ref(a, x), To: b.Words}, x
				continue
			}
			if y.Empty() && dropped.Empty() {
				dropped = x
			}
			k := d.kind(a, b, x, y)
			if loose := free || i < len(edges) && own; k != "" && !(k == news.WordsDrift && loose) {
				out = append(out, news.Drift{Kind: k, From: news.Ref{Text: a.Words.Text, Span: x}, To: news.Ref{Text: b.Words.Text, Span: y}})
			}
		}
	}
	out = d.reworded(a, b, out)
	said := withHedge(withTeller(withChannel(d.attribution(a, b), channel), teller), dropped)
	if unhedged != nil && !slices.ContainsFunc(said, func(x news.Drift) bool { return x.Kind == news.HedgeDrift }) {
		said = append(said, *unhedged)
	}
	return append(out, said...)
}

// beyond is what was replaced in the sentences of two tellings before and behind a passage: the outlet that
// heard it, and who told it; nil where nothing was. alike is the part of b's words that are also in a.
func (d *drifter) beyond(p *news.Passage, a, b *news.Telling, fromA bool, alike float64) (channel, teller *news.Drift) {
	x, y := d.openings(p, a, b, fromA)
	u, v := d.closings(p, a, b, fromA)
	channel, _ = d.channel(a, b, x, y)
	if channel == nil && alike >= minCopied { // two who heard it end alike: "told the Wire"
		channel, _ = d.channel(a, b, u, v)
	}
	return channel, cmp.Or(d.teller(a, b, x, y, alike), d.teller(a, b, u, v, alike))
}

// hedge reports whether a stretch of a telling is nothing but words that say that it may not be so.
func (d *drifter) hedge(t *news.Telling, s news.Span) bool {
	i := d.set.TextIndex(t.Words.Text)
	l := d.lexicon(d.set.Texts[i].Lang)
	if l == nil || s.Empty() {
		return false
	}
	lo, hi := news.Within(d.set.Analyses[i].Tokens, s)
	var words []string
	for k := lo; k < hi; k++ {
		if w := d.folded(i, k); hasWord(w) {
			words = append(words, w)
		}
	}
	return l.Hedges[strings.Join(words, " ")]
}

// minSame is the part of a telling's words that must be those of the other for other
// words in it to be told: what is said freely in other words has nothing but such.
const minSame = 0.75

// same is the part of telling b's words that are also in a, in the passages that they
// share.
func (d *drifter) same(a, b *news.Telling) float64 {
	n := 0
	for _, p := range d.shared(a.Words.Text, b.Words.Text) {
		fromA := p.A.Text == a.Words.Text
		n += p.Project(a.Words.Span, fromA).Intersect(b.Words.Span).Len()
		for _, e := range p.Edits {
			y := e.B
			if !fromA {
				y = e.A
			}
			n -= y.Intersect(b.Words.Span).Len()
		}
	}
	return float64(n) / float64(max(1, b.Words.Span.Len()))
}

// withHedge says which words were dropped with a hedge: they are the hedge.
func withHedge(attribution []news.Drift, dropped news.Span) []news.Drift {
	if i := slices.IndexFunc(attribution, func(x news.Drift) bool { return x.Kind == news.HedgeDrift }); i >= 0 && !dropped.Empty() {
		attribution[i].From.Span = dropped
	}
	return attribution
}

// maxEdge is how many bytes of two contents may stand outside their passage at
// either end and still be held against each other: a few words. A passage begins
// and ends with words that are the same, so that of "Three containers …" and
// "Thirteen containers …" the first word lies outside.
const maxEdge = 40

// edges are the differences at the ends of a passage, where both contents begin or end a
// few words beyond it.
func (d *drifter) edges(p *news.Passage, a, b *news.Telling, fromA bool) []news.Edit {
	here, there := a.Words.Span, b.Words.Span
	if !fromA {
		here, there = there, here
	}
	edge := func(x0, x1, y0, y1 uint32) []news.Edit {
		if x0 >= x1 || y0 >= y1 || x1-x0 > maxEdge || y1-y0 > maxEdge {
			return nil
		}
		return []news.Edit{d.unlike(p.A.Text, d.trim(p.A.Text, news.Span{Start: x0, End: x1}), p.B.Text, d.trim(p.B.Text, news.Span{Start: y0, End: y1}))}
	}
	return append(edge(here.Start, p.A.Span.Start, there.Start, p.B.Span.Start), edge(p.A.Span.End, here.End, p.B.Span.End, there.End)...)
}

// unlike are two stretches without the same words that both begin or end with, if both have others: of "The
// inspectors" and "The police" the article is none of the difference.
func (d *drifter) unlike(a news.TextID, x news.Span, b news.TextID, y news.Span) news.Edit {
	i, k := d.set.TextIndex(a), d.set.TextIndex(b)
	if i < 0 || k < 0 {
		return news.Edit{A: x, B: y}
	}
	ti, tk := d.set.Analyses[i].Tokens, d.set.Analyses[k].Tokens
	lo, hi := news.Within(ti, x)
	from, to := news.Within(tk, y)
	u, v := d.withoutHead(i, ti[lo:hi], k, tk[from:to])
	u, v = d.withoutTail(i, u, k, v)
	if len(u) == 0 || len(v) == 0 {
		return news.Edit{A: x, B: y}
	}
	return news.Edit{A: news.CoverAll(u), B: news.CoverAll(v)}
}

// trim leaves out what is no word at the ends of s: spaces and quotation marks.
func (d *drifter) trim(id news.TextID, s news.Span) news.Span {
	t := d.set.TextIndex(id)
	if t < 0 {
		return s
	}
	words := s.Of(d.set.Texts[t].Body)
	mark := func(r rune) bool { return unicode.IsSpace(r) || unicode.In(r, unicode.Pi, unicode.Pf) || r == '"' }
	front := len(words) - len(strings.TrimLeftFunc(words, mark))
	kept := strings.TrimFunc(words, mark)
	return news.Span{Start: s.Start + uint32(front), End: s.Start + uint32(front+len(kept))}
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

// inChain reports whether x lies in the words that say to whom a telling was told.
func (d *drifter) inChain(t *news.Telling, x news.Span) bool {
	st := d.statement(d.set.TextIndex(t.Words.Text), t)
	return st != nil && slices.ContainsFunc(st.Chain, func(r news.Relay) bool { return r.Span.Overlaps(x) })
}

// touches reports whether x lies in s; an empty x (a place where words were
// added or dropped) must lie inside.
func touches(s, x news.Span) bool {
	if x.Empty() {
		return s.Start < x.Start && x.Start < s.End
	}
	return s.Contains(x)
}

// dateline reports whether a stretch is where an agency writes from, before the dash that
// begins its report: "SAN JOSE, Costa Rica -".
func dateline(body string, s news.Span) bool {
	const mostAhead = 40 // "(Reuters) " and a town may stand before it
	line := strings.LastIndexByte(body[:s.Start], '\n') + 1
	words := strings.TrimRight(s.Of(body), " ")
	return int(s.Start)-line <= mostAhead && (strings.HasSuffix(words, "-") || strings.HasSuffix(words, "–") || strings.HasSuffix(words, "—"))
}

// moreOrLess reports whether one of two stretches, by their words that tell something, has those of
// the other in their order, and perhaps more: "of San Jose", "San Jose"; "I asked", "he asked the
// driver". What is so in one of them and not in the other is no detail.
func (d *drifter) moreOrLess(ta int, a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	no := map[string]bool{}
	if l := d.lexicon(d.set.Texts[ta].Lang); l != nil {
		no = l.No
	}
	k := 0
	for _, w := range b {
		switch {
		case k < len(a) && a[k] == w:
			k++
		case no[w]:
			return false
		}
	}
	return len(a) > 0 && k == len(a)
}

// telling are the folded words of a stretch that tell something by themselves, or that something
// is not so.
func (d *drifter) telling(t int, s news.Span) (out []string) {
	l := d.lexicon(d.set.Texts[t].Lang)
	if l == nil {
		return nil
	}
	body, tokens := d.set.Texts[t].Body, d.set.Analyses[t].Tokens
	var buf [64]byte
	lo, hi := news.Within(tokens, s)
	for _, tok := range tokens[lo:hi] {
		word := strings.TrimLeftFunc(tok.Of(body), func(r rune) bool { return r == '@' || r == '#' })
		if w, says := l.word(buf[:0], word); says && !l.Leans[string(w)] && !l.First[string(w)] || l.No[string(w)] {
			out = append(out, string(w))
		}
	}
	return out
}

// sameTelling reports whether the words of two stretches that tell something have the same
// letters: "the great @adabrell &", "the great Ada Brell and".
func sameTelling(x, y []string) bool {
	a := letters(strings.Join(x, ""), true)
	return a != "" && a == letters(strings.Join(y, ""), true)
}

// tells reports whether a stretch has a word that tells something by itself.
func (d *drifter) tells(t int, s news.Span) bool {
	l := d.lexicon(d.set.Texts[t].Lang)
	if l == nil {
		return hasWord(s.Of(d.set.Texts[t].Body))
	}
	a, body := d.set.Analyses[t], d.set.Texts[t].Body
	lo, hi := news.Within(a.Tokens, s)
	var buf [64]byte
	for _, tok := range a.Tokens[lo:hi] {
		if w, ok := l.word(buf[:0], tok.Of(body)); ok && !l.Open[string(w)] && (len(w) >= minTell || unicode.IsDigit(rune(w[0]))) {
			return true
		}
	}
	return false
}

// broken reports whether a stretch goes on from one sentence into another, or is a whole one but
// for its mark.
func (d *drifter) broken(t int, s news.Span) bool {
	sentences := d.set.Analyses[t].Sentences
	lo, hi := news.Within(sentences, s)
	return hi-lo > 1 || hi-lo == 1 && s.Start <= sentences[lo].Start && s.End+1 >= sentences[lo].End
}

// negates reports whether a stretch has a word by which something is not so.
func (d *drifter) negates(t int, s news.Span) bool {
	return d.hasOf(t, s, func(l *Lexicon) map[string]bool { return l.No })
}

// turned reports whether small words of a stretch turn around what those of another say: “before the
// flag”, “after the flag”.
func (d *drifter) turned(ta int, x news.Span, tb int, y news.Span) bool {
	turn := func(l *Lexicon) map[string]bool { return l.Turn }
	return hasWord(d.words(ta, x)) && hasWord(d.words(tb, y)) && (d.hasOf(ta, x, turn) || d.hasOf(tb, y, turn))
}

// hasOf reports whether a word of a stretch is one of those that a lexicon lists; without a lexicon
// none is.
func (d *drifter) hasOf(t int, s news.Span, listed func(*Lexicon) map[string]bool) bool {
	l := d.lexicon(d.set.Texts[t].Lang)
	if l == nil {
		return false
	}
	words, tokens := listed(l), d.set.Analyses[t].Tokens
	lo, hi := news.Within(tokens, s)
	var buf [64]byte
	return slices.ContainsFunc(tokens[lo:hi], func(tok news.Span) bool { return words[string(text.Fold(buf[:0], d.words(t, tok)))] })
}

// minTell is how many bytes a word that tells something has, at least.
const minTell = 3

// sameLetters reports whether two ways of writing one number differ in no letter:
// "12 mph" and "12mph".
func sameLetters(a, b string) bool { return letters(a, false) == letters(b, false) }

// letters are those of a stretch, folded, with its digits if they are asked for.
func letters(s string, digits bool) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || digits && unicode.IsDigit(r) {
			return r
		}
		return -1
	}, string(text.Fold(nil, s)))
}

func (d *drifter) inQuotation(t int, s news.Span) bool {
	for _, q := range d.set.Analyses[t].Quotations {
		if q.Speech && q.Outer.Start < s.Start && s.End < q.Outer.End {
			return true
		}
	}
	return false
}

// bracketed reports whether a stretch of a quotation has square brackets, or stands in them:
// who quotes puts there what he adds to another's words or has in place of them.
func bracketed(body string, s news.Span) bool {
	if strings.ContainsAny(s.Of(body), "[]") {
		return true
	}
	before := strings.TrimRight(body[max(0, int(s.Start)-8):s.Start], " \u00a0")
	after := strings.TrimLeft(body[s.End:min(len(body), int(s.End)+8)], " \u00a0")
	return strings.HasSuffix(before, "[") && strings.HasPrefix(after, "]")
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

func (d *drifter) statement(t int, x *news.Telling) *news.Statement {
	if x.Index < 0 {
		return nil
	}
	return &d.set.Analyses[t].Statements[x.Index]
}
