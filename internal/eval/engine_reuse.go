package eval

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"time"

	"hearsay/internal/news"
)

// PredictReuse traces articles and gives the pairs of them that share passages,
// sorted. Articles with one text share all of it.
func (e *Engine) PredictReuse(ctx context.Context, articles []CaseArticle) ([]ReusePrediction, error) {
	set, names, err := e.caseSet(ctx, articles)
	if err != nil {
		return nil, err
	}
	f, err := e.Trace(ctx, set)
	if err != nil {
		return nil, fmt.Errorf("tracing %d articles: %w", len(articles), err)
	}
	shared := make(map[[2]string][][2]Range)
	add := func(a, b string, x, y Range) {
		if b < a {
			a, b, x, y = b, a, y, x
		}
		shared[[2]string{a, b}] = append(shared[[2]string{a, b}], [2]Range{x, y})
	}
	for _, id := range names.ids {
		t := names.text[id]
		all := t.span(news.MakeSpan(0, len(t.body)))
		for i, a := range t.articles {
			for _, b := range t.articles[:i] {
				add(a, b, all, all)
			}
		}
	}
	for _, p := range f.Passages {
		a, b := names.text[p.A.Text], names.text[p.B.Text]
		if a == nil || b == nil {
			return nil, fmt.Errorf("the engine's passage %s is not between texts of the case", p.ID)
		}
		if err := cmp.Or(a.fits(a.articles[0], p.A.Span), b.fits(b.articles[0], p.B.Span)); err != nil {
			return nil, err
		}
		for _, x := range a.articles {
			for _, y := range b.articles {
				add(x, y, a.span(p.A.Span), b.span(p.B.Span))
			}
		}
	}
	out := make([]ReusePrediction, 0, len(shared))
	for pair, passages := range shared {
		out = append(out, ReusePrediction{pair[0], pair[1], passages})
	}
	slices.SortFunc(out, func(p, q ReusePrediction) int {
		return cmp.Or(cmp.Compare(p.A, q.A), cmp.Compare(p.B, q.B))
	})
	return out, nil
}

// runReuse scores the pairs of one corpus: the folder of Clough and Stevenson's, or
// the TEI file of Scissors and Paste, of which the gold is the project's own.
func runReuse(ctx context.Context, o *Options) (*Result, error) {
	path, err := oneDirectory(o)
	if err != nil {
		return nil, err
	}
	about, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	read := ReadReprints
	if about.IsDir() {
		read = ReadRevisions
	}
	g, err := read(path)
	if err != nil {
		return nil, err
	}
	r := &Result{Texts: len(g.Articles)}
	var p []ReusePrediction
	if o.Score != "" {
		p, err = readFile(o.Score, ReadReusePredictions)
	} else if o.Engine.Analyse == nil || o.Engine.Trace == nil {
		err = ErrEngine
	} else {
		start := time.Now()
		p, err = o.Engine.PredictReuse(ctx, g.Articles)
		r.Took = time.Since(start)
	}
	if err != nil {
		return nil, err
	}
	if err := writeTo(o.Predictions, func(w io.Writer) error { return writeLines(w, p) }); err != nil {
		return nil, err
	}
	r.Score = ScoreReuse(g, p)
	return r, nil
}
