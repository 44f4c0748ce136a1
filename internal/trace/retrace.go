package trace

import (
	"slices"

	"hearsay/internal/news"
	"hearsay/internal/trace/claim"
	"hearsay/internal/trace/provenance"
)

// Retracer finds anew what rests on findings that a person has judged, with the stages
// that found it first. It is what package judge asks for.
type Retracer struct {
	Set      *news.Set
	Passages []news.Passage
}

// Follow finds what rests on edges alone.
func (r *Retracer) Follow(edges []news.Edge) ([]news.Lineage, []news.Ghost) {
	return provenance.Lineages(r.Set, edges, r.Passages), provenance.Ghosts(r.Set, edges, speakers)
}

// Stand finds anew where claims enter the set, and what their tellings were taken from,
// where people have found voices to be the same or not to be.
func (r *Retracer) Stand(edges []news.Edge, claims []news.Claim, voices func(a, b *news.ClaimOrigin) (same, known bool)) {
	r.recall(claims)
	by := make(map[news.ID]*news.Edge, len(edges))
	for i := range edges {
		by[edges[i].ID] = &edges[i]
	}
	for i := range claims {
		c := &claims[i]
		c.Origins = nil
		for k := range c.Tellings {
			t := &c.Tellings[k]
			t.Origin = -1
			if !stays(c, t, by[t.Edge]) {
				t.Parent, t.Edge, t.Decided, t.Share = "", "", false, 0
			}
		}
	}
	provenance.StandJudged(r.Set, edges, r.Passages, claims, speakers, voices)
	claim.Forget(claims)
}

// stays reports whether what a telling was taken from may stand if nothing better is found:
// an edge along which words went still joins it to another telling of the claim. Where
// claims were joined, an article tells the claim twice, and the words may be those of the
// telling that is not kept.
func stays(c *news.Claim, t *news.Telling, e *news.Edge) bool {
	if e == nil || t.Revises != "" || e.Kind != news.Copies && e.Kind != news.Quotes {
		return false
	}
	way := e.Decided == t.Decided && (!e.Decided || e.From == t.Parent && e.To == t.Article)
	return way && slices.ContainsFunc(c.Tellings, func(x news.Telling) bool { return x.Article == t.Parent })
}

// recall gives tellings back what is forgotten when a set has been traced: the other
// statements of their text that tell the claim too, as far as an origin came of them.
func (r *Retracer) recall(claims []news.Claim) {
	for i := range claims {
		c := &claims[i]
		at := make(map[news.ID]*news.Telling, len(c.Tellings))
		for k := range c.Tellings {
			at[c.Tellings[k].Article] = &c.Tellings[k]
		}
		for k := range c.Origins {
			o := &c.Origins[k]
			t, n := at[o.Article], r.Set.TextIndex(o.Words.Text)
			if t == nil || n < 0 || r.Set.Analyses[n] == nil || t.Words.Text != o.Words.Text {
				continue
			}
			a := r.Set.Analyses[n]
			for s := range a.Statements {
				content := news.CoverAll(a.Statements[s].Content)
				said, through, _ := provenance.Said(a, int32(s), content)
				if said.Empty() { // a quotation with nothing beside it: package provenance has the content then
					said = content
				}
				if (said == o.Words.Span || through == o.Words.Span) && int32(s) != t.Index && !slices.Contains(t.Others, int32(s)) {
					t.Others = append(t.Others, int32(s))
					break
				}
			}
		}
	}
}

// Count numbers the origins of a claim anew, of which some are right.
func (r *Retracer) Count(c *news.Claim, right func(*news.ClaimOrigin) bool) {
	provenance.Count(c, right)
}

// Drift finds anew what changed between the tellings of claims.
func (r *Retracer) Drift(claims []news.Claim) {
	for i := range claims {
		for k := range claims[i].Tellings {
			claims[i].Tellings[k].Drift = nil
		}
	}
	claim.Drift(r.Set, r.Passages, claims, lexicon, Options{}.each)
}

// Turn changes the ends of an edge.
func (r *Retracer) Turn(e *news.Edge) { provenance.Turn(r.Set, e) }
