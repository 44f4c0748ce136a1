package attrib

import (
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

// epithet is who spoke last where a phrase calls him something new: "the observer", "the
// real estate mogul". It must be a singular person of whom nothing was said that fits.
func (x *resolver) epithet(s *source, head string) int32 {
	r := x.r
	if x.last == news.NoVoice || !s.definite || s.plural || r.toks[s.head].capital || !r.has(s.head, lang.Role|lang.PersonNoun|lang.UnnamedNoun) || x.saidBefore(head, s.lo) {
		return news.NoVoice
	}
	v := &x.v.list[x.last]
	if v.Kind != news.Person && v.Kind != news.Unnamed || v.plural || v.thing {
		return news.NoVoice
	}
	for i := s.lo + 1; i < s.core; i++ {
		if r.nameClass(i, i+1).Has(lang.Demonym|lang.PlaceName) || r.has(i, lang.Metonym) || r.toks[i].capital && r.has(i, lang.OrgNoun) {
			return news.NoVoice // "the Kelland minister", whoever that is
		}
	}
	for k := range min(len(x.names), 8*namesBack) {
		// "It was her cousin who fell, ex-President Ida Voss said": of whom the words tell
		// may be who says them.
		if n := &x.names[k]; n.sure && n.lo > x.lastAt && n.hi <= s.lo && n.key != v.key && x.at < len(r.drafts) && r.within(r.drafts[x.at].Content, n.lo) {
			return news.NoVoice
		}
	}
	sole := s.hi-s.lo <= 3 && (x.run >= aRun || x.onePerson(s.lo))
	// An office may be anybody's whom the text has not named, what somebody is seldom.
	known := v.Kind == news.Person && s.core-s.lo >= 3 && (!r.has(s.head, lang.Title|lang.UnnamedNoun|lang.Spokesman) || r.nameClass(s.lo+1, s.lo+2).Has(lang.Former)) && r.unitOf(s.lo)-r.unitOf(x.lastAt) <= 2
	if sole || known {
		return x.last
	}
	return news.NoVoice
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
	for k := range x.names {
		n := &x.names[k]
		if n.lo >= cue && (n.lo == cue || r.allCapital(cue, n.lo)) && n.key != asker && !r.quoted(n.lo) && (n.gender == unknownGender || n.gender == g) {
			return x.named(k)
		}
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
