package judge

import (
	"slices"

	"hearsay/internal/news"
)

// thing is a finding that a judgement is about, when claims have been joined, split and
// traced anew.
type thing struct {
	kind   news.TargetKind
	claim  *claimed
	i      int     // place of an origin or a denial in its claim
	id     news.ID // of what is in no claim, or in several
	source string  // folded name
}

// verdicts lays on findings what is said of them as they are now: what is right and what
// is wrong, grades and notes.
func (b *bench) verdicts(t Tracer) {
	drifts := b.drifts()
	things := map[int]thing{}
	topics := topic{}
	for i := range b.js {
		j := &b.js[i]
		if !b.live(i) || j.Verb == news.Join || j.Verb == news.Split || j.Verb == news.Same || j.Verb == news.Apart || j.Verb == news.Undo ||
			j.Of.Kind == news.OfEdge && j.Verb != news.Remark && j.Verb != news.Grade {
			continue
		}
		x, lost := b.thing(&j.Of, drifts)
		if lost != "" {
			b.lose(i, lost)
			continue
		}
		things[i] = x
		if j.Verb != news.Remark {
			topics.add([2]any{j.Verb == news.Grade, x}, i)
		}
	}
	b.settle(topics)
	wrong := map[news.ID]bool{}
	right := map[news.ID]bool{}
	sources := map[string]news.ID{}
	for i := range b.js {
		if x, ok := things[i]; ok && b.live(i) {
			j := &b.js[i]
			j.On = b.nameOf(&x)
			switch {
			case x.kind == news.OfVoice:
				if j.Verb == news.Grade {
					sources[x.source] = j.ID
				}
			case x.kind == news.OfDrift:
				wrong[x.id] = wrong[x.id] || j.Verb == news.Reject
				if j.Verb == news.Accept {
					right[x.id] = true
				}
				for _, p := range drifts.by[x.id] {
					p.claim.mark(j.ID)
					if j.Verb == news.Accept {
						p.claim.Tellings = slices.Clone(p.claim.Tellings)
						d := slices.Clone(p.claim.Tellings[p.telling].Drift)
						d[p.drift].Judged = j.ID
						p.claim.Tellings[p.telling].Drift = d
					}
				}
			case x.claim != nil:
				b.verdict(&x, j)
			}
		}
	}
	b.grade(sources)
	b.markEdges()
	for _, c := range b.claims {
		b.sweep(t, c, drifts, wrong)
	}
}

// verdict lays one judgement on a claim or what is in it.
func (b *bench) verdict(x *thing, j *news.Judged) {
	x.claim.mark(j.ID)
	x.claim.own()
	switch {
	case x.kind == news.OfClaim && j.Verb == news.Reject:
		x.claim.gone = true
	case x.kind == news.OfOrigin:
		if j.Verb == news.Reject {
			if x.claim.rejected == nil {
				x.claim.rejected = make([]bool, len(x.claim.Origins))
			}
			x.claim.rejected[x.i] = true
		}
		o := &x.claim.Origins[x.i]
		o.Judged = append(slices.Clone(o.Judged), j.ID)
	case x.kind == news.OfDenial:
		d := &x.claim.Denials[x.i]
		d.Judged = append(slices.Clone(d.Judged), j.ID)
	}
}

// grade notes beside the origins which sources have a grade.
func (b *bench) grade(sources map[string]news.ID) {
	if len(sources) == 0 {
		return
	}
	for _, c := range b.claims {
		if c.into != nil {
			continue
		}
		for k := range c.Origins {
			o := &c.Origins[k]
			names := append([]string{o.Voice}, slices.Concat(o.Also, o.Through)...)
			if a, ok := b.articles[o.Article]; ok {
				names = append(names, b.set.Articles[a].Outlet)
			}
			var ids []news.ID
			for _, n := range names {
				if id, ok := sources[fold(n)]; ok && n != "" && !slices.Contains(ids, id) {
					ids = append(ids, id)
				}
			}
			if len(ids) > 0 {
				c.own()
				c.Origins[k].Judged = append(slices.Clone(o.Judged), ids...)
			}
		}
	}
}

// markEdges names, with the claims that both of an edge's articles tell, the judgements
// on it.
func (b *bench) markEdges() {
	type pair [2]news.ID
	by := map[news.ID][]pair{} // of an article, the others and the judgements
	for i := range b.js {
		if j := &b.js[i]; b.live(i) && j.Of.Kind == news.OfEdge {
			by[j.Of.Articles[0]] = append(by[j.Of.Articles[0]], pair{j.Of.Articles[1], j.ID})
		}
	}
	if len(by) == 0 {
		return
	}
	for _, c := range b.claims {
		if c.into != nil {
			continue
		}
		var tells map[news.ID]bool
		for k := range c.Tellings {
			for _, p := range by[c.Tellings[k].Article] {
				if tells == nil {
					tells = map[news.ID]bool{}
					for i := range c.Tellings {
						tells[c.Tellings[i].Article] = true
					}
				}
				if tells[p[0]] {
					c.mark(p[1])
				}
			}
		}
	}
}

// sweep leaves out of a claim what was found to be wrong, and counts its origins anew.
func (b *bench) sweep(t Tracer, c *claimed, drifts *drifts, wrong map[news.ID]bool) {
	if len(wrong) > 0 {
		for k := range c.Tellings {
			if isWrong := func(d news.Drift) bool { return wrong[news.DriftID(&d)] }; slices.ContainsFunc(c.Tellings[k].Drift, isWrong) {
				c.own()
				c.Tellings[k].Drift = slices.DeleteFunc(slices.Clone(c.Tellings[k].Drift), isWrong)
			}
		}
	}
	says := func(ids []news.ID, v news.Verb, kind news.TargetKind) bool {
		return slices.ContainsFunc(ids, func(id news.ID) bool {
			j := &b.js[b.byID[id]]
			return j.Verb == v && j.Of.Kind == kind
		})
	}
	if slices.ContainsFunc(c.Denials, func(d news.Denial) bool { return says(d.Judged, news.Reject, news.OfDenial) }) {
		c.Denials = slices.DeleteFunc(c.Denials, func(d news.Denial) bool { return says(d.Judged, news.Reject, news.OfDenial) })
	}
	right := func(o *news.ClaimOrigin) bool { return says(o.Judged, news.Accept, news.OfOrigin) }
	if c.rejected != nil {
		place := make([]int, len(c.Origins))
		kept := make([]news.ClaimOrigin, 0, len(c.Origins))
		for k := range c.Origins {
			if place[k] = -1; !c.rejected[k] {
				place[k] = len(kept)
				kept = append(kept, c.Origins[k])
			}
		}
		c.Origins = kept
		for k := range c.Tellings {
			if o := c.Tellings[k].Origin; o >= 0 && o < len(place) {
				c.Tellings[k].Origin = place[o]
			}
		}
	}
	if c.rejected != nil || slices.ContainsFunc(c.Origins, func(o news.ClaimOrigin) bool { return right(&o) }) {
		t.Count(&c.Claim, right)
	}
}

// driftAt is where a change is.
type driftAt struct {
	claim          *claimed
	telling, drift int
}

// drifts are all changes, by their ids and by the texts that they lie between.
type drifts struct {
	by      map[news.ID][]driftAt
	between map[[2]news.TextID][]news.ID
}

func (b *bench) drifts() *drifts {
	d := &drifts{map[news.ID][]driftAt{}, map[[2]news.TextID][]news.ID{}}
	if !slices.ContainsFunc(b.js, func(j news.Judged) bool { return j.Of.Kind == news.OfDrift }) {
		return d
	}
	for _, c := range b.claims {
		if c.into != nil {
			continue
		}
		for t := range c.Tellings {
			for k := range c.Tellings[t].Drift {
				x := &c.Tellings[t].Drift[k]
				id, texts := news.DriftID(x), [2]news.TextID{x.From.Text, x.To.Text}
				if d.by[id] == nil {
					d.between[texts] = append(d.between[texts], id)
				}
				d.by[id] = append(d.by[id], driftAt{c, t, k})
			}
		}
	}
	return d
}

func (d *drifts) find(t *news.Target) (news.ID, bool) {
	var best news.ID
	most := 0.0
	for _, id := range d.between[[2]news.TextID{t.Refs[0].Text, t.Refs[1].Text}] {
		p := d.by[id][0]
		x := &p.claim.Tellings[p.telling].Drift[p.drift]
		from, to := likeness(t.Refs[0].Span, x.From.Span), likeness(t.Refs[1].Span, x.To.Span)
		if string(x.Kind) == t.Name && from > 0 && to > 0 && from+to > most {
			best, most = id, from+to
		}
	}
	return best, best != ""
}

// thing finds what a target is now, or says how it was lost.
func (b *bench) thing(t *news.Target, d *drifts) (x thing, lost string) {
	x.kind = t.Kind
	switch t.Kind {
	case news.OfClaim, news.OfOrigin, news.OfDenial:
		return b.inClaim(t)
	case news.OfDrift:
		id, ok := d.find(t)
		if x.id = id; !ok {
			return x, "nothing of the kind has changed between these words any more"
		}
	case news.OfVoice, news.OfOutlet:
		if x.kind, x.source = news.OfVoice, fold(t.Name); !b.among(t) {
			return x, "the source is not here"
		}
	case news.OfTelling, news.OfStatement:
		// A note stands with the claim that the words tell; a grade is of the words.
		x.claim, x.id = b.find(t.Refs), news.AssertionID(t.Refs[0].Text, t.Refs[0].Span)
	case news.OfEdge, news.OfArticle:
		for _, a := range t.Articles {
			if _, ok := b.articles[a]; !ok {
				return x, "the article is not here"
			}
			x.id += a
		}
		x.source = t.Name
	case news.OfJudgement:
		x.id = t.Judgement
	case news.OfText, news.OfPassage:
		for _, r := range t.Refs {
			if b.set.TextIndex(r.Text) < 0 {
				return x, "the text is not here"
			}
			x.id += news.AssertionID(r.Text, r.Span)
		}
	}
	return x, ""
}

// inClaim finds a claim, or an origin or a denial of one.
func (b *bench) inClaim(t *news.Target) (x thing, lost string) {
	refs := t.Claim
	if t.Kind == news.OfClaim {
		refs = t.Refs
	}
	if x.kind, x.claim = t.Kind, b.find(refs); x.claim == nil {
		return x, noClaim
	}
	nearest := func(n int, words func(i int) news.Ref) int {
		best, most := -1, 0.0
		for i := range n {
			r := words(i)
			if l := likeness(r.Span, t.Refs[0].Span); r.Text == t.Refs[0].Text && l > most {
				best, most = i, l
			}
		}
		return best
	}
	switch t.Kind {
	case news.OfOrigin:
		x.i = nearest(len(x.claim.Origins), func(i int) news.Ref { return x.claim.Origins[i].Words })
		if x.i < 0 { // it enters elsewhere now
			x.i = slices.IndexFunc(x.claim.Origins, func(o news.ClaimOrigin) bool {
				return everywhere(o.Kind, o.Voice) && fold(o.Voice) == fold(t.Name)
			})
		}
		if x.i < 0 {
			return x, "the claim has no such origin any more"
		}
	case news.OfDenial:
		x.i = nearest(len(x.claim.Denials), func(i int) news.Ref { return x.claim.Denials[i].Words })
		if x.i < 0 {
			return x, "the claim has no such denial any more"
		}
	}
	return x, ""
}

// nameOf is the id by which a thing goes now, as far as it has one.
func (b *bench) nameOf(x *thing) news.ID {
	switch {
	case x.kind == news.OfOrigin:
		return news.OriginID(x.claim.ID, &x.claim.Origins[x.i])
	case x.kind == news.OfDenial:
		return news.DenialID(x.claim.ID, &x.claim.Denials[x.i])
	case x.kind == news.OfDrift || x.kind == news.OfArticle || x.kind == news.OfJudgement:
		return x.id
	case x.claim != nil:
		return x.claim.ID
	}
	return ""
}
