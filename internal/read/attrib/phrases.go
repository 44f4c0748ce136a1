package attrib

import (
	"slices"
	"strings"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// according reports whether the phrase that introduces a source stands at i.
func (r *reader) according(i, hi int) bool {
	return r.phrase(i, hi, r.l.According)
}

// phrase reports whether the words of a phrase, of one at least, stand from token i on, outside
// quotation marks.
func (r *reader) phrase(i, hi int, words []string) bool {
	for k, w := range words {
		if i < 0 || i+k >= hi || r.quoted(i+k) || !strings.EqualFold(r.word(i+k), w) {
			return false
		}
	}
	return len(words) > 0
}

// opens reports whether token i stands at the beginning of a sentence or behind a comma, outside
// quotation marks.
func (r *reader) opens(i int) bool {
	return !r.quoted(i) && (r.comma(i-1) || i == r.leftStart(&r.units[r.unitOf(i)]))
}

// per reports whether the word that introduces a source stands at i, with a name behind it: behind a
// comma, where that ends the sentence ("The ferry is late, | per the Post."), or at its beginning,
// where it is an outlet's and a comma follows.
func (r *reader) per(i, hi int) bool {
	at := i + 1
	if r.hasClass(at, lang.Definite) {
		at++
	}
	if r.l.Per == "" || r.quoted(i) || !strings.EqualFold(r.word(i), r.l.Per) {
		return false
	}
	end := r.capitals(at, hi)
	switch {
	case end == at:
		return false
	case i == r.leftStart(&r.units[r.unitOf(i)]):
		return r.comma(end) && r.anOutlet(i+1, end)
	}
	return r.comma(i-1) && (end == hi || end+1 == hi && r.toks[end].punct)
}

// worded is where the source begins behind a phrase that introduces somebody's words or
// account, at the beginning of a sentence or behind a comma, where the source is somebody and a
// comma, a colon or a quotation follows: "In the words of | the mayor, the ferry …"; i, if none does.
func (r *reader) worded(i, hi int) int {
	if !r.opens(i) {
		return i
	}
	k := slices.IndexFunc(r.l.Wordings, func(phrase []string) bool { return r.phrase(i, hi, phrase) })
	if k < 0 {
		return i
	}
	at, stop := i+len(r.l.Wordings[k]), r.units[r.unitOf(i)].end
	end := r.phraseRight(at, stop)
	if end < stop && !r.comma(end) && !r.comma(end-1) && !r.is(end, ':') && !r.quoted(end) || !r.speaks(at, r.coreRight(at, end)) {
		return i
	}
	return at
}

// reported is where the outlet begins that stands behind a participle of passing on and "by", at
// the beginning of a sentence or behind a comma: "As first reported by | the Post, the ferry …"; i,
// if none does.
func (r *reader) reported(i, hi int) int {
	if r.mark(i).Has(lang.SeenBy) && r.toks[i].capital && r.has(i+1, lang.RelayBy) && i == r.leftStart(&r.units[r.unitOf(i)]) {
		if end := r.coreRight(i+2, hi); end > i+2 && r.comma(end) && r.surelyOutlet(i+2, end) && !r.anyCue(end, hi) {
			return i + 2 // "Seen by | the Post, the glasses …", and not "…, the letters say …"
		}
		return i
	}
	if !r.has(i, lang.Subordinator) || !r.opens(i) {
		return i
	}
	at := i + 1
	for at < hi && r.has(at, lang.AdverbWord|lang.NotVerb|lang.TimeWord) && !r.has(at, lang.CarriedVerb) && at < i+3 {
		at++
	}
	if at+2 >= hi || !r.has(at, lang.CarriedVerb) || !r.has(at+1, lang.RelayBy) {
		return i
	}
	if end := r.coreRight(at+2, hi); !r.anOutlet(at+2, end) {
		return i
	}
	return at + 2
}

// anyCue reports whether a word of telling stands in [lo, hi).
func (r *reader) anyCue(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if r.toks[i].cue > 0 && !r.toks[i].capital {
			return true
		}
	}
	return false
}

// tryAccording makes a statement of "according to SOURCE", which begins at token at.
func (r *reader) tryAccording(n, i, at int) {
	u := &r.units[n]
	end := r.phraseRight(at, u.end)
	if end == at {
		return
	}
	if i == r.leftStart(u) && end >= u.end {
		end = r.relativeRight(at, u.end, r.coreRight(at, u.end)) // what follows is no aside, or nothing would be said
	}
	end = r.freeRelative(u, i, at, end)
	d := draft{verb: -1, src: [2]int{at, end}, paper: !r.according(i, at) && r.outlet(at, end)}
	d.Source = []news.Span{r.span(at, end)}
	d.Cue = []news.Span{r.span(i, at)}
	right := end
	if r.comma(right) || r.is(right, ':') {
		right++
	}
	lo := r.leftStart(u)
	hi := i
	if hi > lo && r.comma(hi-1) {
		hi--
	}
	if hi > lo {
		d.Content = append(d.Content, r.span(lo, hi))
	}
	opened := r.comma(end) || r.comma(end-1) || r.is(end, ':') || r.quoted(end) && !r.according(i, at)
	if opened && right < u.end && (hi <= lo || !r.has(right, lang.Contrast|lang.Relative)) && !r.has(right, lang.CarriedVerb) && r.toks[right].form != lang.IngForm {
		if stop := r.contentEnd(u, right); stop > right {
			d.Content = append(d.Content, r.span(right, stop))
		}
	}
	if len(d.Content) == 0 {
		return
	}
	if k := len(r.drafts) - 1; k >= u.drafts[0] && r.outlet(at, end) {
		// "the mayor said, according to the Post": the Post passes it on.
		if e := &r.drafts[k]; len(e.Cue) > 0 && e.Extent().End <= r.spans[i].Start {
			e.relay, e.relayAt = [2]int{at, end}, [2]int{i, end}
		}
	}
	r.add(n, d)
}

// maxFree is how many words such a clause has at most.
const maxFree = 16

// freeRelative is where a source at the beginning of a sentence ends that says only by what they did who
// speaks: "According to | whoever took the picture, the ship …", "those who saw it"; end, if it says more.
func (r *reader) freeRelative(u *unit, i, at, end int) int {
	if i != r.leftStart(u) || !r.mark(at).Has(lang.Whoever) && !(end < u.end && r.has(end, lang.Relative)) {
		return end
	}
	for k := end; k < min(u.end-minMain, end+maxFree) && !r.quoted(k); k++ {
		if r.comma(k) {
			if r.has(k+1, lang.Conjunction|lang.Relative) {
				return end
			}
			return k
		}
	}
	return end
}

// tryUnknownVerb takes a verb that is not in the list for a cue where the place
// leaves little doubt: directly after a quotation that ends in a comma or the
// like, with a name beside it (“…,” grumbled Voss).
func (r *reader) tryUnknownVerb(n int) {
	u := &r.units[n]
	if !r.quoted(u.lo) {
		return
	}
	g := r.regionOf(u.lo)
	i := int(g.hi)
	if g.inner.Empty() || i >= u.end || !strings.ContainsRune(",?!", rune(r.body[g.inner.End-1])) && !r.comma(i) {
		return
	}
	if r.comma(i) {
		i++
	}
	verb := func(i int) bool {
		return i < u.end && !r.quoted(i) && !r.toks[i].capital && !r.toks[i].has(lang.NotVerb) && r.endsPast(i)
	}
	d := draft{verb: -1}
	if verb(i) && i+1 < u.end && (r.toks[i+1].capital || r.has(i+1, lang.Determiner)) && !r.quoted(i+1) {
		end := r.phraseRight(i+1, u.end)
		if end == i+1 {
			return
		}
		d.src, d.Cue = [2]int{i + 1, end}, []news.Span{r.span(i, i+1)}
	} else {
		end := i
		for end < min(u.end, i+12) && !verb(end) && (r.nounLike(end) || r.has(end, lang.Pronoun|lang.Determiner|lang.Genitive)) {
			end++
		}
		if end == i || !verb(end) || r.phraseLeft(i, end) != i {
			return
		}
		d.src, d.Cue = [2]int{i, end}, []news.Span{r.span(end, end+1)}
	}
	d.Source = []news.Span{r.span(d.src[0], d.src[1])}
	d.Content = []news.Span{g.outer}
	r.add(n, d)
}

// tryName reads the style of interviews: a name, a colon, a quotation.
func (r *reader) tryName(n int) {
	u := &r.units[n]
	for i := u.lo + 1; i < min(u.hi-1, u.lo+7); i++ {
		if r.quoted(i) {
			return
		}
		if !r.is(i, ':') {
			continue
		}
		if !r.quoted(i+1) || !r.toks[u.lo].capital || r.coreRight(u.lo, i) != i {
			return
		}
		d := draft{verb: -1, src: [2]int{u.lo, i}, Statement: news.Statement{}}
		d.Source = []news.Span{r.span(u.lo, i)}
		d.Cue = []news.Span{r.span(i, i+1)}
		d.Content = []news.Span{r.span(i+1, r.contentEnd(u, i+1))}
		r.add(n, d)
		return
	}
}
