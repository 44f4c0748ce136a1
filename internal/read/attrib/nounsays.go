package attrib

import (
	"hearsay/internal/lang"
)

// This file reads what somebody is said to say by a noun that is his, with a clause behind it: "in spite of
// | Voss’s | repeated claim | that the quay is safe".

// maxOwned is how many words may stand between whose a claim is and the noun, at most: "Voss’s | latest public | claim".
const maxOwned = 3

// claimOf lays on token i of unit n a noun for what somebody says, whose it is before it, and a clause that
// says what.
func (r *reader) claimOf(n, i int) (framed, bool) {
	u := &r.units[n]
	if i+2 >= u.end || !r.has(i+1, lang.That) || r.quoted(i) || !r.mark(i).Has(lang.SaidThat) || r.toks[i].capital || r.actsThat(i+2) {
		return framed{}, false
	}
	own := i - 1
	for own > u.lo && own >= i-maxOwned && !r.has(own, lang.Possessive) && !r.toks[own].punct && !r.has(own, lang.Preposition|lang.Determiner|lang.Conjunction) {
		own--
	}
	if !r.has(own, lang.Possessive) || r.has(own, lang.Determiner) {
		return framed{}, false // nor "his": whose, is said too far away
	}
	lo := r.ownerStart(u.lo, own)
	if own <= lo || !r.speaks(lo, own) && !r.somebody(lo, own) && !r.pluralOf(own-1, lang.Role|lang.PersonNoun) || !r.governed(u, lo) {
		return framed{}, false
	}
	m := framed{class: r.nounClass(i), lo: lo, hi: i + 1, src: [2]int{lo, own}, cue: [][2]int{{own + 1, i + 1}}, verb: -1, shy: true, noun: true}
	m.words = [2]int{i + 1, r.clauseStop(u, i+1)}
	return m, m.wordy()
}

// ownerStart is where a name begins that ends before token own, or a noun with its article: "| Voss | ’s", "| the
// judges | ’"; own if neither does.
func (r *reader) ownerStart(lo, own int) int {
	if start := r.bareNameStart(lo, own); start < own {
		return start
	}
	for i := own - 1; i > lo && i >= own-maxOwned-1 && !r.quoted(i); i-- {
		if r.has(i, lang.Determiner) {
			return i
		}
		if !r.nounLike(i) {
			break
		}
	}
	return own
}

// actsThat reports whether a verb stands at token i, and so "that" before it is somebody or something that
// does it: "his remarks that | fired them up".
func (r *reader) actsThat(i int) bool {
	return r.has(i, auxiliary) || r.looksPast(i) || r.toks[i].form == lang.PresentForm
}

// governed reports whether a phrase that begins at token lo is the object of a verb or stands behind a preposition: it
// ends, then, with its clause. As a subject it would have its verb behind that.
func (r *reader) governed(u *unit, lo int) bool {
	b := lo - 1
	if b < u.lo || r.toks[b].punct || r.quoted(b) {
		return false
	}
	return !r.has(b, lang.That|lang.Subordinator|lang.Conjunction|lang.Relative|lang.Question|lang.AdverbWord|lang.TimeWord)
}

// nounClass is what a noun for what is said says of it, if it looks like a verb that does: "his demand that".
func (r *reader) nounClass(i int) lang.CueClass {
	if r.anyCueTakes(i, lang.NounToo) {
		return r.l.Cues[r.toks[i].cue-1].Class
	}
	return lang.SayCue
}

// clauseStop is where the clause ends that begins with "that" at token i: before the first comma or dash behind a few
// words of it.
func (r *reader) clauseStop(u *unit, i int) int {
	for k := i + 1; k < u.end; k++ {
		switch {
		case r.quoted(k):
			k = r.after(k) - 1
		case k > i+minWords && (r.comma(k) || r.is(k, '-') || r.is(k, ';') || r.is(k, ')') || r.is(k, ':')):
			return k
		}
	}
	return u.end
}
