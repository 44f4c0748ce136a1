package attrib

import (
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// denying are the sentences of a denial's content that say that something is not so, where
// others of it say something else: “Mr Voss admits that he was there. However, the claims about
// the money are untrue.” There are none where all of it denies, and where it cannot be told
// what does.
func (r *reader) denying(d *draft) []news.Span {
	if d.Stance != news.Denies || d.class == lang.DenyCue || d.negated {
		return nil
	}
	var all [][]news.Span // the pieces of each sentence: “It is false, Voss said, that he was there.”
	last := -1
	for _, c := range d.Content {
		lo, hi := news.Within(r.sentences, c)
		for i, s := range r.sentences[lo:hi] {
			if lo+i != last {
				all, last = append(all, nil), lo+i
			}
			all[len(all)-1] = append(all[len(all)-1], s.Intersect(c))
		}
	}
	var out []news.Span
	n := 0
	for _, sentence := range all {
		part := *d
		part.Content = sentence
		_, negated := r.negationOf(&part)
		if s := r.signsOf(part.Content); negated || s.falsehood || s.called || s.calledAs || s.noSuch {
			out = append(out, sentence...)
			n++
		}
	}
	if n == len(all) {
		return nil
	}
	return out
}

// denial is what a draft denies with: its content, or the sentences of it that do.
func (d *draft) denial() []news.Span {
	if len(d.Denying) > 0 {
		return d.Denying
	}
	return d.Content
}
