package event

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"hearsay/internal/lang"
	"hearsay/internal/news"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

const (
	// The first sentence is parsed if it has a sign of an event, and of the first
	// leadReach as many as leadSentences that have more of them, up to leadTokens.
	leadSentences = 3
	leadReach     = 6
	leadTokens    = 50

	// One token in parsedShare of a text is parsed beside them, and what the lead has
	// left of its own, of sentences with a score beyond restScore, or nearScore among the
	// first nearReach.
	parsedShare = 13
	restScore   = 3
	nearScore   = 2
	nearReach   = 12

	// longestSentence is parsed, in tokens; longer ones are mostly lists.
	longestSentence = 80
)

// Find fills a.Events. It needs a.Sentences and a.Tokens, and reads Statements, Dates,
// Places and Quantities; a nil l finds nothing. Cost is linear in the text.
func Find(body string, a *news.Analysis, l *lang.Event) {
	if l == nil || l.Syntax == nil || len(a.Tokens) == 0 {
		return
	}
	f := finder{body: body, a: a, l: l}
	chosen := f.choose()
	if len(chosen) == 0 {
		return
	}
	f.syntax = l.Syntax()
	f.names = namesOf(f.syntax, l)
	f.sentences(chosen)
	a.Events = f.found
}

type finder struct {
	body   string
	a      *news.Analysis
	l      *lang.Event
	syntax *lang.Syntax
	names  names
	fold   []byte
	found  []news.Event
	clause clauses
}

// candidate is a sentence that may be parsed.
type candidate struct {
	tokens [2]int // of a.Tokens
	span   news.Span
	events int // how much its words speak of events
	score  int // and what its dates, places and numbers add to that
}

// choose lists the sentences to parse, in the order of the text.
func (f *finder) choose() []candidate {
	var lead, rest []candidate
	left, floor := leadTokens, nearScore
	if len(f.a.Tokens) <= leadTokens { // a text as short as that costs nothing
		floor = 1
	}
	for i, c := range f.candidates() {
		switch n := c.size(); {
		case n < 3 || n > longestSentence:
		case i < leadReach && len(lead) < leadSentences && n <= left && c.events > 0 && (i == 0 || c.score > floor):
			lead, left = append(lead, c), left-n
		case c.events > 0 && c.score > restScore, c.events > 0 && i < nearReach && c.score > nearScore:
			rest = append(rest, c)
		}
	}
	slices.SortStableFunc(rest, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.size(), b.size()))
	})
	budget := left + len(f.a.Tokens)/parsedShare
	for _, c := range rest {
		if n := c.size(); n <= budget {
			lead, budget = append(lead, c), budget-n
		}
	}
	slices.SortFunc(lead, func(a, b candidate) int { return cmp.Compare(a.tokens[0], b.tokens[0]) })
	return lead
}

// candidates are all sentences, in order, each with what it holds.
func (f *finder) candidates() iter.Seq2[int, candidate] {
	return func(yield func(int, candidate) bool) {
		at := 0
		dates, places, numbers := layer[news.Date]{days(f.a.Dates), 0}, layer[news.Place]{locations(f.a.Places), 0}, layer[news.Quantity]{f.a.Quantities, 0}
		for i, s := range f.a.Sentences {
			c := candidate{span: s}
			c.tokens[0] = at
			for at < len(f.a.Tokens) && f.a.Tokens[at].Start < s.End {
				at++
			}
			c.tokens[1] = f.cut([2]int{c.tokens[0], at})
			if c.events = f.triggers(c.tokens); c.events > 0 && f.caption(c.tokens) {
				c.events = 0
			}
			c.score = c.events
			c.score += 2 * dates.upTo(s.End, func(d *news.Date) uint32 { return d.Span.Start })
			c.score += places.upTo(s.End, func(p *news.Place) uint32 { return p.Span.Start })
			c.score += numbers.upTo(s.End, func(q *news.Quantity) uint32 { return q.Span.Start })
			if !yield(i, c) {
				return
			}
		}
	}
}

// days are the dates that say on which day or when in it: "now" says nothing of an event.
func days(dates []news.Date) []news.Date {
	return slices.DeleteFunc(slices.Clone(dates), func(d news.Date) bool { return !isDay(&d) })
}

// locations are the places that are there to say where something is.
func locations(places []news.Place) []news.Place {
	return slices.DeleteFunc(slices.Clone(places), func(p news.Place) bool { return p.Kind != news.Location })
}

func (c *candidate) size() int { return c.tokens[1] - c.tokens[0] }

// layer is a layer of the analysis, read from its beginning on.
type layer[T any] struct {
	all []T
	at  int
}

// upTo reads on to offset and returns 1 if there was anything.
func (l *layer[T]) upTo(offset uint32, start func(*T) uint32) int {
	from := l.at
	for l.at < len(l.all) && start(&l.all[l.at]) < offset {
		l.at++
	}
	return one(l.at > from)
}

const (
	// A sentence of more than longTokens is read up to a mark behind shortTokens of it:
	// what it begins with it tells mostly, and what hangs on behind costs as much.
	longTokens  = 40
	shortTokens = 20
)

// cut is where to stop reading a sentence.
func (f *finder) cut(tokens [2]int) int {
	if tokens[1]-tokens[0] <= longTokens {
		return tokens[1]
	}
	for i := tokens[0] + shortTokens; i < tokens[1]; i++ {
		switch f.a.Tokens[i].Of(f.body) {
		case ",", ";", ":", "—", "–":
			return i
		}
	}
	return tokens[1]
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// triggers says how much the words of a sentence speak of events: 2, if they have a verb
// of one that is no noun, or a noun and a verb that leaves it to the noun what happened,
// and a verb in the past; 1, if there is but a verb or noun of an event.
func (f *finder) triggers(tokens [2]int) int {
	var past, verb, noun, light bool
	for _, t := range f.a.Tokens[tokens[0]:tokens[1]] {
		w := f.word(t)
		if w == nil {
			continue
		}
		ed := w.Roles&lang.EventPast != 0
		past = past || ed && w.Roles&lang.EventSay == 0
		verb = verb || (w.Verb > 0 || w.Roles&lang.EventHappen != 0) && (w.Noun == 0 || ed)
		noun = noun || w.Verb > 0 || w.Noun > 0
		light = light || w.Roles&lang.EventLight != 0 && w.Noun == 0
	}
	switch {
	case past && (verb || noun && light):
		return 2
	case noun:
		return 1
	}
	return 0
}

// caption reports whether a sentence has the words of a picture's caption, or of its
// credit, in it: "Photo: …", "Image caption".
func (f *finder) caption(tokens [2]int) bool {
	for i := tokens[0]; i+1 < tokens[1]; i++ {
		if !f.picture(i) {
			continue
		}
		if f.a.Tokens[i+1].Of(f.body) == ":" || f.picture(i+1) {
			return true
		}
	}
	return f.credited(tokens[1])
}

// credited reports whether the credit of a picture begins at token end, behind the words
// below it: "… in Osk on Monday. [Photo/Wire]".
func (f *finder) credited(end int) bool {
	if end+1 >= len(f.a.Tokens) {
		return false
	}
	bracket := f.a.Tokens[end].Of(f.body)
	return (bracket == "[" || bracket == "(") && f.picture(end+1)
}

func (f *finder) picture(i int) bool {
	w := f.word(f.a.Tokens[i])
	return w != nil && w.Roles&lang.EventCaption != 0
}

// longestWord that the tables can hold.
const longestWord = 24

// word is what the tables say of a token, or nil.
func (f *finder) word(t news.Span) *lang.EventWord {
	if t.Len() > longestWord {
		return nil
	}
	f.fold = text.Fold(f.fold[:0], t.Of(f.body))
	return f.l.Words[string(f.fold)]
}

// sentences parses sentences, all at once, and adds their events.
func (f *finder) sentences(chosen []candidate) {
	some := make([]tag.Sentence, len(chosen))
	for i, c := range chosen {
		tokens := f.a.Tokens[c.tokens[0]:c.tokens[1]]
		some[i] = tag.Sentence{Span: c.span, Tokens: tokens[f.dateline(tokens):]}
	}
	for i, tree := range tag.Sentences(f.body, some, f.syntax) {
		f.sentence(some[i].Tokens, tree)
	}
}

// sentence adds the events of one sentence.
func (f *finder) sentence(tokens []news.Span, tree *tag.Tree) {
	f.clause.read(f, tokens, tree)
	first := len(f.found)
	for i := range f.clause.heads {
		if e, ok := f.event(i); ok && says(&e) {
			f.found = append(f.found, e)
		}
	}
	own := f.found[first:]
	slices.SortStableFunc(own, func(a, b news.Event) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(b.Span.End, a.Span.End), cmp.Compare(a.Predicate.Start, b.Predicate.Start))
	})
	f.share(own)
}

// says reports whether an event tells more than that somebody did something of no class.
func says(e *news.Event) bool {
	if e.Class != news.OtherEvent {
		return true
	}
	return (!e.Who.Empty() || !e.Whom.Empty()) && (!e.Whom.Empty() || !e.Site.Empty() || len(e.When)+len(e.Where)+len(e.Many) > 0)
}

// longestDateline is how many tokens a dateline has at most, and longestAgency how many one that is
// an agency's name alone.
const (
	longestDateline = 14
	longestAgency   = 8
)

// dateline is how many tokens at the beginning say whence and when it was written, or by whom:
// "OSK, March 12 (Wire) —", "(Wire) -".
func (f *finder) dateline(tokens []news.Span) int {
	if len(tokens) < 4 {
		return 0
	}
	if tokens[0].Of(f.body) == "(" {
		for i := 2; i < min(longestAgency, len(tokens)-1); i++ {
			if tokens[i].Of(f.body) != ")" {
				continue
			}
			switch tokens[i+1].Of(f.body) {
			case "—", "–", "-", "--":
				return i + 2
			}
			return i + 1
		}
		return 0
	}
	if tokens[0].Len() < 3 || strings.ToUpper(tokens[0].Of(f.body)) != tokens[0].Of(f.body) {
		return 0
	}
	for i := 1; i < min(longestDateline, len(tokens)-2); i++ {
		switch tokens[i].Of(f.body) {
		case "—", "–", "-", "--":
			return i + 1
		}
	}
	return 0
}

// share gives an event without a date that of another of its class in the sentence:
// “such an extraction took place on August 26, a helicopter had evacuated two men”.
func (f *finder) share(own []news.Event) {
	for i := range own {
		e := &own[i]
		if e.Class == news.OtherEvent || f.dated(e) {
			continue
		}
		for k := range own {
			if o := &own[k]; k != i && o.Class == e.Class && f.dated(o) {
				e.When = append(slices.Clone(o.When), e.When...)
				slices.Sort(e.When)
				e.When = slices.Compact(e.When)
				break
			}
		}
	}
}

// dated reports whether an event has a date that is more than a time of day.
func (f *finder) dated(e *news.Event) bool {
	return slices.ContainsFunc(e.When, func(d int32) bool { return f.a.Dates[d].Type == news.DateType })
}
