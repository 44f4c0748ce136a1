package attrib

import (
	"strings"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// This file finds out whom phrases without a name mean.

// described finds or makes a voice without a name: "the official", "a second
// official", "residents".
func (x *resolver) described(s *source) int32 {
	r := x.r
	head := ""
	if s.head >= s.lo {
		head = r.fold(s.head)
	}
	whole := r.span(s.lo, s.hi)
	his := r.has(s.lo, lang.Possessive) && r.has(s.lo, lang.Masculine|lang.Feminine)
	if r.hisSpokesman(s) || his && s.kind == news.Document && r.has(s.head, lang.DocumentNoun) {
		// "According to his data", "his spokeswoman": whose they are says it.
		if id := x.personBefore(s.lo, r.genderOf(s.lo, s.lo+1)); id != news.NoVoice {
			return x.v.meant(id, r.span(s.lo, s.lo+1))
		}
	}
	owners := ""
	if s.kind == news.Organisation {
		owners = x.ownersKey(s.lo, s.core)
	}
	if !s.another || s.definite {
		id := x.ownedBody(owners)
		if id != news.NoVoice {
			x.mentionOwned(id, whole, s.lo)
			return id
		}
		if id = x.ofSeveral(s, head); id == news.NoVoice && !s.another {
			id = x.same(s, head)
		}
		if id != news.NoVoice {
			x.learn(id, s)
			x.v.meant(id, whole)
			if k := x.v.list[id].Kind; k == news.Unnamed || k == news.Group {
				x.v.mention(id, whole, whole, news.Span{})
			}
			return id
		}
	}
	id := x.v.add(r.newDescribed(s, head))
	x.keepForces(id, s.lo, s.core)
	x.keepOwned(id, owners)
	x.learn(id, s)
	x.v.mention(id, whole, whole, news.Span{})
	return id
}

// newDescribed is a voice that is described for the first time.
func (r *reader) newDescribed(s *source, head string) voice {
	v := voice{head: head, words: r.foldRange(s.lo, s.core), plural: s.plural, gender: s.gender, other: s.another}
	v.Kind = s.kind
	if head == "" {
		return v
	}
	person := r.toks[s.head].has(lang.Role|lang.PersonNoun|lang.UnnamedNoun|lang.Spokesman|lang.Title) || r.nameClass(s.head, s.head+1).Has(lang.Demonym)
	v.thing = !person && s.gender == unknownGender
	v.loose = !r.hasClass(s.head, lang.DocumentNoun) && (s.kind == news.Document || r.shareOf(s))
	return v
}

// same is the voice that a description points back to. "The official" may be any
// official before it; "a military source" is one that was described in the same
// words.
func (x *resolver) same(s *source, head string) int32 {
	if id := x.ownStatement(s); id != news.NoVoice {
		return id
	}
	for _, of := range [...]func(*source) int32{x.aged, x.ofBody} {
		if id := of(s); id != news.NoVoice {
			return id
		}
	}
	if id := x.sameKind(s, head); id != news.NoVoice {
		return id
	}
	for _, of := range [...]func(*source, string) int32{x.justCalled, x.lastCalled} {
		if id := of(s, head); id != news.NoVoice {
			return id
		}
	}
	if id := x.theForces(s); id != news.NoVoice {
		return id
	}
	for _, of := range [...]func(*source) int32{x.nearOutlet, x.nearBody} {
		if id := of(s); id != news.NoVoice {
			return id
		}
	}
	for _, of := range [...]func(*source) int32{x.bareBody, x.centreBody} {
		if id := of(s); id != news.NoVoice {
			return id
		}
	}
	if id := x.armedForces(s.lo, s.core); id != news.NoVoice && s.definite {
		return id
	}
	return x.samePerson(s, head)
}

// samePerson is the voice that a description of one person points back to, by the office that he holds, by what he is
// known for, by whom he speaks for.
func (x *resolver) samePerson(s *source, head string) int32 {
	r := x.r
	if id := x.formerly(s); id != news.NoVoice {
		return id
	}
	holds := r.holdsOffice(s, head)
	if holds {
		if id := x.holder(s, head); id != news.NoVoice {
			return id
		}
	}
	for _, of := range [...]func(*source, string) int32{x.hisOwn, x.himself, x.epithet} {
		if id := of(s, head); id != news.NoVoice {
			return id
		}
	}
	if s.kind == news.Unnamed && !s.plural && r.has(s.head, lang.Spokesman) {
		if id, ok := x.spokeFor[head]; ok && s.definite {
			return id
		}
		if id := x.bodyOfSentence(s.lo); id != news.NoVoice {
			return id
		}
		return x.lastOrg
	}
	if holds && x.onePerson(s.lo) && !r.ofAnother(s.hi) {
		id := x.about(s.lo, s.gender)
		if id == news.NoVoice && !(s.core-s.lo == 2 && r.has(s.head, lang.Title)) { // "the president" may be the country’s
			id = x.centre(s, head)
		}
		return id
	}
	if holds && s.gender != unknownGender && !x.saidBefore(head, s.lo) && !x.elsewhere(s) {
		if id := x.onlyOf(s.lo, s.gender); id != news.NoVoice {
			return id
		}
	}
	return x.centre(s, head)
}

// holdsOffice reports whether a phrase says of one person, in few words, what he is and that its reader knows him: "the
// mayor", "her brother", and not "the source", "the spokesman".
func (r *reader) holdsOffice(s *source, head string) bool {
	if s.kind == news.Organisation || s.plural || !s.definite && !r.owned(s) || s.core-s.lo > 4 || head == "" {
		return false
	}
	return r.has(s.head, lang.Role|lang.PersonNoun) && !r.has(s.head, lang.UnnamedNoun|lang.Spokesman)
}

// lastCalled is the voice that was called last what a phrase calls somebody, or a person who was described so.
func (x *resolver) lastCalled(s *source, head string) int32 {
	words := x.r.foldRange(s.lo, s.core)
	called := int32(news.NoVoice)
	for k := len(x.v.list) - 1; k >= max(0, len(x.v.list)-voicesBack); k-- {
		v := &x.v.list[k]
		if v.Kind == news.Author || v.plural != s.plural && v.Kind != news.Organisation || !v.gender.fits(s.gender) {
			continue
		}
		switch {
		case !s.definite:
			if v.head == head && head != "" && v.Kind == s.kind && v.words == words {
				return int32(k)
			}
		case v.head == head && head != "" && !x.otherName(s, v) && !x.otherOwner(s, v) && !(s.kind == news.Organisation && v.Kind == news.Unnamed && s.head > s.lo+1):
			return int32(k)
		case called == news.NoVoice && v.Kind == news.Person && (s.kind == news.Person || s.kind == news.Unnamed) && x.describedAs(v, s.lo+1, s.core):
			called = int32(k)
		}
	}
	return called
}

// sameKind is the body that a description says the kind of, of several that are called by one word:
// "the foreign ministry", and not the health ministry that spoke since.
func (x *resolver) sameKind(s *source, head string) int32 {
	r := x.r
	if !s.definite || s.kind != news.Organisation || s.plural || s.core-s.lo != 3 || s.head != s.core-1 || r.toks[s.lo+1].capital {
		return news.NoVoice
	}
	tail := r.foldRange(s.lo+1, s.core)
	for k := len(x.v.list) - 1; k >= max(0, len(x.v.list)-voicesBack); k-- {
		v := &x.v.list[k]
		if v.Kind != news.Organisation || v.head != head {
			continue
		}
		if v.words == tail || strings.HasSuffix(v.words, " "+tail) || v.name[1] > v.name[0]+2 && r.foldRange(v.name[1]-2, v.name[1]) == tail {
			return int32(k)
		}
	}
	return news.NoVoice
}

// otherName reports whether a description holds a word with a capital that a voice
// without a name was not described with: "the Dunmore office" is not "Kelland's office".
func (x *resolver) otherName(s *source, v *voice) bool {
	if v.words == "" {
		return false
	}
	for i := s.lo + 1; i < s.core; i++ {
		if t := &x.r.toks[i]; t.capital && !t.punct && !strings.Contains(" "+v.words+" ", " "+x.r.fold(i)+" ") && !(t.upper && strings.Contains(initialsOf(v.words), x.r.fold(i))) {
			return true
		}
	}
	return false
}

// initialsOf is the first letters of words: "the harbour board member" is "thbm".
func initialsOf(words string) string {
	var b []byte
	for w := range strings.FieldsSeq(words) {
		b = append(b, w[0])
	}
	return string(b)
}

// saidBefore reports whether a word stands in the text before token at: "the
// official" then means whoever was called so there, voice or not, and not just
// anybody who spoke last.
func (x *resolver) saidBefore(word string, at int) bool {
	if x.firstAt == nil {
		x.firstAt = make(map[string]int, len(x.r.toks))
		for i := len(x.r.toks) - 1; i >= 0; i-- {
			if !x.r.toks[i].punct {
				x.firstAt[x.r.fold(i)] = i
			}
		}
	}
	first, ok := x.firstAt[word]
	return ok && first < at
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

// ownStatement is whose statement "the statement" is, where the text said before that
// somebody spoke in one: "said in a statement".
func (x *resolver) ownStatement(s *source) int32 {
	r := x.r
	if !s.definite || s.core-s.lo != 2 || !r.has(s.head, lang.MediumNoun) || x.at >= len(r.drafts) {
		return news.NoVoice
	}
	if id := x.wordsBefore(s); id != news.NoVoice {
		return id
	}
	if d := &r.drafts[x.at]; d.class != lang.SayCue && d.class != lang.AskCue || d.cue == nil && d.Kind == news.Indirect {
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
	if r.has(from, lang.Definite) && from == i-1 && !r.anyOf(i+1, s.lo, lang.MediumNoun) {
		if id, ok := x.seen[[2]int{from, i + 1}]; ok && id != news.NoVoice && x.v.list[id].Kind != news.Document {
			return id // "the statement | added" before
		}
	}
	if r.has(from, lang.Definite) || !r.has(from-1, lang.Preposition) || r.has(i+1, lang.Pronoun|lang.Relative) && !x.inCue(i) {
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

// inCue reports whether token i stands in the cue of one of the last statements: "said in a | statement |
// that it was late".
func (x *resolver) inCue(i int) bool {
	for k := x.at - 1; k >= max(0, x.at-4*quotersBack); k-- {
		if x.r.within(x.r.drafts[k].Cue, i) {
			return true
		}
	}
	return false
}

// wordsBefore is whose words "the statement" means right behind the sentence in which somebody,
// and nobody else, spoke.
func (x *resolver) wordsBefore(s *source) int32 {
	r := x.r
	n := r.unitOf(s.lo)
	if !r.nameClass(s.head, s.head+1).Has(lang.OwnWords) || n == 0 || s.lo != r.units[n].lo || x.saidBefore(r.fold(s.head), s.lo) || r.drafts[x.at].class != lang.SayCue {
		return news.NoVoice
	}
	found := int32(news.NoVoice)
	for k := x.at - 1; k >= max(0, x.at-quotersBack) && r.drafts[k].unit == n-1; k-- {
		d := &r.drafts[k]
		if d.Voice == news.NoVoice || found != news.NoVoice && found != d.Voice {
			return news.NoVoice
		}
		found = d.Voice
	}
	if found == news.NoVoice || x.v.list[found].Kind == news.Document {
		return news.NoVoice
	}
	return found
}

// aged is whom the sentence before is about, where a phrase says how old somebody is: "Karl Voss
// wrote to the Post. “…,” | the 87-year-old comedian | said", "| The comedian, 47, | said", "| The
// 47-year-old | said". So one goes on from a name.
func (x *resolver) aged(s *source) int32 {
	r := x.r
	n := r.unitOf(s.lo)
	if !s.definite || s.plural || s.lo+1 >= s.core || n == 0 {
		return news.NoVoice
	}
	aside := r.comma(s.core) && s.core+2 < s.hi && r.ageOnly(s.core+1, s.core+2)
	switch {
	case r.number(s.lo+1) && s.core == s.lo+2 && strings.Contains(r.word(s.lo+1), "-"):
	case !r.callsPerson(s.head), !aside && (!r.number(s.lo+1) || r.units[n].first):
		return news.NoVoice
	}
	from := r.units[n-1].lo
	for k := x.nameFrom(from); k < len(x.names) && x.names[k].lo < r.units[n-1].hi; k++ {
		if p := &x.names[k]; p.start && !r.quoted(p.lo) && p.gender.fits(s.gender) {
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

// ofAnother reports whether what a subject does that ends at token i is done to somebody: "The judge |
// asked her", and so he is not she.
func (r *reader) ofAnother(i int) bool {
	for k := i; k < min(i+4, len(r.toks)-1) && !r.toks[k].punct && !r.quoted(k); k++ {
		if r.object(k) && !r.nounLike(k+1) || r.has(k, lang.Feminine) && r.has(k, lang.Possessive|lang.Pronoun) && (r.toks[k+1].punct || r.has(k+1, lang.ToWord|lang.Question|lang.Preposition|lang.That)) {
			return k > i
		}
	}
	return false
}
