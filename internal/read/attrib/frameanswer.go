package attrib

import (
	"slices"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// This file reads the places of frames where somebody answers with a word, “Not true” or “Yes”, and
// the frames that say of a denial no more than that it was made: "issued a flat denial".

// maxAnswer is how many tokens an answer has, at most, its marks among them.
const maxAnswer = 8

// answerBefore is where the answer begins that ends before token i, in quotation marks of its own or
// at the beginning of the sentence, lo; i if none does.
func (r *reader) answerBefore(lo, i int, kind lang.FrameKind) int {
	start := lo
	if r.quoted(i - 1) {
		start = int(r.regionOf(i - 1).lo)
	}
	if start < lo || !r.answersWith(start, i, kind) {
		return i
	}
	return start
}

// answerAt is where the answer ends that begins at token i: a quotation of which the first words are
// one, “No. Nothing of the kind took place”, or what is left of the sentence; i if there is none.
func (r *reader) answerAt(u *unit, i int, kind lang.FrameKind) int {
	if !r.quoted(i) {
		if r.answersWith(i, u.end, kind) {
			return u.end
		}
		return i
	}
	end, stop := r.after(i), i+1
	for stop < end && !r.toks[stop].punct {
		stop++
	}
	if !r.answersWith(i, stop, kind) {
		return i
	}
	return end
}

// answersWith reports whether tokens [lo, hi) are nothing but an answer.
func (r *reader) answersWith(lo, hi int, kind lang.FrameKind) bool {
	if hi <= lo || hi-lo > maxAnswer {
		return false
	}
	if kind == lang.FrameNo {
		return r.refutes(lo, hi)
	}
	agrees := false
	for i := lo; i < hi; i++ {
		switch t := &r.toks[i]; {
		case r.isDenial(i, lang.Agreeing):
			agrees = true
		case !t.punct && !t.has(lang.Anaphor|lang.Thing|lang.That|lang.AuxBe|lang.Determiner|lang.AdverbWord):
			return false
		}
	}
	return agrees
}

// refutes reports whether tokens [lo, hi) are nothing but a "no" to what was said: “Far from it,”,
// “That is simply not true,”.
func (r *reader) refutes(lo, hi int) bool {
	if r.bare(lo, hi) {
		return true
	}
	const filling = lang.Determiner | lang.Pronoun | lang.Anaphor | lang.Thing | lang.That | lang.AuxBe | lang.Preposition | lang.Negation
	found := false
	for i := lo; i < hi; i++ {
		switch t := &r.toks[i]; {
		case r.isDenial(i, lang.Answer), r.pair(i, lang.Answer), r.pair(i, lang.Untruth):
			found = true
		case t.has(lang.Falsehood), r.isDenial(i, lang.Untruth|lang.Hollow|lang.Opposite), r.isDenial(i, lang.Nought) && r.has(i+1, lang.Genitive):
			found = true // "That is | a lie", "| None | of it is true"
		case t.punct, t.has(filling), r.adverbial(i):
		case found && r.happened(i):
		case found && (t.has(lang.Truth) || r.isDenial(i, lang.SoWord|lang.Opposite)) || i > lo && r.pair(i-1, lang.Answer|lang.Untruth):
		default:
			return false
		}
	}
	return found
}

// saysAnswer reports whether a draft says no more than the answer of a frame, or asks what it answers.
func (r *reader) saysAnswer(e *draft, m *framed) bool {
	answer := r.span(m.answer[0], m.answer[1])
	asked := e.class == lang.AskCue && r.span(m.words[0], m.words[1]).Contains(news.CoverAll(e.Content))
	return asked || !slices.ContainsFunc(e.Content, func(c news.Span) bool { return !answer.Contains(c) })
}

// pointBack takes for what is said the words of a frame behind the first that stands behind who says
// it: "Voss issued | a flat denial".
func (m *framed) pointBack() {
	first := -1
	for _, c := range m.cue {
		if c[0] >= m.src[1] && (first < 0 || c[0] < first) {
			first = c[0]
		}
	}
	if first < 0 || m.src[1] == 0 {
		return
	}
	m.back, m.words, m.cue = true, [2]int{first + 1, m.hi}, [][2]int{{first, first + 1}}
}
