package attrib

import (
	"strings"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// Not everybody beside a verb of saying has said something: "has not accused", "showed no
// sign that", "had to prove that", "avoided criticizing". To tell such as somebody's words
// turns the text round.

// unsaid reports whether a statement's cue says that nothing was said, or that somebody was to
// say it: all that the words tell is that nobody heard it from him.
func (r *reader) unsaid(d *draft) bool {
	if len(d.Cue) == 0 || d.Kind == news.Direct {
		return false
	}
	lo, hi := news.Within(r.spans, d.Cue[0])
	switch {
	case r.quoted(lo) || hi <= lo:
		return false
	case r.takes(d), r.dismissesSomebody(d), r.onlyThat(d), r.wellKnown(d), r.goesOnDoing(d), r.obliged(d, lo, hi), r.avoided(lo, hi),
		r.noSign(d, lo, hi), r.nothing(d, lo, hi), r.nor(d), r.calledSo(d, lo, hi), r.whoKnows(d, lo), r.noBlow(d, lo), r.unaware(d), r.ofItsKind(d, hi):
		return true
	}
	return d.Stance == news.Declines && d.class == lang.SayCue && d.negated && r.plainContent(d)
}

// ofItsKind reports whether a participle only says of what kind a thing is: "he had no | known | links".
func (r *reader) ofItsKind(d *draft, hi int) bool {
	if !d.alone || len(d.Cue) != 1 || len(d.Content) != 1 || hi < 2 {
		return false
	}
	t := &r.toks[hi-1]
	lo := r.tokenAt(d.Content[0].Start)
	return lo == hi && (t.form == lang.ParticipleForm || t.form == lang.PastForm) && t.cue > 0 && r.has(hi-2, lang.NoSuch|lang.Definite) && !r.has(hi-2, lang.Pronoun) && r.nounLike(lo)
}

// unaware reports whether somebody did not know a thing, which is so all the same: "did not | know | that she was ill".
func (r *reader) unaware(d *draft) bool {
	if d.class != lang.ThinkCue || !d.negated || d.cue == nil || d.cue.Takes&(lang.TakesClause|lang.TakesObject|lang.TakesQuote) != 0 {
		return false
	}
	return r.hasClass(r.tokenAt(d.Content[0].Start), lang.That)
}

// noBlow reports whether those who did not do a thing only may not have hit back: "slapped soldiers who
// refused | to respond". Who was asked is told of otherwise, or behind a comma.
func (r *reader) noBlow(d *draft, lo int) bool {
	if d.Stance != news.Declines || lo < 2 || !r.has(lo-1, lang.Relative) || r.comma(lo-2) || len(d.Content) != 1 {
		return false
	}
	_, end := news.Within(r.spans, d.Content[0])
	return r.mark(end - 1).Has(lang.Reacts)
}

// plainContent reports whether what somebody did not say is a clause of its own, or is said of a
// person: "did not say | that the bridge was closed", "can't say | I saw it", "has not accused |
// Kelland of theft". One who "would not say whether", or "would not confirm the death", declines.
func (r *reader) plainContent(d *draft) bool {
	i := r.tokenAt(d.Content[0].Start)
	switch {
	case i >= len(r.toks) || r.hasClass(i, lang.Question):
		return false
	case r.hasClass(i, lang.That):
		return d.cue == nil || d.cue.Takes&(lang.TakesClause|lang.TakesThat) != 0
	case d.cue != nil && d.cue.Takes&(lang.TakesClause|lang.TakesPerson|lang.TakesThat) == 0:
		return r.toks[i].capital && !r.has(i, lang.Determiner)
	case d.cue != nil && d.cue.Takes&lang.TakesObject != 0:
		hi := r.units[r.unitOf(i)].hi
		if end := r.bareNameEnd(i, hi); i < end && end < hi && r.has(end, lang.Preposition) && !r.has(end, lang.Genitive) {
			return true // "did not mention | Voss by name"
		}
		if !d.modal && i == d.verb+1 && r.mark(d.verb).Has(lang.Omits) {
			return true // "did not mention | the quay", "didn't concede | defeat"
		}
	}
	return r.has(i, lang.Pronoun) && !r.has(i, lang.Determiner|lang.Anaphor) && i+1 < len(r.toks) && !r.toks[i+1].punct
}

// obliged reports whether a cue is of something that had to be done, and its verb none of saying:
// "prosecutors had to prove that". Who "had to explain" did.
func (r *reader) obliged(d *draft, lo, hi int) bool {
	for i := lo; i+2 < hi && d.alone; i++ {
		if r.has(i, lang.Modal) && r.has(i+1, lang.AuxHave) && r.has(i+2, lang.ToWord) {
			return true // "she | will have to stress positions"
		}
	}
	return d.alone && !d.listed && lo+2 < hi && r.has(lo, lang.AuxHave) && r.has(lo+1, lang.ToWord) && !r.has(d.src[0], lang.FirstPerson)
}

// avoided reports whether a cue is of something that was not done: "has avoided directly
// criticizing", "stopped short of accusing".
func (r *reader) avoided(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if r.nameClass(i, i+1).Has(lang.Avoids) || i+2 <= hi && r.nameClass(i, i+2).Has(lang.Avoids) || i+3 <= hi && r.nameClass(i, i+3).Has(lang.Avoids) {
			return i+1 < hi || i+1 < len(r.toks) && r.toks[i+1].form == lang.IngForm
		}
	}
	return false
}

// noSign reports whether a cue ends in a noun that there was none of, before a clause: "showed
// no sign | that he would go".
func (r *reader) noSign(d *draft, lo, hi int) bool {
	return hi-lo > 2 && r.has(hi-2, lang.NoSuch) && d.class != lang.DenyCue && r.hasClass(r.tokenAt(d.Content[0].Start), lang.That)
}

// declinesTo is what somebody does whose cue declines to say something: "refused to discuss
// whether". Who refuses to admit a thing denies it.
func (r *reader) declinesTo(d *draft) (news.Stance, bool) {
	if len(d.Cue) == 0 || d.negated || d.Kind == news.Direct {
		return 0, false
	}
	lo, hi := news.Within(r.spans, d.Cue[0])
	for i := lo; i+2 < hi; i++ {
		if !r.isCue(i, lang.DeclineCue) || !r.has(i+1, lang.ToWord) {
			continue
		}
		verb := i + 2
		for verb+1 < hi && r.has(verb, lang.AdverbWord) {
			verb++
		}
		first := r.tokenAt(d.Content[0].Start)
		switch {
		case r.isCue(verb, lang.DenyCue):
			return 0, false // "declined to deny"
		case r.isDenial(verb, lang.Admitting) && r.hasClass(first, lang.That):
			return news.Denies, true
		case r.isCue(verb, lang.SayCue), r.has(verb, lang.Telling), r.hasClass(first, lang.Question):
			return news.Declines, true
		}
		return 0, false
	}
	return 0, false
}

// onlyThings reports whether what the network alone took for somebody's words is but a name or a
// thing in quotation marks that stands behind a verb of doing: "appeared on | “Harbour & Friends”",
// "wrote under the pseudonym | “Old Crane”, but".
func (r *reader) onlyThings(d *draft) bool {
	if d.Kind != news.Mixed || d.class == lang.JudgeCue || len(d.Cue) == 0 || !(d.alone && !d.listed && r.quoted(r.tokenAt(d.Content[0].Start)) || r.afterThing(d)) {
		return false
	}
	for _, c := range d.Content {
		lo, hi := news.Within(r.spans, c)
		if hi-lo > maxLooked {
			return false
		}
		for i := lo; i < hi; i++ {
			if !r.quoted(i) {
				continue
			}
			if !r.isName(r.regionOf(i)) {
				return false
			}
			i = r.after(i) - 1
		}
	}
	return true
}

// afterThing reports whether a content begins with a quotation, right behind a word of the cue's own
// clause that is not its verb.
func (r *reader) afterThing(d *draft) bool {
	lo := r.tokenAt(d.Content[0].Start)
	if d.verb < 0 || lo <= d.verb+1 || !r.quoted(lo) {
		return false
	}
	return !r.toks[lo-1].punct
}

// takes reports whether something was won or destroyed, or added to a thing, for which there is the
// same verb as for what is said: "The flood has claimed | more than ten lives", "Voss claimed | her
// third title", "It adds | weight to the plan".
func (r *reader) takes(d *draft) bool {
	if d.Kind != news.Indirect || d.class != lang.SayCue || len(d.Content) != 1 || d.cue == nil {
		return false
	}
	if _, end := news.Within(r.spans, d.Cue[0]); end > 2 && r.nameClass(end-2, end-1).Has(lang.Added) && r.has(end-1, lang.ToWord) {
		return true // "had pledged allegiance to"
	}
	lo, hi := news.Within(r.spans, d.Content[0])
	for i := lo; i < min(hi, lo+maxTaken); i++ {
		switch {
		case i == lo && r.nameClass(i, i+1).Has(lang.Added) && r.has(i+1, lang.ToWord):
			return r.hasClass(i+2, lang.Determiner|lang.Possessive) || i+2 < hi && r.toks[i+2].capital
		case r.nameClass(i, i+1).Has(lang.Taken), r.nameClass(i, i+2).Has(lang.Taken):
			return d.cue.Takes&lang.NounToo != 0 && (i+1 >= hi || !r.has(i+1, auxiliary|lang.Possessive))
		case r.toks[i].punct, r.has(i, auxiliary|lang.That|lang.Question|lang.Subordinator|lang.ToWord):
			return false
		}
	}
	return false
}

// maxTaken is how many words stand before the noun for what was taken at most.
const maxTaken = 6

// wellKnown reports whether the author but says what everybody sees or knows, or guesses: "so we see |
// the two ends of it", "Perhaps the crew wanted | to see it".
func (r *reader) wellKnown(d *draft) bool {
	u := &r.units[r.unitOf(r.tokenAt(d.Cue[0].Start))]
	if (d.class == lang.ThinkCue || d.class == lang.WantCue) && r.toks[u.lo].has(lang.HedgeWord) && !r.toks[u.lo].has(lang.Modal) && d.src[0] > u.lo && !r.quoted(u.lo) {
		return true // "Perhaps the crew | wanted | to see it"
	}
	return (d.class == lang.ThinkCue || d.cue == nil) && d.src[1] == d.src[0]+1 && r.hasClass(d.src[0], lang.FirstPerson) && r.hasClass(d.src[0], lang.Plural) && !r.quoted(d.src[0])
}

// goesOnDoing reports whether a verb that stands with quotations alone is of doing something else on
// and on: "continued | raising | the price".
func (r *reader) goesOnDoing(d *draft) bool {
	if d.Kind != news.Indirect || d.cue == nil || d.cue.Takes&^lang.TakesQuote != 0 || d.verb < 0 || d.verb+1 >= len(r.toks) {
		return false
	}
	next := &r.toks[d.verb+1]
	return next.cue == 0 && !next.punct && r.endsIng(d.verb+1)
}

// promotes reports whether a text tells its reader what is to be found elsewhere: "The Post tells | you
// all about it".
func (r *reader) promotes(d *draft) bool {
	tells := d.class == lang.SayCue && d.cue != nil && d.cue.Takes&lang.TakesPerson != 0
	if d.Kind != news.Indirect || !tells || d.verb < 0 || r.toks[d.verb].form != lang.PresentForm {
		return false
	}
	listens := d.listener[1] > d.listener[0] && r.hasClass(d.listener[0]+1, lang.Addressee)
	return listens || r.hasClass(r.tokenAt(d.Content[0].Start), lang.Addressee)
}

// bringsAbout reports whether a thing but made others call for something: "The case has increased
// calls for".
func (r *reader) bringsAbout(d *draft, lo, hi int) bool {
	if d.class != lang.WantCue || hi-lo <= 2 {
		return false
	}
	from, to := d.src[0], d.src[1]
	calls := r.looksPast(hi-3) && r.plural(hi-2) && r.has(hi-1, lang.Preposition|lang.Postmodifier) // "increased calls for"
	thing := to > from+1 && r.has(from, lang.Determiner) && !r.plural(to-1)
	return calls && thing && !r.speaks(from, to)
}

// pictures reports whether somebody but shows a picture, or a picture shows something: "Voss revealed |
// pictures of it", "Photos show | the crane".
func (r *reader) pictures(d *draft) bool {
	if d.Kind == news.Direct || d.class == lang.WantCue || d.class == lang.AskCue || d.class == lang.DenyCue {
		return false
	}
	if d.src[1] > d.src[0] && r.pictureItself(d.src[0], d.src[1]) {
		return true
	}
	lo, hi := news.Within(r.spans, d.Content[0])
	for i := lo; i < min(hi, lo+maxTaken) && d.Kind == news.Indirect && d.Content[0].Start >= d.Cue[0].End; i++ {
		switch {
		case r.nameClass(i, i+1).Has(lang.Pictured):
			return i+1 >= hi || r.toks[i+1].punct || r.has(i+1, lang.Preposition|lang.Postmodifier) && !r.verbBefore(i+1, hi)
		case !r.nounLike(i) && !r.has(i, lang.Determiner), r.has(i, lang.That|auxiliary), r.toks[i].punct, i > lo && r.pastVerb(lo, i):
			return false
		}
	}
	return false
}

// pictureItself reports whether who is said to say something is a picture: "| Photos | show", "| the video she took | shows".
func (r *reader) pictureItself(lo, hi int) bool {
	s := r.describe(lo, hi)
	if s.named() || s.head < s.lo || s.head != hi-1 && r.toks[hi-1].capital && !r.looksPast(s.head+1) {
		return false
	}
	c := r.nameClass(s.head, s.head+1)
	return c.Has(lang.Nobody) && c.Has(lang.Pictured)
}

// remarks reports whether a participle but says of what somebody has said, of which the verb stands
// before it: "Voss said, | describing | the plan".
func (r *reader) remarks(d *draft, lo int) bool {
	if d.Kind != news.Indirect || d.Stance == news.Denies || d.src[1] <= d.src[0] || !r.nameClass(lo, lo+1).Has(lang.Remarking) || !r.comma(lo-1) {
		return false
	}
	for k := lo - 2; k >= max(0, d.src[0]-1, lo-maxPhrase); k-- {
		if r.isCue(k, lang.SayCue) && r.toks[k].form != lang.IngForm {
			return true
		}
	}
	return false
}

// verbBefore reports whether a verb stands in [lo, hi) before a mark and before what is told of a part
// of it: "a photo of her | would have".
func (r *reader) verbBefore(lo, hi int) bool {
	for i := lo; i < hi && !r.toks[i].punct && !r.has(i, lang.That|lang.Relative|lang.Subordinator); i++ {
		if r.has(i, auxiliary) && !r.has(i-1, lang.ToWord) {
			return true
		}
	}
	return false
}

// hopesTo reports whether what somebody hopes to do is but told of a thing or of him: "the car he | hopes |
// to launch", "men | hoping | to meet her".
func (r *reader) hopesTo(d *draft, lo, hi int) bool {
	if d.class != lang.ThinkCue && d.class != lang.WantCue || d.Kind == news.Direct || d.src[1] <= d.src[0] || lo != d.src[1] || d.src[0] == 0 {
		return false
	}
	to := false
	for _, c := range d.Content {
		to = to || r.hasClass(r.tokenAt(c.Start), lang.ToWord)
	}
	before := d.src[0] - 1
	switch {
	case !to:
		return false
	case r.toks[lo].form == lang.IngForm && hi == lo+1:
		return true
	case r.has(before, lang.Relative|lang.That):
		return true
	}
	pronoun := r.has(d.src[0], lang.Pronoun) && !r.has(d.src[0], lang.Relative)
	noun := r.nounLike(before) && !r.toks[before].capital && r.toks[before].cue == 0 // "the car | he hopes to launch"
	return pronoun && noun && !r.has(before, lang.TimeWord|lang.AdverbWord|lang.Determiner)
}

// believedTo reports whether a participle behind a thing says what is believed of it, and by nobody: "houses
// | believed | to be empty".
func (r *reader) believedTo(d *draft, lo, hi int) bool {
	return hi == lo+1 && d.src[1] == lo && r.toks[lo].form == lang.PastForm && d.class == lang.ThinkCue && r.has(hi, lang.ToWord) && r.has(hi+1, lang.AuxBe|lang.AuxHave)
}

// asPlanned reports whether a thing without an article stands behind "according to": "according to |
// plan".
func (r *reader) asPlanned(d *draft) bool {
	i := d.src[0]
	if d.verb >= 0 || d.src[1] != i+1 || !r.according(i-len(r.l.According), i) {
		return false
	}
	somebody := r.object(i) || r.has(i, lang.Pronoun|lang.PersonNoun|lang.Role|lang.Possessive|lang.DocumentNoun|lang.OutletNoun)
	site := strings.IndexByte(r.word(i), '.') >= 0
	return !somebody && !site && !r.toks[i].capital && !r.plural(i)
}

// purpose reports whether all that is told is what a thing is for: "the space is meant | to be a “safe quay”".
func (r *reader) purpose(d *draft, lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if r.mark(i).Has(lang.Meant) && r.has(i-1, lang.AuxBe|lang.AdverbWord) && r.passive(lo, i+1) {
			return r.has(i+1, lang.ToWord) && !r.has(i+2, lang.AuxHave) // and not "is meant to have said"
		}
	}
	return false
}

// noAct reports whether no word says that anybody does anything: what somebody fears or hopes is
// told of him ("fears among Germans | that"), or two are at odds ("in a dispute | with").
func (r *reader) noAct(d *draft) bool {
	if d.Kind == news.Direct || d.Carried {
		return false
	}
	if len(d.Cue) == 0 {
		return d.src[0] > 0 && d.src[1] > d.src[0] && r.has(d.src[0]-1, lang.Preposition) && r.hasClass(r.tokenAt(d.Content[0].Start), lang.That)
	}
	lo, hi := news.Within(r.spans, d.Cue[0])
	switch {
	case r.turnOfPhrase(d), r.acts(d, lo, hi), r.tries(d, hi), r.byDegree(d, lo, hi), r.wasDenied(d, lo, hi), r.convenes(d, hi), r.saysOfIt(d, lo, hi), r.promotes(d), r.bringsAbout(d, lo, hi), r.pictures(d), r.remarks(d, lo),
		r.hopesTo(d, lo, hi), r.believedTo(d, lo, hi), r.asPlanned(d), r.purpose(d, lo, hi):
		return true
	case (d.Kind == news.Mixed || d.alone) && len(d.Source) == 0 && d.class == lang.ThinkCue && r.passive(lo, hi):
		return true
	}
	if d.class == lang.DenyCue && hi > lo+1 && r.nameClass(hi-1, hi).Has(lang.Partner) && r.anyCueTakes(hi-2, lang.NounToo) {
		return true
	}
	return d.src[1] > d.src[0] && d.src[1] == lo && r.looksPast(d.src[0]) && r.toks[lo].form != lang.PastForm && r.anyCueTakes(lo, lang.NounToo) // "left little | doubt that"
}

// predicate reports whether the network took the clause between a subject and its verb for who says
// it: "Voss, who died in May, | is “wrong”".
func (r *reader) predicate(d *draft) bool {
	return d.alone && !d.listed && d.src[1] == d.src[0]+1 && r.has(d.src[0], lang.Relative) && r.has(r.tokenAt(d.Content[0].Start), lang.AuxBe)
}

// knowsThing reports whether somebody but knows a person or a thing, of whom nothing is said:
// "Rahn knows | Karl Brandt in a way that few do".
func (r *reader) knowsThing(d *draft) bool {
	if d.class != lang.ThinkCue || d.Kind != news.Indirect || d.cue == nil || d.cue.Takes&(lang.TakesClause|lang.TakesObject|lang.TakesInfinite|lang.TakesQuote) != 0 {
		return false
	}
	lo, hi := news.Within(r.spans, d.Content[0])
	end := r.bareNameEnd(lo, hi)
	return end > lo && len(d.Content) == 1 && !r.hasClass(lo, lang.Pronoun|lang.NoSuch|lang.Determiner) && (end == hi || r.toks[end].punct || r.has(end, lang.Preposition|lang.Conjunction))
}

// nothing reports whether a cue ends in what there was none of: "found nothing about".
func (r *reader) nothing(d *draft, lo, hi int) bool {
	for i := lo + 1; i < hi && d.class != lang.DenyCue; i++ {
		if r.isDenial(i, lang.Nought) && i+1 < hi && r.has(i+1, lang.Preposition|lang.Postmodifier) {
			return true
		}
	}
	return false
}

// nor reports whether a verb stands behind its subject and that behind "nor": "Nor did they | note".
func (r *reader) nor(d *draft) bool {
	return d.src[1] > d.src[0] && d.src[0] > 1 && r.hasClass(d.src[0]-1, auxiliary) && r.nameClass(d.src[0]-2, d.src[0]-1).Has(lang.Nor)
}

// calledSo reports whether a thing but has a name or a property by what is said of it, and nobody
// says so: "a phenomenon known as a “blue moon”", "to be considered “super”".
func (r *reader) calledSo(d *draft, lo, hi int) bool {
	if d.src[1] <= d.src[0] || d.src[1] > lo || r.toks[hi-1].capital {
		return false
	}
	verb := hi - 1
	if verb > lo && r.has(verb, lang.Preposition) {
		verb-- // "known | as"
	}
	if f := r.toks[verb].form; f != lang.PastForm && f != lang.ParticipleForm || r.toks[verb].cue == 0 {
		return false
	}
	switch c := r.l.Cues[r.toks[verb].cue-1]; {
	case c.Class == lang.JudgeCue:
		return r.beBefore(lo, verb)
	case c.Class == lang.ThinkCue && c.Takes&(lang.TakesClause|lang.TakesObject|lang.TakesQuote) == 0:
		return verb == lo && verb < hi-1
	}
	return false
}

// beBefore reports whether a form of "be" stands in the tokens [lo, hi) of a verb group.
func (r *reader) beBefore(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if r.hasClass(i, lang.AuxBe) {
			return true
		}
	}
	return false
}

// whoKnows reports whether a question that asks nobody was taken for a statement: "so who knows
// what it will look like".
func (r *reader) whoKnows(d *draft, lo int) bool {
	who := d.src[0]
	if d.class != lang.ThinkCue || d.src[1] != who+1 || lo != who+1 || !r.has(who, lang.Relative) || r.toks[lo].form != lang.PresentForm {
		return false
	}
	return who == r.units[d.unit].lo || r.has(who-1, lang.Conjunction|lang.Subordinator|lang.AdverbWord)
}

// maxLooked is how long a content is at most that is looked at whole: many may share one.
const maxLooked = 200

// maxCharge is how many words a quoted charge has at most.
const maxCharge = 6
