// Package trace is the second wing of the house: texts held against each other.
// Trace runs the stages below in the order in which they stand, each adding to
// the findings. What comes out depends on the set and Version alone.
package trace

import (
	"hearsay/internal/news"
	"hearsay/internal/trace/claim"
	"hearsay/internal/trace/provenance"
	"hearsay/internal/trace/reuse"
)

// Version names these stages. Whoever changes what any of them finds changes it,
// so that stored findings of the old kind are made again.
const Version = "1"

// stages is the wing, in order. A stage may use what those before it found.
var stages = []struct {
	name string
	run  func(*news.Set, *news.Findings)
}{
	{"passages", func(s *news.Set, f *news.Findings) { f.Passages = reuse.Passages(documents(s), reuse.Options{}) }},
	{"edges", func(s *news.Set, f *news.Findings) { f.Edges = provenance.Edges(s, f.Passages) }},
	{"claims", func(s *news.Set, f *news.Findings) { f.Claims = claim.Group(s, f.Passages) }},
	{"origins", func(s *news.Set, f *news.Findings) { provenance.Stand(s, f.Edges, f.Passages, f.Claims) }},
	{"drift", func(s *news.Set, f *news.Findings) { claim.Drift(s, f.Passages, f.Claims) }},
}

// Trace holds the texts of a set, each of which must have been analysed, against
// each other.
func Trace(s *news.Set) *news.Findings {
	f := &news.Findings{Version: Version}
	for _, st := range stages {
		st.run(s, f)
	}
	return f
}

// documents are the texts of a set as package reuse takes them.
func documents(s *news.Set) []reuse.Doc {
	docs := make([]reuse.Doc, len(s.Texts))
	for i, t := range s.Texts {
		docs[i] = reuse.Doc{Text: t.ID, Body: t.Body, Tokens: s.Analyses[i].Tokens, Quotations: s.Analyses[i].Quotations}
	}
	return docs
}
