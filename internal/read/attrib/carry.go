package attrib

import (
	"sort"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// carry goes over the units once more, in order, and gives those that hold a
// quotation and no statement of their own to the statement directly before.
func (r *reader) carry() {
	last := -1 // the draft that may be carried on from, or -1
	for n := range r.units {
		u := &r.units[n]
		if u.drafts[1] > u.drafts[0] {
			last = r.speaker(u)
			continue
		}
		if last < 0 {
			continue
		}
		prev := &r.units[r.drafts[last].unit]
		near := n-r.drafts[last].unit == 1 || !u.first && r.drafts[last].Carried
		if !near || u.paragraph > prev.paragraph+1 || !r.carryOver(n, last) {
			last = -1
			continue
		}
		if r.drafts[len(r.drafts)-1].unit == n {
			last = len(r.drafts) - 1
		} else {
			r.drafts[last].unit = n
		}
	}
}

// speaker is the draft of a unit that a quotation after it may go on from: its
// last one with a quotation, or one that waits for its content.
func (r *reader) speaker(u *unit) int {
	for k := u.drafts[1] - 1; k >= max(u.drafts[0], u.drafts[1]-8); k-- {
		d := &r.drafts[k]
		if d.lead || len(d.Source) > 0 && d.class != lang.JudgeCue && d.class != lang.DeclineCue {
			return k
		}
	}
	return -1
}

// carryOver gives the quotation of unit n to draft last, and reports whether it
// did: as a further piece of its content directly after “…,” he said., as a
// statement of its own otherwise.
func (r *reader) carryOver(n, last int) bool {
	u := &r.units[n]
	d := &r.drafts[last]
	starts := r.quoted(u.lo)
	all := starts && r.allQuoted(u)
	quotes := r.endsInQuote(d)
	switch {
	case all && r.sameQuotation(d, u.lo):
		d.Content = append(d.Content, r.quoteSpan(u))
		return true
	case d.lead && starts:
		d.lead = false
		d.Content = append(d.Content, r.span(u.lo, r.after(u.lo)))
		return true
	case d.lead || !u.first && !all:
		// The voice goes on inside the paragraph: “If so, “it is routine.””
		if d.lead || u.first {
			return false
		}
		return r.carryMixed(n, d)
	case u.first && r.subhead(u):
		return false
	case !all || !quotes:
		if all && !u.first && r.spoken(u) {
			break
		}
		return false
	case !u.first && !d.Carried:
		d.Content = append(d.Content, r.quoteSpan(u))
		return true
	}
	r.addCarried(n, d, r.quoteSpan(u))
	return true
}

// sameQuotation reports whether a draft's content ends in the quotation that token
// i is in: one that was opened again in a new paragraph.
func (r *reader) sameQuotation(d *draft, i int) bool {
	k := r.lastToken(d)
	return r.quoted(k) && r.regionOf(k).quote == r.regionOf(i).quote
}

// quoteSpan is a unit that is nothing but quotation, without what little
// punctuation may follow.
func (r *reader) quoteSpan(u *unit) news.Span { return r.span(u.lo, max(u.end, u.lo+1)) }

// maxSubhead is how many tokens a heading between paragraphs may have.
const maxSubhead = 14

// subhead reports whether a unit is a paragraph of one short quotation that no mark ends: a
// heading, and words that stand in the text elsewhere.
func (r *reader) subhead(u *unit) bool {
	lo, hi := u.lo, u.hi
	if !u.first || hi-lo > maxSubhead || r.paragraphEnd(r.unitOf(lo)) != hi {
		return false
	}
	if hi-lo > 2 && r.is(lo, '-') && r.is(hi-1, '-') {
		lo, hi = lo+1, hi-1 // "- 'A question of money' -"
	}
	if !r.quoted(lo) || r.after(lo) != hi {
		return false
	}
	inner := r.regionOf(lo).inner
	if inner.Empty() {
		return false
	}
	end, _ := utf8.DecodeLastRuneInString(inner.Of(r.body))
	return unicode.IsLetter(end) || unicode.IsDigit(end)
}

func (r *reader) addCarried(n int, from *draft, content news.Span) {
	d := draft{verb: -1, src: from.src, class: lang.SayCue}
	d.Content = []news.Span{content}
	d.Carried = true
	r.add(n, d)
}

// carryMixed takes a sentence that holds a quotation long enough to be speech.
// Its own words are taken with it only where they lead into the quotation, which
// ends it.
func (r *reader) carryMixed(n int, from *draft) bool {
	u := &r.units[n]
	if !r.quoted(u.end - 1) {
		return false
	}
	g := r.regionOf(u.end - 1)
	lo := max(int(g.lo), u.lo)
	if g.hi-g.lo < 7 || lo == u.lo || !r.comma(lo-1) {
		return false
	}
	r.addCarried(n, from, r.span(u.lo, u.end))
	return true
}

// allQuoted reports whether a unit is nothing but quotation and punctuation.
func (r *reader) allQuoted(u *unit) bool {
	for i := r.datelineEnd(u); i < u.hi; {
		if r.quoted(i) {
			i = max(i+1, r.after(i))
			continue
		}
		if !r.toks[i].punct {
			return false
		}
		i++
	}
	return true
}

// spoken reports whether a unit's quotation is long enough to be speech.
func (r *reader) spoken(u *unit) bool { return u.hi-u.lo > 6 }

// endsInQuote reports whether a quotation stands last in a draft's content, or
// all of it is one.
func (r *reader) endsInQuote(d *draft) bool {
	return r.quoted(r.lastToken(d))
}

// lastToken is the last token of a draft's content, or -1 if it has none.
func (r *reader) lastToken(d *draft) int {
	if len(d.Content) == 0 {
		return -1
	}
	end := d.Content[len(d.Content)-1].End
	return sort.Search(len(r.spans), func(i int) bool { return r.spans[i].End >= end })
}

// overCaption is the draft whose quotation nobody closed before the caption of a picture that stands
// between it and the paragraph that begins with token i, and that goes on there; nil: there is none.
func (r *reader) overCaption(i int) *draft {
	n := r.unitOf(i)
	p := r.units[n].paragraph
	for n > 0 && r.units[n-1].paragraph == p {
		n--
	}
	if n < 2 || !r.caption(n-1) {
		return nil
	}
	for r.units[n-1].paragraph == p-1 {
		if n--; n == 0 {
			return nil
		}
	}
	at := r.units[n-1].hi - 1
	if !r.quoted(at) {
		return nil
	}
	if g := r.regions[r.toks[at].region]; g.inner.End != g.outer.End {
		return nil
	}
	for k := len(r.drafts) - 1; k >= max(0, len(r.drafts)-echoReach); k-- {
		if d := &r.drafts[k]; r.within(d.Content, at) {
			return d
		}
	}
	return nil
}

// maxCaption is how many words the caption of a picture has at most.
const maxCaption = 60

// caption reports whether the paragraph that ends in unit n is the caption of a picture: short, with
// nobody quoted, and whose picture it is or no full stop.
func (r *reader) caption(n int) bool {
	hi := r.units[n].hi
	credit := !r.toks[hi-1].punct
	for i := hi - 1; i >= max(0, hi-maxCaption) && r.paragraphOf(i) == r.units[n].paragraph; i-- {
		if r.quoted(i) {
			return false
		}
		credit = credit || r.nameClass(i, i+1).Has(lang.Credit)
		if i == max(0, hi-maxCaption) && i > 0 && r.paragraphOf(i-1) == r.units[n].paragraph {
			return false
		}
	}
	return credit
}
