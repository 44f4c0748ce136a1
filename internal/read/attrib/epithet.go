package attrib

import (
	"slices"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// epithet is who spoke last, or whom the sentence before is about, where a phrase calls him something new: "the observer",
// "the real estate mogul". It must be a singular person, and nothing of the kind was said of anybody else.
func (x *resolver) epithet(s *source, head string) int32 {
	r := x.r
	if !s.definite || s.plural || r.toks[s.head].capital || !r.callsPerson(s.head) && !r.has(s.head, lang.UnnamedNoun) || x.elsewhere(s) || r.ofAnother(s.hi) {
		return news.NoVoice
	}
	// An office may be anybody's whom the text has not named, what somebody is seldom.
	telling := s.core-s.lo >= 3 && (!r.has(s.head, lang.Title|lang.UnnamedNoun|lang.Spokesman) || x.ofHisState(s) || r.nameClass(s.lo+1, s.lo+2).Has(lang.Former))
	said := x.saidBefore(head, s.lo)
	if last := x.speaker(); last != news.NoVoice && x.goesOn(s, last, telling) {
		known := r.nameClass(s.head, s.head+1).Has(lang.Epithet) // “the actress” may have been said of him before
		if !said || known && !x.calledElse(head, s.lo, x.v.list[last].key) {
			return last
		}
	}
	if !telling || said {
		return news.NoVoice
	}
	hi := x.nameFrom(s.lo)
	for k := hi - 1; k >= max(0, hi-namesBack) && r.unitOf(s.lo)-r.unitOf(x.names[k].lo) <= goesOnWithin; k-- {
		n := &x.names[k]
		if n.start && n.sure && !r.quoted(n.lo) && r.unitOf(n.lo) < r.unitOf(s.lo) && n.gender.fits(s.gender) {
			if r.has(n.lo-1, lang.Conjunction) {
				break // "Ida Voss and | Karl Brandt | have parted": either of them
			}
			return x.named(k)
		}
	}
	return news.NoVoice
}

// goesOn reports whether the person who spoke last may go on under a phrase: one that tells much of him, or what one is known
// for with nobody else named since, right behind his words; any, if he is the only one who speaks.
func (x *resolver) goesOn(s *source, last int32, telling bool) bool {
	r, v := x.r, &x.v.list[last]
	if !v.onePerson(s.gender) {
		return false
	}
	if s.hi-s.lo <= 3 && (x.run >= aRun && (s.gender == unknownGender || v.gender == s.gender) || x.onePerson(s.lo) || x.oneBreath()) {
		return true
	}
	if r.unitOf(s.lo)-r.unitOf(x.lastAt) > goesOnWithin {
		return false
	}
	return telling || s.hi == s.core && v.key != "" && r.nameClass(s.head, s.head+1).Has(lang.Epithet) && !x.otherNamed(x.lastAt, s.lo, v.key, s.gender)
}

// otherNamed reports whether somebody of a gender who is not known by a key is named in [lo, hi).
func (x *resolver) otherNamed(lo, hi int, key string, g gender) bool {
	for k := x.nameFrom(lo); k < len(x.names) && x.names[k].lo < hi; k++ {
		if n := &x.names[k]; n.sure && n.key != key && n.gender.fits(g) {
			return true
		}
	}
	return false
}

// ofHisState reports whether a phrase, the first with its word, calls by a title and a place somebody
// who spoke right before and whom the text has given no title: "Ida Voss, who lost on Tuesday, said so. |
// The Kelland senator | declined to say more".
func (x *resolver) ofHisState(s *source) bool {
	r := x.r
	if s.core-s.lo != 3 || !r.has(s.head, lang.Title) || x.last == news.NoVoice || r.unitOf(s.lo)-r.unitOf(x.lastAt) != 1 || s.lo != r.units[r.unitOf(s.lo)].lo {
		return false
	}
	v := &x.v.list[x.last]
	if v.Kind != news.Person || v.Role.Empty() || x.at > 0 && r.drafts[x.at-1].class == lang.AskCue {
		return false // whoever asked is not who answers
	}
	for i, hi := news.Within(r.spans, v.Role); i < hi; i++ {
		if r.has(i, lang.Title) {
			return false
		}
	}
	return true
}

// elsewhere reports whether a phrase may mean somebody whom the text has not named: of a
// place ("the Kelland minister"), or one of whom its statement's words tell ("It was her
// cousin who fell, ex-President Ida Voss, the former leader said").
func (x *resolver) elsewhere(s *source) bool {
	r := x.r
	for i := s.lo + 1; i < s.core && !x.ofHisState(s); i++ {
		if r.nameClass(i, i+1).Has(lang.Demonym|lang.PlaceName) || r.has(i, lang.Metonym) || r.toks[i].capital && r.has(i, lang.OrgNoun) {
			return true
		}
	}
	return x.last != news.NoVoice && x.tellsOf(s, x.lastAt+1, x.v.list[x.last].key, unknownGender)
}

// callsPerson reports whether token i is a word for what a person is.
func (r *reader) callsPerson(i int) bool {
	return r.has(i, lang.Role|lang.PersonNoun) || r.nameClass(i, i+1).Has(lang.Epithet)
}

// goesOnWithin is how many units lie at most between somebody's words and the next ones, of whom a word
// for what he is known for calls.
const goesOnWithin = 2

// justSpoke is who spoke last, if that is a person with a name and of the gender of a phrase, right before it.
func (x *resolver) justSpoke(s *source) int32 {
	last := x.speaker()
	if last == news.NoVoice || x.r.unitOf(s.lo)-x.r.unitOf(x.lastAt) > goesOnWithin {
		return news.NoVoice
	}
	if v := &x.v.list[last]; v.key == "" || !v.onePerson(s.gender) {
		return news.NoVoice
	}
	return last
}

// speaker is whose words the statement before is: where it only tells what is said in another's, that
// one's. "| Voss plans | to stay, Brandt said": Brandt spoke.
func (x *resolver) speaker() int32 {
	if x.at == 0 || x.last == news.NoVoice {
		return x.last
	}
	d := &x.r.drafts[x.at-1]
	if d.Voice != x.last || len(d.Source) == 0 {
		return x.last
	}
	for k := x.at - 2; k >= max(0, x.at-quotersBack); k-- {
		e := &x.r.drafts[k]
		if e.Voice != news.NoVoice && len(e.Source) > 0 && slices.ContainsFunc(e.Content, func(c news.Span) bool { return c.Contains(d.Source[0]) }) {
			return e.Voice
		}
	}
	return x.last
}

// calledElse reports whether the text before token at has a word for what a person is, and not beside the
// name that the key is of: another may be called so.
func (x *resolver) calledElse(word string, at int, key string) bool {
	r := x.r
	if !x.saidBefore(word, at) {
		return false
	}
	for i := at - 1; i >= max(0, at-calledBack); i-- {
		if r.toks[i].punct || r.quoted(i) || r.fold(i) != word {
			continue
		}
		his := false
		for k := max(0, i-calledNear); k < min(len(r.toks), i+calledNear+1); k++ {
			his = his || r.fold(k) == key && !r.verbBetween(min(i, k), max(i, k))
		}
		if !his {
			return true
		}
	}
	return false
}

// How far back a word for somebody is looked for, and how near his name it stands, in tokens.
const (
	calledBack = 2000
	calledNear = 6
)
