package attrib

import (
	"strings"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// name is a person's name where it stands, whoever speaks: pronouns and surnames
// may point to people who are no source of a statement.
type name struct {
	lo, hi int  // tokens, without titles
	start  bool // first in its unit, as its subject is
	key    string
	title  news.Span
	gender gender
}

// notPerson are classes of words that no person's name holds.
const notPerson = lang.OrgNoun | lang.OutletNoun | lang.OutletName | lang.Metonym | lang.TimeWord |
	lang.DocumentNoun | lang.GroupNoun | lang.Determiner | lang.Preposition | lang.Pronoun | lang.Subordinator |
	lang.Conjunction | lang.AuxBe | lang.AuxHave | lang.AuxDo | lang.UnnamedNoun | lang.Negation

// nameStart is where a name begins in a run of words with capitals: after its
// titles and roles.
func (r *reader) nameStart(lo, hi int) int {
	start := lo
	for i := lo; i < hi-1; i++ {
		if r.toks[i].has(lang.Title | lang.Role) {
			start = i + 1
			if r.word(start) == "." && start+1 < hi {
				start++
			}
		}
	}
	return start
}

// genderOf reads a gender from the words around a name.
func (r *reader) genderOf(lo, hi int) gender {
	g := unknownGender
	for i := lo; i < hi; i++ {
		switch {
		case r.toks[i].has(lang.Feminine):
			g = feminine
		case r.toks[i].has(lang.Masculine):
			g = masculine
		}
	}
	return g
}

// collectNames finds the names of persons: two or three words with capitals, one
// after a title, or one that is the last word of such a name elsewhere.
func (r *reader) collectNames() (names []name, bySurname map[string][]int32) {
	bySurname = map[string][]int32{}
	var singles []name
	n := 0
	for i := 0; i < len(r.toks); {
		if !r.toks[i].capital || r.toks[i].punct {
			i++
			continue
		}
		for n < len(r.units)-1 && r.units[n].hi <= i {
			n++
		}
		lo := i
		for i < len(r.toks) && r.toks[i].capital && !r.toks[i].punct && i-lo < maxPhrase {
			i++
		}
		for lo < i && r.toks[lo].has(lang.Determiner|lang.Preposition|lang.Pronoun|lang.Subordinator|lang.Conjunction|lang.AdverbWord|lang.TimeWord) {
			lo++
		}
		from := r.nameStart(lo, i)
		if from >= i || i-from > 3 {
			continue
		}
		x := name{lo: from, hi: i, start: len(r.units) > 0 && lo-r.units[n].lo <= 1, key: r.fold(i - 1), gender: r.genderOf(lo, from)}
		if from > lo && !r.onlyHonorifics(lo, from) {
			x.title = r.span(lo, from)
		}
		switch {
		case !r.personWords(from, i):
		case i-from > 1 || from > lo:
			bySurname[x.key] = append(bySurname[x.key], int32(len(names)))
			names = append(names, x)
		default:
			singles = append(singles, x)
		}
	}
	return r.mergeNames(names, singles, bySurname)
}

// personWords reports whether a run of words can be a person's name.
func (r *reader) personWords(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if t := &r.toks[i]; t.has(notPerson) || hi-lo == 1 && t.upper && len(r.word(i)) <= 5 || t.cue > 0 && hi-lo == 1 {
			return false
		}
	}
	return true
}

// mergeNames puts the single words that are somebody's surname in their place.
func (r *reader) mergeNames(full, singles []name, known map[string][]int32) ([]name, map[string][]int32) {
	out := make([]name, 0, len(full)+len(singles))
	bySurname := make(map[string][]int32, len(known))
	put := func(x name) {
		bySurname[x.key] = append(bySurname[x.key], int32(len(out)))
		out = append(out, x)
	}
	s := 0
	for _, f := range full {
		for s < len(singles) && singles[s].lo < f.lo {
			if known[singles[s].key] != nil {
				put(singles[s])
			}
			s++
		}
		put(f)
	}
	for ; s < len(singles); s++ {
		if known[singles[s].key] != nil {
			put(singles[s])
		}
	}
	return out, bySurname
}

// plural reports whether a noun looks like one in the plural.
func (r *reader) plural(i int) bool {
	t := &r.toks[i]
	if t.has(lang.Plural) {
		return true
	}
	w := r.word(i)
	suffix := r.l.PluralSuffix
	return strings.HasSuffix(w, suffix) && !strings.HasSuffix(w, suffix+suffix) && len(w) > 3
}
