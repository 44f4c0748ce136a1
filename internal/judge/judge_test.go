package judge

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"hearsay/internal/news"
)

// still is a Tracer for which every telling is an origin of its own.
type still struct{}

func (still) Follow([]news.Edge) ([]news.Lineage, []news.Ghost) { return nil, nil }
func (still) Turn(e *news.Edge)                                 { e.From, e.To = e.To, e.From }
func (still) Drift([]news.Claim)                                {}

func (still) Stand(_ []news.Edge, claims []news.Claim, one func(a, b *news.ClaimOrigin) (bool, bool)) {
	for i := range claims {
		c := &claims[i]
		c.Origins = nil
		for k := range c.Tellings {
			t := &c.Tellings[k]
			o := news.ClaimOrigin{Article: t.Article, Voice: "voice " + string(t.Article), Words: t.Words, Sure: true}
			t.Origin = slices.IndexFunc(c.Origins, func(x news.ClaimOrigin) bool { same, known := one(&x, &o); return same && known })
			if t.Origin < 0 {
				t.Origin = len(c.Origins)
				c.Origins = append(c.Origins, o)
			}
		}
		still{}.Count(c, func(*news.ClaimOrigin) bool { return false })
	}
}

func (still) Count(c *news.Claim, right func(*news.ClaimOrigin) bool) {
	c.Min, c.Max = 0, len(c.Origins)
	for k := range c.Origins {
		if right(&c.Origins[k]) {
			c.Min++
		}
	}
}

// lamps is a set of six articles, and two claims that the first three and the last three
// of them tell.
func lamps() (*news.Set, *news.Findings) {
	var articles []news.Article
	var texts []news.Text
	for i := range 6 {
		body := fmt.Sprintf("Paper %d: the lamp on the mole has been out since Sunday, said voice %d.", i, i)
		t := news.Text{ID: news.TextIDOf(body), Lang: "en", Body: body}
		a := news.Article{Text: t.ID, Outlet: fmt.Sprintf("Paper %d", i), Published: news.Stamp{Time: time.Date(2031, 1, 1+i, 0, 0, 0, 0, time.UTC), Day: true}}
		a.ID = news.ArticleID(&a)
		articles, texts = append(articles, a), append(texts, t)
	}
	set := news.NewSet(articles, texts)
	f := &news.Findings{}
	for i := range set.Texts {
		set.Analyses[i] = &news.Analysis{Text: set.Texts[i].ID, Statements: []news.Statement{{Voice: 0}}, Voices: []news.Voice{{Kind: news.Person, Name: news.MakeSpan(62, 69)}}}
	}
	for i := range 2 {
		c := news.Claim{Articles: 3, Outlets: 3, Min: 3, Max: 3}
		for k := range 3 {
			a := &set.Articles[3*i+k]
			w := news.Ref{Text: a.Text, Span: news.MakeSpan(9, 55)}
			c.Tellings = append(c.Tellings, news.Telling{Article: a.ID, Statement: news.AssertionID(a.Text, w.Span), Words: w, Origin: k, Decided: true})
			c.Origins = append(c.Origins, news.ClaimOrigin{Article: a.ID, Voice: "voice " + string(a.ID), Words: w, Sure: true})
		}
		c.Denials = []news.Denial{{Article: set.Articles[3*i].ID, Statement: "s1", Words: news.Ref{Text: set.Articles[3*i].Text, Span: news.MakeSpan(57, 60)}, Articles: 1}}
		c.Headline = c.Tellings[0].Words
		c.ID = news.MakeID(news.KindClaim, string(c.Tellings[0].Statement))
		f.Claims = append(f.Claims, c)
	}
	return set, f
}

// made numbers judgements and gives each a reason.
func made(js ...news.Judgement) []news.Judgement {
	for i := range js {
		js[i].ID, js[i].Why = news.MakeID(news.KindJudgement, fmt.Sprint(i)), "so it is"
		if js[i].By == "" {
			js[i].By = "ann"
		}
	}
	return js
}

func effects(f *news.Findings) string {
	var out []string
	for _, j := range f.Judgements {
		s := string(j.Effect)
		if len(j.Against) > 0 {
			s += "!"
		}
		out = append(out, s)
	}
	return strings.Join(out, ", ")
}

func TestApply(t *testing.T) {
	set, f := lamps()
	one, two := claimTarget(&f.Claims[0]), claimTarget(&f.Claims[1])
	first := news.Target{Kind: news.OfTelling, Refs: []news.Ref{f.Claims[0].Tellings[2].Words}}
	d := NewDesk(set, f, f)
	inside := d.inside(&f.Claims[0])
	origin, denial := inside[0].Target, inside[3].Target
	j := func(verb news.Verb, of news.Target, and *news.Target) news.Judgement {
		return news.Judgement{Verb: verb, Of: of, And: and}
	}
	undo := func(n int) news.Judgement {
		return j(news.Undo, news.Target{Kind: news.OfJudgement, Judgement: news.MakeID(news.KindJudgement, fmt.Sprint(n))}, nil)
	}
	by := func(who string, j news.Judgement) news.Judgement { j.By = who; return j }
	grade := func(g string, of news.Target) news.Judgement {
		return news.Judgement{Verb: news.Grade, Of: of, Grade: g}
	}
	gone := one
	gone.Refs = []news.Ref{{Text: one.Refs[0].Text, Span: news.MakeSpan(0, 5)}}
	far := one
	far.Refs = []news.Ref{{Text: news.TextIDOf("another case"), Span: news.MakeSpan(0, 5)}}

	for _, c := range []struct {
		name    string
		js      []news.Judgement
		claims  string // "articles/min-max" of each
		effects string
	}{
		{"join", made(j(news.Join, one, &two)), "6/0-6", "in effect"},
		{"join and undo", made(j(news.Join, one, &two), undo(0)), "3/3-3 3/3-3", "withdrawn, in effect"},
		{"undo the undoing", made(j(news.Join, one, &two), undo(0), undo(1)), "6/0-6", "in effect, withdrawn, in effect"},
		{"join twice", made(j(news.Join, one, &two), by("ben", j(news.Join, two, &one))), "6/0-6", "replaced, in effect"},
		{"split", made(j(news.Split, one, &first)), "3/3-3 2/0-2 1/0-1", "in effect"},
		{"split and join again", made(j(news.Split, one, &first), by("ben", j(news.Join, one, &news.Target{Kind: news.OfClaim, Refs: first.Refs}))), "3/0-3 3/3-3", "replaced!, in effect!"},
		{"reject a claim", made(j(news.Reject, one, nil)), "3/3-3", "in effect"},
		{"reject an origin", made(j(news.Reject, origin, nil)), "3/0-2 3/3-3", "in effect"},
		{"accept an origin", made(j(news.Accept, origin, nil)), "3/1-3 3/3-3", "in effect"},
		{"a quarrel", made(j(news.Reject, origin, nil), by("ben", j(news.Accept, origin, nil))), "3/1-3 3/3-3", "replaced!, in effect!"},
		{"a change of mind", made(j(news.Reject, origin, nil), j(news.Accept, origin, nil)), "3/1-3 3/3-3", "replaced, in effect"},
		{"agreement", made(j(news.Accept, origin, nil), by("ben", j(news.Accept, origin, nil))), "3/1-3 3/3-3", "replaced, in effect"},
		{"the quarrel is withdrawn", made(j(news.Reject, origin, nil), by("ben", j(news.Accept, origin, nil)), undo(1)), "3/0-2 3/3-3", "in effect, withdrawn, in effect"},
		{"reject a denial", made(j(news.Reject, denial, nil)), "3/3-3 3/3-3", "in effect"},
		{"grades", made(grade("3", one), by("ben", grade("4", one))), "3/3-3 3/3-3", "replaced!, in effect!"},
		{"grades kept apart", made(grade("3", one), grade("B", news.Target{Kind: news.OfOutlet, Name: "Paper 1"})), "3/3-3 3/3-3", "in effect, in effect"},
		{"notes add up", made(j(news.Remark, one, nil), j(news.Remark, one, nil)), "3/3-3 3/3-3", "in effect, in effect"},
		{"lost", made(j(news.Reject, gone, nil)), "3/3-3 3/3-3", "lost"},
		{"elsewhere", made(j(news.Reject, far, nil)), "3/3-3 3/3-3", "elsewhere"},
		{"undo nothing", made(undo(7)), "3/3-3 3/3-3", "lost"},
		{"undo itself", made(undo(0)), "3/3-3 3/3-3", "lost"},
	} {
		for i := range c.js {
			if err := c.js[i].Check(); err != nil {
				t.Errorf("%s: %v", c.name, err)
			}
		}
		out := Apply(set, f, c.js, still{})
		var claims []string
		for _, x := range out.Claims {
			claims = append(claims, fmt.Sprintf("%d/%d-%d", x.Articles, x.Min, x.Max))
		}
		if got := strings.Join(claims, " "); got != c.claims {
			t.Errorf("%s: the claims are %s, want %s", c.name, got, c.claims)
		}
		if got := effects(out); got != c.effects {
			t.Errorf("%s: the judgements are %s, want %s", c.name, got, c.effects)
		}
	}
	if out := Apply(set, f, made(j(news.Reject, denial, nil)), still{}); len(out.Claims[0].Denials) != 0 || len(out.Claims[1].Denials) != 1 {
		t.Error("the denial that is wrong is not gone, or another is")
	}
}

// TestEdges: an edge that is wrong, one that is right, one that goes the other way.
func TestEdges(t *testing.T) {
	set, f := lamps()
	a, b := set.Articles[0].ID, set.Articles[1].ID
	f.Edges = []news.Edge{{ID: "e000000000001", From: a, To: b, Kind: news.Copies}, {ID: "e000000000002", From: a, To: b, Kind: news.Links, Decided: true}}
	of := edgeTarget(&f.Edges[0])
	out := Apply(set, f, made(news.Judgement{Verb: news.Reject, Of: of}), still{})
	if len(out.Edges) != 1 || out.Edges[0].Kind != news.Links || len(f.Edges) != 2 {
		t.Errorf("the edges are %+v", out.Edges)
	}
	if len(out.Claims[0].Judged) != 1 || len(out.Claims[1].Judged) != 0 {
		t.Error("the judgement does not stand with the claim of the two articles")
	}
	from := news.Target{Kind: news.OfArticle, Articles: []news.ID{b}}
	out = Apply(set, f, made(news.Judgement{Verb: news.Accept, Of: of, And: &from}), still{})
	if e := out.Edges[0]; !e.Decided || e.From != b || e.To != a || len(e.Judged) != 1 || f.Edges[0].Decided {
		t.Errorf("the edge is %+v", e)
	}
}

// TestVoices: two names of one voice, and two voices of one name.
func TestVoices(t *testing.T) {
	set, f := lamps()
	voice := func(i int) news.Target {
		a := &set.Articles[i]
		return news.Target{Kind: news.OfVoice, Name: "voice " + string(a.ID), Refs: []news.Ref{{Text: a.Text, Span: news.MakeSpan(62, 69)}}}
	}
	for i := range set.Texts { // what the stub calls them
		set.Texts[i].Body = strings.Repeat("x", 62) + "voice " + string(articleOf(set, i)) + "."
		set.Analyses[i].Voices[0] = news.Voice{Kind: news.Unnamed, Name: news.MakeSpan(62, 62+19)}
	}
	a, b, c := voice(0), voice(1), voice(2)
	same := func(x, y news.Target) news.Judgement { return news.Judgement{Verb: news.Same, Of: x, And: &y} }
	apart := func(x, y news.Target) news.Judgement { return news.Judgement{Verb: news.Apart, Of: x, And: &y} }
	for _, x := range []struct {
		js   []news.Judgement
		max  int
		want string
	}{
		{made(same(a, b)), 2, "in effect"},
		{made(same(a, b), same(b, c)), 1, "in effect, in effect"},
		{made(same(a, b), apart(b, a)), 3, "replaced, in effect"},
		{made(same(a, b), same(b, c), apart(a, c)), 1, "in effect, in effect, replaced"}, // by way of b
		{made(apart(a, c), same(a, b)), 2, "in effect, in effect"},
	} {
		out := Apply(set, f, x.js, still{})
		if got := effects(out); got != x.want || out.Claims[0].Max != x.max {
			t.Errorf("%d origins, %s; want %d, %s", out.Claims[0].Max, got, x.max, x.want)
		}
	}
}

func articleOf(set *news.Set, text int) news.ID {
	for i := range set.Articles {
		if set.Articles[i].Text == set.Texts[text].ID {
			return set.Articles[i].ID
		}
	}
	return ""
}

// TestPartsComeAndGo: splitting and joining one claim again and again takes no more room
// each time.
func TestPartsComeAndGo(t *testing.T) {
	set, f := lamps()
	var js []news.Judgement
	one, w := claimTarget(&f.Claims[0]), f.Claims[0].Tellings[2].Words
	for i := range 40 {
		w.Span.End = uint32(40 + i%14)
		w.Span.Start = uint32(9 + i/14)
		tells := news.Target{Kind: news.OfTelling, Refs: []news.Ref{w}}
		claim := news.Target{Kind: news.OfClaim, Refs: []news.Ref{w}}
		js = append(js, news.Judgement{Verb: news.Split, Of: one, And: &tells}, news.Judgement{Verb: news.Join, Of: one, And: &claim})
	}
	out := Apply(set, f, made(js...), still{})
	if len(out.Claims) != 2 || out.Claims[0].Articles != 3 || len(out.Claims[0].Origins) != 3 {
		t.Errorf("%d claims, the first told by %d with %d origins", len(out.Claims), out.Claims[0].Articles, len(out.Claims[0].Origins))
	}
}

// TestFind: what a person points at, and what is said if there is no such thing.
func TestFind(t *testing.T) {
	set, f := lamps()
	d := NewDesk(set, f, f)
	for _, p := range d.Pieces(&f.Claims[0]) {
		got, err := d.Find(p.ID[:11])
		if err != nil || got.Kind != p.Target.Kind {
			t.Errorf("%s: %v, a %s", p.ID, err, got.Kind)
		}
	}
	for id, want := range map[news.ID]string{
		"": "names nothing", "zebra": "names nothing", "c": "beginning of several", "c000000000000": "names nothing",
		f.Claims[0].ID: "needs: edge",
	} {
		if _, err := d.Find(id, news.OfEdge); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", id, err)
		}
	}
	if _, err := d.Voice(" "); err == nil {
		t.Error("no name names a voice")
	}
}

// TestPartsStay: what some tell a part of a claim with is told by their places in a list that
// joining makes longer and splitting shorter.
func TestPartsStay(t *testing.T) {
	set, f := lamps()
	lamp := news.MakeSpan(9, 25)
	for i := range f.Claims {
		f.Claims[i].Parts = []news.ClaimPart{{Articles: 2, Tellings: []news.PartTelling{{Telling: 1, Span: lamp}, {Telling: 2, Span: lamp}}}}
	}
	one, two := claimTarget(&f.Claims[0]), claimTarget(&f.Claims[1])
	join := news.Judgement{Verb: news.Join, Of: one, And: &two}
	off := news.Target{Kind: news.OfTelling, Refs: []news.Ref{f.Claims[0].Tellings[2].Words}}
	split := news.Judgement{Verb: news.Split, Of: one, And: &off}
	told := func(c *news.Claim) string {
		var s strings.Builder
		for _, p := range c.Parts {
			fmt.Fprintf(&s, "%d:", p.Articles)
			for _, x := range p.Tellings {
				fmt.Fprintf(&s, " %s", set.Articles[slices.IndexFunc(set.Articles, func(a news.Article) bool { return a.ID == c.Tellings[x.Telling].Article })].Outlet)
			}
			s.WriteString(" ")
		}
		return s.String()
	}
	for _, c := range []struct {
		name string
		js   []news.Judgement
		want string // of the claim that the first paper tells
	}{
		{"joined", []news.Judgement{join}, "2: Paper 1 Paper 2 2: Paper 4 Paper 5 "},
		{"split", []news.Judgement{split}, ""},
		{"joined and split", []news.Judgement{join, split}, "2: Paper 4 Paper 5 "},
	} {
		out := Apply(set, f, made(c.js...), still{})
		first := slices.IndexFunc(out.Claims, func(x news.Claim) bool { return x.Tellings[0].Article == set.Articles[0].ID })
		if got := told(&out.Claims[first]); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	if f.Claims[0].Parts[0].Tellings[0].Telling != 1 || len(f.Claims[0].Parts) != 1 {
		t.Error("what was found has changed")
	}
}
