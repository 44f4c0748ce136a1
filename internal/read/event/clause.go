package event

import (
	"strings"

	"hearsay/internal/lang"
	"hearsay/internal/news"
	"hearsay/internal/read/tag"
)

// names are the numbers of the tags and relations that are asked for.
type names struct {
	verb, noun, propn, pron, adj, punct, det, cconj, num                           int
	fineVBN, fineVBG, fineVBD, fineVB, fineVBZ, fineNNS, fineNNPS, fineWRB, fineWP int
	rel                                                                            []role // by number of a relation
	classes                                                                        []news.EventClass
}

// role is what a relation is to the reading of clauses.
type role uint8

const (
	noRole  role = iota
	subject      // of an active verb
	passive      // subject of a passive verb
	object
	oblique
	modifier // nmod
	clausal  // opens a clause of its own: what is in it does not belong to what it hangs on
	open     // xcomp: its subject is that of what it hangs on
	conjunct
	relative // acl:relcl
	adnominal
	copula
	auxiliary
	passiveAux
	marker
	caseMark
	particle
	adverb
	negation
	apposition
	mark
	agent // obl:agent
	joint // compound, flat, fixed: of one name
)

var relationRoles = map[string]role{
	"nsubj": subject, "nsubj:outer": subject, "nsubj:pass": passive, "csubj": clausal, "csubj:pass": clausal,
	"obj": object, "iobj": oblique, "obl": oblique, "obl:agent": agent, "obl:npmod": oblique, "obl:tmod": oblique, "obl:unmarked": oblique, "nmod": modifier,
	"nmod:poss": modifier, "ccomp": clausal, "advcl": clausal, "advcl:relcl": clausal, "parataxis": clausal, "xcomp": open, "conj": conjunct,
	"acl:relcl": relative, "acl": adnominal, "cop": copula, "aux": auxiliary, "aux:pass": passiveAux, "mark": marker, "case": caseMark,
	"compound:prt": particle, "advmod": adverb, "appos": apposition, "punct": mark, "compound": joint, "flat": joint, "fixed": joint, "flat:name": joint,
}

func namesOf(s *lang.Syntax, l *lang.Event) names {
	fine := func(name string) int {
		for i, f := range s.Fine {
			if f == name {
				return i
			}
		}
		return -1
	}
	n := names{
		verb: s.Tag("VERB"), cconj: s.Tag("CCONJ"), noun: s.Tag("NOUN"), propn: s.Tag("PROPN"), pron: s.Tag("PRON"), adj: s.Tag("ADJ"), punct: s.Tag("PUNCT"), det: s.Tag("DET"), num: s.Tag("NUM"),
		fineVBN: fine("VBN"), fineVBG: fine("VBG"), fineVBD: fine("VBD"), fineVB: fine("VB"), fineVBZ: fine("VBZ"), fineWRB: fine("WRB"), fineWP: fine("WP"), fineNNS: fine("NNS"), fineNNPS: fine("NNPS"),
		rel: make([]role, len(s.Rels)), classes: make([]news.EventClass, len(l.Classes)),
	}
	for i, r := range s.Rels {
		n.rel[i] = relationRoles[r]
	}
	for i, c := range l.Classes {
		_ = n.classes[i].UnmarshalText([]byte(c)) // the language's test holds the names to those of package news
	}
	return n
}

// clauses is one sentence with its tree, and the clauses in it.
type clauses struct {
	f      *finder
	tokens []news.Span
	tree   *tag.Tree
	words  []*lang.EventWord
	rels   []role
	kids   []int32 // the tokens by what they hang on, those of token i at kids[first[i]:first[i+1]]
	first  []int32
	head   []bool  // the token heads a clause of an event
	owner  []int32 // the head of the clause that a token belongs to, or -1
	heads  []int32 // the heads, in order
}

func (c *clauses) read(f *finder, tokens []news.Span, tree *tag.Tree) {
	n := len(tokens)
	c.f, c.tokens, c.tree = f, tokens, tree
	c.words, c.rels, c.kids = c.words[:0], c.rels[:0], resize(c.kids, n)
	c.first, c.owner, c.heads = resize(c.first, n+2), resize(c.owner, n), c.heads[:0]
	c.head = c.head[:0]
	clear(c.first)
	for i, t := range tokens {
		c.words = append(c.words, f.word(t))
		c.rels = append(c.rels, f.names.rel[tree.Rels[i]])
		c.head = append(c.head, false)
		if h := tree.Heads[i]; h >= 0 {
			c.first[h+2]++
		}
	}
	for i := 2; i < len(c.first); i++ {
		c.first[i] += c.first[i-1]
	}
	for i := range tokens {
		if h := tree.Heads[i]; h >= 0 {
			c.kids[c.first[h+1]] = int32(i)
			c.first[h+1]++
		}
	}
	for i := range tokens {
		if c.tells(i) {
			c.head[i] = true
			c.heads = append(c.heads, int32(i))
		}
	}
	for i := range tokens {
		c.owner[i] = c.ownerOf(i)
	}
}

func resize(s []int32, n int) []int32 {
	if cap(s) < n {
		return make([]int32, n)
	}
	return s[:n]
}

// of lists the tokens that hang on token i.
func (c *clauses) of(i int) []int32 { return c.kids[c.first[i]:c.first[i+1]] }

// child is the first token in a role that hangs on token i, or -1.
func (c *clauses) child(i int, roles ...role) int {
	for _, k := range c.of(i) {
		for _, r := range roles {
			if c.rels[k] == r {
				return int(k)
			}
		}
	}
	return -1
}

func (c *clauses) has(i int, r lang.EventRole) bool {
	return i >= 0 && c.words[i] != nil && c.words[i].Roles&r != 0
}

func (c *clauses) is(i, tagged int) bool { return int(c.tree.Tags[i]) == tagged }

// tells reports whether token i heads a clause that tells of an event.
func (c *clauses) tells(i int) bool {
	n := &c.f.names
	switch {
	case c.rels[i] == auxiliary || c.rels[i] == copula || c.rels[i] == passiveAux || c.rels[i] == joint || c.rels[i] == caseMark || c.rels[i] == marker:
		return false
	case c.child(i, copula) >= 0:
		return c.words[i] != nil && n.classes[c.words[i].Noun] == news.Harm && !c.is(i, n.verb) && c.child(i, subject) >= 0 && c.is(i, n.adj) // "are dead"
	case !c.is(i, n.verb), c.tree.Heads[i] >= 0 && !opens[c.rels[i]]:
		return false
	case c.saying(i), c.asked(i):
		return false
	case c.controls(i) >= 0:
		return false
	}
	w := c.words[i]
	if w != nil && (w.Verb > 0 || w.Roles&lang.EventHappen != 0) {
		return c.rels[i] != adnominal || c.child(i, oblique, agent, object) >= 0
	}
	if w != nil && w.Roles&lang.EventLight != 0 && c.nounOf(i) >= 0 {
		return true
	}
	if w != nil && w.Roles&(lang.EventState|lang.EventSay|lang.EventPlan|lang.EventCommand|lang.EventFail|lang.EventRaise) != 0 {
		return false
	}
	if up := c.tree.Heads[i]; up >= 0 && c.has(int(up), lang.EventPlan|lang.EventCommand|lang.EventFail) && c.controls(int(up)) == i {
		s := c.child(int(up), subject, passive)
		return s >= 0 && !c.has(s, lang.EventPronoun) // "ordered troops to leave"
	}
	// Any other verb, where it tells of the past and of others than those who speak.
	if !c.past(i) {
		return false
	}
	s := c.child(i, subject, passive)
	return s >= 0 && !c.has(s, lang.EventPronoun) || s < 0 && (c.tree.Heads[i] < 0 || c.rels[i] == conjunct)
}

// asked reports whether verb i is that of a clause that asks, or names something by what it did: "it is not clear what
// caused the crash".
func (c *clauses) asked(i int) bool {
	what := func(k int) bool { return k >= 0 && int(c.tree.Fine[k]) == c.f.names.fineWP && c.has(k, lang.EventAsks) }
	if c.rels[i] == relative {
		return what(int(c.tree.Heads[i]))
	}
	return what(c.child(i, subject, passive))
}

// opens are the relations of verbs that head clauses.
var opens = [...]bool{clausal: true, open: true, conjunct: true, relative: true, adnominal: true, apposition: true, joint: false}

// past reports whether verb i is in a past tense or a passive.
func (c *clauses) past(i int) bool {
	fine := int(c.tree.Fine[i])
	return fine == c.f.names.fineVBD || fine == c.f.names.fineVBN
}

// saying reports whether token i is the cue of a statement, or says that something
// is so.
func (c *clauses) saying(i int) bool {
	if !c.has(i, lang.EventSay) {
		return c.f.inCue(c.tokens[i])
	}
	for _, k := range c.of(i) {
		if c.rels[k] == clausal {
			return true
		}
	}
	return c.words[i].Verb == 0 || c.f.inCue(c.tokens[i])
}

// controls is the verb that token i only begins, plans or orders: "managed to break"
// has "break"; or -1.
func (c *clauses) controls(i int) int {
	if !c.has(i, lang.EventRaise|lang.EventPlan|lang.EventCommand|lang.EventFail|lang.EventState|lang.EventMay) {
		return -1
	}
	for _, k := range c.of(i) {
		if (c.rels[k] == open || c.rels[k] == clausal && c.has(i, lang.EventPlan|lang.EventCommand|lang.EventFail)) && c.is(int(k), c.f.names.verb) {
			return int(k)
		}
	}
	return -1
}

// nounOf is the noun of an event that a verb has for its object or its subject, which
// then says what happened; or -1.
func (c *clauses) nounOf(i int) int {
	for _, r := range [...]role{object, passive, subject, oblique, agent} {
		for _, k := range c.of(i) {
			if c.rels[k] != r || (r == oblique || r == agent) && !c.has(c.child(int(k), caseMark), lang.EventBy) {
				continue // "rocked by a blast", and not "seen during talks"
			}
			if c.has(i, lang.EventOccur) && r == object || r == subject && !c.has(i, lang.EventOccur) && c.complete(i) {
				continue // "saw a match", "the attack opened a new chapter"
			}
			if c.words[k] != nil && c.words[k].Noun > 0 && (c.is(int(k), c.f.names.noun) || c.is(int(k), c.f.names.propn)) {
				return int(k)
			}
		}
	}
	return -1
}

// complete reports whether verb i has an object that is more than a part of it, as in "took
// place".
func (c *clauses) complete(i int) bool {
	o := c.child(i, object)
	return o >= 0 && (o != i+1 || c.has(o, lang.EventPronoun))
}

// ownerOf is the head of the clause that token i belongs to, or -1.
func (c *clauses) ownerOf(i int) int32 {
	for range c.tokens { // no further than the sentence is long
		if c.head[i] {
			return int32(i)
		}
		if v := c.controls(i); v >= 0 && c.head[v] { // what stands with "managed" of "managed to break" belongs to "break"
			return int32(v)
		}
		h := c.tree.Heads[i]
		if h < 0 {
			return -1
		}
		if r := c.rels[i]; r == clausal || r == relative || r == conjunct && c.is(i, c.f.names.verb) {
			if !c.head[h] || c.child(i, subject, passive) >= 0 {
				return -1
			}
		}
		i = int(h)
	}
	return -1
}

// phrase is the words of the noun phrase that token i heads, without the clauses,
// appositions and marks at its edges.
func (c *clauses) phrase(i int) news.Span {
	lo, hi := i, i
	c.widen(i, i, &lo, &hi, 0)
	for lo < i && (c.is(lo, c.f.names.punct) || c.is(lo, c.f.names.cconj) || c.rels[lo] == caseMark && int(c.tree.Heads[lo]) == i || c.setApart(lo)) {
		lo++
	}
	for hi > i && c.is(hi, c.f.names.punct) {
		hi--
	}
	s := news.Span{Start: c.tokens[lo].Start, End: c.tokens[hi].End}
	if q := firstOver(c.f.a.Quantities, s, quantitySpan); q >= 0 && c.f.a.Quantities[q].Span.Start < s.Start {
		s.Start = c.f.a.Quantities[q].Span.Start // "at least five people"
	}
	if hi+1 < len(c.tokens) && unclosed(s.Of(c.f.body)) && closes(c.tokens[hi+1].Of(c.f.body)) {
		s.End = c.tokens[hi+1].End
	}
	return s
}

// unclosed reports whether a quotation mark opens in words and does not close.
func unclosed(words string) bool {
	return strings.Count(words, "“") > strings.Count(words, "”") || strings.Count(words, "\"")%2 == 1
}

func closes(token string) bool { return token == "”" || token == "\"" }

// mostPhrase is how many tokens a phrase reaches to either side of its head.
const mostPhrase = 14

func (c *clauses) widen(top, i int, lo, hi *int, depth int) {
	if depth > 6 {
		return
	}
	for _, k := range c.of(i) {
		k := int(k)
		switch r := c.rels[k]; {
		case r == clausal || r == relative || r == adnominal || r == apposition || k < top-mostPhrase || k > top+mostPhrase:
			continue
		case i == top && (r == caseMark || r == mark || r == marker || r == copula || r == subject || r == passive):
			continue
		case i != top && r == mark:
			continue
		case c.head[k], (r == modifier || i == top && k > top) && c.f.dateAt(c.tokens[k]), c.opensClause(k):
			continue
		}
		*lo, *hi = min(*lo, k), max(*hi, k)
		c.widen(top, k, lo, hi, depth+1)
	}
}

// opensClause reports whether a preposition stands before token k that is a clause's
// conjunction, too: the parser took "as Osk" of "as Osk won" for part of the phrase; or one
// that says when something happened: "during the feast".
func (c *clauses) opensClause(k int) bool {
	m := c.child(k, caseMark)
	return c.has(m, lang.EventAfter|lang.EventDuring) && !c.has(m, lang.EventAt)
}

// setApart reports whether token k is an adverb of the verb before it that the parser took
// for one of the number behind it: "turned away two girls", and not "at least two girls".
func (c *clauses) setApart(k int) bool {
	if k < 1 || k+1 >= len(c.tokens) || c.rels[k] != adverb || int(c.tree.Heads[k]) != k+1 || !c.is(k+1, c.f.names.num) || !c.is(k-1, c.f.names.verb) || c.f.dateAt(c.tokens[k+1]) {
		return false
	}
	return firstOver(c.f.a.Quantities, c.tokens[k], quantitySpan) < 0
}
