package attrib

import (
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// This file finds what is said where a frame has it neither at its beginning nor behind all else:
// inside ("word that the ferry sank came from Voss"), or in the sentence before ("That is
// according to Voss").

// maxBehind is how many tokens of a sentence may stand behind what is said inside of a frame.
const maxBehind = 30

// wordsInside lays the rest of a frame, which ends with the sentence, on as little as it fits, and
// takes what stands before that, from token i on, for what is said.
func (r *reader) wordsInside(u *unit, rest []lang.FramePart, i int, m *framed) bool {
	from := i
	if i > 0 && r.has(i-1, lang.That) {
		from--
	}
	answered := rest[len(rest)-1].Kind == lang.FrameEnd && len(rest) > 1 && rest[len(rest)-2].Kind >= lang.FrameNo
	for at := u.end - 1; at >= max(i+minWords, u.end-maxBehind); at-- {
		if r.quoted(at) && answered {
			continue // "asked whether …, Voss said: | “No”"
		}
		if r.quoted(at) {
			return false
		}
		was := *m
		if r.frameRight(u, rest, at, m) {
			if from < i {
				m.cue = r.withoutToken(m.cue, from) // a content holds its "that"
			}
			m.words = [2]int{from, at}
			return true
		}
		*m = was
	}
	return false
}

// withoutToken is the words of a cue without token i.
func (r *reader) withoutToken(cue [][2]int, i int) [][2]int {
	var out [][2]int
	for _, c := range cue {
		if c != [2]int{i, i + 1} {
			out = append(out, c)
		}
	}
	return out
}

// prior takes the sentence before unit n for what is said, if it stands in the same paragraph and
// the author says it by himself.
func (r *reader) prior(n int, m *framed) bool {
	if n == 0 || r.units[n-1].paragraph != r.units[n].paragraph {
		return false
	}
	u := &r.units[n-1]
	lo := r.leftStart(u)
	quoted := r.quoted(lo)
	words := [2]int{lo, u.end}
	switch {
	case u.teaser:
		return false
	case quoted && r.allQuoted(u) && r.spoken(u):
		words = [2]int{lo, u.hi}
	case quoted || u.end >= len(r.toks) || !r.is(u.end, '.') && !(m.answer[1] > 0 && r.is(u.end, '?')):
		return false
	}
	s := r.span(words[0], words[1])
	if r.anyNear(s, func(e *draft) bool {
		here := quoted && (e.Carried || e.src[1] > e.src[0] && e.src[0] >= u.hi) // “The deck was dry.” So | Voss | remembered it.
		return s.Overlaps(e.Extent()) && !here && !r.dismissesSomebody(e) && !r.onlyToldOf(e, words)
	}) {
		return false
	}
	m.words = words
	return true
}

// onlyToldOf reports whether a draft is of somebody who is only told of in the sentence [words[0], words[1]) and does not
// tell it: "The ferry went to a firm, | which demanded | it".
func (r *reader) onlyToldOf(e *draft, words [2]int) bool {
	if e.src[1] == e.src[0]+1 && r.has(e.src[0], lang.Relative) && e.src[0] > words[0] {
		return true
	}
	lo, _ := news.Within(r.spans, e.Extent())
	return lo > words[0]+2 && !r.comma(lo-1) && 3*e.Extent().Len() < 2*r.span(words[0], words[1]).Len() && !r.has(lo-1, lang.Subordinator)
}

// onlyThat reports whether all that is said "according to" somebody is a word for what stands before,
// of which it is not known what that is: "That's | according to Voss".
func (r *reader) onlyThat(d *draft) bool {
	lo, hi := news.Within(r.spans, d.Content[0])
	if len(d.Content) != 1 || hi-lo > 2 || d.cue != nil && d.cue.Class != lang.SayCue || !r.has(lo, lang.Anaphor|lang.That|lang.Thing) || r.quoted(lo) {
		return false
	}
	return hi == lo+1 && r.has(hi, lang.AuxBe) && r.within(d.Cue, hi) || hi == lo+2 && r.has(lo+1, lang.AuxBe)
}
