package attrib

import "hearsay/internal/lang"

// notSurname are words that by themselves are no names, and that people have for surnames all the same: "Larry Page",
// "Charlotte Church", "Theresa May".
const notSurname = notPerson&^lang.Pronoun | smallWord

// smallWord are those of them that begin sentences as well, where nobody is called so: "Long before, …", "Friday's vote".
const smallWord = lang.AdverbWord | lang.TimeWord | lang.Determiner | lang.Preposition | lang.Subordinator | lang.Conjunction |
	lang.AuxBe | lang.AuxHave | lang.AuxDo | lang.Negation | lang.UnnamedNoun

// wordsAsSurnames takes such words for names where the text has given them a first name and said who that is: “Theresa |
// May |, the prime minister, spoke. | May | said”. So the rules that look at single words do not stumble over them.
func (r *reader) wordsAsSurnames() {
	var named map[string]bool
	for i := 1; i < len(r.toks); i++ {
		if r.wordlike(i) && r.namesSomebody(i) {
			if named == nil {
				named = map[string]bool{}
			}
			named[r.fold(i)] = true
		}
	}
	if named == nil {
		return
	}
	for i := range r.toks {
		if r.wordlike(i) && named[r.fold(i)] && r.standsAsSurname(i) {
			t := &r.toks[i]
			t.class, t.cue, t.form, t.frames, t.tell, t.surname = 0, 0, lang.NoForm, 0, 0, true
		}
	}
}

// namesSomebody reports whether a word at token i is a surname by what stands beside it: behind a first name or a title where it
// is told who that is, or the word is a month; behind any other name if no body is called so, either.
func (r *reader) namesSomebody(i int) bool {
	if r.givesName(i - 1) {
		return r.mark(i).Has(lang.Month) && !r.inDate(i) || r.saysWho(i)
	}
	before, c := &r.toks[i-1], r.nameClass(i-1, i)
	return before.capital && !before.punct && before.class == 0 && !c.Has(lang.PlaceName|lang.Demonym) && (r.mark(i).Has(lang.Month) || !r.toks[i].has(lang.OrgNoun|lang.OutletNoun|lang.GroupNoun|lang.Metonym|lang.TimeWord)) && r.saysWho(i)
}

// wordlike reports whether token i is written as a name and is a word that is none by itself.
func (r *reader) wordlike(i int) bool {
	t := &r.toks[i]
	return t.capital && !t.punct && (t.cue != 0 && !t.has(lang.Pronoun) || t.has(notSurname) || r.mark(i).Has(lang.Month))
}

// givesName reports whether a name goes on behind token i: a first name, and no place's as well, or a title.
func (r *reader) givesName(i int) bool {
	t := &r.toks[i]
	if !t.capital || t.punct {
		return false
	}
	c := r.nameClass(i, i+1)
	return c.Has(lang.GivenName) && !c.Has(lang.PlaceName) && !t.has(lang.TimeWord) || t.has(lang.Title)
}

// saysWho reports whether it is told who somebody is of whom the name ends with token i: “Karen Page |, a clerk |”, “Karen
// Page |, 43 |”, “| the clerk | Karen Page”.
func (r *reader) saysWho(i int) bool {
	if i+2 < len(r.toks) && r.toks[i+1].punct && r.toks[i+1].first == ',' {
		if r.number(i + 2) {
			return true
		}
		for k := i + 2; k < min(i+2+maxWho, len(r.toks)) && !r.toks[k].punct; k++ {
			if r.personWord(k) {
				return true
			}
		}
	}
	return i > 1 && r.saysOf(i-2)
}

// saysOf reports whether token i may stand before a name to say who that is: "the clerk |", "Mayor |", and not "the
// official |", before the name of a page.
func (r *reader) saysOf(i int) bool {
	return r.personWord(i) && !r.hasClass(i, lang.UnnamedNoun) || r.toks[i].has(lang.Title)
}

// personWord reports whether token i is a word for what one person is, quoted or not.
func (r *reader) personWord(i int) bool {
	return r.hasClass(i, lang.Role|lang.PersonNoun|lang.Spokesman) || r.nameClass(i, i+1).Has(lang.Occupation|lang.Epithet)
}

// maxWho is how many tokens behind a name may say who that is.
const maxWho = 5

// standsAsSurname reports whether the words beside token i leave it a surname: no first word of a longer name, no date, and at the
// beginning of a sentence no small word unless it speaks.
func (r *reader) standsAsSurname(i int) bool {
	t := &r.toks[i]
	if i+1 < len(r.toks) && r.toks[i+1].capital && !r.toks[i+1].punct && !r.toks[i+1].has(lang.Pronoun) {
		return false
	}
	if i > 0 && r.givesName(i-1) {
		return true
	}
	if r.mark(i).Has(lang.Month) {
		return !r.inDate(i)
	}
	if r.hasClass(i-1, lang.Determiner|lang.Possessive) {
		return false
	}
	small := t.cue != 0 || t.has(smallWord)
	return !small || i+1 < len(r.toks) && r.toks[i+1].cue != 0 || !t.has(lang.TimeWord) && i > 0 && !r.toks[i-1].punct
}

// inDate reports whether a month at token i is one, by the words beside it: "in | May |", "last | May |", "| May | 3".
func (r *reader) inDate(i int) bool {
	return r.number(i+1) || r.hasClass(i-1, lang.Preposition|lang.TimeWord|lang.Determiner|lang.RelayBy) && !r.hasClass(i-1, lang.ToWord)
}
