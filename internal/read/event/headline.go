package event

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/lang"
	"hearsay/internal/news"
	"hearsay/internal/read/tag"
)

// headline is what a title says: the part of it that tells what happened, cut into who
// and the rest.
type headline struct {
	who, what news.Span   // of the title; who may be empty
	verb      bool        // it has one
	event     *news.Event // of the part, or nil
	class     news.EventClass
	told      news.Told
}

// separators part a title: “Port Ellery fire: two men held”.
var separators = [...]string{": ", "; ", " - ", " – ", " — ", " | "}

// parts are the parts of a title, without the space and the marks at their edges.
func parts(title string) []news.Span {
	cuts := []int{0, len(title)}
	for _, sep := range separators {
		for at := 0; ; {
			k := strings.Index(title[at:], sep)
			if k < 0 {
				break
			}
			at += k + len(sep)
			cuts = append(cuts, at)
		}
	}
	if k := strings.Index(title, "? "); k > 0 && !strings.Contains(title[:k], " ") { // "Ferries? Osk has too many"
		cuts = append(cuts, k+len("? "))
	}
	sort.Ints(cuts)
	var out []news.Span
	for i := range len(cuts) - 1 {
		s := news.MakeSpan(cuts[i], cuts[i+1])
		s.End = s.Start + uint32(len(strings.TrimRight(s.Of(title), " :;-–—|")))
		s.Start += uint32(s.Len() - len(strings.TrimLeft(s.Of(title), " ")))
		if !s.Empty() {
			out = append(out, s)
		}
	}
	return out
}

// lowered is a title whose words begin with capitals, as some papers write them, with
// those in lower case that the text writes so, or that are words of events; any other
// title as it is. No character changes its length.
func lowered(title, body string, tokens []news.Span, l *lang.Event) string {
	words, capitals := 0, 0
	for _, t := range tokens {
		if w := t.Of(title); len(w) > 3 && isLetter(w[0]) {
			words, capitals = words+1, capitals+one(w[0] <= 'Z')
		}
	}
	if words < 3 || 4*capitals < 3*words {
		return title
	}
	body = strings.TrimPrefix(body, title) // many texts begin with it
	out := []byte(title)
	for i, t := range tokens {
		w := t.Of(title)
		if w[0] < 'A' || w[0] > 'Z' || len(w) < 2 || w[1] < 'a' || i == 0 {
			continue
		}
		low := string(w[0]|0x20) + w[1:]
		hyphen := strings.LastIndexByte(low, '-') + 1
		e := l.Words[strings.ToLower(low[hyphen:])]
		if strings.Contains(body, " "+low+" ") || len(low) > longStem && beginsWord(body, low[:longStem]) && !strings.Contains(body, " "+w+" ") || e != nil && (e.Verb > 0 || e.Noun > 0 || e.Roles&^lang.EventNation != 0) && !strings.Contains(body, " "+w+" ") {
			out[t.Start] |= 0x20
			if hyphen > 0 && hyphen < len(low) && isLetter(low[hyphen]) {
				out[int(t.Start)+hyphen] |= 0x20
			}
		}
	}
	return string(out)
}

// longStem is how many letters two forms of a word begin with: "live-tweets" and
// "live-tweeted".
const longStem = 6

// beginsWord reports whether a word of a text begins so.
func beginsWord(body, head string) bool {
	for at := 0; ; at += len(head) {
		i := strings.Index(body[at:], head)
		if i < 0 {
			return false
		}
		at += i
		if r, _ := utf8.DecodeLastRuneInString(body[:at]); at == 0 || unicode.IsSpace(r) {
			return true
		}
	}
}

func isLower(c byte) bool { return 'a' <= c && c <= 'z' }

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// readHeadline parses the parts of a title by themselves and takes the first with a verb, or
// else the longest.
func readHeadline(title, body string, of *news.Analysis, l *lang.Event) headline {
	var longest, classed headline
	if len(of.Tokens) > longestSentence {
		return longest
	}
	f := finder{body: lowered(title, body, of.Tokens, l), a: of, l: l, syntax: l.Syntax()}
	f.names = namesOf(f.syntax, l)
	for _, p := range parts(title) {
		lo, hi := news.Within(of.Tokens, p)
		if strings.HasSuffix(p.Of(title), "?") { // it asks, and tells nothing
			continue
		}
		if p.Len() > longest.what.Len() {
			longest = headline{what: p}
		}
		if hi-lo < 2 {
			continue
		}
		tokens := of.Tokens[lo:hi]
		if n := f.credit(tokens); n > 2 {
			tokens = tokens[:n]
			p.End = tokens[n-1].End
			if longest.what.Contains(p) {
				longest.what = p
			}
		}
		tree := tag.Syntax(f.body, &news.Analysis{Tokens: tokens, Sentences: []news.Span{p}}, f.syntax)
		if len(tree.Heads) != len(tokens) {
			continue
		}
		f.clause.read(&f, tokens, tree)
		if f.clause.addresses() {
			if longest.what == p {
				longest = headline{}
			}
			continue
		}
		v := f.clause.mended(f.clause.headlineVerb())
		if v < 0 {
			class := f.clause.firstClass()
			if longest.what == p {
				longest.who, longest.class = f.clause.nameFirst(), class
			}
			if classed.class == news.OtherEvent {
				classed = headline{what: p, class: class}
			}
			continue
		}
		return f.verbal(title, p, v)
	}
	if longest.class == news.OtherEvent && classed.class != news.OtherEvent {
		return classed // "Ellery fire: A long night in a small town"
	}
	return longest
}

// addresses reports whether a part of a title tells nothing by itself: it orders its reader ("Expect …", "Don't trust …"),
// asks ("Question is whether …"), or is all of it what somebody says (“‘We sank it’”).
func (c *clauses) addresses() bool {
	n := &c.f.names
	first, last := 0, len(c.tokens)-1
	for first < last && c.is(first, n.punct) {
		first++
	}
	if first > 0 && c.closesFirst(first) == last {
		return true
	}
	if c.has(first, lang.EventAsks) {
		return true
	}
	for i := first; i <= last && i < first+mostAsks; i++ {
		if c.has(i, lang.EventAsks) && c.rels[i] == marker && c.child(int(c.tree.Heads[i]), object) < i {
			return true
		}
	}
	verb := first
	if c.rels[first] == auxiliary {
		verb = int(c.tree.Heads[first])
	}
	return verb >= 0 && int(c.tree.Fine[verb]) == n.fineVB && c.tree.Heads[verb] < 0 && c.child(verb, subject, passive) < 0 &&
		(verb == first || int(c.tree.Fine[first]) == n.fineVB)
}

// closesFirst is the first token behind token i that closes a quotation, or -1.
func (c *clauses) closesFirst(i int) int {
	for ; i < len(c.tokens); i++ {
		if t := c.tokens[i].Of(c.f.body); closes(t) || t == "’" || t == "'" {
			return i
		}
	}
	return -1
}

// mostAsks is how many tokens from the beginning of a part of a title the word stands at most that asks.
const mostAsks = 4

// verbal reads the part p of a title, of which the verb is token v.
func (f *finder) verbal(title string, p news.Span, v int) headline {
	c := &f.clause
	h := headline{what: p, verb: true, told: f.told(v, 0)}
	if who := c.before(v); !who.Empty() && !opensQuote(who.Of(title)) {
		h.who = who
		k := c.after(who)
		for k < v && c.is(k, f.names.punct) {
			k++
		}
		h.what.Start = c.tokens[k].Start
	}
	for i := range c.heads {
		if at := int(c.heads[i]); at == v || h.event == nil && !c.circumstance(at) {
			if e, ok := f.event(i); ok {
				h.event = &e
			}
		}
	}
	if h.class = c.firstClass(); h.event != nil && h.event.Class != news.OtherEvent {
		h.class = h.event.Class
	}
	return h
}

// credit is how many tokens of a part of a title stand before the words that say who
// says so: "quay sealed, port official says"; 0 for none.
func (f *finder) credit(tokens []news.Span) int {
	says := func(i int) bool {
		w := f.word(tokens[i])
		return w != nil && w.Roles&lang.EventSay != 0
	}
	for i := len(tokens) - 2; i > 0 && len(tokens)-i <= longestCredit; i-- {
		if tokens[i].Of(f.body) == "," {
			if says(i+1) || says(len(tokens)-1) {
				return i
			}
			return 0
		}
	}
	return 0
}

// longestCredit is how many tokens those words are, with the comma.
const longestCredit = 8

// firstClass is the class of the first word that has one.
func (c *clauses) firstClass() news.EventClass {
	for i, w := range c.words {
		switch {
		case w == nil:
		case w.Verb > 0 && c.is(i, c.f.names.verb):
			return c.f.names.classes[w.Verb]
		case c.is(i, c.f.names.adj) && int(c.tree.Heads[i]) > i: // "dead heat"
		case w.Noun > 0:
			return c.f.names.classes[w.Noun]
		}
	}
	return news.OtherEvent
}

// headlineVerb is the verb that a part of a title turns on, or -1: what looks like one
// between two nouns ("stages protest"), or the first with a subject, then what looks
// like one behind a noun ("tram derails"), then any. What comes behind "after" or "as"
// is circumstance.
func (c *clauses) headlineVerb() int {
	n := &c.f.names
	any, end := -1, len(c.tokens)
	for i := 1; i < len(c.tokens); i++ {
		if c.has(i, lang.EventAfter) {
			end = i
			break
		}
	}
	for i := 1; i+1 < end; i++ {
		if c.has(i, lang.EventLight) && c.looksVerb(i) && c.words[i].Noun == 0 && c.words[i+1] != nil && c.words[i+1].Noun > 0 {
			return i
		}
	}
	for i := range end {
		if !c.is(i, n.verb) || c.rels[i] == auxiliary || c.rels[i] == relative || c.rels[i] == adnominal {
			continue
		}
		if s := c.child(i, subject, passive); s >= 0 && s < i && (c.tree.Heads[i] < 0 || c.child(i, marker) < 0) {
			return i
		}
		if any < 0 && i > 0 && (c.tree.Heads[i] < 0 || opens[c.rels[i]]) && c.rels[i] != open && c.child(i, marker) < 0 {
			any = i
		}
	}
	for i := 1; i < end; i++ { // "Three boats taken from the harbour"
		if h := int(c.tree.Heads[i]); c.is(i, n.verb) && c.rels[i] == adnominal && int(c.tree.Fine[i]) == n.fineVBN && h >= 0 && h < i && c.tree.Heads[h] < 0 {
			return i
		}
	}
	for i := 1; i < end; i++ {
		if w := c.words[i]; w != nil && (w.Verb > 0 || w.Roles&lang.EventLight != 0) && c.looksVerb(i) || c.hyphenedVerb(i) {
			return i
		}
	}
	return any
}

// mended is the verb of a title in the place of token v, which the parser took for it: in "Tamm
// levels claims at Rud" the plural before it, since none goes with a verb in -s, and in "Red Dawn
// rebels free nine" the word behind it, since rebels are people.
func (c *clauses) mended(v int) int {
	n := &c.f.names
	if v < 1 || int(c.tree.Fine[v]) != n.fineVBZ {
		return v
	}
	if w := c.words[v]; w != nil && w.Noun > 0 && v+1 < len(c.tokens) && (c.is(v-1, n.noun) || c.is(v-1, n.propn)) && c.is(v+1, n.verb) &&
		int(c.tree.Fine[v+1]) != n.fineVBN && isLower(c.tokens[v+1].Of(c.f.body)[0]) {
		return v + 1 // "Osk terror attacks highlight a threat"
	}
	if w := c.words[v]; w != nil && w.Things&lang.ThingPeople != 0 && v+1 < len(c.tokens) {
		if next := c.words[v+1]; next != nil && (next.Verb > 0 || next.Roles&lang.EventHappen != 0) {
			return v + 1
		}
	}
	if v > 1 && int(c.tree.Fine[v-1]) == n.fineNNS && c.is(v-2, n.propn) && (c.words[v-1] == nil || c.words[v-1].Things&lang.ThingPeople == 0) {
		return v - 1
	}
	return v
}

// looksVerb reports whether token i was taken for a noun, ends in -s and stands behind
// a noun: a verb, in a title.
func (c *clauses) looksVerb(i int) bool {
	n := &c.f.names
	return i > 0 && c.is(i, n.noun) && strings.HasSuffix(c.tokens[i].Of(c.f.body), "s") && (c.is(i-1, n.noun) || c.is(i-1, n.propn))
}

// hyphenedVerb reports whether token i looks like a verb and is one behind its hyphen:
// "live-tweets flight".
func (c *clauses) hyphenedVerb(i int) bool {
	t := c.tokens[i]
	k := strings.IndexByte(t.Of(c.f.body), '-')
	if k < 0 || !c.looksVerb(i) {
		return false
	}
	w := c.f.word(news.Span{Start: t.Start + uint32(k) + 1, End: t.End})
	return w != nil && (w.Verb > 0 || w.Roles&lang.EventSay != 0)
}

// nameFirst is the name, or the names, that a part of a title begins with.
func (c *clauses) nameFirst() news.Span {
	n := &c.f.names
	end, i := 0, 0
	for ; i < len(c.tokens); i++ {
		switch {
		case c.is(i, n.propn):
			end = i + 1
		case c.is(i, n.cconj) || c.is(i, n.punct):
		default:
			i = len(c.tokens)
		}
	}
	if end == 0 || end == len(c.tokens) {
		return news.Span{}
	}
	return news.Span{Start: c.tokens[0].Start, End: c.tokens[end-1].End}
}

// circumstance reports whether a word stands before token i that opens what happened
// besides: "after", "as".
func (c *clauses) circumstance(i int) bool {
	for k := range i {
		if c.has(k, lang.EventAfter) {
			return true
		}
	}
	return false
}

// opensQuote reports whether a quotation begins in words and does not end there: then they
// are no name.
func opensQuote(words string) bool {
	return unclosed(words) || strings.Count(words, "‘") > strings.Count(words, "’") || strings.Contains(" "+words, " '") && !strings.Contains(words+" ", "' ")
}

// mostWho is how many tokens who may have in a title.
const mostWho = 14

// before is what stands before the verb of a title, without helping verbs and adverbs;
// nothing, where that is no phrase.
func (c *clauses) before(v int) news.Span {
	end := v
	for end > 0 && (c.rels[end-1] == auxiliary || c.rels[end-1] == marker || c.rels[end-1] == passiveAux || c.rels[end-1] == adverb && int(c.tree.Heads[end-1]) >= v || c.is(end-1, c.f.names.punct)) {
		end--
	}
	start := 0
	for start < end && (c.is(start, c.f.names.punct) || c.rels[start] == adverb) {
		start++
	}
	if end <= start || end-start > mostWho {
		return news.Span{}
	}
	for i := start; i < end; i++ {
		if w := c.words[i]; w != nil && w.Noun > 0 && c.is(i, c.f.names.adj) {
			return news.Span{} // "Several dead and dozens injured" is all of it what happened
		}
		if c.is(i, c.f.names.verb) && c.rels[i] != adnominal && c.rels[i] != noRole && c.rels[i] != joint {
			return news.Span{}
		}
	}
	return news.Span{Start: c.tokens[start].Start, End: c.tokens[end-1].End}
}

// after is the token behind a span.
func (c *clauses) after(s news.Span) int {
	_, hi := news.Within(c.tokens, s)
	return min(hi, len(c.tokens)-1)
}
