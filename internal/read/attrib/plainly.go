package attrib

import (
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// This file says what is a statement by the build of its sentence, however little the network has seen the
// like.

// plainly reports whether a draft is a statement by its build.
func (r *reader) plainly(d *draft) bool {
	if len(d.Cue) != 1 || len(d.Content) == 0 {
		return false
	}
	lo, hi := news.Within(r.spans, d.Cue[0])
	if hi <= lo || r.quoted(lo) {
		return false
	}
	return r.byAccount(d, lo, hi)
}

// byAccount reports whether somebody, or a document, stands behind "according to", whose words are in
// the rest of the sentence: "| According to | early results of a study made for the board |, …".
func (r *reader) byAccount(d *draft, lo, hi int) bool {
	return r.according(lo, hi) && d.src[1] > d.src[0] && d.src[0] >= hi && !r.madeBy(d.src[0], d.src[1]) && !r.saidByOther(d)
}

// saidByOther reports whether the cue of a draft stands in what somebody else says: "Voss said the boat was
// old, | according to | files".
func (r *reader) saidByOther(d *draft) bool {
	lo, hi := r.draftsNear(d.Extent())
	for i := lo; i < hi; i++ {
		if e := &r.drafts[i]; e.Cue != nil && !overlap(e.Cue, d.Cue) && overlap(e.Content, d.Cue) {
			return true
		}
	}
	return false
}

// madeBy reports whether a phrase is of a thing that has whose it is behind it without a "that", who would be taken
// for it: "a complaint | Voss filed".
func (r *reader) madeBy(lo, hi int) bool {
	for i := lo + 2; i+1 < hi && r.has(lo, lang.Determiner) && !r.toks[i-1].capital; i++ {
		if r.toks[i].capital && r.nounLike(i-1) {
			end := r.bareNameEnd(i, hi)
			return end < hi && r.pastVerb(i, end)
		}
	}
	return false
}
