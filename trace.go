package hearsay

import (
	"context"
	"fmt"
	"sync"

	"hearsay/internal/ask"
	"hearsay/internal/news"
	"hearsay/internal/read"
	"hearsay/internal/trace"
)

// Options say how to work. They change nothing in what is found.
type Options struct {
	Workers int // goroutines; 0: one for each processor
}

// Traced is what is found by holding articles against each other: the fields of
// [Findings]. Of its Claims, those come first that matter most: widely told, on the word of
// few, denied, changed on the way.
type Traced struct {
	*Findings
	Articles []Article // by time of publication, those without one last; each once

	set   *news.Set
	at    map[ID]int       // articles by id
	shelf func() ask.Shelf // of the claims, made when it is first needed
}

// Trace analyses articles and holds them against each other: claims with who tells and who
// denies them, who copied whom, what changed on the way, and from how many independent
// origins it all comes. Everything is held in memory.
//
// An article that is given twice counts once. One that cannot be analysed is an error that
// names it. If ctx is done, Trace stops with its error.
func Trace(ctx context.Context, articles []Article, o Options) (*Traced, error) {
	readings, err := AnalyzeAll(ctx, articles, o)
	if err != nil {
		return nil, err
	}
	return TraceReadings(ctx, readings, o)
}

// AnalyzeAll is Analyze of many articles, on several goroutines. The readings stand in the
// order of the articles; those of one text share its analysis.
func AnalyzeAll(ctx context.Context, articles []Article, o Options) ([]*Reading, error) {
	out := make([]*Reading, len(articles))
	var texts []news.Text
	place := map[TextID]int{}
	for i, a := range articles {
		a, err := a.settled()
		if err != nil {
			return nil, fmt.Errorf("analyse article %d, %s: %w", i, a.name(), err)
		}
		out[i] = &Reading{Article: a}
		if _, ok := place[a.Text]; !ok {
			place[a.Text] = len(texts)
			texts = append(texts, a.text())
		}
	}
	analyses, err := read.All(ctx, texts, o.Workers, nil)
	if err != nil {
		return nil, err
	}
	for _, r := range out {
		r.Analysis = analyses[place[r.Article.Text]]
	}
	return out, nil
}

// TraceReadings is Trace of articles that were analysed before, by this version of the
// package, so that a program that keeps its readings need not make them again.
func TraceReadings(ctx context.Context, readings []*Reading, o Options) (*Traced, error) {
	metas := make([]Meta, len(readings))
	texts := make([]news.Text, len(readings))
	analyses := map[TextID]*Analysis{}
	byID := map[ID]*Article{}
	for i, r := range readings {
		switch {
		case r == nil || r.Analysis == nil:
			return nil, fmt.Errorf("trace: reading %d is empty", i)
		case r.Version != read.Version:
			return nil, fmt.Errorf("trace: reading %d was made by version %q of the analyser, and this is %q: make it again", i, r.Version, read.Version)
		case r.Analysis.Text != r.Article.Text || news.TextIDOf(r.Article.Body) != r.Article.Text:
			return nil, fmt.Errorf("trace: reading %d is of another text than its article", i)
		}
		metas[i], texts[i], analyses[r.Article.Text], byID[r.Article.ID] = r.Article.Meta, r.Article.text(), r.Analysis, &r.Article
	}
	t := &Traced{set: news.NewSet(metas, texts), at: map[ID]int{}}
	for i := range t.set.Texts {
		t.set.Analyses[i] = analyses[t.set.Texts[i].ID]
	}
	for i := range t.set.Articles {
		t.Articles = append(t.Articles, *byID[t.set.Articles[i].ID])
		t.at[t.set.Articles[i].ID] = i
	}
	found, err := trace.Trace(ctx, t.set, trace.Options{Workers: o.Workers})
	if err != nil {
		return nil, fmt.Errorf("trace: %w", err)
	}
	t.Findings = found
	t.shelf = sync.OnceValue(t.profiles)
	return t, nil
}

// Words are the words that a ref points at; "" for the absent one.
func (t *Traced) Words(r Ref) string { return t.set.Words(r) }

// Article is the article of an id, as findings name it, or nil.
func (t *Traced) Article(id ID) *Article {
	i, ok := t.at[id]
	if !ok {
		return nil
	}
	return &t.Articles[i]
}

// Reading is what was found in the article of an id by itself, or nil.
func (t *Traced) Reading(id ID) *Reading {
	a := t.Article(id)
	if a == nil {
		return nil
	}
	return &Reading{t.set.Analyses[t.set.TextIndex(a.Text)], *a}
}

// Find finds the claims that words may mean, the likeliest first, by the words of all
// tellings, of who tells and who denies them. It is sure if the first clearly is the one and
// its tellings have all of the words; where no claim tells that, there are none. The error says what is wrong with the words.
func (t *Traced) Find(words string) (claims []*Claim, sure bool, err error) {
	q, err := ask.Parse(words)
	if err != nil {
		return nil, false, err
	}
	hits, err := q.Find(t.shelf())
	if err != nil {
		return nil, false, err
	}
	n, sure := ask.Meant(hits)
	for _, h := range hits[:n] {
		claims = append(claims, &t.Claims[h.Claim])
	}
	return claims, sure && hits[0].Whole(), nil
}

func (t *Traced) profiles() ask.Shelf {
	profiler := ask.NewProfiler(t.set)
	profiles := make([]ask.Profile, len(t.Claims))
	for i := range t.Claims {
		profiles[i] = profiler.Of(&t.Claims[i])
	}
	return ask.NewShelf(profiles)
}

// Tree is the family tree of a claim's tellings: under each those that were taken from it.
func Tree(c *Claim) []Branch { return news.Tree(c) }
