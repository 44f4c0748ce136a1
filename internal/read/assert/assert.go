// Package assert finds what an author asserts in his own voice: sentence by
// sentence, the sentences, or the parts of them that stand outside everybody's
// statements and quotations, that say that something is so. Each is told to be of
// fact or of opinion, with the words that show it and the words that hedge it.
//
// It works on what package attrib left over, with the lists of lang.Assert:
//
//   - assert.go cuts each sentence where statements and quotations stand in it, and
//     keeps what is left if it is a clause;
//   - words.go looks words up and says what a clause is made of;
//   - theirs.go knows the marks in it that are none of the author's;
//   - tree.go parses the sentences of which the words do not tell it.
//
// It means to miss rather than to mislead: a question, an order, a heading, a post
// that is printed whole and the page's own words are no assertions, and a sentence in
// which a verb of saying has a clause that no statement was made of is left alone.
package assert

import (
	"slices"
	"sort"
	"strings"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// Find fills a.Assertions from a.Paragraphs, a.Sentences, a.Tokens, a.Quotations and
// a.Statements. Without a language it finds nothing. It runs in time n log n in the
// text's length.
func Find(body string, a *news.Analysis, words *lang.Attrib, l *lang.Assert) {
	a.Assertions = []news.Assertion{}
	if words == nil || l == nil {
		return
	}
	f := &finder{body: body, a: a, toks: a.Tokens}
	f.lookUp(words, l)
	f.cover()
	p, t := -1, 0
	for _, s := range a.Sentences {
		for p < len(a.Paragraphs)-1 && (p < 0 || a.Paragraphs[p].End <= s.Start) {
			p++
			f.post = f.isPost(a.Paragraphs[p]) || f.isTeaser(a.Paragraphs[p], words)
		}
		for t < len(f.toks) && f.toks[t].Start < s.Start {
			t++
		}
		lo := t
		for t < len(f.toks) && f.toks[t].Start < s.End {
			t++
		}
		if !f.post && t > lo {
			f.sentence(s, lo, t)
		}
	}
	f.decide(l)
}

// finder reads one text.
type finder struct {
	body    string
	a       *news.Analysis
	toks    []news.Span
	info    []info
	covered []news.Span // what is somebody's: statements and quotations, sorted and joined
	next    int         // the first of covered that may touch the sentence at hand
	post    bool        // the paragraph at hand is a post, printed with its writer's handle, or leads to another story
	doubts  []doubt     // sentences that their words leave open
}

// cover lists what is not the author's: the spans of statements, and quotations of
// speech. A quotation that is none (a title, a scare quote) stays in the author's
// sentence, but its words are not his.
func (f *finder) cover() {
	var all []news.Span
	for i := range f.a.Statements {
		s := &f.a.Statements[i]
		all = append(all, s.Source...)
		all = append(all, s.Cue...)
		all = append(all, s.Content...)
		for _, l := range s.Chain {
			all = append(all, l.Span)
		}
	}
	for i := range f.a.Quotations {
		q := &f.a.Quotations[i]
		pieces := q.Pieces
		if len(pieces) == 1 {
			pieces = []news.Span{q.Outer}
		}
		for _, p := range pieces {
			if q.Speech {
				all = append(all, p)
			}
			for t := sort.Search(len(f.toks), func(i int) bool { return f.toks[i].End > p.Start }); t < len(f.toks) && f.toks[t].Start < p.End && !f.info[t].quoted; t++ {
				f.info[t].quoted = true
			}
		}
	}
	slices.SortFunc(all, func(a, b news.Span) int { return int(int64(a.Start) - int64(b.Start)) })
	for _, s := range all {
		if n := len(f.covered); n > 0 && s.Start <= f.covered[n-1].End {
			f.covered[n-1].End = max(f.covered[n-1].End, s.End)
		} else if !s.Empty() {
			f.covered = append(f.covered, s)
		}
	}
}

// isPost reports whether a paragraph is a post as pages print it whole: it ends in
// a dash and the handle of whoever wrote it.
func (f *finder) isPost(p news.Span) bool {
	s := p.Of(f.body)
	i := strings.LastIndex(s, "(@")
	return i >= 0 && strings.ContainsAny(s[:i], "—–-")
}

// isTeaser reports whether a paragraph but leads to other stories.
func (f *finder) isTeaser(p news.Span, l *lang.Attrib) bool {
	at := sort.Search(len(f.toks), func(i int) bool { return f.toks[i].Start >= p.Start })
	var words []string
	for i := at; i < min(len(f.toks), at+lang.TeaserReach) && f.toks[i].Start < p.End; i++ {
		words = append(words, f.toks[i].Of(f.body))
	}
	return l.Teases(words)
}

// sentence keeps what the tokens [lo, hi) of one sentence assert.
func (f *finder) sentence(s news.Span, lo, hi int) {
	for f.next < len(f.covered) && f.covered[f.next].End <= s.Start {
		f.next++
	}
	if f.notSaid(lo, hi) {
		return
	}
	var found news.Assertion
	whole, order := f.next >= len(f.covered) || f.covered[f.next].Start >= s.End, f.order(lo, hi)
	if whole {
		switch clause, sure := f.clause(lo, hi, s); {
		case clause && (order || !sure):
			f.doubts = append(f.doubts, doubt{s, lo, hi})
		case clause:
			found.Spans = []news.Span{s}
			f.mark(&found, lo, hi)
		}
	} else if !order {
		f.pieces(&found, lo, hi)
	}
	if len(found.Spans) > 0 {
		f.a.Assertions = append(f.a.Assertions, found)
	}
}

// pieces takes the parts of a sentence that nothing covers and that are clauses.
func (f *finder) pieces(found *news.Assertion, lo, hi int) {
	c := f.next
	for t := lo; t < hi; {
		for c < len(f.covered) && f.covered[c].End <= f.toks[t].Start {
			c++
		}
		if c < len(f.covered) && f.covered[c].Start < f.toks[t].End {
			t++
			continue
		}
		end := t + 1
		for end < hi && (c >= len(f.covered) || f.toks[end].End <= f.covered[c].Start) {
			end++
		}
		from, to := f.trim(t, end)
		if f.part(from, to) {
			found.Spans = append(found.Spans, news.Span{Start: f.toks[from].Start, End: f.toks[to-1].End})
			f.mark(found, from, to)
		}
		t = end
	}
}

// trim leaves out the punctuation at both ends of a part, and what joins it to what
// follows.
func (f *finder) trim(lo, hi int) (int, int) {
	for lo < hi && f.info[lo].punct {
		lo++
	}
	for hi > lo && (f.info[hi-1].punct || f.info[hi-1].word.Has(lang.Conjunction|lang.Contrast)) {
		hi--
	}
	return lo, hi
}

// mark notes the words that make tokens [lo, hi) an opinion, and those that hedge.
func (f *finder) mark(found *news.Assertion, lo, hi int) {
	var leaning []news.Span
	from, until := lo, lo // what is somebody else's judgement
	for t := lo; t < hi; t++ {
		x := &f.info[t]
		if x.quoted || x.length == 0 {
			continue
		}
		if i := f.theirs(t, lo, hi); i > t {
			from, until = i, f.clauseEnd(i, hi)
		}
		at := news.Span{Start: f.toks[t].Start, End: f.toks[min(t+x.length, hi)-1].End}
		switch {
		case x.class.Has(lang.NotOpinion), from <= t && t < until:
		case x.class.Has(lang.OpinionMark):
			found.Marks = append(found.Marks, at)
		case x.class.Has(lang.LeaningMark):
			leaning = append(leaning, at)
		}
		if h, ok := f.hedge(t, lo, hi, at); ok {
			found.Hedges = append(found.Hedges, h)
		}
		t += x.length - 1
	}
	if end := f.toks[hi-1]; end.Of(f.body) == "!" && !f.info[hi-1].quoted {
		found.Marks = append(found.Marks, end)
	}
	if len(leaning) >= leaningNeeded {
		found.Marks = append(found.Marks, leaning...)
		slices.SortFunc(found.Marks, func(a, b news.Span) int { return int(int64(a.Start) - int64(b.Start)) })
	}
	found.Opinion = len(found.Marks) > 0
}

// leaningNeeded is how many words that only lean towards a judgement make one.
const leaningNeeded = 3
