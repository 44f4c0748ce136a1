package attrib

import (
	"slices"

	"hearsay/internal/lang"
)

// This file reads what somebody says of whom a clause says why he has no name, where that clause hides his
// verb: "A witness who did not want to be identified | said that the ferry sank", "…, a source who requested
// anonymity | explained".

// nameless looks for that at token i, the "who" of such a clause, of unit n.
func (r *reader) nameless(n, i int) (framed, bool) {
	u := &r.units[n]
	end := r.namelessEnd(u, i)
	if end == 0 {
		end = r.unreadEnd(u, i)
	}
	if end == 0 {
		return framed{}, false
	}
	lo := r.leftStart(u)
	start := r.coreStart(lo, i)
	if start == i || r.whoNoun(start, i) != i-1 {
		return framed{}, false
	}
	m, ok := r.namelessBehind(lo, start, end)
	if !ok {
		m, ok = r.namelessSays(u, lo, start, end)
	}
	return m, ok && m.wordy() && !r.quoted(m.words[0])
}

// namelessBehind reads what such a one, [start, end), says who stands behind his verb, at the end of a sentence that
// begins at token lo: "…, said | a source who requested anonymity".
func (r *reader) namelessBehind(lo, start, end int) (framed, bool) {
	says := start - 1
	if start <= lo || !r.isCue(says, lang.SayCue) || !r.comma(says-1) {
		return framed{}, false
	}
	return framed{verb: says, src: [2]int{start, end}, cue: [][2]int{{says, start}}, lo: says, hi: end, words: [2]int{lo, says - 1}}, true
}

// namelessSays reads what such a one says who stands before his verb, or to whom: "| A source who requested anonymity | told
// the Post that …", and what stands before him both: "…, | a source who requested anonymity | said".
func (r *reader) namelessSays(u *unit, lo, start, end int) (framed, bool) {
	verb := end
	for verb < u.end && r.has(verb, lang.AdverbWord) {
		verb++
	}
	if verb >= u.end || !r.saysUnread(verb) {
		return framed{}, false
	}
	m := framed{verb: verb, src: [2]int{start, end}, cue: [][2]int{{end, verb + 1}}, lo: start, hi: verb + 1}
	at := r.toldOutlet(u, verb+1, &m)
	aside := start > lo+minWords && r.comma(start-1) && !r.has(at, lang.That)
	switch {
	case aside && (at >= u.end || !r.has(lo, lang.Preposition)): // "…, a source who … said"
		m.words = [2]int{lo, start - 1}
	case at < u.end && (r.has(at, lang.That|lang.Determiner|lang.Question) || r.toks[at].capital || r.number(at)):
		r.wordsFrom(u, at, &m)
		m.hi = at
	default:
		return framed{}, false
	}
	return m, true
}

// saysUnread reports whether token i is a verb of saying that a clause can follow. One that takes whom it is said to,
// as "told", is read wherever its subject is; it counts where nothing has been read.
func (r *reader) saysUnread(i int) bool {
	says := r.cueTakes(i, lang.TakesClause|lang.TakesThat) && r.finite(i)
	return says && !(r.cueTakes(i, lang.TakesPerson) && r.readAt(i))
}

// unreadEnd is where a clause ends that begins with the "who" at token i and says anything else, before a verb of
// saying of which nothing has been read: "someone | who saw it happen | said". 0: there is no such clause.
func (r *reader) unreadEnd(u *unit, i int) int {
	if !r.has(i, lang.Relative) || i <= u.lo || r.toks[i-1].punct {
		return 0
	}
	if !r.somebody(i-1, i) && !r.has(i-1, lang.Pronoun) {
		return 0
	}
	if end := r.ownClaimEnd(u, i); end > 0 {
		return end
	}
	for k := i + 1; k < min(u.end, i+maxNameless) && !r.toks[k].punct && !r.quoted(k); k++ {
		if !r.isCue(k, lang.SayCue) || !r.finite(k) {
			continue
		}
		if k < i+3 || r.has(k-1, auxiliary|lang.ToWord) || r.readAt(k) {
			return 0
		}
		return r.withoutVerbsAdverb(k)
	}
	return 0
}

// readAt reports whether a draft has token k in its cue, its source or its words.
func (r *reader) readAt(k int) bool {
	at := r.span(k, k+1)
	first := r.firstDraftAt(at.End)
	for i := max(0, first-frameReach); i < first; i++ {
		if r.drafts[i].Extent().Overlaps(at) {
			return true
		}
	}
	return false
}

// toldOutlet takes the outlet that stands behind a verb of saying, at token i, for who passes its words on: "explained
// | to the Post | that", "said | when contacted by the Post". It returns what stands behind.
func (r *reader) toldOutlet(u *unit, i int, m *framed) int {
	if r.has(i, lang.ToWord) {
		end := r.bareNameEnd(i+1+r.determiners(i+1), u.end)
		if r.surelyOutlet(i+1, end) {
			m.relay, m.hi = [2]int{i + 1, end}, end
			m.cue = append(m.cue, [2]int{i, i + 1})
			return end
		}
	}
	if r.cueTakes(i-1, lang.TakesPerson) {
		if end := r.bareNameEnd(i+r.determiners(i), u.end); end > i && r.surelyOutlet(i, end) {
			m.relay, m.hi = [2]int{i, end}, end
			return end
		}
	}
	if relay := r.askedBy(i, u.end); relay[1] > relay[0] {
		m.relay, m.hi = relay, u.end
		m.cue = append(m.cue, [2]int{i, relay[0]})
		return u.end
	}
	return i
}

// withoutNameless drops what was read of such clauses: that somebody wants no name is nothing that he says.
func (r *reader) withoutNameless() {
	for i := range r.drafts {
		r.onlyOwnClaim(&r.drafts[i])
	}
	r.drafts = slices.DeleteFunc(r.drafts, func(d draft) bool {
		return len(d.Cue) > 0 && d.class != lang.SayCue && r.inNameless(r.tokenAt(d.Cue[0].Start))
	})
}

// inNameless reports whether token at stands in such a clause, near its beginning: "who | did not want to be identified".
func (r *reader) inNameless(at int) bool {
	u := &r.units[r.unitOf(at)]
	for k := at - 1; k >= max(u.lo, at-2); k-- {
		if r.namelessEnd(u, k) > at {
			return true
		}
	}
	return false
}

// maxNameless is how many words such a clause has, at most.
const maxNameless = 14

// namelessEnd is where a clause ends that begins with the "who" at token i and says that somebody wants no
// name: "who | did not want to be identified", "who | requested anonymity". 0: it says something else.
func (r *reader) namelessEnd(u *unit, i int) int {
	if !r.has(i, lang.Relative) {
		return 0
	}
	for k := i + 2; k < min(u.end, i+maxNameless) && !r.toks[k].punct; k++ {
		if r.nameClass(k, k+2).Has(lang.Nameless) { // "asked that | her name | be withheld"
			k += 2
			if r.has(k, lang.AuxBe) && k+1 < u.end {
				k += 2
			}
			return k
		}
		if !r.nameClass(k, k+1).Has(lang.Nameless) {
			continue
		}
		if r.endsPast(k) && !r.has(k-1, lang.AuxBe) {
			return 0 // "who named"
		}
		return k + 1
	}
	return 0
}

// coreStart is where the phrase begins that ends before token i.
func (r *reader) coreStart(lo, i int) int {
	start := r.phraseLeft(lo, i)
	for k := i - 1; k >= max(lo, i-maxBeforeWho); k-- {
		if r.has(k, lang.Determiner) {
			return max(start, k)
		}
	}
	return start
}
