package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"hearsay/internal/capture"
	"hearsay/internal/casefile"
	"hearsay/internal/export/document"
	hterm "hearsay/internal/export/term"
	"hearsay/internal/news"
	"hearsay/internal/trace"
)

type diffFlags struct {
	inputs
	caseFile string
	all      bool
}

func (a *app) diffCommand() *cobra.Command {
	var f diffFlags
	c := &cobra.Command{
		Use:   "diff A B",
		Short: "Set two articles side by side: kept, changed, dropped, added, word by word",
		Long: `Sets two articles side by side, passage by passage: what of A stands in B, what was
changed, dropped and added, word by word; which way the words went, and on what
that rests. Changed numbers, dates and names come first. Without colour as with it,
[-words-] stand in A alone and {+words+} in B alone.

A and B are files with one article each ("news.jsonl#3" is the third record of a
file; "-" is standard input) or, with --case, ids of articles in the case, as trace
and show print them; the beginning of one will do.`,
		Example: `  hearsay diff examples/harbour/01-tarn-wire.html examples/harbour/04-selvarran-examiner.html
  hearsay diff news.jsonl#1 news.jsonl#2 --json
  hearsay diff --case story.hearsay a2431 a77c0`,
		Args: needs(2, 2, "two files, or two articles of a case"),
		RunE: func(c *cobra.Command, args []string) error {
			return a.diff(c.Context(), args[0], args[1], f)
		},
	}
	f.flags(c)
	c.Flags().StringVar(&f.caseFile, "case", "", "the case that the articles are in")
	c.Flags().BoolVar(&f.all, "all", false, "long stretches in full")
	return c
}

func (a *app) diff(ctx context.Context, nameA, nameB string, f diffFlags) error {
	if f.caseFile != "" && (f.published != "" || f.lang != "") {
		return usagef("--published and --lang are for files; what a case holds was dated when it was added")
	}
	var p *two
	var err error
	if f.caseFile != "" {
		p, err = a.twoOfCase(ctx, f.caseFile, nameA, nameB)
	} else {
		p, err = a.twoFiles(ctx, nameA, nameB, f.inputs)
	}
	if err != nil {
		return err
	}
	set := news.NewSet(p.articles, p.texts)
	if err := a.analyse(ctx, set); err != nil {
		return err
	}
	found, err := a.findings(ctx, set)
	if err != nil {
		return err
	}
	c, err := trace.Compare(set, found, p.articles[0].ID, p.articles[1].ID)
	if err != nil {
		return err
	}
	if p.edge != nil {
		c.Edge = p.edge
	}
	out := bufio.NewWriter(a.stdout)
	if a.json {
		err = document.Write(out, document.NewMaker(set).Diff(found.Version, &c, p.problems))
	} else {
		err = hterm.Diff(out, set, &c, hterm.DiffOptions{Style: a.style(), All: f.all})
	}
	return errors.Join(err, out.Flush())
}

// two are two articles to compare.
type two struct {
	articles []news.Article
	texts    []news.Text
	problems []document.Problem
	edge     *news.Edge // what joins them in their case; nil: what the two alone say
}

// twoFiles reads two files with an article each.
func (a *app) twoFiles(ctx context.Context, nameA, nameB string, in inputs) (*two, error) {
	fileA, _ := splitRecord(nameA)
	if fileB, _ := splitRecord(nameB); fileA == "-" && fileB == "-" {
		return nil, usagef("standard input can be one of the two only")
	}
	o, err := a.captureOptions(in)
	if err != nil {
		return nil, err
	}
	p := &two{}
	for _, name := range []string{nameA, nameB} {
		if err := a.one(ctx, name, o, p); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// one reads the article that a name stands for. What is wrong with other records of
// its file is not told.
func (a *app) one(ctx context.Context, name string, o capture.Options, p *two) error {
	file, record := splitRecord(name)
	n := 0
	var doubts doubts
	report, err := capture.Read(ctx, []string{file}, o, func(i *capture.Item) error {
		if record && i.Capture.Name != name {
			return nil
		}
		if n++; n == 1 {
			doubts.look(i)
			p.articles, p.texts = append(p.articles, i.Article), append(p.texts, i.Text)
		}
		return nil
	})
	if err != nil {
		return err
	}
	var problems []capture.Problem
	for _, x := range append(report.Problems, doubts.list...) {
		if !record || x.Name == name || x.Name == file {
			problems = append(problems, x)
		}
	}
	p.problems = append(p.problems, a.report(problems)...)
	switch {
	case n == 0 && record:
		return fmt.Errorf("%s: there is no such record that could be read", name)
	case n == 0:
		return fmt.Errorf("%s: %w", name, errNothing)
	case n > 1:
		return usagef("%s has %d articles, and one is wanted: name a record (%s#1), or put them into a case and give ids", name, n, name)
	}
	return nil
}

// splitRecord parts "news.jsonl#3" into the file and whether a record of it is meant.
// A file that has such a name is one.
func splitRecord(name string) (file string, record bool) {
	i := strings.LastIndexByte(name, '#')
	if i <= 0 || i+1 == len(name) || strings.Trim(name[i+1:], "0123456789") != "" {
		return name, false
	}
	if _, err := os.Stat(name); !errors.Is(err, fs.ErrNotExist) {
		return name, false
	}
	return name[:i], true
}

// twoOfCase finds two articles of a case, and what joins them there if it was traced:
// the whole family of a text may say which way it went where the two alone do not.
func (a *app) twoOfCase(ctx context.Context, path, idA, idB string) (p *two, err error) {
	k, err := a.openCase(ctx, path, casefile.Options{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, k.Close()) }()
	p = &two{}
	for _, id := range []string{idA, idB} {
		found, err := k.Find(ctx, news.ID(id))
		if err != nil {
			return nil, err
		}
		article, ok := found.Value.(news.Article)
		if !ok {
			return nil, usagef("%s is no article: the ids of articles begin with a", found.ID)
		}
		text, err := k.Text(ctx, article.Text)
		if err != nil {
			return nil, err
		}
		p.articles, p.texts = append(p.articles, article), append(p.texts, text)
	}
	p.edge, err = a.edgeOfCase(ctx, k, p.articles[0].ID, p.articles[1].ID)
	return p, err
}

func (a *app) edgeOfCase(ctx context.Context, k *casefile.Case, idA, idB news.ID) (*news.Edge, error) {
	articles, err := k.Articles(ctx)
	if err != nil {
		return nil, err
	}
	f, ok, err := k.Findings(ctx, findingsKey(news.NewSet(articles, nil)))
	if err != nil || !ok {
		return nil, err
	}
	return trace.EdgeBetween(f.Edges, idA, idB), nil
}
