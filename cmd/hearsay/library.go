package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"hearsay/internal/ask"
	"hearsay/internal/casefile"
	"hearsay/internal/export/document"
	"hearsay/internal/news"
	"hearsay/internal/read"
)

// shelf is a library of claims in memory.
type shelf struct {
	ask.Shelf
	ask.Texts
	set   *news.Set
	found *news.Findings
	parts *news.ByClaim
}

func newShelf(set *news.Set, found *news.Findings) *shelf {
	p := ask.NewProfiler(set)
	profiles := make([]ask.Profile, len(found.Claims))
	for i := range found.Claims {
		profiles[i] = p.Of(&found.Claims[i])
	}
	return &shelf{ask.NewShelf(profiles), ask.NewTexts(set), set, found, news.NewByClaim(found)}
}

// fileLibrary traces files into a library.
func (a *app) fileLibrary(ctx context.Context, args []string, f traceFlags) (library, []document.Problem, error) {
	set, problems, err := a.set(ctx, args, f.inputs, f.about)
	if err != nil {
		return nil, problems, err
	}
	found, err := a.findings(ctx, set)
	if err != nil {
		return nil, problems, err
	}
	return newShelf(set, found), problems, nil
}

func (t *shelf) Find(id news.ID) (int64, error) {
	want := news.ID(strings.ToLower(string(id)))
	at := -1
	var ids []news.ID
	for i := range t.found.Claims {
		if c := t.found.Claims[i].ID; strings.HasPrefix(string(c), string(want)) {
			at, ids = i, append(ids, c)
		}
	}
	switch {
	case len(ids) == 0:
		return 0, fmt.Errorf("%s: %w", id, casefile.ErrNotFound)
	case len(ids) > 1:
		slices.Sort(ids)
		return 0, casefile.Ambiguous(want, ids)
	}
	return int64(at), nil
}

func (t *shelf) Part(_ context.Context, n int64) (*part, error) {
	f := t.parts.Of(int(n))
	return &part{t.set.Part(f.Named()), f}, nil
}

func (t *shelf) Some(ctx context.Context, n int64) (*part, error) { return t.Part(ctx, n) }

func (t *shelf) Close() error { return nil }

// kept is the library of the claims that a case keeps one by one.
type kept struct {
	*casefile.Claims
	ctx context.Context
	k   *casefile.Case
	in  *casefile.Lookup
}

// caseLibrary is the library of a case, which is traced first if it is not yet; or of its
// articles about some words.
func (a *app) caseLibrary(ctx context.Context, path, about string, machine bool) (library, error) {
	k, err := a.openCase(ctx, path, casefile.Options{})
	if err != nil {
		return nil, err
	}
	lib, err := a.openLibrary(ctx, k, about, machine)
	if err != nil {
		return nil, errors.Join(err, k.Close())
	}
	return lib, nil
}

// openLibrary gives the claims that the case keeps one by one, which are the machine's. What
// people decided may change any of them, so that a case with judgements is traced whole.
func (a *app) openLibrary(ctx context.Context, k *casefile.Case, about string, machine bool) (library, error) {
	judged := false
	for _, err := range k.Judgements(ctx) {
		if err != nil {
			return nil, err
		}
		judged = !machine
		break
	}
	if judged || about != "" {
		t, err := a.traceOpen(ctx, k, about, machine)
		if err != nil {
			return nil, err
		}
		return closing{newShelf(t.set, t.judged), k}, nil
	}
	last, err := k.LastArticle(ctx)
	if err != nil {
		return nil, err
	}
	reach, err := k.ClaimsReach(ctx)
	if err != nil {
		return nil, err
	}
	if reach != (casefile.Reach{Version: claimsVersion, Article: last}) || last == 0 {
		if _, err := a.findingsOf(ctx, k, ""); err != nil {
			return nil, err
		}
	}
	in, err := k.Lookup(ctx, read.Version)
	if err != nil {
		return nil, err
	}
	return &kept{k.Claims(ctx), ctx, k, in}, nil
}

// closing closes the case of a library in memory.
type closing struct {
	*shelf
	k *casefile.Case
}

func (c closing) Close() error { return c.k.Close() }

func (c *kept) Close() error { return errors.Join(c.in.Close(), c.k.Close()) }

func (c *kept) Profiles(claims []int64) (map[int64]ask.Profile, error) {
	kept, err := c.Claims.Profiles(claims)
	out := make(map[int64]ask.Profile, len(kept))
	for n, p := range kept {
		out[n] = ask.Profile(p)
	}
	return out, err
}

// Part reads a claim with the articles that it names.
func (c *kept) Part(_ context.Context, n int64) (*part, error) {
	p, err := c.read(n)
	if err != nil {
		return nil, fmt.Errorf("%w (%w)", errKept, err)
	}
	return p, nil
}

func (c *kept) read(n int64) (*part, error) {
	f, err := c.Claims.Part(n)
	if err != nil {
		return nil, err
	}
	var articles []news.Article
	var texts []news.Text
	analyses := map[news.TextID]*news.Analysis{}
	for _, id := range f.Named() {
		a, err := c.in.Article(id)
		if err != nil {
			return nil, err
		}
		articles = append(articles, a)
		if analyses[a.Text] != nil {
			continue
		}
		t, an, err := c.in.Text(a.Text)
		if err != nil {
			return nil, err
		}
		texts, analyses[a.Text] = append(texts, t), an
	}
	set := news.NewSet(articles, texts)
	for i := range set.Texts {
		set.Analyses[i] = analyses[set.Texts[i].ID]
	}
	return &part{set, f}, nil
}

// someTellings is how many tellings of a claim are read to find the words to list it by.
const someTellings = 8

func (c *kept) Some(ctx context.Context, n int64) (*part, error) {
	f, err := c.Claims.Part(n)
	if err != nil {
		return nil, fmt.Errorf("%w (%w)", errKept, err)
	}
	claim := &f.Claims[0]
	wanted := []news.TextID{claim.Headline.Text}
	for i := range claim.Tellings[:min(len(claim.Tellings), someTellings)] {
		if id := claim.Tellings[i].Words.Text; !slices.Contains(wanted, id) {
			wanted = append(wanted, id)
		}
	}
	var texts []news.Text
	for _, id := range wanted {
		t, err := c.k.Text(ctx, id)
		if err != nil {
			return nil, fmt.Errorf("%w (%w)", errKept, err)
		}
		texts = append(texts, t)
	}
	return &part{news.NewSet(nil, texts), f}, nil
}

// With finds the articles of the case that have a word.
func (c *kept) With(w *ask.Word, most int) ([]int64, error) {
	return c.k.With(c.ctx, w.Exact(), w.Starts(), most)
}

// Read reads the text of an article, its analysis, and who prints it.
func (c *kept) Read(n int64) (*ask.Page, error) {
	articles, err := c.in.Printing(n)
	if err != nil {
		return nil, err
	}
	if len(articles) == 0 {
		return nil, fmt.Errorf("article %d: %w", n, casefile.ErrNotFound)
	}
	t, a, err := c.in.Text(articles[0].Text)
	if err != nil {
		return nil, err
	}
	return &ask.Page{Text: &t, Analysis: a, Articles: articles}, nil
}

// keepClaims keeps the claims of a whole case one by one, unless it does already. Last is
// the article that they reach to.
func (a *app) keepClaims(ctx context.Context, k *casefile.Case, set *news.Set, f *news.Findings, last int64) error {
	to := casefile.Reach{Version: claimsVersion, Article: last}
	if reach, err := k.ClaimsReach(ctx); err != nil || reach == to {
		return err
	}
	bar := a.progress("keeping claims", len(f.Claims))
	defer bar.end()
	return k.PutClaims(ctx, to, a.packed(k, set, f, bar.step))
}

// packedAtOnce is how many claims are packed side by side before they are put.
const packedAtOnce = 512

// packed yields the claims of findings as a case keeps them, in their order.
func (a *app) packed(k *casefile.Case, set *news.Set, f *news.Findings, done func()) iter.Seq2[casefile.PackedClaim, error] {
	parts, profiler := news.NewByClaim(f), ask.NewProfiler(set)
	return func(yield func(casefile.PackedClaim, error) bool) {
		var out [packedAtOnce]casefile.PackedClaim
		for from := 0; from < len(f.Claims); from += packedAtOnce {
			n := min(packedAtOnce, len(f.Claims)-from)
			var g errgroup.Group
			g.SetLimit(cmp.Or(a.workers, runtime.GOMAXPROCS(0)))
			for i := range n {
				g.Go(func() (err error) {
					out[i], err = k.PackClaim(string(profiler.Of(&f.Claims[from+i])), parts.Of(from+i))
					return err
				})
			}
			err := g.Wait()
			for _, p := range out[:n] {
				if !yield(p, err) {
					return
				}
				done()
			}
		}
	}
}
