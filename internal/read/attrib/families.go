package attrib

import (
	"strings"

	"hearsay/internal/lang"
)

// Not everybody's surname is the last word of his name: “Xi Jinping” is Xi, “Vicente Fox Quesada” is Fox, “Ursula von der
// Leyen” is von der Leyen, “Bashar al-Assad” is Assad as well. What a text calls somebody for short says which word it is.

// families says what a text calls the people for short whom it names in full. All words are folded.
type families struct {
	called   map[string]string // full names of whom it calls by another word than the last: that word
	surnames map[string]bool   // surnames of several words
}

// parts are what the person whose name is [lo, hi) is found again by, and the rest of the name as far as it tells several of
// one family apart: "voss" and "ida"; "" where the name is but a surname.
func (r *reader) parts(lo, hi int) (key, given string) {
	key = r.surname(hi - 1)
	if hi-lo == 1 || r.surnameBegins(lo) {
		return key, ""
	}
	if len(r.families.called)+len(r.families.surnames) == 0 {
		return key, r.fold(lo) // mostly
	}
	full := r.foldRange(lo, hi)
	switch called, ok := r.families.called[full]; {
	case ok:
		return called, r.fold(hi - 1)
	case r.families.surnames[full]:
		return key, ""
	}
	return key, r.fold(lo)
}

// knownName reports whether the text names somebody by what stands in [lo, hi), with a first name or a title there or elsewhere.
func (r *reader) knownName(lo, hi int) bool {
	key, _ := r.parts(lo, hi)
	return r.known[key] != nil
}

// surname is the word at token i, folded, as people are found again by it: "al-Assad" is Assad.
func (r *reader) surname(i int) string {
	if name, ok := r.afterParticle(i); ok {
		return strings.ToLower(name)
	}
	return r.fold(i)
}

// afterParticle takes the small word off a name at token i that begins with one: "al-|Assad".
func (r *reader) afterParticle(i int) (name string, ok bool) {
	small, name, ok := strings.Cut(r.word(i), "-")
	return name, ok && len(small) > 1 && len(small) <= 3 && name != "" && name[0] >= 'A' && name[0] <= 'Z' && r.l.Names[strings.ToLower(small)].Has(lang.NamePart)
}

// surnameBegins reports whether a name of several words that begins at token lo does so with a word that only surnames begin
// with: "Von der Leyen", "le Pen".
func (r *reader) surnameBegins(lo int) bool {
	c := r.nameClass(lo, lo+1)
	return c.Has(lang.NamePart) && !c.Has(lang.GivenName)
}

// learnFamilies finds out what a text calls people for short, from the names of several words, or with a title, and from those of
// one word alone.
func (r *reader) learnFamilies(names, singles []name) {
	r.families = families{map[string]string{}, map[string]bool{}}
	alone, titled, last := map[string]bool{}, map[string]bool{}, map[string]string{}
	for i := range singles {
		if n := &singles[i]; !r.toks[n.lo].upper {
			alone[r.surname(n.lo)] = true
		}
	}
	for i := range names {
		n := &names[i]
		word := r.surname(n.hi - 1)
		if n.hi-n.lo == 1 {
			alone[word], titled[word] = true, true
			continue
		}
		full := r.foldRange(n.lo, n.hi)
		if other, ok := last[word]; ok && other != full {
			full = "" // two of one family
		}
		last[word] = full
	}
	for i := range names {
		n := &names[i]
		if n.hi-n.lo < 2 {
			continue
		}
		told := r.saysWho(n.hi - 1)
		if !n.sure && !told {
			continue
		}
		r.learnSurname(n)
		if w := r.surname(n.hi - 1); alone[w] || last[w] == "" {
			continue
		}
		person := told || r.surelyPerson(n)
		r.learnCalled(n, func(word string) bool {
			_, taken := last[word]
			return alone[word] && !taken && (person || titled[word])
		})
	}
}

// surelyPerson reports whether a name is a person's by its first name, or by what stands before it.
func (r *reader) surelyPerson(n *name) bool {
	return r.nameClass(n.lo, n.lo+1).Has(lang.GivenName) || !n.title.Empty() || n.lo > 0 && r.saysOf(n.lo-1)
}

// learnSurname takes the ends of a long name for surnames: of "Andrés López Obrador", "López Obrador".
func (r *reader) learnSurname(n *name) {
	known := r.nameClass(n.lo, n.lo+1).Has(lang.GivenName)
	for i := n.lo + 1; i < n.hi-1; i++ {
		if !known && r.nameClass(i, i+1).Has(lang.GivenName) || !r.toks[i].capital || strings.HasSuffix(r.word(i), ".") {
			continue
		}
		r.families.surnames[r.foldRange(i, n.hi)] = true
	}
}

// learnCalled notes by which other word than the last a text calls somebody: "Xi Jinping" and then "Xi". A first name is no
// such word: that Ida Voss is called Ida, too, others find.
func (r *reader) learnCalled(n *name, calls func(string) bool) {
	for i := n.lo; i < n.hi-1; i++ {
		if c := r.nameClass(i, i+1); !calls(r.fold(i)) || c.Has(lang.NamePart) || i == n.lo && c.Has(lang.GivenName) {
			continue
		}
		r.families.called[r.foldRange(n.lo, n.hi)] = r.fold(i)
		return
	}
}
