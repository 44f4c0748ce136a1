package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"hearsay/internal/capture"
	"hearsay/internal/export/document"
	hterm "hearsay/internal/export/term"
	"hearsay/internal/read"
)

func (a *app) readCommand() *cobra.Command {
	var in inputs
	var all bool
	c := &cobra.Command{
		Use:   "read FILE|DIR|-…",
		Short: "Read articles: who says what, on whose word, when and where",
		Long: `Reads each article by itself and shows its voices, and for each statement who
makes it, how, through whom, and its words; then what the author asserts himself,
what is told to have happened, and the dates and places in it. Above it all stands
what the article is about: when, where, who, what.

Files are .txt, .md, .html, .json, .jsonl, each also .gz; folders are walked; "-"
is standard input. With --json, one line for each article.`,
		Example: `  hearsay read article.txt --published 2017-09-10
  hearsay read page.html --json | jq '.statements[].content[].words'`,
		Args: needs(1, 0, "files or folders (- is standard input)"),
		RunE: func(c *cobra.Command, args []string) error {
			n := 0
			var stops []capture.Problem
			_, err := a.gather(c.Context(), args, in, func(i *capture.Item) error {
				an := read.Read(i.Text)
				if an.Stopped != nil {
					stops = append(stops, stop(i.Capture.Name, an.Stopped))
				}
				about := read.MainEvent(i.Article.Title, i.Text, an)
				if a.json {
					return document.Write(a.stdout, document.ReadingOf(&i.Article, &i.Text, an, about))
				}
				if n++; n > 1 {
					fmt.Fprint(a.stdout, "\n\n")
				}
				return hterm.Read(a.stdout, hterm.Reading{Article: &i.Article, Text: &i.Text, Analysis: an, Main: about, All: all}, a.style())
			})
			a.report(stops)
			return err
		},
	}
	c.Flags().BoolVar(&all, "all", false, "list all events that are found, and not only the first ones")
	in.flags(c)
	return c
}

func (in *inputs) flags(c *cobra.Command) {
	c.Flags().StringVar(&in.published, "published", "", "publication date of every article, in place of what they say: 2017-09-10")
	c.Flags().StringVar(&in.lang, "lang", "", "language of every article, in place of what they say: en")
}
