package attrib

import (
	"unicode/utf8"

	"hearsay/internal/lang"
	"hearsay/internal/news"
	"hearsay/internal/text"
)

// stemLength is how many characters of a word show what it is about: "threaten"
// and "threats" are one.
const stemLength = 5

// commonStem is in how many sentences a stem may stand to tell them apart.
const commonStem = 40

// stems says in which units the words of a text stand, by their beginnings.
type stems map[string][]int32

// stem is the beginning of token i, or "" of a word that says little.
func (r *reader) stem(i int) string {
	const empty = auxiliary | lang.Negation | lang.Determiner | lang.Preposition | lang.Conjunction | lang.Subordinator | lang.Pronoun |
		lang.TimeWord | lang.AdverbWord | lang.Possessive | lang.Falsehood | lang.ToWord
	t := &r.toks[i]
	if t.punct || t.has(empty) || r.isDenial(i, lang.Emptiest) {
		return ""
	}
	w := r.fold(i)
	if utf8.RuneCountInString(w) < 3 {
		return ""
	}
	return string(text.Prefix([]byte(w), stemLength))
}

// stems reads a text once, when first asked.
func (r *reader) stems() stems {
	if r.index != nil {
		return r.index
	}
	s := stems{}
	r.index = s
	for n := range r.units {
		for i := r.units[n].lo; i < r.units[n].hi; i++ {
			w := r.stem(i)
			if w == "" {
				continue
			}
			if l := s[w]; len(l) == 0 || l[len(l)-1] != int32(n) {
				s[w] = append(l, int32(n))
			}
		}
	}
	return s
}

// alike counts, for each unit, how many of the stems of tokens [lo, hi) it has, up
// to a number of them, and returns how many stems there are.
func (r *reader) alike(s stems, lo, hi int) (by map[int]int, n int) {
	by = map[int]int{}
	seen := map[string]bool{}
	for i := lo; i < min(hi, lo+stanceWindow/2); i++ {
		w := r.stem(i)
		if w == "" || seen[w] {
			continue
		}
		seen[w] = true
		n++
		if len(s[w]) > commonStem {
			continue
		}
		for _, u := range s[w] {
			by[int(u)]++
		}
	}
	return by, n
}

// tieDenials finds what each denial denies. One that points back ("the allegations",
// "it") means what another voice asserts nearby; but "the allegations" are those that
// were denied as such before.
func (r *reader) tieDenials() {
	before := map[string]int32{} // report noun → what it was last denied for
	for i := range r.drafts {
		d := &r.drafts[i]
		d.Denying = r.denying(d)
		if d.Stance != news.Denies || d.Denied >= 0 {
			continue
		}
		if !d.back && !r.signsOf(d.denial()).pointsBack() {
			r.target(i)
			continue
		}
		noun := r.reportNoun(d.denial())
		if target, ok := before[noun]; ok && noun != "" {
			d.Denied = target
			continue
		}
		switch j, another := r.meantNear(i); {
		case j >= 0:
			d.Denied = int32(j)
			before[noun] = int32(j)
		case !another:
			r.target(i)
		}
	}
}

// meantNear is the statement that a denial i means that points back: the nearest
// before it that another voice asserts, and that does not itself say that something
// is not so. It is -1 if there is none; another: what stands there is said of somebody else.
func (r *reader) meantNear(i int) (meant int, another bool) {
	d := &r.drafts[i]
	for j := i - 1; j >= max(0, i-farBack); j-- {
		e := &r.drafts[j]
		if !r.deniable(e) || e.Voice == d.Voice && e.Voice != news.NoVoice {
			continue
		}
		if !r.near(e, d) {
			break
		}
		switch {
		case e.Extent().Overlaps(d.Extent()) || r.negative(e.Content):
		case r.accusesAnother(e, d):
			another = true
		default:
			return j, another
		}
	}
	return -1, another
}

// accusesAnother reports whether a statement says in the passive of somebody with a name what another than whoever
// denies is said to have done: "Voss | has been accused by | clerks | of theft", and Brandt denies the allegations.
func (r *reader) accusesAnother(e, d *draft) bool {
	if len(e.Content) < 2 || len(e.Cue) == 0 || e.Content[0].End > e.Cue[0].Start || d.src[1] <= d.src[0] {
		return false
	}
	cue, end := news.Within(r.spans, e.Cue[0])
	if !r.passive(cue, end) {
		return false
	}
	lo, hi := news.Within(r.spans, e.Content[0])
	who := r.bareName(lo, hi)
	at := d.src[0]
	for at < d.src[1] && r.has(at, lang.Title|lang.Determiner) {
		at++
	}
	if !who || at == d.src[1] || !r.toks[at].capital || r.has(at, lang.Pronoun) {
		return false // "he" may be anybody
	}
	for i := lo; i < hi; i++ {
		if r.fold(i) == r.fold(at) {
			return false
		}
	}
	return true
}

// negative reports whether a piece of a content begins with a clause that is
// negated.
func (r *reader) negative(content []news.Span) bool {
	for _, c := range content {
		lo := r.tokenAt(c.Start)
		for i := lo; r.inside(i, c.End) && i < lo+headWindow; i++ {
			if r.toks[i].has(lang.Negation) || r.isDenial(i, lang.Nought) {
				return true
			}
		}
	}
	return false
}

// targetBack is how many sentences before a denial what it denies is looked for by
// its words: further off, or after it, they say too little.
const targetBack = 3

// target points a denial at what it denies: at the words before it in its own
// sentence ("…, a charge that she denies"), or at the sentence nearby that has its
// words, or that accuses where the denial says no more than that it is false.
func (r *reader) target(i int) {
	d := &r.drafts[i]
	if lo, hi := r.namedBefore(d); hi > lo {
		r.mean(i, r.span(lo, hi), d.unit)
		return
	}
	if j := r.contrasted(i); j >= 0 {
		d.Denied = int32(j)
		return
	}
	said := d.denial()
	lo := r.tokenAt(said[0].Start)
	hi := r.tokenAt(said[len(said)-1].End)
	by, n := r.alike(r.stems(), lo, hi)
	best, most := -1, 0
	for u, same := range by {
		if u >= d.unit || u < d.unit-targetBack || same < 2 || 5*same < 2*n || !r.contrary(u) || r.deniedIn(i, u) {
			continue
		}
		weight := 2 * same
		if r.accuses(u) {
			weight++
		}
		if weight > most || weight == most && nearer(u, best, d.unit) {
			best, most = u, weight
		}
	}
	if best >= 0 {
		r.mean(i, r.unitSpan(best), best)
		return
	}
	if p := r.signsOf(said); p.report || p.anaphor || n <= 1 {
		if u := r.accusationBefore(d.unit); u >= 0 && !r.deniedIn(i, u) {
			r.mean(i, r.unitSpan(u), u)
		}
	}
}

// contrasted is the statement that another voice makes in the first half of a sentence of which
// draft i is the other: "Sources said that the girls were swapped, | but | the office denied a deal".
// It is -1 if there is none.
func (r *reader) contrasted(i int) int {
	d := &r.drafts[i]
	for j := i - 1; j >= max(0, i-farBack) && r.drafts[j].unit == d.unit && d.src[1] > d.src[0]; j-- {
		e := &r.drafts[j]
		_, end := news.Within(r.spans, e.Extent())
		if end > d.src[0] || !r.deniable(e) || e.Voice == d.Voice && e.Voice != news.NoVoice || r.negative(e.Content) {
			continue
		}
		for k := max(end, d.src[0]-3); k < d.src[0]; k++ {
			if r.has(k, lang.Contrast) {
				return j
			}
		}
	}
	return -1
}

// deniedIn reports whether one of the statements before draft i stands in unit u and
// denies.
func (r *reader) deniedIn(i, u int) bool {
	for j := i - 1; j >= max(0, i-farBack) && r.drafts[j].unit >= u; j-- {
		if r.drafts[j].unit == u && r.drafts[j].Stance == news.Denies {
			return true
		}
	}
	return false
}

// nearer reports whether unit a is nearer to unit n than b is; of two as near, the
// one before.
func nearer(a, b, n int) bool {
	x, y := a-n, b-n
	if max(x, -x) != max(y, -y) {
		return max(x, -x) < max(y, -y)
	}
	return a < b
}

func (r *reader) unitSpan(n int) news.Span { return r.span(r.units[n].lo, r.units[n].end) }

// accuses reports whether a unit says that somebody accuses.
func (r *reader) accuses(n int) bool {
	return r.anyDenial(r.units[n].lo, min(r.units[n].hi, r.units[n].lo+stanceWindow), lang.Accusing)
}

// accusationBefore is the nearest unit of n's paragraph and the one before that says
// that somebody accuses; -1: none.
func (r *reader) accusationBefore(n int) int {
	for u := n - 1; u >= max(0, n-6); u-- {
		if r.units[u].paragraph < r.units[n].paragraph-1 {
			break
		}
		if r.accuses(u) {
			return u
		}
	}
	return -1
}

// namedBefore reads what is denied in the words before the denial's content in
// its own sentence: "…, a charge that she denies", "…, although Israel disputes this".
func (r *reader) namedBefore(d *draft) (lo, hi int) {
	u := &r.units[d.unit]
	c := r.tokenAt(d.Content[0].Start)
	apposed := r.has(c, lang.Determiner) && !r.has(c, lang.Definite) && (r.comma(c-1) || r.is(c-1, '-'))
	back := c
	if !apposed {
		if !r.signsOf(d.Content).anaphor || len(d.Cue) == 0 || d.src[1] == d.src[0] {
			return 0, 0
		}
		back = min(d.src[0], c)
		if k := back - 1; k > u.lo && r.has(k, lang.Subordinator|lang.Conjunction) {
			back = k
		}
		if !r.comma(back - 1) {
			return 0, 0
		}
	}
	hi = back - 1
	if hi-u.lo < 3 {
		return 0, 0
	}
	return r.leftStart(u), hi
}

// mean points denial i at the words s of unit n: at the statement of another
// voice that has them for its content, or else at the words themselves.
func (r *reader) mean(i int, s news.Span, n int) {
	d := &r.drafts[i]
	for j := max(0, i-farBack); j < min(len(r.drafts), i+farBack); j++ {
		e := &r.drafts[j]
		if j == i || e.unit != n || !r.deniable(e) || e.Voice == d.Voice && e.Voice != news.NoVoice {
			continue
		}
		if c := news.CoverAll(e.Content); c.Overlaps(s) && !c.Overlaps(d.Extent()) {
			if !r.accusesAnother(e, d) {
				d.Denied = int32(j)
			}
			return
		}
	}
	if !s.Overlaps(d.Extent()) {
		d.Meant = s
	}
}
