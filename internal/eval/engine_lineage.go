package eval

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"slices"

	"hearsay/internal/news"
)

// PredictLineage traces the articles of a case, and puts what was found in the
// terms of the scorer: passages between articles instead of texts, the edges
// along which words went, and the roots that follow from them.
func (e *Engine) PredictLineage(ctx context.Context, articles []CaseArticle) (*LineagePrediction, error) {
	set, names, err := e.caseSet(ctx, articles)
	if err != nil {
		return nil, err
	}
	f, err := e.Trace(ctx, set)
	if err != nil {
		return nil, fmt.Errorf("tracing %d articles: %w", len(articles), err)
	}
	p := &LineagePrediction{Edges: []CopyEdge{}}
	for _, x := range f.Edges {
		from, to := names.id[x.From], names.id[x.To]
		if from == "" || to == "" {
			return nil, fmt.Errorf("the engine's edge %s joins %s and %s: not both are articles of the case", x.ID, x.From, x.To)
		}
		if carriesWords(&x) {
			p.Edges = append(p.Edges, CopyEdge{from, to})
		}
	}
	if p.Passages, err = names.passages(f.Passages); err != nil {
		return nil, err
	}
	p.Origins = names.rootsOf(f)
	return p, nil
}

// carriesWords reports whether an edge says that words went from one article to
// the other: what is only credited or linked is not copied, and what is
// undecided has no direction.
func carriesWords(x *news.Edge) bool {
	return x.Decided && (x.Kind == news.Copies || x.Kind == news.Quotes)
}

// caseNames leads from the engine's ids back to the case's.
type caseNames struct {
	id   map[news.ID]string       // article → the case's id
	text map[news.TextID]*telling // text → who tells it
	ids  []news.TextID            // all texts, sorted
}

// telling is a text with the articles that it is the text of, in order of id.
type telling struct {
	*goldText
	articles []string
}

// caseSet makes the set that the engine traces out of a case's articles, as
// capture does: normalised, each text analysed once, in the set's order.
func (e *Engine) caseSet(ctx context.Context, articles []CaseArticle) (*news.Set, *caseNames, error) {
	var printed []news.Article
	var texts []news.Text
	names := &caseNames{id: make(map[news.ID]string), text: make(map[news.TextID]*telling)}
	for i := range articles {
		a := &articles[i]
		published, err := stampOf(a.Published)
		if err != nil {
			return nil, nil, fmt.Errorf("article %s: %w", a.ID, err)
		}
		t := newGoldText(a.Text)
		id := news.TextIDOf(t.body)
		if names.text[id] == nil {
			names.text[id] = &telling{goldText: t}
			names.ids = append(names.ids, id)
		} else if names.text[id].raw != a.Text {
			// Two raw texts with one body would need a mapping each. The maker's
			// cases never hold such; they are refused rather than mapped wrongly.
			return nil, nil, fmt.Errorf("article %s differs from another of the same text only in control characters or line ends", a.ID)
		}
		names.text[id].articles = append(names.text[id].articles, a.ID)
		article := news.Article{
			Capture: news.CaptureIDOf([]byte(a.Text)), Text: id, Given: a.ID, Title: a.Title,
			Outlet: a.Outlet, URL: a.URL, Authors: a.Authors, Lang: english, Published: published,
		}
		article.ID = news.ArticleID(&article)
		if names.id[article.ID] != "" {
			return nil, nil, fmt.Errorf("the articles %s and %s cannot be told apart", a.ID, names.id[article.ID])
		}
		names.id[article.ID] = a.ID
		printed = append(printed, article)
	}
	slices.SortFunc(names.ids, func(a, b news.TextID) int { return bytes.Compare(a[:], b[:]) })
	for _, id := range names.ids {
		slices.Sort(names.text[id].articles)
		texts = append(texts, news.Text{ID: id, Lang: english, Body: names.text[id].body})
	}
	set := news.NewSet(printed, texts)
	for t := range set.Texts {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		set.Analyses[t] = e.Analyse(set.Texts[t].Body, english)
	}
	return set, names, nil
}

// passages writes passages between texts as passages between articles. Articles
// with the same text share all of it: each with the first of them. A passage
// between two texts is written once, between the first article of each, since
// the others follow: writing it for every pair of articles would say nothing
// more, and grow with the square of the copies.
func (n *caseNames) passages(found []news.Passage) ([]SharedPassage, error) {
	out := []SharedPassage{}
	for _, id := range n.ids {
		t := n.text[id]
		all := t.span(news.MakeSpan(0, len(t.body)))
		for _, other := range t.articles[1:] {
			out = append(out, SharedPassage{t.articles[0], all[0], all[1], other, all[0], all[1]})
		}
	}
	for _, p := range found {
		a, b := n.text[p.A.Text], n.text[p.B.Text]
		if a == nil || b == nil {
			return nil, fmt.Errorf("the engine's passage %s is not between texts of the case", p.ID)
		}
		if err := cmp.Or(a.fits(a.articles[0], p.A.Span), b.fits(b.articles[0], p.B.Span)); err != nil {
			return nil, err
		}
		x, y := a.span(p.A.Span), b.span(p.B.Span)
		out = append(out, SharedPassage{a.articles[0], x[0], x[1], b.articles[0], y[0], y[1]})
	}
	return out, nil
}

// rootsOf are the roots of each article; one that has none is its own.
func (n *caseNames) rootsOf(f *news.Findings) map[string][]string {
	out := make(map[string][]string, len(f.Lineages))
	for i := range f.Lineages {
		x := &f.Lineages[i]
		id := n.id[x.Article]
		roots := []string{}
		for _, r := range x.Roots {
			if !r.Added { // the maker counts no words that a copy has added
				roots = append(roots, n.id[r.Article])
			}
		}
		if len(roots) == 0 {
			roots = append(roots, id)
		}
		slices.Sort(roots)
		out[id] = roots
	}
	return out
}
