package judge

import (
	"cmp"
	"slices"

	"hearsay/internal/news"
)

// Tracer finds anew what rests on judged findings (trace.Retracer).
type Tracer interface {
	// Follow finds what rests on edges alone.
	Follow(edges []news.Edge) ([]news.Lineage, []news.Ghost)
	// Turn changes the ends of an edge.
	Turn(e *news.Edge)
	// Stand finds where claims enter the set. It may change their tellings.
	Stand(edges []news.Edge, claims []news.Claim, voices func(a, b *news.ClaimOrigin) (same, known bool))
	// Count numbers the origins of a claim, of which some are surely of their own.
	Count(c *news.Claim, right func(*news.ClaimOrigin) bool)
	// Drift finds what changed between the tellings of claims.
	Drift(claims []news.Claim)
}

// Apply lays judgements, in the order in which they were made, on the findings of a set.
// The findings are left as they are. The cost grows with the number of findings and of
// judgements, and not with their product.
func Apply(set *news.Set, f *news.Findings, js []news.Judgement, t Tracer) *news.Findings {
	out := *f
	if len(js) == 0 {
		return &out
	}
	b := newBench(set, &out, js)
	b.withdraw()
	turned := b.edges(t)
	b.parts(turned)
	b.rebuild()
	voices := b.voices()
	b.retrace(t, voices)
	b.verdicts(t)
	b.finish()
	return &out
}

// bench is where judgements are laid on findings.
type bench struct {
	sayer
	f       *news.Findings // the result
	js      []news.Judged
	byID    map[news.ID]int
	claims  []*claimed
	told    map[news.TextID][]*told
	outlets map[string]bool // folded
}

func newBench(set *news.Set, f *news.Findings, js []news.Judgement) *bench {
	b := &bench{
		sayer: sayer{set, make(map[news.ID]int, len(set.Articles))}, f: f, byID: make(map[news.ID]int, len(js)),
		told: map[news.TextID][]*told{}, outlets: map[string]bool{},
	}
	for i := range set.Articles {
		b.outlets[fold(set.Articles[i].Outlet)] = true
		b.articles[set.Articles[i].ID] = i
	}
	for i := range js {
		b.js = append(b.js, news.Judged{Judgement: js[i], Effect: news.InEffect, Says: b.say(&js[i]), Here: b.here(&js[i])})
		b.byID[js[i].ID] = i
	}
	for i := range f.Claims {
		b.add(&claimed{Claim: f.Claims[i], place: i})
	}
	f.Edges = slices.Clone(f.Edges)
	return b
}

// withdraw finds which judgements were withdrawn: by one that was not withdrawn itself.
func (b *bench) withdraw() {
	for i := len(b.js) - 1; i >= 0; i-- {
		j := &b.js[i]
		if j.Verb != news.Undo || j.Effect != news.InEffect {
			continue
		}
		k, ok := b.byID[j.Of.Judgement]
		if !ok || k >= i {
			j.Effect, j.Note = news.Lost, "the case has no such judgement before it"
			continue
		}
		x := &b.js[k]
		j.Says = "withdrawn: " + x.Says
		if x.Effect == news.InEffect {
			x.Effect, x.Other = news.Withdrawn, j.ID
		}
	}
}

// live reports whether a judgement has an effect, as far as is known.
func (b *bench) live(i int) bool { return b.js[i].Effect == news.InEffect }

// lose says that what a judgement is about is not there.
func (b *bench) lose(i int, why string) {
	j := &b.js[i]
	j.Effect, j.Note = news.Lost, why
	if !b.among(&j.Of) || j.And != nil && !b.among(j.And) {
		j.Effect, j.Note = news.Elsewhere, "it is about articles that are not among these"
	}
}

// among reports whether any of what a target is held by is in the set.
func (b *bench) among(t *news.Target) bool {
	if len(t.Articles) > 0 {
		return !slices.ContainsFunc(t.Articles, func(id news.ID) bool { _, ok := b.articles[id]; return !ok })
	}
	if t.Kind == news.OfOutlet {
		return b.outlets[fold(t.Name)]
	}
	refs := slices.Concat(t.Refs, t.Claim)
	return len(refs) == 0 || slices.ContainsFunc(refs, func(r news.Ref) bool { return b.set.TextIndex(r.Text) >= 0 })
}

// topic is what several judgements may be about, in the order in which they were made.
type topic map[any][]int

func (t topic) add(key any, judgement int) { t[key] = append(t[key], judgement) }

// settle lets the last judgement of each thing stand. Those before it are replaced; of
// each other person, the last that says otherwise stands against it.
func (b *bench) settle(t topic) {
	for _, group := range t {
		last := group[len(group)-1]
		says := b.content(last)
		latest := map[string]int{}
		for _, i := range group[:len(group)-1] {
			b.js[i].Effect, b.js[i].Other = news.Replaced, b.js[last].ID
			latest[b.js[i].By] = i
		}
		for _, i := range group { // in order, so that the result is always the same
			if k, ok := latest[b.js[i].By]; ok && k == i && b.js[i].By != b.js[last].By && b.content(i) != says {
				b.against(i, last)
			}
		}
	}
}

// mostAgainst is how many judgements are named that contradict one.
const mostAgainst = 16

// against notes that two judgements by two people contradict each other.
func (b *bench) against(i, k int) {
	for _, p := range [2][2]int{{i, k}, {k, i}} {
		x, y := &b.js[p[0]], &b.js[p[1]]
		if len(x.Against) < mostAgainst && !slices.Contains(x.Against, y.ID) {
			x.Against = append(x.Against, y.ID)
		}
	}
}

// content is what a judgement says of its thing.
func (b *bench) content(i int) string {
	j := &b.js[i]
	s := string(j.Verb) + " " + j.Grade
	if j.Verb == news.Accept && j.And != nil {
		s += " " + string(j.And.Articles[0])
	}
	return s
}

// edgeKey names an edge whichever way its words went.
type edgeKey struct {
	a, b news.ID
	kind string
}

func keyOfEdge(articles []news.ID, kind string) edgeKey {
	return edgeKey{min(articles[0], articles[1]), max(articles[0], articles[1]), kind}
}

// edges lays judgements on edges, and returns those that are gone or go another way:
// by their two articles.
func (b *bench) edges(t Tracer) (changed [][2]news.ID) {
	topics := topic{}
	for i := range b.js {
		if j := &b.js[i]; b.live(i) && j.Of.Kind == news.OfEdge && j.Verb != news.Remark && j.Verb != news.Grade {
			topics.add(keyOfEdge(j.Of.Articles, j.Of.Name), i)
		}
	}
	b.settle(topics)
	if len(topics) == 0 {
		return nil
	}
	kept := b.f.Edges[:0]
	for _, e := range b.f.Edges {
		group := topics[keyOfEdge([]news.ID{e.From, e.To}, string(e.Kind))]
		if len(group) == 0 {
			kept = append(kept, e)
			continue
		}
		delete(topics, keyOfEdge([]news.ID{e.From, e.To}, string(e.Kind)))
		j := &b.js[group[len(group)-1]]
		j.On = e.ID
		if j.Verb == news.Reject {
			changed = append(changed, [2]news.ID{e.From, e.To})
			continue
		}
		e.Judged = append(slices.Clone(e.Judged), j.ID)
		if j.And != nil {
			if from := j.And.Articles[0]; from == e.To {
				e.Evidence = slices.Clone(e.Evidence)
				t.Turn(&e)
			}
			e.Decided, e.Why = true, news.WhyJudged
			changed = append(changed, [2]news.ID{e.From, e.To})
		}
		kept = append(kept, e)
	}
	b.f.Edges = kept
	for _, group := range topics {
		b.lose(group[len(group)-1], "no such edge joins these two articles any more")
	}
	if len(changed) > 0 {
		b.f.Lineages, b.f.Ghosts = t.Follow(b.f.Edges)
		edges := map[news.ID]bool{}
		for i := range b.f.Edges {
			edges[b.f.Edges[i].ID] = true
		}
		b.f.Revisions = slices.DeleteFunc(slices.Clone(b.f.Revisions), func(r news.Revision) bool { return !edges[r.Edge] })
	}
	return changed
}

// retrace finds anew what rests on what has changed.
func (b *bench) retrace(t Tracer, v *voices) {
	var changed []*claimed
	for _, c := range b.claims {
		if c.into != nil {
			continue
		}
		if touched := v.touches(b, c); (touched || c.changed) && b.sound(c) {
			changed = append(changed, c)
		}
	}
	claims := make([]news.Claim, len(changed))
	for i, c := range changed {
		c.own()
		claims[i] = c.Claim
	}
	if len(claims) == 0 {
		return
	}
	before := make([]map[news.ID]news.Telling, len(claims))
	for i := range claims {
		before[i] = make(map[news.ID]news.Telling, len(claims[i].Tellings))
		for _, x := range claims[i].Tellings {
			before[i][x.Article] = x
		}
	}
	t.Stand(b.f.Edges, claims, v.judged)
	t.Drift(claims)
	for i, c := range changed {
		for k := range claims[i].Tellings { // what changed from one to the other was known
			x := &claims[i].Tellings[k]
			old := before[i][x.Article]
			gone := func(d news.Drift) bool { _, ok := before[i][d.Of]; return d.Of != "" && !ok }
			if old.Parent == x.Parent && old.Words == x.Words && !slices.ContainsFunc(old.Drift, gone) {
				x.Drift = old.Drift
			}
		}
		c.Claim, c.changed = claims[i], true
	}
}

// finish puts the claims in order, those that changed among the others by how many
// articles tell them, and says what became of the judgements.
func (b *bench) finish() {
	var out, moved []*claimed
	for _, c := range b.claims {
		switch {
		case c.into != nil || c.gone:
		case c.moved:
			moved = append(moved, c)
		default:
			out = append(out, c)
		}
	}
	for _, c := range moved {
		at := slices.IndexFunc(out, func(x *claimed) bool {
			return x.Articles < c.Articles || x.Articles == c.Articles && x.place > c.place
		})
		if at < 0 {
			at = len(out)
		}
		out = slices.Insert(out, at, c)
	}
	b.within(out)
	b.f.Claims, b.f.Judgements = make([]news.Claim, len(out)), b.js
	for i, c := range out {
		slices.SortFunc(c.Judged, func(x, y news.ID) int { return cmp.Compare(b.byID[x], b.byID[y]) })
		b.f.Claims[i] = c.Claim
	}
}

// within names the claims that claims stand within as they are called now.
func (b *bench) within(claims []*claimed) {
	named := map[news.ID]*claimed{} // by the ids that they had
	for i, c := range b.claims {
		if i < len(b.f.Claims) {
			named[b.f.Claims[i].ID] = c
		}
	}
	for _, c := range claims {
		if len(c.Within) == 0 {
			continue
		}
		var out []news.ID
		for _, id := range c.Within {
			if x := named[id]; x != nil && x.now() != c && !x.now().gone {
				out = append(out, x.now().ID)
			}
		}
		slices.Sort(out)
		c.Within = slices.Compact(out)
	}
}
