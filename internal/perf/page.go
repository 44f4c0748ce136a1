package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"hearsay/internal/read"
	"hearsay/internal/trace"
)

// The goals of the project.
const (
	goalStart   = 150 * time.Millisecond // read of one article, from the start of the process
	goalTrace   = 3 * time.Second        // trace of the real articles, on two cores
	goalReading = 100.                   // articles a second analysed on one core; never under 25
)

// report is all that was measured.
type report struct {
	machine  machine
	plan     plan
	commands commands
	stages   []reading
}

// save writes the page to a file, or to standard output for "-".
func (r *report) save(path string) error {
	var b strings.Builder
	r.write(&b, time.Now().UTC())
	if path == "-" {
		_, err := io.WriteString(os.Stdout, b.String())
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fmt.Errorf("cannot write the page: %w", err)
	}
	if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
		return fmt.Errorf("cannot write the page: %w", err)
	}
	return nil
}

func (r *report) write(b *strings.Builder, now time.Time) {
	b.WriteString("# What hearsay costs\n\n")
	r.circumstances(b, now)
	r.goals(b)
	r.reading(b)
	r.tracing(b)
	r.inCase(b)
	r.memory(b)
}

func (r *report) circumstances(b *strings.Builder, now time.Time) {
	command, m := "go run ./internal/perf", &r.machine
	if r.plan.quick {
		command += " -quick"
	}
	fmt.Fprintf(b, "Made by `%s` on %s. Do not edit it: run that again.\n\n", command, now.Format("2 January 2006"))
	fmt.Fprintf(b, "Machine: %s", plural(m.cores, "core"))
	if m.processor != "" {
		fmt.Fprintf(b, " (%s)", m.processor)
	}
	fmt.Fprintf(b, ", %s, %s, networks by %s. Analyser %s, trace %s.", m.system, m.goVersion, m.kernels, read.Version, trace.Version)
	if !m.quiet() {
		b.WriteString(" **The machine was not known to be quiet:")
		if m.load >= 0 {
			fmt.Fprintf(b, " %.1f other processes wanted a core when this began.", m.load)
		}
		b.WriteString(" Trust processor time and ratios, not the clock.**")
	}
	b.WriteString(`

The command is built as it ships and run as a process of its own; clock, processor
time (user and system) and peak memory (resident) are the system's figures for it.
The made-up articles are our own fiction, about 450 words each: 5 in 100 are prints
of an agency story, 20 whole, cut or edited copies of a recent one, 5 take a
paragraph from one. They do not say what language they are in, so that it is found
out. MB are millions of bytes of article text; memory is in MiB.

`)
}

func (r *report) goals(b *strings.Builder) {
	c := &r.commands
	t := table{head: []string{"goal", "wanted", "measured", ""}}
	t.row("`read` of one article, from the start of the process", "under "+ms(goalStart), ms(c.readOne.wall), verdict(c.readOne.wall < goalStart))
	if c.real != nil {
		t.row(fmt.Sprintf("`trace` of %d real articles, two workers", c.real.articles), "under "+seconds(goalTrace), seconds(c.real.two.wall), verdict(c.real.two.wall < goalTrace))
	}
	for _, s := range r.stages {
		perSecond := 1 / s.whole.time.Seconds()
		t.row("analysis of "+s.name+" on one core", fmt.Sprintf("%.0f articles/s", goalReading), fmt.Sprintf("%.0f articles/s", perSecond), verdict(perSecond >= goalReading))
	}
	t.row("the same answer for one and two workers", "always", "in all runs below", "met") // another answer ends the measurement
	fmt.Fprintf(b, "## Goals\n\n%s\n", t.String())
	fmt.Fprintf(b, "Of the %s for one article, %s are the start of the process (`hearsay --version`). Medians of %d runs.\n\n", ms(c.readOne.wall), ms(c.version.wall), r.plan.starts)
}

func verdict(met bool) string {
	if met {
		return "met"
	}
	return "**missed**"
}

func (r *report) reading(b *strings.Builder) {
	b.WriteString("## One text alone\n\n`hearsay read --json`, which analyses one text after the other:\n\n")
	t := table{head: []string{"articles", "MB", "clock", "processor", "articles/s", "MB/s", "peak memory"}}
	for _, x := range r.commands.read {
		t.row(thousands(x.articles), megabytes(x.bytes), seconds(x.one.wall), seconds(x.one.cpu), rate(x.articles, x.one.wall), speed(x.bytes, x.one.wall), x.one.memory())
	}
	b.WriteString(t.String())
	fmt.Fprintf(b, "\nThe stages of package `read`, in process, one core, medians of %d rounds:\n\n", rounds)
	for _, s := range r.stages {
		t := table{head: []string{fmt.Sprintf("%s %s", thousands(s.articles), s.name), "µs an article", "share", "MB/s", "allocations", "KB allocated"}}
		sum := time.Duration(0)
		for _, st := range s.stages {
			sum += st.time
		}
		for _, st := range append(s.stages[:len(s.stages):len(s.stages)], s.whole) {
			share := fmt.Sprintf("%.0f %%", 100*st.time.Seconds()/sum.Seconds())
			if st.name == s.whole.name {
				share = ""
			}
			t.row(st.name, fmt.Sprintf("%.0f", st.time.Seconds()*1e6), share, speed(s.bytes/int64(s.articles), st.time), fmt.Sprintf("%.0f", st.allocs), fmt.Sprintf("%.1f", st.bytes/1000))
		}
		b.WriteString(t.String() + "\n")
	}
}

func (r *report) tracing(b *strings.Builder) {
	b.WriteString("## Texts against each other\n\n`hearsay trace`, from the file to the answer:\n\n")
	all := r.commands.trace
	b.WriteString(scaleTable(all))
	small, large := &all[0], &all[len(all)-1]
	fmt.Fprintf(b, "\nAn article of %s costs %.2f times the processor time of one of %s (1.00 is linear).\n", thousands(large.articles), large.perArticle()/small.perArticle(), thousands(small.articles))
	if c := r.commands.real; c != nil {
		b.WriteString("\nReal news, which is of few events and so has more in common:\n\n" + scaleTable([]runs{*c}))
	}
	copies := r.commands.copies
	b.WriteString("\nThe worst that syndication can do, every article a copy of one story, whole, cut or\nedited:\n\n" + scaleTable(copies))
	small, large = &copies[0], &copies[len(copies)-1]
	fmt.Fprintf(b, "\nHere an article of %s costs %.2f times one of %s.\n\n", thousands(large.articles), large.perArticle()/small.perArticle(), thousands(small.articles))
}

// scaleTable shows how the cost of tracing grows.
func scaleTable(all []runs) string {
	t := table{head: []string{"articles", "MB", "1 worker", "2 workers", "faster by", "articles/s (2)", "ms of processor an article (1)", "against the first", "peak memory (1)", "(2)"}}
	for i := range all {
		x := &all[i]
		t.row(thousands(x.articles), megabytes(x.bytes), seconds(x.one.wall), seconds(x.two.wall),
			fmt.Sprintf("%.2f×", x.one.wall.Seconds()/x.two.wall.Seconds()), rate(x.articles, x.two.wall),
			fmt.Sprintf("%.2f", 1000*x.perArticle()), fmt.Sprintf("%.2f×", x.perArticle()/all[0].perArticle()), x.one.memory(), x.two.memory())
	}
	return t.String()
}

// perArticle is the processor time for an article with one worker, in seconds.
func (x *runs) perArticle() float64 { return x.one.cpu.Seconds() / float64(x.articles) }

func (r *report) inCase(b *strings.Builder) {
	c := &r.commands
	n := c.caseSet.articles
	fmt.Fprintf(b, "## A case on disk\n\n%s articles, %s MB of text; the case has %s MB.\n\n", thousands(n), megabytes(c.caseSet.bytes), megabytes(c.caseSize))
	t := table{head: []string{"", "clock", "processor", "articles/s", "peak memory"}}
	for _, x := range []struct {
		name string
		cost cost
	}{
		{"`add` (with analysis)", c.add},
		{"`add` of the same again", c.addAgain},
		{"`trace --case`, the first time", c.first},
		{"`trace --case` again, from kept findings", c.again},
	} {
		t.row(x.name, seconds(x.cost.wall), seconds(x.cost.cpu), rate(n, x.cost.wall), x.cost.memory())
	}
	b.WriteString(t.String() + "\n")
}

func (r *report) memory(b *strings.Builder) {
	b.WriteString("## What bounds memory\n\n")
	first, last := r.commands.read[0], r.commands.read[len(r.commands.read)-1]
	if last.articles > first.articles {
		fmt.Fprintf(b, "`read` holds a few articles at a time: %s for %s articles, %s for %s.\n\n", first.one.memory(), thousands(first.articles), last.one.memory(), thousands(last.articles))
	}
	all := r.commands.trace
	small, large := &all[0], &all[len(all)-1]
	each := float64(large.one.peak-small.one.peak) / float64(large.articles-small.articles)
	if each <= 0 {
		b.WriteString("The system does not say how much memory a process had.\n")
		return
	}
	fmt.Fprintf(b, ``+"`trace`"+` holds every text, its analysis and the index of its words until the answer is
written: from %s to %s articles, each takes %.0f KiB of peak memory (%.1f times its text).
8 GiB are enough for about %s articles at that rate. `+"`--about`"+` keeps only the articles that
have some words, and is the way to trace a part of a large folder.
`, thousands(small.articles), thousands(large.articles), each/1024, each*float64(large.articles)/float64(large.bytes),
		thousands(int(8*float64(1<<30)/each)/1000*1000))
}
