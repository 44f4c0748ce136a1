package attrib

import (
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// centre is the person whom the sentences right before a phrase are about, where the phrase says of one person what he
// is and nobody else can be meant: "Voss, who lost, wrote to the Post. | The former mayor | said". After the centres of
// Grosz, Joshi and Weinstein (1995): who spoke last, or whom the sentence before has for its subject. Where these are two,
// or another is named or has spoken as well, nobody is.
func (x *resolver) centre(s *source, head string) int32 {
	r := x.r
	if !s.definite || r.has(s.lo, lang.Anaphor) || s.plural || s.hi != s.core || s.head < s.lo || !r.singlePerson(s.head) || r.ofAnother(s.hi) {
		return news.NoVoice
	}
	u := r.unitOf(s.lo)
	if u == 0 || r.personTold(max(r.units[u].lo, s.lo-nearTokens), s.lo) || x.tellsOf(s, r.units[u].lo, "", s.gender) {
		return news.NoVoice
	}
	id, from := x.justSpoke(s), r.units[u-1].lo
	if id != news.NoVoice {
		asked := x.at > 0 && r.drafts[x.at-1].class == lang.AskCue && r.drafts[x.at-1].Voice == id // and is not who answers
		if asked || r.has(x.lastAt, lang.Definite) || x.anotherSpoke(id, u) || x.rolesHave(&x.v.list[id], head) {
			return news.NoVoice
		}
		from = x.lastAt
	}
	k := x.onlyNamed(from, r.units[u].lo, s.gender)
	if k >= 0 && x.onlyNamed(s.hi, min(r.units[u].hi, s.hi+maxPhrase), s.gender) != -1 {
		return news.NoVoice // "The mayor | told Brandt"
	}
	switch {
	case k == severalNames, k >= 0 && id != news.NoVoice && x.names[k].key != x.v.list[id].key:
		return news.NoVoice
	case id != news.NoVoice:
		return id
	case k < 0 || x.calledElse(head, s.lo, x.names[k].key):
		return news.NoVoice
	}
	return x.named(k)
}

// tellsOf reports whether the words behind token from that a phrase's speaker says before it name somebody who is not known
// by a key, and who may be he: "It was a cousin of ex-President Ida Voss, | the former leader | said".
func (x *resolver) tellsOf(s *source, from int, key string, g gender) bool {
	r := x.r
	if x.at >= len(r.drafts) {
		return false
	}
	for k := x.nameFrom(max(from, s.lo-nearTokens)); k < len(x.names) && x.names[k].hi <= s.lo; k++ {
		if n := &x.names[k]; n.sure && n.key != key && n.gender.fits(g) && !r.quoted(n.lo) && r.within(r.drafts[x.at].Content, n.lo) {
			return true
		}
	}
	return false
}

// anotherSpoke reports whether somebody else of the kind of the last voice has spoken in the sentences right before unit u, too.
func (x *resolver) anotherSpoke(last int32, u int) bool {
	for k := len(x.spoke) - 1; k >= max(0, len(x.spoke)-voicesBack) && u-x.r.unitOf(x.spoke[k].at) <= goesOnWithin; k-- {
		if id := x.spoke[k].id; id != last && x.v.list[id].Kind == x.v.list[last].Kind {
			return true
		}
	}
	return false
}

// rolesHave reports whether the text says what a person is with a word, and as it seems in another sense: "the mayor" is no
// deputy mayor.
func (x *resolver) rolesHave(v *voice, word string) bool {
	lo, hi := news.Within(x.r.spans, v.Role)
	for i := lo; i < hi; i++ {
		if x.r.calls(i, word) {
			return true
		}
	}
	return false
}

// severalNames stands for the place of a name where it could be one of several.
const severalNames = -2

// onlyNamed is the place among the names in the tokens [lo, hi) of the only one of a gender who is named there, outside
// what anybody says. -1: nobody.
func (x *resolver) onlyNamed(lo, hi int, g gender) int {
	found := -1
	for k := x.nameFrom(max(lo, hi-nearTokens)); k < len(x.names) && x.names[k].lo < hi; k++ {
		n := &x.names[k]
		if x.r.quoted(n.lo) || n.aside || !n.gender.fits(g) || x.toldIn(n.lo) {
			continue
		}
		if !n.sure && x.knownPerson(n.key) == news.NoVoice || found >= 0 && x.names[found].key != n.key {
			return severalNames
		}
		found = k
	}
	return found
}

// singlePerson reports whether token i is a word for what one person is, and that names whom its reader knows by now:
// "senator", "43-year-old", "Democrat", and neither "official" nor "spokesman".
func (r *reader) singlePerson(i int) bool {
	switch {
	case r.has(i, lang.UnnamedNoun|lang.Spokesman) || r.plural(i):
		return false
	case r.toks[i].capital && !r.toks[i].upper:
		return r.l.Names[r.fold(i)+r.l.PluralSuffix].Has(lang.PeopleName)
	}
	return r.callsPerson(i) || r.number(i)
}

// toldIn reports whether token i stands in what a statement of those before says.
func (x *resolver) toldIn(i int) bool {
	for k := min(x.at, len(x.r.drafts)-1); k >= max(0, x.at-quotersBack); k-- {
		if x.r.within(x.r.drafts[k].Content, i) {
			return true
		}
	}
	return false
}

// personTold reports whether somebody is "he" or "she" in [lo, hi), outside quotations: "| he | is upset by | the senator’s
// suggestion".
func (r *reader) personTold(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if r.has(i, lang.Masculine|lang.Feminine) && r.has(i, lang.Pronoun) && !r.quoted(i) {
			return true
		}
	}
	return false
}

// centreBody is the body that the sentence right before a phrase is about, or that spoke in it, where the phrase says what
// sort of body it is: "said Albrin. …, | the brokerage | said", "The DHO counted them. | The agency | thinks".
func (x *resolver) centreBody(s *source) int32 {
	r := x.r
	if !s.definite || r.has(s.lo, lang.Anaphor) || s.plural || s.hi != s.core || s.head < s.lo || r.toks[s.head].capital || !r.oneBodyNoun(s.head) {
		return news.NoVoice
	}
	u := r.unitOf(s.lo)
	if u == 0 {
		return news.NoVoice
	}
	before := &r.units[u-1]
	if last := x.last; last != news.NoVoice && x.lastAt >= before.lo {
		v := &x.v.list[last]
		if (v.Kind == news.Organisation || v.Kind == news.Outlet) && v.name[1] > v.name[0] && !v.doubt && x.mayBeCalled(s.head, v.name) && !x.anotherSpoke(last, u) {
			return last
		}
		return news.NoVoice
	}
	end := r.subjectEnd(before.lo, before.hi)
	if end <= before.lo || r.quoted(before.lo) {
		return news.NoVoice
	}
	b := r.describe(before.lo, end)
	alone := b.named() && b.name[1] == b.name[0]+1 && !r.toks[b.name[0]].upper && r.has(before.lo, lang.Determiner) // "The Dow"
	if !b.named() || alone || len(x.bodiesIn(end, min(before.hi, end+nearTokens))) > 0 || b.plural || b.kind != news.Organisation && b.kind != news.Outlet || !x.mayBeCalled(s.head, b.name) {
		return news.NoVoice
	}
	return x.voiceOf(before.lo, end)
}

// oneBodyNoun reports whether token i is a word for a sort of body of which there are many, and none of a state.
func (r *reader) oneBodyNoun(i int) bool {
	c := r.nameClass(i, i+1)
	if c.Has(lang.StateBody) || r.has(i, lang.GroupNoun|lang.Metonym) || r.plural(i) {
		return false
	}
	return r.has(i, lang.OrgNoun|lang.OutletNoun) || c.Has(lang.AnyBody|lang.Trade|lang.PublicBody)
}

// mayBeCalled reports whether a body of the name b may be called by the noun at token head: the name has the noun, or no word for
// another sort of body; an agency is public, or has letters for its name.
func (x *resolver) mayBeCalled(head int, b [2]int) bool {
	r := x.r
	if c := r.nameClass(b[0], b[1]); c.Has(lang.PlaceName|lang.Demonym) || r.anyOf(b[0], b[1], lang.Metonym) {
		return false
	}
	if r.sortNamed(head, b) {
		return true
	}
	public := false
	for i := b[0]; i < b[1]; i++ {
		c := r.nameClass(i, i+1)
		if c.Has(lang.StateBody) {
			return false
		}
		public = public || c.Has(lang.PublicBody)
	}
	switch {
	case r.nameClass(head, head+1).Has(lang.PublicBody):
		return r.publicBody(head, b[0], b[1])
	case r.has(head, lang.OutletNoun):
		return r.anyOf(b[0], b[1], lang.OutletNoun|lang.OutletName) || r.nameClass(b[0], b[1]).Has(lang.KnownOutlet)
	}
	return !public && !r.anyOf(b[0], b[1], lang.OrgNoun) // an Office is no firm
}
