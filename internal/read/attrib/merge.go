package attrib

import (
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// stretch is a run of tokens that the network gave one role.
type stretch struct {
	role   Role // BeginSource, BeginCue or BeginContent
	lo, hi int
}

// stretches cuts the roles of a text into runs, none across a paragraph.
func (r *reader) stretches(roles []Role) []stretch {
	var out []stretch
	paragraph := make([]bool, len(roles)+1)
	for i := range r.units {
		if r.units[i].first {
			paragraph[r.units[i].lo] = true
		}
	}
	for i := 0; i < len(roles); {
		role := roles[i]
		if role == Outside {
			i++
			continue
		}
		inside := role
		if role%2 == 1 {
			inside++
		}
		j := i + 1
		for j < len(roles) && roles[j] == inside && !paragraph[j] {
			j++
		}
		out = append(out, stretch{inside - 1, i, j})
		i = j
	}
	return out
}

// mergeRoles makes the drafts anew from what the network says: a statement for
// each cue, with the source and the contents that belong to it. What the rules
// found of a cue beyond its spans — the verb, its negation, whom it was told to —
// is kept. A quotation that the rules gave to the speaker before stays where the
// network, too, takes it for content.
func (r *reader) mergeRoles(roles []Role) {
	all := r.stretches(roles)
	old := r.drafts
	r.drafts = nil
	used := make([]bool, len(old))
	for lo := 0; lo < len(all); {
		hi := lo + 1
		p := r.paragraphOf(all[lo].lo)
		for hi < len(all) && r.paragraphOf(all[hi].lo) == p {
			hi++
		}
		r.link(all[lo:hi], old, used)
		lo = hi
	}
	r.keepCarried(old, roles)
}

// unitOf is the unit that token i is in.
func (r *reader) unitOf(i int) int {
	lo, hi := 0, len(r.units)
	for lo < hi {
		if mid := (lo + hi) / 2; r.units[mid].hi <= i {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return min(lo, len(r.units)-1)
}

func (r *reader) paragraphOf(i int) int { return r.units[r.unitOf(i)].paragraph }

// link makes the statements of one paragraph out of its stretches.
func (r *reader) link(all []stretch, old []draft, used []bool) {
	var cues []int
	for k := range all {
		if all[k].role == BeginCue {
			cues = append(cues, k)
		}
	}
	sources := r.assign(all, cues, BeginSource, true)
	contents := r.assign(all, cues, BeginContent, false)
	for _, c := range cues {
		d := r.draftOf(all[c], old, used)
		for _, k := range sources[c] {
			d.src = [2]int{all[k].lo, all[k].hi}
			d.Source = []news.Span{r.span(all[k].lo, all[k].hi)}
		}
		if len(sources[c]) == 0 {
			d.Source = nil
		}
		d.Cue = []news.Span{r.span(all[c].lo, all[c].hi)}
		d.Content = nil
		for _, k := range contents[c] {
			d.Content = append(d.Content, r.span(all[k].lo, all[k].hi))
		}
		if len(d.Content) > 0 {
			r.drafts = append(r.drafts, d)
		}
	}
}

// maxLinks bounds how many cues on either side a stretch is held against, so that
// a paragraph of nothing but cues costs no square.
const maxLinks = 6

// assign gives each stretch of a role to the cue that it belongs to most likely:
// the nearest one, with another cue or the end of a sentence between counted as
// distance. A source goes to one cue only, the nearest that has none.
func (r *reader) assign(all []stretch, cues []int, role Role, once bool) map[int][]int {
	out := map[int][]int{}
	at := 0 // of the first cue after the stretch
	for k := range all {
		for at < len(cues) && cues[at] < k {
			at++
		}
		if all[k].role != role {
			continue
		}
		best, least := -1, 1<<30
		for n := max(0, at-maxLinks); n < min(len(cues), at+maxLinks); n++ {
			c := cues[n]
			cost := r.distance(all, k, c, at-n)
			if once && len(out[c]) > 0 {
				cost += 60
			}
			if cost < least {
				best, least = c, cost
			}
		}
		if best < 0 {
			continue
		}
		if once && len(out[best]) > 0 {
			continue
		}
		out[best] = append(out[best], k)
	}
	return out
}

// distance is how far stretch k is from cue c: the tokens between, and a price
// for each cue that is passed over and for leaving the sentence.
func (r *reader) distance(all []stretch, k, c, passed int) int {
	a, b := all[k], all[c]
	gap := b.lo - a.hi
	if a.lo > b.lo {
		gap = a.lo - b.hi
		passed = -passed - 1
	} else {
		passed--
	}
	cost := gap + 12*max(0, passed)
	if r.unitOf(a.lo) != r.unitOf(b.lo) && r.unitOf(a.hi-1) != r.unitOf(b.lo) {
		cost += 25
	}
	return cost
}

// draftOf begins a statement for a cue: with what the rules know of it, or else
// with what the verb in it says.
func (r *reader) draftOf(cue stretch, old []draft, used []bool) draft {
	span := r.span(cue.lo, cue.hi)
	for i := range old {
		o := &old[i]
		if used[i] || !o.Carried && len(o.Cue) == 0 {
			continue
		}
		if o.verb >= cue.lo && o.verb < cue.hi || len(o.Cue) > 0 && news.CoverAll(o.Cue).Overlaps(span) {
			used[i] = true
			d := *o
			d.Carried = false
			return d
		}
	}
	n := r.unitOf(cue.lo)
	d := draft{unit: n, verb: -1, class: lang.SayCue}
	d.Denied, d.Voice = -1, news.NoVoice
	for i := cue.lo; i < cue.hi; i++ {
		if r.toks[i].cue > 0 && !r.toks[i].punct {
			g := r.group(&r.units[n], i)
			d.verb, d.cue, d.class, d.negated, d.modal = i, g.cue, g.class, g.negated, g.modal
			break
		}
	}
	return d
}

// keepCarried keeps the quotations that the rules gave to the speaker before, as
// far as the network takes them for content and gave them to no cue.
func (r *reader) keepCarried(old []draft, roles []Role) {
	taken := make([]bool, len(roles))
	for i := range r.drafts {
		for _, c := range r.drafts[i].Content {
			lo, hi := news.Within(r.spans, c)
			for k := lo; k < hi; k++ {
				taken[k] = true
			}
		}
	}
	for i := range old {
		o := &old[i]
		if !o.Carried {
			continue
		}
		n, content := 0, 0
		for _, c := range o.Content {
			lo, hi := news.Within(r.spans, c)
			for k := lo; k < hi; k++ {
				n++
				if !taken[k] && (roles[k] == BeginContent || roles[k] == InContent) {
					content++
				}
			}
		}
		if 2*content > n {
			r.drafts = append(r.drafts, *o)
		}
	}
}
