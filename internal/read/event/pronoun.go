package event

import (
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// meant puts a name in the place of a pronoun that is who did it, where the sentence says
// plainly whom it stands for: the subject of the clause above, or its object, if it is of the
// kind that the pronoun may stand for, and the only one.
func (f *finder) meant(e *news.Event, h, who int) {
	c := &f.clause
	if who < 0 || !c.is(who, f.names.pron) || e.Who != c.tokens[who] {
		return
	}
	it := c.words[who]
	if it == nil || it.Roles&lang.EventPronoun == 0 {
		return
	}
	for v := h; c.tree.Heads[v] >= 0; {
		r := c.rels[v]
		if r != clausal && r != conjunct && r != open && r != relative && r != adnominal {
			return
		}
		v = int(c.tree.Heads[v])
		if r == relative || r == adnominal { // a clause about a noun goes on to that noun's verb
			for range c.tokens {
				if c.is(v, f.names.verb) || c.tree.Heads[v] < 0 {
					break
				}
				v = int(c.tree.Heads[v])
			}
		}
		told := false // the clause has a subject of its own
		for _, r := range [...]role{subject, passive, object} {
			k := f.standsFor(c.subjectOf(v, r))
			if k < 0 || k == who || c.is(k, f.names.pron) || f.dateAt(c.tokens[k]) || r == object && it.Things&lang.ThingThey == 0 {
				continue
			}
			if told = true; f.agrees(it, k) {
				if f.onlyOne(k, who) {
					e.Who = f.role(k, f.standsFor(k))
				}
				return
			}
		}
		if told {
			return
		}
	}
}

// agrees reports whether a pronoun may stand for token k.
func (f *finder) agrees(it *lang.EventWord, k int) bool {
	c := &f.clause
	t := f.things(k, 0)
	many := f.plural(k) || t&lang.ThingNumber != 0 || c.child(k, conjunct) >= 0
	switch {
	case it.Things&lang.ThingThey != 0:
		return many
	case many:
		return false
	case it.Things&lang.ThingHe != 0:
		return t&(lang.ThingPeople|lang.ThingName) != 0 && t&(lang.ThingBody|lang.ThingPlace) == 0
	case it.Things&lang.ThingIt != 0:
		if t&lang.ThingName != 0 && f.person(c.tokens[k]) || t&lang.ThingPeople != 0 {
			return false
		}
		return t&(lang.ThingBody|lang.ThingMeans|lang.ThingBuilding|lang.ThingPlace|lang.ThingName) != 0
	}
	return false
}

// onlyOne reports whether nothing else before token pronoun may be what it stands for: no other
// subject, where it is one of people.
func (f *finder) onlyOne(k, pronoun int) bool {
	c := &f.clause
	own, he := c.phrase(k), c.words[pronoun].Things&lang.ThingHe != 0
	for i := range pronoun {
		if c.tree.Heads[i] == c.tree.Heads[k] && c.rels[i] == c.rels[k] && i-k < mostPhrase && k-i < mostPhrase { // a name, taken for two
			continue
		}
		if he && c.rels[i] != subject && c.rels[i] != passive || own.Contains(c.tokens[i]) || c.rels[i] == joint || c.rels[i] == apposition && int(c.tree.Heads[i]) == k || !c.is(i, f.names.noun) && !c.is(i, f.names.propn) || f.dateAt(c.tokens[i]) {
			continue
		}
		if f.agrees(c.words[pronoun], i) {
			return false
		}
	}
	return true
}

// person reports whether a span is of the name of a person who says something in the text.
func (f *finder) person(s news.Span) bool {
	last := lastWord(s.Of(f.body))
	for i := range f.a.Voices[:min(mostVoices, len(f.a.Voices))] {
		if v := &f.a.Voices[i]; v.Kind == news.Person && lastWord(v.Name.Of(f.body)) == last {
			return true
		}
	}
	return false
}
