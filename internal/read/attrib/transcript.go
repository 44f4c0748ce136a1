package attrib

import (
	"slices"
	"sort"
	"strings"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// maxLabel is how many tokens may stand before the colon of a transcript's line.
const maxLabel = 6

// line is a paragraph that begins with who speaks: "VOSS: It is not safe."
type line struct {
	paragraph  int
	lo, hi     int // tokens of the paragraph
	label      int // tokens [lo, label) say who
	from       int // where the words begin
	upper      bool
	ask, reply bool // "Q:", "A:"
}

// printed finds what is printed as somebody's words without marks or verbs: the lines
// of transcripts, questions and answers, quotations and posts with a name under them.
// It runs when all else is found, and changes nothing that has a source.
func (r *reader) printed(paragraphs []news.Span) {
	var lines []line
	r.begins = r.begins[:0]
	for i := range r.drafts {
		r.begins = append(r.begins, r.drafts[i].Extent().Start)
	}
	t, before := 0, [2]int{}
	for p, s := range paragraphs {
		for t < len(r.toks) && r.spans[t].End <= s.Start {
			t++
		}
		lo := t
		for t < len(r.toks) && r.spans[t].Start < s.End {
			t++
		}
		r.introduces(lo, t)
		if r.block(before, lo, t) {
			before = [2]int{}
			continue
		}
		before = [2]int{lo, t}
		if l, ok := r.labelled(p, lo, t); ok {
			lines = append(lines, l)
		} else {
			r.signed(lo, t)
		}
	}
	said := r.transcript(lines)
	for i := range said {
		if i+1 < len(said) {
			r.goOn(&said[i], &said[i+1])
		}
		r.speech(&said[i])
	}
}

// goOn lets an answer go on until the next question, and a turn until the next, but for what stands
// in brackets by itself: "(END OF CLIP)".
func (r *reader) goOn(l, next *line) {
	if l.reply && next.ask {
		l.hi = next.lo
		return
	}
	if !l.upper || l.ask || !next.upper || next.paragraph-l.paragraph > lineReach || r.quoted(l.from) {
		return
	}
	for u := r.unitOf(l.hi); u < len(r.units) && l.hi < next.lo && (!r.units[u].first || !r.is(r.units[u].lo, '(')); u++ {
		l.hi = min(r.units[u].hi, next.lo)
	}
}

// introduces notes who speaks for the outlet itself, where the paragraph [lo, hi) begins with his
// name and what he is there: "IDA VOSS, HOST:".
func (r *reader) introduces(lo, hi int) {
	end := r.nameEnd(lo, hi)
	if end == lo || end+2 >= hi || !r.comma(end) || !r.is(end+2, ':') || !slices.Contains(r.l.OwnLabels, r.fold(end+1)) {
		return
	}
	if r.own == nil {
		r.own = map[string]news.Span{}
	}
	r.own[r.fold(end-1)] = r.span(lo, end)
}

// labelled reads the label of the paragraph [lo, hi).
func (r *reader) labelled(p, lo, hi int) (line, bool) {
	l := line{paragraph: p, lo: lo, hi: hi, label: lo, upper: true}
	if r.asksOrAnswers(&l) {
		return l, true
	}
	if r.quoted(lo) && r.toks[lo].punct && lo+1 < hi {
		return r.quotedLabel(l)
	}
	l.label = r.nameEnd(lo, hi)
	for i := lo; i < l.label; i++ {
		l.upper = l.upper && (r.toks[i].upper || strings.HasSuffix(r.word(i), "."))
	}
	if l.label == lo || l.label >= hi-1 || r.nameClass(lo, l.label).Has(lang.Teaser) {
		return l, false
	}
	l.from = l.label + 1
	if !l.upper && r.headline(l.from, hi) || !r.hasWords(l.from, hi) {
		return l, false // a headline, or a row of a table: "Ida Voss: 1,769."
	}
	return l, r.is(l.label, ':') && l.from < hi && !(r.quoted(l.from) && r.after(l.from) >= hi)
}

// headline reports whether all longer words of the tokens [lo, hi), several, have capitals.
func (r *reader) headline(lo, hi int) bool {
	n := 0
	for i := lo; i < min(hi, lo+maxUnder); i++ {
		if r.toks[i].punct || len(r.word(i)) <= 3 {
			continue
		}
		if !r.toks[i].capital {
			return false
		}
		n++
	}
	return n > 2
}

// hasWords reports whether a word stands in the tokens [lo, hi), and no mere numbers.
func (r *reader) hasWords(lo, hi int) bool {
	for i := lo; i < min(hi, lo+maxLabel); i++ {
		if !r.toks[i].punct && !r.number(i) {
			return true
		}
	}
	return false
}

// quotedLabel reads a label where the whole line stands in quotation marks: "“VOSS: It is late.”"
func (r *reader) quotedLabel(l line) (line, bool) {
	l.lo++
	end := l.lo
	for end < min(l.hi, l.lo+maxLabel) && r.toks[end].capital && !r.toks[end].punct {
		l.upper = l.upper && r.toks[end].upper
		end++
	}
	if end == l.lo || end+1 >= l.hi || r.toks[end].first != ':' || !r.toks[end].punct {
		return l, false
	}
	if last := &r.toks[l.hi-1]; last.punct && r.quoted(l.hi-1) {
		l.hi-- // the mark that closes it
	}
	l.label, l.from = end, end+1
	return l, l.from < l.hi
}

// asksOrAnswers reads "Q:" and "A.".
func (r *reader) asksOrAnswers(l *line) bool {
	if l.hi-l.lo < 3 || !r.toks[l.lo].capital || r.quoted(l.lo) {
		return false
	}
	w, stopped := strings.CutSuffix(r.fold(l.lo), ".")
	l.ask, l.reply = w != "" && w == r.l.AskLabel, w != "" && w == r.l.AnswerLabel
	l.label, l.from = l.lo+1, l.lo+1
	if r.is(l.from, '.') || r.is(l.from, ':') {
		l.from, stopped = l.from+1, true
	}
	if (l.ask || l.reply) && stopped {
		return true
	}
	l.ask, l.reply, l.label = false, false, l.lo
	return false
}

// nameEnd is where the words from token lo on that may be a name end: at hi at the latest, and after
// maxLabel words.
func (r *reader) nameEnd(lo, hi int) int {
	end := lo
	for end < min(hi, lo+maxLabel) && r.nameToken(end) {
		end++
	}
	return end
}

// nameToken reports whether token i may be part of a name: a word with a capital that
// is in no quotation, and no number.
func (r *reader) nameToken(i int) bool {
	t := &r.toks[i]
	return t.capital && !t.punct && t.region < 0 && !t.has(lang.TimeWord|lang.Subordinator|lang.Conjunction|lang.Question)
}

// transcript keeps the lines that are a transcript's: of those in names, each name
// comes back, and another speaks between; of questions and answers there are both. Whoever
// speaks but once, by a name in small letters, must stand between two such lines.
func (r *reader) transcript(lines []line) []line {
	var out, named []line
	asks, replies := false, false
	for _, l := range lines {
		asks, replies = asks || l.ask, replies || l.reply && !l.ask
		if l.ask || l.reply {
			out = append(out, l)
		} else {
			named = append(named, l)
		}
	}
	if !asks || !replies {
		out = nil
	}
	times := map[string]int{} // "Ida Voss", then "Voss"
	for i := range named {
		times[r.fold(named[i].label-1)]++
	}
	sure := make([]bool, len(named))
	for i := range named {
		sure[i] = named[i].upper || times[r.fold(named[i].label-1)] > 1
	}
	if !r.takesTurns(named, sure, times) {
		return out
	}
	for i := range named {
		// A line by itself, far from the others, is something else.
		before, behind := nearSure(named, sure, i, -1), nearSure(named, sure, i, 1)
		if sure[i] && (before || behind) || before && behind {
			out = append(out, named[i])
		}
	}
	return out
}

// takesTurns reports whether lines in names are those of a talk: three at least that are sure, of two speakers, one of
// whom speaks again.
func (r *reader) takesTurns(named []line, sure []bool, times map[string]int) bool {
	n, back, speakers := 0, 0, map[string]bool{}
	for i := range named {
		if !sure[i] {
			continue
		}
		n++
		key := r.fold(named[i].label - 1)
		speakers[key] = true
		if times[key] > 1 {
			back++
		}
	}
	return n >= 3 && len(speakers) >= 2 && back >= 2
}

// nearSure reports whether a sure line stands before (step -1) or behind (1) line i, a few paragraphs on.
func nearSure(named []line, sure []bool, i, step int) bool {
	for k := i + step; k >= 0 && k < len(named); k += step {
		if d := step * (named[k].paragraph - named[i].paragraph); d > lineReach {
			return false
		}
		if sure[k] {
			return true
		}
	}
	return false
}

// lineReach is how many paragraphs lie between two lines of one transcript at most.
const lineReach = 4

// speech makes a statement of a line.
func (r *reader) speech(l *line) {
	d := draft{verb: -1, verbatim: true, reply: l.reply}
	d.Source = []news.Span{r.span(l.lo, l.label)}
	if l.ask || !r.own[r.fold(l.label-1)].Empty() && r.is(l.hi-1, '?') {
		d.class = lang.AskCue
	}
	if !l.ask && !l.reply {
		d.speaker = [2]int{l.lo, l.label}
		d.Cue = []news.Span{r.span(l.label, l.from)}
	}
	d.Content = []news.Span{r.span(l.from, l.hi)}
	if !l.ask && !l.reply {
		r.drop(r.span(l.lo, l.hi), func(e *draft) bool {
			return len(e.Source) == 0 || r.ownWords(e) || e.Carried || r.has(e.src[0], lang.Thing)
		}) // it is the speaker's
	}
	r.drop(r.span(max(0, l.lo-1), l.from), func(e *draft) bool {
		return len(e.Source) > 0 && d.Source[0].Contains(e.Source[0]) || e.Carried && l.lo > 0 && r.quoted(l.lo)
	})
	r.add(r.unitOf(l.lo), d)
}

// ownWords reports whether a statement is somebody's about himself, outside quotation
// marks: in a post, whoever signed it.
func (r *reader) ownWords(d *draft) bool {
	return d.src[1] == d.src[0]+1 && r.has(d.src[0], lang.FirstPerson)
}

// sourced reports whether one of the drafts that were there before begins in a span
// and knows whose words they are, but for those that are the writer's own.
func (r *reader) sourced(at news.Span, own func(*draft) bool) bool {
	i := r.draftFrom(at.Start)
	for ; i < len(r.begins) && r.begins[i] < at.End; i++ {
		if e := &r.drafts[i]; len(e.Source) > 0 && len(e.Content) > 0 && !own(e) {
			return true
		}
	}
	return false
}

// draftFrom is the first of the drafts that were there before that begins at an offset or behind it.
func (r *reader) draftFrom(offset uint32) int {
	return sort.Search(len(r.begins), func(i int) bool { return r.begins[i] >= offset })
}

// drop takes back those of the drafts that were there before and begin in a span.
func (r *reader) drop(at news.Span, which func(*draft) bool) {
	i := r.draftFrom(at.Start)
	for ; i < len(r.begins) && r.begins[i] < at.End; i++ {
		if e := &r.drafts[i]; which(e) {
			e.Content = nil // and keep drops it
		}
	}
}

// labelled is the voice that the label of a transcript's line means: a person by the
// surname, or one who is known by nothing else.
func (x *resolver) labelled(d *draft) int32 {
	r := x.r
	lo, hi := d.speaker[0], d.speaker[1]
	key, at := r.fold(hi-1), r.span(lo, hi)
	if name := r.own[key]; !name.Empty() {
		return x.v.meant(x.host(key, name), at)
	}
	id := x.knownPerson(key)
	if id == news.NoVoice {
		if known := r.known[key]; len(known) > 0 {
			n := &x.names[known[0]]
			id = x.voiceOf(n.lo, n.hi)
		}
	}
	if id == news.NoVoice {
		kind := news.Person
		if r.toks[hi-1].has(lang.Role | lang.PersonNoun | lang.UnnamedNoun) {
			kind = news.Unnamed
		}
		id = x.v.add(voice{Voice: news.Voice{Kind: kind}, key: key})
	}
	name := at
	if !r.toks[lo].capital && !x.v.list[id].Name.Empty() {
		name = news.Span{} // what people call themselves under a post is no better name than the text's
	}
	x.v.mention(id, at, name, news.Span{})
	return id
}

// host is the voice of who speaks for the outlet itself in a transcript, by the surname: the author, since it is the
// outlet that asks and tells, but with the name that he is introduced by.
func (x *resolver) host(key string, name news.Span) int32 {
	kept := "host " + key
	if ids := x.v.byKey[kept]; len(ids) > 0 {
		return ids[0]
	}
	v := voice{Voice: news.Voice{Kind: news.Author, Name: name}, key: kept}
	if k := x.fullest(key, "", unknownGender); k >= 0 {
		v.Name = x.r.span(x.names[k].lo, x.names[k].hi)
	}
	return x.v.add(v)
}
