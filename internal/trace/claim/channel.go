package claim

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/news"
	"hearsay/internal/text"
)

// This file knows from the words alone that whoever a source spoke to has been replaced,
// whatever the analysis made of the sentence: in a copied sentence stands the copy's own outlet,
// or "us", where the other has the name of its own, or of another outlet of the set.

// channel is the drift of two stretches, x in telling a's sentence and y in its place in b's, of
// which y means b's own outlet, and x another; nil for others. named tells that both are names of
// outlets, or words for them, whosever: then they are no other change, either.
func (d *drifter) channel(a, b *news.Telling, x, y news.Span) (change *news.Drift, named bool) {
	ta, tb := d.set.TextIndex(a.Words.Text), d.set.TextIndex(b.Words.Text)
	if x.Empty() || y.Empty() || !d.inSentence(ta, a, x) || !d.inSentence(tb, b, y) || d.inQuotation(ta, x) || d.inQuotation(tb, y) {
		return nil, false
	}
	from, to := d.wholeName(ta, x), d.wholeName(tb, y)
	theirs, mine := d.words(ta, from), d.words(tb, to)
	if l := d.lexicon(d.set.Texts[tb].Lang); l != nil && !news.Capitalised(mine) {
		lo, hi := news.Within(d.set.Analyses[tb].Tokens, to)
		if lo > 0 && lo < hi && (l.This[d.folded(tb, lo-1)] || l.Mine[d.folded(tb, lo-1)]) {
			to.Start = d.set.Analyses[tb].Tokens[lo-1].Start // "the | Wire", "this | paper" are two differences
		}
	}
	us := d.saysUs(tb, to)
	if !d.anOutlet(theirs, a) || !us && !d.anOutlet(mine, b) {
		return nil, false
	}
	outlet := d.articles[b.Article].Outlet
	if !news.CallsOutlet(theirs, outlet) && (us || news.CallsOutlet(mine, outlet)) {
		change = &news.Drift{Kind: news.RelayDrift, From: ref(a, from), To: ref(b, to)}
	}
	return change, true
}

// withChannel puts an outlet that was replaced in the place of what the analysis of both
// sentences says of it, unless that has the same words with more around them: "told the Wire",
// "told us".
func withChannel(attribution []news.Drift, channel *news.Drift) []news.Drift {
	if channel == nil {
		return attribution
	}
	if slices.ContainsFunc(attribution, func(x news.Drift) bool {
		return x.Kind == news.RelayDrift && x.From.Span.Overlaps(channel.From.Span) && x.To.Span.Overlaps(channel.To.Span)
	}) {
		return attribution
	}
	attribution = slices.DeleteFunc(attribution, func(x news.Drift) bool { return x.Kind == news.RelayDrift })
	return append(attribution, *channel)
}

// maxOpening is how many bytes before a passage are looked at in the sentences that it begins in.
const maxOpening = 120

// openings are where what stands before a passage, in the sentences of two tellings that it begins
// in, differs: "Speaking to | the Wire, a clerk said …", "Speaking to | us, a clerk said …". A passage
// begins with words that are the same, and a few such words before a difference are not enough for one.
func (d *drifter) openings(p *news.Passage, a, b *news.Telling, fromA bool) (x, y news.Span) {
	here, there := sides(p, fromA)
	ta, tb := d.set.TextIndex(a.Words.Text), d.set.TextIndex(b.Words.Text)
	u, v := d.withoutHead(ta, d.opening(ta, here), tb, d.opening(tb, there))
	u, v = d.withoutTail(ta, u, tb, v)
	return news.CoverAll(u), news.CoverAll(v)
}

// closings are where what stands behind a passage, in the sentences of two tellings that it ends in,
// differs.
func (d *drifter) closings(p *news.Passage, a, b *news.Telling, fromA bool) (x, y news.Span) {
	here, there := sides(p, fromA)
	ta, tb := d.set.TextIndex(a.Words.Text), d.set.TextIndex(b.Words.Text)
	u, v := d.withoutTail(ta, d.closing(ta, here), tb, d.closing(tb, there))
	u, v = d.withoutHead(ta, u, tb, v)
	return news.CoverAll(u), news.CoverAll(v)
}

// sides are the two stretches of a passage, that of telling a first: fromA tells that it is the passage's A.
func sides(p *news.Passage, fromA bool) (here, there news.Span) {
	if !fromA {
		return p.B.Span, p.A.Span
	}
	return p.A.Span, p.B.Span
}

// withoutHead are tokens of texts i and k without the same words that both begin with.
func (d *drifter) withoutHead(i int, u []news.Span, k int, v []news.Span) (x, y []news.Span) {
	for len(u) > 0 && len(v) > 0 && d.sameWord(i, u[0], k, v[0]) {
		u, v = u[1:], v[1:]
	}
	return u, v
}

// withoutTail are tokens of texts i and k without the same words that both end with.
func (d *drifter) withoutTail(i int, u []news.Span, k int, v []news.Span) (x, y []news.Span) {
	for len(u) > 0 && len(v) > 0 && d.sameWord(i, u[len(u)-1], k, v[len(v)-1]) {
		u, v = u[:len(u)-1], v[:len(v)-1]
	}
	return u, v
}

// closing are the tokens behind a passage of text i in the sentence that it ends in; none if they are too
// many.
func (d *drifter) closing(i int, s news.Span) []news.Span {
	a := d.set.Analyses[i]
	k := news.Find(a.Sentences, s.End-1)
	if k < 0 || s.Empty() || a.Sentences[k].End <= s.End || a.Sentences[k].End-s.End > maxOpening {
		return nil
	}
	lo, hi := news.Within(a.Tokens, news.Span{Start: s.End, End: a.Sentences[k].End})
	return a.Tokens[lo:hi]
}

// opening are the tokens before a passage of text i in the sentence that it begins in; none if they
// are too many.
func (d *drifter) opening(i int, s news.Span) []news.Span {
	a := d.set.Analyses[i]
	k := news.Find(a.Sentences, s.Start)
	if k < 0 || s.Start-a.Sentences[k].Start > maxOpening {
		return nil
	}
	lo, hi := news.Within(a.Tokens, news.Span{Start: a.Sentences[k].Start, End: s.Start})
	return a.Tokens[lo:hi]
}

// sameWord reports whether two tokens are the same but for their case.
func (d *drifter) sameWord(i int, a news.Span, k int, b news.Span) bool {
	return strings.EqualFold(d.words(i, a), d.words(k, b))
}

// inSentence reports whether a stretch of text i stands in the sentences of a telling, or in those
// of the statement that it is of.
func (d *drifter) inSentence(i int, t *news.Telling, s news.Span) bool {
	all := t.Words.Span
	if st := d.statement(i, t); st != nil {
		all = all.Cover(st.Extent())
	}
	sentences := d.set.Analyses[i].Sentences
	lo, hi := news.Within(sentences, all)
	return news.CoverAll(sentences[lo:hi]).Contains(s)
}

// maxOutlet is how many words a name of an outlet has at most that is looked for.
const maxOutlet = 6

// wholeName widens a stretch of text i that touches words with capitals to all of those that stand
// side by side, and takes the article off: a difference may be one word of a name.
func (d *drifter) wholeName(i int, s news.Span) news.Span {
	tokens := d.set.Analyses[i].Tokens
	lo, hi := news.Within(tokens, s)
	capital := func(k int) bool { return news.Capitalised(d.words(i, tokens[k])) }
	for n := 0; lo < hi && n < maxOutlet && lo > 0 && capital(lo) && capital(lo-1); n++ {
		lo--
	}
	for n := 0; lo < hi && n < maxOutlet && hi < len(tokens) && capital(hi-1) && capital(hi); n++ {
		hi++
	}
	if l := d.lexicon(d.set.Texts[i].Lang); l != nil && hi-lo > 1 && l.Definite[d.folded(i, lo)] {
		lo++
	}
	return news.CoverAll(tokens[lo:hi])
}

// folded is token k of text i, folded.
func (d *drifter) folded(i, k int) string {
	return string(text.Fold(nil, d.words(i, d.set.Analyses[i].Tokens[k])))
}

// anOutlet reports whether a name is that of a telling's outlet, or of another of the set.
func (d *drifter) anOutlet(name string, t *news.Telling) bool {
	first, _ := utf8.DecodeRuneInString(name)
	return unicode.IsUpper(first) && (d.outlets[news.OutletKey(name)] || news.CallsOutlet(name, d.articles[t.Article].Outlet))
}

// saysUs reports whether a stretch of text i means the outlet that it stands in: "us", "our
// correspondent", "this newspaper", "one of our reporters", "our bureau".
func (d *drifter) saysUs(i int, s news.Span) bool {
	l := d.lexicon(d.set.Texts[i].Lang)
	if l == nil {
		return false
	}
	lo, hi := news.Within(d.set.Analyses[i].Tokens, s)
	first, this, paper := false, false, false
	for k := lo; k < hi; k++ {
		w := d.folded(i, k)
		switch {
		case l.First[w] || l.Mine[w]:
			first = true
		case l.This[w]:
			this = true
		case l.Paper[w] || l.House[w]:
			paper = true
		case !l.Small[w] && !l.Other[w] && k+1 == hi:
			return false // "our neighbours"
		}
	}
	return hi > lo && (first && (paper || hi == lo+1) || this && paper)
}
