package attrib

import (
	"strings"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// This file says whose the words of a statement are that names no source, but whose cue has a subject in its
// sentence all the same: "…, and says", "…, saying", "wrote Voss". noSpeaker and speaks, which other files ask as
// well, say whether a phrase can be anybody.

// spokeBack is how many statements before or behind one are asked for who goes on speaking in it.
const spokeBack = 8

// sourceless is the voice of such a statement, draft n. The drafts before it have their voices.
func (x *resolver) sourceless(n int) int32 {
	r := x.r
	d := &r.drafts[n]
	if d.speaker[1] > d.speaker[0] {
		return x.labelled(d)
	}
	if len(d.Cue) == 0 || d.unit >= len(r.units) {
		return news.NoVoice
	}
	if id := x.retelling(n); id != news.NoVoice {
		return id
	}
	u := &r.units[d.unit]
	lo, hi := r.tokenAt(d.Cue[0].Start), r.tokenAt(d.Cue[len(d.Cue)-1].End-1)+1
	if r.askedOf(lo, hi) {
		return x.affirmed(n)
	}
	if lo < u.lo || hi > u.hi || r.quoted(lo) || r.passive(lo, hi) {
		return news.NoVoice
	}
	return x.subjectOf(n, u, lo, hi)
}

// subjectOf is the subject of the cue [lo, hi) of draft n, in its sentence: looked for behind the cue, then before it,
// where the verb either goes on with what somebody does ("Voss left, and said") or stands by itself.
func (x *resolver) subjectOf(n int, u *unit, lo, hi int) int32 {
	r := x.r
	d := &r.drafts[n]
	if from, to := r.addedBy(u, d, lo, hi); to > from {
		return x.voiceOf(from, to)
	}
	if from, to := r.ahead(u, n, lo, hi); to > from {
		return x.voiceOf(from, to)
	}
	going := r.laterVerb(u, d, lo)
	if going {
		if i := r.pronounBefore(u, lo); i >= 0 {
			return x.voiceOf(i, i+1)
		}
		if id := x.spokeInUnit(n); id != news.NoVoice {
			return id
		}
	}
	participle := r.toks[lo].form == lang.IngForm || d.cue == nil && d.Kind != news.Indirect
	if participle && r.comma(lo-1) {
		if from, to := r.whoSaid(u, lo-1); to > from {
			return x.voiceOf(from, to)
		}
	}
	if from, to := r.speakerBehind(u, d, hi); to > from {
		return x.voiceOf(from, to)
	}
	if going {
		if from, to := r.firstSubject(u, d, lo); to > from {
			return x.voiceOf(from, to)
		}
	} else if start := r.phraseLeft(u.lo, lo); r.speaks(start, lo) {
		return x.voiceOf(start, lo)
	}
	if r.has(lo-1, lang.Conjunction) {
		return x.goesOnOf(u, lo)
	}
	return news.NoVoice
}

// pronounBefore is the pronoun that is the subject of the clause of which a verb at token lo is a later one, where others
// stand before it: "When Voss came, | he | waved, and | said", "Last year | she | gave a speech, | saying"; -1: there is none.
func (r *reader) pronounBefore(u *unit, lo int) int {
	for i := lo - 1; i > u.lo && i > lo-2*maxPhrase; i-- {
		switch {
		case r.quoted(i), r.is(i, ';'), r.has(i, lang.Relative|lang.That|lang.Question), r.toks[i].cue > 0 && r.finite(i):
			return -1
		case r.has(i, lang.Masculine|lang.Feminine) && r.has(i, lang.Pronoun) && !r.has(i, lang.Possessive):
			if r.comma(i-1) || r.has(i-1, lang.TimeWord) {
				return i
			}
			return -1
		}
	}
	return -1
}

// saysBehind reports whether what a statement says stands behind its cue.
func (d *draft) saysBehind() bool {
	return len(d.Content) > 0 && d.Content[0].Start > d.Cue[0].Start
}

// addedBy is who stands behind a verb of saying in the past that begins its sentence: "Added | Voss |, “…”".
func (r *reader) addedBy(u *unit, d *draft, lo, hi int) (from, to int) {
	if lo != u.lo || hi != lo+1 || d.class != lang.SayCue || r.toks[lo].form != lang.PastForm || !d.saysBehind() {
		return 0, 0
	}
	end := r.bareNameEnd(hi, u.end)
	if end < u.end && (r.comma(end) || r.is(end, ':')) && r.speaks(hi, end) {
		return hi, end
	}
	return 0, 0
}

// laterVerb reports whether a cue, which begins at token lo, goes on with what its subject does, so that the subject does
// not stand right before it: "…, | saying", "… to | say", "… and | said", "…, | said: “…”".
func (r *reader) laterVerb(u *unit, d *draft, lo int) bool {
	if r.toks[lo].form == lang.IngForm || r.has(lo, lang.ToWord) {
		return true
	}
	joined := lo > u.lo && r.has(lo-1, lang.ToWord|lang.Conjunction|lang.Subordinator)
	return joined || r.comma(lo-1) && d.saysBehind()
}

// spokeInUnit is who said what stands before draft n in its sentence.
func (x *resolver) spokeInUnit(n int) int32 {
	drafts := x.r.drafts
	for k := n - 1; k >= max(0, n-spokeBack) && drafts[k].unit == drafts[n].unit; k-- {
		if e := &drafts[k]; e.src[1] > e.src[0] && e.Voice != news.NoVoice && !e.inserted {
			return e.Voice
		}
	}
	return news.NoVoice
}

// speakerBehind is who stands behind a cue, which ends before token hi, of what stands before it: "“…,” wrote | Voss |".
func (r *reader) speakerBehind(u *unit, d *draft, hi int) (from, to int) {
	before := len(d.Content) > 0 && d.Content[0].Start < d.Cue[0].Start
	if !before || hi >= u.end || r.toks[hi].punct {
		return 0, 0
	}
	if end := r.phraseRight(hi, u.end); r.speaks(hi, end) {
		return hi, end
	}
	return 0, 0
}

// firstSubject is the subject of a sentence of which a cue at token lo is a later verb: "| Voss | considers it lost, and
// says". What cannot be told for somebody by its words is so by what it does: "| The charter | came into force and says:
// “…”".
func (r *reader) firstSubject(u *unit, d *draft, lo int) (from, to int) {
	start := r.subjectStart(u, lo)
	end := r.firstSubjectEnd(start, lo)
	for k := start + 1; k < end; k++ {
		if r.pastVerb(start, k) {
			end = k // "the charter | came into force and says"
		}
	}
	quotes := d.class == lang.SayCue && d.Kind != news.Indirect
	thing := quotes && r.has(start, lang.Definite) && r.has(lo-1, lang.Conjunction) && end > start+1
	if end < lo && (r.speaks(start, end) || thing) {
		return start, end
	}
	return 0, 0
}

// firstSubjectEnd is where a subject ends that begins at token start, before the cue at token lo. A name ends with its
// capitals, since a verb cannot be told from a noun behind it: "Kelland | considers it lost, and says".
func (r *reader) firstSubjectEnd(start, lo int) int {
	end := start
	for end < lo && r.toks[end].capital && !r.toks[end].punct && !r.has(end, lang.Determiner) {
		end++
	}
	if end == start {
		return r.coreRight(start, lo)
	}
	if end < lo && r.has(end, lang.Possessive) {
		if owned := r.subjectEnd(start, lo); owned > end && r.speaks(start, owned) {
			return owned // "Voss | ’s office"; but Voss, where it is his speech
		}
	}
	return end
}

// retelling is who goes on speaking in a quotation that begins with another, behind a cue of whom he
// quotes: “He was late,” Voss said. He walked in and ordered: “ ‘Hurry up.’ So I ran.”
func (x *resolver) retelling(n int) int32 {
	r := x.r
	d := &r.drafts[n]
	if d.Kind != news.Direct || len(d.Content) == 0 || d.Content[0].Start < d.Cue[0].Start {
		return news.NoVoice
	}
	at := r.tokenAt(d.Content[0].Start)
	if at >= len(r.toks) || r.toks[at].region < 0 || !r.beginsQuoted(r.regions[r.toks[at].region].inner) {
		return news.NoVoice
	}
	return x.quotedBefore(n)
}

// quotedBefore is who is quoted last before draft n in its paragraph, by the author and not within a
// quotation.
func (x *resolver) quotedBefore(n int) int32 {
	r := x.r
	for k := n - 1; k >= max(0, n-quotersBack) && r.units[r.drafts[k].unit].paragraph == r.units[r.drafts[n].unit].paragraph; k-- {
		if e := &r.drafts[k]; e.Kind == news.Direct && e.Voice != news.NoVoice && e.src[1] > e.src[0] && !r.quoted(e.src[0]) {
			return e.Voice
		}
	}
	return news.NoVoice
}

// toldWithin is who is quoted with draft n where that has its source in the quotation that its content
// begins with: “He was angry. | He | said: ‘I promise.’” is hers who is quoted, and not his.
func (x *resolver) toldWithin(n int) int32 {
	r := x.r
	d := &r.drafts[n]
	if d.Kind != news.Direct || len(d.Content) == 0 || d.src[1] <= d.src[0] || d.Content[0].Start >= r.spans[d.src[0]].Start {
		return news.NoVoice
	}
	if at := r.tokenAt(d.Content[0].Start); r.toks[at].region < 0 || r.toks[at].region != r.toks[d.src[0]].region {
		return news.NoVoice
	}
	return x.quotedBefore(n)
}

// beginsQuoted reports whether what stands within quotation marks begins with a quotation, which ends
// in it.
func (r *reader) beginsQuoted(inner news.Span) bool {
	s := strings.TrimLeft(inner.Of(r.body), " \u00a0\u2009\u202f")
	for _, m := range [...][2]string{{"‘", "’"}, {"'", "'"}, {"“", "”"}} {
		if rest, ok := strings.CutPrefix(s, m[0]); ok {
			return strings.Contains(rest, m[1]+" ") || strings.HasSuffix(strings.TrimRight(rest, " \u00a0\u2009\u202f"), m[1])
		}
	}
	return false
}

// goesOnOf is whom a relative clause is about of which a verb is the second: "Voss, who posted a sketch,
// and | suggested". The cue stands at token at.
func (x *resolver) goesOnOf(u *unit, at int) int32 {
	r := x.r
	for k := at - 1; k > max(u.lo, at-2*maxPhrase); k-- {
		if r.quoted(k) {
			break
		}
		if k > 1 && r.has(k, lang.Relative) && r.comma(k-1) && r.toks[k-2].capital {
			return x.antecedent(k)
		}
	}
	return news.NoVoice
}

// whoSaid is who a participle after the comma at token i goes on with where the
// sentence says so before it: "“…,” said Voss, a guard, | referring to", "Voss said, |
// referring to".
func (r *reader) whoSaid(u *unit, i int) (lo, hi int) {
	for k := i - 1; k >= max(u.lo, i-maxPhrase) && !r.quoted(k); k-- {
		t := &r.toks[k]
		if t.form != lang.PastForm && t.form != lang.PresentForm || !r.anyCueTakes(k, lang.TakesClause) {
			continue
		}
		if k == i-1 {
			lo = r.phraseLeft(u.lo, k)
			if r.speaks(lo, k) {
				return lo, k
			}
			return 0, 0
		}
		if hi = r.phraseRight(k+1, i+1); k > u.lo && (r.quoted(k-1) || r.comma(k-1)) && r.speaks(k+1, hi) {
			return k + 1, hi
		}
		return 0, 0
	}
	return 0, 0
}

// subjectStart is where the subject of a unit may begin: at its beginning, or after
// the comma that ends what stands before it ("At the time, Voss").
func (r *reader) subjectStart(u *unit, before int) int {
	if from := r.datelineEnd(u); from > u.lo && from < before {
		return from
	}
	opens := r.has(u.lo, lang.Preposition|lang.TimeWord|lang.AdverbWord|lang.Subordinator)
	for i := u.lo + 1; i < min(before, u.lo+maxPhrase/2); i++ {
		if r.comma(i) && (opens || r.actor(i+1, before) > 0) {
			return i + 1 // "At the time, Voss"; "A day after the storm, Voss walked"
		}
	}
	return u.lo
}

// actor is where a name ends that begins at token i and stands before a verb in the past; 0:
// none does.
func (r *reader) actor(i, stop int) int {
	end := r.bareNameEnd(i, stop)
	if end == i || end >= stop || !r.pastVerb(i, end) || !r.speaks(i, end) {
		return 0
	}
	return end
}

// ahead is who says what a participle opens a sentence with, behind it: "While saying that he
// was late, | Voss | went on", "Remarking on the “old crane,” | Voss | said", "Strongly condemning
// it, | the union | wrote". The participle is that of draft n, its cue the tokens [lo, hi).
func (r *reader) ahead(u *unit, n, lo, hi int) (from, to int) {
	d := &r.drafts[n]
	if len(d.Content) == 0 || !r.opensUnit(u, lo, hi) {
		return 0, 0
	}
	_, at := news.Within(r.spans, d.Content[len(d.Content)-1])
	if at >= u.hi || !r.comma(at) && !r.commaInside(u, at) {
		return 0, 0
	}
	if r.comma(at) {
		at++
	}
	for k := n + 1; k < min(len(r.drafts), n+spokeBack) && r.drafts[k].unit == d.unit; k++ {
		if s := r.drafts[k].src; s[0] == at && s[1] > at {
			return s[0], s[1]
		}
	}
	if at < u.hi && r.has(at, lang.Masculine|lang.Feminine) && r.has(at, lang.Pronoun) {
		return at, at + 1
	}
	end := r.bareNameEnd(at, u.hi)
	if r.has(at, lang.Determiner) {
		end = r.coreRight(at, u.hi)
	}
	if end <= at || end >= u.hi {
		return 0, 0
	}
	if did := r.toks[end].form == lang.PastForm || r.pastVerb(at, end); did && r.speaks(at, end) {
		return at, end
	}
	return 0, 0
}

// opensUnit reports whether a cue is a participle with which its sentence begins, or behind one word: "Strongly |
// condemning", "While | saying".
func (r *reader) opensUnit(u *unit, lo, hi int) bool {
	if lo > u.lo+1 || lo == u.lo+1 && !r.has(u.lo, lang.Subordinator) {
		return false
	}
	for lo+1 < hi && (r.has(lo, lang.AdverbWord) || r.l.AdverbSuffix != "" && strings.HasSuffix(r.word(lo), r.l.AdverbSuffix)) {
		lo++
	}
	return r.toks[lo].form == lang.IngForm || r.has(lo, lang.CitingVerb)
}

// commaInside reports whether a quotation that ends before token at has its comma inside: "“the old crane | ,” Voss said".
func (r *reader) commaInside(u *unit, at int) bool {
	return at > u.lo+1 && r.quoted(at-2) && r.toks[at-2].first == ','
}

// passive reports whether a cue is one whose subject does not speak: "was told", "is
// believed".
func (r *reader) passive(lo, hi int) bool {
	for i := max(0, lo-2); i < hi; i++ {
		if r.has(i, lang.AuxBe) && r.toks[hi-1].form != lang.IngForm {
			return true
		}
	}
	return false
}

// maxAffirmation is how many words may say no more than that something is so.
const maxAffirmation = 6

// affirmed is who says yes to the question of draft n, which is what he says then: “That is
// correct,” said Voss, when asked | whether the quay was closed. It is nobody where the answer
// says something else: who put the question is not told.
func (x *resolver) affirmed(n int) int32 {
	r, d := x.r, &x.r.drafts[n]
	if n == 0 || len(d.Content) == 0 || !r.hasClass(r.tokenAt(d.Content[0].Start), lang.Question) {
		return news.NoVoice
	}
	e := &r.drafts[n-1]
	if e.unit != d.unit || e.Kind != news.Direct || e.Voice == news.NoVoice || len(e.Content) != 1 || e.Stance != news.Asserts {
		return news.NoVoice
	}
	if !r.saysYes(e.Content[0]) {
		return news.NoVoice
	}
	d.Stance = news.Asserts
	return e.Voice
}

// saysYes reports whether somebody's words say no more than that something is so: “That is correct”.
func (r *reader) saysYes(words news.Span) bool {
	yes, n := false, 0
	for i, hi := news.Within(r.spans, words); i < hi; i++ {
		t := &r.toks[i]
		if t.has(lang.Negation) || n > maxAffirmation {
			return false
		}
		if !t.punct {
			n++
		}
		yes = yes || t.has(lang.Truth)
	}
	return yes
}

// askedOf reports whether a cue is a participle that says what somebody was asked: "when | asked
// why he left".
func (r *reader) askedOf(lo, hi int) bool {
	return hi == lo+1 && lo > 0 && r.has(lo-1, lang.Subordinator) && r.toks[lo].form == lang.PastForm && r.isCue(lo, lang.AskCue)
}

// noSpeaker reports whether the words [lo, hi) are nobody: adverbs alone, as
// "Ultimately" at the beginning of a sentence.
func (r *reader) noSpeaker(lo, hi int) bool {
	alone := hi == lo+1
	if alone && r.strayWord(lo) {
		return true
	}
	for i := lo; i < hi; i++ {
		t := &r.toks[i]
		time := t.has(lang.TimeWord) && !t.has(lang.OutletName) && r.nameClass(i, i+1) == 0
		if !t.has(lang.AdverbWord) && !time && !(alone && r.openingAdverb(i)) {
			return false
		}
	}
	return true
}

// strayWord reports whether token i, which was taken for somebody, is a word that joins, a letter in itself or a
// participle that begins a sentence: "And", "| e | added", "Having", "| Featuring | a crane, the magazine said".
func (r *reader) strayWord(i int) bool {
	t := &r.toks[i]
	if r.has(i, lang.Conjunction|lang.Contrast|lang.Subordinator|lang.Question) && !r.has(i, lang.Pronoun|lang.Determiner|lang.Relative) {
		return true
	}
	if r.has(i, auxiliary) && !r.has(i, lang.TimeWord) && !r.nameClass(i, i+1).Has(lang.GivenName) && !r.knownName(i, i+1) {
		return true // "| Having | promised to go, he says", and not "May said"
	}
	if t.class != 0 {
		return false
	}
	if !t.capital {
		return len(r.word(i)) == 1
	}
	return !t.upper && r.endsIng(i) && i == r.units[r.unitOf(i)].lo && r.unknownName(i)
}

// unknownName reports whether nothing is known of token i as a name, neither from the language nor from the text.
func (r *reader) unknownName(i int) bool {
	return r.nameClass(i, i+1) == 0 && !r.knownName(i, i+1)
}

// openingAdverb reports whether token i, with a capital, is an adverb by its ending that begins a sentence or a
// phrase: "Ultimately".
func (r *reader) openingAdverb(i int) bool {
	t, w := &r.toks[i], r.fold(i)
	if !t.capital || t.class != 0 || len(w) < 6 || !strings.HasSuffix(w, r.l.AdverbSuffix) || !r.unknownName(i) {
		return false
	}
	return i == 0 || r.toks[i-1].punct || r.apart(i)
}

// speaks reports whether the phrase [lo, hi) can be somebody: a name, or a noun for
// people and what they belong to.
func (r *reader) speaks(lo, hi int) bool {
	if hi <= lo || r.quoted(lo) || r.noSpeaker(lo, hi) || hi == lo+1 && r.has(lo, lang.Thing) {
		return false
	}
	s := r.describe(lo, hi)
	if s.pronoun || s.named() {
		return !r.toks[lo].has(lang.TimeWord)
	}
	people := r.has(s.head, lang.Role|lang.PersonNoun|lang.UnnamedNoun|lang.GroupNoun|lang.OrgNoun|lang.OutletNoun)
	return people || r.nameClass(s.head, s.head+1).Has(lang.Demonym) || s.kind == news.Group && r.shareOf(&s)
}
