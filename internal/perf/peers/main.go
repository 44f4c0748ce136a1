// Command peers runs hearsay's own part of a comparison with other programs that
// find copied text. run.sh makes the articles, runs this and the others in turn,
// scores them against the same gold, and writes docs/lineage-peers.md.
//
//	go run ./internal/perf/peers -case DIR [-predictions FILE]
//
// DIR has an articles.jsonl as make_case.py writes it. Its texts are read
// into memory first; then each stage is timed, in processor time of this process. Run
// it with GOMAXPROCS=1 for figures of one core, collector included. What it prints is
// one line of JSON.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"hearsay/internal/eval"
	"hearsay/internal/lang/en"
	"hearsay/internal/news"
	"hearsay/internal/read/attrib"
	"hearsay/internal/read/segment"
	"hearsay/internal/text"
	wing "hearsay/internal/trace"
	"hearsay/internal/trace/provenance"
)

func main() {
	dir := flag.String("case", "", "folder with articles.jsonl")
	predictions := flag.String("predictions", "", "write what was found to this file, as the scorer reads it")
	flag.Parse()
	if err := run(*dir, *predictions, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "peers:", err)
		os.Exit(1)
	}
}

// cost is what a run took: seconds of processor time, by stage.
type cost struct {
	Articles int                `json:"articles"`
	Texts    int                `json:"texts"` // distinct ones
	Passages int                `json:"passages"`
	Edges    int                `json:"edges"`
	Seconds  map[string]float64 `json:"seconds"`
}

func run(dir, predictions string, out io.Writer) error {
	articles, err := load(filepath.Join(dir, "articles.jsonl"))
	if err != nil {
		return err
	}
	k := cost{Articles: len(articles), Seconds: make(map[string]float64)}
	s := read(articles, &k)
	if _, err := trace(s, &k); err != nil {
		return err
	}
	if predictions != "" {
		if err := predict(articles, predictions); err != nil {
			return err
		}
	}
	return json.NewEncoder(out).Encode(k)
}

// load reads the articles alone: the gold would count as memory of hearsay's.
func load(path string) ([]eval.CaseArticle, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []eval.CaseArticle
	for d := json.NewDecoder(f); ; {
		var a eval.CaseArticle
		switch err := d.Decode(&a); {
		case err == io.EOF:
			return out, nil
		case err != nil:
			return nil, fmt.Errorf("%s: article %d: %w", path, len(out)+1, err)
		}
		out = append(out, a)
	}
}

// read normalises and segments the articles' texts, each distinct one once: all
// that lineage needs of a text alone.
func read(articles []eval.CaseArticle, k *cost) *news.Set {
	watch := newWatch(k.Seconds)
	as := make([]news.Article, len(articles))
	var texts []news.Text
	seen := make(map[news.TextID]bool, len(articles))
	for i := range articles {
		a := &articles[i]
		body, _ := text.Normalise(a.Text)
		id := news.TextIDOf(body)
		as[i] = news.Article{Text: id, Given: a.ID, Outlet: a.Outlet, URL: a.URL, Lang: "en"}
		as[i].Published = published(a.Published)
		as[i].ID = news.ArticleID(&as[i])
		if !seen[id] {
			seen[id] = true
			texts = append(texts, news.Text{ID: id, Lang: "en", Body: body})
		}
	}
	s := news.NewSet(as, texts)
	watch.lap("normalise")
	s.Analyses = make([]*news.Analysis, len(s.Texts))
	for i := range s.Texts {
		s.Analyses[i] = analyse(s.Texts[i].Body)
	}
	watch.lap("segment")
	k.Texts = len(s.Texts)
	return s
}

// analyse finds words, sentences, paragraphs and quotations, and nothing else.
func analyse(body string) *news.Analysis {
	a := &news.Analysis{}
	segment.Run(body, a, en.Language().Segment)
	attrib.Find(body, a, nil) // without a language: quotations alone
	return a
}

// trace runs the first three stages of internal/trace, on one goroutine.
func trace(s *news.Set, k *cost) (*news.Findings, error) {
	watch := newWatch(k.Seconds)
	ps, err := wing.Passages(s, wing.Options{Workers: 1})
	if err != nil {
		return nil, err
	}
	f := &news.Findings{Passages: ps}
	watch.lap("passages")
	f.Edges = provenance.Edges(s, f.Passages)
	watch.lap("edges")
	f.Lineages = provenance.Lineages(s, f.Edges, f.Passages)
	watch.lap("lineages")
	k.Passages, k.Edges = len(f.Passages), len(f.Edges)
	return f, nil
}

// predict does it again, untimed, the way that hearsay eval lineage does.
func predict(articles []eval.CaseArticle, path string) error {
	e := eval.Engine{
		Analyse: func(body, _ string) *news.Analysis { return analyse(body) },
		Trace: func(_ context.Context, s *news.Set) (*news.Findings, error) {
			return trace(s, &cost{Seconds: make(map[string]float64)})
		},
	}
	p, err := e.PredictLineage(context.Background(), articles)
	if err != nil {
		return err
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := eval.WriteLineagePrediction(f, p); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
