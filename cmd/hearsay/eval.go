package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"hearsay/internal/capture"
	"hearsay/internal/eval"
	hterm "hearsay/internal/export/term"
	"hearsay/internal/lang/en/syntaxnet"
	"hearsay/internal/news"
	"hearsay/internal/read"
	"hearsay/internal/read/tag"
	"hearsay/internal/read/when"
	"hearsay/internal/trace"
)

// whole analyses a text. Where that stops before the end, so does what is measured: a figure of
// half-read texts would be no figure of hearsay.
func whole(t news.Text) *news.Analysis {
	a := read.Read(t)
	if a.Stopped != nil {
		panic(fmt.Sprintf("the text %s was not read to its end: %s failed: %s", t.ID, a.Stopped.Stage, a.Stopped.Why))
	}
	return a
}

// engine is what is measured: the very functions that the other commands call.
func (a *app) engine() *eval.Engine {
	return &eval.Engine{
		Analyse: func(body, lang string) *news.Analysis {
			return whole(news.Text{ID: news.TextIDOf(body), Lang: lang, Body: body})
		},
		Resolve: func(dates []news.Date, published news.Stamp) []string {
			return valuesOf(when.Resolve(dates, published))
		},
		ByPublication: func(dates []news.Date, published news.Stamp) []string {
			return valuesOf(when.ByPublication(dates, published))
		},
		Populous: populous,
		PlacesAtHome: func(address, lang string, bodies []string) [][]news.Place {
			var texts []news.Text
			var analyses []*news.Analysis
			for _, b := range bodies {
				texts = append(texts, news.Text{ID: news.TextIDOf(b), Lang: lang, Body: b})
				analyses = append(analyses, whole(texts[len(texts)-1]))
			}
			return read.PlacesAtHome(address, texts, analyses)
		},
		MainEvent: func(title, body, lang string, a *news.Analysis) news.MainEvent {
			return read.MainEvent(title, news.Text{Lang: lang, Body: body}, a)
		},
		Factuality: read.Factuality,
		Trace: func(ctx context.Context, s *news.Set) (*news.Findings, error) {
			return trace.Trace(ctx, s, trace.Options{Workers: a.workers})
		},
		Extract: func(page []byte, url string) (string, error) {
			p, err := capture.Extract(page, "", url)
			return p.Body, err
		},
		Syntax: syntax,
	}
}

// populous is the most populous place of a name: what places are measured beside.
func populous(name, lang string) *eval.Spot {
	p, ok := read.Populous(name, lang)
	if !ok {
		return nil
	}
	return &eval.Spot{Lat: p.Lat, Lon: p.Lon, GeoNameID: int64(p.GeoNameID)}
}

// valuesOf are the TIMEX3 values alone.
func valuesOf(resolved []when.Value) []string {
	var values []string
	for _, v := range resolved {
		values = append(values, v.Value)
	}
	return values
}

// syntax tags and parses a text. The stage of events does so for some sentences; here
// it is measured by itself, and in English alone.
func syntax(body, _ string, a *news.Analysis) []eval.SyntaxNode {
	l := syntaxnet.Syntax()
	t := tag.Syntax(body, a, l)
	nodes := make([]eval.SyntaxNode, len(a.Tokens))
	for i := range nodes {
		nodes[i] = eval.SyntaxNode{Tag: l.Tags[t.Tags[i]], Fine: l.Fine[t.Fine[i]], Head: t.Heads[i], Rel: l.Rels[t.Rels[i]]}
	}
	return nodes
}

type evalFlags struct {
	gold        []string
	split       string
	predictions string
	score       string
	shared      string
	update      bool
	full        bool
	together    bool
}

func (a *app) evalCommand() *cobra.Command {
	var f evalFlags
	c := &cobra.Command{
		Use:   "eval TASK|all",
		Short: "Score hearsay against gold data",
		Long: `Scores hearsay on gold data: attribution, voices, statements, stance, chains,
assertions, factuality, dates, places, quantities, events, lineage, reuse, claims,
extraction or syntax. It prints what the reference scorers print, to the last digit.

"all" measures the whole scoreboard on the gold below --shared and compares it with
the committed one: a figure that was lost is an error. With --update it writes the
scoreboard and docs/accuracy.md instead.`,
		Example: `  hearsay eval attribution --gold ../shared/data/attribution/dev.jsonl
  hearsay eval dates --gold time.jsonl --split dev-half --predictions out.jsonl
  hearsay eval all`,
		Args:      cobra.ExactArgs(1),
		ValidArgs: append(eval.Tasks(), "all"),
		RunE: func(c *cobra.Command, args []string) error {
			if args[0] == "all" {
				return a.scoreboard(c.Context(), f)
			}
			if len(f.gold) == 0 {
				return usagef("eval %s needs --gold FILE", args[0])
			}
			r, err := eval.Run(c.Context(), args[0], eval.Options{
				Gold: f.gold, Split: f.split, Predictions: f.predictions, Score: f.score, Together: f.together, Engine: a.engine(),
			})
			if errors.Is(err, eval.ErrTask) {
				return usagef("%w: %s; the tasks are %s, and all", eval.ErrTask, args[0], strings.Join(eval.Tasks(), ", "))
			}
			if err != nil {
				return err
			}
			for _, e := range r.Failed {
				fmt.Fprintf(a.stderr, "hearsay: %s\n", hterm.Clean(e.Error()))
			}
			a.speed(r)
			return eval.WriteScore(a.stdout, r.Score)
		},
	}
	c.Flags().StringArrayVar(&f.gold, "gold", nil, "gold file (or folder, for lineage, reuse, claims, extraction and syntax; or \"constructed\", for claims); may be repeated")
	c.Flags().StringVar(&f.split, "split", "", "score a part of the gold: "+strings.Join(eval.Splits(), ", "))
	c.Flags().StringVar(&f.predictions, "predictions", "", "write what was found to this file, as the reference scorers read it")
	c.Flags().StringVar(&f.score, "score", "", "score the predictions in this file in place of the engine's")
	c.Flags().StringVar(&f.shared, "shared", "../shared", "all: where the gold is")
	c.Flags().BoolVar(&f.update, "update", false, "all: write the scoreboard and docs/accuracy.md")
	c.Flags().BoolVar(&f.full, "full", false, "all: more and larger lineage cases")
	c.Flags().BoolVar(&f.together, "together", false, "claims: trace all events as one set, and count the claims that join two")
	return c
}

// speed says on stderr how fast the engine was.
func (a *app) speed(r *eval.Result) {
	if s := r.Took.Seconds(); s > 0 && !a.quiet {
		fmt.Fprintf(a.stderr, "hearsay: %d texts in %.1f s, %.0f a second\n", r.Texts, s, float64(r.Texts)/s)
	}
}

// scoreboard measures everything and holds it against what was committed.
func (a *app) scoreboard(ctx context.Context, f evalFlags) error {
	b, err := eval.All(ctx, f.shared, a.engine(), eval.BoardOptions{Full: f.full, Progress: func(m string, r *eval.Result) {
		fmt.Fprintf(a.stderr, "%s: ", m)
		a.speed(r)
	}})
	if err != nil {
		return err
	}
	for _, s := range b.Skipped {
		fmt.Fprintf(a.stderr, "hearsay: %s on %s was left out: %s\n", s.Task, s.Data, s.Why)
	}
	if f.update {
		return eval.Update(".", b, time.Now(), "hearsay eval all --update")
	}
	golden, err := os.Open(eval.GoldenPath)
	if err != nil {
		return fmt.Errorf("the committed scoreboard: %w (run it in the folder of hearsay's sources)", err)
	}
	defer golden.Close()
	c, err := eval.Compare(eval.GoldenPath, golden, b)
	if err != nil {
		return err
	}
	if err := c.Write(a.stdout); err != nil {
		return err
	}
	if len(c.Lost) > 0 {
		return fmt.Errorf("%d figures were lost", len(c.Lost))
	}
	return nil
}
