package event

import (
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// A date or a place in the clause of an event is not yet that of the event: "a picture
// taken in 1986", "ahead of Tuesday's vote", "officials from Norland". What stands between
// it and the verb decides.

// onTheDay reports whether the event at token h is told of the date at token k.
func (f *finder) onTheDay(k, h int) bool {
	c := &f.clause
	top := c.topOf(k, f.dateAt)
	for v := top; v != h; {
		up := int(c.tree.Heads[v])
		if up < 0 || c.controls(v) == h { // what only begins, plans or orders it
			return true
		}
		if v != top && c.has(v, lang.EventSay) && c.words[v].Verb == 0 && c.is(v, f.names.verb) {
			return false // "Ten died, officials | said | on Monday"
		}
		if v != top && !c.head[v] && (c.is(v, f.names.verb) && !f.sameTime(v) || c.child(v, copula) >= 0) {
			return false
		}
		if v == top && up != h && !c.is(v, f.names.verb) && !c.is(up, f.names.verb) && c.labels(v) && !f.happens(up) && (c.is(v, f.names.adj) || !f.occasion(up, h)) {
			return false
		}
		v = up
	}
	return true
}

// sameTime reports whether the verb at token v, which stands below an event's and tells of
// none itself, is told of the same time: what is completed, or what came right before
// ("died after falling"), but no purpose, cause or description.
func (f *finder) sameTime(v int) bool {
	c := &f.clause
	switch c.rels[v] {
	case conjunct:
		return c.child(v, marker, subject) < 0 // "arrived on Sunday and prior to his meeting her on Monday"
	case open:
		return true
	case clausal:
		return c.has(c.child(v, marker), lang.EventAfter)
	}
	return false
}

// happens reports whether the noun at token k is an event that the clause tells of by it:
// its subject or object, or "in Friday's attack", and not "ahead of Friday's vote".
func (f *finder) happens(k int) bool {
	c := &f.clause
	if c.words[k] == nil || c.words[k].Noun == 0 {
		return false
	}
	m := c.child(k, caseMark)
	return m < 0 || c.has(m, lang.EventAt|lang.EventBy|lang.EventDuring) && !c.has(m, lang.EventAfter)
}

// occasion reports whether the noun at token k is where or in what the event at token h
// happened: "in the 2009 cup".
func (f *finder) occasion(k, h int) bool {
	c := &f.clause
	m := c.child(k, caseMark)
	return int(c.tree.Heads[k]) == h && c.has(m, lang.EventAt|lang.EventDuring) && !c.has(m, lang.EventAfter)
}

// labels reports whether token k stands before a noun to say which it is: "Tuesday's
// vote", "a recent study"; and not "the attack on Tuesday".
func (c *clauses) labels(k int) bool {
	return k < int(c.tree.Heads[k]) && c.child(k, caseMark) < 0 || c.possessor(k)
}

// possessor reports whether a mark of possession stands behind token k.
func (c *clauses) possessor(k int) bool {
	for _, i := range c.of(k) {
		if int(i) > k && c.rels[i] == caseMark {
			return true
		}
	}
	return false
}

// inPlace reports whether the event at token h happened at the place at token k. Where
// something leaves from is a place of that, and where somebody is from is none.
func (f *finder) inPlace(k, h int, class news.EventClass) bool {
	c := &f.clause
	top := c.topOf(k, f.placeAt)
	for v := top; v != h; {
		up := int(c.tree.Heads[v])
		if up < 0 || c.controls(v) == h { // what only begins, plans or orders it
			return true
		}
		switch m := c.child(v, caseMark); {
		case c.is(v, f.names.verb) || c.child(v, copula) >= 0:
			if !c.head[v] {
				return false
			}
		case c.is(v, f.names.adj) || c.rels[v] == conjunct || c.rels[v] == apposition || c.is(up, f.names.verb) && m < 0:
		case c.possessor(v) || m < 0: // it says which: "Osk airport", "the Osk attack", and not "Osk voters"
			if !c.has(up, lang.EventKind) && !f.happens(up) {
				return false
			}
		case c.has(m, lang.EventWay):
			if !(up == h && !c.has(m, lang.EventAt)) && !leaves(class, up == h) { // "went to Osk", "fled from Osk"
				return false
			}
		case !c.has(m, lang.EventAt|lang.EventOf) && !(v == top && up == h) && !c.scene(v, m):
			return false
		}
		v = up
	}
	return true
}

// scene reports whether token v, behind the preposition at token m that is none of place,
// is somewhere all the same: "on the Alder river", "died after an attack in Osk".
func (c *clauses) scene(v, m int) bool {
	switch {
	case c.has(v, lang.EventKind):
		return c.has(m, lang.EventWith) && !c.has(m, lang.EventTogether|lang.EventBy)
	case c.words[v] != nil && c.words[v].Noun > 0:
		return c.has(m, lang.EventAfter|lang.EventDuring|lang.EventBy)
	}
	return false
}

// leaves reports whether what happens in events of a class begins somewhere, and where that
// stands with the verb itself whether it may: "flew from Osk", and not "killed ten from Osk".
func leaves(class news.EventClass, withVerb bool) bool {
	switch class {
	case news.Movement, news.Launch:
		return true
	case news.Battle, news.Arrest, news.OtherEvent:
		return withVerb
	}
	return false
}

// topOf is the token of a date or a place that the others of it hang on.
func (c *clauses) topOf(k int, in func(news.Span) bool) int {
	for range c.tokens {
		up := int(c.tree.Heads[k])
		if up < 0 || c.head[up] || !in(c.tokens[up]) || c.is(up, c.f.names.verb) {
			break
		}
		k = up
	}
	return k
}
