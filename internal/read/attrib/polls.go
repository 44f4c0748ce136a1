package attrib

import (
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// This file reads figures that stand in a poll, which no verb of saying gives: "A Field poll put her support
// at 5 percent", "In a Post poll in May, Voss led by four points", "Brandt leads by 57 percent in the poll".

// maxPoll is how many words a poll has, at most, with when and by whom it was made.
const maxPoll = 14

// pollGives reports whether a poll is said to have somebody somewhere: "put | his support at 5 percent", "has |
// Voss leading by 20 points", and not "has | a margin of error of 3 points".
func (r *reader) pollGives(d *draft, lo, hi int) bool {
	if d.src[1] <= d.src[0] || d.src[1] > lo || hi != lo+1 || r.toks[lo].form == lang.IngForm || !r.isPoll(d.src[0], d.src[1]) {
		return false
	}
	first, end := news.Within(r.spans, d.Content[0])
	if first != hi || end-first > maxLooked {
		return false
	}
	switch m := r.mark(lo); {
	case m.Has(lang.PollGives):
		return r.figures(first, end)
	case r.has(lo, lang.AuxHave):
		return (r.toks[first].capital || r.has(first, lang.Possessive)) && r.figures(first, end)
	}
	return false
}

// isPoll reports whether a phrase is a poll, and not the polls in general: "a Field poll of the race in May".
func (r *reader) isPoll(lo, hi int) bool {
	for i := lo; i < min(hi, lo+maxPoll); i++ {
		if r.mark(i).Has(lang.PollNoun) && !r.quoted(i) {
			return !r.has(i+1, lang.Possessive) && (i > lo+1 || i > lo && !r.plural(i))
		}
		if r.toks[i].punct && !r.is(i, '/') && !r.is(i, '-') || r.has(i, lang.Preposition|auxiliary|lang.Relative) && (i == lo || !r.has(i-1, lang.Determiner)) {
			return false // but "this | past week’s poll"
		}
	}
	return false
}

// figures reports whether a number stands in [lo, hi), or what a poll counts in.
func (r *reader) figures(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if r.number(i) || r.mark(i).Has(lang.PollUnit) {
			return true
		}
	}
	return false
}

// inPoll lays on token i of unit n a poll in which the rest of the sentence stands, at its beginning or its end.
func (r *reader) inPoll(n, i int) (framed, bool) {
	u := &r.units[n]
	if !r.has(i+1, lang.Determiner) || r.quoted(i) || !r.nameClass(i, i+1).Has(lang.Locative) || r.has(i+1, lang.NoSuch|lang.Question) || !r.isPoll(i+1, u.end) {
		return framed{}, false
	}
	m := framed{class: lang.SayCue, lo: i, cue: [][2]int{{i, i + 1}}, verb: -1, shy: true}
	lo := r.leftStart(u)
	if i == lo {
		for m.hi = i + 2; m.hi < min(u.end, i+maxPoll) && !r.comma(m.hi); m.hi++ {
		}
		m.words = [2]int{r.pastAside(m.hi+1, u.end), u.end}
	} else {
		m.hi, m.words = r.pollEnd(i+1, u.end), [2]int{lo, i}
	}
	m.src = [2]int{i + 1, m.hi}
	if m.hi-i > maxPoll || m.words[1] <= m.words[0] || !r.isPoll(m.src[0], m.src[1]) || !r.tellsFigures(m.words[0], m.words[1]) || r.has(m.hi-1, lang.Preposition) {
		return framed{}, false
	}
	return m, m.wordy()
}

// pastAside is where the clause begins behind an aside, if one begins at token i: "conducted in May, | Voss led".
func (r *reader) pastAside(i, end int) int {
	for k := i; k < min(end, i+maxPoll) && r.looksPast(i); k++ {
		if r.comma(k) {
			return k + 1
		}
	}
	return i
}

// pollEnd is where a poll ends that begins at token i, in which the clause before it stands: at the end, before a comma,
// or with when and by whom it was made. Of "13 percent of voters in a survey | approved", nothing stands in it; i.
func (r *reader) pollEnd(i, end int) int {
	k := i
	for k < end && !r.mark(k).Has(lang.PollNoun) {
		k++
	}
	for k++; k < end && !r.comma(k); k++ {
		if r.has(k, auxiliary|lang.Relative|lang.That|lang.ToWord|lang.Conjunction) || r.looksPast(k) && (!r.has(k+1, lang.TimeWord|lang.RelayBy|lang.Preposition) || r.has(k+1, lang.Genitive)) || r.finite(k) {
			return i
		}
	}
	return min(k, end)
}

// tellsFigures reports whether a clause tells how many there are, of itself: with no verb of saying or wishing, not
// what if, and of no other poll.
func (r *reader) tellsFigures(lo, hi int) bool {
	if hi-lo > 3*maxPoll || !r.figures(lo, hi) {
		return false
	}
	for i := lo; i < hi; i++ {
		if r.quoted(i) || r.has(i, lang.Modal|lang.Relative|lang.That|lang.Negation) || r.has(i, lang.ToWord) && !r.number(i+1) || r.toks[i].cue > 0 && r.finite(i) && !r.anyCueTakes(i, lang.NounToo) || r.is(i, ';') || r.is(i, ':') || r.mark(i).Has(lang.PollNoun) {
			return false
		}
	}
	return true
}
