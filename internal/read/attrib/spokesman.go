package attrib

import (
	"strconv"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// How far on a spokesman who is not named may be named, in sentences.
const namedWithin = 6

// namedLater is the person who turns out to be the spokesman of a phrase without a name:
// "a spokeswoman for the force said …", and then "police spokeswoman Ida Voss told us".
// Both must speak for the same body as far as their words say.
func (x *resolver) namedLater(s *source) int32 {
	r := x.r
	if s.pronoun || s.plural || s.kind != news.Organisation && s.kind != news.Unnamed {
		return news.NoVoice
	}
	at := -1 // the noun for a spokesman
	for i := s.lo; i < s.core && at < 0; i++ {
		if r.has(i, lang.Spokesman) {
			at = i
		}
	}
	if at < 0 || r.plural(at) {
		return news.NoVoice
	}
	first := r.unitOf(s.lo)
	from := x.nameFrom(s.hi)
	for k := from; k < len(x.names); k++ {
		n := &x.names[k]
		if !n.sure || r.quoted(n.lo) {
			continue
		}
		u := r.unitOf(n.lo)
		if u > first+namedWithin {
			break
		}
		lo, hi := r.spokesmanBeside(n, &r.units[u])
		if hi <= lo || !x.oneOffice(s, lo, hi) {
			continue
		}
		if !n.gender.fits(r.genderOf(at, at+1)) {
			continue
		}
		return x.named(k)
	}
	return news.NoVoice
}

// spokenFor is the place among the names of the person whom a spokesman speaks for who is not
// named himself ("a representative for Voss"); -1: it is none. The two are one voice.
func (x *resolver) spokenFor(s *source) int {
	r := x.r
	at := s.role[1] - 1
	if s.kind != news.Organisation || at < s.role[0] || !r.has(at, lang.Spokesman) && !r.has(s.name[1], lang.Spokesman) {
		return -1
	}
	key, _ := r.parts(s.name[0], s.name[1])
	for n, k := range x.bySurname[key] {
		if f := &x.names[k]; f.hi-f.lo > 1 && f.sure && (s.name[1] == s.name[0]+1 || r.foldRange(f.lo, f.hi) == r.foldRange(s.name[0], s.name[1])) {
			return int(k)
		}
		if n > namesBack {
			break
		}
	}
	return -1
}

// spokenForBefore is the body that spoke before, where one who is not named speaks for it and calls it
// by what it is: "the ministry's spokesman", "a spokesman for the bank". It is whom "the ministry"
// alone would mean.
func (x *resolver) spokenForBefore(s *source) int32 {
	r := x.r
	lo, hi := s.name[0], s.name[1]
	if s.kind != news.Organisation || lo == 0 || !r.has(lo-1, lang.Definite) || !r.hasClass(hi-1, lang.OrgNoun) || !r.anyOf(s.role[0], s.role[1], lang.Spokesman) {
		return news.NoVoice
	}
	for i := lo; i < hi; i++ {
		if r.toks[i].capital {
			return news.NoVoice
		}
	}
	id := x.same(&source{lo: lo - 1, hi: hi, core: hi, head: hi - 1, kind: news.Organisation, definite: true}, r.fold(hi-1))
	if id == news.NoVoice || x.v.list[id].Kind != news.Organisation || x.v.list[id].head != r.fold(hi-1) && !r.nameClass(hi-1, hi).Has(lang.AnyBody) {
		return news.NoVoice
	}
	return id
}

// bodyOfSentence is the body that the sentence before token at is about, where nobody has spoken since it
// began: "Dunmore Hospital has taken in ten people. | A spokeswoman | said".
func (x *resolver) bodyOfSentence(at int) int32 {
	r := x.r
	n := r.unitOf(at)
	if n == 0 || r.units[n].lo != at {
		return news.NoVoice
	}
	u := &r.units[n-1]
	if r.quoted(u.lo) || x.last != news.NoVoice && x.lastAt >= u.lo {
		return news.NoVoice
	}
	start := r.subjectStart(u, u.end)
	end := r.subjectEnd(start, u.end)
	if end == start || end-start > maxPhrase/2 {
		return news.NoVoice
	}
	s := r.describe(start, end)
	if !s.named() || s.plural || s.kind != news.Organisation || !r.bodyWords(s.name[0], s.name[1]) && !r.nameClass(s.name[0], s.name[1]).Has(lang.KnownBody) {
		return news.NoVoice
	}
	return x.voiceOf(start, end)
}

// keepSpokesman remembers for which body one without a name speaks: "a spokeswoman for the board", and
// then "the spokeswoman".
func (x *resolver) keepSpokesman(s *source, id int32) {
	if id == news.NoVoice || s.kind != news.Organisation || x.v.list[id].Kind != news.Organisation {
		return
	}
	for i := s.lo; i < s.hi; i++ {
		if x.r.has(i, lang.Spokesman) && !x.r.plural(i) {
			if x.spokeFor == nil {
				x.spokeFor = map[string]int32{}
			}
			x.spokeFor[x.r.fold(i)] = id
			return
		}
	}
}

// spokesman reads through whom a person speaks who has somebody to speak for him: "a representative
// for Voss said", "his spokeswoman", "Through a spokesman, Voss". Nobody heard it from him.
func (x *resolver) spokesman(d *draft) {
	r := x.r
	if d.Voice == news.NoVoice || x.v.list[d.Voice].Kind != news.Person || d.src[1] <= d.src[0] {
		return
	}
	lo, hi := d.src[0], d.src[0]
	switch s := r.describe(d.src[0], d.src[1]); {
	case s.pronoun:
	case r.hisSpokesman(&s), s.named() && x.spokenFor(&s) >= 0:
		if x.namedLater(&s) == news.NoVoice && x.introduced(&s) == news.NoVoice {
			lo, hi = s.lo, s.core
		}
	}
	if u := &r.units[r.unitOf(d.src[0])]; hi == lo && d.src[0] > u.lo+1 && r.nameClass(u.lo, u.lo+1).Has(lang.ByWay) && r.comma(d.src[0]-1) {
		if end := r.coreRight(u.lo+1, d.src[0]-1); end == d.src[0]-1 && r.has(end-1, lang.Spokesman) {
			lo, hi = u.lo+1, end
		}
	}
	if hi > lo {
		x.relay(d, x.speakerOf(d.Voice, lo, hi), r.span(lo, hi))
	}
}

// hisSpokesman reports whether a source is one person's spokesman, and a pronoun says whose.
func (r *reader) hisSpokesman(s *source) bool {
	return s.kind == news.Unnamed && !s.plural && r.has(s.head, lang.Spokesman) && r.has(s.lo, lang.Possessive) && r.has(s.lo, lang.Masculine|lang.Feminine)
}

// speakerOf finds or makes the voice of whoever speaks for a person without being named, in the
// words [lo, hi).
func (x *resolver) speakerOf(person int32, lo, hi int) int32 {
	key := "spokesman of " + strconv.Itoa(int(person))
	whole := x.r.span(lo, hi)
	name := whole
	id := int32(news.NoVoice)
	if of := x.v.byKey[key]; len(of) == 0 {
		id = x.v.add(voice{Voice: news.Voice{Kind: news.Unnamed}, key: key})
	} else if id = of[0]; x.r.has(lo, lang.Possessive) {
		name = news.Span{} // "his spokesman" says less than "a spokesman"
	}
	x.v.mention(id, whole, name, news.Span{})
	return id
}

// spokesmanBeside is the words beside a name that make its bearer a spokesman; equal:
// there are none.
func (r *reader) spokesmanBeside(n *name, u *unit) (lo, hi int) {
	is, aside := false, r.comma(n.lo-1)
	for lo, hi = n.lo, n.lo; lo > u.lo && n.lo-lo < 6 && r.toks[lo-1].cue == 0 && (r.nounLike(lo-1) || r.has(lo-1, lang.Postmodifier|lang.Definite) || r.comma(lo-1) && lo == n.lo); lo-- {
		is = is || r.has(lo-1, lang.Spokesman)
	}
	if is && (!aside || r.has(lo, lang.Definite) && !r.has(lo-1, lang.Preposition)) {
		return lo, hi // "the spokesman, Ida Voss", but not "through a spokesman, Voss"
	}
	if !r.comma(n.hi) {
		return 0, 0
	}
	for lo, hi = n.hi+1, n.hi+1; hi < u.end && hi-lo < 10 && !r.toks[hi].punct; hi++ {
		is = is || r.has(hi, lang.Spokesman)
	}
	if !is {
		return 0, 0
	}
	return lo, hi
}

// oneOffice reports whether a phrase and the words [lo, hi) can be of the same spokesman:
// they share a word for the body, or one of them has none.
func (x *resolver) oneOffice(s *source, lo, hi int) bool {
	a, b := x.r.bodyOf(s.lo, s.core), x.r.bodyOf(lo, hi)
	if len(a) == 0 || len(b) == 0 && x.r.unitOf(lo)-x.r.unitOf(s.lo) <= 2 {
		return true
	}
	for w := range a {
		if b[w] {
			return true
		}
	}
	// "the force" is whatever body the text is about.
	for w := range a {
		if x.r.l.Words[w].Class.Has(lang.OrgNoun) && len(a) == 1 {
			return true
		}
	}
	return false
}

// bodyOf is the words of [lo, hi) that say for whom somebody speaks, folded.
func (r *reader) bodyOf(lo, hi int) map[string]bool {
	out := map[string]bool{}
	for i := lo; i < hi; i++ {
		if !r.toks[i].punct && !r.has(i, lang.Determiner|lang.Preposition|lang.Spokesman|lang.Possessive|lang.Conjunction|lang.AdverbWord) {
			out[r.fold(i)] = true
		}
	}
	return out
}
