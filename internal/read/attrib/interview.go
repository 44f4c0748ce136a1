package attrib

import (
	"sort"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// Questions and answers printed as such name nobody ("Q:", "A:"). Who answers was brought in before
// the first of them.

// answerer is the voice of the answer that is draft n: the person named most, and by a full name,
// before the first question; nobody where two are named as often.
func (x *resolver) answerer(n int) int32 {
	r := x.r
	if !x.asksSeen {
		x.asksSeen, x.interviewee = true, -1
		first := len(r.toks)
		for i := range r.drafts {
			if d := &r.drafts[i]; d.verbatim && d.class == lang.AskCue && len(d.Cue) == 0 {
				first = r.tokenAt(d.Source[0].Start)
				break
			}
		}
		x.interviewee = x.mostNamed(first)
	}
	if x.interviewee < 0 {
		return news.NoVoice
	}
	id := x.named(x.interviewee)
	d := &r.drafts[n]
	x.v.meant(id, d.Source[0])
	x.answers = append(x.answers, answer{d.Content[0], id})
	return id
}

// answer is what somebody says to a question.
type answer struct {
	words news.Span
	voice int32
}

// mostNamed is the place among the names of the person who is named most before token stop, by a
// full name at least once; -1: nobody is, or two are as often.
func (x *resolver) mostNamed(stop int) int {
	end := x.nameFrom(stop)
	times, full := map[string]int{}, map[string]int{}
	best, tie := "", false
	for k := range x.names[:end] {
		n := &x.names[k]
		times[n.key]++
		if n.hi-n.lo > 1 {
			full[n.key] = k + 1
		}
	}
	for k := range x.names[:end] {
		switch key := x.names[k].key; {
		case full[key] == 0 || key == best:
		case best == "" || times[key] > times[best]:
			best, tie = key, false
		case times[key] == times[best]:
			tie = true
		}
	}
	if best == "" || tie {
		return -1
	}
	return full[best] - 1
}

// answering is who says "I" at token i, where it stands in an answer.
func (x *resolver) answering(i int) int32 {
	at := x.r.spans[i]
	k := sort.Search(len(x.answers), func(k int) bool { return x.answers[k].words.End > at.Start })
	if k < len(x.answers) && x.answers[k].words.Contains(at) {
		return x.answers[k].voice
	}
	return news.NoVoice
}
