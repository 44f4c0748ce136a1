package attrib

import (
	"strings"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// maxListed is how many names before the last two are looked for.
const maxListed = 8

// wholeList gives a source the names that stand before its own in a list: "Albrin, | Brandt Sachs and
// UVS | have said". A name that begins the list must be preceded by nothing, so that "In Dunmore,
// Voss and Brandt said" keeps its place.
func (r *reader) wholeList(d *draft) {
	lo, hi := d.src[0], d.src[1]
	if hi-lo < 3 || len(d.Source) != 1 || !r.comma(lo-1) || !r.toks[lo].capital || !r.listEnds(lo, hi) {
		return
	}
	u := &r.units[r.unitOf(lo)]
	start := lo
	for n := 0; n < maxListed && start > u.lo+1 && r.comma(start-1); n++ {
		from := r.capitalsLeft(max(u.lo, start-1-maxPhrase/2), start-1)
		if from == start-1 || from > u.lo && !r.comma(from-1) || !r.listed(u, from, start-1) {
			break
		}
		start = from
	}
	if s := r.span(start, hi); start < lo && !overlap(d.Content, []news.Span{s}) && !overlap(d.Cue, []news.Span{s}) {
		d.src[0], d.Source[0] = start, s
	}
}

// listEnds reports whether [lo, hi) is two names joined by "and", and no more: "Brandt Sachs and UVS".
func (r *reader) listEnds(lo, hi int) bool {
	joins := 0
	for i := lo; i < hi; i++ {
		switch {
		case r.has(i, lang.Conjunction) && !r.has(i, lang.Contrast|lang.Subordinator) && i > lo && i+1 < hi:
			joins++
		case !r.toks[i].capital || r.toks[i].punct || r.toks[i].region >= 0:
			return false
		}
	}
	return joins == 1
}

// listed reports whether the words [lo, hi) with capitals are a name of a list, and no adverb or time
// that begins the sentence.
func (r *reader) listed(u *unit, lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if r.toks[i].has(lang.TimeWord | lang.Preposition | lang.Pronoun | lang.Subordinator | lang.Conjunction | lang.AdverbWord | lang.Determiner) {
			return false
		}
	}
	if hi-lo > 1 || lo > u.lo || r.toks[lo].upper || r.nameClass(lo, hi).Has(lang.GivenName|lang.PlaceName|lang.KnownBody|lang.KnownOutlet) {
		return true
	}
	return r.toks[lo].class == 0 && !strings.HasSuffix(r.word(lo), r.l.AdverbSuffix) && !r.stray(lo)
}

// nameList reports whether a source is three names or more in a list: "Albrin, Brandt Sachs and UVS".
func (r *reader) nameList(lo, hi int) bool {
	first := lo
	for first < hi && !r.comma(first) {
		first++
	}
	if first == lo || first >= hi {
		return false
	}
	last := lo
	for i := lo; i < hi; i++ {
		if r.comma(i) {
			if i > last && !r.allCapital(last, i) {
				return false
			}
			last = i + 1
		}
	}
	return r.listEnds(last, hi) && !r.hasRole(first+1, first+2)
}
