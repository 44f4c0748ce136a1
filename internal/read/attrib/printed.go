package attrib

import (
	"strings"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// minBlock is how many tokens a paragraph has at least that is printed as somebody's words.
const minBlock = 8

// block gives the paragraph [lo, hi) to whom the one before, [before[0], before[1]), brings in
// with a colon at its end, where it is printed without marks and speaks of itself: "In a letter
// Voss wrote: | I was on the quay that night …". It reports whether it did.
func (r *reader) block(before [2]int, lo, hi int) bool {
	end := before[1] - 1
	if before[1] <= before[0] || !r.is(end, ':') || hi-lo < minBlock || r.quoted(lo) || r.is(hi-1, ':') || !r.anyOf(lo, hi, lang.FirstPerson) { // "I", "we"
		return false
	}
	at := -1
	behind := r.draftFrom(r.spans[end].End)
	for i := behind - 1; i >= 0 && at < 0; i-- {
		d := &r.drafts[i]
		if len(d.Cue) != 1 || len(d.Content) == 0 {
			continue
		}
		from, to := news.Within(r.spans, d.Cue[0])
		if from < before[0] {
			break
		}
		if (to == end || to == before[1]) && r.opensBlock(d, from, min(to, end)) {
			at = i
		}
	}
	if at < 0 {
		return false
	}
	r.drop(r.span(lo, hi), func(*draft) bool { return true })
	d := &r.drafts[at]
	d.Content, d.verbatim, d.lead = []news.Span{r.span(lo, hi)}, true, false
	return true
}

// opensBlock reports whether a statement with a source has nothing yet behind its cue, a verb of
// saying or writing that ends at token end.
func (r *reader) opensBlock(d *draft, lo, end int) bool {
	if d.src[1] <= d.src[0] || end <= lo || d.class != lang.SayCue || d.negated {
		return false
	}
	return r.anyCueTakes(end-1, lang.TakesQuote)
}

// signed reads a paragraph that is a quotation with a name under it after a dash
// ("“It was cold.” — Ida Voss, mayor of Dunmore"), or posts, each with a name and a handle.
func (r *reader) signed(lo, hi int) {
	for lo < hi {
		next := r.post(lo, hi)
		if next == 0 {
			break
		}
		lo = next
	}
	dash := r.lastDash(lo, hi)
	if dash < 0 {
		return
	}
	end := r.nameEnd(dash+1, hi)
	if r.quoted(lo) && r.after(lo) == dash && end-dash > 2 && (end == hi || r.comma(end) && hi-end < 14) {
		r.sign(lo, dash, draft{verb: -1, verbatim: true, src: [2]int{dash + 1, end}}, r.ownWords)
	}
}

// maxUnder is how many tokens a line under a quotation may have.
const maxUnder = 30

// lastDash is the last dash of a paragraph under which a name may stand; -1: there is none.
func (r *reader) lastDash(lo, hi int) int {
	for i := hi - 1; i > lo && i > hi-maxUnder; i-- {
		if r.is(i, '-') {
			if i+2 > hi || r.is(lo, '-') {
				return -1
			}
			return i
		}
	}
	return -1
}

// post reads the post that the tokens [lo, hi) of a paragraph begin with, up to its name and its
// handle ("It is cold — ida voss (@idavoss) December 27, 2017"), and is where what follows begins.
// Names that people give themselves need no capitals. It is 0 where there is no post.
func (r *reader) post(lo, hi int) int {
	dash := -1
	for i := lo; i < hi; i++ {
		switch {
		case r.is(i, '-'):
			dash = i
		case dash > lo && i > dash+1 && i-dash <= maxLabel+1 && r.is(i, '(') && i+2 < hi && strings.HasPrefix(r.word(i+1), "@"):
			end := i + 2
			for end < hi && !r.is(end, ')') && end < i+maxLabel {
				end++
			}
			end = min(end+1, hi)
			for end < hi && (r.has(end, lang.TimeWord) || r.comma(end) || r.number(end)) {
				end++
			}
			d := draft{verb: -1, verbatim: true, src: [2]int{dash + 1, i}}
			if !r.toks[dash+1].capital && !r.toks[dash+1].upper {
				d.src, d.speaker = [2]int{}, [2]int{dash + 1, i}
			}
			if r.has(dash+1, lang.OutletName) {
				return end // a paper's own post leads to another story
			}
			d.Source = []news.Span{r.span(dash+1, i)}
			r.sign(lo, dash, d, r.byPronoun)
			return end
		}
	}
	return 0
}

// number reports whether a token is written in digits. None beyond the text is.
func (r *reader) number(i int) bool {
	if i >= len(r.toks) {
		return false
	}
	c := r.word(i)[0]
	return c >= '0' && c <= '9'
}

// byPronoun reports whether a statement's source is a pronoun: in a post, that is no sign of who
// else might have written it.
func (r *reader) byPronoun(d *draft) bool {
	return d.src[1] == d.src[0]+1 && r.has(d.src[0], lang.Pronoun|lang.FirstPerson)
}

// sign makes a statement of the words [lo, dash) for whoever signed them, if they have no other
// source; own are the statements inside that are his own.
func (r *reader) sign(lo, dash int, d draft, own func(*draft) bool) {
	if r.is(lo, '-') || r.sourced(r.span(lo, dash), own) {
		return
	}
	if d.Source == nil {
		d.Source = []news.Span{r.span(d.src[0], d.src[1])}
	}
	d.Content = []news.Span{r.span(lo, dash)}
	// What was carried over from the paragraph before has a source of its own.
	r.drop(d.Content[0], func(e *draft) bool {
		return own(e) || e.Carried && len(e.Content) == 1 && d.Content[0].Contains(e.Content[0])
	})
	r.add(r.unitOf(lo), d)
}
