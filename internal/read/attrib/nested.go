package attrib

import (
	"sort"
	"strings"

	"hearsay/internal/lang"
	"hearsay/internal/news"
	"hearsay/internal/text"
)

// nester finds statements inside the contents of statements, to any depth: "Voss said
// Brandt had told her that …", “The minister told me he would resign,” she said. The
// statements outside are finished before and do not change. It takes verbs of saying
// with a plain subject alone, and looks at each token once: how deep it stands is kept
// on a stack, and where a content ends is looked up.
type nester struct {
	r        *reader
	a        *news.Analysis
	contents []inside // of the statements, by where they begin
	stack    []inside // the contents that the token at hand stands in
	ends     []int32  // for each token, where a clause that it stands in ends at the latest
	starts   []bool   // for each token, whether a sentence begins with it
	taken    []bool   // for each token, whether a statement's cue holds it
	byName   map[string]int32
}

// inside is a content that statements may stand in, as tokens.
type inside struct {
	lo, hi    int
	statement int32 // index into Analysis.Statements
	nested    int32 // index into Analysis.Nested, or -1
	voice     int32
}

// nest fills a.Nested, and says of statements that stand in another's content which
// that is. It runs in time n log n.
func (r *reader) nest(a *news.Analysis) {
	a.Nested = []news.Nested{}
	n := &nester{r: r, a: a}
	n.layOut()
	n.within()
	next := 0
	for t := range r.toks {
		for ; next < len(n.contents) && n.contents[next].lo <= t; next++ {
			n.push(n.contents[next])
		}
		for len(n.stack) > 0 && n.stack[len(n.stack)-1].hi <= t {
			n.stack = n.stack[:len(n.stack)-1]
		}
		if len(n.stack) > 0 && r.toks[t].cue > 0 && !n.taken[t] {
			n.try(t, n.stack[len(n.stack)-1])
		}
	}
}

// push opens a content. One that ends after the content that it stands in is cut to
// it, so that the stack's top is always the first to end.
func (n *nester) push(in inside) {
	for len(n.stack) > 0 && n.stack[len(n.stack)-1].hi <= in.lo {
		n.stack = n.stack[:len(n.stack)-1]
	}
	if k := len(n.stack); k > 0 {
		in.hi = min(in.hi, n.stack[k-1].hi)
	}
	n.stack = append(n.stack, in)
}

// layOut looks up, for all tokens at once, what the search asks of them one by one.
func (n *nester) layOut() {
	r := n.r
	n.taken = make([]bool, len(r.toks))
	for i := range n.a.Statements {
		s := &n.a.Statements[i]
		for _, c := range s.Cue {
			for t := r.tokenAt(c.Start); t < len(r.toks) && r.spans[t].Start < c.End; t++ {
				n.taken[t] = true
			}
		}
		for _, c := range s.Content {
			n.contents = append(n.contents, inside{r.tokenAt(c.Start), r.tokenAt(c.End-1) + 1, int32(i), -1, s.Voice})
		}
	}
	sort.SliceStable(n.contents, func(i, j int) bool {
		x, y := n.contents[i], n.contents[j]
		return x.lo < y.lo || x.lo == y.lo && x.hi > y.hi
	})
	n.starts, n.ends = make([]bool, len(r.toks)), make([]int32, len(r.toks))
	t := 0
	for _, s := range n.a.Sentences {
		lo := t
		for t < len(r.toks) && r.spans[t].Start < s.End {
			t++
		}
		if lo == t {
			continue
		}
		n.starts[lo] = true
		end := int32(t)
		for i := t - 1; i >= lo; i-- {
			n.ends[i] = end
			if n.cuts(i) {
				end = int32(i)
			}
		}
	}
	n.nameVoices()
}

// cuts reports whether a clause ends before token i: at a semicolon, or a comma with
// what sets another clause against it.
func (n *nester) cuts(i int) bool {
	r := n.r
	if !r.toks[i].punct {
		return false
	}
	return r.toks[i].first == ';' || r.toks[i].first == ',' && i+1 < len(r.toks) && r.toks[i+1].has(lang.Contrast)
}

// nameVoices notes by which words, folded, a voice may be meant: all of its mentions,
// and a person's surname. Words that mean two voices mean none.
func (n *nester) nameVoices() {
	n.byName = map[string]int32{}
	note := func(words string, v int) {
		key := string(text.Fold(nil, words))
		if old, ok := n.byName[key]; ok && old != int32(v) {
			n.byName[key] = news.NoVoice
		} else {
			n.byName[key] = int32(v)
		}
	}
	for v := range n.a.Voices {
		x := &n.a.Voices[v]
		for _, m := range x.Mentions {
			if m.Len() < 80 {
				note(m.Of(n.r.body), v)
			}
		}
		if name := x.Name.Of(n.r.body); x.Kind == news.Person {
			note(name, v)
			note(name[strings.LastIndexByte(name, ' ')+1:], v)
		}
	}
}

// within links the statements that stand wholly in another's content to it.
func (n *nester) within() {
	var open []inside
	next := 0
	for i := range n.a.Statements {
		s := &n.a.Statements[i]
		at := s.Extent()
		lo, hi := n.r.tokenAt(at.Start), n.r.tokenAt(at.End-1)+1
		for ; next < len(n.contents) && n.contents[next].lo <= lo; next++ {
			for len(open) > 0 && open[len(open)-1].hi <= n.contents[next].lo {
				open = open[:len(open)-1]
			}
			if n.contents[next].statement != int32(i) {
				open = append(open, n.contents[next])
			}
		}
		for len(open) > 0 && open[len(open)-1].hi <= lo {
			open = open[:len(open)-1]
		}
		if k := len(open); k > 0 && open[k-1].hi >= hi && open[k-1].statement != int32(i) {
			s.Within = open[k-1].statement + 1
		}
	}
}

// try makes a nested statement of the cue at token t, which stands in a content.
func (n *nester) try(t int, in inside) {
	r := n.r
	tok := &r.toks[t]
	cue := &r.l.Cues[tok.cue-1]
	if cue.Class != lang.SayCue && cue.Class != lang.DenyCue || cue.Takes&lang.NeedsParticle != 0 || tok.capital || tok.punct {
		return
	}
	aux, lo, ok := n.verb(t, in.lo)
	if !ok || !finiteWith(tok.form, aux) {
		return
	}
	src := n.subject(in.lo, lo, cue.Takes&lang.TakesPerson != 0)
	bare := tok.form == lang.BaseForm && !aux
	if src == lo || bare && !r.toks[lo-1].has(lang.Plural|lang.GroupNoun|lang.FirstPerson) && !r.plural(lo-1) {
		return
	}
	if cue.Takes&lang.NounToo != 0 && tok.form != lang.PastForm && !r.toks[src].has(lang.Pronoun) && !r.hasClass(t+1, lang.That) {
		return
	}
	from, to, quoted := n.content(t+1, in, cue)
	inserted := src > in.lo && r.toks[src-1].has(lang.Relative)
	if inserted {
		from, to, quoted = t+1, n.insertedEnd(t+1, in, cue), false
	}
	if to <= from {
		return
	}
	s := news.Nested{Parent: in.nested}
	s.Source, s.Cue, s.Content = []news.Span{r.span(src, lo)}, []news.Span{r.span(lo, t+1)}, []news.Span{r.span(from, to)}
	if inserted {
		s.Content = []news.Span{r.spans[src-1], r.span(from, to)}
	}
	s.Kind, s.Denied, s.Within = news.Indirect, -1, in.statement+1
	if quoted {
		s.Kind = news.Direct
	}
	if cue.Class == lang.DenyCue {
		s.Stance = news.Denies
	}
	s.Voice = n.voice(src, lo, in)
	n.a.Nested = append(n.a.Nested, s)
	n.push(inside{from, to, in.statement, int32(len(n.a.Nested) - 1), s.Voice})
}

// finiteWith reports whether a form is a verb that says that somebody said a thing, with an auxiliary before it or without:
// "said", "has | said", "they | say", and not "has | say".
func finiteWith(form lang.VerbForm, aux bool) bool {
	switch form {
	case lang.PastForm, lang.PresentForm:
		return true
	case lang.ParticipleForm:
		return aux
	}
	return form == lang.BaseForm && !aux
}

// verb reads the group of the verb at token t leftwards: it may have a perfect and
// adverbs, and nothing that says that nobody has said it.
func (n *nester) verb(t, from int) (aux bool, lo int, ok bool) {
	lo = t
	for lo > from && t-lo < 4 {
		w := &n.r.toks[lo-1]
		switch {
		case w.has(lang.Negation | lang.Modal | lang.AuxBe | lang.AuxDo | lang.ToWord):
			return false, t, false
		case w.has(lang.AuxHave):
			aux = true
		case w.has(lang.AdverbWord) && !w.has(lang.Determiner|lang.Pronoun|lang.Conjunction|lang.Subordinator) && !w.capital:
		default:
			return aux, lo, true
		}
		lo--
	}
	return aux, lo, true
}

// beforeName reports whether a word can stand in a subject before a word of a name: "| President Ida | Voss".
func beforeName(t *token) bool {
	if t.punct || t.has(neverInPhrase|lang.Conjunction|lang.Preposition|lang.That) {
		return false
	}
	return t.capital || t.has(lang.Determiner|lang.Title|lang.Role)
}

// beforeNoun reports whether a word can stand in a subject before its noun: "| the deputy | minister".
func beforeNoun(t *token) bool {
	if t.punct || t.has(neverInPhrase|lang.Conjunction|lang.Preposition) || t.cue > 0 && !t.has(lang.NotVerb) {
		return false
	}
	return !t.has(lang.That) || t.has(lang.Determiner)
}

// subject is where the subject before a verb begins, or the verb where there is none
// that is plain: a pronoun, a name, a noun for people with what stands before it, at
// the beginning of a clause.
//
// tells: the verb is one of telling somebody, which only people do, whatever they are
// called.
func (n *nester) subject(from, verb int, tells bool) int {
	r := n.r
	if verb <= from || r.toks[verb-1].punct {
		return verb
	}
	start := verb - 1
	head := &r.toks[start]
	switch {
	case head.has(lang.Pronoun) && head.has(lang.FirstPerson|lang.Masculine|lang.Feminine|lang.Plural) && !head.has(lang.Possessive|lang.Relative|lang.Determiner):
	case head.capital && !head.has(lang.TimeWord|lang.Determiner|lang.Pronoun|lang.Subordinator|lang.That|lang.Question|lang.Preposition|lang.Conjunction):
		for start > from && verb-start < 6 && !n.starts[start] && beforeName(&r.toks[start-1]) {
			start--
		}
	case head.has(lang.Role | lang.PersonNoun | lang.UnnamedNoun | lang.GroupNoun | lang.OrgNoun | lang.OutletNoun | lang.DocumentNoun | lang.Spokesman),
		tells && !head.has(neverInPhrase|lang.Pronoun|lang.Conjunction|lang.Preposition) && head.cue == 0:
		for start > from && verb-start < 5 && !n.starts[start] && !n.opensPhrase(start) && beforeNoun(&r.toks[start-1]) {
			start--
		}
		if !r.toks[start].has(lang.Determiner|lang.Possessive) && !head.has(lang.GroupNoun|lang.Plural) && !r.plural(verb-1) {
			return verb // "minister said": where it begins is not plain
		}
	default:
		return verb
	}
	if start == from || n.starts[start] {
		return start
	}
	if r.toks[start-1].has(lang.Relative) && start-1 > from && r.toks[start-2].first == ',' && r.toks[start-2].punct {
		return start // "the man, who | police | said"
	}
	if b := &r.toks[start-1]; b.punct && b.first != ')' || b.has(lang.That|lang.Conjunction|lang.Contrast|lang.Subordinator) {
		return start
	}
	return verb
}

// opensPhrase reports whether token i begins a noun phrase: a determiner, or "his", and
// not the "'s" inside one.
func (n *nester) opensPhrase(i int) bool {
	t := &n.r.toks[i]
	return t.has(lang.Determiner) || t.has(lang.Possessive) && t.has(lang.Masculine|lang.Feminine|lang.Plural|lang.FirstPerson|lang.Thing|lang.Addressee)
}

// content is what is said after a verb that ends before token i, as tokens; quoted:
// in quotation marks of its own.
func (n *nester) content(i int, in inside, cue *lang.Cue) (lo, hi int, quoted bool) {
	r := n.r
	end := min(in.hi, int(n.ends[min(i, len(n.ends)-1)]))
	told := i
	if cue.Takes&lang.TakesPerson != 0 {
		i = n.told(i, end)
	}
	if i >= end {
		return 0, 0, false
	}
	if j := i; r.toks[j].punct {
		if r.toks[j].first == ',' || r.toks[j].first == ':' {
			j++
		}
		if to := n.quotation(j, in.hi); to > j {
			return j, to, true
		}
		return 0, 0, false
	}
	switch {
	case r.toks[i].has(lang.That) && cue.Takes&(lang.TakesThat|lang.TakesPerson) != 0 && n.finite(i+1, end, false) && !r.hasClass(i+1, lang.Conjunction|auxiliary):
	case (cue.Takes&(lang.TakesClause|lang.TakesPerson) == lang.TakesClause || i > told) && n.opens(i) && n.finite(i+1, end, true):
	default:
		return 0, 0, false
	}
	hi = end
	for hi > i && r.toks[hi-1].punct {
		hi--
	}
	if hi-i < 3 {
		return 0, 0, false
	}
	return i, hi, false
}

// insertedEnd is where the words end that are said of whom a relative clause is about, and that go on
// with its verb at token i: "who police said | held two passports |, had fled". i: they do not.
func (n *nester) insertedEnd(i int, in inside, cue *lang.Cue) int {
	r := n.r
	if cue.Takes&lang.TakesClause == 0 || i+1 >= in.hi || !r.toks[i].has(auxiliary) && !r.looksPast(i) {
		return i
	}
	end := i + 1
	for end < min(in.hi, i+maxPhrase) && !r.toks[end].punct {
		end++
	}
	return end
}

// told skips whom it was told to: a pronoun, a name, a noun for people.
func (n *nester) told(i, end int) int {
	r := n.r
	if i < end && r.objectPronoun(i, i+1) {
		return i + 1 // "told them"
	}
	if i < end && r.toks[i].has(lang.Pronoun|lang.Addressee|lang.FirstPerson|lang.Masculine|lang.Feminine) && !r.toks[i].has(lang.That) && !r.toks[i].punct {
		if r.toks[i].has(lang.Determiner|lang.Possessive) && i+1 < end && r.toks[i+1].has(lang.PersonNoun|lang.Role|lang.GroupNoun) {
			return i + 2
		}
		return i + 1
	}
	j := i
	for j < end && j < i+5 && !r.toks[j].punct && !r.toks[j].has(lang.That|auxiliary) {
		j++
	}
	if j > i && j < end && r.toks[j].has(lang.That) && (r.toks[i].capital || r.toks[i].has(lang.Determiner|lang.Possessive)) {
		return j
	}
	return i
}

// opens reports whether token i can begin a clause: a subject.
func (n *nester) opens(i int) bool {
	t := &n.r.toks[i]
	return !t.has(lang.Preposition|lang.Conjunction|lang.Relative|lang.Question|auxiliary) &&
		(t.has(lang.Pronoun|lang.Determiner|lang.Possessive) || t.capital || n.r.plural(i))
}

// finite reports whether a verb stands within a few tokens; near: before any comma.
func (n *nester) finite(i, end int, near bool) bool {
	r := n.r
	for j := i; j < min(end, i+12); j++ {
		t := &r.toks[j]
		if t.punct && near && t.first == ',' {
			return false
		}
		if t.punct || t.capital {
			continue
		}
		if t.has(auxiliary) || t.cue > 0 && (t.form == lang.PastForm || t.form == lang.PresentForm) || !t.has(lang.NotVerb) && r.endsPast(j) {
			return true
		}
	}
	return false
}

// quotation is the end of the quotation whose mark token i is, or i.
func (n *nester) quotation(i, end int) int {
	if i >= end {
		return i
	}
	qs := n.a.Quotations
	at := n.r.spans[i].Start
	k := sort.Search(len(qs), func(k int) bool { return qs[k].Outer.Start >= at })
	if k >= len(qs) || qs[k].Outer.Start != at || !qs[k].Closed {
		return i
	}
	if to := n.r.tokenAt(qs[k].Outer.End-1) + 1; to <= end {
		return to
	}
	return i
}

// voice is whom the source [lo, hi) means, as far as that is plain: in a quotation
// "I" is whoever is quoted; in words that are retold "he" is he who told them, if "he"
// is what he is called there too; anybody else by the words that mean him elsewhere.
func (n *nester) voice(lo, hi int, in inside) int32 {
	r := n.r
	if t := &r.toks[lo]; hi == lo+1 && t.has(lang.Pronoun) {
		first, quoted := t.has(lang.FirstPerson), r.quoted(lo)
		if first && quoted {
			return in.voice
		}
		if !first && !quoted && t.has(lang.Masculine|lang.Feminine) && n.called(in, r.fold(lo)) {
			return in.voice
		}
		return news.NoVoice
	}
	if v, ok := n.byName[r.foldRange(lo, hi)]; ok {
		return v
	}
	if v, ok := n.byName[r.fold(hi-1)]; ok && r.toks[hi-1].capital {
		return v
	}
	return news.NoVoice
}

// called reports whether the source of the statement that a content is of is a pronoun.
func (n *nester) called(in inside, pronoun string) bool {
	src := n.a.Statements[in.statement].Source
	if in.nested >= 0 {
		src = n.a.Nested[in.nested].Source
	}
	return len(src) == 1 && string(text.Fold(nil, src[0].Of(n.r.body))) == pronoun
}
