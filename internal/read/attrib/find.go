// Package attrib finds who says what in one text: its quotations, its
// statements — source, cue and content, each in the words of the text — and the
// voices that the sources mean.
//
// Rules over tokens and a network find statements together, with every word of the
// language, and the network, coming from lang.Attrib. Find reads a text in steps:
//
//   - quotes.go pairs the quotation marks;
//   - cues.go walks each unit (a sentence; several where a quotation joins them)
//     and tries every cue in it: verbs.go reads its verb group, source.go looks for the noun phrase that it
//     belongs to, content.go (past the adjuncts of adjuncts.go) for what it has to
//     say, stance.go says how (falsehood.go by which words); phrases.go tries what has no such verb;
//   - carry.go gives a voice to the quotations that have no cue of their own;
//   - network.go has every token labelled, from what features.go tells of it, and
//     merge.go makes the statements anew from the labels (pairs.go joins their parts), with what
//     the rules know of each (mend.go, whole.go, listener.go, uncued.go, keeprules.go, lists.go whole lists of speakers, bounds.go and mainverb.go,
//     where contents end that run on), and
//     sureness.go, unsaid.go and acts.go set aside what may be no statement (plainly.go says what is one by its build);
//   - transcript.go and printed.go read what is printed as somebody's words without marks or verbs;
//   - resumed.go gives words behind an author's remark to the statement before that;
//   - coordinated.go parts what is said with two verbs;
//   - inserted.go gives a content its whole clause around what others are said to say in it;
//   - citing.go, saidwithin.go and quoted.go turn around what an outlet says that somebody else says;
//   - frames.go reads turns of phrase that say who tells a thing, parted.go what something was put
//     between, passing.go sentences of which a side says nothing else; pointing.go and pointingon.go pieces of
//     sentences, and sentences that point back, which hold nothing but who tells a thing (tellpart.go), accounts.go who
//     is meant where his remarks are said to say it, nounsays.go nouns of somebody's that say it with a clause, polls.go the figures of polls, nameless.go those of whom a clause says why they have no name
//     (ownclaim.go: or who they say they are), saidto.go whom it was said to, asked.go who asked for it, dateline.go where a dateline ends before all that;
//     denypart.go, denyorder.go and denyback.go read denials by what stands around a clause; framestaken.go puts what was read in its place;
//   - gap.go puts the noun before a relative clause into what is said of it;
//   - identified.go reads who is said to be whom;
//   - denials.go and denialverbs.go find the denials that are left, denied.go what they deny, partly.go which of
//     their sentences do; negation.go those that say but that something is not;
//   - describe.go reads what a source says of whom it means (kinds.go and outletwords.go what kind of voice
//     that is, titles.go where the title of a work goes on, misspelt.go whose name is misspelt, roles.go what people are), resolve.go and persons.go
//     turn sources into voices (voices.go holds them; names.go, given.go and topic.go read names, bodies.go
//     and fullnames.go those of bodies; pronouns.go, unnamed.go, called.go, knownfor.go, nearbody.go, spokesman.go, introduced.go,
//     interview.go and sourceless.go say whom what points back or ahead, or is left out, means), chain.go finds through whom
//     they came (passer.go says who passes words on), onevoice.go joins voices that are one
//     body;
//   - nested.go looks for statements inside the contents of what was found.
//
// How spans are drawn follows PolNeAR (Newell et al. 2018): a source is its whole
// noun phrase with its appositives, a cue its whole verb group, and a content
// holds its "that" and its quotation marks, but not the full stop.
//
// docs/attribution.md tells how well it does and what was tried.
package attrib

import (
	"slices"
	"sort"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// Find fills a.Quotations, a.Statements, a.Voices, a.Nested and a.Unsure from a.Paragraphs,
// a.Sentences and a.Tokens. Without a language it finds quotations alone. It runs
// in time n log n in the text's length.
func Find(body string, a *news.Analysis, l *lang.Attrib) {
	quotes, regions := quotations(body, a.Paragraphs)
	a.Quotations = quotes
	a.Statements = []news.Statement{}
	a.Voices = []news.Voice{}
	a.Nested, a.Unsure = []news.Nested{}, []news.Statement{}
	if l == nil {
		return
	}
	r := newReader(body, a, l, regions)
	r.rules()
	if net := network(l); net != nil {
		r.readNetwork(net, a)
	}
	r.printed(a.Paragraphs)
	r.keep()
	r.resumeQuotations()
	r.splitCoordinated()
	r.aroundInserted()
	r.afterAsClause()
	r.turnCitations()
	r.frames()
	r.setAside()
	r.fillGaps()
	r.identifications()
	r.findDenials()
	newResolver(r).resolve()
	r.thingsTell()
	r.publish(a)
	r.nest(a)
}

// rules finds statements by rules alone.
func (r *reader) rules() {
	for i := range r.units {
		r.readUnit(i)
	}
	r.carry()
	r.keep()
}

// keep sorts the drafts by where they stand and drops those without content,
// which were only waiting for some, and those of an endless one.
func (r *reader) keep() {
	kept := r.drafts[:0]
	for _, d := range r.drafts {
		if len(d.Content) == 0 {
			continue
		}
		if d.Kind = r.kindOf(d.Content); d.verbatim {
			d.Kind = news.Direct
		}
		if d.Kind != news.Direct && r.endless(d.Content) {
			continue
		}
		r.notElsewhere(&d)
		r.notItsSource(&d)
		r.notItself(&d)
		r.notTheShow(&d)
		r.titleWithColon(&d)
		r.wholeList(&d)
		r.onlySubject(&d)
		r.unclosedAside(&d)
		r.saidBehind(&d)
		r.subjectInContent(&d)
		r.saidFirst(&d)
		r.saidInside(&d)
		r.nearestBefore(&d)
		r.bound(&d)
		r.notTheAgent(&d)
		r.saidOf(&d)
		d.Stance = r.stanceOf(&d)
		kept = append(kept, d)
	}
	r.drafts = kept
	r.sortDrafts()
	r.withoutEchoes()
}

// notTheShow takes out of what is said the title of whom or what it was told to: "told | “Good Night Kelland” |
// that the ferry sank".
func (r *reader) notTheShow(d *draft) {
	if d.cue == nil || d.cue.Takes&lang.TakesPerson == 0 || len(d.Content) == 0 || d.verb < 0 {
		return
	}
	lo, hi := news.Within(r.spans, d.Content[0])
	if lo <= d.verb || lo >= hi || !r.quoted(lo) {
		return
	}
	end := r.after(lo)
	if end >= hi || !r.has(end, lang.That) || !r.isTitle(lo, end) {
		return
	}
	d.Content[0].Start = r.spans[end].Start
	if d.relay[1] == d.relay[0] && r.capitals(lo+1, end-1) == end-1 { // not “Fox & Friends”, of which the last is no show
		d.relay, d.relayAt, d.spare = [2]int{lo, end}, [2]int{d.verb, end}, true
	}
	d.Kind = r.kindOf(d.Content)
}

// notItself takes out of what is said a piece that but means the rest: "“The deck was dry.” So Voss
// remembered | it".
func (r *reader) notItself(d *draft) {
	last := len(d.Content) - 1
	if last < 1 || r.kindOf(d.Content[:last]) != news.Direct {
		return
	}
	if lo, hi := news.Within(r.spans, d.Content[last]); hi == lo+1 && r.has(lo, lang.Thing) && !r.quoted(lo) {
		d.Content = d.Content[:last:last]
	}
}

// notItsSource takes out of what is said pieces that only say who says it: "according to Ida Voss, | a clerk".
func (r *reader) notItsSource(d *draft) {
	if len(d.Content) < 2 || len(d.Source) == 0 {
		return
	}
	d.Content = slices.DeleteFunc(slices.Clone(d.Content), func(c news.Span) bool {
		return slices.ContainsFunc(d.Source, func(s news.Span) bool { return s.Contains(c) })
	})
}

// maxContent is how many tokens a piece of what somebody says has at most, outside quotation marks.
// No sentence is as long; of a text that is one, each statement would hold all that stands before.
const maxContent = 600

// endless reports whether a piece of a content is longer than any sentence.
func (r *reader) endless(content []news.Span) bool {
	return slices.ContainsFunc(content, func(c news.Span) bool {
		lo, hi := news.Within(r.spans, c)
		return hi-lo > maxContent
	})
}

// echoReach is how many statements on either side are looked at for one that holds another.
const echoReach = 4

// withoutEchoes drops what a participle at the end of somebody's words was taken to say of these:
// "Voss said the crane was “the same as before,” | referring to the first".
func (r *reader) withoutEchoes() {
	echo := func(k int) bool {
		d := &r.drafts[k]
		if len(d.Cue) != 1 || d.Content[0].Start > d.Cue[0].Start || d.cue != nil && r.toks[r.tokenAt(d.Cue[0].Start)].form != lang.IngForm {
			return false
		}
		whole := news.CoverAll(d.Content).Cover(d.Extent())
		if lo := r.tokenAt(d.Cue[0].Start); r.nameClass(lo, lo+1).Has(lang.Remarking) {
			whole = d.Content[0]
		}
		for i := max(0, k-echoReach); i < min(len(r.drafts), k+echoReach+1); i++ {
			e := &r.drafts[i]
			if i != k && len(e.Source) > 0 && slices.ContainsFunc(e.Content, func(c news.Span) bool { return c.Contains(whole) }) {
				return true
			}
		}
		return false
	}
	kept := make([]draft, 0, len(r.drafts))
	for k := range r.drafts {
		if !echo(k) {
			kept = append(kept, r.drafts[k])
		}
	}
	r.drafts = kept
}

// sortDrafts orders the drafts by where they stand.
func (r *reader) sortDrafts() {
	sort.SliceStable(r.drafts, func(i, j int) bool {
		return r.drafts[i].Extent().Less(r.drafts[j].Extent())
	})
}

// publish moves the drafts into the analysis, and marks as speech the
// quotations that turned out to be somebody's words.
func (r *reader) publish(a *news.Analysis) {
	a.Voices = append(a.Voices, r.voices...)
	for i := range r.unsure {
		a.Unsure = append(a.Unsure, r.unsure[i].public())
	}
	for i := range r.drafts {
		s := r.drafts[i].public()
		a.Statements = append(a.Statements, s)
		for _, c := range s.Content {
			lo := sort.Search(len(r.regions), func(k int) bool { return r.regions[k].outer.End > c.Start })
			// A content seldom holds more than a few quotations; the bound keeps
			// a thousand nested statements over a thousand quotations linear.
			for k := lo; k < len(r.regions) && k < lo+16 && r.regions[k].outer.Start < c.End; k++ {
				if g := &r.regions[k]; s.Kind == news.Direct || !r.isName(g) {
					a.Quotations[g.quote].Speech = true
				}
			}
		}
	}
}

// public is a draft as others see it: no list is null.
func (d *draft) public() news.Statement {
	s := d.Statement
	for _, p := range [...]*[]news.Span{&s.Source, &s.Cue} {
		if *p == nil {
			*p = []news.Span{}
		}
	}
	return s
}

// isName reports whether every word of a quotation begins with a capital, as in
// the title of a book. It looks no further than a title reaches: a quotation may
// be all of the text.
func (r *reader) isName(g *region) bool {
	const longest = 8
	words := 0
	for i := g.lo + 1; i < g.hi-1; i++ {
		if i > g.lo+8*longest {
			return false
		}
		t := &r.toks[i]
		if t.punct {
			continue
		}
		if words++; words > longest || !t.capital && !t.has(lang.Preposition|lang.Determiner|lang.Conjunction) {
			return false
		}
	}
	return words > 0
}
