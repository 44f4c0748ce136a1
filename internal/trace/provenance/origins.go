package provenance

import (
	"slices"
	"strings"

	"hearsay/internal/agency"
	"hearsay/internal/news"
)

// origin returns the place among the claim's origins of the voice that telling r
// rests on, adding it where it is new. A named voice is the same wherever it is
// heard; any other is a new origin for each article that nothing was seen to
// stand behind, unless it is heard through the same outlet as one before.
func (s *standing) origin(c *news.Claim, r *news.Telling) int {
	o, heard := s.voice(r), s.through(r)
	for i := range c.Origins {
		x := &c.Origins[i]
		if same, known := s.judged(x, &o); known {
			if same {
				also(x, &o)
				return i
			}
			continue
		}
		if s.oneOutlet(x, &o) || s.oneSource(x, &o) {
			return i
		}
		if s.called(&o, x) || kindOnly(&o) && kindOnly(x) && slices.Equal(bareWords(o.Voice), bareWords(x.Voice)) {
			return i
		}
		if s.called(x, &o) {
			s.takeName(x, &o)
			return i
		}
		if (named(&o) || named(x)) && s.sameVoice(x, &o) || s.sameChannel(x, &o, s.heard[i], heard) || speaksFor(x, &o) || speaksFor(&o, x) {
			if !named(x) && named(&o) && (x.Kind == news.Group || x.Kind == news.Unnamed || x.Kind == news.Document) {
				s.takeName(x, &o) // "the organizers": their spokeswoman
			}
			return i
		}
		if s.publishes(x, &o) || s.publishes(&o, x) || spokeTo(x, &o, heard) || spokeTo(&o, x, s.heard[i]) {
			if x.Kind == news.Author || x.Kind == news.Outlet && named(&o) { // it has a name now
				x.Voice, x.Role, x.Kind, x.Through, x.Sure = o.Voice, o.Role, o.Kind, o.Through, true
				x.Words = namedBy(x, &o)
			}
			return i
		}
	}
	if i := s.quotedAs(c, r, &o); i >= 0 {
		return i
	}
	o.Sure = named(&o) || !s.samequote(c, r)
	c.Origins, s.heard = append(c.Origins, o), append(s.heard, heard)
	return len(c.Origins) - 1
}

// takeName gives origin x the name that o has for it.
func (s *standing) takeName(x, o *news.ClaimOrigin) {
	x.Voice, x.Role, x.Kind, x.Through, x.Vague, x.Sure = o.Voice, o.Role, o.Kind, o.Through, o.Vague, named(o) || x.Sure
	x.Words, s.renamed = namedBy(x, o), true
}

// namedBy is where origin x is told: where o, which has a name for it, is, if that is in the same
// article. A case that is opened again finds the statement by it.
func namedBy(x, o *news.ClaimOrigin) news.Ref {
	if o.Article == x.Article {
		return o.Words
	}
	return x.Words
}

// spokeTo reports whether a is an outlet's own report, and b somebody with a name who is heard
// through that outlet: who told it is behind what it tells.
func spokeTo(a, b *news.ClaimOrigin, heard []string) bool {
	return a.Kind == news.Outlet && named(b) && slices.Contains(heard, agency.Key(a.Voice))
}

// publishes reports whether a is the author of an article that b publishes itself: a
// company's own page, a ministry's own site, a paper that others credit.
func (s *standing) publishes(a, b *news.ClaimOrigin) bool {
	if a.Kind != news.Author {
		return false
	}
	i := s.index[a.Article]
	switch outlet := s.set.Articles[i].Outlet; b.Kind {
	case news.Organisation:
		return allAmong(nameWords(b.Voice), nameWords(outlet), equal)
	case news.Outlet:
		return news.CallsOutlet(b.Voice, outlet) || s.wires[i] != "" && agency.Key(b.Voice) == s.wires[i]
	}
	return false
}

// oneOutlet reports whether both origins are articles of one outlet, or texts of one agency,
// neither of which names a source: the later tells what was told before.
func (s *standing) oneOutlet(a, b *news.ClaimOrigin) bool {
	if a.Kind != news.Author || b.Kind != news.Author {
		return false
	}
	x := s.outlet(a.Article)
	return x != "" && x == s.outlet(b.Article)
}

// minDescribed is how many words that tell a description must have to be that of one person wherever
// an outlet gives it.
const minDescribed = 2

// oneSource reports whether both origins are one person without a name, whom one outlet describes
// in two articles in the same words, or one of them with more: "a witness at the quay".
func (s *standing) oneSource(a, b *news.ClaimOrigin) bool {
	if a.Kind != news.Unnamed || b.Kind != news.Unnamed || a.Vague || b.Vague || s.outlet(a.Article) == "" || s.outlet(a.Article) != s.outlet(b.Article) {
		return false
	}
	x, y := nameWords(a.Voice), nameWords(b.Voice)
	return min(len(x), len(y)) >= minDescribed && (allAmong(x, y, equal) || allAmong(y, x, equal))
}

// sameVoice is sameName that also knows names by the letters that texts of the set put in
// brackets behind them: "All Coast Airways (ACA)".
func (s *standing) sameVoice(a, b *news.ClaimOrigin) bool {
	if s.forms.sameName(a, b) {
		return true
	}
	full := func(o *news.ClaimOrigin) *news.ClaimOrigin {
		name := s.letters[strings.TrimSpace(o.Voice)]
		if name == "" || o.Kind == news.Person {
			return nil
		}
		return &news.ClaimOrigin{Voice: name, Kind: o.Kind}
	}
	x, y := full(a), full(b)
	return x != nil && s.forms.sameName(x, b) || y != nil && s.forms.sameName(a, y)
}

// restOnCited lays the tellings that name no source, or one that is called by what it is
// alone ("the airline", "the director"), on an origin of the claim that has a name,
// where their article gives that one as its source for something else: most likely they rest
// on it, too.
func (s *standing) restOnCited(c *news.Claim) {
	to := stay(len(c.Origins))
	for k := range c.Tellings {
		r := &c.Tellings[k]
		if o := r.Origin; o < 0 || to[o] != o || c.Origins[o].Article != r.Article {
			continue
		}
		kind, role := c.Origins[r.Origin].Kind, kindOnly(&c.Origins[r.Origin])
		vague := c.Origins[r.Origin].Vague && kind == news.Unnamed && definite(c.Origins[r.Origin].Voice)
		if kind != news.Author && !role && !vague {
			continue
		}
		if j := slices.IndexFunc(c.Origins, func(x news.ClaimOrigin) bool {
			switch {
			case s.apart(&c.Origins[r.Origin], &x):
				return false
			case role:
				return x.Kind == news.Organisation && named(&x) && s.cited(r, &x, false)
			case vague:
				return x.Kind == news.Person && named(&x) && s.cited(r, &x, true)
			case x.Kind == news.Outlet || x.Kind == news.Document:
				return x.Article != r.Article && s.credited(r, &x)
			}
			return named(&x) && s.cited(r, &x, x.Kind != news.Organisation || !s.sumsUp(r)) && !s.doneBy(r, &x)
		}); j >= 0 {
			to[r.Origin] = j
		}
	}
	for k := range c.Tellings {
		if o := c.Tellings[k].Origin; o >= 0 && to[o] != o && c.Origins[o].Kind == news.Author {
			c.Tellings[k].Elsewhere = !s.speaksThere(&c.Tellings[k], &c.Origins[to[o]])
		}
	}
	lay(c, to)
}

// stay is n origins, each laid on itself.
func stay(n int) []int {
	to := make([]int, n)
	for i := range to {
		to[i] = i
	}
	return to
}

// lay lays each origin of a claim on the one that to has for it, itself or one that stays.
func lay(c *news.Claim, to []int) {
	var kept []news.ClaimOrigin
	place := make([]int, len(to))
	for i := range c.Origins {
		if to[i] == i {
			place[i] = len(kept)
			kept = append(kept, c.Origins[i])
		}
	}
	for k := range c.Tellings {
		if o := c.Tellings[k].Origin; o >= 0 {
			for n := 0; to[o] != o && n < len(to); n++ { // laid on one that is laid on another
				o = to[o]
			}
			c.Tellings[k].Origin = place[o]
		}
	}
	c.Origins = kept
}

// nameOwn gives an origin that names nobody the voice that a copy of it names for the same
// words: a post that one article prints bare and another says who wrote, a statement that one
// article cites as such, the airline that a copy has a name for.
func (s *standing) nameOwn(c *news.Claim) {
	to := stay(len(c.Origins))
	merged := false
	for k := range c.Tellings {
		r := &c.Tellings[k]
		if r.Origin < 0 || r.Index < 0 || named(&c.Origins[r.Origin]) || to[r.Origin] != r.Origin {
			continue
		}
		o := s.voice(r)
		if !s.isFor(&o, &c.Origins[r.Origin]) {
			continue
		}
		if j := slices.IndexFunc(c.Origins, func(x news.ClaimOrigin) bool {
			return named(&x) && s.sameVoice(&x, &o) && !s.apart(&c.Origins[r.Origin], &x)
		}); j >= 0 {
			to[r.Origin], merged = j, true
			continue
		}
		x := &c.Origins[r.Origin]
		x.Voice, x.Role, x.Kind, x.Through, x.Sure = o.Voice, o.Role, o.Kind, o.Through, true
	}
	if merged {
		lay(c, to)
	}
}

// isFor reports whether the name that o has is one for origin was, of the same words: was leaves open
// who speaks, or is said to be a paper.
func (s *standing) isFor(o, was *news.ClaimOrigin) bool {
	if l := s.wordsOf(was.Words.Text); l != nil && o.Kind == news.Outlet && isName(o.Voice) && was.Kind == news.Unnamed {
		return slices.ContainsFunc(nameWords(was.Voice), func(w string) bool { return l.Papers[w] })
	}
	return nameless(was) && named(o) && !strings.EqualFold(o.Voice, was.Voice) && (o.Kind == news.Organisation || !kindOnly(was))
}

// nameless reports whether an origin leaves open who speaks, so that a name for him fits it: the
// author's own words, "the statement", "the airline". A source that is described is somebody.
func nameless(o *news.ClaimOrigin) bool {
	return o.Kind == news.Author || o.Kind == news.Document && o.Vague && !news.Capitalised(o.Voice) || kindOnly(o)
}

// maxApart is how many paragraphs lie at most between what an article tells without a source and
// what it gives somebody as its source for, if that is to be his word, too.
const maxApart = 5

// sumsUp reports whether a telling stands in the lead of its text: that sums up what follows, and
// a body that is given as the source far below it may be behind it.
func (s *standing) sumsUp(r *news.Telling) bool {
	t := s.set.TextIndex(r.Words.Text)
	return int(r.Words.Span.Start) < news.Lead(s.set.Texts[t].Body)
}

// paragraphsApart is how many paragraphs on one stretch of a text begins after another ends.
func paragraphsApart(a *news.Analysis, x, y news.Span) int {
	fromX, toX := news.Within(a.Paragraphs, x)
	fromY, toY := news.Within(a.Paragraphs, y)
	return max(fromX-toY, fromY-toX) + 1
}

// cited reports whether the article of a telling gives origin x as its source for anything, or
// for something near it.
func (s *standing) cited(r *news.Telling, x *news.ClaimOrigin, near bool) bool {
	a := s.set.Analyses[s.set.TextIndex(r.Words.Text)]
	return s.speaks(r, x, func(at news.Span) bool { return !near || paragraphsApart(a, at, r.Words.Span) <= maxApart })
}

// speaksThere reports whether origin x speaks in the sentence of a telling: then that names its source, whatever its own words
// are: "The ferry sinks, the Harbour Board says, | which will cost a million |".
func (s *standing) speaksThere(r *news.Telling, x *news.ClaimOrigin) bool {
	sentence := s.set.Sentence(r.Words)
	return s.speaks(r, x, sentence.Overlaps)
}

// speaks reports whether the article of a telling gives origin x as its source for anything that stands where it may.
func (s *standing) speaks(r *news.Telling, x *news.ClaimOrigin, may func(at news.Span) bool) bool {
	t := s.set.TextIndex(r.Words.Text)
	a, body := s.set.Analyses[t], s.set.Texts[t].Body
	for i := range a.Statements {
		st := &a.Statements[i]
		if v := st.Voice; v >= 0 && may(st.Extent()) {
			o := spoken(&a.Voices[v], body)
			if named(&o) && (s.sameVoice(&o, x) || speaksFor(&o, x) || speaksFor(x, &o)) {
				return true
			}
		}
	}
	return false
}

// doneBy reports whether what a telling says begins with somebody else with a name who speaks in its
// article: "Voss identified the pilot as …" is not what the mayor says, whom it quotes beside that.
func (s *standing) doneBy(r *news.Telling, x *news.ClaimOrigin) bool {
	t := s.set.TextIndex(r.Words.Text)
	a, body := s.set.Analyses[t], s.set.Texts[t].Body
	lo, hi := news.Within(a.Tokens, r.Words.Span)
	for i := range a.Voices {
		v := &a.Voices[i]
		if v.Kind != news.Person {
			continue
		}
		o := spoken(v, body)
		if !named(&o) || s.sameVoice(&o, x) || speaksFor(&o, x) {
			continue
		}
		last := lastWord(o.Voice)
		for k := lo; k < min(hi, lo+3); k++ {
			if news.Capitalised(a.Tokens[k].Of(body)) && lastWord(a.Tokens[k].Of(body)) == last {
				return true
			}
		}
	}
	return false
}

// apart reports whether a person found two origins to be two voices.
func (s *standing) apart(a, b *news.ClaimOrigin) bool {
	same, known := s.judged(a, b)
	return known && !same
}

// kindOnly reports whether an origin is one organisation that is called by what it is alone:
// "the airline", "an airline".
func kindOnly(o *news.ClaimOrigin) bool { return o.Kind == news.Organisation && !named(o) }

// credited reports whether the article of a telling credits the outlet that origin x is, or
// whose report it is, for anything.
func (s *standing) credited(r *news.Telling, x *news.ClaimOrigin) bool {
	t := s.set.TextIndex(r.Words.Text)
	a, body, of := s.set.Analyses[t], s.set.Texts[t].Body, nameWords(x.Voice)
	for i := range a.Voices {
		if a.Voices[i].Kind != news.Outlet {
			continue
		}
		name := a.Voices[i].Name.Of(body)
		if allAmong(nameWords(news.BareName(name)), of, equal) || agency.Same(name, x.Voice) {
			return true
		}
	}
	return false
}

// spoken is the origin that somebody who speaks in an article would be.
func spoken(v *news.Voice, body string) (o news.ClaimOrigin) {
	call(&o, v, body)
	return o
}

// call names an origin as a text names the voice that it is.
func call(o *news.ClaimOrigin, v *news.Voice, body string) {
	o.Kind, o.Voice, o.Role = v.Kind, v.Called(body), v.Role.Of(body)
	if v.Kind == news.Author {
		o.Voice = "" // the outlet tells it, whoever of its people speaks
	}
	o.Vague = v.Many || news.BareName(o.Voice) != o.Voice
}

// voice is the origin that a telling would be if nothing stood behind it: its
// voice, and through whom it came.
func (s *standing) voice(r *news.Telling) news.ClaimOrigin {
	o := news.ClaimOrigin{Article: r.Article, Kind: news.Author, Words: r.Words, Sure: true}
	t := s.set.TextIndex(r.Words.Text)
	if a := s.set.Analyses[t]; r.Index >= 0 {
		st := &a.Statements[r.Index]
		body := s.set.Texts[t].Body
		if st.Voice >= 0 {
			v := a.Voices[st.Voice]
			if v.Kind == news.Document {
				if m := s.maker(r, st.Voice); m != nil {
					v = *m
				}
			}
			call(&o, &v, body)
			if s.isOutlet(&v, body) {
				o.Kind = news.Outlet
			}
		}
		said, through, in := Said(a, r.Index, r.Words.Span)
		if in != nil && o.Kind == news.Outlet {
			o.Through = append(o.Through, o.Voice)
			call(&o, &a.Voices[in.Voice], body)
			said = through
		}
		for _, l := range st.Chain {
			o.Through = append(o.Through, s.relayName(a, l, body, r.Article))
		}
		if !said.Empty() {
			o.Words.Span = said
		}
	}
	if own := s.bodies[s.index[r.Article]]; own != "" && o.Kind == news.Author {
		o.Kind, o.Voice = news.Organisation, own
	}
	return o
}

// Said is where statement index of an analysis says who speaks, which stands for an origin; through, with who speaks inside it,
// for one whom it passes on, of whom all of its words are; and that one's statement, nil if there is none.
func Said(a *news.Analysis, index int32, words news.Span) (said, through news.Span, in *news.Nested) {
	st := &a.Statements[index]
	said = news.CoverAll(st.Source).Cover(news.CoverAll(st.Cue))
	through = said
	if in = behind(a, index, words); in != nil {
		through = said.Cover(news.CoverAll(in.Source)).Cover(news.CoverAll(in.Cue))
	}
	return said, through, in
}

// behind is the statement inside a telling's own that is all of what it tells: in “the Wire
// reported that police said two men were held” the police say it, and the Wire passes it on.
// It is nil where there is none.
func behind(a *news.Analysis, index int32, words news.Span) *news.Nested {
	for i := range a.Nested {
		n := &a.Nested[i]
		if n.Parent < 0 && n.Within == index+1 && n.Voice >= 0 && n.Stance == news.Asserts &&
			10*n.Extent().Intersect(words).Len() >= 9*words.Len() {
			return n
		}
	}
	return nil
}

// relayName names a relay; "us" is the outlet of the article itself.
func (s *standing) relayName(a *news.Analysis, l news.Relay, body string, article news.ID) string {
	if l.Voice >= 0 && a.Voices[l.Voice].Kind != news.Author {
		return a.Voices[l.Voice].Name.Of(body)
	}
	if o := s.set.Articles[s.index[article]].Outlet; o != "" {
		return o
	}
	return l.Span.Of(body)
}

// Voices says whether a person found two voices to be the same, or not to be, and
// whether anybody has looked.
type Voices func(a, b *news.ClaimOrigin) (same, known bool)

// unjudged are voices that nobody has looked at.
func unjudged(_, _ *news.ClaimOrigin) (same, known bool) { return false, false }

// also notes that origin x is the voice of o, too. The one that has a name stands for both.
func also(x, o *news.ClaimOrigin) {
	other := o.Voice
	if named(o) && !named(x) {
		other, x.Voice, x.Role, x.Kind, x.Sure = x.Voice, o.Voice, o.Role, o.Kind, true
	}
	if other != "" && other != x.Voice && !slices.Contains(x.Also, other) {
		x.Also = append(x.Also, other)
	}
}
