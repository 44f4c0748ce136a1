package attrib

import (
	"slices"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// This file turns around what an outlet says that somebody else says, while it is a
// draft: the one who is quoted makes the statement, and the outlet passes it on.

// maxQuoted is how many words those who are quoted may be called by.
const maxQuoted = 14

// turnCitations turns citations around, each as it comes; what it spends is dropped.
func (r *reader) turnCitations() {
	spent := make([]bool, len(r.drafts))
	for i := range r.drafts {
		d := &r.drafts[i]
		if len(d.Cue) == 0 || len(d.Content) == 0 || spent[i] {
			continue
		}
		r.leadingMedium(d)
		r.takenListener(d)
		r.toListener(d)
		r.leadIn(d)
		var before *draft
		if i > 0 && r.drafts[i-1].unit == d.unit && !spent[i-1] {
			before = &r.drafts[i-1]
		}
		switch {
		case r.wasQuoted(i, spent), r.quotedAs(d, before), r.quotedOf(d), r.recalled(d), r.wasTold(d), r.learnedFrom(d):
		case before != nil && (r.quotedBy(before, d) || r.citedBefore(before, d) || r.citedFirst(before, d)):
			spent[i-1] = true
		case before != nil && r.citedAfter(before, d):
			spent[i] = true
		case before != nil && r.toldAccording(before, d):
		case before != nil && r.saidAccording(before, d):
			spent[i] = true
		case before != nil && r.saidBoth(before, d):
			spent[i] = true
		case r.saidWithin(d):
		default:
			r.citedInside(d)
			r.creditedTail(d)
		}
	}
	r.drafts = r.unspent(spent)
	r.sortDrafts()
}

// unspent are the drafts, in their place, that are not spent.
func (r *reader) unspent(spent []bool) []draft {
	kept := r.drafts[:0]
	for i := range r.drafts {
		if !spent[i] {
			kept = append(kept, r.drafts[i])
		}
	}
	return kept
}

// leadingMedium takes "In an interview on SOURCE," before the speaker out of what is said.
func (r *reader) leadingMedium(d *draft) {
	lo, hi := news.Within(r.spans, d.Content[0])
	if len(d.Content) < 2 || lo != r.units[r.unitOf(lo)].lo || r.quoted(lo) || !r.has(lo, lang.Preposition) || d.src[0] < hi || d.src[0] > hi+1 {
		return
	}
	for i := lo + 1; i < min(hi-1, lo+5); i++ {
		if r.has(i, lang.MediumNoun) && r.nameClass(i+1, i+2).Has(lang.Partner|lang.Airs) {
			d.Content = d.Content[1:]
			return
		}
	}
}

// takenListener takes the outlet out of what is said that it was told to: "telling Harbour
// News | his plans would change".
func (r *reader) takenListener(d *draft) {
	lo, hi := news.Within(r.spans, d.Content[0])
	if end := d.listener[1]; lo == d.listener[0]+1 && end > lo && end < min(hi, lo+maxAddressee) && d.Content[0].Start > d.Cue[0].Start &&
		(r.has(end, lang.That) || r.has(end, lang.Pronoun) && !r.has(end, lang.Determiner|lang.Relative)) {
		d.Content[0].Start = r.spans[d.listener[1]].Start
		return
	}
	if d.listener[1] > d.listener[0]+1 || lo == 0 || r.quoted(lo) || !r.cueTakes(lo-1, lang.TakesPerson) || r.spans[lo-1].End != d.Cue[len(d.Cue)-1].End {
		return
	}
	if end := r.secondSubject(lo, hi); end > lo {
		d.listener = [2]int{lo - 1, end}
		d.Content[0].Start = r.spans[end].Start
		return
	}
	end := r.bareNameEnd(lo, hi)
	goesOn := end > lo && end < hi && r.has(end, lang.Pronoun) && !r.has(end, lang.Determiner|lang.Relative) // "told the Verge | he"
	if end > lo && end < hi && (goesOn || r.outletNamed(lo, end) && r.has(end, lang.That|lang.Determiner|lang.Pronoun|lang.Possessive)) {
		d.listener = [2]int{lo - 1, end}
		d.Content[0].Start = r.spans[end].Start
	}
}

// secondSubject is where in [lo, hi), which begins right behind a verb that takes a person, a clause begins behind whoever
// that is: "assured | residents | their water is safe", "reminded | them | he had won". lo: nowhere.
func (r *reader) secondSubject(lo, hi int) int {
	if r.has(lo, lang.That|lang.Question|lang.ToWord|lang.Preposition|lang.Subordinator) || r.toks[lo].punct {
		return lo
	}
	u := &r.units[r.unitOf(lo)]
	for k := lo + 1; k < min(hi-1, lo+maxAddressee); k++ {
		subject := r.has(k, lang.Pronoun) && !r.has(k, lang.Relative) || r.has(k, lang.Determiner) || r.has(k, lang.Possessive) && !r.clitic(k)
		if !subject || r.has(k-1, lang.Preposition|lang.Conjunction|lang.Determiner) || r.toks[k-1].punct {
			if r.toks[k].punct || r.toks[k].cue > 0 || r.has(k, auxiliary|lang.That|lang.Question|lang.ToWord|lang.Relative) || r.endsPast(k) {
				return lo // its own clause: "told | the quay was safe"
			}
			continue
		}
		if r.startsClause(u, k) {
			return k
		}
		return lo
	}
	return lo
}

// quotesAt is the token of a verb of quoting in a draft's cue, or -1.
func (r *reader) quotesAt(d *draft) int {
	lo, hi := news.Within(r.spans, news.CoverAll(d.Cue))
	for i := lo; i < hi; i++ {
		if r.nameClass(i, i+1).Has(lang.Quotes) && !r.quoted(i) {
			return i
		}
	}
	return -1
}

// quotedAs reads "SOMEBODY quoted VOICE as saying …", also after "…, the paper said,".
func (r *reader) quotedAs(d, before *draft) bool {
	q := r.quotesAt(d)
	lo, hi := news.Within(r.spans, d.Content[0])
	if q < 0 || lo != q+1 {
		return false
	}
	as, rest := r.asSaying(lo, hi)
	if as < 0 || !r.speaks(lo, as) && !r.objectPronoun(lo, as) {
		return false
	}
	words := rest
	if words < hi && (r.comma(words) || r.is(words, ':')) {
		words++
	}
	u := &r.units[r.unitOf(q)]
	behind := words >= hi && len(d.Content) == 1 && d.src[0] > u.lo+1 && d.src[1] <= q && r.comma(d.src[0]-1) // "…, the paper quoted VOICE as saying."
	if words >= hi && !behind {
		return false
	}
	by := d.src
	if by[1] <= by[0] && before != nil {
		by = before.src
	}
	if by[1] <= by[0] {
		return false
	}
	d.relay, d.relayAt = by, [2]int{min(by[0], q), max(by[1], q+1)}
	r.give(d, lo, as)
	d.Cue = []news.Span{r.span(q, q+1), r.span(as, rest)}
	if behind {
		d.Content[0] = r.span(r.leftStart(u), by[0]-1)
	} else {
		d.Content[0].Start = r.spans[words].Start
	}
	d.Kind = r.kindOf(d.Content)
	return true
}

// asSaying is where "as saying", or the like, stands in [lo, hi) behind whom it is of, and where it ends; -1: nowhere.
func (r *reader) asSaying(lo, hi int) (as, rest int) {
	for i := lo + 1; i < min(hi, lo+maxQuoted); i++ {
		if r.quoted(i) || r.toks[i].punct && !r.comma(i) {
			break
		}
		for _, n := range [...]int{3, 2} {
			if r.nameClass(i, i+n).Has(lang.AsSaying) {
				return i, i + n
			}
		}
	}
	return -1, -1
}

// toldAccording reads "According to A, VOICE told the board “…”", where the words were given to both:
// a says that d was said, and passes it on.
func (r *reader) toldAccording(a, d *draft) bool {
	same := len(a.Content) == 1 && len(d.Content) == 1 && a.Content[0] == d.Content[0]
	if a.verb >= 0 || d.verb < 0 || !same || a.src[1] <= a.src[0] || a.src[1] > d.src[0] {
		return false
	}
	if !r.according(a.src[0]-len(r.l.According), a.src[0]) || d.Content[0].Start < d.Source[0].Start {
		return false
	}
	a.Content[0].Start = d.Source[0].Start
	a.Kind = r.kindOf(a.Content)
	d.relay, d.relayAt = a.src, [2]int{a.src[0] - len(r.l.According), a.src[1]}
	return true
}

// saidAccording reads "“…,” VOICE says, according to B. “…”": a is what the voice says, d what was given
// to B, who passes on both.
func (r *reader) saidAccording(a, d *draft) bool {
	if d.verb >= 0 || a.verb < 0 || a.Kind != news.Direct || len(d.Cue) != 1 || a.src[1] <= a.src[0] || d.src[1] <= d.src[0] || a.Content[0].Start > a.Source[0].Start {
		return false
	}
	lo, _ := news.Within(r.spans, d.Cue[0])
	_, end := news.Within(r.spans, a.Cue[len(a.Cue)-1])
	end = max(end, a.src[1])
	if lo != end && !(lo == end+1 && r.comma(end)) || !r.according(lo, d.src[0]) {
		return false
	}
	for _, c := range d.Content {
		if c.Start >= d.Source[0].End {
			a.Content = append(a.Content, c)
		}
	}
	a.Kind = r.kindOf(a.Content)
	a.relay, a.relayAt = d.src, [2]int{lo, d.src[1]}
	return true
}

// quotedOf reads "“…,” the paper quoted VOICE (as saying)", behind the words.
func (r *reader) quotedOf(d *draft) bool {
	q := r.quotesAt(d)
	if q < 0 || d.src[1] <= d.src[0] || d.src[1] > q || d.Content[0].End > r.spans[q].Start {
		return false
	}
	lo := q + 1
	kept := d.Content
	if n := len(d.Content) - 1; d.Content[n].Start > r.spans[q].Start {
		if d.Content[n].Start != r.spans[lo].Start {
			return false
		}
		kept = d.Content[:n] // "VOICE as saying" was taken for a piece of it
	}
	hi := r.coreRight(lo, r.units[r.unitOf(q)].end)
	if r.objectPronoun(lo, lo+1) {
		hi = lo + 1
	}
	if hi == lo || !r.speaks(lo, hi) && !r.objectPronoun(lo, hi) {
		return false
	}
	d.relay, d.relayAt = d.src, [2]int{d.src[0], q + 1}
	r.give(d, lo, hi)
	d.Content = kept
	d.Kind = r.kindOf(kept)
	return true
}

// recalled reads "“…,” a friend recalled VOICE saying": what stands between two verbs of
// saying, the second of which has no content of its own, says it.
func (r *reader) recalled(d *draft) bool {
	if d.src[1] <= d.src[0] || !r.quoted(r.tokenAt(d.Content[0].Start)) {
		return false
	}
	_, lo := news.Within(r.spans, d.Cue[len(d.Cue)-1])
	if d.src[1] > lo || lo >= len(r.toks) {
		return false
	}
	hi := r.coreRight(lo, r.units[r.unitOf(lo)].end)
	if r.objectPronoun(lo, lo+1) {
		hi = lo + 1
	}
	for k := lo + 1; k < hi; k++ {
		if r.toks[k].form == lang.IngForm && r.cueTakes(k, lang.TakesClause) {
			hi = k
		}
	}
	end := hi + 1
	if hi == lo || hi >= len(r.toks) || r.toks[hi].form != lang.IngForm || !r.cueTakes(hi, lang.TakesClause) || r.quoted(lo) {
		return false
	}
	for end < len(r.toks) && (r.objectPronoun(end, end+1) || r.has(end, lang.FirstPerson)) {
		end++
	}
	if end < r.units[r.unitOf(lo)].end && !r.toks[end].punct || !r.speaks(lo, hi) && !r.objectPronoun(lo, hi) {
		return false
	}
	if n := len(d.Content) - 1; n > 0 && d.Content[n].Start >= r.spans[lo].Start {
		d.Content = d.Content[:n]
		d.Kind = r.kindOf(d.Content)
	}
	d.relay, d.relayAt = d.src, [2]int{min(d.src[0], lo-1), max(d.src[1], lo)}
	r.give(d, lo, hi)
	d.Cue = append(slices.Clone(d.Cue), r.span(hi, end))
	return true
}

// wasTold reads "The paper was told by VOICE that …".
func (r *reader) wasTold(d *draft) bool {
	lo, hi := news.Within(r.spans, d.Cue[0])
	if first, end := news.Within(r.spans, d.Content[0]); len(d.Content) > 1 && end == lo && r.surelyOutlet(first, end) && d.src[0] >= hi {
		// The one behind "by" was taken for the source, and the paper for what is said.
		d.relay, d.relayAt = [2]int{first, end}, [2]int{first, hi}
		d.Content, d.alone = d.Content[1:], false
		return true
	}
	if d.src[1] <= d.src[0] || !r.surelyOutlet(d.src[0], d.src[1]) {
		return false
	}
	if d.src[1] > lo || hi <= lo+1 || !r.has(hi-1, lang.RelayBy) && !r.has(hi, lang.RelayBy) {
		return false
	}
	by := hi
	if r.has(hi-1, lang.RelayBy) {
		by = hi - 1
	}
	if !r.has(lo, lang.AuxBe|lang.AuxHave) || !r.cueTakes(by-1, lang.TakesPerson) {
		return false
	}
	end := r.coreRight(by+1, r.stop(d, by+1))
	if end == by+1 || !r.speaks(by+1, end) {
		return false
	}
	d.relay, d.relayAt = d.src, [2]int{d.src[0], by}
	r.give(d, by+1, end)
	return true
}

// learnedFrom reads "The paper has learned from VOICE that …".
func (r *reader) learnedFrom(d *draft) bool {
	lo, hi := news.Within(r.spans, d.Cue[0])
	first, _ := news.Within(r.spans, d.Content[0])
	if d.src[1] <= d.src[0] || d.src[1] > lo || !r.has(first, lang.That) || !r.surelyOutlet(d.src[0], d.src[1]) {
		return false
	}
	from := hi
	if hi > lo+1 && r.nameClass(hi-1, hi).Has(lang.From) {
		from = hi - 1
	}
	if !r.nameClass(from, from+1).Has(lang.From) || first <= from+1 || r.cueTakes(from-1, lang.TakesPerson) || !r.speaks(from+1, first) {
		return false
	}
	d.relay, d.relayAt = d.src, [2]int{d.src[0], from}
	r.give(d, from+1, first)
	return true
}

// citedFirst reads "Quoting VOICE, the paper wrote that …": a is the first of the two verbs.
func (r *reader) citedFirst(a, b *draft) bool {
	q := r.quotesAt(a)
	if q < 0 || q != r.units[r.unitOf(q)].lo || len(a.Source) > 0 || len(a.Content) != 1 || b.src[1] <= b.src[0] || b.relay[1] > b.relay[0] {
		return false
	}
	lo, hi := news.Within(r.spans, a.Content[0])
	if lo != q+1 || !r.comma(hi) || b.src[0] != hi+1 || !r.reports(b.src, false) || !r.citable(lo, hi) {
		return false
	}
	r.cite(b, lo, hi, q, [2]int{b.src[0], b.src[1]})
	return true
}

// citedBefore reads "The paper, citing VOICE, said …" where both verbs were taken for
// statements: a is the first of them.
func (r *reader) citedBefore(a, b *draft) bool {
	q := r.quotesAt(a)
	if q < 0 || a.src[1] <= a.src[0] || a.src[1] > q || len(b.Source) > 0 && b.src != a.src || len(a.Content) != 1 || !r.comma(q-1) {
		return false
	}
	lo, hi := news.Within(r.spans, a.Content[0])
	at := r.tokenAt(b.Cue[0].Start)
	if lo != q+1 || !r.comma(hi) || at != hi+1 || !r.reports(a.src, false) || !r.citable(lo, hi) {
		return false
	}
	b.relay, b.relayAt = a.src, [2]int{a.src[0], q + 1}
	r.give(b, lo, hi)
	b.Cue = append([]news.Span{r.span(q, q+1)}, b.Cue...)
	return true
}

// objectPronoun reports whether [lo, hi) is "him", "her" or "them".
func (r *reader) objectPronoun(lo, hi int) bool {
	return hi == lo+1 && r.has(lo, lang.Masculine|lang.Feminine|lang.Plural) && !r.toks[lo].capital &&
		!r.has(lo, lang.PersonNoun|lang.Role|lang.Title|lang.Determiner|lang.Possessive|lang.GroupNoun|lang.UnnamedNoun|lang.OrgNoun)
}

// give makes [lo, hi) a draft's source. What a rule has turned around is no network's
// finding alone any more.
func (r *reader) give(d *draft, lo, hi int) {
	d.alone = false
	d.src, d.Source, d.Carried = [2]int{lo, hi}, []news.Span{r.span(lo, hi)}, false
}

// quotedBy reads "VOICE was quoted by the paper (as) saying …" where the paper was taken
// for the source and the voice for the content: a is that, b what is said.
func (r *reader) quotedBy(a, b *draft) bool {
	q := r.quotesAt(a)
	if q < 0 || !r.has(q+1, lang.RelayBy) || a.src[0] != q+2 || len(a.Content) != 1 {
		return false
	}
	lo, hi := news.Within(r.spans, a.Content[0])
	first, _ := news.Within(r.spans, a.Cue[0])
	at := r.tokenAt(b.Cue[0].Start)
	if hi != first || !r.speaks(lo, hi) || len(b.Source) > 0 || at < a.src[1] || at > a.src[1]+1 {
		return false
	}
	b.relay, b.relayAt = a.src, [2]int{q, a.src[1]}
	r.give(b, lo, hi)
	b.Cue = append([]news.Span{r.span(first, q+1)}, b.Cue...)
	return true
}

// citedAfter reads "…, the paper reported, citing VOICE" and "…, according to the paper,
// citing VOICE": b is taken for a statement, and is whom a is from.
func (r *reader) citedAfter(a, b *draft) bool {
	q := r.quotesAt(b)
	if q < 0 || len(b.Source) > 0 || len(a.Cue) == 0 || !r.comma(q-1) || a.src[1] <= a.src[0] || a.relay[1] > a.relay[0] {
		return false
	}
	from := r.tokenAt(max(a.Cue[len(a.Cue)-1].End, news.CoverAll(a.Source).End))
	for i := from; i < q-1; i++ {
		if !r.has(i, lang.TimeWord|lang.Preposition|lang.Determiner) {
			return false
		}
	}
	lo, hi := news.Within(r.spans, b.Content[0])
	if from > q || lo != q+1 || !r.reports(a.src, a.verb < 0) || !r.citable(lo, hi) {
		return false
	}
	for n := len(a.Content) - 1; n > 0 && a.Content[n].Start >= r.spans[q].Start; n-- {
		a.Content = a.Content[:n]
	}
	r.cite(a, lo, hi, q, [2]int{min(a.src[0], r.tokenAt(a.Cue[0].Start)), q + 1})
	return true
}

// citedInside reads "The paper, citing VOICE, reported …".
func (r *reader) citedInside(d *draft) {
	lo, hi := d.src[0], d.src[1]
	if hi <= lo || d.relay[1] > d.relay[0] || r.quotesAt(d) >= 0 {
		return
	}
	core := lo
	for core < hi && !r.comma(core) {
		core++
	}
	q := core + 1
	if !r.comma(core) || q >= len(r.toks) || !r.nameClass(q, q+1).Has(lang.Quotes) || r.toks[q].form != lang.IngForm && !r.has(q, lang.CitingVerb) {
		return
	}
	end := q + 1
	for end < min(len(r.toks), q+maxQuoted) && !r.toks[end].punct {
		end++
	}
	if r.comma(end) && r.reports([2]int{lo, core}, false) && r.citable(q+1, end) && !r.within(d.Content, q) {
		r.cite(d, q+1, end, q, [2]int{lo, q + 1})
	}
}

// cite gives a statement to those who are cited for it at token q.
func (r *reader) cite(d *draft, lo, hi, q int, says [2]int) {
	d.relay, d.relayAt = d.src, says
	r.give(d, lo, hi)
	d.Cue = append(slices.Clone(d.Cue), r.span(q, q+1))
	slices.SortFunc(d.Cue, func(a, b news.Span) int { return int(a.Start) - int(b.Start) })
}

// reports reports whether a source passes on what others say by trade: an outlet, a
// journalist, or a name that something is "according to".
func (r *reader) reports(src [2]int, according bool) bool {
	lo, hi := src[0], src[1]
	if r.anOutlet(lo, hi) {
		return true
	}
	for i := lo; i < hi; i++ {
		if r.journalist(i) > 0 {
			return true
		}
	}
	s := r.describe(lo, hi)
	return according && s.named() && s.kind == news.Organisation
}

// citable reports whether a phrase can be whom something is cited from: people, bodies
// and documents, and not the reasons for it.
func (r *reader) citable(lo, hi int) bool {
	for hi > lo && r.toks[hi-1].punct {
		hi--
	}
	if hi <= lo {
		return false
	}
	if r.speaks(lo, hi) {
		return true
	}
	for i := lo; i < hi; i++ {
		if r.has(i, lang.DocumentNoun|lang.UnnamedNoun|lang.GroupNoun|lang.PersonNoun|lang.Spokesman) {
			return true
		}
	}
	return false
}
