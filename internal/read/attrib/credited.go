package attrib

import (
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// maxCredit is how many tokens of a statement may name whom it is from, behind its last comma.
const maxCredit = 14

// creditedTail reads "The paper reported that the ferry sank, attributing the information to VOICE",
// "… , crediting VOICE", "… , relying on VOICE", where all of it was taken for what is said.
func (r *reader) creditedTail(d *draft) {
	if d.src[1] <= d.src[0] || d.relay[1] > d.relay[0] || len(d.Content) == 0 || !r.anOutlet(d.src[0], d.src[1]) {
		return
	}
	last := len(d.Content) - 1
	lo, hi := news.Within(r.spans, d.Content[last])
	k := hi - 1
	for k > max(lo+minWords, hi-maxCredit) && !(r.comma(k) && r.goingOn(k+1) && r.nameClass(k+1, k+2).Has(lang.Hearing)) {
		if r.quoted(k) {
			return
		}
		k--
	}
	if !r.comma(k) || k+2 >= hi {
		return
	}
	from, told := k+2, false
	for from < hi && r.has(from, lang.Preposition|lang.ToWord|lang.Determiner) {
		if r.nameClass(from+1, from+2).Has(lang.Hearing) {
			from++ // "the information"
			told = true
		}
		from++
	}
	end := r.phraseRight(from, hi)
	for i := k + 2; i < min(end+1, hi) && !told; i++ {
		if r.has(i, lang.Possessive) || r.nameClass(i, i+1).Has(lang.Partner) {
			return // "crediting his coach with the title"
		}
	}
	if end < hi && !r.toks[end].punct && !r.has(end, lang.Preposition|lang.Postmodifier) || end == from || !told && !r.citable(from, end) {
		return
	}
	d.Content[last] = r.span(lo, k)
	r.cite(d, from, end, k+1, [2]int{min(d.src[0], r.tokenAt(d.Cue[0].Start)), max(d.src[1], d.verb+1)})
}
