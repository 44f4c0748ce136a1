package attrib

import (
	"hearsay/internal/lang"
)

// This file asks of those named in a piece of a sentence that says who tells a thing (tellpart.go) whether they stand
// there as who tells it and who passes it on do: "Voss told the Post", and not "the Post told Voss".

// maxBehindIt is how many words stand between a word that joins an account to whose it is and "to", at most.
const maxBehindIt = 4

// partOrder reports whether those named in a piece stand where who tells a thing, and who passes
// it on, can stand.
func (r *reader) partOrder(p *part) bool {
	switch {
	case !p.hasTeller() && !p.hasPasser():
		return false
	case p.hasTeller() && !r.tellerBehind(p, r.wordBefore(p, p.src)):
		return false
	case p.hasPasser() && !r.passerBehind(p, r.wordBefore(p, p.relay)):
		return false
	case !p.hasTeller():
		return r.passerAlone(p, r.wordBefore(p, p.relay))
	case !p.hasPasser():
		return true
	case p.src[0] < p.relay[0]:
		return r.tellerFirst(p, r.wordBefore(p, p.relay))
	}
	k := r.wordBefore(p, p.src)
	if r.nameClass(k, k+1).Has(lang.From) {
		p.conveys = true // "the Post has it from Voss"
	}
	return r.passerFirst(p, k)
}

// wordBefore is the word of a piece before a name in it; one before the piece if the name begins it.
func (r *reader) wordBefore(p *part, name [2]int) int { return r.withoutCommas(p.lo, name[0]) - 1 }

// passerAlone reports whether an outlet behind token k passes a thing on by itself, and is not who was told it: not
// "was told | to the Post".
func (r *reader) passerAlone(p *part, k int) bool {
	if k < p.lo {
		return true
	}
	to := r.has(k, lang.ToWord) && !r.behindIt(p, k)
	with := r.nameClass(k, k+1).Has(lang.Partner) && !r.has(k, lang.RelayBy)
	says := k == p.lo+1 && r.isTell(p.lo, lang.Pointed) && r.isCue(k, lang.SayCue) && !r.cueTakes(k, lang.TakesPerson) // "so says | the Post"
	return !to && !with && (says || !r.toldDirectly(k))
}

// toldDirectly reports whether token k is a verb behind which stands who is told a thing: "told | the Post".
func (r *reader) toldDirectly(k int) bool {
	return r.cueTakes(k, lang.TakesPerson) || r.isTell(k, lang.Tells)
}

// passerFirst reports whether an outlet can have what it tells from somebody who stands behind it, and behind token
// k: "the Post quoted Voss", and not "the Post told Voss so".
func (r *reader) passerFirst(p *part, k int) bool {
	verb := p.relay[1]
	if r.has(verb, lang.AuxHave|lang.Relative|lang.That) {
		verb++
	}
	if k != p.relay[1] && k != verb {
		return true
	}
	return !r.toldDirectly(k) || r.nameClass(k, k+1).Has(lang.Quotes) || p.account > p.src[1]
}

// tellerFirst reports whether an outlet, behind token k, can have from somebody before it what he tells: not "Voss has
// it from the Post", nor "Voss was told by the Post".
func (r *reader) tellerFirst(p *part, k int) bool {
	if r.nameClass(k, k+1).Has(lang.From) {
		return false
	}
	return !r.has(k, lang.RelayBy) || !r.has(p.src[1], lang.AuxBe) || !r.cueTakes(k-1, lang.TakesPerson)
}

// behindIt reports whether token k belongs to a word that joins an account to whose it is: "attributed | to",
// "attributed the report | to".
func (r *reader) behindIt(p *part, k int) bool {
	for i, n := k-1, 0; i >= p.lo && n <= maxBehindIt && (i == k-1 || r.has(k, lang.ToWord)); i-- {
		switch {
		case r.taken(p, i):
			continue
		case r.isTell(i, lang.BehindIt):
			return true
		}
		n++
	}
	return false
}

// passerBehind reports whether who passes a thing on can stand behind token k of a piece.
func (r *reader) passerBehind(p *part, k int) bool {
	const leadsTo = lang.RelayBy | lang.ToWord | lang.AuxBe | lang.That | lang.Relative | lang.Question | lang.Preposition | lang.Postmodifier
	if k < p.lo {
		return true
	}
	t := &r.toks[k]
	if t.punct || t.has(leadsTo) || t.tell.Has(lang.Tells|lang.Pointed|lang.Manner) {
		return true
	}
	return r.nameClass(k, k+1).Has(lang.From|lang.Partner|lang.Airs|lang.Passed) || r.cueTakes(k, lang.TakesPerson|lang.TakesClause)
}

// tellerBehind reports whether who tells a thing can stand behind token k of a piece.
func (r *reader) tellerBehind(p *part, k int) bool {
	if k < p.lo {
		return true
	}
	t := &r.toks[k]
	class := r.nameClass(k, k+1)
	subject := t.tell.Has(lang.Pointed|lang.Pointing|lang.Manner|lang.Account) || t.has(lang.AdverbWord) // "so | Voss told"
	switch {
	case subject && r.verbBehind(p):
		return true
	case t.punct:
		return t.has(lang.Possessive)
	case t.has(lang.RelayBy | lang.AuxBe | lang.That | lang.Relative | lang.Question), class.Has(lang.From | lang.Quotes):
		return true
	case k == p.lo && (t.has(lang.Genitive|lang.ToWord|lang.Preposition|lang.Postmodifier) || class.Has(lang.Partner)):
		return false
	case t.has(lang.Genitive) && r.standsForAccount(p, k-1):
		return true
	case t.has(lang.Genitive):
		return !r.isTell(k-1, lang.AboutOf) && !r.number(k-1) && !r.has(k-1, lang.Pronoun) // "quoted one of | his advisers"
	case t.has(lang.ToWord | lang.Preposition | lang.Postmodifier), class.Has(lang.Partner):
		return r.joinsTo(p, k)
	}
	told := r.cueTakes(k, lang.TakesPerson)
	return told && p.hasPasser() || !told && r.isCue(k, lang.SayCue)
}

// verbBehind reports whether who tells a thing in a piece is the subject of a verb behind him, in the piece.
func (r *reader) verbBehind(p *part) bool {
	at := p.src[1]
	for r.comma(at) {
		at++
	}
	return at < p.hi && r.partVerb(at)
}

// joinsTo reports whether token k, a preposition, joins who tells a thing to it: "attributed | to Voss", "an interview
// | with Voss", "the Post | to Voss", "the Post, speaking | to Voss".
func (r *reader) joinsTo(p *part, k int) bool {
	to := r.hasClass(k, lang.ToWord)
	switch {
	case r.behindIt(p, k):
		return true
	case to && p.relay[1] == k-1:
		return true
	case !to && r.has(k-1, lang.MediumNoun) && r.nameClass(k, k+1).Has(lang.Partner):
		return true
	}
	return r.nameClass(k-1, k).Has(lang.Passed) && p.hasPasser() && p.relay[0] < k
}

// standsForAccount reports whether token k of a piece stands for a noun for what is told: "the words are | those | of
// Voss", "the report | that | of the Post".
func (r *reader) standsForAccount(p *part, k int) bool {
	return p.account >= 0 && p.account < k && r.has(k, lang.Definite|lang.Anaphor) && r.isTell(k, lang.Pointing|lang.Pointed)
}
