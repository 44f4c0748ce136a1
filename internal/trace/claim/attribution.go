package claim

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"hearsay/internal/news"
	"hearsay/internal/text"
)

// attribution compares who is said to have said it, to whom, and how surely.
func (d *drifter) attribution(a, b *news.Telling) []news.Drift {
	ta, tb := d.set.TextIndex(a.Words.Text), d.set.TextIndex(b.Words.Text)
	sa, sb := d.statement(ta, a), d.statement(tb, b)
	switch {
	case sa == nil:
		return nil
	case sb == nil || nobodys(sb) || d.content(a, sa, b, news.CoverAll(sb.Cue)):
		from := d.speaker(ta, sa).Cover(news.CoverAll(sa.Cue))
		if from.Empty() || !d.bare(a, sa, b) {
			return nil
		}
		return []news.Drift{{Kind: news.AttributionDrift, From: ref(a, from), To: b.Words}}
	}
	if !d.admits(ta, sa) && d.admits(tb, sb) {
		return nil // what he is asked about he answers for himself, and stands in for nobody
	}
	out := d.relay(a, sa, b, sb)
	if sa.Stance == news.Hedges && sb.Stance == news.Asserts && d.same(b, a) >= minHedged && d.hedgesIn(a, sa, b, sb) && d.hasOf(ta, a.Words.Span, hedgeWords) && !d.hasOf(tb, b.Words.Span, hedgeWords) {
		out = append(out, news.Drift{Kind: news.HedgeDrift, From: ref(a, sa.Extent()), To: ref(b, sb.Extent())})
	}
	if k := d.source(a, sa, b, sb); k != "" {
		out = append(out, news.Drift{Kind: k, From: ref(a, d.named(ta, sa)), To: ref(b, d.named(tb, sb))})
	}
	return out
}

// nobodys reports whether nothing says who makes a statement: "it has since emerged that". The author
// gives it as a fact.
func nobodys(st *news.Statement) bool {
	return st.Voice < 0 && len(st.Source) == 0 && st.Stance == news.Asserts && len(st.Cue) > 0 && len(st.Chain) == 0
}

// admits reports whether who makes a statement answers for what it says: "conceded that".
func (d *drifter) admits(t int, st *news.Statement) bool {
	return d.hasOf(t, news.CoverAll(st.Cue), func(l *Lexicon) map[string]bool { return l.Admit })
}

// hedgeWords are those of a language that say that a thing may not be so.
func hedgeWords(l *Lexicon) map[string]bool { return l.Hedges }

// minHedged is the part of the words of what is hedged that must be there without the hedge: the
// hedge may belong to the rest.
const minHedged = 0.6

// hedgesIn reports whether the hedge of the statement of telling a stands in what b tells of it,
// as far as their sentences show: of several it may stand in any.
func (d *drifter) hedgesIn(a *news.Telling, sa *news.Statement, b *news.Telling, sb *news.Statement) bool {
	x := d.set.TextIndex(a.Words.Text)
	ta, tb := d.set.Analyses[x], d.set.Analyses[d.set.TextIndex(b.Words.Text)]
	n := len(sentences(ta, sa))
	return n == 1 || n <= len(sentences(tb, sb)) && entire(ta, d.set.Texts[x].Body, a)
}

// sentences are those that the content of a statement runs over.
func sentences(a *news.Analysis, st *news.Statement) []news.Span {
	lo, hi := news.Within(a.Sentences, news.CoverAll(st.Content))
	return a.Sentences[lo:hi]
}

// named are the words for a statement's source: those of its voice's name where it is called
// "she" there.
func (d *drifter) named(t int, st *news.Statement) news.Span {
	s := d.speaker(t, st)
	if st.Voice >= 0 && len(whoWords(d.set, t, s)) == 0 {
		return d.set.Analyses[t].Voices[st.Voice].Name
	}
	return s
}

// speaker is where a statement says who says it: its source, or of one that has none ("Voss shook her head, saying that")
// what means its voice last before its cue, in that sentence. It is empty where nothing there does.
func (d *drifter) speaker(t int, st *news.Statement) news.Span {
	if s := news.CoverAll(st.Source); !s.Empty() || st.Voice < 0 || len(st.Cue) == 0 {
		return s
	}
	a := d.set.Analyses[t]
	n := news.Find(a.Sentences, st.Cue[0].Start)
	if n < 0 {
		return news.Span{}
	}
	before := within(a.Voices[st.Voice].Mentions, news.Span{Start: a.Sentences[n].Start, End: st.Cue[0].Start}, func(m news.Span) news.Span { return m })
	if len(before) == 0 {
		return news.Span{}
	}
	return before[len(before)-1]
}

// content reports whether words of telling b stand in a, and in a's content there: what
// one analysis took for a cue is no cue if the other has it among what is said.
func (d *drifter) content(a *news.Telling, sa *news.Statement, b *news.Telling, words news.Span) bool {
	if words.Empty() {
		return false
	}
	for _, p := range d.shared(a.Words.Text, b.Words.Text) {
		there := p.Project(words, p.B.Text == a.Words.Text)
		if !there.Empty() && slices.ContainsFunc(sa.Content, func(c news.Span) bool { return c.Contains(there) }) {
			return true
		}
	}
	return false
}

func ref(t *news.Telling, s news.Span) news.Ref { return news.Ref{Text: t.Words.Text, Span: s} }

// relay finds that whoever the source spoke to in telling a is another in b, or gone. An
// outlet that b names beside the statement is credited, whatever else it is called there; of
// a chain of them, one is enough.
func (d *drifter) relay(a *news.Telling, sa *news.Statement, b *news.Telling, sb *news.Statement) []news.Drift {
	if len(sa.Chain) == 0 || sa.Chain[0].Span.Empty() {
		return nil
	}
	for _, r := range sa.Chain {
		if name := d.relayName(a, r); len(name) > 0 && (d.names(b, sb, name) || len(sb.Chain) == 0 && d.credits(b, name)) {
			return nil
		}
	}
	if d.givenToAll(a, sa) {
		return nil
	}
	name := d.relayName(a, sa.Chain[0])
	from := ref(a, sa.Chain[0].Span)
	switch {
	case len(sb.Chain) == 0 && !news.CoverAll(sb.Cue).Empty() && !d.hasName(a, sa):
		return []news.Drift{{Kind: news.RelayDrift, From: from, To: ref(b, news.CoverAll(sb.Cue))}}
	case len(sb.Chain) > 0 && (len(name) == 0 || !slices.Equal(name, d.relayName(b, sb.Chain[0]))):
		return []news.Drift{{Kind: news.RelayDrift, From: from, To: ref(b, sb.Chain[0].Span)}}
	}
	return nil
}

// hasName reports whether who says what a statement of a telling has is named: then it can be asked
// back without whom he told it.
func (d *drifter) hasName(a *news.Telling, sa *news.Statement) bool {
	t := d.set.TextIndex(a.Words.Text)
	return sa.Voice >= 0 && proper(&d.set.Analyses[t].Voices[sa.Voice])
}

// givenToAll reports whether somebody with a name has said a thing in writing ("in a statement to
// the Wire"): he may have sent it to others as well.
func (d *drifter) givenToAll(a *news.Telling, sa *news.Statement) bool {
	in := news.CoverAll(sa.Cue).Cover(sa.Chain[0].Span)
	return d.hasName(a, sa) && d.hasOf(d.set.TextIndex(a.Words.Text), in, func(l *Lexicon) map[string]bool { return l.Written })
}

// relayName is the name of a relay of a telling, in folded words: that of its article's
// outlet where the author says that it was he ("told us").
func (d *drifter) relayName(t *news.Telling, r news.Relay) []string {
	i := d.set.TextIndex(t.Words.Text)
	if vs := d.set.Analyses[i].Voices; r.Voice >= 0 && vs[r.Voice].Kind != news.Author {
		return outletWords(vs[r.Voice].Name.Of(d.set.Texts[i].Body))
	}
	return outletWords(d.articles[t.Article].Outlet)
}

// outletWords are the folded words of an outlet's name without the article before it.
func outletWords(s string) []string { return strings.Fields(string(text.Fold(nil, news.BareName(s)))) }

// around is what stands in the paragraph of a statement of text t outside its content.
func (d *drifter) around(t int, st *news.Statement) []news.Span {
	near := d.near(t, st)
	var out []news.Span
	at := near.Start
	for _, c := range st.Content {
		if at < c.Start {
			out = append(out, news.Span{Start: at, End: c.Start})
		}
		at = max(at, c.End)
	}
	if at < near.End {
		out = append(out, news.Span{Start: at, End: near.End})
	}
	return out
}

// maxNear is how many bytes before and after a statement are read for who is named beside
// it, at most: a long sentence or two. It bounds the time for texts of one paragraph.
const maxNear = 600

// near is what stands beside a statement of text t in its paragraph, with it.
func (d *drifter) near(t int, st *news.Statement) news.Span {
	a, x := d.set.Analyses[t], st.Extent()
	p := news.Find(a.Paragraphs, x.Start)
	if p < 0 {
		return x
	}
	wide := news.Span{Start: x.Start - min(x.Start, maxNear), End: x.End + maxNear}
	return wide.Intersect(a.Paragraphs[p]).Cover(x)
}

// names reports whether a name stands in a statement or beside it.
func (d *drifter) names(t *news.Telling, st *news.Statement, name []string) bool {
	i := d.set.TextIndex(t.Words.Text)
	lo, hi := news.Within(d.set.Analyses[i].Tokens, d.near(i, st))
	return d.namedIn(i, lo, hi, name)
}

// maxCredited is how many words of an article are read for whom it credits anywhere, the first. It
// bounds the time for texts of thousands of statements.
const maxCredited = 4096

// credits reports whether a name stands anywhere in the article of a telling: who is credited
// there for one thing is not passed over in silence.
func (d *drifter) credits(t *news.Telling, name []string) bool {
	i := d.set.TextIndex(t.Words.Text)
	all := min(maxCredited, len(d.set.Analyses[i].Tokens))
	return d.namedIn(i, 0, all, name) || len(name) > 1 && len(name[0]) > minWord && d.namedIn(i, 0, all, name[:1]) // "Deadline", of Deadline Hollywood
}

// namedIn reports whether a name stands among some words of text i.
func (d *drifter) namedIn(i, lo, hi int, name []string) bool {
	a, body := d.set.Analyses[i], d.set.Texts[i].Body
	words := make([]string, 0, hi-lo)
	for _, tok := range a.Tokens[lo:hi] {
		words = append(words, string(text.Fold(nil, tok.Of(body))))
	}
	for k := 0; k+len(name) <= len(words); k++ {
		if slices.Equal(words[k:k+len(name)], name) {
			return true
		}
	}
	return false
}

// source says what has become of the source of telling a in b: SourceDrift for another
// one, InflationDrift for one of which there are several now, or "". A word of the source's
// that stands in b's paragraph tells that it is still named there, if not as who said it. A
// credit to an outlet that is named for it in a, or whose article a is, replaces nobody, nor does a
// source that is named beside the outlet.
func (d *drifter) source(a *news.Telling, sa *news.Statement, b *news.Telling, sb *news.Statement) news.DriftKind {
	ta, tb := d.set.TextIndex(a.Words.Text), d.set.TextIndex(b.Words.Text)
	who, by := d.speaker(ta, sa), d.speaker(tb, sb)
	if sa.Voice < 0 || sb.Voice < 0 || who.Empty() || by.Empty() {
		return ""
	}
	x, y := d.set.Analyses[ta].Voices[sa.Voice], d.set.Analyses[tb].Voices[sb.Voice]
	switch {
	case x.Kind != news.Unnamed && (y.Kind != news.Unnamed || d.office(tb, y.Head)):
		return ""
	case len(whoWords(d.set, ta, x.Name)) == 0, len(whoWords(d.set, tb, y.Name)) == 0:
		return "" // "he", and nothing says who: he may be anybody
	case d.creditsOutlet(a, sa, d.words(tb, y.Name)), x.Kind == news.Outlet && d.names(b, sb, outletWords(d.words(ta, x.Name))):
		return ""
	}
	copied := d.same(a, b) >= minCopied
	switch {
	case x.Kind == y.Kind && !copied:
		return "" // each may have heard it from one of its own
	case copied && x.Kind == news.Unnamed && !x.Many && y.Many && (y.Kind == news.Unnamed || y.Kind == news.Group):
		if d.described(ta, &x, who, tb, &y, by) {
			return news.InflationDrift
		}
		return news.SourceDrift
	case d.pointsBack(ta, &x), d.pointsBack(tb, &y):
		return "" // "the airline", "the scientist": somebody whom the text names elsewhere
	}
	if d.sameOffice(ta, who, tb, y.Head) || d.sameOffice(tb, by, ta, x.Head) {
		return ""
	}
	if shareWord(d.set, ta, x.Name, tb, []news.Span{y.Name}) || shareWord(d.set, ta, who, tb, d.around(tb, sb)) {
		return ""
	}
	return news.SourceDrift
}

// office reports whether a word of text t says what somebody is by office: who is named elsewhere
// may be he.
func (d *drifter) office(t int, head news.Span) bool {
	l := d.lexicon(d.set.Texts[t].Lang)
	return l != nil && l.Office[string(text.Fold(nil, d.words(t, head)))]
}

// sameOffice reports whether what one source is called stands in the words for another, perhaps
// cut short: "a rep for Voss", "his representative Ada Brell".
func (d *drifter) sameOffice(ta int, source news.Span, tb int, head news.Span) bool {
	called := string(text.Fold(nil, d.words(tb, head)))
	if len(called) < minTell {
		return false
	}
	tokens := d.set.Analyses[ta].Tokens
	lo, hi := news.Within(tokens, source)
	return slices.ContainsFunc(tokens[lo:hi], func(tok news.Span) bool {
		return strings.HasPrefix(string(text.Fold(nil, d.words(ta, tok))), called)
	})
}

// pointsBack reports whether a voice of text t that has no name, and is one, is described with
// a word that points back to somebody: who it is stands in the text, if anywhere.
func (d *drifter) pointsBack(t int, v *news.Voice) bool {
	tokens := d.set.Analyses[t].Tokens
	lo, hi := news.Within(tokens, v.Name)
	return v.Kind == news.Unnamed && !v.Many && lo < hi && d.hasOf(t, tokens[lo], func(l *Lexicon) map[string]bool { return l.Definite })
}

// minCopied is the part of a telling's words that must be those of the other for two
// sources without a name to be held against each other.
const minCopied = 0.8

// creditsOutlet reports whether name is the outlet of telling a's article or a relay of it.
func (d *drifter) creditsOutlet(a *news.Telling, sa *news.Statement, name string) bool {
	n := outletWords(name)
	return slices.Equal(n, outletWords(d.articles[a.Article].Outlet)) ||
		slices.ContainsFunc(sa.Chain, func(r news.Relay) bool { return slices.Equal(n, d.relayName(a, r)) })
}

func (d *drifter) words(t int, s news.Span) string { return s.Of(d.set.Texts[t].Body) }

// described reports whether one source of text ta is described as several of tb are: by one
// noun ("a source", "sources"), or by two words of what goes with it ("a person with knowledge
// of the matter", "people with knowledge of the matter").
func (d *drifter) described(ta int, x *news.Voice, a news.Span, tb int, y *news.Voice, b news.Span) bool {
	hx, hy := d.words(ta, x.Head), d.words(tb, y.Head)
	if hx != "" && hy != "" && beginAlike(hx, hy) {
		return true
	}
	mine, n := whoWords(d.set, ta, a), 0
	delete(mine, string(text.Fold(nil, hx)))
	for w := range whoWords(d.set, tb, b) {
		if mine[w] {
			n++
		}
	}
	return n >= 2
}

// leftOut finds that a telling was taken, with most of its article's text, from one that
// has a denial of the claim, and that nobody denies anything in it.
func (d *drifter) leftOut(c *news.Claim, a, b *news.Telling) []news.Drift {
	tb := d.set.TextIndex(b.Words.Text)
	denies := func(st news.Statement) bool { return st.Stance == news.Denies }
	if len(c.Denials) == 0 || !b.Decided || b.Share < minTakenText || slices.ContainsFunc(d.set.Analyses[tb].Statements, denies) {
		return nil
	}
	for _, x := range c.Denials {
		if x.Words.Text == a.Words.Text {
			return []news.Drift{{Kind: news.DenialDrift, From: x.Words, To: b.Words}}
		}
	}
	return nil
}

// minTakenText is the share of an article's text that must come from another for what the
// other has besides to be left out.
const minTakenText = 0.5

// bare reports whether telling y has as its author's own what the statement of telling x says:
// not in quotation marks, nor in the first person, which is the speaker's where a mark is missing;
// said by x's source, and not by x's author ("we see"), nor after a name and a colon alone, as an
// outlet's own people are in a transcript; with no word of the source's name in the paragraph or the
// one before; and by another than the source himself. Otherwise it may be the analysis that missed
// the attribution, and a finding that is not sure is none.
func (d *drifter) bare(x *news.Telling, sa *news.Statement, y *news.Telling) bool {
	ta, tb := d.set.TextIndex(x.Words.Text), d.set.TextIndex(y.Words.Text)
	a, b, words := d.set.Analyses[ta], d.set.Analyses[tb], y.Words.Span
	for _, q := range b.Quotations {
		if q.Outer.Overlaps(words) {
			return false
		}
	}
	if !hasWord(d.words(ta, news.CoverAll(sa.Cue))) || d.firstPerson(ta, news.CoverAll(sa.Source)) || d.firstPerson(tb, words) || d.byVoice(ta, sa, y) {
		return false
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

// unsourced finds the tellings that give as a fact what rests, as far as the set shows, on
// one source alone, in whole sentences, in nearly the words of a telling which names it, and that
// are not known to be earlier. No edge need join the two. (Freely told, the like was
// wrong nine times in ten: the author may know it otherwise.)
func (d *drifter) unsourced(c *news.Claim) {
	first := -1 // the first telling that names the source
	for i := range c.Tellings {
		t := &c.Tellings[i]
		if t.Index < 0 {
			continue
		}
		o := &c.Origins[t.Origin]
		if o.Kind == news.Author || first >= 0 && c.Tellings[first].Origin != t.Origin {
			return
		}
		if first < 0 {
			first = i
		}
	}
	if first < 0 {
		return
	}
	s := &c.Tellings[first]
	sa := d.statement(d.set.TextIndex(s.Words.Text), s)
	from := d.speaker(d.set.TextIndex(s.Words.Text), sa).Cover(news.CoverAll(sa.Cue))
	if from.Empty() {
		return
	}
	for i := range c.Tellings {
		t := &c.Tellings[i]
		x := d.set.TextIndex(t.Words.Text)
		known := slices.ContainsFunc(t.Drift, func(x news.Drift) bool { return x.Kind == news.AttributionDrift })
		if t.Index >= 0 || t.Elsewhere || t.Revises != "" || known || t.Words.Text == s.Words.Text || d.articles[t.Article].Published.Before(d.articles[s.Article].Published) {
			continue
		}
		if d.alike(s, t) && entire(d.set.Analyses[x], d.set.Texts[x].Body, t) && !d.otherNumbers(s, t) && d.bare(s, sa, t) {
			t.Drift = append(t.Drift, news.Drift{Kind: news.AttributionDrift, Of: s.Article, From: ref(s, from), To: t.Words})
		}
	}
}

// minDice is how many of their words two tellings must have in common for one to be taken
// for the other's, twice their number over that of all.
const minDice = 0.6

// alike reports whether two tellings have nearly the same words.
func (d *drifter) alike(a, b *news.Telling) bool {
	var x, y folded
	x.read(d, d.set.TextIndex(a.Words.Text), a.Words.Span, math.MaxInt)
	y.read(d, d.set.TextIndex(b.Words.Text), b.Words.Span, math.MaxInt)
	return float64(2*x.alike(&y)) >= minDice*float64(max(1, len(x.words)+len(y.words)))
}

// firstPerson reports whether a stretch has a word for who speaks: "I", "we".
func (d *drifter) firstPerson(t int, s news.Span) bool {
	return d.hasOf(t, s, func(l *Lexicon) map[string]bool { return l.First })
}

// byVoice reports whether the voice of a statement of text t has written the article of a
// telling, or published it.
func (d *drifter) byVoice(t int, st *news.Statement, y *news.Telling) bool {
	if st.Voice < 0 {
		return false
	}
	who, article := whoWords(d.set, t, d.set.Analyses[t].Voices[st.Voice].Name), d.articles[y.Article]
	for _, by := range append(slices.Clone(article.Authors), article.Outlet) {
		for w := range strings.FieldsFuncSeq(string(text.Fold(nil, by)), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			if who[w] {
				return true
			}
		}
	}
	return false
}

// otherNumbers reports whether two tellings have numbers, and none in common.
func (d *drifter) otherNumbers(a, b *news.Telling) bool {
	quantities := func(t *news.Telling) []news.Quantity {
		return within(d.set.Analyses[d.set.TextIndex(t.Words.Text)].Quantities, t.Words.Span, func(q news.Quantity) news.Span { return q.Span })
	}
	x, y := quantities(a), quantities(b)
	same := false
	for i := range x {
		for k := range y {
			same = same || !x[i].Differs(&y[k])
		}
	}
	return len(x) > 0 && len(y) > 0 && !same
}
