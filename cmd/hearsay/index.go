package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"

	"github.com/spf13/cobra"

	"hearsay/internal/casefile"
	hterm "hearsay/internal/export/term"
	"hearsay/internal/news"
	"hearsay/internal/read"
	"hearsay/internal/trace"
)

// indexBatch is how many articles are put into an index at a time.
const indexBatch = 1024

// indexVersion names what an index is made of.
var indexVersion = "read " + read.Version + ", index " + trace.IndexVersion

func (a *app) indexCommand() *cobra.Command {
	var path string
	c := &cobra.Command{
		Use:   "index --case CASE",
		Short: "Make the index of a case anew, in which relatives looks articles up",
		Long: `Makes the index of a case anew. It is made by itself when it is needed, and kept up
to date by add; this mends one that was damaged. The claims that trace keeps one by one,
for --claim and words, are put anew when they are asked for next.`,
		Example: `  hearsay index --case story.hearsay`,
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) (err error) {
			if path == "" {
				return usagef("index needs --case CASE")
			}
			ctx := c.Context()
			k, err := a.openCase(ctx, path, casefile.Options{})
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, k.Close()) }()
			if err := a.analyseCase(ctx, k); err != nil {
				return err
			}
			n, _, err := a.newIndex(ctx, k)
			if err == nil {
				err = k.DropClaims(ctx)
			}
			if err == nil && !a.quiet {
				fmt.Fprintf(a.stdout, "%s: %d articles in the index\n", hterm.Clean(path), n)
			}
			return err
		},
	}
	c.Flags().StringVar(&path, "case", "", "the case")
	return c
}

// indexCase brings the index of a case up to date, and says how many articles came in.
func (a *app) indexCase(ctx context.Context, k *casefile.Case) (done int, err error) {
	reach, err := k.Reach(ctx)
	if err != nil {
		return 0, err
	}
	if reach.Version != indexVersion {
		if done, reach, err = a.newIndex(ctx, k); err != nil {
			return 0, err
		}
	}
	bar := a.progress("indexing", 0)
	defer bar.end()
	for {
		n, err := a.indexSome(ctx, k, &reach, bar)
		done += n
		switch {
		case errors.Is(err, casefile.ErrMoved): // by another program, which did the same
			if reach, err = k.Reach(ctx); err != nil {
				return done, err
			}
		case err != nil || n == 0:
			return done, err
		}
	}
}

// indexSome puts the next articles of a case into its index.
func (a *app) indexSome(ctx context.Context, k *casefile.Case, reach *casefile.Reach, bar *progress) (n int, err error) {
	articles, last, err := k.ArticlesAfter(ctx, reach.Article, indexBatch)
	if err != nil || len(articles) == 0 {
		return 0, err
	}
	put, gone, err := a.indexEntries(ctx, k, articles)
	if err != nil {
		return 0, err
	}
	to := casefile.Reach{Version: indexVersion, Article: last}
	if err := k.PutIndex(ctx, *reach, to, len(articles), func(yield func(k, v []byte) bool) {
		for _, e := range put {
			if !yield(e.Key, e.Value) {
				return
			}
		}
	}, gone); err != nil {
		return 0, err
	}
	*reach = to
	for range articles {
		bar.step()
	}
	return len(articles), nil
}

// newIndex makes the index of a case anew.
func (a *app) newIndex(ctx context.Context, k *casefile.Case) (done int, to casefile.Reach, err error) {
	to.Version = indexVersion
	var firsts trace.Firsts
	each := func(after int64, f func(articles []news.Article) error) (last int64, err error) {
		for {
			articles, last, err := k.ArticlesAfter(ctx, after, indexBatch)
			if err != nil || len(articles) == 0 {
				return after, err
			}
			if err := f(articles); err != nil {
				return after, err
			}
			after = last
		}
	}
	if to.Article, err = each(0, func(articles []news.Article) error {
		for i := range articles {
			firsts.Add(&articles[i])
		}
		done += len(articles)
		return nil
	}); err != nil {
		return 0, to, err
	}
	b, err := k.NewIndex(ctx)
	if err != nil {
		return 0, to, err
	}
	defer func() { err = errors.Join(err, b.Close()) }()
	bar := a.progress("indexing", done)
	defer bar.end()
	left := done
	if _, err := each(0, func(articles []news.Article) error {
		articles = articles[:min(len(articles), left)] // more may have come in
		left -= len(articles)
		lists, err := a.firstEntries(ctx, k, &firsts, articles, bar)
		if err != nil {
			return err
		}
		for _, list := range lists {
			for _, e := range list {
				if err := b.Put(e.Key, e.Value); err != nil {
					return err
				}
			}
		}
		return nil
	}); err != nil {
		return 0, to, err
	}
	return done, to, b.Finish(ctx, to, done)
}

// firstEntries makes the entries of articles on all workers.
func (a *app) firstEntries(ctx context.Context, k *casefile.Case, firsts *trace.Firsts, articles []news.Article, bar *progress) ([][]trace.Entry, error) {
	workers := a.workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	workers = min(workers, 4, len(articles)) // as many as look into a case at once
	out := make([][]trace.Entry, len(articles))
	errs := make([]error, workers)
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			in, err := k.Lookup(ctx, read.Version)
			for i := w; i < len(articles) && err == nil; i += workers {
				out[i], err = firsts.Entries(in, &articles[i])
				bar.step()
			}
			if in != nil {
				err = errors.Join(err, in.Close())
			}
			errs[w] = err
		})
	}
	wg.Wait()
	return out, errors.Join(errs...)
}

func (a *app) indexEntries(ctx context.Context, k *casefile.Case, articles []news.Article) (put []trace.Entry, gone [][]byte, err error) {
	in, err := k.Lookup(ctx, read.Version)
	if err != nil {
		return nil, nil, err
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	return trace.Entries(in, articles)
}
