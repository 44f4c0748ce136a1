package attrib

import (
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// This file reads to whom, or through whom, a thing was said from the words that stand beside who
// said it, however they are put: "In a written reply to questions from the Post, Voss said", "Voss
// wrote in a letter to the editor of the Post that", "Asked by our reporter for comment, Voss said".

// maxAlongside is how many tokens such a piece of a sentence has, at most.
const maxAlongside = 20

// alongside takes the outlet that stands in a piece of a statement's sentence, between commas and
// outside what is said and who says it, in which otherwise nothing stands but words of telling and
// asking.
func (x *resolver) alongside(d *draft) {
	r := x.r
	at, u := r.cueAt(d)
	if u == nil || len(d.Chain) > 0 || d.src[1] <= d.src[0] || len(d.Content) == 0 || r.quoted(at) {
		return
	}
	lo, hi := max(u.lo, min(d.src[0], at)-maxAlongside), min(u.end, max(d.src[1], at+1)+maxAlongside)
	for from := lo; from < hi; {
		to := from
		for to < hi && !r.toks[to].punct && !r.within(d.Content, to) && !r.within(d.Source, to) {
			to++
		}
		if relay, words := r.alongsideOf(from, to); relay[1] > relay[0] {
			x.joined(d, relay, words)
			return
		}
		from = max(to, from+1)
	}
	if relay, words := r.spokenToBefore(at); relay[1] > relay[0] && len(d.Chain) == 0 {
		x.joined(d, relay, words)
		return
	}
	x.nextSays(d)
}

// maxSpokenTo is how many words stand between a word of speaking and the outlet that is spoken to, at most.
const maxSpokenTo = 5

// spokenToBefore is the outlet that somebody spoke to who goes on with the verb at token at, behind a comma: "Voss opened up |
// to the Post, | saying", "spoke | to this newspaper, | claiming"; and where the words begin that say so.
func (r *reader) spokenToBefore(at int) (relay [2]int, words int) {
	end := at - 1
	if r.toks[at].form != lang.IngForm || !r.comma(end) {
		return relay, 0
	}
	for lo := end - 1; lo > max(0, end-maxOwn); lo-- {
		if r.quoted(lo) || r.toks[lo].punct {
			return relay, 0
		}
		if !r.joinsTeller(lo-1) || !r.ownOutlet(lo, end) && !r.surelyOutlet(lo, end) {
			continue
		}
		for k := lo - 2; k >= max(0, lo-maxSpokenTo) && !r.toks[k].punct; k-- {
			if r.nameClass(k, k+1).Has(lang.Passed) || r.has(k, lang.MediumNoun) {
				return [2]int{lo, end}, lo - 1
			}
		}
	}
	return relay, 0
}

// joined takes an outlet for who passes a statement on, if it surely is one.
func (x *resolver) joined(d *draft, relay [2]int, words int) {
	id := int32(news.NoVoice)
	if x.r.ownOutlet(relay[0], relay[1]) {
		id = x.relayVoice(relay[0], relay[1])
	} else if v, end := x.passer(relay[0], relay[1]); v != news.NoVoice && x.r.surelyOutlet(relay[0], end) {
		id = v
	}
	x.relay(d, id, x.r.span(words, relay[1]))
}

// nextSays takes the outlet from the next sentence, where that but says to whom the words before
// were said: "“It sank,” Voss said. | She was speaking to the Post", "… The remarks were made to
// the Post".
func (x *resolver) nextSays(d *draft) {
	r := x.r
	n := r.unitOf(r.tokenAt(d.Extent().End-1)) + 1
	if n >= len(r.units) || r.units[n].paragraph != r.units[n-1].paragraph || r.units[n].teaser {
		return
	}
	u := &r.units[n]
	lo := u.lo
	switch {
	case u.end-lo > maxAlongside || r.quoted(lo):
		return
	case r.has(lo, lang.Pronoun) && !r.has(lo, lang.Determiner|lang.Anaphor|lang.FirstPerson) && r.has(lo+1, lang.AuxBe) && r.nameClass(lo+2, lo+3).Has(lang.Passed):
		lo++
	case !r.has(lo, lang.Definite|lang.Possessive) || r.has(lo, lang.FirstPerson) || !r.has(lo+1, lang.MediumNoun) && !r.nameClass(lo+1, lo+2).Has(lang.Hearing) || !r.has(lo+2, lang.AuxBe):
		return
	}
	if relay, words := r.alongsideOf(lo, u.end); relay[1] > relay[0] {
		x.joined(d, relay, words)
	}
}

// alongsideOf is the outlet in a piece [lo, hi) of words of telling and asking, and where the words
// begin that join it to them.
func (r *reader) alongsideOf(lo, hi int) (relay [2]int, words int) {
	asked := false
	if r.why(lo) {
		return relay, words
	}
	for i := lo; i < hi; {
		if r.passWord(i, hi) || r.editorOf(i) || i > lo && r.isTell(i, lang.Conveys) && r.endsPast(i) || r.toks[i].form == lang.PastForm && r.has(i-1, lang.AuxBe) { // "were made"
			asked = asked || r.tellsOf(i) || r.has(i, lang.MediumNoun)
			i++
			continue
		}
		if r.nameClass(i, i+1).Has(lang.Passed) { // "Asked by", which asks in other places
			asked = true
			i++
			continue
		}
		end := r.coreRight(i, hi)
		for e := i + 1; e <= min(hi, i+maxOwn); e++ {
			if r.ownOutlet(i, e) {
				end = e // "our reporter | for comment"
			}
		}
		if r.anyOf(i+1, min(hi, end+1), lang.Possessive) || relay[1] > 0 || i == lo || !asked || end == i || !r.joinsTeller(i-1) || !r.ownOutlet(i, end) && !r.anOutlet(i, end) {
			return [2]int{}, 0
		}
		relay, words, i = [2]int{i, end}, i-1, end
	}
	return relay, words
}

// why reports whether a piece begins by saying why or when somebody spoke, not that it was then that he said this:
// "sacked | for talking to the Post".
func (r *reader) why(lo int) bool {
	return r.has(lo, lang.Preposition) && !r.isTell(lo, lang.Bears) && lo+1 < len(r.toks) && (r.asks(lo+1) || r.isTell(lo+1, lang.Tells))
}

// editorOf reports whether "the editor of" stands at token i, or ends there.
func (r *reader) editorOf(i int) bool {
	if r.has(i, lang.Determiner) {
		i++
	}
	return i < len(r.toks) && r.journalistsAt(i) && r.has(i+1, lang.Genitive)
}

// joinsTeller reports whether token i joins whom a thing is told to, or who asks for it, to the
// telling: "to", "with", "by", "from"; "the editor | of". Who writes "in reply | to the Post" tells others.
func (r *reader) joinsTeller(i int) bool {
	return r.has(i, lang.RelayBy) || r.has(i, lang.ToWord) && !r.nameClass(i-1, i).Has(lang.Replies) || !r.has(i, lang.ToWord) && r.nameClass(i, i+1).Has(lang.Partner|lang.From) || r.has(i, lang.Genitive) && r.journalistsAt(i-1)
}
