package attrib

import (
	"strings"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// This file finds out which names are those of bodies and places, and which body a phrase means.

// body finds or makes a named organisation, outlet, document or group: by its
// whole name, by the end of a longer one, by its acronym.
func (x *resolver) body(s *source) int32 {
	r := x.r
	whole := r.span(s.lo, s.hi)
	if id := x.behindName(s); id != news.NoVoice {
		return x.v.meant(id, whole)
	}
	x.inFull(s)
	name, role := r.span(s.name[0], s.name[1]), news.Span{}
	if s.kind == news.Organisation && s.role[1] > s.role[0] && r.hasRole(s.role[0], s.role[1]) {
		role = r.span(s.role[0], s.role[1])
	}
	end := r.firmEnd(s.name[0], s.name[1])
	if id := x.bodyByEnd(s.name[0], end); id != news.NoVoice {
		x.v.mention(id, whole, name, role)
		return id
	}
	owners := ""
	if s.kind == news.Organisation {
		owners = x.ownersKey(s.name[0], s.name[1])
	}
	if id := x.ownedBody(owners); id != news.NoVoice {
		x.mentionOwned(id, name, s.name[0])
		return id
	}
	if id := x.armedForces(s.name[0], s.name[1]); id != news.NoVoice {
		x.v.mention(id, whole, name, role)
		return id
	}
	id := x.newBody(s, end, owners)
	x.v.mention(id, whole, name, role)
	return id
}

// behindName is somebody else whom a body's name means: who speaks for it, or a person, as "the Voss" by a slip of the
// pen is Voss.
func (x *resolver) behindName(s *source) int32 {
	if k := x.spokenFor(s); k >= 0 {
		return x.named(k)
	}
	if id := x.spokenForBefore(s); id != news.NoVoice {
		return id
	}
	if s.kind == news.Organisation && s.name[1] == s.name[0]+1 {
		return x.knownPerson(x.r.fold(s.name[0]))
	}
	return news.NoVoice
}

// bodyByEnd is the body that is called by the name [lo, end), or by the last words of it, two at least: "the Dunmore
// | Harbour Board |".
func (x *resolver) bodyByEnd(lo, end int) int32 {
	for from := lo; from < end; from++ {
		if from > lo && end-from < 2 {
			break
		}
		if ids := x.v.byKey[x.r.foldRange(from, end)]; len(ids) > 0 {
			return ids[len(ids)-1]
		}
	}
	return news.NoVoice
}

// newBody makes the voice of a body that is named for the first time, and notes what else it may be called by: the end of
// its name, an acronym, its name without what sort of body it is.
func (x *resolver) newBody(s *source, end int, owners string) int32 {
	r := x.r
	v := voice{key: r.foldRange(s.name[0], end), plural: s.plural, head: r.fold(s.name[1] - 1), name: s.name}
	v.Kind = s.kind
	id := x.v.add(v)
	x.keepForces(id, s.name[0], s.name[1])
	x.keepOwned(id, owners)
	if s.name[1]-s.name[0] > 1 {
		x.v.also(id, r.acronym(s.name[0], s.name[1]))
		for lo := s.name[0] + 1; lo < end-1; lo++ {
			x.v.also(id, r.foldRange(lo, end))
		}
		if at := r.bodyStem(s.name[0], s.name[1]); at > 0 {
			x.v.also(id, r.foldRange(s.name[0], at))
		}
	}
	return id
}

// fullerBefore is the phrase that a sentence since the last statement begins with and that says which
// body of the same sort is meant: "The Kelland government sent an alert", then "the government". Equal:
// there is none.
func (x *resolver) fullerBefore(s *source) (lo, hi int) {
	r := x.r
	for k := r.unitOf(s.lo) - 1; k >= max(0, r.unitOf(s.lo)-namedBefore); k-- {
		u := &r.units[k]
		if x.last != news.NoVoice && u.lo <= x.lastAt {
			break
		}
		end := r.subjectEnd(u.lo, u.end)
		if end < u.lo+3 || r.quoted(u.lo) || !r.has(u.lo, lang.Definite) || r.fold(end-1) != r.fold(s.head) {
			continue
		}
		if r.nameClass(u.lo+1, end-1).Has(lang.Demonym | lang.PlaceName) {
			return u.lo, end
		}
	}
	return 0, 0
}

// subjectEnd is where the noun phrase that begins at token lo ends, before its verb.
func (r *reader) subjectEnd(lo, hi int) int {
	end := r.coreRight(lo, hi)
	for k := lo + 1; k < end; k++ {
		if r.pastVerb(lo, k) {
			return k
		}
	}
	return end
}

// namedBefore is how many sentences back a body is looked for that a phrase names in short.
const namedBefore = 3

// bareBody is the body named last, where a phrase says no more than what kind of
// body it is: "the company". The name must not say that it is of another kind.
func (x *resolver) bareBody(s *source) int32 {
	r := x.r
	if !s.definite || s.core-s.lo != 2 || !r.has(s.head, lang.OrgNoun) || r.has(s.head, lang.GroupNoun|lang.Metonym) || r.toks[s.head].capital {
		return news.NoVoice
	}
	if lo, hi := x.fullerBefore(s); hi > lo {
		return x.voiceOf(lo, hi)
	}
	if r.nameClass(s.head, s.core).Has(lang.StateBody) {
		return news.NoVoice
	}
	for k := len(x.v.list) - 1; k >= max(0, len(x.v.list)-voicesBack); k-- {
		v := &x.v.list[k]
		if int32(k) == x.last && (v.doubt || v.Kind == news.Person && x.firm(v)) {
			v.Kind, v.doubt = news.Organisation, false
			return int32(k)
		}
		if v.Kind != news.Organisation || v.name[1] <= v.name[0] || v.doubt {
			continue
		}
		lo, hi := v.name[0], v.name[1]
		c := r.nameClass(lo, hi)
		if !r.bodyWords(lo, hi) && !r.toks[hi-1].has(lang.Metonym) && !c.Has(lang.PlaceName|lang.Demonym) || r.publicBody(s.head, lo, hi) {
			return int32(k)
		}
		return news.NoVoice
	}
	return news.NoVoice
}

// publicBody reports whether a noun and the name [lo, hi) may mean one public body: "the agency", the
// Kelland Port Authority.
func (r *reader) publicBody(noun, lo, hi int) bool {
	if !r.nameClass(noun, noun+1).Has(lang.PublicBody) {
		return false
	}
	for i := lo; i < hi; i++ {
		if r.nameClass(i, i+1).Has(lang.PublicBody) {
			return true
		}
	}
	return hi == lo+1 && r.toks[lo].upper
}

// bodyName reports whether a word that is nobody's name is used as that of a body or
// a place: after "in" or "at", before a noun for bodies, or by being a place's.
func (x *resolver) bodyName(i int) bool {
	r := x.r
	c := r.nameClass(i, i+1)
	key := r.surname(i)
	if r.plural(i) && x.onlyBegins(i) && strings.IndexByte(key, '.') < 0 {
		return false // "Mourners | said it was late"
	}
	if x.bySurname[key] != nil || c.Has(lang.GivenName) {
		return false
	}
	if c.Has(lang.PlaceName|lang.Demonym) || x.isThing(i) {
		return true
	}
	if x.bodies == nil {
		x.bodies = r.bodyNames()
	}
	return x.bodies[key]
}

// doubtful reports whether the name of one word at token i is a body's for all that the
// text says: it gives nobody of that surname a first name, and calls it neither he nor she.
func (x *resolver) doubtful(i int) bool {
	key := x.r.surname(i)
	return !x.r.has(i, lang.TimeWord) && !x.onlyBegins(i) && !x.beginsName(key, i) && x.bySurname[key] == nil && !x.r.nameClass(i, i+1).Has(lang.GivenName) && !x.isThing(i) && x.things[key] == 0
}

// onlyBegins reports whether the word at token i has a capital for beginning a sentence,
// as far as the text says.
func (x *resolver) onlyBegins(i int) bool {
	r := x.r
	if !x.sentenceStart(i) {
		return false
	}
	if x.inside == nil {
		x.inside = map[string]bool{}
		for k := 1; k < len(r.toks); k++ {
			if t := &r.toks[k]; t.capital && !t.punct && !r.toks[k-1].punct && !r.apart(k) {
				x.inside[r.fold(k)] = true
			}
		}
	}
	return !x.inside[r.fold(i)]
}

// firm reports whether a voice that was taken for a person may as well be a firm: it has
// no first name that is known, no office, and nobody called it he or she.
func (x *resolver) firm(v *voice) bool {
	for _, i := range v.noun {
		if !x.r.toks[i].capital {
			return false
		}
	}
	return v.gender == unknownGender && v.Role.Empty() && !x.r.l.Names[v.given].Has(lang.GivenName) && v.given != ""
}

// firmCalled is the firm of several words that has spoken, where the word at token i is the first of
// them and nobody's name: "Brandt Sachs said", and then "Brandt said". So people are not called.
func (x *resolver) firmCalled(i int) int32 {
	r := x.r
	key, found := r.surname(i), int32(news.NoVoice)
	if x.bySurname[key] != nil || r.nameClass(i, i+1).Has(lang.GivenName|lang.PlaceName|lang.Demonym) || r.toks[i].class != 0 {
		return found
	}
	for k := len(x.v.list) - 1; k >= max(0, len(x.v.list)-voicesBack); k-- {
		v := &x.v.list[k]
		person := v.Kind == news.Person && v.given == key && x.firm(v)
		known := v.Kind == news.Organisation && v.name[1] == v.name[0]+2 && r.fold(v.name[0]) == key && r.nameClass(v.name[0], v.name[1]).Has(lang.KnownBody)
		if !person && !known {
			continue
		}
		if found != news.NoVoice {
			return news.NoVoice
		}
		found = int32(k)
	}
	return found
}

// isThing reports whether the name at token i is spoken of as "it" rather than as "he"
// or "she", as far as the text says: the pronouns that follow it in its sentences,
// before another name, are counted once for each name.
func (x *resolver) isThing(i int) bool {
	r := x.r
	if x.things == nil {
		x.things = map[string]int{}
		for k := range r.toks {
			if t := &r.toks[k]; t.capital && !t.punct && t.region < 0 {
				x.things[r.fold(k)] += r.thingAfter(k)
			}
		}
	}
	return x.things[r.fold(i)] > 0
}

// thingAfter is 1 where the next pronoun after the name at token k says that it is a
// thing, -1 where it says that it is a person, and 0 where there is none near.
func (r *reader) thingAfter(k int) int {
	for i := k + 1; i < min(k+maxPhrase, len(r.toks)); i++ {
		t := &r.toks[i]
		switch {
		case t.punct && (t.first == '.' || t.first == ';'), t.capital && !t.has(lang.TimeWord), t.region >= 0:
			return 0
		case t.has(lang.Thing):
			return 1
		case t.has(lang.Masculine|lang.Feminine) && t.has(lang.Pronoun|lang.Possessive):
			return -1
		}
	}
	return 0
}

// bodyNames are the words with capitals that stand where names of bodies stand.
func (r *reader) bodyNames() map[string]bool {
	out := map[string]bool{}
	for i := range r.toks {
		t := &r.toks[i]
		if !t.capital || t.punct {
			continue
		}
		org := i+1 < len(r.toks) && r.toks[i+1].capital && r.toks[i+1].has(lang.OrgNoun|lang.OutletNoun) && !r.apart(i+1)
		alone := i+1 >= len(r.toks) || !r.toks[i+1].capital || r.apart(i+1)
		spoken := alone && i+2 < len(r.toks) && r.has(i+1, lang.Role|lang.OrgNoun) && !r.toks[i+1].capital // "the Albrin spokesman"
		if org || spoken || alone && i > 0 && r.nameClass(i-1, i).Has(lang.Locative) {
			out[r.fold(i)] = true
		}
	}
	return out
}
