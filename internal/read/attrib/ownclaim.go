package attrib

import (
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// This file reads clauses in which somebody without a name says of himself who he is: "a man | who said he was there | told
// the Post that the ferry sank". What he tells is said by the verb behind.

// maxOwnClaim is how many words such a clause has, at most.
const maxOwnClaim = 14

// ownClaimEnd is where a clause ends that begins with the "who" at token i and in which somebody says something of
// himself, before a mark or his verb of saying. 0: there is no such clause.
func (r *reader) ownClaimEnd(u *unit, i int) int {
	says := i + 1
	if !r.has(i, lang.Relative) || i <= u.lo || says+2 >= u.end || !r.isCue(says, lang.SayCue) || !r.finite(says) {
		return 0
	}
	if !r.somebody(i-1, i) && !r.has(i-1, lang.Pronoun) && r.whoNoun(r.coreStart(u.lo, i), i) != i-1 {
		return 0
	}
	himself := says + 1
	if r.has(himself, lang.That) {
		himself++
	}
	if !r.has(himself, lang.Pronoun) || r.has(himself, lang.Determiner|lang.Thing|lang.FirstPerson|lang.Relative) {
		return 0
	}
	stop := min(u.end, i+maxOwnClaim)
	for k := himself + 2; k < stop; k++ {
		if r.toks[k].punct || r.quoted(k) {
			return k
		}
		if r.saysBehindClaim(himself, k) {
			return r.withoutVerbsAdverb(k)
		}
	}
	if stop == u.end {
		return stop
	}
	return 0
}

// saysBehindClaim reports whether token k is the verb of saying of somebody who has said of himself, with the pronoun at token
// himself, who he is: "he was there | told", and not "he was | told", "he heard | what she said".
func (r *reader) saysBehindClaim(himself, k int) bool {
	if !r.isCue(k, lang.SayCue) || !r.finite(k) || r.has(k-1, auxiliary|lang.ToWord|lang.Pronoun|lang.Conjunction|lang.Relative|lang.Determiner) {
		return false
	}
	return k > himself+2 || r.looksPast(k-1)
}

// onlyOwnClaim ends the words of somebody who says of himself who he is where his clause ends: "who said | he was there |
// told the Post that the ferry sank".
func (r *reader) onlyOwnClaim(d *draft) {
	if len(d.Cue) != 1 || len(d.Content) == 0 || d.Kind != news.Indirect {
		return
	}
	says := r.tokenAt(d.Cue[0].Start)
	if who := d.src[1] - 1; d.src[1] > d.src[0]+1 && len(d.Source) == 1 && r.has(who, lang.Relative) {
		if end := r.ownClaimEnd(&r.units[r.unitOf(who)], who); end > who {
			d.src[1] = end
			d.Source[0] = r.span(d.src[0], end) // "said a man who | said he was there"
		}
	}
	if says < 1 || r.quoted(says) {
		return
	}
	u := &r.units[r.unitOf(says)]
	end := r.ownClaimEnd(u, says-1)
	if end <= says+1 || d.Content[0].Start < d.Cue[0].Start {
		return
	}
	if end < u.end && r.isCue(end, lang.SayCue) || r.comma(end) && r.restsOn(r.leftStart(u)) && r.subjectAt(end+1) { // "According to a man who said he was there, | the ferry sank"
		r.endAt(d, end)
	}
}
