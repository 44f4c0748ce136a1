package attrib

import (
	"slices"
	"sort"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// maxNaming is how many words stand at most between the verb and whom it says somebody to be.
const maxNaming = 14

// maxHolders is how many statements before a verb are looked at for one that holds it.
const maxHolders = 64

// identifications makes statements of who is said to be whom: "the police identified | the man as Karl Voss".
// Network and rules know the verb for none of saying, since most of what is identified is but found.
func (r *reader) identifications() {
	made := []draft{}
	for n := range r.units {
		u := &r.units[n]
		for i := u.lo + 1; i+minMain < u.end && !u.teaser; i++ {
			if !r.mark(i).Has(lang.Identifies) || r.quoted(i) || r.toks[i].capital {
				continue
			}
			if d, ok := r.identified(u, i); ok {
				d.unit = n
				made = append(made, d)
			}
		}
	}
	if len(made) > 0 {
		r.drafts = append(r.drafts, made...)
		r.sortDrafts()
		cues := map[uint32]bool{}
		for k := range made {
			cues[made[k].Cue[0].End] = true
		}
		r.unsure = slices.DeleteFunc(r.unsure, func(e draft) bool { return len(e.Cue) == 1 && cues[e.Cue[0].End] })
	}
}

// identified is the statement of the verb at token i, if somebody says with it who another is.
func (r *reader) identified(u *unit, i int) (draft, bool) {
	lo := i
	for lo > u.lo+1 && r.has(lo-1, lang.AuxHave|lang.AdverbWord) {
		lo--
	}
	start := r.phraseLeft(u.lo, lo)
	if start == lo || r.has(start, lang.Relative|lang.That) || !r.speaks(start, lo) || r.quoted(start) || r.has(i, lang.Negation) {
		return draft{}, false
	}
	at := i + 1
	for at < min(u.end-1, i+maxNaming) && !r.mark(at).Has(lang.AsName) {
		if r.toks[at].punct && !r.has(at, lang.Possessive) || r.nameClass(at, at+1).Has(lang.Reflexive) || r.has(at, auxiliary) {
			return draft{}, false
		}
		at++
	}
	if at >= min(u.end-1, i+maxNaming) || at == i+1 || !r.toks[at+1].capital || r.quoted(at+1) {
		return draft{}, false
	}
	end := at + 1
	for end < u.end && !(r.has(end, lang.Conjunction) && end+1 < u.end && r.toks[end+1].cue > 0 && !r.toks[end+1].capital) && !r.has(end, lang.Subordinator) {
		end++
	}
	if r.comma(end - 1) {
		end--
	}
	d := draft{verb: -1, class: lang.SayCue, src: [2]int{start, lo}}
	d.Source, d.Cue, d.Content = []news.Span{r.span(start, lo)}, []news.Span{r.span(lo, i+1)}, []news.Span{r.span(i+1, end)}
	d.Denied, d.Voice, d.Kind = -1, news.NoVoice, r.kindOf(d.Content)
	if r.saidAlready(&d) {
		return draft{}, false
	}
	d.Stance = r.stanceOf(&d)
	return d, true
}

// saidAlready reports whether a statement has the cue of a draft, or holds it in what is said. Those near it
// alone are looked at: there may be as many as sentences.
func (r *reader) saidAlready(d *draft) bool {
	at := d.Cue[0]
	k := sort.Search(len(r.drafts), func(k int) bool { return r.drafts[k].Extent().Start > at.End })
	return slices.ContainsFunc(r.drafts[max(0, k-maxHolders):k], func(e draft) bool {
		return overlap(e.Cue, d.Cue) || slices.ContainsFunc(e.Content, func(c news.Span) bool { return c.Contains(at) })
	})
}
