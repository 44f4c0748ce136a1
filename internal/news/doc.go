// Package news holds the words of the trade as plain types: article, statement,
// voice, passage, claim, edge, origin. It does no I/O and knows no language.
//
// Everything that a stage finds is a span: a half-open range of bytes in one
// text, cut out only when it is shown. A text is known by the SHA-256 of its
// bytes, so a finding that names a text and a span can be checked by anybody
// who holds the same text.
//
// Finished data never changes. A stage fills the one field that is its own and
// leaves the others alone; a later stage adds its own layer.
package news
