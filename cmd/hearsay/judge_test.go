package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"hearsay/internal/casefile"
	"hearsay/internal/export/document"
	"hearsay/internal/export/html"
	hterm "hearsay/internal/export/term"
	"hearsay/internal/judge"
	"hearsay/internal/news"
	"hearsay/internal/trace"
)

// judgedSample is the sample case, traced.
func judgedSample(t testing.TB) (*news.Set, *news.Findings) { return tracedCase(t, sampleCase) }

func tracedCase(t testing.TB, articles string) (*news.Set, *news.Findings) {
	t.Helper()
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "sample.hearsay")
	answerIn(t, "add", "--case", path, articles, "--quiet")
	a := &app{quiet: true}
	k, err := a.openCase(ctx, path, casefile.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer k.Close()
	found, err := a.findingsOf(ctx, k, "")
	if err != nil {
		t.Fatal(err)
	}
	return found.set, found.found
}

func answerIn(t testing.TB, args ...string) {
	t.Helper()
	var stderr strings.Builder
	if code := run(context.Background(), args, strings.NewReader(""), &strings.Builder{}, &stderr); code != exitOK {
		t.Fatalf("hearsay %s: %s", strings.Join(args, " "), stderr.String())
	}
}

func retracer(set *news.Set, f *news.Findings) *trace.Retracer {
	return &trace.Retracer{Set: set, Passages: f.Passages}
}

// decide makes a judgement of the things that ids name.
func decide(t testing.TB, set *news.Set, f *news.Findings, verb news.Verb, ids ...string) news.Judgement {
	t.Helper()
	js, err := judgements(judge.NewDesk(set, f, f), append([]string{string(verb)}, ids...), judgeFlags{by: "ann", why: "so it is"})
	if err != nil {
		t.Fatal(err)
	}
	return js[0]
}

func numbered(js []news.Judgement) []news.Judgement {
	for i := range js {
		js[i].ID, js[i].At = news.MakeID(news.KindJudgement, fmt.Sprint(i)), time.Unix(int64(i), 0)
	}
	return js
}

// TestRetracingChangesNothing: what is found anew without a judgement is what was found.
func TestRetracingChangesNothing(t *testing.T) {
	set, f := judgedSample(t)
	before, err := json.Marshal(f)
	if err != nil {
		t.Fatal(err)
	}
	checkRetracing(t, set, f)
	r := retracer(set, f)
	if l, g := r.Follow(f.Edges); !cmp.Equal(l, f.Lineages) || !cmp.Equal(g, f.Ghosts) {
		t.Error("lineages or ghosts are others when they are found anew")
	}
	js := numbered([]news.Judgement{
		decide(t, set, f, news.Join, string(f.Claims[0].ID), string(f.Claims[2].ID)),
		decide(t, set, f, news.Reject, string(f.Edges[0].ID)),
	})
	one, two := judge.Apply(set, f, js, r), judge.Apply(set, f, js, r)
	if diff := cmp.Diff(one, two); diff != "" {
		t.Errorf("the same judgements give two results: %s", diff)
	}
	if after, err := json.Marshal(f); err != nil || string(after) != string(before) {
		t.Error("judging has changed what was found")
	}
	if none := judge.Apply(set, f, nil, r); !cmp.Equal(none, f) {
		t.Error("no judgement changes something")
	}
}

// TestRetracingRealArticles is the same of claims as they come.
func TestRetracingRealArticles(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: the real articles are left out")
	}
	set, f := tracedCase(t, shared(t, "data/news/clusters/dev.jsonl"))
	checkRetracing(t, set, f)
}

func checkRetracing(t *testing.T, set *news.Set, f *news.Findings) {
	t.Helper()
	claims := make([]news.Claim, len(f.Claims))
	for i := range f.Claims {
		claims[i] = f.Claims[i]
		claims[i].Tellings = slices.Clone(claims[i].Tellings)
	}
	r := retracer(set, f)
	r.Stand(f.Edges, claims, func(_, _ *news.ClaimOrigin) (bool, bool) { return false, false })
	r.Drift(claims)
	if diff := cmp.Diff(f.Claims, claims); diff != "" {
		t.Errorf("found (-), found anew (+): %s", diff)
	}
}

// otherAnalyser is the set as another analyser may read it: of each statement the first
// word of the content is left out, so that all ids are others.
func otherAnalyser(set *news.Set) *news.Set {
	out := news.NewSet(set.Articles, set.Texts)
	for i, a := range set.Analyses {
		b := *a
		b.Statements = slices.Clone(a.Statements)
		for k := range b.Statements {
			c := slices.Clone(b.Statements[k].Content)
			if len(c) > 0 && c[0].Len() > 30 {
				c[0].Start += uint32(strings.IndexByte(c[0].Of(set.Texts[i].Body), ' ')) + 1
			}
			b.Statements[k].Content = c
		}
		out.Analyses[i] = &b
	}
	return out
}

// TestJudgementsSurviveAnotherAnalyser: judgements hold on to words, not to ids.
func TestJudgementsSurviveAnotherAnalyser(t *testing.T) {
	set, f := judgedSample(t)
	desk := judge.NewDesk(set, f, f)
	pieces := map[news.TargetKind]string{}
	for _, c := range f.Claims {
		for _, p := range desk.Pieces(&c) {
			if pieces[p.Target.Kind] == "" {
				pieces[p.Target.Kind] = string(p.ID)
			}
		}
	}
	js := numbered([]news.Judgement{
		decide(t, set, f, news.Join, string(f.Claims[0].ID), string(f.Claims[2].ID)),
		decide(t, set, f, news.Split, string(f.Claims[1].ID), string(f.Claims[1].Tellings[2].Article)),
		decide(t, set, f, news.Reject, pieces[news.OfEdge]),
		decide(t, set, f, news.Accept, pieces[news.OfOrigin]),
		decide(t, set, f, news.Reject, pieces[news.OfDenial]),
		decide(t, set, f, news.Accept, pieces[news.OfDrift]),
		decide(t, set, f, news.Accept, string(f.Claims[3].ID)),
		decide(t, set, f, news.Same, "a port official who asked not to be named", "Wenna Skarrow"),
	})
	there := otherAnalyser(set)
	g, err := trace.Trace(context.Background(), there, trace.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if g.Claims[0].ID == f.Claims[0].ID {
		t.Fatal("the claims have the ids that they had: this tests nothing")
	}
	for _, j := range judge.Apply(there, g, js, retracer(there, g)).Judgements {
		// What the other analyser ties to another claim is lost, and that is said.
		moved := j.Of.Kind == news.OfDenial && j.Effect == news.Lost && strings.Contains(j.Note, "no such denial any more")
		if j.Effect != news.InEffect && !moved {
			t.Errorf("%s: %s: %s", j.Says, j.Effect, j.Note)
		}
	}

	// Where nothing is said any more, what was decided is kept, and that is said.
	for i := range there.Analyses {
		there.Analyses[i].Statements, there.Analyses[i].Assertions = nil, nil
	}
	if g, err = trace.Trace(context.Background(), there, trace.Options{}); err != nil {
		t.Fatal(err)
	}
	lost := 0
	for _, j := range judge.Apply(there, g, js, retracer(there, g)).Judgements {
		if j.Effect == news.Lost && strings.Contains(j.Note, "any more") && j.Says != "" {
			lost++
		}
	}
	if lost < 6 {
		t.Errorf("%d of %d judgements are lost", lost, len(js))
	}
}

// TestJudgementsSurviveOnRealArticles judges all that is found in real articles, reads them
// with another analyser, and counts what is found again.
func TestJudgementsSurviveOnRealArticles(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: the real articles are left out")
	}
	set, f := tracedCase(t, shared(t, "data/news/clusters/dev.jsonl"))
	desk := judge.NewDesk(set, f, f)
	var js []news.Judgement
	ids, seen := map[news.ID]bool{}, map[news.ID]bool{}
	for i := range f.Claims {
		ids[f.Claims[i].ID] = true
		for _, p := range desk.Pieces(&f.Claims[i]) {
			if p.Target.Kind != news.OfArticle && !seen[p.ID] {
				seen[p.ID] = true
				js = append(js, news.Judgement{Verb: news.Accept, By: "ann", Why: "so it is", Of: p.Target})
			}
		}
	}
	there := otherAnalyser(set)
	g, err := trace.Trace(context.Background(), there, trace.Options{})
	if err != nil {
		t.Fatal(err)
	}
	stay := 0
	for i := range g.Claims {
		if ids[g.Claims[i].ID] {
			stay++
		}
	}
	all, kept, total := map[news.TargetKind]int{}, map[news.TargetKind]int{}, 0
	for _, j := range judge.Apply(there, g, numbered(js), retracer(there, g)).Judgements {
		if all[j.Of.Kind]++; j.Effect != news.Lost {
			kept[j.Of.Kind]++
			total++
		}
	}
	t.Logf("%d claims, of which %d keep their ids", len(f.Claims), stay)
	for _, k := range slices.Sorted(maps.Keys(all)) {
		t.Logf("%s: %d of %d", k, kept[k], all[k])
	}
	if 10*total < 9*len(js) {
		t.Errorf("%d of %d judgements are found again, want nine in ten", total, len(js))
	}
}

// anyJudgements makes judgements at random, of all that there is.
func anyJudgements(t testing.TB, set *news.Set, f *news.Findings, n int, seed uint64) []news.Judgement {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 1))
	desk := judge.NewDesk(set, f, f)
	var pieces []judge.Piece
	for i := range f.Claims {
		pieces = append(pieces, desk.Pieces(&f.Claims[i])...)
	}
	var voices []news.Target
	for i, a := range set.Analyses {
		for _, v := range a.Voices {
			if name := v.Name.Of(set.Texts[i].Body); name != "" {
				voices = append(voices, news.Target{Kind: news.OfVoice, Name: name, Refs: []news.Ref{{Text: a.Text, Span: v.Name}}})
			}
		}
	}
	claim := func() news.Target {
		for {
			if p := pieces[r.IntN(len(pieces))]; p.Target.Kind == news.OfClaim {
				return p.Target
			}
		}
	}
	var js []news.Judgement
	for len(js) < n {
		j := news.Judgement{Verb: news.Verbs[r.IntN(len(news.Verbs))], By: []string{"ann", "ben", "cid"}[r.IntN(3)], Why: "so it is"}
		j.Of = pieces[r.IntN(len(pieces))].Target
		switch j.Verb {
		case news.Join:
			and := claim()
			j.Of, j.And = claim(), &and
		case news.Split:
			j.Of = claim()
			j.And = &news.Target{Kind: news.OfTelling, Refs: []news.Ref{j.Of.Refs[r.IntN(len(j.Of.Refs))]}}
		case news.Same, news.Apart:
			and := voices[r.IntN(len(voices))]
			j.Of, j.And = voices[r.IntN(len(voices))], &and
		case news.Grade:
			if j.Grade = fmt.Sprint(1 + r.IntN(6)); r.IntN(2) == 0 {
				j.Of, j.Grade = voices[r.IntN(len(voices))], string(rune('A'+r.IntN(6)))
			}
		case news.Undo:
			j.Of = news.Target{Kind: news.OfJudgement, Judgement: news.MakeID(news.KindJudgement, fmt.Sprint(r.IntN(len(js)+2)))}
		}
		if j.Check() == nil {
			js = append(js, j)
		}
	}
	return numbered(js)
}

// TestAnyJudgements: whatever people decide, and however they contradict each other,
// what comes out holds together.
func TestAnyJudgements(t *testing.T) {
	set, f := judgedSample(t)
	for seed := range uint64(60) {
		js := anyJudgements(t, set, f, 1+int(seed)*3, seed)
		out := judge.Apply(set, f, js, retracer(set, f))
		if len(out.Judgements) != len(js) {
			t.Fatalf("%d judgements became %d", len(js), len(out.Judgements))
		}
		edges, known := map[news.ID]bool{}, map[news.ID]bool{}
		for _, e := range out.Edges {
			edges[e.ID] = true
		}
		for _, j := range out.Judgements {
			known[j.ID] = true
			if j.Says == "" || j.Effect == "" || j.Effect != news.InEffect && j.Other == "" && j.Note == "" {
				t.Errorf("seed %d: nothing is said of %+v", seed, j)
			}
		}
		for _, c := range out.Claims {
			checkClaim(t, seed, &c, edges, known)
		}
	}
}

func checkClaim(t *testing.T, seed uint64, c *news.Claim, edges, known map[news.ID]bool) {
	t.Helper()
	articles := map[news.ID]bool{}
	for _, x := range c.Tellings {
		if articles[x.Article] {
			t.Errorf("seed %d: %s is told twice by %s", seed, c.ID, x.Article)
		}
		articles[x.Article] = true
	}
	counted := 0
	for _, x := range c.Tellings {
		if x.Revises == "" {
			counted++
		}
		if x.Origin < -1 || x.Origin >= len(c.Origins) || x.Parent != "" && !articles[x.Parent] || x.Edge != "" && !edges[x.Edge] {
			t.Errorf("seed %d: %s leads to nothing: %+v", seed, c.ID, x)
		}
	}
	if c.Articles != counted || c.Articles < 1 || c.Outlets < 1 || c.Min > c.Max || c.Max > len(c.Origins) && c.Max > 0 {
		t.Errorf("seed %d: %s counts %d articles of %d, %d outlets, %d to %d origins of %d", seed, c.ID, c.Articles, counted, c.Outlets, c.Min, c.Max, len(c.Origins))
	}
	for _, id := range c.Judged {
		if !known[id] {
			t.Errorf("seed %d: there is no judgement %s", seed, id)
		}
	}
}

// BenchmarkJudgements lays 10,000 judgements on the sample case.
func BenchmarkJudgements(b *testing.B) {
	set, f := judgedSample(b)
	js := anyJudgements(b, set, f, 10_000, 1)
	b.ReportAllocs()
	for b.Loop() {
		judge.Apply(set, f, js, retracer(set, f))
	}
}

// TestHostileJudgements: a case may come with judgements that lead anywhere.
func TestHostileJudgements(t *testing.T) {
	set, f := judgedSample(t)
	r := rand.New(rand.NewPCG(7, 7))
	ref := func() news.Ref {
		x := news.Ref{Text: set.Texts[r.IntN(len(set.Texts))].ID}
		if r.IntN(4) == 0 {
			x.Text = news.TextID{1}
		}
		x.Span.Start = uint32(r.IntN(2000))
		x.Span.End = x.Span.Start + []uint32{0, 1, 40, 1 << 31}[r.IntN(4)]
		return x
	}
	target := func(kind news.TargetKind) news.Target {
		out := news.Target{Kind: kind, Name: []string{"copies", "number", "\xe2\x80\xae", "Wenna Skarrow"}[r.IntN(4)]}
		for range 1 + r.IntN(3) {
			out.Refs, out.Claim = append(out.Refs, ref()), append(out.Claim, ref())
		}
		for range 1 + r.IntN(2) {
			out.Articles = append(out.Articles, []news.ID{set.Articles[r.IntN(len(set.Articles))].ID, "a"}[r.IntN(2)])
		}
		out.Judgement = news.MakeID(news.KindJudgement, fmt.Sprint(r.IntN(300)))
		return out
	}
	kinds := []news.TargetKind{
		news.OfClaim, news.OfTelling, news.OfOrigin, news.OfDenial, news.OfDrift, news.OfEdge, news.OfVoice, news.OfOutlet,
		news.OfArticle, news.OfText, news.OfStatement, news.OfPassage, news.OfJudgement,
	}
	var js []news.Judgement
	for len(js) < 300 {
		and := target(kinds[r.IntN(len(kinds))])
		j := news.Judgement{Verb: news.Verbs[r.IntN(len(news.Verbs))], By: "x", Why: "\u202e", Of: target(kinds[r.IntN(len(kinds))]), And: &and}
		if r.IntN(2) == 0 {
			j.And = nil
		}
		if j.Verb == news.Grade {
			j.Grade = string("ABCDEF123456"[r.IntN(12)])
		}
		if j.Check() == nil {
			js = append(js, j)
		}
	}
	out := judge.Apply(set, f, numbered(js), retracer(set, f))
	if err := document.Write(io.Discard, document.NewMaker(set).Trace(out, nil)); err != nil {
		t.Error(err)
	}
	var page, list bytes.Buffer
	if err := errors.Join(hterm.Trace(&page, set, out, hterm.TraceOptions{}), hterm.Judgements(&list, out.Judgements, hterm.All, hterm.Style{})); err != nil {
		t.Error(err)
	}
	if err := errors.Join(checkCalm(page.String()), checkCalm(list.String())); err != nil {
		t.Error(err)
	}
	if err := html.Write(io.Discard, html.Report{Set: set, Findings: out}); err != nil {
		t.Error(err)
	}
}
