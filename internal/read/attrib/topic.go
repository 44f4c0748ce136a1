package attrib

import "hearsay/internal/lang"

// This file says of whom a sentence is, where the name is not simply its first words.

// isTopic reports whether the sentence of unit u is about the name [from, to), which begins with its titles at token lo,
// though something else stands at its beginning.
func (r *reader) isTopic(u *unit, lo, to int) bool {
	if lo <= u.lo || r.quoted(lo) {
		return false
	}
	return r.broughtUp(u, lo, to) || r.presented(lo, to) || r.inFrontClause(u, lo) || r.calledFirst(u, lo, to) || r.pastBrackets(u, lo)
}

// broughtUp reports whether a sentence opens with for whom it is what it tells: "For | Ida Voss |, the work is hard".
func (r *reader) broughtUp(u *unit, lo, to int) bool {
	return lo == u.lo+1 && r.comma(to) && r.nameClass(u.lo, lo).Has(lang.Grounds)
}

// presented reports whether a name stands behind its verb, and what the person is behind it: "Across the quay is | Ida
// Voss |, a clerk".
func (r *reader) presented(lo, to int) bool {
	return r.has(lo-1, lang.AuxBe) && r.comma(to) && r.has(to+1, lang.Determiner)
}

// inFrontClause reports whether a name is the subject of a clause that opens its sentence: "When | Voss | arrived, he
// said", "Meanwhile, when | Voss | arrived". What is but supposed may be of anybody: "If Voss wins, he said".
func (r *reader) inFrontClause(u *unit, lo int) bool {
	if !r.has(lo-1, lang.Subordinator) || r.has(lo-1, lang.Preposition) || r.nameClass(lo-1, lo).Has(lang.Supposes) {
		return false
	}
	return lo == u.lo+1 || lo == u.lo+3 && r.comma(u.lo+1)
}

// calledFirst reports whether a name stands in commas behind what the person is, with which the sentence begins: "One
// voter, | Ida Voss |, 35, came late".
func (r *reader) calledFirst(u *unit, lo, to int) bool {
	return r.comma(lo-1) && r.comma(to) && lo-1-u.lo <= maxPhrase/2 && r.has(u.lo, lang.Determiner) &&
		r.coreRight(u.lo, lo) == lo-1 && r.callsPerson(r.describe(u.lo, lo-1).head)
}

// pastBrackets reports whether a name stands in its sentence's subject but for words in brackets: "Dunmore (N.Y.) Sheriff
// | Ida Voss |".
func (r *reader) pastBrackets(u *unit, lo int) bool {
	for i := lo - 1; i > max(u.lo, lo-maxPhrase/2); i-- {
		if r.is(i, ')') {
			for k := i - 1; k > max(u.lo, i-maxPhrase/2); k-- {
				if r.is(k, '(') {
					return (i+1 == lo || r.allCapital(i+1, lo)) && r.inSubject(u.lo, k)
				}
			}
			return false
		}
	}
	return false
}
