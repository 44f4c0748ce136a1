package attrib

import (
	"slices"
	"strings"
	"unicode/utf8"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// Where the network and the rules read one cue differently, the rules are right
// about a few things that follow from the sentence's build alone.

// mend puts right the contents that the network gave a statement.
func (r *reader) mend(d, rules *draft, roles []Role) {
	d.Content = slices.DeleteFunc(d.Content, func(c news.Span) bool {
		lo, hi := news.Within(r.spans, c)
		return lo > rules.listener[0] && hi <= rules.listener[1] // whom it was told to
	})
	for k := range d.Content {
		r.wholeSentence(&d.Content[k], rules, roles)
		r.wholeClock(&d.Content[k], rules, roles)
	}
	r.wholeClause(d, rules, roles)
	r.notTheSpeaker(d)
	r.byWhom(d)
	r.withoutIt(d)
}

// withoutIt takes the "it" from what is said that only stands for the clause behind the verb: "| it | was reported
// | that the pier fell".
func (r *reader) withoutIt(d *draft) {
	if len(d.Content) != 2 || len(d.Cue) != 1 || len(d.Source) > 0 {
		return
	}
	lo, hi := news.Within(r.spans, d.Cue[0])
	first, end := news.Within(r.spans, d.Content[0])
	next, _ := news.Within(r.spans, d.Content[1])
	if end == first+1 && end == lo && next == hi && r.has(first, lang.Thing) && r.cueTakes(hi-1, lang.TakesClause|lang.TakesThat) && r.beBefore(lo, hi-1) && !r.has(next, lang.ToWord|lang.Preposition) {
		d.Content = d.Content[1:]
	}
}

// notElsewhere takes from what is told what stands in other sentences than its cue, without
// quotation marks: the network now and then joins a piece of the sentence before or after.
func (r *reader) notElsewhere(d *draft) {
	if d.Kind == news.Direct || len(d.Content) < 2 || len(d.Cue) == 0 {
		return
	}
	unit := func(s news.Span) int {
		lo, _ := news.Within(r.spans, s)
		return r.unitOf(lo)
	}
	own := unit(d.Cue[0])
	quoted := func(c news.Span) bool {
		for i, hi := news.Within(r.spans, c); i < hi; i++ {
			if r.quoted(i) {
				return true
			}
		}
		return false
	}
	if here := slices.DeleteFunc(slices.Clone(d.Content), func(c news.Span) bool { return unit(c) != own && !quoted(c) }); len(here) > 0 {
		d.Content, d.Kind = here, r.kindOf(here)
	}
}

// onlySubject takes from a source the verb that it has taken in, before a cue that goes on from
// that: "the union | thanked the crew, saying", "the union | filed a motion, arguing".
func (r *reader) onlySubject(d *draft) {
	if len(d.Cue) != 1 || d.src[1]-d.src[0] < 3 || len(d.Source) != 1 {
		return
	}
	lo, _ := news.Within(r.spans, d.Cue[0])
	if lo < d.src[1] || r.unitOf(lo) != r.unitOf(d.src[0]) || r.toks[lo].form != lang.IngForm && !r.is(lo, ':') {
		return
	}
	for i := d.src[0] + 1; i < d.src[1]; i++ {
		switch {
		case r.toks[i].punct, r.quoted(i), r.has(i, lang.Relative|lang.Subordinator):
			return
		case r.pastVerb(d.src[0], i):
			d.src[1] = i
			d.Source = []news.Span{r.span(d.src[0], i)}
			return
		}
	}
}

// byWhom gives a passive to whom it names: "the crane was described by | Voss as a wreck".
func (r *reader) byWhom(d *draft) {
	lo, hi := news.Within(r.spans, d.Cue[0])
	if len(d.Cue) == 1 && d.src[0] >= hi {
		r.chargeBehind(d)
	}
	if len(d.Cue) != 1 || hi >= len(r.toks) || d.src[0] >= hi || r.quoted(lo) {
		return
	}
	at, passive := hi, false
	switch {
	case r.has(hi-1, lang.RelayBy):
		at = hi - 1
	case r.quoted(hi) && int(r.regionOf(hi).lo) == hi:
		at = r.after(hi) // "was called “a wreck” | by Voss"
	}
	if !r.has(at, lang.RelayBy) || at <= lo {
		return
	}
	for i := lo; i < min(at, hi); i++ {
		passive = passive || r.has(i, lang.AuxBe)
	}
	u := &r.units[r.unitOf(lo)]
	end := r.coreRight(at+1, u.end)
	for i := at + 2; i < end-1; i++ {
		if r.has(i, lang.Postmodifier) && !r.toks[i+1].capital && !r.has(i+1, lang.Determiner) && r.speaks(at+1, i) {
			end = i // "accused by the police | of stealing a boat", "by dozens of women | of rape"
		}
	}
	if !passive || !r.speaks(at+1, end) {
		return
	}
	if len(d.Source) > 0 && !overlap(d.Source, d.Content) {
		d.Content = append([]news.Span{d.Source[0]}, d.Content...)
	}
	if rest := r.without(d.Content, at, end); len(rest) > 0 {
		d.Content = rest
	}
	d.src, d.Source = [2]int{at + 1, end}, []news.Span{r.span(at+1, end)}
}

// chargeBehind takes from who accuses or blames somebody, in a passive, of what: "was accused by | dozens of women | of
// theft", "was criticized by | the union | for leaving".
func (r *reader) chargeBehind(d *draft) {
	by := d.src[0] - 1
	if by < 1 || !r.has(by, lang.RelayBy) || !r.cueTakes(by-1, lang.TakesObject) {
		return
	}
	accuses := r.isDenial(by-1, lang.Accusing)
	for i := d.src[1] - 2; i > d.src[0]; i-- {
		of := accuses && r.has(i, lang.Genitive) && !r.toks[i+1].capital && !r.has(i+1, lang.Determiner)
		if !of && (accuses || !r.nameClass(i, i+1).Has(lang.Grounds) || !r.endsIng(i+1)) || !r.speakers(d.src[0], i) {
			continue
		}
		d.Content = append(d.Content, r.span(i, d.src[1]))
		d.src[1] = i
		d.Source = []news.Span{r.span(d.src[0], i)}
		return
	}
}

// speakers reports whether the phrase [lo, hi) can be somebody, or some number of people: "dozens of women".
func (r *reader) speakers(lo, hi int) bool {
	return r.speaks(lo, hi) || lo+2 < hi && r.plural(lo) && r.has(lo, lang.Determiner) && r.has(lo+1, lang.Genitive) && r.speaks(lo+2, hi)
}

// saidBehind gives a statement without a source the one that stands behind its verb, where
// the network took that for a piece of what is said: "Nobody was hurt, said | the Ministry of
// Transport: the ferry was empty".
func (r *reader) saidBehind(d *draft) {
	if len(d.Source) > 0 && !overlap(d.Source, d.Content) || len(d.Cue) != 1 || d.Carried {
		return
	}
	lo, at := news.Within(r.spans, d.Cue[0])
	if at != lo+1 || lo == 0 || at >= len(r.toks) || r.toks[lo].form != lang.PastForm || !r.comma(lo-1) || r.quoted(lo) {
		return
	}
	u := &r.units[r.unitOf(lo)]
	first, end := r.leftStart(u), r.phraseRight(at, u.end)
	taken := slices.ContainsFunc(d.Content, func(c news.Span) bool { return c.Start == r.spans[at].Start })
	if !taken || lo-1 <= first || end < u.end && !r.comma(end) && !r.is(end, ':') || !r.speaks(at, r.coreRight(at, end)) {
		return
	}
	content := []news.Span{r.span(first, lo-1)}
	if end+1 < u.end && r.is(end, ':') {
		content = append(content, r.span(end+1, u.end))
	}
	d.src, d.Source, d.Content = [2]int{at, end}, []news.Span{r.span(at, end)}, content
}

// saidFirst gives a statement whose verb opens its sentence the source behind that: "Added | Ida Voss, | “It is late”".
func (r *reader) saidFirst(d *draft) {
	if len(d.Source) > 0 || len(d.Cue) != 1 || d.Carried || !(d.class == lang.SayCue) {
		return
	}
	lo, at := news.Within(r.spans, d.Cue[0])
	u := &r.units[r.unitOf(lo)]
	if at != lo+1 || lo != r.leftStart(u) || r.toks[lo].form != lang.PastForm && r.toks[lo].form != lang.PresentForm || r.quoted(lo) {
		return
	}
	end := at
	for end < min(u.end, at+maxPhrase) && !r.quoted(end) && !r.is(end, ':') {
		end++
	}
	if end >= u.hi || !r.quoted(end) && !(r.is(end, ':') && r.quoted(end+1)) {
		return
	}
	quote, name := end, r.withoutCommas(at, end)
	if r.is(end, ':') {
		quote = end + 1
	} else if name == end {
		return // "Called “The Bridge”"
	}
	core := r.coreRight(at, name)
	rest := r.without(d.Content, at, name)
	if core <= at || !r.toks[at].capital && !r.speaks(at, core) || len(rest) == 0 || r.tokenAt(rest[0].Start) < quote {
		return
	}
	r.give(d, at, name)
	d.Content, d.Kind = rest, r.kindOf(rest)
}

// subjectInContent gives a statement the source that stands right before its verb, where the network
// took that for a piece of what is said: "Though | the former head | has admitted | to it".
func (r *reader) subjectInContent(d *draft) {
	if len(d.Source) > 0 || len(d.Cue) != 1 || len(d.Content) < 2 || d.Carried || d.class != lang.SayCue || d.cue == nil {
		return
	}
	lo, hi := news.Within(r.spans, d.Cue[0])
	first, end := news.Within(r.spans, d.Content[0])
	if end != lo || r.quoted(first) || r.passive(lo, hi) || r.coreRight(first, lo) != lo || !r.speaks(first, lo) {
		return
	}
	d.src, d.Source, d.Content = [2]int{first, lo}, d.Content[:1:1], d.Content[1:]
	d.Kind = r.kindOf(d.Content)
}

// nearestBefore gives what a participle without a comma tells to whom it stands behind: "crews got mail
// from | the board | warning them".
func (r *reader) nearestBefore(d *draft) {
	if len(d.Cue) != 1 || d.src[1] <= d.src[0] {
		return
	}
	lo, _ := news.Within(r.spans, d.Cue[0])
	if lo == 0 || d.src[1] >= lo || r.toks[lo].form != lang.IngForm || r.toks[lo-1].punct || r.unitOf(d.src[0]) != r.unitOf(lo) {
		return
	}
	start := r.phraseLeft(d.src[1], lo)
	for i := lo - 1; i > start; i-- {
		if r.nameClass(i, i+1).Has(lang.From) {
			start = i + 1 // "mail from | Human Resources officials"
			break
		}
	}
	if start > d.src[1] && start < lo && r.nameClass(start-1, start).Has(lang.From) && r.speaks(start, lo) {
		r.give(d, start, lo)
	}
}

// saidInside turns what the network took for a verb of saying, and what it took for said, into what
// somebody says of that in a relative clause: "signed a declaration | which | she | said | would help".
func (r *reader) saidInside(d *draft) {
	if d.listed || len(d.Cue) != 1 || len(d.Content) == 0 || d.Carried || d.Kind == news.Direct {
		return
	}
	_, at := news.Within(r.spans, d.Cue[0])
	lo, hi := news.Within(r.spans, d.Content[0])
	if lo != at {
		return
	}
	for i := lo + 1; i+3 < min(hi, lo+boundWithin) && !r.quoted(i); i++ {
		if !r.has(i, lang.Relative|lang.That) || !r.has(i+1, lang.Pronoun) || r.has(i+1, lang.Determiner|lang.Relative) {
			continue
		}
		if t := &r.toks[i+2]; (t.form == lang.PastForm || t.form == lang.PresentForm || t.form == lang.BaseForm) && r.anyCueTakes(i+2, lang.TakesClause|lang.TakesThat) && r.has(i+3, auxiliary) {
			r.give(d, i+1, i+2)
			c := &r.l.Cues[t.cue-1]
			d.cue, d.class, d.listed, d.verb = c, c.Class, true, i+2
			d.Cue, d.Content[0].Start = []news.Span{r.span(i+2, i+3)}, r.spans[i+3].Start
			d.Kind = r.kindOf(d.Content)
		}
		return
	}
}

// verbsInSources corrects the roles of a source that has taken in its own verb: “…,”
// the report | states.
func (r *reader) verbsInSources(roles []Role) {
	for i := range r.drafts {
		d := &r.drafts[i]
		if len(d.Cue) != 1 || d.src[1] <= d.src[0] || d.Carried {
			continue
		}
		lo, hi := news.Within(r.spans, d.Cue[0])
		if lo != d.src[1] || hi <= lo || roles[d.src[0]] != BeginSource || hi < len(roles) && roles[hi] == InSource ||
			slices.ContainsFunc(roles[d.src[0]+1:hi], func(x Role) bool { return x != InSource }) {
			continue
		}
		lay(roles[lo:hi], BeginCue)
	}
}

// wholeBounds gives a content the first word of the number that it begins with, where the
// network left that with the cue ("said at | least twelve people were hurt"), or whose it is
// ("Declaring Thursday | 's release"); and a cue the marks that it stands in ("“welcomed | ” the vote").
func (r *reader) wholeBounds(roles []Role) {
	for i := 1; i+1 < len(roles); i++ {
		switch {
		case roles[i+1] != BeginContent:
		case roles[i] == InCue && r.beginsNumber(i):
			roles[i], roles[i+1] = BeginContent, InContent
		case roles[i] == InCue && r.has(i+1, lang.Possessive) && r.clitic(i+1):
			lo := i
			for roles[lo-1] == InCue && r.nounLike(lo-1) && r.toks[lo].capital {
				lo--
			}
			lay(roles[lo:i+2], BeginContent)
		case i+2 < len(roles) && (roles[i] == InCue || roles[i] == BeginCue) && roles[i+2] == InContent && r.closes(i+1):
			roles[i+1], roles[i+2] = InCue, BeginContent
		}
	}
}

// clitic reports whether token i hangs on the word before it: "Voss | 's".
func (r *reader) clitic(i int) bool {
	c, _ := utf8.DecodeRuneInString(r.spans[i].Of(r.body))
	return c == '\'' || c == '’'
}

// beginsNumber reports whether a number's two first words stand at token i: "at least", "more than".
func (r *reader) beginsNumber(i int) bool {
	return slices.ContainsFunc(r.l.Bounds, func(b [2]string) bool {
		return strings.EqualFold(r.word(i), b[0]) && strings.EqualFold(r.word(i+1), b[1])
	})
}

// namelessSources takes the roles from what a source without a name asks for, where the
// rules know that it only describes it: "an employee | who asked not to be named".
func (r *reader) namelessSources(roles []Role) {
	for i := range r.drafts {
		d := &r.drafts[i]
		if d.Carried {
			continue
		}
		for k := d.src[0] + 1; k+1 < d.src[1]; k++ {
			cue := r.toks[k].cue
			if cue == 0 || !r.has(k-1, lang.Relative) || !r.noNameAt(k, r.l.Cues[cue-1].Class == lang.DeclineCue) {
				continue
			}
			for lo := max(d.src[0]+1, k-1); lo < d.src[1]; lo++ {
				roles[lo] = Outside
			}
			break
		}
	}
}

// wholeAside gives the source of "according to" the aside that the network took for what is
// said: "according to Ida Voss, | Kelland's harbour minister, | the crane is old".
func (r *reader) wholeAside(d, rules *draft) {
	end := rules.src[1]
	if rules.verb >= 0 || rules.src[0] != d.src[0] || end <= d.src[1]+1 || !r.according(d.src[0]-len(r.l.According), d.src[0]) {
		return
	}
	if aside := d.src[1] + 1; !r.comma(d.src[1]) || !r.toks[aside].capital || r.has(aside, lang.Determiner) {
		return
	}
	for k := range d.Content {
		lo, hi := news.Within(r.spans, d.Content[k])
		if lo >= d.src[1] && lo < end && hi > end {
			d.Content[k].Start = r.spans[end].Start
			d.src, d.Source = rules.src, rules.Source
			return
		}
	}
}

// notTheSpeaker takes the source from a cue whose subject is whom something is said
// of, or to: "the crew reportedly left", "the captain is accused of theft", "she was told to wait",
// "they were ordered to pay".
func (r *reader) notTheSpeaker(d *draft) {
	lo, hi := news.Within(r.spans, d.Cue[0])
	if len(d.Cue) != 1 || d.src[1] > lo || d.src[1] <= d.src[0] {
		return
	}
	hedge := hi == lo+1 && r.l.AdverbSuffix != "" && strings.HasSuffix(r.word(lo), r.l.AdverbSuffix)
	passive, accuses := false, false
	for i := lo; i < hi; i++ {
		passive = passive || r.hasClass(i, lang.AuxBe)
		accuses = accuses || passive && (r.isDenial(i, lang.Accusing) || i > lo && r.toldHim(i))
	}
	// "has been blamed for", "was praised for"
	accuses = accuses || passive && hi-lo > 2 && r.nameClass(hi-1, hi).Has(lang.Grounds) && r.cueTakes(hi-2, lang.TakesObject|lang.TakesPerson)
	if hedge || accuses {
		d.Content = append([]news.Span{d.Source[0]}, d.Content...)
		d.Source, d.src = nil, [2]int{}
	}
}

// toldHim reports whether token i is a participle behind "was" of a verb that takes whom it is said to: "was | told |",
// "were | ordered |".
func (r *reader) toldHim(i int) bool {
	if r.toks[i].form != lang.PastForm || !r.has(i-1, lang.AuxBe|lang.AdverbWord) {
		return false
	}
	return r.cueTakes(i, lang.TakesPerson) || r.isCue(i, lang.WantCue)
}

// saidOf takes the source from a passive where that is who others say or think a thing of: "| advisers | are said | to be
// urging him", "| she | is expected | to win", "known for". Who "is known to" do a thing does it.
func (r *reader) saidOf(d *draft) {
	if d.Kind == news.Direct || len(d.Cue) != 1 || d.src[1] <= d.src[0] || len(d.Source) != 1 {
		return
	}
	lo, hi := news.Within(r.spans, d.Cue[0])
	if verb := r.saidInPassive(lo, hi); verb < 0 || d.src[1] > lo || hi >= len(r.toks) || r.tokenAt(d.Content[0].Start) < d.src[1] ||
		!r.nameClass(hi-1, hi).Has(lang.Grounds) && !(verb == hi-1 && r.has(hi, lang.ToWord) && !(r.isCue(verb, lang.ThinkCue) && !r.anyCueTakes(verb, lang.TakesClause|lang.TakesQuote)) && slices.ContainsFunc(d.Content, func(c news.Span) bool { return c.Start == r.spans[hi].Start })) {
		return
	}
	if d.class == lang.SayCue && d.listed && r.said != nil && r.margin(d) >= sureMargin {
		d.alone = false // somebody says so, though nobody who is named
	}
	d.Content = append([]news.Span{d.Source[0]}, d.Content...)
	d.Source, d.src = nil, [2]int{}
	d.Kind = r.kindOf(d.Content)
}

// saidInPassive is the participle of a cue, tokens [lo, hi), that is the passive of a verb of saying or thinking which
// takes a clause: "is widely | expected |". -1: it is none.
func (r *reader) saidInPassive(lo, hi int) int {
	for i := lo + 1; i < hi; i++ {
		if r.passiveAt(lo, i) && r.anyCueTakes(i, lang.TakesClause|lang.TakesThat) && (r.isCue(i, lang.SayCue) || r.isCue(i, lang.ThinkCue)) {
			return i
		}
	}
	return -1
}

// notTheAgent takes the source from a statement where it only did what stands in an aside before the
// verb: "Voss's remarks, first reported by the Post | on Tuesday, | suggested regret".
func (r *reader) notTheAgent(d *draft) {
	if len(d.Cue) != 1 || d.src[1] <= d.src[0] || !r.has(d.src[0]-1, lang.RelayBy) || r.has(d.src[0]-2, lang.NotVerb) {
		return
	}
	lo, _ := news.Within(r.spans, d.Cue[0])
	end := d.src[1]
	for end < lo && r.has(end, lang.TimeWord|lang.Preposition) {
		end++
	}
	before := d.src[0] - 2
	if end != lo-1 || !r.comma(end) || before < 1 || !r.endsPast(before) {
		return
	}
	for i := before - 1; i >= max(0, before-3); i-- {
		if r.comma(i) {
			d.src, d.Source = [2]int{}, nil
			return
		}
	}
}

// spent reports whether a cue is the second part of one that the rules know and that
// has made its statement: the "citing" of "Reuters reported …, citing an official".
func (r *reader) spent(cue stretch, old []draft, of map[int]int, used []bool) bool {
	i, ok := of[cue.lo]
	if !ok || !used[i] || len(old[i].Cue) < 2 {
		return false
	}
	s := r.span(cue.lo, cue.hi)
	return slices.ContainsFunc(old[i].Cue[1:], s.Overlaps)
}

// isCalled reports whether a statement is but a thing and what it is called: "a film
// called “The Bridge at Dunmore”".
func (r *reader) isCalled(d *draft) bool {
	if len(d.Content) != 1 {
		return false
	}
	lo, hi := news.Within(r.spans, d.Content[0])
	if d.class == lang.SayCue && d.cue != nil && hi != d.src[0] { // "“The Bridge” | director Voss said"
		return false
	}
	return r.isTitle(lo, hi) && (hi != d.src[0] || !r.toks[hi-2].punct)
}

// isTeaser reports whether a statement is but a link to something else, of nobody's
// saying: "READ MORE: Ferry back at its quay".
func (r *reader) isTeaser(d *draft) bool {
	lo, hi := news.Within(r.spans, d.Cue[0])
	return len(d.Source) == 0 && d.Kind != news.Direct && hi-lo > 1 && r.is(hi-1, ':') && r.unitOf(lo) == r.unitOf(r.tokenAt(d.Content[0].Start)) &&
		r.units[r.unitOf(lo)].lo == lo
}

// teases reports whether a unit is such a link by the words that it begins with. What it tells
// stands elsewhere.
func (r *reader) teases(n int) bool {
	u := &r.units[n]
	switch {
	case r.ofPage(u):
		return true
	case !u.first && !(n > 0 && r.units[n-1].teaser && r.ofPage(&r.units[n-1])): // the title of a gallery stands behind each "Hide Caption"
		return false
	}
	var words []string
	for i := u.lo; i < min(u.hi, u.lo+lang.TeaserReach); i++ {
		words = append(words, r.word(i))
	}
	return r.l.Teases(words)
}

// ofPage reports whether a unit is but words to press on a page, with numbers: "Hide Caption 3 of 12".
func (r *reader) ofPage(u *unit) bool {
	if u.hi-u.lo < 2 || u.hi-u.lo > lang.TeaserReach || !r.nameClass(u.lo, u.lo+2).Has(lang.Teaser) {
		return false
	}
	for i := u.lo + 2; i < u.hi; i++ {
		if !r.toks[i].punct && !r.number(i) && !r.has(i, lang.Genitive) {
			return false
		}
	}
	return true
}

// withoutTeasers takes the roles from links to something else.
func (r *reader) withoutTeasers(roles []Role) {
	for i := range r.units {
		if u := &r.units[i]; u.teaser {
			clear(roles[u.lo:u.hi])
		}
	}
}

// isButton reports whether a statement is but words to press on a page, run together with
// what stands beside them: "Advertisement Continue reading the main story".
func (r *reader) isButton(d *draft) bool {
	lo, _ := news.Within(r.spans, d.Cue[0])
	u := &r.units[r.unitOf(lo)]
	t := &r.toks[lo]
	return lo > u.lo && t.capital && t.form == lang.BaseForm && t.region < 0 && !r.toks[lo-1].punct && !r.shouted(u)
}

// without is what spans hold outside the tokens [lo, hi).
func (r *reader) without(spans []news.Span, lo, hi int) []news.Span {
	var out []news.Span
	add := func(from, to int) {
		to = r.withoutCommas(from, to)
		for to > from && r.comma(from) {
			from++
		}
		if to > from {
			out = append(out, r.span(from, to))
		}
	}
	for _, s := range spans {
		from, to := news.Within(r.spans, s)
		add(from, min(to, lo))
		add(max(from, hi), to)
	}
	return out
}
