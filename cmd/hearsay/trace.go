package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"hearsay/internal/export/document"
	"hearsay/internal/export/html"
	hterm "hearsay/internal/export/term"
	"hearsay/internal/news"
	"hearsay/internal/trace"
)

type traceFlags struct {
	inputs
	caseFile string
	about    string
	claim    string
	ask      string
	html     string
	top      int
	topped   bool // --top is given
	asked    bool // words to ask for are
	followed bool // --claim is
	all      bool
	machine  bool
}

func (a *app) traceCommand() *cobra.Command {
	var f traceFlags
	c := &cobra.Command{
		Use:   "trace {FILE|DIR|-… | --case CASE [WORDS…]}",
		Short: "Hold articles against each other: claims, origins, copies, denials",
		Long: `Holds articles against each other and shows, for each claim, most widely told
first: the claim in the words of its earliest telling that says it by itself, how
many articles and outlets tell it, from how many independent origins, who took it
from whom, who denies it, and what changed on the way. Where a direction cannot be
known, it is shown as undecided.

--claim follows one claim in full, by its id or the beginning of it: the family tree
of its tellings, when each was published and of what day it tells, why each origin is
one, what changed with both wordings, the denials, and the words where they stand.
--ask finds the claim that some words mean, whichever article tells it in them, and
says which of them it lacks; where a sentence of an article has more of them than any
claim, that is shown. Of a case, the words may stand by themselves.`,
		Example: `  hearsay trace examples/harbour
  hearsay trace news.jsonl --about "missile Hokkaido"
  hearsay trace --case story.hearsay --html report.html
  hearsay trace --case story.hearsay "thirteen containers"
  hearsay trace examples/harbour --ask "thirteen containers"
  hearsay trace examples/harbour --claim c831`,
		RunE: func(c *cobra.Command, args []string) error {
			f.topped, f.asked, f.followed = c.Flags().Changed("top"), c.Flags().Changed("ask"), c.Flags().Changed("claim")
			return a.trace(c.Context(), args, f)
		},
	}
	f.flags(c)
	c.Flags().StringVar(&f.caseFile, "case", "", "trace the articles of this case")
	c.Flags().StringVar(&f.about, "about", "", "only the articles that have all of these words")
	c.Flags().StringVar(&f.claim, "claim", "", "follow the claim of this id in full")
	c.Flags().StringVar(&f.ask, "ask", "", "find the claim that these words mean, and follow it")
	c.Flags().StringVar(&f.html, "html", "", "write the answer with its evidence as a page to this file (- is standard output)")
	c.Flags().IntVar(&f.top, "top", 7, "how many claims to show")
	c.Flags().BoolVar(&f.machine, "no-judgements", false, "with --case: leave aside what people decided (hearsay judge), and show the machine's findings alone")
	c.Flags().BoolVar(&f.all, "all", false, "show all claims, with all who tell them")
	return c
}

// check holds the flags against each other and the arguments. It returns the files to
// read: with a case there are none, and what stands there are words to ask for.
func (f *traceFlags) check(args []string) (files []string, err error) {
	if f.caseFile != "" && len(args) > 0 {
		for _, name := range args {
			if _, err := os.Stat(name); err == nil || likeFile(name) {
				return nil, usagef("trace takes files or --case, not both: `hearsay add --case %s %s` puts it into the case; if it is words to ask for, give them with --ask", f.caseFile, name)
			}
		}
		if f.ask != "" {
			return nil, usagef("the words to ask for are given twice: %q, and --ask %q", strings.Join(args, " "), f.ask)
		}
		f.ask, f.asked, args = strings.Join(args, " "), true, nil
	}
	if err := wordsForFiles(args); err != nil {
		return nil, err
	}
	switch {
	case f.caseFile == "" && len(args) == 0:
		return nil, usagef("trace needs files, folders or --case")
	case f.caseFile != "" && (f.published != "" || f.lang != ""):
		return nil, usagef("--published and --lang are for files; what a case holds was dated when it was added")
	case f.machine && f.caseFile == "":
		return nil, usagef("--no-judgements goes with --case: files have no judgements")
	case f.asked && strings.TrimSpace(f.ask) == "":
		return nil, usagef("the words to ask for are empty: give words that tell what is claimed")
	case f.followed && f.claim == "":
		return nil, usagef("the id of the claim is empty: `hearsay trace` shows the ids")
	case f.claim != "" && f.ask != "":
		return nil, usagef("--claim names a claim, and --ask looks for one: give one of the two")
	case f.top < 1:
		return nil, usagef("--top is %d; it is 1 or more", f.top)
	}
	return args, nil
}

// likeFile reports whether a name is like one of a file, though there is none.
func likeFile(name string) bool {
	switch filepath.Ext(strings.TrimSuffix(name, ".gz")) {
	case ".txt", ".md", ".html", ".htm", ".json", ".jsonl":
		return true
	}
	return name == "-" || strings.ContainsRune(name, filepath.Separator) && !strings.Contains(name, " ")
}

func (a *app) trace(ctx context.Context, args []string, f traceFlags) error {
	var err error
	if args, err = f.check(args); err != nil {
		return err
	}
	if f.claim != "" || f.ask != "" {
		return a.follow(ctx, args, f)
	}
	var set *news.Set
	var found *news.Findings
	var problems []document.Problem
	name := called(args)
	if f.caseFile != "" {
		name = filepath.Base(f.caseFile)
		var t traced
		t, err = a.judgedCase(ctx, f.caseFile, f.about, f.machine)
		set, found, problems = t.set, t.judged, t.problems
	} else if set, problems, err = a.set(ctx, args, f.inputs, f.about); err == nil {
		found, err = a.findings(ctx, set)
	}
	if err != nil {
		return err
	}
	if f.html != "" {
		if err := a.writePage(f.html, append(args, f.caseFile), html.Report{
			Title: name, Command: f.command(args), Program: "hearsay " + version(), Set: set, Findings: found, Problems: lines(problems), Limits: limits(found),
		}); err != nil {
			return err
		}
		if f.html == "-" {
			return nil
		}
	}
	out := bufio.NewWriter(a.stdout)
	if a.json {
		err = document.Write(out, document.NewMaker(set).Trace(found, problems))
	} else {
		top := f.top
		if f.all {
			top = 0
		}
		err = hterm.Trace(out, set, found, hterm.TraceOptions{Style: a.style(), Top: top})
		if err == nil && f.html != "" && !a.quiet {
			fmt.Fprintf(a.stderr, "hearsay: the page is in %s\n", hterm.Clean(f.html))
		}
	}
	return errors.Join(err, out.Flush())
}

// called is what a page calls the articles of some files and folders: by their last names, since a
// page is sent to others.
func called(args []string) string {
	const most = 3
	var names []string
	for _, a := range args[:min(len(args), most)] {
		if full, err := filepath.Abs(a); err == nil && a != "-" {
			a = filepath.Base(full) // of ".", the folder's name
		}
		names = append(names, a)
	}
	name := strings.Join(names, ", ")
	if left := len(args) - most; left > 0 {
		name += fmt.Sprintf(" and %d more", left)
	}
	return name
}

// command is the command that shows all claims, for the page that cannot hold them. Of a
// case it has the file and not the folder, like the page's title.
func (f *traceFlags) command(args []string) string {
	words := []string{"hearsay", "trace"}
	if f.caseFile != "" {
		args = []string{"--case", filepath.Base(f.caseFile)}
	}
	for _, w := range args {
		words = append(words, shellWord(w))
	}
	if f.about != "" {
		words = append(words, "--about", shellWord(f.about))
	}
	if f.machine {
		words = append(words, "--no-judgements")
	}
	return strings.Join(append(words, "--all"), " ")
}

// shellWord quotes what a shell would not take as one word.
func shellWord(s string) string {
	if s != "" && !strings.ContainsAny(s, " \t\n'\"\\$&|;<>()*?[]#~`!{}") {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

// spillAbove is how many bytes of text are held in memory as words, twice as large as
// the text; the words of more are kept in a file while they are traced.
const spillAbove = 1 << 30

// findings traces a set, with a progress bar if it takes long.
func (a *app) findings(ctx context.Context, set *news.Set) (f *news.Findings, err error) {
	bar := a.progress("tracing", 0)
	defer bar.end()
	o := trace.Options{Workers: a.workers}
	size := 0
	for i := range set.Texts {
		size += len(set.Texts[i].Body)
	}
	if size > spillAbove {
		spill, failed := os.CreateTemp("", "hearsay-words-*")
		if failed != nil {
			return nil, fmt.Errorf("no room for the words of %d MB of text: %w (set TMPDIR to a folder on a disk with %d MB free)", size>>20, failed, 2*size>>20)
		}
		defer func() { err = errors.Join(err, spill.Close(), os.Remove(spill.Name())) }()
		o.Spill = spill
	}
	return trace.Trace(ctx, set, o)
}

func lines(problems []document.Problem) []string {
	var out []string
	for _, p := range problems {
		out = append(out, p.Name+": "+p.What)
	}
	return out
}

// limits says, in lines for the page, what a trace could not decide.
func limits(f *news.Findings) []string {
	undecided := 0
	for _, e := range f.Edges {
		if !e.Decided {
			undecided++
		}
	}
	out := []string{
		"Claims are joined where articles share words or say the same in words near enough; the same in quite other words stands as two claims.",
	}
	if undecided > 0 {
		out = append(out, fmt.Sprintf("Which way the words went is not known for %d of %d pairs of articles.", undecided, len(f.Edges)))
	}
	return out
}
