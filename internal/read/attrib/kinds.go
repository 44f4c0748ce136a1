package attrib

import (
	"strings"

	"hearsay/internal/agency"
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// This file finds out what kind of voice a name or a noun means.

// commonHead reads a phrase without a name.
func (r *reader) commonHead(s *source) {
	t := &r.toks[s.head]
	if s.head-2 >= s.lo && r.nameClass(s.head-2, s.head).Has(lang.OutletTail) && agency.Known(r.word(s.head)) != "" {
		s.kind, s.name = news.Outlet, [2]int{s.head, s.head + 1} // "news agency dpa"
		return
	}
	s.plural = r.plural(s.head) || s.lo < s.head && r.nameClass(s.lo, s.lo+1).Has(lang.ManyOf)
	switch {
	case r.shareOf(s):
		s.kind, s.plural = news.Group, true
	case t.has(lang.GroupNoun) && t.has(lang.OrgNoun):
		s.kind, s.plural = news.Organisation, true // "police": they
	case t.has(lang.GroupNoun) && !t.has(lang.UnnamedNoun):
		s.kind, s.plural = news.Group, true
	case t.has(lang.UnnamedNoun):
		s.kind = news.Unnamed
	case r.collective(s.head) && !t.has(lang.OrgNoun):
		s.kind, s.plural = news.Group, true
	case t.has(lang.DocumentNoun), !t.has(lang.Role|lang.PersonNoun|lang.OrgNoun|lang.OutletNoun) && r.nameClass(s.head, s.head+1).Has(lang.Written):
		s.kind = news.Document
	case !t.capital && t.class == 0 && s.definite && r.nameClass(s.head, s.head+1).Has(lang.Publication):
		s.kind = news.Outlet // "the publication"
	case t.has(lang.OutletNoun) && !(t.has(lang.Role) && !t.capital): // "the observer" is nobody's paper
		s.kind = news.Outlet
	case t.has(lang.OrgNoun) && t.has(lang.PersonNoun) && !t.capital && !s.plural && s.head == s.lo+1:
		s.kind = news.Unnamed // "a guard", and not "the coast guard"
	case t.has(lang.OrgNoun) && (r.groupOf(s) || s.plural && s.head == s.lo && !t.has(lang.GroupNoun)):
		s.kind, s.plural = news.Group, true
	case t.has(lang.OrgNoun) && s.head > s.lo && r.nameClass(s.head-1, s.head+1).Has(lang.OutletTail):
		s.kind = news.Outlet // "the state news agency"
	case t.has(lang.OrgNoun):
		s.kind = news.Organisation
	case s.plural:
		s.kind = news.Group
	default:
		s.kind = news.Unnamed
	}
}

// shareOf reports whether a phrase counts people out of many: "74 percent", "a majority of
// Kelland voters".
func (r *reader) shareOf(s *source) bool {
	if !r.nameClass(s.head, s.head+1).Has(lang.ShareNoun) && !r.mark(s.head).Has(lang.AnyOne) || r.toks[s.head].capital && !r.commonFirst(s.head) {
		return false
	}
	if s.head > s.lo && r.number(s.head-1) {
		return true
	}
	for i := s.head + 2; r.has(s.head+1, lang.Genitive) && i < s.core && (r.nounLike(i) || r.has(i, lang.Determiner)); i++ {
		if r.plural(i) || r.has(i, lang.GroupNoun) {
			return true
		}
	}
	return false
}

// groupOf reports whether a phrase is of several people: "a group of Dunmore lawyers".
func (r *reader) groupOf(s *source) bool {
	if s.definite || s.head > s.lo && r.has(s.head-1, lang.Possessive) && !r.has(s.head-1, lang.Determiner) || s.head+2 >= s.core || !r.has(s.head+1, lang.Genitive) || r.toks[s.head].capital {
		return false
	}
	end := s.head + 2
	for end < s.core && r.nounLike(end) {
		end++
	}
	return end > s.head+2 && r.plural(end-1)
}

// kindOfName says what a name names. from is where its run of capitals begins.
func (r *reader) kindOfName(s *source, from int) news.VoiceKind {
	lo, hi := s.name[0], s.name[1]
	last := &r.toks[hi-1]
	role := r.hasRole(s.role[0], s.role[1])
	given := hi-lo > 1 && r.nameClass(lo, lo+1).Has(lang.GivenName)
	if r.outletName(s, role) {
		return news.Outlet
	}
	if before := &r.toks[max(lo-1, s.lo)]; lo > s.lo && !role && before.has(lang.OrgNoun|lang.OutletNoun) && !before.has(lang.TimeWord) && !(given && before.capital) {
		if before.has(lang.OutletNoun) && !r.plural(lo-1) {
			return news.Outlet // "the newspaper Bild"
		}
		return news.Organisation // "the chemicals company Albrin"
	}
	org := r.bodyNoun(lo, hi) || hi-lo > 1 && r.nameClass(hi-1, hi).Has(lang.LegalForm)
	switch {
	case given && hi-lo == 2 && last.has(lang.OutletNoun) && (role || r.asideOffice(s)):
		return news.Person // "Mayor Karl Guardian", "Ida Mail, a director,"
	case last.has(lang.OutletNoun) && (hi-lo > 1 || s.definite), hi-lo > 2 && r.nameClass(hi-2, hi).Has(lang.OutletTail):
		return news.Outlet // "the Harbour News", "Kelland | Broadcasting Corporation"
	case last.has(lang.GroupNoun) && !last.has(lang.OrgNoun), r.nameClass(hi-1, hi).Has(lang.PeopleName), hi-lo == 1 && r.peopleOf(lo):
		return news.Group
	case !role && r.nameClass(lo, hi).Has(lang.KnownBody) && !r.knownName(lo, hi):
		return news.Organisation
	case org, hi-lo > 1 && r.nameClass(hi-1, hi).Has(lang.PlaceNoun) && !r.nameClass(lo, lo+1).Has(lang.GivenName):
		return news.Organisation
	case r.dayPart(lo, hi), hi-lo > 1 && r.numeral(hi-1) && r.toks[hi-2].has(lang.DocumentNoun|lang.OutletNoun):
		return news.Outlet // "the Harbour Morning Star", "Good Morning Kelland", "Page Six"
	case role && !last.has(lang.DocumentNoun):
		return news.Person
	case last.has(lang.DocumentNoun) && !last.has(lang.TimeWord):
		return news.Document
	}
	if s.definite && hi-lo == 1 && last.upper && len(r.word(lo)) >= minAcronym && !role {
		return news.Organisation // "The KHB, a regulator,"
	}
	if k, ok := r.asideKind(s); ok {
		return k
	}
	if r.firmName(s, role) {
		return news.Organisation
	}
	return r.kindByMake(s, role, given)
}

// bodyNoun reports whether a word of a name is one for a body: "Oster | Police".
func (r *reader) bodyNoun(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if r.toks[i].has(lang.OrgNoun) {
			return true
		}
	}
	return false
}

// kindByMake says what a name names of which no word says it.
func (r *reader) kindByMake(s *source, role, given bool) news.VoiceKind {
	lo, hi := s.name[0], s.name[1]
	last := &r.toks[hi-1]
	switch {
	case s.lo < lo && r.toks[s.lo].has(lang.Determiner) && !s.definite && r.plural(hi-1), r.pluralOf(hi-1, lang.OrgNoun|lang.Role|lang.PersonNoun):
		return news.Group
	case hi-lo > 1 && last.upper && !r.toks[lo].upper && len(r.word(hi-1)) <= 5 && !r.nameClass(lo, lo+1).Has(lang.GivenName):
		return news.Organisation // "Kelland PAC"
	case !role && r.nameClass(lo, hi).Has(lang.PlaceName) && !r.nameClass(lo, hi).Has(lang.GivenName):
		return news.Organisation // "North Kelland"
	case !role && hi-lo == 2 && r.nameClass(lo, lo+1).Has(lang.Demonym|lang.PlaceName) && !r.nameClass(lo, lo+1).Has(lang.GivenName) && !r.knownName(lo, hi):
		return news.Organisation // "Kelland Journalism"
	case !role && (hi-lo > 2 && r.mark(lo).Has(lang.Saint) && r.has(lo+2, lang.Possessive) || r.severalVerb(s)):
		return news.Organisation // "St Ida’s", "Dunmore Tramlink have said"
	case hi-lo == 1 && last.has(lang.Metonym), hi-lo == 1 && last.upper, s.definite && s.lo < lo && !(given && lo > s.lo+1 && !(r.plural(hi-1) && r.nameClass(lo, lo+1).Has(lang.PlaceName|lang.EitherName))) && !r.oneOf(s):
		return news.Organisation // "the Sydney Swans", "the beloved Sydney Swans", and not "the iconic Ida Voss", "the Post’s | Ida Voss"
	}
	return news.Person
}

// outletName reports whether a name is an outlet's by its words, or by what stands right before it.
func (r *reader) outletName(s *source, role bool) bool {
	lo, hi := s.name[0], s.name[1]
	for i := lo; i < hi; i++ {
		if r.toks[i].has(lang.OutletName) || i > lo && r.toks[i].upper && r.toks[i].has(lang.OutletNoun) || r.runTogether(i) {
			return true // "Kelland TV Live"
		}
	}
	if r.hyphened(lo, hi) || s.definite && r.hyphened(lo-1, hi) || r.agency(lo, hi) {
		return true // "the Kelland Post-Gazette"
	}
	return !role && (r.knownOutlet(s) || r.outletBefore(s, lo))
}

// firmName reports whether a name is a firm's by its end or its make, "Kelland Energy", "KellandAir", and nothing
// tells an age or a deed of one person: "Jamarcus Rail, who is nine,".
func (r *reader) firmName(s *source, role bool) bool {
	lo, hi := s.name[0], s.name[1]
	if role || s.core < s.hi && r.comma(s.core) && (r.ageOnly(s.core+1, s.core+2) || r.has(s.core+1, lang.Relative) && r.has(s.core+1, lang.Pronoun)) {
		return false
	}
	return hi-lo > 1 && r.mark(hi-1).Has(lang.FirmTail) && !r.nameClass(lo, lo+1).Has(lang.GivenName) ||
		hi-lo == 1 && r.twoHumps(lo) && !r.knownName(lo, lo+1)
}

// severalVerb reports whether the verb behind a source, of two words or more and without a first name, goes
// with a body and never with one person: "Dunmore Tramlink | have confirmed". Not so in a question.
func (r *reader) severalVerb(s *source) bool {
	lo, hi := s.name[0], s.name[1]
	if hi-lo < 2 || s.hi != hi || s.lo != lo || !r.mark(hi).Has(lang.SeveralVerb) || r.toks[hi].region != r.toks[lo].region || r.nameClass(lo, lo+1).Has(lang.GivenName) {
		return false
	}
	return lo == 0 || !r.toks[lo-1].has(lang.AuxDo|lang.AuxHave|lang.AuxBe|lang.Modal|lang.Conjunction) && !r.comma(lo-1)
}

// peopleOf reports whether a word names a people: "Norwegians".
func (r *reader) peopleOf(i int) bool {
	w, plural := strings.CutSuffix(r.fold(i), r.l.PluralSuffix)
	return plural && r.l.Names[w].Has(lang.Demonym) && r.nameClass(i, i+1) == 0
}

// memberOf reports whether a word calls somebody by the people, the faith or the camp that he is of: "a Kelland |
// Democrat".
func (r *reader) memberOf(i int) bool {
	return r.toks[i].capital && r.l.Names[r.fold(i)+r.l.PluralSuffix].Has(lang.PeopleName)
}

// knownOutlet reports whether a name is a known outlet's, and nobody's in this text: some are
// only with the article that stands before them.
func (r *reader) knownOutlet(s *source) bool {
	lo, hi := s.name[0], s.name[1]
	if r.knownName(lo, hi) {
		return false
	}
	return r.nameClass(lo, hi).Has(lang.KnownOutlet) || lo == s.lo+1 && r.nameClass(s.lo, hi).Has(lang.KnownOutlet)
}

// agency reports whether a name is a news agency's, and can be nobody else's: one of at
// least four letters (“PA” is much else), and no given name.
func (r *reader) agency(lo, hi int) bool {
	name := r.span(lo, hi).Of(r.body)
	return len(name) >= 4 && agency.Known(name) != "" &&
		!(hi-lo == 1 && r.nameClass(lo, hi).Has(lang.GivenName))
}

// dayPart reports whether a name of several words has a time of the day in it, as
// newspapers and broadcasts have.
func (r *reader) dayPart(lo, hi int) bool {
	for i := lo; i < hi && hi-lo > 1; i++ {
		if r.nameClass(i, i+1).Has(lang.DayPart) && !r.toks[i].has(lang.TimeWord) {
			return true
		}
	}
	return false
}

// oneOf reports whether a name of two words stands behind whose its bearer is, a paper's or a party's: "the Post’s
// Ida Voss". What is a place's may be a campaign: "America’s Renewable Future".
func (r *reader) oneOf(s *source) bool {
	lo := s.name[0]
	return s.name[1] == lo+2 && lo-2 > s.lo && r.has(lo-1, lang.Possessive) && r.toks[lo-2].capital && !r.nameClass(lo-2, lo-1).Has(lang.PlaceName|lang.Demonym)
}

// asideOffice reports whether the aside behind a name says which office somebody has: "a director".
func (r *reader) asideOffice(s *source) bool {
	lo, hi := r.asideHead(s)
	return hi > lo && r.hasRole(hi-1, hi)
}

// bodyInside reports whether a phrase calls a body by name: "a University | of Dunmore professor", "a former Postal
// Service clerk", and not "a company".
func (r *reader) bodyInside(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if r.toks[i].capital && r.toks[i].has(lang.OrgNoun|lang.OutletNoun) {
			return true
		}
	}
	return false
}

// asideKind is the kind of voice that an aside says a name to be of.
func (r *reader) asideKind(s *source) (news.VoiceKind, bool) {
	lo, hi := r.asideHead(s)
	if hi <= lo || r.has(lo, lang.Preposition|lang.Postmodifier) || s.name[1] < s.core && r.has(s.name[1], lang.Genitive) {
		return 0, false // "Voss, | from the Dunmore Ambulance Service,": where somebody is of
	}
	last := &r.toks[hi-1]
	switch {
	case last.has(lang.OrgNoun) && !r.hasRole(hi-1, hi) && r.hasRole(lo, hi) && s.definite:
		return news.Organisation, true // "the KHB, the oldest sailors’ organisation,"
	case r.hasRole(lo, hi):
		return news.Person, true
	case s.name[1]-s.name[0] > 1 && r.bodyInside(lo, hi) && r.nameClass(s.name[0], s.name[0]+1).Has(lang.GivenName):
		return 0, false // "Karl Voss, a University | of Dunmore professor,", and not "Ida Brandt, a company,"
	case last.has(lang.OutletNoun) && !last.capital && s.name[1] == s.name[0]+2 && r.nameClass(s.name[0], s.name[0]+1).Has(lang.GivenName) && !r.nameClass(hi-1, hi).Has(lang.Publication):
		return news.Person, true // "Karl Voss, a courier,"
	case last.has(lang.OutletNoun):
		return news.Outlet, true
	case last.has(lang.OrgNoun):
		return news.Organisation, true
	}
	return 0, false
}
