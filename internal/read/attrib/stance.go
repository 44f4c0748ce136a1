package attrib

import (
	"strings"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// How many words at a content's beginning show what is done to it. A hedge
// further on belongs to some later clause; that something is false may be said
// late in a long quotation.
const (
	stanceWindow = 120
	hedgeWindow  = 12
	backWindow   = 6 // "the allegations on Wednesday" points back; "reports that the bridge is closed" says itself what it means
	headWindow   = 8 // of a content's words, where the noun is that it is about
	reportWindow = 30
)

// signs are the words of a content that bear on its stance.
type signs struct {
	report    bool // "the allegations"
	described bool // … and says which: "her claims about the money"
	anaphor   bool // begins with "it", "this"
	assertion bool // its head is something that was asserted: "claims that …", "the idea that …"
	falsehood bool // says that something is not so: "is false", "not true"
	called    bool // has a word for it: "a false claim", with or without a verb
	calledAs  bool // is called false: "the claims as lies"
	noSuch    bool // "no such"
	hedge     bool // "allegedly", "may have"
	absurd    bool // has a word that makes light of what was said: "preposterous"
	modal     bool // "can", "will": of what is to come, and no report
	saying    bool // the first verb is one of saying: "to comment"
	denying   bool // the first verb is one of denying: "to deny"
	words     int  // how many words were looked at
}

// pointsBack reports whether a denial's content only names what it denies and
// leaves it to the text before to say what that is: "it", "the allegations", "this
// is not true".
func (s signs) pointsBack() bool {
	no := s.falsehood || s.called || s.noSuch
	return s.anaphor && (s.words <= 2 || no) || s.report && (s.words <= backWindow || no && !s.described)
}

// clause is what was read of the sentence at hand: the places of its last words
// of each kind, counted in words.
type clause struct {
	n                          int
	be, negation, no, question int
	anaphor                    bool // begins with "it", "this"
	asserted                   bool // has a noun for what was asserted
	suit                       bool // has what is brought before a court
	feared                     bool // says what somebody fears or hopes
	none                       bool // begins with "none of"
	relative                   bool // its last form of "be" is a relative clause's: "stories that are false"
}

// farAway is the place of a word that was not met.
const farAway = -99

func newClause() clause {
	return clause{be: farAway, negation: farAway, no: farAway, question: farAway}
}

// within reports whether a word at place p is at most d words back.
func (c *clause) within(p, d int) bool { return c.n-p <= d }

func (r *reader) signsOf(content []news.Span) signs {
	var s signs
	for _, c := range content {
		n, k := 0, newClause()
		for i := r.tokenAt(c.Start); i < len(r.toks) && r.spans[i].Start < c.End && n < stanceWindow; i++ {
			t := &r.toks[i]
			if t.punct {
				if strings.IndexByte(".?!;", t.first) >= 0 {
					k = newClause()
				}
				continue
			}
			if r.asserted(i, c.End) {
				k.asserted = true
				s.assertion = s.assertion || n < headWindow
			}
			k.suit = k.suit || t.denial.Has(lang.Suit)
			if n < reportWindow && i > 0 && t.has(lang.ReportNoun) && r.hasClass(i-1, lang.Determiner) {
				s.report = true
				s.described = s.described || r.inside(i+1, c.End) && r.hasClass(i+1, lang.Preposition|lang.Postmodifier|lang.That)
			}
			s.anaphor = s.anaphor || n <= 1 && r.anaphor(i)
			s.noSuch = s.noSuch || n < headWindow && t.has(lang.SuchWord) && k.n-k.no == 1 && !r.isDenial(i+1, lang.Emptiest)
			if r.saysFalse(i, c.End, &k) {
				s.falsehood = true
			}
			s.calledAs = s.calledAs || n < reportWindow && r.callsAs(i, c.End, &k)
			s.called = s.called || n < reportWindow && r.callsFalse(i, c.End, &k)
			s.hedge = s.hedge || n < hedgeWindow && t.has(lang.HedgeWord) &&
				(!t.has(lang.Modal) || r.hasClass(i+1, lang.AuxBe|lang.AuxHave)) // "may have", not "nobody may cross"
			s.absurd = s.absurd || n < backWindow && !k.within(k.negation, 3) && t.has(lang.Doubtful)
			s.modal = s.modal || n < hedgeWindow && t.has(lang.Modal)
			if n <= 2 {
				base := t.form == lang.BaseForm
				s.saying = s.saying || t.has(lang.Telling) || base && r.isCue(i, lang.SayCue)
				s.denying = s.denying || base && r.isCue(i, lang.DenyCue)
			}
			r.step(i, &k)
			n++
		}
		s.words += n
	}
	return s
}

// step takes token i, a word, into the clause.
func (r *reader) step(i int, k *clause) {
	t := &r.toks[i]
	switch {
	case t.has(lang.AuxBe), t.has(lang.Possessive) && i > 0 && r.hasClass(i-1, lang.Anaphor|lang.Pronoun|lang.AdverbWord): // "that's", "there's"
		k.be = k.n
		k.relative = k.n > 1 && r.hasClass(i-1, lang.That|lang.Relative) && !r.toks[i-2].punct // not "No, that's false"
	case t.has(lang.Negation):
		k.negation = k.n
	case t.has(lang.NoSuch):
		k.no = k.n
	case t.has(lang.Question) && !t.has(lang.That):
		k.question = k.n
	}
	k.anaphor = k.anaphor || k.n == 0 && r.anaphor(i)
	k.none = k.none || k.n == 0 && t.denial.Has(lang.Nought) && r.hasClass(i+1, lang.Genitive)
	k.feared = k.feared || t.denial.Has(lang.Fearing)
	k.n++
}

// anaphor reports whether token i means what was said before: "this", and "that"
// where it joins no clause.
func (r *reader) anaphor(i int) bool {
	t := &r.toks[i]
	return t.has(lang.Anaphor) && (!t.has(lang.That) || i+1 >= len(r.toks) || r.toks[i+1].punct || r.toks[i+1].has(auxiliary|lang.Possessive))
}

// asserted reports whether token i, in a content that ends at end, is a noun for
// what somebody asserted: "claims", or "the idea" where a clause says which.
func (r *reader) asserted(i int, end uint32) bool {
	t := &r.toks[i]
	switch {
	case t.has(lang.ReportNoun) || r.isDenial(i, lang.Asserted):
		return true
	case t.has(lang.IdeaNoun):
		return r.inside(i+1, end) && r.toks[i+1].has(lang.That)
	}
	return r.isDenial(i, lang.Criticism) && r.clauseAfter(i+1, end) ||
		r.isDenial(i, lang.Talk) && r.inside(i+1, end) && r.toks[i+1].has(lang.Genitive|lang.That)
}

// clauseAfter reports whether a clause says what the noun before token i is, be
// it of whom it may: "criticism (from Ida Voss) that the quay …".
func (r *reader) clauseAfter(i int, end uint32) bool {
	for j := i; j < i+2*headWindow && r.inside(j, end) && !r.toks[j].punct; j++ {
		if r.toks[j].has(lang.That) {
			return j == i || r.toks[j-1].capital && r.toks[i].has(lang.Preposition)
		}
	}
	return false
}

// inside reports whether token i is one of a content that ends at end.
func (r *reader) inside(i int, end uint32) bool {
	return i < len(r.toks) && r.spans[i].Start < end
}

// withheld reports whether what is denied is something that could have been
// given, "entry" or "him a hearing", and so no assertion.
func (r *reader) withheld(content []news.Span) bool {
	for _, c := range content {
		if r.grants(c) {
			return true
		}
	}
	return false
}

// grants is withheld for one piece of a content.
func (r *reader) grants(c news.Span) bool {
	lo := r.tokenAt(c.Start)
	name := lo
	headline := lo > 1 && r.toks[lo-1].capital && !r.toks[lo-1].punct // "Mayor Denies Selling Ferry": all words are capitals
	for !headline && r.inside(name, c.End) && r.toks[name].capital && !r.toks[name].has(lang.Determiner|lang.Pronoun|lang.ReportNoun) {
		name++
	}
	if name > lo && name-lo <= 3 && (!r.inside(name, c.End) || r.toks[name].punct) {
		return true // "denied Ida Voss": somebody is no assertion
	}
	for i := lo; r.inside(i, c.End) && !r.toks[i].punct; i++ {
		switch t := &r.toks[i]; {
		case t.has(lang.Grantable), i > lo && r.secondObject(i),
			i == lo+2 && r.toks[lo].has(lang.Definite) && t.has(lang.Determiner) && !t.has(lang.Definite|lang.Pronoun|lang.That): // "the ship a berth"
			return true
		case i == lo && t.has(lang.Masculine|lang.Feminine) && !t.capital && !t.has(lang.Determiner|lang.Pronoun) && r.inside(i+1, c.End) && !r.toks[i+1].punct:
			return true // "him even that path"
		case t.has(lang.That) && i == lo, t.has(lang.ReportNoun | lang.Preposition | lang.ToWord | auxiliary), t.form == lang.IngForm:
			return false
		}
	}
	return false
}

// secondObject reports whether token i begins another noun phrase right after a
// name or a plural: "denied the Americans | a voice".
func (r *reader) secondObject(i int) bool {
	t, before := &r.toks[i], &r.toks[i-1]
	if !t.has(lang.Determiner) || t.has(lang.Pronoun|lang.That) || before.has(lang.Determiner|lang.Possessive|lang.TimeWord) {
		return false
	}
	return before.capital || before.has(lang.Pronoun) && !before.has(lang.Anaphor) || r.plural(i-1)
}

// believed reports whether what somebody does not believe is an assertion: a
// clause, and not a person or a thing ("don't believe the government").
func (r *reader) believed(d *draft) bool {
	if d.src[0] == d.src[1] || r.hasClass(d.src[0], lang.Addressee) {
		return false
	}
	lo := r.tokenAt(d.Content[0].Start)
	if r.hasClass(lo+1, lang.Genitive) {
		return false // "did not think | much of it"
	}
	words := 0
	for i := lo; i < lo+2*headWindow && r.inside(i, d.Content[0].End); i++ {
		if r.toks[i].has(auxiliary) || i == lo && r.toks[i].has(lang.That) {
			return true
		}
		words++
	}
	return words > backWindow
}

// refuses reports whether a statement's cue is one of several words that refuse
// what was asserted: "shot down reports that …".
func (r *reader) refuses(d *draft) bool {
	if len(d.Cue) == 0 || d.negated || d.modal {
		return false
	}
	i := r.tokenAt(d.Cue[0].Start)
	for stop := i + 3; i < stop && r.inside(i, d.Cue[0].End) && r.toks[i].has(lang.AdverbWord|lang.AuxHave); {
		i++
	}
	if i+2 >= len(r.toks) || r.toks[i].punct || !r.isDenial(i, lang.Refusing) && !r.pair(i, lang.Refusing) {
		return false
	}
	for j := i + 1; j < i+headWindow && j < len(r.toks) && !r.toks[j].punct; j++ {
		if r.isDenial(j, lang.Criticism) {
			return r.asserted(j, r.spans[min(j+2*headWindow, len(r.spans)-1)].End)
		}
		if r.asserts(j) {
			return true
		}
	}
	return false
}

// goesOn reports whether a statement's cue ends in a denial that is made, whatever
// it begins with: "continued to deny", "wrote a letter disputing".
func (r *reader) goesOn(d *draft) bool {
	if len(d.Cue) == 0 || d.negated || d.class == lang.DeclineCue || d.class == lang.AskCue {
		return false
	}
	_, hi := news.Within(r.spans, d.Cue[len(d.Cue)-1])
	return hi > 1 && r.isCue(hi-1, lang.DenyCue) && (r.toks[hi-1].form == lang.IngForm || r.toks[hi-2].has(lang.ToWord)) && r.inCue(d, lang.Going)
}

// inCue reports whether a statement's cue has a word of denying of a class.
func (r *reader) inCue(d *draft, c lang.DenialWord) bool {
	for _, s := range d.Cue {
		for i := r.tokenAt(s.Start); r.inside(i, s.End); i++ {
			if r.isDenial(i, c) {
				return true
			}
		}
	}
	return false
}

// anyPart reports whether a content is of any part in something: "any link between".
func (r *reader) anyPart(c news.Span) bool {
	lo := r.tokenAt(c.Start)
	return r.isDenial(lo, lang.Any) && r.inside(lo+1, c.End) && (r.isDenial(lo+1, lang.Part|lang.Relation) || r.isDenial(lo+2, lang.Part|lang.Relation))
}

// nobody reports whether a source that begins at token i is none: "no one".
func (r *reader) nobody(i int) bool {
	return r.isDenial(i, lang.Nought|lang.Scarce) || r.isDenial(i-1, lang.Nought) && r.hasClass(i-1, lang.NoSuch)
}

// assertsInCue reports whether what was asserted stands in the cue, and its clause
// in the content: "rejected as untrue the claim | that …".
func (r *reader) assertsInCue(d *draft) bool {
	if len(d.Cue) == 0 || !r.toks[r.tokenAt(d.Content[0].Start)].has(lang.That) {
		return false
	}
	_, hi := news.Within(r.spans, d.Cue[len(d.Cue)-1])
	return hi > 1 && r.asserts(hi-1)
}

// ruled reports whether a court dismisses what was brought before it, which is no
// word on whether it is so.
func (r *reader) ruled(d *draft) bool {
	if r.anyDenial(d.src[0], d.src[1], lang.Court) {
		return true
	}
	if d.src[1] == d.src[0] && len(d.Cue) > 0 { // "led a judge to dismiss the claims"
		i := r.tokenAt(d.Cue[0].Start)
		for j := i - 1; j >= max(0, i-5) && !r.toks[j].punct; j-- {
			if r.isDenial(j, lang.Court) {
				return true
			}
		}
	}
	return false
}

// judges reports whether a statement's cue ends in a verb of calling, whatever it
// begins with: "wrote a letter calling".
func (r *reader) judges(d *draft) bool {
	if len(d.Cue) == 0 {
		return false
	}
	_, hi := news.Within(r.spans, d.Cue[len(d.Cue)-1])
	return hi > 0 && r.isCue(hi-1, lang.JudgeCue)
}

// isCue reports whether token i is a form of a cue of a class. No token beyond the text is.
func (r *reader) isCue(i int, c lang.CueClass) bool {
	return i >= 0 && i < len(r.toks) && r.toks[i].cue > 0 && r.l.Cues[r.toks[i].cue-1].Class == c
}

// cueTakes reports whether token i is a form of a cue of saying that takes one of c.
func (r *reader) cueTakes(i int, c lang.Takes) bool {
	return r.isCue(i, lang.SayCue) && r.anyCueTakes(i, c)
}

// anyCueTakes reports whether token i is a form of a cue, of whatever class, that takes one of c; with
// lang.NounToo, of one that is a noun as well: "dispute", "calls".
func (r *reader) anyCueTakes(i int, c lang.Takes) bool {
	k := r.toks[i].cue
	return k > 0 && r.l.Cues[k-1].Takes&c != 0
}

// denies reports whether a cue of denial says of what it is about that it is not
// so. Such a verb takes a clause ("denied that"); one that takes only an object
// ("rejected the offer") denies only what was asserted.
func (r *reader) denies(c *lang.Cue) bool { return c.Takes&lang.TakesThat != 0 }

// reportNoun is the first word of a content that names what a denial may be of, or
// "".
func (r *reader) reportNoun(content []news.Span) string {
	for _, c := range content {
		for i := r.tokenAt(c.Start); i < len(r.toks) && r.spans[i].Start < c.End; i++ {
			if r.toks[i].has(lang.ReportNoun) {
				return r.fold(i)
			}
		}
	}
	return ""
}

// stanceOf reads the stance from the cue, its negation, and the first words of
// the content.
func (r *reader) stanceOf(d *draft) news.Stance {
	if r.refuses(d) {
		return news.Denies
	}
	if stance, ok := r.declinesTo(d); ok {
		return stance
	}
	s := r.signsOf(d.Content)
	if d.class == lang.DenyCue || r.goesOn(d) {
		return r.stanceOfDenial(d, s.assertion || r.assertsInCue(d), s.called)
	}
	switch d.class {
	case lang.JudgeCue:
		if s.callsFalse() && !d.negated {
			return news.Denies
		}
		return news.Asserts
	case lang.DeclineCue:
		return s.declined()
	case lang.AskCue:
		if r.doubts(d) {
			return news.Hedges
		}
		return news.Asks
	case lang.WantCue:
		return news.Wants
	case lang.HedgeCue:
		if d.cue != nil && d.cue.Takes&lang.NounToo != 0 && (d.negated || r.noneInCue(d)) {
			return news.Asserts // "has no doubt that", "does not doubt that"
		}
		return news.Hedges
	case lang.ThinkCue:
		first := r.tokenAt(d.Content[0].Start)
		if d.negated && r.hasClass(first, lang.Question) && !r.hasClass(first, lang.That) {
			return news.Hedges // "does not know whether"
		}
		if d.cue != nil && d.cue.Takes&lang.TakesInfinite != 0 && r.hasClass(first, lang.ToWord) {
			return news.Wants // "hopes | to win"
		}
		if !s.modal && r.disbelieves(d) {
			return news.Denies
		}
	case lang.SayCue:
		if d.negated {
			return news.Declines // "would not say"
		}
		if s.called && r.judges(d) {
			return news.Denies
		}
		if r.orders(d) {
			return news.Wants
		}
	}
	return r.stanceOfContent(d, &s)
}

// callsFalse reports whether a content calls something false: "called the claims | baseless", "called it | absurd".
func (s *signs) callsFalse() bool {
	return s.called || s.falsehood || s.anaphor && s.absurd && s.words <= backWindow
}

// declined is the stance of what somebody declined to do: "declined to deny", "declined to say".
func (s *signs) declined() news.Stance {
	switch {
	case s.denying:
		return news.Hedges
	case s.saying:
		return news.Declines
	}
	return news.Asserts
}

// disbelieves reports whether somebody does not believe a thing: "does not believe | that". Of whom says "I", as in "I
// don't think so", it is but his opinion.
func (r *reader) disbelieves(d *draft) bool {
	if !d.negated || d.modal || d.cue == nil || !r.believed(d) || r.has(d.src[0], lang.FirstPerson) {
		return false
	}
	return d.cue.Takes&lang.TakesClause != 0 && d.cue.Takes&(lang.TakesInfinite|lang.TakesObject) == 0
}

// stanceOfContent is the stance of a statement whose cue says nothing of it, by signs of its content.
func (r *reader) stanceOfContent(d *draft, s *signs) news.Stance {
	lo, hi := news.Within(r.spans, news.CoverAll(d.Content))
	switch {
	case r.inCue(d, lang.Admitting):
	case s.falsehood, s.calledAs, s.noSuch, r.bare(lo, hi), s.words <= 3 && hi > lo && r.isDenial(hi-1, lang.DenialNoun):
		return news.Denies
	case s.hedge:
		return news.Hedges
	}
	return news.Asserts
}

// stanceOfDenial is the stance of a statement with a cue of denial; assertion and called, what signs
// of its content say of what it is about.
func (r *reader) stanceOfDenial(d *draft, assertion, called bool) news.Stance {
	switch strong := d.cue == nil || r.denies(d.cue); {
	case d.negated || r.inCue(d, lang.Yet) || d.src[0] > 0 && d.src[1] > d.src[0] && r.nobody(d.src[0]):
		return news.Hedges // "did not deny", "no one denies"
	case assertion && r.ruled(d):
		return news.Asserts // "the judge dismissed the claims"
	case d.verb > 0 && r.toks[d.verb].form == lang.IngForm && d.src[0] == d.src[1] && !r.toks[d.verb-1].punct:
		return news.Asserts // "denying progress has its risks": nobody does
	case strong && !r.withheld(d.Content) || assertion || called || r.anyPart(d.Content[0]):
		return news.Denies
	}
	return news.Asserts // "rejected the offer", "denied him entry"
}

// noneInCue reports whether a statement's cue says that there is none of what it names: "no doubt",
// "little doubt".
func (r *reader) noneInCue(d *draft) bool {
	for _, s := range d.Cue {
		for i := r.tokenAt(s.Start); r.inside(i, s.End); i++ {
			if r.has(i, lang.NoSuch) || r.isDenial(i, lang.Scarce) {
				return true
			}
		}
	}
	return false
}

// doubts reports whether a verb of asking takes a thing for its object: "questions | the mayor's
// fitness". Who is "questioned about" it, and who has "questions about" it, asks or is asked.
func (r *reader) doubts(d *draft) bool {
	if d.Kind != news.Indirect || d.cue == nil || d.cue.Takes&lang.TakesObject == 0 || len(d.Cue) != 1 || d.verb < 0 {
		return false
	}
	_, hi := news.Within(r.spans, d.Cue[0])
	lo, end := news.Within(r.spans, d.Content[0])
	if lo != d.verb+1 || lo != hi || r.hasClass(lo, lang.Question|lang.That|lang.Pronoun) && !r.hasClass(lo, lang.Possessive) {
		return false
	}
	name := r.bareNameEnd(lo, end)
	return name == lo || name < end && !r.has(name, lang.Preposition) // "questioned Voss about it"
}

// farBack is how many statements a denial is looked back over for what it
// denies.
const farBack = 50

// near reports whether a denial d may mean statement e without a word on which:
// both stand in one paragraph, or d opens the next one.
func (r *reader) near(e, d *draft) bool {
	to, from := &r.units[e.unit], &r.units[d.unit]
	return to.paragraph == from.paragraph || from.first && to.paragraph == from.paragraph-1
}

// deniable reports whether a statement asserts something that can be denied. One
// that says of something else in passing that it is not so still does.
func (r *reader) deniable(e *draft) bool {
	switch {
	case e.cue != nil && e.class == lang.JudgeCue:
		return false
	case e.Stance == news.Denies:
		return e.class == lang.SayCue && !r.signsOf(e.Content).pointsBack()
	}
	return e.Stance == news.Asserts || e.Stance == news.Hedges
}
