package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"hearsay/internal/casefile"
	"hearsay/internal/export/document"
	hterm "hearsay/internal/export/term"
	"hearsay/internal/news"
	"hearsay/internal/read"
	"hearsay/internal/trace"
)

type relativesFlags struct {
	inputs
	caseFile string
	all      bool
	machine  bool // leave aside what people decided
}

func (a *app) relativesCommand() *cobra.Command {
	var f relativesFlags
	c := &cobra.Command{
		Use:   "relatives --case CASE ARTICLE|FILE",
		Short: "Show at once which articles of a case one article shares its words with",
		Long: `Shows for one article with which others of a case it shares passages, which way the
words went and on what that rests, how much, and where its words stood first: what
trace finds of it, without tracing the rest of the case, however large that is.

ARTICLE is the id of an article in the case, or the beginning of it. FILE holds one
article that need not be in the case ("news.jsonl#3" is the third record of a file,
"-" is standard input): it is read, looked up, and not added.`,
		Example: `  hearsay relatives --case story.hearsay a2431
  hearsay relatives --case story.hearsay draft.txt --published 2017-09-10 --json`,
		Args: needs(1, 1, "one article: its id, or a file"),
		RunE: func(c *cobra.Command, args []string) error {
			if f.caseFile == "" {
				return usagef("relatives needs --case CASE")
			}
			return a.relatives(c.Context(), args[0], f)
		},
	}
	f.flags(c)
	c.Flags().StringVar(&f.caseFile, "case", "", "the case")
	c.Flags().BoolVar(&f.all, "all", false, "all relatives and passages, however many")
	c.Flags().BoolVar(&f.machine, "no-judgements", false, "leave aside what people decided (hearsay judge)")
	return c
}

func (a *app) relatives(ctx context.Context, name string, f relativesFlags) (err error) {
	k, err := a.openCase(ctx, f.caseFile, casefile.Options{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, k.Close()) }()
	if err := a.prepareIndex(ctx, k); err != nil {
		return mendable(f.caseFile, err)
	}
	in, err := k.Lookup(ctx, read.Version)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	archive, id, problems, err := a.asked(ctx, k, in, name, f)
	if err != nil {
		return mendable(f.caseFile, err)
	}
	set, found, err := trace.Relatives(archive, id)
	if err != nil {
		return mendable(f.caseFile, err)
	}
	if !f.machine {
		js, err := allJudgements(ctx, k)
		if err != nil {
			return err
		}
		judgeRelatives(set, found, js)
	}
	out := bufio.NewWriter(a.stdout)
	if a.json {
		err = document.Write(out, document.NewMaker(set).Relatives(found, problems))
	} else {
		err = hterm.Relatives(out, set, found, hterm.RelativesOptions{Style: a.style(), All: f.all})
	}
	return errors.Join(err, out.Flush())
}

// judgeRelatives lays what people decided of edges on those of an article's relatives. Where one is
// gone by that, or goes another way, where the article's words stood first is left open: a trace
// follows all edges anew.
func judgeRelatives(set *news.Set, r *news.Relatives, js []news.Judgement) {
	js = slices.DeleteFunc(js, func(j news.Judgement) bool { return j.Verb != news.Undo && j.Of.Kind != news.OfEdge })
	f := applied(set, &news.Findings{Edges: r.Edges, Passages: r.Passages}, js)
	changed := len(f.Edges) != len(r.Edges)
	for i := range f.Edges {
		changed = changed || f.Edges[i].Why == news.WhyJudged
	}
	r.Edges = f.Edges
	for i := range f.Judgements {
		if j := &f.Judgements[i]; j.Effect == news.InEffect && j.Verb != news.Undo {
			r.Judgements = append(r.Judgements, *j)
		}
	}
	if changed && r.Lineage != nil {
		r.Lineage, r.Unsettled = nil, "where its words stood first, since people judged from where it has them"
	}
}

// prepareIndex brings what a case keeps of its articles up to date.
func (a *app) prepareIndex(ctx context.Context, k *casefile.Case) (err error) {
	// Another program may add articles at the same time, which are to be analysed before they are indexed.
	for range indexTries {
		if err := a.analyseCase(ctx, k); err != nil {
			return err
		}
		_, err = a.indexCase(ctx, k)
		if !errors.Is(err, casefile.ErrMoved) && !errors.Is(err, casefile.ErrNotFound) {
			break
		}
	}
	return err
}

// indexTries is how often the index is begun anew where another program is at work on the case.
const indexTries = 8

// mendable says what to do about an index that is damaged.
func mendable(path string, err error) error {
	if errors.Is(err, trace.ErrIndex) || errors.Is(err, casefile.ErrNotFound) { // the index speaks of what is not there
		return fmt.Errorf("%s: %w: `hearsay index --case %s` makes the index anew", path, err, path)
	}
	return err
}

// asked finds the article that a name stands for: one of the case, or one in a file,
// with which the case is then looked at as if it were in it.
func (a *app) asked(ctx context.Context, k *casefile.Case, in *casefile.Lookup, name string, f relativesFlags) (trace.Archive, news.ID, []document.Problem, error) {
	file, record := splitRecord(name)
	if _, err := os.Stat(file); name != "-" && !record && errors.Is(err, fs.ErrNotExist) {
		if f.published != "" || f.lang != "" {
			return nil, "", nil, usagef("--published and --lang are for files, and there is no file %s", name)
		}
		found, err := k.Find(ctx, news.ID(name))
		if errors.Is(err, casefile.ErrNotFound) {
			return nil, "", nil, fmt.Errorf("%s is no file, and no article of the case", name)
		} else if err != nil {
			return nil, "", nil, err
		}
		if _, ok := found.Value.(news.Article); !ok {
			return nil, "", nil, usagef("%s is no article: the ids of articles begin with a", found.ID)
		}
		return in, found.ID, nil, nil
	}
	o, err := a.captureOptions(f.inputs)
	if err != nil {
		return nil, "", nil, err
	}
	p := &two{}
	if err := a.one(ctx, name, o, p); err != nil {
		return nil, "", nil, err
	}
	x, t := p.articles[0], p.texts[0]
	if _, err := in.Article(x.ID); err == nil {
		return in, x.ID, p.problems, nil
	} else if !errors.Is(err, casefile.ErrNotFound) {
		return nil, "", nil, err
	}
	analysis := read.Read(t)
	if kept, its, err := in.Text(t.ID); err == nil { // the case may say otherwise what its language is
		t, analysis = kept, its
	} else if !errors.Is(err, casefile.ErrNotFound) {
		return nil, "", nil, err
	}
	archive, err := trace.With(in, x, t, analysis)
	return archive, x.ID, p.problems, err
}
