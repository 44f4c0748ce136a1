package attrib

import (
	"slices"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// What an author adds to somebody's words stands between them: “It is late,” said Voss, referring to the ferry. “We
// wait.” The network then takes the participle for the cue of the words behind it. They are more of what was said
// before.

// resumeQuotations gives the words behind such a participle to the statement before it.
func (r *reader) resumeQuotations() {
	kept := make([]draft, 0, len(r.drafts))
	for i := range r.drafts {
		d := &r.drafts[i]
		if rest := r.resumed(d); rest != nil && r.resume(kept, d, rest) {
			continue
		}
		kept = append(kept, *d)
	}
	r.drafts = kept
}

// resume gives the words rest of a draft d to the one of those before it whose they are, if there is one.
func (r *reader) resume(kept []draft, d *draft, rest []news.Span) bool {
	e := r.resumes(kept, d)
	if e == nil {
		return false
	}
	all := slices.Clone(e.Content)
	for _, c := range rest {
		if !overlap([]news.Span{c}, all) {
			all = append(all, c)
		}
	}
	slices.SortFunc(all, func(a, b news.Span) int { return int(a.Start) - int(b.Start) })
	e.Content, e.Kind = all, r.kindOf(all)
	return true
}

// resumed are the quotations of a draft that begin in a sentence behind its cue, where that is such a participle; nil:
// there are none.
func (r *reader) resumed(d *draft) (rest []news.Span) {
	if len(d.Cue) != 1 || d.Carried || d.Kind == news.Indirect {
		return nil
	}
	lo, hi := news.Within(r.spans, d.Cue[0])
	if lo < 2 || r.quoted(lo) || !r.comma(lo-1) && !r.closes(lo-1) || !r.nameClass(lo, lo+1).Has(lang.Remarking) && !r.has(lo, lang.CitingVerb) {
		return nil
	}
	for _, c := range d.Content {
		first, _ := news.Within(r.spans, c)
		switch {
		case first < lo:
			return nil
		case first > hi && r.quoted(first) && r.is(first-1, '.'):
			rest = append(rest, c)
		}
	}
	return rest
}

// resumes is the last of the drafts before d whose words those behind d's cue may go on with: said by somebody in the
// same paragraph, with a verb of saying before that cue and nobody else's since. nil: there is none.
func (r *reader) resumes(kept []draft, d *draft) *draft {
	for k := len(kept) - 1; k >= max(0, len(kept)-echoReach); k-- {
		e := &kept[k]
		if len(e.Cue) != 1 || e.Cue[0].Start > d.Cue[0].Start || e.class != lang.SayCue || e.Kind == news.Indirect {
			continue
		}
		if lo, _ := news.Within(r.spans, e.Cue[0]); r.toks[lo].form == lang.IngForm || r.paragraphOf(lo) != r.paragraphOf(r.tokenAt(d.Cue[0].Start)) {
			return nil
		}
		return e
	}
	return nil
}
