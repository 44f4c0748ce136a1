package attrib

import (
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

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
	if id, ok := x.selfCalled[head]; ok && id != news.NoVoice && s.definite && !s.plural && s.core-s.lo == 2 && s.hi == s.core && !x.calledElse(head, s.lo, x.v.list[id].key) {
		return id
	}
	return news.NoVoice
}
