package attrib

import (
	"strings"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// This file finds out that two voices are one: a body and what else it is called by.

// armedForces is the voice of a country's forces as this text has them already: "the
// Kelland military" and "the Kelland defence ministry" speak for the same people. from
// and end are the tokens of the phrase without its article.
func (x *resolver) armedForces(from, end int) int32 {
	land := x.r.forcesOf(from, end)
	if land == "" {
		return news.NoVoice
	}
	if id, ok := x.forces[land]; ok {
		return id
	}
	return news.NoVoice
}

// theForces is the one country's forces that have spoken, where a phrase says no more than
// "the military".
func (x *resolver) theForces(s *source) int32 {
	if !s.definite || s.core-s.lo != 2 || !x.r.nameClass(s.head, s.core).Has(lang.Forces) || len(x.forces) != 1 {
		return news.NoVoice
	}
	for _, id := range x.forces {
		return id
	}
	return news.NoVoice
}

// keepForces remembers a voice as that of a country's forces if its words say so.
func (x *resolver) keepForces(id int32, from, end int) {
	if land := x.r.forcesOf(from, end); land != "" {
		if x.forces == nil {
			x.forces = map[string]int32{}
		}
		x.forces[land] = id
	}
}

// forcesOf is whose forces the words [from, end) name, folded, or nothing.
func (r *reader) forcesOf(from, end int) string {
	if from < end && r.has(from, lang.Determiner) {
		from++
	}
	for at := from + 1; at < end && at <= from+2; at++ {
		if r.nameClass(from, at).Has(lang.Demonym|lang.PlaceName) && r.nameClass(at, end).Has(lang.Forces) {
			return r.foldRange(from, at)
		}
	}
	return ""
}

// ownersKey is what a body is known by that has a person's name and no other: "Ida Voss's
// campaign" and "the Voss campaign" are one. from and end are the tokens of the phrase; "" for others.
func (x *resolver) ownersKey(from, end int) string {
	r := x.r
	if from < end && r.hasClass(from, lang.Determiner) && !r.hasClass(from, lang.Possessive) {
		from++
	}
	head := end - 1
	if head <= from || !r.hasClass(head, lang.OrgNoun) || r.hasClass(head, lang.GroupNoun) {
		return ""
	}
	at := head - 1
	if at > from && r.hasClass(at, lang.Possessive) && !r.hasClass(at, lang.Determiner) {
		at--
	}
	owner := r.fold(at)
	if r.hasClass(at, lang.Possessive) && r.hasClass(at, lang.Masculine|lang.Feminine) && at == from && head == at+1 {
		owner = x.ownerBefore(at, r.genderOf(at, at+1))
	} else if !r.toks[at].capital || !x.surnameElsewhere(at) || at > from && !r.allCapital(from, at) {
		return ""
	}
	if owner == "" {
		return ""
	}
	return owner + " " + r.fold(head)
}

// ownerBefore is the surname of the one person of a gender whom this sentence or the one before
// names ahead of token at; "" if it names none, or several.
func (x *resolver) ownerBefore(at int, g gender) string {
	found := ""
	hi := x.nameFrom(at)
	for k := hi - 1; k >= max(0, hi-namesBack); k-- {
		n := &x.names[k]
		if x.r.unitOf(at)-x.r.unitOf(n.lo) > 1 {
			break
		}
		if !n.sure || !n.gender.fits(g) {
			continue
		}
		if found != "" && found != n.key {
			return ""
		}
		found = n.key
	}
	return found
}

// ownedBody is the voice of a body as this text has it already by its owner.
func (x *resolver) ownedBody(key string) int32 {
	if id, ok := x.owned[key]; ok && key != "" {
		return id
	}
	return news.NoVoice
}

// mentionOwned notes that a phrase, which begins at token lo, means a body that is known by its
// owner, and names the body by it if only a pronoun has said whose it is: "her campaign".
func (x *resolver) mentionOwned(id int32, phrase news.Span, lo int) {
	name := news.Span{}
	if v := &x.v.list[id]; x.r.hasClass(x.r.tokenAt(v.Name.Start), lang.Possessive) && !x.r.hasClass(lo, lang.Possessive) {
		name = phrase
	}
	x.v.mention(id, phrase, name, news.Span{})
}

// keepOwned remembers a voice by its owner.
func (x *resolver) keepOwned(id int32, key string) {
	if key == "" {
		return
	}
	if x.owned == nil {
		x.owned = map[string]int32{}
	}
	x.owned[key] = id
}

// bodyCalled is the kind of the body that has spoken under a name of one word, where nobody
// is called so: a person of that name would have a first name or an office.
func (x *resolver) bodyCalled(s *source) (news.VoiceKind, bool) {
	if s.name[1] != s.name[0]+1 || s.role[1] > s.role[0] {
		return 0, false
	}
	key := x.r.fold(s.name[0])
	if x.bySurname[key] != nil || x.knownPerson(key) != news.NoVoice {
		return 0, false
	}
	for _, id := range x.v.byKey[key] {
		if v := &x.v.list[id]; v.key == key && (v.Kind == news.Organisation || v.Kind == news.Outlet) {
			return v.Kind, true
		}
	}
	return 0, false
}

// joinDeniers makes one voice of a body that is only described and the one named body
// that denies the same statement: "the coalition has denied the allegations" is a
// text's summary of what the coalition's press office says further down.
func (x *resolver) joinDeniers() {
	drafts := x.r.drafts
	by := map[int32][]int32{} // by the statement denied: those who deny it
	for i := range drafts {
		if d := &drafts[i]; d.Denied >= 0 && d.Voice >= 0 {
			by[d.Denied] = append(by[d.Denied], d.Voice)
		}
	}
	for i := range drafts {
		d := &drafts[i]
		if d.Denied < 0 || d.Voice < 0 || !x.onlyDescribed(d.Voice) {
			continue
		}
		named := int32(news.NoVoice)
		for k, id := range by[d.Denied] {
			v := &x.v.list[id]
			if k >= farBack || id != d.Voice && (v.Kind != news.Organisation || x.onlyDescribed(id) || named != news.NoVoice && named != id) {
				named = news.NoVoice
				break
			}
			if id != d.Voice {
				named = id
			}
		}
		if named != news.NoVoice && !x.v.list[named].plural {
			x.v.join(d.Voice, named)
		}
	}
	x.settle()
}

// settle gives every statement the voice that its own has become.
func (x *resolver) settle() {
	for i := range x.r.drafts {
		d := &x.r.drafts[i]
		if d.Voice >= 0 {
			d.Voice = x.v.final(d.Voice)
		}
		for k := range d.Chain {
			d.Chain[k].Voice = x.v.final(d.Chain[k].Voice)
		}
	}
}

// onlyDescribed reports whether a voice is a body that no name has been given for.
func (x *resolver) onlyDescribed(id int32) bool {
	v := &x.v.list[id]
	return v.Kind == news.Organisation && v.name[1] <= v.name[0] && strings.HasPrefix(v.words, x.r.definite(v)) && len(v.Mentions) > 0
}

// definite is the word that a described voice's words begin with where that points to
// a body that is known, and otherwise a string that nothing begins with.
func (r *reader) definite(v *voice) string {
	first, _, _ := strings.Cut(v.words, " ")
	if r.l.Words[first].Class.Has(lang.Definite) {
		return first
	}
	return "\x00"
}

// join makes voice a part of voice b.
func (v *voices) join(a, b int32) {
	if a, b = v.final(a), v.final(b); a != b {
		v.list[b].Mentions = append(v.list[b].Mentions, v.list[a].Mentions...)
		v.list[a].into = b + 1
	}
}

// final is the voice that a voice has become.
func (v *voices) final(id int32) int32 {
	for v.list[id].into > 0 {
		id = v.list[id].into - 1
	}
	return id
}

// otherOwner reports whether a description says whose it is, and a voice without a name was
// described otherwise: "the company's statement" is not "a government statement".
func (x *resolver) otherOwner(s *source, v *voice) bool {
	if v.words == "" {
		return false
	}
	for i := s.lo + 2; i < s.core; i++ {
		if x.r.has(i, lang.Possessive) && !x.r.has(i, lang.Determiner) {
			return !strings.Contains(" "+v.words+" ", " "+x.r.fold(i-1)+" ")
		}
	}
	return false
}
