package attrib

import (
	"hearsay/internal/lang"
)

// This file reads sentences of which one side of "that", of a colon, or of the last comma says
// who tells the other side, and nothing else: it holds somebody, perhaps an outlet, and words of
// telling and hearing ("The Post says it heard from Voss that …", "…, Voss was reported by the
// Post to have said"). Which of the two speaks and which passes it on needs no grammar: the
// outlet passes on, and the other speaks.

const (
	// maxPassing is how many tokens such a side has, at most.
	maxPassing = 45
	// maxThats is how many words "that", or commas, are tried.
	maxThats = 3
)

// passingOn are the words that may stand in such a side besides names.
const passingOn = lang.Preposition | lang.Determiner | lang.AuxBe | lang.AuxHave | lang.AuxDo | lang.AdverbWord | lang.TimeWord | lang.MediumNoun |
	lang.ToWord | lang.RelayBy | lang.CitingVerb | lang.CarriedVerb | lang.Relative | lang.That | lang.Thing | lang.Postmodifier

// side looks for such a side of unit n.
func (r *reader) side(n int) (framed, bool) {
	u := &r.units[n]
	lo := r.leftStart(u)
	for i, tries := lo+2, 0; i < min(u.end, lo+maxPassing) && tries < maxThats && !r.quoted(i); i++ {
		if !r.has(i, lang.That) {
			continue
		}
		tries++
		if r.has(i+1, lang.Thing) {
			continue // "the Post, which spoke to Voss, said that | it would print no more": its own
		}
		if m, ok := r.passingSide(u, lo, i); ok {
			m.lo, m.hi = lo, i
			r.wordsFrom(u, i, &m)
			return m, m.wordy() && m.words[1] == u.end
		}
	}
	for i, tries := u.end-2, 0; i > max(lo+minWords, u.end-maxPassing) && tries < maxThats && !r.quoted(i); i-- {
		if !r.comma(i) {
			continue
		}
		tries++
		if m, ok := r.passingSide(u, i+1, u.end); ok {
			m.lo, m.hi, m.words = i+1, u.end, [2]int{lo, i}
			return m, m.wordy()
		}
	}
	return framed{}, false
}

// passingSide reads [lo, hi) as a side that says who tells and nothing else.
func (r *reader) passingSide(u *unit, lo, hi int) (framed, bool) {
	m := framed{verb: -1, shy: true}
	telling := false
	if r.why(lo) {
		return m, false
	}
	for i := lo; i < hi; {
		switch {
		case r.quoted(i):
			return m, false
		case r.comma(i):
			if i++; r.why(i) {
				return m, false
			}
		case r.toks[i].punct:
			return m, false
		case r.passWord(i, hi):
			if r.tellsOf(i) {
				telling = telling || r.toks[i].cue > 0 || r.nameClass(i, i+1).Has(lang.Hearing|lang.Quotes)
				m.cue = append(m.cue, [2]int{i, i + 1})
				if r.cueTakes(i, lang.TakesClause|lang.TakesThat) {
					m.verb = i
				}
			}
			i++
		default:
			end := r.passingName(i, hi, &m)
			if end == i {
				return m, false
			}
			i = end
		}
	}
	return m, telling && m.src[1] > m.src[0] && m.relay[1] > m.relay[0] && r.surelyOutlet(m.relay[0], m.relay[1]) && r.inOrder(&m)
}

// passWord reports whether token i is a word that says how something is passed on, and no part of
// a name.
func (r *reader) passWord(i, hi int) bool {
	t := &r.toks[i]
	if t.capital && i > 0 && !r.toks[i-1].punct && !r.opens(i) || r.isDenial(i, lang.Nought) {
		return false
	}
	if t.has(lang.Determiner|lang.Possessive) && !r.tellsOf(i) {
		return i+1 < hi && !r.toks[i+1].capital && r.passWord(i+1, hi) // "the | report", not "the mayor"
	}
	if r.somebody(i, i+1) {
		return false
	}
	return t.has(passingOn) && !t.has(lang.Negation|lang.Title) || r.tellsOf(i)
}

// tellsOf reports whether token i is a verb of saying or a word of telling and hearing.
func (r *reader) tellsOf(i int) bool {
	t := &r.toks[i]
	if t.cue > 0 && r.l.Cues[t.cue-1].Class != lang.AskCue {
		return r.l.Cues[t.cue-1].Class == lang.SayCue
	}
	return t.has(lang.CitingVerb|lang.CarriedVerb) || r.nameClass(i, i+1).Has(lang.Hearing|lang.Quotes|lang.Passed)
}

// passingName takes who stands at token i: an outlet, or somebody else, each once. It returns the
// end of the phrase, or i if it is neither.
func (r *reader) passingName(i, hi int, m *framed) int {
	at := i
	if r.has(at, lang.Determiner) {
		at++
	}
	end := r.bareNameEnd(at, hi)
	if end > at && m.relay[1] == 0 && r.frameSlot(i, end, lang.FrameRelay, m) {
		return end
	}
	if m.src[1] > 0 {
		return i
	}
	if end == at {
		end = r.unnamedEnd(i, hi)
	} else if whole := min(r.phraseRight(i, hi), hi); whole > end && r.comma(end) && !r.surelyOutlet(end+1, r.bareNameEnd(end+1+r.determiners(end+1), hi)) {
		end = whole // "Voss, a dock foreman,"
	}
	if end > i && r.frameSlot(i, end, lang.FrameSource, m) {
		return end
	}
	return i
}

// unnamedEnd is where the phrase ends that begins at token i and means somebody without a name, with
// what they belong to, and with the clause that says who they are, up to a comma or a verb of saying.
func (r *reader) unnamedEnd(i, hi int) int {
	end := i
	if r.has(end, lang.Determiner) {
		end++
	}
	for end < hi && r.nounLike(end) && !r.toks[end].capital && !r.tellsOf(end) {
		end++
	}
	if !r.somebody(i, end) {
		return i
	}
	if r.has(end, lang.Postmodifier) && end+1 < hi {
		if of := min(r.coreRight(end+1, hi), hi); of > end+1 && !r.surelyOutlet(end+1, of) {
			end = of
		}
	}
	if r.has(end, lang.Relative) {
		for end < hi && !r.toks[end].punct && !(r.cueTakes(end, lang.TakesClause|lang.TakesThat|lang.TakesPerson) && r.finite(end)) {
			end++
		}
	}
	return end
}

// inOrder reports whether an outlet and somebody stand to each other as who passes on and who
// speaks: not "the Post told Voss that", nor "Voss was told by the Post that" or "Voss learned from the
// Post that".
func (r *reader) inOrder(m *framed) bool {
	before := func(at int) int { return r.withoutCommas(0, at) - 1 } // the word before a phrase
	if m.src[0] < m.relay[0] {
		k := before(m.relay[0])
		if k < m.src[1] && r.comma(m.relay[0]-1) && m.verb >= m.relay[1] {
			return r.hearingOf(before(m.src[0])) // "On the word of Voss, the Post reports"
		}
		verb := m.src[1]
		if r.has(verb, lang.AuxHave) {
			verb++
		}
		if k == verb+1 && r.nameClass(k, k+1).Has(lang.From) && r.nameClass(verb, k).Has(lang.Hearing) {
			return false // "Voss learned from the Post that"
		}
		if r.has(k, lang.RelayBy) {
			return !r.cueTakes(k-1, lang.TakesPerson) || !r.has(k-2, lang.AuxBe)
		}
		return r.has(k, lang.Preposition|lang.ToWord|lang.Postmodifier) || k == m.src[1] && (r.cueTakes(k, lang.TakesPerson) || r.nameClass(k, k+1).Has(lang.Passed))
	}
	k := before(m.src[0])
	switch {
	case r.nameClass(k, k+1).Has(lang.From | lang.Quotes), r.has(k, lang.RelayBy|lang.CitingVerb):
		return true
	case r.has(k, lang.Postmodifier|lang.ToWord|lang.Preposition):
		return r.hearingOf(k)
	}
	return m.verb >= m.src[1] && (r.comma(m.src[0]-1) || r.has(k, lang.Relative))
}

// hearingOf reports whether token k joins whom something is heard from to how: "the word | of",
// "relying | on", "spoke | to", "an interview | with".
func (r *reader) hearingOf(k int) bool {
	return k > 0 && r.has(k, lang.Postmodifier|lang.ToWord|lang.Preposition) && (r.nameClass(k-1, k).Has(lang.Hearing|lang.Passed) || r.has(k-1, lang.MediumNoun))
}
