package event

import (
	"slices"
	"strings"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// event reads the clause with number i.
func (f *finder) event(i int) (news.Event, bool) {
	c := &f.clause
	h := int(c.heads[i])
	who, whom := f.parties(h)
	doer, sufferer := f.standsFor(who), f.standsFor(whom)
	e := news.Event{Predicate: c.tokens[h], Class: f.classOf(h, doer, sufferer), Main: c.tree.Heads[h] < 0}
	if e.Class == news.OtherEvent && c.rels[h] == adnominal { // "fans spilled from bars", and "a boat taken from the quay"
		return e, false
	}
	if k := h + 1; c.child(h, particle) == k || c.setApart(k) {
		e.Predicate = e.Predicate.Cover(c.tokens[k])
	}
	lo, hi := h, h
	for k := range c.tokens {
		if c.owner[k] == int32(h) && !c.is(k, f.names.punct) {
			lo, hi = min(lo, k), max(hi, k)
		}
	}
	e.Span = news.Span{Start: c.tokens[lo].Start, End: c.tokens[hi].End}
	e.Who, e.Whom = f.role(who, doer), f.role(whom, sufferer)
	if k := f.means(h, who); k >= 0 {
		e.Means = c.phrase(k)
	}
	if e.Who == e.Whom {
		e.Whom = news.Span{}
	}
	f.happening(&e, h)
	f.partner(&e, h, whom)
	f.layers(&e, int32(h))
	f.whither(&e, h)
	e.Site = f.site(h, e.Class)
	f.trim(&e, sufferer)
	e.Statement = f.statement(e.Predicate)
	e.Told = f.told(h, e.Statement)
	f.meant(&e, h, doer)
	e.Slight = !f.worthTelling(&e, h, doer, sufferer)
	return e, true
}

// whither makes where somebody was brought a part of what happened, where it is no place of
// the layer and the verb says nothing without it: "taken to hospital".
func (f *finder) whither(e *news.Event, h int) {
	c := &f.clause
	if e.Class != news.OtherEvent || !f.isPassive(h) || h+1 >= len(c.tokens) || !c.has(h+1, lang.EventWay) || c.rels[h+1] != caseMark {
		return
	}
	if k := int(c.tree.Heads[h+1]); k > h && int(c.tree.Heads[k]) == h && c.is(k, f.names.noun) {
		e.Predicate = e.Predicate.Cover(c.phrase(k))
	}
}

// trim takes the place of an event off the words for whom it was done to, which the parser
// hangs on them: "sank two boats off Malta".
func (f *finder) trim(e *news.Event, whom int) {
	c := &f.clause
	if whom < 0 || e.Whom.Empty() {
		return
	}
	for _, k := range c.of(whom) {
		m := c.child(int(k), caseMark)
		if c.rels[k] != modifier || int(k) < whom || m <= whom || !c.has(m, lang.EventAt) || c.has(m, lang.EventWay) || !f.placeAt(c.tokens[k]) && !e.Site.Contains(c.tokens[k]) || !e.Whom.Contains(c.tokens[k]) {
			continue
		}
		if s := c.phrase(int(k)); s.End >= e.Whom.End && c.tokens[m].Start > e.Whom.Start {
			e.Whom.End = c.tokens[m-1].End
		}
	}
}

// partner gives a meeting those with whom it was: "met on Monday with Ilse Tamm", "held
// talks with her". Then what was held is a part of what happened.
func (f *finder) partner(e *news.Event, h, whom int) {
	c := &f.clause
	if e.Class != news.Meeting || e.Who.Empty() {
		return
	}
	noun := whom >= 0 && c.words[whom] != nil && c.words[whom].Noun > 0 && whom > h && whom-h < mostPhrase
	if whom >= 0 && !noun {
		return
	}
	k := f.together(h)
	if k < 0 && whom >= 0 {
		k = f.together(whom)
	}
	for _, day := range c.of(h) { // "met on the day with her": the parser may hang her on the day
		if k < 0 && c.rels[day] == oblique && f.dateAt(c.tokens[day]) {
			k = f.together(int(day))
		}
	}
	if k < 0 {
		return
	}
	if e.Whom = c.phrase(k); noun {
		e.Predicate = e.Predicate.Cover(c.tokens[whom])
	}
}

// together is the token of those with whom it was, which hangs on token up, or -1.
func (f *finder) together(up int) int {
	c := &f.clause
	for _, k := range c.of(up) {
		if (c.rels[k] == oblique || c.rels[k] == modifier) && c.has(c.child(int(k), caseMark), lang.EventTogether) && !c.has(int(k), lang.EventMeans) && !f.dateAt(c.tokens[k]) {
			return int(k)
		}
	}
	return -1
}

// parties are the tokens of who did it and to whom, or -1. A relative pronoun is still
// itself.
func (f *finder) parties(h int) (who, whom int) {
	c := &f.clause
	who, whom = c.subjectOf(h, subject), c.subjectOf(h, passive)
	undergone := f.isPassive(h)
	if whom < 0 {
		if whom = c.child(h, object); whom < 0 && undergone && who >= 0 {
			who, whom = -1, who
		}
	}
	if whom >= 0 && f.dateAt(c.tokens[whom]) { // "arresting her three days later"
		for _, k := range c.of(h) {
			if c.rels[k] == oblique && int(k) > h && int(k) < whom && c.is(int(k), f.names.pron) && c.child(int(k), caseMark) < 0 {
				whom = int(k)
			}
		}
	}
	if whom >= 0 && c.is(whom, f.names.num) && c.child(h, object) == whom && c.words[h] != nil && f.names.classes[c.words[h].Verb] == news.Contest {
		whom = -1 // "lost 3-1"
	}
	by := f.byWhom(h)
	if by >= 0 && (undergone || int(c.tree.Fine[h]) == f.names.fineVBN) {
		who = by
	}
	if who >= 0 && whom < 0 && c.rels[h] == open && int(c.tree.Fine[h]) == f.names.fineVBN && who == by {
		whom = f.inherited(h) // "stands accused by nine women"
	} else if who < 0 && !undergone {
		who = f.inherited(h)
	} else if whom < 0 && undergone {
		whom = f.inherited(h)
	}
	if undergone && who < 0 {
		who = f.sharedAgent(h)
	}
	if noun := int(c.tree.Heads[h]); c.rels[h] == adnominal && noun >= 0 {
		return f.described(h, noun, who, whom)
	}
	return who, whom
}

// described mends the parties of the verb at token h that describes a noun, which is one of
// them.
func (f *finder) described(h, noun, who, whom int) (int, int) {
	c := &f.clause
	if int(c.tree.Fine[h]) == f.names.fineVBN {
		if who < 0 && f.happensAlone(h) { // "after a tram overturned"
			return noun, -1
		}
		return who, noun // "a boat taken from the quay"
	}
	up := int(c.tree.Heads[noun])
	if who < 0 && up >= 0 && c.rels[noun] == object && f.purpose(h) && c.words[noun] != nil && c.words[noun].Noun > 0 {
		return c.subjectOf(up, subject), whom // "made an offer to buy the mill"
	}
	if who >= 0 || f.isPassive(h) {
		return who, whom
	}
	if int(c.tree.Fine[h]) == f.names.fineVBG { // "people fleeing the flood"
		if c.child(h, marker, caseMark) < 0 && noun < h && f.things(noun, 0)&actors != 0 {
			who = noun
		}
		return who, whom
	}
	if up >= 0 && c.rels[noun] == object && c.has(up, lang.EventRaise|lang.EventCommand) {
		who = noun // "caused a ferry to sink", where the parser hangs the sinking on the ferry
	}
	return who, whom
}

// sharedAgent is who did what token h says to have been done, where that stands with the verb
// joined to it: "were beaten and robbed by gangs".
func (f *finder) sharedAgent(h int) int {
	c := &f.clause
	first := h
	if c.rels[h] == conjunct {
		first = int(c.tree.Heads[h])
	}
	for _, k := range c.of(first) {
		if k := int(k); c.rels[k] == conjunct && k > h && c.is(k, f.names.verb) && c.child(k, subject, passive) < 0 {
			if by := f.byWhom(k); by >= 0 && f.isPassive(k) {
				return by
			}
		}
	}
	return -1
}

// actors are the things that do something.
const actors = lang.ThingPeople | lang.ThingForce | lang.ThingName | lang.ThingNumber | lang.ThingMeans

// subjectOf is the subject of token h in a role, or -1: of "front-runner Ilse Tamm", which
// the parser may take for two, the name.
func (c *clauses) subjectOf(h int, r role) int {
	first := c.child(h, r)
	if first < 0 {
		return -1
	}
	if next := first + 1; next < h && !c.is(first, c.f.names.propn) && c.twins(first, next) {
		return next
	}
	return first
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
func (f *finder) site(h int, class news.EventClass) news.Span {
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
			if m < 0 || !c.has(m, lang.EventAt) || c.has(m, lang.EventWay) && !leaves(class, up == h) {
				continue // "killed ten from Osk"
			}
			if c.has(m, lang.EventAfter) && !f.placeAt(c.tokens[i]) && !c.has(i, lang.EventKind) {
				continue // "a victory over Tamm in Osk"
			}
			if s := c.phrase(i); f.named(s) && f.placed(s) && !f.peopled(s) && (!f.headed(s) || f.placeAt(c.tokens[i]) || c.has(i, lang.EventKind)) {
				return s
			}
		}
	}
	return news.Span{}
}

// headed reports whether a small word at the beginning of a phrase has a capital, as in headlines, where
// capitals make no names: "won in | A Major Way".
func (f *finder) headed(s news.Span) bool {
	lo, hi := news.Within(f.clause.tokens, s)
	if lo == 0 || lo >= hi {
		return false
	}
	c := f.clause.tokens[lo].Of(f.body)[0]
	return f.clause.has(lo, lang.EventSmall) && 'A' <= c && c <= 'Z'
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

// peopled reports whether a phrase names somebody rather than somewhere: a voice of the
// text, or somebody by what they are.
func (f *finder) peopled(s news.Span) bool {
	for i := range f.a.Voices[:min(mostVoices, len(f.a.Voices))] {
		v := &f.a.Voices[i]
		if v.Kind == news.Person && strings.Contains(s.Of(f.body), lastWord(v.Name.Of(f.body))) {
			return true
		}
	}
	lo, hi := news.Within(f.clause.tokens, s)
	for k := lo; k < hi; k++ {
		if w := f.clause.words[k]; w != nil && w.Things&lang.ThingPeople != 0 && w.Things&lang.ThingForce == 0 && !f.placeAt(f.clause.tokens[k]) {
			return true
		}
	}
	return false
}

// mostVoices is how many voices of a text are looked through, so that the cost stays linear.
const mostVoices = 32

// lastWord is the last word of a name: "Tamm" of "Ilse Tamm".
func lastWord(name string) string { return name[strings.LastIndexByte(name, ' ')+1:] }

// named reports whether a phrase holds a place of the layer, or a name.
func (f *finder) named(s news.Span) bool {
	if i := firstOver(f.a.Places, s, placeSpan); i >= 0 && s.Contains(f.a.Places[i].Span) {
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

// isPassive reports whether the verb at token h tells what was done to its subject. The
// helping verb may be missing: titles leave it out ("Seven killed in Osk"), and so does the
// second of two joined verbs ("were killed and injured").
func (f *finder) isPassive(h int) bool {
	c := &f.clause
	switch {
	case c.child(h, passiveAux) >= 0 || c.child(h, passive) >= 0:
		return true
	case !c.past(h) || c.child(h, object, auxiliary) >= 0:
		return false
	case c.rels[h] == conjunct && c.child(h, subject) < 0:
		up := int(c.tree.Heads[h])
		return int(c.tree.Fine[h]) == f.names.fineVBN && up >= 0 && c.is(up, f.names.verb) && !f.happensAlone(h) && f.isPassive(up)
	}
	return c.has(h, lang.EventUndergo) && c.child(h, subject) >= 0 && c.rels[h] != relative && c.child(h, clausal, open) < 0 && !c.sharesObject(h)
}

// happensAlone reports whether the verb at token h is one of accidents and journeys, which
// mostly have no object, nor a passive: "a tram derailed and overturned".
func (f *finder) happensAlone(h int) bool {
	c := &f.clause
	w := c.words[h]
	if w == nil || w.Verb == 0 || w.Roles&lang.EventUndergo != 0 {
		return false
	}
	return f.names.classes[w.Verb] == news.Disaster || f.names.classes[w.Verb] == news.Movement && c.rels[h] == conjunct
}

// sharesObject reports whether a verb joined to token h has an object, which may be that of
// both: "killed and injured ten".
func (c *clauses) sharesObject(h int) bool {
	for _, k := range c.of(h) {
		if c.rels[k] == conjunct && c.is(int(k), c.f.names.verb) && c.child(int(k), object) >= 0 {
			return true
		}
	}
	return false
}

// standsFor is the token of whom token k names: of a relative pronoun the noun that its
// clause belongs to; or -1.
func (f *finder) standsFor(k int) int {
	c := &f.clause
	if k < 0 || !c.relativePronoun(k) {
		return k
	}
	if noun := c.described(int(c.tree.Heads[k]), relative); noun >= 0 {
		return f.whoever(k, noun)
	}
	return -1
}

// relativePronoun reports whether token k is one: "who".
func (c *clauses) relativePronoun(k int) bool {
	return c.has(k, lang.EventRelative) && c.is(k, c.f.names.pron)
}

// described is the noun that the clause of verb v belongs to, by one of two relations, or the clause
// that v is joined to or left open in; -1 if there is none.
func (c *clauses) described(v int, by ...role) int {
	for ; v >= 0; v = int(c.tree.Heads[v]) {
		if slices.Contains(by, c.rels[v]) {
			return int(c.tree.Heads[v])
		}
		if c.rels[v] != conjunct && c.rels[v] != open {
			return -1
		}
	}
	return -1
}

// whoever is noun, which the clause of a relative pronoun hangs on, or the noun above it, if
// the pronoun is one of people and the noun is not: "a friend from Osk who had driven".
func (f *finder) whoever(pronoun, noun int) int {
	c := &f.clause
	if c.words[pronoun].Things&lang.ThingPeople == 0 {
		return noun
	}
	for up := noun; f.placeAt(c.tokens[up]) || c.has(up, lang.EventKind); {
		if c.rels[up] != modifier || c.tree.Heads[up] < 0 {
			break
		}
		if up = int(c.tree.Heads[up]); f.things(up, 0)&lang.ThingPeople != 0 {
			return up
		}
	}
	return noun
}

// role is the words of token k, whom token given, it or a pronoun, stands for; each may be -1.
func (f *finder) role(given, k int) news.Span {
	c := &f.clause
	if k < 0 || c.head[k] || f.dateAt(c.tokens[given]) { // who stands for nobody is nobody
		return news.Span{}
	}
	s := c.phrase(k)
	if a := c.child(k, apposition); a > k && c.is(a, f.names.propn) && !f.dateAt(c.tokens[a]) && !c.is(k, f.names.propn) {
		name := c.phrase(a)
		for next := a + 1; next < len(c.tokens) && c.rels[next] == apposition && int(c.tree.Heads[next]) == k && c.is(next, f.names.propn); next++ {
			name = name.Cover(c.phrase(next)) // "Ilse" and "Tamm"
		}
		switch {
		case name.Start <= s.End+1: // "the extremist group Red Dawn"
			s = s.Cover(name)
		case f.things(k, 0)&lang.ThingPeople != 0 && name.Start <= s.End+2: // "his deputy, Olav Rud,"
			s = name
		}
	}
	for c.is(k, f.names.propn) && !f.placeAt(c.tokens[k]) { // "held Ilse Tamm", taken for two objects
		lo, _ := news.Within(c.tokens, s)
		if lo < 1 || !c.is(lo-1, f.names.propn) || c.head[lo-1] || f.dateAt(c.tokens[lo-1]) || c.rels[lo-1] != oblique && c.rels[lo-1] != object && c.rels[lo-1] != joint && c.rels[lo-1] != noRole || c.child(lo-1, caseMark) >= 0 {
			break
		}
		s.Start = c.tokens[lo-1].Start
	}
	if next := k + 1; c.is(k, f.names.propn) && c.twins(k, next) { // "Ilse Tamm", taken for two subjects
		s = s.Cover(c.phrase(next))
	}
	return s
}

// twins reports whether token next is a name, and the same to the same verb as token k.
func (c *clauses) twins(k, next int) bool {
	return next < len(c.tokens) && c.rels[k] == c.rels[next] && c.tree.Heads[k] == c.tree.Heads[next] &&
		c.is(next, c.f.names.propn) && !c.f.dateAt(c.tokens[next])
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

// inherited is the subject of the verb that token h is joined to or completes, or -1.
func (f *finder) inherited(h int) int {
	c := &f.clause
	for range 4 {
		r := c.rels[h]
		up := int(c.tree.Heads[h])
		if up < 0 || r != conjunct && r != open && r != clausal {
			return -1
		}
		if k := f.objectAsSubject(h, up); k >= 0 {
			return k
		}
		if k := f.joinedTooEarly(h, up); k >= 0 {
			return k
		}
		if k := f.joinedTooHigh(h, up); k >= 0 {
			return k
		}
		if r == clausal && c.child(h, marker) < 0 && int(c.tree.Fine[h]) != f.names.fineVBG {
			return -1
		}
		if k := c.subjectOf(up, subject); k >= 0 {
			return k
		}
		if k := c.subjectOf(up, passive); k >= 0 {
			return k
		}
		h = up
	}
	return -1
}

// joinedTooEarly is the noun before token h that the parser joined to one of the clause
// of token up, or -1: in "was treated for a burn, and his deputy took over" the deputy is no
// second burn, for the mark and the conjunction open the other clause, which has none else.
func (f *finder) joinedTooEarly(h, up int) int {
	c := &f.clause
	if c.rels[h] != conjunct || up > h {
		return -1
	}
	for _, k := range c.of(h) {
		if c.is(int(k), f.names.cconj) {
			return -1
		}
	}
	for k := h - 1; k > up; k-- {
		if c.rels[k] != conjunct || c.is(k, f.names.verb) {
			continue
		}
		for _, and := range c.of(k) {
			if and := int(and); c.is(and, f.names.cconj) && and > up+1 && c.is(and-1, f.names.punct) {
				return k
			}
		}
	}
	return -1
}

// joinedTooHigh is the subject of what is said to have happened, where the parser joined what token h tells to
// the saying, or -1: in "the office says the trams touched but did not derail" the office says so now, and
// what was then is another verb's.
func (f *finder) joinedTooHigh(h, up int) int {
	c := &f.clause
	if c.rels[h] != conjunct || !c.has(up, lang.EventSay) || int(c.tree.Fine[up]) != f.names.fineVBZ || !f.inPast(h) {
		return -1
	}
	for k := up + 1; k < h; k++ {
		if c.rels[k] == clausal && int(c.tree.Heads[k]) == up && (c.past(k) || f.inPast(k)) {
			return max(c.subjectOf(k, subject), c.subjectOf(k, passive))
		}
	}
	return -1
}

// inPast reports whether the verb at token h, or its helping verb, is a past form.
func (f *finder) inPast(h int) bool {
	c := &f.clause
	aux := c.child(h, auxiliary, passiveAux)
	return int(c.tree.Fine[h]) == f.names.fineVBD || aux >= 0 && int(c.tree.Fine[aux]) == f.names.fineVBD
}

// objectAsSubject is the object of the verb at token up, where it does what token h says,
// or -1: "ordered them to leave", "caused the tram to crash", "a picture that showed them
// burning it".
func (f *finder) objectAsSubject(h, up int) int {
	c := &f.clause
	k := c.child(up, object)
	if k < 0 || k > h {
		return -1
	}
	r, gerund := c.rels[h], int(c.tree.Fine[h]) == f.names.fineVBG
	switch {
	case r == open && c.has(up, lang.EventCommand|lang.EventRaise|lang.EventPlan):
		return k
	case r == clausal && !gerund && c.child(h, marker) >= 0 && c.tree.Fine[h] != c.tree.Fine[up] && c.has(up, lang.EventCommand|lang.EventRaise):
		return k
	case (r == open || r == clausal) && gerund && c.has(up, lang.EventState) && c.phrase(k).End == c.tokens[h-1].End: // right before it
		return k
	}
	return -1
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
