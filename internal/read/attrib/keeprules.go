package attrib

import (
	"slices"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// This file keeps what the rules found where the network is silent.

// keepAlone keeps what the rules found where the network found nothing: no word of
// the cue is part of what it made, and little of the content.
func (r *reader) keepAlone(old []draft, used []bool) {
	taken, cues := r.marked(cueOf, contentOf), r.marked(cueOf)
	by := make(map[[2]int]int, len(r.drafts))    // statements by their sources
	ends := make(map[int]int, len(r.drafts))     // and by where those end
	cueAt := make(map[uint32]int, len(r.drafts)) // and those of one cue by that
	for k := range r.drafts {
		by[r.drafts[k].src], ends[r.drafts[k].src[1]] = k, k
		if len(r.drafts[k].Cue) == 1 {
			cueAt[r.drafts[k].Cue[0].Start] = k
		}
	}
	for i := range old {
		o := &old[i]
		if k := r.cueInSource(o, cueAt); k >= 0 {
			if same, ok := cueAt[o.Cue[0].Start]; ok {
				r.drafts[same].Content = nil // the same phrase, with less of its source: dropped with those that say nothing
			}
			r.drafts[k] = *o
			continue
		}
		if used[i] || o.Carried || len(o.Cue) == 0 || len(o.Source) == 0 || len(o.Content) == 0 || r.isCalled(o) {
			continue
		}
		all, content := r.count(o.Content, taken)
		_, held := r.count(o.Cue, taken)
		_, cued := r.count(o.Cue, cues)
		if (held > 0 || 2*content > all) && (!r.afterStop(o) || cued > 0) {
			if k, ok := by[o.relay]; ok && r.passesOn(&r.drafts[k], o) {
				r.drafts[k] = *o
			} else if k, ok := ends[o.src[1]]; ok && r.colonAlone(&r.drafts[k], o) {
				r.drafts[k] = *o
			}
			continue
		}
		r.drafts = append(r.drafts, *o)
	}
}

// passesOn reports whether the statement d of an outlet holds all of another, its cue
// and source: “…, Voss said, according to the Post”. The Post passes on what Voss said.
func (r *reader) passesOn(d, o *draft) bool {
	whole := news.Span{Start: min(o.Source[0].Start, o.Cue[0].Start), End: max(o.Source[0].End, o.Cue[0].End)}
	return o.relay[1] > o.relay[0] && slices.ContainsFunc(d.Content, func(c news.Span) bool { return c.Contains(whole) })
}

// cueInSource is the statement whose cue is what somebody did who is known by that alone, in the source of
// another: "According to whoever | posted | the picture, the ship …"; -1: none.
func (r *reader) cueInSource(o *draft, cueAt map[uint32]int) int {
	if o.verb >= 0 || len(o.Source) == 0 || len(o.Cue) == 0 || o.src[1]-o.src[0] < 3 || !r.mark(o.src[0]).Has(lang.Whoever) && !r.has(o.src[0]+1, lang.Relative) {
		return -1
	}
	for i := o.src[0]; i < min(o.src[1], o.src[0]+maxPhrase); i++ {
		if k, ok := cueAt[r.spans[i].Start]; ok && o.Source[0].Contains(r.drafts[k].Cue[0]) {
			return k
		}
	}
	return -1
}

// colonAlone reports whether the statement d has nothing or a colon for its cue, where another
// has a phrase and a source that d's is the end of: "In the words of Voss, | a surgeon: “…”".
func (r *reader) colonAlone(d, o *draft) bool {
	switch {
	case len(d.Cue) == 0:
		return o.verb < 0 && d.src == o.src // the phrase itself was no part of what the network found
	case len(d.Cue) > 1:
		return false
	}
	lo, hi := news.Within(r.spans, d.Cue[0])
	return hi == lo+1 && r.is(lo, ':') && o.verb < 0 && o.src[0] < d.src[0] && d.src[0] < o.src[1]
}

// afterStop reports whether a statement begins behind a mark that ends a sentence and
// quotes: a content of the network that runs on over it has run too far.
func (r *reader) afterStop(o *draft) bool {
	i := r.tokenAt(o.Extent().Start)
	return o.Kind != news.Indirect && i > 0 && i < len(r.toks) && r.toks[i-1].punct && !r.quoted(i-1) && !r.quoted(i) &&
		!r.comma(i-1) && !r.is(i-1, ':') && !r.is(i-1, '-') && !r.is(i-1, '(')
}

// keepCarried keeps the quotations that the rules gave to the speaker before, as
// far as the network takes them for content and gave them to no cue.
func (r *reader) keepCarried(old []draft, roles []Role) {
	free := r.marked(contentOf)
	for k, role := range roles {
		free[k] = !free[k] && (role == BeginContent || role == InContent)
	}
	for i := range old {
		o := &old[i]
		if all, n := r.count(o.Content, free); o.Carried && 2*n > all {
			r.drafts = append(r.drafts, *o)
		}
	}
}
