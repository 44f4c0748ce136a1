package attrib

import (
	"strings"

	"hearsay/internal/lang"
)

// untrue reports whether token i is a word for what is false, and no name.
func (r *reader) untrue(i int, k *clause) bool {
	t := &r.toks[i]
	return (t.has(lang.Falsehood) || r.isDenial(i, lang.Untruth)) &&
		(!t.capital || k.n == 0 || k.within(k.be, 1) || i+1 < len(r.toks) && r.toks[i+1].punct && r.toks[i+1].region >= 0)
}

// doubtful reports whether token i is a word that calls what was asserted false,
// but not all that it is said of.
func (r *reader) doubtful(i int) bool {
	return r.toks[i].has(lang.Doubtful) || r.isDenial(i, lang.Misled)
}

// qualifies reports whether token i, an adjective, belongs to the noun after it:
// "a false alarm", not "is false".
func (r *reader) qualifies(i int, end uint32) bool {
	const never = auxiliary | lang.Negation | lang.Subordinator | lang.Relative | lang.Preposition |
		lang.Conjunction | lang.That | lang.ToWord | lang.AdverbWord | lang.TimeWord | lang.Determiner | lang.Pronoun
	return r.inside(i+1, end) && !r.toks[i+1].punct && !r.toks[i+1].has(never)
}

// saysFalse reports whether the clause says with token i that something is not
// so: "the claims are false", "that is not true", "we deny it".
func (r *reader) saysFalse(i int, end uint32, k *clause) bool {
	t := &r.toks[i]
	if k.within(k.question, headWindow) {
		return false // "why he would say so if it was not true"
	}
	is := k.within(k.be, 4) && !k.relative
	negated := k.within(k.negation, 3)
	switch {
	case k.feared:
		return false // "she feared the report was false"
	case r.isDenial(i, lang.Falsely) && r.isDenial(i+1, lang.Accusing):
		return true // "she was falsely accused"
	case k.n <= 1 && !negated && r.alone(i, k):
		return true // “False. I never met him.”
	case t.has(lang.Truth):
		return r.notTrue(i, k) || k.none && k.within(k.be, 2)
	case r.isDenial(i, lang.SoWord):
		return (k.anaphor || k.n == 1) && k.within(k.negation, 1) && r.wordAfter(i, end) == 0 // "this is not so", “Not so,”
	case (k.asserted || k.suit) && r.isDenial(i, lang.Merit) && (negated || r.noMerit(i, k)):
		return true // "the claims have no basis", "are without merit", "do not have merit"
	case k.asserted && (negated && r.pair(i, lang.Standing) || !negated && r.pair(i, lang.Unfounded)):
		return true // "the claim does not hold water", "came out of thin air"
	case r.isDenial(i, lang.Accepting):
		return !k.relative && r.notAccepted(i, end)
	case negated:
		return false
	case r.untrue(i, k):
		return r.saysUntrue(i, end, k, is)
	case r.isDenial(i, lang.Hollow):
		return is && (k.anaphor || k.asserted) && !r.qualifies(i, end) // "that is nonsense", not "the plan is nonsense"
	case r.doubtful(i):
		return r.saysDoubtful(i, end, k, is)
	case r.isDenial(i, lang.Inventing) || r.pair(i, lang.Inventing):
		return is && k.asserted || r.objectAsserted(i+1, end) // "the story was made up", "she invented the story"
	case t.cue > 0 && r.isCue(i, lang.DenyCue):
		return r.saysDenied(i, end, k, is)
	}
	return false
}

// wordAfter is the class of the word behind token i, before a mark and before the end of what is looked at.
func (r *reader) wordAfter(i int, end uint32) lang.WordClass {
	if r.inside(i+1, end) && !r.toks[i+1].punct {
		return r.toks[i+1].class
	}
	return 0
}

// noMerit reports whether the noun at token i is one that something is said not to have: "no | basis", "are without |
// merit".
func (r *reader) noMerit(i int, k *clause) bool {
	return r.hasClass(i-1, lang.NoSuch) || r.hasClass(i-1, lang.Preposition) && k.within(k.be, 3)
}

// saysUntrue is saysFalse of a word for what is not true, at token i; is: "are" stands before it. "The claims are | false",
// and not "a | false | alarm".
func (r *reader) saysUntrue(i int, end uint32, k *clause, is bool) bool {
	next := r.wordAfter(i, end)
	switch {
	case k.within(k.no, 2), r.isDenial(i-1, lang.Nought), r.lieAtLarge(i, k):
		return false // "there are no lies", "better than the lie"
	case next.Has(lang.ToWord):
		return is && r.inside(i+2, end) && r.isCue(i+2, lang.SayCue) // "it was false to say", not "to assume"
	case next.Has(lang.That):
		return true // "the fiction that"
	case r.qualifies(i, end): // "these are false claims", "he makes utterly false claims"
		return next.Has(lang.ReportNoun) && (is || i > 0 && r.hasClass(i-1, lang.AdverbWord))
	}
	return is && !r.ofAll(i) || k.asserted && k.within(k.be, headWindow)
}

// lieAtLarge reports whether the word for what is not true at token i is a noun behind a verb of saying or a preposition:
// "told | a lie", "better than | the lie".
func (r *reader) lieAtLarge(i int, k *clause) bool {
	if i <= 1 || !r.hasClass(i-1, lang.Determiner) {
		return false
	}
	return r.isCue(i-2, lang.SayCue) || r.hasClass(i-2, lang.Preposition) && !k.asserted
}

// saysDoubtful is saysFalse of a word that is said of other things than claims as well, at token i: "that is | incorrect",
// and not "this clock is | incorrect"; "has his facts | wrong".
func (r *reader) saysDoubtful(i int, end uint32, k *clause, is bool) bool {
	if r.isDenial(i-1, lang.Nought) {
		return false // "there is nothing wrong with that"
	}
	next := r.wordAfter(i, end)
	if is && k.anaphor && k.be == 1 && r.isDenial(i, lang.Incorrect) && (next == 0 || next.Has(lang.Conjunction)) {
		return true
	}
	return is && r.wrongly(i, end, k) || k.asserted && r.asserted(i-1, end)
}

// notAccepted reports whether the verb at token i says of an assertion that somebody does not accept it: "do not |
// accept | that the ferry sank", and not "should not have accepted it", nor “I don't accept that.”, of which nothing
// says what it is.
func (r *reader) notAccepted(i int, end uint32) bool {
	not := i - 1
	if r.adverbial(not) {
		not--
	}
	if !r.hasClass(not, lang.Negation) || !r.hasClass(not-1, lang.AuxDo) {
		return false
	}
	next := r.wordAfter(i, end)
	if alone := !r.inside(i+2, end) || r.toks[i+2].punct; alone && next.Has(lang.Anaphor) {
		return false
	}
	return next.Has(lang.That) && r.clauseAfter(i+1, end) || r.objectAsserted(i+1, end)
}

// saysDenied is saysFalse of a verb of denying, at token i: "the allegations are | denied |", "we | deny | it".
func (r *reader) saysDenied(i int, end uint32, k *clause, is bool) bool {
	t := &r.toks[i]
	strong := r.denies(&r.l.Cues[t.cue-1])
	if t.form == lang.PastForm {
		return is && k.asserted && strong
	}
	j := i - 1
	for j > 0 && r.toks[j].has(lang.AdverbWord) {
		j--
	}
	return j >= 0 && t.form == lang.BaseForm && r.toks[j].has(lang.FirstPerson) && (strong || r.objectAsserted(i+1, end))
}

// ofAll reports whether the word at token i, which calls something false, is said of what nobody
// asserted, a thing at large: "that | time is actually fake", "love is a lie".
func (r *reader) ofAll(i int) bool {
	be := i - 1
	for be > max(1, i-4) && !r.hasClass(be, lang.AuxBe) {
		be--
	}
	if be < 2 || !r.hasClass(be, lang.AuxBe) || !(r.hasClass(be-2, lang.That) || r.toks[be-2].punct || r.isCue(be-2, lang.SayCue)) {
		return false
	}
	t := &r.toks[be-1]
	return r.nounLike(be-1) && !t.capital && !r.plural(be-1) && !t.has(lang.ToWord|lang.Pronoun|lang.Determiner|lang.Anaphor|lang.ReportNoun|lang.DocumentNoun|lang.IdeaNoun) && !r.isDenial(be-1, lang.Asserted)
}

// notTrue reports whether token i, a word for the truth, is denied: "not true",
// "further from the truth", "the opposite is true".
func (r *reader) notTrue(i int, k *clause) bool {
	far := 1
	if i > 0 && r.hasClass(i-1, lang.Definite) {
		far = 2 // "not the case", but not "not in this case"
	}
	if k.within(k.negation, far) && r.hasClass(i+1, lang.ToWord) && !(i+2 < len(r.toks) && r.isCue(i+2, lang.SayCue)) {
		return false // "not true to its past", but "not true to say", "no truth to it"
	}
	if r.hasClass(i-1, lang.Genitive) {
		far = 5 // "not a word of truth"
	}
	if k.within(k.negation, far) || k.within(k.no, far) {
		return true
	}
	for j := i - 1; j >= max(0, i-4) && !r.toks[j].punct; j-- {
		if r.isDenial(j, lang.Further) && r.hasClass(j+1, lang.Preposition) || r.isDenial(j, lang.Opposite) {
			return k.within(k.be, 4)
		}
	}
	return false
}

// alone reports whether token i, the first word of a sentence or the one after an
// adverb, is a word that calls something false and all that the sentence has.
func (r *reader) alone(i int, k *clause) bool {
	if k.n == 1 && !r.adverbial(i-1) || i+1 >= len(r.toks) {
		return false
	}
	last := i
	if r.pair(i, lang.Untruth) {
		last++
	} else if !r.toks[i].has(lang.Falsehood) && !r.isDenial(i, lang.Untruth|lang.Hollow) {
		return false
	}
	return last+1 < len(r.toks) && r.toks[last+1].punct && strings.IndexByte(".!", r.toks[last+1].first) >= 0
}

// adverbial reports whether token i is an adverb, be it the first of a sentence.
func (r *reader) adverbial(i int) bool {
	return r.hasClass(i, lang.AdverbWord) || i >= 0 && r.toks[i].capital && strings.HasSuffix(r.fold(i), r.l.AdverbSuffix)
}

// bare reports whether tokens [lo, hi), all of a content, are nothing but a word
// that calls something false: “Simply untrue,”.
func (r *reader) bare(lo, hi int) bool {
	found := false
	for i := lo; i < hi && i < lo+headWindow; i++ {
		t := &r.toks[i]
		switch {
		case t.punct, r.adverbial(i), !found && t.has(lang.Determiner|lang.Pronoun):
		case i+1 < hi && r.pair(i, lang.Untruth|lang.Label): // “Fake news,”
			i, found = i+1, true
		case t.has(lang.Falsehood) || r.isDenial(i, lang.Untruth|lang.Hollow|lang.Label):
			found = true
		case r.isDenial(i, lang.Denying) && i+1 < hi && r.isDenial(i+1, lang.Label): // “Pure | invention,”
		default:
			return false
		}
	}
	return found && hi <= lo+headWindow
}

// wrongly reports whether what is said to be wrong with token i is something that
// was said, and not a deed.
func (r *reader) wrongly(i int, end uint32, k *clause) bool {
	j := i + 1
	for r.inside(j, end) && r.toks[j].punct && r.toks[j].region >= 0 && r.toks[j].first != ',' {
		j++ // the mark after "“absolutely wrong”"
	}
	if !r.inside(j, end) || r.toks[j].punct {
		return k.asserted
	}
	next := r.toks[j].class
	said := func(n int) bool { return r.inside(n, end) && r.isCue(n, lang.SayCue) }
	switch {
	case next.Has(lang.ToWord): // "she was wrong to say", "it was wrong to say that", but not "it was wrong to go"
		return said(j+1) && (!k.anaphor || r.inside(j+3, end) && r.hasClass(j+2, lang.That) && !r.toks[j+3].punct && !r.hasClass(j+3, lang.ToWord|lang.Preposition))
	case next.Has(lang.Preposition) && r.inside(j+1, end) && r.toks[j+1].form == lang.IngForm:
		return said(j + 1) // "wrong for saying"
	case next.Has(lang.Preposition) && r.inside(j+1, end) && r.toks[j+1].has(lang.Anaphor) && (!r.inside(j+2, end) || r.toks[j+2].punct):
		return true // "she is wrong about that"
	case next.Has(lang.Question) && (said(j+1) || said(j+2)):
		return true // "was wrong when it said"
	}
	return k.asserted && !r.qualifies(i, end)
}

// pair reports whether tokens i and i+1 are two words of denying of a class.
func (r *reader) pair(i int, c lang.DenialWord) bool {
	return r.isDenial(i, lang.Leading) && i+1 < len(r.toks) && !r.toks[i+1].punct && r.l.Denials[r.foldRange(i, i+2)].Has(c)
}

// objectAsserted reports whether the words from token i on begin with something
// that was asserted: "(we reject) with all our force those claims".
func (r *reader) objectAsserted(i int, end uint32) bool {
	if r.inside(i, end) && r.toks[i].has(lang.Anaphor) && (!r.inside(i+1, end) || r.toks[i+1].punct) {
		return true // "(we reject) that"
	}
	for j := i; j < i+headWindow && r.inside(j, end) && !r.toks[j].punct; j++ {
		if r.asserted(j, end) {
			return true
		}
	}
	return false
}

// callsAs reports whether token i is a word that something asserted is called
// false with, whatever the verb: "denounced the claims as lies".
func (r *reader) callsAs(i int, end uint32, k *clause) bool {
	if !k.asserted || k.be > farAway || !r.toks[i].has(lang.Falsehood) && !r.isDenial(i, lang.Untruth|lang.Hollow|lang.Misled) {
		return false
	}
	if i > 0 && r.toks[i-1].punct && r.toks[i-1].region >= 0 { // a headline's "claims of a leak ‘false’"
		return true
	}
	if !r.inside(i+1, end) || r.toks[i+1].punct { // "(found) the claims baseless", "the report a hoax"
		if r.asserted(i-1, end) || r.hasClass(i-1, lang.Determiner) && r.asserted(i-2, end) {
			return true
		}
	}
	return r.anyDenial(i-4, i, lang.As)
}

// callsFalse reports whether token i is a word that calls something false
// ("dismissed it as a lie", "called the idea absurd"), whatever the verb.
func (r *reader) callsFalse(i int, end uint32, k *clause) bool {
	switch {
	case k.within(k.negation, 3):
		return false
	case r.pair(i, lang.Untruth):
		return true // "fake news"
	case r.untrue(i, k):
		return !r.qualifies(i, end) || r.toks[i+1].has(lang.ReportNoun)
	}
	return (r.doubtful(i) || r.isDenial(i, lang.Hollow)) && k.asserted
}
