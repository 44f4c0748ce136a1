package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"hearsay/internal/casefile"
	"hearsay/internal/export/document"
	"hearsay/internal/news"
)

func (a *app) showCommand() *cobra.Command {
	var path string
	var machine bool
	c := &cobra.Command{
		Use:   "show --case CASE ID",
		Short: "Show anything in a case as JSON: article, statement, passage, claim, edge, text, capture",
		Long: `Shows one thing of a case as JSON. An ID is a letter for the kind (a article,
b captured bytes, c claim, e edge, p passage, s statement, t text) and hexadecimal
digits, as other commands print them; its beginning will do while only one thing
has it. Claims, edges and passages are there once the case was traced. Claims and
edges are shown as people judged them.`,
		Example: `  hearsay show --case story.hearsay c3f2a | jq .value.origins`,
		Args:    needs(1, 1, "one id"),
		RunE: func(c *cobra.Command, args []string) (err error) {
			if path == "" {
				return usagef("show needs --case CASE")
			}
			k, err := a.openCase(c.Context(), path, casefile.Options{ReadOnly: true})
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, k.Close()) }()
			shown, ok, err := document.Shown{}, false, error(nil)
			if !machine {
				shown, ok, err = a.showJudged(c.Context(), k, news.ID(args[0]))
			}
			if err == nil && !ok {
				shown, err = a.show(c.Context(), k, news.ID(args[0]))
			}
			if err != nil {
				return err
			}
			if a.json {
				return document.Write(a.stdout, shown)
			}
			return document.WriteIndented(a.stdout, shown)
		},
	}
	c.Flags().StringVar(&path, "case", "", "the case")
	c.Flags().BoolVar(&machine, "no-judgements", false, "leave aside what people decided (hearsay judge), and show what the machine found")
	return c
}

// showJudged makes the document of the claim or the edge that an id leads to, as people judged it.
// It is false where nobody judged anything, nothing was traced, or no such thing is left.
func (a *app) showJudged(ctx context.Context, k *casefile.Case, id news.ID) (document.Shown, bool, error) {
	none := document.Shown{}
	if !strings.HasPrefix(string(id), "c") && !strings.HasPrefix(string(id), "e") {
		return none, false, nil
	}
	js, err := allJudgements(ctx, k)
	if err != nil || len(js) == 0 {
		return none, false, err
	}
	set, _, err := a.loadCase(ctx, k, "")
	if err != nil {
		return none, false, err
	}
	found, ok, err := k.Findings(ctx, findingsKey(set))
	if err != nil || !ok {
		return none, false, err
	}
	f, m := applied(set, found, js), document.NewMaker(set)
	var shown []document.Shown
	for i := range f.Claims {
		if c := &f.Claims[i]; strings.HasPrefix(string(c.ID), string(id)) {
			shown = append(shown, document.NewShown("claim", c.ID, m.Claim(c)))
		}
	}
	for i := range f.Edges {
		if e := &f.Edges[i]; strings.HasPrefix(string(e.ID), string(id)) {
			shown = append(shown, document.NewShown("edge", e.ID, m.Edge(e)))
		}
	}
	if len(shown) == 1 {
		return shown[0], true, nil
	}
	return none, false, nil // of several, who looks it up among what was found says which
}

// show makes the document of what an id leads to.
func (a *app) show(ctx context.Context, k *casefile.Case, id news.ID) (document.Shown, error) {
	if id != "" && strings.Contains("djno", strings.ToLower(string(id[:1]))) && len(id) > 1 && strings.Trim(string(id[1:]), "0123456789abcdef") == "" {
		return document.Shown{}, fmt.Errorf("%s: judgements, and the origins, denials and changes of a claim, are shown by `hearsay judge` with list and ids", id)
	}
	found, err := k.Find(ctx, id)
	if err != nil {
		return document.Shown{}, err
	}
	var texts []news.Text
	for _, t := range textsOf(found.Value) {
		text, err := k.Text(ctx, t)
		if err != nil {
			return document.Shown{}, err
		}
		texts = append(texts, text)
	}
	m := document.NewMaker(news.NewSet(nil, texts))
	switch v := found.Value.(type) {
	case casefile.Statement:
		if v.Index >= 0 {
			return document.NewShown("statement", found.ID, m.Told(v.Analysis, v.Index)), nil
		}
		return document.NewShown("assertion", found.ID, m.Assertion(v.Words)), nil
	case casefile.Capture:
		c := document.Capture{ID: v.ID, Size: v.Size, Arrivals: []document.Arrival{}}
		for _, x := range v.Arrivals {
			c.Arrivals = append(c.Arrivals, document.ArrivalOf(x.Capture, x.At, x.Article))
		}
		return document.NewShown("capture", found.ID, c), nil
	}
	return m.Show(found.ID, found.Value)
}

// textsOf lists the texts that a finding points into.
func textsOf(v any) []news.TextID {
	switch v := v.(type) {
	case news.Article:
		return []news.TextID{v.Text}
	case news.Text:
		return []news.TextID{v.ID}
	case casefile.Statement:
		return []news.TextID{v.Words.Text}
	case news.Passage:
		return []news.TextID{v.A.Text, v.B.Text}
	case news.Edge:
		var ids []news.TextID
		for _, r := range v.Evidence {
			ids = append(ids, r.Text)
		}
		return ids
	case news.Claim:
		ids := []news.TextID{v.Headline.Text}
		for _, t := range v.Tellings {
			ids = append(ids, t.Words.Text)
			for _, d := range t.Drift {
				ids = append(ids, d.From.Text, d.To.Text)
			}
		}
		for _, o := range v.Origins {
			ids = append(ids, o.Words.Text)
		}
		for _, d := range v.Denials {
			ids = append(ids, d.Words.Text)
		}
		return ids
	}
	return nil
}
