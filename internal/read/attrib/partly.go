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
	var all, out []news.Span
	for _, c := range d.Content {
		lo, hi := news.Within(r.sentences, c)
		for _, s := range r.sentences[lo:hi] {
			all = append(all, s.Intersect(c))
		}
	}
	for _, one := range all {
		part := *d
		part.Content = []news.Span{one}
		_, negated := r.negationOf(&part)
		if s := r.signsOf(part.Content); negated || s.falsehood || s.called || s.calledAs || s.noSuch {
			out = append(out, one)
		}
	}
	if len(out) == len(all) {
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
