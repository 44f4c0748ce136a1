package place

import (
	"strings"

	"hearsay/internal/gazetteer"
	"hearsay/internal/lang"
)

// signs is a set of what speaks for or against a name's being a place's: bit s is
// signNames[s].
type signs uint64

// The signs. What each weighs is a language's matter.
const (
	// what is called so, the foremost of them
	isCountry = iota
	isState   // a region of a million people or more
	isRegion
	isCapital
	isCounty
	isArea
	isHuge  // a city of 500,000 people or more
	isLarge // of 100,000
	isTown  // of 15,000
	isSmall // of 1,000
	isTiny
	isAlias // by another name
	isDemonym
	isStreet
	isFeature
	isUnknown // a feature of which nothing is known
	// the name itself
	isDoubtful
	isGiven
	isFamily
	isWord // the text has it with a small letter
	isSeveral
	isAcronym // in capitals, and short
	isFirst   // of its sentence
	// before it
	afterLocates
	afterPrep
	afterSettlement
	afterComma
	afterTitle
	afterGiven
	afterInitial
	afterCapital
	afterOrgOf
	afterThe
	afterPlace
	afterDigit
	// behind it
	withRegion
	inRegion
	beforeOrg
	beforeFamily
	beforeCapital
	beforeOfPlaces
	beforeAct
	beforeComma
	beforeGenitive
	beforeDateline
	beforeCompound
	beforeHyphen
	beforeInitial
	beforeAmp
	// elsewhere in the text
	isPerson  // a person is called so
	sureThere // it is a place's there
	isRepeated
	bias
	afterParty
	afterCommaOf
	isListed // beside the name of a place that is sure
	beforeHolder
	beforeTitle
	afterSmallHyphen
	isFullName        // a first name, and a word with a capital behind it
	isPart            // elsewhere it is part of a longer name
	afterLetter       // and a hyphen: "T-Lunde"
	beforeSmallHyphen // a small word that makes no compound: "Nam Sung-wook"
	numSigns
)

var signNames = [numSigns]string{
	"country", "state", "region", "capital", "county", "area", "huge", "large", "town", "small", "tiny", "alias", "demonym",
	"street", "feature", "unknown", "doubtful", "given", "family", "word", "several", "acronym", "first", "after-locates", "after-prep",
	"after-settlement", "after-comma", "after-title", "after-given", "after-initial", "after-capital", "after-org-of",
	"after-the", "after-place", "after-digit", "with-region", "in-region", "before-org", "before-family", "before-capital",
	"before-of-places", "before-act", "before-comma", "before-genitive", "before-dateline", "before-compound",
	"before-hyphen", "before-initial", "before-amp", "person", "sure-there", "repeated", "bias", "after-party",
	"after-comma-of", "listed", "before-holder", "before-title", "after-small-hyphen", "full-name", "part",
	"after-letter", "before-small-hyphen",
}

func (s signs) has(sign int) bool { return s>>sign&1 != 0 }

func (s *signs) set(sign int, ok bool) {
	*s &^= 1 << sign
	if ok {
		*s |= 1 << sign
	}
}

// weigh is the sum of the weights of a set of signs.
func (f *finder) weigh(s signs) float64 {
	sum := 0.0
	for sign := range numSigns {
		if s.has(sign) {
			sum += f.weights[sign]
		}
	}
	return sum
}

// look collects the signs of match x of the sentence in hand, but those of elsewhere.
func (f *finder) look(x int) {
	m := &f.matches[x]
	s := &m.signs
	s.set(bias, true)
	f.size(m)
	name := f.text(m.end - 1)
	single := m.end == m.first+1
	plain := f.plain(name)
	s.set(isDoubtful, f.l.Doubtful[m.key])
	s.set(isGiven, single && f.l.Given.Has(plain))
	s.set(isFamily, single && f.l.Family.Has(plain))
	s.set(isSeveral, !single)
	s.set(isAcronym, single && len(name) < shortest+2 && name != m.key && name == strings.ToUpper(name))
	s.set(isFirst, m.first == f.first)
	s.set(isFullName, m.make == feature && f.person(m))
	f.lookBefore(x)
	f.lookBehind(x)
}

// size sets the sign of the foremost place that is called so.
func (f *finder) size(m *match) {
	s := &m.signs
	switch {
	case m.make == street:
		s.set(isStreet, true)
		return
	case m.make == feature:
		s.set(isFeature, true)
		s.set(isUnknown, m.from == m.to)
		return
	case m.demonym:
		s.set(isDemonym, true)
		return
	}
	best := -1
	for i := m.from; i < m.to; i++ {
		if best < 0 || f.importance(m, i) > f.importance(m, best) {
			best = i
		}
	}
	if best < 0 {
		return
	}
	p := &f.places[best]
	s.set(isAlias, p.Alias && m.end == m.first+1)
	switch p.Kind {
	case gazetteer.Country:
		s.set(isCountry, true)
	case gazetteer.Region:
		known := p.Population >= million || f.l.Names[m.key] != ""
		s.set(isState, known)
		s.set(isRegion, !known)
	case gazetteer.County:
		s.set(isCounty, true)
	case gazetteer.Area, gazetteer.Water:
		s.set(isArea, true)
	case gazetteer.Capital:
		s.set(isCapital, true)
	default:
		s.set(sizeOf(p.Population), true)
	}
}

func sizeOf(population int) int {
	switch {
	case population >= 500_000:
		return isHuge
	case population >= 100_000:
		return isLarge
	case population >= 15_000:
		return isTown
	case population >= 1_000:
		return isSmall
	}
	return isTiny
}

// lookBefore collects the signs that stand before match x.
func (f *finder) lookBefore(x int) {
	m := &f.matches[x]
	s, i := &m.signs, m.first-1
	if i < f.first {
		return
	}
	if !f.near(m.first) {
		s.set(afterComma, f.is(i, ','))
		s.set(beforeAmp, f.words[m.first].gap == none && joins(f.body[f.words[i].span.Start]))
		return
	}
	w := f.text(i)
	place := x > 0 && f.matches[x-1].first >= f.first && f.holder(x-1, f.matches[x-1].first) && f.matches[x-1].end == m.first
	s.set(afterPlace, place)
	s.set(afterLocates, f.has(i, lang.Locates))
	s.set(afterTitle, f.has(i, lang.NameTitle))
	s.set(afterDigit, w[0] >= '0' && w[0] <= '9')
	s.set(beforeAmp, w == "&")
	if f.words[m.first].gap == hyphen {
		letter := f.words[i].upper && f.words[i].span.Len() == 1
		party := letter && f.has(i, lang.PartyLetter)
		s.set(afterParty, party)
		s.set(afterLetter, letter && !party)
		s.set(afterSmallHyphen, !f.words[i].upper)
		if party {
			return
		}
	}
	if !f.words[i].upper || i == f.first && f.words[i].class != 0 {
		s.set(afterPrep, f.has(i, lang.PlacePrep) && !f.has(i, lang.Locates))
		s.set(afterThe, string(f.low(w)) == "the")
		s.set(afterSettlement, f.has(i, lang.Settlement) || f.has(i, lang.Tie) && f.has(i-1, lang.Settlement))
		s.set(afterCommaOf, f.has(i, lang.PlacePrep) && f.is(i-1, ','))
		s.set(afterOrgOf, f.has(i, lang.Tie) && i-1 > f.first && f.upper(i-1) && f.has(i-1, lang.OrgWord))
		return
	}
	given := f.l.Given.Has(f.plain(w))
	s.set(afterInitial, f.initial(i))
	if given && place && (!f.lookUpCountry(f.plain(w)) || f.words[m.first].gap == space && !f.country(m) && !f.holds(x-1, m)) { // "Victoria Lunde"
		place = false
		s.set(afterPlace, place)
	}
	s.set(afterGiven, given && !place)
	s.set(afterCapital, !given && !place && !f.initial(i) && !f.has(i, lang.PlaceLead|lang.NameTitle|lang.Locates))
}

func joins(c byte) bool { return c == '$' || c == '/' || c == '@' || c == '_' || c == '&' || c == '#' }

// lookBehind collects the signs that stand behind match x.
func (f *finder) lookBehind(x int) {
	m := &f.matches[x]
	s, k := &m.signs, m.end
	if k >= f.end {
		return
	}
	s.set(beforeGenitive, f.genitive(k))
	s.set(beforeDateline, f.dateline(m))
	if f.words[k].gap == none || f.words[k].gap == wide {
		s.set(beforeComma, f.is(k, ','))
		s.set(beforeHolder, f.is(k, ',') && f.holder(x+1, k+1))
		s.set(beforeAmp, s.has(beforeAmp) || f.words[k].gap == none && joins(f.body[f.words[k].span.Start]))
		return
	}
	w := f.text(k)
	s.set(beforeAmp, s.has(beforeAmp) || w == "&")
	if f.words[k].gap == hyphen {
		s.set(beforeCompound, f.has(k, lang.Compound))
		s.set(beforeHyphen, !f.has(k, lang.Compound))
		s.set(beforeSmallHyphen, f.words[k].class == 0 && f.words[k].letter && !f.words[k].upper)
		return
	}
	if !f.words[k].upper {
		s.set(beforeOfPlaces, f.has(k, lang.OfPlaces))
		s.set(beforeAct, f.has(k, lang.Acts) && !f.has(k, lang.WeakAct))
		return
	}
	next := f.holder(x+1, k)
	org := f.org(k)
	s.set(beforeOrg, org)
	s.set(beforeInitial, f.initial(k))
	s.set(beforeTitle, !org && f.has(k, lang.NameTitle))
	if !org && !f.has(k, lang.PlaceLead|lang.NameTitle) && !f.initial(k) {
		family := f.l.Family.Has(f.plain(w))
		s.set(beforeFamily, family)
		s.set(beforeCapital, !family && !next)
		s.set(isFullName, s.has(isGiven) && !f.lookUpCountry(f.plain(w)))
	}
}

// holder reports whether match x, at word k, is a country or a state, and so what is
// named before it lies there.
func (f *finder) holder(x, k int) bool {
	if x >= len(f.matches) || f.matches[x].first != k || f.matches[x].demonym {
		return false
	}
	m := &f.matches[x]
	for i := m.from; i < m.to; i++ {
		if p := &f.places[i]; p.Kind == gazetteer.Country || p.Kind == gazetteer.Region && (p.Population >= million || f.l.Names[m.key] != "") {
			return true
		}
	}
	return false
}

// holds reports whether what match m may be lies in what match x may be.
func (f *finder) holds(x int, m *match) bool {
	_, _, ok := f.pair(m, &f.matches[x])
	return ok
}

// org reports whether a word of organisations stands in the run of capitals that word
// k begins.
func (f *finder) org(k int) bool {
	for n := 0; n < maxWords && f.upper(k) && f.words[k].gap == space; k, n = k+1, n+1 {
		if f.has(k, lang.OrgWord) {
			return true
		}
	}
	return false
}

// dateline reports whether a match begins its sentence and a dash follows within a
// few words: "LUNDE, Freedonia (AP) —".
func (f *finder) dateline(m *match) bool {
	if m.first != f.first {
		return false
	}
	for k := m.end; k < f.end && k < m.end+datelineWords; k++ {
		switch f.text(k) {
		case "-", "--", "---", "–", "—":
			return f.words[k].gap != hyphen && (k > m.end || f.words[k].gap == space || f.words[k].gap == wide)
		}
		if f.words[k].letter && !f.words[k].upper {
			return false
		}
	}
	return false
}

// datelineWords is how far behind a place's name the dash of a dateline stands at most.
const datelineWords = 9

// person reports whether a name that is made like that of a hill or a lake is rather a
// person's: "Marianne Lake", "Christopher R. Hill".
func (f *finder) person(m *match) bool {
	first := f.plain(f.text(m.first))
	if m.end-m.first < 2 || !f.l.Given.Has(first) || f.lookUpCountry(first) {
		return false
	}
	return f.initial(m.first+1) || m.end == m.first+2 && f.l.Family.Has(f.plain(f.text(m.end-1)))
}
