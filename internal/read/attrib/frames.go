package attrib

import (
	"slices"
	"sort"
	"strings"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// This file reads turns of phrase that say who tells a thing without a plain verb of saying
// beside its subject: "word came from Voss that …" (lang.Frame). The network, which learned
// from sentences of the press as they mostly are, passes over them, or takes a verb of what is
// told for one of saying.

const (
	// maxAny is how many words may stand where a frame has any.
	maxAny = 10
	// minWords is how many words a frame's words must have, so that they are a clause.
	minWords = 4
)

// framed is what a frame has been laid on.
type framed struct {
	class  lang.CueClass
	lo, hi int    // all of it, without what is said
	src    [2]int // who says it
	relay  [2]int
	words  [2]int   // what is said
	cue    [][2]int // the words that say that it is said
	verb   int      // of saying, or -1
	shy    bool     // counts only where nothing else is found
	answer [2]int   // "no", or "yes"
	back   bool     // what is said but points back at it
	noun   bool     // a noun says that it is said, whose it is stands before that
}

// wordy reports whether what is said is long enough for a clause, and no endless text.
func (m *framed) wordy() bool {
	if m.back {
		return m.words[1] > m.words[0]
	}
	n := m.words[1] - m.words[0]
	return n >= minWords && n <= maxContent
}

// frames looks for them in every sentence, and makes statements of them.
func (r *reader) frames() {
	if len(r.l.Frames) == 0 {
		return
	}
	r.withoutNameless()
	r.askedFor()
	r.accountsOf()
	t := taking{spent: make([]bool, len(r.drafts))}
	for n := range r.units {
		u, made := &r.units[n], len(t.made)
		for i := u.lo; i < u.end && !u.teaser; i++ {
			if m, ok := r.framedAt(n, i); ok {
				r.takeFrame(n, m, &t)
				i = max(i, m.hi-1)
			}
		}
		if u.teaser || len(t.made) > made {
			continue
		}
		if m, ok := r.denied(n); ok {
			r.takeFrame(n, m, &t)
		} else if m, ok := r.deniesBack(n); ok {
			r.takeFrame(n, m, &t)
		} else if m, ok := r.told(n); ok {
			r.takeFrame(n, m, &t)
		} else if m, ok := r.side(n); ok {
			r.takeFrame(n, m, &t)
		}
	}
	r.drafts = append(r.unspent(t.spent), t.made...)
	r.sortDrafts()
}

// taking are the drafts that frames make, and those that they stand in the place of.
type taking struct {
	made  []draft
	spent []bool
}

// framedAt lays on token i of unit n the frames that are looked for there, or one that has
// something put between its parts.
func (r *reader) framedAt(n, i int) (framed, bool) {
	if r.quoted(i) {
		return framed{}, false
	}
	if k := r.toks[i].frames; k > 0 {
		if m, ok := r.frameAt(n, i, r.l.Frames[k-1]); ok {
			return m, true
		}
	}
	if m, ok := r.parted(n, i); ok {
		return m, true
	}
	if m, ok := r.claimOf(n, i); ok {
		return m, true
	}
	if m, ok := r.inPoll(n, i); ok {
		return m, true
	}
	return r.nameless(n, i)
}

// frameAt lays frames on the words around token i of unit n, the first that fits.
func (r *reader) frameAt(n, i int, frames []lang.Frame) (framed, bool) {
	for k := range frames {
		f := &frames[k]
		m := framed{class: f.Class, lo: i, verb: -1}
		left, first := f.Parts[:f.Anchor], f.Parts[0].Kind
		prior := first == lang.FramePrior || first == lang.FrameBack
		if prior {
			left = left[1:]
		}
		at, ok := r.frameLeft(&r.units[n], left, i, &m)
		if prior {
			ok = ok && (first == lang.FrameBack && r.mayOpen(&r.units[n], at) || at == r.leftStart(&r.units[n]) && r.prior(n, &m))
		}
		if !ok || first == lang.FrameWord && !r.leads(&r.units[n], at) {
			continue
		}
		m.lo = at
		if !r.frameRight(&r.units[n], f.Parts[f.Anchor:], i, &m) {
			continue
		}
		if first == lang.FrameBack {
			m.pointBack()
		}
		if m.wordy() {
			return m, true
		}
	}
	return framed{}, false
}

// maxLead is how many words may stand before a frame that opens a sentence: "Late on Friday,".
const maxLead = 4

// leads reports whether token i opens a sentence, behind its article, or behind when it was.
func (r *reader) leads(u *unit, i int) bool {
	if lo := r.leftStart(u); i <= lo || r.comma(i-1) && i <= lo+maxLead+1 && r.has(lo, lang.Preposition|lang.TimeWord|lang.AdverbWord) {
		return true
	}
	return r.has(i-1, lang.Determiner) && r.leads(u, i-1)
}

// mayOpen reports whether token i begins a sentence, or stands in it behind a comma or a conjunction.
func (r *reader) mayOpen(u *unit, i int) bool {
	return i <= r.leftStart(u) || r.comma(i-1) || r.has(i-1, lang.Conjunction)
}

// frameLeft lays the parts of a frame before its anchor, from the last on, on what stands before
// token i, and returns where they begin.
func (r *reader) frameLeft(u *unit, parts []lang.FramePart, i int, m *framed) (int, bool) {
	lo := r.leftStart(u)
	for k := len(parts) - 1; k >= 0; k-- {
		p, from := &parts[k], i
		switch p.Kind {
		case lang.FrameWord:
			if i > lo && r.frameWord(i-1, p) {
				i--
				m.cue = append(m.cue, [2]int{i, i + 1})
			}
		case lang.FrameMark:
			if !r.markBefore(i, p) && !p.Optional {
				return i, false
			}
			if r.is(i-1, p.Words[0][0]) {
				i--
			}
			continue
		case lang.FrameSource, lang.FrameRelay:
			for _, start := range [...]int{r.subjectLeft(lo, i), r.phraseLeft(lo, i), r.bareNameStart(lo, i)} {
				if start+1 < from && k > 0 && parts[k-1].Kind == lang.FrameWord && r.frameWord(start, &parts[k-1]) {
					start++ // "So | Ida Voss, a clerk,": its capital made a name of it
				}
				if start < from && (k == 0 || r.fitsBefore(start, &parts[k-1])) && r.frameSlot(start, from, p.Kind, m) {
					i = start
					break
				}
			}
		case lang.FrameSays:
			if i > lo && r.cueTakes(i-1, lang.TakesClause|lang.TakesThat) {
				i--
				m.verb = i
				m.cue = append(m.cue, [2]int{i, i + 1})
			}
		case lang.FrameNo, lang.FrameYes:
			if start := r.answerBefore(lo, i, p.Kind); start < i {
				m.answer, i = [2]int{start, i}, start
			}
		case lang.FrameWords:
			m.words = [2]int{lo, i}
			return m.lo, i-lo >= minWords
		}
		if i == from && !p.Optional {
			return i, false
		}
		m.lo = i
	}
	return i, true
}

// fitsBefore reports whether what stands before token i may be a part of a frame, if that is a mark or
// a word.
func (r *reader) fitsBefore(i int, p *lang.FramePart) bool {
	switch p.Kind {
	case lang.FrameMark:
		return r.markBefore(i, p)
	case lang.FrameWord:
		return p.Optional || i > 0 && r.frameWord(i-1, p)
	}
	return true
}

// markBefore reports whether a mark stands before token i; or a quotation, which has its comma
// inside: "“…,” Voss said".
func (r *reader) markBefore(i int, p *lang.FramePart) bool {
	c := p.Words[0][0]
	return r.is(i-1, c) || c == ',' && r.quoted(i-1)
}

// subjectLeft is where the phrase begins that ends before token i, with what stands behind its
// name, and with a clause that says who it is.
func (r *reader) subjectLeft(lo, i int) int {
	if r.comma(i) {
		if start := r.phraseLeft(lo, i+1); start < i {
			return start // "Voss, a clerk,"
		}
	}
	start := i
	for start > lo && i-start < maxPhrase && !r.toks[start-1].punct && !r.quoted(start-1) {
		start--
	}
	if end := r.coreRight(start, i); end > start && end < i && (r.has(end, lang.Relative) || r.notMeant(end) || r.looksPast(end) && r.has(end-1, lang.UnnamedNoun|lang.PersonNoun)) {
		return start // "An insider who asked not to be named because the talks are private"
	}
	return r.phraseLeft(lo, i)
}

// bareNameStart is where the words with capitals begin that end before token i, with their article.
func (r *reader) bareNameStart(lo, i int) int {
	start := r.capitalsLeft(max(lo, i-maxPhrase), i)
	if start < i && start > lo && r.has(start-1, lang.Definite) {
		start--
	}
	return start
}

// capitalsLeft is where the words with capitals begin that end before token i.
func (r *reader) capitalsLeft(lo, i int) int {
	for i > lo && r.toks[i-1].capital && !r.toks[i-1].punct && !r.quoted(i-1) {
		i--
	}
	return i
}

// determiners is 1 where an article stands at token i, else 0.
func (r *reader) determiners(i int) int {
	if r.has(i, lang.Determiner) {
		return 1
	}
	return 0
}

// frameRight lays parts of a frame on what begins at token i. A place that may end in several
// ways is tried at each.
func (r *reader) frameRight(u *unit, parts []lang.FramePart, i int, m *framed) bool {
	if len(parts) == 0 {
		m.hi = i
		return true
	}
	p, rest := &parts[0], parts[1:]
	switch p.Kind {
	case lang.FrameWord:
		if i < u.end && r.frameWord(i, p) {
			m.cue = append(m.cue, [2]int{i, i + 1})
			if r.frameRight(u, rest, i+1, m) {
				return true
			}
			m.cue = m.cue[:len(m.cue)-1]
		}
		return p.Optional && r.frameRight(u, rest, i, m)
	case lang.FrameMark:
		c := p.Words[0][0]
		if r.is(i, c) && r.frameRight(u, rest, i+1, m) {
			return true
		}
		return (r.is(i-1, c) || p.Optional) && r.frameRight(u, rest, i, m)
	case lang.FrameSource, lang.FrameRelay:
		return r.frameSlotRight(u, p.Kind, rest, i, m)
	case lang.FrameSays:
		return r.frameSaysRight(u, rest, i, m)
	case lang.FrameAny:
		for at := i; at <= min(u.end, i+maxAny); at++ {
			if r.frameRight(u, rest, at, m) {
				return true
			}
			if r.is(at, ';') || r.is(at, ':') {
				return false
			}
		}
		return false
	case lang.FrameNo, lang.FrameYes:
		end := r.answerAt(u, i, p.Kind)
		if end == i {
			return false
		}
		m.answer = [2]int{i, end}
		return r.frameRight(u, rest, end, m)
	case lang.FrameEnd:
		m.hi = i
		return i >= u.end || u.end-i <= maxTime && r.onlyTime(i, u.end)
	}
	if len(rest) > 0 {
		return r.wordsInside(u, rest, i, m)
	}
	return r.frameWords(u, i, m)
}

// frameSaysRight lays a verb of saying, with its auxiliaries, on what begins at token i, and the rest of a frame behind
// it.
func (r *reader) frameSaysRight(u *unit, rest []lang.FramePart, i int, m *framed) bool {
	at := i
	for at < min(u.end, i+4) && r.has(at, auxiliary|lang.AdverbWord) {
		at++
	}
	if at >= u.end || !r.cueTakes(at, lang.TakesClause|lang.TakesThat) || r.quoted(at) {
		return false
	}
	m.verb = at
	m.cue = append(m.cue, [2]int{i, at + 1})
	if r.frameRight(u, rest, at+1, m) {
		return true
	}
	m.cue, m.verb = m.cue[:len(m.cue)-1], -1
	return false
}

// frameWords takes what begins at token i, behind all other parts of a frame, for what is said.
func (r *reader) frameWords(u *unit, i int, m *framed) bool {
	if i > 0 && r.has(i-1, lang.That) {
		if r.has(i, lang.Genitive|lang.Relative) {
			return false // "the story of Voss is that | of a girl": no clause
		}
		if i < u.end && r.isTell(i-2, lang.Account) && (r.has(i, auxiliary) || r.looksPast(i) && !r.has(i+1, auxiliary)) {
			return false // "backed the report that | was published"
		}
		i-- // a content holds its "that"
		m.cue = m.cue[:len(m.cue)-1]
	}
	r.wordsFrom(u, i, m)
	return true
}

// maxTime is how many words say when something was said, at most: "last month", "late on Thursday".
const maxTime = 5

// wordsFrom takes what begins at token i for what is said.
func (r *reader) wordsFrom(u *unit, i int, m *framed) {
	r.cutsOf(u)
	m.words, m.hi = [2]int{i, r.contentEnd(u, i)}, i
}

// frameSlotRight lays a place for somebody on what begins at token i: all of a phrase with what
// is said of them, its core, or what stands before a word that the next part can be, which may
// look like a noun ("Voss | says").
func (r *reader) frameSlotRight(u *unit, kind lang.FrameKind, rest []lang.FramePart, i int, m *framed) bool {
	try := func(end int) bool {
		was := *m
		if end > i && r.frameSlot(i, end, kind, m) && r.frameRight(u, rest, end, m) {
			return true
		}
		*m = was
		return false
	}
	whole, core := r.phraseRight(i, u.end), r.coreRight(i, u.end)
	if try(whole) || try(core) || kind == lang.FrameRelay && try(r.bareNameEnd(i+r.determiners(i), min(u.end, i+maxPhrase))) {
		return true
	}
	for end := i + 1; len(rest) > 0 && end < min(u.end, i+maxQuoted) && !r.quoted(end); end++ {
		if r.toks[end].punct {
			return rest[0].Kind == lang.FrameMark && try(end) // "an officer serving in the area | , who"
		}
		word := rest[0].Kind == lang.FrameWord && r.frameWord(end, &rest[0])
		says := rest[0].Kind == lang.FrameSays && r.cueTakes(end, lang.TakesClause|lang.TakesThat) &&
			(end < max(whole, core) || r.has(core, lang.Relative) && r.has(end+1, lang.That)) // "an aide who asked for nothing | said that"
		if (word || says) && try(end) {
			return true
		}
	}
	return false
}

// frameSlot puts [lo, hi) in a place of a frame, if it can be what stands there.
func (r *reader) frameSlot(lo, hi int, kind lang.FrameKind, m *framed) bool {
	hi = r.withoutCommas(lo, hi)
	if hi <= lo || r.quoted(lo) || hi == lo+1 && r.has(lo, lang.Relative) {
		return false
	}
	if kind == lang.FrameRelay {
		if !r.ownOutlet(lo, hi) && !r.anOutlet(lo, hi) {
			return false
		}
		m.relay = [2]int{lo, hi}
		return true
	}
	who := r.speaks(lo, hi) || r.somebody(lo, r.coreRight(lo, hi)) || r.whoNoun(lo, hi) >= 0
	if !who && (m.relay[1] > 0 || !r.citable(lo, hi)) || r.nameClass(lo, hi).Has(lang.PlaceName) {
		return false // "the Post reported that, according to an analysis, …": the Post's own
	}
	m.src = [2]int{lo, hi}
	return true
}

// somebody reports whether a phrase has a noun for what people are: "a contractor", "an officer
// serving in the area".
func (r *reader) somebody(lo, hi int) bool {
	return r.hasRole(lo, hi) || r.anyOf(lo, hi, lang.UnnamedNoun|lang.GroupNoun)
}

// frameWord reports whether token i is one of a part's words.
func (r *reader) frameWord(i int, p *lang.FramePart) bool {
	if r.quoted(i) {
		return false
	}
	w := r.word(i)
	return slices.ContainsFunc(p.Words, func(v string) bool { return strings.EqualFold(v, w) })
}

// frameReach is how many drafts before a frame are asked whether they reach into it.
const frameReach = 4

// firstDraftAt is the first draft that begins at an offset of the text or behind it.
func (r *reader) firstDraftAt(offset uint32) int {
	return sort.Search(len(r.drafts), func(i int) bool { return r.drafts[i].Extent().Start >= offset })
}

// draftsNear is which drafts, [lo, hi), may have words in a span: those that begin in it, and a few before it.
func (r *reader) draftsNear(s news.Span) (lo, hi int) {
	lo = max(0, r.firstDraftAt(s.Start)-frameReach)
	for hi = lo; hi < len(r.drafts) && r.drafts[hi].Extent().Start < s.End; hi++ {
	}
	return lo, hi
}

// anyNear reports whether one of those drafts is so.
func (r *reader) anyNear(s news.Span, is func(e *draft) bool) bool {
	lo, hi := r.draftsNear(s)
	for i := lo; i < hi; i++ {
		if is(&r.drafts[i]) {
			return true
		}
	}
	return false
}
