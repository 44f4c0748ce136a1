package event

import (
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// classOf is the class of the event at token h, done by token who to token whom: its
// verb's, or that of the noun that says what happened where the verb does not. A verb that
// the list does not have is of no class, whatever nouns stand around it: what boils over
// at a rally is no rally.
func (f *finder) classOf(h, who, whom int) news.EventClass {
	c := &f.clause
	w := c.words[h]
	if !c.is(h, f.names.verb) {
		return f.names.classes[w.Noun]
	}
	if w == nil {
		return news.OtherEvent
	}
	if w.Roles&lang.EventLight != 0 {
		if k := c.nounOf(h); k >= 0 {
			return f.names.classes[c.words[k].Noun]
		}
	}
	return f.names.classes[f.sense(w, who, whom)]
}

// sense is the class of a verb with a subject and an object, which are tokens or -1: what
// its words make of it ("shot a film"), or else the first of its senses that fits.
func (f *finder) sense(w *lang.EventWord, who, whom int) uint8 {
	if class, ok := f.turned(w, who, true); ok {
		return class
	}
	if class, ok := f.turned(w, whom, false); ok {
		return class
	}
	for _, s := range w.Senses {
		if s.Who|s.Whom == 0 || f.things(who, s.Class)&s.Who != 0 || f.things(whom, s.Class)&s.Whom != 0 {
			return s.Class
		}
	}
	return 0
}

// turned is the class that a verb has by a word of its subject or object.
func (f *finder) turned(w *lang.EventWord, k int, isSubject bool) (uint8, bool) {
	if k < 0 || f.clause.words[k] == nil {
		return 0, false
	}
	for _, t := range f.clause.words[k].Turns {
		if t.Subject != isSubject {
			continue
		}
		for _, s := range w.Senses {
			if s.Class == t.From {
				return t.To, true
			}
		}
	}
	return 0, false
}

// things are the kinds of things that token k names, or is a part or a number of: "half
// of the passengers". A noun of an event of the class is the same as what the verb says.
func (f *finder) things(k int, class uint8) lang.EventThings {
	if k < 0 {
		return lang.ThingNone
	}
	c := &f.clause
	t := f.thing(k, class)
	if c.has(k, lang.EventPart) || t&lang.ThingNumber != 0 {
		if of := c.child(k, modifier); of >= 0 && c.has(c.child(of, caseMark), lang.EventOf) {
			t = t&^lang.ThingNumber | f.thing(of, class)
		}
	}
	return t
}

func (f *finder) thing(k int, class uint8) lang.EventThings {
	c := &f.clause
	var t lang.EventThings
	if w := c.words[k]; w != nil {
		t = w.Things
		if w.Noun > 0 {
			t |= lang.ThingEvent
			if w.Noun == class {
				t |= lang.ThingSame
			}
		}
		if w.Roles&(lang.EventNation|lang.EventKind) != 0 {
			t |= lang.ThingPlace
		}
		if w.Roles&lang.EventMeans != 0 {
			t |= lang.ThingMeans
		}
	}
	switch {
	case f.placeAt(c.tokens[k]):
		t |= lang.ThingPlace
	case c.is(k, f.names.propn) && t == 0:
		t |= lang.ThingName
	case c.is(k, f.names.num) || c.has(k, lang.EventPart):
		t |= lang.ThingNumber
	}
	return t
}

// placeAt reports whether a place of the layer holds the span.
func (f *finder) placeAt(s news.Span) bool {
	i := firstOver(f.a.Places, s, placeSpan)
	return i >= 0 && f.a.Places[i].Kind == news.Location
}
