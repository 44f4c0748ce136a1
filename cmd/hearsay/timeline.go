package main

import (
	"bufio"
	"context"
	"errors"

	"github.com/spf13/cobra"

	"hearsay/internal/export/document"
	hterm "hearsay/internal/export/term"
	"hearsay/internal/news"
	"hearsay/internal/told"
)

type timelineFlags struct {
	inputs
	caseFile string
	about    string
	all      bool
	machine  bool
}

func (a *app) timelineCommand() *cobra.Command {
	var f timelineFlags
	c := &cobra.Command{
		Use:   "timeline {FILE|DIR|-… | --case CASE}",
		Short: "Lay in time what articles tell: when it is told to have happened, and by whom",
		Long: `Lays what articles tell in time: for each day, and each longer time as it is told,
what is told to have happened then, by how many articles, and on whose word first;
below, when the articles were published. Dates that are told of one thing and cannot
both be right are marked, and so are numbers that changed on the way. Dates count from
the publication of the article that they stand in.

The most told is shown; --all shows everything. trace --html draws it, with a map.`,
		Example: `  hearsay timeline examples/harbour
  hearsay timeline --case story.hearsay --all`,
		RunE: func(c *cobra.Command, args []string) error {
			return a.timeline(c.Context(), args, f)
		},
	}
	f.flags(c)
	c.Flags().StringVar(&f.caseFile, "case", "", "lay out the articles of this case")
	c.Flags().StringVar(&f.about, "about", "", "only the articles that have all of these words")
	c.Flags().BoolVar(&f.machine, "no-judgements", false, "with --case: leave aside what people decided (hearsay judge)")
	c.Flags().BoolVar(&f.all, "all", false, "everything that is told, in full")
	return c
}

func (a *app) timeline(ctx context.Context, args []string, f timelineFlags) error {
	switch {
	case f.caseFile == "" && len(args) == 0:
		return usagef("timeline needs files, folders or --case")
	case f.caseFile != "" && len(args) > 0:
		return usagef("timeline takes files or --case, not both: `hearsay add --case %s …` puts them into the case", f.caseFile)
	case f.caseFile == "" && f.machine:
		return usagef("--no-judgements goes with --case: files have no judgements")
	case f.caseFile != "" && (f.published != "" || f.lang != ""):
		return usagef("--published and --lang are for files; what a case holds was dated when it was added")
	}
	var set *news.Set
	var found *news.Findings
	var problems []document.Problem
	var err error
	if f.caseFile != "" {
		var t traced
		t, err = a.judgedCase(ctx, f.caseFile, f.about, f.machine)
		set, found, problems = t.set, t.judged, t.problems
	} else if set, problems, err = a.set(ctx, args, f.inputs, f.about); err == nil {
		found, err = a.findings(ctx, set)
	}
	if err != nil {
		return err
	}
	times := told.InTime(set, found)
	out := bufio.NewWriter(a.stdout)
	if a.json {
		err = document.Write(out, document.NewMaker(set).Timeline(times, found.Judgements, problems))
	} else {
		err = hterm.Timeline(out, set, times, hterm.TimelineOptions{Style: a.style(), All: f.all, Judgements: found.Judgements})
	}
	return errors.Join(err, out.Flush())
}
