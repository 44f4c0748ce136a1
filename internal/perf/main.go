// Command perf measures what hearsay costs and writes docs/performance.md.
//
//	go run ./internal/perf            # everything: under ten minutes on two quiet cores
//	go run ./internal/perf -quick     # 1,000 and 5,000 articles only
//
// It builds the command as it ships, makes corpora of our own fiction (package
// corpus), and runs the command on them as a process of its own: time on the
// clock, processor time and peak memory are the system's figures for that
// process. Then it runs the stages of package read in this process, on one core,
// to say what each costs. Where ../shared is there, real news is measured, too.
//
// Absolute figures hold for one machine on one day. What can be compared between
// machines are the ratios, all of which are taken within one run.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, os.Args[1:], os.Stderr)
	stop()
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "perf:", err)
		os.Exit(1)
	}
}

// plan is what is to be measured.
type plan struct {
	quick  bool
	seed   uint64
	shared string // folder with real news
	out    string // where the page goes
	sizes  []int  // corpora, in articles, smallest first
	copies []int  // corpora that are all copies of one story
	inCase int    // articles that are put into a case
	starts int    // runs that a start-up figure is the median of
}

func run(ctx context.Context, args []string, log io.Writer) error {
	p := plan{sizes: []int{1_000, 5_000, 10_000, 20_000}, copies: []int{250, 500, 1_000}, inCase: 10_000, starts: 20}
	fs := flag.NewFlagSet("perf", flag.ContinueOnError)
	fs.SetOutput(log)
	fs.BoolVar(&p.quick, "quick", false, "small corpora only")
	fs.Uint64Var(&p.seed, "seed", 1, "what the corpora are drawn from")
	fs.StringVar(&p.shared, "shared", "../shared", "where the real news is; left out if it is not there")
	fs.StringVar(&p.out, "out", "docs/performance.md", "the page to write; - is standard output")
	if err := fs.Parse(args); err != nil {
		return err
	}
	if p.quick {
		p.sizes, p.copies, p.inCase = p.sizes[:2], p.copies[:2], p.sizes[0]
	}
	if _, err := os.Stat("cmd/hearsay"); err != nil {
		return errors.New("run it in the folder of hearsay's sources: go run ./internal/perf")
	}
	dir, err := os.MkdirTemp("", "hearsay-perf-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)

	page := report{machine: lookAround(), plan: p}
	fmt.Fprintln(log, "building")
	b := bench{dir: dir, bin: filepath.Join(dir, "hearsay"), log: log, plan: p}
	if err := build(ctx, b.bin); err != nil {
		return err
	}
	// The child processes come first: a process that was forked from a large
	// parent is charged with the parent's memory.
	if page.commands, err = b.commands(ctx); err != nil {
		return err
	}
	if page.stages, err = b.stages(); err != nil {
		return err
	}
	return page.save(p.out)
}

// build makes the command as it ships, without cgo and without debug tables.
func build(ctx context.Context, to string) error {
	c := exec.CommandContext(ctx, "go", "build", "-trimpath", "-ldflags", "-s -w", "-o", to, "./cmd/hearsay")
	c.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := c.CombinedOutput(); err != nil {
		return fmt.Errorf("go build ./cmd/hearsay: %w\n%s", err, out)
	}
	return nil
}
