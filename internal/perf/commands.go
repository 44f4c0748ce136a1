package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"hearsay/internal/perf/corpus"
)

// bench holds what all measurements need.
type bench struct {
	dir, bin string
	log      io.Writer
	plan     plan
}

// set is a file of articles.
type set struct {
	name     string // as on the page
	path     string
	articles int
	bytes    int64 // of the articles' texts
}

// runs are the costs of tracing one set.
type runs struct {
	set
	one, two cost // with one and with two workers
}

// commands are the figures of the command as a process.
type commands struct {
	version, readOne cost // medians
	read             []runs
	real             *runs // trace of real news; nil without ../shared
	trace            []runs
	copies           []runs
	add, addAgain    cost
	first, again     cost // trace --case, before and after its findings are kept
	caseSet          set
	caseSize         int64
}

const realNews = "data/news/clusters/dev.jsonl"

func (b *bench) commands(ctx context.Context) (c commands, err error) {
	small, err := b.make(b.plan.sizes[0], corpus.Write, "made-up articles")
	if err != nil {
		return c, err
	}
	if err := b.startUp(ctx, &c); err != nil {
		return c, err
	}
	for _, n := range []int{small.articles, b.plan.inCase} {
		s, err := b.make(n, corpus.Write, "made-up articles")
		if err != nil {
			return c, err
		}
		r := runs{set: s}
		if r.one, err = b.run(ctx, "read", s.path, "--json", "--quiet", "--workers", "1"); err != nil {
			return c, err
		}
		if c.read = append(c.read, r); n == b.plan.inCase {
			break // the two are one when it is quick
		}
	}
	if c.real, err = b.real(ctx); err != nil {
		return c, err
	}
	if c.trace, err = b.scale(ctx, b.plan.sizes, corpus.Write, "made-up articles"); err != nil {
		return c, err
	}
	if c.copies, err = b.scale(ctx, b.plan.copies, corpus.WriteCopies, "copies of one story"); err != nil {
		return c, err
	}
	return c, b.inCase(ctx, &c)
}

// make writes a corpus, once for each size.
func (b *bench) make(n int, write func(io.Writer, uint64, int) (int64, error), name string) (s set, err error) {
	s = set{name: name, articles: n, path: filepath.Join(b.dir, fmt.Sprintf("%s %d.jsonl", name, n))}
	f, err := os.Create(s.path)
	if err != nil {
		return s, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	s.bytes, err = write(f, b.plan.seed, n)
	return s, err
}

func (b *bench) run(ctx context.Context, args ...string) (cost, error) {
	c, err := child(ctx, b.bin, args...)
	if err == nil {
		fmt.Fprintf(b.log, "%7.2f s  %7.2f s of processor  %5d MB  hearsay %s\n", c.wall.Seconds(), c.cpu.Seconds(), c.peak>>20, line(args))
	}
	return c, err
}

func line(args []string) string {
	out := ""
	for i, a := range args {
		if i > 0 {
			out += " "
		}
		out += filepath.Base(a)
	}
	return out
}

// startUp measures the process itself and one article: medians of many runs.
func (b *bench) startUp(ctx context.Context, c *commands) error {
	m, err := corpus.NewMaker(b.plan.seed)
	if err != nil {
		return err
	}
	path := filepath.Join(b.dir, "one.txt")
	if err := os.WriteFile(path, []byte(m.Next().Text), 0o600); err != nil {
		return err
	}
	if c.version, err = b.median(ctx, "--version"); err != nil {
		return err
	}
	c.readOne, err = b.median(ctx, "read", path)
	return err
}

// median is the run in the middle, by time on the clock. One run goes before
// those that count: the first reads the program from the disk.
func (b *bench) median(ctx context.Context, args ...string) (cost, error) {
	var all []cost
	for range b.plan.starts + 1 {
		c, err := child(ctx, b.bin, args...)
		if err != nil {
			return cost{}, err
		}
		all = append(all, c)
	}
	all = all[1:]
	slices.SortFunc(all, func(x, y cost) int { return int(x.wall - y.wall) })
	m := all[len(all)/2]
	fmt.Fprintf(b.log, "%7.3f s  (%.3f to %.3f)  hearsay %s\n", m.wall.Seconds(), all[0].wall.Seconds(), all[len(all)-1].wall.Seconds(), line(args))
	return m, nil
}

// scale traces corpora of growing size.
func (b *bench) scale(ctx context.Context, sizes []int, write func(io.Writer, uint64, int) (int64, error), name string) ([]runs, error) {
	var out []runs
	for _, n := range sizes {
		s, err := b.make(n, write, name)
		if err != nil {
			return nil, err
		}
		r, err := b.trace(ctx, s)
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, nil
}

// trace traces a set with one and with two workers, which must answer the same.
func (b *bench) trace(ctx context.Context, s set) (r runs, err error) {
	r.set = s
	for i, to := range []*cost{&r.one, &r.two} {
		if *to, err = b.run(ctx, "trace", s.path, "--quiet", "--workers", strconv.Itoa(i+1)); err != nil {
			return r, err
		}
	}
	if r.one.answer != r.two.answer {
		return r, fmt.Errorf("trace of %d %s answers differently with one worker and with two", s.articles, s.name)
	}
	return r, nil
}

// real traces the real news, if it is there.
func (b *bench) real(ctx context.Context) (*runs, error) {
	s := set{name: "real articles", path: filepath.Join(b.plan.shared, realNews)}
	bodies, err := texts(s.path)
	if errors.Is(err, os.ErrNotExist) {
		fmt.Fprintf(b.log, "no real news is measured: %v\n", err)
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	s.articles = len(bodies)
	for _, t := range bodies {
		s.bytes += int64(len(t))
	}
	r, err := b.trace(ctx, s)
	return &r, err
}

// inCase puts a corpus into a case, twice, and traces the case, twice.
func (b *bench) inCase(ctx context.Context, c *commands) error {
	path := filepath.Join(b.dir, "all.hearsay")
	s, err := b.make(b.plan.inCase, corpus.Write, "made-up articles")
	if err != nil {
		return err
	}
	c.caseSet = s
	for _, step := range []struct {
		to   *cost
		args []string
	}{
		{&c.add, []string{"add", "--quiet", "--case", path, s.path}},
		{&c.addAgain, []string{"add", "--quiet", "--case", path, s.path}},
		{&c.first, []string{"trace", "--quiet", "--case", path}},
		{&c.again, []string{"trace", "--quiet", "--case", path}},
	} {
		if *step.to, err = b.run(ctx, step.args...); err != nil {
			return err
		}
	}
	if c.first.answer != c.again.answer {
		return errors.New("trace --case answers differently the second time")
	}
	st, err := os.Stat(path)
	if err != nil {
		return err
	}
	c.caseSize = st.Size()
	return nil
}
