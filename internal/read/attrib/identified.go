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
	if start == lo || r.onlySupposed(start) || r.has(start, lang.Relative|lang.That) || !r.speaks(start, lo) || r.quoted(start) || r.has(i, lang.Negation) {
		return draft{}, false
	}
	at := r.namedAs(u, i)
	if at < 0 {
		return draft{}, false
	}
	end := r.namesEnd(at+1, u.end)
	d := draft{verb: -1, class: lang.SayCue, src: [2]int{start, lo}}
	d.Source, d.Cue, d.Content = []news.Span{r.span(start, lo)}, []news.Span{r.span(lo, i+1)}, []news.Span{r.span(i+1, end)}
	d.Denied, d.Voice, d.Kind = -1, news.NoVoice, r.kindOf(d.Content)
	if r.saidAlready(&d) {
		return draft{}, false
	}
	d.Stance = r.stanceOf(&d)
	return d, true
}

// onlySupposed reports whether a clause with the subject at token start is a condition, or asks: "if | police
// identified the man as", "Had | police identified".
func (r *reader) onlySupposed(start int) bool {
	return r.has(start, auxiliary) || r.has(start-1, auxiliary|lang.Subordinator)
}

// namedAs is the token behind the verb of identifying at i, before the name of whom somebody is said to be; -1: what
// follows is no person's name ("the ship as Danish", "the bug as Salmonella").
func (r *reader) namedAs(u *unit, i int) int {
	at := i + 1
	for at < min(u.end-1, i+maxNaming) && !r.mark(at).Has(lang.AsName) {
		if r.toks[at].punct && !r.has(at, lang.Possessive) || r.nameClass(at, at+1).Has(lang.Reflexive) || r.has(at, auxiliary) {
			return -1
		}
		at++
	}
	if at >= min(u.end-1, i+maxNaming) || at == i+1 || !r.toks[at+1].capital || r.quoted(at+1) {
		return -1
	}
	given := r.nameClass(at+1, at+2).Has(lang.GivenName) || at+3 < u.end && r.has(at+2, lang.Conjunction) && r.nameClass(at+3, at+4).Has(lang.GivenName)
	if !given && (r.nameClass(at+1, at+2).Has(lang.Demonym|lang.PlaceName) || !r.somebody(i+1, at) && !r.object(i+1) && !r.knownName(at+1, at+2)) {
		return -1
	}
	return at
}

// namesEnd is where what is said of somebody ends whose name begins at token lo: before what else is told,
// "and | arrested him", ", but the minister denied it", and not before the next name, "and | Ida Brandt".
func (r *reader) namesEnd(lo, hi int) int {
	end := lo
	for end < hi && !r.has(end, lang.Subordinator) && (!r.toks[end].punct || r.comma(end) || r.is(end, '.') || r.has(end, lang.Possessive)) {
		if r.has(end, lang.Conjunction) {
			from := end + 1
			if from+2 < hi && r.has(from, lang.Possessive) && !r.toks[from+1].capital {
				from += 2 // "and their sons | Karl and Ida"
			}
			next := r.capitals(from, hi)
			if r.has(end, lang.Contrast) || next == from || r.toks[from].cue > 0 || next < hi && (r.toks[next].cue > 0 || r.has(next, auxiliary)) {
				break
			}
		}
		end++
	}
	if r.comma(end - 1) {
		end--
	}
	return end
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
