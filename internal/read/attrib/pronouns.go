package attrib

import (
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
	if x.last == news.NoVoice || x.v.list[x.last].Kind != news.Organisation || r.quoted(at) {
		return false
	}
	for k := r.unitOf(x.lastAt) + 1; k <= r.unitOf(at); k++ {
		u := &r.units[k]
		if u.lo >= at || k > r.unitOf(x.lastAt)+farBack {
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
	if x.last == news.NoVoice || !s.definite || s.plural || !r.has(s.head, lang.Role|lang.PersonNoun|lang.UnnamedNoun) || x.saidBefore(head, s.lo) {
		return news.NoVoice
	}
	v := &x.v.list[x.last]
	if v.Kind != news.Person && v.Kind != news.Unnamed || v.plural || v.thing {
		return news.NoVoice
	}
	sole := s.hi-s.lo <= 3 && (x.run >= aRun || x.onePerson(s.lo))
	// An office may be anybody's whom the text has not named, what somebody is seldom.
	known := v.Kind == news.Person && s.core-s.lo >= 3 && !r.has(s.head, lang.Title|lang.UnnamedNoun|lang.Spokesman) && r.unitOf(s.lo)-r.unitOf(x.lastAt) <= 2
	if sole || known {
		return x.last
	}
	return news.NoVoice
}
