// Package document is hearsay's JSON: stable, versioned, described by
// schema/hearsay.schema.json at the root of the repository. Each document names
// its kind and version in "schema"; a field is never renamed or given another
// meaning within a version, though new ones may be added.
//
// Offsets in JSON are Unicode code points, half-open, into the text that is named
// beside them, as Python and jq count; with every span stand its words, so that
// nobody has to count.
package document

import (
	"hearsay/internal/news"
	"hearsay/internal/text"
)

// The documents and their versions.
const (
	SchemaRead  = "hearsay/read/1"
	SchemaTrace = "hearsay/trace/1"
	SchemaAdd   = "hearsay/add/1"
	SchemaShow  = "hearsay/show/1"
	SchemaDiff  = "hearsay/diff/1"

	SchemaClaim     = "hearsay/claim/1"
	SchemaAsk       = "hearsay/ask/1"
	SchemaTimeline  = "hearsay/timeline/1"
	SchemaRelatives = "hearsay/relatives/1"

	SchemaJudgements = "hearsay/judgements/1"
	SchemaPieces     = "hearsay/pieces/1"
)

// Span is a stretch of the text that the document is about.
type Span struct {
	Start int    `json:"start"` // code points
	End   int    `json:"end"`
	Words string `json:"words"`
}

// Ref is a stretch of a text that is named.
type Ref struct {
	Text  news.TextID `json:"text"`
	Start int         `json:"start"` // code points
	End   int         `json:"end"`
	Words string      `json:"words"`
}

// Problem is an input that could not be read, or not wholly.
type Problem struct {
	Name    string `json:"name"`
	What    string `json:"what"`
	Do      string `json:"do"`
	Warning bool   `json:"warning"` // the article was read all the same
}

// body is a text with its coordinates.
type body struct {
	id     news.TextID
	text   string
	points *text.Mapper
}

func newBody(t *news.Text) *body { return &body{t.ID, t.Body, text.NewMapper(t.Body)} }

func (b *body) span(s news.Span) Span {
	return Span{b.points.PointOfByte(int(s.Start)), b.points.PointOfByte(int(s.End)), s.Of(b.text)}
}

// optional is the span, or nil for an absent one.
func (b *body) optional(s news.Span) *Span {
	if s.Empty() {
		return nil
	}
	x := b.span(s)
	return &x
}

// spans is never nil, so that JSON has [] and not null.
func (b *body) spans(ss []news.Span) []Span {
	out := make([]Span, 0, len(ss))
	for _, s := range ss {
		out = append(out, b.span(s))
	}
	return out
}

func (b *body) ref(s news.Span) Ref {
	x := b.span(s)
	return Ref{b.id, x.Start, x.End, x.Words}
}
