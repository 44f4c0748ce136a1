package event

import (
	"iter"
	"slices"
	"sort"
	"strings"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// told is how the event at token h is told, in a statement (1 + its number) or by the
// author: what stands with the verb first, then what governs it, then the stance.
func (f *finder) told(h int, statement int32) news.Told {
	c := &f.clause
	switch t := f.aside(h); {
	case t != news.ToldFact:
		return t
	}
	for v, n := h, 0; n < 4; n++ {
		up := int(c.tree.Heads[v])
		if up < 0 || c.rels[v] != open && c.rels[v] != clausal && !(c.rels[v] == conjunct && c.child(v, subject, passive) < 0) {
			break
		}
		if c.rels[v] == clausal {
			if m := c.child(v, marker); m >= 0 && c.has(m, lang.EventIf) {
				return news.ToldPossible
			}
		}
		if c.rels[v] != conjunct {
			switch complement := c.controls(up) == v; {
			case complement && c.has(up, lang.EventFail):
				return news.ToldDenied
			case complement && c.has(up, lang.EventCommand) && c.rels[v] == open:
				return news.ToldCommanded
			case complement && c.has(up, lang.EventPlan) && !c.has(up, lang.EventSay):
				if t := f.aside(up); t == news.ToldPossible || t == news.ToldDenied { // "could decide to"
					return t
				}
				return news.ToldPlanned
			case complement && c.has(up, lang.EventMay):
				return news.ToldPossible
			}
		}
		if t := f.aside(up); t != news.ToldFact && (c.rels[v] == open || c.rels[v] == conjunct) {
			return t
		}
		v = up
	}
	if statement == 0 && f.hearsay(h) {
		return news.ToldPossible
	}
	if statement > 0 && c.rels[h] != relative { // whoever wants to know of the crash that killed ten takes it for a fact
		switch f.a.Statements[statement-1].Stance {
		case news.Denies:
			return news.ToldDenied
		case news.Hedges, news.Asks:
			return news.ToldPossible
		case news.Wants:
			return news.ToldCommanded
		}
	}
	if f.purpose(h) {
		return news.ToldPlanned
	}
	return news.ToldFact
}

// purpose reports whether the verb at token h tells what something is for, and not that it
// happened: "an offer to buy the mill", "came to rescue them".
func (f *finder) purpose(h int) bool {
	c := &f.clause
	if int(c.tree.Fine[h]) != f.names.fineVB || c.child(h, marker) < 0 || c.child(h, auxiliary, passiveAux) >= 0 {
		return false
	}
	if c.has(c.child(h, adverb), lang.EventOutcome) {
		return false // "ended the drought to finally win"
	}
	up := int(c.tree.Heads[h])
	if up < 0 || c.rels[h] != adnominal && c.rels[h] != clausal || c.has(up, lang.EventRaise) {
		return false
	}
	above := int(c.tree.Heads[up])
	return c.rels[h] != adnominal || above < 0 || !c.has(above, lang.EventRaise|lang.EventCommand) // "caused a ferry to sink"
}

// hearsay reports whether the event at token h is what somebody says, though no statement has
// it: "is quoted as saying that the crew attacked her".
func (f *finder) hearsay(h int) bool {
	c := &f.clause
	for v := h; c.tree.Heads[v] >= 0; v = int(c.tree.Heads[v]) {
		up := int(c.tree.Heads[v])
		says := c.has(up, lang.EventSay) && !c.has(up, lang.EventCommand|lang.EventPlan|lang.EventFail|lang.EventRaise)
		if says && (c.rels[v] == clausal || c.rels[v] == open) && c.is(up, f.names.verb) && v > up && (c.child(v, marker) < 0 || c.rels[v] == open) && int(c.tree.Fine[v]) != f.names.fineVBG {
			return true
		}
		if c.rels[v] != clausal && c.rels[v] != open && c.rels[v] != conjunct {
			return false
		}
	}
	return false
}

// aside is what the helping verbs and adverbs of a verb make of it.
func (f *finder) aside(h int) news.Told {
	c := &f.clause
	out := news.ToldFact
	for _, k := range c.of(h) {
		i := int(k)
		switch r := c.rels[i]; {
		case r == subject || r == passive || r == object:
			if d := f.determiner(i); d >= 0 && c.has(d, lang.EventNo) || c.has(i, lang.EventNo) {
				return news.ToldDenied
			}
		case r == auxiliary || r == adverb || r == noRole:
			switch {
			case c.has(i, lang.EventNo) && i+1 < len(c.words) && c.has(i+1, lang.EventMerely):
				// "not | only attacked": attacked
			case c.has(i, lang.EventNo), r != auxiliary && i < h && h-i <= 2 && f.noMore(i):
				return news.ToldDenied
			case c.has(i, lang.EventWill):
				out = news.ToldPlanned
			case c.has(i, lang.EventMay) && out == news.ToldFact:
				out = news.ToldPossible
			}
		}
	}
	return out
}

// noMore reports whether the adverb at token i has a negation with it: "is no | longer mined", "not | yet".
// What was "not only" done was done.
func (f *finder) noMore(i int) bool {
	return !f.clause.has(i, lang.EventMerely) && slices.ContainsFunc(f.clause.of(i), func(k int32) bool { return f.clause.has(int(k), lang.EventNo) })
}

// determiner is the determiner of the noun at token i, or -1.
func (f *finder) determiner(i int) int {
	for _, k := range f.clause.of(i) {
		if f.clause.is(int(k), f.names.det) {
			return int(k)
		}
	}
	return -1
}

// statement is 1 + the number of the statement whose content holds a span, the
// shortest where several do; 0 where none does.
func (f *finder) statement(s news.Span) int32 {
	best, length := int32(0), 0
	for i, x := range f.statementsBefore(s) {
		if x.Kind == news.Unattributed {
			continue
		}
		for _, c := range x.Content {
			if n := c.Len(); c.Contains(s) && (best == 0 || n < length) {
				best, length = int32(i)+1, n
			}
		}
	}
	return best
}

// inCue reports whether a token is in the cue of a statement.
func (f *finder) inCue(s news.Span) bool {
	for _, x := range f.statementsBefore(s) {
		if slices.ContainsFunc(x.Cue, func(c news.Span) bool { return c.Contains(s) }) {
			return true
		}
	}
	return false
}

// nearCue is how far behind a verb of saying, or who says it, a date stands at most that is the day
// of the saying, in bytes: "said late on | Monday".
const nearCue = 10

// saidOn reports whether a date is the day on which somebody spoke, and none of what is told: "Ten died,
// officials said | on Monday".
func (f *finder) saidOn(d news.Span) bool {
	if f.inCue(d) {
		return true
	}
	for _, s := range f.statementsBefore(d) {
		behind := slices.ContainsFunc(s.Cue, func(c news.Span) bool { return f.right(c.End, d) })
		for _, c := range s.Source {
			behind = behind || len(s.Cue) > 0 && c.Start > s.Cue[0].Start && f.right(c.End, d) // "said the minister | on Monday"
		}
		if behind && !slices.ContainsFunc(s.Content, func(c news.Span) bool { return c.Overlaps(d) }) {
			return true
		}
	}
	return false
}

// right reports whether a date stands right behind where a phrase ends.
func (f *finder) right(end uint32, d news.Span) bool {
	return d.Start >= end && d.Start-end <= nearCue && !strings.ContainsAny(f.body[end:d.Start], ",.;:\"“”\n")
}

// reach is how many statements before a span are looked at: they are sorted by their
// beginnings, and a long one may reach over later ones.
const reach = 12

// statementsBefore are the statements that may reach over a span, with their numbers: those
// that begin not behind it, the last ones.
func (f *finder) statementsBefore(s news.Span) iter.Seq2[int, *news.Statement] {
	return func(yield func(int, *news.Statement) bool) {
		all := f.a.Statements
		end := sort.Search(len(all), func(i int) bool { return all[i].Extent().Start > s.Start })
		for i := max(0, end-reach); i < end; i++ {
			if !yield(i, &all[i]) {
				return
			}
		}
	}
}
