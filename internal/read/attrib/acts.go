package attrib

import (
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// Things are told with the verbs of saying that nobody has said: what stands or happens "welcomes"
// and "confirms", two "agree" to do something, one "posts" a film.

// turnOfPhrase reports whether a thing that cannot speak is said to say something without words of
// its own: "the towers welcome ships", "the victory confirmed his strength".
func (r *reader) turnOfPhrase(d *draft) bool {
	if d.src[1] <= d.src[0] || d.Kind == news.Direct || d.Kind == news.Mixed && (d.cue == nil || d.cue.Takes&(lang.TakesClause|lang.TakesThat|lang.TakesQuote) != 0) {
		return false
	}
	if lo := d.src[0]; lo+1 < d.src[1] && lo == r.leftStart(&r.units[r.unitOf(lo)]) && r.nameClass(lo, lo+1).Has(lang.Mute) && r.has(lo+1, lang.Preposition|lang.Postmodifier) {
		return true // "Drop in turnout | shows": a capital for its place alone
	}
	s := r.describe(d.src[0], d.src[1])
	return !s.named() && !s.pronoun && s.head >= s.lo && !r.toks[s.head].capital && !r.quoted(s.head) && r.nameClass(s.head, s.head+1).Has(lang.Mute)
}

// acts reports whether a cue, tokens [lo, hi), is of something done and nothing said: "posted footage
// of | her fall", "agreed with | the union to meet in May", "people call | it a blue moon".
func (r *reader) acts(d *draft, lo, hi int) bool {
	first := r.tokenAt(d.Content[0].Start)
	switch {
	case d.class == lang.SayCue && hi-lo > 2 && r.has(hi-1, lang.Genitive) && r.nameClass(hi-2, hi-1).Has(lang.Pictured):
		return true
	case d.Kind == news.Indirect && d.class == lang.SayCue && d.verb == hi-2 && r.nameClass(hi-1, hi).Has(lang.Partner) && !r.has(hi-1, lang.ToWord) && first == hi:
		return r.toDo(d)
	case d.class == lang.JudgeCue && d.Kind != news.Direct && r.peopleAtLarge(d):
		return r.toks[hi-1].form == lang.BaseForm
	case d.src[1] > d.src[0] && d.src[1] <= hi && r.wasAsked(lo, hi):
		return true // "Voss was asked | about the quay": by whom, nothing says
	case r.onlyShows(d, first), d.Kind == news.Indirect && d.alone && r.hasClass(first, lang.Addressee):
		return true // "decides | you might like it": the reader is addressed
	}
	return r.onlyNames(d, lo, hi)
}

// tries reports whether a cue that ends before token hi is of what somebody does his best to bring about,
// and no words of his: "sought | to calm the crowd". Who "sought | to explain" it speaks.
func (r *reader) tries(d *draft, hi int) bool {
	if d.Kind != news.Indirect || hi == 0 || hi+1 >= len(r.toks) || !r.mark(hi-1).Has(lang.Tries) || !r.has(hi, lang.ToWord) || d.Content[0].Start != r.spans[hi].Start {
		return false
	}
	return !r.cueTakes(hi+1, lang.TakesClause|lang.TakesPerson) && !r.isCue(hi+1, lang.JudgeCue) // but "to counter his appeal"
}

// byDegree reports whether a clause behind a cue, tokens [lo, hi), says what came of how much somebody felt it, and
// not what: "are worried enough | that they left", "are so worried | that they left".
func (r *reader) byDegree(d *draft, lo, hi int) bool {
	if d.Kind == news.Direct || hi-lo < 2 || !r.hasClass(r.tokenAt(d.Content[0].Start), lang.That) {
		return false
	}
	return r.mark(hi-1).Has(lang.Enough) || r.mark(hi-2).Has(lang.SoMuch) && r.toks[hi-1].form != lang.IngForm
}

// wasDenied reports whether somebody was refused a thing, by whom nothing says: "they were refused | entry".
func (r *reader) wasDenied(d *draft, lo, hi int) bool {
	if d.class != lang.DeclineCue && !(d.class == lang.DenyCue && d.cue != nil && r.denies(d.cue)) || d.Stance == news.Denies || d.src[1] <= d.src[0] || d.src[1] > lo {
		return false
	}
	for i := lo + 1; i < hi; i++ {
		if r.toks[i].cue > 0 && r.passiveAt(lo, i) {
			return true
		}
	}
	return false
}

// convenes reports whether somebody called a thing to be held, or somebody to come, of which nothing is said: "called |
// snap elections for May", "called | 911". A cue ends before token hi.
func (r *reader) convenes(d *draft, hi int) bool {
	if d.Kind != news.Indirect || d.class != lang.JudgeCue || len(d.Content) != 1 || !r.isCue(hi-1, lang.JudgeCue) || !r.anyCueTakes(hi-1, lang.NounToo) {
		return false // "described | the meeting"
	}
	lo, end := news.Within(r.spans, d.Content[0])
	for i := lo; lo == hi && i < min(end, lo+maxTaken); i++ {
		if r.mark(i).Has(lang.Convened) {
			return i+1 == end || r.toks[i+1].punct || r.has(i+1, lang.Preposition|lang.Postmodifier|lang.ToWord|lang.TimeWord|lang.Conjunction)
		}
		if !r.nounLike(i) {
			return false
		}
	}
	return false
}

// saysOfIt reports whether what begins with "that" only says more of the thing that a cue, tokens [lo, hi), ends in:
// "holds several positions | that are well outside".
func (r *reader) saysOfIt(d *draft, lo, hi int) bool {
	at := r.tokenAt(d.Content[0].Start)
	if d.Kind != news.Indirect || hi-lo < 2 || at != hi || !r.has(at, lang.That) || !r.has(at+1, auxiliary) || r.beBefore(lo, hi) {
		return false
	}
	noun := hi - 1
	for noun > lo+1 && r.has(noun, lang.TimeWord|lang.AdverbWord) {
		noun--
	}
	t := &r.toks[noun]
	return noun > lo && t.form == lang.NoForm && r.nounLike(noun) && !t.has(lang.TimeWord|lang.AdverbWord|lang.MediumNoun|lang.ReportNoun|lang.IdeaNoun) && !r.nameClass(noun, noun+1).Has(lang.ClauseNoun)
}

// thingsTell sets aside what "it" or "that" shows, tells or means, where nobody is known whom it stands for: a thing does
// so without saying a word. It is done when voices are known; what a denial is of stays.
func (r *reader) thingsTell() {
	denied := make([]bool, len(r.drafts))
	for i := range r.drafts {
		if k := r.drafts[i].Denied; k >= 0 {
			denied[k] = true
		}
	}
	place := make([]int32, len(r.drafts)) // of each draft among those that are kept
	kept := make([]draft, 0, len(r.drafts))
	for i := range r.drafts {
		d := &r.drafts[i]
		place[i] = int32(len(kept))
		if !denied[i] && r.thingTells(d) {
			r.unsure = append(r.unsure, *d)
			continue
		}
		kept = append(kept, *d)
	}
	for i := range kept {
		if k := kept[i].Denied; k >= 0 {
			kept[i].Denied = place[k]
		}
	}
	r.drafts = kept
}

// thingTells reports whether a draft is what a thing tells without a word.
func (r *reader) thingTells(d *draft) bool {
	i := d.src[0]
	if d.Voice != news.NoVoice || d.Kind != news.Indirect || d.Stance == news.Denies || d.src[1] != i+1 || len(d.Cue) != 1 || len(d.Chain) > 0 || !r.has(i, lang.Thing|lang.Anaphor|lang.That|lang.Relative) {
		return false
	}
	lo, hi := news.Within(r.spans, d.Cue[0])
	for k := lo; k < hi; k++ {
		if r.mark(k).Has(lang.Evinces) && !r.beBefore(lo, k) {
			return true
		}
	}
	return false
}

// wasAsked reports whether a cue is of somebody who was asked something: "has been | asked about".
func (r *reader) wasAsked(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if r.isCue(i, lang.AskCue) && r.pastOrDone(i) {
			return r.beBefore(max(0, lo-2), i)
		}
	}
	return false
}

// onlyShows reports whether a broadcaster shows a thing, or nobody does who is named: "television showed |
// a row of cranes". A poll that shows somebody in front tells it.
func (r *reader) onlyShows(d *draft, first int) bool {
	if d.Kind != news.Indirect || d.class != lang.SayCue || d.cue == nil || d.cue.Takes&^lang.NounToo != lang.TakesThat || r.hasClass(first, lang.That|lang.Question) {
		return false
	}
	if d.src[1] > d.src[0] {
		return r.describe(d.src[0], d.src[1]).kind == news.Outlet && !r.verbBefore(first, r.units[d.unit].hi)
	}
	for i := r.units[d.unit].lo; i < first; i++ {
		if c := r.nameClass(i, i+1); c.Has(lang.Nobody) && c.Has(lang.Pictured) {
			return true // "The image, taken at dawn, shows"
		}
	}
	return false
}

// toDo reports whether a content is but with whom something will be done, and what: "the union | to
// meet in May".
func (r *reader) toDo(d *draft) bool {
	lo, hi := news.Within(r.spans, d.Content[0])
	for i := lo + 1; i+1 < min(hi, lo+maxPhrase); i++ {
		switch {
		case r.has(i, lang.ToWord):
			return !r.has(i+1, lang.Determiner|lang.Possessive|lang.Pronoun) && !r.toks[i+1].capital && !r.number(i+1)
		case r.toks[i].punct, r.has(i, auxiliary|lang.That|lang.Relative|lang.Subordinator):
			return false
		}
	}
	return false
}

// peopleAtLarge reports whether a statement is made by people of whom nothing is said.
func (r *reader) peopleAtLarge(d *draft) bool {
	lo, hi := d.src[0], d.src[1]
	return hi == lo+1 && (r.has(lo, lang.UnnamedNoun) && r.has(lo, lang.Plural) && !r.has(lo, lang.GroupNoun) || r.has(lo, lang.Pronoun) && r.has(lo, lang.Plural) && !r.has(lo, lang.Anaphor|lang.Relative))
}

// onlyNames reports whether all that stands in quotation marks behind a verb that is none of saying is what
// a thing is called, in a few words: "have designated | a “safe quay” where".
func (r *reader) onlyNames(d *draft, lo, hi int) bool {
	if d.Kind != news.Mixed || !d.alone || d.listed || len(d.Content) != 1 || d.class == lang.DenyCue || r.toks[hi-1].punct || r.anyDenial(lo, hi, lang.Voicing) {
		return false // "expressed | his “deep regret”": words are given
	}
	const said = lang.MediumNoun | lang.ReportNoun | lang.IdeaNoun
	first, end := news.Within(r.spans, d.Content[0])
	if first != hi || end-first > maxLooked || !r.has(first, lang.Determiner|lang.Possessive) || r.hasClass(first, lang.That) ||
		d.src[1] > d.src[0] && r.describe(d.src[0], d.src[1]).kind == news.Document {
		return false
	}
	at := first + 1
	for at < end && !r.quoted(at) && r.nounLike(at) {
		at++
	}
	if at >= end || !r.quoted(at) || r.after(at)-at > maxCharge {
		return false
	}
	for i := r.after(at); i < end; i++ {
		if r.quoted(i) || i == r.after(at) && (r.has(i, said) || r.l.Words[r.fold(i)+r.l.PluralSuffix].Class.Has(said)) {
			return false // "made his “step up” | remark"
		}
	}
	return true
}
