package attrib

import (
	"strings"

	"hearsay/internal/lang"
	"hearsay/internal/news"
	"hearsay/internal/text"
)

// This file says whom a noun phrase means as somebody who passes words on, where it
// stands in a place for such: "told …", "in an interview with …", "quoted by …".

// mostStands bounds at how many places of a name is looked.
const mostStands = 20

// passer is the voice that passes words on in the phrase that begins at token lo, and
// where the phrase ends; no voice where it names nobody who does. Where a journalist
// is named with an outlet, it is the outlet's.
func (x *resolver) passer(lo, hi int) (id int32, end int) {
	r := x.r
	end = r.coreRight(lo, hi)
	if end == lo {
		return news.NoVoice, lo
	}
	if end == lo+1 && r.stationCode(lo) {
		s := source{lo: lo, hi: end, core: end, head: lo, name: [2]int{lo, end}, kind: news.Outlet}
		return x.body(&s), end
	}
	if at := r.outletInside(lo, end); at[1] > at[0] {
		if r.has(at[1], lang.Genitive) && at[1]+1 < end && !r.toks[at[1]+1].capital {
			end = at[1] // "the Daily Post | of what it cost"
		}
		return x.outlet(at[0], at[1]), end
	}
	if e := r.withoutTail(lo, end); e < end && (r.outletNamed(lo, e) || r.outlet(lo, e)) {
		return x.outlet(lo, e), e
	}
	if x.isJournalist(lo, end) {
		return x.voiceOf(lo, end), end
	}
	if r.journalistsAt(end-1) && r.nameClass(end, end+1).Has(lang.From) {
		if stop := r.coreRight(end+1, hi); stop > end+1 && r.outletNamed(end+1, stop) {
			return x.outlet(end+1, stop), stop // "reporters from the Post"
		}
	}
	if r.outletNamed(lo, end) || r.outlet(lo, end) && !r.nameClass(lo+1, end).Has(lang.PlaceName|lang.Demonym) {
		return x.outlet(lo, end), end
	}
	if r.publication(lo, end) {
		return x.publication(lo, end), end
	}
	for k := lo + 1; k < end; k++ {
		if r.has(k, lang.Possessive) && !r.has(k, lang.Determiner) {
			lo = k + 1 // "Tarn's | Harbour Voice"
		}
	}
	if lo < end && x.onlyPasses(lo, end) {
		return x.outlet(lo, end), end
	}
	return news.NoVoice, lo
}

// outletNamed reports whether a phrase names an outlet by words that outlets' names
// are made of.
func (r *reader) outletNamed(lo, hi int) bool {
	if hi <= lo {
		return false
	}
	s := r.describe(lo, hi)
	called := r.calledOutlet(lo, hi)
	return s.named() && s.kind == news.Outlet || called[1] > called[0] || r.hyphened(lo, hi)
}

// hyphened reports whether a name ends in a word with a hyphen whose last part is one that
// outlets' names end in: "the Dunmore Post-Gazette".
func (r *reader) hyphened(lo, hi int) bool {
	w := r.word(hi - 1)
	at := strings.LastIndexByte(w, '-')
	return hi-lo > 1 && r.toks[hi-1].capital && at > 0 && r.l.Words[string(text.Fold(nil, w[at+1:]))].Class.Has(lang.OutletNoun)
}

// calledOutlet is the name in front of what outlets are called in general: "the Harbour
// Voice | newspaper", "Tarn | news agency".
func (r *reader) calledOutlet(lo, hi int) [2]int {
	if r.has(lo, lang.Determiner) {
		lo++
	}
	n := 1
	if r.nameClass(hi-2, hi).Has(lang.Publication) {
		n = 2
	} else if !r.nameClass(hi-1, hi).Has(lang.Publication) {
		return [2]int{}
	}
	end := r.bareNameEnd(lo, hi-n)
	if end == lo || r.nameClass(lo, end).Has(lang.Demonym|lang.PlaceName) {
		return [2]int{}
	}
	return [2]int{lo, end}
}

// outletInside is the name of the outlet in "Harbour News's Ida Voss", "Harbour News
// host Ida Voss", "a Harbour News reporter" and "Ida Voss of Harbour News".
func (r *reader) outletInside(lo, hi int) [2]int {
	for k := lo + 1; k < hi; k++ {
		switch {
		case r.has(k, lang.Possessive) && !r.has(k, lang.Determiner) && r.outletNamed(lo, k),
			r.journalist(k) > 0 && r.outletNamed(lo, k):
			return [2]int{lo, k}
		case r.has(k, lang.Genitive) && r.has(lo, lang.Definite) && r.outletNamed(lo, k):
			return [2]int{lo, k} // "the Daily Post of Dunmore"
		case r.has(k, lang.Genitive) && r.toks[lo].capital && !r.bodyWords(k-1, k) && r.outletNamed(k+1, hi):
			return [2]int{k + 1, hi}
		}
	}
	return [2]int{}
}

// reportOf is the outlet whose report a phrase for a document means: "a detailed account by |
// Harbour News", "an article in | the Daily Post".
func (r *reader) reportOf(lo, hi int) [2]int {
	for k := lo + 1; k+1 < hi; k++ {
		if r.toks[k].punct || r.nameClass(k, k+1).Has(lang.Passed) || r.mark(k).Has(lang.SeenBy) || r.toks[k].form == lang.PastForm || r.toks[k].form == lang.ParticipleForm || r.endsPast(k) {
			break // "emails obtained by Harbour News", "a statement released by": not its report
		}
		if !r.has(k, lang.RelayBy) && !r.nameClass(k, k+1).Has(lang.Locative) {
			continue
		}
		if end := r.coreRight(k+1, hi); r.outletNamed(k+1, end) || !r.has(k, lang.RelayBy) && r.outlet(k+1, end) && !r.nameClass(k+2, end).Has(lang.PlaceName) {
			return [2]int{k + 1, end}
		}
	}
	return [2]int{}
}

// workOf reports whether a phrase means what somebody has done, and nobody: "an investigation by".
func (r *reader) workOf(s *source) bool {
	return s.kind == news.Unnamed && !s.named() && s.head >= s.lo && r.has(s.head+1, lang.RelayBy) && !r.has(s.head, lang.PersonNoun|lang.Role|lang.UnnamedNoun|lang.GroupNoun|lang.Spokesman)
}

// surelyOutlet reports whether a phrase names an outlet as such, by itself or with
// somebody who works for it.
func (r *reader) surelyOutlet(lo, hi int) bool {
	key := [2]int32{int32(lo), int32(hi)}
	if is, ok := r.outlets[key]; ok {
		return is
	}
	at := r.outletInside(lo, hi)
	is := at[1] > at[0] || r.outletNamed(lo, hi) || r.publication(lo, hi)
	r.outlets[key] = is
	return is
}

// anOutlet reports whether a phrase names an outlet, as such or by how it looks.
func (r *reader) anOutlet(lo, hi int) bool { return r.surelyOutlet(lo, hi) || r.outlet(lo, hi) }

// journalist is how many words at token i say that somebody is a journalist.
func (r *reader) journalist(i int) int {
	for n := 2; n > 0; n-- {
		if r.nameClass(i, i+n).Has(lang.Journalist) {
			return n
		}
	}
	return 0
}

// journalistsAt reports whether token i says that people are journalists: "reporters".
func (r *reader) journalistsAt(i int) bool {
	w, plural := strings.CutSuffix(r.fold(i), r.l.PluralSuffix)
	return r.journalist(i) > 0 || plural && r.l.Names[w].Has(lang.Journalist)
}

// isJournalist reports whether a phrase names a person and says that they are a
// journalist, or is the surname of one of whom the text says so elsewhere.
func (x *resolver) isJournalist(lo, hi int) bool {
	r := x.r
	for k := lo; k < hi-1; k++ {
		if n := r.journalist(k); n > 0 && k+n < hi && r.toks[k+n].capital {
			return true
		}
	}
	for i := lo; i < hi; i++ {
		if !r.toks[i].capital || r.toks[i].punct {
			return false
		}
	}
	for n, k := range x.bySurname[r.surname(hi-1)] {
		if f := &x.names[k]; n < namesBack && f.hi-f.lo > 1 && r.journalistAt(f) {
			return true
		}
	}
	return false
}

// journalistAt reports whether the words around a full name say that it is a
// journalist's: "columnist Ida Voss", "Harbour News's Ida Voss", "Ida Voss, host of".
func (r *reader) journalistAt(f *name) bool {
	for n := 1; n < 3; n++ {
		if f.lo >= n && r.journalist(f.lo-n) == n {
			return true
		}
	}
	if r.has(f.lo-1, lang.Possessive) {
		for lo := f.lo - 2; lo >= max(0, f.lo-5) && r.toks[lo].capital; lo-- {
			if r.outletNamed(lo, f.lo-1) {
				return true
			}
		}
	}
	if r.comma(f.hi) {
		for i := f.hi + 1; i < min(len(r.toks), f.hi+6) && !r.toks[i].punct && !r.toks[i].has(lang.Relative); i++ {
			if r.journalist(i) > 0 {
				return true
			}
		}
	}
	return false
}

// withoutTail is where a name ends without the number and the place behind it: "Harbour
// News | 6 in Dunmore".
func (r *reader) withoutTail(lo, hi int) int {
	for k := lo + 1; k < hi; k++ {
		if r.has(k, lang.Preposition) && !r.has(k, lang.Genitive) {
			hi = k
		}
	}
	for hi > lo+1 && r.number(hi-1) {
		hi--
	}
	return hi
}

// publication reports whether a phrase says of an outlet only what it is: "the
// magazine", "a regional paper".
func (r *reader) publication(lo, hi int) bool {
	if hi-lo < 2 || hi-lo > 4 || !r.has(lo, lang.Determiner) || r.has(lo, lang.Plural) || r.has(lo, lang.Possessive) {
		return false
	}
	for i := lo + 1; i < hi; i++ {
		if r.toks[i].punct || r.toks[i].has(lang.Postmodifier|lang.Possessive) {
			return false
		}
	}
	return r.nameClass(hi-1, hi).Has(lang.Publication) || hi-lo > 2 && r.nameClass(hi-2, hi).Has(lang.Publication)
}

// publication is the voice that such a phrase means: the outlet named last, if it
// points back.
func (x *resolver) publication(lo, hi int) int32 {
	r := x.r
	s := r.describe(lo, hi)
	if s.named() {
		return x.outlet(lo, hi)
	}
	if r.here(lo, hi) {
		id := x.v.theAuthor()
		return x.v.meant(id, r.span(lo, hi))
	}
	s.kind, s.plural = news.Outlet, false
	if s.definite && hi-lo == 2 {
		for k := len(x.v.list) - 1; k >= max(0, len(x.v.list)-voicesBack); k-- {
			if v := &x.v.list[k]; v.Kind == news.Outlet && v.name[1] > v.name[0] {
				x.v.meant(int32(k), r.span(lo, hi))
				return int32(k)
			}
		}
	}
	return x.described(&s)
}

// notOutlet are classes of words that no outlet's name holds that no word marks as one.
const notOutlet = notPerson&^(lang.OutletNoun|lang.OutletName) | lang.Role | lang.Title | lang.PersonNoun | lang.FirstPerson

// onlyPasses reports whether a name is an outlet's by where it stands: the text has it
// nowhere but where somebody is told something, words come from or verbs of saying
// follow. People and bodies that a story is about stand elsewhere, too.
func (x *resolver) onlyPasses(lo, hi int) bool {
	r := x.r
	if hi-lo > 4 {
		return false
	}
	for i := lo; i < hi; i++ {
		if t := &r.toks[i]; !t.capital || t.punct || t.has(notOutlet) || t.cue > 0 {
			return false
		}
	}
	c := r.nameClass(lo, hi)
	if c.Has(lang.PlaceName|lang.Demonym|lang.GivenName) || r.nameClass(lo, lo+1).Has(lang.GivenName|lang.PlaceName|lang.Demonym) ||
		hi == lo+1 && r.severalOf(lo) || x.bySurname[r.surname(hi-1)] != nil && hi == lo+1 || x.surnameElsewhere(hi-1) {
		return false
	}
	stands := x.stands(r.fold(lo))
	if len(stands) > mostStands {
		return false
	}
	for _, i := range stands {
		at := int(i)
		if at == lo {
			continue // the caller has looked at this place
		}
		if at+hi-lo > len(r.toks) || r.foldRange(at, at+hi-lo) != r.foldRange(lo, hi) || !r.passes(at, at+hi-lo) {
			return false
		}
	}
	return true
}

// severalOf reports whether a word with a capital looks like a plural: "Albrinians",
// "MPs".
func (r *reader) severalOf(i int) bool {
	w := r.word(i)
	return r.plural(i) || len(w) > 2 && strings.HasSuffix(w, r.l.PluralSuffix) && strings.ToUpper(w[:len(w)-1]) == w[:len(w)-1]
}

// passes reports whether a name stands where somebody does who passes words on.
func (r *reader) passes(lo, hi int) bool {
	if hi < len(r.toks) && r.cueTakes(hi, lang.TakesClause) && r.toks[hi].form != lang.IngForm {
		return true // "… reported"
	}
	before := lo - 1
	if before > 1 && r.hasClass(before, lang.Possessive) && r.toks[before-1].capital {
		before -= 2 // "Tarn's | Harbour Voice"
	}
	for before > 0 && r.hasClass(before, lang.Definite) {
		before--
	}
	if before < 0 {
		return false
	}
	return r.cueTakes(before, lang.TakesPerson) || r.hasClass(before, lang.RelayBy|lang.ToWord) || r.nameClass(before, before+1).Has(lang.Partner|lang.Airs)
}

// stands are the tokens with a capital that have a word, folded; the index is made when
// it is first asked for.
func (x *resolver) stands(word string) []int32 {
	if x.capitals == nil {
		x.capitals = map[string][]int32{}
		for i := range x.r.toks {
			if t := &x.r.toks[i]; t.capital && !t.punct {
				w := x.r.fold(i)
				if len(x.capitals[w]) <= mostStands {
					x.capitals[w] = append(x.capitals[w], int32(i))
				}
			}
		}
	}
	return x.capitals[word]
}
