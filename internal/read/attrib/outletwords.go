package attrib

import (
	"strings"
	"unicode"

	"hearsay/internal/lang"
	"hearsay/internal/news"
	"hearsay/internal/text"
)

// This file knows outlets by the make of their names, and by the words right before these.

// runTogether reports whether a word is run together from several and ends in one that outlets' names end
// in and firms' do not: "NationNews", "SundTV", and not "RoyalMail".
func (r *reader) runTogether(i int) bool {
	w := r.word(i)
	for at := len(w) - 1; at > 1; at-- {
		if before, after := w[at-1], w[at]; 'A' <= after && after <= 'Z' && ('a' <= before && before <= 'z') {
			return r.l.Marks[string(text.Fold(nil, w[at:]))].Has(lang.OutletEnd) || r.nameClass(i, i+1).Has(lang.KnownOutlet)
		}
	}
	return false
}

// minHump is of how many letters each half of a firm's name is at least that is run together. Those of people
// begin shorter: "McVoss", "DeVoss".
const minHump = 3

// twoHumps reports whether a word is run together from two words with capitals: "KellandAir".
func (r *reader) twoHumps(i int) bool {
	w := r.word(i)
	for at := minHump + 1; at+minHump <= len(w); at++ {
		if 'A' <= w[at] && w[at] <= 'Z' {
			return 'a' <= w[at-1] && w[at-1] <= 'z' && strings.ToLower(w[at+1:]) == w[at+1:] && !r.nameClass(i, i+1).Has(lang.GivenName) &&
				!r.l.Names[string(text.Fold(nil, w[:at]))].Has(lang.GivenName) && !r.l.Names[string(text.Fold(nil, w[at:]))].Has(lang.GivenName) // "FitzGerald"
		}
	}
	return false
}

// site reports whether a word is the address of a site and nothing else: "harbournews.com".
func (r *reader) site(i int) bool {
	w := r.word(i)
	at := strings.LastIndexByte(w, '.')
	if at < 3 || len(w)-at < 3 || len(w)-at > 5 || strings.ContainsAny(w, "@/:#") {
		return false
	}
	letters := 0
	for k, c := range w {
		if unicode.IsLetter(c) {
			letters++
		} else if k > at || c != '.' && c != '-' && !unicode.IsDigit(c) {
			return false
		}
	}
	return letters-(len(w)-at-1) >= 3
}

// stationCode reports whether token i is nothing but a name in small letters that ends in a number, as
// broadcasters have, where a phrase ends: "told | lnd24".
func (r *reader) stationCode(i int) bool {
	w := r.word(i)
	letters := strings.TrimRight(w, "0123456789")
	if len(letters) < 2 || len(letters) == len(w) || len(w)-len(letters) > 2 || i+1 < len(r.toks) && !r.toks[i+1].punct {
		return false
	}
	for _, c := range letters {
		if c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

// outletBefore reports whether the words of a source before its name, which begins at token lo, say that
// it is an outlet's: "the tabloid the | Mirror", "Tarn Wire affiliate | Sundica".
func (r *reader) outletBefore(s *source, lo int) bool {
	at := lo - 1
	if at > s.lo && r.toks[at].has(lang.Definite) {
		at--
		if r.toks[at].capital || r.plural(at) {
			return false
		}
		return at > s.lo && (r.toks[at].has(lang.OutletNoun) || r.nameClass(at, at+1).Has(lang.Publication))
	}
	if at <= s.lo || !r.mark(at).Has(lang.Affiliate) || s.name[1] > lo+1 && r.nameClass(lo, lo+1).Has(lang.GivenName) {
		return false
	}
	for i := s.lo; i < at; i++ {
		if r.toks[i].has(lang.OutletName) || r.nameClass(i, at).Has(lang.KnownOutlet) || r.toks[i].capital && i+1 == at && r.toks[i].has(lang.OutletNoun) {
			return true
		}
	}
	return false
}

// spokesmanNamed is where the name begins in a title that stands before it without an article: "spokeswoman
// for the festival | Ida Voss", and not "a spokeswoman for the airline Air Dunmore"; hi if there is none.
func (r *reader) spokesmanNamed(lo, hi int) int {
	if !r.toks[lo].has(lang.Spokesman) || r.toks[lo].capital || lo+1 >= hi || !r.has(lo+1, lang.Postmodifier) || hi-lo < 5 {
		return hi
	}
	at := r.capitalsLeft(lo, hi)
	if hi-at < 2 || hi-at > 3 || at < lo+4 || !r.has(lo+2, lang.Determiner) || r.hasRole(at-1, at) {
		return hi
	}
	first := r.nameClass(at, at+1)
	person := first.Has(lang.GivenName) && !first.Has(lang.PlaceName|lang.Demonym) && r.nameClass(at, hi) == 0
	if person && !r.bodyWords(at, hi) {
		return at
	}
	return hi
}

// siteName takes the address of a site for an outlet's name, where a source is nothing else and the address ends as
// outlets' do, or is a known one's: "harbournews.com", and not "Amazon.com".
func (r *reader) siteName(s *source) bool {
	if s.hi != s.lo+1 || !r.site(s.lo) {
		return false
	}
	label, _, _ := strings.Cut(r.fold(s.lo), ".")
	if !(r.l.Names[label] | r.nameClass(s.lo, s.hi)).Has(lang.KnownOutlet) && !r.l.Words[label].Class.Has(lang.OutletName) && !r.outletEnding(label) {
		return false
	}
	s.name, s.kind = [2]int{s.lo, s.hi}, news.Outlet
	return true
}

// minLabel is how many letters stand at least before the word that a site's name ends in.
const minLabel = 2

// outletEnding reports whether a word, folded, ends in one that outlets' names end in: "harbour|news".
func (r *reader) outletEnding(w string) bool {
	for at := minLabel; at < len(w); at++ {
		if r.l.Marks[w[at:]].Has(lang.OutletEnd) {
			return true
		}
	}
	return false
}
