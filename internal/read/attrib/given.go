package attrib

import (
	"strings"

	"hearsay/internal/lang"
)

// maxPlace is how many words the name of a place may have.
const maxPlace = 4

// nameClass is what the language knows of the words [lo, hi) as a name.
func (r *reader) nameClass(lo, hi int) lang.NameClass {
	if lo < 0 || lo >= hi || hi > len(r.toks) || hi-lo > maxPlace || r.toks[hi-1].surname {
		return 0
	}
	var room [64]byte
	return r.l.Names[string(r.appendFolds(room[:0], lo, hi))]
}

// mark is what the language knows of token i beside its class.
func (r *reader) mark(i int) lang.NameMark {
	if i < 0 || i >= len(r.toks) || r.toks[i].surname {
		return 0
	}
	var room [32]byte
	return r.l.Marks[string(r.appendFold(room[:0], i))]
}

// maxAgency is how many words behind a stroke may name whom a picture was taken for.
const maxAgency = 4

// credited reports whether a name is that of whose picture it is, whom no story is about:
// "Photo: Ida Voss", "Ida Voss/Tarn Wire", "Ida Voss via Tarn Images".
func (r *reader) credited(lo, hi int) bool {
	if lo >= 2 && (r.is(lo-1, ':') || r.has(lo-1, lang.RelayBy)) && r.nameClass(lo-2, lo-1).Has(lang.Credit) {
		return true
	}
	way := lo == r.units[r.unitOf(lo)].lo && r.nameClass(hi, hi+1).Has(lang.ByWay)
	if !way && !r.is(hi, '/') || hi+1 >= len(r.toks) || !r.toks[hi+1].capital {
		return false
	}
	for i := hi + 1; i < min(len(r.toks), hi+1+maxAgency); i++ {
		if r.toks[i].capital && (r.has(i, lang.OutletName|lang.OutletNoun) || r.nameClass(i, i+1).Has(lang.Credit)) {
			return true
		}
	}
	return false
}

// creditedCaption reports whether the paragraph of unit n ends with whose picture it is, behind what the picture
// shows: "Ida Voss speaks to her lawyer in court on Monday. REUTERS/Karl Brandt".
func (r *reader) creditedCaption(n int) bool {
	if n >= len(r.units) {
		return false
	}
	hi := r.paragraphEnd(n)
	for i := hi - 2; i > max(0, hi-maxAgency) && r.toks[i+1].capital; i-- {
		if r.is(i, '/') {
			return r.toks[i-1].upper && r.has(i-1, lang.OutletName|lang.OutletNoun)
		}
	}
	return false
}

// maxLonely is how many paragraphs of a text may be nothing but a name and still be the credits of
// pictures: more are headings, of whom the text behind them tells.
const maxLonely = 2

// loneCredits are the tokens with which those paragraphs begin, behind the second, that are nothing but a
// name which stands nowhere else in the text: a picture's credit, without a word that says so.
func (r *reader) loneCredits() map[int]bool {
	lone := map[int]bool{}
	times := map[string]int{} // of their surnames
	for n := range r.units {
		u := &r.units[n]
		if long := u.hi - u.lo; !u.first || u.paragraph < 2 || long < 2 || long > 3 || r.paragraphEnd(n) != u.hi || r.capitals(u.lo, u.hi) != u.hi {
			continue
		}
		if lone[u.lo] = true; len(lone) > maxLonely {
			return nil
		}
		times[r.fold(u.hi-1)] = 0
	}
	if len(lone) == 0 {
		return nil
	}
	for i := range r.toks {
		if r.toks[i].capital {
			if n, ok := times[r.fold(i)]; ok {
				times[r.fold(i)] = n + 1
			}
		}
	}
	for lo := range lone {
		if times[r.fold(r.units[r.unitOf(lo)].hi-1)] > 1 {
			delete(lone, lo)
		}
	}
	return lone
}

// givenGender is the gender that a name's first word tells.
func (r *reader) givenGender(lo, hi int) gender {
	if hi-lo < 1 {
		return unknownGender
	}
	switch c := r.nameClass(lo, lo+1); {
	case c.Has(lang.EitherName), c.Has(lang.MasculineName) && c.Has(lang.FeminineName):
		return unknownGender
	case c.Has(lang.MasculineName):
		return masculine
	case c.Has(lang.FeminineName):
		return feminine
	}
	return unknownGender
}

// apart reports whether token i stands on another line than the one before it, or
// on the other side of a quotation mark: no name runs over either.
func (r *reader) apart(i int) bool {
	return strings.ContainsRune(r.body[r.spans[i-1].End:r.spans[i].Start], '\n') || r.toks[i].region != r.toks[i-1].region
}

// titled reports whether a title or a role stands in [lo, hi).
func (r *reader) titled(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if r.toks[i].has(lang.Title | lang.Role) {
			return true
		}
	}
	return false
}

// firstNameStart is where a person's name begins in the run of capitals [lo, hi):
// after the office ("Secretary of | State | Rex Tillerson"), the place, the people or the
// acronym ("PA | Martin Bamford") that stand before it.
func (r *reader) firstNameStart(lo, hi int) int {
	if lo >= 2 && lo < hi && r.has(lo-1, lang.Genitive) && r.hasClass(lo-2, lang.Title|lang.Role) && hi-lo > 1 && !r.nameClass(lo, hi).Has(lang.PlaceName) {
		lo = max(lo+1, hi-2)
	}
	for lo < hi-1 && !r.nameClass(lo, lo+1).Has(lang.GivenName) && r.initials(lo-1, min(lo+2, hi)) == 0 { // "Attorney | C. Karl Voss"
		n := r.beforeName(lo, hi)
		if n == 0 {
			break
		}
		lo += n
	}
	if hi-lo < 3 || r.nameClass(lo, lo+1).Has(lang.GivenName) {
		return lo
	}
	if r.hasClass(lo-1, lang.Title) && r.toks[lo].class == 0 && r.nameClass(lo, lo+1) == 0 {
		return lo // "President | Andrés Manuel López"
	}
	for i := lo + 1; i < hi-1 && r.initials(lo-1, lo+2) == 0; i++ {
		if r.nameClass(i, i+1).Has(lang.GivenName) {
			return i // "Chief Constable | Adrian Hanstock"
		}
	}
	return lo
}

// bodyWords reports whether a word of [lo, hi) makes it the name of a body.
func (r *reader) bodyWords(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if r.toks[i].has(lang.OrgNoun | lang.OutletNoun | lang.OutletName | lang.DocumentNoun | lang.GroupNoun) {
			return true
		}
	}
	return false
}

// officeHolder is where the name begins in "the Secretary of State Rex Tillerson",
// whose office ends before token of, or in the word before the name, "Bank of Kelland governor | Ida Voss", and where it
// ends; equal: no such name.
func (r *reader) officeHolder(s *source, of int) (lo, hi int) {
	if of >= s.core {
		return 0, 0
	}
	if lo = r.capitalsLeft(s.lo, s.core); s.core-lo >= 2 && s.core-lo <= 3 && of < lo && lo > s.lo+2 && r.has(lo-1, lang.Role) && !r.toks[lo-1].capital && r.nameClass(lo, lo+1).Has(lang.GivenName) {
		return lo, s.core
	}
	if !r.hasClass(of-1, lang.Title|lang.Role) {
		return 0, 0
	}
	for lo, hi = s.core, s.core; lo > of+1 && r.toks[lo-1].capital && !r.toks[lo-1].punct; {
		lo--
	}
	if start := r.firstNameStart(r.nameStart(lo, hi), hi); hi-start > 1 && !r.has(start-1, lang.Postmodifier|lang.Determiner|lang.Conjunction) &&
		(start > lo || !r.has(lo-1, lang.Preposition)) && r.nameClass(start, start+1).Has(lang.GivenName) && !r.bodyWords(start, hi) {
		return start, hi // "the Vice President for news | Ida Voss"
	}
	for i := s.core - 3; i > of && i >= s.core-4; i-- {
		if r.has(i, lang.OrgNoun) && r.toks[i].capital && r.allCapital(i+1, s.core) && !r.bodyWords(i+1, s.core) {
			return i + 1, s.core // "deputy chairman of the Defence Committee | Karl Voss"
		}
	}
	if lo != of+1 || !r.has(of, lang.Genitive) || hi-lo < 2 || r.bodyWords(lo, hi) || r.nameClass(lo, hi).Has(lang.PlaceName) {
		return 0, 0
	}
	for i := lo + 1; i < hi-1; i++ {
		if r.nameClass(i, i+1).Has(lang.GivenName) {
			return i, hi
		}
	}
	if r.knownName(lo, hi) {
		return max(lo+1, hi-2), hi
	}
	return 0, 0
}

// allCapital reports whether every word of [lo, hi) begins with a capital.
func (r *reader) allCapital(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if !r.toks[i].capital || r.toks[i].punct {
			return false
		}
	}
	return hi > lo
}

// bareNoun reports whether token i is a noun in small letters that says of the name
// after it what it is of a person: "the model | Ida Voss".
func (r *reader) bareNoun(i int) bool {
	return i >= 0 && !r.toks[i].capital && !r.toks[i].punct && r.nounLike(i) && !r.plural(i) && r.toks[i].cue == 0 &&
		!r.toks[i].has(notPerson|lang.Possessive|lang.AdverbWord) && !r.endsPast(i)
}

// callsByRole reports whether a run of capitals ends in what somebody is and is no
// name: "Kelland Democrat", "the | President", and not "Ida King".
func (r *reader) callsByRole(lo, hi int) bool {
	office := hi-lo == 1 && r.hasClass(lo, lang.Title) && r.hasClass(lo-1, lang.Definite)
	if hi-lo < 2 && !office || !r.toks[hi-1].has(lang.Role) || r.knownName(lo, hi) {
		return false
	}
	for i := lo; i < hi-1; i++ {
		if r.nameClass(i, i+1).Has(lang.GivenName) {
			return false
		}
	}
	return !r.toks[hi-1].has(lang.OrgNoun | lang.OutletNoun | lang.DocumentNoun)
}

// oddCase reports whether a word ends in a capital behind a small letter, as the short names of bodies do and
// people's never: "HbvG".
func oddCase(w string) bool {
	n := len(w)
	return n > 2 && 'A' <= w[n-1] && w[n-1] <= 'Z' && 'a' <= w[n-2] && w[n-2] <= 'z'
}

// beforeName is how many words at token lo say where somebody is from and are no
// part of the name, which ends at hi; 0: none.
func (r *reader) beforeName(lo, hi int) int {
	w := r.word(lo)
	if hi-lo == 2 && initialsOnly(w) && r.toks[lo].class == 0 && r.nameClass(lo, lo+1) == 0 {
		return 0 // "T.J. | Watt"
	}
	if hi-lo > 2 && (r.toks[lo].upper && len(w) <= 5 || oddCase(w)) || strings.IndexByte(w, '.') > 0 && len(w) > 2 {
		return 1
	}
	for n := min(maxPlace, hi-lo-2); n > 0; n-- {
		if r.nameClass(lo, lo+n).Has(lang.PlaceName | lang.Demonym) {
			return n
		}
	}
	return 0
}
