package attrib

import (
	"hearsay/internal/lang"
)

// This file reads a piece of a sentence in which nothing stands but who tells a thing, through
// whom, and words of telling: "That, at least, is what | Voss | said to | the Post", "Remarks by
// | Voss |, published by | the Post |, suggest". pointing.go and pointingon.go say where such pieces
// stand, and what they tell of; tellnames.go reads who is named in them, tellorder.go asks whether
// they stand to each other as who tells and who passes on.

const (
	// maxPart is how many tokens such a piece has, at most.
	maxPart = 34
	// maxPartSteps bounds how often its words are tried as names and as words.
	maxPartSteps = 400
)

// part is such a piece.
type part struct {
	lo, hi  int
	src     [2]int   // who tells it
	relay   [2]int   // the outlet that passes it on
	cue     [][2]int // the other words, but for commas
	verb    int      // of saying, the last, or -1
	account int      // the first noun for what is told, or -1
	conveys bool     // a verb says that it is told, or passed on
	tells   bool     // … by who tells it himself
	hears   bool     // … by who hears it
	steps   int
	loose   bool // it may be no whole piece
}

// newPart is a piece of which nothing has been read.
func newPart(lo, hi int) part { return part{lo: lo, hi: hi, verb: -1, account: -1} }

// loosePart is one that may be no whole piece.
func loosePart(lo, hi int) part {
	p := newPart(lo, hi)
	p.loose = true
	return p
}

// hasTeller reports whether a piece names who tells a thing.
func (p *part) hasTeller() bool { return p.src[1] > 0 }

// hasPasser reports whether a piece names who passes it on.
func (p *part) hasPasser() bool { return p.relay[1] > 0 }

// hasBoth reports whether a piece names both.
func (p *part) hasBoth() bool { return p.hasTeller() && p.hasPasser() }

// ofTelling reports whether a piece has a word of telling, or names both.
func (p *part) ofTelling() bool { return p.account >= 0 || p.verb >= 0 || p.hasBoth() }

// opensWithWho reports whether a piece begins with one of them.
func (p *part) opensWithWho() bool { return p.src[0] == p.lo || p.relay[0] == p.lo }

// restore makes a piece what it was before something was tried, which stays counted.
func (p *part) restore(was part) {
	steps := p.steps
	*p = was
	p.steps = steps
}

// tellPart reads [lo, hi) as such a piece.
func (r *reader) tellPart(lo, hi int) (part, bool) {
	p := newPart(lo, hi)
	ok := hi-lo >= 2 && hi-lo <= maxPart && r.partFrom(lo, &p)
	return p, ok
}

// looseTellPart reads [lo, hi) as such a piece in which not every word need be one of telling.
func (r *reader) looseTellPart(lo, hi int) (part, bool) {
	p := loosePart(lo, hi)
	ok := r.partFrom(lo, &p) && r.partOrder(&p)
	return p, ok
}

// partFrom reads what is left of a piece from token i on: somebody first, where one can stand there, or else a
// word of telling.
func (r *reader) partFrom(i int, p *part) bool {
	if i >= p.hi {
		return r.partWhole(p)
	}
	if p.steps++; p.steps > maxPartSteps || r.quoted(i) {
		return false
	}
	t := &r.toks[i]
	if r.comma(i) {
		return r.partFrom(i+1, p)
	}
	if t.punct && !t.has(lang.Possessive) {
		return false
	}
	word := r.partWord(i, p)
	was := *p
	either := t.has(lang.Determiner|lang.FirstPerson|lang.UnnamedNoun) || r.has(i+1, lang.UnnamedNoun) // "the report", "the mayor"
	if (!word || either) && r.partName(i, p) {
		return true
	}
	if !word {
		p.steps++
		return false
	}
	r.addWord(i, p)
	if r.partFrom(i+1, p) {
		return true
	}
	p.restore(was)
	return false
}

// partWhole reports whether a piece that has been read says who tells a thing.
func (r *reader) partWhole(p *part) bool {
	if p.loose {
		return true
	}
	return r.partOrder(p) && (p.account >= 0 || p.conveys || p.hears && p.hasBoth())
}

// partWord reports whether token i can be a word of such a piece, and no part of a name.
func (r *reader) partWord(i int, p *part) bool {
	t := &r.toks[i]
	last := i == p.hi-1
	switch {
	case r.noPartWord(i, p):
		return false
	case i > p.lo && !last && r.joinsVerbs(i): // "reported, | and | named"
		return true
	case t.has(lang.Determiner|lang.Possessive) && t.tell == 0: // "the | report", not "the mayor"
		return !last && !r.toks[i+1].capital && r.partWord(i+1, p)
	case last && t.tell == 0 && t.has(lang.AdverbWord) && r.has(i-1, lang.AuxBe|lang.AdverbWord):
		return false // "said that is highly | unlikely"
	case r.otherVerb(i):
		return false // "was welcomed by"
	case t.capital && t.has(passingOn), !t.capital && r.passWord(i, p.hi):
		return true
	}
	return t.tell&^lang.Teller != 0 || last && r.hinting(i) || t.has(lang.FirstPerson)
}

// noPartWord reports whether token i is a word for which a sentence is no such piece: "not", "might", "nobody", a
// name's capital within the piece.
func (r *reader) noPartWord(i int, p *part) bool {
	t := &r.toks[i]
	return t.tell.Has(lang.Apart) || t.has(lang.Negation|lang.Modal|lang.Title) || t.capital && i > p.lo ||
		t.punct && !t.has(lang.Possessive) || r.isDenial(i, lang.Nought)
}

// joinsVerbs reports whether token i joins a verb of telling to what stands before it: "reported, | and | named".
func (r *reader) joinsVerbs(i int) bool {
	t := &r.toks[i]
	return t.has(lang.Conjunction) && !t.has(lang.Contrast|lang.Negation) && r.isTell(i+1, lang.Tells|lang.Conveys)
}

// otherVerb reports whether token i is a cue's form that tells nothing to anybody: "welcomed", "refused".
func (r *reader) otherVerb(i int) bool {
	t := &r.toks[i]
	if t.tell != 0 || t.cue == 0 || t.has(passingOn) || r.hinting(i) {
		return false
	}
	return !r.anyCueTakes(i, lang.TakesClause|lang.TakesThat|lang.TakesPerson)
}

// addWord notes what token i, a word of such a piece, says of the telling.
func (r *reader) addWord(i int, p *part) {
	t := &r.toks[i]
	p.cue = append(p.cue, [2]int{i, i + 1})
	account := t.tell.Has(lang.Account)
	if account && p.account < 0 {
		p.account = i
	}
	if i > p.lo && t.has(lang.Thing) && r.has(i-1, lang.AuxHave) {
		p.conveys = true // "as the Post has it"
	}
	if account && i > p.lo && r.has(i-1, lang.Determiner|lang.Possessive) {
		return // "Voss’s | claim" is no verb
	}
	says := r.cueTakes(i, lang.TakesClause|lang.TakesThat)
	told := t.tell.Has(lang.Conveys|lang.Tells) && !t.has(auxiliary)
	p.conveys = p.conveys || says || told || r.nameClass(i, i+1).Has(lang.Quotes)
	p.tells = p.tells || says || t.tell.Has(lang.Tells)
	p.hears = p.hears || r.nameClass(i, i+1).Has(lang.Hearing|lang.Passed)
	if says {
		p.verb = i
	}
}

// partVerb reports whether token i can be the verb behind who tells a thing.
func (r *reader) partVerb(i int) bool {
	if i >= len(r.toks) || r.has(i, lang.ToWord) {
		return false
	}
	return r.has(i, auxiliary) || r.isTell(i, lang.Tells) || r.isCue(i, lang.SayCue)
}
