package attrib

import (
	"slices"
	"strings"

	"hearsay/internal/news"
)

// The network leaves out words of a content now and then that the rules are sure of.

// wholeSentence lets a content begin where its sentence does, if the rules take all
// before "…, the official said" for what was said and the network gave its first
// words to nobody: "The crane was warm, while the lights were out, the official said."
func (r *reader) wholeSentence(c *news.Span, rules *draft, roles []Role) {
	for _, whole := range rules.Content {
		if whole.End != c.End || whole.Start >= c.Start || whole.End > rules.Cue[0].Start {
			continue
		}
		lo, hi := r.tokenAt(whole.Start), r.tokenAt(c.Start)
		if lo == r.units[r.unitOf(lo)].lo && !slices.ContainsFunc(roles[lo:hi], func(x Role) bool { return x != Outside }) {
			c.Start = whole.Start
		}
	}
}

// wholeClause makes one of the words before "…, Voss, a spokesman, said" that begin their sentence, if the rules take all
// up to that comma for what was said and the network gave the rest to no cue: "Two bridges were closed | on Tuesday by the
// army, | Voss said". Where marks stand among them, or more is said behind the verb, the network knows why it parts them.
func (r *reader) wholeClause(d, rules *draft, roles []Role) {
	if len(rules.Content) != 1 || len(d.Content) == 0 {
		return
	}
	whole := rules.Content[0]
	first, _ := news.Within(r.spans, d.Content[0])
	lo, hi := news.Within(r.spans, whole)
	if whole.End > rules.Cue[0].Start || lo != first || lo != r.units[r.unitOf(lo)].lo || d.Content[0] == whole || hi-lo > boundWithin {
		return
	}
	for _, s := range d.Content {
		if !whole.Contains(s) {
			return
		}
	}
	for i := lo; i < hi; i++ {
		if r.quoted(i) || roles[i] == BeginCue || roles[i] == InCue || roles[i] == BeginSource || roles[i] == InSource {
			return
		}
	}
	for hi > lo && r.toks[hi-1].punct {
		hi-- // a dash before who speaks
	}
	d.Content = []news.Span{r.span(lo, hi)}
}

// wholeClock lets a content go on behind a clock's time where the network stopped before "a.m.", to where
// the rules have it end, if the network gave nothing else what stands there.
func (r *reader) wholeClock(c *news.Span, rules *draft, roles []Role) {
	_, at := news.Within(r.spans, *c)
	if at == 0 || at >= len(r.toks) || r.toks[at].punct || r.toks[at].capital || !r.number(at-1) || strings.Count(r.word(at), ".") == 0 {
		return
	}
	end := at + 1
	for _, whole := range rules.Content {
		if _, hi := news.Within(r.spans, whole); whole.Contains(*c) && hi > end && !slices.ContainsFunc(roles[at:hi], func(x Role) bool { return x != Outside && x != InContent }) {
			end = hi
		}
	}
	c.End = r.spans[end-1].End
}
