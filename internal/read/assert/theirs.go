package assert

import "hearsay/internal/lang"

// Marks that are none of the author's: a judgement in words that give somebody else's
// ("described as an outstanding leader", "suggestions that troops should leave"), and
// what could be, where that is no guess ("before he could leave", "all they could").

const (
	// asReach is how many tokens stand at most between a verb that gives a judgement and
	// what leads to it: "described in a batch of letters of support as".
	asReach = 9
	// ableReach is how many tokens before what could be a clause of no guess begins at most:
	// "if the two of them could".
	ableReach = 5
)

// theirs is the first token from which on, up to the end of its clause, words are those of
// somebody whose judgement token t tells; t itself where it tells none.
func (f *finder) theirs(t, lo, hi int) int {
	x := &f.info[t]
	if x.class.Has(lang.ViewNoun) && t+2 < hi && f.info[t+1].word.Has(lang.That) && !f.info[t+2].finite {
		return t + 2 // and not "a view that was", which is the author's
	}
	if !x.class.Has(lang.JudgingVerb) || f.authors(t, lo) {
		return t
	}
	for i := t + 1; i < min(hi, t+asReach); i++ {
		switch y := &f.info[i]; {
		case y.class.Has(lang.JudgedAs):
			return i + 1
		case y.punct && !y.quoted:
			return t
		}
	}
	return t
}

// authors reports whether the judgement that a verb tells is the author's: "is best
// described as", "can only be seen as", "I see it as".
func (f *finder) authors(t, lo int) bool {
	for i := t - 1; i >= max(lo, t-4); i-- {
		if x := &f.info[i]; x.word.Has(lang.Modal|lang.FirstPerson) || x.class.Has(lang.OpinionMark) {
			return true
		}
	}
	return false
}

// clauseEnd is the first token from t on that ends a clause: a mark, or the verb of the
// clause around it ("the belief that he should leave | is absurd").
func (f *finder) clauseEnd(t, hi int) int {
	const auxiliary = lang.AuxBe | lang.AuxHave | lang.AuxDo | lang.Modal
	verb := -1 // the last token of its verb
	for ; t < hi && (!f.info[t].punct || f.info[t].quoted); t++ {
		x := &f.info[t]
		switch {
		case x.word.Has(lang.Conjunction | lang.Subordinator | lang.Relative | lang.That):
			verb = -1
		case x.word.Has(lang.AdverbWord|lang.Negation) && verb == t-1:
			verb = t
		case x.finite && verb >= 0 && (verb < t-1 || x.word.Has(auxiliary) && !f.info[verb].word.Has(auxiliary|lang.AdverbWord|lang.Negation)):
			return t
		case x.finite:
			verb = t
		}
	}
	return t
}

// able reports whether what could be, by the word at token t, is no guess: it is what something
// else needs or waits for ("so that he could leave", "before he could"), or a verb does not even
// follow ("as much as he could").
func (f *finder) able(t, lo, hi int) bool {
	gap := t+1 >= hi || f.info[t+1].punct || f.info[t+1].word.Has(lang.Preposition|lang.Conjunction|lang.Subordinator)
	for i := t - 1; i >= max(lo, t-ableReach); i-- {
		x := &f.info[i]
		switch {
		case x.class.Has(lang.Granting), gap && x.class.Has(lang.AllThat):
			return true
		case x.word.Has(lang.That|lang.Relative) && i > lo && f.info[i-1].class.Has(lang.Granting):
			return true // "so that"
		case x.punct || x.finite || x.word.Has(lang.That|lang.Relative):
			return false
		}
	}
	return false
}
