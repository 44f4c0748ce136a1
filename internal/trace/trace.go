// Package trace is the second wing of the house: texts held against each other.
// Trace runs the stages below in the order in which they stand, each adding to
// the findings. What comes out depends on the set and Version alone.
package trace

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"hearsay/internal/lang/all"
	"hearsay/internal/news"
	"hearsay/internal/trace/claim"
	"hearsay/internal/trace/provenance"
	"hearsay/internal/trace/reuse"
)

// Version names these stages. Whoever changes what any of them finds changes it,
// so that stored findings of the old kind are made again.
const Version = "5"

// stages is the wing, in order. A stage may use what those before it found.
var stages = []struct {
	name string
	run  func(s *news.Set, f *news.Findings, workers int)
}{
	{"passages", func(s *news.Set, f *news.Findings, workers int) { f.Passages = passages(documents(s), workers) }},
	{"edges", func(s *news.Set, f *news.Findings, _ int) { f.Edges = provenance.Edges(s, f.Passages) }},
	{"lineages", func(s *news.Set, f *news.Findings, _ int) { f.Lineages = provenance.Lineages(s, f.Edges, f.Passages) }},
	{"claims", func(s *news.Set, f *news.Findings, _ int) { f.Claims = claim.Group(s, f.Passages, f.Edges) }},
	{"origins", func(s *news.Set, f *news.Findings, _ int) { provenance.Stand(s, f.Edges, f.Passages, f.Claims) }},
	{"revisions", func(s *news.Set, f *news.Findings, _ int) { f.Revisions = revisions(s, f) }},
	{"drift", func(s *news.Set, f *news.Findings, _ int) { claim.Drift(s, f.Passages, f.Claims) }},
}

// Trace holds the texts of a set, each of which must have been analysed, against
// each other, on a number of goroutines (0: one for each processor). The number
// changes nothing in what is found. The error is the context's.
func Trace(ctx context.Context, s *news.Set, workers int) (*news.Findings, error) {
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	f := &news.Findings{Version: Version}
	for _, st := range stages {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("stopped before %s: %w", st.name, err)
		}
		st.run(s, f, workers)
	}
	return f, nil
}

// passages finds the passages that documents share, a step of the index after the other
// and each on all workers.
func passages(docs []reuse.Doc, workers int) []news.Passage {
	b := reuse.NewBuilder(docs, reuse.Options{})
	each(workers, reuse.Blocks, b.Read)
	b.Arrange()
	each(workers, reuse.Blocks, b.Post)
	each(workers, reuse.Parts, b.Group)
	each(workers, reuse.Blocks, b.Mark)
	ix := b.Index()
	found := make([][]news.Passage, workers)
	each(workers, workers, func(w int) {
		m := ix.Matcher()
		for i := w; i < ix.Len(); i += workers {
			found[w] = append(found[w], m.Match(i)...)
		}
	})
	ps := slices.Concat(found...)
	reuse.Sort(ps)
	return ps
}

// each calls f with 0 to n-1, on a number of goroutines.
func each(workers, n int, f func(i int)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(workers, n) {
		wg.Go(func() {
			for i := next.Add(1) - 1; i < int64(n); i = next.Add(1) - 1 {
				f(int(i))
			}
		})
	}
	wg.Wait()
}

// documents are the texts of a set as package reuse takes them: each with the
// place, the outlet and the address of its first printing.
func documents(s *news.Set) []reuse.Doc {
	docs := make([]reuse.Doc, len(s.Texts))
	for i := range s.Texts {
		docs[i] = document(s, i)
	}
	for t, printings := range s.Printings() {
		if len(printings) > 0 {
			first := &s.Articles[printings[0]]
			docs[t].Rank, docs[t].Outlet, docs[t].Page = printings[0], first.Outlet, provenance.Address(first.URL)
		}
	}
	return docs
}

// document is a text of a set without what its printings say.
func document(s *news.Set, t int) reuse.Doc {
	d := docOf(&s.Texts[t], s.Analyses[t])
	d.Rank = len(s.Articles)
	return d
}

func docOf(t *news.Text, a *news.Analysis) reuse.Doc {
	return reuse.Doc{Text: t.ID, Body: t.Body, Tokens: a.Tokens, Quotations: a.Quotations, Common: frequent(t.Lang)}
}

// vocabularies are the frequent words of each language, by its code.
var vocabularies = sync.OnceValue(func() map[string]*reuse.Vocabulary {
	out := map[string]*reuse.Vocabulary{}
	for _, l := range all.Languages {
		out[l().Code] = reuse.NewVocabulary(l().Frequent)
	}
	return out
})

// frequent are the frequent words of a language: those of the first one for a text whose
// language could not be told.
func frequent(code string) *reuse.Vocabulary {
	if code == "" || code == "und" {
		code = all.Languages[0]().Code
	}
	return vocabularies()[code]
}
