package attrib

import (
	"slices"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// callsPerson reports whether token i is a word for what a person is.
func (r *reader) callsPerson(i int) bool {
	return r.has(i, lang.Role|lang.PersonNoun) || r.nameClass(i, i+1).Has(lang.Epithet)
}

// goesOnWithin is how many units lie at most between somebody's words and the next ones, of whom a word
// for what he is known for calls.
const goesOnWithin = 2

// knownFor is who spoke last, where a phrase calls somebody by what a person is known for, right behind
// his words, and nobody else is named since of whom it could be: "Voss said that … | The actress | added".
// Of an office it may be somebody whom the text has not named.
func (x *resolver) knownFor(s *source, head string) int32 {
	r := x.r
	if !s.definite || s.plural || s.hi != s.core || r.toks[s.head].capital || !r.nameClass(s.head, s.head+1).Has(lang.Epithet) || x.elsewhere(s) || r.ofAnother(s.hi) {
		return news.NoVoice
	}
	last := x.justSpoke(s)
	if last == news.NoVoice {
		return news.NoVoice
	}
	key := x.v.list[last].key
	if x.calledElse(head, s.lo, key) {
		return news.NoVoice
	}
	for k := x.nameFrom(x.lastAt); k < len(x.names) && x.names[k].lo < s.lo; k++ {
		if n := &x.names[k]; n.sure && n.key != key && n.gender.fits(s.gender) {
			return news.NoVoice
		}
	}
	return last
}

// justSpoke is who spoke last, if that is a person with a name and of the gender of a phrase, right before it.
func (x *resolver) justSpoke(s *source) int32 {
	last := x.speaker()
	if last == news.NoVoice || x.r.unitOf(s.lo)-x.r.unitOf(x.lastAt) > goesOnWithin {
		return news.NoVoice
	}
	if v := &x.v.list[last]; v.Kind != news.Person || v.plural || v.thing || v.key == "" || !v.gender.fits(s.gender) {
		return news.NoVoice
	}
	return last
}

// noteSelf remembers what somebody calls himself in his own words: “I’m | the director”.
func (x *resolver) noteSelf(d *draft) {
	r := x.r
	if d.Kind != news.Direct || d.Voice == news.NoVoice || x.v.list[d.Voice].Kind != news.Person {
		return
	}
	for _, c := range d.Content {
		lo, hi := news.Within(r.spans, c)
		for i := lo; i+3 < min(hi, lo+selfLooked); i++ {
			supposed := i > lo && (r.hasClass(i-1, lang.Subordinator) || r.nameClass(i-1, i).Has(lang.Supposes)) // "If I’m the director"
			if supposed || !r.iAmThe(i) {
				continue
			}
			if x.selfCalled == nil {
				x.selfCalled = map[string]int32{}
			}
			word := r.fold(i + 3)
			if id, ok := x.selfCalled[word]; ok && id != d.Voice {
				x.selfCalled[word] = news.NoVoice // two of them
			} else if !ok {
				x.selfCalled[word] = d.Voice
			}
		}
	}
}

// iAmThe reports whether somebody says at token i what he is, and not of what: “| I’m the director |”, and not “I’m the
// director of a bank”, nor “I was the director”.
func (r *reader) iAmThe(i int) bool {
	if !r.hasClass(i, lang.FirstPerson) || r.hasClass(i, lang.Plural) || !r.hasClass(i+1, lang.AuxBe) || r.toks[i+1].form == lang.PastForm {
		return false
	}
	return r.hasClass(i+2, lang.Definite) && r.hasClass(i+3, lang.Role) && !r.hasClass(i+4, lang.Postmodifier|lang.Genitive)
}

// selfLooked is how many tokens of somebody's words are looked at for what he calls himself.
const selfLooked = 400

// himself is the one who has called himself by the word of a phrase, if nobody else has.
func (x *resolver) himself(s *source, head string) int32 {
	if id, ok := x.selfCalled[head]; ok && s.definite && !s.plural && s.core-s.lo == 2 && s.hi == s.core && !x.calledElse(head, s.lo, x.v.list[id].key) {
		return id
	}
	return news.NoVoice
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
