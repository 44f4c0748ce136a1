package attrib

import (
	"strings"

	"hearsay/internal/lang"
)

// maxPhrase is how many tokens a noun phrase may have: beyond it something other
// than a noun phrase has been read, and the cost of reading on is bounded.
const maxPhrase = 40

const (
	auxiliary = lang.AuxBe | lang.AuxHave | lang.AuxDo | lang.Modal
	// neverInPhrase are the words that no noun phrase runs over.
	neverInPhrase = auxiliary | lang.Negation | lang.Subordinator | lang.Relative
)

// nounLike reports whether token i can be part of a noun phrase's middle: any
// open-class word, name or number. Verbs cannot be told from nouns here; callers
// stop at what surely is none.
func (r *reader) nounLike(i int) bool {
	t := &r.toks[i]
	if t.region >= 0 || t.punct && !t.has(lang.Possessive) {
		return false
	}
	if t.punct {
		// An apostrophe alone belongs to the word that it stands on.
		return i > 0 && !r.toks[i-1].punct && r.spans[i-1].End == r.spans[i].Start
	}
	if t.has(lang.Possessive) {
		return true
	}
	if t.capital && !t.has(lang.Pronoun) && !t.has(lang.Subordinator) && !t.has(lang.Conjunction|lang.Preposition) {
		return true
	}
	if t.has(neverInPhrase | lang.Conjunction | lang.Preposition | lang.ToWord) {
		return false
	}
	return !t.has(lang.Pronoun) || t.has(lang.Determiner)
}

// finiteCue reports whether token i is surely a finite verb that we know.
func (r *reader) finiteCue(i int) bool {
	t := &r.toks[i]
	return !t.capital && t.form == lang.PastForm && r.anyCueTakes(i, lang.TakesClause)
}

// phraseLeft reads the noun phrase that ends before token end, not going below
// lo, and returns its first token, or end where there is none.
func (r *reader) phraseLeft(lo, end int) int {
	lo = max(lo, end-maxPhrase)
	last := end - 1
	if last < lo || r.quoted(last) {
		return end
	}
	if r.has(last, lang.Pronoun|lang.Relative) && !r.toks[last].capital || r.has(last, lang.Pronoun) {
		if r.has(last, lang.Question) && !r.has(last, lang.Relative) {
			return end
		}
		return last
	}
	start := r.coreLeft(lo, end)
	for n := 0; n < 3 && start == end && r.closesAside(end-1); n++ {
		return r.withAside(lo, end)
	}
	return start
}

// closesAside reports whether token i can close what stands between a name and
// its verb.
func (r *reader) closesAside(i int) bool { return r.comma(i) || r.is(i, ')') }

// withAside reads a noun phrase with an appositive, relative clause or brackets
// after it: "Ida Voss, a surgeon,", "Ida Voss (Greens)".
func (r *reader) withAside(lo, end int) int {
	opener := byte(',')
	if r.is(end-1, ')') {
		opener = '('
	}
	lo = max(lo, end-maxPhrase)
	for j, tries := end-2, 0; j > lo && tries < 3; j-- {
		if r.quoted(j) || !r.is(j, opener) {
			continue
		}
		tries++
		start := r.coreLeft(lo, j)
		if start == j && r.is(j-1, ')') {
			start = r.withAside(lo, j)
		}
		if start == j {
			continue
		}
		if opener == '(' {
			return start
		}
		if r.comma(start-1) && r.appositive(start) && tries < 3 {
			continue // "Ida Voss, mayor of Dunmore, Kelland,": the name stands further left
		}
		if !r.appositive(j+1) && !r.nameAside(start, j+1) && !(r.toks[start].capital && r.shortName(j+1)) {
			return end
		}
		return start
	}
	return end
}

// appositive reports whether what starts at token i, after a comma, can say who
// the name before it is.
func (r *reader) appositive(i int) bool {
	if i >= len(r.toks) || r.quoted(i) {
		return false
	}
	t := &r.toks[i]
	if t.punct || t.has(lang.Subordinator) && !t.has(lang.Relative) {
		return false
	}
	for j := i; j < min(i+4, len(r.toks)) && !r.toks[j].punct && !t.has(lang.Relative); j++ {
		if r.has(j, lang.TimeWord) {
			return false // "Voss, two days later, said"
		}
	}
	if t.has(lang.Relative | lang.Determiner | lang.Possessive | lang.Role | lang.Title | lang.UnnamedNoun) {
		return true
	}
	if r.number(i) {
		return true // an age
	}
	// "co-founder", "former minister", "deputy head": a role within the next few words.
	for j := i; j < min(i+5, len(r.toks)) && r.nounLike(j); j++ {
		if r.has(j, lang.Role|lang.Spokesman) {
			return true
		}
	}
	return false
}

// shortName reports whether one or two words with capitals stand between commas
// at token i: a party or a place, "Voss, D-Kelland,".
func (r *reader) shortName(i int) bool {
	return i+1 < len(r.toks) && r.toks[i].capital && !r.quoted(i) && (r.comma(i+1) || r.toks[i+1].capital && r.comma(i+2))
}

// nameAside reports whether a name stands at token i, after a comma, and says who
// is meant by the description that begins at token lo: "the mayor, Ida Voss,".
func (r *reader) nameAside(lo, i int) bool {
	described := i >= 2 && r.has(lo, lang.Determiner|lang.Possessive)
	for k := lo; i >= 2 && k < min(lo+6, i-1) && !r.toks[i-2].capital; k++ {
		described = described || r.has(k, lang.Role|lang.PersonNoun) // "lead author of the study, Ida Voss"
	}
	if !described || i-2 > lo && r.describedOutlet(lo, i-1) {
		return false // "the daily Sund, Ida Voss,": the daily has its name
	}
	j := i
	for j < min(i+5, len(r.toks)) && (r.toks[j].capital || j > i && r.namePart(j)) && !r.quoted(j) && !r.toks[j].has(lang.Pronoun|lang.TimeWord) {
		j++
	}
	return j > i+1 && j < len(r.toks) && r.toks[j].punct && !r.quoted(j)
}

// describedOutlet reports whether a phrase says what an outlet is and names it, "the regional daily | Harbour Post",
// and not whose it is: "the editor of the daily | Sund".
func (r *reader) describedOutlet(lo, hi int) bool {
	at := r.capitalsLeft(lo, hi)
	return at < hi && at > lo && !r.hasRole(lo, at-1) && (r.has(at-1, lang.OutletNoun) || r.nameClass(at-1, at).Has(lang.Publication))
}

// coreLeft reads a noun phrase without asides leftwards from end.
func (r *reader) coreLeft(lo, end int) int {
	lo = max(lo, end-maxPhrase)
	i, start := end-1, end
	for i >= lo {
		switch {
		case r.has(i, lang.Determiner|lang.Possessive) && !r.has(i, lang.Pronoun) && !strings.ContainsAny(r.word(i), "'’") ||
			r.has(i, lang.Determiner) && r.has(i, lang.Pronoun) && start < end && !r.toks[i].has(lang.That):
			start = i
			if i = r.beforeDeterminer(lo, i); i < lo && start-1 > lo && r.has(start, lang.Possessive) && !r.speaks(start, end) {
				return r.relativeLeft(lo, start-1, start, end) // "a guard who left after | his arrest"
			}
		case r.has(i, lang.That):
			return start
		case r.nounLike(i):
			if start < end && (r.finiteCue(i) || (r.has(i, lang.AdverbWord) && !r.toks[i].capital || r.has(i, lang.TimeWord) && !r.has(i+1, lang.Possessive)) && !r.has(i-1, lang.Determiner|lang.Possessive)) {
				return start
			}
			start = i
			i--
		case r.has(i, lang.Preposition|lang.ToWord):
			j := i - 1
			if start == end || j < lo || !r.nounLike(j) || r.finiteCue(j) || r.has(j, lang.AdverbWord|lang.TimeWord) || !r.has(i, lang.Postmodifier) {
				return r.relativeLeft(lo, i, start, end)
			}
			i = j
		case r.has(i, lang.Conjunction):
			if start == end || i-1 < lo || !r.nounLike(i-1) || r.verbBetween(lo, i) {
				return start
			}
			i--
		default:
			return r.relativeLeft(lo, i, start, end)
		}
	}
	if i < lo && lo > end-maxPhrase || i >= lo {
		return start
	}
	if end-start >= maxPhrase {
		return end
	}
	return start
}

// beforeDeterminer goes on left of a determiner where a preposition joins the
// phrase to another ("the head | of the agency"), or returns a stop.
func (r *reader) beforeDeterminer(lo, i int) int {
	j := i - 1
	if j < lo {
		return lo - 1
	}
	if r.has(j, lang.Determiner) && !r.has(j, lang.That) {
		return j // "all the", "both his"
	}
	if r.has(j, lang.Postmodifier) && j-1 >= lo && r.nounLike(j-1) && !r.finiteCue(j-1) && !r.has(j-1, lang.AdverbWord|lang.TimeWord) {
		return j
	}
	if r.has(j, lang.Conjunction) && j-1 >= lo && r.nounLike(j-1) && !r.verbBetween(lo, j) {
		return j
	}
	return lo - 1
}

// verbBetween reports whether a verb that we know stands in the clause left of
// token end: then "and" joins clauses, not names.
func (r *reader) verbBetween(lo, end int) bool {
	for i := end - 1; i >= max(lo, end-maxPhrase/2); i-- {
		t := &r.toks[i]
		if t.punct || t.region >= 0 || t.has(lang.That|lang.Relative|lang.Subordinator) {
			return false
		}
		if t.has(auxiliary) || t.cue > 0 && t.form != lang.BaseForm || t.has(lang.Pronoun) {
			return true
		}
		w := r.word(i)
		if !t.capital && strings.HasSuffix(w, r.l.PastSuffix) && !t.has(lang.NotVerb) {
			return true
		}
	}
	return false
}

// relativeLeft tries whether the verb at token i belongs to a relative clause of
// the phrase: "a source | who was not authorised to speak".
func (r *reader) relativeLeft(lo, i, start, end int) int {
	if start == end && !r.has(i, auxiliary) {
		return start
	}
	for j := i; j >= max(lo+1, i-15); j-- {
		t := &r.toks[j]
		if t.punct || t.region >= 0 {
			return start
		}
		if (t.has(lang.Relative) || r.notMeant(j)) && r.nounLike(j-1) {
			return r.coreLeft(lo, j)
		}
	}
	return start
}

// phraseRight reads the noun phrase that starts at token lo, not going beyond
// hi, and returns its end, or lo where there is none. Asides are taken with
// their commas.
func (r *reader) phraseRight(lo, hi int) int {
	end := r.coreRight(lo, hi)
	if end == lo {
		return lo
	}
	if r.is(end, '(') {
		for j := end + 1; j < min(hi, end+10); j++ {
			if r.is(j, ')') {
				end = j + 1
				break
			}
		}
	}
	end = r.relativeRight(lo, hi, end)
	if end >= hi || !r.comma(end) || !r.appositive(end+1) && !r.nameAside(lo, end+1) || r.has(lo, lang.Pronoun) {
		return end
	}
	relative := false
	for j := end + 1; j < min(hi, end+maxPhrase); j++ {
		relative = relative || r.has(j, lang.Relative|lang.That)
		if r.quoted(j) || !relative && r.has(j, lang.AuxBe|lang.AuxHave|lang.AuxDo|lang.Modal) {
			return end // no aside: "according to the mayor, | the ferry will sink"
		}
		if r.comma(j) || r.is(j, ';') || r.is(j, '-') || r.is(j, ':') {
			if r.is(j, ':') || r.is(j, '-') || r.is(j, ';') {
				return j
			}
			if r.ageOnly(end+1, j) && r.appositive(j+1) {
				continue
			}
			if !relative && r.has(j+1, lang.Relative) {
				continue // "Voss, an engineer, | who runs the harbour"
			}
			return j + 1
		}
	}
	return hi
}

// relativeRight takes the clause with which those without a name are described into their
// phrase, which ends at token end without it: "an employee | who asked not to be named".
func (r *reader) relativeRight(lo, hi, end int) int {
	if (r.has(end, lang.Relative) || r.notMeant(end)) && !r.has(lo, lang.Pronoun) && r.has(end-1, lang.UnnamedNoun|lang.GroupNoun|lang.Role|lang.PersonNoun) {
		for stop := min(hi, end+maxPhrase); end < stop && !r.quoted(end) && !r.comma(end); {
			end++
		}
	}
	return end
}

// worksThen reports whether token i is a noun for somebody, of whom a time before it says when he works: "a night |
// watchman".
func (r *reader) worksThen(i, hi int) bool {
	return i < hi && !r.toks[i].capital && (r.somebody(i, i+1) || r.isTell(i, lang.Teller))
}

// notMeant reports whether what begins at token i says what those before it may not do: "an
// official | not authorised to speak".
func (r *reader) notMeant(i int) bool {
	return r.has(i, lang.Negation) && i+2 < len(r.toks) && r.has(i+2, lang.ToWord) && !r.quoted(i+1) && r.endsPast(i+1)
}

// ageOnly reports whether [lo, hi) is a number: "Voss, 45, a surgeon".
func (r *reader) ageOnly(lo, hi int) bool { return hi == lo+1 && r.number(lo) }

// coreRight reads a noun phrase without asides rightwards.
func (r *reader) coreRight(lo, hi int) int {
	hi = min(hi, lo+maxPhrase)
	if lo >= hi || r.quoted(lo) || r.toks[lo].punct {
		return lo
	}
	if r.has(lo, lang.Pronoun) && !(r.has(lo, lang.Determiner) && lo+1 < hi && r.nounLike(lo+1)) {
		return lo + 1
	}
	i, names := lo, true
	for i < hi {
		t := &r.toks[i]
		switch {
		case r.has(i, lang.Determiner) && (i == lo || r.has(i-1, lang.Preposition|lang.Conjunction|lang.Determiner)):
			i++
			names = false
		case r.has(i, lang.Determiner) && r.toks[i].has(lang.Definite) && !t.capital:
			return i // "told Reuters | the ship"
		case r.has(i, lang.TimeWord) && i > lo && !r.has(i+1, lang.Possessive) && !r.toks[i-1].has(lang.Definite) && !r.worksThen(i+1, hi):
			return i
		case r.has(i, lang.AdverbWord) && !t.capital, i > lo && t.cue > 0 && !t.capital && t.form != lang.BaseForm && t.form != lang.PresentForm && t.form != lang.IngForm:
			return i
		case r.nounLike(i):
			names = names && t.capital
			i++
		case i > lo && r.has(i, lang.Postmodifier) && i+1 < hi && (r.nounLike(i+1) || r.has(i+1, lang.Determiner)) && !r.has(i+1, lang.TimeWord):
			// After a bare name, only "of" is sure to go on with it: "said Voss in Dunmore".
			if names && !r.has(i, lang.Genitive) || r.beforeMedium(i+1, hi) {
				return i
			}
			i++
		case i > lo && r.has(i, lang.Conjunction) && i+1 < hi && !r.has(i, lang.Contrast) && (r.nounLike(i+1) && r.toks[i+1].capital || r.has(i+1, lang.Determiner) || r.secondOffice(i, hi)):
			i++
		default:
			return i
		}
	}
	return i
}

// secondOffice reports whether the conjunction at token i joins what one person is, before the name: "author | and |
// activist Ida Voss".
func (r *reader) secondOffice(i, hi int) bool {
	is := func(i int) bool { return (r.callsPerson(i) || r.hasRole(i, i+1)) && !r.plural(i) }
	if r.toks[i-1].capital || !is(i-1) {
		return false
	}
	office := false
	for j := i + 1; j < min(hi, i+5); j++ {
		if r.toks[j].capital {
			return office && !r.toks[j].punct
		}
		if !r.nounLike(j) {
			return false
		}
		office = is(j)
	}
	return false
}

// beforeMedium reports whether "in a statement" or the like follows.
func (r *reader) beforeMedium(i, hi int) bool {
	for j := i; j < min(hi, i+5); j++ {
		if r.has(j, lang.MediumNoun) {
			return true
		}
		if !r.nounLike(j) && !r.has(j, lang.Determiner) {
			return false
		}
	}
	return false
}
