package attrib

import (
	"sort"
	"strings"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// This file finds out whom pronouns mean that point to no person before them.

// quotersBack is how many statements on either side are looked at for one that quotes
// a word.
const quotersBack = 8

// quoter is whose words the token at i, in a quotation, is a part of: the voice of the
// statement that holds it, or else whoever spoke last.
func (x *resolver) quoter(i int) int32 {
	r := x.r
	for k := max(0, x.at-quotersBack); k < min(len(r.drafts), x.at+quotersBack); k++ {
		d := &r.drafts[k]
		if k == x.at || d.src[1] <= d.src[0] || r.quoted(d.src[0]) || !r.within(d.Content, i) {
			continue
		}
		if id := x.voiceOf(d.src[0], d.src[1]); id != news.NoVoice {
			return id
		}
	}
	return x.last
}

// bodySpoke reports whether "they" at token at can be the body that spoke last: people
// speak for it, and no others have become the subject since.
func (x *resolver) bodySpoke(at int) bool {
	r := x.r
	if x.last == news.NoVoice || x.v.list[x.last].Kind != news.Organisation || x.v.list[x.last].doubt || r.quoted(at) || r.unitOf(at)-r.unitOf(x.lastAt) > 2 {
		return false
	}
	for k := r.unitOf(x.lastAt) + 1; k <= r.unitOf(at); k++ {
		u := &r.units[k]
		if u.lo >= at {
			break
		}
		end := r.coreRight(u.lo, min(u.end, at))
		if end == u.lo || r.quoted(u.lo) || r.has(u.lo, lang.Pronoun) && end == u.lo+1 {
			continue
		}
		if s := r.describe(u.lo, end); s.plural {
			return false
		}
	}
	return true
}

// bodyAbove is the body that "they" at token at means, where it begins a sentence and the one
// before in its paragraph is about a body that has spoken: "On Monday the ferry line closed. |
// They | said". Of two sentences about it, and of several bodies, nothing is known.
func (x *resolver) bodyAbove(at int) int32 {
	r := x.r
	n := r.unitOf(at)
	if n == 0 || r.units[n].lo != at || r.units[n].first || r.quoted(at) {
		return news.NoVoice
	}
	u := &r.units[n-1]
	start := r.subjectStart(u, u.end)
	end := r.coreRight(start, u.end)
	if end == start || r.quoted(start) {
		return news.NoVoice
	}
	s := r.describe(start, end)
	if !s.named() || s.plural || s.kind == news.Group {
		return news.NoVoice
	}
	for _, id := range x.v.byKey[r.foldRange(s.name[0], s.name[1])] {
		if v := &x.v.list[id]; v.Kind == news.Organisation && !v.doubt && !v.plural {
			return id
		}
	}
	return news.NoVoice
}

// epithet is who spoke last, or whom the sentence before is about, where a phrase calls
// him something new: "the observer", "the real estate mogul". It must be a singular person
// of whom nothing was said that fits.
func (x *resolver) epithet(s *source, head string) int32 {
	r := x.r
	if !s.definite || s.plural || r.toks[s.head].capital || !r.has(s.head, lang.Role|lang.PersonNoun|lang.UnnamedNoun) || x.saidBefore(head, s.lo) || x.elsewhere(s) {
		return news.NoVoice
	}
	// An office may be anybody's whom the text has not named, what somebody is seldom.
	telling := s.core-s.lo >= 3 && (!r.has(s.head, lang.Title|lang.UnnamedNoun|lang.Spokesman) || r.nameClass(s.lo+1, s.lo+2).Has(lang.Former))
	if x.last != news.NoVoice {
		v := &x.v.list[x.last]
		person := v.Kind == news.Person && !v.plural && !v.thing && (v.gender == unknownGender || s.gender == unknownGender || v.gender == s.gender)
		sole := s.hi-s.lo <= 3 && (x.run >= aRun && (s.gender == unknownGender || v.gender == s.gender) || x.onePerson(s.lo) || x.oneBreath())
		if person && (sole || telling && r.unitOf(s.lo)-r.unitOf(x.lastAt) <= 2) {
			return x.last
		}
	}
	if !telling {
		return news.NoVoice
	}
	hi := sort.Search(len(x.names), func(k int) bool { return x.names[k].lo >= s.lo })
	for k := hi - 1; k >= 0 && r.unitOf(s.lo)-r.unitOf(x.names[k].lo) <= 2; k-- {
		n := &x.names[k]
		if n.start && n.sure && !r.quoted(n.lo) && r.unitOf(n.lo) < r.unitOf(s.lo) && (n.gender == unknownGender || s.gender == unknownGender || n.gender == s.gender) {
			return x.named(k)
		}
	}
	return news.NoVoice
}

// aged is whom the sentence before is about, where a phrase says how old somebody is: "Karl Voss
// wrote to the Post. “…,” | the 87-year-old comedian | said", "| The comedian, 47, | said". So one
// goes on from a name.
func (x *resolver) aged(s *source) int32 {
	r := x.r
	n := r.unitOf(s.lo)
	if !s.definite || s.plural || s.lo+1 >= s.core || n == 0 || !r.has(s.head, lang.Role|lang.PersonNoun) {
		return news.NoVoice
	}
	aside := r.comma(s.core) && s.core+2 < s.hi && r.ageOnly(s.core+1, s.core+2)
	if !aside && (!r.number(s.lo+1) || r.units[n].first) {
		return news.NoVoice
	}
	from := r.units[n-1].lo
	for k := sort.Search(len(x.names), func(k int) bool { return x.names[k].lo >= from }); k < len(x.names) && x.names[k].lo < r.units[n-1].hi; k++ {
		if p := &x.names[k]; p.start && !r.quoted(p.lo) && (p.gender == unknownGender || s.gender == unknownGender || p.gender == s.gender) {
			return x.named(k)
		}
	}
	return news.NoVoice
}

// ofBody is the one person of whom the text says something with the name of a body in it, where a
// phrase calls somebody by that: "Albrin founder Karl Voss", then "the Albrin chief".
func (x *resolver) ofBody(s *source) int32 {
	r := x.r
	if !s.definite || s.plural || s.core-s.lo != 3 || !r.toks[s.lo+1].capital || !r.has(s.head, lang.Role|lang.PersonNoun) || r.has(s.head, lang.UnnamedNoun|lang.Spokesman) || r.toks[s.head].capital {
		return news.NoVoice
	}
	if c := r.nameClass(s.lo+1, s.lo+2); c.Has(lang.PlaceName|lang.Demonym) || r.toks[s.lo+1].has(lang.Metonym|lang.TimeWord) {
		return news.NoVoice
	}
	body, found := r.fold(s.lo+1), int32(news.NoVoice)
	for k := len(x.v.list) - 1; k >= max(0, len(x.v.list)-voicesBack); k-- {
		v := &x.v.list[k]
		if v.Kind != news.Person || v.Role.Empty() {
			continue
		}
		for i, hi := news.Within(r.spans, v.Role); i < hi; i++ {
			if r.toks[i].capital && r.fold(i) == body {
				if found != news.NoVoice && found != int32(k) {
					return news.NoVoice
				}
				found = int32(k)
			}
		}
	}
	return found
}

// oneBreath reports whether the statement at hand quotes on in the paragraph in which the one before
// quotes: “It is late,” Voss told the Post. “I will go,” | the candidate | said.
func (x *resolver) oneBreath() bool {
	r := x.r
	if x.at == 0 {
		return false
	}
	d, e := &r.drafts[x.at], &r.drafts[x.at-1]
	return d.Kind == news.Direct && e.Kind == news.Direct && e.Voice == x.last && r.units[d.unit].paragraph == r.units[e.unit].paragraph &&
		d.unit-e.unit <= 1 && d.Content[0].Start < r.spans[d.src[0]].Start
}

// elsewhere reports whether a phrase may mean somebody whom the text has not named: of a
// place ("the Kelland minister"), or one of whom its statement's words tell ("It was her
// cousin who fell, ex-President Ida Voss, the former leader said").
func (x *resolver) elsewhere(s *source) bool {
	r := x.r
	for i := s.lo + 1; i < s.core; i++ {
		if r.nameClass(i, i+1).Has(lang.Demonym|lang.PlaceName) || r.has(i, lang.Metonym) || r.toks[i].capital && r.has(i, lang.OrgNoun) {
			return true
		}
	}
	if x.last == news.NoVoice || x.at >= len(r.drafts) {
		return false
	}
	for k := range min(len(x.names), 8*namesBack) {
		if n := &x.names[k]; n.sure && n.lo > x.lastAt && n.hi <= s.lo && n.key != x.v.list[x.last].key && r.within(r.drafts[x.at].Content, n.lo) {
			return true
		}
	}
	return false
}

// ownStatement is whose statement "the statement" is, where the text said before that
// somebody spoke in one: "said in a statement".
func (x *resolver) ownStatement(s *source) int32 {
	r := x.r
	if !s.definite || s.core-s.lo != 2 || !r.has(s.head, lang.MediumNoun) || x.at >= len(r.drafts) {
		return news.NoVoice
	}
	if d := &r.drafts[x.at]; d.class != lang.SayCue || d.cue == nil && d.Kind == news.Indirect {
		return news.NoVoice // "the remarks suggest"
	}
	i := s.lo - 1
	for i >= max(0, s.lo-8*maxPhrase) && (r.quoted(i) || r.fold(i) != r.fold(s.head)) {
		i--
	}
	if i < 1 || i < s.lo-8*maxPhrase {
		return news.NoVoice
	}
	from := i
	for from > 0 && i-from < 3 && r.nounLike(from-1) && !r.has(from, lang.Determiner|lang.Possessive) {
		from--
	}
	if r.has(from, lang.Definite) || !r.has(from-1, lang.Preposition) || r.has(i+1, lang.Pronoun|lang.Relative) {
		return news.NoVoice // "a report | she commissioned" is not hers
	}
	found, u := int32(news.NoVoice), r.unitOf(i)
	for k := x.at - 1; k >= max(0, x.at-4*quotersBack) && r.drafts[k].unit >= u; k-- {
		d := &r.drafts[k]
		if d.unit != u || d.Voice == news.NoVoice || len(d.Cue) == 0 {
			continue
		}
		if found == news.NoVoice || r.tokenAt(d.Cue[0].Start) < i {
			found = d.Voice
		}
		if r.tokenAt(d.Cue[0].Start) < i {
			break
		}
	}
	return found
}

// asked is who answers a question with the pronoun at token at: not who asked it in the
// statement before, but who was asked ("A guard asked Voss whether …").
func (x *resolver) asked(at int, g gender) int32 {
	d := x.question(at)
	if d == nil {
		return news.NoVoice
	}
	r := x.r
	cue, asker := r.tokenAt(d.Cue[0].End), x.v.list[d.Voice].key
	k := sort.Search(len(x.names), func(k int) bool { return x.names[k].lo >= cue })
	if k == len(x.names) {
		return news.NoVoice
	}
	n := &x.names[k]
	listens := n.lo == cue || n.lo < cue+maxLabel && r.allCapital(cue, n.lo)
	if listens && n.key != asker && !r.quoted(n.lo) && (n.gender == unknownGender || n.gender == g) {
		return x.named(k)
	}
	return news.NoVoice
}

// question is the question that whoever spoke last asked in the statement before the one
// with its source at token at, or nil.
func (x *resolver) question(at int) *draft {
	if x.at == 0 || x.at >= len(x.r.drafts) {
		return nil
	}
	d := &x.r.drafts[x.at-1]
	if d.class != lang.AskCue || d.Voice == news.NoVoice || d.Voice != x.last || len(d.Cue) == 0 || x.r.unitOf(at)-d.unit > 1 {
		return nil
	}
	return d
}

// asksOf reports whether a question is about somebody of a gender who has been named
// before: "a voter asked if she might come".
func (x *resolver) asksOf(d *draft, g gender) bool {
	for _, c := range d.Content {
		lo, hi := news.Within(x.r.spans, c)
		for i := lo; i < min(hi, lo+maxPhrase); i++ {
			if x.r.has(i, lang.Pronoun) && x.r.genderOf(i, i+1) == g {
				return true
			}
		}
	}
	return false
}

// ofSeveral is which of several sources without names a phrase points back to by its
// number: "the first official", "the second official", "the other official".
func (x *resolver) ofSeveral(s *source, head string) int32 {
	r := x.r
	first := s.core > s.lo+1 && r.nameClass(s.lo+1, s.lo+2).Has(lang.First)
	if !s.definite || head == "" || s.plural || !first && !s.another {
		return news.NoVoice
	}
	from := max(0, len(x.v.list)-voicesBack)
	found := int32(news.NoVoice)
	for k := from; k < len(x.v.list); k++ {
		v := &x.v.list[k]
		if v.head != head || v.plural || v.Kind != news.Unnamed {
			continue
		}
		switch _, after, _ := strings.Cut(v.words, " "); {
		case first && !v.other:
			return int32(k) // the earliest of them
		case s.another && v.other && strings.HasPrefix(after, r.fold(s.lo+1)+" "):
			return int32(k)
		case s.another && int32(k) != x.last:
			found = int32(k)
		}
	}
	return found
}
