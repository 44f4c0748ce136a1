package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"hearsay/internal/ask"
	"hearsay/internal/casefile"
	"hearsay/internal/news"
	"hearsay/internal/perf/corpus"
)

var (
	askCase     = flag.String("ask.case", "", "BenchmarkAsk: where to keep the case, to be used again")
	askArticles = flag.Int("ask.articles", 2_000, "BenchmarkAsk: how many articles the case has")
	askTimes    = flag.Int("ask.times", 200, "BenchmarkAsk: how many questions are asked of each kind")
)

// claimsAnArticle is how many claims a corpus has, traced, for each of its articles: 5,955
// in 2,000.
const claimsAnArticle = 3

// madeUpClaims are claims of a set in the number and width that a trace of a corpus has,
// with what they rest on: sentences of an article that one or two later ones tell, and
// sometimes sixty.
func madeUpClaims(set *news.Set) *news.Findings {
	f := &news.Findings{Version: "made up"}
	for i := range set.Articles {
		a := &set.Articles[i]
		sentences := set.Analyses[set.TextIndex(a.Text)].Sentences
		for k := range min(claimsAnArticle, len(sentences)) {
			words := news.Ref{Text: a.Text, Span: sentences[(k*7+3)%len(sentences)]}
			c := news.Claim{Headline: words, Articles: 2 + k%2, Outlets: 2, Min: 1, Max: 1}
			c.ID = news.MakeID(news.KindClaim, string(a.ID), fmt.Sprint(k))
			if i%1000 == 0 {
				c.Articles = 60
			}
			c.Articles = min(c.Articles, len(set.Articles)-i)
			c.Origins = []news.ClaimOrigin{{Article: a.ID, Voice: "the harbour board", Kind: news.Organisation, Words: words, Sure: true}}
			for n := range c.Articles {
				b := &set.Articles[i+n]
				there := set.Analyses[set.TextIndex(b.Text)].Sentences
				x := news.Telling{Article: b.ID, Words: news.Ref{Text: b.Text, Span: there[(k*7+3)%len(there)]}}
				x.Statement = news.AssertionID(b.Text, x.Words.Span)
				if n > 0 {
					id := news.MakeID(news.KindEdge, string(a.ID), string(b.ID))
					x.Parent, x.Edge, x.Decided, x.Share = a.ID, id, true, .5
					if k == 0 {
						p := news.Passage{A: words, B: x.Words, ID: news.PassageID(words, x.Words), Words: 20, Same: .9}
						f.Passages = append(f.Passages, p)
						f.Edges = append(f.Edges, news.Edge{
							ID: id, From: a.ID, To: b.ID, Kind: news.Copies, Decided: true, Why: "published earlier", Share: .5, Score: 1,
							Method: "made up", Passages: []news.ID{p.ID}, Evidence: []news.Ref{words, x.Words},
						})
					}
				}
				c.Tellings = append(c.Tellings, x)
			}
			f.Claims = append(f.Claims, c)
		}
	}
	return f
}

// askedCase is a case of a corpus with its claims, as they are kept.
func askedCase(b *testing.B, a *app, path string) {
	ctx := context.Background()
	must := func(err error) {
		b.Helper()
		if err != nil {
			b.Fatal(err)
		}
	}
	k, err := a.openCase(ctx, path, casefile.Options{Create: true})
	must(err)
	defer func() { must(k.Close()) }()
	m, err := corpus.NewMaker(1)
	must(err)
	var articles []news.Article
	var texts []news.Text
	analyses := map[news.TextID]*news.Analysis{}
	var batch []casefile.Entry
	var fresh []*news.Analysis
	for i := range *askArticles {
		e, an := madeUp(m.Next())
		articles, texts, analyses[e.Text.ID] = append(articles, e.Article), append(texts, e.Text), an
		batch, fresh = append(batch, e), append(fresh, an)
		if len(batch) == 1024 || i+1 == *askArticles {
			_, _, err := k.Add(ctx, batch)
			must(errors.Join(err, k.PutAnalyses(ctx, fresh)))
			batch, fresh = batch[:0], fresh[:0]
		}
	}
	set := news.NewSet(articles, texts)
	for i := range set.Texts {
		set.Analyses[i] = analyses[set.Texts[i].ID]
	}
	f := madeUpClaims(set)
	last, err := k.LastArticle(ctx)
	must(err)
	before, err := os.Stat(path)
	must(err)
	start := time.Now()
	must(a.keepClaims(ctx, k, set, f, last))
	took := time.Since(start)
	after, err := os.Stat(path)
	must(err)
	wal, err := os.Stat(path + "-wal")
	must(err)
	b.Logf("%d claims kept in %v; the case was %d MB and is %d MB more", len(f.Claims), took.Round(time.Millisecond), before.Size()>>20, (after.Size()+wal.Size()-before.Size())>>20)
}

// BenchmarkAsk asks questions of a large case, each as the command does: from opening the
// case to the last line of the answer.
func BenchmarkAsk(b *testing.B) {
	path := *askCase
	if path == "" {
		path = filepath.Join(b.TempDir(), "large.hearsay")
	}
	a := &app{stdout: io.Discard, stderr: io.Discard, quiet: true}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		askedCase(b, a, path)
	}
	k, err := a.openCase(context.Background(), path, casefile.Options{})
	if err != nil {
		b.Fatal(err)
	}
	ids, asked := questionsOf(b, k)
	first, listed := 0, 0
	for i, f := range asked[0] {
		q, err := ask.Parse(f.ask)
		if err != nil {
			continue
		}
		in := &kept{Claims: k.Claims(context.Background())}
		hits, err := q.Find(in)
		if err != nil {
			b.Fatal(err)
		}
		for n, h := range hits[:min(len(hits), 7)] {
			if p, err := in.Claims.Part(h.Claim); err != nil {
				b.Fatal(err)
			} else if string(p.Claims[0].ID) == ids[i].claim {
				listed++
				if n == 0 {
					first++
				}
			}
		}
	}
	b.Logf("of %d questions by four words of a claim, it stands first %d times, and %d times among the first seven", len(ids), first, listed)
	if err := k.Close(); err != nil {
		b.Fatal(err)
	}
	for _, kind := range []struct {
		name  string
		flags []traceFlags
	}{{"words", asked[0]}, {"common", asked[1]}, {"other", asked[2]}, {"id", ids}} {
		var took, cpu []time.Duration
		for _, f := range kind.flags {
			f.caseFile, f.top = path, 7
			start, used := time.Now(), processor()
			if err := a.follow(context.Background(), nil, f); err != nil {
				b.Fatal(err)
			}
			took, cpu = append(took, time.Since(start)), append(cpu, processor()-used)
		}
		slices.Sort(took)
		slices.Sort(cpu)
		b.Logf("%-6s %d: median %v, p95 %v, slowest %v; processor median %v, p95 %v, most %v", kind.name, len(took),
			took[len(took)/2], took[len(took)*95/100], took[len(took)-1], cpu[len(cpu)/2], cpu[len(cpu)*95/100], cpu[len(cpu)-1])
	}
}

// questionsOf makes questions of the claims of a case: some words of one; words that most
// claims have some of; and words of several claims that none has together. And ids.
func questionsOf(b *testing.B, k *casefile.Case) (ids []traceFlags, asked [3][]traceFlags) {
	rng := rand.New(rand.NewPCG(1, 2))
	claims := k.Claims(context.Background())
	n, err := claims.Len()
	if err != nil {
		b.Fatal(err)
	}
	wordsOf := func(claim int64) []string {
		p, err := claims.Profiles([]int64{claim})
		if err != nil {
			b.Fatal(err)
		}
		return strings.Fields(p[claim])
	}
	pick := func(words []string) string { return words[rng.IntN(len(words))] }
	for i := range *askTimes {
		at := int64(1 + rng.IntN(n))
		if i%10 == 0 {
			at = int64(1 + rng.IntN((n+2999)/3000)*3000) // of the widest
		}
		words := wordsOf(at)
		var some, others []string
		for range 4 {
			some = append(some, pick(words))
			others = append(others, pick(wordsOf(int64(1+rng.IntN(n)))))
		}
		f, err := claims.Part(at)
		if err != nil {
			b.Fatal(err)
		}
		ids = append(ids, traceFlags{claim: string(f.Claims[0].ID)})
		asked[0] = append(asked[0], traceFlags{ask: strings.Join(some, " ")})
		asked[1] = append(asked[1], traceFlags{ask: "harbour board bridge minister " + some[0]})
		asked[2] = append(asked[2], traceFlags{ask: strings.Join(others, " ")})
	}
	return ids, asked
}
