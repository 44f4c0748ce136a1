// Package provenance draws who stands on whom: edges between articles that
// share words, credit or link to each other; which way each edge goes, and on
// what that rests; and, for every claim, which tellings were taken from which
// and where the claim enters the set.
//
// It never guesses. Where the signs are missing or contradict each other an edge
// is undecided, and is shown so.
//
// This is a first cut: direction rests on credits, links and the time of
// publication alone.
package provenance

// Method names what found an edge, with its version.
const Method = "provenance/1"
