package attrib

import (
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// titleWithColon keeps a source whole over the colon in the title of a work: "Karl Voss, author of Ships
// at Sea: | A Life in Fog | said". Neither half of the title speaks.
func (r *reader) titleWithColon(d *draft) {
	if len(d.Source) != 1 || d.src[1] <= d.src[0] || r.quoted(d.src[0]) {
		return
	}
	u := &r.units[r.unitOf(d.src[0])]
	colon, end := d.src[0]-1, d.src[1]
	if r.is(d.src[1], ':') {
		colon, end = d.src[1], r.titleEnd(d.src[1]+1, u.end)
	}
	if colon <= u.lo || !r.is(colon, ':') || end <= colon+1 || r.titleEnd(colon+1, end) != end {
		return
	}
	lo := r.titleOf(u.lo, colon)
	if lo == colon || !r.behindName(u.lo, lo) || r.nameClass(colon+1, colon+2).Has(lang.GivenName|lang.PlaceName|lang.Demonym) || end == colon+2 {
		return
	}
	start := min(lo, d.src[0])
	if d.src[0] > colon {
		start = r.phraseLeft(u.lo, colon)
	}
	if start >= colon || start > lo || overlap([]news.Span{r.span(start, end)}, d.Content) || overlap([]news.Span{r.span(start, end)}, d.Cue) {
		return
	}
	d.src, d.Source = [2]int{start, end}, []news.Span{r.span(start, end)}
}

// maxBefore is how many words stand at most between a name and what it is known for.
const maxBefore = 4

// behindName reports whether the words that begin at token i are an aside behind a name: "Karl Voss, the | author of".
func (r *reader) behindName(lo, i int) bool {
	for k := i - 1; k > lo && k >= i-maxBefore; k-- {
		if r.comma(k) {
			return r.toks[k-1].capital
		}
	}
	return false
}

// titleOf is where the words begin that say whose work it is whose title goes up to token hi: "author of
// Ships at Sea"; hi, if none do.
func (r *reader) titleOf(lo, hi int) int {
	for i := hi - 2; i > max(lo, hi-maxPhrase/2); i-- {
		switch {
		case r.has(i, lang.Genitive) && r.mark(i-1).Has(lang.Writes):
			if r.toks[i+1].capital && r.titleEnd(i+1, hi) == hi {
				return i - 1
			}
			return hi
		case r.toks[i].punct:
			return hi
		}
	}
	return hi
}

// titleEnd is where the words of a title end that begin at token lo: those with capitals, and small ones
// between them.
func (r *reader) titleEnd(lo, hi int) int {
	end := lo
	for i := lo; i < hi && !r.toks[i].punct; i++ {
		if r.toks[i].capital {
			end = i + 1
		} else if end == lo || !r.has(i, lang.Preposition|lang.Determiner|lang.Conjunction) {
			break
		}
	}
	return end
}
