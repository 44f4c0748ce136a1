package event

import (
	"slices"

	"hearsay/internal/lang"
	"hearsay/internal/news"
	"hearsay/internal/text"
)

// What a reader gets nothing from is not shown: a wrong event, or an empty one, costs more than
// one that is missing. It is kept, for its day and its place.

// worthTelling reports whether the event of the clause of token h, done by token who to token
// whom (or -1; of relative pronouns the nouns), tells a reader something.
func (f *finder) worthTelling(e *news.Event, h, who, whom int) bool {
	c := &f.clause
	if f.gerund(h, e) || c.relates(e.Whom) || f.idiom(h) || f.nearly(h) || f.anyOf(e, h, who, whom) {
		return false
	}
	if e.Class != news.OtherEvent {
		return f.tellsMore(e, h, who, whom)
	}
	listed := c.has(h, lang.EventHappen)
	if c.has(h, lang.EventEmpty) && !listed && e.Predicate == c.tokens[h] {
		return false
	}
	undergone := e.Who.Empty() && f.isPassive(h)
	of := f.things(who, 0)
	switch {
	case c.has(whom, lang.EventPronoun), e.Told != news.ToldFact && !(e.Told == news.ToldPlanned && (listed || f.dated(e))):
		return false
	case e.Whom.Empty() && !(of&actors != 0 && (listed || e.Main && f.dated(e))):
		return false // "the projectile flew", and not "the jet returned on Tuesday"
	case undergone:
		return listed || f.things(whom, 0)&actors != 0 || located(e)
	case e.Who.Empty():
		return false
	case c.has(who, lang.EventPronoun) && e.Who.Contains(c.tokens[who]):
		return false
	}
	return of&doers != 0 && (c.words[who] == nil || c.words[who].Noun == 0 || of&lang.ThingPeople != 0)
}

func located(e *news.Event) bool {
	return len(e.When)+len(e.Where) > 0 || !e.Site.Empty()
}

// doers are the things that an event of no class is told of, as its subject.
const doers = actors | lang.ThingBody | lang.ThingPlace

// tellsMore reports whether an event of a class tells more than that it happened: to whom, who did
// it, or when and where.
func (f *finder) tellsMore(e *news.Event, h, who, whom int) bool {
	c := &f.clause
	if e.Predicate != c.tokens[h] && c.nounOf(h) >= 0 { // "the evacuation took place"
		return located(e) || !e.Who.Empty() || !e.Whom.Empty()
	}
	if e.Who.Empty() && (e.Whom.Empty() || int(c.tree.Fine[h]) == f.names.fineVB && !f.isPassive(h)) {
		return false
	}
	pronoun := func(k int, s news.Span) bool {
		return s.Empty() || c.has(k, lang.EventPronoun) && s == c.tokens[k]
	}
	return !pronoun(who, e.Who) || e.Who.Empty() && !pronoun(whom, e.Whom) || f.dated(e) && (who < 0 || c.rels[who] == subject || c.rels[who] == passive)
}

// gerund reports whether token h names something that one may do and tells of nobody who did
// it: "defeating the mayor is harder".
func (f *finder) gerund(h int, e *news.Event) bool {
	c := &f.clause
	return e.Who.Empty() && int(c.tree.Fine[h]) == f.names.fineVBG && c.child(h, auxiliary, passiveAux) < 0 && c.rels[h] != clausal && c.rels[h] != conjunct
}

// relates reports whether a pronoun in words stands for what is before them: "four of whom".
func (c *clauses) relates(s news.Span) bool {
	lo, hi := news.Within(c.tokens, s)
	for k := lo; k < hi; k++ {
		if c.relativePronoun(k) {
			return true
		}
	}
	return false
}

// idiom reports whether the verb at token h is something else with the word behind it:
// "ruled out", "took issue".
func (f *finder) idiom(h int) bool {
	c := &f.clause
	if c.words[h] == nil || len(c.words[h].Idioms) == 0 || h+1 >= len(c.tokens) {
		return false
	}
	if k := c.child(h, particle); k > h && f.idiomWith(h, k) {
		return true
	}
	return f.idiomWith(h, h+1)
}

func (f *finder) idiomWith(h, k int) bool {
	if f.clause.tokens[k].Len() > longestWord {
		return false
	}
	f.fold = text.Fold(f.fold[:0], f.clause.tokens[k].Of(f.body))
	return slices.Contains(f.clause.words[h].Idioms, string(f.fold))
}

// nearly reports whether what token h tells all but happened: "nearly drowned".
func (f *finder) nearly(h int) bool {
	c := &f.clause
	return h > 0 && c.has(h-1, lang.EventNear) && int(c.tree.Heads[h-1]) == h
}

// anyOf reports whether the clause of token h describes a kind of people or things and not
// those to whom it happened once: "women who have been attacked", "bonds traded abroad".
// A number, a name, a determiner, a day or a place would make it these.
func (f *finder) anyOf(e *news.Event, h, who, whom int) bool {
	c := &f.clause
	noun := c.described(h, relative, adnominal)
	if noun < 0 || noun != who && noun != whom || !c.is(noun, f.names.noun) || f.dateAt(c.tokens[noun]) {
		return false
	}
	if !f.plural(noun) {
		return false
	}
	if up := int(c.tree.Heads[noun]); located(e) && (up < 0 || c.rels[up] != adnominal) { // "moving in opposite directions that …" is told of something else
		return false
	}
	for _, k := range c.of(noun) {
		k := int(k)
		if c.is(k, f.names.det) || c.is(k, f.names.num) || (c.is(k, f.names.propn) || c.rels[k] == modifier) && k < noun {
			return false
		}
	}
	return firstOver(f.a.Quantities, c.tokens[noun], quantitySpan) < 0
}

// plural reports whether token k is a noun in the plural.
func (f *finder) plural(k int) bool {
	fine := int(f.clause.tree.Fine[k])
	return fine == f.names.fineNNS || fine == f.names.fineNNPS
}
