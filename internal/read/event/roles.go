package event

import (
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// event reads the clause with number i.
func (f *finder) event(i int) (news.Event, bool) {
	c := &f.clause
	h := int(c.heads[i])
	e := news.Event{Predicate: c.tokens[h], Class: f.classOf(h), Main: c.tree.Heads[h] < 0}
	if k := c.child(h, particle); k == h+1 {
		e.Predicate = e.Predicate.Cover(c.tokens[k])
	}
	lo, hi := h, h
	for k := range c.tokens {
		if c.owner[k] == int32(h) && !c.is(k, f.names.punct) {
			lo, hi = min(lo, k), max(hi, k)
		}
	}
	e.Span = news.Span{Start: c.tokens[lo].Start, End: c.tokens[hi].End}
	f.turn(&e, h)
	f.roles(&e, h)
	f.happening(&e, h)
	f.layers(&e, int32(h))
	e.Site = f.site(h)
	e.Statement = f.statement(e.Predicate)
	e.Told = f.told(h, e.Statement)
	return e, true
}

// classOf is the class of the event at token h: its verb's, or that of the noun that
// says what happened where the verb does not.
func (f *finder) classOf(h int) news.EventClass {
	c := &f.clause
	w := c.words[h]
	if !c.is(h, f.names.verb) {
		return f.names.classes[w.Noun]
	}
	if w == nil || w.Verb == 0 || w.Roles&lang.EventLight != 0 {
		if k := c.nounOf(h); k >= 0 {
			return f.names.classes[c.words[k].Noun]
		}
	}
	if w == nil {
		return news.OtherEvent
	}
	return f.names.classes[w.Verb]
}

// turn mends the class of an event by what its verb is said of: "shot a film".
func (f *finder) turn(e *news.Event, h int) {
	c := &f.clause
	if c.words[h] == nil || c.words[h].Verb == 0 || f.names.classes[c.words[h].Verb] != e.Class {
		return
	}
	whom := c.child(h, passive, object)
	if whom < 0 && c.rels[h] == adnominal && int(c.tree.Fine[h]) == f.names.fineVBN {
		whom = int(c.tree.Heads[h]) // "a film shot in Osk"
	}
	for _, k := range [...]int{whom, c.child(h, subject)} {
		if k < 0 || c.words[k] == nil {
			continue
		}
		for _, t := range c.words[k].Turns {
			if t.Subject == (k != whom) && t.From == c.words[h].Verb {
				e.Class = f.names.classes[t.To]
				return
			}
		}
	}
}

// roles finds who, whom and with what.
func (f *finder) roles(e *news.Event, h int) {
	c := &f.clause
	who, whom := c.child(h, subject), c.child(h, passive)
	if whom < 0 {
		whom = c.child(h, object)
	}
	if k := f.byWhom(h); k >= 0 && (c.child(h, passive) >= 0 || int(c.tree.Fine[h]) == f.names.fineVBN) {
		who = k
	}
	if who < 0 && c.child(h, passive) < 0 {
		var ofPassive bool
		if who, ofPassive = f.inherited(h); ofPassive && who >= 0 && f.isPassive(h) {
			who, whom = -1, who
		}
	} else if whom < 0 && f.isPassive(h) {
		whom, _ = f.inherited(h)
	}
	if int(c.tree.Fine[h]) == f.names.fineVBN && c.rels[h] == adnominal {
		whom = int(c.tree.Heads[h])
	}
	e.Who, e.Whom = f.role(who), f.role(whom)
	if k := f.means(h, who); k >= 0 {
		e.Means = c.phrase(k)
	}
	if e.Who == e.Whom {
		e.Whom = news.Span{}
	}
}

// happening mends an event whose verb says only that a noun took place: the noun is
// what happened and nobody who did it.
func (f *finder) happening(e *news.Event, h int) {
	c := &f.clause
	w := c.words[h]
	if w == nil || w.Roles&lang.EventLight == 0 || w.Verb > 0 {
		return
	}
	k := c.nounOf(h)
	if k < 0 || c.rels[k] != subject {
		return
	}
	e.Who = news.Span{}
	if o := c.child(h, object); o == h+1 && (c.words[o] == nil || c.words[o].Noun == 0) {
		e.Predicate, e.Whom = e.Predicate.Cover(c.tokens[o]), news.Span{} // "took place"
	}
	if k < h && h-k < mostPhrase {
		e.Predicate = e.Predicate.Cover(c.tokens[k])
	}
}

// site is the words that say where the event at token h happened: of a name, behind a
// preposition.
func (f *finder) site(h int) news.Span {
	c := &f.clause
	for _, up := range [...]int{h, c.child(h, object), c.child(h, subject, passive)} {
		if up < 0 {
			continue
		}
		for _, k := range c.of(up) {
			i := int(k)
			if c.rels[i] != oblique && c.rels[i] != modifier || c.has(i, lang.EventMeans) || c.words[i] != nil && c.words[i].Noun > 0 || f.dateAt(c.tokens[i]) {
				continue
			}
			m := c.child(i, caseMark)
			if m < 0 || !c.has(m, lang.EventAt) {
				continue
			}
			if s := c.phrase(i); f.named(s) && f.placed(s) {
				return s
			}
		}
	}
	return news.Span{}
}

// placed reports whether the parts of a phrase are joined by prepositions of place
// alone: "the city of Osk", and not "funds for Osk".
func (f *finder) placed(s news.Span) bool {
	c := &f.clause
	lo, hi := news.Within(c.tokens, s)
	for k := lo; k < hi; k++ {
		if c.rels[k] == caseMark && !c.has(k, lang.EventAt|lang.EventOf) && c.tokens[k].Of(f.body)[0] >= 'a' {
			return false
		}
	}
	return true
}

// named reports whether a phrase holds a place of the layer, or a name.
func (f *finder) named(s news.Span) bool {
	i := firstFrom(f.a.Places, s.Start, func(p *news.Place) uint32 { return p.Span.End })
	if i < len(f.a.Places) && s.Contains(f.a.Places[i].Span) {
		return true
	}
	lo, hi := news.Within(f.clause.tokens, s)
	for k := lo; k < hi; k++ {
		if f.clause.is(k, f.names.propn) && !f.dateAt(f.clause.tokens[k]) {
			return true
		}
	}
	return false
}

func (f *finder) isPassive(h int) bool {
	c := &f.clause
	return c.child(h, passiveAux) >= 0 || c.child(h, passive) >= 0
}

// role is the words of whoever token k stands for: of a relative pronoun those of the
// noun that its clause belongs to.
func (f *finder) role(k int) news.Span {
	c := &f.clause
	if k < 0 || f.dateAt(c.tokens[k]) {
		return news.Span{}
	}
	if c.has(k, lang.EventRelative) && c.is(k, f.names.pron) {
		for v := int(c.tree.Heads[k]); v >= 0; v = int(c.tree.Heads[v]) {
			if c.rels[v] == relative && c.tree.Heads[v] >= 0 {
				return c.phrase(int(c.tree.Heads[v]))
			}
			if c.rels[v] != conjunct && c.rels[v] != open {
				break
			}
		}
		return news.Span{}
	}
	return c.phrase(k)
}

// byWhom is the noun behind "by" that a passive verb has, or -1; means are no agents.
func (f *finder) byWhom(h int) int {
	c := &f.clause
	for _, k := range c.of(h) {
		if c.rels[k] != oblique && c.rels[k] != agent {
			continue
		}
		if m := c.child(int(k), caseMark); m >= 0 && c.has(m, lang.EventBy) && !c.has(int(k), lang.EventMeans) && !f.dateAt(c.tokens[k]) {
			return int(k)
		}
	}
	return -1
}

// inherited is the subject of the verb that token h is joined to or completes, and
// whether it is a passive's.
func (f *finder) inherited(h int) (int, bool) {
	c := &f.clause
	for range 4 {
		r := c.rels[h]
		up := int(c.tree.Heads[h])
		if up < 0 || r != conjunct && r != open && r != clausal {
			return -1, false
		}
		if r == open {
			if k := c.child(up, object); k >= 0 && c.has(up, lang.EventCommand|lang.EventRaise|lang.EventPlan) { // "ordered them to leave"
				return k, false
			}
		}
		if r == clausal && c.child(h, marker) < 0 && int(c.tree.Fine[h]) != f.names.fineVBG {
			return -1, false
		}
		if k := c.child(up, subject); k >= 0 {
			return k, false
		}
		if k := c.child(up, passive); k >= 0 {
			return k, true
		}
		h = up
	}
	return -1, false
}

// means is the thing that it was done with, or -1: behind "with" and the like, or the
// subject itself.
func (f *finder) means(h, who int) int {
	c := &f.clause
	if who >= 0 && c.has(who, lang.EventMeans) {
		return who
	}
	for _, k := range c.of(h) {
		if c.rels[k] != oblique && c.rels[k] != agent || !c.has(int(k), lang.EventMeans) {
			continue
		}
		if m := c.child(int(k), caseMark); m >= 0 && c.has(m, lang.EventWith) {
			return int(k)
		}
	}
	return -1
}

// layers adds the dates, places and quantities whose words belong to the clause of
// token h.
func (f *finder) layers(e *news.Event, h int32) {
	c := &f.clause
	belongs := func(s news.Span) bool {
		lo, hi := news.Within(c.tokens, s)
		for k := lo; k < hi; k++ {
			if c.owner[k] == h && !c.is(k, f.names.punct) {
				return true
			}
		}
		return false
	}
	all := news.Span{Start: c.tokens[0].Start, End: c.tokens[len(c.tokens)-1].End}
	for i := firstFrom(f.a.Dates, all.Start, func(d *news.Date) uint32 { return d.Span.End }); i < len(f.a.Dates) && f.a.Dates[i].Span.Start < all.End; i++ {
		if f.a.Dates[i].Type != news.DurationType && f.a.Dates[i].Mod != onward && belongs(f.a.Dates[i].Span) {
			e.When = append(e.When, int32(i))
		}
	}
	for i := firstFrom(f.a.Places, all.Start, func(d *news.Place) uint32 { return d.Span.End }); i < len(f.a.Places) && f.a.Places[i].Span.Start < all.End; i++ {
		if s := f.a.Places[i].Span; f.a.Places[i].Kind == news.Location && belongs(s) && !e.Who.Contains(s) {
			e.Where = append(e.Where, int32(i))
		}
	}
	for i := firstFrom(f.a.Quantities, all.Start, func(d *news.Quantity) uint32 { return d.Span.End }); i < len(f.a.Quantities) && f.a.Quantities[i].Span.Start < all.End; i++ {
		if belongs(f.a.Quantities[i].Span) {
			e.Many = append(e.Many, int32(i))
		}
	}
}

// firstFrom is the first of a sorted layer that ends behind offset.
func firstFrom[T any](layer []T, offset uint32, end func(*T) uint32) int {
	lo, hi := 0, len(layer)
	for lo < hi {
		if m := (lo + hi) / 2; end(&layer[m]) <= offset {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo
}

// dateAt reports whether a date holds the span.
func (f *finder) dateAt(s news.Span) bool {
	i := firstFrom(f.a.Dates, s.Start, func(d *news.Date) uint32 { return d.Span.End })
	return i < len(f.a.Dates) && f.a.Dates[i].Span.Overlaps(s)
}
