package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"hearsay/internal/capture"
	"hearsay/internal/casefile"
	"hearsay/internal/export/document"
	hterm "hearsay/internal/export/term"
	"hearsay/internal/news"
	"hearsay/internal/read"
	"hearsay/internal/trace"
)

// batch is how many articles are put into a case at a time: what is lost of the
// work, and nothing of the case, when the machine fails.
const batch = 64

func (a *app) openCase(ctx context.Context, path string, o casefile.Options) (*casefile.Case, error) {
	o.Program, o.Now = "hearsay "+version(), a.now
	return casefile.Open(ctx, path, o)
}

func (a *app) addCommand() *cobra.Command {
	var in inputs
	var path string
	c := &cobra.Command{
		Use:   "add --case CASE FILE|DIR|-…",
		Short: "Put articles into a case, a file on disk; again is harmless",
		Long: `Puts articles into a case: one file that keeps the bytes as they were given,
compressed, under their SHA-256, with the articles in them and all that was found.
The case is made if it is not there. What it holds already is not added again.`,
		Example: `  hearsay add --case story.hearsay articles/ more.jsonl.gz`,
		Args:    needs(1, 0, "files or folders (- is standard input)"),
		RunE: func(c *cobra.Command, args []string) error {
			if path == "" {
				return usagef("add needs --case CASE")
			}
			return a.add(c.Context(), path, args, in)
		},
	}
	in.flags(c)
	c.Flags().StringVar(&path, "case", "", "the case, a file; made if it is not there")
	return c
}

func (a *app) add(ctx context.Context, path string, names []string, in inputs) (err error) {
	k, err := a.openCase(ctx, path, casefile.Options{Create: true})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, k.Close()) }()
	var pending []casefile.Entry
	added, known := 0, 0
	flush := func() error {
		if len(pending) == 0 {
			return nil // nothing to put into the log
		}
		n, m, err := k.Add(ctx, pending)
		added, known, pending = added+n, known+m, pending[:0]
		return err
	}
	problems, err := a.gather(ctx, names, in, func(i *capture.Item) error {
		pending = append(pending, casefile.Entry{Capture: i.Capture, Raw: i.Raw, Article: i.Article, Text: i.Text})
		if len(pending) < batch {
			return nil
		}
		return flush()
	})
	if err == nil {
		err = errors.Join(flush(), a.prepareIndex(ctx, k))
	}
	if err != nil {
		return err
	}
	if a.json {
		return document.Write(a.stdout, document.NewAdded(path, added, known, problems))
	}
	if !a.quiet {
		fmt.Fprintf(a.stdout, "%s: %d added, %d known already\n", hterm.Clean(path), added, known)
	}
	return nil
}

// loadCase reads the articles of a case that are about some words into a set,
// with their analyses, and reports those that were not read to their end.
func (a *app) loadCase(ctx context.Context, k *casefile.Case, about string) (*news.Set, []document.Problem, error) {
	if err := a.analyseCase(ctx, k); err != nil {
		return nil, nil, err
	}
	articles, err := k.Articles(ctx)
	if err != nil {
		return nil, nil, err
	}
	texts := map[news.TextID]news.Text{}
	for t, err := range k.Texts(ctx) {
		if err != nil {
			return nil, nil, err
		}
		texts[t.ID] = t
	}
	wanted := newFilter(about)
	var kept []news.Article
	var used []news.Text
	for _, art := range articles {
		if t, ok := texts[art.Text]; ok && wanted.match(art.Title, t.Body) {
			kept, used = append(kept, art), append(used, t)
		}
	}
	switch {
	case len(articles) == 0:
		return nil, nil, errors.New("the case holds no article yet: `hearsay add` puts some in")
	case len(kept) == 0:
		return nil, nil, fmt.Errorf("no article of the case has all of the words %q", about)
	}
	set := news.NewSet(kept, used)
	for an, err := range k.Analyses(ctx, read.Version) {
		if err != nil {
			return nil, nil, err
		}
		if i := set.TextIndex(an.Text); i >= 0 {
			set.Analyses[i] = an
		}
	}
	return set, a.report(stopped(set, nil)), nil
}

// analyseCase analyses the texts of a case that have no analysis of this version,
// a batch at a time, and keeps what it finds.
func (a *app) analyseCase(ctx context.Context, k *casefile.Case) error {
	bar := a.progress("analysing", 0)
	defer bar.end()
	var texts []news.Text
	flush := func() error {
		done, err := read.All(ctx, texts, a.workers, bar.step)
		texts = texts[:0]
		if err != nil || len(done) == 0 {
			return err
		}
		return k.PutAnalyses(ctx, done)
	}
	for t, err := range k.Missing(ctx, read.Version) {
		if err != nil {
			return err
		}
		if texts = append(texts, t); len(texts) == batch {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	return flush()
}

// traced is what was found in a case, and what it became by what people decided.
type traced struct {
	set           *news.Set
	problems      []document.Problem
	found, judged *news.Findings
}

// findingsOf traces an open case, or answers from what it keeps of an earlier trace of the same
// articles. What people decided is left aside.
func (a *app) findingsOf(ctx context.Context, k *casefile.Case, about string) (t traced, err error) {
	last, err := k.LastArticle(ctx) // before the articles are read: what is added while they are is not in the answer
	if err != nil {
		return t, err
	}
	if t.set, t.problems, err = a.loadCase(ctx, k, about); err != nil {
		return t, err
	}
	key := findingsKey(t.set)
	f, ok, err := k.Findings(ctx, key)
	if err != nil {
		return t, err
	}
	if !ok {
		if f, err = a.findings(ctx, t.set); err != nil {
			return t, err
		}
		if err = k.PutFindings(ctx, key, f); err != nil {
			return t, err
		}
	}
	t.found, t.judged = f, f
	if about == "" {
		err = a.keepClaims(ctx, k, t.set, f, last)
	}
	return t, err
}

// findingsKey names what findings are made of: the articles and the versions of
// what made them.
func findingsKey(set *news.Set) string {
	h := sha256.New()
	fmt.Fprintf(h, "read %s\ntrace %s\n", read.Version, trace.Version)
	for i := range set.Articles {
		fmt.Fprintln(h, set.Articles[i].ID)
	}
	return hex.EncodeToString(h.Sum(nil))
}
